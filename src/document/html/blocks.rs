//! Blocks, cells and pictures of a page.

use super::super::BlockKind;
use super::reader::{Container, Reader};
use super::tag::Tag;
use crate::span::Span;
use std::ops::Range;

impl Reader<'_> {
    /// A position of the tokenizer on a boundary of characters.
    pub fn bound(&self, at: usize) -> u32 {
        let mut at = at.min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        at as u32
    }

    pub fn open(&mut self) {
        let kind = match self.containers.last() {
            Some(Container::Quotation) => BlockKind::Quotation,
            _ => BlockKind::Paragraph,
        };
        self.prose.open(kind);
    }

    pub fn open_anew(&mut self, kind: BlockKind, at: usize) {
        self.close(at);
        self.prose.open(kind);
    }

    pub fn close(&mut self, at: usize) {
        let at = self.bound(at);
        self.prose.close(at, "\n\n");
        if self.depth == 0 {
            for words in std::mem::take(&mut self.alternatives) {
                self.prose.open(BlockKind::Caption);
                self.prose.render(&words, self.alternative_at.start, self.alternative_at.len());
                self.prose.close(self.alternative_at.end, "\n\n");
            }
        }
    }

    pub fn contain(&mut self, container: Container, at: usize) {
        self.close(at);
        self.containers.push(container);
    }

    pub fn leave(&mut self, wanted: fn(Container) -> bool, at: usize) {
        self.close(at);
        if let Some(last) = self.containers.iter().rposition(|container| wanted(*container)) {
            self.containers.truncate(last);
        }
    }

    pub fn hole(&mut self, range: Range<usize>) {
        self.open();
        let span = Span::new(self.bound(range.start), self.bound(range.end));
        self.prose.hole(span);
    }

    pub fn picture(&mut self, alt: String, range: Range<usize>) {
        if self.prose.is_open() {
            self.hole(range.clone());
        }
        self.alternatives.truncate(MOST_PICTURES);
        self.alternatives.push(alt);
        self.alternative_at = Span::new(self.bound(range.start), self.bound(range.end));
    }

    /// A table inside a table makes columns of neither.
    pub fn table(&mut self, at: usize) {
        self.close(at);
        self.depth += 1;
        if self.depth > 1 {
            self.tables.drop_open();
        } else {
            self.tables.open(&self.prose.text, &self.prose.blocks);
        }
        self.heads = true;
    }

    pub fn row(&mut self, at: usize) {
        self.end_cell(at);
        self.tables.row(self.heads);
        self.heads = true;
    }

    pub fn cell(&mut self, tag: &Tag, header: bool, at: usize) {
        self.end_cell(at);
        self.heads &= header;
        self.tables.plain = false;
        self.prose.open(BlockKind::Cell);
        if tag.spans_rows {
            self.tables.drop_open();
        }
        for _ in 1..tag.columns {
            self.tables.cell(Span::new(self.prose.end(), self.prose.end()));
        }
    }

    pub fn end_cell(&mut self, at: usize) {
        let at = self.bound(at);
        let here = Span::new(self.prose.end(), self.prose.end());
        if self.prose.is_cell() {
            let span = self.prose.close(at, "\n\n");
            self.tables.cell(span.unwrap_or(here));
        }
    }
}

/// Pictures that wait for the end of a block.
const MOST_PICTURES: usize = 100;
