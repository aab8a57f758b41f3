//! Tables whose figures do not go together: totals, shares, changes, ranks, products.
//!
//! Comes in: the tables of a document. Goes out: slips at the cell that the others contradict. Every relation is first
//! found in the table itself: headers name it, or most rows keep it; then the rows that break it speak. Not here: how
//! the cells came out of a source (`document`).

mod across;
mod cell;
mod change;
mod columns;
mod extreme;
mod footing;
mod gap;
mod grid;
mod laws;
mod names;
mod pair;
mod place;
mod prose;
mod rank;
mod ratio;
mod section;
mod share;
mod steps;
mod sums;
mod virtual_cells;
mod words;

use super::{Engine, EngineError, Slip};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use grid::Grid;

/// What a check of tables does with one table.
#[derive(Clone, Copy)]
enum Check {
    /// It looks at the table alone.
    Table(fn(&Grid<'_>, &mut Vec<Slip>)),
    /// It compares the table with the prose around it.
    Prose(fn(&Grid<'_>, &Text<'_>, &mut Vec<Slip>)),
}

/// The engines of tables.
const CHECKS: &[(&str, Check)] = &[
    ("table-footing", Check::Table(footing::check)),
    ("table-cross-footing", Check::Table(across::check)),
    ("table-share-column", Check::Table(share::shares)),
    ("table-percent-column", Check::Table(share::whole)),
    ("table-change-column", Check::Table(columns::changes)),
    ("table-rank-column", Check::Table(rank::check)),
    ("table-product-column", Check::Table(columns::products)),
    ("table-difference-column", Check::Table(columns::differences)),
    ("table-rate-column", Check::Table(columns::rates)),
    ("table-points-column", Check::Table(laws::points)),
    ("table-balance-column", Check::Table(laws::balance)),
    ("table-tax-row", Check::Table(laws::percents)),
    ("table-superlative", Check::Prose(extreme::check)),
    ("prose-versus-table", Check::Prose(prose::conflicts)),
    ("table-caption-scale", Check::Prose(prose::scales)),
];

/// The engine of tables of a name.
pub fn compile(name: &str) -> Option<Result<Box<dyn Engine>, EngineError>> {
    let (_, check) = CHECKS.iter().find(|(known, _)| *known == name)?;
    Some(Ok(Box::new(Tables { check: *check })))
}

/// Holes of the messages of an engine of tables.
pub fn holes(name: &str) -> Option<&'static [&'static str]> {
    CHECKS.iter().any(|(known, _)| *known == name).then_some(&["expected", "written", "column", "row"])
}

struct Tables {
    check: Check,
}

impl Engine for Tables {
    fn run(&self, text: &Text<'_>, _context: &Context, slips: &mut Vec<Slip>) {
        match self.check {
            Check::Table(check) => Grid::of(text.document).for_each(|grid| check(&grid, slips)),
            Check::Prose(check) => {
                let grids: Vec<Grid<'_>> = Grid::of(text.document).collect();
                for (index, grid) in grids.iter().enumerate() {
                    let before = slips.len();
                    check(grid, text, slips);
                    let new = slips.split_off(before);
                    slips.extend(new.into_iter().filter(|slip| !prose::is_told_by_another(slip, &grids, index, text)));
                }
            }
        }
        slips.sort_by_key(|slip| slip.span);
    }

    /// A table may stand in a file beside the text.
    fn is_whole(&self) -> bool {
        matches!(self.check, Check::Prose(_))
    }
}

/// Cells as evidence, the first dozen of them.
fn evidence(grid: &Grid<'_>, cells: impl Iterator<Item = (usize, usize)>) -> Vec<(Span, String)> {
    let entries = cells.filter_map(|(row, column)| grid.entry(row, column));
    entries.take(12).map(|entry| (entry.span, entry.text.to_owned())).collect()
}

/// A slip at a cell, with the value that the others give.
fn slip_at(grid: &Grid<'_>, (row, column): (usize, usize), expected: String, label: String) -> Option<Slip> {
    let entry = grid.entry(row, column)?;
    let values = vec![
        ("expected", expected),
        ("written", entry.text.to_owned()),
        ("column", grid.columns.get(column)?.header.to_owned()),
        ("row", grid.rows.get(row)?.label.to_owned()),
    ];
    Some(Slip { span: entry.span, values, label, ..Slip::default() })
}

#[cfg(test)]
mod tests;
