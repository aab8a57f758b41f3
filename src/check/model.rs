//! Checks as the rest of the house sees them.

use crate::finding::Level;

/// A file of `checks/`, built in or a user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckFile {
    /// Path below `checks/`, with `/`: "change/percent-change.toml".
    pub path: String,
    /// The text of the file.
    pub text: String,
}

/// One check: rule, test and manual page.
#[derive(Debug, Clone)]
pub struct Check {
    /// Name: the file's name without its ending.
    pub name: String,
    /// Group: the file's folder.
    pub group: String,
    /// Level of its findings, before they are raised or lowered.
    pub level: Level,
    /// Message with holes.
    pub message: String,
    /// Why the check speaks, for `explain`.
    pub why: String,
    /// Texts that must stay silent.
    pub good: Vec<String>,
    /// Texts in which the check must speak.
    pub bad: Vec<String>,
}

/// All checks of a run, proved.
#[derive(Debug, Default)]
pub struct Checks {
    checks: Vec<Check>,
}

impl Checks {
    /// The built-in checks.
    ///
    /// # Errors
    /// Where a built-in file is broken, which the project's tests exclude.
    pub fn builtin() -> Result<Self, Vec<LoadError>> {
        Self::load(&[])
    }

    /// The built-in checks and those of `files`.
    ///
    /// # Errors
    /// Every fault of every file, at once; files without fault are still loaded by [`Checks::load_sound`].
    pub fn load(files: &[CheckFile]) -> Result<Self, Vec<LoadError>> {
        let (checks, errors) = Self::load_sound(files);
        if errors.is_empty() { Ok(checks) } else { Err(errors) }
    }

    /// The sound files of `files`, with the built-in ones, and the faults of the others.
    #[must_use]
    pub fn load_sound(_files: &[CheckFile]) -> (Self, Vec<LoadError>) {
        (Self::default(), Vec::new())
    }

    /// All checks, by group and name.
    #[must_use]
    pub fn all(&self) -> &[Check] {
        &self.checks
    }

    /// The check of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.name == name)
    }
}

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
