//! The editor's worksheet: every figure of an article with its mark.
//!
//! Comes in: a text with its claims and findings. Goes out: a [`Marked`] for each written amount: contradicted, if a
//! finding speaks of it; verified, if a claim recomputes it; agreed, if the text tells it twice alike; else unchecked,
//! with the reason, so that the editor checks only the rest by hand. Not here: how the sheet looks (`report`).

use super::{Claim, Figure, Verdict};
use crate::finding::Finding;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;

/// A figure of the article. Spans are of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Where it stands.
    pub span: Span,
    /// As written.
    pub text: String,
    /// How it stands.
    pub mark: Mark,
    /// The check that settles it or speaks of it.
    pub by: Option<String>,
    /// What holds between it and the figures that settle it, where one word says it.
    pub relation: Option<&'static str>,
    /// The figures that settle or contradict it.
    pub with: Vec<Figure>,
    /// Why it is unchecked, or what is wrong.
    pub reason: Option<String>,
}

/// How a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Other figures give it.
    Verified,
    /// The text tells it twice, alike.
    Agreed,
    /// Nothing in the text settles it.
    Unchecked,
    /// Other figures give another.
    Contradicted,
}

impl Mark {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Agreed => "agreed",
            Self::Unchecked => "unchecked",
            Self::Contradicted => "contradicted",
        }
    }

    /// Whether the editor need not look again.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Verified | Self::Agreed)
    }
}

/// All figures of a text, in order.
#[must_use]
pub fn marks(text: &Text<'_>, claims: &[Claim], findings: &[Finding]) -> Vec<Marked> {
    let claims = Lookup::of(claims, text);
    let mut wrong: Vec<(Span, &Finding)> = Vec::new();
    for finding in findings.iter().filter(|finding| !finding.evidence.is_empty()) {
        wrong.push((finding.span, finding));
        wrong.extend(finding.evidence.iter().map(|evidence| (evidence.span, finding)));
    }
    wrong.sort_by_key(|(span, _)| (span.start, span.end));
    let figures = text
        .quantities
        .iter()
        .enumerate()
        .filter(|(index, quantity)| is_figure(quantity, text) && !text.is_term(*index));
    figures.map(|(_, quantity)| marked(text, quantity, &claims, &wrong)).collect()
}

/// Written amounts; "most", a lone "one" and "a year" tell no number that an editor would check.
fn is_figure(quantity: &Quantity, text: &Text<'_>) -> bool {
    let written = quantity.core.of(text.prose());
    let article = matches!(written.split(' ').next(), Some("a" | "an" | "A" | "An"));
    let period = article && matches!(quantity.kind, Kind::Duration | Kind::Measure);
    let word = quantity.lexical || written.eq_ignore_ascii_case("one") || written.eq_ignore_ascii_case("first");
    let ranked = quantity.kind == Kind::Ordinal && !written.starts_with(|letter: char| letter.is_ascii_digit());
    quantity.is_amount() && !(period || word || ranked)
}

/// Checks that hold a figure against a bound alone: what passes them may still be any number.
const BOUNDS: [&str; 6] = [
    "impossible-decrease",
    "share-out-of-range",
    "reversed-range",
    "reversed-limits",
    "impossible-date",
    "subset-exceeds-whole",
];

/// Relations that are told by their own name, and not by that of the check that knows them.
const RELATIONS: [&str; 4] = ["order", "sum", "change", "count"];

/// Claims by the figures that they settle.
struct Lookup<'c> {
    /// Start of a figure, and the claim, by start.
    figures: Vec<(u32, &'c Claim)>,
}

impl<'c> Lookup<'c> {
    fn of(claims: &'c [Claim], text: &Text<'_>) -> Self {
        let starts: Vec<u32> =
            text.quantities.iter().map(|quantity| text.document.to_source(quantity.span).start).collect();
        let each = |claim: &'c Claim| claim.figures.iter().map(move |figure| (figure.span.start, claim));
        let sound = claims.iter().filter(|claim| is_of_one_sort(claim, text, &starts));
        let mut figures: Vec<_> = sound.flat_map(each).collect();
        figures.sort_by_key(|(start, _)| *start);
        Self { figures }
    }

