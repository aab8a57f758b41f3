//! Configuration: which checks speak and how loudly, accepted words, dialect, own checks, publication date. The file
//! nearest above a text holds for it, with those that it extends behind it.
//!
//! Comes in: the path of a file. Goes out: what holds for a text, and which file says so. Not here: what is written
//! in the files ([`form`]), and how one is read ([`layer`]).

mod form;
mod layer;
mod words;

pub use form::Setting;
pub use words::HouseWords;

use super::args;
use super::failure::Trouble;
use super::paths::absolute;
use factlint::check::Checks;
use factlint::context::{Context, Dialect, QuotedWords};
use factlint::document::Document;
use factlint::finding::{Finding, Level};
use factlint::quantity::Date;
use form::{DateSource, DialectName, Form};
use layer::{Layer, is_pyproject};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Names under which a configuration is found.
pub const NAMES: [&str; 3] = ["factlint.toml", ".factlint.toml", "pyproject.toml"];

/// A configuration, read and proved: the file and those that it extends, nearest first.
#[derive(Debug, Default)]
pub struct Config {
    layers: Vec<Layer>,
}

/// A value and the file that says it.
#[derive(Debug)]
pub struct Told<'a, T> {
    /// The value.
    pub value: T,
    /// Where it is said.
    pub file: &'a Path,
}

/// The configuration that holds for the texts of a folder, if there is one.
pub fn above(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().flat_map(|above| NAMES.map(|name| above.join(name))).find(|path| {
        path.is_file() && (!is_pyproject(path) || std::fs::read_to_string(path).is_ok_and(|text| names_factlint(&text)))
    })
}

/// The configuration of a Python project that does not hold because this one lies beside it.
pub fn hidden_by(file: &Path) -> Option<PathBuf> {
    let other = file.with_file_name("pyproject.toml");
    let names = |path: &Path| std::fs::read_to_string(path).is_ok_and(|text| names_factlint(&text));
    (!is_pyproject(file) && names(&other)).then_some(other)
}

/// Whether a `pyproject.toml` has a table for factlint. One that cannot be read as TOML is looked at again when it is
/// read, so that its fault is told.
fn names_factlint(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().trim_start_matches('[').trim_start().starts_with("tool.factlint"))
}

impl Config {
    /// Reads a configuration and those that it extends, each once. One with a fault is as if it was not there, but its fault is told.
    pub fn read(path: &Path, trouble: &mut Trouble) -> Self {
        let mut layers: Vec<Layer> = Layer::read(path, trouble).into_iter().collect();
        let (mut next, mut seen) = (0, HashSet::from([absolute(path)]));
        while let Some(layer) = layers.get(next) {
            let mut more = Vec::new();
            let extends = layer.form.extends.iter();
            for (name, span) in extends.flat_map(|all| all.get_ref().all().iter().map(|name| (name, all.span()))) {
                let file = layer.beside(name);
                if absolute(&file) == absolute(&layer.file) {
                    layer.say_unextendable(span, "it extends itself".to_owned(), trouble);
                    continue;
                }
                if !seen.insert(absolute(&file)) {
                    continue;
                }
                if file.is_file() {
                    more.extend(Layer::read(&file, trouble));
                } else {
                    layer.say_unextendable(span, format!("there is no file {}", file.display()), trouble);
                }
            }
            next += 1;
            layers.splice(next..next, more);
        }
        Self { layers }
    }

    /// Tells names that are neither a check's nor a group's.
    pub fn check_names(&self, checks: &Checks, trouble: &mut Trouble) {
        for layer in &self.layers {
            layer.check_names(checks, trouble);
        }
    }

    /// The files, nearest first.
    pub fn files(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.layers.iter().map(|layer| (layer.file.as_path(), layer.text.as_str()))
    }

