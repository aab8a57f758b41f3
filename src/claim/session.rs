//! One frame over one scene: its bindings, judged by every equation of its relation.
//!
//! Comes in: a frame that a sentence calls for, and what is in sight. Goes out: claims. Not here: which frames are called
//! (`run`), and which claims are told (`judged`).

use super::belief::{Bound, believe};
use super::bind::{Binding, bind, is_unlike};
use super::calendar::Almanac;
use super::called::Aim;
use super::images::{self, Images};
use super::judge::{self, Facts, Judgement};
use super::judged::Judged;
use super::matcher::Filler;
use super::operand::{Operand, Operands, of_trigger};
use super::repair::Patient;
use super::run::Bench;
use super::scale;
use super::scene::Scene;
use crate::check::{Check, Comparison, Equation, Relation, Within};
use crate::exact::Rational;
use crate::finding::Verdict;
use crate::frame::{Extent, Frame, Judging};
use crate::quantity::Hedge;
use crate::span::Span;
use crate::token::{KeySet, key};
use std::cell::LazyCell;
use std::ops::Range;

/// So many of the last claims may be of the sentence before.
const RECENT: usize = 40;

/// What came of a binding.
pub(super) enum Outcome {
    /// Nothing can be said.
    Open,
    /// Its figures bear the claim out, or may.
    Held,
    /// They contradict it, and are believed; whether a slip in what is claimed explains it, where that is asked.
    Told(bool),
}

/// One frame over one scene.
pub(super) struct Session<'s, 't, 'c> {
    pub frame: &'s Frame,
    /// What of it is called for.
    pub targets: &'s [Aim],
    pub scene: &'s Scene<'t>,
    pub bench: Bench<'c>,
    /// What judges its relation.
    pub rules: &'s [Judging],
    pub almanac: &'s Almanac,
    pub extent: Extent,
}

impl<'c> Session<'_, '_, 'c> {
    /// Adds the claims of the sentence that called the frame.
    pub fn judge(&self, transparent: &KeySet, sentence: &Range<u32>, claims: &mut Vec<Judged<'c>>) {
        let Some(relation) = self.bench.checks.relations().get(self.frame.relation) else { return };
        let (bindings, stretches) = bind(self.frame, self.targets, self.scene, sentence, transparent);
        let unlike = LazyCell::new(|| is_unlike(self.frame, self.scene, &stretches, transparent));
        let together = |a: &Binding, b: &Binding| a.rival && b.rival && a.trigger == b.trigger;
        for rivals in bindings.chunk_by(together) {
            let Some(binding) = rivals.first() else { continue };
            // A frame that reaches over sentences is called by each of them: the one of its trigger judges, and of a
            // form the one that calls it, once.
            let trigger = self.frame.trigger.is_some() || !self.frame.reaches;
            let own = sentence.contains(&binding.trigger.start);
            let span = self.scene.span(&binding.trigger);
            let known = |claim: &Judged<'_>| std::ptr::eq(claim.relation, relation) && claim.trigger == span;
            if own && trigger || !trigger && !claims.iter().rev().take(RECENT).any(known) {
                self.judge_rivals(relation, rivals, &|| *unlike, claims);
            }
        }
    }

    /// Adds what the rules say of one binding. Whether a word stands there that makes the claim unknown (`unlike`) is asked
    /// last: most claims hold without.
    pub(super) fn judge_binding(
        &self,
        relation: &'c Relation,
        binding: &Binding,
        unlike: &dyn Fn() -> bool,
        claims: &mut Vec<Judged<'c>>,
    ) -> Outcome {
        let mut operands = match Operands::new(binding, self.scene, &self.frame.agree, self.bench.units) {
            Ok(operands) => operands,
            Err(reason) => return self.unknown(relation, binding, reason, claims),
        };
        if let Some(reason) = binding.unknown.filter(|reason| *reason != "missing-endpoint") {
            return self.unknown(relation, binding, reason, claims);
        }
        if self.extent == Extent::Worksheet && unlike() {
            return self.unknown(relation, binding, binding.unknown.unwrap_or("adjusted-basis"), claims);
        }
        self.add_trigger(relation, binding, &mut operands);
        let (facts, before, mut held) = (self.facts(binding), claims.len(), false);
        let applying = || self.rules.iter().filter(|rule| operands.answer(rule));
        for (check, equation) in applying().filter_map(|rule| rule.of(self.bench.checks)) {
            let judgement = judge::judge(equation, relation, &operands, &self.frame.agree, facts);
            held |= matches!(judgement.verdict, Verdict::Verified | Verdict::Compatible);
            // A figure by itself that has no such value (one number, asked whether it is a falling range) claims nothing.
            let lone = judgement.verdict == Verdict::Unknown
                && (binding.slots.len() == 1 || judgement.reason == Some(scale::NOTHING));
            let wrong = judgement.verdict == Verdict::Contradicted;
            if !lone && (self.extent == Extent::Worksheet || wrong) {
                let images = wrong.then(|| images::images(equation, relation, &operands, facts.in_full()));
                let judged = self.judged(check, relation, equation, binding, &operands, judgement);
                claims.push(Judged { images: images.unwrap_or_default(), ..judged });
            }
        }
        if claims.iter().skip(before).any(Judged::is_contradicted) {
            if self.extent != Extent::Worksheet && unlike() {
                claims.truncate(before);
                return Outcome::Open;
            }
            let equations: Vec<&Equation> =
                applying().filter_map(|rule| rule.of(self.bench.checks)).map(|(_, equation)| equation).collect();
            let patient = Patient {
                equations: &equations,
                relation,
                operands: &operands,
                agree: &self.frame.agree,
                facts: facts.in_full(),
                dated: self.frame.within != Within::Text && !binding.guessed,
                prose: self.scene.text.prose(),
            };
            let told = claims.get_mut(before..).unwrap_or_default();
            if !believe(told, patient, &Bound { frame: self.frame, scene: self.scene, binding }) {
                claims.truncate(before);
                return self.unknown(relation, binding, "ambiguous-binding", claims);
            }
            return Outcome::Told(binding.rival && patient.is_slip_of_claimed());
        }
        if claims.len() == before && binding.slots.len() > 1 {
            self.unknown(relation, binding, "missing-endpoint", claims);
        }
        if held { Outcome::Held } else { Outcome::Open }
    }

