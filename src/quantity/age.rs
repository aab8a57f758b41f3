//! Ages: "34-year-old", "aged 36", ", 36,", "in his 40s".
//!
//! Comes in: tokens, and amounts that may be ages. Goes out: [`Item`]. Not here: the noun that is so old.

use super::digits::{Figure, Form};
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::measure::Item;
use super::model::{Amount, Kind, UnitSet};
use super::unit::called;
use super::words::Class;
use crate::exact::Rational;
use crate::token::{Flags, Key, literal};
use nom::Parser;
use nom::combinator::opt;

const AGE: Key = literal("age");
const AGED: Key = literal("aged");
const AGES: Key = literal("ages");
const COMMA: Key = literal(",");
const OF: Key = literal("of");
const OLD: Key = literal("old");
const OLDS: Key = literal("olds");
const S: Key = literal("s");
const YO: Key = literal("yo");

/// The "old" of "34-year-old", "34 years old", "34 yo" and "six months of age".
pub(super) fn years_old<'t>(input: Tokens<'t>, item: &Item) -> Parsed<'t, Item> {
    if item.kind == Kind::Count && item.units.is_empty() && input.is(YO) {
        return Ok((input.skip(1), Item { kind: Kind::Age, units: year(input).unwrap_or_default(), ..item.clone() }));
    }
    if item.kind != Kind::Duration {
        return no();
    }
    let (rest, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    let aged = Item { kind: Kind::Age, attributive: item.attributive || hyphen.is_some(), ..item.clone() };
    if rest.is(OLD) || rest.is(OLDS) {
        return Ok((rest.skip(1), aged));
    }
    let (rest, _) = (word(OF), word(AGE)).parse(input)?;
    Ok((rest, aged))
}

/// A bare count that the words around make an age: "aged 36", "at age 36", ", 36,".
pub(super) fn age<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &mut Item) {
    let bare = item.kind == Kind::Count && item.units.is_empty() && !item.lexical;
    let digits = item.figure.is_some_and(|figure| figure.form == Form::Digits && figure.scales == 0);
    if !bare {
        return;
    }
    let aged = |back| matches!(input.behind(back).map(|token| token.key), Some(AGE | AGED | AGES));
    let said = (aged(1) || input.follows(OF) && aged(2))
        && !rest.first().is_some_and(|token| token.is_word() && token.text(input.text.prose) == "percent");
    if said || digits && between_commas(input, rest, item) {
        (item.kind, item.units) = (Kind::Age, year(input).unwrap_or_default());
    }
}

/// ", 36," behind a name.
fn between_commas<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item) -> bool {
    let named = input.follows(COMMA)
        && input.behind(2).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL))
        && input.entry_of(input.behind(2)).month == 0
        && input.entry_of(input.behind(2)).weekday == 0
        && !input.behind(3).is_some_and(|token| token.is_number());
    let closed = matches!(rest.str(), "," | ".");
    let Amount::Number(number) = item.amount else { return false };
    named && closed && number.value.is_whole() && number.value > Rational::ONE && number.value < Rational::whole(112)
}

fn year(input: Tokens<'_>) -> Option<UnitSet> {
    called(input, literal("year"))
}

/// "40s" behind "in his", "in her late": from 40 to 49.
pub(super) fn decade_of_life(input: Tokens<'_>) -> Parsed<'_, Item> {
    let Some(number) = input.first().filter(|token| token.is_number()) else { return no() };
    let (rest, _) = glued(S).parse(input.skip(1))?;
    let possessive = |back| input.behind_in(back, Class::POSSESSIVE);
    let part =
        input.behind(1).is_some_and(|token| matches!(token.text(input.text.prose), "late" | "early" | "mid" | "-"));
    let led = possessive(1) || part && (possessive(2) || possessive(3));
    let tens =
        number.text(input.text.prose).parse::<i128>().ok().filter(|tens| tens % 10 == 0 && (20..=100).contains(tens));
    let (Some(tens), true) = (tens, led) else { return no() };
    let ends = Amount::Range(Figure::words(tens, 1).number, Figure::words(tens + 9, 1).number);
    let item = Item { kind: Kind::Age, units: year(input).unwrap_or_default(), ..Item::valued(ends) };
    Ok((rest, item))
}
