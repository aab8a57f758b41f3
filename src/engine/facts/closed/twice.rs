//! One measure told twice in two units, sentences apart: "The tunnel is 57 kilometres long … the 53-mile tunnel".
//!
//! Comes in: a text of few figures. Goes out: the second, where it stands before its noun ("53-mile"), nothing else of the
//! dimension is told, and one slip explains it: the digits turned over, or a nought too many or too few. Not here: two units
//! side by side, which a relation converts.

use super::rate::UNITS;
use super::{Report, Slip, Words, few, is_miswritten, slip, span};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};

/// Adds the second of two measures that are one.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = few(text) else { return };
    let measures: Vec<&Told> = told.iter().filter(|told| told.sort.kind == Kind::Measure).collect();
    for (at, second) in measures.iter().enumerate() {
        let dimension = |told: &Told| told.sort.unit.and_then(|unit| UNITS.dimension(unit));
        let mut others = measures.iter().enumerate().filter(|(other, _)| *other != at);
        let like: Vec<_> = others.by_ref().filter(|(_, other)| dimension(other) == dimension(second)).collect();
        if let [(before, first)] = like.as_slice()
            && *before < at
        {
            report.slips.extend(twice(text, first, second));
        }
    }
}

fn twice(text: &Text<'_>, first: &Told, second: &Told) -> Option<Slip> {
    let quantity = |told: &Told| text.quantities.get(told.quantity);
    let (one, other) = (quantity(first)?, quantity(second)?);
    let plain = |quantity: &Quantity| {
        quantity.per.is_none() && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About)
    };
    let tied = other.attributive && !one.attributive && first.sentence < second.sentence;
    if !tied || !plain(one) || !plain(other) || first.sort.unit == second.sort.unit {
        return None;
    }
    let unit = |told: &Told| told.sort.unit.and_then(|unit| UNITS.get(unit));
    let (from, to) = (unit(first)?, unit(second)?);
    if !from.offset.is_zero() || !to.offset.is_zero() {
        return None;
    }
    let factor = from.factor.div(to.factor)?;
    let given = one.loose(Role::Conversion)?.scale(factor)?;
    let claimed = other.loose(Role::Conversion)?;
    if given.meets(claimed) {
        return None;
    }
    let tens = [10, 100, 1000].into_iter().map(Rational::whole);
    let tenfold = tens.into_iter().any(|ten| {
        let scaled = |by: Rational| given.scale(by).is_some_and(|given| given.meets(claimed));
        scaled(ten) || Rational::ONE.div(ten).is_some_and(scaled)
    });
    let point = first.value.mul(factor)?;
    let whole = point.round();
    let named = second.noun.is_some_and(|noun| is_named_before(text, second, noun));
    let turned =
        named && second.value.is_whole() && second.value > Rational::from(9) && is_miswritten(second.value, whole);
    (tenfold || turned)
        .then(|| slip(text, span(text, second), (first, second), &format!("{} {}", told(point), to.plural)))
}

/// Three figures are enough for a reader.
fn told(value: Rational) -> String {
    let decimals = if value.abs() < Rational::HUNDRED { 1 } else { 0 };
    value.to_decimal(decimals)
}

/// Whether the noun of a measure stands in a sentence before it.
fn is_named_before(text: &Text<'_>, told: &Told, noun: crate::token::Key) -> bool {
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    (0..start).any(|at| super::noun(text, at) == Some(noun))
}
