//! Ordinals, in digits and in words.
//!
//! Comes in: tokens. Goes out: [`Quantity`], or the number alone for dates. Not here: fractions, which share the words.

use super::amount::{attributive, written};
use super::cardinal::cardinal;
use super::digits::Figure;
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::model::{Amount, Kind, Quantity};
use crate::token::{Token, literal};
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
    if is_stone(number.text(input.text.prose), rest)
        || !rest.glued()
        || !matches!(rest.str(), "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH")
    {
        return no();
    }
    let digits = number.text(input.text.prose).bytes().filter(u8::is_ascii_digit);
    let value = digits.fold(0u64, |value, digit| value.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    Ok((rest.skip(1), value))
}

/// The "st" of "15st 4lb" and "weighs 12st": stones, and no rank.
fn is_stone<'t>(number: &str, st: Tokens<'t>) -> bool {
    let pounds = st.peek(1).is_some_and(Token::is_number)
        && matches!(st.skip(2).str(), "lb" | "lbs" | "lb." | "lbs." | "pounds" | "pound");
    let ranked = number.ends_with('1') && !number.ends_with("11");
    st.str() == "st" && (pounds || !ranked && !st.peek(1).is_some_and(Token::is_word))
}

/// "third", "twenty-first", "hundredth", "two hundred and first".
pub(super) fn word_ordinal(input: Tokens<'_>) -> Parsed<'_, u64> {
    if input.first().is_none_or(Token::is_number) {
        return no();
    }
    let entry = input.entry();
    if entry.ordinal > 0 {
        return Ok((input.skip(1), entry.ordinal));
    }
    if let Ok(found) = long_ordinal(input) {
        return Ok(found);
    }
    let tens = u64::from(entry.cardinal.unwrap_or(0));
    let (rest, hyphen) = opt(glued(HYPHEN)).parse(input.skip(1))?;
    let ones = rest.entry().ordinal;
    // "twenty seconds", "twenty first-time buyers"
    let seconds = ones == 2 && rest.skip(1).first().is_some_and(|token| token.is_word())
        || hyphen.is_none() && rest.skip(1).is_glued(HYPHEN);
    if tens >= 20 && (1..10).contains(&ones) && !seconds { Ok((rest.skip(1), tens + ones)) } else { no() }
}

/// Whether a hundred or more follows close behind, in "one hundred and first" or "two hundredth".
pub(super) fn leads_to_ordinal(input: Tokens<'_>) -> bool {
    (1..4).any(|ahead| {
        let entry = input.entry_of(input.peek(ahead));
        entry.scale > 0 || entry.ordinal >= 100
    })
}

/// "one hundred twenty-fifth", "two hundred and first", "two hundredth".
pub(super) fn long_ordinal(input: Tokens<'_>) -> Parsed<'_, u64> {
    if input.entry().cardinal.is_none() || !leads_to_ordinal(input) {
        return no();
    }
    let (rest, figure) = cardinal(input)?;
    let (rest, joined) = opt(alt((glued(HYPHEN), word(literal("and"))))).parse(rest)?;
    let (value, last) = (figure.number.value.parts().0, rest.entry().ordinal);
    let Ok(value) = u64::try_from(value) else { return no() };
    let after = rest.skip(1);
    let ends = !after.first().is_some_and(Token::is_word) && !after.is_glued(HYPHEN);
    match last {
        100.. if value < last => value.checked_mul(last).map_or_else(no, |value| Ok((after, value))),
        1..10 if (joined.is_some() || ends) && value % 10 == 0 && value % 100 != 10 && value >= 100 => {
            Ok((after, value + last))
        }
        10..100 if (joined.is_some() || ends) && value % 100 == 0 && value >= 100 => Ok((after, value + last)),
        _ => no(),
    }
}
