//! Which of two dates comes first, the years of a century, and ranges that run backwards.

use super::super::judge::Judgement;
use super::super::operand;
use super::days::stretch;
use super::{Sheet, date_of, outcome};
use crate::exact::Rational;
use crate::quantity::{Amount, Date, Hedge, Quantity};

/// A date that must not lie before another. Where one of them lacks a year, it is taken over from the other only if the
/// text says so ("of the same year": a second argument).
pub(super) fn following(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (mut last, mut first) = (date_of(claimed)?, sheet.date(0)?);
    if sheet.told(1) {
        let year = first.year.or(last.year).unwrap_or(2001);
        first.year = first.year.or(Some(year));
        last.year = last.year.or(Some(year));
    }
    let (from, to) = (stretch(first)?, stretch(last)?);
    Some(outcome(to.last >= from.first, None))
}

/// Whether a century holds the years named: "the nineteenth-century chapel, built in 1923".
pub(super) fn century(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let (century, date) = (date_of(claimed).filter(|date| date.years == 100)?, sheet.date(0)?);
    let (start, year) = (century.year?, date.year?);
    let last = year + i32::from(date.years.max(1)) - 1;
    // "The 18th century" and "the 1700s" differ in one year; both are allowed it.
    let holds = year <= start + 100 && last >= start - 1;
    let number = (year - 1).div_euclid(100) + 1;
    Some(outcome(holds, format!("the {number}{} century", ending(number))))
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

/// The upper end of a range, which lies nowhere below the lower one: the figures as written are compared.
pub(super) fn not_below(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let low = sheet.figure(0)?;
    let value = |quantity: &Quantity| quantity.number()?.value.mul(operand::factor(quantity, sheet.facts.units));
    // "A minimum of", "a high of" are read as hedges; those of the other end would turn the range round.
    let turned = |quantity: &Quantity, hedges: [Hedge; 3]| hedges.contains(&quantity.hedge);
    let upper = [Hedge::AtMost, Hedge::UpTo, Hedge::LessThan];
    let lower = [Hedge::AtLeast, Hedge::MoreThan, Hedge::JustOver];
    if turned(low, upper) || turned(claimed, lower) || low.per.is_some() != claimed.per.is_some() {
        return None;
    }
    let told = sheet.told(1) && (low.hedge == Hedge::None || claimed.hedge == Hedge::None);
    Some(outcome(told || value(claimed)? >= value(low)?, None))
}

/// Whether a list falls, or rises, as it is said to.
pub(super) fn sorted(list: &[Quantity], falling: bool) -> Option<Judgement> {
    let values: Vec<Rational> = list.iter().map(|quantity| Some(quantity.number()?.value)).collect::<Option<_>>()?;
    let fits = |(a, b): (&Rational, &Rational)| if falling { a >= b } else { a <= b };
    Some(outcome(values.iter().zip(values.iter().skip(1)).all(fits), None))
}
