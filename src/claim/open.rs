//! Open slots: filled by what is left in sight once the cues have spoken. "Sole" takes the one figure of its kind that
//! nothing else took (of several such slots as many figures, in the order of the text), "rest" takes all of them.
//!
//! Comes in: a binding with its cued slots. Goes out: the same with its open ones, or the reason why they stay empty.
//! Not here: cues (`triggers`), and whether a contradiction on such weak signs may speak (`run`).

use super::bind::{Binding, is_crowded};
use super::doubts::alike;
use super::matcher::Filler;
use super::scene::{Scene, Spot};
use super::triggers::{Trigger, Triggers};
use crate::check::{KindSet, Take, Within};
use crate::exact::Rational;
use crate::frame::FrameSlot;
use crate::lexicon::singular_key;
use crate::quantity::{Amount, Hedge, Kind};
use crate::token::{Key, Token, literal};
use std::ops::Range;

impl Triggers<'_, '_> {
    /// All that an open frame looks at, whatever other triggers stand in it.
    pub(super) fn open_window(&self, trigger: &Trigger) -> Range<u32> {
        match self.frame.within {
            Within::Clause => {
                let clause = self.scene.clause(trigger.tokens.start);
                self.insertion_before(clause.start).unwrap_or(clause.start)..clause.end
            }
            Within::Sentence => self.sentence.clone(),
            Within::Paragraph | Within::Text => self.scene.tokens.clone(),
        }
    }

    /// Fills the open slots.
    pub(super) fn take_left(&self, window: &Range<u32>, binding: &mut Binding) {
        if !self.frame.open || is_crowded(self.frame, self.scene) {
            return;
        }
        let cued = binding.slots.len();
        self.take_greatest(window, binding);
        let mut done: Vec<(KindSet, Take)> = Vec::new();
        for slot in self
            .frame
            .slots
            .iter()
            .filter(|slot| !matches!(slot.take, Take::Cued | Take::Greatest | Take::Rest | Take::Any))
        {
            let sort = (slot.kinds, slot.take);
            if binding.filler(slot.number).is_some() || done.contains(&sort) {
                continue;
            }
            done.push(sort);
            let empty =
                |other: &&FrameSlot| (other.kinds, other.take) == sort && binding.filler(other.number).is_none();
            let group: Vec<u8> = self.frame.slots.iter().filter(empty).map(|slot| slot.number).collect();
            let left = self.nearest(slot, self.left(slot, window, binding));
            match self.only(left, group.len()).filter(|left| self.is_level(slot, left, binding)) {
                Some(left) => binding.slots.extend(group.into_iter().zip(left.into_iter().map(Filler::Figure))),
                None if self.frame.need.contains(&slot.number) => binding.unknown = Some("ambiguous-binding"),
                None => {}
            }
        }
        self.take_rest(window, binding);
        binding.guessed = binding.slots.len() > cued;
    }

    /// Of several on one side of the trigger, all of one sort, the one next to it.
    fn nearest(&self, slot: &FrameSlot, left: Vec<usize>) -> Vec<usize> {
        let found = match slot.take {
            Take::Before => left.last(),
            Take::Behind => left.first(),
            _ => None,
        };
        match found.copied() {
            Some(found) if self.cohorts(left.clone()).len() == 1 => vec![found],
            _ => left,
        }
    }

    /// So many figures, if just so many are left; of two or more those that are of one unit and not far apart.
    fn only(&self, left: Vec<usize>, number: usize) -> Option<Vec<usize>> {
        if number < 2 {
            return (left.len() <= number).then_some(left);
        }
        let mut fitting = self.cohorts(left).into_iter().filter(|cohort| cohort.len() >= number);
        let found = fitting.next().filter(|found| found.len() == number && fitting.next().is_none())?;
        let spots: Vec<&Spot<'_>> = found.iter().filter_map(|index| self.scene.spots.get(*index)).collect();
        let near = |pair: &[&Spot<'_>]| match pair {
            [a, b] => a.quantity.number().is_none() || is_near(a, b, 8),
            _ => true,
        };
        spots.windows(2).all(near).then_some(found)
    }

    /// Where the text must be steady, two levels are within so many times each other.
    fn is_level(&self, slot: &FrameSlot, left: &[usize], binding: &Binding) -> bool {
        let peers = self.frame.slots.iter().filter(|peer| peer.number != slot.number && peer.kinds == slot.kinds);
        let filled = peers.filter_map(|peer| match binding.filler(peer.number) {
            Some(Filler::Figure(index)) => self.scene.spots.get(*index),
            _ => None,
        });
        let found: Vec<&Spot<'_>> = left.iter().filter_map(|index| self.scene.spots.get(*index)).collect();
        !self.frame.steady || filled.into_iter().all(|peer| found.iter().all(|spot| is_near(peer, spot, 8)))
    }

