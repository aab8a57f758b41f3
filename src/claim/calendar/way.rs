//! How long a thing lasted, told apart from its two ends, and which of two moments comes first by the time between them:
//! "on 22 August, a week before the bid of 15 August".
//!
//! Comes in: a stretch of time and two moments. Goes out: a judgement. Not here: how long it is from one moment to another
//! (`span`).

use super::super::judge::Judgement;
use super::{Sheet, date_of, outcome, span, time_of};
use crate::finding::Verdict;
use crate::quantity::{Amount, Quantity};

/// The time between two moments, whichever comes first, or over a range of dates. Of two times "11 hours a day" is one; a
/// weekday by itself is of any week.
pub(super) fn lasted(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let weekday = |date: crate::quantity::Date| date.month.is_none() && date.year.is_none();
    let loose = |quantity: &Quantity| match quantity.amount {
        Amount::DateRange(first, last) => weekday(first) || weekday(last),
        _ => date_of(quantity).is_some_and(weekday),
    };
    let ends = [sheet.figure(0), sheet.figure(1)];
    if ends.iter().flatten().any(|end| loose(end)) {
        return None;
    }
    // "The most since 2021 … on 4 November": dates told in such different ways are of two matters.
    let bare = |date: crate::quantity::Date| (date.month.is_none(), date.year.is_none());
    let dates: Vec<_> = ends.iter().flatten().filter_map(|end| date_of(end)).map(bare).collect();
    if dates.contains(&(true, false)) && dates.contains(&(false, true)) {
        return None;
    }
    // What lasted to a year before its first lasted not at all: the two are of different things.
    let years: Vec<i32> = ends.iter().flatten().filter_map(|end| date_of(end)?.year).collect();
    if years.windows(2).any(|pair| matches!(pair, [from, to] if to < from)) {
        return None;
    }
    // "It opened on 3 March and closes on 30 August. He worked on it for three years": days of one year are not years apart.
    let unit = claimed.units.first().and_then(|unit| sheet.facts.units.get(unit));
    let years = unit.is_some_and(|unit| matches!(unit.name.as_str(), "year" | "decade" | "century"));
    if years && dates.iter().any(|(_, yearless)| *yearless) {
        return None;
    }
    let times = ends.iter().flatten().filter(|end| time_of(end).is_some()).count() == 2;
    let day = |unit| sheet.facts.units.get(unit).is_some_and(|unit| matches!(unit.name.as_str(), "day" | "night"));
    let daily = claimed.per.as_ref().and_then(|per| per.unit).is_some_and(day);
    if times && daily {
        return span::across(&Quantity { per: None, ..claimed.clone() }, sheet);
    }
    span::across(claimed, sheet)
}

/// Whether the time from the first moment to the second is as told; contradicted only where it is so the other way round.
pub(super) fn onward(claimed: &Quantity, sheet: &Sheet<'_>) -> Option<Judgement> {
    let there = span::span(claimed, sheet)?;
    if there.verdict != Verdict::Contradicted {
        return Some(there);
    }
    let arguments: Vec<_> = sheet.arguments.iter().rev().cloned().collect();
    let back = Sheet { arguments: &arguments, relation: sheet.relation, operands: sheet.operands, facts: sheet.facts };
    let back = span::span(claimed, &back)?;
    (back.verdict != Verdict::Contradicted).then(|| outcome(false, "the other way round".to_owned()))
}
