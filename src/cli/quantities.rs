//! `factlint quantities`: what the grammar reads.

use super::args::Quantities;
use super::claims::form;
use super::failure::Trouble;
use super::input::{self, Loaded};
use super::output::{Output, Stop};
use super::{Ending, ready, work};
use factlint::report;

/// Runs the command.
pub fn run(command: &Quantities, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let linter = ready::linter(&[], trouble);
    let inputs = input::find(&command.texts, trouble);
    let work = |loaded: &Loaded| {
        let document = loaded.opened.document();
        let (text, mut sheet) = (linter.read(&document), String::new());
        report::quantities(
            form(command.format),
            &loaded.opened.source,
            &text,
            linter.grammar(),
            command.all,
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
