//! Numbers without units: digits, number words, fractions, scales.
//!
//! Comes in: tokens. Goes out: [`Figure`]. Not here: signs of money, units, ranges.

use super::cardinal::{cardinal, hundreds, spoken_decimals};
use super::denominator::leads_to_part;
use super::digits::{self, Figure, Form};
use super::fraction::{fraction, half_a_scale, mixed};
use super::input::{HYPHEN, Parsed, Tokens, dash, glued, no, token, word};
use super::scale::scales;
use super::unit::name;
use super::words::{Class, Meaning};
use crate::exact::Rational;
use crate::token::{Flags, Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

const A: Key = literal("a");
const AN: Key = literal("an");
const AND: Key = literal("and");
const MINUS: Key = literal("minus");
const NEGATIVE: Key = literal("negative");
const ONE: Key = literal("one");
const OF: Key = literal("of");
const OVER: Key = literal("over");
const AMPERSAND: Key = literal("&");
const PLUS: Key = literal("+");
const SLASH: Key = literal("/");
const STOP: Key = literal(".");

/// Any number: "1,234.5", "-3", "two and a half million", "a third", "half a million".
pub(super) fn figure(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, negative) = opt(minus).parse(input)?;
    let (rest, figure) = if plain(rest) || !leads_to_part(rest) {
        scaled(rest)?
    } else {
        alt((half_a_scale, mixed, fraction, scaled)).parse(rest)?
    };
    match negative {
        Some(()) => figure.negated().map_or_else(no, |figure| Ok((rest, figure))),
        None => Ok((rest, figure)),
    }
}

/// Whether digits stand alone, so that no fraction need be looked for.
fn plain(input: Tokens<'_>) -> bool {
    let next = input.skip(1);
    let Some(token) = next.first() else { return input.first().is_some_and(|token| token.is_number()) };
    let entry = next.entry();
    let part = entry.denominator > 0
        || entry.cardinal.is_some()
        || entry.scale > 0 && next.peek(1).is_some_and(|token| token.key == AND);
    let mark = matches!(token.key, SLASH | AND | OF | HYPHEN | OVER | AMPERSAND) || token.flags.any(Flags::NON_ASCII);
    let glued_scale = token.glued() && token.is_word() && next.peek(1).is_some_and(|token| token.key == AND);
    input.first().is_some_and(|token| token.is_number()) && !part && !mark && !glued_scale && !token.is_number()
}

/// A sign before a number: "-", "−", "minus", "negative"; "+" says nothing, and neither does "plus or minus".
fn minus(input: Tokens<'_>) -> Parsed<'_, ()> {
    // "plus or minus 3 points"
    if input.is(MINUS) && input.behind(2).is_some_and(|token| token.key == literal("plus")) {
        return no();
    }
    let either_way = input.is(MINUS) && input.behind(2).is_some_and(|token| token.key == literal("plus"));
    if (input.is(MINUS) || input.is(NEGATIVE)) && !either_way {
        return Ok((input.skip(1), ()));
    }
    let (rest, ()) = dash(input)?;
    let touches = rest.glued() && rest.first().is_some_and(|token| token.is_number() || token.key == STOP);
    let free = input.behind(1).is_none()
        || !input.glued()
        || input.behind(1).is_some_and(|token| {
            !token.is_word()
                && !token.is_number()
                && matches!(token.text(input.text.prose), "(" | "$" | "£" | "€" | "[" | "<" | ">")
        });
    if touches && free && !input.str().starts_with('–') { Ok((rest, ())) } else { no() }
}

/// Digits, with scales: "1,234", ".5", "2.5m", "3 million", "1 234 567", "2×10^6".
fn scaled(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, figure) = alt((spaced_groups, pointed, powered, cardinal, article_scale, point_first)).parse(input)?;
    if figure.form == Form::Digits && rest.entry().scale > 0 {
        let whole = figure.number.value.parts();
        if whole.1 == 1 && !figure.malformed && whole.0 > 0 {
            let (rest, worded) = hundreds(rest, whole.0)?;
            if worded.scales > 0 || worded.number.value != figure.number.value {
                return scales(rest, Figure { form: Form::Digits, ..worded });
            }
        }
    }
    scales(rest, figure)
}

