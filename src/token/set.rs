//! Sets of words by key. Nearly every word of a text is in none of them, so a small filter answers first.
//!
//! Comes in: keys. Goes out: whether a key is among them. Not here: what the words of a set mean.

use super::key::Key;
use serde::{Deserialize, Serialize};

/// Bits of the filter for each key, two of which it sets: one word in forty that is not in the set passes it.
const BITS: usize = 10;

/// A set of keys.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct KeySet {
    filter: Filter,
    /// In order, each once.
    keys: Vec<Key>,
}

impl KeySet {
    /// Whether the key is in the set.
    #[inline]
    #[must_use]
    pub fn contains(&self, key: &Key) -> bool {
        self.filter.may_hold(*key) && self.keys.binary_search(key).is_ok()
    }

    /// Whether the key may be in the set, by one look; never false where it is.
    #[inline]
    #[must_use]
    pub fn may_contain(&self, key: &Key) -> bool {
        self.filter.may_hold(*key)
    }

    /// Whether no key is in the set.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// How many keys are in the set.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.keys.len()
    }

    /// What tells of most keys that they are not in the set.
    pub(super) const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The keys, in order.
    pub fn iter(&self) -> impl Iterator<Item = Key> {
        self.keys.iter().copied()
    }
}

impl From<Vec<Key>> for KeySet {
    fn from(mut keys: Vec<Key>) -> Self {
        // Mostly a few runs that are in order already.
        keys.sort();
        keys.dedup();
        Self { filter: Filter::of(keys.iter().copied(), keys.len()), keys }
    }
}

impl Extend<Key> for KeySet {
    fn extend<I: IntoIterator<Item = Key>>(&mut self, keys: I) {
        let mut all = std::mem::take(&mut self.keys);
        all.extend(keys);
        *self = Self::from(all);
    }
}

impl FromIterator<Key> for KeySet {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        Self::from(keys.into_iter().collect::<Vec<Key>>())
    }
}

/// Tells of most keys that they are not in a set, by one look at a few bytes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Filter {
    /// A power of two of words; none for the empty set.
    words: Box<[u64]>,
}

impl Filter {
    /// The filter of some `count` keys.
    #[must_use]
    pub fn of(keys: impl Iterator<Item = Key>, count: usize) -> Self {
        let words = if count == 0 { 0 } else { (count * BITS).div_ceil(64).next_power_of_two() };
        let mut filter = Self { words: vec![0; words].into_boxed_slice() };
        keys.for_each(|key| filter.insert(key));
        filter
    }

    /// Adds a key to those that are in the set now, and grows where they are many.
    pub fn add(&mut self, key: Key, all: impl Iterator<Item = Key>, count: usize) {
        if count * BITS <= self.words.len() * 64 {
            self.insert(key);
        } else {
            *self = Self::of(all, count * 2);
        }
    }

    fn insert(&mut self, key: Key) {
        if let Some(word) = self.words.get_mut(Self::place(key, self.words.len())) {
            *word |= 1 << (key.0 & 63) | 1 << (key.0 >> 6 & 63);
        }
    }

    /// Whether the key may be in the set; never false where it is.
    #[inline]
    #[must_use]
    pub fn may_hold(&self, key: Key) -> bool {
        self.words.get(Self::place(key, self.words.len())).is_some_and(|word| Self::is_marked(*word, key))
    }

    /// Its words.
    pub(super) const fn words(&self) -> &[u64] {
        &self.words
    }

    /// The word of a key in a filter of so many. A key is a hash, and is not spread again.
    #[inline]
    pub(super) const fn place(key: Key, words: usize) -> usize {
        (key.0 >> 12) as usize & words.wrapping_sub(1)
    }

    /// Whether both bits of a key are set in its word.
    #[inline]
    #[must_use]
    pub const fn is_marked(word: u64, key: Key) -> bool {
        word >> (key.0 & 63) & word >> (key.0 >> 6 & 63) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;

    #[test]
    fn holds_what_was_put_in_and_nothing_else() {
        let mut set: KeySet = ["mill", "quay"].map(key).into_iter().collect();
        set.extend((0..500).map(|number| key(&number.to_string())));
        assert!(set.contains(&key("mill")) && set.contains(&key("499")) && set.len() == 502);
        assert!(!set.contains(&key("harbour")) && !KeySet::default().contains(&key("mill")));
    }
}
