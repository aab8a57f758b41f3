//! A whole amount: hedges before and behind, the amount itself, and what it is for each of.
//!
//! Comes in: tokens. Goes out: [`Quantity`]. Not here: dates, times, scores and names.

use super::age::{age, decade_of_life, years_old};
use super::digits::Form;
use super::input::{HYPHEN, Parsed, Tokens, glued, no};
use super::measure::Item;
use super::model::{Amount, Hedge, Kind, Per, Quantity};
use super::range::{one_in, ranged};
use super::times::time;
use super::unit::{name, unit_key};
use super::words::{Class, Meaning, Opens};
use crate::exact::Rational;
use crate::span::Span;
use crate::token::{Flags, Key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const A: Key = literal("a");
const AN: Key = literal("an");
const EACH: Key = literal("each");
const EVERY: Key = literal("every");
const FOLD: Key = literal("fold");
const ONE: Key = literal("one");
const PER: Key = literal("per");
const SLASH: Key = literal("/");
const TIMES: Key = literal("times");
const X: Key = literal("x");

/// "more than $4.2 billion a year", "nearly 12 percent", "about 30 or so", "a third", "34-year-old", "3 out of 4".
pub(super) fn amount(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (core, before) = hedges_before(input);
    // "about 7:15 a.m.": the hedge belongs to a time.
    if !opens(core) || before.is_some() && time(core).is_ok() {
        return no();
    }
    let (rest, item) = alt((decade_of_life, ranged)).parse(core)?;
    let (rest, item) = one_in(rest, &item).or_else(|_| multiple(rest, &item)).unwrap_or((rest, item));
    if before.is_some() && item.lexical && item.figure.is_some() || !stands(core, rest, &item, before.is_some()) {
        return no();
    }
    let (rest, item) = years_old(rest, &item).unwrap_or((rest, item));
    let item = age(core, rest, item);
    let core_end = rest;
    let (rest, after) = opt(hedge_after).parse(rest)?;
    let (rest, per) = opt(|at| per(at, &item)).parse(rest)?;
    let (rest, after) = if after.is_none() { opt(hedge_after).parse(rest)? } else { (rest, after) };
    let core_end = if per.is_some() { rest } else { core_end };
    let attributive = item.attributive || attributive(core_end);
    let hedge = combine(before, after);
    let quantity = Quantity {
        core: span(core, core_end),
        kind: item.kind,
        hedge,
        amount: item.amount,
        units: item.units,
        per,
        attributive,
        lexical: item.lexical,
        malformed: item.figure.is_some_and(|figure| figure.malformed),
        scales: item.figure.map_or(0, |figure| figure.scales),
        also_units: item.also,
        ..written(input, rest)
    };
    Ok((rest, quantity))
}

/// An empty quantity over the tokens between two inputs.
pub(super) fn written<'t>(from: Tokens<'t>, to: Tokens<'t>) -> Quantity {
    Quantity { tokens: from.at as u32..to.at as u32, ..Quantity::bare(span(from, to)) }
}

/// The bytes between two inputs.
pub(super) fn span<'t>(from: Tokens<'t>, to: Tokens<'t>) -> Span {
    let start = from.first().map_or(0, |token| token.start);
    Span::new(start, to.behind(1).map_or(start, |token| token.end))
}

/// "more than", "nearly", "up to about".
fn hedges_before(input: Tokens<'_>) -> (Tokens<'_>, Option<Hedge>) {
    let (mut rest, mut hedge) = (input, None);
    for _ in 0..2 {
        let Ok((after, next)) = hedge_before(rest) else { break };
        (rest, hedge) = (after, hedge.map_or(Some(next), |first| Some(stronger(first, next))));
    }
    (rest, hedge)
}

