//! The whole flow on one page: a document in, findings and claims out.

mod asked;
mod quoted;
mod slip;
mod spoken_for;
mod thinned;
mod worksheet;

use crate::check::{Check, Checks, LoadError};
use crate::claim::{Bench, Claim, Extent, Figure, Judge, Judged, Operand, message, only_rounding};
use crate::context::Context;
use crate::document::Document;
use crate::engine::{Calls, Engine, Slip};
use crate::finding::{Edit, Evidence, Finding, Fix, Level};
use crate::quantity::Grammar;
use crate::sentence::Text;
use crate::span::Span;
use std::cell::OnceCell;

/// What a run over a document gives, in the order of the text.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Slips.
    pub findings: Vec<Finding>,
    /// All claims, verified ones among them.
    pub claims: Vec<Claim>,
}

/// Everything that is made ready once and used on every document.
pub struct Linter {
    checks: Checks,
    grammar: Grammar,
    judge: Judge,
    engines: Vec<(usize, Box<dyn Engine>)>,
    /// The words that call engines.
    calls: Calls,
    /// Those that call engines that weigh figures.
    weighing: Calls,
}

impl Linter {
    /// Makes checks ready to run.
    ///
    /// # Errors
    /// Every fault in the tables of an engine's check, and every engine that does not exist.
    pub fn new(checks: Checks) -> Result<Self, Vec<LoadError>> {
        let (linter, errors) = Self::new_sound(checks);
        if errors.is_empty() { Ok(linter) } else { Err(errors) }
    }

    /// As [`Linter::new`], going on without the checks that have a fault.
    #[must_use]
    pub fn new_sound(checks: Checks) -> (Self, Vec<LoadError>) {
        Self::asked(checks, |_| true)
    }

    /// The checks.
    #[must_use]
    pub const fn checks(&self) -> &Checks {
        &self.checks
    }

    /// The quantity grammar.
    #[must_use]
    pub const fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// Reads a document.
    #[must_use]
    pub fn read<'d>(&self, document: &'d Document<'d>) -> Text<'d> {
        Text::read(document, |prose, tokens| self.grammar.read(prose, tokens))
    }

