//! Annotations of GitHub Actions: workflow commands, one a line. GitHub reads them from a step's standard output.

use super::{Checked, Reporter, placed};
use crate::finding::Level;
use crate::source::Lines;
use std::fmt::Write as _;

/// The GitHub form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Github;

impl Reporter for Github {
    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        for finding in checked.findings {
            let (from, to) = (lines.place(finding.span.start), lines.place(finding.span.end));
            let command = match finding.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice => "notice",
            };
            let _ = write!(out, "::{command} file={},line={}", property(&checked.source.name), from.line);
            let _ = write!(out, ",endLine={},col={}", to.line, from.column);
            // GitHub ignores columns of stretches over several lines.
            let _ = if from.line == to.line { write!(out, ",endColumn={}", to.column) } else { Ok(()) };
            let help = finding.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
            let message = format!("{}{help}", placed(finding, checked.source, &lines));
            let _ = writeln!(out, ",title=factlint ({})::{}", property(&finding.code), data(&message));
        }
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
