//! Which engines a text's words call: one pass over the tokens for all of them.
//!
//! Comes in: engines that look at certain words and marks alone, or at two words together. Goes out: for each engine the
//! tokens that call it. Not here: what the engines make of them.

use super::Engine;
use crate::token::{Filter, KeyMap, KeyTable, Token, pair};

/// The words that call engines.
#[derive(Debug, Default)]
pub struct Calls {
    words: KeyMap<Word>,
    /// The words, for a first look.
    filter: Filter,
    /// The engines that a pair of words calls.
    pairs: KeyTable<u16>,
    /// The pairs, for a first look.
    pair_filter: Filter,
    engines: usize,
}

/// What a word calls.
#[derive(Debug, Default)]
struct Word {
    /// The places of the engines that it calls by itself.
    engines: Vec<u16>,
    /// How far from it a second word may stand that calls one with it.
    distances: Vec<isize>,
}

impl Calls {
    /// The calls of engines, by their place in the list.
    pub fn new<'e>(engines: impl Iterator<Item = &'e dyn Engine>) -> Self {
        let mut calls = Self::default();
        let mut pairs = Vec::new();
        for (place, engine) in (0u16..).zip(engines) {
            for word in engine.words() {
                add(&mut calls.words.entry(word).or_default().engines, place);
            }
            for (word, distance) in engine.beside() {
                let distances = &mut calls.words.entry(word).or_default().distances;
                if !distances.contains(&distance) {
                    distances.push(distance);
                }
            }
            pairs.extend(engine.pairs().map(|pair| (pair, place)));
            calls.engines += 1;
        }
        calls.filter = Filter::of(calls.words.keys().copied(), calls.words.len());
        calls.pair_filter = Filter::of(pairs.iter().map(|(pair, _)| *pair), pairs.len());
        calls.pairs = KeyTable::of(&pairs);
        calls
    }

    /// For each engine the places of the tokens that call it, in order.
    #[must_use]
    pub fn places(&self, tokens: &[Token]) -> Vec<Vec<u32>> {
        let mut places = vec![Vec::new(); self.engines];
        let mut called = |engine: u16, at: usize| {
            if let Some(places) = places.get_mut(usize::from(engine)) {
                add(places, at as u32);
            }
        };
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| self.filter.may_hold(token.key)) {
            let Some(word) = self.words.get(&token.key) else { continue };
            word.engines.iter().for_each(|engine| called(*engine, at));
            for distance in &word.distances {
                let Some(other) = at.checked_add_signed(*distance).and_then(|at| tokens.get(at)) else { continue };
                let pair = pair(token.key, *distance, other.key);
                if self.pair_filter.may_hold(pair) {
                    self.pairs.get(pair).for_each(|engine| called(engine, at));
                }
            }
        }
        places
    }
}

/// Adds a place that is not the last already: two signs may share a key, and two pairs a word.
fn add<T: PartialEq>(places: &mut Vec<T>, place: T) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}
