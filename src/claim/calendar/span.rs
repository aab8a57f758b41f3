//! How long from one date or time to another, told beside them: "from 1998 to 2004, a six-year stint".

use super::super::judge::Judgement;
use super::super::operand;
use super::clock;
use super::days::{Stretch, stretch};
use super::order::ending;
use super::{Sheet, outcome, time_of, weekday};
use crate::exact::{Interval, Rational};
use crate::quantity::{Amount, Date, Hedge, Number, Per, Quantity, Role};
use crate::token::key;

/// Whether the last day or year counts too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    /// "from 2 to 9 April": seven days, or eight.
    Inclusive,
    /// "three days later".
    Between,
    /// As the first, in either order: "shut in 2004 after six years, having opened in 1998".
    Across,
}

/// A stretch of time from the first to the second argument, or over a range of dates.
pub(super) fn span(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    judge(claimed, sheet, Count::Inclusive)
}

/// A stretch of time between two dates, whichever comes first: "four days earlier, on 2 May".
pub(super) fn apart(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    judge(claimed, sheet, Count::Between)
}

/// A stretch of time between two dates or times, whichever comes first; the last day may count.
pub(super) fn across(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    judge(claimed, sheet, Count::Across)
}

fn judge(claimed: &Quantity, sheet: &Sheet<'_>, count: Count) -> Option<Judgement> {
    let clock = sheet.figure(0).and_then(time_of).zip(sheet.figure(1).and_then(time_of));
    // "Six days a week" is no stretch; "14 hours a day" is one of the clock.
    let daily = |per: Per| clock.is_some() && [key("day"), key("night"), key("weekday")].contains(&per.noun);
    let unit = Unit::of(claimed, sheet).filter(|_| claimed.per.is_none_or(daily))?;
    if let Some((from, to)) = clock {
        let mut minutes = clock::minutes(from, to)?;
        if count == Count::Across {
            minutes.extend(clock::minutes(to, from)?);
        }
        return times(claimed, unit, minutes);
    }
    let (from, to) = match sheet.figure(0)?.amount {
        Amount::DateRange(first, last) => (first, last),
        Amount::Date(first, None) => (first, sheet.date(1)?),
        Amount::Range(first, last) => (year(first)?, year(last)?),
        _ => return None,
    };
    if let (Some(first), Some(last)) = (weekday::alone(from), weekday::alone(to)) {
        return weekday::stretch(claimed, unit, (first, last));
    }
    // "After 15 years of growth it was hit in 2020, down from February": of dates told in such different ways one is
    // another matter; so is a decade.
    let uneven = from.year.is_some() != to.year.is_some() && from.day.is_none() && to.day.is_none();
    if count == Count::Across && (uneven || from.years > 1 || to.years > 1) {
        return None;
    }
    // "Opened in 1861, will close on 31 March … after 39 years": of which year is not told, and years are not counted.
    if matches!(unit, Unit::Years(_)) && (from.year.is_none() || to.year.is_none()) {
        return None;
    }
    let claim = unit.claim(claimed)?;
    let mut told = None;
    for (from, to) in completed(from, to) {
        let pair =
            if count != Count::Inclusive && stretch(to)?.last < stretch(from)?.first { (to, from) } else { (from, to) };
        let Some((length, text)) = unit.length(pair.0, pair.1, count) else { continue };
        if length.hi.value().is_some_and(Rational::is_negative) {
            continue;
        }
        if length.meets(claim) {
            return Some(outcome(true, text));
        }
        told = told.or(Some(text));
    }
    told.map(|text| outcome(false, text))
}

/// "between 1980 and 2000" is a range of numbers to the grammar.
pub(super) fn year(number: Number) -> Option<Date> {
    let year = i32::try_from(number.value.parts().0).ok().filter(|_| number.value.is_whole() && !number.decimals)?;
    (1500..2100).contains(&year).then(|| Date { year: Some(year), years: 1, ..Date::default() })
}

