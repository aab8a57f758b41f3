//! Number words: "nineteen hundred seventy-three", "two point two".
//!
//! Comes in: tokens. Goes out: [`Figure`]. Not here: scales behind digits (`scale`), fractions (`fraction`).

use super::digits::{self, Figure};
use super::fraction::{fraction_words, small_digits};
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::unit::name;
use super::words::Class;
use crate::exact::Rational;
use crate::token::{Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

const AMPERSAND: Key = literal("&");
const AND: Key = literal("and");
const POINT: Key = literal("point");

/// Number words of any length: "nineteen hundred seventy-three", "two point two", "one hundred and five thousand".
pub(super) fn cardinal(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, figure) = match below_hundred(input) {
        Ok((rest, value)) if value < 10 && spoken_hundreds(input, rest, value).is_some() => {
            spoken_hundreds(input, rest, value).map_or_else(no, Ok)?
        }
        Ok((rest, value)) => match tens_and_ones(input, rest, value) {
            Some((rest, value)) => (rest, Figure::words(value, 1)),
            None => hundreds(rest, value)?,
        },
        Err(_) if bare_scale(input) => hundreds(input, 1)?,
        Err(error) => return Err(error),
    };
    let point = preceded(word(POINT), spoken_decimals).parse(rest);
    if let Ok((rest, (decimals, places))) = point {
        let grain = Rational::power_of_ten(-places);
        let value = grain.and_then(|grain| grain.mul(Rational::whole(decimals))?.add(figure.number.value));
        return match (value, grain) {
            (Some(value), Some(grain)) => {
                let number = super::model::Number { value, grain, zeros: 0, decimals: true, ..figure.number };
                Ok((rest, Figure { number, ..figure }))
            }
            _ => no(),
        };
    }
    Ok((rest, figure))
}

/// "twenty and three", "four and twenty", as numbers were told once; a list or range of two is none.
fn tens_and_ones<'t>(input: Tokens<'t>, rest: Tokens<'t>, first: i128) -> Option<(Tokens<'t>, i128)> {
    let second = i128::from(rest.entry_of(rest.peek(1)).cardinal?);
    let after = rest.skip(2);
    let (tens, ones) = if first < second { (second, first) } else { (first, second) };
    let parts = rest.is(AND) && (1..10).contains(&ones) && tens >= 20 && tens % 10 == 0;
    let part_of_more = after.entry().denominator > 0
        || after.entry().scale > 0
        || after.entry().cardinal.is_some()
        || after.is_glued(HYPHEN);
    let listed = input.behind(1).is_some_and(|token| {
        matches!(token.text(input.text.prose), "between" | "both" | "from" | "," | "to" | "and" | "of" | "at" | "ages")
    });
    (parts && !part_of_more && !listed).then_some((after, tens + ones))
}

/// "one twenty two" for 122, where it is all that is said.
fn spoken_hundreds<'t>(input: Tokens<'t>, rest: Tokens<'t>, hundreds: i128) -> Option<(Tokens<'t>, Figure)> {
    let tens = rest.entry().cardinal.filter(|tens| *tens >= 20)?;
    let (after, ones) = below_hundred(rest).ok()?;
    let alone = input.behind(1).is_none_or(|token| !token.is_word() && !token.is_number());
    let ends = !after.first().is_some_and(|token| token.is_word() || token.is_number() || token.key == HYPHEN);
    (alone && ends && hundreds > 0 && tens > 0 && !rest.glued())
        .then(|| (after, Figure::words(hundreds * 100 + ones, 1)))
}

/// "hundred" or "thousand" at the head of a number: "hundred and three", not of a plural.
pub(super) fn bare_scale(input: Tokens<'_>) -> bool {
    input.entry().scale > 0 && !input.str().ends_with('s') && !input.behind(1).is_some_and(|token| token.is_number())
}

