//! From a key to what belongs to it, laid flat: for tables of very many keys, which a start must not take long to make.
//!
//! Comes in: all pairs of key and value at once. Goes out: the values of a key. Not here: tables that grow.

use super::Key;
use crate::kept::{Fixed, Flat};
use serde::{Deserialize, Serialize};

/// Values by key, several a key; each pair of key and value stands once.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "'de: 'static"))]
pub struct KeyTable<T> {
    /// Where the rows of each bucket begin, and where the last ends. A power of two of buckets.
    starts: Flat<u32>,
    /// By bucket, key and value.
    rows: Flat<(Key, T)>,
}

impl<T> Default for KeyTable<T> {
    fn default() -> Self {
        Self { starts: Flat::default(), rows: Flat::default() }
    }
}

impl<T: Copy + Default + Ord + Fixed> KeyTable<T> {
    /// The table of these rows.
    #[must_use]
    pub fn of(all: &[(Key, T)]) -> Self {
        let buckets = all.len().next_power_of_two();
        let mut starts = vec![0; buckets + 1];
        for (key, _) in all {
            if let Some(count) = starts.get_mut(bucket(*key, buckets) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut rows = vec![(Key::default(), T::default()); all.len()];
        for row in all {
            let Some(at) = free.get_mut(bucket(row.0, buckets)) else { continue };
            if let Some(place) = rows.get_mut(*at as usize) {
                *place = *row;
            }
            *at += 1;
        }
        for bounds in starts.windows(2) {
            if let [from, to] = bounds
                && let Some(rows) = rows.get_mut(*from as usize..*to as usize).filter(|rows| rows.len() > 1)
            {
                rows.sort_unstable();
            }
        }
        Self { starts: starts.into_iter().collect(), rows: rows.into_iter().collect() }
    }

    /// The rows of a key, by value; the same row may stand there twice.
    #[inline]
    pub fn get(&self, key: Key) -> impl Iterator<Item = T> {
        let at = bucket(key, self.starts.len().saturating_sub(1));
        let bounds = self.starts.get(at).zip(self.starts.get(at + 1));
        let rows = bounds.map_or(0..0, |(from, to)| from as usize..to as usize);
        self.rows.range(rows).filter(move |row| row.0 == key).map(|row| row.1)
    }

    /// Every key with each of its values.
    pub fn rows(&self) -> impl Iterator<Item = (Key, T)> {
        self.rows.iter()
    }
}

#[inline]
const fn bucket(key: Key, buckets: usize) -> usize {
    (key.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & buckets.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;

    #[test]
    fn gives_the_values_of_a_key_in_order() {
        let rows: Vec<(Key, u32)> = (0..900).rev().map(|number| (key(&(number % 300).to_string()), number)).collect();
        let table = KeyTable::of(&rows);
        assert_eq!(table.get(key("7")).collect::<Vec<_>>(), [7, 307, 607]);
        assert_eq!(table.get(key("300")).count() + KeyTable::<u32>::default().get(key("7")).count(), 0);
        assert_eq!(table.rows().count(), 900);
    }
}