    fn facts(&self, binding: &Binding) -> Facts<'_> {
        Facts { units: self.bench.units, almanac: self.almanac, sign: binding.meaning.sign, extent: self.extent }
    }

    /// A trigger that multiplies ("doubled") fills the slot "trigger", if the relation has one.
    fn add_trigger(&self, relation: &Relation, binding: &Binding, operands: &mut Operands) {
        let Some(slot) = judge::slot_number("trigger", relation) else { return };
        let Some(value) = binding.meaning.value else { return };
        let hedge = match self.hedge_before(binding.trigger.start) {
            // "More than halved" is less than half.
            Hedge::MoreThan if value < Rational::ONE => Hedge::LessThan,
            Hedge::Nearly if value < Rational::ONE => Hedge::JustOver,
            hedge => hedge,
        };
        let quantity = of_trigger(value, hedge, self.scene.span(&binding.trigger));
        operands.slots.push((slot, Operand::Figure(Box::new(quantity))));
    }

    fn hedge_before(&self, at: u32) -> Hedge {
        let word = |back: u32| at.checked_sub(back).and_then(|at| self.scene.token(at)).map(|token| token.key);
        let before = word(1);
        let is = |word: &str| before == Some(key(word));
        if is("than") && word(2) == Some(key("more")) || is("over") {
            Hedge::MoreThan
        } else if is("nearly") || is("almost") {
            Hedge::Nearly
        } else if is("about") || is("roughly") || is("approximately") || is("virtually") {
            Hedge::About
        } else {
            Hedge::None
        }
    }

    fn judged(
        &self,
        check: &'c Check,
        relation: &'c Relation,
        equation: &Equation,
        binding: &Binding,
        operands: &Operands,
        judgement: Judgement,
    ) -> Judged<'c> {
        let slot = judge::slot_number(&equation.claimed.slot, relation);
        let claimed = slot.and_then(|slot| operands.get(slot)).cloned();
        let span =
            slot.and_then(|slot| self.slot_span(binding, slot)).unwrap_or_else(|| self.scene.span(&binding.trigger));
        let ordering = equation.comparison != Comparison::Equal;
        let mut account = self.account(relation, binding, judgement);
        if account.judgement.verdict == Verdict::Verified {
            // It says nothing of a figure that it does not read.
            let read = equation.terms();
            account.figures.retain(|(slot, _)| read.iter().any(|term| term.slot == *slot));
        }
        Judged { check: Some(check), claimed, span, ordering, ..account }
    }

    /// A claim that cannot be judged, for the worksheet.
    fn unknown(
        &self,
        relation: &'c Relation,
        binding: &Binding,
        reason: &'static str,
        claims: &mut Vec<Judged<'c>>,
    ) -> Outcome {
        if self.extent == Extent::Worksheet {
            claims.push(self.account(relation, binding, Judgement::unknown(reason)));
        }
        Outcome::Open
    }

    fn account(&self, relation: &'c Relation, binding: &Binding, judgement: Judgement) -> Judged<'c> {
        let (trigger, figures) = (self.scene.span(&binding.trigger), self.figures(relation, binding));
        Judged {
            check: None,
            relation,
            judgement,
            claimed: None,
            span: trigger,
            figures,
            trigger,
            sign: binding.meaning.sign,
            repair: None,
            ordering: false,
            firm: true,
            guessed: binding.guessed,
            images: Images::default(),
        }
    }

    fn slot_span(&self, binding: &Binding, slot: u8) -> Option<Span> {
        let filler = binding.filler(slot)?;
        let spot = |index: &usize| self.scene.spots.get(*index).map(|spot| spot.quantity.span);
        match filler {
            Filler::Figure(index) => spot(index),
            Filler::List(list) => list.iter().filter_map(spot).reduce(Span::join),
            Filler::Phrase(range) => Some(self.scene.span(range)),
            Filler::Items(items) => items.iter().map(|item| self.scene.span(item)).reduce(Span::join),
        }
    }

    fn figures(&self, relation: &Relation, binding: &Binding) -> Vec<(String, Span)> {
        let mut figures = Vec::new();
        for (slot, filler) in &binding.slots {
            let name = relation.slots.get(*slot as usize).cloned().unwrap_or_default();
            match filler {
                Filler::List(list) => {
                    let spots = list.iter().filter_map(|index| self.scene.spots.get(*index));
                    figures.extend(spots.map(|spot| (name.clone(), spot.quantity.span)));
                }
                Filler::Items(items) => figures.extend(items.iter().map(|item| (name.clone(), self.scene.span(item)))),
                _ => figures.extend(self.slot_span(binding, *slot).map(|span| (name, span))),
            }
        }
        figures.sort_by_key(|(_, span)| span.start);
        figures
    }
}
