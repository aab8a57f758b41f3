//! From a text to claims: the frames that each sentence calls for, bound and judged by every check of their relation.

use super::belief::{Bound, believe};
use super::bind::{Binding, bind};
use super::calendar::Almanac;
use super::called::{Aim, Called, EVERY, Place};
use super::images::{self, Images};
use super::judge::{self, Facts, Judgement};
use super::judged::{Judged, acquit, borne_out, settle};
use super::matcher::Filler;
use super::operand::{Operand, Operands, of_trigger};
use super::repair::Patient;
use super::scale;
use super::scene::Scene;
use super::sight::{neighbourhood, reach};
use crate::check::{Check, Checks, Equation, Relation, Within};
use crate::context::Context;
use crate::exact::Rational;
use crate::finding::Verdict;
use crate::frame::{Extent, Frame, Frames, Judging, Sight, rules};
use crate::quantity::{Hedge, Units};
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use crate::token::key;
use std::ops::Range;

/// Judges claims with compiled frames.
#[derive(Debug)]
pub struct Judge {
    frames: Frames,
    /// For each relation the equations that judge it.
    rules: Vec<Vec<Judging>>,
}

impl Judge {
    /// Compiles the frames of all relations.
    #[must_use]
    pub fn new(checks: &Checks) -> Self {
        let rules = rules(checks);
        Self { frames: Frames::new(checks, &rules), rules }
    }

    /// The claims of a text that are asked for, in the order of its sentences.
    #[must_use]
    pub fn claims<'c>(&self, text: &Text<'_>, bench: Bench<'c>, context: &Context, extent: Extent) -> Vec<Judged<'c>> {
        let mut claims = self.all(text, bench, context, extent);
        if claims.iter().any(Judged::is_contradicted) {
            let full = (extent == Extent::Contradictions).then(|| self.all(text, bench, context, Extent::Worksheet));
            let borne_out = borne_out(full.as_ref().unwrap_or(&claims));
            acquit(&mut claims, &borne_out);
        }
        settle(claims)
    }

    /// The figures of a text that its other figures bear out, with the relation that does so.
    #[must_use]
    pub fn borne_out<'c>(&self, text: &Text<'_>, bench: Bench<'c>, context: &Context) -> Vec<(&'c str, Span)> {
        borne_out(&self.all(text, bench, context, Extent::Worksheet))
    }

    fn all<'c>(&self, text: &Text<'_>, bench: Bench<'c>, context: &Context, extent: Extent) -> Vec<Judged<'c>> {
        let mut claims = Vec::new();
        let mut called = Called::default();
        let almanac = Almanac::new(context.date.or(text.document.published()), &text.quantities);
        let (short, mut whole) = (text.is_short().then(|| Sight::of(&text.quantities)), None);
        for (index, sentence) in text.sentences.iter().enumerate() {
            if sentence.quantities.is_empty() && !self.calls_without_figures(text, sentence) {
                continue;
            }
            let near = neighbourhood(text, index);
            let (wide_tokens, wide_quantities) = reach(text, &near);
            let sight = |range: &Range<u32>| Sight::of(text.quantities_in(range.clone()));
            let (own_sight, near_sight) = (&sight(&sentence.quantities), &sight(&wide_quantities));
            called.read(&self.frames.index, text, &Place { sentence: index, near, own_sight, near_sight }, extent);
            let (mut own, mut wide) = (None, None);
            for targets in called.targets.chunk_by(|a, b| a.frame == b.frame) {
                let frame = targets.first().and_then(|aim| self.frames.get(aim.frame, bench.checks));
                let Some(frame) = frame else { continue };
                let scene = if frame.reaches {
                    wide.get_or_insert_with(|| Scene::new(text, wide_tokens.clone(), wide_quantities.clone()))
                } else {
                    own.get_or_insert_with(|| Scene::new(text, sentence.tokens.clone(), sentence.quantities.clone()))
                };
                if frame.within == Within::Text || !frame.reaches && !frame.may_fit(scene.kinds, scene.spots.len()) {
                    continue;
                }
                let rules = self.rules.get(frame.relation).map(Vec::as_slice).unwrap_or_default();
                let session = Session { frame, targets, scene, bench, rules, almanac: &almanac, extent };
                session.judge(self.frames.transparent(bench.checks), &sentence.tokens, &mut claims);
            }
            for number in short.iter().flat_map(|sight| called.whole(&self.frames.index, sight, extent)) {
                let Some(frame) = self.frames.get(number, bench.checks) else { continue };
                let all = (0..text.tokens.len() as u32, 0..text.quantities.len() as u32);
                let scene = whole.get_or_insert_with(|| Scene::new(text, all.0, all.1));
                let rules = self.rules.get(frame.relation).map(Vec::as_slice).unwrap_or_default();
                let targets = &[Aim { frame: number, form: None, starts: EVERY }];
                let session = Session { frame, targets, scene, bench, rules, almanac: &almanac, extent };
                session.judge(self.frames.transparent(bench.checks), &sentence.tokens, &mut claims);
            }
        }
        claims
    }

    /// Whether a sentence without figures holds a word that calls a form which needs none.
    fn calls_without_figures(&self, text: &Text<'_>, sentence: &Sentence) -> bool {
        text.tokens_in(sentence.tokens.clone()).iter().any(|token| self.frames.index.needs_no_figure(token.key))
    }
}

