//! How holes are filled: with a figure behind transparent words, a coordination, a list of names, a phrase.

use super::items;
use super::matcher::{Direction, Filler, Matcher};
use super::series;
use crate::check::KindSet;

/// Words of the longest insertion.
const LONGEST_ASIDE: u32 = 10;

impl Matcher<'_, '_> {
    /// Fills a hole in every way and goes on with each.
    pub(super) fn hole(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        if kinds.any(KindSet::LIST) && direction == Direction::Forward {
            return self.list(slot, kinds, at, then);
        }
        if kinds.any(KindSet::ITEMS | KindSet::NAMES | KindSet::SERIES) && direction == Direction::Forward {
            return self.items(slot, kinds, at, then);
        }
        if kinds.any(KindSet::ASIDE) && direction == Direction::Forward {
            return self.aside(slot, at, then);
        }
        if kinds.any(KindSet::NP | KindSet::WORD) {
            return self.phrase(slot, kinds, at, direction, then);
        }
        self.figure(slot, kinds, at, direction, then)
    }

    fn figure(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let Some(index) = self.figure_beside(kinds, at, direction) else { return false };
        let Some(spot) = self.scene.spots.get(index) else { return false };
        let ends = match direction {
            Direction::Forward => spot.ends,
            Direction::Backward => [self.before(spot.tokens.start), spot.tokens.start, spot.tokens.start],
        };
        self.take(slot, Filler::Figure(index), &ends, then)
    }

    /// Tries what follows with a filler in its slot, for each of the ends.
    fn take(
        &mut self,
        slot: Option<u8>,
        filler: Filler,
        ends: &[u32],
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        if let Some(slot) = slot {
            self.captures.slots.push((slot, filler));
        }
        let mut last = None;
        for end in ends {
            if last != Some(*end) && then(self, *end) {
                return true;
            }
            last = Some(*end);
        }
        if slot.is_some() {
            self.captures.slots.pop();
        }
        false
    }

    /// The figure that begins at `at` or behind transparent words; backwards, the one that reading comes upon first.
    fn figure_beside(&self, kinds: KindSet, at: u32, direction: Direction) -> Option<usize> {
        let index = match direction {
            Direction::Forward => self.scene.spot_at(self.after_transparent(at))?,
            Direction::Backward => self.scene.spots.iter().position(|spot| spot.ends.contains(&at))?,
        };
        let spot = self.scene.spots.get(index)?;
        kinds.any(spot.kind).then_some(index)
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

    fn list(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let list = super::coordination::figures(self.scene, self.after_transparent(at), kinds);
        for length in (2..=list.len()).rev() {
            let members: Vec<usize> = list.iter().take(length).copied().collect();
            let Some(last) = members.last().and_then(|last| self.scene.spots.get(*last)) else { return false };
            let ends = last.ends;
            if self.take(slot, Filler::List(members), &ends, then) {
                return true;
            }
        }
        false
    }

    fn items(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let items = if kinds.any(KindSet::ITEMS) {
            items::items(self.scene, at, kinds.any(KindSet::NAMED))
        } else if kinds.any(KindSet::SERIES) {
            series::series(self.scene, at)
        } else {
            items::names(self.scene, at)
        };
        let Some(end) = items.last().map(|item| item.end) else { return false };
        items.len() > 1 && self.take(slot, Filler::Items(items), &[end], then)
    }

    /// An insertion without figures, between commas or dashes or in brackets.
    fn aside(&mut self, slot: Option<u8>, at: u32, then: &mut dyn FnMut(&mut Self, u32) -> bool) -> bool {
        let mark = |at: u32| self.scene.token(at).map(|token| token.text(self.scene.text.prose())).unwrap_or_default();
        let closing = match mark(at) {
            "(" => ")",
            open @ ("," | "–" | "—") => open,
            _ => return false,
        };
        let plain = |at: &u32| self.scene.spot_over(*at).is_none() && !matches!(mark(*at), "" | "." | ";" | ":");
        let end = (at + 1..=at + 1 + LONGEST_ASIDE).take_while(plain).find(|at| mark(*at) == closing);
        end.is_some_and(|end| self.take(slot, Filler::Phrase(at..end + 1), &[end + 1], then))
    }

    /// Where reading goes on behind a date or an ordinal: in a phrase they are words like others.
    fn over_date(&self, at: u32, direction: Direction) -> Option<u32> {
        let token = if direction == Direction::Forward { at } else { at.checked_sub(1)? };
        let spot = self.scene.spots.get(self.scene.spot_over(token)?)?;
        let passed = spot.kind & (KindSet::DATE | KindSet::ORDINAL) != 0;
        let end = if direction == Direction::Forward { spot.tokens.end } else { spot.tokens.start };
        passed.then_some(end)
    }

    fn phrase(
        &mut self,
        slot: Option<u8>,
        kinds: KindSet,
        at: u32,
        direction: Direction,
        then: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> bool {
        let longest = if kinds.any(KindSet::WORD) { 1 } else { 6 };
        let mut ends = Vec::new();
        let mut end = at;
        while ends.len() < longest {
            let dated = (longest > 1).then(|| self.over_date(end, direction)).flatten();
            if let Some(next) = dated {
                end = next;
                ends.push(end);
                continue;
            }
            let Some((token, next)) = self.beside(end, direction) else { break };
            let prose = self.scene.text.prose();
            let joins = |found: &crate::token::Token| matches!(found.text(prose), "'" | "’" | "-");
            if !self.scene.token(token).is_some_and(|found| found.is_word() || found.is_number() || joins(found)) {
                break;
            }
            end = next;
            ends.push(end);
        }
        ends.reverse();
        for end in ends {
            let range = at.min(end)..at.max(end);
            if self.take(slot, Filler::Phrase(range), &[end], then) {
                return true;
            }
        }
        false
    }
}