fn hedge_before(input: Tokens<'_>) -> Parsed<'_, Hedge> {
    input.phrase(|meaning| if let Meaning::Before(hedge) = meaning { Some(hedge) } else { None })
}

/// "or so", "or more", "-odd", "-plus", "+".
fn hedge_after(input: Tokens<'_>) -> Parsed<'_, Hedge> {
    let (at, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    let from = if hyphen.is_some() && matches!(at.str(), "plus" | "odd") { at } else { input };
    let (rest, hedge) = from.phrase(|meaning| if let Meaning::After(hedge) = meaning { Some(hedge) } else { None })?;
    let text = from.str();
    let loose = matches!(text, "plus" | "odd" | "max" | "tops" | "minimum" | "maximum") && hyphen.is_none();
    let adds = rest.first().is_some_and(|token| token.is_number()) || rest.entry().cardinal.is_some();
    if text == "+" && (!from.glued() || adds)
        || loose && (adds || text == "plus" || text == "odd" && rest.first().is_none())
    {
        return no();
    }
    Ok((rest, hedge))
}

/// Of two hedges, the one that says more: a bound before "about".
fn stronger(first: Hedge, second: Hedge) -> Hedge {
    if matches!(first, Hedge::About | Hedge::Exact) { second } else { first }
}

fn combine(before: Option<Hedge>, after: Option<Hedge>) -> Hedge {
    match (before, after) {
        (Some(before), Some(after)) => stronger(before, after),
        (one, other) => one.or(other).unwrap_or_default(),
    }
}

/// Whether the token can open an amount behind a hedge.
fn opens(core: Tokens<'_>) -> bool {
    core.first().is_some_and(|token| token.is_number()) || core.entry().opens != Opens::NONE || core.entry().unit
}

/// "three times", "6.5 times", "10x", "two-fold": what stands behind the number.
fn multiple<'t>(rest: Tokens<'t>, item: &Item) -> Parsed<'t, Item> {
    if item.kind != Kind::Count && item.kind != Kind::Fraction || !item.units.is_empty() || item.lexical {
        return no();
    }
    let (at, hyphen) = opt(glued(HYPHEN)).parse(rest)?;
    let times = at.is(TIMES)
        || at.is(FOLD)
        || at.is_glued(X)
        || hyphen.is_none() && at.is(X) && !at.skip(1).first().is_some_and(|token| token.is_number());
    if !times || at.str() == "Times" {
        return no();
    }
    Ok((at.skip(1), Item { kind: Kind::Multiple, attributive: hyphen.is_some(), ..item.clone() }))
}

/// "a share", "per 100,000 people", "an hour", "/month", "each".
fn per<'t>(input: Tokens<'t>, item: &Item) -> Parsed<'t, Per> {
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
fn unit_of_rate(input: Tokens<'_>) -> Parsed<'_, super::model::UnitSet> {
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

/// Whether a hyphen ties the amount to a noun: "nine-member".
pub(super) fn attributive(rest: Tokens<'_>) -> bool {
    rest.is_glued(HYPHEN) && rest.peek(1).is_some_and(|token| token.is_word() && token.glued())
}

/// Whether the words are an amount where they stand, and not a pronoun, an ordinal or a part of a word.
fn stands<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item, hedged: bool) -> bool {
    let Some(figure) = item.figure else { return vague_stands(input, item) };
    if glued_word(rest) && !matches!(item.kind, Kind::Multiple) {
        return false;
    }
    match figure.form {
        Form::Words if input.is(ONE) && item.kind == Kind::Count && rest.at == input.at + 1 => {
            one_stands(input, rest, hedged)
        }
        Form::Fraction if item.units.is_empty() => fraction_stands(input, rest, item, hedged),
        _ => true,
    }
}

fn glued_word(rest: Tokens<'_>) -> bool {
    let ended = rest.behind(1).is_some_and(|token| token.is_number());
    ended && rest.glued() && rest.first().is_some_and(|token| token.is_word() && token.key != literal("'s"))
}

fn vague_stands(input: Tokens<'_>, item: &Item) -> bool {
    let _ = item;
    !(input.behind(1).is_some_and(|token| token.key == HYPHEN && token.glued()))
}

/// "one" before a noun: not a pronoun.
fn one_stands<'t>(input: Tokens<'t>, rest: Tokens<'t>, hedged: bool) -> bool {
    if hedged {
        return true;
    }
    let noun = rest.first().is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL));
    let name = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL))
        && input.behind(1).is_some_and(|token| token.is_word());
    if name {
        return false;
    }
    let pronoun = input.behind_in(1, Class::PRONOUN_BEFORE) || rest.ahead_in(0, Class::PRONOUN_AFTER);
    (noun && !rest.glued() || rest.is_glued(HYPHEN) || input.behind(1).is_none() && rest.first().is_none()) && !pronoun
}

/// A fraction, and no ordinal before its noun, nor half of a game.
fn fraction_stands<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item, hedged: bool) -> bool {
    const OF: Key = literal("of");
    const HALF: Key = literal("half");
    let Some(last) = rest.behind(1) else { return false };
    if !last.is_word() || hedged || item.kind != Kind::Fraction || rest.is(OF) {
        return !(last.key == HALF && rest.is_glued(HYPHEN));
    }
    let led = input.behind_in(1, Class::SALE) || input.behind(1).is_some_and(|token| token.key == literal("by"));
    let alone = !rest.first().is_some_and(|token| token.is_word()) || rest.ahead_in(0, Class::SMALL);
    if last.key == HALF && rest.at == input.at + 1 {
        let whole = rest.ahead_in(0, Class::POSSESSIVE)
            || matches!(rest.str(), "the" | "a" | "an" | "of" | "all" | "those" | "these" | "that");
        return whole || led && alone || input.behind(1).is_none() && rest.first().is_none();
    }
    let plural =
        last.text(input.text.prose).ends_with('s') || item.amount != Amount::None && !(input.is(A) || input.is(AN));
    if rest.is_glued(HYPHEN) {
        return plural;
    }
    plural && last.key != literal("quarter")
        || alone && (last.key != literal("quarter") || led)
        || input.behind(1).is_none() && rest.first().is_none()
}
