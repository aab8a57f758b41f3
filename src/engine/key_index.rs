//! From a word's key to what begins with it. Nearly every word of a text begins nothing, so a small filter answers
//! first: one load a word.

use crate::token::{Filter, Key, KeyMap};

/// Values by key, several a key.
#[derive(Debug)]
pub struct KeyIndex<T> {
    filter: Filter,
    values: KeyMap<Vec<T>>,
}

impl<T> Default for KeyIndex<T> {
    fn default() -> Self {
        Self { filter: Filter::default(), values: KeyMap::default() }
    }
}

impl<T> KeyIndex<T> {
    /// Adds a value.
    pub fn insert(&mut self, key: Key, value: T) {
        self.values.entry(key).or_default().push(value);
        self.filter.add(key, self.values.keys().copied(), self.values.len());
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The keys, in no order.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.values.keys().copied()
    }

    /// The values of a key.
    #[inline]
    pub fn get(&self, key: Key) -> &[T] {
        if self.filter.may_hold(key) { self.values.get(&key).map_or(&[], Vec::as_slice) } else { &[] }
    }

    /// Whether the key has a value.
    #[inline]
    pub fn has(&self, key: Key) -> bool {
        !self.get(key).is_empty()
    }
}

impl FromIterator<Key> for KeyIndex<()> {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        let mut index = Self::default();
        for key in keys {
            index.insert(key, ());
        }
        index
    }
}
