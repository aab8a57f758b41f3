//! Ends of intervals and what becomes of them under arithmetic.

use super::Rational;
use std::cmp::Ordering;

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The end belongs to the interval.
    Closed(Rational),
    /// The end does not belong to the interval.
    Open(Rational),
    /// There is no end.
    Unbounded,
}

impl End {
    /// The number at the end.
    #[must_use]
    pub const fn value(self) -> Option<Rational> {
        match self {
            Self::Closed(value) | Self::Open(value) => Some(value),
            Self::Unbounded => None,
        }
    }

    pub(super) fn of(value: Rational, open: bool) -> Self {
        if open { Self::Open(value) } else { Self::Closed(value) }
    }

    pub(super) const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// Of two ends the one further in the direction `wanted`; open wins a tie.
pub(super) fn tighter(a: End, b: End, wanted: Ordering) -> End {
    match (a.value(), b.value()) {
        (None, _) => b,
        (_, None) => a,
        (Some(x), Some(y)) if x == y => {
            if a.is_open() {
                a
            } else {
                b
            }
        }
        (Some(x), Some(y)) => {
            if x.cmp(&y) == wanted {
                a
            } else {
                b
            }
        }
    }
}

/// Of two ends the one further out; closed wins a tie.
pub(super) fn wider(a: End, b: End, wanted: Ordering) -> End {
    match (a.value(), b.value()) {
        (None, _) | (_, None) => End::Unbounded,
        (Some(x), Some(y)) if x == y => {
            if a.is_open() {
                b
            } else {
                a
            }
        }
        (Some(x), Some(y)) => {
            if x.cmp(&y) == wanted {
                a
            } else {
                b
            }
        }
    }
}

pub(super) fn turn(end: End) -> Option<End> {
    Some(match end.value() {
        Some(value) => End::of(value.negate()?, end.is_open()),
        None => End::Unbounded,
    })
}

pub(super) fn add_ends(a: End, b: End) -> Option<End> {
    let (Some(x), Some(y)) = (a.value(), b.value()) else { return Some(End::Unbounded) };
    Some(End::of(x.add(y)?, a.is_open() || b.is_open()))
}

pub(super) fn mul_ends(a: End, b: End) -> Option<End> {
    let (Some(x), Some(y)) = (a.value(), b.value()) else { return Some(End::Unbounded) };
    Some(End::of(x.mul(y)?, a.is_open() || b.is_open()))
}

/// `1/end` of a positive interval; `at_limit` stands for an unbounded end or one at nought.
pub(super) fn invert(end: End, at_limit: End) -> Option<End> {
    match end.value() {
        None => Some(at_limit),
        Some(value) if value.is_zero() => Some(at_limit),
        Some(value) => Some(End::of(Rational::ONE.div(value)?, end.is_open())),
    }
}
