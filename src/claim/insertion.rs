//! Triggers in an insertion: "a 14 per cent fall", ", up from 50", "– 12 more than". They speak of the change before
//! them, or of the figure that they are hung on. Also which words are no triggers at all.
//!
//! Comes in: a trigger's place among the words. Goes out: how it hangs on what stands before it, and the figure that it
//! hangs on. Not here: cues.

use super::bind::Binding;
use super::doubts::alike;
use super::matcher::Filler;
use super::scene::Spot;
use super::triggers::{Trigger, Triggers};
use crate::check::KindSet;
use crate::exact::Rational;
use crate::lexicon::{WordInfo, look_up};
use crate::token::{Key, Token, literal};
use std::ops::Range;

/// How a trigger hangs on what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Insertion {
    /// It is the main word of its clause.
    None,
    /// Hung on behind a mark, with figures of its own.
    Hung,
    /// Hung on, and without what the trigger before it has: both speak of one change.
    Continued,
}

impl Insertion {
    /// Whether it may speak of the same change as the trigger before it.
    pub(super) const fn follows(self) -> bool {
        matches!(self, Self::Continued)
    }
}

const PARTICLES: [Key; 5] = [literal("up"), literal("down"), literal("higher"), literal("lower"), literal("off")];
const DASHES: [Key; 4] = [literal("–"), literal("—"), literal("-"), literal("--")];
const OWN: [Key; 7] =
    [literal("a"), literal("an"), literal("the"), literal("that"), literal("this"), literal("its"), literal("their")];
const LINKS: [Key; 10] = [
    literal("is"),
    literal("was"),
    literal("are"),
    literal("were"),
    literal("represents"),
    literal("represented"),
    literal("marks"),
    literal("marked"),
    literal("or"),
    literal("for"),
];

impl Triggers<'_, '_> {
    /// "Loans – $40 million a year ago, $50 million now – have grown": behind a pair of dashes the clause goes on, and
    /// what stands between them belongs to it. Where the pair begins.
    pub(super) fn insertion_before(&self, clause: u32) -> Option<u32> {
        let dash = |at: u32| self.word(at).is_some_and(|word| DASHES.contains(&word));
        let last = clause.checked_sub(1).filter(|at| *at > self.sentence.start && dash(*at))?;
        (self.sentence.start..last).rev().take(30).find(|at| dash(*at))
    }

    /// How the trigger hangs on what stands before it.
    pub(super) fn insertion(&self, trigger: &Range<u32>) -> Insertion {
        if self.is_apposition(trigger.start) {
            return Insertion::Continued;
        }
        let mark =
            trigger.start.checked_sub(1).and_then(|at| self.scene.token(at)).is_some_and(|token| !token.is_word());
        if mark && self.word(trigger.start).is_some_and(|word| PARTICLES.contains(&word)) {
            let last = self.found.last().map(|last| last.tokens.end);
            let both = self.has_own(trigger.end) && last.is_some_and(|last| self.has_own(last));
            return if both || last.is_none() { Insertion::Hung } else { Insertion::Continued };
        }
        if self.hangs(trigger) { Insertion::Hung } else { Insertion::None }
    }

    /// Whether a percent, points or a multiple stand right behind a trigger.
    fn has_own(&self, end: u32) -> bool {
        let own = KindSet::PERCENT | KindSet::POINTS | KindSet::FRACTION | KindSet::MULTIPLE;
        (end..end + 3).filter_map(|at| self.scene.spot_at(at)).take(1).any(|spot| {
            let behind = self.scene.spots.get(spot);
            let other = |token: &Token| !token.is_word() || [literal("to"), literal("from")].contains(&token.key);
            let led = |at: u32| self.scene.token(at).is_some_and(other);
            behind.is_some_and(|spot| spot.kind & own != 0 && !(end..spot.tokens.start).any(led))
        })
    }

    /// Whether a figure or article, with three words at most, leads back from a trigger to a mark or to "which is".
    fn hangs(&self, trigger: &Range<u32>) -> bool {
        let comparative = trigger.end.checked_sub(1).and_then(|at| self.word(at)) == Some(literal("than"));
        let (mut left, mut words, mut opened) = (trigger.start, 0, comparative);
        while let Some(before) = left.checked_sub(1).filter(|_| words < 4 && !self.is_verb(trigger)) {
            if let Some(spot) = self.scene.spot_over(before).and_then(|spot| self.scene.spots.get(spot)) {
                (left, opened) = (spot.tokens.start, true);
                continue;
            }
            match self.scene.token(before) {
                Some(token) if !token.is_word() => return opened && token.key != literal("%"),
                Some(token) if LINKS.contains(&token.key) => return opened,
                Some(token) => {
                    words += 1;
                    opened |= token.key == literal("a") || token.key == literal("an");
                }
                None => return false,
            }
            left = before;
        }
        false
    }

    /// Whether a, an and at most a figure and two words lead from a mark to the trigger at `at`.
    fn is_apposition(&self, at: u32) -> bool {
        let mut left = at;
        for _ in 0..6 {
            let Some(before) = left.checked_sub(1) else { return false };
            if let Some(spot) = self.scene.spot_over(before).and_then(|spot| self.scene.spots.get(spot)) {
                left = spot.tokens.start;
                continue;
            }
            let Some(token) = self.scene.token(before) else { return false };
            if token.key == literal("a") || token.key == literal("an") {
                let mark = before.checked_sub(1).and_then(|mark| self.scene.token(mark));
                return mark.is_some_and(|mark| !mark.is_word() || mark.key == literal("or"));
            }
            if !token.is_word() {
                return false;
            }
            left = before;
        }
        false
    }

