//! Which triggers and forms a sentence calls for. Each asks for words, a set for each of its steps that must contain one:
//! such a set is a *wish*, and every word of a text fulfils some. A target is called by the rarest of its wishes, and only
//! where all of them are fulfilled is it looked at.
//!
//! Comes in: what `gather` laid out. Goes out: what a word fulfils, and what a wish calls for. Not here: the words of a
//! sentence (`claim`).

use super::need::{Extent, Need, Sight};
use crate::kept::Flat;
use crate::token::{Filter, Key, KeySet, KeyTable};
use serde::{Deserialize, Serialize};

/// The number of no wish.
pub const NONE: u16 = u16::MAX;

/// What a word can call for.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// A frame.
    pub frame: u16,
    /// One of its forms; `None` for its trigger.
    pub form: Option<u16>,
    /// Whether its figures may stand in the sentences beside.
    pub reaches: bool,
}

/// What calls for a target: its number, the figures that it needs at least, kinds one of which must be in sight, and one
/// more wish.
pub type Call = ((u16, u8), (u64, u16));

/// The calls for every wish: where those of each end.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Calls {
    pub(super) ends: Flat<u32>,
    pub(super) calls: Flat<Call>,
}

impl Calls {
    fn of(&self, wish: usize) -> impl Iterator<Item = Call> {
        let start = wish.checked_sub(1).and_then(|before| self.ends.get(before)).unwrap_or(0);
        self.calls.range(start as usize..self.ends.get(wish).unwrap_or(start) as usize)
    }
}

/// The targets of all frames in their order, and what calls for them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Index {
    /// The words that fulfil wishes, for a first look.
    pub(super) filter: Filter,
    /// From a word to the number of its set of wishes.
    pub(super) words: KeyTable<u16>,
    /// Where each set ends.
    pub(super) sets: Flat<u32>,
    pub(super) members: Flat<u16>,
    /// How many wishes there are.
    pub(super) wishes: u32,
    /// Targets that stay inside of a sentence: for a worksheet, for contradictions.
    pub(super) inside: [Calls; 2],
    /// Targets that reach beyond it.
    pub(super) reaching: [Calls; 2],
    /// Frame, form, whether it reaches; where its wishes end; its needs, for a worksheet and for contradictions.
    pub(super) targets: Flat<((u16, u16, u8), u32, (u16, u16))>,
    pub(super) asked: Flat<u16>,
    pub(super) needs: Vec<Need>,
    /// Targets that need no word, with the kinds of figure that they need.
    pub(super) always: Flat<(u16, u64)>,
    /// Targets that look at the whole of a short text: the wish that calls them, or the kinds.
    pub(super) whole: Flat<(u16, (u16, u64))>,
    /// Words that call a form without a hole for a figure.
    pub(super) figureless: KeySet,
}

impl Index {
    /// How many words of bits a set of wishes takes.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.wishes.div_ceil(64) as usize
    }

    /// Sets the bits of the wishes that a word fulfils.
    #[inline]
    pub fn fulfil(&self, word: Key, wishes: &mut [u64]) {
        if !self.filter.may_hold(word) {
            return;
        }
        let Some(set) = self.words.get(word).next().map(usize::from) else { return };
        let start = set.checked_sub(1).and_then(|before| self.sets.get(before)).unwrap_or(0);
        for wish in self.members.range(start as usize..self.sets.get(set).unwrap_or(start) as usize) {
            if let Some(bits) = wishes.get_mut(usize::from(wish) / 64) {
                *bits |= 1 << (wish % 64);
            }
        }
    }

    /// The calls of a wish, those that need the fewest figures first: for targets that reach, or for those that do not.
    pub fn calls(&self, wish: usize, reaching: bool, extent: Extent) -> impl Iterator<Item = Call> {
        let [worksheet, contradictions] = if reaching { &self.reaching } else { &self.inside };
        let calls = if extent == Extent::Worksheet { worksheet } else { contradictions };
        calls.of(wish)
    }

    /// A target by its number.
    #[must_use]
    pub fn target(&self, number: u16) -> Option<Target> {
        let ((frame, form, reaches), ..) = self.targets.get(usize::from(number))?;
        Some(Target { frame, form: (form != NONE).then_some(form), reaches: reaches != 0 })
    }

    /// Whether the figures in sight are enough for a target.
    #[must_use]
    pub fn is_met(&self, target: u16, extent: Extent, sight: &Sight) -> bool {
        let Some((.., (worksheet, contradictions))) = self.targets.get(usize::from(target)) else { return false };
        let need = if extent == Extent::Worksheet { worksheet } else { contradictions };
        self.needs.get(usize::from(need)).is_some_and(|need| need.is_met(sight))
    }

    /// The wishes of a target.
    pub fn wishes(&self, target: u16) -> impl Iterator<Item = u16> {
        let end = |target: usize| self.targets.get(target).map_or(0, |(_, end, _)| end as usize);
        let start = usize::from(target).checked_sub(1).map_or(0, end);
        self.asked.range(start..end(usize::from(target)).max(start))
    }

    /// The targets that need no word and find the kinds of figure that they need.
    pub fn always(&self, kinds: u64) -> impl Iterator<Item = u16> {
        self.always.iter().filter(move |(_, needed)| kinds & needed != 0).map(|(target, _)| target)
    }

    /// The targets that look at the whole of a short text, where a sentence calls for them.
    pub fn whole(&self, wishes: &[u64], kinds: u64) -> impl Iterator<Item = u16> {
        let called =
            move |(wish, needed): (u16, u64)| if wish == NONE { kinds & needed != 0 } else { has(wishes, wish) };
        self.whole.iter().filter(move |(_, by)| called(*by)).map(|(target, _)| target)
    }

    /// Whether a word calls a form that needs no figure.
    #[inline]
    #[must_use]
    pub fn needs_no_figure(&self, word: Key) -> bool {
        self.figureless.contains(&word)
    }
}

/// Whether a wish is fulfilled.
#[inline]
#[must_use]
pub fn has(wishes: &[u64], wish: u16) -> bool {
    wishes.get(usize::from(wish) / 64).is_some_and(|bits| bits >> (wish % 64) & 1 == 1)
}
