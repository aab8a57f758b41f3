//! Imprints of words: 256 bits that tell at a glance that none of one lot of words is among another.
//!
//! Comes in: keys. Goes out: whether two lots may share a word; never no where they do. Not here: exact sets (`token`).

use crate::token::Key;

/// One bit of 256 for each word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Imprint([u64; 4]);

impl Imprint {
    /// Adds a word.
    #[inline]
    pub fn add(&mut self, word: Key) {
        let spread = word.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56;
        if let Some(part) = self.0.get_mut((spread >> 6) as usize) {
            *part |= 1 << (spread & 63);
        }
    }

    /// How many bits are set.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.0.iter().map(|part| part.count_ones()).sum()
    }

    /// Adds all words of another.
    pub fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(all, new)| *all |= new);
    }

    /// Whether a word may be in both.
    #[inline]
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }
}

impl FromIterator<Key> for Imprint {
    fn from_iter<I: IntoIterator<Item = Key>>(words: I) -> Self {
        let mut imprint = Self::default();
        words.into_iter().for_each(|word| imprint.add(word));
        imprint
    }
}
