//! Runs steps over a scene, forwards from a token or backwards from one. A step has no repetition and every match has
//! a budget, so that a pattern costs time in proportion to its length.

use super::scene::Scene;
use super::steps::{Lexemes, Meaning, Step};
use crate::check::KindSet;
use crate::token::Key;
use std::collections::HashSet;
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

/// The way a match reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Forward,
    /// Right to left.
    Backward,
}

/// Steps allowed in one match.
const BUDGET: u32 = 4000;

/// Matches patterns in a scene.
pub struct Matcher<'s, 't> {
    scene: &'s Scene<'t>,
    /// Words that may stand between a cue and its figure.
    transparent: &'s HashSet<Key>,
    budget: u32,
    captures: Captures,
}

impl<'s, 't> Matcher<'s, 't> {
    /// A matcher over a scene.
    #[must_use]
    pub fn new(scene: &'s Scene<'t>, transparent: &'s HashSet<Key>) -> Self {
        Self { scene, transparent, budget: BUDGET, captures: Captures::default() }
    }

    /// The first match of `steps` that begins at token `at` (or, backwards, ends there): where it ends, and what it took.
    pub fn find(&mut self, steps: &[Step], at: u32, direction: Direction) -> Option<(u32, Captures)> {
        self.budget = BUDGET;
        self.captures = Captures::default();
        let mut found = None;
        self.run(steps, at, direction, &mut |matcher, end| {
            found = Some((end, matcher.captures.clone()));
            true
        });
        found
    }

    /// Goes through `steps`; `then` is called at the end of each way through, and ends the search by saying true.
    fn run(
        &mut self,
        steps: &[Step],
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let next = match direction {
            Direction::Forward => steps.split_first(),
            Direction::Backward => steps.split_last(),
        };
        let Some((step, rest)) = next else { return then(self, at) };
        if self.budget == 0 {
            return false;
        }
        self.budget -= 1;
        match step {
            Step::Words(words) => {
                self.word(words, at, direction).is_some_and(|end| self.run(rest, end, direction, then))
            }
            Step::Class(lexemes) => {
                self.class(lexemes, at, direction, &mut |matcher, end| matcher.run(rest, end, direction, then))
            }
            Step::Either(choices) => choices.iter().any(|choice| {
                self.run(choice, at, direction, &mut |matcher, end| matcher.run(rest, end, direction, then))
            }),
            Step::Maybe(inner) => {
                self.run(inner, at, direction, &mut |matcher, end| matcher.run(rest, end, direction, then))
                    || self.run(rest, at, direction, then)
            }
            Step::Hole(slot, kinds) => {
                self.hole(*slot, *kinds, at, direction, &mut |matcher, end| matcher.run(rest, end, direction, then))
            }
        }
    }

    /// The token beside `at` in the reading direction, unless it belongs to a figure.
    fn beside(&self, at: u32, direction: Direction) -> Option<(u32, u32)> {
        let (token, end) = match direction {
            Direction::Forward => (at, at + 1),
            Direction::Backward => (at.checked_sub(1)?, at - 1),
        };
        (self.scene.tokens.contains(&token) && self.scene.spot_over(token).is_none()).then_some((token, end))
    }

    fn word(&self, words: &[Key], at: u32, direction: Direction) -> Option<u32> {
        let (token, end) = self.beside(at, direction)?;
        let found = self.scene.token(token)?;
        words.contains(&found.key).then_some(end)
    }

    fn class(
        &mut self,
        lexemes: &Lexemes,
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let before = self.captures.meaning;
        if let Some((token, end)) = self.beside(at, direction) {
            let meaning = self.scene.token(token).and_then(|found| lexemes.words.get(&found.key));
            if let Some(meaning) = meaning {
                self.captures.meaning = before.or(Some((*meaning, token)));
                if then(self, end) {
                    return true;
                }
                self.captures.meaning = before;
            }
        }
        for (phrase, meaning) in &lexemes.phrases {
            let found = self.run(phrase, at, direction, &mut |matcher, end| {
                matcher.captures.meaning = before.or(Some((*meaning, at.min(end))));
                then(matcher, end)
            });
            if found {
                return true;
            }
            self.captures.meaning = before;
        }
        false
    }