/// One stretch of time in two units. Half a unit of the coarser one may be rounded away, and no more.
pub(super) fn lasting(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let other = sheet.figure(0)?;
    // "A 24-hour, seven-day service" tells two things.
    let beside = claimed.attributive && other.attributive;
    if beside || claimed.per.is_some() || other.per.is_some() || claimed.units == other.units {
        return None;
    }
    let units = sheet.facts.units;
    let plain = |quantity: &Quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact).then(|| quantity.number());
    let size = |number: Rational, quantity: &Quantity| number.mul(operand::factor(quantity, units));
    let holds = match (plain(claimed), plain(other)) {
        (Some(Some(a)), Some(Some(b))) => {
            let apart = size(a.value, claimed)?.sub(size(b.value, other)?)?.abs();
            let coarser = size(a.grain, claimed)?.max(size(b.grain, other)?);
            apart.mul(Rational::whole(2))? < coarser
        }
        _ => operand::interval(claimed, Some(Role::Conversion), units)?.meets(operand::interval(
            other,
            Some(Role::Conversion),
            units,
        )?),
    };
    let minutes = size(other.number()?.value, other)?.div(Rational::whole(60))?;
    let days = minutes.div(Rational::whole(1440))?;
    let text = if days > Rational::whole(2) {
        format!("{} days", days.to_decimal(0))
    } else {
        clock::told(i64::try_from(minutes.round().parts().0).ok()?)
    };
    Some(outcome(holds, text))
}

fn times(claimed: &Quantity, unit: Unit, minutes: Vec<i64>) -> Option<Judgement> {
    let minute = match unit {
        Unit::Minutes => 1,
        Unit::Hours => 60,
        _ => return None,
    };
    // The clock is exact: two hours and 20 minutes are not "less than two hours", however round.
    let bound = matches!(claimed.hedge, Hedge::LessThan | Hedge::AtMost | Hedge::MoreThan | Hedge::AtLeast);
    let claim = if bound { claimed.strict()? } else { claimed.loose(Role::Conversion)? };
    let claim = claim.scale(Rational::whole(minute))?;
    let holds = minutes.iter().any(|minutes| clock::interval(*minutes).meets(claim));
    Some(outcome(holds, clock::told(*minutes.first()?)))
}

/// The readings of two dates that lack a year: each takes over the other's, or that of the winter between them.
fn completed(from: Date, to: Date) -> Vec<(Date, Date)> {
    let with = |date: Date, year: i32| Date { year: Some(year), ..date };
    match (from.year, to.year) {
        (Some(_), Some(_)) => vec![(from, to)],
        (Some(year), None) => vec![(from, with(to, year)), (from, with(to, year + 1))],
        (None, Some(year)) => vec![(with(from, year), to), (with(from, year - 1), to)],
        (None, None) => [(2001, 2001), (2000, 2000), (2001, 2002), (2000, 2001), (1999, 2000)]
            .into_iter()
            .map(|(first, second)| (with(from, first), with(to, second)))
            .collect(),
    }
}

/// n years ago, beside the year: the year of publication less n, give or take one.
pub(super) fn since(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let unit = Unit::of(claimed, sheet).filter(|unit| matches!(unit, Unit::Years(_)))?;
    let (event, now) = (sheet.date(0)?, sheet.date(1)?);
    let years = now.year?.checked_sub(event.year?)?;
    let slack = Interval::around(Rational::from(i64::from(years)), Rational::ONE)?;
    Some(outcome(slack.meets(unit.claim(claimed)?), format!("{years} years")))
}

/// The nth anniversary: as many years as lie between the event and the day.
pub(super) fn anniversary(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (event, day) = (sheet.date(0)?, sheet.date(1)?);
    if event.years > 1 || day.years > 1 {
        return None;
    }
    let years = day.year?.checked_sub(event.year?)?;
    let number = claimed.number()?.value;
    let slack = i64::from(sheet.told(2));
    let holds = Interval::around(Rational::from(i64::from(years)), Rational::from(slack))?.contains(number);
    Some(outcome(holds, format!("{years}{}", ending(years))))
}

/// The unit of a stretch of time, with how many of the class's base it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minutes,
    Hours,
    /// Days: 1, a week 7, a fortnight 14.
    Days(i64),
    /// Months: a quarter 3.
    Months(i64),
    /// Years: a decade 10, a century 100.
    Years(i64),
}

impl Unit {
    fn of(quantity: &Quantity, sheet: &Sheet<'_>) -> Option<Self> {
        let unit = quantity.units.first().and_then(|unit| sheet.facts.units.get(unit))?;
        Some(match unit.name.as_str() {
            "minute" => Self::Minutes,
            "hour" => Self::Hours,
            "day" | "night" => Self::Days(1),
            "week" => Self::Days(7),
            "fortnight" => Self::Days(14),
            "month" => Self::Months(1),
            "year" => Self::Years(1),
            "decade" => Self::Years(10),
            "century" => Self::Years(100),
            _ => return None,
        })
    }

