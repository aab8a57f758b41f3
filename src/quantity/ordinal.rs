//! Ordinals, in digits and in words.
//!
//! Comes in: tokens. Goes out: [`Quantity`], or the number alone for dates. Not here: fractions, which share the words.

use super::amount::{attributive, written};
use super::digits::Figure;
use super::input::{HYPHEN, Parsed, Tokens, glued, no};
use super::model::{Amount, Kind, Quantity};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// "twenty-first", "seventy fourth": ordinals that begin as a number does.
pub(super) fn tens_ordinal(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    if input.entry().cardinal.is_none() { no() } else { ordinal(input) }
}

/// "third", "21st", "twenty-first".
pub(super) fn ordinal(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (rest, value) = alt((digit_ordinal, word_ordinal)).parse(input)?;
    let item = Figure::words(i128::from(value), 1);
    let quantity = Quantity {
        kind: Kind::Ordinal,
        amount: Amount::Number(item.number),
        attributive: attributive(rest),
        ..written(input, rest)
    };
    Ok((rest, quantity))
}

/// "21st", "1,000th".
pub(super) fn digit_ordinal(input: Tokens<'_>) -> Parsed<'_, u64> {
    let Some(number) = input.first().filter(|token| token.is_number()) else { return no() };
    let (rest, _) = opt(glued(HYPHEN)).parse(input.skip(1))?;
    if !rest.glued() || !matches!(rest.str(), "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH") {
        return no();
    }
    let digits = number.text(input.text.prose).bytes().filter(u8::is_ascii_digit);
    let value = digits.fold(0u64, |value, digit| value.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    Ok((rest.skip(1), value))
}

/// "third", "twenty-first", "hundredth", "two hundred and first".
pub(super) fn word_ordinal(input: Tokens<'_>) -> Parsed<'_, u64> {
    let entry = input.entry();
    if entry.ordinal > 0 {
        return Ok((input.skip(1), entry.ordinal));
    }
    let tens = u64::from(entry.cardinal.unwrap_or(0));
    let (rest, _) = opt(glued(HYPHEN)).parse(input.skip(1))?;
    let ones = rest.entry().ordinal;
    let seconds = ones == 2 && rest.skip(1).first().is_some_and(|token| token.is_word());
    if tens >= 20 && (1..10).contains(&ones) && !seconds { Ok((rest.skip(1), tens + ones)) } else { no() }
}
