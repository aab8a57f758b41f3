//! Reviewdog's diagnostic format, one object a line. Its columns count bytes of UTF-8 from 1.

use super::{Checked, Reporter, json, placed};
use crate::finding::Level;
use crate::source::Lines;
use crate::span::Span;
use serde_json::{Value, json};

/// The reviewdog form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rdjsonl;

impl Reporter for Rdjsonl {
    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        for finding in checked.findings {
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
            let suggestions: Vec<Value> =
                edits.map(|edit| json!({"range": range(edit.span, &lines), "text": edit.text})).collect();
            let severity = match finding.level {
                Level::Error => "ERROR",
                Level::Warning => "WARNING",
                Level::Advice => "INFO",
            };
            let object = json!({
                "message": placed(finding, checked.source, &lines),
                "location": {"path": checked.source.name, "range": range(finding.span, &lines)},
                "severity": severity,
                "source": {"name": "factlint"},
                "code": {"value": finding.code},
                "suggestions": suggestions,
            });
            json::line(&object, out);
        }
    }
}

fn range(span: Span, lines: &Lines<'_>) -> Value {
    let place = |offset: u32| {
        let column = offset as usize - lines.line(offset).start.min(offset as usize) + 1;
        json!({"line": lines.place(offset).line, "column": column})
    };
    json!({"start": place(span.start), "end": place(span.end)})
}
