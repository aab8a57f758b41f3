//! The weekday of a date.

use super::super::judge::{Facts, Judgement};
use super::days::civil_date;
use super::span::Unit;
use super::{Sheet, date_of, outcome};
use crate::quantity::{Amount, Date, Hedge, Quantity};
use crate::sentence::MONTHS;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The weekday of a full date; every order of day and month must fail, and only the Gregorian calendar in English use
/// (from 1753 on) is judged. A date without a year takes over that of the same day nearby.
pub(super) fn weekday(quantity: &Quantity, facts: Facts<'_>) -> Option<Judgement> {
    let Amount::Date(first, second) = quantity.amount else { return None };
    let same_day = |date: &Date| date.month == first.month && date.day == first.day;
    let year = first.year.or_else(|| facts.almanac.near(quantity.tokens.start).find(same_day)?.year);
    let dates = [Some(Date { year, ..first }), second].into_iter().flatten();
    let readings: Vec<(u8, u8)> = dates.filter_map(|date| Some((date.weekday?, right(date, date.year?)?))).collect();
    let (written, expected) = readings.first().copied()?;
    Some(outcome(readings.iter().any(|(written, right)| written == right), told(first, year?, expected, written)))
}

/// A weekday told behind a full date that lacks one: "21 February 2009, a Saturday".
pub(super) fn of(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (day, date) = (date_of(claimed)?, sheet.date(0)?);
    let bare = day.day.is_none() && day.month.is_none() && day.year.is_none();
    let written = day.weekday.filter(|_| bare && date.weekday.is_none())?;
    let expected = right(date, date.year?)?;
    Some(outcome(written == expected, told(date, date.year?, expected, written)))
}

/// A weekday with a day and month but no year: the years that the text names, and those beside them, are tried; so are
/// the other weekdays of the text. In none of them may it hold.
pub(super) fn near(quantity: &Quantity, facts: Facts<'_>) -> Option<Judgement> {
    let Amount::Date(date, None) = quantity.amount else { return None };
    let written = date.weekday.filter(|_| date.year.is_none() && date.day.is_some())?;
    let mut years: Vec<i32> =
        facts.almanac.years().flat_map(|year| [year - 1, year, year + 1]).filter(|year| *year > 1900).collect();
    let anchor = facts.almanac.published.and_then(|date| date.year);
    if anchor.is_none() && is_borne_out(quantity, date, facts) {
        return None;
    }
    if years.is_empty() {
        years.extend(by_others(quantity, date, facts));
    }
    let (year, expected) = anchor.or(years.get(years.len() / 2).copied()).and_then(|y| Some((y, right(date, y)?)))?;
    let holds = years.into_iter().any(|year| right(date, year) == Some(written));
    Some(outcome(holds, told(date, year, expected, written)))
}

/// Another weekday of the month agrees: "Saturday, May 4 … Monday, May 13, … by 2031" need not be of the year that is named.
fn is_borne_out(quantity: &Quantity, date: Date, facts: Facts<'_>) -> bool {
    facts.almanac.dates.iter().any(|(at, other)| {
        *at != quantity.tokens.start
            && other.weekday.is_some()
            && other.year.is_none()
            && other.month == date.month
            && other.day.is_some_and(|day| Some(day) != date.day)
            && years_of(date, *other).next().is_some()
    })
}

/// The years around this one in which two or more other dates of the text fall on their weekdays.
fn by_others(quantity: &Quantity, date: Date, facts: Facts<'_>) -> Vec<i32> {
    let other = |(at, found): &&(u32, Date)| {
        *at != quantity.tokens.start
            && found.weekday.is_some()
            && found.year.is_none()
            && found.day.is_some()
            && (found.month, found.day) != (date.month, date.day)
            && found.month == date.month
    };
    let others: Vec<Date> = facts.almanac.dates.iter().filter(other).map(|(_, date)| *date).collect();
    if others.len() < 2 {
        return Vec::new();
    }
    YEARS.filter(|year| others.iter().all(|date| right(*date, *year) == date.weekday)).collect()
}

/// 28 years, in which every date falls on every weekday that it can.
const YEARS: std::ops::Range<i32> = 1996..2024;

/// Tokens within which two dates without a year are of one year.
const BESIDE: u32 = 90;

/// A weekday with a day and month but no year, against those of the dates beside it: no year may hold them both. Of two
/// that disagree the later speaks; of several, the one that fits none of the others.
pub(super) fn pair(quantity: &Quantity, facts: Facts<'_>) -> Option<Judgement> {
    let dated =
        |date: &Date| date.weekday.is_some() && date.year.is_none() && date.month.is_some() && date.day.is_some();
    if let Amount::DateRange(first, last) = quantity.amount {
        return dated(&first).then_some(last).filter(dated).and_then(|last| against(last, first));
    }
    let Amount::Date(date, None) = quantity.amount else { return None };
    let near = |(at, other): &&(u32, Date)| {
        let months = date.month.unwrap_or(1).abs_diff(other.month.unwrap_or(1));
        dated(other)
            && (months < 2 || months == 11)
            && at.abs_diff(quantity.tokens.start) < BESIDE
            && (other.month, other.day) != (date.month, date.day)
    };
    let others: Vec<&(u32, Date)> = facts.almanac.dates.iter().filter(|_| dated(&date)).filter(near).collect();
    let (at, first) = others.first()?;
    let alone = others.len() == 1 && *at > quantity.tokens.start;
    let holds = alone || others.iter().any(|(_, other)| years_of(date, *other).next().is_some());
    Some(outcome(holds, by_other(date, *first)?))
}

