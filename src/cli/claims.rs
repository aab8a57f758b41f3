//! `factlint claims`: the worksheet, every figure with its mark.

use super::args::{Claims, ListFormat, SheetFormat};
use super::desk::{Desks, Wishes};
use super::failure::Trouble;
use super::input::{self, Loaded};
use super::output::{Output, Stop};
use super::{Ending, work};
use factlint::check::Check;
use factlint::report::{self, Form, Sheet, SheetForm};
use std::path::Path;

/// Runs the command.
pub fn run(command: &Claims, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let mut inputs = input::find(&command.texts, trouble)?;
    let wishes = Wishes::of(&command.configuration, &command.own, &command.published);
    let desks = Desks::new(&inputs, &wishes, trouble)?;
    inputs.retain(|input| !desks.excludes(input));
    let form = sheet_form(command.format);
    let work = |loaded: &Loaded| {
        let mut sheet = String::new();
        let Some((desk, _)) = desks.of(&loaded.folder) else { return sheet };
        let path = Path::new(&loaded.opened.source.name);
        let document = desk.dated(path, loaded.opened.document());
        let admits = |check: &Check| desk.admits(path, check);
        let (outcome, figures) = desk.linter().worksheet(&document, desk.context(), admits);
        report::sheet(form, &loaded.opened.source, &Sheet { claims: outcome.claims, figures }, &mut sheet);
        sheet
    };
    let mut around = String::new();
    report::open_sheet(form, &mut around);
    output.write(&around)?;
    let mut between = "";
    work::each(&inputs, command.texts.threads, work, |sheet| match sheet {
        Ok(sheet) => {
            output.write(between)?;
            between = if form == SheetForm::Human { "\n" } else { "" };
            output.write(&sheet)
        }
        Err(failure) => {
            trouble.say(&failure);
            Ok(())
        }
    })?;
    around.clear();
    report::close_sheet(form, &mut around);
    output.write(&around)?;
    Ok(Ending::Clean)
}

const fn sheet_form(format: SheetFormat) -> SheetForm {
    match format {
        SheetFormat::Human => SheetForm::Human,
        SheetFormat::Jsonl => SheetForm::Jsonl,
        SheetFormat::Markdown => SheetForm::Markdown,
        SheetFormat::Html => SheetForm::Html,
    }
}

/// The library's name for a format.
pub const fn form(format: ListFormat) -> Form {
    match format {
        ListFormat::Human => Form::Human,
        ListFormat::Jsonl => Form::Jsonl,
    }
}