    /// The text in which figures are weighed, if it is another.
    fn bare<'d>(&self, text: &Text<'d>) -> Option<Text<'d>> {
        text.without_insertions(|prose, tokens| self.grammar.read(prose, tokens))
    }

    /// Checks a document.
    #[must_use]
    pub fn lint(&self, document: &Document<'_>, context: &Context) -> Outcome {
        let text = self.read(document);
        let bare = self.bare(&text);
        let told = bare.as_ref().unwrap_or(&text);
        let judged = self.judged(told, context, Extent::Worksheet);
        let (findings, lines) = self.spoken(&judged, (&text, told), context);
        let mut claims: Vec<Claim> = judged.iter().map(|claim| self.claim(claim, &text)).chain(lines).collect();
        claims.sort_by(|a, b| (a.span, &a.check).cmp(&(b.span, &b.check)));
        Outcome { findings, claims }
    }

    /// The findings of a document, as [`Linter::lint`] gives them: cheaper, since most claims hold and need no account.
    #[must_use]
    pub fn findings(&self, document: &Document<'_>, context: &Context) -> Vec<Finding> {
        let text = self.read(document);
        let bare = self.bare(&text);
        let told = bare.as_ref().unwrap_or(&text);
        self.spoken(&self.judged(told, context, Extent::Contradictions), (&text, told), context).0
    }

    fn judged(&self, text: &Text<'_>, context: &Context, extent: Extent) -> Vec<Judged<'_>> {
        self.judge.claims(text, self.bench(), context, extent)
    }

    fn bench(&self) -> Bench<'_> {
        Bench { checks: &self.checks, units: self.grammar.units() }
    }

    /// What claims and engines have to say, in the order of the text, and what engines add to the worksheet. Figures are
    /// weighed in the text without its insertions, the second of the two.
    fn spoken(
        &self,
        judged: &[Judged<'_>],
        (text, told): (&Text<'_>, &Text<'_>),
        context: &Context,
    ) -> (Vec<Finding>, Vec<Claim>) {
        let mut findings: Vec<Finding> = judged.iter().filter_map(|claim| self.finding(claim, told)).collect();
        let mut lines = Vec::new();
        let (mut slips, borne_out) = (Vec::new(), OnceCell::new());
        let called = self.calls.places(text);
        let bare = if std::ptr::eq(text, told) { Vec::new() } else { self.weighing.places(told) };
        for (place, ((index, engine), called)) in self.engines.iter().zip(&called).enumerate() {
            let Some(check) = self.checks.all().get(*index) else { continue };
            let bare = bare.get(place).filter(|_| engine.weighs_figures());
            let (text, called) = bare.map_or((text, called), |called| (told, called));
            slips.clear();
            engine.run_called(text, context, called, &mut slips);
            if slips.is_empty() {
                continue;
            }
            quoted::leave_out(&mut slips, check, text, context.quoted_words);
            lines.extend(slips.iter().filter_map(|slip| slip::of_line(check, slip, text)));
            // What other figures bear out, was taken amiss by an engine that weighs figures of the whole text.
            let bears_out = || borne_out.get_or_init(|| self.judge.borne_out(told, self.bench(), context));
            let amiss = |slip: &Slip| {
                engine.is_whole() && bears_out().binary_search_by_key(&slip.span, |(_, span)| *span).is_ok()
            };
            let slips = slips.drain(..).filter(|slip| slip.verdict.is_none() && !amiss(slip));
            findings.extend(slips.map(|slip| slip::of_slip(check, slip, text.document)));
        }
        let known = |finding: &Finding| findings.iter().any(|known| known.span.overlaps(finding.span));
        let past = self.past(told, context, &known);
        findings.extend(past);
        spoken_for::put_in_order(&mut findings, &self.checks);
        (findings, lines)
    }

    fn expected(&self, claim: &Judged<'_>, text: &Text<'_>) -> String {
        message::expected(claim.claimed.as_ref(), &claim.judgement, text.prose(), self.grammar.units())
    }

    fn claim(&self, claim: &Judged<'_>, text: &Text<'_>) -> Claim {
        let source = |span: Span| text.document.to_source(span);
        let figure = |(role, span): &(String, Span)| Figure {
            role: role.clone(),
            span: source(*span),
            text: span.of(text.prose()).to_owned(),
        };
        Claim {
            check: claim.check.map_or_else(|| claim.relation.name.clone(), |check| check.name.clone()),
            relation: claim.relation.name.clone(),
            verdict: claim.judgement.verdict,
            reason: claim.judgement.reason.map(str::to_owned),
            span: source(claim.span),
            says: claim.span.of(text.prose()).to_owned(),
            gives: self.expected(claim, text),
            figures: claim.figures.iter().map(figure).collect(),
        }
    }

    /// Only what is contradicted speaks; what holds only with a scale taken over is advised on by `missing-scale`.
    fn finding(&self, claim: &Judged<'_>, text: &Text<'_>) -> Option<Finding> {
        let check = claim.check.filter(|_| claim.is_contradicted())?;
        let expected = self.expected(claim, text);
        let value = |name: &str| self.hole(name, claim, &expected, text);
        let quoted = claim.figures.iter().all(|(_, span)| text.is_quoted(*span));
        let source = |span: Span| text.document.to_source(span);
        let others = claim.figures.iter().filter(|(_, span)| *span != claim.span);
        Some(Finding {
            code: check.name.clone(),
            group: check.group.clone(),
            level: self.level(check, claim, quoted),
            message: message::fill(&check.message, &value),
            label: match &claim.judgement.expected_text {
                Some(told) => told.clone(),
                None if expected.is_empty() => "does not fit".into(),
                None => format!("should be {expected}"),
            },
            help: self.help(check, claim, text, &value),
            span: source(claim.span),
            evidence: others
                .map(|(role, span)| Evidence { span: source(*span), label: role.replace('_', " ") })
                .collect(),
            fix: claim.repair.as_ref().filter(|_| !quoted).map(|repair| Fix {
                safe: false,
                edits: repair
                    .edits
                    .iter()
                    .map(|(span, text)| Edit { span: source(*span), text: text.clone() })
                    .collect(),
            }),
        })
    }

    /// The one slip that would explain it, else the check's own advice.
    fn help(
        &self,
        check: &Check,
        claim: &Judged<'_>,
        text: &Text<'_>,
        value: &impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let own = check.help.as_ref().map(|help| message::fill(help, value));
        let slip = claim.repair.as_ref().map(|repair| {
            let edit = |(span, new): &(Span, String)| format!("{} → {new}", span.of(text.prose()));
            let edits: Vec<String> = repair.edits.iter().map(edit).collect();
            format!("{}: {} makes it hold", repair.slip, edits.join(", "))
        });
        slip.or_else(|| self.images(claim, text)).or(own)
    }

    /// What each level would have to be.
    fn images(&self, claim: &Judged<'_>, text: &Text<'_>) -> Option<String> {
        let (prose, units) = (text.prose(), self.grammar.units());
        let needed: Vec<String> = claim
            .images
            .needed
            .iter()
            .map(|(span, operand, judgement)| {
                format!(
                    "{} would have to be {}",
                    span.of(prose),
                    message::expected(Some(operand), judgement, prose, units)
                )
            })
            .collect();
        let note = claim.images.note.map(|note| format!("{note}; ")).unwrap_or_default();
        (!needed.is_empty()).then(|| format!("{note}else {}", needed.join(", or ")))
    }

    fn level(&self, check: &Check, claim: &Judged<'_>, quoted: bool) -> Level {
        let rounding = check.unless_rounded
            && match (&claim.claimed, claim.judgement.expected) {
                (Some(Operand::Figure(quantity)), Some(expected)) => {
                    only_rounding(quantity, expected, self.grammar.units())
                }
                _ => false,
            };
        match (check.level, quoted || rounding) {
            _ if !claim.firm => Level::Advice,
            (Level::Error, true) => Level::Warning,
            (Level::Warning, true) => Level::Advice,
            (level, _) => level,
        }
    }

    fn hole(&self, name: &str, claim: &Judged<'_>, expected: &str, text: &Text<'_>) -> Option<String> {
        let prose = text.prose();
        match name {
            "expected" => Some(expected.to_owned()),
            "claimed" => Some(claim.span.of(prose).to_owned()),
            "trigger" => Some(claim.trigger.of(prose).to_owned()),
            "direction" => Some(if claim.sign < 0 { "fall" } else { "rise" }.to_owned()),
            slot => {
                let written: Vec<&str> =
                    claim.figures.iter().filter(|(role, _)| role == slot).map(|(_, span)| span.of(prose)).collect();
                Some(written.join(" + "))
            }
        }
    }
}
