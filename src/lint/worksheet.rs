//! What is asked of a document beside its findings: the worksheet with every figure marked, and what the engines that
//! look at a whole document say of several read as one.

use super::slip::of_slip;
use super::{Linter, Outcome};
use crate::check::Check;
use crate::claim::{Claim, Figure, Marked, Verdict, marks};
use crate::context::Context;
use crate::document::Document;
use crate::engine::{Slip, Tie};
use crate::finding::Finding;
use crate::sentence::Text;
use crate::span::Span;

impl Linter {
    /// As [`Linter::lint`], with what the engines find to agree among the claims, and every figure marked, as far as
    /// the checks that it `admits` say.
    #[must_use]
    pub fn worksheet(
        &self,
        document: &Document<'_>,
        context: &Context,
        admits: impl Fn(&Check) -> bool,
    ) -> (Outcome, Vec<Marked>) {
        let mut outcome = self.lint(document, context);
        let text = self.read(document);
        let mut ties = Vec::new();
        for (index, engine) in &self.engines {
            let Some(check) = self.checks.all().get(*index) else { continue };
            engine.ties(&text, &mut ties);
            outcome.claims.extend(ties.drain(..).map(|tie| of_tie(check, &tie, &text)));
        }
        let admitted = |name: &str| self.checks.get(name).is_none_or(&admits);
        outcome.claims.retain(|claim| admitted(&claim.check));
        outcome.findings.retain(|finding| admitted(&finding.code));
        outcome.claims.sort_by(|a, b| (a.span, &a.check).cmp(&(b.span, &b.check)));
        let marks = marks(&text, &outcome.claims, &outcome.findings);
        (outcome, marks)
    }

    /// What the engines that look at a whole document say of `text`, moved or dropped by `place`; by number, then place.
    pub fn across(
        &self,
        text: &Text<'_>,
        context: &Context,
        place: impl Fn(Slip) -> Option<(usize, Slip)>,
    ) -> Vec<(usize, Finding)> {
        let (mut slips, mut findings) = (Vec::new(), Vec::new());
        for (index, engine) in self.engines.iter().filter(|(_, engine)| engine.is_whole()) {
            let Some(check) = self.checks.all().get(*index) else { continue };
            engine.run(text, context, &mut slips);
            let placed = slips.drain(..).filter(|slip| slip.verdict.is_none()).filter_map(&place);
            findings.extend(placed.map(|(at, slip)| (at, of_slip(check, slip, text.document))));
        }
        findings.sort_by(|(a, one), (b, other)| (a, one.span, &one.code).cmp(&(b, other.span, &other.code)));
        findings
    }
}

fn of_tie(check: &Check, tie: &Tie, text: &Text<'_>) -> Claim {
    let written = |span: Span| span.of(text.prose()).to_owned();
    let figure = |(role, span): &(&'static str, Span)| Figure {
        role: (*role).to_owned(),
        span: text.document.to_source(*span),
        text: written(*span),
    };
    Claim {
        check: check.name.clone(),
        relation: tie.relation.to_owned(),
        verdict: Verdict::Verified,
        reason: None,
        span: text.document.to_source(tie.span),
        says: written(tie.span),
        gives: String::new(),
        figures: tie.figures.iter().map(figure).collect(),
    }
}
