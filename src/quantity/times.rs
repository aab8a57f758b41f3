//! Times of day.
//!
//! Comes in: tokens. Goes out: times as [`Quantity`]s. Not here: stretches of time (`measure`).

use super::amount::written;
use super::input::{Parsed, Tokens, dash, glued, no, token, word};
use super::model::{Amount, Kind, Quantity, TimeOfDay};
use super::words::Meaning;
use crate::token::{Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

pub(super) const AM: Key = literal("am");
pub(super) const AM_POINTS: Key = literal("a.m.");
pub(super) const PM: Key = literal("pm");
pub(super) const PM_POINTS: Key = literal("p.m.");
pub(super) const O_CLOCK: Key = literal("o'clock");
const AND: Key = literal("and");
const BETWEEN: Key = literal("between");
const COLON: Key = literal(":");
const MIDDAY: Key = literal("midday");
const MIDNIGHT: Key = literal("midnight");
const NOON: Key = literal("noon");
const TILL: Key = literal("till");
const TO: Key = literal("to");
const UNTIL: Key = literal("until");

/// "10:30 a.m.", "3pm", "1300 GMT", "5 o'clock", "10 to 11 a.m.", "25:10".
pub(super) fn time(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (rest, time) = alt((spoken_span, clock, parted_clock, hour_with_half, military, o_clock)).parse(input)?;
    let (rest, zone) = opt(zone).parse(rest)?;
    let time = TimeOfDay { zone: zone.or(time.zone), ..time };
    Ok((rest, Quantity { kind: Kind::Time, amount: Amount::Time(time), ..written(input, rest) }))
}

/// "10 to 11 a.m.", "9-10:30 p.m.": the first of the two.
fn spoken_span(input: Tokens<'_>) -> Parsed<'_, TimeOfDay> {
    let (rest, first) = token(|token| token.is_number()).parse(input)?;
    let (rest, ()) = alt((dash, word(TO).map(|_| ()))).parse(rest)?;
    let (rest, second) = alt((clock, hour_with_half)).parse(rest)?;
    let hour = small(first, input).filter(|hour| *hour <= 12);
    match hour {
        Some(hour) if second.afternoon.is_some() => {
            Ok((rest, TimeOfDay { hour, afternoon: second.afternoon, ..TimeOfDay::default() }))
        }
        _ => no(),
    }
}

fn small(token: &Token, input: Tokens<'_>) -> Option<u8> {
    let text = token.text(input.text.prose);
    if text.len() <= 2 { text.parse().ok() } else { None }
}

/// "10:30", "10:30:15", "10.30am", "10:30 p.m.".
fn clock(input: Tokens<'_>) -> Parsed<'_, TimeOfDay> {
    if let Ok(found) = pointed(input) {
        return Ok(found);
    }
    let (rest, first) = token(|token| token.is_number()).parse(input)?;
    let Some(hour) = small(first, input) else { return no() };
    let (rest, minute) = two_digits(rest)?;
    let (rest, second) = opt(two_digits).parse(rest)?;
    let (rest, afternoon) = opt(half_day).parse(rest)?;
    if rest.is_glued(COLON) && rest.peek(1).is_some_and(|token| token.is_number() && token.glued()) {
        return no();
    }
    Ok((rest, TimeOfDay { hour, minute, second, afternoon, zone: None }))
}

/// "2: 45 p.m.": with a blank behind the colon.
fn parted_clock(input: Tokens<'_>) -> Parsed<'_, TimeOfDay> {
    let (rest, first) = token(|token| token.is_number()).parse(input)?;
    let (rest, _) = glued(COLON).parse(rest)?;
    let (rest, run) = token(|token| token.is_number() && token.span().len() == 2).parse(rest)?;
    let (rest, afternoon) = half_day(rest)?;
    match (small(first, input), small(run, input)) {
        (Some(hour), Some(minute)) if hour < 13 => {
            Ok((rest, TimeOfDay { hour, minute, afternoon: Some(afternoon), ..TimeOfDay::default() }))
        }
        _ => no(),
    }
}

/// ":30"
fn two_digits(input: Tokens<'_>) -> Parsed<'_, u8> {
    let (rest, _) = glued(COLON).parse(input)?;
    let (rest, run) = token(|token| token.is_number() && token.glued() && token.span().len() == 2).parse(rest)?;
    small(run, input).map_or_else(no, |value| Ok((rest, value)))
}

/// "10.30am", "7.45 p.m.".
fn pointed(input: Tokens<'_>) -> Parsed<'_, TimeOfDay> {
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    let Some((hour, minute)) = run.text(input.text.prose).split_once('.') else { return no() };
    let (rest, afternoon) = half_day(rest)?;
    let two = minute.len() == 2;
    match (hour.parse(), minute.parse()) {
        (Ok(hour), Ok(minute)) if minute < 100 && two => {
            Ok((rest, TimeOfDay { hour, minute, afternoon: Some(afternoon), ..TimeOfDay::default() }))
        }
        _ => no(),
    }
}

/// "3pm", "3 p.m.", "three p.m.".
fn hour_with_half(input: Tokens<'_>) -> Parsed<'_, TimeOfDay> {
    let number = input.first().filter(|token| token.is_number()).and_then(|token| small(token, input));
    let Some(hour) = number.or(input.entry().cardinal.filter(|hour| *hour <= 12)) else { return no() };
    let (rest, afternoon) = half_day(input.skip(1))?;
    // "2: 45 p.m.": what is no hour is the minutes of a time with a blank in it.
    if hour > 24 {
        return no();
    }
    Ok((rest, TimeOfDay { hour, afternoon: Some(afternoon), ..TimeOfDay::default() }))
}

/// "a.m.", "pm".
pub(super) fn half_day(input: Tokens<'_>) -> Parsed<'_, bool> {
    let afternoon = match input.first().map(|token| token.key) {
        Some(AM | AM_POINTS)
            if !input.is(AM)
                || input.glued()
                || matches!(input.str(), "AM")
                || input.behind(1).is_some_and(|token| token.is_number()) =>
        {
            false
        }
        Some(PM | PM_POINTS) => true,
        _ => return no(),
    };
    Ok((input.skip(1), afternoon))
}

/// "1300 GMT", "0930 hours".
fn military(input: Tokens<'_>) -> Parsed<'_, TimeOfDay> {
    let (rest, run) = token(|token| token.is_number() && token.span().len() == 4).parse(input)?;
    let Ok(value) = run.text(input.text.prose).parse::<u16>() else { return no() };
    let (hour, minute) = ((value / 100) as u8, (value % 100) as u8);
    let leading = run.text(input.text.prose).starts_with('0');
    if let Ok((rest, zone)) = zone(rest) {
        return Ok((rest, TimeOfDay { hour, minute, zone: Some(zone), ..TimeOfDay::default() }));
    }
    let hours = rest.is(literal("hours")) || rest.is(literal("hrs"));
    if hours && leading && hour < 25 {
        Ok((rest.skip(1), TimeOfDay { hour, minute, ..TimeOfDay::default() }))
    } else {
        no()
    }
}

/// "5 o'clock", "five o'clock".
fn o_clock(input: Tokens<'_>) -> Parsed<'_, TimeOfDay> {
    let number = input.first().filter(|token| token.is_number()).and_then(|token| small(token, input));
    let Some(hour) = number.or(input.entry().cardinal) else { return no() };
    let (rest, _) = word(O_CLOCK).parse(input.skip(1))?;
    Ok((rest, TimeOfDay { hour, ..TimeOfDay::default() }))
}

/// "GMT", "(ET)", "Eastern time".
pub(super) fn zone(input: Tokens<'_>) -> Parsed<'_, (i16, i16)> {
    input.phrase(|meaning| if let Meaning::Zone(low, high) = meaning { Some((low, high)) } else { None })
}

/// Whether a word names a time of day.
pub(super) const fn names_time(word: Key) -> bool {
    matches!(word, NOON | MIDDAY | MIDNIGHT)
}

/// "from 9am to noon", "midnight to 6am": a name as an end of a stretch of the clock.
pub(super) fn named(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let behind = |back| input.behind(back).map(|token| token.key);
    let clocked = |token: &Token| token.is_number() || matches!(token.key, AM | AM_POINTS | PM | PM_POINTS | O_CLOCK);
    let until = |key: Option<Key>| matches!(key, Some(TO | UNTIL | TILL));
    let between = |back| behind(back) == Some(BETWEEN);
    let joins = |key: Option<Key>| matches!(key, Some(AND));
    let ends = input.behind(2).is_some_and(clocked) && (until(behind(1)) || joins(behind(1)) && (3..8).any(between));
    let after = input.peek(1).map(|token| token.key);
    let begins = input.peek(2).is_some_and(Token::is_number) && (until(after) || joins(after) && between(1));
    if !ends && !begins {
        return no();
    }
    let (rest, afternoon) = (input.skip(1), !input.is(MIDNIGHT));
    let time = TimeOfDay { hour: 12, afternoon: Some(afternoon), ..TimeOfDay::default() };
    Ok((rest, Quantity { kind: Kind::Time, amount: Amount::Time(time), ..written(input, rest) }))
}
