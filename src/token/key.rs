//! The hash by which words are compared: FNV-1a of the lower-case UTF-8 bytes, with the typographic apostrophe
//! written as the plain one. Fixed for good: committed tables are built with it. 64 bits, so that two of a language's
//! words share a key once in some hundred million dictionaries.

use crate::kept::Fixed;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from keys, which need no second hashing.
pub type KeyMap<V> = HashMap<Key, V, BuildHasherDefault<KeyHasher>>;

/// Passes a key on as its own hash; of several parts each has its share.
#[derive(Debug, Clone, Copy, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = step(self.0, *byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = self.0.rotate_left(23) ^ key;
    }
}

/// A word's hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Key(pub u64);

impl Fixed for Key {
    const WIDTH: usize = u64::WIDTH;

    fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Option<Self> {
        u64::read(bytes).map(Self)
    }
}

pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One more byte.
#[inline]
pub(super) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The key of a word or mark: `key("Don’t") == key("don't")`.
#[must_use]
pub fn key(text: &str) -> Key {
    let mut hash = SEED;
    if text.is_ascii() {
        for byte in text.bytes() {
            hash = step(hash, byte.to_ascii_lowercase());
        }
        return Key(hash);
    }
    let mut buffer = [0; 4];
    for letter in text.chars().flat_map(char::to_lowercase) {
        let letter = if letter == '’' { '\'' } else { letter };
        for byte in letter.encode_utf8(&mut buffer).bytes() {
            hash = step(hash, byte);
        }
    }
    Key(hash)
}

/// The key of a text that goes on with `letters`, which are ASCII: `go_on(key("mid"), b"Term") == key("midterm")`.
#[must_use]
#[inline]
pub fn go_on(key: Key, letters: &[u8]) -> Key {
    Key(letters.iter().fold(key.0, |hash, letter| step(hash, letter.to_ascii_lowercase())))
}

/// As [`go_on`], with letters that are small.
#[must_use]
#[inline]
pub fn go_on_small(key: Key, letters: &[u8]) -> Key {
    Key(letters.iter().fold(key.0, |hash, letter| step(hash, *letter)))
}

/// The key of nothing, with which every word begins.
pub const NOTHING: Key = Key(SEED);

/// The key of a word written out in the program: lower-case ASCII letters or marks.
#[must_use]
pub const fn literal(text: &str) -> Key {
    let (bytes, mut at, mut hash) = (text.as_bytes(), 0, SEED);
    #[allow(clippy::indexing_slicing)]
    while at < bytes.len() {
        hash = step(hash, bytes[at]);
        at += 1;
    }
    Key(hash)
}

/// One key for two words at a distance.
#[inline]
#[must_use]
pub const fn pair(one: Key, distance: isize, other: Key) -> Key {
    Key(one.0.rotate_left(29) ^ other.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ distance as u64)
}
