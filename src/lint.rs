//! The whole flow on one page: a document in, findings and claims out.

use crate::check::Checks;
use crate::claim::Claim;
use crate::document::Document;
use crate::finding::Finding;
use crate::quantity::Date;

/// What is known beside the text itself. Nothing of it comes from the clock or the environment.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Publication date; a document's own comes second.
    pub date: Option<Date>,
    /// The spelling the text keeps to.
    pub dialect: Dialect,
    /// Words that are right, in lower case.
    pub accepted: std::collections::HashSet<String>,
}

/// Spelling conventions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// Whatever the text does.
    #[default]
    Any,
    /// American.
    American,
    /// British.
    British,
}

/// What a run over a document gives, in the order of the text.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Slips.
    pub findings: Vec<Finding>,
    /// All claims, verified ones among them.
    pub claims: Vec<Claim>,
}

/// Checks a document.
#[must_use]
pub fn lint(_document: &Document<'_>, _checks: &Checks, _context: &Context) -> Outcome {
    Outcome::default()
}
