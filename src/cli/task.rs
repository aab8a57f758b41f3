//! What is done to one text: read, checked, perhaps mended, reported.

use super::args::Check;
use super::baseline::{self, Baseline, Known};
use super::changed::Changed;
use super::desk::Desks;
use super::failure::Failure;
use super::fix::{self, Extent, Mended};
use super::input::Loaded;
use super::patch::patch;
use factlint::allow;
use factlint::document;
use factlint::finding::Finding;
use factlint::report::{Checked, Reporter, Totals};
use factlint::source::Source;
use std::path::Path;

/// What is the same for all texts of a run.
pub struct Task<'a> {
    /// The arguments.
    pub command: &'a Check,
    /// Linters and configurations.
    pub desks: &'a Desks,
    /// What changed, where only that is asked for.
    pub changed: Option<&'a Changed>,
    /// What is known already.
    pub baseline: Option<&'a Baseline>,
    /// The form of the report.
    pub reporter: &'a dyn Reporter,
}

/// What came of a text.
pub struct Done {
    /// Its name.
    pub name: String,
    /// Its part of the report.
    pub report: String,
    /// Its counts.
    pub totals: Totals,
    /// What all its findings are recognised by.
    pub known: Vec<Known>,
    /// Whether it makes the run fail.
    pub fails: bool,
    /// What could not be written.
    pub failure: Option<Failure>,
}

impl Done {
    /// Does all that the arguments ask for.
    pub fn of(loaded: &Loaded, task: &Task<'_>) -> Self {
        let findings = task.findings(loaded, &loaded.source.text);
        let before = findings.len();
        let mut mended = task.mended(loaded, findings.clone());
        let (mut report, mut failure) = (String::new(), None);
        if task.command.fixing.diff_only {
            report = patch(&loaded.source.name, &loaded.source.text, &mended.text);
        } else if mended.text != loaded.source.text {
            failure = fix::replace(Path::new(&loaded.source.name), &loaded.source.text, &mended.text).err();
        }
        if failure.is_some() {
            mended = Mended { text: loaded.source.text.clone(), findings };
        }
        let Mended { text, mut findings } = mended;
        let mended = before - findings.len();
        let source = Source { name: loaded.source.name.clone(), text };
        let known = task.known(&source, &mut findings);
        let mut totals = Totals { mended, ..Totals::default() };
        let fails = !report.is_empty() || findings.iter().any(|finding| task.command.fail_on.fails(finding.level));
        findings.retain(|finding| finding.level >= task.command.level.level());
        totals.add(&findings);
        task.reporter.file(&Checked { source: &source, findings: &findings }, &mut report);
        Self { name: source.name, report, totals, known, fails, failure }
    }
}

impl Task<'_> {
    fn findings(&self, loaded: &Loaded, text: &str) -> Vec<Finding> {
        let Some(desk) = self.desks.of(&loaded.folder) else { return Vec::new() };
        let document = document::read(text, loaded.format);
        let findings = desk.linter.findings(&document, &desk.context);
        let admitted = desk.admit(Path::new(&loaded.source.name), findings);
        let left = allow::without_allowed(&document, admitted);
        match self.changed {
            Some(changed) => changed.touched(&loaded.source.name, text, left),
            None => left,
        }
    }

    /// What the findings are recognised by; those that the baseline knows are taken away.
    fn known(&self, source: &Source, findings: &mut Vec<Finding>) -> Vec<Known> {
        if self.command.baseline.is_none() {
            return Vec::new();
        }
        let known = baseline::known(source, findings);
        if let Some(baseline) = self.baseline {
            let mut each = known.iter();
            findings.retain(|_| each.next().is_none_or(|one| !baseline.knows(one)));
        }
        known
    }

    /// Standard input cannot be mended, since there is no file to write.
    fn mended(&self, loaded: &Loaded, findings: Vec<Finding>) -> Mended {
        let fixing = &self.command.fixing;
        let extent = match (fixing.fix_suggested, fixing.fix || fixing.diff_only) {
            (true, _) => Extent::Suggested,
            (false, true) => Extent::Safe,
            (false, false) => return Mended { text: loaded.source.text.clone(), findings },
        };
        if loaded.is_stdin && !fixing.diff_only {
            return Mended { text: loaded.source.text.clone(), findings };
        }
        fix::mend(&loaded.source.text, findings, extent, |text| self.findings(loaded, text))
    }
}
