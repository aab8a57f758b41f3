//! A rational as it is kept: numerator and denominator. Not here: where it is kept.

use super::Rational;

impl From<Rational> for (i128, i128) {
    fn from(rational: Rational) -> Self {
        rational.parts()
    }
}

impl TryFrom<(i128, i128)> for Rational {
    type Error = &'static str;

    fn try_from((numerator, denominator): (i128, i128)) -> Result<Self, Self::Error> {
        Self::new(numerator, denominator).ok_or("a denominator of nought")
    }
}
