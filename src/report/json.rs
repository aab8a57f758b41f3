//! JSON Lines: one object a line. `start` and `end` are byte offsets into the file, end exclusive; lines and columns are
//! counted from 1, columns in characters. The keys stand in the README.

use super::{Checked, Reporter};
use crate::finding::{Edit, Evidence, Finding, Fix, Level};
use crate::source::{Lines, Source};
use serde::Serialize;

/// The jsonl form of findings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Jsonl;

impl Reporter for Jsonl {
    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        for finding in checked.findings {
            line(&FindingLine::of(finding, checked.source, &lines), out);
        }
    }
}

/// Writes an object and a line end.
pub(super) fn line(object: &impl Serialize, out: &mut String) {
    // Nothing that is written here can fail: all keys are strings and no number is infinite.
    if let Ok(text) = serde_json::to_string(object) {
        if text.is_ascii() {
            out.push_str(&text);
            out.push('\n');
            return;
        }
        for letter in text.chars() {
            match letter {
                // Line ends of Unicode, at which some readers cut a line in two.
                '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
                _ => out.push(letter),
            }
        }
        out.push('\n');
    }
}

/// A finding in JSON.
#[derive(Debug, Serialize)]
pub(super) struct FindingLine<'a> {
    path: &'a str,
    code: &'a str,
    group: &'a str,
    level: Level,
    message: &'a str,
    label: &'a str,
    help: Option<&'a str>,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    around: Option<String>,
    evidence: Vec<EvidenceLine<'a>>,
    fix: Option<FixLine<'a>>,
}

#[derive(Debug, Serialize)]
struct EvidenceLine<'a> {
    start: u32,
    end: u32,
    label: &'a str,
}

#[derive(Debug, Serialize)]
struct FixLine<'a> {
    safe: bool,
    edits: Vec<EditLine<'a>>,
}

#[derive(Debug, Serialize)]
struct EditLine<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> FindingLine<'a> {
    /// Puts a finding and its place together.
    pub fn of(finding: &'a Finding, source: &'a Source, lines: &Lines<'_>) -> Self {
        let (from, to) = (lines.place(finding.span.start), lines.place(finding.span.end));
        let (place, around) = source
            .whereabouts(finding.span, lines)
            .map_or((None, None), |whereabouts| (Some(whereabouts.place), Some(whereabouts.around)));
        Self {
            path: &source.name,
            code: &finding.code,
            group: &finding.group,
            level: finding.level,
            message: &finding.message,
            label: &finding.label,
            help: finding.help.as_deref(),
            start: finding.span.start,
            end: finding.span.end,
            line: from.line,
            column: from.column,
            end_line: to.line,
            end_column: to.column,
            place,
            around,
            evidence: finding.evidence.iter().map(EvidenceLine::of).collect(),
            fix: finding.fix.as_ref().map(FixLine::of),
        }
    }
}

impl<'a> EvidenceLine<'a> {
    fn of(evidence: &'a Evidence) -> Self {
        Self { start: evidence.span.start, end: evidence.span.end, label: &evidence.label }
    }
}

impl<'a> FixLine<'a> {
    fn of(fix: &'a Fix) -> Self {
        let edit = |edit: &'a Edit| EditLine { start: edit.span.start, end: edit.span.end, text: &edit.text };
        Self { safe: fix.safe, edits: fix.edits.iter().map(edit).collect() }
    }
}
