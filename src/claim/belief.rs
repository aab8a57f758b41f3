//! Belief: whether what is contradicted was bound amiss rather than written amiss, and how surely it was bound.
//!
//! Comes in: the claims of one binding, contradicted by its figures. Goes out: whether they speak, the slip that would
//! explain each, and whether they are more than advice. Not here: how figures are bound (`bind`), and judged (`judge`).

use super::bind::Binding;
use super::images;
use super::judge::is_off;
use super::judged::Judged;
use super::operand::Operand;
use super::repair::{Patient, is_slip, repair};
use super::scene::Scene;
use crate::check::{Comparison, Take, Within};
use crate::exact::Rational;
use crate::frame::Frame;
use crate::quantity::{Kind, Quantity, Units};
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use std::cell::LazyCell;

/// What a binding was made of.
pub(super) struct Bound<'b, 't> {
    pub frame: &'b Frame,
    pub scene: &'b Scene<'t>,
    pub binding: &'b Binding,
}

/// Whether the claims of a binding are believed; those that are contradicted learn what would repair them.
pub(super) fn believe(claims: &mut [Judged<'_>], patient: Patient<'_>, bound: &Bound<'_, '_>) -> bool {
    let units = patient.facts.units;
    if claims.iter().any(|claim| is_made_up_sooner(claim, patient)) {
        return false;
    }
    if claims.iter().any(|claim| is_made_up_later(claim, patient, bound)) {
        return false;
    }
    // "18 of her 60 hives … the loss of 18 hives": told again, it is no difference of the two.
    if bound.frame.slip && claims.iter().any(|claim| is_told_again(claim, patient)) {
        return false;
    }
    let cut = claims.iter().any(|claim| claim.is_cut(units));
    let far = (bound.frame.is_uncued() || patient.operands.is_mixed()) && are_far(claims, patient);
    if !patient.operands.are_scaled() && claims.iter().any(|claim| lies_far(claim, units)) {
        return false;
    }
    if bound.is_loose() && claims.iter().any(Judged::is_contradicted) && !bound.hangs_together() {
        return false;
    }
    if claims.iter().any(|claim| bound.is_borne_out(claim) || bound.is_of_another_base(claim)) {
        return false;
    }
    // Most claims are weighed without it, and all slips are tried for it.
    let slip = LazyCell::new(|| is_slip(patient));
    if bound.frame.slip && cut || (bound.frame.slip || far) && !*slip {
        return false;
    }
    let found = repair(patient);
    let (sparse, close) = (bound.is_sparse(), bound.is_close(found.is_some()));
    // In a text that is looked at as one, cues alone are as good as nearness.
    let whole = bound.frame.within == Within::Text && !bound.binding.guessed;
    // One of several was tried, and what is worked out is a slip away from it.
    let tried = bound.frame.slip && bound.frame.slots.iter().any(|slot| slot.take == Take::Any);
    let tried = tried && patient.is_slip_of_claimed();
    // A list and what it gives are seldom told side by side by chance.
    let list = |operand: &Operand| matches!(operand, Operand::List(list) if list.len() >= LIST);
    let listed = bound.frame.trigger.is_none() && patient.operands.slots.iter().any(|(_, operand)| list(operand));
    let linear = bound.is_linear();
    let near = |claim: &Judged<'_>| {
        Rational::new(3, 2)
            .is_some_and(|times| bound.frame.trigger.is_none() && is_told_off(claim, times, units) == Some(false))
    };
    for claim in claims.iter_mut().filter(|claim| claim.is_contradicted()) {
        claim.repair.clone_from(&found);
        // Words of the calendar, kinds and readings know no slip.
        claim.firm = sparse
            || tried
            || listed && *slip
            || whole && *slip
            || linear
            || close && (*slip || claim.judgement.expected.is_none() || near(claim));
    }
    true
}

/// Whether the first members of a list make up the total: "of the 12, five were crew and seven passengers; three of the
/// passengers were children".
fn is_made_up_sooner(claim: &Judged<'_>, patient: Patient<'_>) -> bool {
    let value = |figure: &Quantity| images::value(figure, patient.facts);
    let Some(Operand::Figure(total)) = claim.claimed.as_ref().filter(|_| claim.is_contradicted()) else { return false };
    let Some(total) = value(total) else { return false };
    patient.operands.slots.iter().any(|(_, operand)| {
        let Operand::List(list) = operand else { return false };
        let mut sum = Some(Rational::ZERO);
        let sums = list.iter().map(|member| {
            sum = sum.and_then(|sum| sum.add(value(member)?));
            sum
        });
        sums.skip(1).any(|sum| sum == Some(total))
    })
}

