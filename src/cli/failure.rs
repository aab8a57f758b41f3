//! What could not be done: a message with the name and the place, and the cure. It goes to standard error, and the work
//! on everything else goes on.

use super::terminal;
use factlint::document::Format;
use miette::Diagnostic;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

/// Something that could not be done.
#[derive(Debug, Clone, thiserror::Error, Diagnostic)]
#[error("{message}")]
pub struct Failure {
    message: String,
    #[help]
    help: Option<String>,
}

impl Failure {
    /// A failure, named and placed, with its cure.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }

    /// A failure for which there is no cure to be told.
    pub fn plain(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }
}

/// Tells failures and remembers that there were some.
#[derive(Debug, Default)]
pub struct Trouble {
    told: usize,
    /// Counts without a word.
    mute: bool,
}

impl Trouble {
    /// For a look at what was told already.
    pub const fn mute() -> Self {
        Self { told: 0, mute: true }
    }

    /// Tells a failure on standard error.
    pub fn say(&mut self, failure: &dyn Diagnostic) {
        self.told += 1;
        if self.mute {
            return;
        }
        let mut text = String::new();
        if terminal::handler(&io::stderr()).render_report(&mut text, failure).is_err() {
            text = format!("{failure}\n");
        }
        // Where standard error is closed there is nobody left to tell.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Whether anything was told.
    pub const fn any(&self) -> bool {
        self.told > 0
    }

    /// How much was told.
    pub const fn told(&self) -> usize {
        self.told
    }
}

/// A path that could not be read.
pub fn unreadable(name: &str, error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => Failure::new(
            format!("{name}: there is no such file or folder"),
            "check the spelling of the path; paths are relative to the current folder",
        ),
        ErrorKind::PermissionDenied => Failure::new(
            format!("{name}: it may not be read"),
            "give yourself the right to read it, or leave it out with --exclude or a line in `.ignore`",
        ),
        _ => Failure::plain(format!("{name}: it cannot be read: {error}")),
    }
}

/// A link that leads nowhere.
pub fn dangling(name: &str) -> Failure {
    Failure::new(
        format!("{name}: it is a link to a file that is not there"),
        "let it lead to one that is, or take it away",
    )
}

/// A file that is not UTF-8, from the first byte that is wrong.
pub fn not_utf8(name: &str, bytes: &[u8], offset: usize) -> Failure {
    let line = 1 + memchr::memchr_iter(b'\n', bytes.get(..offset).unwrap_or_default()).count();
    let marks = bytes.get(..2).unwrap_or_default();
    let (seems, from) = if marks == [0xff, 0xfe] || marks == [0xfe, 0xff] {
        (", it seems to be UTF-16", "UTF-16")
    } else {
        ("", "WINDOWS-1252")
    };
    Failure::new(
        format!("{name}: byte {offset} (line {line}) is not UTF-8{seems}"),
        format!("factlint reads UTF-8; convert the file, for example with `iconv -f {from} -t UTF-8`"),
    )
}

/// A folder in which there is nothing to check.
pub fn no_texts(name: &str) -> Failure {
    let texts = Format::all().iter().filter(|format| !format.is_data);
    let endings: Vec<&str> = texts.flat_map(|format| format.endings).copied().collect();
    Failure::new(
        format!("{name}: there are no texts in this folder"),
        format!(
            "factlint looks for files that end in {}, and passes over hidden ones, links and those that ignore files name; a \
             file that you name is always read",
            endings.join(", ")
        ),
    )
}

/// A folder of checks in which there are none.
pub fn no_checks(folder: &Path) -> Failure {
    Failure::new(
        format!("{}: there are no check files in this folder", folder.display()),
        "check files end in .toml and lie in a folder that names their group; see \"Write your own check\" in the README",
    )
}

/// Standard output that cannot be written.
pub fn unwritable(error: &io::Error) -> Failure {
    Failure::new(
        format!("standard output: the report cannot be written: {error}"),
        "the report is not complete; make room, or write it elsewhere, and run again",
    )
}
