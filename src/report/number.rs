//! Values of quantities for JSON: numbers, units and bounds as other programs expect them.

use crate::exact::Rational;
use crate::quantity::{Amount, Grammar, Hedge, Kind, Quantity};
use serde_json::{Number, Value};

/// A number, `[low, high]`, or null.
pub(super) fn value(quantity: &Quantity) -> Value {
    match &quantity.amount {
        Amount::Number(one) => number(one.value),
        Amount::Range(low, high) => Value::Array(vec![number(low.value), number(high.value)]),
        Amount::Vague { strict: (low, high), .. } => Value::Array(vec![number(*low), number(*high)]),
        Amount::Score(pairs) => match pairs.as_slice() {
            [(home, away)] => Value::Array(vec![(*home).into(), (*away).into()]),
            _ => Value::Null,
        },
        Amount::Date(..) | Amount::DateRange(..) | Amount::Time(_) | Amount::None => Value::Null,
    }
}

/// Whole numbers without a decimal point, others with all digits that a double holds.
fn number(value: Rational) -> Value {
    let whole = value.is_whole().then(|| i64::try_from(value.parts().0).ok()).flatten();
    match whole {
        Some(whole) => Value::Number(whole.into()),
        None => Number::from_f64(value.approximate()).map_or(Value::Null, Value::Number),
    }
}

/// `approx`, `>`, `<`, `>=`, `<=`, `=`, or nothing.
pub(super) const fn bound(hedge: Hedge) -> Option<&'static str> {
    match hedge {
        Hedge::None => None,
        Hedge::Exact => Some("="),
        Hedge::About | Hedge::Order | Hedge::Nearly | Hedge::CloseTo | Hedge::JustOver => Some("approx"),
        Hedge::MoreThan => Some(">"),
        Hedge::AtLeast => Some(">="),
        Hedge::LessThan => Some("<"),
        Hedge::AtMost | Hedge::UpTo => Some("<="),
    }
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

/// The singular name of the likeliest unit, or nothing.
pub(super) const fn unit(quantity: &Quantity, _grammar: &Grammar) -> Option<&'static str> {
    match quantity.kind {
        Kind::Percent => Some("percent"),
        Kind::Points => Some("percentage point"),
        _ => None,
    }
}
