//! From a text to claims: the frames that each sentence calls for. Not here: how one is bound and judged (`session`).

use super::calendar::Almanac;
use super::called::{Called, Place};
use super::judged::{Judged, acquit, acquit_the_fuller, borne_out, fullest, settle};
use super::passing::Thin;
use super::scene::Scene;
use super::session::Session;
use super::sight::{neighbourhood, reach};
use crate::check::{Checks, Within};
use crate::context::Context;
use crate::frame::{Extent, Frames, Judging, Sight, rules};
use crate::quantity::Units;
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use std::ops::Range;
use std::sync::Mutex;

/// Judges claims with compiled frames.
#[derive(Debug)]
pub struct Judge {
    frames: Frames,
    /// For each relation the equations that judge it.
    rules: Vec<Vec<Judging>>,
    /// What the last texts were read with: the room is kept for the next.
    rooms: Mutex<Vec<Box<Called>>>,
}

impl Judge {
    /// Compiles the frames of all relations.
    #[must_use]
    pub fn new(checks: &Checks) -> Self {
        let rules = rules(checks);
        Self { frames: Frames::new(checks, &rules), rules, rooms: Mutex::default() }
    }

    /// The claims of a text that are asked for, in the order of its sentences.
    #[must_use]
    pub fn claims<'c>(&self, text: &Text<'_>, bench: Bench<'c>, context: &Context, extent: Extent) -> Vec<Judged<'c>> {
        let kept = self.rooms.lock().ok().and_then(|mut rooms| rooms.pop());
        let mut called = kept.unwrap_or_default();
        let mut claims = self.all((text, None), bench, context, extent, &mut called);
        let thin: Vec<Judged<'_>> =
            Thin::of(text).flat_map(|thin| self.across(&thin, bench, context, extent, &mut called)).collect();
        let mut across: Vec<Judged<'_>> = Vec::new();
        for claim in thin {
            let same = |other: &Judged<'_>| other.span == claim.span && std::ptr::eq(other.relation, claim.relation);
            if !across.iter().any(same) {
                across.push(claim);
            }
        }
        if claims.iter().chain(&across).any(Judged::is_contradicted) {
            let full = (extent == Extent::Contradictions)
                .then(|| self.all((text, None), bench, context, Extent::Worksheet, &mut called));
            let full = full.as_ref().unwrap_or(&claims);
            let known = |claim: &Judged<'_>| full.iter().any(|near| near.check.is_some() && near.span == claim.span);
            across.retain(|claim| !known(claim));
            let (borne_out, fullest) = (borne_out(full), fullest(full));
            if extent == Extent::Contradictions {
                acquit_the_fuller(&mut claims, &fullest);
            }
            claims.append(&mut across);
            acquit(&mut claims, &borne_out);
        }
        claims.retain(|claim| !claim.is_of_another(text));
        if let Ok(mut rooms) = self.rooms.lock() {
            rooms.push(called);
        }
        settle(claims)
    }

    /// The figures of a text that its other figures bear out, with the relation that does so.
    #[must_use]
    pub fn borne_out<'c>(&self, text: &Text<'_>, bench: Bench<'c>, context: &Context) -> Vec<(&'c str, Span)> {
        let all = self.all((text, None), bench, context, Extent::Worksheet, &mut Called::default());
        borne_out(&all).into_iter().map(|borne| (borne.relation, borne.span)).collect()
    }

    /// The claims whose figures stand on both sides of what is told in passing.
    fn across<'c>(
        &self,
        thin: &Thin<'_>,
        bench: Bench<'c>,
        context: &Context,
        extent: Extent,
        called: &mut Called,
    ) -> Vec<Judged<'c>> {
        let mut claims = self.all((&thin.text, Some(thin)), bench, context, extent, called);
        // What no cue points at must be a figure of the other side, held against one of this.
        let between = |claim: &Judged<'_>| claim.figures.iter().map(|(_, span)| *span).reduce(Span::join);
        claims.retain(|claim| match claim.guessed {
            true => between(claim).is_some_and(|span| thin.crosses(span)),
            false => thin.touches(claim.whole().join(claim.trigger)),
        });
        claims
    }

    /// The claims of a text; of one without what is told in passing, those of the sentences beside, by what reaches.
    fn all<'c>(
        &self,
        (text, thin): (&Text<'_>, Option<&Thin<'_>>),
        bench: Bench<'c>,
        context: &Context,
        extent: Extent,
        called: &mut Called,
    ) -> Vec<Judged<'c>> {
        let mut claims = Vec::new();
        called.forget();
        let almanac = Almanac::new(context.date.or(text.document.published()), &text.quantities);
        let (short, mut whole) = ((thin.is_none() && text.is_short()).then(|| Sight::of(&text.quantities)), None);
        for (index, sentence) in text.sentences.iter().enumerate() {
            if thin.is_some_and(|thin| !thin.borders(index)) {
                continue;
            }
            if sentence.quantities.is_empty() && !self.calls_without_figures(text, sentence, short.is_some()) {
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
                let Some(frame) = frame.filter(|frame| frame.reaches || thin.is_none_or(|thin| thin.cut(index))) else {
                    continue;
                };
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
            for aim in short.iter().flat_map(|sight| called.whole(&self.frames.index, sight, extent)) {
                let Some(frame) = self.frames.get(aim.frame, bench.checks) else { continue };
                let all = (0..text.tokens.len() as u32, 0..text.quantities.len() as u32);
                let scene = whole.get_or_insert_with(|| Scene::new(text, all.0, all.1));
                let rules = self.rules.get(frame.relation).map(Vec::as_slice).unwrap_or_default();
                let session = Session { frame, targets: &[aim], scene, bench, rules, almanac: &almanac, extent };
                session.judge(self.frames.transparent(bench.checks), &sentence.tokens, &mut claims);
            }
        }
        claims
    }

    /// Whether a sentence without figures, of a text that may be short, holds a word that calls what needs none.
    fn calls_without_figures(&self, text: &Text<'_>, sentence: &Sentence, short: bool) -> bool {
        let index = &self.frames.index;
        text.tokens_in(sentence.tokens.clone()).iter().any(|token| index.needs_no_figure(token.key, short))
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
