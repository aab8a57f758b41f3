//! How often each check speaks, the most frequent first, in place of the findings.

use super::{Checked, Reporter, Totals, level_name};
use crate::finding::Level;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

/// The form of counts. It sums up over the files of a run, whose order does not matter to it.
#[derive(Debug, Default)]
pub struct Statistics {
    counts: Mutex<BTreeMap<(String, Level), usize>>,
}

impl Reporter for Statistics {
    fn file(&self, checked: &Checked<'_>, _out: &mut String) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        for finding in checked.findings {
            *counts.entry((finding.code.clone(), finding.level)).or_default() += 1;
        }
    }

    fn close(&self, totals: &Totals, out: &mut String) {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rows: Vec<_> = counts.iter().map(|((code, level), count)| (*count, code, *level)).collect();
        rows.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        for (count, code, level) in rows {
            let _ = writeln!(out, "{count:6}  {:7}  {code}", level_name(level));
        }
        let all = totals.errors + totals.warnings + totals.advice;
        let _ = writeln!(out, "{all:6}  in {} of {} files", totals.touched, totals.files);
    }
}
