//! The frames that a sentence calls for, by the bits of its words.

use super::frames::{Frames, Target, set};
use super::imprint::Imprint;
use super::need::{Extent, Sight};
use crate::sentence::{Sentence, Text};

/// What the words of a sentence call for.
#[derive(Default)]
pub struct Called {
    bits: Vec<u64>,
    /// Frames with their forms, in order; a form of `None` is the trigger.
    pub targets: Vec<(u16, Option<u16>)>,
}

impl Called {
    /// Reads the words of a sentence; `own` figures are in it, `near` ones in it or beside it.
    pub fn read(
        &mut self,
        frames: &Frames,
        text: &Text<'_>,
        sentence: &Sentence,
        (own, near): (Sight, Sight),
        extent: Extent,
    ) {
        self.bits.clear();
        self.bits.resize(frames.targets.len().div_ceil(64), 0);
        for (target, _) in frames.always.iter().filter(|(_, needed)| own.kinds & needed != 0) {
            set(&mut self.bits, *target);
        }
        let mut words = Imprint::default();
        for token in text.tokens_in(sentence.tokens.clone()) {
            words.add(token.key);
            if let Some(bits) = frames.called_by(token.key) {
                self.bits.iter_mut().zip(bits).for_each(|(all, new)| *all |= new);
            }
        }
        frames.feasible(extent).keep(&mut self.bits, own, near);
        self.targets.clear();
        for (word, bits) in self.bits.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let target = frames.targets.get(word * 64 + bits.trailing_zeros() as usize);
                let fits = |target: &&Target| {
                    target.need(extent).is_met(if target.reaches { near } else { own }) && target.may_read(&words)
                };
                self.targets.extend(target.filter(fits).map(|target| (target.frame, target.form)));
                bits &= bits - 1;
            }
        }
    }
}
