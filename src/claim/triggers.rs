//! Triggers and their windows: a figure takes the slot whose cue touches it, and one slot only.

use super::bind::{Binding, among};
use super::called::Places;
use super::insertion::Insertion;
use super::matcher::{Direction, Filler, Matcher};
use super::open::is_one;
use super::scene::{Scene, Spot};
use crate::check::{KindSet, Take, Within};
use crate::frame::{Cues, Frame, FrameSlot, Meaning, Step};
use crate::token::{Key, KeySet};
use std::ops::Range;

/// A trigger with the window in which its figures stand.
#[derive(Debug, Clone)]
pub(super) struct Trigger {
    pub(super) tokens: Range<u32>,
    pub(super) meaning: Meaning,
    /// What its own holes took.
    pub(super) slots: Vec<(u8, Filler)>,
    /// "a 14 per cent fall", ", up from 50" behind another trigger of the same direction: it speaks of the same change.
    pub(super) insertion: Insertion,
}

pub(super) struct Triggers<'s, 't> {
    pub(super) frame: &'s Frame,
    pub(super) scene: &'s Scene<'t>,
    /// The sentence of the triggers; the scene may hold its neighbours.
    pub(super) sentence: Range<u32>,
    pub(super) found: Vec<Trigger>,
}

impl<'s, 't> Triggers<'s, 't> {
    /// The triggers of a frame in a scene.
    pub fn find(
        (frame, steps, starts): (&'s Frame, &[Step], Places),
        scene: &'s Scene<'t>,
        sentence: &Range<u32>,
        matcher: &mut Matcher<'_, '_>,
    ) -> Self {
        let mut triggers = Self { frame, scene, sentence: sentence.clone(), found: Vec::new() };
        let mut from = sentence.start;
        for at in beginnings(frame, scene, sentence.clone(), starts) {
            if at < from || at >= sentence.end {
                continue;
            }
            let Some((end, captures)) = matcher.find(steps, at, Direction::Forward).filter(|(end, _)| *end > at) else {
                continue;
            };
            from = end;
            let guarded = matcher.is_guarded(&frame.not_after, end, Direction::Forward)
                || matcher.is_guarded(&frame.not_before, at, Direction::Backward);
            let one = captures.slots.iter().any(|(_, filler)| match filler {
                Filler::Figure(index) => scene.spots.get(*index).is_some_and(|spot| is_one(spot, scene)),
                _ => false,
            });
            let plain = || triggers.is_object(at, end) || triggers.is_attribute(at, end);
            if !(guarded || one || frame.holes.is_empty() && plain()) {
                let meaning = captures.meaning.map(|(meaning, _)| meaning).unwrap_or_default();
                let insertion = triggers.insertion(&(at..end));
                triggers.found.push(Trigger { tokens: at..end, meaning, slots: captures.slots, insertion });
            }
        }
        triggers
    }

    /// A binding for each.
    pub fn bind(&self, matcher: &mut Matcher<'_, '_>) -> Vec<Binding> {
        let mut taken = vec![false; if self.found.is_empty() { 0 } else { self.scene.spots.len() }];
        let turns = |sign: i8| self.found.iter().any(|other| other.meaning.sign * sign < 0);
        let (up, down) = (turns(1), turns(-1));
        let mut bindings = Vec::new();
        for (index, trigger) in self.found.iter().enumerate() {
            let merged = index > 0 && trigger.insertion.follows();
            if merged && bindings.last().is_some_and(|last: &Binding| self.covers(last, trigger)) {
                continue;
            }
            let window = self.window(index);
            let filled = self.fill(trigger, &window, &taken, matcher);
            let mut rivals = self.rivals(&window, filled);
            rivals.iter_mut().for_each(|binding| self.doubts(&window, binding));
            if rivals.len() > 1 {
                bindings.append(&mut rivals);
                continue;
            }
            let Some(mut binding) = rivals.pop() else { continue };
            let sign = trigger.meaning.sign;
            if self.frame.open && (sign > 0 && up || sign < 0 && down) {
                binding.unknown = Some("ambiguous-binding");
            }
            let idle = |last: &Binding| {
                last.slots.is_empty() && last.meaning.sign * binding.meaning.sign < 0 && !self.is_verb(&trigger.tokens)
            };
            let clause = self.scene.clause(trigger.tokens.start);
            if bindings.last().is_some_and(|last| idle(last) && clause.contains(&last.trigger.start)) {
                // "cut its forecast for growth to 2 from 3": which of the two words tells the direction is unsure.
                binding.meaning.sign = 0;
            }
            for (_, filler) in &binding.slots {
                if let Filler::Figure(spot) = filler {
                    taken.get_mut(*spot).into_iter().for_each(|taken| *taken = true);
                }
            }
            bindings.push(binding);
        }
        bindings
    }

    /// Whether a binding took a figure beside the trigger.
    fn covers(&self, binding: &Binding, trigger: &Trigger) -> bool {
        binding.slots.iter().any(|(_, filler)| match filler {
            Filler::Figure(index) => self.scene.spots.get(*index).is_some_and(|spot| {
                spot.tokens.end + 2 >= trigger.tokens.start && spot.tokens.start <= trigger.tokens.end + 2
            }),
            _ => false,
        })
    }

    /// From the end of the trigger before to the start of the next that is no apposition; clauses end it too.
    fn window(&self, index: usize) -> Range<u32> {
        if let Some(trigger) = self.found.get(index).filter(|_| self.frame.open) {
            return self.open_window(trigger);
        }
        let here = self.found.get(index).map(|trigger| trigger.tokens.clone()).unwrap_or_default();
        let sign = self.found.get(index).map_or(0, |trigger| trigger.meaning.sign);
        let before = index.checked_sub(1).and_then(|before| self.found.get(before));
        let same = |trigger: &&Trigger| {
            !(trigger.insertion.follows() && (trigger.meaning.sign == sign || trigger.meaning.sign == 0))
        };
        let after = self.found.iter().skip(index + 1).find(same);
        let mut start = before.map_or(self.sentence.start, |before| before.tokens.end);
        let mut end = after.map_or(self.sentence.end, |after| after.tokens.start);
        if self.frame.clause {
            let clause = self.scene.clause(here.start);
            start = start.max(self.insertion_before(clause.start).unwrap_or(clause.start));
            end = end.min(clause.end);
        }
        start..end
    }

    fn fill(&self, trigger: &Trigger, window: &Range<u32>, taken: &[bool], matcher: &mut Matcher<'_, '_>) -> Binding {
        let mut fits: Vec<(u8, u8, usize)> = Vec::new();
        for (index, spot) in self.scene.spots_in(window) {
            let own = trigger.slots.iter().any(|(_, filler)| *filler == Filler::Figure(index));
            if own || !self.frame.open && taken.get(index).is_some_and(|taken| *taken) {
                continue;
            }
            let (no_level, distance) = (self.is_no_level(spot), self.is_distance(spot));
            // "two decades later" is no level, but the very thing where a stretch of time is asked for.
            for slot in self.frame.slots.iter().filter(|slot| !no_level || slot.kinds.is_time()) {
                let group = self.frame.open && spot.kind & KindSet::GROUP != 0 && !slot.kinds.any(KindSet::GROUP);
                let asked = slot.kinds.any(spot.kind) && !group && !(distance && slot.kinds.any(KindSet::MONEY));
                let score = if asked { score(slot, spot, window, matcher) } else { 0 };
                if score > 0 {
                    fits.push((score, slot.number, index));
                }
            }
        }
        self.keep_points(&mut fits);
        fits.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.cmp(&b.2)));
        let mut binding = Binding {
            slots: trigger.slots.clone(),
            meaning: trigger.meaning,
            trigger: trigger.tokens.clone(),
            unknown: None,
            guessed: false,
            rival: false,
        };
        self.assign(&fits, &mut binding);
        self.beside(trigger, window, &mut binding);
        self.reach(trigger, matcher, &mut binding);
        self.take_left(window, &mut binding);
        binding
    }

    fn assign(&self, fits: &[(u8, u8, usize)], binding: &mut Binding) {
        for (score, slot, spot) in fits {
            let used = |other: usize, binding: &Binding| {
                binding.slots.iter().any(|(_, filler)| *filler == Filler::Figure(other))
            };
            if binding.filler(*slot).is_some() || used(*spot, binding) {
                continue;
            }
            // A figure that is the only one for another slot is no rival for this one.
            let elsewhere = |index: usize| {
                let only =
                    |other: u8, score: u8| !fits.iter().any(|(s, o, i)| *o == other && *i != index && *s >= score);
                fits.iter().any(|(s, other, i)| *i == index && other != slot && s >= score && only(*other, *s))
            };
            let rival = fits.iter().any(|(s, other, index)| {
                s == score && other == slot && index != spot && !used(*index, binding) && !elsewhere(*index)
            });
            let open = || self.frame.slots.iter().any(|own| own.number == *slot && own.take == Take::Any);
            if rival && self.frame.need.contains(slot) && !open() {
                binding.unknown = Some("ambiguous-binding");
            } else if rival {
                continue;
            }
            binding.slots.push((*slot, Filler::Figure(*spot)));
        }
    }
}

