//! Reach: slots that the trigger's own sentence leaves empty, filled from the sentences beside it.

use super::bind::Binding;
use super::doubts::rivals;
use super::frames::FrameSlot;
use super::matcher::{Direction, Filler, Matcher};
use super::scene::Spot;
use super::triggers::{Trigger, Triggers};
use crate::check::KindSet;
use crate::token::key;

impl Triggers<'_, '_> {
    /// Slots that stayed empty are looked for in the sentences beside: behind a cue of the next one, or as the one
    /// figure of the sentence before to which this one points back.
    pub(super) fn reach(&self, trigger: &Trigger, matcher: &mut Matcher<'_, '_>, binding: &mut Binding) {
        for slot in &self.frame.slots {
            let wanted = binding.filler(slot.number).is_none() && !binding.slots.is_empty();
            if !wanted || slot.later.is_empty() && slot.anaphor.is_empty() {
                continue;
            }
            let found = self.earlier(slot, trigger, binding, matcher).or_else(|| self.later(slot, binding, matcher));
            if let Some(spot) = found {
                binding.slots.push((slot.number, Filler::Figure(spot)));
            }
        }
    }

    fn earlier(
        &self,
        slot: &FrameSlot,
        trigger: &Trigger,
        binding: &Binding,
        matcher: &mut Matcher<'_, '_>,
    ) -> Option<usize> {
        let start = self.sentence.start;
        let points = slot.anaphor.all.iter().any(|cue| {
            matcher
                .cue(cue, start, Direction::Forward)
                .is_some_and(|(end, _)| end == trigger.tokens.start || end == trigger.tokens.end)
        });
        let mut fitting = self
            .scene
            .spots
            .iter()
            .enumerate()
            .filter(|(_, spot)| spot.tokens.end <= start && self.alike(slot, spot, binding));
        let only = fitting.next().filter(|_| points)?;
        fitting.next().is_none().then_some(only.0)
    }

    fn later(&self, slot: &FrameSlot, binding: &Binding, matcher: &mut Matcher<'_, '_>) -> Option<usize> {
        if self.names_another_base() {
            return None;
        }
        let behind = self.scene.spots.iter().enumerate().filter(|(_, spot)| spot.tokens.start >= self.sentence.end);
        let mut fitting = behind.filter(|(_, spot)| self.alike(slot, spot, binding));
        let (index, spot) = fitting.next()?;
        let cued = slot.later.all.iter().any(|cue| {
            let left = matcher.before(spot.tokens.start);
            (left..=spot.tokens.start).any(|at| matcher.cue(cue, at, Direction::Backward).is_some())
        });
        let dated = self.scene.spot_at(spot.tokens.end + 1).or_else(|| self.scene.spot_at(spot.tokens.end));
        let elsewhere =
            dated.and_then(|at| self.scene.spots.get(at)).is_some_and(|next| next.kind & KindSet::DATE != 0);
        (cued && !elsewhere && fitting.next().is_none()).then_some(index)
    }

    /// "rose 5 percent from April": the base is named in the trigger's sentence, and no figure of the next is it.
    fn names_another_base(&self) -> bool {
        let inside = |spot: &&Spot<'_>| self.sentence.contains(&spot.tokens.start);
        let named = KindSet::DATE | KindSet::YEAR | KindSet::DURATION;
        self.scene.spots.iter().filter(inside).filter(|spot| spot.kind & named != 0).any(|spot| {
            let before = |back: u32| spot.tokens.start.checked_sub(back).and_then(|at| self.scene.token(at));
            let from =
                |back: u32| before(back).is_some_and(|token| token.key == key("from") || token.key == key("since"));
            from(1) || from(2)
        })
    }

    /// Whether a figure of another sentence is of the unit of those bound here.
    fn alike(&self, slot: &FrameSlot, spot: &Spot<'_>, binding: &Binding) -> bool {
        let bound = binding.slots.iter().filter_map(|(_, filler)| {
            if let Filler::Figure(index) = filler { self.scene.spots.get(*index) } else { None }
        });
        let mut levels = bound.filter(|other| slot.kinds.any(other.kind)).peekable();
        slot.kinds.any(spot.kind) && levels.peek().is_some() && levels.any(|other| rivals(spot, other))
    }
}
