//! Equations about units of measure: one amount in two units, differences of temperature, and what a word such as
//! "area" or "weighing" asks to be measured.
//!
//! Comes in: equations that call `convert`, `restated`, `warmed`, `linear` or `dimension`. Goes out: their judgements. A
//! writing that can mean several units (gallon, ton, mile) holds if one of them does.

use super::judge::{Facts, Judgement, slot_number};
use super::operand::{Operand, Operands};
use super::restated;
use crate::check::{Equation, Expression, Relation};
use crate::exact::Interval;
use crate::finding::Verdict;
use crate::quantity::{Hedge, Quantity, Role, Unit, Units};

/// Judges an equation about units; `None` for all others.
#[must_use]
pub fn judge(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Option<Judgement> {
    let Expression::Call(name, arguments) = &equation.expected else { return None };
    if !matches!(name.as_str(), "convert" | "restated" | "warmed" | "linear" | "dimension" | "another") {
        return None;
    }
    let claimed = figure(&equation.claimed.slot, relation, operands)?;
    let Some(Expression::Slot(first)) = arguments.first() else { return None };
    let first = figure(&first.slot, relation, operands)?;
    Some(match name.as_str() {
        "dimension" => dimension(claimed, &equation.claimed.slot, facts.units),
        "another" => another(first, claimed),
        "warmed" => warmed(first, claimed, facts.units),
        "linear" => linear(first, claimed, facts.units),
        "restated" => {
            let told = expected(first, claimed, facts.units, Reading::Level);
            outcome(restated::verdict(first, claimed, facts.units), told, None)
        }
        _ => convert(first, claimed, facts.units),
    })
}

fn figure<'o>(slot: &str, relation: &Relation, operands: &'o Operands) -> Option<&'o Quantity> {
    match slot_number(slot, relation).and_then(|slot| operands.get(slot))? {
        Operand::Figure(quantity) => Some(quantity),
        _ => None,
    }
}

fn outcome(verdict: Verdict, expected: Option<Interval>, text: Option<String>) -> Judgement {
    let reason = (verdict == Verdict::Unknown).then_some("unit-unknown");
    Judgement { verdict, reason, expected, point: None, expected_text: text, inherited: false }
}

/// Whether one figure is another than the other: two kinds of average seldom give one.
fn another(first: &Quantity, second: &Quantity) -> Judgement {
    let number = |quantity: &Quantity| quantity.number().map(|number| number.value);
    let same = number(first).is_some() && number(first) == number(second) && first.units.shares(second.units);
    outcome(if same { Verdict::Contradicted } else { Verdict::Compatible }, None, None)
}

/// How a temperature is read: as a level, whose unit has an offset, or as a difference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Level,
    Difference,
}

/// Whether some pair of units of one dimension brings the two together; `None` where no pair has one dimension.
fn meets(first: &Quantity, second: &Quantity, units: &Units, reading: Reading, loose: bool) -> Option<bool> {
    let mut met = None;
    for a in first.units.iter().filter_map(|unit| units.get(unit)) {
        for b in second.units.iter().filter_map(|unit| units.get(unit)) {
            if a.dimension == b.dimension {
                let one = base(first, a, reading, loose)?;
                let other = base(second, b, reading, loose)?;
                met = Some(met.unwrap_or(false) || one.meets(other));
            }
        }
    }
    met
}

/// A figure in base units.
fn base(quantity: &Quantity, unit: &Unit, reading: Reading, loose: bool) -> Option<Interval> {
    let written = if loose { quantity.loose(Role::Conversion) } else { quantity.strict() };
    let scaled = written?.scale(unit.factor)?;
    match reading {
        Reading::Level => scaled.add(Interval::point(unit.offset)),
        Reading::Difference => Some(scaled),
    }
}

/// What the first is in the likeliest unit of the second, still times its factor, as messages want it.
fn expected(first: &Quantity, second: &Quantity, units: &Units, reading: Reading) -> Option<Interval> {
    let b = second.units.first().and_then(|unit| units.get(unit))?;
    let a = first.units.iter().filter_map(|unit| units.get(unit)).find(|a| a.dimension == b.dimension)?;
    let value = base(first, a, reading, false)?;
    if reading == Reading::Level { value.sub(Interval::point(b.offset)) } else { Some(value) }
}

