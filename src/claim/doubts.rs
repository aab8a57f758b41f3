//! What makes a reading of a trigger unsure: slots left empty, figures left over, numbers that are no level at all.
//!
//! Comes in: a binding or a figure. Goes out: the doubt. Not here: which figure takes which slot.

use super::bind::Binding;
use super::matcher::Filler;
use super::scene::Spot;
use super::triggers::Triggers;
use crate::check::KindSet;
use crate::exact::Rational;
use crate::quantity::{Amount, Hedge, Kind, Number};
use crate::token::{Key, literal};
use std::ops::Range;

impl Triggers<'_, '_> {
    /// Missing slots and left-over figures.
    pub(super) fn doubts(&self, window: &Range<u32>, binding: &mut Binding) {
        if self.frame.need.iter().any(|slot| binding.filler(*slot).is_none()) {
            binding.unknown = Some("missing-endpoint");
        }
        let unsure = |binding: &Binding| {
            self.left_over(binding)
                || self.frame.slip && self.is_maximum(binding)
                || self.in_company(window, binding)
                || self.frame.steady && self.strays(binding)
                || self.frame.near && self.is_far(binding)
                || self.is_of_another(binding)
                || self.is_of_no_count(binding)
        };
        if binding.unknown.is_none() && unsure(binding) {
            binding.unknown = Some("ambiguous-binding");
        }
    }

    /// Whether one of the figures is but the most of a set: "as much as $2".
    fn is_maximum(&self, binding: &Binding) -> bool {
        binding.slots.iter().any(|(_, filler)| match filler {
            Filler::Figure(index) => {
                self.scene.spots.get(*index).is_some_and(|spot| spot.quantity.hedge == Hedge::UpTo)
            }
            _ => false,
        })
    }

