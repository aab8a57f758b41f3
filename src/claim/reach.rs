//! Reach: slots that the trigger's own sentence leaves empty, filled from the sentences beside it.

use super::bind::Binding;
use super::doubts;
use super::matcher::{Direction, Filler, Matcher};
use super::scene::Spot;
use super::triggers::{Trigger, Triggers};
use crate::check::KindSet;
use crate::exact::Rational;
use crate::frame::FrameSlot;
use crate::lexicon::{WordInfo, look_up, singular_key};
use crate::quantity::Amount;
use crate::token::{Key, Token, key, literal};
use std::ops::Range;

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
        let start = self.joint(trigger.tokens.start);
        let points = slot.anaphor.all.iter().any(|cue| {
            matcher.cue(cue, start, Direction::Forward).is_some_and(|(end, _)| {
                let start = trigger.tokens.start;
                end == trigger.tokens.end || end <= start && self.only_figures(end..start)
            })
        });
        if !points {
            return None;
        }
        let mut fitting = (self.scene.spots_in(&(0..start)))
            .filter(|(_, spot)| self.alike(slot, spot, binding) && !self.is_no_level(spot));
        let only = fitting.next()?;
        fitting.next().is_none().then_some(only.0)
    }

    /// Where the sentence of a trigger begins, or goes on behind a full stop: "12 tonnes. That is a rise of 2".
    fn joint(&self, trigger: u32) -> u32 {
        let inside = self.sentence.start + 1..trigger;
        let stop = |at: &u32| self.scene.token(at - 1).is_some_and(|token| token.key == literal("."));
        let points = |at: &u32| {
            self.scene.token(*at).is_some_and(|token| token.key == literal("that") || token.key == literal("this"))
        };
        inside.rev().find(|at| stop(at) && points(at)).unwrap_or(self.sentence.start)
    }

    /// "That is five points higher": nothing but a figure with its unit stands between.
    fn only_figures(&self, mut between: Range<u32>) -> bool {
        let units = ["a", "an", "points", "point", "percentage", "basis", "some"];
        between.all(|at| {
            self.scene.spot_over(at).is_some()
                || self.scene.token(at).is_some_and(|token| units.iter().any(|word| key(word) == token.key))
        })
    }

    fn later(&self, slot: &FrameSlot, binding: &Binding, matcher: &mut Matcher<'_, '_>) -> Option<usize> {
        let behind = self.scene.spots_in(&(self.sentence.end..u32::MAX));
        let mut fitting = behind.filter(|(_, spot)| self.alike(slot, spot, binding) && !self.is_no_level(spot));
        let (index, spot) = fitting.next()?;
        let cued = slot.later.all.iter().any(|cue| {
            let left = matcher.before(spot.tokens.start);
            (left..=spot.tokens.start).any(|at| matcher.cue(cue, at, Direction::Backward).is_some())
        });
        let told = cued
            && fitting.next().is_none()
            && self.is_of_base(spot)
            && !self.names_another_thing(&self.sentence, self.sentence.end..spot.tokens.start);
        told.then_some(index)
    }

    /// Whether the time that the next sentence tells of is that from which the change is reckoned: the one behind
    /// "from", or the month or year before that of the trigger's sentence.
    fn is_of_base(&self, spot: &Spot<'_>) -> bool {
        let inside = |spot: &&Spot<'_>| self.sentence.contains(&spot.tokens.start);
        let word = |at: Option<u32>| at.and_then(|at| self.scene.token(at)).map(|token| token.key);
        let led = |spot: &&Spot<'_>| {
            let before = |back: u32| word(spot.tokens.start.checked_sub(back));
            [1, 2].into_iter().any(|back| before(back) == Some(key("from")) || before(back) == Some(key("since")))
        };
        let named = KindSet::DATE | KindSet::YEAR | KindSet::DURATION;
        let base = self.scene.spots.iter().filter(inside).filter(|spot| spot.kind & named != 0).find(led);
        let last = self.scene.text.sentence_at(spot.tokens.start);
        let end = self.scene.text.sentences.get(last).map_or(spot.tokens.end, |sentence| sentence.tokens.end);
        let dated = self.scene.spots.iter().find(|date| {
            date.kind & KindSet::DATE != 0 && date.tokens.start >= self.sentence.end && date.tokens.end <= end
        });
        let other_year = (self.sentence.end..end).any(|at| {
            word(Some(at)).is_some_and(|this| this == key("last") || this == key("previous"))
                && word(Some(at + 1)).is_some_and(|next| next == key("year") || next == key("season"))
        });
        match (base, dated) {
            (Some(base), Some(date)) => !other_year && month(base).is_some() && month(base) == month(date),
            // "from a year earlier … A year earlier it was": the same stretch of time.
            (Some(base), None) => !other_year && self.is_told_again(base, spot),
            (None, None) => !other_year && !self.tells_of_another_stretch(&self.sentence, &(self.sentence.end..end)),
            (None, Some(date)) => {
                let mut here = self.scene.spots.iter().filter(inside);
                let had = (self.sentence.end..spot.tokens.start).any(|at| word(Some(at)) == Some(key("had")));
                had && !other_year
                    && here.any(|spot| month(spot).zip(month(date)).is_some_and(|(a, b)| a % 12 == (b + 1) % 12))
            }
        }
    }

    /// "A decade ago", "five years earlier": a stretch that is no single year, month or day must be that of the change.
    pub(super) fn tells_of_another_stretch(&self, told: &Range<u32>, later: &Range<u32>) -> bool {
        let past = |spot: &Spot<'_>| self.scene.token(spot.tokens.end).is_some_and(|token| PAST.contains(&token.key));
        let stretch =
            |spot: &&Spot<'_>| later.contains(&spot.tokens.start) && spot.kind & KindSet::DURATION != 0 && past(spot);
        let many = |spot: &Spot<'_>| {
            let mut words = spot.tokens.clone().filter_map(|at| self.scene.token(at));
            words.any(|token| STRETCHES.contains(&token.key))
        };
        let value = |spot: &Spot<'_>| spot.quantity.number().map(|number| number.value);
        let same =
            |one: &Spot<'_>, other: &Spot<'_>| one.quantity.units == other.quantity.units && value(one) == value(other);
        self.scene.spots.iter().filter(stretch).any(|spot| {
            let mut known = self.scene.spots.iter().filter(|other| told.contains(&other.tokens.start));
            (value(spot) != Some(Rational::ONE) || many(spot)) && !known.any(|other| same(spot, other))
        })
    }

    fn is_told_again(&self, base: &Spot<'_>, spot: &Spot<'_>) -> bool {
        let value = |spot: &Spot<'_>| spot.quantity.number().map(|number| number.value);
        self.scene.spots.iter().any(|other| {
            let between = other.tokens.start >= self.sentence.end && other.tokens.end <= spot.tokens.start;
            let same = other.quantity.units == base.quantity.units && value(other) == value(base);
            between && same && other.kind & KindSet::DURATION != 0
        })
    }

    /// Whether a noun stands in a stretch that neither a sentence nor talk of figures has.
    pub(super) fn names_another_thing(&self, sentence: &Range<u32>, mut stretch: Range<u32>) -> bool {
        let prose = self.scene.text.prose();
        let noun = |token: &Token| {
            token.is_word()
                && look_up(token.key).is_none_or(|info| {
                    info.any(WordInfo::NOUN | WordInfo::PLURAL | WordInfo::NAME)
                        && !info.any(WordInfo::ADVERB | WordInfo::PAST | WordInfo::PARTICIPLE)
                })
        };
        let one = |token: &Token| singular_key(token.text(prose));
        let here: Vec<Key> =
            sentence.clone().filter_map(|at| self.scene.token(at)).filter(|token| noun(token)).map(one).collect();
        // "In 2021 the police had recorded 1,200": who counts is not what is counted.
        let free = |token: &Token| {
            let at = self.place(token);
            self.scene.spot_over(at).is_some() || TALK.contains(&token.key) || self.scene.text.is_body(at)
        };
        let told = |token: &Token| noun(token) && !free(token) && !here.contains(&one(token));
        self.scene.text.tells_apart(sentence.clone(), stretch.clone())
            || stretch.any(|at| self.scene.token(at).is_some_and(told))
    }

    fn place(&self, token: &Token) -> u32 {
        let at = self.scene.text.tokens.partition_point(|other| other.start < token.start);
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Whether a figure of another sentence is of the unit of those bound here.
    fn alike(&self, slot: &FrameSlot, spot: &Spot<'_>, binding: &Binding) -> bool {
        let bound = binding.slots.iter().filter_map(|(_, filler)| {
            if let Filler::Figure(index) = filler { self.scene.spots.get(*index) } else { None }
        });
        let mut levels = bound.filter(|other| slot.kinds.any(other.kind)).peekable();
        let near = |other: &Spot<'_>| {
            let ratio = spot.quantity.number()?.value.div(other.quantity.number()?.value)?;
            Some(ratio <= Rational::whole(8) && ratio >= Rational::new(1, 8)?)
        };
        slot.kinds.any(spot.kind)
            && levels.peek().is_some()
            && levels.any(|other| doubts::alike(spot, other) && near(other) != Some(false))
    }
}

