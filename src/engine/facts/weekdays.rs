//! Two dates with their weekdays that are of no one year: "Sunday, 13 October 2024 … Monday, 27 October".
//!
//! Comes in: a text. Goes out: the date told second without a year, where the weekday of a date near by, with its year,
//! shows it to be another. Not here: a weekday against its own year (a check of dates), and years that nobody tells.

use super::{Report, Slip, Words};
use crate::quantity::{Amount, Date, Kind};
use crate::sentence::Text;
use crate::span::Span;
use jiff::civil;

/// Sentences between two dates of one year.
const NEAR: usize = 4;

struct Day {
    date: Date,
    span: Span,
    sentence: usize,
}

/// Adds every date that does not fit.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    report.slips.extend(steps(text));
    let mut known: Option<Day> = None;
    let mut sentence = 0;
    for (index, quantity) in text.quantities.iter().enumerate().filter(|(_, quantity)| quantity.kind == Kind::Date) {
        while text.sentences.get(sentence).is_some_and(|at| at.quantities.end as usize <= index) {
            sentence += 1;
        }
        let Amount::Date(date, None) = quantity.amount else { continue };
        if date.weekday.is_none() || date.month.is_none() || date.day.is_none() {
            continue;
        }
        let day = Day { date, span: quantity.span, sentence };
        match &known {
            Some(first) if date.year.is_none() && first.sentence + NEAR >= sentence => {
                report.slips.extend(slip(text, first, &day));
            }
            _ if date.year.is_some() => known = Some(day),
            _ => {}
        }
    }
}

/// "met on Tuesday, 4 June … struck three days later, on Thursday".
fn steps(text: &Text<'_>) -> Vec<Slip> {
    let days = text.quantities.iter().filter_map(|quantity| match quantity.amount {
        Amount::Date(date, None) => date.weekday.map(|day| (quantity, day)),
        _ => None,
    });
    let days: Vec<_> = days.collect();
    days.windows(2)
        .filter_map(|pair| match pair {
            [(first, from), (second, to)] => {
                let step = step(text, first.tokens.end, second.tokens.start)?;
                let expected = (i64::from(*from) - 1 + step).rem_euclid(7);
                let name = NAMES.get(usize::try_from(expected).ok()?)?;
                let label = || format!("should be {name}");
                let wrong = expected + 1 != i64::from(*to);
                wrong.then(|| told(text, (first.span, "counted from here"), (second.span, label()), name))
            }
            _ => None,
        })
        .collect()
}

/// "three days later, on" right before a day: how many days on from the one named before, within two sentences.
fn step(text: &Text<'_>, from: u32, to: u32) -> Option<i64> {
    let mut at = to.checked_sub(1)?;
    while matches!(text.word(at), "on" | ",") && at > from {
        at -= 1;
    }
    let back = matches!(text.word(at), "before" | "earlier");
    let later = (back || text.word(at) == "later") && to - from < 40;
    let before = text.quantities.iter().rfind(|quantity| quantity.tokens.end <= at && quantity.tokens.start >= from)?;
    if !later || before.kind != Kind::Duration || before.tokens.end != at {
        return None;
    }
    let count = before.whole()?;
    let days = match text.word(before.tokens.end - 1) {
        "day" | "days" => Some(count),
        "week" | "weeks" => Some(7 * count),
        "fortnight" => Some(14),
        _ => None,
    };
    days.map(|days| if back { -days } else { days })
}

fn slip(text: &Text<'_>, first: &Day, second: &Day) -> Option<Slip> {
    // Within half a year ahead, so that the year is the same one.
    let (from, to) = (first.date.month?, second.date.month?);
    if to < from || to - from > 5 {
        return None;
    }
    let expected = weekday(second.date, first.date.year?)?;
    let name = NAMES.get(usize::try_from(expected - 1).ok()?)?;
    // The first date must be right by itself: else it is the one that is wrong.
    if weekday(first.date, first.date.year?)? != i8::try_from(first.date.weekday?).ok()? {
        return None;
    }
    let label = || format!("a {name}, by the other date");
    let wrong = i8::try_from(second.date.weekday?).ok()? != expected;
    wrong.then(|| told(text, (first.span, "the other date"), (second.span, label()), name))
}

/// The weekday of a date in a year, 1 Monday to 7 Sunday.
fn weekday(date: Date, year: i32) -> Option<i8> {
    let (month, day) = (i8::try_from(date.month?).ok()?, i8::try_from(date.day?).ok()?);
    Some(civil::Date::new(i16::try_from(year).ok()?, month, day).ok()?.weekday().to_monday_one_offset())
}

/// The second stretch, which by the first would be another day.
fn told(text: &Text<'_>, (first, evidence): (Span, &str), (second, label): (Span, String), expected: &str) -> Slip {
    let written = |span: Span| span.of(text.prose()).to_owned();
    Slip {
        span: second,
        label,
        values: vec![("first", written(first)), ("second", written(second)), ("expected", expected.to_owned())],
        evidence: vec![(first, evidence.to_owned())],
        ..Slip::default()
    }
}

const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
