//! From paths to texts: folders are walked (ignore files honoured, hidden files passed over), files read.

use super::args::{Finding, Texts};
use super::failure::{self, Failure, Trouble};
use super::paths::{self, absolute, pattern_fault};
use factlint::document::{self, Format, LARGEST, OpenError, Opened};
use ignore::gitignore::Gitignore;
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A text still to be read.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its file; for standard input what it stands for, if that is told.
    path: Option<PathBuf>,
    format: Format,
    is_stdin: bool,
    /// Not only found in a folder.
    is_named: bool,
}

/// A text that was read.
#[derive(Debug)]
pub struct Loaded {
    /// The text with its name, and how it is written.
    pub opened: Opened,
    /// Where it lies.
    pub folder: PathBuf,
    /// Whether it came from standard input.
    pub is_stdin: bool,
}

/// All texts that the arguments name, in their order and then in that of names, each once. What is named is read in
/// the format that is asked for, if one is; what a folder gives is read by its ending.
pub fn find(texts: &Texts, trouble: &mut Trouble) -> Result<Vec<Input>, Failure> {
    let (wanted, mut inputs) = (texts.input, Vec::new());
    let excluded = excluded(&texts.finding.exclude)?;
    let unnamed = texts.paths.iter().all(|path| path.as_os_str() == ".") && texts.finding.stdin_filename.is_some();
    for path in &texts.paths {
        // What has a name is there: without a path the one that standard input is to have means it.
        if path.as_os_str() == "-" || unnamed {
            inputs.push(Input::stdin(texts));
        } else if path.is_dir() {
            let before = (inputs.len(), trouble.told());
            walk(path, &texts.finding, &mut inputs, trouble);
            if (inputs.len(), trouble.told()) == before {
                trouble.say(&failure::no_texts(&name_of(path)));
            }
        } else {
            let input = Input::file(path);
            inputs.push(Input { format: wanted.unwrap_or(input.format), ..input });
        }
    }
    let mut seen = HashSet::new();
    inputs.retain(|input| {
        let path = input.path.as_deref().filter(|_| !input.is_stdin);
        let left_out = path.is_some_and(|path| excluded.matched_path_or_any_parents(absolute(path), false).is_ignore());
        !left_out && seen.insert((input.path.as_deref().map(absolute), input.is_stdin))
    });
    Ok(inputs)
}

/// The patterns of `--exclude`, as in ignore files, from the current folder.
fn excluded(patterns: &[String]) -> Result<Gitignore, Failure> {
    let mut builder = paths::patterns(&absolute(Path::new(".")));
    let fault = |pattern: &str, error: &ignore::Error| {
        let message = format!("--exclude {pattern}: {}", pattern_fault(error));
        Failure::new(message, "write it as in an ignore file: drafts/, *.log.txt")
    };
    for pattern in patterns {
        builder.add_line(None, pattern).map_err(|error| fault(pattern, &error))?;
    }
    builder.build().map_err(|error| fault(&patterns.join(" "), &error))
}

fn of_ending(path: &Path) -> Option<Format> {
    Format::of_extension(&path.extension()?.to_string_lossy())
}

fn walk(folder: &Path, finding: &Finding, inputs: &mut Vec<Input>, trouble: &mut Trouble) {
    let walk = WalkBuilder::new(folder)
        .standard_filters(!finding.no_ignore)
        .hidden(!finding.hidden)
        .require_git(false)
        .add_custom_ignore_filename(if finding.no_ignore { "" } else { ".factlintignore" })
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => inputs.extend(text_of(entry)),
            Err(error) => trouble.say(&unwalkable(&error)),
        }
    }
}

/// What cannot be walked, or an ignore file with a fault.
fn unwalkable(error: &ignore::Error) -> Failure {
    match error {
        ignore::Error::WithDepth { err, .. } => unwalkable(err),
        ignore::Error::WithPath { path, err } => match err.io_error() {
            Some(error) => failure::unreadable(&name_of(path), error),
            None => Failure::plain(format!("{}: {err}", path.display())),
        },
        other => Failure::plain(other.to_string()),
    }
}

