//! What an amount is for each of: "a share", "per 100,000 people", "an hour".
//!
//! Comes in: tokens and the amount before them. Goes out: [`Per`]. Not here: rates with a name of their own (`unit`).

use super::input::{HYPHEN, Parsed, Tokens, glued, no};
use super::measure::Item;
use super::model::{Kind, Per, UnitSet};
use super::unit::{name, unit_key};
use super::words::{Class, Meaning};
use crate::exact::Rational;
use crate::token::{Key, literal};
use nom::Parser;
use nom::combinator::opt;

const A: Key = literal("a");
const AN: Key = literal("an");
const EACH: Key = literal("each");
const EVERY: Key = literal("every");
const PER: Key = literal("per");
const SLASH: Key = literal("/");

/// "a share", "per 100,000 people", "an hour", "/month", "each".
pub(super) fn per<'t>(input: Tokens<'t>, item: &Item) -> Parsed<'t, Per> {
    if !input.first().is_some_and(|token| input.text.words.may_follow(token.key)) {
        return no();
    }
    let sum = matches!(
        item.kind,
        Kind::Money | Kind::Measure | Kind::Count | Kind::Percent | Kind::Duration | Kind::Multiple
    );
    let (at, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    let start = at.first().map(|token| token.key);
    let explicit = matches!(start, Some(PER)) || at.is_glued(SLASH) && item.behind | (item.kind == Kind::Money);
    let article = matches!(start, Some(A | AN | EVERY | EACH)) && hyphen.is_none();
    if !sum || !(explicit || article) {
        return no();
    }
    let rest = at.skip(1);
    let (rest, base) = opt(super::figure::figure).parse(rest)?;
    let base_value = base.map_or(Rational::ONE, |figure| figure.number.value);
    if base.is_some() && !explicit || base_value.is_zero() {
        return no();
    }
    if let Ok((after, set)) = unit_of_rate(rest) {
        let time = set
            .first()
            .and_then(|unit| input.text.units.get(unit))
            .is_some_and(|unit| input.text.units.dimension_name(unit.dimension) == "time");
        let moment = article && time && matches!(after.str(), "earlier" | "ago" | "before" | "previously" | "later");
        let fits = !moment && (explicit || time || matches!(item.kind, Kind::Money | Kind::Measure));
        let noun = unit_key(rest, set).unwrap_or_default();
        return if fits {
            Ok((after, Per { noun, unit: set.first(), base: base_value, spelled: explicit }))
        } else {
            no()
        };
    }
    let noun = rest.first().filter(|token| token.is_word());
    let fits = explicit || item.kind == Kind::Money && rest.ahead_in(0, Class::EACH);
    match noun {
        Some(noun) if fits => {
            Ok((rest.skip(1), Per { noun: noun.key, unit: None, base: base_value, spelled: explicit }))
        }
        None if base.is_some() => Ok((rest, Per { noun: Key(0), unit: None, base: base_value, spelled: explicit })),
        _ => no(),
    }
}

/// The unit of a rate: "square mile", "hour", "kg", "h".
fn unit_of_rate(input: Tokens<'_>) -> Parsed<'_, UnitSet> {
    let sign = |at: Tokens<'_>| {
        at.phrase(|meaning| if let Meaning::Shy(set) = meaning { Some(set) } else { None }).map(|(_, set)| set)
    };
    if let Ok(found) = name(input) {
        return Ok(found);
    }
    if input.glued() && input.behind(1).is_some_and(|token| token.key == SLASH) {
        return sign(input).map(|set| (input.skip(1), set));
    }
    no()
}
