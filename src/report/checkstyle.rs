//! Checkstyle XML, which most build servers read.

use super::{Checked, Reporter, Totals, level_name, placed};
use crate::finding::Level;
use crate::source::Lines;
use std::fmt::Write as _;

/// The Checkstyle form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Checkstyle;

impl Reporter for Checkstyle {
    fn open(&self, out: &mut String) {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    }

    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        let _ = writeln!(out, "  <file name=\"{}\">", escaped(&checked.source.name));
        for finding in checked.findings {
            let place = lines.place(finding.span.start);
            let severity = if finding.level == Level::Advice { "info" } else { level_name(finding.level) };
            let _ =
                write!(out, "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\"", place.line, place.column);
            let (message, code) = (escaped(&placed(finding, checked.source, &lines)), escaped(&finding.code));
            let _ = writeln!(out, " message=\"{message}\" source=\"factlint.{code}\"/>");
        }
        out.push_str("  </file>\n");
    }

    fn close(&self, _totals: &Totals, out: &mut String) {
        out.push_str("</checkstyle>\n");
    }
}

/// Text for XML: marks as entities, and what XML 1.0 cannot hold as the replacement character.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\n' | '\r' | '\t' => {
                let _ = write!(escaped, "&#{};", u32::from(letter));
            }
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(letter),
        }
    }
    escaped
}
