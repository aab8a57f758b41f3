//! Dates of every form, whether they exist or not.
//!
//! Comes in: tokens. Goes out: dates as [`Quantity`]s. Not here: bare years and decades (`years`), clock times (`times`).

use super::amount::written;
use super::input::{Parsed, Tokens, dash, no, token, word};
use super::model::{Amount, Date, Kind, Quantity};
use super::ordinal::{digit_ordinal, word_ordinal};
use crate::token::{Flags, Key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const COMMA: Key = literal(",");
const OF: Key = literal("of");
const SLASH: Key = literal("/");
const STOP: Key = literal(".");
const THE: Key = literal("the");
const TO: Key = literal("to");

/// Any date: "Monday, May 15, 2018", "15 May", "March 2019", "3/4/2019", "the second quarter", "1990s", "2019".
pub(super) fn date(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (rest, amount) = alt((
        dated,
        days_span,
        numeric,
        super::years::quarter.map(|date| Amount::Date(date, None)),
        super::years::years,
    ))
    .parse(input)?;
    Ok((rest, Quantity { kind: Kind::Date, amount, ..written(input, rest) }))
}

/// "Monday, May 15, 2018", "April 2 to 9", "April 2-May 3".
fn dated(input: Tokens<'_>) -> Parsed<'_, Amount> {
    let (rest, from) = full(input)?;
    Ok(span_from(rest, from).unwrap_or((rest, Amount::Date(from, None))))
}

/// "2-9 April 2019".
fn days_span(input: Tokens<'_>) -> Parsed<'_, Amount> {
    let (rest, from) = bare_day(input)?;
    span_from(rest, from)
}

/// The " to 9", "-May 3" behind a first day.
fn span_from(rest: Tokens<'_>, mut from: Date) -> Parsed<'_, Amount> {
    if from.day.is_none() {
        return no();
    }
    let (rest, ()) = alt((dash, word(TO).map(|_| ()), word(literal("through")).map(|_| ()))).parse(rest)?;
    let (rest, mut to) = alt((full, bare_day)).parse(rest)?;
    if to.day.is_none() || from.month.is_none() && to.month.is_none() {
        return no();
    }
    let (rest, year) = if to.year.is_none() { opt(year_behind).parse(rest)? } else { (rest, None) };
    to.year = to.year.or(year);
    to.month = to.month.or(from.month);
    from.month = from.month.or(to.month);
    from.year = from.year.or(to.year);
    Ok((rest, Amount::DateRange(from, to)))
}

/// The "2" of "2-9 April".
fn bare_day(input: Tokens<'_>) -> Parsed<'_, Date> {
    let (rest, day) = day(input)?;
    let more = rest.first().is_some_and(|token| token.is_number() || token.is_word() && token.glued());
    if more || rest.entry().scale > 0 || rest.is(literal("%")) {
        return no();
    }
    Ok((rest, Date { day: Some(day), years: 1, ..Date::default() }))
}

/// A date with a month or weekday in words: "Monday, May 15, 2018", "Friday", "the 3rd of June".
fn full(input: Tokens<'_>) -> Parsed<'_, Date> {
    let (rest, weekday) = opt(weekday).parse(input)?;
    let (after, _) = opt(word(COMMA)).parse(rest)?;
    let (after, _) = opt(word(THE)).parse(after)?;
    let day = alt((month_day, day_month)).parse(after);
    match (weekday, day) {
        (Some(weekday), Ok((rest, date))) if date.day.is_some() => Ok((rest, Date { weekday: Some(weekday), ..date })),
        (Some(weekday), _) => Ok((rest, Date { weekday: Some(weekday), years: 1, ..Date::default() })),
        (None, Ok((rest, date))) if after.at == input.at => Ok((rest, date)),
        _ => no(),
    }
}

/// "Monday", "Tues.", with a capital.
fn weekday(input: Tokens<'_>) -> Parsed<'_, u8> {
    let weekday = input.entry().weekday;
    let short = input.str().len() < 6;
    let (rest, point) = if short { opt(word(STOP)).parse(input.skip(1))? } else { (input.skip(1), None) };
    let named = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL));
    if weekday == 0 || !named || short && point.is_none() && !rest.is(COMMA) && rest.entry().month == 0 {
        return no();
    }
    Ok((rest, weekday))
}

/// "May 15, 2018", "May 15", "March 2019", "Sept.".
fn month_day(input: Tokens<'_>) -> Parsed<'_, Date> {
    let (rest, month) = month(input)?;
    let date = Date { month: Some(month), years: 1, ..Date::default() };
    let (at, _) = opt(word(THE)).parse(rest)?;
    if let Ok((after, day)) = day(at).or_else(|_| word_day(at)) {
        let clock =
            after.is_glued(literal(":")) && after.peek(1).is_some_and(|token| token.is_number() && token.glued());
        let unit = after.is(literal("%")) || after.entry().scale > 2 || after.is(literal("percent"));
        if !clock && !unit {
            let (after, year) = opt(year_behind).parse(after)?;
            return Ok((after, Date { day: Some(day), year, ..date }));
        }
    }
    let (rest, year) = opt(year_behind).parse(rest)?;
    let sure = year.is_some() || month_alone(input);
    if sure { Ok((rest, Date { year, ..date })) } else { no() }
}

/// "15 May 2018", "15th of May", "the 3rd of June", "31 June".
fn day_month(input: Tokens<'_>) -> Parsed<'_, Date> {
    let (rest, day) = day(input).or_else(|_| word_day(input))?;
    let (rest, _) = opt(word(OF)).parse(rest)?;
    let (rest, month) = month(rest)?;
    let (rest, year) = opt(year_behind).parse(rest)?;
    Ok((rest, Date { day: Some(day), month: Some(month), year, years: 1, ..Date::default() }))
}

/// "May", "Sept.", with a capital.
fn month(input: Tokens<'_>) -> Parsed<'_, u8> {
    let month = input.entry().month;
    let named = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL));
    if month == 0 || !named {
        return no();
    }
    let (rest, _) = if input.str().len() < 5 { opt(short_point).parse(input.skip(1))? } else { (input.skip(1), None) };
    Ok((rest, month))
}

/// The point of "Sept." where a number follows, so that a sentence's end is not taken.
fn short_point(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (rest, _) = word(STOP).parse(input)?;
    if input.glued() && rest.first().is_some_and(|token| token.is_number()) { Ok((rest, ())) } else { no() }
}

/// Whether a month without day or year is one, and no verb, name or "may".
fn month_alone(input: Tokens<'_>) -> bool {
    let text = input.str();
    if !matches!(text, "May" | "March" | "August" | "April" | "June" | "Mar" | "Jan" | "Dec" | "Sep" | "Jun") {
        return text.len() > 3 || matches!(text, "Oct" | "Nov" | "Feb" | "Aug" | "Jul");
    }
    let named = input.skip(1).first().is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let led = matches!(input.behind(1), Some(token) if matches!(token.text(input.text.prose),
        "in" | "In" | "since" | "Since" | "last" | "next" | "this" | "of" | "by" | "By" | "until" | "through" | "early" | "late"
        | "mid" | "from" | "to" | "every" | "and" | "between" | "during" | "for" | "before" | "after" | "-"));
    led && !named
}

/// A day's number: "15", "15th", "31"; up to 99, since it may not exist.
fn day(input: Tokens<'_>) -> Parsed<'_, u8> {
    if let Ok((rest, day)) = digit_ordinal(input) {
        return u8::try_from(day).ok().filter(|day| (1..=99).contains(day)).map_or_else(no, |day| Ok((rest, day)));
    }
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    let text = run.text(input.text.prose);
    let day = if text.len() <= 2 { text.parse::<u8>().ok().filter(|day| *day > 0) } else { None };
    let free = !rest.first().is_some_and(|token| token.is_word() && token.glued());
    day.filter(|_| free).map_or_else(no, |day| Ok((rest, day)))
}

/// "first", "fifteenth".
fn word_day(input: Tokens<'_>) -> Parsed<'_, u8> {
    let (rest, day) = word_ordinal(input)?;
    u8::try_from(day).ok().filter(|day| *day <= 31).map_or_else(no, |day| Ok((rest, day)))
}

/// ", 2018", " 2018", "of 2018".
pub(super) fn year_behind(input: Tokens<'_>) -> Parsed<'_, i32> {
    let (rest, _) = opt(alt((word(COMMA), word(OF)))).parse(input)?;
    let (after, year) = year(rest)?;
    let counted = after.entry().scale > 0
        || after.is(literal("%"))
        || after.is(literal("percent"))
        || after.is_glued(literal("/"));
    let dashed =
        dash(after).is_ok() && after.glued() && after.peek(1).is_some_and(|token| token.is_number() && token.glued());
    if counted || dashed || rest.glued() { no() } else { Ok((after, year)) }
}

/// Four digits from 1000 to 2999: "2018".
pub(super) fn year(input: Tokens<'_>) -> Parsed<'_, i32> {
    let (rest, run) = token(|token| token.is_number() && token.span().len() == 4).parse(input)?;
    match run.text(input.text.prose).parse::<i32>() {
        Ok(year) if (1000..3000).contains(&year) => Ok((rest, year)),
        _ => no(),
    }
}

/// "3/4/2019", "2019-04-03", "3.4.2019", "03-04-19"; both orders of day and month where both are dates.
fn numeric(input: Tokens<'_>) -> Parsed<'_, Amount> {
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    let text = run.text(input.text.prose);
    if text.contains('.') {
        return pointed(text).map_or_else(no, |[day, month, year]| order(rest, month, day, year));
    }
    let first = number(text);
    let (rest, mark) = token(|token| token.glued() && (token.key == SLASH || token.key == literal("-"))).parse(rest)?;
    let (rest, second) = token(|token| token.is_number() && token.glued()).parse(rest)?;
    let (rest, _) = token(|token| token.glued() && token.key == mark.key).parse(rest)?;
    let (rest, third) = token(|token| token.is_number() && token.glued()).parse(rest)?;
    let length = third.span().len();
    let (Some(a), Some(b), Some(c)) =
        (first, number(second.text(input.text.prose)), number(third.text(input.text.prose)))
    else {
        return no();
    };
    if text.len() == 4 && (1000..3000).contains(&a) && b < 100 && c < 100 {
        let date =
            Date { year: Some(a), month: u8::try_from(b).ok(), day: u8::try_from(c).ok(), years: 1, ..Date::default() };
        return Ok((rest, Amount::Date(date, None)));
    }
    match length {
        4 if (1000..3000).contains(&c) => order(rest, a, b, c),
        2 if mark.key == SLASH => order(rest, a, b, if c < 50 { 2000 + c } else { 1900 + c }),
        _ => no(),
    }
}

/// "14.03.2017": day, month and year, the first two in either order.
pub(super) fn pointed(text: &str) -> Option<[i32; 3]> {
    let mut parts = text.split('.');
    let mut part = |lengths: std::ops::RangeInclusive<usize>| {
        parts.next().filter(|part| lengths.contains(&part.len())).and_then(number)
    };
    let date = [part(1..=2)?, part(1..=2)?, part(4..=4)?];
    let exists = |day: i32, month: i32| (1..=31).contains(&day) && (1..=12).contains(&month);
    let [a, b, year] = date;
    (parts.next().is_none() && (1900..2100).contains(&year) && (exists(a, b) || exists(b, a))).then_some(date)
}

fn number(text: &str) -> Option<i32> {
    text.parse().ok()
}

/// The parts of "3/4/2019": month before day, as in America; the other order where both exist.
fn order<'t>(rest: Tokens<'t>, a: i32, b: i32, year: i32) -> Parsed<'t, Amount> {
    let (Ok(a), Ok(b)) = (u8::try_from(a), u8::try_from(b)) else { return no() };
    let date = |month, day| Date { year: Some(year), month: Some(month), day: Some(day), years: 1, ..Date::default() };
    let amount = match (a <= 12, b <= 12) {
        (true, true) if a != b => Amount::Date(date(a, b), Some(date(b, a))),
        (false, true) => Amount::Date(date(b, a), None),
        _ => Amount::Date(date(a, b), None),
    };
    Ok((rest, amount))
}