    /// The claims that a figure takes part in.
    fn over(&self, span: Span) -> impl Iterator<Item = &'c Claim> {
        let first = self.figures.partition_point(|(start, _)| *start < span.start);
        let inside = self.figures.get(first..).unwrap_or_default();
        inside.iter().take_while(move |(start, _)| *start < span.end).map(|(_, claim)| *claim)
    }
}

/// Whether the two figures of a verified comparison can be compared: "27 rounds of more than $100 million, up from 17" holds
/// no dollars against rounds.
fn is_of_one_sort(claim: &Claim, text: &Text<'_>, starts: &[u32]) -> bool {
    let [one, other] = claim.figures.as_slice() else { return true };
    let quantity = |figure: &Figure| {
        let at = starts.partition_point(|start| *start <= figure.span.start);
        at.checked_sub(1).and_then(|at| text.quantities.get(at))
    };
    let levels = matches!((one.role.as_str(), other.role.as_str()), ("from", "to") | ("to", "from"));
    !levels
        || claim.verdict != Verdict::Verified
        || quantity(one).zip(quantity(other)).is_none_or(|(one, other)| one.kind == other.kind)
}

fn marked(text: &Text<'_>, quantity: &Quantity, claims: &Lookup<'_>, wrong: &[(Span, &Finding)]) -> Marked {
    let span = text.document.to_source(quantity.span);
    let base = Marked {
        span,
        text: quantity.span.of(text.prose()).split_whitespace().collect::<Vec<_>>().join(" "),
        mark: Mark::Unchecked,
        by: None,
        relation: None,
        with: Vec::new(),
        reason: None,
    };
    let first = wrong.partition_point(|(other, _)| other.end <= span.start);
    let near = wrong.get(first..).unwrap_or_default().iter().take_while(|(other, _)| other.start < span.end);
    if let Some((_, finding)) = near.into_iter().find(|(other, _)| other.overlaps(span)) {
        let reason = Some(finding.message.clone());
        return Marked { mark: Mark::Contradicted, by: Some(finding.code.clone()), reason, ..base };
    }
    let verified = || {
        claims.over(span).filter(|claim| claim.verdict == Verdict::Verified && !BOUNDS.contains(&claim.check.as_str()))
    };
    let settled = verified().find(|claim| claim.relation != "same-fact").or_else(|| verified().next());
    if let Some(claim) = settled {
        let mark = if claim.relation == "same-fact" { Mark::Agreed } else { Mark::Verified };
        let with = claim.figures.iter().filter(|figure| !figure.span.overlaps(span)).cloned().collect();
        let relation = RELATIONS.iter().find(|relation| **relation == claim.relation).copied();
        return Marked { mark, by: Some(claim.check.clone()), relation, with, ..base };
    }
    let known = claims.over(span).next();
    Marked { by: known.map(|claim| claim.check.clone()), reason: Some(why(text, quantity, known).to_owned()), ..base }
}

/// Why nothing settles a figure.
fn why(text: &Text<'_>, quantity: &Quantity, claim: Option<&Claim>) -> &'static str {
    match claim.map(|claim| (claim.verdict, claim.reason.as_deref())) {
        Some((Verdict::Compatible, _)) => "fits, but only as rounded",
        Some((_, Some("missing-endpoint"))) => "its other figure is not in the text",
        Some((_, Some("ambiguous-binding"))) => "more than one figure could belong to it",
        Some((_, Some("hedge-too-wide"))) => "the hedge is too wide",
        Some((_, Some("adjusted-basis"))) => "the words beside it bar a check",
        Some((_, Some("hypothetical"))) => "fact against forecast",
        _ if text.is_quoted(quantity.span) => "in a quotation, told once",
        _ if stands_again(text, quantity) => "stands again, but nothing says that it is of the same thing",
        _ if !matches!(quantity.hedge, Hedge::None | Hedge::Exact) => "told once, and hedged",
        _ => "told once, and no other figure gives it",
    }
}

/// Whether the text has the value elsewhere.
fn stands_again(text: &Text<'_>, quantity: &Quantity) -> bool {
    let facts = text.facts();
    let spans =
        |told: &&crate::sentence::Told| text.quantities.get(told.quantity).map(|told| told.span) == Some(quantity.span);
    let at = facts.told.partition_point(|told| {
        text.quantities.get(told.quantity).is_some_and(|told| told.span.start < quantity.span.start)
    });
    facts.told.get(at).filter(spans).is_some_and(|told| facts.mentions(told) > 1)
}
