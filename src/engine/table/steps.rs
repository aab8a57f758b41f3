//! Changes down a column: each row's change on the row before it, or on the one below where the latest stands on top.
//!
//! The rows prove it: two or more keep it and one breaks it. Not here: changes between two columns (`columns`).

use super::cell::{Figure, Unit};
use super::grid::Grid;
use super::names;
use super::sums::half;
use super::{Slip, evidence, slip_at};
use crate::exact::{Interval, Rational};

/// The one row that breaks a change column which the others keep.
pub fn check(grid: &Grid<'_>, target: usize, slips: &mut Vec<Slip>) {
    let head = |column: usize| grid.columns.get(column);
    if !head(target).is_some_and(|head| head.is_percent && !head.says(names::ADJUSTED)) {
        return;
    }
    let base =
        |column: &usize| head(*column).is_some_and(|head| !head.is_percent && !head.is_change() && !head.is_share());
    for column in grid.values().filter(|column| *column != target).filter(base).take(MOST) {
        for latest_first in [false, true] {
            let steps = Steps::of(grid, target, column, latest_first);
            if let ([(row, before, expected)], true) = (steps.failed.as_slice(), steps.kept > 1) {
                slips.extend(slip(grid, (target, column), (*row, *before), *expected, steps.kept));
                return;
            }
        }
    }
}

/// Columns that changes may be of.
const MOST: usize = 6;

/// How the rows keep a change column.
struct Steps {
    kept: usize,
    /// Row, row before, and the change that they give.
    failed: Vec<(usize, usize, Rational)>,
}

impl Steps {
    fn of(grid: &Grid<'_>, target: usize, column: usize, latest_first: bool) -> Self {
        let mut steps = Self { kept: 0, failed: Vec::new() };
        let rows: Vec<usize> =
            (0..grid.rows.len()).filter(|row| grid.rows.get(*row).is_some_and(|row| row.is_entry())).collect();
        for pair in rows.windows(2) {
            let &[first, second] = pair else { continue };
            let (before, row) = if latest_first { (second, first) } else { (first, second) };
            let Some(told) = grid.figure(row, target).filter(|told| matches!(told.unit, Unit::Percent | Unit::Bare))
            else {
                continue;
            };
            let given = (|| {
                range(grid.figure(row, column)?)?
                    .div(range(grid.figure(before, column)?)?)?
                    .sub(Interval::point(Rational::ONE))?
                    .scale(Rational::HUNDRED)
            })();
            let (Some(given), Some(claimed)) = (given, range(told)) else { continue };
            if given.meets(claimed) {
                steps.kept += 1;
            } else if let Some(expected) = given.middle() {
                steps.failed.push((row, before, expected));
            }
        }
        steps
    }
}

fn range(figure: &Figure<'_>) -> Option<Interval> {
    Interval::around(figure.value, half(figure.grain)?)
}

fn slip(
    grid: &Grid<'_>,
    (target, column): (usize, usize),
    (row, before): (usize, usize),
    expected: Rational,
    kept: usize,
) -> Option<Slip> {
    let written = grid.figure(row, target)?;
    let sign = if written.signed && !expected.is_negative() { "+" } else { "" };
    let expected = format!("{sign}{}", written.write(expected, written.places + 1));
    let text = |row: usize| grid.entry(row, column).map_or("", |entry| entry.text);
    let label = format!("{} → {} is {expected}", text(before), text(row));
    Some(Slip {
        help: Some(format!("{kept} other rows agree")),
        evidence: evidence(grid, [(before, column), (row, column)].into_iter()),
        ..slip_at(grid, (row, target), expected, label)?
    })
}
