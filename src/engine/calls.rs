//! Which engines a text's words call: one pass over the tokens for all of them.
//!
//! Comes in: engines that look at certain words and marks alone. Goes out: for each engine the tokens that call it. Not
//! here: what the engines make of them.

use super::Engine;
use crate::token::{Filter, Key, KeyMap, Token};

/// The words that call engines.
#[derive(Debug, Default)]
pub struct Calls {
    /// The places of the engines that a word calls.
    words: KeyMap<Vec<u16>>,
    /// The words, for a first look.
    filter: Filter,
    engines: usize,
}

impl Calls {
    /// The calls of engines, by their place in the list.
    pub fn new<'e>(engines: impl Iterator<Item = &'e dyn Engine>) -> Self {
        let mut calls = Self::default();
        for (place, engine) in (0u16..).zip(engines) {
            for word in engine.words() {
                // Two signs may share a key.
                let callers = calls.words.entry(word).or_default();
                if callers.last() != Some(&place) {
                    callers.push(place);
                }
            }
            calls.engines += 1;
        }
        calls.filter = Filter::of(calls.words.keys().copied(), calls.words.len());
        calls
    }

    /// For each engine the places of the tokens that call it, in order.
    #[must_use]
    pub fn places(&self, tokens: &[Token]) -> Vec<Vec<u32>> {
        let mut places = vec![Vec::new(); self.engines];
        for (at, token) in (0u32..).zip(tokens) {
            for engine in self.called_by(token.key) {
                if let Some(places) = places.get_mut(usize::from(*engine)) {
                    places.push(at);
                }
            }
        }
        places
    }

    #[inline]
    fn called_by(&self, word: Key) -> &[u16] {
        if self.filter.may_hold(word) { self.words.get(&word).map_or(&[], Vec::as_slice) } else { &[] }
    }
}
