//! The articles of `fixtures/`: each must give the findings of the file beside it and no others; those of
//! `fixtures/clean/` must give none. Those of `fixtures/marks/` must get the marks beside them: a line a figure, in order.
#![allow(clippy::expect_used, reason = "a test may stop where it fails")]

use factlint::Linter;
use factlint::check::Checks;
use factlint::context::Context;
use factlint::document::{self, Format};
use factlint::finding::{Finding, Level};
use factlint::span::Span;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// A finding that must be given: its stretch overlaps the quote.
#[derive(Debug, Deserialize)]
struct Expected {
    code: String,
    level: Level,
    quote: String,
}

fn articles(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let entries = fs::read_dir(folder).expect("a folder of articles");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    paths.sort();
    assert!(paths.len() >= 2, "two articles or more");
    paths
}

fn findings(linter: &Linter, path: &Path, text: &str) -> Vec<Finding> {
    let format = path.extension().and_then(|ending| Format::of_extension(ending.to_str()?)).expect("a known ending");
    linter.findings(&document::read(text, format), &Context::default())
}

fn linter() -> Linter {
    Linter::new_sound(Checks::load_sound(&[]).0).0
}

fn told(path: &Path, finding: &Finding, text: &str) -> String {
    let name = path.file_name().unwrap_or_default().display();
    format!("{name}: {:?} {} at {:?}: {}", finding.level, finding.code, finding.span.of(text), finding.message)
}

#[test]
fn slips_are_found_and_nothing_else() {
    let linter = linter();
    let mut faults = Vec::new();
    for path in articles("") {
        let text = fs::read_to_string(&path).expect("an article");
        let found = findings(&linter, &path, &text);
        let listed = fs::read_to_string(path.with_extension("findings.jsonl")).expect("the findings beside it");
        let expected: Vec<Expected> =
            listed.lines().map(|line| serde_json::from_str(line).expect("an expected finding")).collect();
        let mut wanted = vec![false; found.len()];
        for one in &expected {
            let start =
                text.find(&one.quote).unwrap_or_else(|| panic!("{path:?} does not hold {:?}", one.quote)) as u32;
            let span = Span::new(start, start + one.quote.len() as u32);
            let fits = |finding: &Finding| {
                finding.code == one.code && finding.level == one.level && finding.span.overlaps(span)
            };
            match found.iter().position(fits) {
                Some(index) => wanted[index] = true,
                None => faults.push(format!("{}: missing {one:?}", path.display())),
            }
        }
        let stray = found.iter().zip(&wanted).filter(|(_, wanted)| !**wanted);
        faults.extend(stray.map(|(finding, _)| format!("stray {}", told(&path, finding, &text))));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn clean_articles_stay_silent() {
    let linter = linter();
    let mut faults = Vec::new();
    for path in articles("clean") {
        let text = fs::read_to_string(&path).expect("an article");
        faults.extend(findings(&linter, &path, &text).iter().map(|finding| told(&path, finding, &text)));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn figures_are_marked() {
    let linter = linter();
    let mut faults = Vec::new();
    for path in articles("marks") {
        let text = fs::read_to_string(&path).expect("an article");
        let format =
            path.extension().and_then(|ending| Format::of_extension(ending.to_str()?)).expect("a known ending");
        let document = document::read(&text, format);
        let (_, marks) = linter.worksheet(&document, &Context::default(), |_| true);
        let marked = marks.iter().map(|figure| format!("{} {}", figure.mark.name(), figure.text));
        let beside = path.with_extension("marks");
        let expected = fs::read_to_string(&beside).expect("the marks beside it");
        let found: Vec<String> = marked.collect();
        let expected: Vec<&str> = expected.lines().collect();
        if found != expected {
            faults.push(format!("{}:\n{}", beside.display(), found.join("\n")));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
