//! Changes that the prose tells of a table: "rose by 15 percent from the first quarter to the second", where the rows
//! or columns of both ends stand in the table and give another percent.

use super::grid::Grid;
use super::names;
use super::prose::Place;
use super::{Slip, evidence};
use crate::exact::Rational;
use crate::quantity::{Kind, Number, Quantity};

/// The slip of a percent that the two rows of its sentence contradict.
pub fn slip(grid: &Grid<'_>, place: &Place<'_>, quantity: &Quantity, number: &Number) -> Option<Slip> {
    let moves =
        names::any(place.words(), MOVES) && names::any(place.words(), &["from"]) && names::any(place.words(), &["to"]);
    if quantity.kind != Kind::Percent || !moves {
        return None;
    }
    let mut rows: Vec<(usize, usize)> =
        (0..grid.rows.len()).filter_map(|row| Some((place.at(grid.rows.get(row)?.label)?, row))).collect();
    rows.sort_unstable();
    let (&[(_, from), (_, to)], &[column]) = (rows.as_slice(), grid.values().collect::<Vec<_>>().as_slice()) else {
        return None;
    };
    let (before, after) = (grid.figure(from, column)?.value, grid.figure(to, column)?.value);
    let change = after.sub(before)?.div(before)?.mul(Rational::HUNDRED)?.abs();
    // Another sort of percent is not a slip of this one.
    let ratio = number.value.div(change)?;
    let near = ratio >= Rational::new(1, 3)? && ratio <= Rational::from(3);
    let text = |row| grid.entry(row, column).map_or("", |entry| entry.text);
    let expected = format!("{} percent", change.to_decimal(1));
    let label = format!("{} to {} is {expected}", text(from), text(to));
    near.then(|| Slip {
        span: quantity.core,
        values: vec![
            ("expected", expected),
            ("written", quantity.core.of(place.prose()).to_owned()),
            ("column", grid.columns.get(column).map_or("", |column| column.header).to_owned()),
            ("row", String::new()),
        ],
        label,
        evidence: evidence(grid, [(from, column), (to, column)].into_iter()),
        ..Slip::default()
    })
}

/// Verbs and nouns of change, without the ending of the plural.
const MOVES: &[&str] = &[
    "rose",
    "risen",
    "rise",
    "fell",
    "fallen",
    "fall",
    "grew",
    "grown",
    "growth",
    "increased",
    "increase",
    "declined",
    "decline",
    "dropped",
    "drop",
    "climbed",
    "jumped",
    "shrank",
    "gained",
];
