//! Tables of AsciiDoc: cells behind bars, in rows of as many as the first line has or `cols` says. A table with a cell
//! over several columns or rows has no columns to be checked, but its cells are read.

use super::super::lines::Lines;
use super::super::page::Page;
use super::INLINE;
use crate::span::Span;

/// What the line in square brackets says of a table.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    columns: Option<usize>,
    header: bool,
}

impl Shape {
    /// Reads `%header,cols="1,2,2"`.
    pub fn of(attributes: &str) -> Self {
        let header = attributes.contains("%header")
            || attributes.contains("options=\"header")
            || attributes.contains("opts=\"header");
        let columns = attributes.split_once("cols=").map(|(_, rest)| {
            let rest = rest.trim_start_matches('"');
            let list = rest.split('"').next().unwrap_or_default();
            list.split([',', ';']).map(one_or_more).sum()
        });
        Self { columns: columns.filter(|columns| (1..200).contains(columns)), header }
    }
}

/// `3*` stands for three columns.
fn one_or_more(column: &str) -> usize {
    let repeated = column.split_once('*').and_then(|(count, _)| count.trim().parse().ok());
    repeated.unwrap_or(1).min(200)
}

/// Reads a table, of which the line that opens it has been read.
pub fn read(page: &mut Page<'_>, shape: Shape, lines: &mut Lines<'_>) {
    let (mut cells, mut first_line, mut implied) = (Vec::<Vec<Span>>::new(), 0, false);
    let mut regular = true;
    while let Some(line) = lines.next().filter(|line| line.text != "|===") {
        if line.is_blank() {
            continue;
        }
        let fresh = cells.is_empty();
        let mut bars = bars(line.text).peekable();
        if let (Some(open), Some(end)) =
            (cells.last_mut(), bars.peek().map_or(Some(line.text.len()), |(before, _)| Some(*before)))
        {
            open.push(Span::new(line.span.start, line.span.start + end as u32));
        }
        while let Some((before, inside)) = bars.next() {
            let spec = line.text.get(before..inside - 1).unwrap_or_default();
            regular &= !spec.contains(['+']);
            let end = bars.peek().map_or(line.text.len(), |(next, _)| *next);
            cells.push(vec![Span::new(line.span.start + inside as u32, line.span.start + end as u32)]);
        }
        if fresh {
            first_line = cells.len();
            implied = lines.peek().is_some_and(|next| next.is_blank());
        }
    }
    let columns = shape.columns.unwrap_or(first_line).max(1);
    let header = shape.header || implied && first_line == columns;
    page.tables.open(&page.prose.text, &page.prose.blocks);
    if !regular {
        page.tables.drop_open();
    }
    for (index, row) in cells.chunks(columns).enumerate() {
        row.iter().for_each(|cell| page.cell(cell, &INLINE));
        match index == 0 && header {
            true => page.tables.row(true),
            false => page.tables.row_guessed(&page.prose.text),
        }
    }
    page.tables.close();
}

/// The bars of a line: where what belongs to each starts, and where its cell starts.
fn bars(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices('|').filter(|(at, _)| !text.get(..*at).is_some_and(|before| before.ends_with('\\'))).map(
        |(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let spec = before.rsplit(' ').next().unwrap_or(before);
            let is_spec = !spec.is_empty()
                && spec.bytes().all(|byte| byte.is_ascii_digit() || b".+*<>^adehlmsv".contains(&byte))
                && (spec.len() < before.len() || before.len() == spec.len())
                && (spec.contains(['+', '*', '<', '>', '^'])
                    || spec.len() == 1 && spec.bytes().all(|byte| byte.is_ascii_lowercase()));
            (if is_spec { at - spec.len() } else { at }, at + 1)
        },
    )
}
