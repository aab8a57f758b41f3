//! A baseline: findings that are known, so that only new ones count. They are recognised by path, check and written
//! words, not by their line, so that they stay known when a text grows.

use super::failure::{self, Failure};
use super::output::write_file;
use factlint::finding::Finding;
use factlint::report::fingerprint;
use factlint::source::Source;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::io::Write as _;
use std::path::Path;
use std::{fs, io};

/// The version that is written and read.
const VERSION: u32 = 1;

/// The file as written.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Known>,
    #[serde(skip)]
    prints: HashSet<String>,
}

/// A known finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The text.
    pub path: String,
    /// The check.
    pub code: String,
    /// What it is recognised by.
    pub fingerprint: String,
    /// What it said, for readers of the file.
    pub message: String,
}

impl Baseline {
    /// Reads a baseline.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| failure::unreadable(&name.to_string(), &error))?;
        let again = "write it anew with --write-baseline";
        let whole: serde_json::Value = serde_json::from_str(&text)
            .map_err(|error| Failure::new(format!("{name}: it is no baseline: {error}"), again))?;
        if whole.get("version") != Some(&VERSION.into()) {
            let message = format!("{name}: it is a baseline of another version; this factlint reads version {VERSION}");
            return Err(Failure::new(message, again));
        }
        let mut read: Self = serde_json::from_value(whole)
            .map_err(|error| Failure::new(format!("{name}: it is no baseline: {error}"), again))?;
        read.prints = read.findings.iter().map(|known| known.fingerprint.clone()).collect();
        Ok(read)
    }

    /// Writes the findings of a run as the baseline.
    pub fn write(path: &Path, mut findings: Vec<Known>) -> Result<(), Failure> {
        findings.sort();
        let mut text = serde_json::to_string_pretty(&Self { version: VERSION, findings, prints: HashSet::new() })
            .unwrap_or_default();
        text.push('\n');
        write_file(path, &text)
    }

    /// Whether a finding is known.
    pub fn knows(&self, finding: &Known) -> bool {
        self.prints.contains(&finding.fingerprint)
    }

    /// Known findings of checked texts that no longer occur.
    pub fn gone<'a>(&'a self, checked: &HashMap<String, Vec<String>>) -> Vec<&'a Known> {
        let gone = |known: &&Known| checked.get(&known.path).is_some_and(|found| !found.contains(&known.fingerprint));
        self.findings.iter().filter(gone).collect()
    }
}

/// What the findings of a text are recognised by.
pub fn known(source: &Source, findings: &[Finding]) -> Vec<Known> {
    let mut seen = HashMap::new();
    let known = |finding: &Finding| Known {
        path: source.name.replace('\\', "/"),
        code: finding.code.clone(),
        fingerprint: fingerprint(finding, source, &mut seen),
        message: finding.message.clone(),
    };
    findings.iter().map(known).collect()
}

/// Tells entries that can go; they are no trouble.
pub fn tell_gone(gone: &[&Known]) {
    for known in gone {
        let (path, code, message) = (&known.path, &known.code, &known.message);
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(io::stderr(), "baseline: {path} no longer has {code}: {message}");
    }
}

/// Tells what was written.
pub fn tell_written(file: &Path, number: usize) {
    let findings = if number == 1 { "finding" } else { "findings" };
    // Where standard error is closed there is nobody left to tell.
    let _ = writeln!(io::stderr(), "baseline: {number} {findings} written to {}", file.display());
}
