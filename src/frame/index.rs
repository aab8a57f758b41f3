//! Which triggers and forms a sentence calls for. Each asks for words, a set for each of its steps that must contain one:
//! such a set is a *wish*, and every word of a text fulfils some. A target is called by the rarest of its wishes, and only
//! where all of them are fulfilled is it looked at.
//!
//! Comes in: what `gather` laid out. Goes out: what a word fulfils, and what a wish calls for. Not here: the words of a
//! sentence (`claim`).

use super::need::{Extent, Need, Sight};
use super::rows::Rows;
use crate::token::{Filter, Key, KeySet, KeyTable};
use serde::{Deserialize, Serialize};

/// The number of no wish.
pub const NONE: u16 = u16::MAX;

/// What a word can call for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Target {
    /// A frame.
    pub frame: u16,
    /// One of its forms; `None` for its trigger.
    pub form: Option<u16>,
    /// Whether its figures may stand in the sentences beside.
    pub reaches: bool,
    /// Whether it is for short texts of few figures alone.
    pub few: bool,
    /// So many words may stand before that of its first wish; [`ANYWHERE`] where that says nothing of its beginning.
    pub lead: u8,
}

/// The lead of what may begin anywhere.
pub const ANYWHERE: u8 = u8::MAX;

/// Set beside a wish whose word stands right behind that of the wish before.
pub const BEHIND: u16 = 1 << 15;

/// Set where what is asked for is no word but a figure: the number is that of its kinds.
pub const FIGURE: u16 = 1 << 14;

/// What calls for a target.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Call {
    /// Its number.
    pub target: u16,
    /// The figures that it needs at least.
    pub least: u8,
    /// One more wish.
    pub other: u16,
    /// Whether it is for short texts of few figures alone.
    pub few: bool,
    /// Kinds one of which must be in sight; all bits where none need be.
    pub kinds: u64,
}

/// From this number of figures on all calls may be answered.
pub const MANY: usize = 4;

/// The calls of every wish.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Calls {
    /// Where those of each end.
    pub(super) ends: Vec<u16>,
    pub(super) calls: Vec<Call>,
    /// By number of figures in sight, the wishes that call for a target which so many are enough for.
    pub(super) callers: [Vec<u64>; MANY + 1],
}

impl Calls {
    /// Lays out the calls of all wishes, in their order.
    pub(super) fn new(all: Vec<Vec<Call>>) -> Self {
        let mut laid = Self::default();
        for (wish, mut calls) in all.into_iter().enumerate() {
            calls.sort_by_key(|call| (call.least, call.target));
            for (figures, callers) in laid.callers.iter_mut().enumerate() {
                callers.resize(wish / 64 + 1, 0);
                let enough = |call: &Call| figures == MANY || usize::from(call.least) <= figures;
                if let Some(bits) = callers.get_mut(wish / 64).filter(|_| calls.first().is_some_and(enough)) {
                    *bits |= 1 << (wish % 64);
                }
            }
            laid.calls.extend(calls);
            laid.ends.push(laid.calls.len() as u16);
        }
        laid
    }

    /// The wishes that call for anything, given so many figures in sight.
    #[must_use]
    pub fn callers(&self, figures: usize) -> &[u64] {
        self.callers.get(figures.min(MANY)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The calls of a wish, those that need the fewest figures first.
    #[must_use]
    pub fn of(&self, wish: u16) -> &[Call] {
        let end = |wish: u16| self.ends.get(usize::from(wish)).copied().unwrap_or(0);
        let start = wish.checked_sub(1).map_or(0, end);
        self.calls.get(usize::from(start)..usize::from(end(wish))).unwrap_or_default()
    }
}

/// The targets of all frames in their order, and what calls for them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Index {
    /// The words that fulfil wishes, for a first look.
    pub(super) filter: Filter,
    /// From a word to the row of its wishes.
    pub(super) words: KeyTable<u16>,
    /// A bit for each wish that a word fulfils: those of targets that stay inside of a sentence, and of those that reach.
    pub(super) fulfilled: [Rows; 2],
    /// How many wishes there are of each sort.
    pub(super) wishes: [u32; 2],
    /// By number of figures in a sentence, how many of the first wishes are of use, where contradictions are looked for.
    pub(super) levels: [u16; MANY + 1],
    /// Targets that stay inside of a sentence: for a worksheet, for contradictions.
    pub(super) inside: [Calls; 2],
    /// Targets that reach beyond it.
    pub(super) reaching: [Calls; 2],
    /// The targets; where the wishes of each end; its needs, for a worksheet and for contradictions.
    pub(super) targets: Vec<(Target, u16, [u16; 2])>,
    /// The wishes of the targets and the kinds of their figures, those of each in the order of its steps.
    pub(super) asked: Vec<u16>,
    /// The kinds that holes for a figure ask for.
    pub(super) kinds: Vec<u64>,
    pub(super) needs: Vec<Need>,
    /// Targets that need no word, with the kinds of figure that they need.
    pub(super) always: Vec<(u16, u64)>,
    /// Targets that look at the whole of a short text: the wish that calls them, or the kinds.
    pub(super) whole: Vec<(u16, u16, u64)>,
    /// Words that call a form without a hole for a figure, and those that call what looks at the whole of a short text so.
    pub(super) figureless: [KeySet; 2],
}

impl Index {
    /// How many wishes there are of targets that stay inside of a sentence, and of those that reach beyond it.
    #[must_use]
    pub fn sizes(&self) -> [usize; 2] {
        self.wishes.map(|wishes| wishes as usize)
    }

