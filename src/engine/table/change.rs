//! Changes that the prose tells of a table: "rose by 15 percent from the first quarter to the second", where the rows
//! or columns of both ends stand in the table and give another percent.

use super::grid::Grid;
use super::names;
use super::place::Place;
use super::{Slip, evidence};
use crate::exact::Rational;
use crate::quantity::{Kind, Number, Quantity};

/// The slip of a percent that the two rows of its sentence contradict.
pub fn slip(grid: &Grid<'_>, place: &Place<'_>, quantity: &Quantity, number: &Number) -> Option<Slip> {
    if quantity.kind != Kind::Percent || !names::any(place.words(), MOVES) {
        return None;
    }
    let (from, to) = between_rows(grid, place).or_else(|| between_years(grid, place, quantity))?;
    let (before, after) = (grid.figure(from.0, from.1)?.value, grid.figure(to.0, to.1)?.value);
    let change = after.sub(before)?.div(before)?.mul(Rational::HUNDRED)?.abs();
    // Another sort of percent is not a slip of this one.
    let ratio = number.value.div(change)?;
    let near = ratio >= Rational::new(1, 5)? && ratio <= Rational::from(5);
    let text = |(row, column): Cell| grid.entry(row, column).map_or("", |entry| entry.text);
    let expected = format!("{} percent", change.to_decimal(1));
    let label = format!("{} to {} is {expected}", text(from), text(to));
    near.then(|| Slip {
        span: quantity.core,
        values: vec![
            ("expected", expected),
            ("written", quantity.core.of(place.prose()).to_owned()),
            ("column", grid.columns.get(to.1).map_or("", |column| column.header).to_owned()),
            ("row", String::new()),
        ],
        label,
        evidence: evidence(grid, [from, to].into_iter()),
        ..Slip::default()
    })
}

/// "from spring to autumn": two rows of the one column of figures.
fn between_rows(grid: &Grid<'_>, place: &Place<'_>) -> Option<(Cell, Cell)> {
    let mut rows: Vec<(usize, usize)> =
        (0..grid.rows.len()).filter_map(|row| Some((place.at(grid.rows.get(row)?.label)?, row))).collect();
    rows.sort_unstable();
    let columns: Vec<usize> = grid.values().collect();
    let (&[(_, from), (_, to)], &[column]) = (rows.as_slice(), columns.as_slice()) else { return None };
    let said = ["from", "to"].iter().all(|word| names::any(place.words(), &[word]));
    said.then_some(((from, column), (to, column)))
}

/// "in Osby between 2019 and 2023": two years of the one row that the sentence names.
pub fn between_years(grid: &Grid<'_>, place: &Place<'_>, quantity: &Quantity) -> Option<(Cell, Cell)> {
    let row = place.only_row_before(grid, quantity).or_else(|| whole_row(grid, place))?;
    let mut years: Vec<(&str, usize)> = Vec::new();
    for column in grid.values() {
        let head = grid.columns.get(column)?;
        let told = year(head.words.iter()).filter(|year| place.words().iter().any(|word| word == year));
        let amounts = !head.is_percent && !head.is_share() && !head.is_change() && !head.says(names::RANK);
        years.extend(told.filter(|_| amounts).map(|year| (year, column)));
    }
    years.sort_unstable();
    let &[(first, from), (second, to)] = years.as_slice() else { return None };
    let said = place.words().iter().filter(|word| year(std::iter::once(*word)).is_some()).count();
    let words = |column: usize| grid.columns.get(column).map(|head| head.words.as_slice());
    let same = names::same_but_for_time(words(from)?, words(to)?);
    (first != second && said == 2 && same).then_some(((row, from), (row, to)))
}

/// The one total, where the sentence speaks of all rows together.
fn whole_row(grid: &Grid<'_>, place: &Place<'_>) -> Option<usize> {
    let named = grid.rows.iter().any(|row| !row.is_total() && place.at(row.label).is_some());
    let all = names::any(place.words(), &["together", "total", "altogether", "overall", "combined"]);
    let mut totals = (0..grid.rows.len()).filter(|row| grid.rows.get(*row).is_some_and(super::grid::Row::is_total));
    totals.next().filter(|_| all && !named && totals.next().is_none())
}

/// The first word that is a year.
fn year<'w>(mut words: impl Iterator<Item = &'w String>) -> Option<&'w str> {
    let is_year = |word: &&String| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    words.find(is_year).map(String::as_str)
}

/// Row and column.
type Cell = (usize, usize);

/// Verbs and nouns of change, without the ending of the plural.
pub const MOVES: &[&str] = &[
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
