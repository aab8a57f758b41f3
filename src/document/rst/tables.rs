//! Tables of reStructuredText that directives hold as lists or lines of cells, and how rows of any table are written.
//! Not here: tables that are drawn (`grid`, `simple`).

use super::super::lines::{Line, Lines};
use super::super::page::Page;
use super::inline::INLINE;
use crate::span::Span;

/// The stretches of a cell, a line each.
pub type CellLines = Vec<Span>;

/// The body of a `list-table` or `csv-table`.
pub fn listed(page: &mut Page<'_>, commas: bool, header: Option<usize>, indent: usize, lines: &mut Lines<'_>) {
    let mut rows: Vec<Vec<CellLines>> = Vec::new();
    while let Some(line) = lines.peek().filter(|line| line.is_blank() || line.indent > indent) {
        lines.next();
        if line.is_blank() {
            continue;
        }
        if commas {
            rows.push(between_commas(&line).into_iter().map(|cell| vec![cell]).collect());
            continue;
        }
        let row = line.text.strip_prefix("* ").map(str::trim_start);
        if row.is_some() {
            rows.push(Vec::new());
        }
        let cell = row.unwrap_or(line.text).strip_prefix('-').filter(|cell| cell.is_empty() || cell.starts_with(' '));
        let text = line.behind(line.text.len() - cell.unwrap_or(line.text).len());
        let Some(cells) = rows.last_mut() else { continue };
        match cells.last_mut() {
            Some(open) if cell.is_none() => open.push(text),
            _ => cells.push(vec![text]),
        }
    }
    write(page, &rows, header);
}

fn between_commas(line: &Line<'_>) -> Vec<Span> {
    let (mut cells, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, byte) in line.text.bytes().enumerate().chain([(line.text.len(), b',')]) {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted || at == line.text.len() => {
                let cell = line.text.get(start..at).unwrap_or_default();
                let inside = cell.trim().trim_matches('"');
                let offset = start + (inside.as_ptr() as usize).saturating_sub(cell.as_ptr() as usize);
                let from = line.span.start + offset as u32;
                cells.push(Span::new(from, from + inside.len() as u32));
                start = at + 1;
            }
            _ => {}
        }
    }
    cells
}

/// The rows as a table; without a header that is known the first row may be one.
pub fn write(page: &mut Page<'_>, rows: &[Vec<CellLines>], header: Option<usize>) {
    page.tables.open(&page.prose.text, &page.prose.blocks);
    for (index, row) in rows.iter().enumerate() {
        row.iter().for_each(|cell| page.cell(cell, &INLINE));
        match header {
            Some(header) => page.tables.row(index < header),
            None => page.tables.row_guessed(&page.prose.text),
        }
    }
    page.tables.close();
}