    /// So many of the first wishes of targets that stay inside are of use with so many figures.
    #[must_use]
    pub fn level(&self, figures: usize, extent: Extent) -> u16 {
        match extent {
            Extent::Worksheet => u16::MAX,
            _ => self.levels.get(figures.min(MANY)).copied().unwrap_or(u16::MAX),
        }
    }

    /// The row of the wishes that a word fulfils, if it fulfils any.
    #[inline]
    #[must_use]
    pub fn row(&self, word: Key) -> Option<u16> {
        if self.filter.may_hold(word) { self.words.get(word).next() } else { None }
    }

    /// By row, the wishes of targets that stay inside of a sentence, and of those that reach beyond it.
    #[must_use]
    pub const fn fulfilled(&self) -> &[Rows; 2] {
        &self.fulfilled
    }

    /// The calls of targets that reach beyond a sentence, or of those that do not.
    #[must_use]
    pub const fn calls(&self, reaching: bool, extent: Extent) -> &Calls {
        let [worksheet, contradictions] = if reaching { &self.reaching } else { &self.inside };
        match extent {
            Extent::Worksheet => worksheet,
            Extent::Contradictions | Extent::Verdicts => contradictions,
        }
    }

    /// A target by its number.
    #[must_use]
    pub fn target(&self, number: u16) -> Option<Target> {
        self.targets.get(usize::from(number)).map(|(target, ..)| *target)
    }

    /// Whether the figures in sight are enough for a target.
    #[must_use]
    pub fn is_met(&self, target: u16, extent: Extent, sight: &Sight) -> bool {
        let Some((.., [worksheet, contradictions])) = self.targets.get(usize::from(target)) else { return false };
        let need = if extent == Extent::Worksheet { worksheet } else { contradictions };
        self.needs.get(usize::from(*need)).is_some_and(|need| need.is_met(sight))
    }

    /// The kinds of figure that an entry with [`FIGURE`] stands for.
    #[must_use]
    pub fn kinds(&self, figure: u16) -> u64 {
        self.kinds.get(usize::from(figure & !FIGURE)).copied().unwrap_or(u64::MAX)
    }

    /// The wishes and figures of a target in the order of its steps, some with [`BEHIND`] or [`FIGURE`].
    #[must_use]
    pub fn wishes(&self, target: u16) -> &[u16] {
        let end = |target: u16| self.targets.get(usize::from(target)).map_or(0, |(_, end, _)| usize::from(*end));
        self.asked.get(target.checked_sub(1).map_or(0, end)..end(target)).unwrap_or_default()
    }

    /// The targets that need no word and find the kinds of figure that they need, in a text that has few figures or more.
    pub fn always(&self, kinds: u64, few: bool) -> impl Iterator<Item = u16> {
        let called = self.always.iter().filter(move |(_, needed)| kinds & needed != 0).map(|(target, _)| *target);
        called.filter(move |target| self.fits(*target, few))
    }

    /// The targets that look at the whole of a short text, where a sentence calls for them.
    pub fn whole(&self, wishes: &[u64], kinds: u64, few: bool) -> impl Iterator<Item = u16> {
        let called = move |wish: u16, needed: u64| if wish == NONE { kinds & needed != 0 } else { has(wishes, wish) };
        let whole = self.whole.iter().filter(move |(_, wish, needed)| called(*wish, *needed));
        whole.map(|(target, ..)| *target).filter(move |target| self.fits(*target, few))
    }

    /// Whether a target is for a text that has few figures, or more.
    fn fits(&self, target: u16, few: bool) -> bool {
        few || self.target(target).is_none_or(|target| !target.few)
    }

    /// Whether a word of a text, which may be a short one, calls what needs no figure beside it.
    #[inline]
    #[must_use]
    pub fn needs_no_figure(&self, word: Key, short: bool) -> bool {
        let [forms, whole] = &self.figureless;
        forms.contains(&word) || short && whole.contains(&word)
    }
}

/// Whether a wish is fulfilled.
#[inline]
#[must_use]
pub fn has(wishes: &[u64], wish: u16) -> bool {
    wishes.get(usize::from(wish) / 64).is_some_and(|bits| bits >> (wish % 64) & 1 == 1)
}
