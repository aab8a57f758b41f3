//! Cues: steps with the words that can stand at their ends, so that most places are turned down by one look.
//!
//! Comes in: steps. Goes out: whether a match can begin or end with a word. The words are gathered when they are first
//! asked for: few cues of the many are ever near a figure of a text. Not here: matches (`matcher`).

use super::sequence::{passes, sieves};
use super::steps::{Step, add_firsts, add_lasts};
use crate::token::{Key, KeySet};
use std::sync::OnceLock;

/// The words at one end; none where a hole can stand there.
type End = OnceLock<Option<KeySet>>;

/// Adds the words at one end of steps; `None` where a hole can stand there.
type Gather = fn(&[Step], &mut Vec<Key>) -> Option<()>;

/// Steps with the words that can stand at their ends.
#[derive(Debug)]
pub struct Cue {
    /// The steps.
    pub steps: Vec<Step>,
    /// What it can begin and end with, for a first look.
    sieves: [u64; 2],
    firsts: End,
    lasts: End,
}

impl Cue {
    /// A cue of steps.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        Self { sieves: sieves(&steps), steps, firsts: OnceLock::new(), lasts: OnceLock::new() }
    }

    /// The words with which a match can begin; `None` where it can begin with a hole.
    pub fn firsts(&self) -> Option<&KeySet> {
        self.firsts.get_or_init(|| gather(std::iter::once(self), add_firsts)).as_ref()
    }

    /// Whether a match can begin with a word.
    #[must_use]
    pub fn may_begin(&self, word: Option<Key>) -> bool {
        let [begins, _] = self.sieves;
        passes(begins, word) && is_open(self.firsts(), word)
    }

    /// Whether a match can end with a word.
    #[must_use]
    pub fn may_end(&self, word: Option<Key>) -> bool {
        let [_, ends] = self.sieves;
        let lasts = || self.lasts.get_or_init(|| gather(std::iter::once(self), add_lasts)).as_ref();
        passes(ends, word) && is_open(lasts(), word)
    }
}

/// Cues of which any may match, with the words at their ends taken together.
#[derive(Debug, Default)]
pub struct Cues {
    /// The cues.
    pub all: Vec<Cue>,
    firsts: End,
    lasts: End,
}

impl Cues {
    /// Puts cues together.
    #[must_use]
    pub const fn new(all: Vec<Cue>) -> Self {
        Self { all, firsts: OnceLock::new(), lasts: OnceLock::new() }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The words with which a match of one can begin; `None` where it can begin with a hole.
    #[must_use]
    pub fn firsts(&self) -> Option<&KeySet> {
        self.firsts.get_or_init(|| gather(self.all.iter(), add_firsts)).as_ref()
    }

    /// Whether a match of one can begin with a word.
    #[must_use]
    pub fn may_begin(&self, word: Option<Key>) -> bool {
        is_open(self.firsts(), word)
    }

    /// Whether a match of one can end with a word.
    #[must_use]
    pub fn may_end(&self, word: Option<Key>) -> bool {
        is_open(self.lasts.get_or_init(|| gather(self.all.iter(), add_lasts)).as_ref(), word)
    }
}

fn gather<'c>(mut cues: impl Iterator<Item = &'c Cue>, add: Gather) -> Option<KeySet> {
    let mut keys = Vec::new();
    cues.try_for_each(|cue| add(&cue.steps, &mut keys))?;
    Some(KeySet::from(keys))
}

/// Whether a word may stand at an end. One look is enough: whether it does, the match tells.
fn is_open(words: Option<&KeySet>, word: Option<Key>) -> bool {
    words.is_none_or(|words| word.is_some_and(|word| words.may_contain(&word)))
}
