//! A whole amount: hedges before and behind, the amount itself, and what it is for each of.
//!
//! Comes in: tokens. Goes out: [`Quantity`]. Not here: dates, times, scores and names.

use super::age::{age, decade_of_life, years_old};
use super::bounds::second_bound;
use super::digits::{Figure, Form};
use super::fraction::is_left;
use super::hedge::{combine, hedge_after, hedges_before, is_course, is_spread};
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::measure::{Item, with_unit};
use super::model::{Amount, Kind, Number, Quantity, UnitSet};
use super::range::{one_in, one_of_them, ranged};
use super::rate::per;
use super::stands::stands;
use super::times::time;
use super::unit::{called, scale_behind};
use super::words::{Class, Opens};
use super::years::bare_year;
use crate::exact::Rational;
use crate::span::Span;
use crate::token::{Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const FOLD: Key = literal("fold");
const M: Key = literal("m");
const OVER: Key = literal("over");
const TIMES: Key = literal("times");
const X: Key = literal("x");

/// "more than $4.2 billion a year", "more than 6 and less than 25".
pub(super) fn amount(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (rest, quantity) = single(input)?;
    Ok(second_bound(rest, &quantity).unwrap_or((rest, quantity)))
}

/// "nearly 12 percent", "about 30 or so", "a third", "34-year-old", "3 out of 4".
pub(super) fn single(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (core, before) = hedges_before(input);
    if is_no_hedge(input, core, before.is_some()) {
        return no();
    }
    // "almost all": the hedge is a part of the word.
    let (core, before) = if opens(core) || !opens(input) { (core, before) } else { (input, None) };
    // "about 7:15 a.m.": the hedge belongs to a time; "from at least 2011": to a year.
    let dated = || input.behind_in(1, Class::YEAR_SURE) && bare_year(core).is_ok();
    if before.is_some() && dated() || !opens(core) || before.is_some() && time(core).is_ok() {
        return no();
    }
    let (mut rest, mut item) = alt((decade_of_life, ranged)).parse(core)?;
    go_on(&mut rest, &mut item, |rest, item| one_in(rest, item).or_else(|_| multiple(rest, item)));
    if let Some(found) = one_of_them(rest, &item) {
        (rest, item) = found;
    }
    if before.is_some() && item.lexical && item.figure.is_some() || !stands(core, rest, &item, before.is_some()) {
        return no();
    }
    go_on(&mut rest, &mut item, years_old);
    age(core, rest, &mut item);
    go_on(&mut rest, &mut item, below_zero);
    if before.is_some() && is_compared(input, rest, &item) {
        return no();
    }
    let core_end = rest;
    let (rest, after) = opt(hedge_after).parse(rest)?;
    // "$1.5+ trillion"
    let (scaled, item) = if after.is_some() { scale_behind(rest, item) } else { (rest, item) };
    let (rest, core_end) = if scaled.at > rest.at { (scaled, scaled) } else { (rest, core_end) };
    let bare = after.is_some() && item.kind == Kind::Count && item.units.is_empty() && !item.lexical;
    let (rest, item) = if bare { with_unit(rest, item)? } else { (rest, item) };
    let core_end = if bare && !item.units.is_empty() { rest } else { core_end };
    if input.is(OVER) && core.at == input.at + 1 && is_preposition(input, rest, &item) {
        return no();
    }
    let (rest, per) = opt(|at| per(at, &item)).parse(rest)?;
    let (rest, after) = if after.is_none() { opt(hedge_after).parse(rest)? } else { (rest, after) };
    let core_end = if per.is_some() { rest } else { core_end };
    let attributive = item.attributive || after.is_none() && attributive(core_end);
    let before = before.filter(|_| core.at != input.at + 1 || !is_filler(input, &item));
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
        also_amount: millions(core_end, &item.units, item.figure),
        ..written(input, rest)
    };
    Ok((rest, quantity))
}

/// Whether "some" only opens a sentence: "Some 67.4 percent", "some 4,527 people" are exact.
fn is_filler(input: Tokens<'_>, item: &Item) -> bool {
    let exact = |number: &Number| {
        number.decimals || number.zeros == 0 && number.scale == 0 && number.value >= Rational::HUNDRED
    };
    let exact = matches!(&item.amount, Amount::Number(number) if exact(number));
    exact && input.str().eq_ignore_ascii_case("some")
}

/// Whether "over" tells the course of a time, or among how many a count is spread.
fn is_preposition<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item) -> bool {
    item.kind == Kind::Duration && is_course(input, rest) || is_spread(input, rest, item)
}

/// "over approximately 15 metres" tells where or when; "circa 2020" is a year.
fn is_no_hedge<'t>(input: Tokens<'t>, core: Tokens<'t>, hedged: bool) -> bool {
    let spread = input.is(OVER) && core.at > input.at + 1 && !core.follows(literal("of"));
    spread
        || hedged && core.follows(literal("than")) && ends_a_difference(input)
        || hedged && core.behind_in(1, Class::YEAR_SURE) && bare_year(core).is_ok()
}

