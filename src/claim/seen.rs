//! What of a frame's words is in sight, and whether they stand in its order: a look that costs a few bits, before any step
//! of the frame is tried.
//!
//! Comes in: tokens. Goes out: the wishes that they fulfil, the targets that find all theirs, and where those can begin. Not
//! here: which stretch of a text is looked at (`called`).

use super::called::EVERY;
use crate::frame::{ANYWHERE, BEHIND, Call, Extent, Index, NONE, Sight, has};
use crate::token::Token;

/// What the words of a sentence fulfil.
#[derive(Default)]
pub struct Words {
    /// One bit for each wish of targets that stay inside of a sentence.
    pub wishes: Vec<u64>,
    /// One bit for each wish of targets that reach beyond it.
    pub reaching: Vec<u64>,
    /// For each of the first that is fulfilled, one bit for each word that fulfils it.
    places: Vec<u64>,
    /// Whether there are bits enough for the words.
    told_apart: bool,
}

impl Words {
    /// Reads the words of a sentence for the wishes of targets that so many figures may be enough for.
    pub fn read(&mut self, index: &Index, tokens: &[Token], level: u16) {
        let [inside, reaching] = index.sizes();
        blank(&mut self.wishes, inside);
        blank(&mut self.reaching, reaching);
        self.told_apart = tokens.len() <= 64;
        self.places.resize(inside, 0);
        for (at, token) in tokens.iter().enumerate() {
            let place = 1 << (at % 64);
            let (inside, reaching) = index.fulfilled(token.key);
            for wish in inside.iter().take_while(|wish| **wish < level) {
                let wish = usize::from(*wish);
                let (Some(bits), Some(places)) = (self.wishes.get_mut(wish / 64), self.places.get_mut(wish)) else {
                    continue;
                };
                // What stands there of a sentence read before is of no account.
                let known = *bits >> (wish % 64) & 1 == 1;
                *places = if known { *places | place } else { place };
                *bits |= 1 << (wish % 64);
            }
            for wish in reaching.iter().map(|wish| usize::from(*wish)) {
                self.reaching.get_mut(wish / 64).into_iter().for_each(|bits| *bits |= 1 << (wish % 64));
            }
        }
    }

    /// Where the words stand, if that can be told.
    pub fn places(&self) -> Option<&[u64]> {
        self.told_apart.then_some(&*self.places)
    }
}

/// No wish of so many.
pub fn blank(wishes: &mut Vec<u64>, size: usize) {
    wishes.clear();
    wishes.resize(size.div_ceil(64), 0);
}

/// What is in sight of a target.
pub struct Seen<'s> {
    /// The targets.
    pub index: &'s Index,
    /// What is to come of them.
    pub extent: Extent,
    /// The figures in sight.
    pub sight: &'s Sight,
    /// The wishes that the words in sight fulfil.
    pub wishes: &'s [u64],
    /// For each of them where those words stand; none where that is not told.
    pub places: Option<&'s [u64]>,
}

impl Seen<'_> {
    /// Calls `found` with the targets for which all is in sight, those that reach or those that do not: with the wish that
    /// calls each, and where it can begin.
    pub fn answer(&self, reaching: bool, mut found: impl FnMut(u16, u16, u64)) {
        let calls = self.index.calls(reaching, self.extent);
        for (at, (own, callers)) in self.wishes.iter().zip(calls.callers(self.sight.figures)).enumerate() {
            let mut left = own & callers;
            while left != 0 {
                let wish = (at * 64) as u16 + left.trailing_zeros() as u16;
                left &= left - 1;
                for call in calls.of(wish) {
                    if usize::from(call.least) > self.sight.figures {
                        break;
                    }
                    if let Some(starts) = self.is_worth_it(call).then(|| self.answers(call.target)).flatten() {
                        found(call.target, wish, starts);
                    }
                }
            }
        }
    }

    fn is_worth_it(&self, call: &Call) -> bool {
        (call.kinds == u64::MAX || call.kinds & self.sight.kinds != 0)
            && (call.other == NONE || has(self.wishes, call.other))
    }

    /// Where a target can begin, if all that it needs is in sight, its words in their order.
    pub fn answers(&self, target: u16) -> Option<u64> {
        let wishes = self.index.wishes(target);
        let there = wishes.iter().all(|wish| has(self.wishes, wish & !BEHIND));
        if !there || !self.index.is_met(target, self.extent, self.sight) {
            return None;
        }
        let Some(places) = self.places.filter(|_| !wishes.is_empty()) else { return Some(EVERY) };
        let places = |wish: u16| places.get(usize::from(wish & !BEHIND)).copied().unwrap_or_default();
        in_order(wishes, &places).then(|| self.starts(target, wishes, &places))
    }

    /// Where the first words can stand, those behind each other taken together, and what may stand before them.
    fn starts(&self, target: u16, wishes: &[u16], places: &impl Fn(u16) -> u64) -> u64 {
        let lead = self.index.target(target).map_or(ANYWHERE, |target| target.lead);
        let Some((first, rest)) = wishes.split_first().filter(|_| lead != ANYWHERE) else {
            return up_to_last(wishes, places);
        };
        let mut starts = places(*first);
        for (number, wish) in (1..).zip(rest.iter().take_while(|wish| *wish & BEHIND != 0)) {
            starts &= places(*wish) >> number;
        }
        (0..=lead).fold(0, |all, before| all | starts >> before)
    }
}

/// All places up to the last at which the first word can stand with the others behind it.
fn up_to_last(wishes: &[u16], places: &impl Fn(u16) -> u64) -> u64 {
    let mut allowed = EVERY;
    for wish in wishes.iter().rev() {
        let own = places(*wish) & allowed;
        allowed = own.checked_ilog2().map_or(0, |last| (1 << last) - 1);
        if own == 0 {
            return 0;
        }
    }
    allowed << 1 | 1
}

/// Whether the words stand in the order of their wishes.
fn in_order(wishes: &[u16], places: &impl Fn(u16) -> u64) -> bool {
    let mut ends = EVERY;
    for (number, wish) in wishes.iter().enumerate() {
        let places = places(*wish);
        let nearest = ends & ends.wrapping_neg();
        ends = match wish & BEHIND {
            _ if number == 0 => places,
            0 => places & !(nearest | (nearest - 1)),
            _ => ends << 1 & places,
        };
        if ends == 0 {
            return false;
        }
    }
    true
}
