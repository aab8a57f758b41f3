//! Every text of every check and relation file, run by the code behind `factlint test`.

use factlint::check::Checks;
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

#[test]
fn every_text_of_every_file_holds() {
    let (linter, errors) = Linter::new_sound(Checks::load_sound(&[]).0);
    assert!(errors.is_empty(), "{errors:?}");
    let failures = examples::failures(&linter, &|_| true);
    let text: Vec<String> =
        failures.iter().map(|f| format!("{:?} {}: {}\n    found: {}", f.fault, f.name, f.text, f.found)).collect();
    assert!(failures.is_empty(), "\n{}", text.join("\n"));
}
