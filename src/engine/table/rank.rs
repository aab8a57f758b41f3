//! Rank columns: ranks in order beside values that are not.
//!
//! The ranking belongs to the one value column that keeps it but for a single pair of rows; where a column keeps it
//! whole, upwards or downwards, that is the one, and all is well.

use super::grid::{Column, Grid};
use super::names;
use super::{Slip, evidence, slip_at};
use crate::exact::Rational;

/// What nobody is ranked by unless the table says so: "Age", "Born", "Bib".
const PERSON: &[&str] = &["age", "ages", "aged", "born", "bib", "no", "number", "shirt", "founded", "opened", "built"];

/// Adds a slip for a rank that its value contradicts.
pub fn check(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    let ranks = grid.columns.iter().position(|column| column.says(names::RANK) && !column.is_change());
    let Some(rank) = ranks else { return };
    let of_value = |column: &Column<'_>| {
        column.is_value && !column.says(names::RANK) && !column.is_change() && !column.says(PERSON)
    };
    let columns: Vec<usize> =
        grid.columns.iter().enumerate().filter(|(_, column)| of_value(column)).map(|(index, _)| index).collect();
    let judged: Vec<(usize, Vec<(usize, usize)>)> =
        columns.iter().filter_map(|column| Some((*column, breaks(grid, rank, *column)?))).collect();
    if judged.iter().any(|(_, breaks)| breaks.is_empty()) || judged.len() < columns.len() {
        return;
    }
    let alone = judged.len() == 1;
    for (column, breaks) in &judged {
        if let ([(above, below)], true) = (breaks.as_slice(), alone || grid.rows.len() > 5) {
            slips.extend(slip(grid, rank, *column, *above, *below));
        }
    }
}

/// Neighbouring ranks whose values go against the order of the others, in the direction that breaks least; `None` where
/// ranks or values are not plain figures in order.
fn breaks(grid: &Grid<'_>, rank: usize, column: usize) -> Option<Vec<(usize, usize)>> {
    let mut rows: Vec<(Rational, Rational, usize)> = Vec::new();
    for (index, row) in grid.rows.iter().enumerate().filter(|(_, row)| row.is_entry()) {
        let Some(place) = grid.figure(index, rank) else { continue };
        rows.push((place.value, grid.figure(index, column)?.value, index));
        if !place.value.is_whole() || row.strong {
            return None;
        }
    }
    rows.sort_by_key(|(place, _, index)| (*place, *index));
    let first = rows.first()?.0;
    if rows.len() < 3 || first != Rational::ONE {
        return None;
    }
    let against = |falling: bool| -> Vec<(usize, usize)> {
        let neighbours = rows.iter().zip(rows.iter().skip(1));
        let broken = neighbours.filter(|((place, value, _), (next, other, _))| {
            let wrong = if falling { value < other } else { value > other };
            wrong && place != next
        });
        broken.map(|((_, _, above), (_, _, below))| (*above, *below)).collect()
    };
    let (falling, rising) = (against(true), against(false));
    Some(if rising.len() < falling.len() { rising } else { falling })
}

fn slip(grid: &Grid<'_>, rank: usize, column: usize, above: usize, below: usize) -> Option<Slip> {
    let text = |row: usize, column: usize| grid.entry(row, column).map_or("", |entry| entry.text);
    let label = format!(
        "rank {} has {}, rank {} has {}",
        text(above, rank),
        text(above, column),
        text(below, rank),
        text(below, column)
    );
    Some(Slip {
        evidence: evidence(grid, [(above, column), (above, rank), (below, rank)].into_iter()),
        ..slip_at(grid, (below, column), text(above, column).to_owned(), label)?
    })
}
