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

fn slip(text: &Text<'_>, first: &Day, second: &Day) -> Option<Slip> {
    // Within half a year ahead, so that the year is the same one.
    let (from, to) = (first.date.month?, second.date.month?);
    if to < from || to - from > 5 {
        return None;
    }
    let date = civil::Date::new(
        i16::try_from(first.date.year?).ok()?,
        i8::try_from(second.date.month?).ok()?,
        i8::try_from(second.date.day?).ok()?,
    );
    let expected = date.ok()?.weekday().to_monday_one_offset();
    let name = NAMES.get(usize::try_from(expected - 1).ok()?)?;
    // The first date must be right by itself: else it is the one that is wrong.
    let sound = civil::Date::new(
        i16::try_from(first.date.year?).ok()?,
        i8::try_from(first.date.month?).ok()?,
        i8::try_from(first.date.day?).ok()?,
    );
    if sound.ok()?.weekday().to_monday_one_offset() != i8::try_from(first.date.weekday?).ok()? {
        return None;
    }
    let told = i8::try_from(second.date.weekday?).ok()?;
    (told != expected).then(|| Slip {
        span: second.span,
        label: format!("a {name}, by the other date"),
        values: vec![
            ("first", first.span.of(text.prose()).to_owned()),
            ("second", second.span.of(text.prose()).to_owned()),
            ("expected", (*name).to_owned()),
        ],
        evidence: vec![(first.span, "the other date".to_owned())],
        ..Slip::default()
    })
}

const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