/// Digits after "point": "two five" of "three point two five".
pub(super) fn spoken_decimals(input: Tokens<'_>) -> Parsed<'_, (i128, i32)> {
    let (mut rest, mut value, mut places) = (input, 0i128, 0);
    while let Some(digit) = rest.entry().cardinal.filter(|digit| *digit < 10) {
        value = value * 10 + i128::from(digit);
        places += 1;
        rest = rest.skip(1);
        if places > 9 {
            break;
        }
    }
    if places == 0 {
        return below_hundred(input).map(|(rest, value)| (rest, (value, 2)));
    }
    Ok((rest, (value, places)))
}

/// "seven", "seventeen", "seventy", "seventy-seven".
pub(super) fn below_hundred(input: Tokens<'_>) -> Parsed<'_, i128> {
    let Some(first) = input.entry().cardinal else { return no() };
    let rest = input.skip(1);
    if first >= 20 {
        let (tail, _) = opt(word(HYPHEN)).parse(rest)?;
        if let Some(ones) = tail.entry().cardinal.filter(|ones| (1..10).contains(ones)) {
            return Ok((tail.skip(1), i128::from(first + ones)));
        }
    }
    Ok((rest, i128::from(first)))
}

/// The rest of a number that began with `first`: "hundred (and) five thousand (and) six".
pub(super) fn hundreds(input: Tokens<'_>, first: i128) -> Parsed<'_, Figure> {
    let (mut rest, mut total, mut current, mut grain, mut last) = (input, 0i128, first, 1i128, u8::MAX);
    let mut scales = 0u8;
    loop {
        let (at, _) = opt(glued(HYPHEN)).parse(rest)?;
        let scale = if at.str() == "cr" && at.skip(1).entry().cardinal.is_some() { 7 } else { at.entry().scale };
        if scale == 2 && current < 100 {
            (rest, current, grain) = (at.skip(1), current * 100, 100);
        } else if scale > 2 && scale < last && current > 0 {
            let Some(power) = 10i128.checked_pow(u32::from(scale)) else { break };
            let Some(sum) = current.checked_mul(power).and_then(|part| part.checked_add(total)) else { break };
            (rest, total, grain, last) = (at.skip(1), sum, power, scale);
            current = 0;
            scales += 1;
        } else {
            break;
        }
        let (at, and) =
            opt(alt((word(AND), word(AMPERSAND), glued(HYPHEN), |at| smaller_part(at, last)))).parse(rest)?;
        // "one hundred and three quarters", but "one hundred thirty-two fifths" and "a hundred thousand billionths".
        if at.entry().scale == 0 && fraction_words(at).is_ok_and(|(_, part)| part.number.value < Rational::ONE) {
            break;
        }
        let Ok((after, ones)) = below_hundred(at).or_else(|_| part_in_digits(at, and.is_some())) else { continue };
        let follows_scale = after.entry().scale > 0;
        // "$830 million two years earlier", "two million five days ago"
        if and.is_none() && !follows_scale && scale > 2 && part_of_time(input, after) {
            break;
        }
        if and.is_some_and(|token| token.key == AND) && follows_scale && current == 0 && after.entry().scale >= last {
            continue;
        }
        if current % 100 == 0 && (current > 0 || total > 0) && ones > 0 && !(and.is_some() && range_and(input)) {
            (rest, current, grain) = (after, current + ones, 1);
        }
    }
    let value = total + current;
    let mut figure = Figure::words(value, grain);
    if current == 0 && last != u8::MAX {
        figure.number.scale = last;
        figure.number.zeros = digits::zeros(value / 10i128.pow(u32::from(last)));
    }
    figure.scales = scales;
    Ok((rest, figure))
}

/// The comma of "three million, two hundred and forty": words of a smaller scale follow, and what they count is not a part.
fn smaller_part(input: Tokens<'_>, last: u8) -> Parsed<'_, &Token> {
    let (rest, comma) = glued(literal(",")).parse(input)?;
    let (after, _) = below_hundred(rest)?;
    let scale = after.entry().scale;
    let ends = after.skip(1);
    let whole =
        ends.is(AND) || ends.is(AMPERSAND) || ends.entry().cardinal.is_some() || ends.entry().scale > 2 || scale > 2;
    if scale >= 2 && scale < last && last < u8::MAX && whole && !ends.is(literal("of")) {
        Ok((rest, comma))
    } else {
        no()
    }
}

/// Whether a number word behind a scale counts time or stands behind digits, and so is none of the number's.
fn part_of_time<'t>(input: Tokens<'t>, after: Tokens<'t>) -> bool {
    let digits = input.behind(1).is_some_and(Token::is_number);
    let unit = name(after).is_ok_and(|(rest, _)| {
        rest.ahead_in(0, Class::AGO) || matches!(rest.str(), "earlier" | "previously" | "later")
    });
    digits || unit
}

/// Digits behind a scale word: the "21" of "3 hundred and 21", the "3" of "4 thousand 3 hundred".
pub(super) fn part_in_digits(input: Tokens<'_>, and: bool) -> Parsed<'_, i128> {
    let (rest, value) = small_digits(input)?;
    let hundred = rest.entry().scale == 2 && !and;
    let after_hundred = and && value < 100 && rest.entry().scale == 0 && input.entry_of(input.behind(2)).scale == 2;
    if hundred || after_hundred { Ok((rest, value)) } else { no() }
}

/// Whether "between" stands before: then "and" parts two numbers.
pub(super) fn range_and(input: Tokens<'_>) -> bool {
    const BETWEEN: Key = literal("between");
    input.follows(BETWEEN)
}
