//! Simple tables of reStructuredText: columns stand under the strokes of the first line. Strokes below a row of their own
//! say which of its cells stand over several columns. A table in which a word stands across two columns is passed over.

use super::super::lines::{Line, Lines};
use super::super::page::Page;
use super::tables::{CellLines, write};
use crate::span::Span;

/// Reads a simple table, of which the first line has been read.
pub fn read<'s>(page: &mut Page<'s>, first: &Line<'s>, lines: &mut Lines<'s>) {
    let mut table = Table { columns: strokes(first.text), indent: first.indent, ..Table::default() };
    let (mut header, mut borders) = (None, 0);
    let whole = *lines;
    while let Some(line) = lines.next() {
        let border = line.text.starts_with("==");
        if border || line.text.starts_with("--") {
            table.close_row(&strokes(line.text));
            borders += usize::from(border);
            if border && borders == 1 && lines.peek().is_some_and(|next| !next.is_blank()) {
                header = Some(table.rows.len());
            } else if border {
                break;
            }
        } else if !line.is_blank() {
            table.add(line);
        }
    }
    if borders == 0 || table.columns.len() < 2 {
        // A rule, or a table that never ends.
        *lines = whole;
    } else if !table.torn {
        write(page, &table.rows, header);
    }
}

/// Rows in the making.
#[derive(Default)]
struct Table<'s> {
    /// Where the columns start, in letters from the first.
    columns: Vec<usize>,
    indent: usize,
    rows: Vec<Vec<CellLines>>,
    /// The lines of the row that is open.
    open: Vec<Line<'s>>,
    torn: bool,
}

impl<'s> Table<'s> {
    /// A line that leaves the first column empty goes on with the row.
    fn add(&mut self, line: Line<'s>) {
        let second = self.columns.get(1).copied().unwrap_or_default();
        if line.indent < self.indent + second {
            self.close_row(&[]);
        }
        self.open.push(line);
    }

    /// Closes the row; strokes below it that are columns, or several in one, say where its cells start.
    fn close_row(&mut self, strokes: &[usize]) {
        let fit = !strokes.is_empty() && strokes.iter().all(|start| self.columns.binary_search(start).is_ok());
        let starts = if fit { strokes.to_vec() } else { self.columns.clone() };
        let mut row: Vec<CellLines> = Vec::new();
        for line in std::mem::take(&mut self.open) {
            for (start, stretch) in cut(&line, self.indent, &starts) {
                let column = self.columns.partition_point(|column| *column < start);
                if row.len() <= column {
                    row.resize(column + 1, CellLines::new());
                }
                if let Some(cell) = row.get_mut(column) {
                    cell.push(stretch);
                }
            }
            self.torn |= is_torn(&line, self.indent, &starts);
        }
        if !row.is_empty() {
            self.rows.push(row);
        }
    }
}

/// Where strokes start, in letters.
fn strokes(drawn: &str) -> Vec<usize> {
    let before = std::iter::once(' ').chain(drawn.chars());
    let starts = drawn.chars().zip(before).enumerate().filter(|(_, (mark, before))| *mark != ' ' && *before == ' ');
    starts.map(|(at, _)| at).collect()
}

/// A line cut where cells start, as far as it reaches: each start with its stretch.
fn cut(line: &Line<'_>, indent: usize, starts: &[usize]) -> Vec<(usize, Span)> {
    let mut places: Vec<(usize, u32)> = Vec::new();
    let mut next = starts.iter().copied().peekable();
    for (column, (at, _)) in line.text.char_indices().enumerate() {
        while let Some(start) = next.next_if(|start| *start <= column + line.indent.saturating_sub(indent)) {
            places.push((start, line.span.start + at as u32));
        }
    }
    let ends: Vec<u32> = places.iter().skip(1).map(|(_, place)| *place).chain([line.span.end]).collect();
    places.into_iter().zip(ends).map(|((start, place), end)| (start, Span::new(place, end))).collect()
}

/// Whether a word stands across the start of a cell.
fn is_torn(line: &Line<'_>, indent: usize, starts: &[usize]) -> bool {
    let offset = line.indent.saturating_sub(indent);
    let pairs = line.text.chars().zip(line.text.chars().skip(1)).enumerate();
    let mut words = pairs.filter(|(_, (one, next))| !one.is_whitespace() && !next.is_whitespace());
    words.any(|(at, _)| starts.binary_search(&(offset + at + 1)).is_ok())
}
