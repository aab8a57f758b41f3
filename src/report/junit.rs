//! JUnit XML: a suite for each file with findings, a failed case for each finding.

use super::checkstyle::escaped;
use super::{Checked, Reporter, Totals, level_name, placed};
use crate::source::Lines;
use std::fmt::Write as _;

/// The JUnit form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Junit;

impl Reporter for Junit {
    fn open(&self, out: &mut String) {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"factlint\">\n");
    }

    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        if checked.findings.is_empty() {
            return;
        }
        let lines = Lines::of(&checked.source.text);
        let (name, number) = (escaped(&checked.source.name), checked.findings.len());
        let _ = writeln!(out, "  <testsuite name=\"{name}\" tests=\"{number}\" failures=\"{number}\" errors=\"0\">");
        for finding in checked.findings {
            let place = lines.place(finding.span.start);
            let (code, message) = (escaped(&finding.code), escaped(&placed(finding, checked.source, &lines)));
            let _ =
                writeln!(out, "    <testcase classname=\"{name}\" name=\"{code}:{}:{}\">", place.line, place.column);
            let _ = write!(out, "      <failure type=\"{}\" message=\"{message}\">", level_name(finding.level));
            let help = finding.help.as_deref().map(|help| format!(". {}", escaped(help))).unwrap_or_default();
            let _ = writeln!(out, "{name}:{}:{}: {message}{help}</failure>", place.line, place.column);
            out.push_str("    </testcase>\n");
        }
        out.push_str("  </testsuite>\n");
    }

    /// A run without findings has one case, so that readers do not take an empty report for a failed run.
    fn close(&self, totals: &Totals, out: &mut String) {
        if totals.touched == 0 {
            out.push_str("  <testsuite name=\"factlint\" tests=\"1\" failures=\"0\" errors=\"0\">\n");
            out.push_str("    <testcase classname=\"factlint\" name=\"all texts\"/>\n  </testsuite>\n");
        }
        out.push_str("</testsuites>\n");
    }
}
