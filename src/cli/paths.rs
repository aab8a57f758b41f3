//! Paths, compared as they are meant.

use ignore::gitignore::GitignoreBuilder;
use std::path::{Component, Path, PathBuf};

/// The path from the root, without `.` and `..`.
pub fn absolute(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
    }
    whole
}

/// Patterns as in ignore files, relative to a folder. Unlike there, where a fault of one line must not hide the others, a
/// class of letters must be closed: what is written here is meant for factlint alone.
pub fn patterns(folder: &Path) -> GitignoreBuilder {
    let mut patterns = GitignoreBuilder::new(folder);
    patterns.allow_unclosed_class(false);
    patterns
}

/// What is wrong with a pattern.
pub fn pattern_fault(error: &ignore::Error) -> String {
    let whole = error.to_string();
    let reason = whole.rsplit("': ").next().unwrap_or(&whole);
    format!("it is no pattern: {reason}")
}
