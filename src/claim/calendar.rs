//! Equations whose right side is a word and no number: weekdays, dates that exist, ages, doubtful percents.

use super::judge::{Facts, Judgement, slot_number};
use super::model::Verdict;
use super::operand::{Operand, Operands};
use crate::check::{Equation, Expression, Relation};
use crate::exact::Rational;
use crate::quantity::{Amount, Date, Quantity, TimeOfDay};
use jiff::civil;

/// Judges an equation whose right side is a word of the calendar; `None` for all others.
#[must_use]
pub fn judge(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Option<Judgement> {
    let Expression::Call(name, arguments) = &equation.expected else { return None };
    let figure = |expression: &Expression| match expression {
        Expression::Slot(term) => match slot_number(&term.slot, relation).and_then(|slot| operands.get(slot))? {
            Operand::Figure(quantity) => Some(quantity.as_ref()),
            _ => None,
        },
        _ => None,
    };
    match (name.as_str(), arguments.as_slice()) {
        ("ambiguous", [level]) => {
            let claimed = slot_number(&equation.claimed.slot, relation).and_then(|slot| operands.get(slot));
            let Some(Operand::Figure(claimed)) = claimed else { return None };
            ambiguous(figure(level)?, claimed, facts)
        }
        ("weekday", [date]) => figure(date).and_then(weekday),
        ("exists", [date]) => figure(date).and_then(exists),
        ("age", [born, at]) => {
            let claimed = slot_number(&equation.claimed.slot, relation).and_then(|slot| operands.get(slot));
            let Some(Operand::Figure(claimed)) = claimed else { return None };
            let at = if matches!(at, Expression::Call(name, _) if name == "published") {
                facts.published.map(|year| Date { year: Some(year), years: 1, ..Date::default() })
            } else {
                figure(at).and_then(date_of)
            };
            age(claimed, figure(born).and_then(date_of), at)
        }
        _ => None,
    }
}

fn outcome(verdict: Verdict, text: Option<String>) -> Judgement {
    Judgement { verdict, reason: None, expected: None, point: None, expected_text: text, inherited: false }
}

fn date_of(quantity: &Quantity) -> Option<Date> {
    match quantity.amount {
        Amount::Date(date, _) => Some(date),
        _ => None,
    }
}

/// A change of a share given in percent: of the share, or in points of the whole? Both readings are told.
fn ambiguous(level: &Quantity, change: &Quantity, facts: Facts<'_>) -> Option<Judgement> {
    let (level, change) = (level.number()?.value, change.number()?.value);
    let signed = if facts.sign < 0 { change.negate()? } else { change };
    let relative = level.div(signed.div(Rational::HUNDRED)?.add(Rational::ONE)?)?;
    let points = level.sub(signed)?;
    let text = format!(
        "from {} percent if in percent, from {} percent if in points",
        relative.to_decimal(1),
        points.to_decimal(1)
    );
    Some(outcome(Verdict::Contradicted, Some(text)))
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The weekday of a full date; every order of day and month must fail, and only the Gregorian calendar in English use
/// (from 1753 on) is judged.
fn weekday(quantity: &Quantity) -> Option<Judgement> {
    let Amount::Date(first, second) = quantity.amount else { return None };
    let right = |date: Date| {
        let (year, month, day) =
            (i16::try_from(date.year?).ok()?, i8::try_from(date.month?).ok()?, i8::try_from(date.day?).ok()?);
        let civil = civil::Date::new(year, month, day).ok().filter(|_| year >= 1753)?;
        Some((date.weekday?, civil.weekday().to_monday_one_offset()))
    };
    let readings: Vec<(u8, i8)> = [Some(first), second].into_iter().flatten().filter_map(right).collect();
    let (_, expected) = readings.first().copied()?;
    let holds = readings.iter().any(|(written, right)| i8::try_from(*written) == Ok(*right));
    let name = usize::try_from(expected - 1).ok().and_then(|index| WEEKDAYS.get(index)).copied().unwrap_or_default();
    Some(outcome(if holds { Verdict::Verified } else { Verdict::Contradicted }, Some(name.to_owned())))
}

/// Whether the calendar or the clock has it.
fn exists(quantity: &Quantity) -> Option<Judgement> {
    let (holds, text) = match &quantity.amount {
        Amount::Date(date, other) => {
            let holds = [Some(*date), *other].into_iter().flatten().any(is_date);
            (holds, days_in(*date))
        }
        Amount::DateRange(first, last) => (is_date(*first) && is_date(*last), None),
        Amount::Time(time) => (is_time(*time), None),
        _ => return None,
    };
    Some(outcome(if holds { Verdict::Compatible } else { Verdict::Contradicted }, text))
}

fn is_date(date: Date) -> bool {
    let Some(month) = date.month else { return true };
    if !(1..=12).contains(&month) {
        return false;
    }
    // Without a year, 29 February is a date.
    let year = date.year.and_then(|year| i16::try_from(year).ok()).unwrap_or(2000);
    date.day.is_none_or(|day| {
        let (month, day) = (i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
        civil::Date::new(year, month, day).is_ok()
    })
}

fn days_in(date: Date) -> Option<String> {
    let year = date.year.and_then(|year| i16::try_from(year).ok()).unwrap_or(2000);
    let first = civil::Date::new(year, i8::try_from(date.month?).ok()?, 1).ok()?;
    Some(first.days_in_month().to_string())
}

fn is_time(time: TimeOfDay) -> bool {
    let midnight = time.hour == 24 && time.minute == 0;
    let hour = if time.afternoon.is_some() {
        (1..=12).contains(&time.hour) || time.hour == 0
    } else {
        time.hour < 24 || midnight
    };
    hour && time.minute < 60 && time.second.is_none_or(|second| second < 61)
}

/// An age n is [n, n + 1) years; with bare years it is one of two.
fn age(claimed: &Quantity, born: Option<Date>, at: Option<Date>) -> Option<Judgement> {
    let (born, at) = (born?, at?);
    let years = at.year?.checked_sub(born.year?)?;
    let written = claimed.number()?;
    let exact = born.month.zip(born.day).zip(at.month.zip(at.day));
    let (low, high) = match exact {
        Some((birthday, day)) => {
            let full = if day < birthday { years - 1 } else { years };
            (full, full)
        }
        None => (years - 1, years),
    };
    let value = i64::try_from(written.value.parts().0).ok()?;
    let holds = written.value.is_whole() && (i64::from(low)..=i64::from(high)).contains(&value);
    let text = if low == high { low.to_string() } else { format!("{low} or {high}") };
    Some(outcome(if holds { Verdict::Verified } else { Verdict::Contradicted }, Some(text)))
}
