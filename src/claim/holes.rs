//! How holes are filled: with a figure behind transparent words, a coordination, a list of names, a phrase.

use super::items;
use super::matcher::{Direction, Filler, Matcher};
use super::series;
use crate::check::KindSet;
use crate::frame::{Step, may_begin};

/// Words of the longest insertion.
const LONGEST_ASIDE: u32 = 10;
/// Words of the longest phrase.
const LONGEST_PHRASE: usize = 6;

/// A hole to be filled.
#[derive(Clone, Copy)]
pub(super) struct Hole<'p> {
    /// The slot that it fills, if it has a name.
    pub slot: Option<u8>,
    /// What it takes.
    pub kinds: KindSet,
    /// The way the match reads.
    pub direction: Direction,
    /// The steps that are left beside it.
    pub rest: &'p [Step],
}

/// What is done with each way to fill a hole; ends the search by saying true.
type Then<'n, 's, 't> = &'n mut dyn FnMut(&mut Matcher<'s, 't>, u32) -> bool;

impl<'s, 't> Matcher<'s, 't> {
    /// Fills a hole in every way and goes on with each.
    pub(super) fn hole(&mut self, hole: Hole<'_>, at: u32, then: Then<'_, 's, 't>) -> bool {
        let (kinds, forward) = (hole.kinds, hole.direction == Direction::Forward);
        if kinds.any(KindSet::LIST) && forward {
            return self.list(hole, at, then);
        }
        if kinds.any(KindSet::ITEMS | KindSet::NAMES | KindSet::SERIES) && forward {
            return self.items(hole, at, then);
        }
        if kinds.any(KindSet::ASIDE) && forward {
            return self.aside(hole, at, then);
        }
        if kinds.any(KindSet::NP | KindSet::WORD) {
            return self.phrase(hole, at, then);
        }
        self.figure(hole, at, then)
    }

    fn figure(&mut self, hole: Hole<'_>, at: u32, then: Then<'_, 's, 't>) -> bool {
        let Some(index) = self.figure_beside(hole.kinds, at, hole.direction) else { return false };
        let Some(spot) = self.scene.spots.get(index) else { return false };
        let ends = match hole.direction {
            Direction::Forward => spot.ends,
            Direction::Backward => {
                [self.before(spot.tokens.start), spot.tokens.start, spot.tokens.start, spot.tokens.start]
            }
        };
        self.take(hole, || Filler::Figure(index), &ends, then)
    }

    /// Tries what follows with a filler in its slot, for each of the ends where the next step can begin.
    fn take(&mut self, hole: Hole<'_>, filler: impl FnOnce() -> Filler, ends: &[u32], then: Then<'_, 's, 't>) -> bool {
        let scene = self.scene;
        let goes_on = |end: &&u32| {
            hole.direction == Direction::Backward || may_begin(hole.rest, scene.token(**end).map(|token| token.key))
        };
        let mut ends = ends.iter().filter(goes_on).peekable();
        if ends.peek().is_none() {
            return false;
        }
        if let Some(slot) = hole.slot {
            self.captures.slots.push((slot, filler()));
        }
        let mut last = None;
        for end in ends {
            if last != Some(*end) && then(self, *end) {
                return true;
            }
            last = Some(*end);
        }
        if hole.slot.is_some() {
            self.captures.slots.pop();
        }
        false
    }

    /// The figure that begins at `at` or behind transparent words; backwards, the one that reading comes upon first.
    fn figure_beside(&self, kinds: KindSet, at: u32, direction: Direction) -> Option<usize> {
        let index = match direction {
            Direction::Forward => self.scene.spot_at(self.after_transparent(at))?,
            Direction::Backward => self.spot_ending(at)?,
        };
        let spot = self.scene.spots.get(index)?;
        kinds.any(spot.kind).then_some(index)
    }

    /// The first figure behind which reading may go on at a token; what belongs to one is no longer than this.
    fn spot_ending(&self, at: u32) -> Option<usize> {
        const LONGEST: u32 = 60;
        let from = self.scene.spots.partition_point(|spot| spot.tokens.end + LONGEST < at);
        let near = self.scene.spots.get(from..)?.iter().take_while(|spot| spot.tokens.end <= at);
        (from..).zip(near).find(|(_, spot)| spot.ends.contains(&at)).map(|(index, _)| index)
    }

    /// The token behind determiners and the like.
    pub fn after_transparent(&self, at: u32) -> u32 {
        let mut token = at;
        while token < at + 4 && self.scene.spot_over(token).is_none() && self.is_transparent(token) {
            token += 1;
        }
        token
    }

