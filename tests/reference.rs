//! Pages that the program makes stay those that it makes. `FACTLINT_WRITE=1 cargo test` writes them anew.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

mod program;

use program::Room;
use std::fs;
use std::path::Path;

#[test]
fn the_reference_of_checks_is_that_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let page = Room::new().run(&["explain", "--all", "--format", "markdown"]).out;
    if std::env::var_os("FACTLINT_WRITE").is_some() {
        fs::write(&path, &page).expect("write the page");
    }
    assert_eq!(fs::read_to_string(&path).expect("the page"), page, "run FACTLINT_WRITE=1 cargo test --test reference");
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let room = Room::new();
    let manual = room.run(&["man"]).out;
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = room.run(&["completions", shell]).out;
        for command in ["check", "claims", "quantities", "explain", "checks", "test", "config", "init"] {
            assert!(script.contains(command), "{shell}: {command}");
            assert!(manual.contains(&format!("factlint\\-{command}")), "manual: {command}");
        }
    }
}
