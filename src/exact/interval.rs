//! Intervals with open, closed or unbounded ends, and their arithmetic. Where every variable stands once in a formula
//! the result is exact (Moore 1966); ends that touch count as meeting only where both are closed.

use super::Rational;
use super::ends::{End, add_ends, invert, mul_ends, tighter, turn, wider};
use std::cmp::Ordering;

/// A set of numbers between two ends; never reversed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub lo: End,
    /// Upper end.
    pub hi: End,
}

#[expect(clippy::should_implement_trait, reason = "the traits of the operators cannot say that there is no result")]
impl Interval {
    /// Every number.
    pub const ALL: Self = Self { lo: End::Unbounded, hi: End::Unbounded };

    /// One number alone.
    #[must_use]
    pub const fn point(value: Rational) -> Self {
        Self { lo: End::Closed(value), hi: End::Closed(value) }
    }

    /// Both ends included, in either order.
    #[must_use]
    pub fn closed(a: Rational, b: Rational) -> Self {
        Self { lo: End::Closed(a.min(b)), hi: End::Closed(a.max(b)) }
    }

    /// `value ± half`.
    #[must_use]
    pub fn around(value: Rational, half: Rational) -> Option<Self> {
        Some(Self::closed(value.sub(half)?, value.add(half)?))
    }

    /// All numbers from `lo` on.
    #[must_use]
    pub const fn from(lo: End) -> Self {
        Self { lo, hi: End::Unbounded }
    }

    /// All numbers up to `hi`.
    #[must_use]
    pub const fn up_to(hi: End) -> Self {
        Self { lo: End::Unbounded, hi }
    }

    /// The numbers in both; `None` where there are none.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let lo = tighter(self.lo, other.lo, Ordering::Greater);
        let hi = tighter(self.hi, other.hi, Ordering::Less);
        match (lo.value(), hi.value()) {
            (Some(a), Some(b)) if a > b || a == b && (lo.is_open() || hi.is_open()) => None,
            _ => Some(Self { lo, hi }),
        }
    }

    /// Whether some number lies in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.intersect(other).is_some()
    }

    /// Whether `value` lies inside.
    #[must_use]
    pub fn contains(self, value: Rational) -> bool {
        self.meets(Self::point(value))
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { lo: wider(self.lo, other.lo, Ordering::Less), hi: wider(self.hi, other.hi, Ordering::Greater) }
    }

    /// Distance between the ends; `None` where one is missing.
    #[must_use]
    pub fn width(self) -> Option<Rational> {
        self.hi.value()?.sub(self.lo.value()?)
    }

    /// The middle; `None` where an end is missing.
    #[must_use]
    pub fn middle(self) -> Option<Rational> {
        self.lo.value()?.add(self.hi.value()?)?.div(Rational::whole(2))
    }

    /// The interval mirrored at nought.
    #[must_use]
    pub fn negate(self) -> Option<Self> {
        Some(Self { lo: turn(self.hi)?, hi: turn(self.lo)? })
    }

    /// All sums of a number here and one there.
    #[must_use]
    pub fn add(self, other: Self) -> Option<Self> {
        Some(Self { lo: add_ends(self.lo, other.lo)?, hi: add_ends(self.hi, other.hi)? })
    }

    /// All differences.
    #[must_use]
    pub fn sub(self, other: Self) -> Option<Self> {
        self.add(other.negate()?)
    }

    /// All products. Unbounded ends are allowed where both intervals lie on one side of nought.
    #[must_use]
    pub fn mul(self, other: Self) -> Option<Self> {
        if self.is_bounded() && other.is_bounded() {
            return self.mul_bounded(other);
        }
        match (self.sign(), other.sign()) {
            (Sign::Negative, _) => self.negate()?.mul(other)?.negate(),
            (_, Sign::Negative) => self.mul(other.negate()?)?.negate(),
            (Sign::Positive, Sign::Positive) => {
                Some(Self { lo: mul_ends(self.lo, other.lo)?, hi: mul_ends(self.hi, other.hi)? })
            }
            _ => Some(Self::ALL),
        }
    }

    /// All quotients; `None` where the divisor may be nought.
    #[must_use]
    pub fn div(self, other: Self) -> Option<Self> {
        self.mul(other.reciprocal()?)
    }

    /// `1/x` for every x; `None` where nought is inside. At the lower end ("less than 20") it only leaves `1/x` unbounded.
    #[must_use]
    pub fn reciprocal(self) -> Option<Self> {
        if self.lo.value() == Some(Rational::ZERO) && self.hi.value().is_some_and(|hi| hi > Rational::ZERO) {
            return Some(Self { lo: invert(self.hi, End::Open(Rational::ZERO))?, hi: End::Unbounded });
        }
        if self.contains(Rational::ZERO) {
            return None;
        }
        if self.sign() == Sign::Negative {
            return self.negate()?.reciprocal()?.negate();
        }
        Some(Self { lo: invert(self.hi, End::Open(Rational::ZERO))?, hi: invert(self.lo, End::Unbounded)? })
    }

    /// Every number times `factor`.
    #[must_use]
    pub fn scale(self, factor: Rational) -> Option<Self> {
        self.mul(Self::point(factor))
    }

    const fn is_bounded(self) -> bool {
        self.lo.value().is_some() && self.hi.value().is_some()
    }

    fn sign(self) -> Sign {
        match (self.lo.value(), self.hi.value()) {
            (Some(lo), _) if !lo.is_negative() => Sign::Positive,
            (_, Some(hi)) if !hi.is_negative() => {
                if hi.is_zero() {
                    Sign::Negative
                } else {
                    Sign::Mixed
                }
            }
            (_, Some(_)) => Sign::Negative,
            _ => Sign::Mixed,
        }
    }

    /// Whether both ends lie above nought and are short enough that no product of them overflows.
    fn is_plain(self) -> bool {
        let ends = || Some((self.lo.value()?, self.hi.value()?));
        ends().is_some_and(|(lo, hi)| {
            let small = lo.small().is_some_and(|(numerator, _)| numerator > 0) && hi.small().is_some();
            small && (lo < hi || !self.lo.is_open() && !self.hi.is_open())
        })
    }

    fn mul_bounded(self, other: Self) -> Option<Self> {
        // Of two corners out of four nothing need be asked.
        if self.is_plain() && other.is_plain() {
            return Some(Self { lo: mul_ends(self.lo, other.lo)?, hi: mul_ends(self.hi, other.hi)? });
        }
        let mut found: Option<Self> = None;
        for a in [self.lo, self.hi] {
            for b in [other.lo, other.hi] {
                let corner = End::of(a.value()?.mul(b.value()?)?, a.is_open() || b.is_open());
                let corner = Self { lo: corner, hi: corner };
                found = Some(found.map_or(corner, |hull| hull.hull(corner)));
            }
        }
        found
    }
}