    fn hole(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        if kinds.any(KindSet::LIST) && direction == Direction::Forward {
            return self.list(slot, kinds, at, then);
        }
        if kinds.any(KindSet::ITEMS) && direction == Direction::Forward {
            return self.items(slot, at, then);
        }
        if kinds.any(KindSet::NP | KindSet::WORD | KindSet::ASIDE) {
            return self.phrase(slot, kinds, at, direction, then);
        }
        self.figure(slot, kinds, at, direction, then)
    }

    fn figure(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let Some(index) = self.figure_beside(kinds, at, direction) else { return false };
        let Some(spot) = self.scene.spots.get(index) else { return false };
        let ends = match direction {
            Direction::Forward => spot.ends,
            Direction::Backward => [self.before(spot.tokens.start), spot.tokens.start, spot.tokens.start],
        };
        self.take(slot, Filler::Figure(index), &ends, then)
    }

    /// Tries what follows with a filler in its slot, for each of the ends.
    fn take(
        &mut self,
        slot: Option<u8>,
        filler: Filler,
        ends: &[u32],
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        if let Some(slot) = slot {
            self.captures.slots.push((slot, filler));
        }
        let mut last = None;
        for end in ends {
            if last != Some(*end) && then(self, *end) {
                return true;
            }
            last = Some(*end);
        }
        if slot.is_some() {
            self.captures.slots.pop();
        }
        false
    }

    /// The figure that begins at `at` or behind transparent words; backwards, the one that reading comes upon first.
    fn figure_beside(&self, kinds: KindSet, at: u32, direction: Direction) -> Option<usize> {
        let index = match direction {
            Direction::Forward => self.scene.spot_at(self.after_transparent(at))?,
            Direction::Backward => self.scene.spots.iter().position(|spot| spot.ends.contains(&at))?,
        };
        let spot = self.scene.spots.get(index)?;
        kinds.any(spot.kind).then_some(index)
    }

    /// The token behind determiners and the like.
    pub fn after_transparent(&self, at: u32) -> u32 {
        let mut token = at;
        while token < at + 4 && self.scene.spot_over(token).is_none() && self.is_transparent(token) {
            token += 1;
        }
        token
    }

    /// The token from which transparent words lead up to `at`.
    pub fn before(&self, at: u32) -> u32 {
        let mut token = at;
        while token + 4 > at {
            let Some(left) =
                token.checked_sub(1).filter(|left| self.is_transparent(*left) && self.scene.spot_over(*left).is_none())
            else {
                break;
            };
            token = left;
        }
        token
    }

    fn is_transparent(&self, at: u32) -> bool {
        self.scene.token(at).is_some_and(|token| self.transparent.contains(&token.key))
    }

    fn list(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let list = super::coordination::figures(self.scene, self.after_transparent(at), kinds);
        for length in (2..=list.len()).rev() {
            let members: Vec<usize> = list.iter().take(length).copied().collect();
            let Some(last) = members.last().and_then(|last| self.scene.spots.get(*last)) else { return false };
            let ends = last.ends;
            if self.take(slot, Filler::List(members), &ends, then) {
                return true;
            }
        }
        false
    }

    fn items(&mut self, slot: Option<u8>, at: u32, then: &mut dyn FnMut(&mut Self, u32) -> bool) -> bool {
        let items = super::items::items(self.scene, at);
        let Some(end) = items.last().map(|item| item.end) else { return false };
        items.len() > 1 && self.take(slot, Filler::Items(items), &[end], then)
    }

    fn phrase(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let longest = if kinds.any(KindSet::WORD) { 1 } else { 6 };
        let mut ends = Vec::new();
        let mut end = at;
        while ends.len() < longest {
            let Some((token, next)) = self.beside(end, direction) else { break };
            if !self.scene.token(token).is_some_and(|found| found.is_word() || found.is_number()) {
                break;
            }
            end = next;
            ends.push(end);
        }
        ends.reverse();
        for end in ends {
            let range = at.min(end)..at.max(end);
            if self.take(slot, Filler::Phrase(range), &[end], then) {
                return true;
            }
        }
        false
    }
}
