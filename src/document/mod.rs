//! Documents: a reader turns a source into prose in blocks, with a map that takes every byte of the prose back to the
//! source. One reader a file; [`read`] chooses by [`Format`]. Not here: files; a source is a string.

mod dateline;
mod delimited;
mod format;
#[cfg(feature = "html")]
mod html;
mod line;
mod markdown;
mod model;
#[cfg(feature = "office")]
mod office;
mod open;
mod plain;
mod prose;
mod subtitles;
mod tables;

pub use format::Format;
pub use model::{Block, BlockKind, Cell, Document, HOLE, OffsetMap, Table};
pub use open::{LARGEST, OpenError, Opened, open};

/// Reads a source. Reading never fails: what a reader does not understand stays text.
#[must_use]
pub fn read(source: &str, format: Format) -> Document<'_> {
    let mut document = match format {
        Format::Plain => plain::read(source),
        Format::Markdown => markdown::read(source),
        Format::Csv => delimited::read(source, false),
        Format::Tsv => delimited::read(source, true),
        Format::Subtitles => subtitles::read(source),
        #[cfg(feature = "html")]
        Format::Html => html::read(source),
        // Packed formats have no text of their own; what is given here has been taken out of one.
        #[cfg(feature = "office")]
        Format::Docx | Format::Odt | Format::Ods | Format::Xlsx => plain::read(source),
    };
    document.date = document.date.or_else(|| dateline::stated(&document.prose, &document.blocks));
    document
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
#[cfg(feature = "office")]
mod office_tests;
#[cfg(test)]
mod reading_tests;
