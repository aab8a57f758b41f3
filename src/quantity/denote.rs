//! What a written number denotes: a strict interval, by which a claim is verified, inside a loose one, by which it is
//! contradicted. A percent of 20 is 20; measures and money are in the written unit.
//!
//! The half unit of the last written digit follows statcheck (Nuijten et al. 2016) and XBRL Calculations 1.1, the
//! widths of hedges follow Ferson et al. (2015): roundness decides, not the single word.

use super::cells;
use super::{Amount, Hedge, Kind, Number, Quantity};
use crate::exact::{End, Interval, Rational};

/// The part a figure plays in a relation, which decides how coarse it may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Meant as written: table cells, votes.
    Sharp,
    /// A part, total or level.
    Level,
    /// A level beside a finer one: at most this grain.
    LevelOf(Rational),
    /// A figure that follows from others: average, product, rate.
    Result,
    /// Either side of a conversion.
    Conversion,
    /// Beside counts told to the unit: a count as it stands, and a word for a fraction or multiple meant closely.
    Counted,
}

impl Quantity {
    /// What a careful reader takes the figure to say; `None` where it has no value or on overflow.
    #[must_use]
    pub fn strict(&self) -> Option<Interval> {
        match &self.amount {
            Amount::Number(number) => cells::strict(self, *number)
                .or_else(|| self.hedged(*number, |_| strict_half(self, number), strict_hedge)),
            Amount::Range(a, b) => Some(Interval::closed(a.value, b.value)),
            Amount::Vague { strict: (lo, hi), .. } => Some(Interval::closed(*lo, *hi)),
            _ => None,
        }
    }

    /// The widest that the figure could fairly mean in a role.
    #[must_use]
    pub fn loose(&self, role: Role) -> Option<Interval> {
        match &self.amount {
            Amount::Number(number) => cells::loose(self, *number, role)
                .or_else(|| self.hedged(*number, |number| half(self, &number, role), loose_hedge)),
            Amount::Range(a, b) => {
                let low = Interval::around(a.value, half_grain(a)?)?;
                let high = Interval::around(b.value, half_grain(b)?)?;
                Some(low.hull(high))
            }
            Amount::Vague { loose: (lo, hi), .. } => Some(Interval::closed(*lo, *hi)),
            _ => None,
        }
    }

