//! One amount told twice, in two systems of units and apart: "the 24-tonne whale … weighed 53,000 pounds".
//!
//! Comes in: two measures. Goes out: whether they meet and, where they do not, whether one slip parts them: a digit, two
//! digits exchanged, a nought. Of two measures that stand apart any could be of two things; only a slip tells that they are
//! one. Not here: measures said to be one ("metres, or feet"), which `measure` converts.

use crate::exact::Rational;
use crate::finding::Verdict;
use crate::quantity::{Hedge, Quantity, Role, Unit, Units};

/// Whether two measures are one amount.
pub(super) fn verdict(first: &Quantity, second: &Quantity, units: &Units) -> Verdict {
    let mut slips = false;
    for a in first.units.iter().filter_map(|unit| units.get(unit)) {
        for b in second.units.iter().filter_map(|unit| units.get(unit)) {
            if a.dimension != b.dimension || is_metric(a) == is_metric(b) {
                continue;
            }
            let base = |quantity: &Quantity, unit: &Unit| {
                let scaled = quantity.loose(Role::Conversion)?.scale(unit.factor)?;
                scaled.add(crate::exact::Interval::point(unit.offset))
            };
            match base(first, a).zip(base(second, b)) {
                Some((one, other)) if one.meets(other) => return Verdict::Compatible,
                Some(_) => slips |= is_slip((first, a), (second, b)) || is_slip((second, b), (first, a)),
                None => {}
            }
        }
    }
    if slips && is_told(first) && is_told(second) { Verdict::Contradicted } else { Verdict::Unknown }
}

/// A figure written in digits that stands for an amount.
fn is_told(quantity: &Quantity) -> bool {
    !quantity.lexical
        && quantity.per.is_none()
        && matches!(
            quantity.hedge,
            Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::MoreThan
        )
}

/// Units of the metric system are tens of each other, and their temperatures have no offset but the kelvin's.
fn is_metric(unit: &Unit) -> bool {
    let (top, bottom) = unit.factor.parts();
    let tens = |mut number: i128| {
        while number > 1 && number % 10 == 0 {
            number /= 10;
        }
        number == 1
    };
    tens(top) && tens(bottom)
}

/// Whether the second, as it is written, is a slip away from the first in its unit.
fn is_slip((first, from): (&Quantity, &Unit), (second, to): (&Quantity, &Unit)) -> bool {
    let slip = || {
        let (first, second) = (first.number()?, second.number()?);
        let base = first.value.mul(from.factor)?.add(from.offset)?;
        let given = base.sub(to.offset)?.div(to.factor)?;
        let place = Rational::power_of_ten(i32::from(second.zeros))?.mul(second.grain)?;
        let rounded = given.div(place)?.round();
        Some(is_miswritten(&second.value.div(place)?.to_decimal(0), &rounded.to_decimal(0)))
    };
    slip().unwrap_or(false)
}

/// Digits of a figure that tell more than its size.
const TELLING: usize = 2;

/// One digit is another, two neighbours stand exchanged, or a nought is lost or added.
fn is_miswritten(written: &str, right: &str) -> bool {
    if written.len() < TELLING || right.len() < TELLING {
        return false;
    }
    if written.len() != right.len() {
        let (short, long) = if written.len() < right.len() { (written, right) } else { (right, written) };
        return long.strip_prefix(short).is_some_and(|rest| rest == "0");
    }
    let pairs: Vec<(char, char)> = written.chars().zip(right.chars()).filter(|(one, other)| one != other).collect();
    match pairs.as_slice() {
        [_] => true,
        [(a, b), (c, d)] => a == d && b == c,
        _ => false,
    }
}
