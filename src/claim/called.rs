//! The frames that a sentence calls for, by the bits of its words and, where a frame reaches, of those beside it.

use super::frames::Frames;
use super::imprint::Imprint;
use super::need::{Extent, Sight};
use super::targets::set;
use crate::sentence::Text;
use std::ops::Range;

/// What the words of a sentence call for.
#[derive(Default)]
pub struct Called {
    own: Words,
    near: Words,
    kept: Kept,
    /// Frames with their forms, in order; a form of `None` is the trigger.
    pub targets: Vec<(u16, Option<u16>)>,
}

/// Where a sentence stands, and what figures it and its neighbourhood hold.
pub struct Place<'p> {
    /// Its number.
    pub sentence: usize,
    /// The sentences in sight, itself among them.
    pub near: Range<usize>,
    /// The figures in it.
    pub own_sight: &'p Sight,
    /// The figures in all of them.
    pub near_sight: &'p Sight,
}

impl Called {
    /// Reads the words of a sentence and of those beside it. A frame is called by a word of the sentence itself; which of
    /// the forms of a frame that reaches are tried, the words beside have a say in.
    pub fn read(&mut self, frames: &Frames, text: &Text<'_>, place: &Place<'_>, extent: Extent) {
        self.near.clear(frames);
        for index in place.near.clone() {
            let words = self.kept.words(frames, text, index);
            self.near.join(words);
            if index == place.sentence {
                self.own.clone_from(words);
            }
        }
        for (target, _) in frames.always.iter().filter(|(_, needed)| place.own_sight.kinds & needed != 0) {
            set(&mut self.own.bits, *target);
            set(&mut self.near.bits, *target);
        }
        self.collect(frames, place, extent);
    }

    /// The frames that look at the whole text and that the sentence read last calls for, given the figures of the text.
    pub fn whole<'f>(&'f self, frames: &'f Frames, sight: &'f Sight, extent: Extent) -> impl Iterator<Item = u16> + 'f {
        let called = |target: usize| self.own.bits.get(target / 64).is_some_and(|bits| bits >> (target % 64) & 1 == 1);
        let called = frames.whole.iter().filter(move |target| called(**target));
        let targets = called.filter_map(|target| frames.targets.get(*target));
        targets.filter(move |target| target.need(extent).is_met(sight)).map(|target| target.frame)
    }

    fn collect(&mut self, frames: &Frames, place: &Place<'_>, extent: Extent) {
        let mut targets = Open { all: std::mem::take(&mut self.targets), first: 0, called: false };
        targets.all.clear();
        let (inside, reaching) = frames.feasible(extent).masks(place.own_sight, place.near_sight);
        let bits = self.own.bits.iter().zip(&self.near.bits).zip(inside.iter().zip(reaching)).enumerate();
        for (number, ((own, near), (inside, reaching))) in bits {
            let mut bits = own & inside | near & reaching;
            while bits != 0 {
                let bit = bits.trailing_zeros();
                bits &= bits - 1;
                let at = number * 64 + bit as usize;
                let Some(gate) = frames.gates.get(at) else { continue };
                let (sight, words) = if gate.reaches {
                    (place.near_sight, &self.near.imprint)
                } else {
                    (place.own_sight, &self.own.imprint)
                };
                if !gate.is_open(extent, sight.kinds, words) {
                    continue;
                }
                let Some(target) = frames.targets.get(at) else { continue };
                if !target.need(extent).is_met(sight) || !target.may_read(words) {
                    continue;
                }
                targets.add((target.frame, target.form), own >> bit & 1 == 1);
            }
        }
        targets.end_frame();
        self.targets = targets.all;
    }
}

/// Targets being collected, frame by frame.
struct Open {
    all: Vec<(u16, Option<u16>)>,
    /// Where those of the last frame begin.
    first: usize,
    /// Whether a word of the sentence itself calls the last frame.
    called: bool,
}

impl Open {
    fn add(&mut self, target: (u16, Option<u16>), called: bool) {
        if self.all.last().is_some_and(|(frame, _)| *frame != target.0) {
            self.end_frame();
        }
        self.all.push(target);
        self.called |= called;
    }

    /// Drops the forms of a frame that no word of the sentence itself calls.
    fn end_frame(&mut self) {
        if !self.called {
            self.all.truncate(self.first);
        }
        (self.first, self.called) = (self.all.len(), false);
    }
}

/// The words of a stretch: the targets that they call for, one bit each, and their imprint.
#[derive(Default, Clone)]
struct Words {
    bits: Vec<u64>,
    imprint: Imprint,
}

impl Words {
    fn clear(&mut self, frames: &Frames) {
        self.bits.clear();
        self.bits.resize(frames.targets.len().div_ceil(64), 0);
        self.imprint = Imprint::default();
    }

    fn join(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(all, new)| *all |= new);
        self.imprint.join(&other.imprint);
    }

    fn read(&mut self, frames: &Frames, text: &Text<'_>, tokens: Range<u32>) {
        self.clear(frames);
        for token in text.tokens_in(tokens) {
            self.imprint.add(token.key);
            if let Some(targets) = frames.called_by(token.key) {
                targets.add_to(&mut self.bits);
            }
        }
    }
}

/// The words of the sentences that were read last: each is in sight of the one before it and the one behind it.
#[derive(Default)]
struct Kept([(Option<usize>, Words); 3]);

impl Kept {
    fn words(&mut self, frames: &Frames, text: &Text<'_>, sentence: usize) -> &Words {
        let [zero, one, two] = &mut self.0;
        let (number, words) = match sentence % 3 {
            0 => zero,
            1 => one,
            _ => two,
        };
        if *number != Some(sentence) {
            *number = Some(sentence);
            let tokens = text.sentences.get(sentence).map(|sentence| sentence.tokens.clone());
            words.read(frames, text, tokens.unwrap_or_default());
        }
        words
    }
}
