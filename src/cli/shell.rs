//! `factlint completions` and `factlint man`: what shells and readers of manuals get from the same arguments.

use super::Ending;
use super::args::{Arguments, Completions};
use super::output::{Output, Stop};
use clap::CommandFactory as _;

/// Prints the script for a shell.
pub fn completions(command: &Completions, output: &mut Output) -> Result<Ending, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut Arguments::command(), "factlint", &mut script);
    output.write(&String::from_utf8_lossy(&script))?;
    Ok(Ending::Clean)
}

/// Prints the manual page: the program, then each command.
pub fn man(output: &mut Output) -> Result<Ending, Stop> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for one in command.get_subcommands().filter(|one| one.get_name() != "help") {
        clap_mangen::Man::new(one.clone()).render(&mut page)?;
    }
    output.write(&String::from_utf8_lossy(&page))?;
    Ok(Ending::Clean)
}
