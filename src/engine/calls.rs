//! Which engines a text's words call: one pass over the tokens for all of them.
//!
//! Comes in: engines that look at certain words and marks alone. Goes out: for each engine the tokens that call it. Not
//! here: what the engines make of them.

use super::Engine;
use crate::token::{Filter, Key, KeyMap, Token};

/// The words that call engines, up to 64 engines.
#[derive(Debug, Default)]
pub struct Calls {
    /// One bit for each engine.
    words: KeyMap<u64>,
    /// The words, for a first look.
    filter: Filter,
    engines: usize,
}

impl Calls {
    /// The calls of engines, by their place in the list. An engine beyond the sixty-fourth is called by nothing.
    pub fn new<'e>(engines: impl Iterator<Item = &'e dyn Engine>) -> Self {
        let mut calls = Self::default();
        for (place, engine) in engines.enumerate() {
            for word in engine.words() {
                *calls.words.entry(word).or_default() |= bit(place);
            }
            calls.engines = place + 1;
        }
        calls.filter = Filter::of(calls.words.keys().copied(), calls.words.len());
        calls
    }

    /// For each engine the places of the tokens that call it, in order.
    #[must_use]
    pub fn places(&self, tokens: &[Token]) -> Vec<Vec<u32>> {
        let mut places = vec![Vec::new(); self.engines];
        for (at, token) in (0u32..).zip(tokens) {
            let mut called = self.called_by(token.key);
            while called != 0 {
                if let Some(places) = places.get_mut(called.trailing_zeros() as usize) {
                    places.push(at);
                }
                called &= called - 1;
            }
        }
        places
    }

    #[inline]
    fn called_by(&self, word: Key) -> u64 {
        if self.filter.may_hold(word) { self.words.get(&word).copied().unwrap_or(0) } else { 0 }
    }
}

/// The bit of the engine at a place.
const fn bit(place: usize) -> u64 {
    if place < 64 { 1 << place } else { 0 }
}
