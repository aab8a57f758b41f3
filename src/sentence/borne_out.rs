//! Figures that bear out a claim though they were not bound: "£18m and £6m towards the £31m pool, with the remaining £7m from
//! the lottery".
//!
//! Comes in: a text, a claimed amount and the figures that were bound to it. Goes out: whether a sum or a difference of
//! three amounts of its sort gives it, or one shared out among a count, a figure among them that was not bound. Not here: what
//! the bound figures give.

use super::Text;
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Quantity, Role};
use crate::span::Span;
use crate::token::Key;

/// Smaller amounts are met by chance.
const LEAST: i128 = 10;
/// So many figures are looked at: of more some fit by chance.
const MOST: usize = 10;

impl Text<'_> {
    /// The noun that a figure counts or measures, in the singular.
    pub(super) fn noun_of(&self, figure: &Quantity) -> Option<Key> {
        let at = self.quantities.partition_point(|other| other.span.start < figure.span.start);
        self.heads.get(at).copied().flatten().map(|head| head.noun)
    }

    /// Whether figures beside the bound ones bear out a claimed amount.
    #[must_use]
    pub fn bears_out(&self, claimed: &Quantity, bound: &[Span]) -> bool {
        let value = claimed.number().map(|number| number.value);
        let amounts = [Kind::Count, Kind::Money, Kind::Measure, Kind::Duration];
        if !amounts.contains(&claimed.kind) || value.is_none_or(|value| value.abs() < Rational::whole(LEAST)) {
            return false;
        }
        let own = self.sentence_at(claimed.tokens.start);
        let near = |(_, figure): &(usize, &Quantity)| {
            figure.span != claimed.span && self.sentence_at(figure.tokens.start).abs_diff(own) <= 1
        };
        let others: Vec<(usize, &Quantity)> = self.quantities.iter().enumerate().filter(near).collect();
        let Some(wanted) = claimed.loose(Role::Level).filter(|_| others.len() <= MOST) else { return false };
        let kin =
            |figure: &Quantity| self.noun_of(figure).zip(self.noun_of(claimed)).is_none_or(|(one, other)| one == other);
        let read = |(_, figure): &(usize, &Quantity)| {
            let value = figure.number().map(|number| number.value)?;
            let spare = !bound.iter().any(|span| span.overlaps(figure.span));
            let great = figure.kind != Kind::Count || value >= Rational::whole(LEAST);
            great.then_some((figure.kind, Amount { value, spare }, figure.units == claimed.units && kin(figure)))
        };
        let read: Vec<_> = others.iter().filter_map(read).collect();
        let alike = read.iter().filter(|(kind, _, alike)| *kind == claimed.kind && *alike);
        let alike: Vec<Amount> = alike.map(|(_, amount, _)| *amount).collect();
        let counts = read.iter().filter(|(kind, amount, _)| *kind == Kind::Count && amount.spare);
        let counts: Vec<Rational> = counts.map(|(_, amount, _)| amount.value).collect();
        is_sum(&alike, wanted) || is_shared(&alike, &counts, wanted)
    }
}

#[derive(Clone, Copy)]
struct Amount {
    value: Rational,
    /// Whether it was not bound.
    spare: bool,
}

/// Whether three amounts, a spare one among them, add up to what is wanted, some of them perhaps taken away.
fn is_sum(amounts: &[Amount], wanted: Interval) -> bool {
    let ways = |sum: Option<Rational>, amount: &Amount| {
        [sum.and_then(|sum| sum.add(amount.value)), sum.and_then(|sum| sum.sub(amount.value))]
    };
    let is = |sum: Option<Rational>| sum.is_some_and(|sum| wanted.contains(sum.abs()));
    amounts.iter().enumerate().any(|(at, one)| {
        let behind = amounts.get(at + 1..).unwrap_or_default();
        behind.iter().enumerate().any(|(next, other)| {
            let pairs = ways(Some(one.value), other);
            behind.iter().skip(next + 1).any(|third| {
                let spare = one.spare || other.spare || third.spare;
                spare && pairs.iter().any(|pair| ways(*pair, third).into_iter().any(is))
            })
        })
    })
}

/// Whether an amount shared out among a spare count gives what is wanted.
fn is_shared(amounts: &[Amount], counts: &[Rational], wanted: Interval) -> bool {
    amounts
        .iter()
        .any(|amount| counts.iter().any(|count| amount.value.div(*count).is_some_and(|part| wanted.contains(part))))
}
