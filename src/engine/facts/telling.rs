//! How much the words around two figures tell that both are of one thing.
//!
//! Comes in: a text, once. Goes out: a weight for what two figures share, in steps of about a bit: a word that stands in
//! few sentences of the text tells much, one that stands in all of them nothing. Not here: whether it is enough (`agree`).

use crate::quantity::Quantity;
use crate::sentence::{Sort, Stems, Text, Told};
use crate::token::{Key, KeyMap};
use std::collections::HashMap;
use std::ops::Range;

/// Words before and behind a figure that may say what it is of.
const BEFORE: u32 = 14;
const BEHIND: u32 = 12;

/// What is known of the words and figures of a text.
pub struct Telling {
    /// The sentences that a word stands in.
    stands: KeyMap<u32>,
    /// Words of each sentence.
    words: Vec<Stems>,
    /// Figures of one sort.
    crowds: HashMap<Sort, u32>,
}

impl Telling {
    /// Reads a text.
    pub fn of(text: &Text<'_>) -> Self {
        let words: Vec<Stems> = (0..text.sentences.len()).map(|at| text.sentence_stems(at)).collect();
        let mut stands: KeyMap<u32> = KeyMap::default();
        for word in words.iter().flatten() {
            *stands.entry(*word).or_default() += 1;
        }
        let mut crowds: HashMap<Sort, u32> = HashMap::new();
        for told in &text.facts().told {
            *crowds.entry(told.sort).or_default() += 1;
        }
        Self { stands, words, crowds }
    }

    /// How many sentences a word stands in, of how many.
    pub fn stands(&self, word: Key) -> (u32, u32) {
        (self.stands.get(&word).copied().unwrap_or_default(), self.words.len() as u32)
    }

    /// What a word tells: most where it stands in the two sentences alone, nothing where it is what the text is about.
    fn weight(&self, word: Key) -> u32 {
        match self.stands(word).0 {
            0..=2 => 4,
            3 => 3,
            4 | 5 => 2,
            6..=10 => 1,
            _ => 0,
        }
    }

    /// How likely a figure of this sort is met again by chance.
    pub fn crowd(&self, told: &Told) -> u32 {
        (1 + self.crowds.get(&told.sort).copied().unwrap_or_default()).ilog2()
    }

    /// What the words around two figures tell.
    pub fn close(&self, text: &Text<'_>, one: &Told, other: &Told) -> u32 {
        near(text, one).intersection(&near(text, other)).map(|word| self.weight(*word)).sum()
    }

    /// As [`Telling::close`], with the words of the rest of their sentences, which count for half.
    pub fn shared(&self, text: &Text<'_>, one: &Told, other: &Told) -> u32 {
        let close = self.close(text, one, other);
        let words = |told: &Told| self.words.get(told.sentence);
        let Some((one, other)) = words(one).zip(words(other)) else { return close };
        let all: u32 = one.intersection(other).map(|word| self.weight(*word)).sum();
        close + all.saturating_sub(close).min(2 * close + 2) / 2
    }
}

/// The words around a figure.
fn near(text: &Text<'_>, told: &Told) -> Stems {
    around(text, told).filter(|at| is_free(text, told, *at)).flat_map(|at| text.stems(at..at + 1)).collect()
}

/// Whether a token of a figure's sentence is part of no figure.
pub fn is_free(text: &Text<'_>, told: &Told, at: u32) -> bool {
    let figures = text.sentences.get(told.sentence).map(|sentence| text.quantities_in(sentence.quantities.clone()));
    !figures.unwrap_or_default().iter().any(|other| other.tokens.contains(&at))
}

/// The tokens around a figure in its sentence, up to the next figure of its sort.
pub fn around(text: &Text<'_>, told: &Told) -> Range<u32> {
    let (Some(figure), Some(sentence)) = (text.quantities.get(told.quantity), text.sentences.get(told.sentence)) else {
        return 0..0;
    };
    let figures = text.quantities_in(sentence.quantities.clone());
    let like = |other: &&Quantity| other.kind == figure.kind && other.units.shares(figure.units);
    let before = figures.iter().filter(like).map(|other| other.tokens.end).filter(|end| *end <= figure.tokens.start);
    let behind = figures.iter().filter(like).map(|other| other.tokens.start).find(|at| *at >= figure.tokens.end);
    let start = before.max().unwrap_or(sentence.tokens.start).max(figure.tokens.start.saturating_sub(BEFORE));
    start..behind.unwrap_or(sentence.tokens.end).min(figure.tokens.end + BEHIND)
}
