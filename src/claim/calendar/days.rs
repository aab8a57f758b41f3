//! Dates as stretches of days, and whether the calendar or the clock has them.

use super::super::judge::Judgement;
use super::outcome;
use crate::finding::Verdict;
use crate::quantity::{Amount, Date, Quantity, TimeOfDay};
use crate::sentence::MONTHS;
use jiff::civil;

/// The first and last day that a written date can mean, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: i64,
    pub last: i64,
}

/// The stretch of a date with a year.
pub(super) fn stretch(date: Date) -> Option<Stretch> {
    let year = date.year?;
    if let Some(quarter) = date.quarter {
        let month = quarter.checked_mul(3)?;
        return Some(Stretch { first: number(year, month.checked_sub(2)?, 1)?, last: last_day(year, month)? });
    }
    match (date.month, date.day) {
        (Some(month), Some(day)) => number(year, month, day).map(|day| Stretch { first: day, last: day }),
        (Some(month), None) => Some(Stretch { first: number(year, month, 1)?, last: last_day(year, month)? }),
        _ => {
            let last = year.checked_add(i32::from(date.years.max(1)) - 1)?;
            Some(Stretch { first: number(year, 1, 1)?, last: number(last, 12, 31)? })
        }
    }
}

/// A day by its number.
pub(super) fn number(year: i32, month: u8, day: u8) -> Option<i64> {
    let date = civil_date(year, month, day)?;
    Some(date.duration_since(civil::date(1970, 1, 1)).as_secs() / 86_400)
}

pub(super) fn civil_date(year: i32, month: u8, day: u8) -> Option<civil::Date> {
    civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn last_day(year: i32, month: u8) -> Option<i64> {
    let first = civil_date(year, month, 1)?;
    number(year, month, u8::try_from(first.days_in_month()).ok()?)
}

/// Whether the calendar or the clock has it. With `dated`, only dates with a year or weekday are judged.
pub(super) fn exists(quantity: &Quantity, dated: bool) -> Option<Judgement> {
    let (holds, text) = match &quantity.amount {
        Amount::Date(date, _) if dated && date.year.is_none() && date.weekday.is_none() => return None,
        Amount::Date(date, other) => ([Some(*date), *other].into_iter().flatten().any(is_date), days_in(*date)),
        Amount::DateRange(first, last) => (is_date(*first) && is_date(*last), None),
        Amount::Time(time) if dated && time.afternoon.is_none() && time.zone.is_none() => return None,
        Amount::Time(time) => (is_time(*time)?, None),
        _ => return None,
    };
    let judgement = outcome(holds, text);
    Some(if holds { Judgement { verdict: Verdict::Compatible, ..judgement } } else { judgement })
}

fn is_date(date: Date) -> bool {
    let Some(month) = date.month else { return true };
    if !(1..=12).contains(&month) {
        return false;
    }
    // Without a year, 29 February is a date, and a day beyond 31 is a count: "In May 75 came".
    match (date.year, date.day) {
        (_, None) => true,
        (None, Some(day)) => day > 31 || civil_date(2000, month, day).is_some(),
        (Some(year), Some(day)) => civil_date(year, month, day).is_some(),
    }
}

fn days_in(date: Date) -> Option<String> {
    let month = date.month?;
    let Some(first) = civil_date(date.year.unwrap_or(2000), month, 1) else { return Some(format!("no month {month}")) };
    let name = MONTHS.get(usize::from(month).checked_sub(1)?)?;
    let year = date.year.filter(|_| month == 2).map(|year| format!(" {year}")).unwrap_or_default();
    Some(format!("{name}{year} has {} days", first.days_in_month()))
}

/// Whether a clock has the time; a number far from all clocks ("70:30") is no time at all.
fn is_time(time: TimeOfDay) -> Option<bool> {
    let midnight = time.hour == 24 && time.minute == 0;
    let hour = match time.afternoon {
        Some(afternoon) => time.hour <= 12 || afternoon && time.hour < 24,
        None => time.hour < 24 || midnight,
    };
    if time.afternoon.is_none() && (time.hour > 29 || time.hour > 23 && time.minute > 59) {
        return None;
    }
    Some(hour && time.minute < 60 && time.second.is_none_or(|second| second < 61))
}
