//! From paths to texts: folders are walked (ignore files honoured, hidden files passed over), files read.

use super::failure::{self, Failure, Trouble};
use factlint::document::Format;
use factlint::source::{LONGEST, Source};
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A text still to be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// A text that was read, and how it is written.
#[derive(Debug)]
pub struct Loaded {
    /// The text with its name.
    pub source: Source,
    /// How to read it.
    pub format: Format,
    /// Where it lies.
    pub folder: PathBuf,
}

/// All texts below `paths`, in the order of the arguments and then of their names, each once.
pub fn find(paths: &[PathBuf], trouble: &mut Trouble) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            let before = inputs.len();
            walk(path, &mut inputs, trouble);
            if inputs.len() == before {
                trouble.say(&failure::no_texts(&name_of(path)));
            }
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    let mut seen = HashSet::new();
    inputs.retain(|input| seen.insert(input.clone()));
    inputs
}

fn walk(folder: &Path, inputs: &mut Vec<Input>, trouble: &mut Trouble) {
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .add_custom_ignore_filename(".factlintignore")
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if is_text(&entry) => {
                let path = entry.into_path();
                let short = path.strip_prefix("./").map(Path::to_path_buf);
                inputs.push(Input::File(short.unwrap_or(path)));
            }
            Ok(_) => {}
            Err(error) => trouble.say(&Failure::plain(error.to_string())),
        }
    }
}

fn is_text(entry: &DirEntry) -> bool {
    let known = entry.path().extension().and_then(|ending| Format::of_extension(&ending.to_string_lossy()));
    known.is_some() && entry.file_type().is_some_and(|kind| !kind.is_dir()) && entry.path().is_file()
}

impl Input {
    /// Reads the text.
    pub fn load(&self) -> Result<Loaded, Failure> {
        let (name, format) = (self.name(), self.format());
        let bytes = self.bytes().map_err(|error| failure::unreadable(&name, &error))?;
        if bytes.len() as u64 > LONGEST {
            return Err(failure::too_long(&name));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Loaded { source: Source { name, text }, format, folder: self.folder() }),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                Err(failure::not_utf8(&name, error.as_bytes(), offset))
            }
        }
    }

    /// The name in reports.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => name_of(path),
        }
    }

    /// Where the file lies; nothing for standard input.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File(path) => Some(path),
        }
    }

    /// The folder in which the text lies; standard input lies in the current one.
    pub fn folder(&self) -> PathBuf {
        match self {
            Self::Stdin => PathBuf::from("."),
            Self::File(path) => match path.parent() {
                Some(folder) if folder != Path::new("") => folder.to_path_buf(),
                _ => PathBuf::from("."),
            },
        }
    }

    /// A file of an ending that nobody knows is read as plain text: it is here because it was named.
    fn format(&self) -> Format {
        let Self::File(path) = self else { return Format::Plain };
        let known = path.extension().and_then(|ending| Format::of_extension(&ending.to_string_lossy()));
        known.unwrap_or(Format::Plain)
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::File(path) => fs::read(path),
            Self::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }
}

fn name_of(path: &Path) -> String {
    path.display().to_string()
}
