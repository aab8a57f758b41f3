//! Prose against the table that it describes: a figure that neither a cell nor anything plainly worked out of cells
//! gives, where row, column and unit say which cell is meant; and amounts that are a power of ten away from the cell
//! once the scale of the caption is read.
//!
//! Only the section around the table is looked at. Hedged, hypothetical and adjusted figures are left alone.

use super::cell::Unit;
use super::change;
use super::gap;
use super::grid::Grid;
use super::names;
use super::place::Place;
use super::ratio;
use super::section::{each, is_about};
use super::virtual_cells::{known, scale};
use super::{Slip, evidence};
use crate::exact::Rational;
use crate::finding::Level;
use crate::quantity::{Kind, Quantity};
use crate::sentence::Text;

/// Figures of the prose that the table contradicts.
pub fn conflicts(grid: &Grid<'_>, text: &Text<'_>, slips: &mut Vec<Slip>) {
    let known = known(grid);
    each(grid, text, &mut |place: &Place<'_>, quantity, number| {
        if place.unreal || known.iter().any(|known| known.meets(number, quantity.kind)) {
            return;
        }
        if quantity.kind == Kind::Multiple {
            slips.extend(ratio::slip(grid, place, quantity, number));
            return;
        }
        let between = change::slip(grid, place, quantity, number).or_else(|| gap::slip(grid, place, quantity, number));
        if between.is_some() {
            slips.extend(between);
            return;
        }
        let Some((row, column)) = place.target(grid, quantity) else { return };
        let Some((value, label)) = place.value(grid, row, column) else { return };
        let scales = [scale(grid.caption), Some(0), Some(3), Some(6), Some(9)];
        let near = scales.into_iter().flatten().find(|scale| is_near(number.value, value, *scale));
        if near.is_some() {
            let level = (row.is_none() && place.counts_rows(grid)).then_some(Level::Error);
            slips.push(Slip { level, ..slip(grid, quantity, text, (row, column), label) });
        }
    });
}

/// Whether a table near the one at `index` gives the figure of a slip, which then speaks of that one.
pub fn is_told_by_another(slip: &Slip, grids: &[Grid<'_>], index: usize, text: &Text<'_>) -> bool {
    let at = text.quantities.partition_point(|quantity| quantity.core.start < slip.span.start);
    let quantity = text.quantities.get(at..).unwrap_or_default().iter().find(|quantity| quantity.core == slip.span);
    let Some((quantity, number)) = quantity.and_then(|quantity| Some((quantity, quantity.number()?))) else {
        return false;
    };
    let near = grids.iter().enumerate().skip(index.saturating_sub(NEAR)).take(2 * NEAR + 1);
    let mut others = near.filter(|(other, grid)| *other != index && is_about(grid, text, slip.span));
    others.any(|(_, grid)| known(grid).iter().any(|known| known.meets(&number, quantity.kind)))
}

/// Tables before one and behind it that are asked as well.
const NEAR: usize = 6;

/// Amounts of the prose that are a cell times a wrong power of ten.
pub fn scales(grid: &Grid<'_>, text: &Text<'_>, slips: &mut Vec<Slip>) {
    let Some(scale) = scale(grid.caption) else { return };
    each(grid, text, &mut |place: &Place<'_>, quantity, number| {
        let real = Some(place).filter(|place| !place.unreal);
        let named = || real?.target(grid, quantity).and_then(|(row, column)| Some((row?, column)));
        let same = place.same_digits(grid, quantity).or_else(named);
        let Some((row, column)) = same.or_else(|| real?.total(grid, number)) else { return };
        let Some(figure) = grid.figure(row, column).filter(|figure| figure.unit != Unit::Percent) else { return };
        let meant = Rational::power_of_ten(scale).and_then(|power| figure.value.mul(power));
        let Some(meant) = meant.filter(|meant| !meant.is_zero()) else { return };
        let ratio = number.value.div(meant);
        let slipped = [-3, -2, -1, 1, 2, 3].into_iter().any(|power| ratio == Rational::power_of_ten(power));
        let told = figure.value.abs() >= Rational::whole(10) || figure.places > 0;
        if slipped && told && !matches!(quantity.kind, Kind::Percent | Kind::Multiple) {
            let text_of_cell = grid.entry(row, column).map_or("", |entry| entry.text);
            let label = format!("{text_of_cell} in {}", names::scale_word(scale));
            slips.push(slip(grid, quantity, text, (Some(row), column), label));
        }
    });
}

/// Whether two values are so near that they may be meant to be one.
fn is_near(told: Rational, cell: Rational, scale: i32) -> bool {
    let cell = Rational::power_of_ten(scale).and_then(|power| cell.mul(power));
    let ratio = cell.and_then(|cell| told.div(cell));
    let bounds = (Rational::new(1, 2), Rational::new(2, 1));
    matches!((ratio, bounds), (Some(ratio), (Some(low), Some(high))) if ratio >= low && ratio <= high)
}

fn slip(
    grid: &Grid<'_>,
    quantity: &Quantity,
    text: &Text<'_>,
    (row, column): (Option<usize>, usize),
    label: String,
) -> Slip {
    let cells = row.into_iter().chain((0..grid.rows.len()).filter(|_| row.is_none()));
    Slip {
        span: quantity.core,
        values: vec![
            ("expected", label.clone()),
            ("written", quantity.core.of(text.prose()).to_owned()),
            ("column", grid.columns.get(column).map_or("", |column| column.header).to_owned()),
            ("row", row.and_then(|row| grid.rows.get(row)).map_or("", |row| row.label).to_owned()),
        ],
        label,
        evidence: evidence(grid, cells.map(|row| (row, column))),
        ..Slip::default()
    }
}
