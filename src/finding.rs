//! What a check has to say: a verdict on a claim, a finding. Findings speak of the *source*: spans are bytes of the file as it lies on disk.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Consistency, style, a doubt worth a look.
    Advice,
    /// Wrong only if something unsaid holds, or a sure slip of form.
    Warning,
    /// The text's own figures cannot all be right, or a word is no word.
    Error,
}

/// One slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Name of the check.
    pub code: String,
    /// Group of the check: the folder of its file.
    pub group: String,
    /// How grave it is.
    pub level: Level,
    /// One sentence: the right value, then the written one.
    pub message: String,
    /// What stands under the wrong stretch: the arithmetic.
    pub label: String,
    /// The cure.
    pub help: Option<String>,
    /// The stretch that is wrong.
    pub span: Span,
    /// The stretches that prove it.
    pub evidence: Vec<Evidence>,
    /// An edit that would make it right.
    pub fix: Option<Fix>,
}

/// A stretch that proves a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where.
    pub span: Span,
    /// What it shows.
    pub label: String,
}

/// A cure as edits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// Certain; otherwise suggested.
    pub safe: bool,
    /// Edits in order, without overlap.
    pub edits: Vec<Edit>,
}

/// One stretch replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Where.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// How a claim stands. See semantics, "Verdicts".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The strict reading holds, the recomputed value rounds to the written one, and the test had power.
    Verified,
    /// The loose reading holds.
    Compatible,
    /// No reading holds.
    Contradicted,
    /// A relation was seen but could not be judged.
    Unknown,
}

impl Verdict {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Compatible => "compatible",
            Self::Contradicted => "contradicted",
            Self::Unknown => "unknown",
        }
    }
}
