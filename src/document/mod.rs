//! Documents: a reader turns a source into prose in blocks, with a map that takes every byte of the prose back to the
//! source. One reader a file; [`read`] chooses by [`Format`]. Not here: files; a source is a string.

mod dateline;
mod format;
#[cfg(feature = "html")]
mod html;
mod line;
mod markdown;
mod model;
mod plain;
mod prose;
mod tables;

pub use format::Format;
pub use model::{Block, BlockKind, Cell, Document, HOLE, OffsetMap, Table};

/// Reads a source. Reading never fails: what a reader does not understand stays text.
#[must_use]
pub fn read(source: &str, format: Format) -> Document<'_> {
    let mut document = match format {
        Format::Plain => plain::read(source),
        Format::Markdown => markdown::read(source),
        #[cfg(feature = "html")]
        Format::Html => html::read(source),
    };
    document.date = document.date.or_else(|| dateline::stated(&document.prose, &document.blocks));
    document
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod reading_tests;
