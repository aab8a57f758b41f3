//! A number with its unit: money, percent, measures, durations, and compounds of them.
//!
//! Comes in: tokens. Goes out: [`Item`]. Not here: ranges, hedges, rates.

use super::digits::{Figure, Form};
use super::figure::{figure, plain_digits, scales};
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::model::{Amount, Kind, Number, UnitSet};
use super::words::{Class, Meaning};
use crate::exact::Rational;
use crate::token::{Key, key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const A: Key = literal("a");
const AN: Key = literal("an");
const AND: Key = literal("and");
const COMMA: Key = literal(",");
const HALF: Key = literal("half");
const OF: Key = literal("of");
const OPEN: Key = literal("(");
const CLOSE: Key = literal(")");

/// An amount as far as its unit.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub amount: Amount,
    /// The number, where it is one.
    pub figure: Option<Figure>,
    pub units: UnitSet,
    /// The unit stands behind the number, in writing.
    pub behind: bool,
    pub also: UnitSet,
    pub kind: Kind,
    pub attributive: bool,
    pub lexical: bool,
}

impl Item {
    pub fn of(figure: Figure) -> Self {
        let kind = if figure.form == Form::Fraction { Kind::Fraction } else { Kind::Count };
        Self { figure: Some(figure), kind, ..Self::valued(Amount::Number(figure.number)) }
    }

    pub fn valued(amount: Amount) -> Self {
        Self {
            amount,
            figure: None,
            units: UnitSet::default(),
            behind: false,
            also: UnitSet::default(),
            kind: Kind::Count,
            attributive: false,
            lexical: false,
        }
    }
}

/// A number with or without a unit: "$4.2 billion", "12 percent", "5 km", "half an hour", "a dozen miles", "478".
pub(super) fn item(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, item) = alt((money_first, numbered, worded, single_unit)).parse(input)?;
    Ok(compound(rest, item))
}

/// "$4.2 billion", "US$5", "EUR 3m", "-$2", "$(3.1) million", "$7 billion euros".
fn money_first(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, negative) = opt(alt((word(literal("-")), word(literal("−")), word(literal("minus"))))).parse(input)?;
    let (rest, mut set) = sign(rest)?;
    // A code and a sign together: "USD $5".
    let (rest, second) = opt(sign).parse(rest)?;
    set = second.filter(|second| !second.shares(set)).map_or(set, |_| set);
    let (rest, open) = opt(word(OPEN)).parse(rest)?;
    let close = |rest: Tokens<'_>| rest.at;
    let (mut rest, mut figure) = figure(rest)?;
    if open.is_some() {
        let _ = close(rest);
        let (after, _) = word(CLOSE).parse(rest)?;
        (rest, figure) = scales(after, figure)?;
    }
    if negative.is_some() || open.is_some() {
        let Some(below) = figure.negated() else { return no() };
        figure = below;
    }
    let mut item = Item { units: set, kind: Kind::Money, ..Item::of(figure) };
    let (after, also) = opt(money_behind).parse(rest)?;
    if let Some(also) = also {
        item.also = also;
        rest = after;
    }
    Ok((rest, item))
}

/// A currency's sign or code before a figure: "$", "US$", "EUR".
fn sign(input: Tokens<'_>) -> Parsed<'_, UnitSet> {
    input.phrase(|meaning| if let Meaning::Sign(set) = meaning { Some(set) } else { None })
}

/// A currency behind a figure that has its sign: "euros", "US", "Canadian".
fn money_behind(input: Tokens<'_>) -> Parsed<'_, UnitSet> {
    let (rest, set) = input.phrase(|meaning| match meaning {
        Meaning::Unit(set) | Meaning::Sign(set) => Some(set),
        _ => None,
    })?;
    let money = set.iter().any(|unit| input.text.units.get(unit).is_some_and(|unit| unit.is_currency()));
    // "$5 $10" is a list.
    let starts_another = rest.glued() && rest.first().is_some_and(|token| token.is_number())
        || rest.first().is_some_and(|token| token.is_number());
    if money && !starts_another { Ok((rest, set)) } else { no() }
}

/// A number and what is measured: "5 km", "12 percent", "half an hour", "30-metre", "478".
fn numbered(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, figure) = figure(input)?;
    with_unit(rest, Item::of(figure))
}

/// A word that counts: "dozens of miles", "a trio", "several", "twice".
fn worded(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, item) = super::lexical::word(input)?;
    with_unit(rest, item)
}