/// "Of the 40 members, 21 voted for it and 15 against. The rest abstained": parts that fall short, and a sentence that goes on
/// with those that are left.
fn is_made_up_later(claim: &Judged<'_>, patient: Patient<'_>, bound: &Bound<'_, '_>) -> bool {
    let listed = patient.operands.slots.iter().any(|(_, operand)| matches!(operand, Operand::List(_)));
    let (Some(Operand::Figure(total)), Some(expected)) = (&claim.claimed, claim.judgement.expected) else {
        return false;
    };
    if !listed || !claim.is_contradicted() {
        return false;
    }
    let total = images::value(total, patient.facts);
    let short = expected.hi.value().zip(total).is_some_and(|(most, total)| most < total);
    let last = bound.figures().last().and_then(|index| bound.scene.spots.get(*index)).map(|spot| spot.tokens.start);
    let text = bound.scene.text;
    let next = last.and_then(|last| text.sentences.get(text.sentence_at(last) + 1));
    let missing = total.zip(expected.middle()).and_then(|(total, given)| total.sub(given));
    short && next.is_some_and(|next| goes_on_with_the_rest(text, next, missing))
}

/// "The rest abstained", "The other four stayed away", "Four abstained".
fn goes_on_with_the_rest(text: &Text<'_>, next: &Sentence, missing: Option<Rational>) -> bool {
    let at = next.tokens.start;
    let article = u32::from(matches!(text.word(at), "The" | "A"));
    let figures = text.quantities_in(next.quantities.clone());
    let counted = |at: u32| figures.iter().any(|figure| figure.tokens.start == at);
    let value = |figure: &Quantity| figure.number().map(|number| number.value);
    match text.word(at + article) {
        "rest" | "others" | "remainder" | "remaining" => article > 0,
        "other" | "further" => article > 0 && counted(at + article + 1),
        "Others" => true,
        "Another" => counted(at + 1),
        _ => missing.is_some() && figures.iter().any(|figure| value(figure) == missing),
    }
}

/// Whether the claimed amount is one of those that it should follow from.
fn is_told_again(claim: &Judged<'_>, patient: Patient<'_>) -> bool {
    let Some(Operand::Figure(claimed)) = claim.claimed.as_ref().filter(|_| claim.is_contradicted()) else {
        return false;
    };
    let value = |figure: &Quantity| figure.number().map(|number| number.value);
    let same = |operand: &Operand| match operand {
        Operand::Figure(other) => {
            other.span != claimed.span
                && other.kind == claimed.kind
                && other.units == claimed.units
                && value(other) == value(claimed)
        }
        _ => false,
    };
    value(claimed).is_some() && patient.operands.slots.iter().any(|(_, operand)| same(operand))
}

/// A figure that is written amiss is at most so many times off, slips of the pen aside.
const PLAUSIBLE: i128 = 10;

