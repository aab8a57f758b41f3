//! Runs the texts of check and relation files: every bad text must make its check speak, every good one must keep it
//! silent, every example of a relation must bind as it says. The project's own tests and `factlint test` run this.

use crate::check::Relation;
use crate::context::Context;
use crate::document::{self, Format};
use crate::lint::Linter;

/// How a text fails its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The check spoke on a good text.
    Noisy,
    /// The check stayed silent on a bad text.
    Missing,
    /// A figure fills another slot than the example says, or none.
    Unbound,
}

/// A text that fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The check or relation.
    pub name: String,
    /// How.
    pub fault: Fault,
    /// The text.
    pub text: String,
    /// What was found in its place.
    pub found: String,
}

/// Every text of every check and relation that fails, for those whose name `wanted` takes.
#[must_use]
pub fn failures(linter: &Linter, wanted: &dyn Fn(&str) -> bool) -> Vec<Failure> {
    let mut failures = Vec::new();
    for check in linter.checks().all().iter().filter(|check| wanted(&check.name)) {
        for (texts, bad) in [(&check.good, false), (&check.bad, true)] {
            for text in texts.iter() {
                let spoke = findings(linter, &check.name, text, bad);
                if spoke.is_empty() == bad {
                    let fault = if bad { Fault::Missing } else { Fault::Noisy };
                    failures.push(Failure {
                        name: check.name.clone(),
                        fault,
                        text: text.clone(),
                        found: spoke.join("; "),
                    });
                }
            }
        }
    }
    for relation in linter.checks().relations().iter().filter(|relation| wanted(&relation.name)) {
        unbound(linter, relation, &mut failures);
    }
    failures
}

/// What a check says of a text, with what others say in its place where a slip is asked for.
///
/// A text with a line of dashes below `date: …` is given a publication date by its front matter, as any Markdown is.
fn findings(linter: &Linter, check: &str, text: &str, bad: bool) -> Vec<String> {
    let document = document::read(text, Format::MARKDOWN);
    let outcome = linter.lint(&document, &Context::default());
    let own = |code: &str| code == check || bad && speaks_for(linter, code, check);
    outcome.findings.into_iter().filter(|finding| own(&finding.code)).map(|finding| finding.message).collect()
}

fn speaks_for(linter: &Linter, code: &str, check: &str) -> bool {
    linter.checks().get(code).is_some_and(|other| other.instead_of.iter().any(|name| name == check))
}

fn unbound(linter: &Linter, relation: &Relation, failures: &mut Vec<Failure>) {
    for example in relation.examples.iter() {
        let document = document::read(&example.text, Format::PLAIN);
        let outcome = linter.lint(&document, &Context::default());
        let bound: Vec<(String, String)> = outcome
            .claims
            .iter()
            .filter(|claim| claim.relation == relation.name)
            .flat_map(|claim| claim.figures.iter().map(|figure| (figure.role.clone(), figure.text.clone())))
            .collect();
        let holds = |(slot, wanted): &(String, String)| {
            wanted.split(" + ").all(|one| bound.iter().any(|(role, text)| role == slot && text == one))
        };
        if !example.slots.iter().all(holds) {
            let found = bound.iter().map(|(role, text)| format!("{role} = {text}")).collect::<Vec<_>>().join(", ");
            failures.push(Failure {
                name: relation.name.clone(),
                fault: Fault::Unbound,
                text: example.text.clone(),
                found,
            });
        }
    }
}
