//! Word, OpenDocument and spreadsheet files: zip archives of XML. Each part is unpacked within bounds and read event by
//! event, without a tree; entities that a file defines itself are never expanded.

mod docx;
mod odf;
mod pages;
mod xlsx;
mod xml;

use super::Format;
use super::open::{LARGEST, OpenError, Parts};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Takes the text and its parts out of the bytes of a file.
pub type Reader = fn(&[u8]) -> Result<(String, Parts), OpenError>;

/// The reader of a format, where it is one of an office.
pub fn reader(format: Format) -> Option<Reader> {
    match format {
        Format::Docx => Some(docx::read),
        Format::Odt | Format::Ods => Some(odf::read),
        Format::Xlsx => Some(xlsx::read),
        _ => None,
    }
}

/// A packed file.
struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    fn open(bytes: &'b [u8], kind: &'static str) -> Result<Self, OpenError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| OpenError::Other(kind))?;
        Ok(Self { archive, left: LARGEST })
    }

    /// The text of a part; `None` where there is none of that name.
    fn part(&mut self, name: &str) -> Result<Option<String>, OpenError> {
        let Ok(part) = self.archive.by_name(name) else { return Ok(None) };
        let damaged = |error: &dyn std::fmt::Display| OpenError::Damaged(name.to_owned(), error.to_string());
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if bytes.len() as u64 > self.left {
            return Err(OpenError::TooLarge(name.to_owned()));
        }
        self.left -= bytes.len() as u64;
        String::from_utf8(bytes).map(Some).map_err(|error| damaged(&error))
    }
}
