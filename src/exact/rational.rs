//! A rational number whose every operation is checked.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::hash::{Hash, Hasher};

/// An exact number, numerator and denominator of 128 bits. Operations return `None` on overflow or division by zero.
/// They are always in lowest terms.
#[derive(Clone, Copy, Eq, Serialize, Deserialize)]
#[serde(into = "(i128, i128)", try_from = "(i128, i128)")]
pub struct Rational(Ratio<i128>);

#[expect(clippy::should_implement_trait, reason = "the traits of the operators cannot say that there is no result")]
impl Rational {
    /// Nought.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));
    /// A hundred.
    pub const HUNDRED: Self = Self(Ratio::new_raw(100, 1));

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i128) -> Self {
        Self(Ratio::new_raw(value, 1))
    }

    /// `numerator / denominator` in lowest terms; `None` where the denominator is nought.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let fits = denominator != 0 && numerator != i128::MIN && denominator != i128::MIN;
        fits.then(|| Self(Ratio::new(numerator, denominator)))
    }

    /// 10 to the power `exponent`, which may be negative; `None` beyond ±36.
    #[must_use]
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        if exponent.abs() > 36 {
            return None;
        }
        let power = 10i128.checked_pow(exponent.unsigned_abs())?;
        Some(if exponent < 0 { Self(Ratio::new_raw(1, power)) } else { Self::whole(power) })
    }

    /// Reads digits with at most one decimal point: "12.50". Commas are not read.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && decimals.is_empty() {
            return None;
        }
        let mut value = 0i128;
        for digit in whole.bytes().chain(decimals.bytes()) {
            let digit = digit.is_ascii_digit().then_some(i128::from(digit.wrapping_sub(b'0')))?;
            value = value.checked_mul(10)?.checked_add(digit)?;
        }
        let places = i32::try_from(decimals.len()).ok()?;
        Self::whole(value.checked_mul(sign)?).mul(Self::power_of_ten(places.checked_neg()?)?)
    }

    /// Sum.
    #[must_use]
    pub fn add(self, other: Self) -> Option<Self> {
        match self.whole_with(other) {
            Some((a, b)) => a.checked_add(b).map(Self::whole),
            None => self.small_sum(other, 1).or_else(|| self.0.checked_add(&other.0).map(Self)),
        }
    }

    /// Difference.
    #[must_use]
    pub fn sub(self, other: Self) -> Option<Self> {
        match self.whole_with(other) {
            Some((a, b)) => a.checked_sub(b).map(Self::whole),
            None => self.small_sum(other, -1).or_else(|| self.0.checked_sub(&other.0).map(Self)),
        }
    }

    /// Product.
    #[must_use]
    pub fn mul(self, other: Self) -> Option<Self> {
        match self.whole_with(other) {
            Some((a, b)) => a.checked_mul(b).map(Self::whole),
            None => self.small_product(other).or_else(|| self.0.checked_mul(&other.0).map(Self)),
        }
    }

    /// Quotient; `None` for a divisor of nought.
    #[must_use]
    pub fn div(self, other: Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let (numerator, denominator) = other.parts();
        let inverse = if numerator < 0 {
            numerator.checked_neg().zip(denominator.checked_neg())
        } else {
            Some((numerator, denominator))
        };
        let small = inverse
            .and_then(|(numerator, denominator)| self.small_product(Self(Ratio::new_raw(denominator, numerator))));
        small.or_else(|| self.0.checked_div(&other.0).map(Self))
    }

    /// Both numbers, where both are whole: no denominator to be found.
    #[inline]
    const fn whole_with(self, other: Self) -> Option<(i128, i128)> {
        if *self.0.denom() == 1 && *other.0.denom() == 1 { Some((*self.0.numer(), *other.0.numer())) } else { None }
    }

    /// Numerator and denominator, where both fit in 64 bits.
    #[inline]
    pub(super) fn small(self) -> Option<(i64, i64)> {
        i64::try_from(*self.0.numer()).ok().zip(i64::try_from(*self.0.denom()).ok())
    }

    /// The sum of a number and another with its sign, where all parts fit in 64 bits, found without a division of 128 bits.
    fn small_sum(self, other: Self, sign: i64) -> Option<Self> {
        let ((a, b), (c, d)) = (self.small()?, other.small()?);
        let c = c.checked_mul(sign)?;
        let (numerator, denominator) = if b == d {
            (a.checked_add(c)?, b)
        } else {
            (a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?)
        };
        let shared = common(numerator, denominator);
        let (numerator, denominator) = (numerator.checked_div(shared)?, denominator.checked_div(shared)?);
        Some(Self(Ratio::new_raw(i128::from(numerator), i128::from(denominator))))
    }

    /// The product of numbers whose parts all fit in 64 bits, found without a division of 128 bits.
    fn small_product(self, other: Self) -> Option<Self> {
        let ((a, b), (c, d)) = (self.small()?, other.small()?);
        // Each fraction is in its lowest terms, so that only crosswise is there anything left to cancel.
        let (one, two) = (common(a, d), common(c, b));
        let numerator = i128::from(a.checked_div(one)?) * i128::from(c.checked_div(two)?);
        let denominator = i128::from(b.checked_div(two)?) * i128::from(d.checked_div(one)?);
        Some(Self(Ratio::new_raw(numerator, denominator)))
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negate(self) -> Option<Self> {
        Self::ZERO.sub(self)
    }

    /// Distance from nought.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is nought.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it lies below nought.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_whole(self) -> bool {
        *self.0.denom() == 1
    }

    /// The greatest whole number not above it.
    #[must_use]
    pub fn floor(self) -> Self {
        Self(self.0.floor())
    }

    /// The least whole number not below it.
    #[must_use]
    pub fn ceil(self) -> Self {
        Self(self.0.ceil())
    }

    /// The nearest whole number, halves away from nought.
    #[must_use]
    pub fn round(self) -> Self {
        Self(self.0.round())
    }

    /// Numerator and denominator in lowest terms.
    #[must_use]
    pub fn parts(self) -> (i128, i128) {
        (*self.0.numer(), *self.0.denom())
    }

    /// The nearest floating-point number, for display alone.
    #[must_use]
    pub fn approximate(self) -> f64 {
        *self.0.numer() as f64 / *self.0.denom() as f64
    }

    /// Decimal text with `places` decimals, rounded half away from nought, with commas in groups of three: "1,234.5".
    #[must_use]
    pub fn to_decimal(self, places: u32) -> String {
        let scale = 10i128.checked_pow(places).map(Self::whole);
        let Some(scaled) = scale.and_then(|scale| self.mul(scale)) else {
            return format!("{:.*}", places as usize, self.approximate());
        };
        let digits = format!("{:0>width$}", scaled.round().abs().parts().0, width = places as usize + 1);
        let (whole, decimals) = digits.split_at(digits.len().saturating_sub(places as usize));
        let mut text = String::from(if scaled.round().is_negative() { "-" } else { "" });
        for (at, digit) in whole.char_indices() {
            if at > 0 && whole.len().saturating_sub(at) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        if places > 0 {
            text.push('.');
            text.push_str(decimals);
        }
        text
    }
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        Self::whole(i128::from(value))
    }
}

impl PartialEq for Rational {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Hash for Rational {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        if self.0.denom() == other.0.denom() {
            return self.0.numer().cmp(other.0.numer());
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        let (left, right) = (a.checked_mul(d), c.checked_mul(b));
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.0.cmp(&other.0),
        }
    }
}

/// The greatest common divisor, at least 1 (Euclid).
const fn common(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    if a == 0 || a > i64::MAX as u64 { 1 } else { a.cast_signed() }
}

impl fmt::Debug for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
