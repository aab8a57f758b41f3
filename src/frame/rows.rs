//! Rows of bits, laid flat: what each of many words fulfils.
//!
//! Comes in: the numbers of the bits that are set in each row. Goes out: a row added to others, and a bit of it. Not here:
//! what rows and bits stand for (`index`).

use crate::kept::Flat;
use serde::{Deserialize, Serialize};

/// Rows of equal width.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Rows {
    /// So many bytes a row, eight for each 64 bits.
    width: u32,
    bits: Flat<u8>,
}

impl Rows {
    /// Rows in which the bits of these numbers are set, all of them below `size`.
    pub fn of<'n>(rows: impl Iterator<Item = &'n [u16]>, size: usize) -> Self {
        let width = size.div_ceil(64) * 8;
        let row = |numbers: &'n [u16]| {
            let mut bits = vec![0; width];
            for number in numbers {
                bits.get_mut(usize::from(number / 8)).into_iter().for_each(|bits| *bits |= 1 << (number % 8));
            }
            bits
        };
        Self { width: width as u32, bits: rows.flat_map(row).collect() }
    }

    /// Sets the bits of a row beside those that are set: as many of the first as there is room for.
    #[inline]
    pub fn add_to(&self, all: &mut [u64], row: u16) {
        let own = self.bits.bytes().get(self.start(row)..).unwrap_or_default().as_chunks().0;
        for (all, own) in all.iter_mut().zip(own) {
            *all |= u64::from_le_bytes(*own);
        }
    }

    /// Whether a bit of a row is set.
    #[inline]
    #[must_use]
    pub fn has(&self, row: u16, number: u16) -> bool {
        let bits = self.bits.bytes().get(self.start(row) + usize::from(number / 8));
        bits.is_some_and(|bits| bits >> (number % 8) & 1 == 1)
    }

    #[inline]
    fn start(&self, row: u16) -> usize {
        usize::from(row) * self.width as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_bits_of_each_row() {
        let rows = Rows::of([&[0, 70][..], &[], &[63, 64]].into_iter(), 71);
        let mut all = vec![0; 2];
        rows.add_to(&mut all, 0);
        rows.add_to(&mut all, 2);
        assert_eq!(all, [1 | 1 << 63, 1 | 1 << 6]);
        assert!(rows.has(0, 70) && !rows.has(1, 70) && !rows.has(2, 70) && rows.has(2, 63));
    }
}
