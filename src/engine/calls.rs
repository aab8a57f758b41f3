//! Which engines a text's words call: one pass over the tokens for all of them.
//!
//! Comes in: engines that look at certain words and marks alone, for phrases, or where certain texts stand. Goes out: for
//! each engine the tokens that call it, the phrases that may stand there, and where those texts do. Not here: what the
//! engines make of them.

use super::needs::{Need, Needed, Needs};
use super::{Engine, Together};
use crate::phrase::{Anchor, FARTHEST, Hit};
use crate::sentence::Text;
use crate::token::{Filter, Key, KeyMap, KeyTable, Token, pair};
use std::rc::Rc;

/// The words that call engines.
#[derive(Debug, Default)]
pub struct Calls {
    /// By word, how far from it a second word may stand that calls a phrase with it: a bit for each distance from
    /// [`FARTHEST`] before; and [`ALONE`], if it calls engines by itself.
    words: KeyMap<u32>,
    /// The places of the engines that a word calls by itself.
    alone: KeyMap<Vec<u16>>,
    /// The words, for a first look.
    filter: Filter,
    /// The phrases that a pair of words calls, each with its engine.
    pairs: KeyTable<(u16, Anchor)>,
    /// The pairs, for a first look.
    pair_filter: Filter,
    /// The texts that engines need.
    needs: Needs,
    /// The places of engines that work out together what they find.
    together: Vec<u16>,
    engines: usize,
}

/// Set for a word that calls engines by itself: no second word stands so far from it.
const ALONE: u32 = 1 << (2 * FARTHEST + 1);

/// Where an engine may find a slip.
#[derive(Debug, Default)]
pub struct Called {
    /// The tokens that are one of its words, in order.
    pub words: Vec<u32>,
    /// The phrases that may stand in the text, in its order and in that of their lines.
    pub phrases: Vec<Hit>,
    /// Where the texts stand that it needs.
    pub needs: Vec<Needed>,
    /// What it works out together with others of its kind.
    pub together: Option<Rc<Together>>,
}

impl Calls {
    /// The calls of engines, by their place in the list.
    pub fn new<'e>(engines: impl Iterator<Item = &'e dyn Engine>) -> Self {
        Self::some(engines.map(Some))
    }

    /// As [`Calls::new`], of some of the engines; the others keep their places.
    pub fn some<'e>(engines: impl Iterator<Item = Option<&'e dyn Engine>>) -> Self {
        let mut calls = Self::default();
        let (mut words, mut pairs, mut needs) = (KeyMap::<u32>::default(), Vec::new(), Vec::new());
        for (place, engine) in (0u16..).zip(engines) {
            calls.engines += 1;
            let Some(engine) = engine else { continue };
            for word in engine.words() {
                *words.entry(word).or_default() |= ALONE;
                add(calls.alone.entry(word).or_default(), place);
            }
            needs.extend(engine.needs().into_iter().map(|need| Need::new(place, need)));
            calls.together.extend(engine.works_together().then_some(place));
            if let Some(anchors) = engine.anchors() {
                for (word, distance) in anchors.beside() {
                    *words.entry(word).or_default() |= 1 << (distance + FARTHEST as isize);
                }
                pairs.extend(anchors.pairs().map(|(pair, anchor)| (pair, (place, anchor))));
            }
        }
        calls.filter = Filter::of(words.keys().copied(), words.len());
        calls.words = words;
        calls.pair_filter = Filter::of(pairs.iter().map(|(pair, _)| *pair), pairs.len());
        calls.pairs = KeyTable::of(&pairs);
        calls.needs = Needs::of(needs);
        calls
    }

    /// For each engine what calls it.
    #[must_use]
    pub fn places(&self, text: &Text<'_>) -> Vec<Called> {
        let tokens = &text.tokens;
        let mut places: Vec<Called> = std::iter::repeat_with(Called::default).take(self.engines).collect();
        let mut pairs = Vec::new();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| self.filter.may_hold(token.key)) {
            let Some(called) = self.words.get(&token.key).copied() else { continue };
            let engines = if called & ALONE == 0 { None } else { self.alone.get(&token.key) };
            for engine in engines.into_iter().flatten() {
                places.get_mut(usize::from(*engine)).into_iter().for_each(|called| add(&mut called.words, at as u32));
            }
            self.add_pairs(called & !ALONE, at, tokens, &mut pairs);
        }
        self.add_phrases(&pairs, &mut places);
        self.needs.find(text.prose(), |engine, needed| {
            places.get_mut(usize::from(engine)).into_iter().for_each(|called| called.needs.push(needed));
        });
        let shared = Rc::new(Together::default());
        for engine in &self.together {
            places.get_mut(usize::from(*engine)).into_iter().for_each(|called| called.together = Some(shared.clone()));
        }
        places
    }

    /// Adds the pairs that a word, whose place is this, makes with others at some distances, where they may call a phrase.
    #[inline]
    fn add_pairs(&self, distances: u32, at: usize, tokens: &[Token], pairs: &mut Vec<(Key, u32)>) {
        let Some(key) = tokens.get(at).map(|token| token.key) else { return };
        let mut left = distances;
        while left != 0 {
            let distance = left.trailing_zeros() as isize - FARTHEST as isize;
            left &= left - 1;
            let Some(other) = at.checked_add_signed(distance).and_then(|at| tokens.get(at)) else { continue };
            let pair = pair(key, distance, other.key);
            if self.pair_filter.may_hold(pair) {
                pairs.push((pair, at as u32));
            }
        }
    }

    /// Adds the phrases that pairs of words call.
    fn add_phrases(&self, pairs: &[(Key, u32)], places: &mut [Called]) {
        for (pair, at) in pairs {
            for (engine, anchor) in self.pairs.get(*pair) {
                let hit = Hit { at: *at, anchor };
                places.get_mut(usize::from(engine)).into_iter().for_each(|called| called.phrases.push(hit));
            }
        }
        for called in places.iter_mut().filter(|called| called.phrases.len() > 1) {
            called.phrases.chunk_by_mut(|one, other| one.at == other.at).for_each(<[Hit]>::sort_unstable);
            called.phrases.dedup();
        }
    }
}

/// Adds a place that is not the last already: two signs may share a key.
fn add<T: PartialEq>(places: &mut Vec<T>, place: T) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}