    /// A slot that no cue filled: the figure that the insertion hangs on, if it is like that of the slot named.
    pub(super) fn beside(&self, trigger: &Trigger, window: &Range<u32>, binding: &mut Binding) {
        if trigger.insertion == Insertion::None {
            return;
        }
        for slot in &self.frame.slots {
            if binding.filler(slot.number).is_some() {
                continue;
            }
            let Some(Filler::Figure(partner)) = slot.beside.and_then(|partner| binding.filler(partner)) else {
                continue;
            };
            let found =
                self.scene.spots.get(*partner).and_then(|partner| self.hung_on(trigger, window, partner, binding));
            binding.slots.extend(found.map(|found| (slot.number, Filler::Figure(found))));
        }
    }

    fn hung_on(&self, trigger: &Trigger, window: &Range<u32>, partner: &Spot<'_>, binding: &Binding) -> Option<usize> {
        let clause = self.scene.clause(trigger.tokens.start).start;
        // A dash opens a clause, and what stands behind it hangs on the clause before.
        let opens = trigger.tokens.start <= clause + 6;
        let start =
            if opens { self.scene.clause(clause.saturating_sub(2)).start } else { clause }.max(self.sentence.start);
        let bound = |index: &usize| binding.slots.iter().any(|(_, filler)| *filler == Filler::Figure(*index));
        let mut found: Vec<(usize, &Spot<'_>)> = (self.scene.spots_in(&(start..trigger.tokens.start)))
            .filter(|(index, spot)| {
                let level = !self.is_no_level(spot) && !self.is_distance(spot) && !spot.quantity.attributive;
                level && !bound(index) && !self.is_compared(spot) && alike(spot, partner)
            })
            .collect();
        if found.iter().any(|(_, spot)| spot.tokens.start >= window.start) {
            found.retain(|(_, spot)| spot.tokens.start >= window.start);
        }
        let near = |spot: &Spot<'_>| {
            let ratio = spot.quantity.number()?.value.div(partner.quantity.number()?.value)?;
            Some(ratio <= Rational::whole(3) && ratio >= Rational::new(1, 3)?)
        };
        match found.as_slice() {
            [(only, _)] => Some(*only),
            [others @ .., (last, spot)] => {
                let clear = near(spot)? && !others.iter().any(|(_, other)| near(other) == Some(true));
                clear.then_some(*last)
            }
            [] => None,
        }
    }

    /// "larger than the 13 of May": the level of another comparison.
    fn is_compared(&self, spot: &Spot<'_>) -> bool {
        (1..4).filter_map(|back| self.word(spot.tokens.start.checked_sub(back)?)).any(|word| word == literal("than"))
    }

    /// Whether the word is a noun that the trigger before it acts on ("lowered the forecast for growth"), or tied to
    /// what follows by a hyphen ("lower-end"): no trigger of its own.
    pub(super) fn is_object(&self, at: u32, end: u32) -> bool {
        let tied = self.scene.token(end).is_some_and(|token| token.glued() && token.key == literal("-"));
        let Some(before) = self.found.last().map(|trigger| trigger.tokens.end) else { return tied };
        let noun = self.word(at).and_then(look_up).is_some_and(|info| {
            info.any(WordInfo::PLURAL) || info.any(WordInfo::NOUN) && !info.any(WordInfo::VERB_FORM)
        });
        let figures = self.scene.spots_in(&(before..at)).any(|(_, spot)| spot.kind & KindSet::DATE == 0);
        let marks = (before..at).filter_map(|token| self.scene.token(token)).any(|token| !token.is_word());
        let own = at.checked_sub(1).and_then(|left| self.word(left)).is_some_and(|left| OWN.contains(&left));
        let infinitive = at.checked_sub(1).and_then(|left| self.word(left)) == Some(literal("to"));
        tied || noun && !infinitive && !own && !figures && !marks && !self.is_apposition(at)
    }

    /// "higher spending": a comparative before its noun moves no level.
    pub(super) fn is_attribute(&self, at: u32, end: u32) -> bool {
        let higher = self.word(at) == Some(literal("higher")) && end == at + 1 && self.scene.spot_over(end).is_none();
        let noun = |info: WordInfo| {
            info.any(WordInfo::NOUN | WordInfo::PLURAL | WordInfo::ADJECTIVE) && !info.any(WordInfo::ADVERB)
        };
        higher && self.word(end).and_then(look_up).is_some_and(noun)
    }

    /// Whether a trigger can be nothing but a verb, which tells the direction by itself: "fell", "dropping".
    pub(super) fn is_verb(&self, trigger: &Range<u32>) -> bool {
        let word = self.word(trigger.start);
        let info = word.and_then(look_up);
        let sure = |info: WordInfo| {
            info.any(WordInfo::PAST | WordInfo::ING) && !info.any(WordInfo::NOUN | WordInfo::PLURAL | WordInfo::VERB)
        };
        [literal("rose"), literal("fell")].into_iter().any(|verb| word == Some(verb)) || info.is_some_and(sure)
    }

    fn word(&self, at: u32) -> Option<Key> {
        self.scene.token(at).map(|token| token.key)
    }
}
