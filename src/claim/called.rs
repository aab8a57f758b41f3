//! The frames that a sentence calls for, by its words and figures and, where a frame reaches, by those beside it.

use crate::frame::{Call, Extent, Index, NONE, Sight, has};
use crate::sentence::Text;
use std::ops::Range;

/// What the words of a sentence call for.
#[derive(Default)]
pub struct Called {
    own: Vec<u64>,
    near: Vec<u64>,
    /// The kinds of figure in the sentence itself.
    kinds: u64,
    kept: Kept,
    /// The numbers of targets, each with whether a word of the sentence itself calls it.
    found: Vec<(u16, bool)>,
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
    pub fn read(&mut self, index: &Index, text: &Text<'_>, place: &Place<'_>, extent: Extent) {
        self.near.clear();
        self.near.resize(index.width(), 0);
        for sentence in place.near.clone() {
            let wishes = self.kept.wishes(index, text, sentence);
            self.near.iter_mut().zip(wishes).for_each(|(all, new)| *all |= new);
            if sentence == place.sentence {
                self.own.clear();
                self.own.extend_from_slice(wishes);
            }
        }
        self.kinds = place.own_sight.kinds;
        self.find(index, place, extent);
        self.collect(index);
    }

    /// The frames that look at the whole text and that the sentence read last calls for, given the figures of the text.
    pub fn whole<'f>(&'f self, index: &'f Index, sight: &'f Sight, extent: Extent) -> impl Iterator<Item = u16> + 'f {
        let called = index.whole(&self.own, self.kinds).filter(move |target| index.is_met(*target, extent, sight));
        called.filter_map(|target| index.target(target)).map(|target| target.frame)
    }

    fn find(&mut self, index: &Index, place: &Place<'_>, extent: Extent) {
        self.found.clear();
        for wish in ones(&self.own) {
            let seen = Seen { index, extent, sight: place.own_sight, wishes: &self.own };
            let calls = index.calls(wish, false, extent);
            self.found.extend(seen.answered(calls).map(|target| (target, true)));
        }
        for wish in ones(&self.near) {
            let seen = Seen { index, extent, sight: place.near_sight, wishes: &self.near };
            let called = has(&self.own, wish as u16);
            let calls = index.calls(wish, true, extent);
            self.found.extend(seen.answered(calls).map(|target| (target, called)));
        }
        for target in index.always(self.kinds) {
            let reaches = index.target(target).is_some_and(|target| target.reaches);
            let (sight, wishes) = if reaches { (place.near_sight, &self.near) } else { (place.own_sight, &self.own) };
            if (Seen { index, extent, sight, wishes }).answers(target) {
                self.found.push((target, true));
            }
        }
        self.found.sort_unstable();
    }

    /// Brings the targets frame by frame, without those of a frame that no word of the sentence itself calls.
    fn collect(&mut self, index: &Index) {
        self.targets.clear();
        let (mut first, mut own) = (0, false);
        for (target, called) in &self.found {
            let Some(target) = index.target(*target) else { continue };
            if self.targets.last().is_some_and(|(frame, _)| *frame != target.frame) {
                self.targets.truncate(if own { self.targets.len() } else { first });
                (first, own) = (self.targets.len(), false);
            }
            self.targets.push((target.frame, target.form));
            own |= called;
        }
        self.targets.truncate(if own { self.targets.len() } else { first });
    }
}

/// What is in sight of a target.
struct Seen<'s> {
    index: &'s Index,
    extent: Extent,
    sight: &'s Sight,
    wishes: &'s [u64],
}

impl Seen<'_> {
    /// The targets of calls for which all is in sight.
    fn answered(&self, calls: impl Iterator<Item = Call>) -> impl Iterator<Item = u16> {
        calls
            .take_while(|((_, least), _)| usize::from(*least) <= self.sight.figures)
            .filter(|(_, (kinds, other))| {
                (*kinds == u64::MAX || kinds & self.sight.kinds != 0) && (*other == NONE || has(self.wishes, *other))
            })
            .map(|((target, _), _)| target)
            .filter(|target| self.answers(*target))
    }

    fn answers(&self, target: u16) -> bool {
        let words = self.index.wishes(target).all(|wish| has(self.wishes, wish));
        words && self.index.is_met(target, self.extent, self.sight)
    }
}

/// The numbers of the bits that are set.
fn ones(bits: &[u64]) -> impl Iterator<Item = usize> {
    bits.iter().enumerate().flat_map(|(at, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(at * 64 + bit)
        })
    })
}

/// The wishes that the sentences read last fulfil: each is in sight of the one before it and the one behind it.
#[derive(Default)]
struct Kept([(Option<usize>, Vec<u64>); 3]);

impl Kept {
    fn wishes(&mut self, index: &Index, text: &Text<'_>, sentence: usize) -> &[u64] {
        let [zero, one, two] = &mut self.0;
        let (number, wishes) = match sentence % 3 {
            0 => zero,
            1 => one,
            _ => two,
        };
        if *number != Some(sentence) {
            *number = Some(sentence);
            wishes.clear();
            wishes.resize(index.width(), 0);
            let tokens = text.sentences.get(sentence).map(|sentence| sentence.tokens.clone());
            for token in text.tokens_in(tokens.unwrap_or_default()) {
                index.fulfil(token.key, wishes);
            }
        }
        wishes
    }
}
