//! Multiples that the prose tells of a table: "Ashby has three times as many wells as Holt", where the rows of both stand in
//! the table and give another multiple.

use super::grid::Grid;
use super::place::Place;
use super::sums::half;
use super::{Slip, evidence};
use crate::exact::{Interval, Rational};
use crate::quantity::{Number, Quantity};

/// The slip of a multiple that the two rows of its sentence contradict.
pub fn slip(grid: &Grid<'_>, place: &Place<'_>, quantity: &Quantity, number: &Number) -> Option<Slip> {
    let after = place.after(quantity).trim_start();
    if !after.starts_with("as ") || !after.get(3..)?.contains(" as ") {
        return None;
    }
    let rows = (place.only_row_before(grid, quantity)?, place.only_row_after(grid, quantity)?);
    let columns: Vec<usize> = grid.values().collect();
    let column = if let &[column] = columns.as_slice() { column } else { place.column(grid, quantity)? };
    let head = grid.columns.get(column).filter(|head| !head.is_change())?;
    let (first, second) = (grid.figure(rows.0, column)?.value, grid.figure(rows.1, column)?.value);
    let ratio = first.div(second)?;
    let told = Interval::around(number.value, half(number.grain)?)?;
    // A multiple that is wholly another one speaks of something else.
    let near = ratio >= number.value.div(Rational::whole(4))? && ratio <= number.value.mul(Rational::whole(4))?;
    let text = |row| grid.entry(row, column).map_or("", |entry| entry.text);
    let expected = format!("{} times", ratio.to_decimal(1));
    (near && !told.meets(Interval::point(ratio))).then(|| Slip {
        span: quantity.core,
        values: vec![
            ("expected", expected.clone()),
            ("written", quantity.core.of(place.prose()).to_owned()),
            ("column", head.header.to_owned()),
            ("row", String::new()),
        ],
        label: format!("{} is {expected} {}", text(rows.0), text(rows.1)),
        evidence: evidence(grid, [(rows.0, column), (rows.1, column)].into_iter()),
        ..Slip::default()
    })
}
