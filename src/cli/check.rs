//! `factlint check`: reads texts, lints them, reports.

use super::args::{Check, Format};
use super::failure::Trouble;
use super::input::{self, Loaded};
use super::output::{Output, Stop};
use super::{Ending, ready, terminal, work};
use factlint::Linter;
use factlint::context::Context;
use factlint::document;
use factlint::finding::Finding;
use factlint::report::{Checked, Concise, Human, Jsonl, Reporter, Totals};

/// Runs the command.
pub fn run(command: &Check, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let linter = ready::linter(&command.own.folders, trouble);
    let inputs = input::find(&command.texts.paths, trouble);
    let context = Context { date: command.published.date, ..Context::default() };
    let reporter = reporter(command.format);
    let mut run =
        Run { reporter: &*reporter, output, totals: Totals::default(), written: false, ending: Ending::Clean };
    run.open()?;
    let work = |loaded: &Loaded| Done::of(loaded, command, &linter, &context, &*reporter);
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

fn reporter(format: Format) -> Box<dyn Reporter> {
    match format {
        Format::Human => Box::new(Human::new(terminal::style())),
        Format::Concise => Box::new(Concise),
        Format::Jsonl => Box::new(Jsonl),
    }
}

/// What a thread makes of a text.
struct Done {
    report: String,
    totals: Totals,
    fails: bool,
}

impl Done {
    fn of(loaded: &Loaded, command: &Check, linter: &Linter, context: &Context, reporter: &dyn Reporter) -> Self {
        let document = document::read(&loaded.source.text, loaded.format);
        let mut findings = linter.lint(&document, context).findings;
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
