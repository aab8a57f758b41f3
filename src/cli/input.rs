//! From paths to texts: folders are walked (ignore files honoured, hidden files passed over), files read.

use super::failure::{self, Failure, Trouble};
use factlint::document::{self, Format, LARGEST, Opened};
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A text still to be read.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its file; nothing for standard input.
    path: Option<PathBuf>,
    format: Format,
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

/// All texts below `paths`, in the order of the arguments and then of their names, each once. What is named is read in
/// the format `wanted`, if there is one; what a folder gives is read by its ending.
pub fn find(paths: &[PathBuf], wanted: Option<Format>, trouble: &mut Trouble) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input { path: None, format: wanted.unwrap_or(Format::PLAIN) });
        } else if path.is_dir() {
            let before = inputs.len();
            walk(path, &mut inputs, trouble);
            if inputs.len() == before {
                trouble.say(&failure::no_texts(&name_of(path)));
            }
        } else {
            // A file of an ending that nobody knows is read as plain text: it is here because it was named.
            let format = wanted.or_else(|| of_ending(path)).unwrap_or(Format::PLAIN);
            inputs.push(Input { path: Some(path.clone()), format });
        }
    }
    let mut seen = HashSet::new();
    inputs.retain(|input| seen.insert(input.path.clone()));
    inputs
}

fn of_ending(path: &Path) -> Option<Format> {
    Format::of_extension(&path.extension()?.to_string_lossy())
}

fn walk(folder: &Path, inputs: &mut Vec<Input>, trouble: &mut Trouble) {
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .add_custom_ignore_filename(".factlintignore")
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => inputs.extend(text_of(entry)),
            Err(error) => trouble.say(&Failure::plain(error.to_string())),
        }
    }
}

/// What a folder gives: texts, not tables of data, and not the files that Word keeps beside a text that is open.
fn text_of(entry: DirEntry) -> Option<Input> {
    let format = of_ending(entry.path()).filter(|format| !format.is_data)?;
    let is_lock = entry.file_name().to_string_lossy().starts_with("~$");
    let is_file = entry.file_type().is_some_and(|kind| !kind.is_dir()) && entry.path().is_file();
    let path = entry.into_path();
    let short = path.strip_prefix("./").map(Path::to_path_buf);
    (is_file && !is_lock).then(|| Input { path: Some(short.unwrap_or(path)), format })
}

impl Input {
    /// Reads the text.
    pub fn load(&self) -> Result<Loaded, Failure> {
        let name = self.name();
        let bytes = self.bytes().map_err(|error| failure::unreadable(&name, &error))?;
        let opened = document::open(name.clone(), bytes, self.format)
            .map_err(|error| Failure::new(format!("{name}: {error}"), error.cure()))?;
        Ok(Loaded { opened, folder: self.folder(), is_stdin: self.path.is_none() })
    }

    /// The name in reports.
    pub fn name(&self) -> String {
        self.path.as_deref().map_or_else(|| "<stdin>".to_owned(), name_of)
    }

    /// Where the file lies; nothing for standard input.
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
            Some(path) => {
                let file = fs::File::open(path)?;
                let length = file.metadata().map_or(0, |data| data.len());
                bytes.reserve(length.min(LARGEST) as usize + 1);
                file.take(LARGEST + 1).read_to_end(&mut bytes)?;
            }
            None => {
                io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
            }
        }
        Ok(bytes)
    }
}

fn name_of(path: &Path) -> String {
    path.display().to_string()
}
