//! Text in the making: paragraphs, each a line, with blocks and tables.

use super::super::open::Parts;
use super::super::tables::Tables;
use super::super::{Block, BlockKind};
use crate::span::Span;

/// Lines so far, and the paragraph that is open.
#[derive(Default)]
pub struct Pages {
    text: String,
    blocks: Vec<Block>,
    /// Tables so far.
    pub tables: Tables,
    line: String,
    titled: bool,
}

impl Pages {
    /// Adds to the open paragraph; a paragraph is one line, whatever breaks it holds.
    pub fn push(&mut self, text: &str) {
        self.line.extend(text.chars().map(|letter| if matches!(letter, '\n' | '\r') { ' ' } else { letter }));
    }

    /// Whether the open paragraph has no words.
    pub fn is_blank(&self) -> bool {
        self.line.trim().is_empty()
    }

    /// Closes the paragraph; an empty one is a line, but no block.
    pub fn close(&mut self, kind: BlockKind) -> Span {
        let line = std::mem::take(&mut self.line);
        let at = self.text.len() + (line.len() - line.trim_start().len());
        let span = Span::new(at as u32, (at + line.trim().len()) as u32);
        self.text.push_str(&line);
        self.text.push('\n');
        if !span.is_empty() {
            let again = kind == BlockKind::Headline && self.titled;
            self.titled |= kind == BlockKind::Headline;
            self.blocks.push(Block { kind: if again { BlockKind::Heading } else { kind }, span });
        }
        span
    }

    /// Opens a table under what was read last.
    pub fn open_table(&mut self) {
        self.tables.open(&self.text, &self.blocks);
    }

    /// Closes a cell, a line of its own.
    pub fn close_cell(&mut self) {
        let span = self.close(BlockKind::Cell);
        self.tables.cell(span);
    }

    /// Closes a row; the first row of a table is its header where it holds no figures.
    pub fn close_row(&mut self) {
        self.tables.row_guessed(&self.text);
    }

    /// Text and parts.
    pub fn finish(mut self) -> (String, Parts) {
        if !self.is_blank() {
            self.close(BlockKind::Paragraph);
        }
        (self.text, Parts { blocks: self.blocks, tables: self.tables.finish() })
    }
}
