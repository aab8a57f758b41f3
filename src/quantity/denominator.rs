//! Fractions whose parts are numbers of several words: "two one-hundredths", "a hundred trillionths".
//!
//! Comes in: tokens. Goes out: [`Figure`], or the denominator alone. Not here: fractions of two words (`fraction`).

use super::cardinal::cardinal;
use super::digits::Figure;
use super::figure::article;
use super::fraction::fraction_of;
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::ordinal::long_ordinal;
use crate::token::{Flags, Key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const A: Key = literal("a");
const AMPERSAND: Key = literal("&");
const AN: Key = literal("an");
const AND: Key = literal("and");
const CR: Key = literal("cr");
const FIRST: Key = literal("first");
const FIRSTS: Key = literal("firsts");
const HALF: Key = literal("half");
const HUNDRED: Key = literal("hundred");
const OF: Key = literal("of");
const ONE: Key = literal("one");
const OVER: Key = literal("over");
const QUARTER: Key = literal("quarter");
const SLASH: Key = literal("/");
const TEN: Key = literal("ten");

/// Words of a number after which it is not looked further whether a part follows.
const LONG: usize = 12;

/// Whether a part may follow the number that stands here, or be it: nearly all numbers are whole, and a look at the words
/// of the number and at the one behind tells so.
pub(super) fn leads_to_part(input: Tokens<'_>) -> bool {
    for ahead in 0..LONG {
        let Some(token) = input.peek(ahead) else { return false };
        let entry = input.entry_of(Some(token));
        // "Twenty-firsts" are parts as well.
        let part = matches!(token.key, AND | AMPERSAND | FIRSTS | HALF | OVER | QUARTER | SLASH)
            || entry.denominator > 0
            || entry.ordinal > 0
            || token.flags.any(Flags::NON_ASCII);
        let number = token.is_number() || entry.cardinal.is_some() || entry.scale > 0;
        if part || !number && !matches!(token.key, A | AN | CR | HYPHEN) {
            return part;
        }
    }
    true
}

/// "one hundred thirty-two fifths", "a hundred trillionths", "one hundred thirty-fifths" of 35 parts.
pub(super) fn many_parts(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (start, _) = opt(article).parse(input)?;
    let second = start.entry_of(start.peek(1));
    if start.entry().cardinal.is_none() && start.entry().scale == 0
        || second.scale == 0
            && second.cardinal.is_none()
            && start.peek(1).is_none_or(|token| token.key != HYPHEN)
            && second.denominator == 0
    {
        return no();
    }
    let (end, top) = cardinal(start)?;
    let (rest, hyphen) = opt(glued(HYPHEN)).parse(end)?;
    let tens = end.entry_of(end.behind(1)).cardinal.filter(|tens| *tens >= 20).map_or(0, i128::from);
    let added = hyphen.is_none() && end.behind(2).is_some_and(|token| token.key == AND);
    let (value, one) = top.number.value.parts();
    let bottom = i128::from(rest.entry().denominator);
    let plural = rest.str().ends_with('s');
    if value < 100 || one != 1 || bottom < 3 || !plural {
        return no();
    }
    // "Thirty-fifths" are one word, but not where "and" adds the thirty.
    let (value, bottom) = if bottom < 10 && !added { (value - tens, bottom + tens) } else { (value, bottom) };
    Ok((rest.skip(1), fraction_of(value, bottom)))
}

/// The "one-hundredth", "ten-thousandths" or "twenty-firsts" of so many parts.
pub(super) fn long_denominator(input: Tokens<'_>, top: i128) -> Parsed<'_, i128> {
    let (rest, bottom) = alt((tens, powers, one_of_many)).parse(input)?;
    let plural = rest.behind(1).is_some_and(|token| token.text(input.text.prose).ends_with(['s', 'S']));
    // "the one hundred-thousandth visitor"
    let ranked = top == 1 && !rest.is(OF) && rest.first().is_some_and(|token| token.is_word());
    if bottom < 2 || plural != (top != 1) || ranked { no() } else { Ok((rest, bottom)) }
}

/// "twenty-fifths", "thirty firsts".
fn tens(input: Tokens<'_>) -> Parsed<'_, i128> {
    let Some(tens) = input.entry().cardinal.filter(|tens| *tens >= 20) else { return no() };
    let (rest, _) = opt(word(HYPHEN)).parse(input.skip(1))?;
    let ones = if rest.is(FIRST) || rest.is(FIRSTS) { 1 } else { rest.entry().denominator };
    if rest.entry().cardinal.is_none() && (ones == 1 || (3..10).contains(&ones)) {
        Ok((rest.skip(1), i128::from(tens) + i128::from(ones)))
    } else {
        no()
    }
}

/// "one-hundredth", "ten-thousandths", "hundred-thousandths".
fn powers(input: Tokens<'_>) -> Parsed<'_, i128> {
    let times = match input.first().map(|token| token.key) {
        Some(ONE) => 1,
        Some(TEN) => 10,
        Some(HUNDRED) => 100,
        _ => return no(),
    };
    let (rest, hyphen) = opt(glued(HYPHEN)).parse(input.skip(1))?;
    let part = i128::from(rest.entry().denominator);
    if part >= 100 && (times == 1 || hyphen.is_some()) { Ok((rest.skip(1), times * part)) } else { no() }
}

/// "one hundred fifth" behind another "one".
fn one_of_many(input: Tokens<'_>) -> Parsed<'_, i128> {
    let (rest, value) = if input.is(ONE) { long_ordinal(input)? } else { return no() };
    Ok((rest, i128::from(value)))
}
