//! One quarter with two ends: "its second quarter, which ended on June 30 … the second quarter, ended July 31".
//!
//! Comes in: a short text. Goes out: the later end, where the same quarter of the same year was told to end in another month.
//! Not here: which quarters a firm's year may have; any month can end one.

use super::{Report, Words, told_otherwise};
use crate::quantity::{Amount, Date, Quantity};
use crate::sentence::Text;

/// Words from a quarter to its end.
const REACH: u32 = 7;

/// Adds every quarter that ends twice.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let date = |quantity: &Quantity| match quantity.amount {
        Amount::Date(date, None) => Some(date),
        _ => None,
    };
    if !text.is_short() {
        return;
    }
    let beside = text.quantities.iter().zip(text.quantities.iter().skip(1));
    let ends: Vec<(Date, Date, &Quantity)> = beside
        .filter_map(|(quarter, end)| {
            let (quarter_date, end_date) = (date(quarter)?, date(end)?);
            let told = quarter_date.quarter.is_some() && end_date.quarter.is_none() && end_date.month.is_some();
            (told && is_ended(text, quarter, end)).then_some((quarter_date, end_date, end))
        })
        .collect();
    for (at, (quarter, end, told)) in ends.iter().enumerate() {
        let alike = |one: &Date, other: &Date| one.year.zip(other.year).is_none_or(|(one, other)| one == other);
        let same = |(other, _, _): &&(Date, Date, &Quantity)| other.quarter == quarter.quarter && alike(quarter, other);
        let before = ends.get(..at).unwrap_or_default().iter().find(same);
        let apart = before.filter(|(_, other, _)| other.month != end.month && alike(end, other));
        report.slips.extend(apart.map(|(_, _, earlier)| told_otherwise(text, earlier, told, (earlier, "ends here"))));
    }
}

/// "second quarter, which ended on June 30": nothing but such words stands between.
fn is_ended(text: &Text<'_>, quarter: &Quantity, end: &Quantity) -> bool {
    let between = quarter.tokens.end..end.tokens.start;
    let ends = |at: u32| matches!(text.word(at), "ended" | "ends" | "ending" | "to" | "through" | "until" | "ran");
    let small = |at: u32| {
        matches!(text.word(at), "," | "which" | "that" | "(" | "the" | "end" | "of" | "on" | "in" | "its" | "just")
    };
    between.len() as u32 <= REACH && between.clone().any(ends) && between.clone().all(|at| ends(at) || small(at))
}
