//! What a match takes: the fillers of its slots, and what its words say of the way.
//!
//! Not here: the search (`matcher`).

use crate::frame::Meaning;
use std::ops::Range;

/// What fills a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filler {
    /// One figure, by its place in the scene.
    Figure(usize),
    /// A coordination of figures.
    List(Vec<usize>),
    /// A stretch of tokens: a noun phrase, a word, an aside.
    Phrase(Range<u32>),
    /// A coordination of names or noun phrases.
    Items(Vec<Range<u32>>),
}

/// What a match has taken so far.
#[derive(Debug, Clone, Default)]
pub struct Captures {
    /// Slot number and filler.
    pub slots: Vec<(u8, Filler)>,
    /// What the first word of a class said, and where it stands.
    pub meaning: Option<(Meaning, u32)>,
}

/// What the words of a form mean together: the first that says which way or how much, else the first.
pub(super) fn weightier(before: Option<(Meaning, u32)>, found: (Meaning, u32)) -> Option<(Meaning, u32)> {
    let says = |meaning: Meaning| meaning.sign != 0 || meaning.value.is_some();
    before.filter(|(meaning, _)| says(*meaning) || !says(found.0)).or(Some(found))
}
