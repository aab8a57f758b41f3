//! One line a finding: `path:line:column: level[code] message`, which editors and terminals turn into links.

use super::{Checked, Reporter, level_name, mark, placed};
use crate::source::Lines;
use std::fmt::Write as _;

/// The concise form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Concise;

impl Reporter for Concise {
    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        for finding in checked.findings {
            let place = lines.place(finding.span.start);
            let (name, level) = (&checked.source.name, level_name(finding.level));
            let mark = mark(finding, checked.source);
            let message = one_line(&placed(finding, checked.source, &lines));
            let _ = writeln!(out, "{name}:{}:{}: {level}[{}] {mark}{message}", place.line, place.column, finding.code);
        }
    }
}

/// Text of an article may hold line ends and control characters; a line of a report does not.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }));
    }
    line
}
