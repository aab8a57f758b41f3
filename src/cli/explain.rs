//! `factlint explain NAME`: a check as its manual page; with `--all` every check, which makes the reference.

use super::args::{Explain, PageFormat};
use super::failure::{Failure, Trouble};
use super::fared::Fared;
use super::output::{Output, Stop};
use super::{Ending, ready, terminal};
use factlint::check::{Check, nearest};
use factlint::report::{first_sentence, level_name};
use std::fmt::Write as _;

/// Runs the command.
pub fn run(command: &Explain, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let linter = ready::linter(&command.own.folders, trouble);
    let checks = linter.checks();
    let page = match command.format {
        PageFormat::Human => |check: &Check| terminal::wrapped(&page(check), 0),
        PageFormat::Markdown => markdown,
    };
    let Some(name) = &command.name else {
        if command.format == PageFormat::Markdown {
            output.write(&contents(checks.all()))?;
        }
        for check in checks.all() {
            output.write(&page(check))?;
            output.write("\n")?;
        }
        return Ok(Ending::Clean);
    };
    if let Some(check) = checks.get(name) {
        output.write(&page(check))?;
        return Ok(Ending::Clean);
    }
    let of_group: Vec<&Check> = checks.all().iter().filter(|check| check.group == *name).collect();
    if !of_group.is_empty() {
        output.write(&format!("{name} is a group of checks:\n"))?;
        for check in of_group {
            let line = format!("  {}: {}\n", check.name, first_sentence(&check.why));
            output.write(&terminal::wrapped(&line, 2))?;
        }
        return Ok(Ending::Clean);
    }
    let names = checks.all().iter().map(|check| check.name.as_str());
    let help = match nearest(name, names) {
        Some(name) => format!("did you mean `{name}`? `factlint checks` lists all"),
        None => "`factlint checks` lists all".to_owned(),
    };
    trouble.say(&Failure::new(format!("{name}: there is no check of this name"), help));
    Ok(Ending::Incomplete)
}

/// The head of the reference: all groups with their checks.
fn contents(checks: &[Check]) -> String {
    let mut page = String::from("# Checks\n\nMade by `factlint explain --all --format markdown`.\n");
    let mut groups: Vec<&str> = checks.iter().map(|check| check.group.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        let names = checks.iter().filter(|check| check.group == group).map(|check| &check.name);
        let links: Vec<String> = names.map(|name| format!("[{name}](#{name})")).collect();
        let _ = writeln!(page, "\n**{group}**: {}", links.join(", "));
    }
    page.push('\n');
    page
}

/// Told of checks whose findings may be how somebody speaks.
const SILENT: &str = "Silent in quotations, unless `quoted-words` is true: people speak as they speak.";

fn markdown(check: &Check) -> String {
    let mut page = format!("## {}\n\n{}, group {}", check.name, level_name(check.level), check.group);
    page.push_str(if check.opt_in { ", off until it is asked for\n" } else { "\n" });
    let _ = writeln!(page, "\n{}\n\nSays: {}", check.why.trim(), code(&check.message));
    if check.speech {
        let _ = writeln!(page, "\n{SILENT}");
    }
    if let Some(help) = &check.help {
        let _ = writeln!(page, "\nCure: {}", code(help));
    }
    if let Some(fared) = Fared::of(&check.name) {
        let _ = writeln!(page, "\nIn 2.3 million words of news {}.", fared.told());
    }
    for (title, texts) in [("Silent", &check.good), ("Speaks", &check.bad)] {
        let _ = writeln!(page, "\n{title} on:\n");
        for text in texts.iter() {
            let fence = if text.contains("```") { "~~~" } else { "```" };
            let _ = writeln!(page, "{fence}text\n{}\n{fence}", text.trim());
        }
    }
    page
}

fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

fn page(check: &Check) -> String {
    let mut page = format!("{} ({}, group {})\n", check.name, level_name(check.level), check.group);
    if check.opt_in {
        page.push_str("Off until it is asked for.\n");
    }
    if check.speech {
        let _ = writeln!(page, "{SILENT}");
    }
    let _ = write!(page, "\n{}\n\nSays:  {}\n", check.why.trim(), check.message);
    if let Some(help) = &check.help {
        let _ = writeln!(page, "Cure:  {help}");
    }
    if let Some(fared) = Fared::of(&check.name) {
        let _ = writeln!(page, "News:  in 2.3 million words {}", fared.told());
    }
    for (title, texts) in [("Silent", &check.good), ("Speaks", &check.bad)] {
        let _ = writeln!(page, "\n{title} on:");
        for text in texts.iter() {
            let _ = writeln!(page, "  {}", text.trim().replace('\n', "\n    "));
        }
    }
    page
}
