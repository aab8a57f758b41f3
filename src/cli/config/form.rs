//! The configuration as written: `factlint.toml`, or `[tool.factlint]` of a `pyproject.toml`. Not here: what it means.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use toml::Spanned;

/// A configuration file of factlint: which checks speak and how loudly, accepted words, dialect, own checks, dates.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Form {
    /// Another configuration, or several, whose settings hold where this one has none; relative to this file.
    #[cfg_attr(test, schemars(with = "Option<OneOrMore>"))]
    pub extends: Option<Spanned<OneOrMore>>,
    /// The spelling that the texts keep to.
    pub dialect: Option<DialectName>,
    /// Publication date of all texts, as YYYY-MM-DD.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub date: Option<Spanned<Day>>,
    /// Where the publication date of a text is looked for, in this order, and nowhere else.
    pub date_from: Option<Vec<DateSource>>,
    /// Whether checks of words speak inside quotations. Unless this is set, those of grammar and style do not, since
    /// people speak as they speak; spelling, marks and lost characters are the writer's. Figures are checked always.
    pub quoted_words: Option<bool>,
    /// Texts that are not read, named ones among them; patterns as in ignore files, relative to this file.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub exclude: Vec<Spanned<String>>,
    /// Words that are right.
    #[serde(default)]
    pub accept: Vec<String>,
    /// Lists of the house's words, plain text, relative to this file: a word a line, or `e-mail -> email`.
    #[serde(default)]
    pub words: Vec<PathBuf>,
    /// Folders of own checks, relative to this file.
    #[serde(default)]
    pub checks: Vec<PathBuf>,
    /// Where pages on the checks lie; the human report links each finding to this address with the check's name behind it.
    pub pages: Option<String>,
    /// What is set for a check or group, by its name.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, Setting>"))]
    pub levels: Levels,
    /// Settings for some texts only; the last that fits outweighs the others.
    #[serde(default)]
    pub overrides: Vec<OverrideForm>,
}

/// Settings for the texts that fit a pattern.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OverrideForm {
    /// Patterns as in ignore files, relative to this file: `drafts/**`, `*.md`, `!drafts/final.md`.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub paths: Vec<Spanned<String>>,
    /// What is set for a check or group, by its name.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, Setting>"))]
    pub levels: Levels,
}

/// A day, in quotation marks or without.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Written")]
pub struct Day(String);

#[derive(Deserialize)]
#[serde(untagged, expecting = "a day is wanted here, as in 2024-03-09")]
enum Written {
    Text(String),
    Day(toml::value::Datetime),
}

impl From<Written> for Day {
    fn from(written: Written) -> Self {
        match written {
            Written::Text(text) => Self(text),
            Written::Day(day) => Self(day.to_string()),
        }
    }
}

impl Day {
    /// As it is written.
    pub fn written(&self) -> &str {
        &self.0
    }
}

/// By name of a check or group.
pub type Levels = BTreeMap<Spanned<String>, Setting>;

/// One value, or a list of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, expecting = "a text in quotation marks is wanted here, or a list of them")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum OneOrMore {
    /// One.
    One(String),
    /// A list.
    More(Vec<String>),
}

impl OneOrMore {
    /// All values in order.
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::More(more) => more,
        }
    }
}

/// Spelling conventions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum DialectName {
    /// Whatever a text does.
    #[default]
    Any,
    /// American.
    American,
    /// British.
    British,
}

impl DialectName {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::American => "american",
            Self::British => "british",
        }
    }
}

/// Where a publication date may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum DateSource {
    /// In the text: its front matter, then its dateline.
    Text,
    /// Apart from the prose: front matter, the head of a page or message.
    FrontMatter,
    /// In the first or last lines of the text: `HULL, March 4, 2024 —`, `Published: 4 March 2024`.
    Dateline,
    /// In the name of the file: `2024-03-09-harbour.md`.
    FileName,
}

impl DateSource {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::FrontMatter => "front-matter",
            Self::Dateline => "dateline",
            Self::FileName => "file-name",
        }
    }
}

/// What is set for a check or group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Setting {
    /// It is silent.
    Off,
    /// It speaks at its own level.
    On,
    /// It speaks as advice.
    Advice,
    /// It warns.
    Warning,
    /// It speaks as an error.
    Error,
}

impl Setting {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On => "on",
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The part of a `pyproject.toml` that is factlint's.
#[derive(Debug, Deserialize)]
pub struct PyProject {
    tool: Option<Tools>,
}

#[derive(Debug, Deserialize)]
struct Tools {
    factlint: Option<Form>,
}

impl PyProject {
    /// What is configured there, if anything is.
    pub fn form(self) -> Option<Form> {
        self.tool?.factlint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The schema beside the manifest is made from the types above: `FACTLINT_WRITE=1 cargo test` writes it.
    #[test]
    fn the_schema_is_that_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/factlint.schema.json");
        let schema = serde_json::to_string_pretty(&schemars::schema_for!(Form)).expect("JSON") + "\n";
        if std::env::var_os("FACTLINT_WRITE").is_some() {
            std::fs::write(path, &schema).expect("write the schema");
        }
        assert_eq!(std::fs::read_to_string(path).expect("the schema"), schema, "run FACTLINT_WRITE=1 cargo test");
    }
}
