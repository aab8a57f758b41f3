//! The frames that a sentence calls for, by the bits of its words.

use super::frames::{Frames, set};
use crate::check::KindSet;
use crate::sentence::{Sentence, Text};

/// What the words of a sentence call for.
#[derive(Default)]
pub struct Called {
    bits: Vec<u64>,
    /// Frames with their forms, in order; a form of `None` is the trigger.
    pub targets: Vec<(u16, Option<u16>)>,
}

impl Called {
    /// Reads the words and the kinds of figure of a sentence.
    pub fn read(&mut self, frames: &Frames, text: &Text<'_>, sentence: &Sentence) {
        self.bits.clear();
        self.bits.resize(frames.targets.len().div_ceil(64), 0);
        let range = sentence.quantities.start as usize..sentence.quantities.end as usize;
        let quantities = text.quantities.get(range).unwrap_or_default();
        let kinds = quantities.iter().fold(0, |kinds, quantity| kinds | KindSet::bits_of(quantity.kind));
        for (target, _) in frames.always.iter().filter(|(_, needed)| kinds & needed != 0) {
            set(&mut self.bits, *target);
        }
        for token in text.tokens_in(sentence.tokens.clone()) {
            if let Some(bits) = frames.calls.get(&token.key) {
                self.bits.iter_mut().zip(bits).for_each(|(all, new)| *all |= new);
            }
        }
        self.targets.clear();
        for (word, bits) in self.bits.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let target = frames.targets.get(word * 64 + bits.trailing_zeros() as usize);
                self.targets
                    .extend(target.filter(|target| frames.may_fit(**target, widest(kinds), quantities.len() * 2)));
                bits &= bits - 1;
            }
        }
    }
}

/// Every kind that figures of these kinds may turn out to be in their scene.
const fn widest(kinds: u32) -> u32 {
    let more = if kinds & KindSet::COUNT != 0 {
        !(KindSet::ANY | KindSet::COUNT) | KindSet::NUMBER | KindSet::POINTS
    } else {
        0
    };
    let year = if kinds & KindSet::DATE != 0 { KindSet::YEAR } else { 0 };
    kinds | more | year | KindSet::TOTAL | KindSet::AVERAGE
}
