//! The significant digits of a written number, for slips of the pen: neighbours exchanged, another scale word.

use crate::exact::Rational;
use crate::quantity::Number;

/// Up to eighteen digits without point, scale and the noughts at the end: 231 for "2.31 million".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits(u64);

impl Digits {
    /// The digits of a number as written; `None` for nought and for too many.
    #[must_use]
    pub fn of(number: &Number) -> Option<Self> {
        let written = number.value.abs().div(number.grain)?;
        let mut digits = u64::try_from(written.parts().0).ok().filter(|_| written.is_whole())?;
        while digits > 0 && digits.is_multiple_of(10) {
            digits /= 10;
        }
        (digits > 0 && digits < 1_000_000_000_000_000_000).then_some(Self(digits))
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> u32 {
        self.0.checked_ilog10().unwrap_or_default() + 1
    }

    /// The same digits from the greatest down.
    #[must_use]
    pub fn sorted(self) -> Self {
        let (mut counts, mut rest) = ([0u8; 10], self.0);
        while rest > 0 {
            if let Some(count) = counts.get_mut((rest % 10) as usize) {
                *count += 1;
            }
            rest /= 10;
        }
        let each = (0u32..10).zip(counts).rev().flat_map(|(digit, count)| (0..count).map(move |_| digit));
        Self(each.fold(0, |all, digit| all * 10 + u64::from(digit)))
    }

    /// Whether two neighbours stand in the other order, and all else is alike.
    #[must_use]
    pub fn exchanged(self, other: Self) -> bool {
        let (one, other) = (self.each(), other.each());
        let different: Vec<usize> = (0..one.len()).filter(|at| one.get(*at) != other.get(*at)).collect();
        match different.as_slice() {
            [first, second] if one.len() == other.len() => {
                second - first == 1 && one.get(*first) == other.get(*second) && one.get(*second) == other.get(*first)
            }
            _ => false,
        }
    }

    /// As [`Digits::exchanged`], whatever stands between the two: 4,150 and 5,140.
    #[must_use]
    pub fn swapped(self, other: Self) -> bool {
        let (one, other) = (self.each(), other.each());
        let different: Vec<usize> = (0..one.len()).filter(|at| one.get(*at) != other.get(*at)).collect();
        match different.as_slice() {
            [first, second] if one.len() == other.len() => {
                one.get(*first) == other.get(*second) && one.get(*second) == other.get(*first)
            }
            _ => false,
        }
    }

    /// The power of ten, as a number, that the value has beside its digits.
    #[must_use]
    pub fn step(self, value: Rational) -> Option<Rational> {
        value.abs().div(Rational::whole(i128::from(self.0)))
    }

    fn each(self) -> Vec<u64> {
        let mut rest = self.0;
        let mut digits = Vec::new();
        while rest > 0 {
            digits.push(rest % 10);
            rest /= 10;
        }
        digits.reverse();
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn sorts_from_the_greatest_down() {
        assert_eq!(Digits(302_313).sorted(), Digits(333_210));
    }

    #[test]
    fn neighbours_are_exchanged() {
        assert!(Digits(231).exchanged(Digits(321)));
        assert!(Digits(34).exchanged(Digits(43)));
        assert!(!Digits(312).exchanged(Digits(213)));
        assert!(!Digits(31).exchanged(Digits(31)));
        assert!(!Digits(31).exchanged(Digits(131)));
    }
}
