//! Only what changed: the lines that a diff adds, from `git diff` or from a file. The whole text is still read, since
//! a changed figure may contradict one that was there before.

use super::failure::{self, Failure};
use super::paths::absolute;
use factlint::finding::Finding;
use factlint::source::Lines;
use factlint::span::Span;
use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Changed lines by text.
#[derive(Debug, Default)]
pub struct Changed {
    lines: HashMap<PathBuf, Part>,
}

/// How much of a text changed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    All,
    /// Rising.
    Lines(Vec<u32>),
}

impl Changed {
    /// What changed in the working tree since a revision; files that git does not know yet changed as a whole.
    pub fn since(revision: &str) -> Result<Self, Failure> {
        // A revision that looks like an option must not become one.
        let verified =
            git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")]);
        git(&["rev-parse", "--is-inside-work-tree"])?;
        let commit = verified.map_err(|_| no_revision(revision))?;
        let diff = git(&[
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--relative",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            commit.trim(),
            "--",
        ])?;
        let mut changed = Self::of_diff(&diff);
        for path in git(&["ls-files", "--others", "--exclude-standard", "-z"])?.split_terminator('\0') {
            changed.lines.insert(absolute(Path::new(path)), Part::All);
        }
        Ok(changed)
    }

    /// What a unified diff adds, from a file or, for `-`, from standard input.
    pub fn in_file(path: &Path) -> Result<Self, Failure> {
        let mut bytes = Vec::new();
        let read = if path.as_os_str() == "-" {
            io::stdin().lock().read_to_end(&mut bytes).map(drop)
        } else {
            fs::read(path).map(|content| bytes = content)
        };
        read.map_err(|error| failure::unreadable(&path.display().to_string(), &error))?;
        Ok(Self::of_diff(&String::from_utf8_lossy(&bytes)))
    }

    /// Whether anything of a text changed.
    pub fn has(&self, path: &Path) -> bool {
        self.lines.contains_key(&absolute(path))
    }

    /// The findings that touch a changed line, with the slip or with its evidence.
    pub fn touched(&self, name: &str, text: &str, mut findings: Vec<Finding>) -> Vec<Finding> {
        let Some(Part::Lines(changed)) = self.lines.get(&absolute(Path::new(name))) else { return findings };
        let lines = Lines::of(text);
        let touches = |span: Span| {
            let (first, last) = (lines.place(span.start).line, lines.place(span.end).line);
            let next = changed.partition_point(|line| *line < first);
            changed.get(next).is_some_and(|line| *line <= last)
        };
        findings.retain(|one| touches(one.span) || one.evidence.iter().any(|evidence| touches(evidence.span)));
        findings
    }

    fn of_diff(diff: &str) -> Self {
        let mut changed = Self::default();
        let (mut path, mut line, mut old_left, mut new_left) = (None, 0, 0, 0);
        for text in diff.lines() {
            if old_left == 0 && new_left == 0 {
                if let Some(name) = text.strip_prefix("+++ ") {
                    path = new_name(name);
                } else if let Some((old, start, new)) = hunk(text) {
                    (old_left, line, new_left) = (old, start, new);
                } else if let Some(path) = changed_whole(text) {
                    changed.lines.insert(path, Part::All);
                }
                continue;
            }
            match text.bytes().next() {
                Some(b'+') => {
                    let part = path.clone().map(|path| changed.lines.entry(path).or_insert(Part::Lines(Vec::new())));
                    if let Some(Part::Lines(lines)) = part {
                        lines.push(line);
                    }
                    (line, new_left) = (line + 1, new_left.saturating_sub(1));
                }
                Some(b'-') => old_left = old_left.saturating_sub(1),
                Some(b'\\') => {}
                _ => {
                    (line, new_left) = (line + 1, new_left.saturating_sub(1));
                    old_left = old_left.saturating_sub(1);
                }
            }
        }
        changed
    }
}

