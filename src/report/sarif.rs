//! SARIF 2.1.0, which code hosts and editors read: the rules first, then the results file by file.
//! Columns count Unicode scalar values (`columnKind` unicodeCodePoints); byte offsets stand beside them.

use super::gitlab::fingerprint;
use super::{Checked, Reporter, Totals};
use crate::finding::{Finding, Level};
use crate::source::{Lines, Source};
use crate::span::Span;
use serde_json::{Value, json};
use std::collections::HashMap;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// A rule as SARIF describes it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Name of the check.
    pub name: String,
    /// Its group.
    pub group: String,
    /// Its level.
    pub level: Level,
    /// Why it speaks.
    pub why: String,
    /// The address of its page, where the house has one.
    pub page: Option<String>,
}

/// The SARIF form, with the rules of the run.
#[derive(Debug, Clone, Default)]
pub struct Sarif {
    /// All checks of the run.
    pub rules: Vec<Rule>,
}

impl Reporter for Sarif {
    fn open(&self, out: &mut String) {
        let rules: Vec<Value> = self.rules.iter().map(rule).collect();
        let driver = json!({
            "name": "factlint",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        out.push_str(&format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},"
        ));
        out.push_str("\"columnKind\":\"unicodeCodePoints\",\"results\":[\n");
    }

    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        let mut seen = HashMap::new();
        let result = |finding: &Finding| {
            let print = fingerprint(finding, checked.source, &mut seen);
            self.result(finding, checked.source, &lines, &print).to_string()
        };
        out.push_str(&checked.findings.iter().map(result).collect::<Vec<_>>().join(",\n"));
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    /// A run that could not read all texts says so, lest a reader take silence for praise.
    fn close(&self, totals: &Totals, out: &mut String) {
        out.push_str("\n]");
        if totals.unread > 0 {
            let files = if totals.unread == 1 { "file" } else { "files" };
            let text = format!("{} {files} could not be read; standard error tells which and why", totals.unread);
            let notification = json!({"level": "error", "message": {"text": text}});
            let run = json!({"executionSuccessful": false, "toolExecutionNotifications": [notification]});
            out.push_str(&format!(",\"invocations\":[{run}]"));
        }
        out.push_str("}]}\n");
    }
}

impl Sarif {
    fn result(&self, finding: &Finding, source: &Source, lines: &Lines<'_>, print: &str) -> Value {
        let related = finding.evidence.iter().enumerate().map(|(index, evidence)| {
            let mut location = location(evidence.span, source, lines);
            if let Some(object) = location.as_object_mut() {
                object.insert("id".into(), index.into());
                object.insert("message".into(), json!({"text": evidence.label}));
            }
            location
        });
        let mut result = json!({
            "ruleId": finding.code,
            "level": level(finding.level),
            "message": {"text": message(finding)},
            "locations": [location(finding.span, source, lines)],
            "relatedLocations": related.collect::<Vec<_>>(),
            "partialFingerprints": {"factlint/v1": print},
        });
        let index = self.rules.iter().position(|rule| rule.name == finding.code);
        if let (Some(object), Some(index)) = (result.as_object_mut(), index) {
            object.insert("ruleIndex".into(), index.into());
        }
        if let (Some(object), Some(fix)) = (result.as_object_mut(), &finding.fix) {
            let edits = fix
                .edits
                .iter()
                .map(|edit| json!({"deletedRegion": region(edit.span, lines), "insertedContent": {"text": edit.text}}));
            let change = json!({"artifactLocation": artifact(source), "replacements": edits.collect::<Vec<_>>()});
            object.insert("fixes".into(), json!([{"artifactChanges": [change]}]));
        }
        result
    }
}

fn rule(rule: &Rule) -> Value {
    let mut told = json!({
        "id": rule.name,
        "shortDescription": {"text": super::first_sentence(&rule.why)},
        "fullDescription": {"text": rule.why.trim()},
        "help": {"text": rule.why.trim()},
        "defaultConfiguration": {"level": level(rule.level)},
        "properties": {"tags": [rule.group]},
    });
    if let (Some(object), Some(page)) = (told.as_object_mut(), &rule.page) {
        object.insert("helpUri".into(), page.as_str().into());
    }
    told
}

fn message(finding: &Finding) -> String {
    match &finding.help {
        Some(help) => format!("{}. {help}", finding.message),
        None => finding.message.clone(),
    }
}

/// Where a file has no lines, the paragraph or cell stands as logical location, and the text around as snippet.
fn location(span: Span, source: &Source, lines: &Lines<'_>) -> Value {
    let physical = json!({"artifactLocation": artifact(source), "region": region(span, lines)});
    let Some(whereabouts) = source.whereabouts(span, lines) else { return json!({"physicalLocation": physical}) };
    let mut physical = physical;
    if let Some(region) = physical.get_mut("region").and_then(Value::as_object_mut) {
        region.insert("snippet".into(), json!({"text": whereabouts.around}));
    }
    json!({"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": whereabouts.place}]})
}

fn region(span: Span, lines: &Lines<'_>) -> Value {
    let (from, to) = (lines.place(span.start), lines.place(span.end));
    json!({
        "startLine": from.line,
        "startColumn": from.column,
        "endLine": to.line,
        "endColumn": to.column,
        "byteOffset": span.start,
        "byteLength": span.len(),
    })
}

/// Paths are URIs here: `/` between folders, and bytes beyond the plain letters in percent form.
fn artifact(source: &Source) -> Value {
    let mut uri = String::new();
    for byte in source.name.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(byte.into()),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    json!({"uri": uri})
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}
