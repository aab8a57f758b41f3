//! Tables of reStructuredText: grids, simple tables, and those that directives hold as lists or lines of cells. A table
//! whose cells span several columns or rows has no columns to be checked; it is passed over.

use super::super::lines::{Line, Lines};
use super::super::page::Page;
use super::inline::INLINE;
use crate::span::Span;

/// The stretches of a cell, a line each.
type CellLines = Vec<Span>;

/// A grid, of which the first line has been read.
pub fn grid(page: &mut Page<'_>, first: &Line<'_>, lines: &mut Lines<'_>) {
    let columns = first.text.matches('+').count().saturating_sub(1);
    let mut rows: Vec<Vec<CellLines>> = vec![vec![Vec::new(); columns]];
    let (mut header, mut regular) = (0, columns > 0);
    while let Some(line) = lines.peek().filter(|line| line.text.starts_with(['+', '|'])) {
        lines.next();
        if line.text.starts_with('+') {
            regular &= line.text.matches('+').count() == columns + 1 && !line.text.contains('|');
            if line.text.starts_with("+=") {
                header = rows.len();
            }
            rows.push(vec![Vec::new(); columns]);
            continue;
        }
        let cells = stretches(&line);
        regular &= cells.len() == columns;
        for (cell, stretch) in rows.last_mut().into_iter().flatten().zip(cells) {
            cell.push(stretch);
        }
    }
    rows.pop();
    if regular {
        write(page, &rows, Some(header));
    }
}

/// The stretches between the bars of a line.
fn stretches(line: &Line<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in line.text.match_indices('|').skip(1) {
        found.push(Span::new(line.span.start + start as u32 + 1, line.span.start + at as u32));
        start = at;
    }
    found
}

/// A simple table, of which the first line has been read: columns stand under its strokes.
pub fn simple(page: &mut Page<'_>, first: &Line<'_>, lines: &mut Lines<'_>) {
    let starts = columns(first.text);
    let mut rows: Vec<Vec<CellLines>> = Vec::new();
    let (mut header, mut borders) = (None, 0);
    let whole = *lines;
    while let Some(line) = lines.next() {
        if line.text.starts_with("==") {
            borders += 1;
            if borders == 1 && lines.peek().is_some_and(|next| !next.is_blank()) {
                header = Some(rows.len());
                continue;
            }
            break;
        }
        if line.is_blank() || line.text.starts_with("--") {
            continue;
        }
        let cells = cut(&line, first.indent, &starts);
        let goes_on = cells.first().is_some_and(|cell| page.trimmed(*cell).is_empty());
        if !goes_on || rows.is_empty() {
            rows.push(vec![Vec::new(); starts.len()]);
        }
        for (cell, stretch) in rows.last_mut().into_iter().flatten().zip(cells) {
            cell.push(stretch);
        }
    }
    if borders == 0 || starts.len() < 2 {
        // A rule, or a table that never ends.
        *lines = whole;
    } else {
        write(page, &rows, header);
    }
}

/// Where the strokes start, in characters.
fn columns(drawn: &str) -> Vec<usize> {
    let marks: Vec<char> = drawn.chars().collect();
    let starts = marks.iter().enumerate().filter(|(at, mark)| {
        **mark != ' ' && at.checked_sub(1).and_then(|before| marks.get(before)).is_none_or(|before| *before == ' ')
    });
    starts.map(|(at, _)| at).collect()
}

/// A line cut where the columns start.
fn cut(line: &Line<'_>, indent: usize, starts: &[usize]) -> Vec<Span> {
    let place = |column: usize| {
        let inside = column.saturating_sub(line.indent.saturating_sub(indent));
        let at = line.text.char_indices().nth(inside).map_or(line.text.len(), |(at, _)| at);
        line.span.start + at as u32
    };
    let ends = starts.iter().skip(1).map(|start| place(*start)).chain([line.span.end]);
    starts.iter().zip(ends).map(|(start, end)| Span::new(place(*start), end.max(place(*start)))).collect()
}

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
fn write(page: &mut Page<'_>, rows: &[Vec<CellLines>], header: Option<usize>) {
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
