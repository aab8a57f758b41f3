//! Plain text: paragraphs between blank lines; a first line without a full stop before a blank line is the headline.

use super::{Block, BlockKind, Document, OffsetMap};
use crate::span::Span;
use std::borrow::Cow;

/// Reads plain text.
#[must_use]
pub fn read(source: &str) -> Document<'_> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for paragraph in source.split_inclusive("\n\n") {
        let text = paragraph.trim();
        let start = at + (paragraph.len() - paragraph.trim_start().len());
        at += paragraph.len();
        if !text.is_empty() {
            let kind = if blocks.is_empty() && paragraph.ends_with("\n\n") && !text.ends_with('.') {
                BlockKind::Headline
            } else {
                BlockKind::Paragraph
            };
            blocks.push(Block { kind, span: Span::new(start as u32, (start + text.len()) as u32) });
        }
    }
    Document { source, prose: Cow::Borrowed(source), map: OffsetMap::default(), blocks, tables: Vec::new(), date: None }
}
