//! Runs the program in a folder of its own. Shared by the tests of the program.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]
#![allow(dead_code)]

use serde_json::Value;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A text in which a built-in check speaks once, at warning or above.
pub const SLIP: &str = "The bakery on the the corner opens at dawn.\n";
/// A text in which none does.
pub const CLEAN: &str = "The bakery on the corner opens at dawn.\n";

/// A folder for one test.
pub struct Room {
    folder: TempDir,
    cache: TempDir,
}

/// How a run ended.
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Room {
    pub fn new() -> Self {
        let folder = || TempDir::new().expect("a folder for the test");
        Self { folder: folder(), cache: folder() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the program remembers what it found.
    pub fn cache(&self) -> &Path {
        self.cache.path()
    }

    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("make the folder");
        std::fs::write(path, content).expect("write the file");
        self
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(arguments).current_dir(self.path()).env("NO_COLOR", "1").env_remove("COLUMNS");
        command.env("FACTLINT_CACHE_DIR", self.cache());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&self.command(arguments).stdin(Stdio::null()).output().expect("the program runs"))
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("standard input").write_all(input).expect("the input is read");
        Ran::of(&child.wait_with_output().expect("the program ends"))
    }
}

impl Ran {
    fn of(output: &Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).expect("the report is UTF-8"),
            err: String::from_utf8(output.stderr.clone()).expect("messages are UTF-8"),
        }
    }

    /// Standard output as objects, one a line.
    pub fn objects(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect()
    }

    /// Whether standard error holds all parts, however its lines are broken.
    pub fn complains(&self, parts: &[&str]) -> bool {
        let mut words = self.err.replace(['│', '╰', '─'], " ");
        words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        parts.iter().all(|part| words.contains(part))
    }
}
