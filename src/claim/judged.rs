//! Judged claims, and which of several about the same figures speaks.

use super::images::Images;
use super::judge::{Judgement, only_rounding};
use super::operand::Operand;
use super::repair::Repair;
use crate::check::{Check, Relation};
use crate::exact::Rational;
use crate::finding::Verdict;
use crate::quantity::{Kind, Units};
use crate::sentence::Text;
use crate::span::Span;

/// Slots of a change, and of the level that it began from.
const CHANGES: [&str; 8] = ["by", "rate", "points", "part", "gap", "more", "claimed", "times"];
const OLD: [&str; 2] = ["from", "before"];

/// So many times more than is claimed is no slip.
const FAR_OFF: i128 = 2;

/// A judged claim, in positions of the prose.
#[derive(Debug, Clone)]
pub struct Judged<'c> {
    /// The check; `None` for a binding that no check of its relation could judge.
    pub check: Option<&'c Check>,
    /// The relation.
    pub relation: &'c Relation,
    /// How it stands.
    pub judgement: Judgement,
    /// The claimed figure.
    pub claimed: Option<Operand>,
    /// Its stretch.
    pub span: Span,
    /// All figures: slot, stretch.
    pub figures: Vec<(String, Span)>,
    /// The trigger or form.
    pub trigger: Span,
    /// Direction of the trigger.
    pub sign: i8,
    /// The one slip that would make it hold.
    pub repair: Option<Repair>,
    /// Whether it only says which of two is more: nearly anything bears that out.
    pub ordering: bool,
    /// Whether its figures were bound so surely that a contradiction is more than advice.
    pub firm: bool,
    /// Whether a figure was taken that no cue points at.
    pub guessed: bool,
    /// What its figures would have to be.
    pub images: Images,
}

impl Judged<'_> {
    /// Whether the text contradicts it.
    #[must_use]
    pub fn is_contradicted(&self) -> bool {
        self.judgement.verdict == Verdict::Contradicted
    }

    /// The stretch of all figures.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.figures.iter().map(|(_, span)| *span).fold(self.span, Span::join)
    }

    /// Whether it tells a change, and holds it against a level of another time or thing.
    #[must_use]
    pub fn is_of_another(&self, text: &Text<'_>) -> bool {
        if !self.is_contradicted() || self.check.is_none_or(|check| !check.of_change) {
            return false;
        }
        let told = self.figures.iter().find(|(slot, _)| CHANGES.contains(&slot.as_str())).map(|(_, span)| *span);
        let change = told.unwrap_or(self.trigger);
        // A change of another size, or the other way, than the levels make.
        let far_off = match (&self.claimed, self.judgement.expected) {
            (Some(Operand::Figure(claimed)), Some(expected)) if told == Some(self.span) => {
                let claimed = claimed.number().map(|number| number.value.abs());
                let ratio = claimed.zip(expected.middle()).and_then(|(claimed, given)| given.div(claimed));
                ratio.is_some_and(|ratio| ratio.is_negative() || ratio > Rational::whole(FAR_OFF))
            }
            _ => told.is_some_and(|told| self.is_unlike_its_levels(text, told)),
        };
        let old = self.figures.iter().find(|(slot, _)| OLD.contains(&slot.as_str())).map(|(_, span)| *span);
        let level = |slot: &str| !CHANGES.contains(&slot);
        let levels: Vec<Span> = self.figures.iter().filter(|(slot, _)| level(slot)).map(|(_, span)| *span).collect();
        text.is_held_against_another(change, &levels, (old, far_off))
    }

    /// Whether an amount is not what the two levels lie apart, by far: "rose 3 to 74. A year ago it had been 90".
    fn is_unlike_its_levels(&self, text: &Text<'_>, told: Span) -> bool {
        let figure = |span: Span| text.quantities.iter().find(|figure| figure.span == span);
        let levels: Vec<Rational> = self
            .figures
            .iter()
            .filter(|(slot, _)| !CHANGES.contains(&slot.as_str()))
            .filter_map(|(_, span)| Some(figure(*span)?.number()?.value))
            .collect();
        let ([one, other], Some(told)) = (levels.as_slice(), figure(told)) else { return true };
        let amount = matches!(told.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Points);
        let ratio = one.sub(*other).zip(told.number()).and_then(|(apart, told)| apart.abs().div(told.value.abs()));
        let near = |ratio: Rational| {
            ratio <= Rational::whole(FAR_OFF)
                && ratio.mul(Rational::whole(FAR_OFF)).is_some_and(|ratio| ratio >= Rational::ONE)
        };
        !amount || !ratio.is_some_and(near)
    }

    /// Whether a percent is contradicted only because it was cut, and not rounded.
    #[must_use]
    pub fn is_cut(&self, units: &Units) -> bool {
        let Some(Operand::Figure(claimed)) = &self.claimed else { return false };
        let near = |expected| only_rounding(claimed, expected, units);
        self.is_contradicted() && claimed.kind == Kind::Percent && self.judgement.expected.is_some_and(near)
    }
}

