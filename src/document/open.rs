//! From the bytes of a file to something that can be read. Text formats must be UTF-8; of packed formats the text is
//! taken out, a paragraph a line, with landmarks that say where in the file each line stands.
//!
//! What comes out of a stranger's file is bounded: see [`LARGEST`] and [`LONGEST`].

use super::format::Reading;
use super::{Block, Document, Format, Table, dateline, read, seems};
use crate::quantity::Date;
use crate::source::{LONGEST, Landmarks, Source};
use std::borrow::Cow;

/// Bytes that the packed parts of a file may unfold to.
pub const LARGEST: u64 = 256 << 20;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Bytes that are no text, from an offset on.
    #[error("byte {offset} (line {line}) is not UTF-8{}", it_seems(.encoding))]
    NotUtf8 {
        /// The first byte that is wrong.
        offset: usize,
        /// Its line.
        line: usize,
        /// What it may be instead, as iconv names it.
        encoding: &'static str,
    },
    /// Bytes as programs and pictures have them.
    #[error("it is binary, no text")]
    Binary,
    /// The file is of another format than its ending says.
    #[error("it is no {wanted} file, whatever its name says{}", but(.found))]
    Other {
        /// The format that was asked for.
        wanted: &'static str,
        /// What it is.
        found: Option<&'static str>,
    },
    /// More text than can be checked.
    #[error("it holds more than {} MB of text", LONGEST >> 20)]
    TooLong,
    /// A packed part would unfold to more than [`LARGEST`].
    #[error("{0} in it unfolds to more than 256 MB")]
    TooLarge(String),
    /// A part that cannot be understood.
    #[error("{0} in it is damaged: {1}")]
    Damaged(String, String),
}

impl OpenError {
    /// What to do about it.
    #[must_use]
    pub fn cure(&self) -> String {
        match self {
            Self::NotUtf8 { encoding, .. } => {
                let from = if encoding.is_empty() { "WINDOWS-1252" } else { encoding };
                format!("factlint reads UTF-8; convert the file, for example with `iconv -f {from} -t UTF-8`")
            }
            Self::Other { .. } => {
                "name the file by what it is, or tell with --input; other formats must be saved as one of those that \
                 factlint reads"
                    .to_owned()
            }
            Self::Binary => "name a text; a file with NUL bytes in it is none".to_owned(),
            Self::TooLong => "split it into several files".to_owned(),
            Self::TooLarge(_) => "it may be made to do harm; if you trust it, save its text as another file".to_owned(),
            Self::Damaged(..) => "open it with the program that made it, and save it again".to_owned(),
        }
    }
}

fn it_seems(encoding: &str) -> String {
    match encoding {
        "" => String::new(),
        "WINDOWS-1252" => ", it seems to be Windows-1252".to_owned(),
        encoding => format!(", it seems to be {encoding}"),
    }
}

fn but(found: &Option<&'static str>) -> String {
    found.map_or_else(String::new, |found| format!(", but {found}"))
}

/// A file whose text is at hand.
#[derive(Debug)]
pub struct Opened {
    /// The text that positions are of.
    pub source: Source,
    /// How it is written.
    pub format: Format,
    parts: Option<Parts>,
}

/// What the reader of a packed format has taken out.
#[derive(Debug, Default)]
pub struct Unpacked {
    pub(super) text: String,
    pub(super) landmarks: Landmarks,
    pub(super) parts: Parts,
}

/// Blocks and tables of a text that was taken out of a file.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub blocks: Vec<Block>,
    pub tables: Vec<Table>,
    /// Where the file states it.
    pub date: Option<Date>,
}

/// Opens a file; `name` is what reports call it.
///
/// # Errors
/// Where the bytes are not what the format asks for, or would unfold without end.
pub fn open(name: String, bytes: Vec<u8>, format: Format) -> Result<Opened, OpenError> {
    let (text, landmarks, parts) = match format.reading {
        Reading::Packed(unpack) => {
            let unpacked = unpack(&bytes)?;
            (unpacked.text, unpacked.landmarks, Some(unpacked.parts))
        }
        Reading::Text(_) => (text(bytes, format)?, Landmarks::default(), None),
    };
    if text.len() > LONGEST {
        return Err(OpenError::TooLong);
    }
    Ok(Opened { source: Source { name, text, landmarks }, format, parts })
}

fn text(bytes: Vec<u8>, format: Format) -> Result<String, OpenError> {
    if bytes.len() > LONGEST {
        return Err(OpenError::TooLong);
    }
    if let Some(found) = seems::kind(&bytes) {
        return Err(OpenError::Other { wanted: format.name, found: Some(found) });
    }
    if seems::is_binary(&bytes) {
        return Err(OpenError::Binary);
    }
    let not_utf8 = |offset: usize, bytes: &[u8]| OpenError::NotUtf8 {
        offset,
        line: 1 + memchr::memchr_iter(b'\n', bytes.get(..offset).unwrap_or_default()).count(),
        encoding: seems::encoding(bytes, offset),
    };
    match String::from_utf8(bytes) {
        Ok(text) if seems::is_utf16(text.as_bytes()) => Err(not_utf8(0, text.as_bytes())),
        Ok(text) => Ok(text),
        Err(error) => Err(not_utf8(error.utf8_error().valid_up_to(), error.as_bytes())),
    }
}

impl Opened {
    /// The document of the file.
    #[must_use]
    pub fn document(&self) -> Document<'_> {
        let text = &self.source.text;
        let Some(parts) = &self.parts else { return read(text, self.format) };
        Document {
            source: text,
            prose: Cow::Borrowed(text),
            map: super::OffsetMap::default(),
            date: parts.date,
            dateline: dateline::stated(text, &parts.blocks),
            blocks: parts.blocks.clone(),
            tables: parts.tables.clone(),
        }
    }
}