    /// The token from which transparent words lead up to `at`.
    pub fn before(&self, at: u32) -> u32 {
        let mut token = at;
        while token + 4 > at {
            let Some(left) =
                token.checked_sub(1).filter(|left| self.is_transparent(*left) && self.scene.spot_over(*left).is_none())
            else {
                break;
            };
            token = left;
        }
        token
    }

    fn is_transparent(&self, at: u32) -> bool {
        self.scene.token(at).is_some_and(|token| self.transparent.contains(&token.key))
    }

    fn list(&mut self, hole: Hole<'_>, at: u32, then: Then<'_, 's, 't>) -> bool {
        let list = super::coordination::figures(self.scene, self.after_transparent(at), hole.kinds);
        for length in (2..=list.len()).rev() {
            let members = list.get(..length).unwrap_or_default();
            let Some(last) = members.last().and_then(|last| self.scene.spots.get(*last)) else { return false };
            let ends = last.ends;
            if self.take(hole, || Filler::List(members.to_vec()), &ends, then) {
                return true;
            }
        }
        false
    }

    fn items(&mut self, hole: Hole<'_>, at: u32, then: Then<'_, 's, 't>) -> bool {
        let items = if hole.kinds.any(KindSet::ITEMS) {
            items::items(self.scene, at, hole.kinds.any(KindSet::NAMED))
        } else if hole.kinds.any(KindSet::SERIES) {
            series::series(self.scene, at)
        } else {
            items::names(self.scene, at)
        };
        let Some(end) = items.last().map(|item| item.end) else { return false };
        items.len() > 1 && self.take(hole, || Filler::Items(items), &[end], then)
    }

    /// An insertion without figures, between commas or dashes or in brackets.
    fn aside(&mut self, hole: Hole<'_>, at: u32, then: Then<'_, 's, 't>) -> bool {
        let mark = |at: u32| self.scene.token(at).map(|token| token.text(self.scene.text.prose())).unwrap_or_default();
        let closing = match mark(at) {
            "(" => ")",
            open @ ("," | "–" | "—") => open,
            _ => return false,
        };
        let plain = |at: &u32| self.scene.spot_over(*at).is_none() && !matches!(mark(*at), "" | "." | ";" | ":");
        let end = (at + 1..=at + 1 + LONGEST_ASIDE).take_while(plain).find(|at| mark(*at) == closing);
        end.is_some_and(|end| self.take(hole, || Filler::Phrase(at..end + 1), &[end + 1], then))
    }

    /// Where reading goes on behind a date or an ordinal: in a phrase they are words like others.
    fn over_date(&self, at: u32, direction: Direction) -> Option<u32> {
        let token = if direction == Direction::Forward { at } else { at.checked_sub(1)? };
        let spot = self.scene.spots.get(self.scene.spot_over(token)?)?;
        let passed = spot.kind & (KindSet::DATE | KindSet::ORDINAL) != 0;
        let end = if direction == Direction::Forward { spot.tokens.end } else { spot.tokens.start };
        passed.then_some(end)
    }

    fn phrase(&mut self, hole: Hole<'_>, at: u32, then: Then<'_, 's, 't>) -> bool {
        let longest = if hole.kinds.any(KindSet::WORD) { 1 } else { LONGEST_PHRASE };
        let mut ends = [at; LONGEST_PHRASE];
        let mut end = at;
        let mut found = 0;
        for slot in ends.iter_mut().take(longest) {
            let dated = (longest > 1).then(|| self.over_date(end, hole.direction)).flatten();
            let Some(next) = dated.or_else(|| self.over_word(end, hole.direction)) else { break };
            end = next;
            *slot = end;
            found += 1;
        }
        ends.iter().take(found).rev().any(|end| {
            let range = at.min(*end)..at.max(*end);
            self.take(hole, || Filler::Phrase(range), &[*end], then)
        })
    }

    /// Where reading goes on behind a word, a number without a figure, or a mark inside of a word.
    fn over_word(&self, at: u32, direction: Direction) -> Option<u32> {
        let (token, next) = self.beside(at, direction)?;
        let prose = self.scene.text.prose();
        let joins = |found: &crate::token::Token| matches!(found.text(prose), "'" | "’" | "-");
        self.scene
            .token(token)
            .is_some_and(|found| found.is_word() || found.is_number() || joins(found))
            .then_some(next)
    }
}
