//! `factlint diff`: figures changed in a revision whose dependants were not.

use super::args::{Diff, ListFormat};
use super::desk::{Desks, Wishes};
use super::failure::Trouble;
use super::input::Input;
use super::output::{Output, Stop};
use super::{Ending, terminal};
use factlint::report::{Checked, Human, Jsonl, Reporter, Totals};
use factlint::revision;

/// Runs the command.
pub fn run(command: &Diff, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let inputs = [Input::file(&command.new)];
    let wishes = Wishes::of(&command.configuration, &command.own, &command.published);
    let desks = Desks::new(&inputs, &wishes, trouble)?;
    let (old, new) = (Input::file(&command.old).load()?, Input::file(&command.new).load()?);
    let Some((desk, _)) = desks.of(&new.folder) else { return Ok(Ending::Clean) };
    let (before, after) =
        (desk.dated(&command.old, old.opened.document()), desk.dated(&command.new, new.opened.document()));
    let found = revision::left_behind(desk.linter(), &before, &after, desk.context());
    let findings = desk.admit(&command.new, found);
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
