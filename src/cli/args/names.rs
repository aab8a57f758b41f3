//! What arguments are called: forms, levels, days.

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use factlint::check::nearest;
use factlint::finding::Level;
use factlint::quantity::Date;
use std::path::PathBuf;

/// Forms of the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The text with its figures marked, the arithmetic and the cure
    Human,
    /// path:line:column: level[code] message
    Concise,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// JUnit XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// Reviewdog's diagnostics, one a line
    Rdjsonl,
    /// One page for a browser
    Html,
}

/// Forms of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Human,
    /// One JSON object a line
    Jsonl,
}

/// Forms of a manual page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For people
    Human,
    /// Markdown
    Markdown,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// Where the terminal shows them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Forms of the worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SheetFormat {
    /// A line a figure, for the terminal
    Human,
    /// One JSON object a line: claims, then figures with their marks
    Jsonl,
    /// A table a text
    Markdown,
    /// One page: the texts with their figures marked, and the list beside them
    Html,
}

/// Levels as arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LevelName {
    /// The text's own figures cannot all be right, or a word is no word
    Error,
    /// Wrong only if something unsaid holds, or a sure slip of form
    Warning,
    /// Consistency, style, a doubt worth a look
    Advice,
}

impl LevelName {
    /// The library's level.
    pub const fn level(self) -> Level {
        match self {
            Self::Error => Level::Error,
            Self::Warning => Level::Warning,
            Self::Advice => Level::Advice,
        }
    }
}

/// Levels that fail a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors alone
    Error,
    /// Warnings and errors
    Warning,
    /// Whatever is found
    Advice,
    /// Nothing that is found
    Never,
}

impl FailOn {
    /// Whether a finding of this level fails the run.
    pub fn fails(self, level: Level) -> bool {
        match self {
            Self::Error => level >= Level::Error,
            Self::Warning => level >= Level::Warning,
            Self::Advice => true,
            Self::Never => false,
        }
    }
}

/// A file for a report, and perhaps its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputArgument {
    /// Nothing for that of `--format`.
    pub format: Option<Format>,
    /// Where it goes.
    pub file: PathBuf,
}

/// `report.txt` or `sarif=report.sarif`. What stands before `=` is a form, unless it has more than one word in it, as paths
/// have.
pub fn output(text: &str) -> Result<OutputArgument, String> {
    let is_word = |form: &str| form.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (format, file) = match text.split_once('=').filter(|(form, _)| is_word(form)) {
        Some((form, file)) => (Some(Format::from_str(form, false).map_err(|_| no_form(form, text))?), file),
        None => (None, text),
    };
    if file.is_empty() {
        return Err("name a file, as in `report.txt` or `sarif=report.sarif`".to_owned());
    }
    Ok(OutputArgument { format, file: PathBuf::from(file) })
}

fn no_form(form: &str, text: &str) -> String {
    let forms =
        Format::value_variants().iter().filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()));
    let forms: Vec<String> = forms.collect();
    let cure = match nearest(form, forms.iter().map(String::as_str)) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("there are {}.", forms.join(", ")),
    };
    format!("there is no form `{form}`; {cure} For a file of this name write `human={text}`")
}

/// The names of the formats that are read.
pub fn text_format() -> impl TypedValueParser<Value = factlint::document::Format> {
    use factlint::document::Format;
    PossibleValuesParser::new(Format::all().iter().map(|format| format.name))
        .map(|name| Format::named(&name).unwrap_or(Format::PLAIN))
}

/// A day written as YYYY-MM-DD.
pub fn date(text: &str) -> Result<Date, String> {
    let well_formed = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day: jiff::civil::Date = Some(text)
        .filter(|_| well_formed)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| "write a day of the calendar as YYYY-MM-DD, for example 2024-03-09".to_owned())?;
    Ok(Date {
        year: Some(day.year().into()),
        month: u8::try_from(day.month()).ok(),
        day: u8::try_from(day.day()).ok(),
        years: 1,
        ..Date::default()
    })
}
