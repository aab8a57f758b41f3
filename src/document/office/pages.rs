//! Text in the making: paragraphs, each a line, with blocks, tables and landmarks.

use super::super::open::{OpenError, Parts, Unpacked};
use super::super::tables::Tables;
use super::super::{Block, BlockKind};
use crate::source::{LONGEST, Landmark, Landmarks};
use crate::span::Span;

/// Stands for code inside a paragraph.
pub const HOLE_TEXT: &str = "\u{FFFC}";

/// Lines so far, and the paragraph that is open.
#[derive(Default)]
pub struct Pages {
    text: String,
    blocks: Vec<Block>,
    landmarks: Landmarks,
    /// Tables so far.
    pub tables: Tables,
    line: String,
    titled: bool,
    paragraphs: u32,
    /// The sheet that is open.
    sheet: Option<u32>,
    /// Tables so far; row and column of the next cell, from nought.
    table: u32,
    row: u32,
    column: u32,
    lines: usize,
}

/// Lines of the longest text, which a sheet of empty cells reaches long before [`LONGEST`].
const MOST_LINES: usize = 4_000_000;

impl Pages {
    /// Adds to the open paragraph; a paragraph is one line, whatever breaks it holds.
    pub fn push(&mut self, text: &str) {
        if !self.is_full() {
            self.line.extend(text.chars().map(|letter| if matches!(letter, '\n' | '\r') { ' ' } else { letter }));
        }
    }

    /// Whether the open paragraph has no words.
    pub fn is_blank(&self) -> bool {
        self.line.trim().is_empty()
    }

    /// More than can be checked: nothing is added any more.
    fn is_full(&self) -> bool {
        self.text.len() + self.line.len() > LONGEST || self.lines > MOST_LINES
    }

    /// Closes the paragraph; an empty one, and one that is code, is a line, but no block.
    pub fn close(&mut self, kind: Option<BlockKind>) -> Span {
        self.paragraphs += u32::from(!self.is_blank());
        let number = self.paragraphs.max(1);
        self.close_at(kind, Landmark::Paragraph(number))
    }

    fn close_at(&mut self, kind: Option<BlockKind>, landmark: Landmark) -> Span {
        let line = std::mem::take(&mut self.line);
        let at = self.text.len() + (line.len() - line.trim_start().len());
        let span = Span::new(at as u32, (at + line.trim().len()) as u32);
        if self.is_full() {
            return Span::default();
        }
        self.text.push_str(&line);
        self.text.push('\n');
        self.landmarks.add(landmark);
        self.lines += 1;
        let is_text = span.of(&self.text).chars().any(|letter| letter.is_alphanumeric());
        if let Some(kind) = kind.filter(|kind| is_text || *kind == BlockKind::Cell && !span.is_empty()) {
            let again = kind == BlockKind::Headline && self.titled;
            self.titled |= kind == BlockKind::Headline;
            self.blocks.push(Block { kind: if again { BlockKind::Heading } else { kind }, span });
        }
        span
    }

    /// Opens a table under what was read last.
    pub fn open_table(&mut self) {
        self.tables.open(&self.text, &self.blocks);
        self.table += 1;
        (self.row, self.column) = (0, 0);
    }

    /// Opens a sheet: its name is a heading, its cells a table.
    pub fn open_sheet(&mut self, name: &str) {
        self.push(name);
        self.close(Some(BlockKind::Heading));
        self.sheet = Some(self.landmarks.sheet(name));
        self.open_table();
    }

    /// Closes a cell, a line of its own.
    pub fn close_cell(&mut self) {
        let (row, column) = (self.row.saturating_add(1), self.column.saturating_add(1));
        let landmark = match self.sheet {
            Some(sheet) => Landmark::SheetCell { sheet, row, column },
            None => Landmark::Cell { table: self.table, row, column },
        };
        let span = self.close_at(Some(BlockKind::Cell), landmark);
        self.column = self.column.saturating_add(1);
        if !self.is_full() {
            self.tables.cell(span);
        }
    }

    /// Closes a row; the first row of a table is its header where it holds no figures.
    pub fn close_row(&mut self) {
        self.tables.row_guessed(&self.text);
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }

    /// The next row is the one of this number, from nought; rows between are empty.
    pub fn go_to_row(&mut self, row: u32) {
        self.row = row;
    }

    /// The text with all that is known of it.
    pub fn finish(mut self) -> Result<Unpacked, OpenError> {
        if self.is_full() {
            return Err(OpenError::TooLong);
        }
        if !self.is_blank() {
            self.close(Some(BlockKind::Paragraph));
        }
        let parts = Parts { blocks: self.blocks, tables: self.tables.finish(), date: None };
        Ok(Unpacked { text: self.text, landmarks: self.landmarks, parts })
    }
}
