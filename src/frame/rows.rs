//! Rows of bits, laid flat: what each of many words fulfils.
//!
//! Comes in: the numbers of the bits that are set in each row. Goes out: a row added to others, and a bit of it. Not here:
//! what rows and bits stand for (`index`).

use crate::kept::Flat;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Rows of equal width, as they are kept.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Rows {
    /// So many words of 64 bits a row.
    width: u32,
    bits: Flat<u64>,
    /// The same in the order of bytes of this machine, made once.
    #[serde(skip)]
    read: OnceLock<Box<[u64]>>,
}

impl Rows {
    /// Rows in which the bits of these numbers are set, all of them below `size`.
    pub fn of<'n>(rows: impl Iterator<Item = &'n [u16]>, size: usize) -> Self {
        let width = size.div_ceil(64);
        let row = |numbers: &'n [u16]| {
            let mut bits = vec![0; width];
            for number in numbers {
                bits.get_mut(usize::from(number / 64)).into_iter().for_each(|bits| *bits |= 1 << (number % 64));
            }
            bits
        };
        Self { width: width as u32, bits: rows.flat_map(row).collect(), read: OnceLock::new() }
    }

    /// The rows, to be read.
    #[must_use]
    pub fn open(&self) -> Open<'_> {
        Open { width: self.width as usize, bits: self.read.get_or_init(|| self.bits.iter().collect()) }
    }
}

/// Rows that are read.
#[derive(Clone, Copy)]
pub struct Open<'r> {
    width: usize,
    bits: &'r [u64],
}

impl Open<'_> {
    /// Sets the bits of a row beside those that are set: as many of the first as there is room for.
    #[inline]
    pub fn add_to(&self, all: &mut [u64], row: u16) {
        let own = self.bits.get(usize::from(row) * self.width..).unwrap_or_default();
        for (all, own) in all.iter_mut().zip(own) {
            *all |= own;
        }
    }

    /// Whether a bit of a row is set.
    #[inline]
    #[must_use]
    pub fn has(&self, row: u16, number: u16) -> bool {
        let bits = self.bits.get(usize::from(row) * self.width + usize::from(number / 64));
        bits.is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_bits_of_each_row() {
        let rows = Rows::of([&[0, 70][..], &[], &[63, 64]].into_iter(), 71);
        let (rows, mut all) = (rows.open(), [0; 2]);
        rows.add_to(&mut all, 0);
        rows.add_to(&mut all, 2);
        assert_eq!(all, [1 | 1 << 63, 1 | 1 << 6]);
        assert!(rows.has(0, 70) && !rows.has(1, 70) && !rows.has(2, 70) && rows.has(2, 63));
    }
}
