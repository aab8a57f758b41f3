//! From the bytes of a file to something that can be read. Text formats must be UTF-8; of the formats of offices the
//! text is taken out, a paragraph a line, so that a line number is the number of a paragraph and every position has
//! its words around it.
//!
//! What comes out of a stranger's file is bounded: see [`LARGEST`].

use super::{Document, Format, read};
use std::borrow::Cow;

/// Bytes that a packed part of a file may unfold to.
pub const LARGEST: u64 = 256 << 20;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Bytes that are no text, from an offset on.
    #[error("not UTF-8 from byte {0} on; save the file as UTF-8")]
    NotUtf8(usize),
    /// The file is of another format than its ending says.
    #[error("not a {0} file, whatever its name says")]
    Other(&'static str),
    /// A packed part would unfold to more than [`LARGEST`].
    #[error("{0} unfolds to more than 256 MB; the file may be made to do harm")]
    TooLarge(String),
    /// A part that cannot be understood.
    #[error("{0} is damaged: {1}")]
    Damaged(String, String),
}

/// A file whose text is at hand.
#[derive(Debug)]
pub struct Opened {
    /// The text: the source that positions are of.
    pub text: String,
    format: Format,
    parts: Option<Parts>,
}

/// What the reader of a packed format has found; spans are of the text.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub blocks: Vec<super::Block>,
    pub tables: Vec<super::Table>,
}

/// Opens a file.
///
/// # Errors
/// Where the bytes are not what the format asks for, or would unfold without end.
pub fn open(bytes: Vec<u8>, format: Format) -> Result<Opened, OpenError> {
    #[cfg(feature = "office")]
    if let Some(reader) = super::office::reader(format) {
        let (text, parts) = reader(&bytes)?;
        return Ok(Opened { text, format, parts: Some(parts) });
    }
    let text = String::from_utf8(bytes).map_err(|error| OpenError::NotUtf8(error.utf8_error().valid_up_to()))?;
    Ok(Opened { text, format, parts: None })
}

impl Opened {
    /// The document of the file.
    #[must_use]
    pub fn document(&self) -> Document<'_> {
        let Some(parts) = &self.parts else { return read(&self.text, self.format) };
        let mut document = Document {
            source: &self.text,
            prose: Cow::Borrowed(&self.text),
            map: super::OffsetMap::default(),
            blocks: parts.blocks.clone(),
            tables: parts.tables.clone(),
            date: None,
        };
        document.date = super::dateline::stated(&document.prose, &document.blocks);
        document
    }
}