/// `@@ -3,2 +5,4 @@`: lines of the old text, first line of the new one, and its lines.
fn hunk(text: &str) -> Option<(u32, u32, u32)> {
    let mut words = text.strip_prefix("@@ ")?.split(' ');
    let old = numbers(words.next()?.strip_prefix('-')?)?;
    let new = numbers(words.next()?.strip_prefix('+')?)?;
    Some((old.1, new.0, new.1))
}

fn numbers(text: &str) -> Option<(u32, u32)> {
    match text.split_once(',') {
        Some((start, count)) => Some((start.parse().ok()?, count.parse().ok()?)),
        None => Some((text.parse().ok()?, 1)),
    }
}

/// `Binary files a/old.docx and b/new.docx differ`: no diff tells which lines.
fn changed_whole(text: &str) -> Option<PathBuf> {
    let names = text.strip_prefix("Binary files ")?.strip_suffix(" differ")?;
    new_name(names.rsplit_once(" and ")?.1)
}

/// `b/notes/a.txt`, perhaps in quotation marks, perhaps with a date behind a tab.
fn new_name(name: &str) -> Option<PathBuf> {
    let name = match name.strip_prefix('"').and_then(|name| name.rsplit_once('"')) {
        Some((quoted, _)) => unquoted(quoted),
        None => name.split('\t').next().unwrap_or(name).to_owned(),
    };
    if name == "/dev/null" {
        return None;
    }
    let short = name.strip_prefix("b/").filter(|_| !Path::new(&name).is_file()).unwrap_or(&name);
    Some(absolute(Path::new(short)))
}

/// Takes back git's quoting: `\"`, `\\`, `\t`, and bytes in octal.
fn unquoted(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b't') => bytes.push(b'\t'),
            Some(digit @ b'0'..=b'3') => {
                let more =
                    [rest.next(), rest.next()].map(|digit| digit.map_or(0, |digit| digit.wrapping_sub(b'0') & 7));
                bytes.push(more.iter().fold(digit - b'0', |value, digit| (value << 3) | digit));
            }
            Some(other) => bytes.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn git(arguments: &[&str]) -> Result<String, Failure> {
    let ran = Command::new("git").args(["-c", "core.quotePath=false"]).args(arguments).output();
    match ran {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => Err(Failure::new(
            format!("git: {}", String::from_utf8_lossy(&output.stderr).trim()),
            "--since needs a git repository; --diff takes a unified diff from anywhere",
        )),
        Err(error) => Err(Failure::new(
            format!("git cannot be run: {error}"),
            "--since needs git; --diff takes a unified diff from anywhere",
        )),
    }
}

fn no_revision(revision: &str) -> Failure {
    Failure::new(
        format!("{revision}: git knows no such revision"),
        "name a branch, tag or commit; in a shallow clone fetch its history first",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(diff: &str, path: &str) -> Option<Part> {
        Changed::of_diff(diff).lines.get(&absolute(Path::new(path))).cloned()
    }

    #[test]
    fn added_lines_are_counted_through_context() {
        let diff =
            "--- a/no/a.txt\n+++ b/no/a.txt\n@@ -1,3 +1,4 @@\n one\n-two\n+2\n+3\n three\n@@ -9 +10 @@\n-x\n+--- y\n";
        assert_eq!(lines(diff, "no/a.txt"), Some(Part::Lines(vec![2, 3, 10])));
        assert_eq!(lines("--- a/no/b.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n", "no/b.txt"), None);
    }

    #[test]
    fn files_without_lines_changed_as_a_whole() {
        let diff = "diff --git a/no/a.docx b/no/a.docx\nBinary files a/no/a.docx and b/no/a.docx differ\n";
        assert_eq!(lines(diff, "no/a.docx"), Some(Part::All));
    }

    #[test]
    fn quoted_names_are_read() {
        let diff = "+++ \"b/no/na\\303\\257ve \\\"x\\\".txt\"\n@@ -0,0 +1 @@\n+one\n";
        assert_eq!(lines(diff, "no/naïve \"x\".txt"), Some(Part::Lines(vec![1])));
    }
}
