//! What is remembered from run to run: the findings of texts, so that a text that has not changed is not checked again.
//! A shelf holds the texts of one folder that were checked in one way; its name is made of all that the findings depend
//! on beside the text (this build, configuration, own checks, date). What cannot be read or written is done without.

use super::output::write_file;
use factlint::finding::Finding;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// What findings depend on in the program itself, made by the build script.
const BUILD: &str = env!("FACTLINT_BUILD");
/// Shelves on which nothing was new for so long are thrown away.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Told to other programs: https://bford.info/cachedir/
const TAG: &str =
    "Signature: 8a477f597d28d172789f06886806bc55\n# Findings that factlint remembers; this folder may be deleted.\n";

/// The folder of all shelves.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// All that findings depend on beside the text.
#[derive(Clone)]
pub struct Way(Xxh3);

/// The remembered texts of a folder.
#[derive(Debug)]
pub struct Shelf {
    file: PathBuf,
    /// By format and path of the text, as in `markdown:/desk/story.md`.
    known: HashMap<String, Known>,
    new: Mutex<HashMap<String, Known>>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    /// What the text is recognised by.
    print: String,
    findings: Vec<Finding>,
}

impl Cache {
    /// The cache in `folder`, or where the user's caches lie.
    pub fn open(folder: Option<&Path>) -> Option<Self> {
        let folder = folder.map(Path::to_path_buf).or_else(usual)?;
        if !folder.join("CACHEDIR.TAG").exists() {
            fs::create_dir_all(&folder).ok()?;
            write_file(&folder.join("CACHEDIR.TAG"), TAG).ok()?;
        }
        Some(Self { folder })
    }

    /// What is remembered of a folder of texts.
    pub fn shelf(&self, way: &Way, texts: &Path) -> Shelf {
        let mut way = way.clone();
        way.add(&texts.to_string_lossy());
        let file = self.folder.join(format!("{:032x}.json", way.0.digest128()));
        let known = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Shelf { file, known, new: Mutex::default() }
    }

    /// Throws away what is old.
    fn tidy(&self) {
        let old = |path: &Path| {
            let written = fs::metadata(path).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
            written.elapsed().is_ok_and(|age| age > KEPT)
        };
        for path in fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|ending| ending == "json") && old(&path) {
                // Somebody else may have thrown it away already.
                let _ = fs::remove_file(&path);
            }
        }
    }

    /// Writes what is new on the shelves.
    pub fn keep(&self, shelves: impl Iterator<Item = Shelf>) {
        let mut written = false;
        for shelf in shelves {
            written |= shelf.keep();
        }
        if written {
            self.tidy();
        }
    }
}

impl Way {
    /// Nothing but this build.
    pub fn new() -> Self {
        let mut way = Self(Xxh3::new());
        way.add(BUILD);
        way
    }

    /// One thing more.
    pub fn add(&mut self, text: &str) {
        self.0.update(&text.len().to_le_bytes());
        self.0.update(text.as_bytes());
    }
}

impl Shelf {
    /// What was found in a text, if it is the same as then.
    pub fn find(&self, name: &str, text: &[u8]) -> Option<Vec<Finding>> {
        let known = self.known.get(name)?;
        (known.print == print(text)).then(|| known.findings.clone())
    }

    /// Whether anything is remembered; then the checks were sound when it was.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Remembers what was found in a text.
    pub fn put(&self, name: &str, text: &[u8], findings: &[Finding]) {
        let known = Known { print: print(text), findings: findings.to_vec() };
        self.new.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), known);
    }

    /// Writes the shelf where something is new; texts that are gone are forgotten.
    fn keep(self) -> bool {
        let new = self.new.into_inner().unwrap_or_else(PoisonError::into_inner);
        if new.is_empty() {
            return false;
        }
        let mut known = self.known;
        known.retain(|name, _| name.split_once(':').is_some_and(|(_, path)| Path::new(path).exists()));
        known.extend(new);
        let text = serde_json::to_string(&known).unwrap_or_default();
        write_file(&self.file, &text).is_ok()
    }
}

fn print(text: &[u8]) -> String {
    format!("{:032x}", xxh3_128(text))
}

fn usual() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let caches = named("XDG_CACHE_HOME")
        .or_else(|| named("LOCALAPPDATA"))
        .or_else(|| Some(named("HOME")?.join(if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" })))?;
    Some(caches.join("factlint"))
}
