//! The arguments, as clap reads them. Doc comments here are the texts of `--help`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use factlint::finding::Level;
use factlint::quantity::Date;
use std::path::PathBuf;

/// Reads prose as a careful copy editor does: redoes a text's own arithmetic and speaks where it contradicts itself.
#[derive(Debug, Parser)]
#[command(name = "factlint", version, arg_required_else_help = true, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check texts and report what is wrong in them
    Check(Check),
    /// List every claim with its verdict, figures and arithmetic
    Claims(Claims),
    /// List the quantities that are read
    Quantities(Quantities),
    /// Say what a check looks for, and why
    Explain(Explain),
    /// List the checks
    Checks(Checks),
    /// Run the examples of checks and relations
    Test(Test),
}

/// `factlint check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub texts: Texts,
    /// How the report looks
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Least level that is shown
    #[arg(long, value_enum, default_value_t = LevelName::Advice, value_name = "LEVEL")]
    pub level: LevelName,
    /// Least level that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
    pub fail_on: FailOn,
    #[command(flatten)]
    pub own: OwnChecks,
    #[command(flatten)]
    pub published: Published,
    #[command(flatten)]
    pub configuration: Configuration,
    /// Only findings that touch lines changed since this git revision
    #[arg(long, value_name = "REV", conflicts_with = "diff")]
    pub since: Option<String>,
    /// Only findings that touch lines that this unified diff adds; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub diff: Option<PathBuf>,
}

/// `factlint claims`.
#[derive(Debug, Args)]
pub struct Claims {
    #[command(flatten)]
    pub texts: Texts,
    /// How the list looks
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
    #[command(flatten)]
    pub own: OwnChecks,
    #[command(flatten)]
    pub published: Published,
}

/// `factlint quantities`.
#[derive(Debug, Args)]
pub struct Quantities {
    #[command(flatten)]
    pub texts: Texts,
    /// How the list looks
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
    /// Dates, times of day and identifiers as well
    #[arg(long)]
    pub all: bool,
}

/// `factlint explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Name of the check
    pub name: String,
    #[command(flatten)]
    pub own: OwnChecks,
}

/// `factlint checks`.
#[derive(Debug, Args)]
pub struct Checks {
    /// How the list looks
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
    #[command(flatten)]
    pub own: OwnChecks,
}

/// `factlint test`.
#[derive(Debug, Args)]
pub struct Test {
    /// Folder of checks whose examples are run; without it those of the built-in checks
    pub dir: Option<PathBuf>,
}

/// What is read.
#[derive(Debug, Args)]
pub struct Texts {
    /// Files and folders, `-` for standard input. Folders give their texts (txt, text, md, markdown …) but for those
    /// that are hidden or that ignore files name; a file named here is always read
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// How many threads read [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// A user's own checks.
#[derive(Debug, Args)]
pub struct OwnChecks {
    /// Folder of checks to use beside the built-in ones; may be given more than once
    #[arg(long = "checks", value_name = "DIR")]
    pub folders: Vec<PathBuf>,
}

/// Where the configuration comes from.
#[derive(Debug, Args)]
pub struct Configuration {
    /// Configuration for all texts; without it the nearest factlint.toml above each text holds
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// No configuration
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}

/// What is known beside the text.
#[derive(Debug, Args)]
pub struct Published {
    /// Publication date of the texts; without it front matter or dateline tell it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
}

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
}

/// Forms of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Human,
    /// One JSON object a line
    Jsonl,
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
