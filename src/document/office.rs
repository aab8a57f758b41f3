//! Word, OpenDocument and spreadsheet files: zip archives of XML. Each part is unpacked within bounds and read event by
//! event, without a tree; entities that a file defines itself are never expanded.

mod docx;
mod odf;
mod pages;
mod styles;
mod word_styles;
mod xlsx;
mod xml;

pub use docx::read as docx;
pub use odf::read as odf;
pub use xlsx::read as xlsx;

use super::open::{LARGEST, OpenError};
use super::seems;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// A packed file.
struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    kind: &'static str,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    fn open(bytes: &'b [u8], kind: &'static str) -> Result<Self, OpenError> {
        let other = || OpenError::Other { wanted: kind, found: seems::kind(bytes) };
        let unreadable = |error: ZipError| match bytes.starts_with(b"PK") {
            true => OpenError::Damaged("the archive".to_owned(), error.to_string()),
            false => other(),
        };
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
        Ok(Self { archive, kind, left: LARGEST })
    }

    /// The text of a part; `None` where there is none of that name.
    fn part(&mut self, name: &str) -> Result<Option<String>, OpenError> {
        let damaged = |error: &dyn std::fmt::Display| OpenError::Damaged(name.to_owned(), error.to_string());
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if bytes.len() as u64 > self.left {
            return Err(OpenError::TooLarge(name.to_owned()));
        }
        self.left -= bytes.len() as u64;
        String::from_utf8(bytes).map(Some).map_err(|error| damaged(&error))
    }

    /// The part without which the file is not what it is said to be.
    fn main_part(&mut self, name: &str) -> Result<String, OpenError> {
        match self.part(name)? {
            Some(text) => Ok(text),
            None => Err(OpenError::Other { wanted: self.kind, found: Some(self.found()) }),
        }
    }

    /// What an archive is that holds no part of the name that was looked for.
    fn found(&self) -> &'static str {
        let has = |start: &str| self.archive.file_names().flatten().any(|name| name.starts_with(start));
        let known = [
            ("word/", "a Word file"),
            ("xl/", "an Excel file"),
            ("ppt/", "a PowerPoint file"),
            ("content.xml", "an OpenDocument file"),
        ];
        known.iter().find(|(start, _)| has(start)).map_or("another zip archive", |(_, kind)| *kind)
    }
}
