//! Which of two dates comes first, the years of a century, and ranges that run backwards.

use super::super::images;
use super::super::judge::Judgement;
use super::clock;
use super::days::stretch;
use super::span::year;
use super::{Sheet, date_of, outcome, time_of};
use crate::exact::Rational;
use crate::quantity::{Amount, Date, Hedge, Quantity};
use crate::sentence::MONTHS;

/// Years between two bare numbers that may be those of a birth and a death.
const LIFE: u32 = 120;

/// A date that must not lie before another. Where one of them lacks a year, it is taken over from the other only if the
/// text says so ("of the same year": a second argument).
pub(super) fn following(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    if let (Some(last), Some(first)) = (time_of(claimed), sheet.figure(0).and_then(time_of)) {
        return clock::following(last, first);
    }
    let (mut last, mut first) = (year_or_date(claimed)?, year_or_date(sheet.figure(0)?)?);
    // "(2000–1800 on Fridays)" are no years of one life.
    let bare = date_of(claimed).is_none() || sheet.date(0).is_none();
    if bare && first.year?.abs_diff(last.year?) > LIFE {
        return None;
    }
    if sheet.told(1) {
        let year = first.year.or(last.year).unwrap_or(2001);
        first.year = first.year.or(Some(year));
        last.year = last.year.or(Some(year));
    }
    let (from, to) = (stretch(first)?, stretch(last)?);
    Some(outcome(to.last >= from.first, None))
}

/// A date, or a bare number that can be a year: "(1840–1902)".
fn year_or_date(quantity: &Quantity) -> Option<Date> {
    date_of(quantity).or_else(|| quantity.number().and_then(year))
}

/// A date that has this month and day, whatever its year: "Christmas Eve, 24 December".
pub(super) fn day_of_year(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (date, month, day) = (date_of(claimed)?, sheet.number(0)?, sheet.number(1)?);
    let (told_month, told_day) = (i64::from(date.month?), i64::from(date.day?));
    let name = usize::try_from(month - 1).ok().and_then(|month| MONTHS.get(month))?;
    Some(outcome((told_month, told_day) == (month, day), format!("{day} {name}")))
}

/// A date in one of these stretches of months, each told by its first and last: "the second half of the year, in
/// October". A stretch may run over the end of the year.
pub(super) fn in_months(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let month = i64::from(date_of(claimed)?.month?);
    let inside = |at: usize| {
        let (first, last) = (sheet.number(at)?, sheet.number(at + 1)?);
        Some(if first <= last { (first..=last).contains(&month) } else { month >= first || month <= last })
    };
    let holds = inside(0)? || inside(2).unwrap_or(false);
    let name = |at: usize| sheet.number(at).and_then(|month| usize::try_from(month - 1).ok());
    let name = |at: usize| name(at).and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    Some(outcome(holds, format!("a day from {} to {}", name(0), name(1))))
}

/// A date in the first or second half of a year, the half told by its number: "the second half of 2019, on 4 March".
pub(super) fn in_half(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (month, half) = (date_of(claimed)?.month?, sheet.figure(0)?.whole()?);
    let text = if half == 1 { "January to June" } else { "July to December" };
    matches!(half, 1 | 2).then(|| outcome((month > 6) == (half == 2), format!("a day from {text}")))
}

/// A date inside the stretch of another, whose year it takes over: "in the third quarter of 2020, in May".
pub(super) fn in_date(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (day, whole) = (date_of(claimed)?, sheet.date(0)?);
    if whole.years > 1 || day.years > 1 || day.month.is_none() {
        return None;
    }
    let (inner, outer) = (stretch(Date { year: day.year.or(whole.year), ..day })?, stretch(whole)?);
    let last = usize::from(whole.quarter?).checked_mul(3)?;
    let month = |number: usize| MONTHS.get(number).copied().unwrap_or_default();
    let text = format!("a day from {} to {}", month(last.checked_sub(3)?), month(last.checked_sub(1)?));
    Some(outcome(inner.first >= outer.first && inner.last <= outer.last, text))
}

/// A year so many behind another, give or take a quarter of them: "her decade as mayor, from 2011 to 2020".
pub(super) fn years_behind(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (first, last, told) = (sheet.date(0)?.year?, date_of(claimed)?.year?, sheet.number(1)?);
    let apart = i64::from(last.checked_sub(first)?);
    Some(outcome((apart - told).abs() <= 1 + told / 4, format!("{apart} years")))
}

/// A year just so many behind another, give or take one: "founded in 1934 … its golden jubilee in 1984".
pub(super) fn years_after(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (first, last, told) = (sheet.date(0)?.year?, date_of(claimed)?.year?, sheet.number(1)?);
    let apart = i64::from(last.checked_sub(first)?);
    Some(outcome((apart - told).abs() <= 1, format!("{apart} years")))
}

/// Whether a century holds the years named: "a seventeenth-century inn, put up in 1840".
pub(super) fn century(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (century, date) = (date_of(claimed).filter(|date| date.years == 100)?, sheet.date(0)?);
    let (start, year) = (century.year?, date.year?);
    let last = year + i32::from(date.years.max(1)) - 1;
    // "The 18th century" and "the 1700s" differ in one year; both are allowed it.
    let holds = year <= start + 100 && last >= start - 1;
    let number = (year - 1).div_euclid(100) + 1;
    Some(outcome(holds, format!("the {number}{} century", ending(number))))
}