/// Files for programs that end as texts do.
fn is_for_programs(name: &str) -> bool {
    let named = |start: &str| name.strip_prefix(start).is_some_and(|rest| rest.ends_with(".txt"));
    matches!(name, "CMakeLists.txt" | "robots.txt") || named("requirements") || named("constraints")
}

/// What a folder gives: texts, not tables of data, not what programs read, and not the files that Word keeps beside a text
/// that is open.
fn text_of(entry: DirEntry) -> Option<Input> {
    let format = of_ending(entry.path()).filter(|format| !format.is_data)?;
    let name = entry.file_name().to_string_lossy();
    let is_text = !name.starts_with("~$") && !is_for_programs(&name);
    // What a link leads to is a text of its own place.
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    drop(name);
    let path = entry.into_path();
    let short = path.strip_prefix("./").map(Path::to_path_buf);
    (is_file && is_text).then(|| Input { path: Some(short.unwrap_or(path)), format, is_stdin: false, is_named: false })
}

impl Input {
    /// A file that was named. One of an ending that nobody knows is read as plain text.
    pub fn file(path: &Path) -> Self {
        Self {
            path: Some(path.to_path_buf()),
            format: of_ending(path).unwrap_or(Format::PLAIN),
            is_stdin: false,
            is_named: true,
        }
    }

    fn stdin(texts: &Texts) -> Self {
        let path = texts.finding.stdin_filename.clone();
        let format = texts.input.or_else(|| of_ending(path.as_deref()?)).unwrap_or(Format::PLAIN);
        Self { path, format, is_stdin: true, is_named: true }
    }

    /// Reads the text; nothing where a folder holds something else under the name of one.
    pub fn find_text(&self) -> Option<Result<Loaded, Failure>> {
        match self.open() {
            Ok(Err(OpenError::Binary)) if !self.is_named => None,
            opened => Some(self.loaded(opened)),
        }
    }

    /// Reads the text.
    pub fn load(&self) -> Result<Loaded, Failure> {
        self.loaded(self.open())
    }

    fn open(&self) -> io::Result<Result<Opened, OpenError>> {
        Ok(document::open(self.name(), self.bytes()?, self.format))
    }

    fn loaded(&self, opened: io::Result<Result<Opened, OpenError>>) -> Result<Loaded, Failure> {
        let name = self.name();
        let dangles = || self.path().is_some_and(|path| fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink()));
        let opened = opened
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound if dangles() => failure::dangling(&name),
                _ => failure::unreadable(&name, &error),
            })?
            .map_err(|error| Failure::new(format!("{name}: {error}"), error.cure()))?;
        Ok(Loaded { opened, folder: self.folder(), is_stdin: self.is_stdin })
    }

    /// The name in reports.
    pub fn name(&self) -> String {
        self.path.as_deref().map_or_else(|| "<stdin>".to_owned(), name_of)
    }

    /// Where the file lies, or would; nothing for standard input that has no name.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The folder in which the text lies; standard input lies in the current one.
    pub fn folder(&self) -> PathBuf {
        let folder = self.path().and_then(Path::parent).filter(|folder| *folder != Path::new(""));
        folder.unwrap_or(Path::new(".")).to_path_buf()
    }

    /// The bytes; of what is too long to be read, as many as show that it is.
    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match &self.path {
            Some(path) if !self.is_stdin => {
                let file = fs::File::open(path)?;
                let length = file.metadata().map_or(0, |data| data.len());
                bytes.reserve(length.min(LARGEST) as usize + 1);
                file.take(LARGEST + 1).read_to_end(&mut bytes)?;
            }
            _ => {
                io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
            }
        }
        Ok(bytes)
    }
}

fn name_of(path: &Path) -> String {
    path.display().to_string()
}