/// "1 point 5": digits with a spoken point.
fn pointed(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, whole) = token(|token| token.is_number()).parse(input)?;
    let (rest, _) = word(literal("point")).parse(rest)?;
    let (rest, decimals) = token(|token| token.is_number() && token.span().len() < 4).parse(rest)?;
    if rest.first().is_some_and(Token::is_word) && rest.entry().scale == 0 && !rest.ahead_in(0, Class::SMALL) {
        return no();
    }
    let (whole, decimals) = (whole.text(input.text.prose), decimals.text(input.text.prose));
    if whole.contains('.') || decimals.contains(['.', ',']) {
        no()
    } else {
        read(rest, input, &format!("{whole}.{decimals}"))
    }
}

/// "point five" of a percent or million, "point 77" alone: no place in a list.
fn point_first(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, _) = word(literal("point")).parse(input)?;
    let digits = rest.first().filter(|token| token.is_number() && token.span().len() < 4);
    let (rest, value, places) = match digits.map(|token| token.text(input.text.prose)) {
        Some(text) => (rest.skip(1), text.parse().ok(), text.len() as i32),
        None => spoken_decimals(rest).map(|(rest, (value, places))| (rest, Some(value), places))?,
    };
    let part = rest.is(OF) && (rest.skip(1).is(A) || rest.skip(1).is(ONE)) && name(rest.skip(2)).is_ok();
    let alone = input.behind(1).is_none() && rest.first().is_none();
    let led = input.behind(1).is_none_or(|token| !token.is_number() && input.entry_of(Some(token)).cardinal.is_none());
    if !led || !(part || alone || name(rest).is_ok() || rest.entry().scale > 2) {
        return no();
    }
    let figure = value.and_then(|value| {
        let grain = Rational::power_of_ten(-places)?;
        let number = super::model::Number {
            value: Rational::whole(value).mul(grain)?,
            grain,
            decimals: true,
            zeros: 0,
            scale: 0,
        };
        Some(Figure { number, ..Figure::words(0, 1) })
    });
    figure.map_or_else(no, |figure| Ok((rest, figure)))
}

/// Digits with an exponent, or without: "2e6", "2.5×10^6", "6x10-4", "8×2^10", "1.1^23", "1,234".
fn powered(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, figure) = plain_digits(input)?;
    if !rest.first().is_some_and(|token| token.glued() || token.flags.any(Flags::NON_ASCII)) {
        return Ok((rest, figure));
    }
    let times =
        |rest| alt((glued(literal("x")), glued(literal("*")), glued(literal("·")), word(literal("×")))).parse(rest);
    let ten = |rest| (times, word(literal("10")), opt(glued(CARET))).parse(rest);
    if let Ok(found) = preceded(times, raised_digits).parse(rest) {
        let (after, power) = found;
        let number = figure.number.value.mul(power).zip(figure.number.grain.mul(power));
        return number.map_or_else(no, |(value, grain)| {
            Ok((after, Figure { number: super::model::Number { value, grain, ..figure.number }, ..figure }))
        });
    }
    let e = |rest| glued(literal("e")).parse(rest);
    let (after, base) = match (ten(rest), e(rest), glued(CARET).parse(rest)) {
        (Ok((after, _)), ..) => (after, None),
        (_, Ok((after, _)), _) => (after, None),
        (.., Ok((after, _))) => (after, Some(figure.number.value)),
        _ => return Ok((rest, figure)),
    };
    let Ok((after, power)) = exponent(after) else { return Ok((rest, figure)) };
    let value = match base {
        None => Rational::power_of_ten(power).and_then(|times| figure.number.value.mul(times)),
        Some(base) => raised(base, power),
    };
    let grain = if base.is_some() {
        value
    } else {
        Rational::power_of_ten(power).and_then(|times| figure.number.grain.mul(times))
    };
    match (value, grain) {
        (Some(value), Some(grain)) => {
            Ok((after, Figure { number: super::model::Number { value, grain, ..figure.number }, ..figure }))
        }
        _ => Ok((rest, figure)),
    }
}

const CARET: Key = literal("^");

