//! What a reader gives: prose, blocks, tables and the way back to the source.

use crate::quantity::Date;
use crate::span::Span;
use std::borrow::Cow;

/// Stands in the prose for something that has no words: code, an image, an address.
pub const HOLE: char = '\u{FFFC}';

/// A text made ready to be checked.
#[derive(Debug, Clone)]
pub struct Document<'s> {
    /// The text as it lies in the file.
    pub source: &'s str,
    /// The prose alone; for plain text the source itself.
    pub prose: Cow<'s, str>,
    /// From prose to source.
    pub map: OffsetMap,
    /// Blocks in order, without overlap. Prose outside every block is white space or a mark that is not read: the
    /// bullet of a list, a rule between paragraphs.
    pub blocks: Vec<Block>,
    /// Tables; their cells are blocks of kind [`BlockKind::Cell`].
    pub tables: Vec<Table>,
    /// Publication date, where the document states one apart from its prose: front matter, the head of a message.
    pub date: Option<Date>,
    /// Publication date, where the first or last blocks tell it: a dateline, "Published: 4 March 2019".
    pub dateline: Option<Date>,
}

impl Document<'_> {
    /// The stretch of the source that a stretch of the prose came from.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        self.map.to_source(span)
    }

    /// The publication date that the document tells, in whatever way.
    #[must_use]
    pub fn published(&self) -> Option<Date> {
        self.date.or(self.dateline)
    }
}

/// A stretch of prose that belongs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is on the page.
    pub kind: BlockKind,
    /// Its bytes in the prose.
    pub span: Span,
}

/// What a block is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title of the whole.
    Headline,
    /// A heading further down, or a deck.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list; `list` numbers the lists of the document, from nought.
    ListItem {
        /// Which list.
        list: u32,
    },
    /// A block quotation.
    Quotation,
    /// A caption, credit or alternative text.
    Caption,
    /// A cell of a table.
    Cell,
}

impl BlockKind {
    /// Whether the block stands above what follows: a headline or heading.
    #[must_use]
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Headline | Self::Heading)
    }
}

/// A table: rows of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows from the top, the header among them.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows at the top are headers.
    pub header: usize,
    /// The block before the table, where it is its caption or heading.
    pub caption: Option<Span>,
    /// It stands beside the text, in a file of its own, and all of the text may speak of it.
    pub beside: bool,
}

impl Table {
    /// The table with every place in it moved.
    #[must_use]
    pub fn moved(&self, by: u32) -> Self {
        let moved = |span: Span| Span::new(span.start + by, span.end + by);
        let mut table = self.clone();
        table.rows.iter_mut().flatten().for_each(|cell| cell.span = moved(cell.span));
        table.caption = table.caption.map(moved);
        table
    }
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its bytes in the prose; empty for an empty cell, which is no block either.
    pub span: Span,
    /// All of it is set in bold.
    pub strong: bool,
}

/// Takes positions in the prose back to the source: a list of stretches that were copied whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    /// (prose start, source start, length), by rising prose start. Empty for the identity. A stretch that was not
    /// copied but rendered (an entity) has its length in the prose and lies whole at its source start.
    stretches: Vec<Stretch>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    prose: u32,
    source: u32,
    /// Length in the source; differs from the length in the prose only where the text was rendered.
    length: u32,
    copied: bool,
}

impl Stretch {
    /// Whether what is copied from `source` to `prose` only makes this stretch longer.
    const fn runs_on(self, prose: u32, source: u32) -> bool {
        self.copied && self.prose + self.length == prose && self.source + self.length == source
    }
}

impl OffsetMap {
    /// Prose from `prose` on was copied from `length` bytes at `source`.
    pub fn copied(&mut self, prose: u32, source: u32, length: u32) {
        if let Some(last) = self.stretches.last_mut().filter(|last| last.runs_on(prose, source)) {
            last.length += length;
            return;
        }
        self.stretches.push(Stretch { prose, source, length, copied: true });
    }

    /// Prose from `prose` on stands for `length` bytes at `source`, written otherwise (an entity, a soft break).
    pub fn rendered(&mut self, prose: u32, source: u32, length: u32) {
        self.stretches.push(Stretch { prose, source, length, copied: false });
    }

    /// The prose was cut short: it ends at `prose`.
    pub fn cut(&mut self, prose: u32) {
        while self.stretches.last().is_some_and(|last| last.prose >= prose) {
            self.stretches.pop();
        }
        if let Some(last) = self.stretches.last_mut().filter(|last| last.copied) {
            last.length = last.length.min(prose - last.prose);
        }
    }

    /// The stretch of the source from which a stretch of prose came.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        if self.stretches.is_empty() {
            return span;
        }
        let start = self.place(span.start, false);
        let end = if span.is_empty() { start } else { self.place(span.end.saturating_sub(1), true) };
        Span::new(start, end.max(start))
    }

    /// Whether the stretch of prose stands in the source as it is.
    #[must_use]
    pub fn is_copied(&self, span: Span) -> bool {
        let index = self.stretches.partition_point(|stretch| stretch.prose <= span.start);
        let stretch = index.checked_sub(1).and_then(|index| self.stretches.get(index));
        self.stretches.is_empty()
            || stretch.is_some_and(|stretch| stretch.copied && span.end <= stretch.prose + stretch.length)
    }

    /// The source position of a prose byte: its first byte, or one past its last.
    fn place(&self, at: u32, past: bool) -> u32 {
        let index = self.stretches.partition_point(|stretch| stretch.prose <= at);
        let Some(stretch) = index.checked_sub(1).and_then(|index| self.stretches.get(index)) else {
            return at;
        };
        let inside = at.saturating_sub(stretch.prose);
        match (stretch.copied, past) {
            (true, _) => stretch.source + inside.min(stretch.length) + u32::from(past),
            (false, false) => stretch.source,
            (false, true) => stretch.source + stretch.length,
        }
    }
}
