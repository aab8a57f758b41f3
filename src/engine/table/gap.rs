//! Amounts by which the prose says that two cells of a table differ: "fell by 212, to 1,388", "outsold Holt by 40".
//!
//! Comes in: a figure behind "by". Goes out: its slip, where two columns of the row or two rows of the column are plainly
//! meant and differ by another amount.

use super::change::{MOVES, between_years};
use super::grid::Grid;
use super::names;
use super::place::Place;
use super::{Slip, evidence};
use crate::exact::Rational;
use crate::quantity::{Kind, Number, Quantity};

/// The slip of an amount that its two cells contradict.
pub fn slip(grid: &Grid<'_>, place: &Place<'_>, quantity: &Quantity, number: &Number) -> Option<Slip> {
    if quantity.kind == Kind::Percent || !place.before(quantity).trim_end_matches([' ', '$', '£', '€']).ends_with(" by")
    {
        return None;
    }
    let (one, other) = between_rows(grid, place, quantity).or_else(|| between_columns(grid, place, quantity))?;
    let (first, second) = (grid.figure(one.0, one.1)?, grid.figure(other.0, other.1)?);
    let gap = second.value.sub(first.value)?.abs();
    // An amount far from it is of something else.
    let ratio = number.value.div(gap)?;
    let near = ratio >= Rational::new(1, 3)? && ratio <= Rational::from(3);
    let text = |(row, column): (usize, usize)| grid.entry(row, column).map_or("", |entry| entry.text);
    let expected = first.write(gap, first.places.max(second.places));
    near.then(|| Slip {
        span: quantity.core,
        values: vec![
            ("expected", expected.clone()),
            ("written", quantity.core.of(place.prose()).to_owned()),
            ("column", grid.columns.get(other.1).map_or("", |column| column.header).to_owned()),
            ("row", String::new()),
        ],
        label: format!("{} and {} are {expected} apart", text(one), text(other)),
        evidence: evidence(grid, [one, other].into_iter()),
        ..Slip::default()
    })
}

/// "Ashby outsold Holt by 40": two rows, of the one column that is meant.
fn between_rows(grid: &Grid<'_>, place: &Place<'_>, quantity: &Quantity) -> Option<((usize, usize), (usize, usize))> {
    if !names::any(place.words(), BEATS) {
        return None;
    }
    let named = |row: &usize| grid.rows.get(*row).is_some_and(|row| row.is_entry() && place.at(row.label).is_some());
    let rows: Vec<usize> = (0..grid.rows.len()).filter(named).collect();
    let &[one, other] = rows.as_slice() else { return None };
    let columns: Vec<usize> = grid.values().collect();
    let column = if let &[column] = columns.as_slice() { column } else { place.column(grid, quantity)? };
    Some(((one, column), (other, column)))
}

/// "Ashby fell by 40": the row in the two columns of the table, or of the years that are named.
fn between_columns(
    grid: &Grid<'_>,
    place: &Place<'_>,
    quantity: &Quantity,
) -> Option<((usize, usize), (usize, usize))> {
    if !names::any(place.words(), MOVES) {
        return None;
    }
    between_years(grid, place, quantity).or_else(|| {
        let columns: Vec<usize> = grid.values().collect();
        let &[first, second] = columns.as_slice() else { return None };
        let head =
            |column: usize| grid.columns.get(column).filter(|head| head.adds_up()).map(|head| head.words.as_slice());
        let row = place.only_row_before(grid, quantity)?;
        let alike = grid.figure(row, first)?.unit == grid.figure(row, second)?.unit;
        let same = names::same_but_for_time(head(first)?, head(second)?);
        (same && alike).then_some(((row, first), (row, second)))
    })
}

/// Verbs of being more, without the ending of the plural.
const BEATS: &[&str] = &[
    "outnumber",
    "outnumbered",
    "outsold",
    "outsell",
    "beat",
    "led",
    "lead",
    "exceed",
    "exceeded",
    "top",
    "topped",
    "trail",
    "trailed",
];