/// Whether one of the claims is many times off, by equations that ask for a value and not for a bound.
fn are_far(claims: &[Judged<'_>], patient: Patient<'_>) -> bool {
    let (plausible, units) = (Rational::whole(PLAUSIBLE), patient.facts.units);
    patient.equations.iter().any(|equation| equation.comparison == Comparison::Equal)
        && claims.iter().any(|claim| !is_bound(claim) && is_told_off(claim, plausible, units) == Some(true))
}

/// Whether the other figures set a bound for the claimed one, and give no value.
fn is_bound(claim: &Judged<'_>) -> bool {
    claim.judgement.expected.is_some_and(|expected| expected.middle().is_none())
}

/// Whether a level lies many times beyond the one that it is held against: the two are of different things.
fn lies_far(claim: &Judged<'_>, units: &Units) -> bool {
    claim.is_contradicted() && is_bound(claim) && is_told_off(claim, Rational::whole(PLAUSIBLE), units) == Some(true)
}

/// Whether the claimed figure is more than so many times off, where both it and what the others give are figures.
fn is_told_off(claim: &Judged<'_>, times: Rational, units: &Units) -> Option<bool> {
    match (&claim.claimed, claim.judgement.expected) {
        (Some(Operand::Figure(claimed)), Some(expected)) => Some(is_off(claimed, expected, times, units)),
        _ => None,
    }
}

/// Members of a list that is no chance.
const LIST: usize = 3;

/// A text of so many figures, dates and ranks aside, has few pairs that could be taken for a claim by chance.
const SPARSE: usize = 6;
/// Tokens from the first to the last word of a claim whose figures stand close together, and strange figures among them.
const CLOSE: u32 = 17;
const STRANGERS: usize = 1;
/// Tokens at most between two levels side by side.
const LINEAR: u32 = 5;
/// So many figures fit together by more than chance.
const MANY: usize = 4;

impl Bound<'_, '_> {
    fn is_sparse(&self) -> bool {
        let amounts = self
            .scene
            .text
            .quantities
            .iter()
            .filter(|figure| !matches!(figure.kind, Kind::Date | Kind::Time | Kind::Ordinal));
        amounts.take(SPARSE + 1).count() <= SPARSE
    }

    /// Whether cues alone bound the figures (or all that the sentence has, or many, or one slip alone explains what is wrong
    /// with them and no other stands among them), and they stand close together in one sentence, with hardly another among
    /// them.
    fn is_close(&self, lone_slip: bool) -> bool {
        let figures = self.figures();
        let spots = || figures.iter().filter_map(|index| self.scene.spots.get(*index));
        let trigger = &self.binding.trigger;
        let start = spots().map(|spot| spot.tokens.start).fold(trigger.start, u32::min);
        let end = spots().map(|spot| spot.tokens.end).fold(trigger.end, u32::max);
        let strangers = match (figures.first(), figures.last()) {
            (Some(first), Some(last)) => last - first + 1 - figures.len(),
            _ => 0,
        };
        let text = self.scene.text;
        let sentence = text.sentences.get(text.sentence_at(start));
        let Some(sentence) = sentence.filter(|sentence| sentence.tokens.end >= end) else { return false };
        let all = sentence.quantities.len() <= figures.len() || figures.len() >= MANY;
        (all || !self.binding.guessed || lone_slip && strangers == 0) && end - start <= CLOSE && strangers <= STRANGERS
    }

    /// "142,000 ounces, down from 138,000": two levels, and between them nothing but the way from one to the other.
    fn is_linear(&self) -> bool {
        let (figures, text) = (self.figures(), self.scene.text);
        let &[one, other] = figures.as_slice() else { return false };
        let spots = self.scene.spots.get(one).zip(self.scene.spots.get(other)).filter(|_| one + 1 == other);
        spots.is_some_and(|(one, other)| {
            let (start, end) = (one.tokens.end, other.tokens.start);
            let before = |back: u32| end.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
            let way =
                before(1) == "from" && matches!(before(2), "up" | "down") && matches!(before(3), "," | "–" | "—" | "(");
            way && (3..=LINEAR).contains(&end.saturating_sub(start)) && one.quantity.kind == other.quantity.kind
        })
    }

    /// Whether the sentences in which the figures stand speak of one thing.
    fn hangs_together(&self) -> bool {
        let spots = self.binding.figures().filter_map(|index| self.scene.spots.get(index));
        self.scene.text.hangs_together(spots.map(|spot| spot.tokens.start))
    }

    /// Whether a change is held against a level of another stretch, time or thing.
    fn is_of_another_base(&self, claim: &Judged<'_>) -> bool {
        let Some(Operand::Figure(claimed)) = claim.claimed.as_ref().filter(|_| claim.is_contradicted()) else {
            return false;
        };
        let (text, own) = (self.scene.text, claimed.tokens.start);
        let levels = self.binding.figures().filter_map(|index| self.scene.spots.get(index));
        let levels = levels.filter(|spot| !spot.tokens.contains(&own) && spot.quantity.number().is_some());
        let levels: Vec<u32> = levels.map(|spot| spot.tokens.start).collect();
        text.is_change_of_another(own, &levels)
    }

    /// Whether figures that were not bound bear the claim out.
    fn is_borne_out(&self, claim: &Judged<'_>) -> bool {
        let Some(Operand::Figure(claimed)) =
            claim.claimed.as_ref().filter(|_| claim.is_contradicted() && !is_bound(claim))
        else {
            return false;
        };
        let spots = self.binding.figures().filter_map(|index| self.scene.spots.get(index));
        let bound: Vec<Span> = spots.map(|spot| spot.quantity.span).collect();
        self.scene.text.bears_out(claimed, &bound)
    }

    /// Whether nothing but their kinds may have bound the figures.
    fn is_loose(&self) -> bool {
        self.frame.few || self.frame.slip || self.frame.is_uncued()
    }

    /// The bound figures, in the order of the text.
    fn figures(&self) -> Vec<usize> {
        let mut figures: Vec<usize> = self.binding.figures().collect();
        figures.sort_unstable();
        figures.dedup();
        figures
    }
}
