//! `factlint quantities`: what the grammar reads.

use super::args::Quantities;
use super::claims::form;
use super::desk::{Desks, Wishes};
use super::failure::Trouble;
use super::input::{self, Loaded};
use super::output::{Output, Stop};
use super::{Ending, work};
use factlint::report;

/// Runs the command.
pub fn run(command: &Quantities, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let mut inputs = input::find(&command.texts, trouble)?;
    let (config, isolated) = (command.configuration.config.as_deref(), command.configuration.no_config);
    let desks = Desks::new(&inputs, &Wishes { config, isolated, ..Wishes::default() }, trouble)?;
    inputs.retain(|input| !desks.excludes(input));
    let work = |loaded: &Loaded| {
        let mut sheet = String::new();
        let Some(linter) = desks.of(&loaded.folder).map(|(desk, _)| desk.linter()) else { return sheet };
        let document = loaded.opened.document();
        let text = linter.read(&document);
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
