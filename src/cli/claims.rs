//! `factlint claims`: the worksheet of claims.

use super::args::{Claims, ListFormat};
use super::failure::Trouble;
use super::input::{self, Loaded};
use super::output::{Output, Stop};
use super::{Ending, ready, work};
use factlint::context::Context;
use factlint::report::{self, Form};

/// Runs the command.
pub fn run(command: &Claims, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let linter = ready::linter(&command.own.folders, trouble);
    let inputs = input::find(&command.texts.paths, command.texts.input, trouble);
    let context = Context { date: command.published.date, ..Context::default() };
    let work = |loaded: &Loaded| {
        let document = loaded.opened.document();
        let mut sheet = String::new();
        report::claims(
            form(command.format),
            &loaded.opened.source,
            &linter.lint(&document, &context).claims,
            &mut sheet,
        );
        sheet
    };
    work::each(&inputs, command.texts.threads, work, |sheet| match sheet {
        Ok(sheet) => output.write(&sheet),
        Err(failure) => {
            trouble.say(&failure);
            Ok(())
        }
    })?;
    Ok(Ending::Clean)
}

/// The library's name for a format.
pub fn form(format: ListFormat) -> Form {
    match format {
        ListFormat::Human => Form::Human,
        ListFormat::Jsonl => Form::Jsonl,
    }
}
