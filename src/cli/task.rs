//! What is done to one text: read, checked, perhaps mended, reported.

use super::args::Check;
use super::baseline::{self, Baseline, Known};
use super::changed::Changed;
use super::desk::Desks;
use super::failure::Failure;
use super::fix::{self, Extent, Mended};
use super::input::Loaded;
use super::patch::patch;
use super::paths::absolute;
use factlint::allow;
use factlint::document::{self, Document, Format};
use factlint::finding::Finding;
use factlint::report::{Checked, Reporter, Totals};
use factlint::source::Source;
use std::collections::HashMap;
use std::path::Path;

/// What is the same for all texts of a run.
pub struct Task<'a> {
    /// The arguments.
    pub command: &'a Check,
    /// Linters and configurations.
    pub desks: &'a Desks,
    /// Conflicts with the other texts, by name, where all are read as one.
    pub together: &'a HashMap<String, Vec<Finding>>,
    /// What changed, where only that is asked for.
    pub changed: Option<&'a Changed>,
    /// What is known already.
    pub baseline: Option<&'a Baseline>,
    /// The forms of the reports.
    pub reporters: &'a [Box<dyn Reporter>],
}

/// What came of a text.
pub struct Done {
    /// Its name.
    pub name: String,
    /// Its part of each report.
    pub reports: Vec<String>,
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
        let opened = &loaded.opened;
        let findings = task.touched(loaded, &opened.source.text, task.with_others(loaded));
        let before = findings.len();
        let (mut mended, mut failure) = task.mended(loaded, findings.clone());
        let mut mending = String::new();
        if task.command.fixing.diff_only {
            mending = patch(&opened.source.name, &opened.source.text, &mended.text);
        } else if loaded.is_stdin && task.command.mends_stdin() && !opened.format.is_packed() {
            mending.clone_from(&mended.text);
        } else if mended.text != opened.source.text {
            failure = fix::replace(Path::new(&opened.source.name), &opened.source.text, &mended.text).err();
        }
        if failure.is_some() {
            mended = Mended { text: opened.source.text.clone(), findings };
        }
        let Mended { text, mut findings } = mended;
        let mended = before - findings.len();
        let source = Source { name: opened.source.name.clone(), text, landmarks: opened.source.landmarks.clone() };
        let found = findings.len();
        let known = task.known(&source, &mut findings);
        let mut totals = Totals { mended, known: found - findings.len(), ..Totals::default() };
        let fails = task.command.fixing.diff_only && !mending.is_empty()
            || findings.iter().any(|finding| task.command.fail_on.fails(finding.level));
        findings.retain(|finding| finding.level >= task.command.level.level());
        totals.add(&findings);
        if !source.is_whole() {
            (totals.mendable, totals.suggested) = (0, 0);
        }
        let reports = task.reports(&Checked { source: &source, findings: &findings }, mending);
        Self { name: source.name, reports, totals, known, fails, failure }
    }
}

impl Task<'_> {
    /// What is found in a text, and what it has against the others.
    fn with_others(&self, loaded: &Loaded) -> Vec<Finding> {
        let mut findings = self.findings(loaded);
        if let Some(across) = self.together.get(&loaded.opened.source.name) {
            findings.extend(across.iter().cloned());
            findings.sort_by(|a, b| (a.span, &a.code).cmp(&(b.span, &b.code)));
        }
        findings
    }

    /// What is found in a text, or was when it was checked before. The words of a packed file do not say all that is
    /// known of it, so that it is not remembered.
    fn findings(&self, loaded: &Loaded) -> Vec<Finding> {
        let opened = &loaded.opened;
        let found = || self.found(loaded, opened.document());
        let remembered = !loaded.is_stdin && !opened.format.is_packed();
        let shelf = self.desks.of(&loaded.folder).and_then(|(_, shelf)| shelf).filter(|_| remembered);
        let Some(shelf) = shelf else { return found() };
        let name = absolute(Path::new(&opened.source.name)).to_string_lossy().into_owned();
        let name = format!("{}:{name}", opened.format.name);
        let text = opened.source.text.as_bytes();
        shelf.find(&name, text).unwrap_or_else(|| {
            let found = found();
            shelf.put(&name, text, &found);
            found
        })
    }

    /// What is found in the text as it is, or as it is mended.
    fn found(&self, loaded: &Loaded, document: Document<'_>) -> Vec<Finding> {
        let Some((desk, _)) = self.desks.of(&loaded.folder) else { return Vec::new() };
        let path = Path::new(&loaded.opened.source.name);
        let document = desk.dated(path, document);
        let findings = desk.linter().findings(&document, desk.context());
        allow::without_allowed(&document, desk.admit(path, findings), desk.linter().checks())
    }

    /// Those that touch what changed, where only that is asked for.
    fn touched(&self, loaded: &Loaded, text: &str, findings: Vec<Finding>) -> Vec<Finding> {
        match self.changed {
            Some(changed) => changed.touched(&loaded.opened.source.name, text, findings),
            None => findings,
        }
    }

    /// The text's part of each report; a patch stands before the first.
    fn reports(&self, checked: &Checked<'_>, patch: String) -> Vec<String> {
        let mut reports = vec![patch];
        reports.resize(self.reporters.len(), String::new());
        for (reporter, report) in self.reporters.iter().zip(&mut reports) {
            reporter.file(checked, report);
        }
        reports
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

    /// A file of which only the text is known cannot be mended; that is told where there was something to mend.
    fn mended(&self, loaded: &Loaded, findings: Vec<Finding>) -> (Mended, Option<Failure>) {
        let (fixing, opened) = (&self.command.fixing, &loaded.opened);
        let unmended = |findings| Mended { text: opened.source.text.clone(), findings };
        let extent = match (fixing.fix_suggested, fixing.fix || fixing.diff_only) {
            (true, _) => Extent::Suggested,
            (false, true) => Extent::Safe,
            (false, false) => return (unmended(findings), None),
        };
        if opened.format.is_packed() {
            let failure = fix::mends(&findings, extent).then(|| no_fixes(&opened.source.name, opened.format));
            return (unmended(findings), failure);
        }
        let check = |text: &str| self.touched(loaded, text, self.found(loaded, document::read(text, opened.format)));
        (fix::mend(&opened.source.text, findings, extent, check), None)
    }
}

fn no_fixes(name: &str, format: Format) -> Failure {
    Failure::new(
        format!("{name}: fixes are not written into {} files; it is as it was", format.name),
        "mend it in the program that made it; the report names the place of each slip",
    )
}
