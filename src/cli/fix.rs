//! `--fix`: applies fixes round by round until nothing is left to mend, each round checked again. A round that makes a
//! text worse is taken back. Files are written beside themselves and renamed, and only if nobody changed them meanwhile.

use super::failure::Failure;
use super::output::beside;
use factlint::finding::{Edit, Finding};
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Rounds that are tried; fixes that undo each other must not go on for ever.
const ROUNDS: usize = 8;

/// Which fixes are applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Those that are certain.
    Safe,
    /// All.
    Suggested,
}

/// A mended text with what is still found in it.
#[derive(Debug)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// What is left.
    pub findings: Vec<Finding>,
}

/// Mends a text; `check` tells what is found in one.
pub fn mend(text: &str, findings: Vec<Finding>, extent: Extent, check: impl Fn(&str) -> Vec<Finding>) -> Mended {
    let mut mended = Mended { text: text.to_owned(), findings };
    for _ in 0..ROUNDS {
        let edits = edits(&mended.findings, extent);
        if edits.is_empty() {
            break;
        }
        let text = applied(&mended.text, &edits);
        let findings = check(&text);
        if findings.len() >= mended.findings.len() {
            break;
        }
        mended = Mended { text, findings };
    }
    mended
}

/// Whether there is anything to mend.
pub fn mends(findings: &[Finding], extent: Extent) -> bool {
    !edits(findings, extent).is_empty()
}

/// The edits of a round, in order; a fix that overlaps one before it waits for the next round.
fn edits(findings: &[Finding], extent: Extent) -> Vec<Edit> {
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let mut edits: Vec<Edit> = Vec::new();
    for fix in fixes.filter(|fix| fix.safe || extent == Extent::Suggested) {
        let free = |edit: &Edit| {
            edits.iter().all(|taken| edit.span.end < taken.span.start || taken.span.end < edit.span.start)
        };
        if fix.edits.iter().all(free) {
            edits.extend(fix.edits.iter().cloned());
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let (mut mended, mut done) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        mended.push_str(text.get(done..edit.span.start as usize).unwrap_or_default());
        mended.push_str(&edit.text);
        done = edit.span.end as usize;
    }
    mended.push_str(text.get(done..).unwrap_or_default());
    mended
}

/// Replaces a file that still holds `old`.
pub fn replace(path: &Path, old: &str, new: &str) -> Result<(), Failure> {
    let name = path.display();
    let again = "run factlint again; nothing was written";
    // A link stays a link: what it leads to is replaced.
    let file = fs::canonicalize(path).map_err(|error| Failure::new(format!("{name}: it is gone: {error}"), again))?;
    let now = fs::read(&file).map_err(|error| super::failure::unreadable(&name.to_string(), &error))?;
    if now != old.as_bytes() {
        return Err(Failure::new(format!("{name}: it was changed while it was being checked"), again));
    }
    let rights = fs::metadata(&file).map(|data| data.permissions());
    let failed = |error: std::io::Error| {
        let help = "give yourself the right to write it, or make room; the file is as it was";
        Failure::new(format!("{name}: its fixes cannot be written: {error}"), help)
    };
    let rights = rights.map_err(failed)?;
    if rights.readonly() {
        let help = "give yourself the right to write it; the file is as it was";
        return Err(Failure::new(format!("{name}: it is read-only, its fixes are not written"), help));
    }
    let beside = beside(&file);
    let written = fs::File::create_new(&beside)
        .and_then(|mut out| out.write_all(new.as_bytes()).and_then(|()| out.sync_all()))
        .and_then(|()| fs::set_permissions(&beside, rights))
        .and_then(|()| fs::rename(&beside, &file));
    written.map_err(|error| {
        // Best effort: what could not be renamed is not left lying about.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        fs::write(&path, "New words.").expect("write");
        let failure = replace(&path, "Old words.", "Mended words.").expect_err("it was changed");
        assert!(failure.to_string().ends_with("a.txt: it was changed while it was being checked"), "{failure}");
        assert_eq!(fs::read_to_string(&path).expect("the text"), "New words.");
        assert!(replace(&path, "New words.", "Mended words.").is_ok());
        assert_eq!(fs::read_to_string(&path).expect("the text"), "Mended words.");
        fs::remove_file(&path).expect("remove");
        let gone = replace(&path, "Mended words.", "Other words.").expect_err("it is gone");
        assert!(gone.to_string().contains("a.txt: it is gone") && !path.exists(), "{gone}");
    }
}
