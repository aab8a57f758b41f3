//! `factlint init`: a commented configuration to start from. A file that is there already is left as it is.

use super::Ending;
use super::args::Init;
use super::failure::{Failure, Trouble};
use super::output::{Output, Stop, write_file};

const START: &str = include_str!("init.toml");

/// Runs the command.
pub fn run(command: &Init, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let file = command.folder.join("factlint.toml");
    if file.exists() {
        let message = format!("{}: there is one already", file.display());
        trouble.say(&Failure::new(message, "change it by hand, or move it away first"));
        return Ok(Ending::Incomplete);
    }
    write_file(&file, START)?;
    output.write(&format!("{} is written; `factlint config` prints what holds\n", file.display()))?;
    Ok(Ending::Clean)
}
