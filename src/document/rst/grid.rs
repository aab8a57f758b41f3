//! Grids of reStructuredText: cells between drawn lines, over one column and row or several. A cell over several has its
//! words in the first of them; the others are empty. A grid whose lines are not as long as its first is passed over.

use super::super::lines::{Line, Lines};
use super::super::page::Page;
use super::tables::{CellLines, write};
use crate::span::Span;

/// Reads a grid, of which the first line has been read.
pub fn read(page: &mut Page<'_>, first: &Line<'_>, lines: &mut Lines<'_>) {
    let mut drawn = vec![DrawnLine::of(first)];
    while let Some(line) = lines.peek().filter(|line| line.text.starts_with(['+', '|'])) {
        lines.next();
        drawn.push(DrawnLine::of(&line));
    }
    let width = first.text.chars().count();
    if drawn.iter().all(|line| line.letters.len() == width) {
        let grid = Grid::of(&drawn);
        write(page, &grid.rows, (grid.header > 0).then_some(grid.header));
    }
}

/// A line, letter by letter, each with its place in the source.
struct DrawnLine {
    letters: Vec<(u32, char)>,
    end: u32,
}

impl DrawnLine {
    fn of(line: &Line<'_>) -> Self {
        let letters = line.text.char_indices().map(|(at, letter)| (line.span.start + at as u32, letter)).collect();
        Self { letters, end: line.span.end }
    }

    fn at(&self, column: usize) -> Option<char> {
        self.letters.get(column).map(|(_, letter)| *letter)
    }

    /// The corners of cells: crosses beside a line that is drawn.
    fn corners(&self) -> impl Iterator<Item = usize> {
        let drawn = |column: Option<usize>| matches!(column.and_then(|column| self.at(column)), Some('-' | '='));
        let letters = self.letters.iter().enumerate().filter(|(_, (_, letter))| *letter == '+');
        letters.map(|(column, _)| column).filter(move |column| drawn(column.checked_sub(1)) || drawn(Some(column + 1)))
    }

    /// The mark of which a stroke between two corners is drawn, if there is one.
    fn stroke(&self, (from, to): (usize, usize)) -> Option<char> {
        let mark = self.at(from + 1).filter(|mark| matches!(mark, '-' | '='))?;
        let whole = self.letters.get(from + 1..to)?.iter().all(|(_, letter)| *letter == mark);
        let ended = [from, to].into_iter().all(|end| self.at(end).is_some_and(|end| end == '+' || end == mark));
        (whole && ended).then_some(mark)
    }

    /// What stands between two columns of letters.
    fn stretch(&self, from: usize, to: usize) -> Span {
        let place = |column: usize| self.letters.get(column).map_or(self.end, |(place, _)| *place);
        Span::new(place(from + 1), place(to))
    }
}

/// Rows in the making.
struct Grid {
    rows: Vec<Vec<CellLines>>,
    header: usize,
    /// Between which columns of letters each column stands.
    columns: Vec<(usize, usize)>,
    /// The cell to which what stands in a column belongs.
    owners: Vec<(usize, usize)>,
}

impl Grid {
    fn of(lines: &[DrawnLine]) -> Self {
        let mut corners: Vec<usize> = lines.iter().flat_map(DrawnLine::corners).collect();
        corners.sort_unstable();
        corners.dedup();
        let columns: Vec<_> = corners.iter().copied().zip(corners.iter().copied().skip(1)).collect();
        let owners = vec![(0, 0); columns.len()];
        let mut grid = Self { rows: Vec::new(), header: 0, columns, owners };
        for (index, line) in lines.iter().enumerate() {
            grid.rule(line, index + 1 == lines.len());
            grid.text(line);
        }
        grid
    }

    /// Opens a row below the strokes of a line; a cell without a stroke goes on.
    fn rule(&mut self, line: &DrawnLine, last: bool) {
        let strokes: Vec<Option<char>> = self.columns.iter().map(|column| line.stroke(*column)).collect();
        let heavy = !strokes.is_empty() && strokes.iter().all(|stroke| *stroke == Some('='));
        if heavy {
            self.header = self.rows.len();
        }
        if last || strokes.iter().all(Option::is_none) {
            return;
        }
        let row = self.rows.len();
        self.rows.push(vec![CellLines::new(); self.columns.len()]);
        for (column, owner) in self.owners.iter_mut().enumerate() {
            if strokes.get(column).is_some_and(Option::is_some) {
                *owner = (row, column);
            }
        }
    }

    /// Gives each cell what a line has of it.
    fn text(&mut self, line: &DrawnLine) {
        let mut column = 0;
        while let Some((from, mut to)) = self.columns.get(column).copied() {
            let owner = self.owners.get(column).copied().unwrap_or_default();
            let drawn = line.stroke((from, to)).is_some();
            column += 1;
            while !drawn && !matches!(line.at(to), None | Some('|' | '+')) {
                let Some(next) = self.columns.get(column) else { break };
                to = next.1;
                column += 1;
            }
            let cell = self.rows.get_mut(owner.0).and_then(|row| row.get_mut(owner.1));
            if let Some(cell) = cell.filter(|_| !drawn) {
                cell.push(line.stretch(from, to));
            }
        }
    }
}