/// Of claims about the same figures one speaks: a check that stands instead of another silences it, and a frame that
/// found less is dropped where another found the same and more.
#[must_use]
pub fn settle(claims: Vec<Judged<'_>>) -> Vec<Judged<'_>> {
    let mut spoken: Vec<(Vec<String>, Span, bool)> = claims
        .iter()
        .filter(|claim| claim.is_contradicted())
        .filter_map(|claim| claim.check.map(|check| (check.instead_of.clone(), claim.whole(), claim.firm)))
        .collect();
    spoken.sort_by_key(|(_, span, _)| span.start);
    // How far those that begin no later reach: before one that ends sooner none is met.
    let ends = spoken.iter().scan(0, |far, (_, span, _)| {
        *far = span.end.max(*far);
        Some(*far)
    });
    let spoken: Vec<_> = spoken.iter().zip(ends.collect::<Vec<_>>()).collect();
    let silenced = |claim: &Judged<'_>| {
        let Some(check) = claim.check.filter(|_| claim.is_contradicted()) else {
            return false;
        };
        let whole = claim.whole();
        let firm = |speaker: bool| speaker || !claim.firm;
        let speaks = |names: &[String], span: Span| names.contains(&check.name) && span.overlaps(whole);
        let behind = spoken.partition_point(|((_, span, _), _)| span.start <= whole.end);
        let near = spoken.get(..behind).unwrap_or_default().iter().rev().take_while(|(_, far)| *far >= whole.start);
        near.into_iter().any(|((names, span, speaker), _)| firm(*speaker) && speaks(names, *span))
    };
    let kept: Vec<bool> = claims.iter().map(|claim| !silenced(claim)).collect();
    claims.into_iter().zip(kept).filter_map(|(claim, keep)| keep.then_some(claim)).collect()
}

/// Figures of a claim that one holds for more than by chance: what is claimed, and two that it is worked out of.
const BORNE_OUT: usize = 3;

/// A figure that a claim bears out.
#[derive(Debug)]
pub struct Borne<'c> {
    /// The relation that does so.
    pub relation: &'c str,
    /// The figure.
    pub span: Span,
    /// Figures at most in a claim that it acquits; `None` for any number.
    most: Option<usize>,
}

impl Borne<'_> {
    fn acquits(&self, claim: &Judged<'_>) -> bool {
        (claim.guessed || self.relation != claim.relation.name)
            && self.most.is_none_or(|most| claim.figures.len() <= most)
    }
}

/// The figures that the claims bear out, each worked out of two others, in the order of the text.
#[must_use]
pub fn borne_out<'c>(claims: &[Judged<'c>]) -> Vec<Borne<'c>> {
    let verified = |claim: &&Judged<'_>| {
        claim.judgement.verdict == Verdict::Verified
            && claim.check.is_some()
            && claim.judgement.expected.is_some()
            && claim.figures.len() >= BORNE_OUT
    };
    // That 60 is more than 31 and 24 says nothing of 31, 24 and nine.
    let most = |claim: &Judged<'_>| claim.ordering.then_some(claim.figures.len());
    let borne = |claim: &Judged<'c>| Borne { relation: &claim.relation.name, span: claim.span, most: most(claim) };
    let mut all: Vec<_> = claims.iter().filter(verified).map(borne).collect();
    all.sort_unstable_by_key(|borne| borne.span);
    all
}

/// Leaves out what contradicts a figure that another relation bears out, or for one bound on a guess another binding: it
/// was bound amiss.
pub fn acquit(claims: &mut Vec<Judged<'_>>, borne_out: &[Borne<'_>]) {
    let told_right = |claim: &Judged<'_>| {
        let from = borne_out.partition_point(|borne| borne.span < claim.span);
        let mut same = borne_out.iter().skip(from).take_while(|borne| borne.span == claim.span);
        same.any(|borne| borne.acquits(claim))
    };
    claims.retain(|claim| !claim.is_contradicted() || !told_right(claim));
}

/// How many figures bear out a figure, with their relation, where they are more than two.
#[must_use]
pub fn fullest<'c>(claims: &[Judged<'c>]) -> Vec<(&'c str, Span, usize)> {
    let verified = |claim: &&Judged<'_>| {
        claim.judgement.verdict == Verdict::Verified
            && claim.check.is_some()
            && claim.judgement.expected.is_some()
            && claim.figures.len() >= BORNE_OUT
    };
    claims
        .iter()
        .filter(verified)
        .map(|claim| (claim.relation.name.as_str(), claim.span, claim.figures.len()))
        .collect()
}

/// Leaves out what contradicts a figure that more figures of the same relation bear out: some of them were overlooked.
pub fn acquit_the_fuller(claims: &mut Vec<Judged<'_>>, fullest: &[(&str, Span, usize)]) {
    let fuller = |claim: &Judged<'_>| {
        let same = |(relation, span, figures): &(&str, Span, usize)| {
            *relation == claim.relation.name && *span == claim.span && *figures > claim.figures.len()
        };
        fullest.iter().any(same)
    };
    claims.retain(|claim| !claim.is_contradicted() || !fuller(claim));
}