    const fn times(self) -> i64 {
        match self {
            Self::Minutes | Self::Hours => 1,
            Self::Days(times) | Self::Months(times) | Self::Years(times) => times,
        }
    }

    /// What is claimed, in days, months or years.
    fn claim(self, quantity: &Quantity) -> Option<Interval> {
        let times = Rational::from(self.times());
        match (self, quantity.number()) {
            // "A fortnight" is two weeks, give or take a day or two, not a unit rounded by half of itself.
            (Self::Days(14), Some(number)) => Interval::around(number.value.mul(times)?, Rational::whole(2)),
            // "A century" may be told of some ninety or a hundred and ten years, and "a decade" of eight or twelve.
            (Self::Years(10 | 100), Some(number)) if quantity.hedge == Hedge::None => {
                let most = number.value.min(Rational::ONE);
                Interval::around(number.value.mul(times)?, times.mul(most)?.div(Rational::whole(4))?)
            }
            _ => quantity.loose(Role::Result)?.scale(times),
        }
    }

    /// How long it is from one date to another, in days, months or years, as wide as it can be meant: full years and
    /// months may be told of a longer stretch, and bare years are one off.
    fn length(self, from: Date, to: Date, count: Count) -> Option<(Interval, String)> {
        let (a, b) = (stretch(from)?, stretch(to)?);
        match self {
            Self::Minutes | Self::Hours => None,
            Self::Days(times) => self.days(times, a, b, count),
            Self::Months(_) => {
                let (low, high, text) = months(from, to)?;
                let slack = if count == Count::Between { 2 } else { 13 };
                let exact = from.day.is_some() && to.day.is_some();
                let high = if exact { high.add(Rational::new(1, 5)?)? } else { high.add(Rational::new(slack, 12)?)? };
                Some((Interval::closed(low.sub(Rational::new(1, 2)?)?, high), text))
            }
            Self::Years(_) => {
                let (low, high, _) = months(from, to)?;
                let twelve = Rational::whole(12);
                let years = i64::from(to.year?.checked_sub(from.year?)?);
                let slack = Rational::new(1, 4)?;
                let exact = from.month.is_some() && to.month.is_some();
                let length = if exact {
                    Interval::closed(low.div(twelve)?.sub(slack)?, high.div(twelve)?.add(Rational::new(1, 6)?)?)
                } else {
                    Interval::around(Rational::from(years), Rational::ONE)?
                };
                Some((length, format!("{years} year{}", if years == 1 { "" } else { "s" })))
            }
        }
    }

    fn days(self, times: i64, a: Stretch, b: Stretch, count: Count) -> Option<(Interval, String)> {
        let more = i64::from(count != Count::Between);
        // Over months, "444 days later" may count the last day too.
        let more = more.max(i64::from(b.first - a.last > 30));
        let (low, high) = (b.first - a.last, b.last - a.first + more);
        let slack = if times == 1 { 0 } else { 2 };
        let nights = i64::from(times == 1 && count != Count::Between && a.first == a.last);
        let interval = Interval::closed(Rational::from(low - slack), Rational::from(high + slack));
        let text = if nights == 1 { format!("{low} or {high} days") } else { format!("{low} days") };
        Some((interval, text))
    }
}

/// Months from one date to another, least and most, and how to tell them.
fn months(from: Date, to: Date) -> Option<(Rational, Rational, String)> {
    let whole = |date: Date, default: u8| Some(date.year? * 12 + i32::from(date.month.unwrap_or(default)));
    let least = i64::from(whole(to, 1)? - whole(from, 12)?);
    let most = i64::from(whole(to, 12)? - whole(from, 1)?);
    let days = |date: Date, default: u8| i128::from(date.day.unwrap_or(default));
    let part = |from: i128, to: i128| Rational::new(to - from, 30);
    let exact = from.day.is_some() && to.day.is_some();
    let (low, high) = if exact {
        (part(days(from, 1), days(to, 1))?, part(days(from, 1), days(to, 1))?)
    } else {
        (Rational::ZERO, Rational::ZERO)
    };
    let (low, high) = (Rational::from(least).add(low)?, Rational::from(most).add(high)?);
    let text = match (exact, least == most) {
        (false, true) => format!("{least} or {} months", least + 1),
        (true, true) => format!("{} months", low.to_decimal(1)),
        _ => format!("{least} to {most} months"),
    };
    Some((low, high, text))
}
