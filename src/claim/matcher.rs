//! Runs steps over a scene, forwards from a token or backwards from one. A step has no repetition and every match has
//! a budget, so that a pattern costs time in proportion to its length.

use super::captures::weightier;
pub use super::captures::{Captures, Filler};
use super::dead_ends::{DeadEnd, DeadEnds};
use super::holes::Hole;
use super::scene::Scene;
use crate::frame::{Cue, Cues, Lexemes, Sequence, Step, Words};
use crate::quantity::{Kind, Quantity};
use crate::token::{Key, KeySet};

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
    pub(super) scene: &'s Scene<'t>,
    /// Words that may stand between a cue and its figure.
    pub(super) transparent: &'s KeySet,
    budget: u32,
    pub(super) captures: Captures,
    /// Whether words that belong to a figure ("a year", "both", "at least") are words as well.
    sees_into_figures: bool,
    /// Whether the steps are those of a phrase of a class, which many patterns share.
    in_class: bool,
    /// Steps and places from which no way leads to the end; kept once a search grows long.
    dead_ends: DeadEnds,
}

/// Steps after which a search has grown long.
const LONG: u32 = 40;

impl<'s, 't> Matcher<'s, 't> {
    /// A matcher over a scene.
    #[must_use]
    pub fn new(scene: &'s Scene<'t>, transparent: &'s KeySet) -> Self {
        Self {
            scene,
            transparent,
            budget: BUDGET,
            captures: Captures::default(),
            sees_into_figures: false,
            in_class: false,
            dead_ends: DeadEnds::default(),
        }
    }

    /// The first match of `steps` that begins at token `at` (or, backwards, ends there): where it ends, and what it took.
    pub fn find(&mut self, steps: &[Step], at: u32, direction: Direction) -> Option<(u32, Captures)> {
        self.budget = BUDGET;
        // What it has room for is kept: most searches find nothing.
        self.captures.slots.clear();
        self.captures.meaning = None;
        self.in_class = false;
        let mut found = None;
        self.run(steps, at, direction, &mut |matcher, end| {
            found = Some((end, matcher.captures.clone()));
            true
        });
        found
    }

    /// As [`Matcher::find`], with one look at the word beside before anything is tried.
    pub fn cue(&mut self, cue: &Cue, at: u32, direction: Direction) -> Option<(u32, Captures)> {
        let key = |at: u32| self.scene.token(at).map(|token| token.key);
        let may = match direction {
            Direction::Forward => cue.may_begin(key(at)),
            Direction::Backward => cue.may_end(at.checked_sub(1).and_then(key)),
        };
        may.then(|| self.find(&cue.steps, at, direction)).flatten()
    }

    /// Whether one of the cues matches.
    pub fn any(&mut self, cues: &Cues, at: u32, direction: Direction) -> bool {
        self.may_stand(cues, at, direction) && cues.all.iter().any(|cue| self.cue(cue, at, direction).is_some())
    }

    /// Whether one of the guards matches: what a guard names stands there, whether a figure holds it or not.
    pub fn is_guarded(&mut self, guards: &Cues, at: u32, direction: Direction) -> bool {
        self.sees_into_figures = true;
        let guarded = self.any(guards, at, direction);
        self.sees_into_figures = false;
        guarded
    }

    /// Whether the word beside allows one of the cues.
    pub fn may_stand(&self, cues: &Cues, at: u32, direction: Direction) -> bool {
        let key = |at: u32| self.scene.token(at).map(|token| token.key);
        !cues.is_empty()
            && match direction {
                Direction::Forward => cues.may_begin(key(at)),
                Direction::Backward => cues.may_end(at.checked_sub(1).and_then(key)),
            }
    }

