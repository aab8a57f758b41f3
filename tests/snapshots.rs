//! Every form of report on the fixtures, letter by letter. After a change that is meant, `INSTA_UPDATE=always cargo test
//! --test snapshots` writes them anew.
#![cfg(all(feature = "cli", feature = "html", feature = "office"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

const TEXTS: &[&str] =
    &["fixtures/harbour.txt", "fixtures/orchard.md", "fixtures/formats/article.docx", "fixtures/formats/catch.xlsx"];

fn report(format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(["check", "--no-cache", "--no-config", "--format", format]).args(TEXTS);
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).env("NO_COLOR", "1").env("COLUMNS", "100");
    let ran = command.output().expect("the program runs");
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).expect("the report is UTF-8").replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

#[test]
fn every_form_is_as_it_was() {
    for format in ["human", "concise", "jsonl", "json", "github", "gitlab", "junit", "checkstyle", "rdjsonl", "html"] {
        insta::assert_snapshot!(format, report(format));
    }
}

#[test]
fn sarif_is_as_it_was() {
    let mut sarif: Value = serde_json::from_str(&report("sarif")).expect("JSON");
    let run = &mut sarif["runs"][0];
    let mut results = run["results"].take();
    let spoke = |rule: &Value| results.as_array().expect("a list").iter().any(|result| result["ruleId"] == rule["id"]);
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    // All checks are rules; of those that are silent here nothing is told.
    let kept: Vec<Value> = rules.iter().filter(|rule| spoke(rule)).cloned().collect();
    run["tool"]["driver"]["rules"] = kept.into();
    for result in results.as_array_mut().expect("a list") {
        result["ruleIndex"] = "its place in the list of all checks".into();
    }
    run["results"] = results;
    insta::assert_snapshot!("sarif", serde_json::to_string_pretty(&sarif).expect("JSON"));
}

#[test]
fn every_form_of_the_worksheet_is_as_it_was() {
    for format in ["human", "markdown", "html"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(["claims", "--no-config", "--format", format, "fixtures/marks/ferry-line.md"]);
        command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).env("NO_COLOR", "1");
        let ran = command.output().expect("the program runs");
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
        insta::assert_snapshot!(format!("claims_{format}"), String::from_utf8(ran.stdout).expect("UTF-8"));
    }
}
