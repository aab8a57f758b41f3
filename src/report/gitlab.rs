//! GitLab's code quality report: a JSON array. A fingerprint is made of path, check and the written words, so that it
//! stays when lines move.

use super::{Checked, Reporter, Totals, placed};
use crate::finding::{Finding, Level};
use crate::source::{Lines, Source};
use crate::token::key;
use serde_json::json;
use std::collections::HashMap;

/// The GitLab form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Gitlab;

impl Reporter for Gitlab {
    fn open(&self, out: &mut String) {
        out.push_str("[\n");
    }

    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        let mut seen = HashMap::new();
        let mut issues = Vec::new();
        for finding in checked.findings {
            let (from, to) = (lines.place(finding.span.start), lines.place(finding.span.end));
            let issue = json!({
                "description": placed(finding, checked.source, &lines),
                "check_name": finding.code,
                "fingerprint": fingerprint(finding, checked.source, &mut seen),
                "severity": severity(finding.level),
                "location": {"path": checked.source.name, "lines": {"begin": from.line, "end": to.line}},
            });
            issues.push(issue.to_string());
        }
        out.push_str(&issues.join(",\n"));
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn close(&self, _totals: &Totals, out: &mut String) {
        out.push_str("\n]\n");
    }
}

/// What a finding is recognised by when lines move: path, check and written words. What is the same twice in a file is
/// counted in `seen`, which begins empty for each file.
#[must_use]
#[allow(clippy::implicit_hasher)]
pub fn fingerprint(finding: &Finding, source: &Source, seen: &mut HashMap<u64, u32>) -> String {
    let written = finding.evidence.iter().map(|evidence| evidence.span.of(&source.text));
    let words: Vec<&str> =
        [source.name.as_str(), &finding.code, finding.span.of(&source.text)].into_iter().chain(written).collect();
    let print = key(&words.join("\n")).0;
    let count = seen.entry(print).and_modify(|count| *count += 1).or_insert(0);
    format!("{print:016x}{count:04x}")
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Advice => "info",
    }
}
