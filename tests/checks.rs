//! Every text of every check and relation file, run by the code behind `factlint test`.

use factlint::check::{Checks, Rule};
use factlint::{Linter, examples};

#[test]
fn what_the_build_kept_is_what_the_files_say() {
    let read = Checks::read(&Checks::builtin_files()).unwrap_or_else(|errors| {
        let text: Vec<String> = errors.iter().map(|error| format!("{error}: {}", error.label)).collect();
        panic!("{}", text.join("\n"));
    });
    let kept = Checks::builtin().unwrap_or_else(|errors| panic!("{errors:?}"));
    assert!(!read.all().is_empty() && kept == read);
}

/// What a frame fills and no check asks for is filled for nothing, unless it ties other slots to their unit.
#[test]
fn every_slot_is_asked_for() {
    let checks = Checks::builtin().unwrap_or_else(|errors| panic!("{errors:?}"));
    let mut idle = Vec::new();
    for (number, relation) in checks.relations().iter().enumerate() {
        let mut asked: Vec<String> = Vec::new();
        for check in checks.all() {
            if let Rule::Equation { relation, equations } = &check.rule
                && *relation == number
            {
                asked.extend(equations.iter().flat_map(|equation| equation.terms()).map(|term| term.slot.clone()));
            }
        }
        for frame in &relation.frames {
            asked.extend(frame.agree.iter().flatten().cloned());
        }
        idle.extend(
            relation.slots.iter().filter(|slot| !asked.contains(slot)).map(|slot| format!("{}: {slot}", relation.name)),
        );
    }
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn every_text_of_every_file_holds() {
    let (linter, errors) = Linter::new_sound(Checks::load_sound(&[]).0);
    assert!(errors.is_empty(), "{errors:?}");
    let failures = examples::failures(&linter, &|_| true);
    let text: Vec<String> =
        failures.iter().map(|f| format!("{:?} {}: {}\n    found: {}", f.fault, f.name, f.text, f.found)).collect();
    assert!(failures.is_empty(), "\n{}", text.join("\n"));
}
