//! Where text goes: standard output, or a file that is written beside its place and renamed when it is whole. A reader
//! that goes away ends the run quietly.

use super::failure::{self, Failure};
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write as _};
use std::path::{Path, PathBuf};

/// Standard output, in big pieces.
#[derive(Debug)]
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

/// Why nothing more can be written.
#[derive(Debug)]
pub enum Stop {
    /// Nobody reads any more.
    Closed,
    /// It does not work.
    Failed(Failure),
    /// Something is at fault on which every text depends; what, was told.
    Told,
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe { Self::Closed } else { Self::Failed(failure::unwritable(&error)) }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl Output {
    /// The process's own.
    pub fn stdout() -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()) }
    }

    /// Writes text.
    pub fn write(&mut self, text: &str) -> Result<(), Stop> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Hands over what is still held back.
    pub fn finish(&mut self) -> Result<(), Stop> {
        Ok(self.out.flush()?)
    }
}

/// A file of the run's own making. Until it is finished the place where it belongs is as it was.
#[derive(Debug)]
pub struct OutputFile {
    path: PathBuf,
    /// Nothing for what is no file, such as `/dev/null`: that is written as it is.
    beside: Option<PathBuf>,
    out: BufWriter<File>,
}

impl OutputFile {
    /// Begins to write beside `path`.
    pub fn create(path: &Path) -> Result<Self, Failure> {
        let is_device = fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir());
        // A link stays a link: what it leads to is replaced.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let beside = (!is_device).then(|| beside(&place));
        let file = match &beside {
            Some(beside) => File::create_new(beside),
            None => File::options().write(true).open(path),
        };
        let file = file.map_err(|error| unwritable(path, &error))?;
        Ok(Self { path: place, beside, out: BufWriter::new(file) })
    }

    /// Writes text.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes()).map_err(|error| unwritable(&self.path, &error))
    }

    /// Puts the whole file in its place.
    pub fn finish(mut self) -> Result<(), Failure> {
        let placed = self.out.flush().and_then(|()| match &self.beside {
            Some(beside) => self.out.get_ref().sync_all().and_then(|()| fs::rename(beside, &self.path)),
            None => Ok(()),
        });
        placed.map_err(|error| unwritable(&self.path, &error))
    }
}

impl Drop for OutputFile {
    fn drop(&mut self) {
        // Best effort, and nothing to do where the file is in its place: what is not whole is not left lying about.
        let _ = self.beside.as_ref().map(fs::remove_file);
    }
}

/// Writes a whole file: beside its place first, so that it is never there in part.
pub fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = OutputFile::create(path)?;
    file.write(text)?;
    file.finish()
}

/// The path of a file that is not whole yet.
pub fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.factlint-{}", std::process::id()))
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let folder = path.parent().filter(|folder| *folder != Path::new("") && !folder.is_dir());
    if let Some(folder) = folder {
        let message = format!("{}: it cannot be written: there is no folder {}", path.display(), folder.display());
        return Failure::new(message, "make the folder, or name a file in one that is there");
    }
    let help = "give yourself the right to write it, or make room; what was there before is as it was";
    Failure::new(format!("{}: it cannot be written: {error}", path.display()), help)
}
