//! Makes a linter ready: the built-in checks and a user's own, every fault of whose files is told.

use super::failure::{self, Trouble};
use factlint::Linter;
use factlint::check::{Check, CheckFile, Checks};
use std::fs;
use std::path::{Path, PathBuf};

/// A linter of the built-in checks and those of `folders`. Files with a fault are told and left out.
pub fn linter(folders: &[PathBuf], trouble: &mut Trouble) -> Linter {
    let mut files = Vec::new();
    for folder in folders {
        files.extend(check_files(folder, trouble));
    }
    linter_of(&files, trouble, |_| true)
}

/// A linter of the built-in checks and `files`, with the engines of the checks that are `wanted`.
pub fn linter_of(files: &[CheckFile], trouble: &mut Trouble, wanted: impl Fn(&Check) -> bool) -> Linter {
    let (checks, faults) = Checks::load_sound(files);
    let (linter, more) = Linter::asked(checks, wanted);
    for fault in faults.iter().chain(&more) {
        trouble.say(fault);
    }
    linter
}

/// All `.toml` files below a folder, by name; or the file that is named in place of one.
pub fn check_files(folder: &Path, trouble: &mut Trouble) -> Vec<CheckFile> {
    let mut paths = Vec::new();
    if folder.is_file() {
        paths.push(folder.to_path_buf());
    } else {
        collect(folder, &mut paths, trouble);
    }
    paths.sort();
    let mut files = Vec::new();
    for path in &paths {
        let name = path.display().to_string();
        match fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => files.push(CheckFile { path: name.replace('\\', "/"), text: text.into() }),
            Ok(Err(error)) => {
                trouble.say(&failure::not_utf8(&name, error.as_bytes(), error.utf8_error().valid_up_to()));
            }
            Err(error) => trouble.say(&failure::unreadable(&name, &error)),
        }
    }
    if files.is_empty() && !trouble.any() {
        trouble.say(&failure::no_checks(folder));
    }
    files
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>, trouble: &mut Trouble) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return trouble.say(&failure::unreadable(&folder.display().to_string(), &error)),
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        // Links are not followed: a link to a folder above would never end.
        if path.is_dir() && !path.is_symlink() {
            collect(&path, paths, trouble);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            paths.push(path);
        }
    }
}
