//! One measure converted twice, to two figures: "25 miles (40 km) … within 25 miles (45 km)".
//!
//! Comes in: a text. Goes out: the later conversion, where the one before it of the very same measure into the same unit is
//! another. Not here: conversions that are wrong by themselves, which a relation recomputes.

use super::{Report, Words, told_otherwise};
use crate::quantity::{Kind, Quantity, Role};
use crate::sentence::Text;

/// Conversions of a text that are held against each other.
const MOST: usize = 40;

/// Adds every conversion that does not fit an earlier one.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let beside = text.quantities.iter().zip(text.quantities.iter().skip(1));
    let pairs: Vec<_> = beside.filter(|(one, other)| is_converted(text, one, other)).take(MOST).collect();
    for (at, (measure, converted)) in pairs.iter().enumerate() {
        let before = pairs.get(..at).unwrap_or_default();
        let earlier = before.iter().find(|(other, told)| are_one(measure, other) && told.units == converted.units);
        let Some((_, told)) = earlier.filter(|(_, told)| !meet(told, converted)) else { continue };
        report.slips.push(told_otherwise(text, measure, converted, (told, "told before")));
    }
}

/// "25 miles (40 km)": the second stands in brackets right behind the first.
fn is_converted(text: &Text<'_>, one: &Quantity, other: &Quantity) -> bool {
    let measures = one.kind == Kind::Measure && other.kind == Kind::Measure && one.units != other.units;
    measures && other.tokens.start == one.tokens.end + 1 && text.word(one.tokens.end) == "("
}

/// The same number of the same unit.
fn are_one(one: &Quantity, other: &Quantity) -> bool {
    let value = |quantity: &Quantity| quantity.number().map(|number| number.value);
    one.units == other.units && value(one).is_some() && value(one) == value(other)
}

/// Whether the two can be roundings of one conversion.
fn meet(one: &Quantity, other: &Quantity) -> bool {
    let loose = |quantity: &Quantity| quantity.loose(Role::Level);
    loose(one).zip(loose(other)).is_none_or(|(one, other)| one.meets(other))
}