/// The tokens of a sentence at which a trigger may begin, in order.
fn beginnings(frame: &Frame, scene: &Scene<'_>, sentence: Range<u32>, starts: Places) -> impl Iterator<Item = u32> {
    let may_begin = move |at: &u32| {
        let word = |is: fn(&KeySet, &Key) -> bool, words| scene.token(*at).is_some_and(|token| is(words, &token.key));
        match &frame.firsts {
            Some(firsts) => word(KeySet::may_contain, firsts),
            None => word(KeySet::contains, &frame.starts) || scene.spot_at(*at).is_some(),
        }
    };
    let first = if frame.within == Within::Text { sentence.start } else { scene.tokens.start };
    among(first, sentence, starts).filter(may_begin)
}

/// 30 for a cue behind the figure, 20 and its length for one before it ("compared to" outweighs "to"), 1 for a weak one.
fn score(slot: &FrameSlot, spot: &Spot<'_>, window: &Range<u32>, matcher: &mut Matcher<'_, '_>) -> u8 {
    let inside = |end: u32| end >= window.start && end <= window.end;
    let after = |cues: &Cues, matcher: &mut Matcher<'_, '_>| {
        let may = spot.ends.map(|end| matcher.may_stand(cues, end, Direction::Forward).then_some(end));
        cues.all.iter().any(|cue| {
            let mut ends = may.iter().flatten();
            ends.any(|end| matcher.cue(cue, *end, Direction::Forward).is_some_and(|(end, _)| inside(end)))
        })
    };
    if after(&slot.after, matcher) {
        return 30;
    }
    let left = matcher.before(spot.tokens.start);
    let mut longest = None;
    for at in left..=spot.tokens.start {
        if !matcher.may_stand(&slot.before, at, Direction::Backward) {
            continue;
        }
        for cue in &slot.before.all {
            let found = matcher.cue(cue, at, Direction::Backward).filter(|(end, _)| inside(*end));
            longest = longest.max(found.map(|(end, _)| at.saturating_sub(end)));
        }
    }
    match longest {
        Some(length) => 20 + u8::try_from(length.min(8)).unwrap_or_default(),
        None => u8::from(after(&slot.weak, matcher)),
    }
}
