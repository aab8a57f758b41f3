//! `factlint check`: finds texts, has them checked, reports. What is done to each text stands in `task`.

use super::args::Check;
use super::baseline::{self, Baseline, Known};
use super::cache::Cache;
use super::changed::Changed;
use super::desk::{Desks, Wishes};
use super::failure::{Failure, Trouble};
use super::input;
use super::output::{Output, Stop};
use super::progress::Progress;
use super::sinks::{Plan, Sinks};
use super::task::{Done, Task};
use super::{Ending, interrupt, together, watch, work};
use factlint::report::Totals;
use std::collections::HashMap;

/// Runs the command.
pub fn run(command: &Check, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    if command.watch { watch::run(command, output, trouble) } else { once(command, output, trouble) }
}

/// Checks all texts one time.
pub fn once(command: &Check, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let mut inputs = input::find(&command.texts, trouble)?;
    let (changed, baseline) = (changed(command)?, baseline(command)?);
    if let Some(changed) = &changed {
        inputs.retain(|input| input.path().is_none_or(|path| changed.has(path)));
    }
    let cache = (!command.caching.no_cache).then(|| Cache::open(command.caching.cache_dir.as_deref())).flatten();
    let mut desks = Desks::new(&inputs, &wishes(command, cache.as_ref()), trouble)?;
    inputs.retain(|input| !desks.excludes(input));
    if command.files {
        inputs.iter().try_for_each(|input| output.write(&format!("{}\n", input.name())))?;
        return Ok(Ending::Clean);
    }
    let plan = Plan::new(command, &desks)?;
    let together = if command.together { together::conflicts(&inputs, &desks) } else { HashMap::new() };
    let task = Task {
        command,
        desks: &desks,
        together: &together,
        changed: changed.as_ref(),
        baseline: baseline.as_ref(),
        reporters: plan.reporters(),
    };
    let mut run = Run {
        task: &task,
        plan: &plan,
        sinks: plan.open(output)?,
        output,
        totals: Totals::default(),
        known: Vec::new(),
        fails: false,
    };
    if command.writes() {
        interrupt::hold();
    }
    let progress = Progress::new(inputs.len(), command.quiet);
    work::each(
        &inputs,
        command.texts.threads,
        |loaded| Done::of(loaded, &task),
        |done| {
            progress.step();
            run.take(done, trouble)
        },
    )?;
    progress.finish();
    if interrupt::asked() {
        trouble.say(&interrupt::failure(run.totals.files + run.totals.unread, inputs.len()));
        return Ok(Ending::Interrupted);
    }
    let ending = run.close()?;
    if let Some(cache) = cache.filter(|_| !trouble.any()) {
        cache.keep(desks.take_shelves());
    }
    if !command.watch {
        // The program ends: to take the tables apart before would be a tenth of a short run.
        std::mem::forget(desks);
    }
    Ok(ending)
}

fn wishes<'a>(command: &'a Check, cache: Option<&'a Cache>) -> Wishes<'a> {
    let chosen = command.chosen.clone();
    Wishes { chosen, cache, ..Wishes::of(&command.configuration, &command.own, &command.published) }
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

/// The report as it grows.
struct Run<'a> {
    task: &'a Task<'a>,
    plan: &'a Plan,
    sinks: Sinks,
    output: &'a mut Output,
    totals: Totals,
    known: Vec<(String, Vec<Known>)>,
    fails: bool,
}

impl Run<'_> {
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
        self.sinks.take(&done.reports, self.plan, self.output)
    }

    fn close(self) -> Result<Ending, Stop> {
        self.sinks.close(self.plan, &self.totals, self.output)?;
        if let Some(baseline) = self.task.baseline {
            let prints = |known: &[Known]| known.iter().map(|one| one.fingerprint.clone()).collect();
            let checked = self.known.iter().map(|(name, known)| (name.replace('\\', "/"), prints(known))).collect();
            baseline::tell_gone(&baseline.gone(&checked));
        }
        if let Some(file) = self.task.command.baseline.as_deref().filter(|_| self.task.command.write_baseline) {
            let known: Vec<Known> = self.known.into_iter().flat_map(|(_, known)| known).collect();
            let number = known.len();
            Baseline::write(file, known)?;
            baseline::tell_written(file, number);
            return Ok(Ending::Clean);
        }
        Ok(if self.fails { Ending::Found } else { Ending::Clean })
    }
}