    /// The number, where the figure is a single one.
    #[must_use]
    pub const fn number(&self) -> Option<Number> {
        match self.amount {
            Amount::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number, if it is a single one, whole, and fits.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        let value = self.number()?.value;
        value.is_whole().then(|| i64::try_from(value.parts().0).ok()).flatten()
    }

    /// The round grain by which a level of this writing may be coarse: max(g, min(s, |v|/20)).
    #[must_use]
    pub fn level_grain(&self) -> Option<Rational> {
        level_grain(&self.number()?)
    }

    fn hedged(
        &self,
        number: Number,
        bare: impl Fn(Number) -> Option<Rational>,
        hedge: impl Fn(&Number, Rational, Hedge) -> Option<Interval>,
    ) -> Option<Interval> {
        let magnitude = Number { value: number.value.abs(), ..number };
        let interval = match self.hedge {
            Hedge::None => Interval::around(magnitude.value, bare(magnitude)?)?,
            other => hedge(&magnitude, half_grain(&magnitude)?, other)?,
        };
        if number.value.is_negative() { interval.negate() } else { Some(interval) }
    }
}

/// s = max(g, min(10^z x scale, |v|/4)); with `fives` a last digit of 5 counts as five of its grain.
fn round_grain(number: &Number, fives: bool) -> Option<Rational> {
    if number.decimals {
        return Some(number.grain);
    }
    let mut ten =
        Rational::power_of_ten(i32::from(number.zeros))?.mul(Rational::power_of_ten(i32::from(number.scale))?)?;
    let last = number.value.abs().div(ten)?.floor().parts().0 % 10;
    if fives && last == 5 {
        ten = ten.mul(Rational::whole(5))?;
    }
    let cap = number.value.abs().div(Rational::whole(4))?;
    Some(number.grain.max(ten.min(cap)))
}

fn level_grain(number: &Number) -> Option<Rational> {
    let cap = number.value.abs().div(Rational::whole(20))?;
    Some(number.grain.max(round_grain(number, false)?.min(cap)))
}

fn half_grain(number: &Number) -> Option<Rational> {
    number.grain.div(Rational::whole(2))
}

/// A count of things is exactly its number, others lie within half a unit of the last digit.
fn strict_half(quantity: &Quantity, number: &Number) -> Option<Rational> {
    let counted = quantity.kind == Kind::Count && !number.decimals && number.scale == 0 && quantity.units.is_empty();
    if counted { Some(Rational::ZERO) } else { half_grain(number) }
}

/// Half the loose width of a bare number.
fn half(quantity: &Quantity, number: &Number, role: Role) -> Option<Rational> {
    let sharp = matches!(quantity.kind, Kind::Percent | Kind::Points | Kind::Age | Kind::Ordinal | Kind::Score)
        || number.decimals;
    let two = Rational::whole(2);
    // "Half a percentage point" is no three quarters of one.
    if quantity.kind == Kind::Points && number.grain == Rational::new(1, 2)? {
        return number.grain.mul(Rational::new(3, 10)?);
    }
    match role {
        Role::Conversion => round_grain(number, true)?.div(two),
        Role::LevelOf(grain) if !is_large(number) => Some(strict_half(quantity, number)?.min(grain.div(two)?)),
        _ if sharp || matches!(role, Role::Sharp | Role::Counted) => strict_half(quantity, number),
        Role::Result => level_grain(number)?.div(two),
        Role::LevelOf(grain) => number.grain.max(level_grain(number)?.min(grain)).div(two),
        Role::Level if is_large(number) => level_grain(number)?.div(two),
        _ => strict_half(quantity, number),
    }
}

/// Whether a level is 1,000 or more before its scale word.
fn is_large(number: &Number) -> bool {
    let scale = Rational::power_of_ten(i32::from(number.scale)).unwrap_or(Rational::ONE);
    number.value.abs().div(scale).is_some_and(|mantissa| mantissa >= Rational::whole(1000))
}

/// `percent` of v, or the grain where that is more.
fn width(number: &Number, grain: Rational, percent: i128) -> Option<Rational> {
    Some(grain.max(number.value.mul(Rational::new(percent, 100)?)?))
}

fn strict_hedge(number: &Number, half: Rational, hedge: Hedge) -> Option<Interval> {
    let v = number.value;
    let s_half = round_grain(number, false)?.div(Rational::whole(2))?;
    Some(match hedge {
        Hedge::None => Interval::around(v, half)?,
        Hedge::Exact => Interval::point(v),
        Hedge::About => Interval::around(v, width(number, s_half, 5)?)?,
        Hedge::Order => Interval::closed(v.div(Rational::whole(2))?, v.mul(Rational::whole(2))?),
        Hedge::Nearly | Hedge::CloseTo => Interval { lo: End::Closed(v.sub(s_half)?), hi: End::Open(v) },
        Hedge::JustOver => Interval { lo: End::Open(v), hi: End::Closed(v.add(s_half)?) },
        Hedge::MoreThan => Interval::from(End::Open(v)),
        Hedge::AtLeast => Interval::from(End::Closed(v)),
        Hedge::LessThan => Interval { lo: End::Closed(Rational::ZERO), hi: End::Open(v) },
        Hedge::AtMost | Hedge::UpTo => Interval::closed(Rational::ZERO, v),
    })
}

fn loose_hedge(number: &Number, half: Rational, hedge: Hedge) -> Option<Interval> {
    let v = number.value;
    let s = round_grain(number, false)?;
    // A whole step more or less would be another round number; small numbers of things are rounded to the next ten.
    let small = number.scale == 0 && v.abs() < Rational::whole(100);
    let least = if small { s } else { s.mul(Rational::new(3, 5)?)? };
    Some(match hedge {
        Hedge::None | Hedge::Exact => Interval::around(v, half)?,
        Hedge::About => Interval::around(v, width(number, least, 15)?)?,
        Hedge::Order => Interval::closed(v.div(Rational::whole(3))?, v.mul(Rational::whole(3))?),
        Hedge::Nearly => Interval::closed(v.sub(width(number, least, 10)?)?, v),
        Hedge::CloseTo => Interval::around(v, width(number, least, 10)?)?,
        Hedge::JustOver => Interval::closed(v, v.add(width(number, least, 10)?)?),
        Hedge::MoreThan | Hedge::AtLeast => Interval::from(End::Closed(v.sub(half)?)),
        Hedge::LessThan | Hedge::AtMost | Hedge::UpTo => Interval::closed(Rational::ZERO, v.add(half)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn quantity(value: i64, grain: i64, zeros: u8, hedge: Hedge) -> Quantity {
        let number =
            Number { value: Rational::from(value), grain: Rational::from(grain), zeros, scale: 0, decimals: false };
        Quantity { kind: Kind::Count, hedge, amount: Amount::Number(number), ..Quantity::bare(Span::default()) }
    }

    fn ends(interval: Option<Interval>) -> (String, String) {
        let interval = interval.unwrap();
        let text = |end: End| end.value().map_or("∞".into(), |value| value.to_decimal(1));
        (text(interval.lo), text(interval.hi))
    }

    fn pair(lo: &str, hi: &str) -> (String, String) {
        (lo.to_owned(), hi.to_owned())
    }

    #[test]
    fn bare_numbers() {
        assert_eq!(ends(quantity(1500, 1, 2, Hedge::None).loose(Role::Level)), pair("1,462.5", "1,537.5"));
        assert_eq!(ends(quantity(40, 1, 1, Hedge::None).loose(Role::Level)), pair("40.0", "40.0"));
        assert_eq!(ends(quantity(40, 1, 1, Hedge::None).loose(Role::Result)), pair("39.0", "41.0"));
        assert_eq!(ends(quantity(35, 1, 0, Hedge::None).loose(Role::Conversion)), pair("32.5", "37.5"));
        assert_eq!(ends(quantity(1500, 1, 2, Hedge::None).loose(Role::Conversion)), pair("1,312.5", "1,687.5"));
        assert_eq!(
            ends(quantity(1500, 1, 2, Hedge::None).loose(Role::LevelOf(Rational::ONE))),
            pair("1,499.5", "1,500.5")
        );
    }

    #[test]
    fn hedged_numbers() {
        assert_eq!(ends(quantity(40, 1, 1, Hedge::About).strict()), pair("35.0", "45.0"));
        assert_eq!(ends(quantity(40, 1, 1, Hedge::About).loose(Role::Level)), pair("30.0", "50.0"));
        assert_eq!(ends(quantity(100, 1, 2, Hedge::About).loose(Role::Level)), pair("85.0", "115.0"));
        assert_eq!(ends(quantity(600, 1, 2, Hedge::JustOver).loose(Role::Level)), pair("600.0", "660.0"));
        assert_eq!(ends(quantity(50, 1, 1, Hedge::MoreThan).loose(Role::Level)), pair("49.5", "∞"));
    }
}
