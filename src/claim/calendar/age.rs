//! Ages and lifetimes. An age n is [n, n + 1) years.

use super::super::judge::Judgement;
use super::{Sheet, outcome};
use crate::quantity::{Amount, Hedge, Quantity};

/// An age at a date, from the date of birth: exact with full dates, one of two with bare years.
pub(super) fn at(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (born, at) = match sheet.figure(0).map(|figure| &figure.amount) {
        Some(Amount::DateRange(born, died)) => (*born, *died),
        _ => (sheet.date(0)?, sheet.date(1)?),
    };
    if born.years > 1 || at.years > 1 || !is_in_years(claimed, sheet) {
        return None;
    }
    let years = i64::from(at.year?.checked_sub(born.year?)?);
    if years < 0 {
        return None;
    }
    let (low, high) = match (born.month, at.month) {
        (Some(birth), Some(month)) if birth != month => {
            let full = years - i64::from(month < birth);
            (full, full)
        }
        (Some(_), Some(_)) => match (born.day, at.day) {
            (Some(birthday), Some(day)) => {
                let full = years - i64::from(day < birthday);
                (full, full)
            }
            _ => (years - 1, years),
        },
        _ => (years - 1, years),
    };
    let (least, most) = whole(claimed)?;
    let text = if low == high { low.to_string() } else { format!("{low} or {high}") };
    Some(outcome(least <= high && most >= low, text))
}

/// The latest year in which an age of a text without a date can be told.
const HORIZON: i32 = 2035;

/// An age at a date or at any time since, up to the day of publication: "the 37-year-old, born in 1985, became bishop in
/// 2022".
pub(super) fn since(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (born, at) = (sheet.date(0)?, sheet.date(1)?);
    let now = sheet.facts.almanac.published.and_then(|date| date.year).unwrap_or(HORIZON);
    let years = |year: i32| Some(i64::from(year.checked_sub(born.year.filter(|_| born.years == 1)?)?));
    let (least, most) = (years(at.year?)?, years(now.max(at.year?))?);
    let (age, text) = (whole(claimed)?, format!("{} or {least} then", least - 1));
    (least > 0).then(|| outcome(age.1 >= least - 1 && age.0 <= most, text))
}

/// Nobody lives for longer.
const LONGEST: i64 = 122;

/// Two ages of one person at two dates: as many years apart as the dates, give or take one.
pub(super) fn aged(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (other, then, now) = (whole(sheet.figure(0)?)?, sheet.date(1)?, sheet.date(2)?);
    let (age, years) = (whole(claimed)?, i64::from(now.year?.checked_sub(then.year?)?));
    let (low, high) = (other.0 + years - 1, other.1 + years + 1);
    // One of the years is of something else.
    if low < 0 || high > LONGEST {
        return None;
    }
    Some(outcome(age.0 <= high && age.1 >= low, format!("{low} to {high}")))
}

/// An age now, from an age then and the years between: give or take one, two where hedged.
pub(super) fn older(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (then, between) = (sheet.figure(0)?, sheet.figure(1)?);
    let (age, then, years) = (whole(claimed)?, whole(then)?, whole(between)?);
    let slack = if between.hedge == Hedge::None { 1 } else { 2 };
    let (low, high) = (then.0 + years.0 - slack, then.1 + years.1 + slack);
    let text = if then.0 == then.1 && years.0 == years.1 {
        (then.0 + years.0).to_string()
    } else {
        format!("{low} to {high}")
    };
    Some(outcome(age.0 <= high && age.1 >= low, text))
}

/// An age that lies within a span of ages.
pub(super) fn within(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let span = sheet.figure(0).filter(|span| matches!(span.amount, Amount::Range(..)))?;
    let (age, (low, high)) = (whole(claimed)?, whole(span)?);
    Some(outcome(age.0 >= low && age.1 <= high, format!("{low} to {high}")))
}

/// An age that a word allows: "years(80, 89)" for an octogenarian.
pub(super) fn years(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (age, low, high) = (whole(claimed)?, sheet.number(0)?, sheet.number(1)?);
    Some(outcome(age.1 >= low && age.0 <= high, format!("{low} to {high}")))
}

/// Years of doing something, which cannot be more than years of life.
pub(super) fn lived(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (years, age) = (whole(claimed)?, whole(sheet.figure(0)?)?);
    Some(outcome(years.0 <= age.1 + 1, format!("{} at most", age.1)))
}

/// The age of one who was born at least so many years before another: a mother and her child.
pub(super) fn elder(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (age, younger, apart) = (whole(claimed)?, whole(sheet.figure(0)?)?, sheet.number(1)?);
    Some(outcome(age.1 >= younger.0 + apart, format!("{} at least", younger.0 + apart)))
}

/// The years between two ages, whichever is the greater.
pub(super) fn apart(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (years, one, other) = (whole(claimed)?, whole(sheet.figure(0)?)?, whole(sheet.figure(1)?)?);
    let apart = one.0.abs_diff(other.0).cast_signed();
    Some(outcome(years.0 <= apart + 1 && years.1 >= apart - 1, apart.to_string()))
}

/// Whether an age is told in years or bare; one of "18 months" is not judged here.
fn is_in_years(age: &Quantity, sheet: &Sheet<'_>) -> bool {
    let unit = age.units.first().and_then(|unit| sheet.facts.units.get(unit));
    unit.is_none_or(|unit| unit.name == "year")
}

/// The whole number of an age or of years; a range has two ends. Half years and other units are not judged here.
fn whole(quantity: &Quantity) -> Option<(i64, i64)> {
    let ends = match quantity.amount {
        Amount::Number(number) => (number.value, number.value),
        Amount::Range(low, high) => (low.value, high.value),
        _ => return None,
    };
    let narrow = matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::JustOver);
    if !narrow || !ends.0.is_whole() || !ends.1.is_whole() {
        return None;
    }
    let (low, high) = (i64::try_from(ends.0.parts().0).ok()?, i64::try_from(ends.1.parts().0).ok()?);
    let slack = if quantity.hedge == Hedge::None || quantity.hedge == Hedge::Exact { 0 } else { (high / 10).max(1) };
    Some((low - slack, high + slack))
}
