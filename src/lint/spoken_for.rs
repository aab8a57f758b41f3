//! Of several findings on one stretch of text the surest speaks alone. Comes in: findings, and the checks, which name in
//! `instead_of` those that they speak for. Goes out: the findings in the order of the text, without those spoken for,
//! and what the same stretches prove told once. Not here: claims about the same figures (`claim::judged`).

use crate::check::{Check, Checks};
use crate::finding::Finding;
use crate::span::Span;
use std::ops::Range;

/// Findings on one stretch stand together in the order of the text; more than this many are not looked at.
const NEAR: usize = 8;

/// Puts findings in the order of the text and leaves out every one that another on its stretch speaks for.
pub(super) fn put_in_order(findings: &mut Vec<Finding>, checks: &Checks) {
    findings.sort_by(|a, b| (a.span, &a.code, b.level, &a.message).cmp(&(b.span, &b.code, a.level, &b.message)));
    findings.dedup_by(|next, kept| {
        let same = (next.span, &next.code) == (kept.span, &kept.code);
        same && (next.level < kept.level || next == kept)
    });
    let check = |finding: &Finding| checks.get(&finding.code);
    let of: Vec<Option<&Check>> = findings.iter().map(check).collect();
    leave_out(findings, |at, finding, findings| {
        let near = near(at, findings);
        let others = findings.get(near.clone()).into_iter().flatten().zip(of.get(near).into_iter().flatten());
        let own = of.get(at).copied().flatten();
        others.filter(|(other, _)| other.span.overlaps(finding.span)).any(|(other, check)| {
            let speaks = |check: &Check, code: &String| check.instead_of.contains(code);
            other.level >= finding.level && check.is_some_and(|check| speaks(check, &finding.code))
                || other.level > finding.level && own.is_some_and(|own| speaks(own, &other.code))
        })
    });
    leave_once_told(findings);
}

/// Of findings of a check on one stretch that the same stretches prove, whatever their order, the surest says it.
fn leave_once_told(findings: &mut Vec<Finding>) {
    let proof = |finding: &Finding| {
        let mut spans: Vec<Span> = finding.evidence.iter().map(|evidence| evidence.span).collect();
        spans.sort_unstable();
        spans
    };
    let surer = |finding: &Finding| (finding.level, finding.fix.is_some());
    leave_out(findings, |at, finding, findings| {
        let near = near(at, findings);
        let mut others = near.clone().zip(findings.get(near).into_iter().flatten()).filter(|(other, _)| *other != at);
        others.any(|(index, other)| {
            (other.span, &other.code) == (finding.span, &finding.code)
                && (surer(other), at) > (surer(finding), index)
                && !finding.evidence.is_empty()
                && proof(other) == proof(finding)
        })
    });
}

/// The findings around one, itself among them.
fn near(at: usize, findings: &[Finding]) -> Range<usize> {
    at.saturating_sub(NEAR)..(at + NEAR + 1).min(findings.len())
}

/// Leaves out what is `unsaid`, judged before any is left out.
fn leave_out(findings: &mut Vec<Finding>, unsaid: impl Fn(usize, &Finding, &[Finding]) -> bool) {
    let judged: Vec<bool> = findings.iter().enumerate().map(|(at, finding)| unsaid(at, finding, findings)).collect();
    let mut judged = judged.into_iter();
    findings.retain(|_| judged.next() != Some(true));
}
