//! Many sets of words by key, laid flat: a start makes none of them, and asks few.
//!
//! Comes in: the sets, all at once. Goes out: whether a key is in one of them. Not here: sets that grow (`set`).

use super::Key;
use super::set::{Filter, KeySet};
use crate::kept::Flat;
use serde::{Deserialize, Serialize};

/// Sets of keys by their number.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct KeySets {
    /// Where the filter of each begins and how long it is; where its keys begin and how many they are.
    sets: Flat<Set>,
    filters: Flat<u64>,
    /// Those of each set in order.
    keys: Flat<Key>,
}

type Set = ((u32, u32), (u32, u32));

impl KeySets {
    /// The sets, one behind the other.
    #[must_use]
    pub fn of(all: &[KeySet]) -> Self {
        let (mut sets, mut filters, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        for set in all {
            let filter = set.filter().words();
            sets.push(((filters.len() as u32, filter.len() as u32), (keys.len() as u32, set.len() as u32)));
            filters.extend(filter.iter().copied());
            keys.extend(set.iter());
        }
        Self {
            sets: sets.into_iter().collect(),
            filters: filters.into_iter().collect(),
            keys: keys.into_iter().collect(),
        }
    }

    /// Whether the key is in the set of a number.
    #[inline]
    #[must_use]
    pub fn contains(&self, set: u32, key: Key) -> bool {
        let Some(((filter, words), keys)) = self.sets.get(set as usize) else { return false };
        let at = filter as usize + Filter::place(key, words as usize);
        self.filters.get(at).is_some_and(|word| Filter::is_marked(word, key)) && self.holds(keys, key)
    }

    /// Whether the key is among those of a stretch, which are in order.
    fn holds(&self, (first, count): (u32, u32), key: Key) -> bool {
        let (mut from, mut to) = (first as usize, (first + count) as usize);
        while from < to {
            let middle = from.midpoint(to);
            match self.keys.get(middle) {
                Some(found) if found == key => return true,
                Some(found) if found < key => from = middle + 1,
                _ => to = middle,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;

    #[test]
    fn each_set_holds_its_own_keys_alone() {
        let number = |number: u32| key(&number.to_string());
        let all: Vec<KeySet> = [0..0, 0..7, 7..500].map(|numbers| numbers.map(number).collect()).into();
        let sets = KeySets::of(&all);
        let held = |set: u32| (0..600).filter(|at| sets.contains(set, number(*at))).collect::<Vec<_>>();
        assert_eq!((held(0), held(1)), (vec![], (0..7).collect()));
        assert_eq!((held(2), held(3)), ((7..500).collect(), vec![]));
    }
}
