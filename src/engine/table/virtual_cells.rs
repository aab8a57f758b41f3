//! What a reader may take from a table: its cells, and what is plainly worked out of them: sums, differences, ratios,
//! shares and percent changes of two cells of a row or column, and the sum of a column.

use super::cell::{Figure, Unit};
use super::grid::Grid;
use super::names;
use super::sums::{Sum, half};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Number};

/// A value that the table gives.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    range: Interval,
    percent: bool,
}

impl Known {
    /// Whether a figure of the prose may be this value, under any scale that it is written with.
    pub fn meets(&self, number: &Number, kind: Kind) -> bool {
        if self.percent != (kind == Kind::Percent) {
            return false;
        }
        let Some(told) = half(number.grain).and_then(|half| Interval::around(number.value, half)) else { return true };
        let coarse = i32::from(number.scale.max(number.zeros));
        let scales = [0, 3, 5, 6, 7, 9].into_iter().filter(|scale| *scale == 0 || !self.percent && *scale <= coarse);
        scales.into_iter().any(|scale| {
            let scaled = Rational::power_of_ten(scale).and_then(|power| self.range.scale(power));
            scaled.is_none_or(|range| range.meets(told) || range.negate().is_some_and(|range| range.meets(told)))
        })
    }
}

/// All values that a table of modest size gives.
pub fn known(grid: &Grid<'_>) -> Vec<Known> {
    let mut found = Vec::new();
    let columns: Vec<usize> = grid.values().take(MOST).collect();
    let rows: Vec<usize> = (0..grid.rows.len()).take(MOST).collect();
    for row in &rows {
        let cells: Vec<&Figure<'_>> = columns.iter().filter_map(|column| grid.figure(*row, *column)).collect();
        pairs(&cells, &mut found);
    }
    for column in &columns {
        let cells: Vec<&Figure<'_>> = rows.iter().filter_map(|row| grid.figure(*row, *column)).collect();
        found.extend(cells.iter().filter_map(|cell| plain(cell)));
        pairs(&cells, &mut found);
        let entries = rows.iter().filter(|row| grid.rows.get(**row).is_some_and(|row| row.is_entry()));
        let sum = Sum::of(entries.filter_map(|row| grid.figure(*row, *column)));
        let range = sum.and_then(|sum| Interval::around(sum.value, sum.slack));
        found.extend(range.map(|range| Known { range, percent: false }));
    }
    found
}

/// Rows and columns looked at.
const MOST: usize = 60;

/// The power of ten that a caption gives to the figures below.
pub fn scale(caption: &str) -> Option<i32> {
    let words = names::words(caption);
    let scales = [
        (&["thousand", "thousands", "000"][..], 3),
        (&["million", "millions", "m", "mn"], 6),
        (&["billion", "billions", "bn"], 9),
    ];
    let mut found = scales.iter().filter(|(names, _)| names::any(&words, names)).map(|(_, scale)| *scale);
    let scale = found.next()?;
    found.next().is_none().then_some(scale)
}

fn plain(cell: &Figure<'_>) -> Option<Known> {
    let range = Interval::around(cell.value, half(cell.grain)?)?;
    Some(Known { range, percent: matches!(cell.unit, Unit::Percent | Unit::Points) })
}

/// Sums, differences, ratios, shares and changes of neighbours and of all pairs of a short row or column.
fn pairs(cells: &[&Figure<'_>], found: &mut Vec<Known>) {
    let reach = if cells.len() > 12 { 1 } else { 12 };
    for (at, first) in cells.iter().enumerate() {
        for second in cells.iter().skip(at + 1).take(reach) {
            let ranges = (plain(first), plain(second));
            if let (Some(first), Some(second)) = ranges {
                pair(first, second, found);
                pair(second, first, found);
            }
        }
    }
}

fn pair(first: Known, second: Known, found: &mut Vec<Known>) {
    let amounts = [first.range.add(second.range), first.range.sub(second.range), first.range.div(second.range)];
    found.extend(amounts.into_iter().flatten().map(|range| Known { range, percent: first.percent && second.percent }));
    if let Some(share) = first.range.div(second.range).and_then(|ratio| ratio.scale(Rational::HUNDRED)) {
        let change = share.sub(Interval::point(Rational::HUNDRED));
        found.extend([Some(share), change].into_iter().flatten().map(|range| Known { range, percent: true }));
    }
}
