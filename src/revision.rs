//! A revision: figures that were changed while what followed from them was not.
//!
//! Comes in: the old and the new text. Goes out: a finding of the new text for each claim of the old one that held, of
//! whose figures one was changed and another was not, and that the new text no longer bears out. Sentences are matched
//! by their words, figures apart; what was written anew is left alone. Not here: files.

use crate::claim::{Claim, Verdict};
use crate::context::Context;
use crate::document::Document;
use crate::finding::{Evidence, Finding, Level};
use crate::lint::Linter;
use crate::sentence::Text;
use crate::span::Span;
use std::collections::{HashMap, hash_map::DefaultHasher};
use std::hash::{Hash, Hasher};

/// Everything that a revision left behind, in the order of the new text.
#[must_use]
pub fn left_behind(linter: &Linter, old: &Document<'_>, new: &Document<'_>, context: &Context) -> Vec<Finding> {
    let (before, after) = (linter.read(old), linter.read(new));
    let moved = moved(&before, &after);
    let (outcome, _) = linter.worksheet(old, context, |_| true);
    let (renewed, _) = linter.worksheet(new, context, |_| true);
    let held = outcome.claims.iter().filter(|claim| matches!(claim.verdict, Verdict::Verified | Verdict::Compatible));
    let mut findings: Vec<Finding> =
        held.filter_map(|claim| finding(linter, claim, &moved, &renewed.claims, (old, new))).collect();
    findings.sort_by(|a, b| (a.span, &a.code).cmp(&(b.span, &b.code)));
    findings.dedup_by(|a, b| a.span == b.span);
    findings
}

/// Where each figure of the old source stands in the new one: by start.
fn moved(before: &Text<'_>, after: &Text<'_>) -> HashMap<u32, Span> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for at in (0..after.sentences.len()).rev() {
        places.entry(shape(after, at)).or_default().push(at);
    }
    let mut moved = HashMap::new();
    for at in 0..before.sentences.len() {
        let Some(to) = places.get_mut(&shape(before, at)).and_then(Vec::pop) else { continue };
        let figures = |text: &Text<'_>, at: usize| -> Vec<Span> {
            let range = text.sentences.get(at).map(|sentence| sentence.quantities.clone()).unwrap_or_default();
            let found = text.quantities.get(range.start as usize..range.end as usize).unwrap_or_default();
            found.iter().map(|quantity| text.document.to_source(quantity.span)).collect()
        };
        let (old, new) = (figures(before, at), figures(after, to));
        if old.len() == new.len() {
            moved.extend(old.into_iter().zip(new).map(|(old, new)| (old.start, new)));
        }
    }
    moved
}

/// The words of a sentence, each figure as one blank.
fn shape(text: &Text<'_>, at: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    let Some(sentence) = text.sentences.get(at) else { return 0 };
    let mut figures = text
        .quantities
        .get(sentence.quantities.start as usize..sentence.quantities.end as usize)
        .unwrap_or_default()
        .iter()
        .peekable();
    for (index, token) in text.tokens_in(sentence.tokens.clone()).iter().enumerate() {
        let at = sentence.tokens.start + index as u32;
        while figures.peek().is_some_and(|figure| figure.tokens.end <= at) {
            figures.next();
        }
        match figures.peek() {
            Some(figure) if figure.tokens.start == at => (figure.kind as u8).hash(&mut hasher),
            Some(figure) if figure.tokens.contains(&at) => {}
            _ => token.key.0.hash(&mut hasher),
        }
    }
    hasher.finish()
}

fn finding(
    linter: &Linter,
    claim: &Claim,
    moved: &HashMap<u32, Span>,
    renewed: &[Claim],
    (old, new): (&Document<'_>, &Document<'_>),
) -> Option<Finding> {
    let mut spans: Vec<(Span, Span)> = Vec::new();
    for figure in &claim.figures {
        spans.push((figure.span, *moved.get(&figure.span.start)?));
    }
    let is_same = |(before, after): &&(Span, Span)| before.of(old.source) == after.of(new.source);
    let changed: Vec<&(Span, Span)> = spans.iter().filter(|pair| !is_same(pair)).collect();
    // What follows from the others is the likelier one to have been left, not what it follows from.
    let claimed = |(before, _): &&(Span, Span)| before.overlaps(claim.span);
    let kept = spans.iter().filter(is_same).find(claimed).or_else(|| spans.iter().find(is_same))?;
    let first = changed.first()?;
    // One relation is claimed by several checks: "up 20 percent from 400" holds as a rise, and not as one of 20 percent.
    let holds = |other: &&Claim| {
        other.check == claim.check
            && matches!(other.verdict, Verdict::Verified | Verdict::Compatible)
            && spans.iter().all(|(_, after)| other.figures.iter().any(|figure| figure.span.start == after.start))
    };
    if renewed.iter().any(|other| holds(&other)) {
        return None;
    }
    let (was, is, stays) = (first.0.of(old.source), first.1.of(new.source), kept.1.of(new.source));
    let group = linter.checks().get(&claim.check).map(|check| check.group.clone()).unwrap_or_default();
    Some(Finding {
        code: claim.check.clone(),
        group,
        level: Level::Warning,
        message: format!("{stays} went with {was}, which is now {is}"),
        label: "unchanged".to_owned(),
        help: Some("the one was changed, the other was not: change both, or neither".to_owned()),
        span: kept.1,
        evidence: changed.iter().map(|(_, after)| Evidence { span: *after, label: "changed".to_owned() }).collect(),
        fix: None,
    })
}