    /// Folders of own checks.
    pub fn own_checks(&self) -> Vec<Told<'_, PathBuf>> {
        let of = |layer: &'_ Layer| -> Vec<PathBuf> {
            layer.form.checks.iter().map(|folder| layer.beside(folder)).collect()
        };
        let layers = self.layers.iter().rev();
        layers.flat_map(|layer| of(layer).into_iter().map(|value| Told { value, file: &layer.file })).collect()
    }

    /// All that it is made of: files, the lists of words and the folders of checks that they name.
    pub fn sources(&self) -> Vec<PathBuf> {
        let of = |layer: &Layer| -> Vec<PathBuf> {
            let named = layer.form.words.iter().chain(&layer.form.checks).map(|path| layer.beside(path));
            std::iter::once(layer.file.clone()).chain(named).collect()
        };
        self.layers.iter().flat_map(of).collect()
    }

    /// Words that are right.
    pub fn accepted(&self) -> impl Iterator<Item = Told<'_, &str>> {
        self.layers.iter().flat_map(|layer| {
            layer.form.accept.iter().map(|word| Told { value: word.as_str(), file: layer.file.as_path() })
        })
    }

    /// The words of the house's lists.
    pub fn house_words(&self, trouble: &mut Trouble) -> HouseWords {
        let mut words = HouseWords::default();
        for (layer, file) in self.layers.iter().flat_map(|layer| layer.form.words.iter().map(move |file| (layer, file)))
        {
            words.read(&layer.beside(file), trouble);
        }
        words
    }

    /// Publication date.
    pub fn date(&self) -> Option<Told<'_, &str>> {
        self.first(|form| form.date.as_ref().map(|date| date.get_ref().written()))
    }

    /// Spelling.
    pub fn dialect(&self) -> Option<Told<'_, &'static str>> {
        self.first(|form| form.dialect.map(DialectName::name))
    }

    /// Whether checks of words speak inside quotations.
    pub fn quoted_words(&self) -> Option<Told<'_, bool>> {
        self.first(|form| form.quoted_words)
    }

    /// Where pages on the checks lie.
    pub fn pages(&self) -> Option<Told<'_, &str>> {
        self.first(|form| form.pages.as_deref())
    }

    /// Where dates are looked for, as written.
    pub fn date_sources(&self) -> Option<Told<'_, Vec<&'static str>>> {
        self.first(|form| form.date_from.as_ref().map(|from| from.iter().map(|one| one.name()).collect()))
    }

    /// Leaves a text the date that is found first where dates are looked for, and no other.
    pub fn choose_date(&self, path: &Path, document: &mut Document<'_>) {
        let Some(sources) = self.first(|form| form.date_from.as_deref()) else { return };
        let found = sources.value.iter().find_map(|source| match source {
            DateSource::Text => document.published(),
            DateSource::FrontMatter => document.date,
            DateSource::Dateline => document.dateline,
            DateSource::FileName => date_in(&path.file_name()?.to_string_lossy()),
        });
        (document.date, document.dateline) = (found, None);
    }

    /// Whether a text is not to be read.
    pub fn excludes(&self, path: &Path) -> bool {
        self.layers.iter().any(|layer| layer.excludes(path))
    }

    /// Patterns of texts that are not read.
    pub fn excluded(&self) -> impl Iterator<Item = Told<'_, &str>> {
        self.layers.iter().flat_map(|layer| {
            layer.form.exclude.iter().map(|glob| Told { value: glob.get_ref().as_str(), file: layer.file.as_path() })
        })
    }

    fn first<'a, T>(&'a self, value: impl Fn(&'a Form) -> Option<T>) -> Option<Told<'a, T>> {
        self.layers.iter().find_map(|layer| Some(Told { value: value(&layer.form)?, file: &layer.file }))
    }

    /// What is known beside the texts.
    pub fn context(&self) -> Context {
        Context {
            date: self.date().and_then(|date| args::date(date.value).ok()),
            dialect: match self.first(|form| form.dialect).map(|told| told.value).unwrap_or_default() {
                DialectName::Any => Dialect::Any,
                DialectName::American => Dialect::American,
                DialectName::British => Dialect::British,
            },
            quoted_words: match self.quoted_words().map(|told| told.value) {
                Some(true) => QuotedWords::Checked,
                Some(false) => QuotedWords::Passed,
                None => QuotedWords::Unheard,
            },
            accepted: self.accepted().map(|word| word.value.to_lowercase()).collect(),
        }
    }

    /// Whether a level is set for a check or its group, for whatever texts.
    pub fn names(&self, check: &str, group: &str) -> bool {
        self.layers.iter().flat_map(Layer::names).any(|name| name == check || name == group)
    }

    /// Whether a check is silent in a text, for which it may have been asked by name.
    pub fn is_off(&self, path: &Path, check: &str, group: &str, opt_in: bool) -> bool {
        self.setting(path, check, group).map_or(opt_in, |told| told.value == Setting::Off)
    }

    /// The level of a finding in a text, or nothing where its check is off.
    pub fn level(&self, path: &Path, finding: &Finding, opt_in: bool) -> Option<Level> {
        match self.setting(path, &finding.code, &finding.group).map(|told| told.value) {
            Some(Setting::Off) => None,
            Some(Setting::On) => Some(finding.level),
            Some(Setting::Advice) => Some(Level::Advice),
            Some(Setting::Warning) => Some(Level::Warning),
            Some(Setting::Error) => Some(Level::Error),
            None => (!opt_in).then_some(finding.level),
        }
    }

    /// What is set for a check in a text. The last override that fits outweighs those above it and the whole file, a
    /// check's name outweighs its group's, and a file those that it extends.
    pub fn setting(&self, path: &Path, check: &str, group: &str) -> Option<Told<'_, Setting>> {
        self.layers.iter().find_map(|layer| {
            let value = layer.levels_for(path).find_map(|levels| {
                let of = |name: &str| levels.iter().find(|(known, _)| known.get_ref() == name).map(|(_, set)| *set);
                of(check).or_else(|| of(group))
            })?;
            Some(Told { value, file: layer.file.as_path() })
        })
    }
}

/// `2024-03-09` anywhere in a name, or `20240309` at its start.
fn date_in(name: &str) -> Option<Date> {
    let written = (0..name.len()).filter_map(|at| name.get(at..at + 10)).find_map(|day| args::date(day).ok());
    written.or_else(|| {
        let digits = name.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        args::date(&format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?)).ok()
    })
}