/// Whether a difference ends right before "more than": "20 percent more than 8,000 tonnes" bounds no amount.
fn ends_a_difference(input: Tokens<'_>) -> bool {
    let word = |back| input.behind(back).map_or("", |token| token.text(input.text.prose));
    let number = |back| {
        input.behind(back).is_some_and(Token::is_number) || input.entry_of(input.behind(back)).cardinal.is_some()
    };
    match word(1) {
        "%" | "percent" | "pct" | "points" | "point" | "times" => true,
        "cent" => word(2) == "per",
        _ if input.behind(1).is_some_and(Token::is_number) => matches!(word(2), "$" | "£" | "€" | "¥"),
        _ => {
            let part = input.entry_of(input.behind(1)).denominator > 0;
            part && (matches!(word(2), "a" | "one") || word(2) == "-" && number(3) || number(2))
        }
    }
}

/// Whether the words before bound no amount: "fewer than a year ago" compares with that time, "about 300 BC" is a year.
fn is_compared<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item) -> bool {
    if item.kind == Kind::Count && matches!(rest.str(), "BC" | "BCE" | "B.C.") {
        return true;
    }
    let one = item.kind == Kind::Duration && item.figure.is_some_and(|figure| figure.form == Form::Article);
    let degree = matches!(input.str(), "fewer" | "lower" | "higher" | "larger" | "smaller" | "bigger" | "greater");
    one && matches!(rest.str(), "ago" | "earlier")
        && (degree || matches!(input.str(), "more" | "less") && input.behind(1).is_some_and(Token::is_number))
}

/// Takes what `more` finds behind an amount, where anything of it can stand.
fn go_on<'t>(rest: &mut Tokens<'t>, item: &mut Item, more: impl Fn(Tokens<'t>, &Item) -> Parsed<'t, Item>) {
    if goes_on(*rest)
        && let Ok(found) = more(*rest, item)
    {
        (*rest, *item) = found;
    }
}

/// Whether more of an amount may stand here: most words behind an amount are none of its own.
pub(super) fn goes_on(rest: Tokens<'_>) -> bool {
    rest.first().is_some_and(|token| rest.text.words.may_follow(token.key))
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

/// Whether the token can open an amount behind a hedge.
fn opens(core: Tokens<'_>) -> bool {
    let (entry, number) = (core.entry(), core.first().is_some_and(|token| token.is_number()));
    number || entry.opens != Opens::NONE || entry.unit || entry.denominator > 2 && is_left(core)
}

/// "three times", "6.5 times", "10x", "two-fold": what stands behind the number.
fn multiple<'t>(rest: Tokens<'t>, item: &Item) -> Parsed<'t, Item> {
    if item.kind != Kind::Count && item.kind != Kind::Fraction || !item.units.is_empty() || item.lexical {
        return no();
    }
    let (at, hyphen) = opt(glued(HYPHEN)).parse(rest)?;
    let times = at.is(TIMES)
        || at.is(FOLD)
        || at.is_glued(X) && !at.peek(1).is_some_and(|token| token.is_number() && token.glued())
        || hyphen.is_none() && at.is(X) && !at.skip(1).first().is_some_and(|token| token.is_number());
    if !times || at.str() == "Times" {
        return no();
    }
    Ok((at.skip(1), Item { kind: Kind::Multiple, attributive: hyphen.is_some(), ..item.clone() }))
}

/// The "below zero" of "20 degrees below zero", "5 below zero".
fn below_zero<'t>(rest: Tokens<'t>, item: &Item) -> Parsed<'t, Item> {
    let (rest, _) = (word(literal("below")), word(literal("zero"))).parse(rest)?;
    let fits = matches!(item.kind, Kind::Count | Kind::Measure) && !item.lexical;
    let Amount::Number(number) = item.amount else { return no() };
    match (number.value.negate(), called(rest, literal("degree"))) {
        (Some(value), Some(degree)) if fits => {
            let units = if item.units.is_empty() { degree } else { item.units };
            let amount = Amount::Number(Number { value, ..number });
            Ok((rest, Item { amount, units, kind: Kind::Measure, behind: true, ..item.clone() }))
        }
        _ => no(),
    }
}

/// The other reading of "5m", metres: five million.
fn millions(end: Tokens<'_>, units: &UnitSet, figure: Option<Figure>) -> Option<Box<Amount>> {
    let letter = end.behind(1).is_some_and(|token| token.key == M && token.glued());
    let unit = end.text.units.get(units.first().filter(|_| letter)?)?;
    let figure = figure.filter(|figure| figure.scales == 0 && !unit.is_currency())?.scaled(6)?;
    Some(Box::new(Amount::Number(figure.number)))
}

/// Whether a hyphen ties the amount to a noun: "nine-member".
pub(super) fn attributive(rest: Tokens<'_>) -> bool {
    rest.is_glued(HYPHEN) && rest.peek(1).is_some_and(|token| token.is_word() && token.glued())
}