/// One amount in two units. A temperature may be a level or a difference. A hedge before the first ("about 2 miles",
/// "up to 6 feet") holds of both alike: what is converted is the written number.
fn convert(first: &Quantity, second: &Quantity, units: &Units) -> Judgement {
    let (first, second) = (&unhedged(first, second.hedge == Hedge::None), &unhedged(second, false));
    let same_unit = first.units.iter().any(|unit| second.units.iter().any(|other| other == unit));
    let level = meets(first, second, units, Reading::Level, true);
    let difference = meets(first, second, units, Reading::Difference, true);
    let expected = expected(first, second, units, Reading::Level);
    match (level, difference) {
        (Some(false), Some(false)) if !same_unit => outcome(Verdict::Contradicted, expected, None),
        (Some(true), _) | (_, Some(true)) if !same_unit => {
            let strict = meets(first, second, units, Reading::Level, false) == Some(true);
            outcome(if strict { Verdict::Verified } else { Verdict::Compatible }, expected, None)
        }
        _ => outcome(Verdict::Unknown, None, None),
    }
}

/// A figure without its bound, or without any hedge.
fn unhedged(quantity: &Quantity, any: bool) -> Quantity {
    let bound =
        matches!(quantity.hedge, Hedge::MoreThan | Hedge::AtLeast | Hedge::LessThan | Hedge::AtMost | Hedge::UpTo);
    let hedge = if any || bound { Hedge::None } else { quantity.hedge };
    Quantity { hedge, ..quantity.clone() }
}

/// A difference of temperature: wrong where it fits as a level and not as a difference.
fn warmed(first: &Quantity, second: &Quantity, units: &Units) -> Judgement {
    let expected = expected(first, second, units, Reading::Difference);
    let level = meets(first, second, units, Reading::Level, true);
    match meets(first, second, units, Reading::Difference, true) {
        Some(false) if level == Some(true) => outcome(Verdict::Contradicted, expected, None),
        Some(true) if level == Some(false) => outcome(Verdict::Verified, expected, None),
        _ => outcome(Verdict::Unknown, None, None),
    }
}

/// An area or volume: wrong where it fails, and the lengths of the same names fit.
fn linear(first: &Quantity, second: &Quantity, units: &Units) -> Judgement {
    let root = |quantity: &Quantity| {
        let unit = quantity.units.first().and_then(|unit| units.get(unit))?;
        let length = unit.name.strip_prefix("square ").or_else(|| unit.name.strip_prefix("cubic "))?;
        units.find(length).and_then(|unit| units.get(unit))
    };
    let fits = root(first).zip(root(second)).and_then(|(a, b)| {
        Some(base(first, a, Reading::Difference, true)?.meets(base(second, b, Reading::Difference, true)?))
    });
    let area = meets(first, second, units, Reading::Difference, true);
    if area == Some(false) && fits == Some(true) {
        return outcome(Verdict::Contradicted, expected(first, second, units, Reading::Difference), None);
    }
    outcome(Verdict::Unknown, None, None)
}

/// Whether a unit measures what the slot's name says; the word is told what it measures instead.
fn dimension(quantity: &Quantity, wanted: &str, units: &Units) -> Judgement {
    let names = || quantity.units.iter().filter_map(|unit| units.dimension(unit)).map(|dim| units.dimension_name(dim));
    // "Pounds" and "tons" may be money, force or cooling; a unit outside the table of words says nothing.
    let Some(word) = names().next().and_then(named) else { return outcome(Verdict::Unknown, None, None) };
    // A tank holds so many litres or tonnes, and a race lasts so many hours or miles.
    let also = match wanted {
        "content" => ["volume", "mass"],
        "time" => ["time", "length"],
        // "60 litres of rain" may be told of a barrel, or of each square metre.
        "depth" => ["length", "volume"],
        other => [other, other],
    };
    if quantity.per.is_some() {
        return outcome(Verdict::Unknown, None, None);
    }
    if names().any(|name| also.contains(&name)) {
        return outcome(Verdict::Compatible, None, None);
    }
    outcome(Verdict::Contradicted, None, Some(word.to_owned()))
}

fn named(dimension: &str) -> Option<&'static str> {
    Some(match dimension {
        "length" => "a length",
        "area" => "an area",
        "volume" => "a volume",
        "mass" => "a weight",
        "time" => "a time",
        "speed" => "a speed",
        "power" => "a power",
        "energy" => "an energy",
        "pressure" => "a pressure",
        _ => return None,
    })
}