/// The month that a figure names, if it is a date with one and without a year.
fn month(spot: &Spot<'_>) -> Option<u8> {
    match &spot.quantity.amount {
        Amount::Date(date, _) if date.year.is_none() => date.month,
        _ => None,
    }
}

/// Words behind a stretch of time that lies before.
const PAST: [Key; 4] = [literal("ago"), literal("earlier"), literal("before"), literal("previously")];

/// Stretches of which one is many years.
const STRETCHES: [Key; 3] = [literal("decade"), literal("century"), literal("generation")];

/// Nouns that name no new thing.
const TALK: [Key; 32] = [
    literal("figure"),
    literal("number"),
    literal("rate"),
    literal("total"),
    literal("level"),
    literal("price"),
    literal("sale"),
    literal("offer"),
    literal("record"),
    literal("count"),
    literal("sum"),
    literal("reading"),
    literal("mark"),
    literal("time"),
    literal("week"),
    literal("month"),
    literal("year"),
    literal("quarter"),
    literal("day"),
    literal("spring"),
    literal("summer"),
    literal("autumn"),
    literal("fall"),
    literal("winter"),
    literal("cut"),
    literal("rise"),
    literal("change"),
    literal("increase"),
    literal("decade"),
    literal("point"),
    literal("it"),
    literal("they"),
];
