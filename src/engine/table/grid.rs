//! A table made ready for arithmetic: cells read, columns and rows named for what they are, the notes around it at hand.
//!
//! Comes in: a text with its document. Goes out: one [`Grid`] a table. Not here: what the figures have to do with each
//! other (`footing`, `across`, `pair` …).

use super::cell::{self, Figure, Reading, Unit};
use super::names;
use crate::document::{BlockKind, Document, Table};
use crate::span::Span;
use std::ops::Range;

/// A table of figures.
#[derive(Debug)]
pub struct Grid<'t> {
    /// Columns from the left.
    pub columns: Vec<Column<'t>>,
    /// Rows below the header.
    pub rows: Vec<Row<'t>>,
    /// Caption, headers, and the blocks next to the table.
    pub notes: String,
    /// The caption names a unit or scale.
    pub measured: bool,
    /// The caption, as written.
    pub caption: &'t str,
    /// The blocks of its cells.
    pub blocks: Range<usize>,
    /// It stands in a file beside the text.
    pub beside: bool,
}

/// A column.
#[derive(Debug)]
pub struct Column<'t> {
    /// Its header as written.
    pub header: &'t str,
    /// The words of the header.
    pub words: Vec<String>,
    /// Most cells are figures, and they are more than names of rows.
    pub is_value: bool,
    /// Most figures are percents, by sign or header.
    pub is_percent: bool,
    /// The header names a unit or scale.
    pub measured: bool,
}

/// A row.
#[derive(Debug)]
pub struct Row<'t> {
    /// The first words of the row.
    pub label: &'t str,
    /// What the row is among the others.
    pub kind: RowKind,
    /// All its figures are bold.
    pub strong: bool,
    /// Cells, beside the columns.
    pub cells: Vec<Entry<'t>>,
}

/// A cell with its place.
#[derive(Debug)]
pub struct Entry<'t> {
    /// Its bytes in the prose.
    pub span: Span,
    /// Its text.
    pub text: &'t str,
    /// What it says.
    pub reading: Reading<'t>,
}

/// What a row is among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of many.
    Entry,
    /// An entry that is taken off.
    Less,
    /// A part of the row before, or outside the sum.
    Memo,
    /// Adds up others.
    Total,
    /// Adds up the rows since the last total.
    Subtotal,
    /// An average or the like.
    Middle,
    /// Without figures: a heading inside the table.
    Heading,
}

impl<'t> Grid<'t> {
    /// All tables of a document that hold figures.
    pub fn of(document: &'t Document<'_>) -> impl Iterator<Item = Self> {
        document.tables.iter().filter_map(|table| Self::read(table, document))
    }

    /// The figure of a cell; a dash is `None`.
    pub fn figure(&self, row: usize, column: usize) -> Option<&Figure<'t>> {
        match &self.entry(row, column)?.reading {
            Reading::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// A cell.
    pub fn entry(&self, row: usize, column: usize) -> Option<&Entry<'t>> {
        self.rows.get(row)?.cells.get(column)
    }

    /// Numbers of the columns that hold values.
    pub fn values(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(|(_, column)| column.is_value).map(|(index, _)| index)
    }

    /// Whether a figure of a column has a unit.
    pub fn has_unit(&self, column: usize, unit: Unit) -> bool {
        (0..self.rows.len()).filter_map(|row| self.figure(row, column)).any(|figure| figure.unit == unit)
    }

    /// Whether a column has whole numbers without unit or scale.
    pub fn is_whole(&self, column: usize) -> bool {
        let named = self.measured || self.columns.get(column).is_some_and(|column| column.measured);
        !named && (0..self.rows.len()).filter_map(|row| self.figure(row, column)).all(Figure::is_count)
    }

    /// Whether the whole numbers of a column were counted one by one, by what the words say.
    pub fn is_counted(&self, column: usize) -> bool {
        let named = |column: &Column<'_>| column.says(names::COUNTED);
        let said = self.columns.get(column).is_some_and(named) || self.columns.first().is_some_and(named);
        self.is_whole(column) && (said || names::any(&names::words(self.caption), names::COUNTED))
    }

    fn read(table: &Table, document: &'t Document<'_>) -> Option<Self> {
        let prose: &'t str = &document.prose;
        let header = table.header.min(table.rows.len());
        let (headers, body) = table.rows.split_at_checked(header)?;
        let width = table.rows.iter().map(Vec::len).max()?;
        let rows: Vec<Row<'t>> = body.iter().map(|row| Row::read(row, prose)).collect();
        if width < 2 || rows.is_empty() || width > MOST_COLUMNS {
            return None;
        }
        let caption = table.caption.map_or("", |span| span.of(prose));
        let blocks = blocks(table, document);
        let mut notes = neighbours(&blocks, document);
        let mut columns = Vec::with_capacity(width);
        for index in 0..width {
            let mut cells = headers.iter().filter_map(|row| row.get(index)).map(|cell| cell.span.of(prose));
            let header = cells.rfind(|text| !text.is_empty()).unwrap_or_default();
            notes.push_str(header);
            notes.push('\n');
            columns.push(Column::read(header, index, &rows));
        }
        Some(Self {
            columns,
            rows,
            notes,
            measured: names::names_measure(caption),
            caption,
            blocks,
            beside: table.beside,
        })
    }
}