    /// Goes through `steps`; `then` is called at the end of each way through, and ends the search by saying true.
    fn run(
        &mut self,
        steps: &[Step],
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let (mut steps, mut at) = (steps, at);
        loop {
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
                Step::Words(words) => match self.word(words, at, direction) {
                    Some(end) => at = end,
                    None => return false,
                },
                Step::Maybe(inner) => {
                    if may_open(inner, self.key_beside(at, direction), direction)
                        && self.through(inner, rest, at, direction, then)
                    {
                        return true;
                    }
                }
                step => return self.branch(step, rest, at, direction, then),
            }
            steps = rest;
        }
    }

    /// Goes through a step that can be met in several ways, and through those behind it.
    fn branch(
        &mut self,
        step: &Step,
        rest: &[Step],
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        match step {
            Step::Words(_) | Step::Maybe(_) => false,
            Step::Class(lexemes) => {
                self.class(lexemes, at, direction, &mut |matcher, end| matcher.run(rest, end, direction, then))
            }
            Step::Either(choices) => {
                let beside = self.key_beside(at, direction);
                let mut open = choices.iter().filter(|choice| may_open(choice, beside, direction));
                open.any(|choice| self.through(choice, rest, at, direction, then))
            }
            Step::Hole(slot, kinds) => {
                let here = DeadEnd::new(step, at, direction);
                if !self.in_class && self.dead_ends.has(here) {
                    return false;
                }
                let hole = Hole { slot: *slot, kinds: *kinds, direction, rest };
                let found = self.hole(hole, at, &mut |matcher, end| matcher.run(rest, end, direction, then));
                if !found && !self.in_class && !self.sees_into_figures && (1..=BUDGET - LONG).contains(&self.budget) {
                    self.dead_ends.add(here);
                }
                found
            }
        }
    }

    /// Goes through steps and those behind them: at once where they are words, which can be met in one way alone.
    fn through(
        &mut self,
        inner: &Sequence,
        rest: &[Step],
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        if !inner.is_plain() {
            return self.run(inner, at, direction, &mut |matcher, end| matcher.run(rest, end, direction, then));
        }
        let word = |at: u32, step: &Step| match step {
            Step::Words(words) => self.word(words, at, direction),
            _ => None,
        };
        let end = match direction {
            Direction::Forward => inner.iter().try_fold(at, word),
            Direction::Backward => inner.iter().rev().try_fold(at, word),
        };
        end.is_some_and(|end| self.run(rest, end, direction, then))
    }

    /// The token beside `at` in the reading direction, unless it belongs to a figure.
    pub(super) fn beside(&self, at: u32, direction: Direction) -> Option<(u32, u32)> {
        self.next(at, direction).filter(|(token, _)| self.scene.spot_over(*token).is_none())
    }

    /// The token beside `at`, and the place behind it.
    fn next(&self, at: u32, direction: Direction) -> Option<(u32, u32)> {
        let (token, end) = match direction {
            Direction::Forward => (at, at + 1),
            Direction::Backward => (at.checked_sub(1)?, at - 1),
        };
        self.scene.tokens.contains(&token).then_some((token, end))
    }

    /// The word beside `at` in the reading direction.
    fn key_beside(&self, at: u32, direction: Direction) -> Option<Key> {
        let at = if direction == Direction::Forward { at } else { at.checked_sub(1)? };
        self.scene.token(at).map(|token| token.key)
    }

    fn word(&self, words: &Words, at: u32, direction: Direction) -> Option<u32> {
        let found = self.key_beside(at, direction)?;
        if !words.contains(found) {
            return None;
        }
        let plain = |token: u32| self.scene.spot_over(token).is_none_or(|spot| self.is_spoken(spot, token));
        self.next(at, direction).filter(|(token, _)| plain(*token)).map(|(_, end)| end)
    }

    /// Whether a word of a figure is read by a guard: its hedge, "both", "first" and "a year", but neither numbers nor units.
    fn is_spoken(&self, spot: usize, token: u32) -> bool {
        let (spot, token) = (self.scene.spots.get(spot), self.scene.token(token));
        let hedge = |quantity: &Quantity, at: u32| at < quantity.core.start;
        let spoken = spot.zip(token).is_some_and(|(spot, token)| {
            let worded = matches!(spot.quantity.kind, Kind::Duration | Kind::Ordinal);
            spot.quantity.lexical || worded || hedge(&spot.quantity, token.start)
        });
        self.sees_into_figures && spoken
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
                self.captures.meaning = weightier(before, (*meaning, token));
                if then(self, end) {
                    return true;
                }
                self.captures.meaning = before;
            }
        }
        let beside = self.key_beside(at, direction);
        if !lexemes.may_have_phrase(beside, direction == Direction::Backward) {
            return false;
        }
        for (phrase, meaning) in lexemes.phrases.iter().filter(|(phrase, _)| may_open(phrase, beside, direction)) {
            let outer = std::mem::replace(&mut self.in_class, true);
            let found = self.run(phrase, at, direction, &mut |matcher, end| {
                matcher.captures.meaning = weightier(before, (*meaning, at.min(end)));
                matcher.in_class = outer;
                let found = then(matcher, end);
                matcher.in_class = true;
                found
            });
            self.in_class = outer;
            if found {
                return true;
            }
            self.captures.meaning = before;
        }
        false
    }
}

/// Whether the first of these steps in the reading direction may be the word that stands there.
#[inline]
fn may_open(steps: &Sequence, beside: Option<Key>, direction: Direction) -> bool {
    match direction {
        Direction::Forward => steps.may_begin(beside),
        Direction::Backward => steps.may_end(beside),
    }
}
