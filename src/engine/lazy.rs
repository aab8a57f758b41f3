//! Regular expressions that are proved when they are read and built when a text first needs them: building takes a
//! hundred times as long as reading, and most texts need few of them.

use regex::Regex;
use std::sync::OnceLock;

/// A regular expression, built on its first use.
#[derive(Debug)]
pub struct Lazy {
    text: String,
    built: OnceLock<Option<Regex>>,
}

impl Lazy {
    /// Proves the syntax of `text`.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn new(text: String) -> Result<Self, String> {
        regex_syntax::parse(&text).map_err(|error| error.to_string())?;
        Ok(Self::proved(text))
    }

    /// As [`Lazy::new`], for an expression that is known to be sound.
    pub const fn proved(text: String) -> Self {
        Self { text, built: OnceLock::new() }
    }

    /// The expression; `None` where it would grow beyond what the engine allows.
    pub fn get(&self) -> Option<&Regex> {
        self.built.get_or_init(|| Regex::new(&self.text).ok()).as_ref()
    }
}
