//! `factlint diff`: figures changed in a revision whose dependants were not.

use super::args::{Diff, ListFormat};
use super::failure::Trouble;
use super::input::Input;
use super::output::{Output, Stop};
use super::{Ending, ready, terminal};
use factlint::context::Context;
use factlint::report::{Checked, Human, Jsonl, Reporter, Totals};
use factlint::revision;

/// Runs the command.
pub fn run(command: &Diff, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let linter = ready::linter(&command.own.folders, trouble);
    let (old, new) = (Input::file(&command.old).load()?, Input::file(&command.new).load()?);
    let context = Context { date: command.published.date, ..Context::default() };
    let (before, after) = (old.opened.document(), new.opened.document());
    let findings = revision::left_behind(&linter, &before, &after, &context);
    let mut totals = Totals::default();
    totals.add(&findings);
    let reporter: Box<dyn Reporter> = match command.format {
        ListFormat::Human => Box::new(Human::new(terminal::style(), None)),
        ListFormat::Jsonl => Box::new(Jsonl),
    };
    let mut page = String::new();
    reporter.open(&mut page);
    reporter.file(&Checked { source: &new.opened.source, findings: &findings }, &mut page);
    reporter.close(&totals, &mut page);
    output.write(&page)?;
    Ok(if findings.is_empty() { Ending::Clean } else { Ending::Found })
}