    /// Whether a figure that must be the only one of its kinds has another beside it.
    fn in_company(&self, window: &Range<u32>, binding: &Binding) -> bool {
        let kinds = |slot: u8| {
            let cued = self.frame.slots.iter().map(|known| (known.number, known.kinds));
            let all = cued.chain(self.frame.holes.iter().copied()).filter(|known| known.0 == slot);
            KindSet::from_bits(all.fold(0, |all, known| all | known.1.bits()))
        };
        self.frame.alone.iter().filter(|slot| binding.filler(**slot).is_some()).any(|slot| {
            let kinds = kinds(*slot);
            // "Three months after the fire" tells when, not how long.
            let moment = |spot: &Spot<'_>| {
                let behind = self.scene.token(spot.tokens.end).is_some_and(|token| token.key == literal("after"));
                let comma = spot.tokens.start.checked_sub(1).and_then(|at| self.scene.token(at));
                behind && spot.kind & KindSet::DURATION != 0 && comma.is_some_and(|token| token.key == literal(","))
            };
            let alike = self.scene.spots_in(window).filter(|(_, spot)| kinds.any(spot.kind));
            let bound = |index: usize| binding.figures().any(|bound| bound == index);
            alike.filter(|(index, spot)| bound(*index) || !moment(spot)).nth(1).is_some()
        })
    }

    /// Whether a sentence behind the first of those that hold the claim tells, before its part of it, of another thing.
    fn strays(&self, binding: &Binding) -> bool {
        let figures = binding.slots.iter().filter_map(|(_, filler)| match filler {
            Filler::Figure(index) => self.scene.spots.get(*index).map(|spot| spot.tokens.start),
            _ => None,
        });
        let mut places: Vec<u32> = figures.chain([binding.trigger.start]).collect();
        places.sort_unstable();
        let mut told: Option<Range<u32>> = None;
        places.into_iter().any(|place| {
            let sentence = self.sentence_of(place);
            let Some(before) = told.replace(sentence.clone()).filter(|before| *before != sentence) else {
                return false;
            };
            self.names_another_thing(&before, sentence.start..place)
                || self.tells_of_another_stretch(&before, &sentence)
                || self.are_years_apart(&before, &sentence)
        })
    }

    /// Whether the trigger stands neither in a heading or the lead nor with or beside another of the figures: what is
    /// told in between is of something else more often than not.
    fn is_far(&self, binding: &Binding) -> bool {
        let all = &self.scene.text.sentences;
        let place = |at: u32| self.scene.text.sentence_at(at);
        let own = place(binding.trigger.start);
        let heading = |at: usize| all.get(at).is_some_and(|sentence| sentence.kind.is_heading());
        let block = |at: usize| all.get(at).map(|sentence| sentence.block);
        // A headline of a plain text is a paragraph without an end mark.
        let lead = own == 0 || heading(own) || (0..own).all(heading) || own == 1 && block(0) != block(1);
        let others = binding.figures().filter_map(|index| self.scene.spots.get(index)).map(|spot| spot.tokens.start);
        let mut others = others.filter(|at| !binding.trigger.contains(at)).map(place);
        let beside = |at: usize| at == own || at + 1 == own || at == own + 1 && block(at) == block(own);
        !lead && !others.any(beside)
    }

    /// Whether two sentences name years of which none follows another: a change since 2021 is not that since 2019.
    fn are_years_apart(&self, one: &Range<u32>, other: &Range<u32>) -> bool {
        let years = |stretch: &Range<u32>| {
            let inside = self.scene.spots.iter().filter(|spot| stretch.contains(&spot.tokens.start));
            let year = |spot: &Spot<'_>| match spot.quantity.amount {
                Amount::Date(date, _) => date.year,
                _ => None,
            };
            inside.filter_map(year).collect::<Vec<i32>>()
        };
        let (one, other) = (years(one), years(other));
        let near = |year: &i32| other.iter().any(|other| year.abs_diff(*other) < 2);
        !one.is_empty() && !other.is_empty() && !one.iter().any(near)
    }

    /// The tokens of the sentence that holds a token.
    fn sentence_of(&self, at: u32) -> Range<u32> {
        let sentence = self.scene.text.sentences.get(self.scene.text.sentence_at(at));
        sentence.map_or(at..at, |sentence| sentence.tokens.clone())
    }

    /// A figure of a bound one's unit between bound ones that no slot took.
    fn left_over(&self, binding: &Binding) -> bool {
        if self.frame.open {
            return false;
        }
        let bound: Vec<usize> = binding.figures().collect();
        let (Some(first), Some(last)) = (bound.iter().min(), bound.iter().max()) else { return false };
        (*first..*last).filter(|index| !bound.contains(index)).any(|index| {
            let Some(spot) = self.scene.spots.get(index) else { return false };
            bound.iter().filter_map(|index| self.scene.spots.get(*index)).any(|other| rivals(spot, other))
                && !self.in_brackets(spot)
        })
    }

    /// "a year earlier", "two months ago", "a six-day high", "1930": a point of time or a kind of thing, no amount.
    pub(super) fn is_no_level(&self, spot: &Spot<'_>) -> bool {
        let behind = self.scene.token(spot.tokens.end).map(|token| token.key);
        const MOMENT: [Key; 5] =
            [literal("ago"), literal("earlier"), literal("before"), literal("previously"), literal("later")];
        let moment = spot.quantity.kind == Kind::Duration && behind.is_some_and(|behind| MOMENT.contains(&behind));
        moment
            || spot.quantity.attributive && spot.quantity.kind == Kind::Duration
            || self.is_year(spot)
            || self.is_half_a_range(spot)
    }

    /// "between $41 billion to $46 billion", "Between 1991 and 2000": one end of a range, or its years.
    fn is_half_a_range(&self, spot: &Spot<'_>) -> bool {
        let between = self.scene.token(spot.tokens.start).is_some_and(|token| token.key == literal("between"));
        between && (spot.quantity.number().is_some() || spot.quantity.units.is_empty())
    }

    /// "30 percent below the peak", "1.8 percent less than men": how far from another level, no level.
    pub(super) fn is_distance(&self, spot: &Spot<'_>) -> bool {
        const APART: [Key; 11] = [
            literal("less"),
            literal("more"),
            literal("below"),
            literal("above"),
            literal("lower"),
            literal("higher"),
            literal("fewer"),
            literal("short"),
            literal("ahead"),
            literal("behind"),
            literal("off"),
        ];
        let behind = self.scene.token(spot.tokens.end);
        spot.kind & KindSet::PERCENT != 0 && behind.is_some_and(|token| APART.contains(&token.key))
    }

    /// A bare number that may be a year, or a year with the mark of a footnote: "1930.33".
    fn is_year(&self, spot: &Spot<'_>) -> bool {
        let core = spot.quantity.core.of(self.scene.text.prose());
        let plain = matches!(spot.quantity.kind, Kind::Count | Kind::Duration) && !core.contains(',');
        let year = |number: Number| {
            number.scale == 0 && number.value >= Rational::whole(1700) && number.value < Rational::whole(2100)
        };
        plain && spot.quantity.number().is_some_and(year)
    }

    /// "fell 4 points to 51 percent": beside percents a bare "points" is no amount of its own, but a difference of them.
    pub(super) fn keep_points(&self, fits: &mut Vec<(u8, u8, usize)>) {
        let kind = |index: usize| self.scene.spots.get(index).map_or(0, |spot| spot.kind);
        let kinds = |slot: u8| self.frame.slots.iter().find(|known| known.number == slot).map(|known| known.kinds);
        let is_level =
            |slot: u8| kinds(slot).is_some_and(|kinds| kinds.any(KindSet::COUNT) && kinds.any(KindSet::PERCENT));
        let percents = fits.iter().any(|(_, slot, index)| kind(*index) & KindSet::PERCENT != 0 && is_level(*slot));
        if percents {
            fits.retain(|(_, slot, index)| {
                kind(*index) & KindSet::POINTS == 0 || kinds(*slot).is_some_and(|kinds| kinds.any(KindSet::POINTS))
            });
        }
    }

    fn in_brackets(&self, spot: &Spot<'_>) -> bool {
        let before = spot.tokens.start.checked_sub(1).and_then(|at| self.scene.token(at));
        before.is_some_and(|token| token.key == literal("("))
    }
}

/// Whether one figure could stand for the other.
pub(super) fn rivals(a: &Spot<'_>, b: &Spot<'_>) -> bool {
    let (a, b) = (&a.quantity, &b.quantity);
    a.kind == b.kind && a.units.shares(b.units) && a.per.map(|per| per.noun) == b.per.map(|per| per.noun)
}

/// As [`rivals`], and a bare number may share the other's unit: "2.6 million barrels" and "2.5 million".
pub(super) fn alike(a: &Spot<'_>, b: &Spot<'_>) -> bool {
    let bare = |spot: &Spot<'_>| {
        spot.quantity.kind == Kind::Count
            && spot.quantity.units.is_empty()
            && spot.head.is_none()
            && !spot.quantity.lexical
    };
    let scored = |spot: &Spot<'_>| matches!(spot.quantity.kind, Kind::Count | Kind::Measure | Kind::Money);
    let rate = a.quantity.per.is_none() || b.quantity.per.is_none();
    let same = a.quantity.kind == b.quantity.kind && a.quantity.units.shares(b.quantity.units) && rate;
    same || rivals(a, b) || scored(a) && scored(b) && (bare(a) || bare(b))
}
