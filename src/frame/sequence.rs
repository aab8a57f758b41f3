//! Steps in a row, and the words of one step, each with a sieve: a bit for every key that a match can begin or end with.
//! Most of what is tried is turned down by one look at it, before anything of it is read.
//!
//! Comes in: steps. Goes out: whether one may stand beside a word. Not here: whether it does (`matcher`).

use super::steps::{Lexemes, Step};
use crate::token::Key;
use std::ops::Deref;
use std::sync::Arc;

/// Lets every word through.
const OPEN: u64 = u64::MAX;

/// The bit of a key in a sieve.
#[inline]
const fn bit(key: Key) -> u64 {
    1 << (key.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

/// The sieve of some keys.
pub fn sieve<'k>(keys: impl IntoIterator<Item = &'k Key>) -> u64 {
    keys.into_iter().fold(0, |all, key| all | bit(*key))
}

/// Words one of which must stand there.
#[derive(Debug, Clone)]
pub struct Words {
    sieve: u64,
    keys: Arc<[Key]>,
}

impl Words {
    /// These words.
    #[must_use]
    pub fn of(keys: &[Key]) -> Self {
        Self { sieve: sieve(keys), keys: keys.into() }
    }

    /// Whether a word is one of them.
    #[inline]
    #[must_use]
    pub fn contains(&self, key: Key) -> bool {
        self.sieve & bit(key) != 0 && self.keys.contains(&key)
    }
}

impl Deref for Words {
    type Target = [Key];

    fn deref(&self) -> &[Key] {
        &self.keys
    }
}

/// Steps in a row.
#[derive(Debug, Clone)]
pub struct Sequence {
    begins: u64,
    ends: u64,
    /// Whether every step is one of words.
    plain: bool,
    steps: Arc<[Step]>,
}

impl Sequence {
    /// Whether a match may begin with a word, or with the end of what is in sight.
    #[inline]
    #[must_use]
    pub fn may_begin(&self, word: Option<Key>) -> bool {
        passes(self.begins, word)
    }

    /// Whether a match may end with a word, or with the beginning of what is in sight.
    #[inline]
    #[must_use]
    pub fn may_end(&self, word: Option<Key>) -> bool {
        passes(self.ends, word)
    }

    /// Whether every step is one of words, so that it can be met in one way at most.
    #[inline]
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        self.plain
    }

    /// The sieves of the words that a match can begin and end with.
    pub(super) const fn sieves(&self) -> [u64; 2] {
        [self.begins, self.ends]
    }
}

impl From<Vec<Step>> for Sequence {
    fn from(steps: Vec<Step>) -> Self {
        let [begins, ends] = sieves(&steps);
        let plain = steps.iter().all(|step| matches!(step, Step::Words(_)));
        Self { begins, ends, plain, steps: steps.into() }
    }
}

impl Deref for Sequence {
    type Target = [Step];

    fn deref(&self) -> &[Step] {
        &self.steps
    }
}

/// The sieves of the words that a match of steps can begin and end with.
pub fn sieves(steps: &[Step]) -> [u64; 2] {
    let begins = outer(steps.iter(), |inner| inner.begins, Lexemes::begins);
    [begins, outer(steps.iter().rev(), |inner| inner.ends, Lexemes::ends)]
}

/// Whether a sieve lets a word through, or the end of what is in sight.
#[inline]
pub fn passes(sieve: u64, word: Option<Key>) -> bool {
    word.map_or(sieve == OPEN, |word| sieve & bit(word) != 0)
}

/// The sieve of the outer words of steps, from the outside to the first that cannot be absent; open where a hole or nothing
/// can stand there.
fn outer<'s>(
    steps: impl Iterator<Item = &'s Step>,
    inside: fn(&Sequence) -> u64,
    of_class: fn(&Lexemes) -> u64,
) -> u64 {
    let mut all = 0;
    for step in steps {
        all |= match step {
            Step::Words(words) => words.sieve,
            Step::Class(lexemes) => of_class(lexemes),
            Step::Either(choices) => choices.iter().fold(0, |all, choice| all | inside(choice)),
            Step::Maybe(inner) => inside(inner),
            Step::Hole(..) => OPEN,
        };
        if !matches!(step, Step::Maybe(_)) {
            return all;
        }
    }
    OPEN
}
