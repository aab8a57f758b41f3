//! `factlint test [DIR]`: runs the examples of check and relation files. A check is *noisy* where it speaks on a good
//! text, *missing* where it is silent on a bad one; a relation is *unbound* where a figure fills no slot or another.

use super::args::Test;
use super::failure::Trouble;
use super::output::{Output, Stop};
use super::{Ending, ready};
use factlint::examples::{self, Failure, Fault};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

/// Runs the command.
pub fn run(command: &Test, output: &mut Output, trouble: &mut Trouble) -> Result<Ending, Stop> {
    let files = command.dir.as_deref().map(|folder| ready::check_files(folder, trouble));
    let linter = ready::linter_of(files.as_deref().unwrap_or_default(), trouble, |_| true);
    let names: Option<HashSet<&str>> = files.as_ref().map(|files| files.iter().map(|file| stem(&file.path)).collect());
    let wanted = |name: &str| names.as_ref().is_none_or(|names| names.contains(name));
    let failures = examples::failures(&linter, &wanted);
    for failure in &failures {
        output.write(&told(failure))?;
    }
    let checks = linter.checks().all().iter().filter(|check| wanted(&check.name));
    let texts: usize = checks.clone().map(|check| check.good.len() + check.bad.len()).sum();
    let relations = linter.checks().relations().iter().filter(|relation| wanted(&relation.name));
    let examples: usize = relations.map(|relation| relation.examples.len()).sum();
    output.write(&format!(
        "{} of {} examples of {} checks fail\n",
        failures.len(),
        texts + examples,
        checks.count()
    ))?;
    Ok(if failures.is_empty() { Ending::Clean } else { Ending::Found })
}

fn told(failure: &Failure) -> String {
    let fault = match failure.fault {
        Fault::Noisy => "noisy",
        Fault::Missing => "missing",
        Fault::Unbound => "unbound",
    };
    let mut told = format!("{fault} {}\n  text:  {}\n", failure.name, failure.text.trim());
    if !failure.found.is_empty() {
        let _ = writeln!(told, "  found: {}", failure.found);
    }
    told
}

fn stem(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or(path)
}
