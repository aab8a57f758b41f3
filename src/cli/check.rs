//! `factlint check`: reads texts, lints them, reports.

use super::args::{Check, Format};
use super::changed::Changed;
use super::desk::{Desk, Desks, Wishes};
use super::failure::{Failure, Trouble};
use super::input::{self, Loaded};
use super::output::{Output, Stop};
use super::{Ending, terminal, work};
use factlint::allow;
use factlint::document;
use factlint::finding::Finding;
use factlint::report::{self, Checked, Human, Reporter, Totals};
use std::path::Path;

/// Runs the command.
pub fn run(command: &Check, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let mut inputs = input::find(&command.texts.paths, trouble);
    let changed = match changed(command) {
        Ok(changed) => changed,
        Err(failure) => {
            trouble.say(&failure);
            return Ok(Ending::Incomplete);
        }
    };
    if let Some(changed) = &changed {
        inputs.retain(|input| input.path().is_none_or(|path| changed.has(path)));
    }
    let wishes = Wishes {
        checks: &command.own.folders,
        date: command.published.date,
        config: command.configuration.config.as_deref(),
        isolated: command.configuration.no_config,
    };
    let desks = Desks::new(&inputs, &wishes, trouble);
    let reporter = reporter(command.format, &desks);
    let mut run =
        Run { reporter: &*reporter, output, totals: Totals::default(), written: false, ending: Ending::Clean };
    run.open()?;
    let work = |loaded: &Loaded| Done::of(loaded, command, desks.of(&loaded.folder), (changed.as_ref(), &*reporter));
    work::each(&inputs, command.texts.threads, work, |done| match done {
        Ok(done) => run.take(&done),
        Err(failure) => {
            run.totals.unread += 1;
            trouble.say(&failure);
            Ok(())
        }
    })?;
    run.close()
}

fn changed(command: &Check) -> Result<Option<Changed>, Failure> {
    match (&command.since, &command.diff) {
        (Some(revision), _) => Changed::since(revision).map(Some),
        (None, Some(file)) => Changed::in_file(file).map(Some),
        (None, None) => Ok(None),
    }
}

fn reporter(format: Format, desks: &Desks) -> Box<dyn Reporter> {
    match format {
        Format::Human => Box::new(Human::new(terminal::style())),
        Format::Concise => Box::new(report::Concise),
        Format::Jsonl => Box::new(report::Jsonl),
        Format::Json => Box::new(report::Json),
        Format::Sarif => Box::new(report::Sarif { rules: desks.rules() }),
        Format::Github => Box::new(report::Github),
        Format::Gitlab => Box::new(report::Gitlab),
        Format::Junit => Box::new(report::Junit),
        Format::Checkstyle => Box::new(report::Checkstyle),
        Format::Rdjsonl => Box::new(report::Rdjsonl),
    }
}

/// What a thread makes of a text.
struct Done {
    report: String,
    totals: Totals,
    fails: bool,
}

impl Done {
    fn of(
        loaded: &Loaded,
        command: &Check,
        desk: Option<&Desk>,
        (changed, reporter): (Option<&Changed>, &dyn Reporter),
    ) -> Self {
        let document = document::read(&loaded.source.text, loaded.format);
        let found = |desk: &Desk| {
            let findings = desk.linter.lint(&document, &desk.context).findings;
            allow::without_allowed(&document, desk.admit(Path::new(&loaded.source.name), findings))
        };
        let mut findings = desk.map(found).unwrap_or_default();
        if let Some(changed) = changed {
            findings = changed.touched(&loaded.source, findings);
        }
        let fails = findings.iter().any(|finding| command.fail_on.fails(finding.level));
        findings.retain(|finding: &Finding| finding.level >= command.level.level());
        let mut totals = Totals::default();
        totals.add(&findings);
        let mut report = String::new();
        reporter.file(&Checked { source: &loaded.source, findings: &findings }, &mut report);
        Self { report, totals, fails }
    }
}

/// The report as it grows.
struct Run<'a> {
    reporter: &'a dyn Reporter,
    output: &'a mut Output,
    totals: Totals,
    written: bool,
    ending: Ending,
}

impl Run<'_> {
    fn open(&mut self) -> Result<(), Stop> {
        let mut text = String::new();
        self.reporter.open(&mut text);
        self.output.write(&text)
    }

    fn take(&mut self, done: &Done) -> Result<(), Stop> {
        self.totals += done.totals;
        if done.fails {
            self.ending = Ending::Found;
        }
        if done.report.is_empty() {
            return Ok(());
        }
        if self.written {
            self.output.write(self.reporter.between())?;
        }
        self.written = true;
        self.output.write(&done.report)
    }

    fn close(self) -> Result<Ending, Stop> {
        let mut text = String::new();
        self.reporter.close(&self.totals, &mut text);
        self.output.write(&text)?;
        Ok(self.ending)
    }
}
