//! What is known beside the text itself: an argument, never the clock or the environment.

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
    /// Which checks of words speak of what is quoted.
    pub quoted_words: QuotedWords,
}

/// What checks of words do with the words of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QuotedWords {
    /// Those speak whose slips cannot be heard: they are of whoever wrote the words down. What may be how somebody
    /// speaks is passed over.
    #[default]
    Unheard,
    /// All speak.
    Checked,
    /// None speaks.
    Passed,
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
