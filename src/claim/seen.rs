//! What of a frame's words is in sight, and whether they stand in its order: a look that costs a few bits, before any step
//! of the frame is tried.
//!
//! Comes in: tokens. Goes out: the wishes that they fulfil, the targets that find all theirs, and where those can begin. Not
//! here: which stretch of a text is looked at (`called`).

use super::called::{EVERY, Places};
use crate::frame::{ANYWHERE, BEHIND, Call, Extent, FIGURE, Index, NONE, Rows, Sight, has, kinds_of};
use crate::quantity::{Amount, Quantity};
use crate::token::Token;
use std::cell::Cell;

/// What the words of a sentence fulfil.
#[derive(Debug, Default)]
pub struct Words {
    /// One bit for each wish of targets that stay inside of a sentence.
    pub wishes: Vec<u64>,
    /// One bit for each wish of targets that reach beyond it.
    pub reaching: Vec<u64>,
    /// The words that fulfil any, as far as they are told apart: the place of each, and its row in the index.
    rows: Vec<(u8, u16)>,
    /// The tokens at which a figure may begin, with the kinds that it may be of.
    figures: Vec<(u8, u64)>,
    known: [Known; 2],
}

impl Words {
    /// Reads the words of a sentence for the wishes of targets that so many figures may be enough for, and its figures; the
    /// first token has this number in the text.
    pub fn read(&mut self, index: &Index, (first, tokens): (u32, &[Token]), quantities: &[Quantity], level: u16) {
        let [inside, reaching] = index.sizes();
        blank(&mut self.wishes, inside);
        blank(&mut self.reaching, reaching);
        self.rows.clear();
        self.known.iter().for_each(Known::forget);
        let [own, wide] = index.fulfilled().each_ref().map(Rows::open);
        let of_use = usize::from(level).div_ceil(64).min(self.wishes.len());
        for (at, token) in tokens.iter().enumerate() {
            let Some(row) = index.row(token.key) else { continue };
            own.add_to(self.wishes.get_mut(..of_use).unwrap_or_default(), row);
            wide.add_to(&mut self.reaching, row);
            if at < Places::BITS as usize {
                self.rows.push((at as u8, row));
            }
        }
        self.figures.clear();
        for quantity in quantities {
            // "From 10 to 15" may be two.
            let range = matches!(quantity.amount, Amount::Range(..));
            let starts = quantity.tokens.clone().take(if range { usize::MAX } else { 1 });
            let told_apart = starts.map(|at| at.saturating_sub(first)).filter(|at| *at < Places::BITS);
            self.figures.extend(told_apart.map(|at| (at as u8, kinds_of(quantity))));
        }
    }

    /// Where the words stand that fulfil a wish of targets that reach, or of those that do not, or where figures may begin.
    /// Few are asked about.
    pub fn places(&self, index: &Index, reaching: bool, wish: u16) -> Places {
        let ([inside, wide], [own, near]) = (index.fulfilled(), &self.known);
        let (rows, known) = if reaching { (wide, near) } else { (inside, own) };
        known.get(wish, || {
            let rows = rows.open();
            if wish & FIGURE != 0 {
                let kinds = index.kinds(wish);
                let fitting = self.figures.iter().filter(|(_, own)| own & kinds != 0);
                return fitting.fold(0, |all, (at, _)| all | 1 << at);
            }
            let fulfil = self.rows.iter().filter(|(_, row)| rows.has(*row, wish));
            fulfil.fold(0, |all, (at, _)| all | 1 << at)
        })
    }
}

/// No wish of so many.
pub fn blank(wishes: &mut Vec<u64>, size: usize) {
    wishes.clear();
    wishes.resize(size.div_ceil(64), 0);
}

/// So many wishes are remembered, each at its own place.
const KNOWN: usize = 256;

/// The places of the wishes that were asked about last.
#[derive(Debug)]
struct Known {
    wishes: [Cell<u16>; KNOWN],
    places: [Cell<Places>; KNOWN],
}

