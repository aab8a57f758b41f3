//! What engines say, in the words of their checks.
//!
//! Comes in: a slip, and the check whose engine found it. Goes out: a finding, or a line of the worksheet.

use crate::check::{Check, Rule};
use crate::claim::{Claim, Figure, message};
use crate::document::Document;
use crate::engine::Slip;
use crate::finding::{Edit, Evidence, Finding, Fix};
use crate::sentence::Text;
use crate::span::Span;

/// What an engine has judged, as a line of the worksheet.
pub(super) fn of_line(check: &Check, slip: &Slip, text: &Text<'_>) -> Option<Claim> {
    let written = |span: Span| span.of(text.prose()).to_owned();
    let source = |span: Span| text.document.to_source(span);
    let figure =
        |(span, role): &(Span, String)| Figure { role: role.clone(), span: source(*span), text: written(*span) };
    let Rule::Engine(recipe) = &check.rule else { return None };
    Some(Claim {
        check: check.name.clone(),
        relation: recipe.engine.clone(),
        verdict: slip.verdict?,
        reason: None,
        span: source(slip.span),
        says: written(slip.span),
        gives: slip.label.clone(),
        figures: slip.evidence.iter().map(figure).collect(),
    })
}

/// What an engine has found, as a finding.
pub(super) fn of_slip(check: &Check, slip: Slip, document: &Document<'_>) -> Finding {
    let span = document.to_source(slip.span);
    let value = |name: &str| slip.values.iter().find(|(hole, _)| *hole == name).map(|(_, value)| value.clone());
    Finding {
        code: check.name.clone(),
        group: check.group.clone(),
        level: slip.level.unwrap_or(check.level),
        message: message::fill(&check.message, &value),
        label: slip.label.clone(),
        help: slip.help.clone().or_else(|| check.help.as_ref().map(|help| message::fill(help, &value))),
        span,
        evidence: slip
            .evidence
            .iter()
            .map(|(span, label)| Evidence { span: document.to_source(*span), label: label.clone() })
            .collect(),
        fix: slip
            .replacement
            .as_ref()
            .map(|(text, safe)| Fix { safe: *safe, edits: vec![Edit { span, text: text.clone() }] }),
    }
}