/// What claims are judged by, beside the frames.
#[derive(Debug, Clone, Copy)]
pub struct Bench<'c> {
    /// The checks.
    pub checks: &'c Checks,
    /// The units of the grammar.
    pub units: &'c Units,
}

/// So many of the last claims may be of the sentence before.
const RECENT: usize = 40;

/// One frame over one scene.
struct Session<'s, 't, 'c> {
    frame: &'s Frame,
    targets: &'s [Aim],
    scene: &'s Scene<'t>,
    bench: Bench<'c>,
    rules: &'s [Judging],
    almanac: &'s Almanac,
    extent: Extent,
}

impl<'c> Session<'_, '_, 'c> {
    fn judge(&self, transparent: &crate::token::KeySet, sentence: &Range<u32>, claims: &mut Vec<Judged<'c>>) {
        let Some(relation) = self.bench.checks.relations().get(self.frame.relation) else { return };
        for binding in bind(self.frame, self.targets, self.scene, sentence, transparent) {
            // A frame that reaches over sentences is called by each of them: the one of its trigger judges, and of a
            // form the one that calls it, once.
            let trigger = self.frame.trigger.is_some() || !self.frame.reaches;
            let own = sentence.contains(&binding.trigger.start);
            let span = self.scene.span(&binding.trigger);
            let known = |claim: &Judged<'_>| std::ptr::eq(claim.relation, relation) && claim.trigger == span;
            if own && trigger || !trigger && !claims.iter().rev().take(RECENT).any(known) {
                self.judge_binding(relation, &binding, claims);
            }
        }
    }

    fn judge_binding(&self, relation: &'c Relation, binding: &Binding, claims: &mut Vec<Judged<'c>>) {
        let mut operands = match Operands::new(binding, self.scene, &self.frame.agree, self.bench.units) {
            Ok(operands) => operands,
            Err(reason) => return self.unknown(relation, binding, reason, claims),
        };
        if let Some(reason) = binding.unknown.filter(|reason| *reason != "missing-endpoint") {
            return self.unknown(relation, binding, reason, claims);
        }
        self.add_trigger(relation, binding, &mut operands);
        let (units, sign) = (self.bench.units, binding.meaning.sign);
        let facts = Facts { units, almanac: self.almanac, sign, extent: self.extent };
        let before = claims.len();
        let applying = || self.rules.iter().filter(|rule| operands.answer(rule));
        for (check, equation) in applying().filter_map(|rule| rule.of(self.bench.checks)) {
            let judgement = judge::judge(equation, relation, &operands, &self.frame.agree, facts);
            // A figure by itself that has no such value (one number, asked whether it is a falling range) claims nothing.
            let silent = binding.slots.len() == 1 || judgement.reason == Some(scale::NOTHING);
            let lone = judgement.verdict == Verdict::Unknown && silent;
            if !lone && (self.extent == Extent::Worksheet || judgement.verdict == Verdict::Contradicted) {
                let images = match judgement.verdict {
                    Verdict::Contradicted => images::images(equation, relation, &operands, facts.in_full()),
                    _ => Images::default(),
                };
                claims.push(Judged { images, ..self.judged(check, relation, equation, binding, &operands, judgement) });
            }
        }
        if claims.iter().skip(before).any(Judged::is_contradicted) {
            let equations: Vec<&Equation> =
                applying().filter_map(|rule| rule.of(self.bench.checks)).map(|(_, equation)| equation).collect();
            let patient = Patient {
                equations: &equations,
                relation,
                operands: &operands,
                agree: &self.frame.agree,
                facts: facts.in_full(),
                prose: self.scene.text.prose(),
            };
            let told = claims.get_mut(before..).unwrap_or_default();
            if !believe(told, patient, &Bound { frame: self.frame, scene: self.scene, binding }) {
                claims.truncate(before);
                return self.unknown(relation, binding, "ambiguous-binding", claims);
            }
        }
        if claims.len() == before && binding.slots.len() > 1 {
            self.unknown(relation, binding, "missing-endpoint", claims);
        }
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
        Judged { check: Some(check), claimed, span, ..self.account(relation, binding, judgement) }
    }

    /// A claim that cannot be judged, for the worksheet.
    fn unknown(&self, relation: &'c Relation, binding: &Binding, reason: &'static str, claims: &mut Vec<Judged<'c>>) {
        if self.extent != Extent::Worksheet {
            return;
        }
        claims.push(self.account(relation, binding, Judgement::unknown(reason)));
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
            firm: true,
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
