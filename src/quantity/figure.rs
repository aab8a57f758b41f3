//! Numbers without units: digits, number words, fractions, scales.
//!
//! Comes in: tokens. Goes out: [`Figure`]. Not here: signs of money, units, ranges.

use super::digits::{self, Figure, Form};
use super::input::{HYPHEN, Parsed, Tokens, dash, glued, no, token, word};
use super::words::{Class, Meaning};
use crate::exact::Rational;
use crate::token::{Flags, Key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

const A: Key = literal("a");
const AN: Key = literal("an");
const AND: Key = literal("and");
const HALF: Key = literal("half");
const MINUS: Key = literal("minus");
const NEGATIVE: Key = literal("negative");
const OF: Key = literal("of");
const PLUS: Key = literal("+");
const POINT: Key = literal("point");
const SLASH: Key = literal("/");
const STOP: Key = literal(".");

/// Any number: "1,234.5", "-3", "two and a half million", "a third", "half a million".
pub(super) fn figure(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, negative) = opt(minus).parse(input)?;
    let (rest, figure) = alt((half_a_scale, mixed, fraction, scaled)).parse(rest)?;
    match negative {
        Some(()) => figure.negated().map_or_else(no, |figure| Ok((rest, figure))),
        None => Ok((rest, figure)),
    }
}

/// A sign before a number: "-", "−", "minus", "negative"; "+" says nothing.
fn minus(input: Tokens<'_>) -> Parsed<'_, ()> {
    if input.is(MINUS) || input.is(NEGATIVE) {
        return Ok((input.skip(1), ()));
    }
    let (rest, ()) = dash(input)?;
    let touches = rest.glued() && rest.first().is_some_and(|token| token.is_number() || token.key == STOP);
    let free = input.behind(1).is_none()
        || !input.glued()
        || input.behind(1).is_some_and(|token| {
            !token.is_word()
                && !token.is_number()
                && matches!(token.text(input.text.prose), "(" | "$" | "£" | "€" | "[")
        });
    if touches && free && !input.str().starts_with('–') { Ok((rest, ())) } else { no() }
}

/// Digits, with scales: "1,234", ".5", "2.5m", "3 million", "1 234 567", "2×10^6".
fn scaled(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, figure) = alt((spaced_groups, plain_digits, cardinal, article_scale)).parse(input)?;
    scales(rest, figure)
}

/// Digits: "1,234.5", ".5", "+5".
pub(super) fn plain_digits(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (input, _) = opt(word(PLUS)).parse(input)?;
    if input.is(STOP) && !input.glued() {
        let (rest, run) = glued_number(input.skip(1))?;
        let text = format!("0.{}", run.text(input.text.prose));
        return read(rest, input, &text);
    }
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    read(rest, input, run.text(input.text.prose))
}

fn read<'t>(rest: Tokens<'t>, input: Tokens<'t>, text: &str) -> Parsed<'t, Figure> {
    let style = || *input.text.style.get_or_init(|| digits::style(input.text.prose, input.text.tokens));
    digits::digits(text, style).map_or_else(no, |figure| Ok((rest, figure)))
}

fn glued_number(input: Tokens<'_>) -> Parsed<'_, &crate::token::Token> {
    token(|token| token.is_number() && token.glued()).parse(input)
}

/// Groups of three between thin or no-break spaces: "1 234 567".
fn spaced_groups(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (mut rest, first) = token(|token| token.is_number()).parse(input)?;
    let mut text = String::new();
    while let Some(group) = rest.first().filter(|token| token.is_number() && token.flags.any(Flags::THIN)) {
        let written = group.text(input.text.prose);
        if written.split(['.', ',']).next().map_or(0, str::len) != 3 || first.span().len() > 3 {
            break;
        }
        if text.is_empty() {
            text.push_str(first.text(input.text.prose));
        }
        text.push_str(written);
        rest = rest.skip(1);
    }
    if text.is_empty() { no() } else { read(rest, input, &text) }
}

/// "a hundred", "a million", "a thousand and one".
fn article_scale(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, _) = article(input)?;
    let scale = rest.entry().scale;
    if scale == 0 || rest.str().ends_with('s') {
        return no();
    }
    let (rest, figure) = hundreds(rest, 1)?;
    Ok((rest, Figure { form: Form::Article, ..figure }))
}

