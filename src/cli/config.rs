//! `factlint.toml`: which checks speak and how loudly, accepted words, dialect, own checks, publication date. The file
//! nearest above a text holds for it. A fault in it is told with its place, and the run cannot end well.

use super::args;
use super::failure::{Failure, Trouble};
use super::nearest::nearest;
use factlint::check::Checks;
use factlint::context::{Context, Dialect};
use factlint::finding::{Finding, Level};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use miette::{Diagnostic, NamedSource, SourceSpan};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// Names under which a configuration is found.
const NAMES: [&str; 2] = ["factlint.toml", ".factlint.toml"];

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default)]
    dialect: DialectName,
    date: Option<Spanned<String>>,
    #[serde(default)]
    accept: Vec<String>,
    #[serde(default)]
    checks: Vec<PathBuf>,
    #[serde(default)]
    levels: Levels,
    #[serde(default)]
    overrides: Vec<OverrideForm>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OverrideForm {
    paths: Vec<Spanned<String>>,
    levels: Levels,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum DialectName {
    #[default]
    Any,
    American,
    British,
}

/// By name of a check or group.
type Levels = BTreeMap<Spanned<String>, Setting>;

/// What is set for a check or group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Setting {
    Off,
    On,
    Advice,
    Warning,
    Error,
}

/// A configuration, read and proved.
#[derive(Debug, Default)]
pub struct Config {
    form: Form,
    file: Option<PathBuf>,
    text: String,
    overrides: Vec<Gitignore>,
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

/// The configuration that holds for the texts of a folder, if there is one.
pub fn above(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().flat_map(|above| NAMES.map(|name| above.join(name))).find(|path| path.is_file())
}

impl Config {
    /// Reads a configuration. With a fault it is as if there was none, but the fault is told.
    pub fn read(path: &Path, trouble: &mut Trouble) -> Self {
        let name = path.display().to_string();
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                trouble.say(&Failure::new(format!("{name}: it is not UTF-8"), "save the configuration as UTF-8"));
                return Self::default();
            }
            Err(error) => {
                trouble.say(&super::failure::unreadable(&name, &error));
                return Self::default();
            }
        };
        match toml::from_str::<Form>(&text) {
            Ok(form) => Self { form, file: Some(path.to_path_buf()), text, overrides: Vec::new() }.proved(trouble),
            Err(error) => {
                let config = Self { file: Some(path.to_path_buf()), text, ..Self::default() };
                let message = error.message().trim_end().to_owned();
                let help = unknown_key(&message);
                trouble.say(&config.fault(error.span().unwrap_or(0..0), message, help));
                Self::default()
            }
        }
    }

    fn proved(mut self, trouble: &mut Trouble) -> Self {
        let folder = self.folder().to_path_buf();
        let mut overrides = Vec::new();
        for one in &self.form.overrides {
            let mut globs = GitignoreBuilder::new(&folder);
            for path in &one.paths {
                if let Err(error) = globs.add_line(None, path.get_ref()) {
                    trouble.say(&self.fault(path.span(), error.to_string(), None));
                }
            }
            overrides.push(globs.build().unwrap_or_else(|_| Gitignore::empty()));
        }
        self.overrides = overrides;
        if let Some((date, error)) =
            self.form.date.as_ref().and_then(|date| Some((date, args::date(date.get_ref()).err()?)))
        {
            trouble.say(&self.fault(date.span(), format!("{} is no date", date.get_ref()), Some(error)));
        }
        self
    }

    /// Tells names that are neither a check's nor a group's.
    pub fn check_names(&self, checks: &Checks, trouble: &mut Trouble) {
        let names = || checks.all().iter().flat_map(|check| [check.name.as_str(), check.group.as_str()]);
        let all = self.form.overrides.iter().map(|one| &one.levels).chain([&self.form.levels]);
        for name in all.flat_map(BTreeMap::keys).filter(|name| !names().any(|known| known == name.get_ref())) {
            let message = format!("there is no check or group \"{}\"", name.get_ref());
            let help = match nearest(name.get_ref(), names()) {
                Some(name) => format!("did you mean \"{name}\"? `factlint checks` lists all"),
                None => "`factlint checks` lists all".to_owned(),
            };
            trouble.say(&self.fault(name.span(), message, Some(help)));
        }
    }

    /// Folders of own checks.
    pub fn own_checks(&self) -> Vec<PathBuf> {
        self.form.checks.iter().map(|folder| self.folder().join(folder)).collect()
    }

    /// What is known beside the texts.
    pub fn context(&self) -> Context {
        Context {
            date: self.form.date.as_ref().and_then(|date| args::date(date.get_ref()).ok()),
            dialect: match self.form.dialect {
                DialectName::Any => Dialect::Any,
                DialectName::American => Dialect::American,
                DialectName::British => Dialect::British,
            },
            accepted: self.form.accept.iter().map(|word| word.to_lowercase()).collect(),
        }
    }

    /// The level of a finding in a text, or nothing where its check is off.
    pub fn level(&self, path: &Path, finding: &Finding, opt_in: bool) -> Option<Level> {
        match self.setting(path, finding) {
            Some(Setting::Off) => None,
            Some(Setting::On) => Some(finding.level),
            Some(Setting::Advice) => Some(Level::Advice),
            Some(Setting::Warning) => Some(Level::Warning),
            Some(Setting::Error) => Some(Level::Error),
            None => (!opt_in).then_some(finding.level),
        }
    }

    /// The last override that fits outweighs those above it and the whole file; a check's name outweighs its group's.
    fn setting(&self, path: &Path, finding: &Finding) -> Option<Setting> {
        let path = std::path::absolute(path).unwrap_or_default();
        let fits = |globs: &Gitignore| globs.matched_path_or_any_parents(&path, false).is_ignore();
        let inside = |globs: &&Gitignore| path.starts_with(self.folder()) && fits(globs);
        let overrides = self.form.overrides.iter().zip(&self.overrides).rev();
        let levels = overrides.filter(|(_, globs)| inside(globs)).map(|(one, _)| &one.levels);
        levels.chain([&self.form.levels]).find_map(|levels| {
            let of = |name: &str| levels.iter().find(|(known, _)| known.get_ref() == name).map(|(_, set)| *set);
            of(&finding.code).or_else(|| of(&finding.group))
        })
    }

    fn folder(&self) -> &Path {
        self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""))
    }

    fn fault(&self, span: Range<usize>, message: String, help: Option<String>) -> Fault {
        let name = self.file.as_deref().map(|file| file.display().to_string()).unwrap_or_default();
        Fault {
            message: format!("{name}: {message}"),
            file: NamedSource::new(name, self.text.clone()),
            span: span.into(),
            help,
        }
    }
}

/// The cure for "unknown field `acept`, expected one of `accept`, `checks`".
fn unknown_key(message: &str) -> Option<String> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let wrong = quoted.next().filter(|_| message.starts_with("unknown"))?;
    nearest(wrong, quoted).map(|name| format!("did you mean `{name}`?"))
}
