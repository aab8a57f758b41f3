//! Regular expressions that are proved when they are read and built when a text first needs them: building takes a
//! hundred times as long as reading, and most texts need few of them.

use regex::Regex;
use std::sync::OnceLock;

/// A regular expression, built on its first use.
#[derive(Debug)]
pub struct Lazy {
    text: String,
    built: OnceLock<Option<Built>>,
}

#[derive(Debug)]
struct Built {
    regex: Regex,
    longest: Option<usize>,
}

impl Built {
    fn of(text: &str) -> Option<Self> {
        let hir = regex_syntax::parse(text).ok()?;
        let bounds = hir.properties();
        let longest = bounds.maximum_len().filter(|_| bounds.minimum_len() > Some(0));
        // Edges of words and digits of other alphabets are not worth the slow search that they take.
        let plain = text.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]");
        Some(Self { regex: Regex::new(&plain).ok()?, longest })
    }
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
        self.built().map(|built| &built.regex)
    }

    /// The most bytes that a match has; `None` where there is no such bound, or a match may be empty.
    pub fn longest(&self) -> Option<usize> {
        self.built()?.longest
    }

    fn built(&self) -> Option<&Built> {
        self.built.get_or_init(|| Built::of(&self.text)).as_ref()
    }
}
