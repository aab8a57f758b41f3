//! One configuration file, read and proved. A fault is told with its place, and the run cannot end well.

use super::form::{Form, Levels, PyProject};
use crate::cli::args;
use crate::cli::failure::{Failure, Trouble, unreadable};
use crate::cli::nearest::unknown_name;
use crate::cli::paths::{self, absolute, pattern_fault};
use factlint::check::{Checks, plainly};
use ignore::gitignore::Gitignore;
use miette::{Diagnostic, NamedSource, SourceSpan};
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// A configuration file.
#[derive(Debug)]
pub struct Layer {
    /// What it says.
    pub form: Form,
    /// Its path.
    pub file: PathBuf,
    /// The folder to which its paths are relative, from the root.
    folder: PathBuf,
    /// As it is written.
    pub text: String,
    overrides: Vec<Gitignore>,
    excluded: Gitignore,
}

/// A fault of a configuration.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[error("{message}")]
struct Fault {
    message: String,
    #[source_code]
    file: NamedSource<String>,
    #[label("here")]
    span: SourceSpan,
    #[help]
    help: Option<String>,
}

/// Whether a file is a configuration of Python projects, which has a table for factlint or not.
pub fn is_pyproject(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "pyproject.toml")
}

impl Layer {
    /// Reads a configuration; nothing where it has a fault, which is told.
    pub fn read(path: &Path, trouble: &mut Trouble) -> Option<Self> {
        let name = path.display().to_string();
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                trouble.say(&Failure::new(format!("{name}: it is not UTF-8"), "save the configuration as UTF-8"));
                return None;
            }
            Err(error) => {
                trouble.say(&unreadable(&name, &error));
                return None;
            }
        };
        let read = if is_pyproject(path) {
            toml::from_str::<PyProject>(&text).map(|project| project.form().unwrap_or_default())
        } else {
            toml::from_str::<Form>(&text)
        };
        let folder = absolute(path).parent().map(Path::to_path_buf).unwrap_or_default();
        let (form, file) = (Form::default(), path.to_path_buf());
        let mut layer = Self { form, file, folder, text, overrides: Vec::new(), excluded: Gitignore::empty() };
        match read {
            Ok(form) => {
                layer.form = form;
                layer.prove(trouble);
                Some(layer)
            }
            Err(error) => {
                let (message, help) = plainly(error.message());
                trouble.say(&layer.fault(error.span().unwrap_or(0..0), message, help));
                None
            }
        }
    }

    fn prove(&mut self, trouble: &mut Trouble) {
        let overrides = self.form.overrides.iter();
        self.overrides = overrides.map(|one| self.globs(&one.paths, trouble)).collect();
        self.excluded = self.globs(&self.form.exclude, trouble);
        if let Some((date, error)) =
            self.form.date.as_ref().and_then(|date| Some((date, args::date(date.get_ref().written()).err()?)))
        {
            trouble.say(&self.fault(date.span(), format!("{} is no date", date.get_ref().written()), Some(error)));
        }
    }

    fn globs(&self, patterns: &[Spanned<String>], trouble: &mut Trouble) -> Gitignore {
        let mut globs = paths::patterns(&self.folder);
        let cure = || Some("write it as in an ignore file: drafts/, *.log.txt".to_owned());
        for pattern in patterns {
            if let Err(error) = globs.add_line(None, pattern.get_ref()) {
                trouble.say(&self.fault(pattern.span(), pattern_fault(&error), cure()));
            }
        }
        globs.build().unwrap_or_else(|error| {
            let span = patterns.first().map_or(0..0, Spanned::span);
            trouble.say(&self.fault(span, pattern_fault(&error), cure()));
            Gitignore::empty()
        })
    }

    /// Whether a text is not to be read.
    pub fn excludes(&self, path: &Path) -> bool {
        !self.excluded.is_empty() && self.fits(&absolute(path), &self.excluded)
    }

    fn fits(&self, path: &Path, globs: &Gitignore) -> bool {
        path.starts_with(&self.folder) && globs.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// Tells names that are neither a check's nor a group's.
    pub fn check_names(&self, checks: &Checks, trouble: &mut Trouble) {
        let all = self.form.overrides.iter().map(|one| &one.levels).chain([&self.form.levels]);
        for name in all.flat_map(Levels::keys) {
            if let Some(cure) = unknown_name(name.get_ref(), checks) {
                let message = format!("there is no check or group \"{}\"", name.get_ref());
                trouble.say(&self.fault(name.span(), message, Some(cure)));
            }
        }
    }

    /// Every check and group that a level is set for.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let all = self.form.overrides.iter().map(|one| &one.levels).chain([&self.form.levels]);
        all.flat_map(Levels::keys).map(|name| name.get_ref().as_str())
    }

    /// The tables of levels that hold for a text, the weightiest first.
    pub fn levels_for(&self, path: &Path) -> impl Iterator<Item = &Levels> {
        let path = absolute(path);
        let overrides = self.form.overrides.iter().zip(&self.overrides).rev();
        overrides
            .filter(move |(_, globs)| self.fits(&path, globs))
            .map(|(one, _)| &one.levels)
            .chain([&self.form.levels])
    }

    /// Tells that a configuration cannot be built upon.
    pub fn say_unextendable(&self, span: Range<usize>, message: String, trouble: &mut Trouble) {
        trouble.say(&self.fault(span, message, Some("name another file, or take `extends` away".to_owned())));
    }

    /// A path that it names.
    pub fn beside(&self, path: impl AsRef<Path>) -> PathBuf {
        self.file.parent().unwrap_or(Path::new("")).join(path)
    }

    fn fault(&self, span: Range<usize>, message: String, help: Option<String>) -> Fault {
        let name = self.file.display().to_string();
        Fault {
            message: format!("{name}: {message}"),
            file: NamedSource::new(name, self.text.clone()),
            span: span.into(),
            help,
        }
    }
}