#[derive(PartialEq, Eq)]
enum Sign {
    Positive,
    Negative,
    Mixed,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: i64, b: i64) -> Interval {
        Interval::closed(Rational::from(a), Rational::from(b))
    }

    #[test]
    fn arithmetic_of_intervals() {
        assert_eq!(between(1, 2).add(between(10, 20)), Some(between(11, 22)));
        assert_eq!(between(-1, 2).mul(between(3, 4)), Some(between(-4, 8)));
        assert_eq!(between(-4, -2).reciprocal().unwrap().lo, End::Closed(Rational::new(-1, 2).unwrap()));
        assert_eq!(between(-1, 1).reciprocal(), None);
        assert_eq!(between(0, 4).reciprocal().unwrap().lo, End::Closed(Rational::new(1, 4).unwrap()));
        assert_eq!(between(0, 4).reciprocal().unwrap().hi, End::Unbounded);
        assert_eq!(between(0, 0).reciprocal(), None);
    }

    #[test]
    fn open_ends_do_not_meet_where_they_touch() {
        let below = Interval { lo: End::Closed(Rational::ZERO), hi: End::Open(Rational::ONE) };
        assert!(!below.meets(between(1, 2)));
        assert!(between(0, 1).meets(between(1, 2)));
    }

    #[test]
    fn unbounded_ends() {
        let above = Interval::from(End::Open(Rational::from(50)));
        assert_eq!(above.div(between(2, 5)).unwrap().lo, End::Open(Rational::from(10)));
        assert_eq!(above.reciprocal().unwrap().hi, End::Open(Rational::new(1, 50).unwrap()));
    }
}
