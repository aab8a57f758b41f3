//! The reports of a run: one on standard output and any number in files, each in a form of its own.

use super::args::{Check, Format, OutputArgument};
use super::desk::Desks;
use super::failure::Failure;
use super::output::{Output, OutputFile, Stop};
use super::paths::absolute;
use super::terminal;
use factlint::report::{self, Checked, Human, Reporter, Statistics, Totals};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// All reports of a run, as they grow.
pub struct Sinks {
    sinks: Vec<Sink>,
}

/// One report.
struct Sink {
    place: Place,
    written: bool,
}

/// Where a report goes.
enum Place {
    Output,
    Errors,
    File(OutputFile),
}

/// Where a report is to go.
enum Goal {
    Output,
    Errors,
    File(PathBuf),
}

/// What reports are asked for: their forms, and the files that they go to.
pub struct Plan {
    reporters: Vec<Box<dyn Reporter>>,
    goals: Vec<Goal>,
}

impl Plan {
    /// The plan that the arguments make.
    pub fn new(command: &Check, desks: &Desks) -> Result<Self, Failure> {
        let mut plan = Self { reporters: Vec::new(), goals: Vec::new() };
        let taken = command.fixing.diff_only || command.write_baseline;
        let main = command.output.iter().find(|output| output.format.is_none());
        if command.mends_stdin() && main.is_none() {
            // Standard output is taken by the mended text.
            plan.add(Box::new(Silent), None);
            if !command.quiet {
                plan.reporters.push(reporter(command.format, true, desks));
                plan.goals.push(Goal::Errors);
            }
        } else if taken || command.quiet && main.is_none() {
            plan.add(Box::new(Silent), None);
        } else if command.statistics {
            plan.add(Box::new(Statistics::default()), main.map(|output| output.file.as_path()));
        } else {
            let file = main.map(|output| output.file.as_path());
            plan.add(reporter(command.format, file.is_some(), desks), file);
        }
        for output in &command.output {
            if let Some(format) = output.format {
                plan.add(reporter(format, true, desks), Some(&output.file));
            }
        }
        plan.prove(&command.output)?;
        Ok(plan)
    }

    /// The forms, in the order of the reports.
    pub fn reporters(&self) -> &[Box<dyn Reporter>] {
        &self.reporters
    }

    fn add(&mut self, reporter: Box<dyn Reporter>, file: Option<&Path>) {
        self.reporters.push(reporter);
        self.goals.push(file.map_or(Goal::Output, |file| Goal::File(file.to_path_buf())));
    }

    /// No two reports go to one file.
    fn prove(&self, outputs: &[OutputArgument]) -> Result<(), Failure> {
        for (index, output) in outputs.iter().enumerate() {
            let mut others = outputs.iter().skip(index + 1);
            if others.any(|other| absolute(&other.file) == absolute(&output.file)) {
                let message = format!("{}: two reports cannot go to one file", output.file.display());
                return Err(Failure::new(message, "give each --output a file of its own"));
            }
            if output.format.is_none() && outputs.iter().skip(index + 1).any(|other| other.format.is_none()) {
                let message = "two --output without a form: both would hold the report of --format";
                return Err(Failure::new(message, "name the form, as in --output sarif=report.sarif"));
            }
        }
        Ok(())
    }

    /// Opens the files and begins the reports.
    pub fn open(&self, output: &mut Output) -> Result<Sinks, Stop> {
        let mut sinks = Vec::new();
        for (reporter, goal) in self.reporters.iter().zip(&self.goals) {
            let place = match goal {
                Goal::Output => Place::Output,
                Goal::Errors => Place::Errors,
                Goal::File(file) => Place::File(OutputFile::create(file)?),
            };
            let mut sink = Sink { place, written: false };
            let mut text = String::new();
            reporter.open(&mut text);
            sink.write(&text, output)?;
            sinks.push(sink);
        }
        Ok(Sinks { sinks })
    }
}

impl Sinks {
    /// Adds a text's part to each report.
    pub fn take(&mut self, parts: &[String], plan: &Plan, output: &mut Output) -> Result<(), Stop> {
        for ((sink, part), reporter) in self.sinks.iter_mut().zip(parts).zip(&plan.reporters) {
            if part.is_empty() {
                continue;
            }
            if sink.written {
                sink.write(reporter.between(), output)?;
            }
            sink.written = true;
            sink.write(part, output)?;
        }
        Ok(())
    }

    /// Ends all reports, and puts those in files in their places.
    pub fn close(self, plan: &Plan, totals: &Totals, output: &mut Output) -> Result<(), Stop> {
        for (mut sink, reporter) in self.sinks.into_iter().zip(&plan.reporters) {
            let mut text = String::new();
            reporter.close(totals, &mut text);
            sink.write(&text, output)?;
            if let Place::File(file) = sink.place {
                file.finish()?;
            }
        }
        Ok(())
    }
}

impl Sink {
    fn write(&mut self, text: &str, output: &mut Output) -> Result<(), Stop> {
        match &mut self.place {
            Place::File(file) => Ok(file.write(text)?),
            Place::Errors => Ok(io::stderr().write_all(text.as_bytes())?),
            Place::Output => output.write(text),
        }
    }
}

fn reporter(format: Format, in_file: bool, desks: &Desks) -> Box<dyn Reporter> {
    match format {
        Format::Human if in_file => Box::new(Human::new(terminal::page(), desks.pages())),
        Format::Human => Box::new(Human::new(terminal::style(), desks.pages())),
        Format::Concise => Box::new(report::Concise),
        Format::Jsonl => Box::new(report::Jsonl),
        Format::Json => Box::new(report::Json),
        Format::Sarif => Box::new(report::Sarif { rules: desks.rules() }),
        Format::Github => Box::new(report::Github),
        Format::Gitlab => Box::new(report::Gitlab),
        Format::Junit => Box::new(report::Junit),
        Format::Checkstyle => Box::new(report::Checkstyle),
        Format::Rdjsonl => Box::new(report::Rdjsonl),
        Format::Html => Box::new(report::Html),
    }
}

/// Where the output is a patch, there is no report.
struct Silent;

impl Reporter for Silent {
    fn file(&self, _checked: &Checked<'_>, _out: &mut String) {}
}