/// Tables wider than this are data, not something to read.
const MOST_COLUMNS: usize = 40;

impl<'t> Column<'t> {
    fn read(header: &'t str, index: usize, rows: &[Row<'t>]) -> Self {
        let words = names::words(header);
        let cells = || rows.iter().filter_map(|row| row.cells.get(index)).map(|cell| &cell.reading);
        let figures = cells().filter(|cell| matches!(cell, Reading::Figure(_))).count();
        let percents = cells().filter(|cell| matches!(cell, Reading::Figure(figure) if figure.unit == Unit::Percent));
        let others = cells().filter(|cell| matches!(cell, Reading::Words)).count();
        let named =
            index == 0 && (words.is_empty() || names::any(&words, names::LABEL) || names::any(&words, names::RANK));
        let is_year = words.len() == 1 && names::any(&words, &["year", "date", "month"]);
        let in_header = names::any(&words, &["%", "percent", "percentage", "pct"]);
        Self {
            header,
            is_value: figures > others && !named && !is_year,
            is_percent: percents.count() * 2 > figures || in_header,
            measured: names::names_measure(header),
            words,
        }
    }

    /// Whether the header has one of the words.
    pub fn says(&self, known: &[&str]) -> bool {
        names::any(&self.words, known)
    }

    /// A share of a whole.
    pub fn is_share(&self) -> bool {
        self.says(names::SHARE) && !self.is_change()
    }

    /// A change between other columns.
    pub fn is_change(&self) -> bool {
        self.says(names::CHANGE) || self.header.contains("+/") || self.words.is_empty() && self.header.contains('+')
    }

    /// Whether figures of the column can be added up.
    pub fn adds_up(&self) -> bool {
        self.is_value && !self.is_percent && !self.is_share() && !self.says(names::RATE) && !self.says(names::RANK)
    }
}

impl<'t> Row<'t> {
    fn read(cells: &[crate::document::Cell], prose: &'t str) -> Self {
        let strong = cells.iter().filter(|cell| !cell.span.is_empty()).all(|cell| cell.strong);
        let cells: Vec<Entry<'t>> = cells
            .iter()
            .map(|cell| {
                let text = cell.span.of(prose);
                Entry { span: cell.span, text, reading: cell::read(text) }
            })
            .collect();
        let label =
            cells.iter().find(|cell| cell.reading == Reading::Words).or(cells.first()).map_or("", |cell| cell.text);
        let figures = cells.iter().skip(1).filter(|cell| matches!(cell.reading, Reading::Figure(_))).count();
        Self { label, kind: RowKind::of(label, figures), strong, cells }
    }

    /// Whether the row adds up others.
    pub fn is_total(&self) -> bool {
        matches!(self.kind, RowKind::Total | RowKind::Subtotal)
    }

    /// Whether the row is one of many.
    pub fn is_entry(&self) -> bool {
        matches!(self.kind, RowKind::Entry | RowKind::Less)
    }
}

impl RowKind {
    fn of(label: &str, figures: usize) -> Self {
        let words = &names::words(label);
        if figures == 0 {
            Self::Heading
        } else if names::any(words, names::MIDDLE) {
            Self::Middle
        } else if names::any(words, names::MEMO) && words.first().is_some_and(|word| word != "total") {
            Self::Memo
        } else if names::any(words, names::SUBTOTAL) && words.len() < 6 {
            Self::Subtotal
        } else if names::is_total(label) {
            Self::Total
        } else if names::any(words, names::LESS) {
            Self::Less
        } else {
            Self::Entry
        }
    }
}

/// The blocks of the cells of a table.
fn blocks(table: &Table, document: &Document<'_>) -> Range<usize> {
    let spans = || table.rows.iter().flatten().map(|cell| cell.span).filter(|span| !span.is_empty());
    let (start, end) = (spans().map(|span| span.start).min(), spans().map(|span| span.end).max());
    let before = |at: Option<u32>| document.blocks.partition_point(|block| block.span.start < at.unwrap_or_default());
    before(start)..before(end)
}

/// Caption, the two blocks before the table and the two behind it.
fn neighbours(blocks: &Range<usize>, document: &Document<'_>) -> String {
    let before = document.blocks.get(blocks.start.saturating_sub(2)..blocks.start).unwrap_or_default();
    let after = document.blocks.get(blocks.end..).unwrap_or_default().iter().take(2);
    let mut notes = String::new();
    for block in before.iter().chain(after.take_while(|block| !block.kind.is_heading())) {
        if block.kind != BlockKind::Cell {
            notes.push_str(block.span.of(&document.prose));
            notes.push('\n');
        }
    }
    notes
}
