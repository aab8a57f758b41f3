//! One JSON array of the objects that JSON Lines has one a line.

use super::{Checked, Jsonl, Reporter, Totals};

/// The json form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json;

impl Reporter for Json {
    fn open(&self, out: &mut String) {
        out.push_str("[\n");
    }

    fn file(&self, checked: &Checked<'_>, out: &mut String) {
        let mut lines = String::new();
        Jsonl.file(checked, &mut lines);
        out.push_str(&lines.trim_end().replace('\n', ",\n"));
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn close(&self, _totals: &Totals, out: &mut String) {
        out.push_str("\n]\n");
    }
}
