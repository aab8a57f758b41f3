//! The plan of the house, proved on every run: who may import whom, how big files and functions may be, how files open,
//! and that the library keeps its hands off files, threads, terminals and the environment.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};

/// Floors from the ground up. A file imports only from its own room and from floors below.
const FLOORS: &[&[&str]] = &[
    &["embedded", "exact", "kept", "span"],
    &["token"],
    &["quantity", "source", "finding"],
    &["document", "check", "lexicon", "context"],
    &["frame", "phrase", "sentence"],
    &["claim", "engine"],
    &["allow", "lint", "report"],
    &["examples", "revision", "together"],
    &["cli"],
    &["main"],
];
const LONGEST_FILE: usize = 300;
const LONGEST_FUNCTION: usize = 60;
/// Ninety-five functions in a hundred are no longer than this.
const USUAL_FUNCTION: usize = 30;

struct SourceFile {
    name: String,
    room: String,
    text: String,
}

fn sources() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    paths.iter().map(|path| SourceFile::read(&root, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

impl SourceFile {
    fn read(root: &Path, path: &Path) -> Self {
        let name = path.strip_prefix(root).expect("below the root").display().to_string().replace('\\', "/");
        let room = name.split(['/', '.']).next().unwrap_or_default().to_owned();
        let text = fs::read_to_string(path).expect("a source is text");
        Self { name, room, text }
    }

    /// Without comments and without tests, which may use whatever they like.
    fn code(&self) -> String {
        if self.name.ends_with("tests.rs") {
            return String::new();
        }
        let before = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        before.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
    }

    fn is_library(&self) -> bool {
        !["main", "cli"].contains(&self.room.as_str())
    }
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn files_import_only_from_floors_below() {
    let import = Regex::new(r"\b(?:crate|factlint)::(\{|\w+)").expect("a pattern");
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| file.name != "lib.rs") {
        let Some(own) = floor(&file.room) else {
            faults.push(format!("{}: its room stands on no floor; see FLOORS", file.name));
            continue;
        };
        for found in import.captures_iter(&file.code()) {
            let room = match &found[1] {
                "Linter" | "Outcome" => "lint",
                room => room,
            };
            let allowed = room == file.room || floor(room).is_some_and(|floor| floor < own);
            if !allowed {
                faults.push(format!("{}: imports {room}, which is not below {}", file.name, file.room));
            }
        }
    }
    none(&faults);
}

#[test]
fn files_are_small_and_say_what_they_are() {
    let mut faults = Vec::new();
    for file in sources() {
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{}: {lines} lines; {LONGEST_FILE} are the most", file.name));
        }
        if !file.text.starts_with("//! ") {
            faults.push(format!("{}: does not open with //!", file.name));
        }
        if ["utils", "helpers", "manager"].iter().any(|word| file.name.contains(word)) {
            faults.push(format!("{}: the name does not say what is in it", file.name));
        }
    }
    none(&faults);
}

#[test]
fn functions_are_small() {
    let (mut lengths, mut faults) = (Vec::new(), Vec::new());
    for file in sources().iter().filter(|file| !file.name.ends_with("tests.rs")) {
        for (name, length) in functions(&file.text) {
            if length > LONGEST_FUNCTION {
                faults.push(format!("{}: {name} has {length} lines; {LONGEST_FUNCTION} are the most", file.name));
            }
            lengths.push(length);
        }
    }
    lengths.sort_unstable();
    let usual = lengths[lengths.len() * 95 / 100];
    if usual > USUAL_FUNCTION {
        faults.push(format!("five functions in a hundred have more than {usual} lines, not {USUAL_FUNCTION}"));
    }
    none(&faults);
}

/// Names and lines of all functions, as rustfmt lays them out: the last brace stands under the first word.
fn functions(text: &str) -> Vec<(String, usize)> {
    let opening = Regex::new(r"^( *)(?:pub(?:\([a-z ]+\))? )?(?:const )?(?:async )?fn (\w+)").expect("a pattern");
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(found) = opening.captures(line) else { continue };
        let closing = format!("{}}}", &found[1]);
        let body = lines[start..].iter().take_while(|line| **line != closing && !ends_at_once(line));
        functions.push((found[2].to_owned(), body.count()));
    }
    functions
}

/// `fn f() {}` and `fn f();` have no lines of their own.
fn ends_at_once(line: &str) -> bool {
    line.contains("fn ") && (line.ends_with(';') || line.ends_with('}'))
}

// The traits of `std::io` over memory are fine; its streams are not.
#[test]
fn the_library_touches_nothing_outside() {
    let forbidden = Regex::new(
        r"std::(fs|thread|env|net|process)\b|\bstd(in|out|err)\(|\be?print(ln)?!|\bdbg!|thread_local!|static \w+: [^=]*(Mutex|RwLock|Atomic|Cell)",
    )
    .expect("a pattern");
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| file.is_library()) {
        for found in forbidden.find_iter(&file.code()) {
            faults.push(format!("{}: {}", file.name, found.as_str()));
        }
    }
    none(&faults);
}
