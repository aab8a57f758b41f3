//! Sums of rounded figures: whether parts and total agree, and by how much rounding could part them.
//!
//! The slack of a rounded sum is the half-grains added up, the total's among them; see semantics, "Sums". Counts, and a
//! total that is exact, have none.

use super::cell::Figure;
use crate::exact::Rational;

/// How parts and total stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// They agree, rounding allowed.
    Fits,
    /// They would agree with one more unit of the last place.
    Near,
    /// They do not agree.
    Off,
}

/// A sum and the rounding in it.
#[derive(Debug, Clone, Copy)]
pub struct Sum {
    /// The parts added up.
    pub value: Rational,
    /// Half-grains of the parts.
    pub slack: Rational,
    /// The greatest number of decimals among the parts.
    pub places: u32,
}

impl Sum {
    /// The sum of parts with their signs.
    pub fn of<'f>(parts: impl Iterator<Item = &'f Figure<'f>>) -> Option<Self> {
        let mut sum = Self { value: Rational::ZERO, slack: Rational::ZERO, places: 0 };
        for part in parts {
            sum.value = sum.value.add(part.value)?;
            sum.slack = sum.slack.add(half(part.grain)?)?;
            sum.places = sum.places.max(part.places);
        }
        Some(sum)
    }

    /// How a written total agrees.
    pub fn fit(&self, total: &Figure<'_>, rounding: Rounding) -> Option<Fit> {
        let distance = self.value.sub(total.value)?.abs();
        let slack = match rounding {
            Rounding::None => Rational::ZERO,
            Rounding::OfParts => self.slack,
            Rounding::OfAll => self.slack.add(half(total.grain)?)?,
        };
        Some(if distance <= slack {
            Fit::Fits
        } else if rounding != Rounding::None && distance <= slack.add(total.grain)? {
            Fit::Near
        } else {
            Fit::Off
        })
    }
}

/// What of a sum is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Nothing: counts.
    None,
    /// The parts; the total is exact, as 100 percent is.
    OfParts,
    /// Parts and total.
    OfAll,
}

/// Half of a grain.
pub fn half(grain: Rational) -> Option<Rational> {
    grain.div(Rational::whole(2))
}

/// "120 + 85 − 5".
pub fn written<'f>(parts: impl Iterator<Item = &'f Figure<'f>>) -> String {
    let mut text = String::new();
    for (index, part) in parts.enumerate() {
        if index == MOST_WRITTEN {
            text.push_str(" + …");
            break;
        }
        if index > 0 {
            text.push_str(if part.value.is_negative() { " − " } else { " + " });
        }
        let value = if index > 0 { part.value.abs() } else { part.value };
        text.push_str(&part.write(value, part.places));
    }
    text
}

/// Sums of more parts are shortened.
const MOST_WRITTEN: usize = 12;
