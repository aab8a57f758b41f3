//! Documents: a reader turns a source into prose in blocks, with a map that takes every byte of the prose back to the
//! source. Readers: plain text and Markdown, one file each. Not here: files; a source is a string.

mod model;
pub mod plain;

pub use model::{Block, BlockKind, Cell, Document, OffsetMap, Table};