fn article(input: Tokens<'_>) -> Parsed<'_, ()> {
    if input.is(A) || input.is(AN) { Ok((input.skip(1), ())) } else { no() }
}

/// Number words of any length: "nineteen hundred seventy-three", "two point two", "one hundred and five thousand".
pub(super) fn cardinal(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, figure) = match below_hundred(input) {
        Ok((rest, value)) => hundreds(rest, value)?,
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

/// "hundred" or "thousand" at the head of a number: "hundred and three", not of a plural.
fn bare_scale(input: Tokens<'_>) -> bool {
    input.entry().scale > 0 && !input.str().ends_with('s') && !input.behind(1).is_some_and(|token| token.is_number())
}

/// Digits after "point": "two five" of "three point two five".
fn spoken_decimals(input: Tokens<'_>) -> Parsed<'_, (i128, i32)> {
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
fn below_hundred(input: Tokens<'_>) -> Parsed<'_, i128> {
    let Some(first) = input.entry().cardinal else { return no() };
    let rest = input.skip(1);
    if first >= 20 {
        let (tail, _) = opt(glued(HYPHEN)).parse(rest)?;
        if let Some(ones) = tail.entry().cardinal.filter(|ones| (1..10).contains(ones)) {
            return Ok((tail.skip(1), i128::from(first + ones)));
        }
    }
    Ok((rest, i128::from(first)))
}

/// The rest of a number that began with `first`: "hundred (and) five thousand (and) six".
fn hundreds(input: Tokens<'_>, first: i128) -> Parsed<'_, Figure> {
    let (mut rest, mut total, mut current, mut grain, mut last) = (input, 0i128, first, 1i128, u8::MAX);
    let mut scales = 0u8;
    loop {
        let (at, _) = opt(glued(HYPHEN)).parse(rest)?;
        let scale = at.entry().scale;
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
        let (at, and) = opt(alt((word(AND), glued(HYPHEN)))).parse(rest)?;
        let Ok((after, ones)) = below_hundred(at) else { continue };
        let follows_scale = after.entry().scale > 0;
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

/// Whether "between" stands before: then "and" parts two numbers.
fn range_and(input: Tokens<'_>) -> bool {
    const BETWEEN: Key = literal("between");
    input.follows(BETWEEN)
}

/// Scales behind a number: "million", "m", "bn", "hundred thousand".
pub(super) fn scales(input: Tokens<'_>, figure: Figure) -> Parsed<'_, Figure> {
    let (mut rest, mut figure) = (input, figure);
    while let Ok((after, (scale, twice))) = scale(rest, figure.scales > 0) {
        let sane = !twice || figure.number.scale <= scale && figure.number.scale < 6 && scale <= 9;
        let next = if sane { figure.scaled(scale) } else { Some(Figure { scales: figure.scales + 1, ..figure }) };
        let Some(next) = next else { break };
        (rest, figure) = (after, next);
    }
    Ok((rest, figure))
}

/// One scale: its power, and whether it stands behind another.
fn scale(input: Tokens<'_>, twice: bool) -> Parsed<'_, (u8, bool)> {
    let (at, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    let word = at.entry().scale;
    if word > 0 && (hyphen.is_none() || at.glued()) {
        return Ok((at.skip(1), (word, twice)));
    }
    if hyphen.is_some() {
        return no();
    }
    let (rest, power) = input.phrase(|meaning| match meaning {
        Meaning::Scale(power) => Some(power),
        _ => None,
    })?;
    if sign_fits(input, rest) { Ok((rest, (power, twice))) } else { no() }
}

/// Whether an abbreviated scale is meant: money stands before or behind, a noun follows, or it means nothing else.
fn sign_fits<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let sign = input.str();
    if !input.behind(1).is_some_and(|token| token.is_number()) || rest.is_glued(HYPHEN) && sign.len() == 1 {
        return sign.len() > 1 && money_near(input, rest);
    }
    let glued = input.glued();
    match sign {
        "k" | "K" => glued && !rest.str().starts_with(['°']),
        "bn" | "Bn" | "BN" | "bln" | "mln" | "tn" | "trn" | "trln" | "mn" | "mio" => true,
        "cr" | "MM" | "mm" | "t" | "T" | "mil" | "Mn" => money_near(input, rest),
        "b" | "B" | "M" => glued && (money_near(input, rest) || noun_follows(rest)),
        _ => money_near(input, rest) || glued && noun_follows(rest),
    }
}

fn noun_follows(rest: Tokens<'_>) -> bool {
    let small = rest.ahead_in(0, Class::SMALL);
    rest.first().is_some_and(|token| token.is_word() && !token.glued() && !token.flags.any(Flags::CAPITAL))
        && !small
        && rest.str().ends_with('s')
}

/// Whether a sign or name of money touches the number that ends before `input`, or stands at `rest`.
fn money_near<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let money = |meaning| matches!(meaning, Meaning::Sign(_)).then_some(());
    let before = (2..=3).any(|back| {
        let Some(at) = input.at.checked_sub(back) else { return false };
        Tokens { at, ..input }.phrase(money).is_ok_and(|(after, ())| after.at == input.at - 1)
    });
    before || rest.phrase(money).is_ok() || shared_sign(input)
}

/// Whether the number ends a range whose first end bears the sign: "$10-15m".
fn shared_sign(input: Tokens<'_>) -> bool {
    let money = |meaning| matches!(meaning, Meaning::Sign(_)).then_some(());
    let Some(at) = input.at.checked_sub(4) else { return false };
    let first = Tokens { at, ..input };
    first.phrase(money).is_ok() && first.peek(1).is_some_and(|token| token.is_number())
}

/// "half a million", "half a billion", "quarter of a million", "half million".
fn half_a_scale(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, part) = alt((fraction_words, verify(half, |_| true))).parse(input)?;
    let (rest, _) = opt(word(OF)).parse(rest)?;
    let (rest, _) = opt(article).parse(rest)?;
    if rest.entry().scale == 0 || rest.str().ends_with('s') {
        return no();
    }
    scales(rest, Figure { form: Form::Mixed, ..part })
}

fn half(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, _) = word(HALF).parse(input)?;
    Ok((rest, Figure { form: Form::Fraction, ..fraction_of(1, 2) }))
}

/// A fraction: "3/4", "½", "two-thirds", "a quarter", "half".
pub(super) fn fraction(input: Tokens<'_>) -> Parsed<'_, Figure> {
    alt((slash, glyph, fraction_words)).parse(input)
}

/// "3/4", "1/8th".
fn slash(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, top) = token(|token| token.is_number()).parse(input)?;
    let (rest, _) = alt((glued(SLASH), glued(literal_slash()))).parse(rest)?;
    let (rest, bottom) = glued_number(rest)?;
    let whole = |token: &crate::token::Token| token.text(input.text.prose).parse::<i128>().ok();
    let (Some(top), Some(bottom)) = (whole(top), whole(bottom)) else { return no() };
    let dated = rest.is_glued(SLASH) || (top, bottom) == (9, 11) || (top, bottom) == (24, 7) || bottom > 1000;
    if bottom < 2 || dated || top > 99 && bottom > 99 {
        return no();
    }
    let (rest, _) =
        opt(token(|token| token.glued() && matches!(token.text(input.text.prose), "th" | "ths" | "rd" | "rds" | "nd")))
            .parse(rest)?;
    Ok((rest, fraction_of(top, bottom)))
}

/// The fraction slash, U+2044.
fn literal_slash() -> Key {
    literal("⁄")
}

fn fraction_of(top: i128, bottom: i128) -> Figure {
    let value = Rational::new(top, bottom).unwrap_or(Rational::ZERO);
    Figure::fraction(value, Rational::new(1, bottom).unwrap_or(Rational::ONE), Form::Fraction)
}

/// "½".
fn glyph(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (top, bottom) = match input.str() {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return no(),
    };
    Ok((input.skip(1), fraction_of(top, bottom)))
}

/// "two-thirds", "three quarters", "a third", "one half", "one-fifth", "two hundredths".
pub(super) fn fraction_words(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, top) = alt((below_hundred, small_digits, article.map(|()| 1))).parse(input)?;
    let (rest, _) = opt(glued(HYPHEN)).parse(rest)?;
    let entry = rest.entry();
    let bottom = i128::from(entry.denominator);
    let plural = rest.str().ends_with('s') || rest.str().ends_with('S');
    if bottom < 2 || plural != (top != 1) || bottom == 4 && rest.is(literal("fourth")) && top == 1 && input.is(A) {
        return no();
    }
    Ok((rest.skip(1), fraction_of(top, bottom)))
}

fn small_digits(input: Tokens<'_>) -> Parsed<'_, i128> {
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    run.text(input.text.prose)
        .parse::<i128>()
        .ok()
        .filter(|value| *value < 1000)
        .map_or_else(no, |value| Ok((rest, value)))
}

/// "2½", "2 1/2", "two and a half", "one and three-quarters", "3 and a half million".
fn mixed(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, whole) = alt((plain_digits, cardinal)).parse(input)?;
    if whole.number.decimals || whole.malformed {
        return no();
    }
    let (rest, _) = opt(glued(HYPHEN)).parse(rest)?;
    let (rest, part) = alt((
        glyph,
        verify(slash, |part| part.number.value < Rational::ONE),
        preceded(word(AND), alt((slash, glyph, fraction_words))),
        preceded((glued(HYPHEN), word(AND), glued(HYPHEN)), fraction_words),
        preceded(word(AND), half),
    ))
    .parse(rest)?;
    let Some(value) = whole.number.value.add(part.number.value) else { return no() };
    if part.number.value >= Rational::ONE {
        return no();
    }
    scales(rest, Figure::fraction(value, part.number.grain, Form::Mixed))
}
