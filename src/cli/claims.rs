//! `factlint claims`: the worksheet, every figure with its mark.

use super::args::{Claims, ListFormat, SheetFormat};
use super::failure::Trouble;
use super::input::{self, Loaded};
use super::output::{Output, Stop};
use super::{Ending, ready, work};
use factlint::context::Context;
use factlint::report::{self, Form, Sheet, SheetForm};

/// Runs the command.
pub fn run(command: &Claims, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let linter = ready::linter(&command.own.folders, trouble);
    let inputs = input::find(&command.texts, trouble);
    let context = Context { date: command.published.date, ..Context::default() };
    let form = sheet_form(command.format);
    let work = |loaded: &Loaded| {
        let document = loaded.opened.document();
        let (outcome, figures) = linter.worksheet(&document, &context);
        let mut sheet = String::new();
        report::sheet(form, &loaded.opened.source, &Sheet { claims: outcome.claims, figures }, &mut sheet);
        sheet
    };
    let mut around = String::new();
    report::open_sheet(form, &mut around);
    output.write(&around)?;
    work::each(&inputs, command.texts.threads, work, |sheet| match sheet {
        Ok(sheet) => output.write(&sheet),
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