/// Gives an item the unit behind it, if there is one.
fn with_unit(rest: Tokens<'_>, item: Item) -> Parsed<'_, Item> {
    let unit_at = |at| unit(at, &item);
    let (after, found) = opt(alt((unit_at, |at| part_of_unit(at, &item)))).parse(rest)?;
    let Some((set, hyphen)) = found else { return Ok((rest, item)) };
    let kind = kind(after, set, &item);
    Ok((after, Item { units: set, behind: true, kind, attributive: hyphen, ..item }))
}

/// "of a mile" behind a fraction, "an hour" behind half, "of miles" behind "dozens", "of dollars" behind "millions".
fn part_of_unit<'t>(input: Tokens<'t>, item: &Item) -> Parsed<'t, (UnitSet, bool)> {
    let (rest, of) = opt(word(OF)).parse(input)?;
    let (rest, article) = opt(alt((word(A), word(AN)))).parse(rest)?;
    let fraction = item.kind == Kind::Fraction;
    let vague = matches!(item.amount, Amount::Vague { .. })
        || item.lexical
        || input
            .behind(1)
            .is_some_and(|token| input.entry_of(Some(token)).scale > 0 && token.text(input.text.prose).ends_with('s'));
    let fits = if fraction { article.is_some() } else { article.is_none() && of.is_some() && vague };
    let fits = fits || fraction && of.is_none() && input.behind(1).is_some_and(|token| token.key == HALF);
    if fits { name(rest).map(|(rest, set)| (rest, (set, false))) } else { no() }
}

/// The name of a unit in words: "miles", "U.S. dollars", "percentage point".
pub(super) fn name(input: Tokens<'_>) -> Parsed<'_, UnitSet> {
    input.phrase(|meaning| if let Meaning::Unit(set) = meaning { Some(set) } else { None })
}

/// A unit behind a number, after a hyphen or not: "km", "-metre", "%", "(kg)", "MUSD".
fn unit<'t>(input: Tokens<'t>, item: &Item) -> Parsed<'t, (UnitSet, bool)> {
    let (at, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    if hyphen.is_some() && !at.glued() {
        return no();
    }
    let plain = at.phrase(|meaning| match meaning {
        Meaning::Unit(set) => Some(set),
        Meaning::Sign(set) => Some(set),
        _ => None,
    });
    if let Ok((rest, set)) = plain {
        let takes_next = rest.first().is_some_and(|token| token.is_number() && token.glued());
        if !(takes_next && rest.behind(1).is_some_and(|token| !token.is_word())) && word_ends(at, rest) {
            return Ok((rest, (set, hyphen.is_some())));
        }
    }
    let shy = at.phrase(|meaning| if let Meaning::Shy(set) = meaning { Some(set) } else { None });
    match shy {
        Ok((rest, set)) if shy_fits(at, rest, item) && hyphen.is_none() => Ok((rest, (set, false))),
        _ => no(),
    }
}

/// Whether the unit is a whole word where the writing touches on: not the "min" of "min-max".
fn word_ends<'t>(_at: Tokens<'t>, rest: Tokens<'t>) -> bool {
    !(rest.glued() && rest.first().is_some_and(|token| token.is_word() && token.key != literal("'s")))
}

/// Whether a sign that is a common letter or word is a unit here.
fn shy_fits<'t>(at: Tokens<'t>, rest: Tokens<'t>, item: &Item) -> bool {
    const IN: Key = literal("in");
    let number = at.behind(1).is_some_and(|token| token.is_number() || token.text(at.text.prose) == "½");
    let digits = item.figure.is_some_and(|figure| matches!(figure.form, Form::Digits | Form::Mixed));
    match at.str() {
        "\"" | "”" | "″" | "'" | "’" | "′" => number && at.glued() && mark_fits(at, rest),
        _ if !digits => {
            at.is(IN)
                && !rest.first().is_some_and(|token| token.is_word() || token.is_number())
                && at.behind(1).is_some_and(|token| token.is_word())
                && rest.first().is_none()
        }
        _ if at.glued() => word_ends(at, rest),
        _ => {
            !rest.first().is_some_and(|token| {
                (token.is_word() || token.is_number()) && rest.entry().classes & Class::SMALL.0 == 0
            }) && (!at.is(IN) || !rest.first().is_some_and(|token| token.is_word()))
        }
    }
}

/// Whether a quotation mark stands for feet or inches: digits follow, or none was opened before.
fn mark_fits<'t>(at: Tokens<'t>, rest: Tokens<'t>) -> bool {
    if rest.first().is_some_and(|token| token.is_number() && token.glued()) {
        return matches!(at.str(), "'" | "’" | "′");
    }
    if rest.is_glued(literal("'")) || matches!(at.str(), "″" | "′") {
        return true;
    }
    let mut opened = 0;
    for back in 1..60 {
        let Some(token) = at.behind(back) else { break };
        let text = token.text(at.text.prose);
        let feet = at.str() != "'" && matches!(text, "'" | "’") && back <= 3;
        if feet {
            return true;
        }
        opened += usize::from(matches!(text, "\"" | "“" | "‘" | "'" | "`"));
    }
    at.str() == "\"" && opened == 0 || at.str() == "'" && opened == 0
}

