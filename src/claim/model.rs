//! What is known of a claim once it is judged. Spans are of the source.

pub use crate::finding::Verdict;
use crate::span::Span;

/// A relation that the text states, with its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Name of the check that judged it.
    pub check: String,
    /// Name of the relation.
    pub relation: String,
    /// The outcome.
    pub verdict: Verdict,
    /// Why it is unknown: `missing-endpoint`, `ambiguous-binding` …
    pub reason: Option<String>,
    /// The claimed figure.
    pub span: Span,
    /// The claimed figure as written.
    pub says: String,
    /// What the other figures give.
    pub gives: String,
    /// All figures with their roles.
    pub figures: Vec<Figure>,
}

/// One figure of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The slot: `from`, `to`, `by` …
    pub role: String,
    /// Where.
    pub span: Span,
    /// As written.
    pub text: String,
}