/// The "2^10" of "8×2^10".
fn raised_digits(input: Tokens<'_>) -> Parsed<'_, Rational> {
    let (rest, base) = plain_digits(input)?;
    let (rest, power) = preceded(glued(CARET), exponent).parse(rest)?;
    raised(base.number.value, power).map_or_else(no, |value| Ok((rest, value)))
}

/// "-4", "6", "+14" behind "10^" or "e".
fn exponent(input: Tokens<'_>) -> Parsed<'_, i32> {
    let (rest, minus) = opt(alt((glued(HYPHEN), glued(literal("−")), glued(literal("–"))))).parse(input)?;
    let (rest, _) = opt(glued(PLUS)).parse(rest)?;
    let (rest, run) = glued_number(rest)?;
    let power = run.text(input.text.prose).parse::<i32>().ok().filter(|power| *power <= 36);
    power.map_or_else(no, |power| Ok((rest, if minus.is_some() { -power } else { power })))
}

/// A power by repeated multiplication.
fn raised(base: Rational, power: i32) -> Option<Rational> {
    let mut value = Rational::ONE;
    for _ in 0..power.unsigned_abs() {
        value = value.mul(base)?;
    }
    if power < 0 { Rational::ONE.div(value) } else { Some(value) }
}

/// Digits: "1,234.5", ".5", "+5".
pub(super) fn plain_digits(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let input = if input.is(PLUS) && !input.glued() { input.skip(1) } else { input };
    // ".5", "-.5", but not the end of "at 4.5"
    let below = |token: &Token| matches!(token.text(input.text.prose), "-" | "−" | "$" | "£" | "€") && !token.glued();
    if input.is(STOP) && (!input.glued() || input.behind(1).is_some_and(below)) {
        let (rest, run) = glued_number(input.skip(1))?;
        let text = format!("0.{}", run.text(input.text.prose));
        return read(rest, input, &text);
    }
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    read(rest, input, run.text(input.text.prose))
}

/// The number of a run of digits, in the text's own style: "1,234.5".
fn read<'t>(rest: Tokens<'t>, input: Tokens<'t>, text: &str) -> Parsed<'t, Figure> {
    let style = || *input.text.style.get_or_init(|| digits::style(input.text.prose, input.text.tokens));
    digits::digits(text, style).map_or_else(no, |figure| Ok((rest, figure)))
}

/// Digits that touch what is before them: the "5" of ".5".
pub(super) fn glued_number(input: Tokens<'_>) -> Parsed<'_, &Token> {
    token(|token| token.is_number() && token.glued()).parse(input)
}

/// Groups of three between thin or no-break spaces: "1 234 567".
fn spaced_groups(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (mut rest, first) = token(|token| token.is_number()).parse(input)?;
    let mut text = String::new();
    while let Some(group) =
        rest.first().filter(|token| token.is_number() && (token.flags.any(Flags::THIN) || wide_group(rest)))
    {
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

/// A group behind a common space: "000", a second one, or one that a unit follows.
fn wide_group(input: Tokens<'_>) -> bool {
    let three = |token: Option<&Token>| token.is_some_and(|token| token.is_number() && token.span().len() == 3);
    let first = input.behind(1);
    let leads = first
        .is_some_and(|token| (1..=3).contains(&token.span().len()) && !token.text(input.text.prose).starts_with('0'));
    let spaced = input.first().is_some_and(|token| token.flags.0 == Flags::SPACE);
    let unit =
        input.skip(1).phrase(|meaning| matches!(meaning, Meaning::Unit(_) | Meaning::Sign(_)).then_some(())).is_ok();
    let later = three(first) && input.behind(2).is_some_and(|token| token.is_number() && token.span().len() <= 3);
    (leads || later)
        && spaced
        && three(input.first())
        && (input.str() == "000" || unit || three(input.peek(1)) || later)
}

/// "a hundred", "a million", "a thousand and one".
pub(super) fn article_scale(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, _) = article(input)?;
    let scale = rest.entry().scale;
    if scale == 0 || rest.str().ends_with('s') {
        return no();
    }
    let (rest, figure) = hundreds(rest, 1)?;
    Ok((rest, Figure { form: Form::Article, ..figure }))
}

/// "a", "an".
pub(super) fn article(input: Tokens<'_>) -> Parsed<'_, ()> {
    if input.is(A) || input.is(AN) { Ok((input.skip(1), ())) } else { no() }
}
