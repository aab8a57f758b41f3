//! A fault of a check file, with its place and its cure. Not here: how it is drawn, which is up to `miette`.

use super::model::Check;

/// A fault of a check file, with its place: `miette` draws it.
#[derive(Debug, Clone, thiserror::Error, miette::Diagnostic)]
#[error("{message}")]
pub struct LoadError {
    /// What is wrong.
    pub message: String,
    /// The file, as path and text.
    #[source_code]
    pub file: miette::NamedSource<String>,
    /// Where in the file.
    #[label("{label}")]
    pub span: miette::SourceSpan,
    /// What stands under the place.
    pub label: String,
    /// The cure.
    #[help]
    pub help: Option<String>,
}

impl Check {
    /// A fault of the check's file at the first place where `word` stands.
    #[must_use]
    pub fn fault(&self, word: &str, message: &str) -> LoadError {
        LoadError {
            message: format!("{}: {message}", self.file.path),
            file: miette::NamedSource::new(&self.file.path, self.file.text.to_string()).with_language("toml"),
            span: (self.file.text.find(word).unwrap_or(0), word.len()).into(),
            label: "here".to_owned(),
            help: None,
        }
    }
}
