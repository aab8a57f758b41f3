//! `factlint checks`: the list of all checks.

use super::args::{Checks, ListFormat};
use super::failure::Trouble;
use super::output::{Output, Stop};
use super::{Ending, ready, terminal};
use factlint::check::Check;
use factlint::report::{first_sentence, level_name};

/// Runs the command.
pub fn run(command: &Checks, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let linter = ready::linter(&command.own.folders, trouble);
    let checks = linter.checks().all();
    let longest = checks.iter().map(|check| check.name.len()).max().unwrap_or(0);
    for check in checks {
        let line = match command.format {
            ListFormat::Human => for_people(check, longest),
            ListFormat::Jsonl => for_programs(check),
        };
        output.write(&line)?;
    }
    Ok(Ending::Clean)
}

fn for_people(check: &Check, longest: usize) -> String {
    let level = level_name(check.level);
    let first = first_sentence(&check.why);
    let off = if check.opt_in { " (off until it is asked for)" } else { "" };
    let line = format!("{:longest$}  {level:7}  {}: {first}{off}\n", check.name, check.group);
    terminal::wrapped(&line, longest + 11)
}

fn for_programs(check: &Check) -> String {
    let line = serde_json::json!({
        "name": check.name,
        "group": check.group,
        "level": level_name(check.level),
        "message": check.message,
        "help": check.help,
        "why": check.why.trim(),
        "good": *check.good,
        "bad": *check.bad,
        "opt_in": check.opt_in,
        "speech": check.speech,
    });
    format!("{line}\n")
}