/// What sort of amount a unit makes.
pub(super) fn kind(input: Tokens<'_>, set: UnitSet, item: &Item) -> Kind {
    let units = input.text.units;
    let Some(unit) = set.first().and_then(|unit| units.get(unit)) else { return item.kind };
    if unit.is_currency() {
        return Kind::Money;
    }
    let sterling = set.iter().any(|unit| units.get(unit).is_some_and(|unit| unit.is_currency()));
    let scaled = item.figure.is_some_and(|figure| figure.scales > 0) || matches!(item.amount, Amount::Vague { .. });
    match units.dimension_name(unit.dimension) {
        "share" => Kind::Percent,
        "points" => Kind::Points,
        "time" => Kind::Duration,
        _ if sterling && (scaled || *input.text.sterling.get_or_init(|| input.text.prose.contains('£'))) => {
            Kind::Money
        }
        _ => Kind::Measure,
    }
}

/// A unit alone, for one of it: "an hour", "a penny"; not "a year" of a rate.
fn single_unit(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, _) = alt((word(A), word(AN))).parse(input)?;
    let (rest, set) = name(rest)?;
    let one = Figure { form: Form::Article, ..Figure::words(1, 1) };
    let item = Item { units: set, behind: true, ..Item::of(one) };
    let kind = kind(rest, set, &item);
    let (rest, half) = opt((word(AND), word(A), word(HALF))).parse(rest)?;
    let mut item = Item { kind, ..item };
    if half.is_some() {
        let number = Number {
            value: Rational::new(3, 2).unwrap_or(Rational::ONE),
            grain: Rational::new(1, 2).unwrap_or(Rational::ONE),
            zeros: 0,
            scale: 0,
            decimals: false,
        };
        item.amount = Amount::Number(number);
        return Ok((rest, item));
    }
    let bound = input.behind_in(1, Class::SALE) || rest.ahead_in(0, Class::AGO) || input.behind(1).is_none();
    let hyphen = rest.is_glued(HYPHEN);
    if bound && !hyphen && rest.first().is_none_or(|token| token.key != literal("'s")) {
        Ok((rest, item))
    } else {
        no()
    }
}

/// Smaller units behind: "6 ft 3 in", "2 hours and 30 minutes", "5 dollars 20 cents", "6-foot-3", "6'2".
fn compound<'t>(input: Tokens<'t>, item: Item) -> (Tokens<'t>, Item) {
    let (mut rest, mut item) = (input, item);
    while let Some((after, next)) = smaller(rest, &item) {
        (rest, item) = (after, next);
    }
    (rest, item)
}

fn smaller<'t>(input: Tokens<'t>, item: &Item) -> Option<(Tokens<'t>, Item)> {
    const BETWEEN: Key = literal("between");
    let units = input.text.units;
    let Amount::Number(number) = item.amount else { return None };
    let unit = units.get(item.units.first()?)?;
    if !(item.behind || item.kind == Kind::Money)
        || number.decimals
        || !number.value.is_whole()
        || item.kind == Kind::Percent
    {
        return None;
    }
    let (rest, _) = opt(alt((word(COMMA), glued(HYPHEN)))).parse(input).ok()?;
    let (rest, _) = opt(word(AND)).parse(rest).ok()?;
    let (rest, part) = alt((plain_digits, super::figure::cardinal)).parse(rest).ok()?;
    let found = self::unit(rest, &Item::of(part));
    let (rest, set) = match found {
        Ok((rest, (set, _))) => (rest, set),
        Err(_) if bare_inches(input, rest, &unit.name, part) => (rest, inches(input)?),
        Err(_) => return None,
    };
    let small = set.iter().filter_map(|id| units.get(id)).find(|small| small.dimension == unit.dimension)?;
    if small.factor >= unit.factor || number.scale > 2 || input.behind(2).is_some_and(|token| token.key == BETWEEN) {
        return None;
    }
    let ratio = small.factor.div(unit.factor)?;
    let added = part.number.value.mul(ratio)?;
    if added >= Rational::ONE || part.malformed {
        return None;
    }
    let value = number.value.add(added)?;
    let grain = part.number.grain.mul(ratio)?;
    let number = Number { value, grain, zeros: 0, scale: 0, decimals: false };
    Some((rest, Item { amount: Amount::Number(number), behind: true, ..item.clone() }))
}

/// "6-foot-3", "6'2": inches without their name.
fn bare_inches<'t>(input: Tokens<'t>, rest: Tokens<'t>, unit: &str, part: Figure) -> bool {
    let touches = input.is_glued(HYPHEN) || input.glued();
    unit == "foot" && touches && part.number.value < Rational::whole(12) && !rest.is_glued(HYPHEN)
}

fn inches(input: Tokens<'_>) -> Option<UnitSet> {
    const INCH: Key = literal("inch");
    let entry = input.text.words.get(INCH)?;
    input.text.words.phrases(entry).iter().find_map(|phrase| match phrase.meaning {
        Meaning::Unit(set) if phrase.rest.is_empty() => Some(set),
        _ => None,
    })
}

/// The key of a unit's singular name.
pub(super) fn unit_key(input: Tokens<'_>, set: UnitSet) -> Option<Key> {
    set.first().and_then(|unit| input.text.units.get(unit)).map(|unit| key(&unit.name))
}
