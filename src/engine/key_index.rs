//! From a word's key to what begins with it. Nearly every word of a text begins nothing, so a small filter answers
//! first: one load a word.

use crate::token::{Key, KeyMap};

const FILTER: usize = 1 << 10;

/// Values by key, several a key.
#[derive(Debug)]
pub struct KeyIndex<T> {
    filter: Box<[u64; FILTER]>,
    values: KeyMap<Vec<T>>,
}

impl<T> Default for KeyIndex<T> {
    fn default() -> Self {
        Self { filter: Box::new([0; FILTER]), values: KeyMap::default() }
    }
}

impl<T> KeyIndex<T> {
    /// Adds a value.
    pub fn insert(&mut self, key: Key, value: T) {
        let (word, bit) = place(key);
        if let Some(word) = self.filter.get_mut(word) {
            *word |= bit;
        }
        self.values.entry(key).or_default().push(value);
    }

    /// The values of a key.
    #[inline]
    pub fn get(&self, key: Key) -> &[T] {
        let (word, bit) = place(key);
        if self.filter.get(word).is_none_or(|word| word & bit == 0) {
            return &[];
        }
        self.values.get(&key).map_or(&[], Vec::as_slice)
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

/// A bit of 65,536.
#[inline]
const fn place(key: Key) -> (usize, u64) {
    let spread = key.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    ((spread >> 6) as usize, 1 << (spread & 63))
}
