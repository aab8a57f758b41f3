//! Rows of bits, laid flat: what each of many words fulfils.
//!
//! Comes in: the numbers of the bits that are set in each row. Goes out: a row added to others, and a bit of it. Not here:
//! what rows and bits stand for (`index`).

use crate::kept::Flat;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Rows, as they are kept: of each only the stretches of 64 bits in which any is set.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Rows {
    /// Where the stretches of each row end.
    ends: Flat<u32>,
    /// The numbers of the stretches.
    numbers: Flat<u32>,
    bits: Flat<u64>,
    /// The same in the order of bytes of this machine, made once.
    #[serde(skip)]
    read: OnceLock<Read>,
}

/// Where the stretches of each row end, and these with their numbers.
#[derive(Debug)]
struct Read {
    ends: Box<[u32]>,
    stretches: Box<[(u32, u64)]>,
}

impl Rows {
    /// Rows in which the bits of these numbers are set.
    pub fn of<'n>(rows: impl Iterator<Item = &'n [u16]>) -> Self {
        let (mut ends, mut stretches) = (Vec::new(), Vec::<(u32, u64)>::new());
        for row in rows {
            let start = stretches.len();
            let mut numbers = row.to_vec();
            numbers.sort_unstable();
            for number in numbers {
                let (stretch, bit) = (u32::from(number / 64), 1 << (number % 64));
                match stretches.get_mut(start..).and_then(<[_]>::last_mut) {
                    Some((last, bits)) if *last == stretch => *bits |= bit,
                    _ => stretches.push((stretch, bit)),
                }
            }
            ends.push(stretches.len() as u32);
        }
        Self {
            ends: ends.into_iter().collect(),
            numbers: stretches.iter().map(|(number, _)| *number).collect(),
            bits: stretches.iter().map(|(_, bits)| *bits).collect(),
            read: OnceLock::new(),
        }
    }

    /// The rows, to be read.
    #[must_use]
    pub fn open(&self) -> Open<'_> {
        let read = self.read.get_or_init(|| Read {
            ends: self.ends.iter().collect(),
            stretches: self.numbers.iter().zip(self.bits.iter()).collect(),
        });
        Open { ends: &read.ends, stretches: &read.stretches }
    }
}

/// Rows that are read.
#[derive(Clone, Copy)]
pub struct Open<'r> {
    ends: &'r [u32],
    stretches: &'r [(u32, u64)],
}

impl<'r> Open<'r> {
    fn row(&self, row: u16) -> &'r [(u32, u64)] {
        let end = |row: u16| self.ends.get(usize::from(row)).map_or(0, |end| *end as usize);
        self.stretches.get(row.checked_sub(1).map_or(0, end)..end(row)).unwrap_or_default()
    }

    /// Sets the bits of a row beside those that are set: as many of the first as there is room for.
    #[inline]
    pub fn add_to(&self, all: &mut [u64], row: u16) {
        for (number, bits) in self.row(row) {
            let Some(all) = all.get_mut(*number as usize) else { return };
            *all |= bits;
        }
    }

    /// Whether a bit of a row is set.
    #[inline]
    #[must_use]
    pub fn has(&self, row: u16, number: u16) -> bool {
        let stretch = u32::from(number / 64);
        let found = self.row(row).iter().take_while(|(own, _)| *own <= stretch).find(|(own, _)| *own == stretch);
        found.is_some_and(|(_, bits)| bits >> (number % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_bits_of_each_row() {
        let rows = Rows::of([&[0, 70][..], &[], &[63, 64]].into_iter());
        let (rows, mut all) = (rows.open(), [0; 2]);
        rows.add_to(&mut all, 0);
        rows.add_to(&mut all, 2);
        assert_eq!(all, [1 | 1 << 63, 1 | 1 << 6]);
        assert!(rows.has(0, 70) && !rows.has(1, 70) && !rows.has(2, 70) && rows.has(2, 63));
    }
}
