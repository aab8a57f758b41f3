//! What a program tells of a quantity: its value, its unit's name, its bound.
//!
//! Comes in: [`Quantity`]. Goes out: plain values. Floating point serves for display alone. Not here: JSON itself.

use super::model::{Amount, Hedge, Kind, Quantity};
use super::units::Units;
use crate::exact::Rational;

/// A value for display.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shown {
    /// One number; a percent of 20 is 20, half is 0.5.
    One(f64),
    /// The two ends of a range.
    Two(f64, f64),
}

impl Quantity {
    /// Whether it is an amount: no date, time, score or identifier.
    #[must_use]
    pub const fn is_amount(&self) -> bool {
        !matches!(self.kind, Kind::Date | Kind::Time | Kind::Score | Kind::Identifier)
    }

    /// Whether it is written as an amount: no rank, and no word without a number in it ("both", "several", "majority").
    #[must_use]
    pub fn is_numeral(&self) -> bool {
        let vague = matches!(&self.amount, Amount::Vague { strict, .. } if strict.0 > Rational::from(10));
        self.is_amount()
            && self.kind != Kind::Ordinal
            && (!self.lexical || vague || self.is_vague() && !self.units.is_empty())
    }

    const fn is_vague(&self) -> bool {
        matches!(self.amount, Amount::Vague { .. })
    }

    const fn is_fraction(&self) -> bool {
        matches!(self.kind, Kind::Fraction)
    }

    /// The value as written, in the written unit; `None` for dates, times, scores and identifiers.
    #[must_use]
    pub fn json_value(&self) -> Option<Shown> {
        match &self.amount {
            Amount::Number(number) => Some(Shown::One(number.value.approximate())),
            Amount::Range(low, high) => {
                let (low, high) = if low.value > high.value { (high, low) } else { (low, high) };
                Some(Shown::Two(low.value.approximate(), high.value.approximate()))
            }
            // "A couple" is two and "a few" three, as most readers take them.
            Amount::Vague { strict, .. } if strict.0 == Rational::whole(2) => {
                Some(Shown::One(if strict.1 > Rational::whole(3) { 3.0 } else { 2.0 }))
            }
            // "Tens of thousands" are told by their own number, and not by what they can reach.
            Amount::Vague { strict, .. } if !self.is_fraction() && plural(strict.0).is_some() => plural(strict.0),
            Amount::Vague { strict, .. } => Some(Shown::Two(strict.0.approximate(), strict.1.approximate())),
            _ => None,
        }
    }

    /// The singular name of the likeliest unit, with what it is for each of: "dollar per hour". Of a currency whose code is
    /// written, the code, which says more than a name: "USD". `written` is the text of the quantity.
    #[must_use]
    pub fn unit_name(&self, units: &Units, written: &str) -> Option<String> {
        let unit = self.units.first().and_then(|unit| units.get(unit))?;
        let name = unit.code.as_deref().filter(|code| written.contains(code)).unwrap_or(&unit.name);
        let rate = self.per.filter(|per| per.base == Rational::ONE && per.spelled).and_then(|per| units.get(per.unit?));
        Some(rate.map_or_else(|| name.to_owned(), |rate| format!("{name} per {}", rate.name)))
    }

    /// How the words around bound the value: "approx", ">", "<", ">=", "<=" or "="; `None` without a word.
    #[must_use]
    pub const fn bound(&self) -> Option<&'static str> {
        match self.hedge {
            Hedge::None => None,
            Hedge::Exact => Some("="),
            Hedge::About | Hedge::Order | Hedge::CloseTo | Hedge::Nearly => Some("approx"),
            Hedge::JustOver | Hedge::MoreThan => Some(">"),
            Hedge::AtLeast => Some(">="),
            Hedge::LessThan => Some("<"),
            Hedge::AtMost | Hedge::UpTo => Some("<="),
        }
    }
}

/// The number in a vague plural: 12 for "dozens", 1,000 for "thousands", 10,000 for "tens of thousands".
fn plural(low: Rational) -> Option<Shown> {
    let own = match low.parts() {
        (20, 1) => Rational::whole(12),
        (40, 1) => Rational::whole(20),
        // The tables begin a plural half above its number; "several hundred" is none.
        _ => (2..16)
            .filter_map(Rational::power_of_ten)
            .find(|own| Rational::new(3, 2).and_then(|half| half.mul(*own)) == Some(low))?,
    };
    Some(Shown::One(own.approximate()))
}
