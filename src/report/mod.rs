//! Reporters: findings, claims and quantities in the forms that people and programs read. One form a file.
//!
//! Comes in: a source with what was found in it. Goes out: text, written into a string, file by file, so that files can
//! be reported from many threads. Not here: where the text goes.

mod amounts;
mod array;
mod checkstyle;
#[cfg(feature = "cli")]
mod clip;
mod concise;
mod github;
mod gitlab;
mod html;
#[cfg(feature = "cli")]
mod human;
mod json;
mod junit;
mod number;
mod rdjsonl;
mod sarif;
mod sheet;
mod statistics;
#[cfg(feature = "cli")]
mod window;

pub use amounts::{Form, quantities};
pub use array::Json;
pub use checkstyle::Checkstyle;
pub use concise::Concise;
pub use github::Github;
pub use gitlab::{Gitlab, fingerprint};
pub use html::Html;
#[cfg(feature = "cli")]
pub use human::{Human, Style, fold};
pub use json::Jsonl;
pub use junit::Junit;
pub use rdjsonl::Rdjsonl;
pub use sarif::{Rule, Sarif};
pub use sheet::{Sheet, SheetForm, close as close_sheet, file as sheet, open as open_sheet};
pub use statistics::Statistics;

use crate::finding::{Finding, Level};
use crate::source::{Lines, Source};

/// A file and what was found in it.
#[derive(Debug)]
pub struct Checked<'a> {
    /// The file.
    pub source: &'a Source,
    /// Findings that are to be shown, in order.
    pub findings: &'a [Finding],
}

/// Counts of a whole run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Files that were checked.
    pub files: usize,
    /// Files with a finding that is shown.
    pub touched: usize,
    /// Files that could not be read.
    pub unread: usize,
    /// Slips that were mended.
    pub mended: usize,
    /// Findings left out because a baseline knows them.
    pub known: usize,
    /// Findings shown that `--fix` can mend.
    pub mendable: usize,
    /// Findings shown that `--fix-suggested` can mend beside them.
    pub suggested: usize,
    /// Findings shown.
    pub errors: usize,
    /// Findings shown.
    pub warnings: usize,
    /// Findings shown.
    pub advice: usize,
}

impl Totals {
    /// Counts a file.
    pub fn add(&mut self, findings: &[Finding]) {
        self.files += 1;
        self.touched += usize::from(!findings.is_empty());
        for finding in findings {
            self.mendable += usize::from(finding.fix.as_ref().is_some_and(|fix| fix.safe));
            self.suggested += usize::from(finding.fix.as_ref().is_some_and(|fix| !fix.safe));
            match finding.level {
                Level::Error => self.errors += 1,
                Level::Warning => self.warnings += 1,
                Level::Advice => self.advice += 1,
            }
        }
    }
}

impl std::ops::AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.touched += other.touched;
        self.unread += other.unread;
        self.mended += other.mended;
        self.known += other.known;
        self.mendable += other.mendable;
        self.suggested += other.suggested;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
    }
}

/// A form of report: what stands before the first file, for each file, and after the last.
pub trait Reporter: Sync {
    /// The beginning of the report.
    fn open(&self, _out: &mut String) {}

    /// One file; nothing where it has no findings.
    fn file(&self, checked: &Checked<'_>, out: &mut String);

    /// What stands between the texts of two files that have some.
    fn between(&self) -> &'static str {
        ""
    }

    /// The end of the report.
    fn close(&self, _totals: &Totals, _out: &mut String) {}
}

/// The message of a finding, with its whereabouts where the file has no lines; for forms without a field for them.
fn placed(finding: &Finding, source: &Source, lines: &Lines<'_>) -> String {
    match source.whereabouts(finding.span, lines) {
        Some(whereabouts) => format!("{} ({whereabouts})", finding.message),
        None => finding.message.clone(),
    }
}

/// What stands before the message of a finding that `--fix` can mend, in forms without a field for it.
fn mark(finding: &Finding, source: &Source) -> &'static str {
    let mends = finding.fix.as_ref().is_some_and(|fix| fix.safe) && source.is_whole();
    if mends { MARK } else { "" }
}

const MARK: &str = "[*] ";

/// The first sentence of a text, in one line.
#[must_use]
pub fn first_sentence(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut ends = text.match_indices(['.', '?', '!', ':']).map(|(at, end)| at + end.len());
    let end = ends.find(|end| {
        let mut rest = text.get(*end..).unwrap_or_default().chars();
        rest.next() == Some(' ') && rest.next().is_some_and(|letter| letter.is_uppercase() || "“\"`".contains(letter))
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or_default().to_owned()
}

/// The name of a level in reports.
#[must_use]
pub const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "advice",
    }
}