impl Default for Known {
    fn default() -> Self {
        Self { wishes: [const { Cell::new(NONE) }; KNOWN], places: [const { Cell::new(0) }; KNOWN] }
    }
}

impl Known {
    fn forget(&self) {
        self.wishes.iter().for_each(|wish| wish.set(NONE));
    }

    #[inline]
    fn get(&self, wish: u16, find: impl FnOnce() -> Places) -> Places {
        let at = usize::from(wish) % KNOWN;
        let (Some(known), Some(places)) = (self.wishes.get(at), self.places.get(at)) else { return find() };
        if known.replace(wish) != wish {
            places.set(find());
        }
        places.get()
    }
}

/// What is in sight of a target.
pub struct Seen<'s, P> {
    /// The targets.
    pub index: &'s Index,
    /// What is to come of them.
    pub extent: Extent,
    /// The figures in sight.
    pub sight: &'s Sight,
    /// Whether the text is short and has few figures.
    pub few: bool,
    /// The wishes that the words in sight fulfil.
    pub wishes: &'s [u64],
    /// Where the words stand that fulfil a wish; none where that is not told.
    pub places: Option<P>,
}

impl<P: Fn(u16) -> Places> Seen<'_, P> {
    /// Calls `found` with the targets for which all is in sight, those that reach or those that do not, and with where each
    /// can begin: those among them that one of some wishes calls, and that are `wanted`.
    pub fn answer(&self, reaching: bool, by: &[u64], wanted: impl Fn(u16) -> bool, mut found: impl FnMut(u16, Places)) {
        let calls = self.index.calls(reaching, self.extent);
        for (at, (own, callers)) in by.iter().zip(calls.callers(self.sight.figures)).enumerate() {
            let mut left = own & callers;
            while left != 0 {
                let wish = (at * 64) as u16 + left.trailing_zeros() as u16;
                left &= left - 1;
                let enough = |call: &&Call| usize::from(call.least) <= self.sight.figures;
                for call in calls.of(wish).iter().take_while(enough) {
                    let worth_it = self.is_worth_it(call) && wanted(call.target);
                    if let Some(starts) = worth_it.then(|| self.answers(call.target)).flatten() {
                        found(call.target, starts);
                    }
                }
            }
        }
    }

    fn is_worth_it(&self, call: &Call) -> bool {
        (self.few || !call.few)
            && (call.kinds == u64::MAX || call.kinds & self.sight.kinds != 0)
            && (call.other == NONE || has(self.wishes, call.other))
    }

    /// Where a target can begin, if all that it needs is in sight: nowhere if its words do not stand in their order.
    pub fn answers(&self, target: u16) -> Option<Places> {
        let wishes = self.index.wishes(target);
        let there = wishes.iter().all(|wish| wish & FIGURE != 0 || has(self.wishes, wish & !BEHIND));
        if !there || !self.index.is_met(target, self.extent, self.sight) {
            return None;
        }
        let Some(places) = self.places.as_ref().filter(|_| !wishes.is_empty()) else { return Some(EVERY) };
        let places = |wish: u16| places(wish & !BEHIND);
        Some(if in_order(wishes, &places) { self.starts(target, wishes, &places) } else { 0 })
    }

    /// Where a target can begin, by the places of its first words alone.
    pub fn begins(&self, target: u16, places: &impl Fn(u16) -> Places) -> Places {
        let anywhere = self.index.target(target).is_none_or(|target| target.reaches || target.lead == ANYWHERE);
        if anywhere { EVERY } else { self.starts(target, self.index.wishes(target), &|wish| places(wish & !BEHIND)) }
    }

    /// Where the first words can stand, those behind each other taken together, and what may stand before them.
    fn starts(&self, target: u16, wishes: &[u16], places: &impl Fn(u16) -> Places) -> Places {
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
fn up_to_last(wishes: &[u16], places: &impl Fn(u16) -> Places) -> Places {
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

/// Whether the words and figures stand in the order of their wishes.
fn in_order(wishes: &[u16], places: &impl Fn(u16) -> Places) -> bool {
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