/// Whether a decade holds the year named: "the 1930s cinema, built in 1936".
pub(super) fn decade(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (decade, date) = (date_of(claimed).filter(|date| date.years == 10)?, sheet.date(0)?);
    let (start, year) = (decade.year?, date.year.filter(|_| date.years == 1)?);
    let text = format!("the {}0s", year.div_euclid(10));
    Some(outcome((start..start + 10).contains(&year), text))
}

/// Whether a year is the one behind another: "burnt down in 1902 and rebuilt the following year, in 1903".
pub(super) fn next_year(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (next, first) = (date_of(claimed)?.year?, sheet.date(0)?.year?);
    Some(outcome(next == first + 1, (first + 1).to_string()))
}

/// Whether the months told for a quarter are three: "the second quarter, April to June".
pub(super) fn quarter(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (first, last) = (sheet.date(0)?, sheet.date(1)?);
    if first.day.is_some() || last.day.is_some() || date_of(claimed)?.quarter.is_none() {
        return None;
    }
    let months = (last.month? + 12 - first.month?) % 12 + 1;
    Some(outcome(months == 3, format!("three months, not {months}")))
}

pub(super) fn ending(number: i32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// Whether a range runs upwards: "between 60 and 40 grams" does not.
pub(super) fn ordered(claimed: &Quantity) -> Option<Judgement> {
    match claimed.amount {
        Amount::Range(low, high) => Some(outcome(low.value <= high.value, None)),
        Amount::Score(ref pairs) => match pairs.as_slice() {
            [(low, high)] => Some(outcome(low <= high, None)),
            _ => None,
        },
        Amount::DateRange(first, last) => {
            let first = Date { year: first.year.or(last.year), ..first };
            Some(outcome(stretch(last)?.last >= stretch(first)?.first, None))
        }
        _ => None,
    }
}

/// Whether a range leaves out 1, where a ratio says "no effect".
pub(super) fn excludes(claimed: &Quantity) -> Option<Judgement> {
    let Amount::Range(low, high) = claimed.amount else { return None };
    Some(outcome(low.value > Rational::ONE || high.value < Rational::ONE, None))
}

/// The upper end of a range, which lies nowhere below the lower one: the figures as written are compared. "A minimum of",
/// "a maximum of" and "a high of" are read as hedges: with a second argument the ends must be the first two, with a
/// third the upper one must be the last.
pub(super) fn not_below(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let low = sheet.figure(0)?;
    let value = |quantity: &Quantity| images::value(quantity, sheet.facts);
    let plain = |hedge| matches!(hedge, Hedge::None | Hedge::Exact | Hedge::About);
    let meant = match (sheet.told(1), sheet.told(2)) {
        (_, true) => plain(low.hedge) && matches!(claimed.hedge, Hedge::UpTo | Hedge::AtMost),
        (true, false) => low.hedge == Hedge::AtLeast && matches!(claimed.hedge, Hedge::UpTo | Hedge::AtMost),
        (false, false) => plain(low.hedge) && plain(claimed.hedge),
    };
    if !meant || low.per.is_some() && claimed.per.is_none() && !sheet.told(1) {
        return None;
    }
    Some(outcome(value(claimed)? >= value(low)?, None))
}

/// A number, or the seconds of a time: "2:12:51".
fn worth(quantity: &Quantity) -> Option<Rational> {
    let clock = time_of(quantity).filter(|time| time.afternoon.is_none() && time.zone.is_none());
    let seconds = clock.map(|time| {
        let minutes = i64::from(time.hour) * 60 + i64::from(time.minute);
        Rational::from(minutes * 60 + i64::from(time.second.unwrap_or_default()))
    });
    seconds.or_else(|| Some(quantity.number()?.value))
}

/// A race's time that is not below another: who came second was no faster. Both are told to the second, or both as "33:18",
/// which in a race is minutes and seconds.
pub(super) fn no_faster(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let is_short = |quantity: &Quantity| {
        time_of(quantity).is_some_and(|time| time.second.is_none() && time.afternoon.is_none() && time.zone.is_none())
    };
    let short = is_short(claimed) && is_short(sheet.figure(0)?);
    let exact = |quantity: &Quantity| {
        let unit = quantity.units.first().and_then(|unit| sheet.facts.units.get(unit));
        let told = time_of(quantity).is_some_and(|time| time.second.is_some() || short);
        (told || unit.is_some_and(|unit| unit.name == "second")).then(|| worth(quantity)).flatten()
    };
    Some(outcome(exact(claimed)? >= exact(sheet.figure(0)?)?, None))
}

/// Whether a list falls, or rises, as it is said to.
pub(super) fn sorted(list: &[Quantity], falling: bool) -> Option<Judgement> {
    let values: Vec<Rational> = list.iter().map(worth).collect::<Option<_>>()?;
    let fits = |(a, b): (&Rational, &Rational)| if falling { a >= b } else { a <= b };
    Some(outcome(values.iter().zip(values.iter().skip(1)).all(fits), None))
}