    /// "22 km on the first day, 35 on the second": a bare number behind one of the partner's unit.
    fn is_elided(&self, index: usize, partner: &Spot<'_>) -> bool {
        let before = self.scene.spots.get(..index).unwrap_or_default();
        let bare =
            self.scene.spots.get(index).is_some_and(|spot| spot.kind & KindSet::BARE != 0 && spot.tokens.len() == 1);
        bare && !partner.quantity.units.is_empty() && before.iter().any(|spot| is_of_one_sort(spot, partner))
    }

    /// Figures sorted by what they may be compared with.
    fn cohorts(&self, left: Vec<usize>) -> Vec<Vec<usize>> {
        let mut cohorts: Vec<Vec<usize>> = Vec::new();
        for index in left {
            let Some(spot) = self.scene.spots.get(index) else { continue };
            let fits = |cohort: &&mut Vec<usize>| {
                let first = cohort.first().and_then(|first| self.scene.spots.get(*first));
                first.is_some_and(|first| is_of_one_sort(first, spot))
            };
            match cohorts.iter_mut().find(fits) {
                Some(cohort) => cohort.push(index),
                None => cohorts.push(vec![index]),
            }
        }
        cohorts
    }

    /// The greatest figure of the largest cohort.
    fn take_greatest(&self, window: &Range<u32>, binding: &mut Binding) {
        let value = |index: &usize| self.scene.spots.get(*index).and_then(worth);
        for slot in self.frame.slots.iter().filter(|slot| slot.take == Take::Greatest) {
            if binding.filler(slot.number).is_some() {
                continue;
            }
            let cohorts = self.cohorts(self.left(slot, window, binding));
            let Some(largest) = cohorts.into_iter().max_by_key(Vec::len) else { continue };
            let greatest = largest.iter().copied().max_by_key(value);
            let alone = largest.iter().filter(|index| value(index) == greatest.as_ref().and_then(value)).count() == 1;
            binding.slots.extend(greatest.filter(|_| alone).map(|index| (slot.number, Filler::Figure(index))));
        }
    }

    /// Every figure that is left of the partner's sort; none where one of them is no part that could be added up.
    fn take_rest(&self, window: &Range<u32>, binding: &mut Binding) {
        for slot in self.frame.slots.iter().filter(|slot| slot.take == Take::Rest) {
            let left = self.left(slot, window, binding);
            let whole = self.greatest(binding).or_else(|| self.partner(slot, binding));
            let unfit = |index: &usize| {
                let spot = self.scene.spots.get(*index);
                spot.is_some_and(|spot| is_bound(spot) || whole.is_some_and(|whole| worth(spot) >= worth(whole)))
            };
            let told = whole.is_none_or(|whole| !is_bound(whole));
            if told && left.len() > 1 && !left.iter().any(unfit) && binding.filler(slot.number).is_none() {
                binding.slots.push((slot.number, Filler::List(left)));
            }
        }
    }

