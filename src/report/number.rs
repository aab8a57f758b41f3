//! Values of quantities for JSON: numbers as other programs expect them, and the names of kinds.

use crate::quantity::{Kind, Quantity, Shown};
use serde_json::{Number, Value};

/// A number, `[low, high]`, or null.
pub(super) fn value(quantity: &Quantity) -> Value {
    match quantity.json_value() {
        Some(Shown::One(value)) => number(value),
        Some(Shown::Two(low, high)) => Value::Array(vec![number(low), number(high)]),
        None => Value::Null,
    }
}

/// Whole numbers without a decimal point.
fn number(value: f64) -> Value {
    // Doubles hold every whole number up to 2^53.
    let whole = value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0;
    if whole { Value::from(value as i64) } else { Number::from_f64(value).map_or(Value::Null, Value::Number) }
}

/// The name of a kind.
pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "count",
        Kind::Measure => "measure",
        Kind::Money => "money",
        Kind::Percent => "percent",
        Kind::Points => "points",
        Kind::Multiple => "multiple",
        Kind::Fraction => "fraction",
        Kind::OneIn => "one-in",
        Kind::Ordinal => "ordinal",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::Duration => "duration",
        Kind::Age => "age",
        Kind::Score => "score",
        Kind::Identifier => "identifier",
    }
}
