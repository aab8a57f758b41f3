//! `factlint explain NAME`: a check as its manual page.

use super::args::Explain;
use super::failure::{Failure, Trouble};
use super::nearest::nearest;
use super::output::{Output, Stop};
use super::{Ending, ready};
use factlint::check::Check;
use factlint::report::level_name;
use std::fmt::Write as _;

/// Runs the command.
pub fn run(command: &Explain, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let linter = ready::linter(&command.own.folders, trouble);
    if let Some(check) = linter.checks().get(&command.name) {
        output.write(&page(check))?;
        return Ok(Ending::Clean);
    }
    let names = linter.checks().all().iter().map(|check| check.name.as_str());
    let help = match nearest(&command.name, names) {
        Some(name) => format!("did you mean `{name}`? `factlint checks` lists all"),
        None => "`factlint checks` lists all".to_owned(),
    };
    trouble.say(&Failure::new(format!("{}: there is no check of this name", command.name), help));
    Ok(Ending::Incomplete)
}

fn page(check: &Check) -> String {
    let mut page = format!("{} ({}, group {})\n", check.name, level_name(check.level), check.group);
    if check.opt_in {
        page.push_str("Off until it is asked for.\n");
    }
    let _ = write!(page, "\n{}\n\nSays:  {}\n", check.why.trim(), check.message);
    if let Some(help) = &check.help {
        let _ = writeln!(page, "Cure:  {help}");
    }
    for (title, texts) in [("Silent", &check.good), ("Speaks", &check.bad)] {
        let _ = writeln!(page, "\n{title} on:");
        for text in texts {
            let _ = writeln!(page, "  {}", text.trim().replace('\n', "\n    "));
        }
    }
    page
}