/// The last day of a range against its first.
fn against(last: Date, first: Date) -> Option<Judgement> {
    Some(outcome(years_of(last, first).next().is_some(), by_other(last, first)?))
}

/// "a Wednesday if May 6 is a Monday"
fn by_other(date: Date, first: Date) -> Option<String> {
    let weekday = WEEKDAYS.get(usize::from(first.weekday?).checked_sub(1)?)?;
    let month = MONTHS.get(usize::from(first.month?).checked_sub(1)?)?;
    let bare = Date { weekday: None, ..date };
    let expected = years_of(bare, first).find_map(|year| right(date, year + turn(first, date)))?;
    let right = WEEKDAYS.get(usize::from(expected).checked_sub(1)?)?;
    Some(format!("a {right} if {month} {} is a {weekday}", first.day?))
}

/// The years in which both dates fall on their weekdays; over the turn of the year the one in January is a year later.
fn years_of(one: Date, other: Date) -> impl Iterator<Item = i32> {
    let falls = |date: Date, year: i32| date.weekday.is_none() || right(date, year) == date.weekday;
    YEARS.filter(move |year| falls(one, *year + turn(other, one)) && falls(other, *year + turn(one, other)))
}

/// How many years later the second date is for being in January, after a first in December.
fn turn(first: Date, second: Date) -> i32 {
    i32::from(first.month == Some(12) && second.month == Some(1))
}

/// 1 Monday to 7 Sunday.
fn right(date: Date, year: i32) -> Option<u8> {
    let civil = civil_date(year, date.month?, date.day?).filter(|_| year >= 1753)?;
    u8::try_from(civil.weekday().to_monday_one_offset()).ok()
}

/// "May 15, 2018 is a Tuesday and May 14 a Monday": either may be the slip.
fn told(date: Date, year: i32, weekday: u8, written: u8) -> Option<String> {
    let name = |weekday: u8| WEEKDAYS.get(usize::from(weekday).checked_sub(1)?);
    let month = |month: u8| MONTHS.get(usize::from(month).checked_sub(1)?);
    let mut told = format!("{} {}, {year} is a {}", month(date.month?)?, date.day?, name(weekday)?);
    // Three days before to three behind, so that one of them falls on what is written.
    let apart = (i64::from(written) - i64::from(weekday) + 3).rem_euclid(7) - 3;
    let nearest = civil_date(year, date.month?, date.day?)?.checked_add(jiff::Span::new().try_days(apart).ok()?).ok();
    if let Some(other) = nearest.filter(|_| apart != 0) {
        told.push_str(&format!(" and {} {} a {}", month(other.month().unsigned_abs())?, other.day(), name(written)?));
    }
    Some(told)
}

/// The weekday of a date that is nothing else: "on a Monday".
pub(super) fn alone(date: Date) -> Option<u8> {
    date.weekday.filter(|_| date.year.is_none() && date.month.is_none() && date.day.is_none())
}

/// Days from one weekday to the next of another, with or without the last of them, or weeks more: "from Tuesday to Friday".
pub(super) fn stretch(claimed: &Quantity, unit: Unit, (first, last): (u8, u8)) -> Option<Judgement> {
    let days = (i64::from(last) - i64::from(first)).rem_euclid(7);
    let number = claimed.number().filter(|_| claimed.hedge == Hedge::None)?.value;
    let told = i64::try_from(number.parts().0).ok().filter(|_| number.is_whole() && unit == Unit::Days(1))?;
    // The same day twice is a week or none at all.
    let holds = (0..8).any(|weeks| (days + 7 * weeks..=days + 7 * weeks + 1).contains(&told));
    Some(outcome(holds, format!("{days} or {} days", days + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_on_over_the_turn_of_the_year() {
        let date = |weekday, month, day| {
            let [weekday, month, day] = [weekday, month, day].map(Some);
            Date { weekday, month, day, ..Date::default() }
        };
        let told = |last, first| by_other(last, first).unwrap_or_default();
        assert_eq!(told(date(5, 1, 1), date(1, 12, 30)), "a Wednesday if December 30 is a Monday");
        assert_eq!(told(date(4, 12, 30), date(3, 1, 1)), "a Monday if January 1 is a Wednesday");
        assert_eq!(told(date(4, 5, 7), date(1, 5, 6)), "a Tuesday if May 6 is a Monday");
    }

    #[test]
    fn names_the_day_and_the_date_that_would_be_right() {
        let date = |month, day| Date { month: Some(month), day: Some(day), ..Date::default() };
        let said = |date, year, weekday, written| told(date, year, weekday, written).unwrap_or_default();
        assert_eq!(said(date(5, 15), 2018, 2, 1), "May 15, 2018 is a Tuesday and May 14 a Monday");
        assert_eq!(said(date(12, 31), 2024, 2, 4), "December 31, 2024 is a Tuesday and January 2 a Thursday");
        assert_eq!(said(date(5, 15), 2018, 2, 6), "May 15, 2018 is a Tuesday and May 12 a Saturday");
    }
}
