//! Hedges before and behind an amount: "more than", "nearly", "or so", "-odd".
//!
//! Comes in: tokens. Goes out: [`Hedge`]s. Not here: two bounds that make a range (`bounds`).

use super::amount::goes_on;
use super::figure::article;
use super::input::{HYPHEN, Parsed, Tokens, glued, no};
use super::measure::Item;
use super::model::{Hedge, Kind};
use super::words::{Class, Meaning};
use crate::token::{Flags, Key, Token, literal};
use nom::Parser;
use nom::combinator::opt;

const OVER: Key = literal("over");
const PLUS: Key = literal("plus");
const THAN: Key = literal("than");
const UNDER: Key = literal("under");
const UP: Key = literal("up");

/// "Spread over 80 million shares", "extends over 3,000 acres", "handed over 210 keys": the "over" bounds nothing.
const SPREAD: [Key; 12] = [
    literal("handed"),
    literal("handing"),
    literal("hands"),
    literal("spread"),
    literal("divided"),
    literal("shared"),
    literal("split"),
    literal("averaged"),
    literal("extends"),
    literal("extend"),
    literal("extended"),
    literal("stretches"),
];

/// "more than", "nearly", "up to about".
pub(super) fn hedges_before(input: Tokens<'_>) -> (Tokens<'_>, Option<Hedge>) {
    let (mut rest, mut hedge) = (input, None);
    for _ in 0..2 {
        let Ok((after, next)) = hedge_before(rest) else { break };
        (rest, hedge) = (after, hedge.map_or(Some(next), |first| Some(stronger(first, next))));
    }
    (rest, hedge)
}

/// One hedge; the "up" of "edged up to $12" belongs to its verb.
fn hedge_before(input: Tokens<'_>) -> Parsed<'_, Hedge> {
    if input.is(OVER) && input.behind(1).is_some_and(|token| SPREAD.contains(&token.key)) {
        return no();
    }
    // "<ABC.L> 27 weeks": the mark closes a name.
    if input.glued() && matches!(input.str(), ">" | "<") && !input.skip(1).glued() {
        return no();
    }
    // "a 10-under 62"
    if input.glued() && input.follows(HYPHEN) || input.is(UP) && input.behind_in(1, Class::PARTICLE) {
        return no();
    }
    input.phrase(|meaning| if let Meaning::Before(hedge) = meaning { Some(hedge) } else { None })
}

/// Whether "over" tells the course of a time, "19 hours over three days", and bounds none, "took over three days".
pub(super) fn is_course<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let bound = input.behind_in(1, Class::LASTING) || matches!(rest.str(), "ago" | "later" | "earlier" | "of" | "old");
    !bound && input.behind(1).is_none_or(|token| !token.is_word() || !token.flags.any(Flags::CAPITAL))
}

/// Whether "over" tells among how many a count is spread, "96 songs over 12 evenings", and bounds none.
pub(super) fn is_spread<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item) -> bool {
    let plain = |at: Option<&Token>| at.is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL));
    let number = |back| {
        let token = input.behind(back);
        token.is_some_and(Token::is_number) || input.entry_of(token).cardinal.is_some()
    };
    item.kind == Kind::Count
        && item.units.is_empty()
        && plain(rest.first())
        && plain(input.behind(1))
        && !number(1)
        && (number(2) || plain(input.behind(2)) && number(3))
}

/// "or so", "or more", "-odd", "-plus", "+".
pub(super) fn hedge_after(input: Tokens<'_>) -> Parsed<'_, Hedge> {
    if !goes_on(input) {
        return no();
    }
    let (at, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    let from = if hyphen.is_some() && matches!(at.str(), "plus" | "odd") { at } else { input };
    let (rest, hedge) = from.phrase(|meaning| if let Meaning::After(hedge) = meaning { Some(hedge) } else { None })?;
    // "the 737 MAX", "the 6 Plus"
    if from.first().is_some_and(|token| token.flags.any(Flags::CAPITAL)) {
        return no();
    }
    let text = from.str();
    let text = if from.is(PLUS) { "plus" } else { text };
    let loose = matches!(text, "plus" | "odd" | "max" | "tops" | "minimum" | "maximum") && hyphen.is_none();
    let part = rest.entry_of(rest.peek(1)).denominator > 0 && article(rest).is_ok();
    let adds = part || rest.first().is_some_and(|token| token.is_number()) || rest.entry().cardinal.is_some();
    let than = rest.is(THAN) && rest.peek(1).is_some_and(|token| token.is_number());
    let joins = matches!(text, "and" | "or") && adds && !rest.is_glued(literal("-"));
    // "those under 15 and over the age of 45"
    let bounds_next =
        rest.is(literal("the")) && matches!(rest.behind(1), Some(last) if matches!(last.key, OVER | UNDER));
    // "the 11.5% minimum"
    let the = |back| from.behind(back).is_some_and(|token| token.key == literal("the"));
    let is_noun = matches!(text, "minimum" | "maximum") && (2..5).any(the);
    if than
        || joins
        || is_noun
        || bounds_next
        || text == "+" && (!from.glued() || adds)
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

/// The hedge of an amount that is hedged before it, behind it or both.
pub(super) fn combine(before: Option<Hedge>, after: Option<Hedge>) -> Hedge {
    match (before, after) {
        (Some(before), Some(after)) => stronger(before, after),
        (one, other) => one.or(other).unwrap_or_default(),
    }
}
