//! `factlint check`: finds texts, has them checked, reports. What is done to each text stands in `task`.

use super::args::{Check, Format};
use super::baseline::{self, Baseline, Known};
use super::changed::Changed;
use super::desk::{Desks, Wishes};
use super::failure::{Failure, Trouble};
use super::input;
use super::output::{Output, Stop};
use super::task::{Done, Task};
use super::{Ending, terminal, work};
use factlint::report::{self, Checked, Human, Reporter, Totals};

/// Runs the command.
pub fn run(command: &Check, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let mut inputs = input::find(&command.texts.paths, trouble);
    let (changed, baseline) = match changed(command).and_then(|changed| Ok((changed, baseline(command)?))) {
        Ok(both) => both,
        Err(failure) => {
            trouble.say(&failure);
            return Ok(Ending::Incomplete);
        }
    };
    if let Some(changed) = &changed {
        inputs.retain(|input| input.path().is_none_or(|path| changed.has(path)));
    }
    let desks = Desks::new(&inputs, &wishes(command), trouble);
    let silent = command.fixing.diff_only || command.write_baseline;
    let reporter = if silent { Box::new(Silent) } else { reporter(command.format, &desks) };
    let task =
        Task { command, desks: &desks, changed: changed.as_ref(), baseline: baseline.as_ref(), reporter: &*reporter };
    let mut run =
        Run { task: &task, output, totals: Totals::default(), known: Vec::new(), written: false, fails: false };
    run.open()?;
    work::each(&inputs, command.texts.threads, |loaded| Done::of(loaded, &task), |done| run.take(done, trouble))?;
    run.close(trouble)
}

fn wishes(command: &Check) -> Wishes<'_> {
    Wishes {
        checks: &command.own.folders,
        date: command.published.date,
        config: command.configuration.config.as_deref(),
        isolated: command.configuration.no_config,
    }
}

fn baseline(command: &Check) -> Result<Option<Baseline>, Failure> {
    command.baseline.as_deref().filter(|_| !command.write_baseline).map(Baseline::read).transpose()
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

/// Where the output is a patch, there is no report.
struct Silent;

impl Reporter for Silent {
    fn file(&self, _checked: &Checked<'_>, _out: &mut String) {}
}

/// The report as it grows.
struct Run<'a> {
    task: &'a Task<'a>,
    output: &'a mut Output,
    totals: Totals,
    known: Vec<(String, Vec<Known>)>,
    written: bool,
    fails: bool,
}

impl Run<'_> {
    fn open(&mut self) -> Result<(), Stop> {
        let mut text = String::new();
        self.task.reporter.open(&mut text);
        self.output.write(&text)
    }

    fn take(&mut self, done: Result<Done, Failure>, trouble: &mut Trouble) -> Result<(), Stop> {
        let done = match done {
            Ok(done) => done,
            Err(failure) => {
                self.totals.unread += 1;
                trouble.say(&failure);
                return Ok(());
            }
        };
        if let Some(failure) = &done.failure {
            trouble.say(failure);
        }
        self.totals += done.totals;
        self.fails |= done.fails;
        self.known.push((done.name, done.known));
        if done.report.is_empty() {
            return Ok(());
        }
        if self.written {
            self.output.write(self.task.reporter.between())?;
        }
        self.written = true;
        self.output.write(&done.report)
    }

    fn close(self, trouble: &mut Trouble) -> Result<Ending, Stop> {
        let mut text = String::new();
        self.task.reporter.close(&self.totals, &mut text);
        self.output.write(&text)?;
        if let Some(baseline) = self.task.baseline {
            let prints = |known: &[Known]| known.iter().map(|one| one.fingerprint.clone()).collect();
            let checked = self.known.iter().map(|(name, known)| (name.replace('\\', "/"), prints(known))).collect();
            baseline::tell_gone(&baseline.gone(&checked));
        }
        if let Some(file) = self.task.command.baseline.as_deref().filter(|_| self.task.command.write_baseline) {
            let known = self.known.into_iter().flat_map(|(_, known)| known).collect();
            if let Err(failure) = Baseline::write(file, known) {
                trouble.say(&failure);
            }
            return Ok(Ending::Clean);
        }
        Ok(if self.fails { Ending::Found } else { Ending::Clean })
    }
}