    /// The figure that was taken for the greatest.
    fn greatest(&self, binding: &Binding) -> Option<&Spot<'_>> {
        let slot = self.frame.slots.iter().find(|slot| slot.take == Take::Greatest)?;
        let Some(Filler::Figure(index)) = binding.filler(slot.number) else { return None };
        self.scene.spots.get(*index)
    }

    /// The figure of a slot that shares its unit with this one.
    fn partner(&self, slot: &FrameSlot, binding: &Binding) -> Option<&Spot<'_>> {
        let group = self.frame.agree.iter().find(|group| group.contains(&slot.number))?;
        binding.slots.iter().find_map(|(number, filler)| match filler {
            Filler::Figure(index) if group.contains(number) => self.scene.spots.get(*index),
            _ => None,
        })
    }

    /// Whether the noun that a figure counts stands in the trigger.
    fn is_named(&self, spot: &Spot<'_>, trigger: &Range<u32>) -> bool {
        let tokens = || trigger.clone().filter_map(|at| self.scene.token(at));
        let noun = |token: &Token| singular_key(token.text(self.scene.text.prose()));
        spot.head.is_some_and(|head| tokens().any(|token| token.is_word() && noun(token) == head))
    }

    /// "140 fewer", "$5 more", ", up 140,": how far from another figure.
    fn is_step(&self, spot: &Spot<'_>) -> bool {
        let key = |at: u32| self.scene.token(at).map(|token| token.key);
        let before = |back: u32| spot.tokens.start.checked_sub(back).and_then(key);
        let moved = before(1).is_some_and(|way| way == literal("up") || way == literal("down"));
        const APART: [Key; 5] =
            [literal("more"), literal("fewer"), literal("less"), literal("higher"), literal("lower")];
        moved && before(2) == Some(literal(",")) || key(spot.tokens.end).is_some_and(|behind| APART.contains(&behind))
    }

    /// "loans.7": a number set right behind the end of a sentence.
    fn is_footnote(&self, spot: &Spot<'_>) -> bool {
        let glued = self.scene.token(spot.tokens.start).is_some_and(Token::glued);
        let before = spot.tokens.start.checked_sub(1).and_then(|at| self.scene.token(at));
        let ends = |token: &Token| matches!(token.text(self.scene.text.prose()), "." | "”" | "\"");
        glued && spot.quantity.kind == Kind::Count && before.is_some_and(ends)
    }

    /// "(45 km)" right behind another figure: the same told again.
    fn is_aside(&self, index: usize) -> bool {
        let Some((before, spot)) =
            index.checked_sub(1).and_then(|at| self.scene.spots.get(at..at + 2)).and_then(|two| two.split_first())
        else {
            return false;
        };
        let opens = |at: u32| self.scene.token(at).is_some_and(|token| token.key == literal("("));
        spot.iter().any(|spot| {
            let start = spot.tokens.start;
            before.kind & KindSet::DATE == 0
                && before.ends.iter().any(|end| *end + 1 == start)
                && start.checked_sub(1).is_some_and(opens)
        })
    }

    /// The figures in the window that could fill a slot and fill none.
    pub(super) fn left(&self, slot: &FrameSlot, window: &Range<u32>, binding: &Binding) -> Vec<usize> {
        let window = match slot.take {
            Take::Left | Take::Before => window.start..binding.trigger.start,
            Take::Right | Take::Behind => binding.trigger.end..window.end,
            _ => window.clone(),
        };
        let used = |index: usize| {
            binding.slots.iter().any(|(_, filler)| match filler {
                Filler::Figure(other) => *other == index,
                Filler::List(others) => others.contains(&index),
                _ => false,
            })
        };
        let partner = self.partner(slot, binding);
        // A whole and its part may be told under two nouns: 640 members, 512 ballots.
        let nouns = slot.take != Take::Rest && !self.frame.slots.iter().any(|slot| slot.take == Take::Greatest);
        let fitting = self.scene.spots_in(&window).filter(|(index, spot)| {
            slot.kinds.any(spot.kind)
                && !used(*index)
                && !self.is_aside(*index)
                && !self.is_footnote(spot)
                && !is_one(spot, self.scene)
                && (slot.take != Take::Named || self.is_named(spot, &binding.trigger))
                && !self.is_step(spot)
                && (slot.kinds.any(KindSet::GROUP) || spot.kind & KindSet::GROUP == 0)
                && (slot.kinds.is_time() || !self.is_no_level(spot))
                && (slot.kinds.any(KindSet::PERCENT) && !slot.kinds.any(KindSet::MONEY) || !self.is_distance(spot))
                && partner.is_none_or(|partner| {
                    let whole = matches!(partner.quantity.amount, Amount::Range(..));
                    (whole && alike(spot, partner)
                        || is_of_one_sort(spot, partner)
                        || slot.take == Take::Rest && self.is_elided(*index, partner))
                        && (!nouns || same_noun(spot, partner))
                })
        });
        fitting.map(|(index, _)| index).collect()
    }
}

/// The number of a figure, as far as it has one.
fn worth(spot: &Spot<'_>) -> Option<Rational> {
    spot.quantity.number().map(|number| number.value)
}

/// "More than 40" is no part that could be added up.
fn is_bound(spot: &Spot<'_>) -> bool {
    !matches!(spot.quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About)
}

/// "One of the 14": as often a pronoun as a number.
pub(super) fn is_one(spot: &Spot<'_>, scene: &Scene<'_>) -> bool {
    let word = !spot.quantity.core.of(scene.text.prose()).starts_with(|letter: char| letter.is_ascii_digit());
    let one = spot.quantity.number().is_some_and(|number| number.value == Rational::ONE);
    word && one && spot.quantity.kind == Kind::Count && spot.quantity.units.is_empty()
}

/// Whether two figures are within so many times each other.
fn is_near(a: &Spot<'_>, b: &Spot<'_>, times: i64) -> bool {
    let ratio = worth(a).zip(worth(b)).and_then(|(a, b)| a.div(b));
    let most = Rational::from(times);
    ratio.zip(Rational::ONE.div(most)).is_some_and(|(ratio, least)| ratio >= least && ratio <= most)
}

/// Whether two figures may be levels, or part and whole, of one thing: of one kind and unit, and rates both or near
/// each other ("a bid of $31 a share … a close of $24"); a bare number shares a unit if it is large or has decimals.
fn is_of_one_sort(a: &Spot<'_>, b: &Spot<'_>) -> bool {
    let large = |spot: &Spot<'_>| spot.quantity.number().is_some_and(|number| number.scale > 0 || number.decimals);
    let kind = |spot: &Spot<'_>| spot.quantity.kind;
    let kinds = kind(a) == kind(b) || kind(a) == Kind::Count && large(a) || kind(b) == Kind::Count && large(b);
    // "12 million a year" is an amount like others; "$3 a share" is none.
    let rate = |spot: &Spot<'_>| spot.quantity.per.is_some_and(|per| per.unit.is_none());
    let rates = rate(a) == rate(b) || is_near(a, b, 10);
    alike(a, b) && kinds && rates
}

/// Whether two counts count the same, as far as both tell what.
fn same_noun(a: &Spot<'_>, b: &Spot<'_>) -> bool {
    a.quantity.kind != Kind::Count || a.head.is_none() || b.head.is_none() || a.head == b.head
}
