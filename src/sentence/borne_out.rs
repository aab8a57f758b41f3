//! Figures that bear out a claim though they were not bound: "£18m and £6m towards the £31m pool, with the remaining £7m from
//! the lottery".
//!
//! Comes in: a text, a claimed amount and the figures that were bound to it. Goes out: whether two of
//! them and a third that was not bound add up to it, or one shared out among a count that was not. Not here: what the bound
//! figures give.

use super::Text;
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::span::Span;

/// Smaller amounts are met by chance.
const LEAST: i128 = 10;
/// Smaller counts are told to the last one.
const EXACT: i128 = 1000;
/// So many figures are looked at: of more some fit by chance.
const MOST: usize = 10;

impl Text<'_> {
    /// Whether a figure beside the bound ones bears out, with two of them, a claimed amount.
    #[must_use]
    pub fn bears_out(&self, claimed: &Quantity, bound: &[Span]) -> bool {
        let Some(wanted) = wanted(claimed) else { return false };
        let own = self.sentence_at(claimed.tokens.start);
        let beside = self.sentences.get(own.saturating_sub(1)..(own + 2).min(self.sentences.len())).unwrap_or_default();
        let (Some(first), Some(last)) = (beside.first(), beside.last()) else { return false };
        let figures = self.quantities_in(first.quantities.start..last.quantities.end);
        if figures.len() > MOST {
            return false;
        }
        let is_bound = |figure: &Quantity| bound.iter().any(|span| span.overlaps(figure.span));
        // A spare figure elsewhere gives what is claimed by chance.
        let here = |figure: &Quantity| {
            let sentence = self.sentence_at(figure.tokens.start);
            sentence == own
                || figures.iter().any(|other| is_bound(other) && self.sentence_at(other.tokens.start) == sentence)
        };
        let kin =
            |figure: &Quantity| self.noun_of(figure).zip(self.noun_of(claimed)).is_none_or(|(one, other)| one == other);
        let mut amounts = Amounts::default();
        for figure in figures.iter().filter(|figure| figure.span != claimed.span) {
            let Some(value) = figure.number().map(|number| number.value) else { continue };
            // What is claimed bears itself out where it is told again.
            if wanted.contains(value) || figure.kind == Kind::Count && value < Rational::whole(LEAST) {
                continue;
            }
            let alike = figure.kind == claimed.kind && figure.units == claimed.units && kin(figure);
            amounts.add(
                figure.kind,
                value,
                alike,
                if is_bound(figure) { Some(true) } else { here(figure).then_some(false) },
            );
        }
        amounts.give(wanted)
    }
}

/// Amounts that may give what is claimed.
#[derive(Default)]
struct Amounts {
    known: Vec<Rational>,
    spare: Vec<Rational>,
    /// Spare counts, of whatever.
    counts: Vec<Rational>,
}

impl Amounts {
    /// Takes in an amount that is of the claim's sort or not, and bound, spare or neither.
    fn add(&mut self, kind: Kind, value: Rational, alike: bool, bound: Option<bool>) {
        match bound {
            Some(true) if alike => self.known.push(value),
            Some(false) => {
                self.counts.extend((kind == Kind::Count).then_some(value));
                self.spare.extend(alike.then_some(value));
            }
            _ => {}
        }
    }

    fn give(mut self, wanted: Interval) -> bool {
        self.spare.retain(|value| !self.known.contains(value));
        is_sum(&self.known, &self.spare, wanted) || is_shared(&self.known, &self.counts, wanted)
    }
}

/// What a claim may mean: a whole count means itself.
fn wanted(claimed: &Quantity) -> Option<Interval> {
    let amounts = [Kind::Count, Kind::Money, Kind::Measure, Kind::Duration];
    let value = claimed.number().map(|number| number.value).filter(|_| amounts.contains(&claimed.kind))?;
    if value.abs() < Rational::whole(LEAST) && claimed.kind == Kind::Count {
        return None;
    }
    let exact = claimed.kind == Kind::Count
        && value.is_whole()
        && claimed.hedge == Hedge::None
        && value < Rational::whole(EXACT);
    if exact { Some(Interval::point(value)) } else { claimed.loose(Role::Level) }
}

/// Whether two bound amounts and a spare one add up to what is wanted, some of them perhaps taken away.
fn is_sum(known: &[Rational], spare: &[Rational], wanted: Interval) -> bool {
    let ways = |sum: Option<Rational>, amount: Rational| {
        [sum.and_then(|sum| sum.add(amount)), sum.and_then(|sum| sum.sub(amount))]
    };
    let is = |sum: Option<Rational>| sum.is_some_and(|sum| wanted.contains(sum.abs()));
    known.iter().enumerate().any(|(at, one)| {
        known.iter().skip(at + 1).any(|other| {
            let pairs = ways(Some(*one), *other);
            spare.iter().any(|third| pairs.iter().any(|pair| ways(*pair, *third).into_iter().any(is)))
        })
    })
}

/// Whether a bound amount shared out among a spare count gives what is wanted.
fn is_shared(known: &[Rational], counts: &[Rational], wanted: Interval) -> bool {
    known.iter().any(|amount| counts.iter().any(|count| amount.div(*count).is_some_and(|part| wanted.contains(part))))
}
