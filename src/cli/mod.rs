//! The program's floor: arguments, files, threads and terminals. One command a file; each gives an [`Ending`].
//!
//! Not here: anything about checks or texts, which the library knows.

mod args;
mod baseline;
mod cache;
mod changed;
mod check;
mod chosen;
mod claims;
mod config;
mod desk;
mod diff;
mod examples;
mod explain;
mod failure;
mod fared;
mod fix;
mod init;
mod input;
mod interrupt;
mod list;
mod nearest;
mod output;
mod patch;
mod paths;
mod progress;
mod quantities;
mod ready;
mod settings;
mod shell;
mod sinks;
mod task;
mod terminal;
mod together;
mod watch;
mod work;

use args::{Arguments, Command};
use clap::Parser;
use failure::Trouble;
use output::{Output, Stop};
use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// Nothing to complain of.
    Clean,
    /// Something was found that the caller wants to fail on.
    Found,
    /// Something could not be done; what, was said on standard error.
    Incomplete,
    /// Somebody pressed Ctrl-C.
    Interrupted,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Clean => Self::SUCCESS,
            Ending::Found => Self::from(1),
            Ending::Incomplete => Self::from(2),
            Ending::Interrupted => Self::from(interrupt::STATUS),
        }
    }
}

/// Reads the arguments and runs the command.
pub fn main() -> Ending {
    let arguments = Arguments::parse();
    terminal::set_colours(arguments.color);
    let mut output = Output::stdout();
    let mut trouble = Trouble::default();
    let ended = match &arguments.command {
        Command::Check(command) => check::run(command, &mut output, &mut trouble),
        Command::Claims(command) => claims::run(command, &mut output, &mut trouble),
        Command::Diff(command) => diff::run(command, &mut output, &mut trouble),
        Command::Quantities(command) => quantities::run(command, &mut output, &mut trouble),
        Command::Explain(command) => explain::run(command, &mut output, &mut trouble),
        Command::Checks(command) => list::run(command, &mut output, &mut trouble),
        Command::Test(command) => examples::run(command, &mut output, &mut trouble),
        Command::Config(command) => settings::run(command, &mut output, &mut trouble),
        Command::Init(command) => init::run(command, &mut output, &mut trouble),
        Command::Completions(command) => shell::completions(command, &mut output),
        Command::Man => shell::man(&mut output),
    };
    let ended = ended.and_then(|ending| output.finish().map(|()| ending));
    let ending = match ended {
        Ok(ending) => ending,
        Err(Stop::Closed) => Ending::Clean,
        Err(Stop::Told) => Ending::Incomplete,
        Err(Stop::Failed(failure)) => {
            trouble.say(&failure);
            Ending::Incomplete
        }
    };
    if trouble.any() { ending.max(Ending::Incomplete) } else { ending }
}
