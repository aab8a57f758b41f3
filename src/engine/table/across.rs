//! Cross-footing: the cells of a row against the row's total, and games won, drawn and lost against games played.
//!
//! Which columns a total column adds up is found by trying: those before it, those behind it, all of them; the set that
//! most rows keep is the one. A total that no row keeps adds up something else, and is silent.

use super::cell::Reading;
use super::grid::{Grid, RowKind};
use super::names;
use super::sums::{Fit, Rounding, Sum, written};
use super::{Slip, evidence, slip_at};
use crate::finding::Level;

/// Adds a slip for every row that breaks the sum which the others keep.
pub fn check(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    for total in grid.values() {
        let Some(best) =
            parts_of(grid, total).into_iter().filter_map(|parts| rows(grid, total, parts)).max_by_key(Rows::rank)
        else {
            continue;
        };
        if best.speaks(grid, total) {
            slips.extend(best.failed.iter().filter_map(|(row, fit)| slip(grid, *row, total, &best, *fit)));
        }
    }
}

/// The sets of columns that a total may add up.
fn parts_of(grid: &Grid<'_>, total: usize) -> Vec<Vec<usize>> {
    let Some(head) = grid.columns.get(total) else { return Vec::new() };
    let mut sets = Vec::new();
    if head.says(PLAYED) || head.header == "P" {
        let named = |names: &[&str]| grid.values().find(|column| says(grid, *column, names));
        sets.extend(WON_LOST.iter().map(|names| named(names)).collect::<Option<Vec<usize>>>());
    }
    if !head.adds_up() {
        return sets;
    }
    let alike = |column: &usize| {
        grid.columns
            .get(*column)
            .is_some_and(|other| other.adds_up() && !other.is_change() && !other.says(names::TOTAL))
    };
    let before = || (0..total).rev().take_while(|column| !says(grid, *column, names::TOTAL)).filter(alike);
    let behind = || (total + 1..grid.columns.len()).take_while(alike);
    sets.push(before().collect());
    sets.push((0..total).filter(alike).collect());
    if head.says(names::TOTAL) {
        sets.push(behind().collect());
        sets.extend((2..behind().count()).map(|length| behind().take(length).collect()));
        sets.extend((2..before().count()).map(|length| before().take(length).collect()));
    }
    sets.retain(|set: &Vec<usize>| set.len() > 1);
    sets.iter_mut().for_each(|set| set.sort_unstable());
    sets
}

const PLAYED: &[&str] = &["played", "pld", "gp", "matches", "games", "mp"];

const WON_LOST: [&[&str]; 3] = [
    &["won", "w", "wins", "win"],
    &["drawn", "d", "draws", "draw", "tied", "ties", "t"],
    &["lost", "l", "losses", "loss"],
];

fn says(grid: &Grid<'_>, column: usize, names: &[&str]) -> bool {
    grid.columns.get(column).is_some_and(|column| column.says(names))
}

/// How the rows keep a sum.
struct Rows {
    parts: Vec<usize>,
    kept: usize,
    failed: Vec<(usize, Fit)>,
}

impl Rows {
    fn rank(&self) -> (usize, usize) {
        (self.kept, usize::MAX - self.failed.len())
    }

    /// A named total needs one row that keeps it; any other column needs many.
    fn speaks(&self, grid: &Grid<'_>, total: usize) -> bool {
        let both = says(grid, total, &["both"]) && self.parts.len() == 2;
        let played = grid.columns.get(total).is_some_and(|head| head.header == "P") && self.parts.len() == 3;
        let named = both
            || played
            || says(grid, total, names::TOTAL)
            || says(grid, total, PLAYED)
            || self.parts.len() == 3 && self.kept > 1
            || self.is_last_of_all(grid, total);
        let enough = if named { 1 } else { 4 };
        self.kept >= enough && self.failed.len() <= self.kept && (named || self.failed.len() * 4 <= self.kept)
    }
}

impl Rows {
    /// The last column adds up all others, and the one row that breaks it is a slip of one digit or two exchanged.
    fn is_last_of_all(&self, grid: &Grid<'_>, total: usize) -> bool {
        let all = grid.values().filter(|column| *column != total).eq(self.parts.iter().copied());
        let last = grid.values().last() == Some(total);
        let [(row, _)] = self.failed.as_slice() else { return false };
        let told = grid.figure(*row, total).map(|figure| figure.value.to_decimal(figure.places));
        let given = sum(grid, *row, &self.parts).map(|sum| sum.value.to_decimal(sum.places));
        let slip = told.zip(given).is_some_and(|(told, given)| {
            let different: Vec<_> = told.chars().zip(given.chars()).filter(|(one, other)| one != other).collect();
            told.len() == given.len()
                && match different.as_slice() {
                    [_] => true,
                    [(a, b), (c, d)] => a == d && b == c,
                    _ => false,
                }
        });
        all && last && slip && self.kept > 1
    }
}

/// Judges all rows; whole numbers without unit are exact where more than one row is so.
fn rows(grid: &Grid<'_>, total: usize, parts: Vec<usize>) -> Option<Rows> {
    let counted = grid.is_whole(total) && parts.iter().all(|column| grid.is_whole(*column));
    let exact = judge(grid, total, &parts, Rounding::None);
    if counted && exact.0 > 1 {
        return Some(Rows { parts, kept: exact.0, failed: exact.1 });
    }
    let (kept, failed) = judge(grid, total, &parts, Rounding::OfAll);
    Some(Rows { parts, kept, failed })
}

fn judge(grid: &Grid<'_>, total: usize, parts: &[usize], rounding: Rounding) -> (usize, Vec<(usize, Fit)>) {
    let (mut kept, mut failed) = (0, Vec::new());
    for row in 0..grid.rows.len() {
        match fit(grid, row, total, parts, rounding) {
            Some(Fit::Fits) => kept += 1,
            Some(fit) => failed.push((row, fit)),
            None => {}
        }
        if failed.len() > kept + 8 {
            break;
        }
    }
    (kept, failed)
}

fn fit(grid: &Grid<'_>, row: usize, total: usize, parts: &[usize], rounding: Rounding) -> Option<Fit> {
    if grid.rows.get(row)?.kind == RowKind::Middle {
        return None;
    }
    let sum = sum(grid, row, parts)?;
    let fit = sum.fit(grid.figure(row, total)?, rounding)?;
    (!sum.value.is_zero() || fit != Fit::Fits).then_some(fit)
}

fn sum(grid: &Grid<'_>, row: usize, parts: &[usize]) -> Option<Sum> {
    let mut figures = Vec::with_capacity(parts.len());
    for column in parts {
        match &grid.entry(row, *column)?.reading {
            Reading::Figure(figure) => figures.push(figure),
            Reading::Nil => {}
            _ => return None,
        }
    }
    Sum::of(figures.into_iter())
}

fn slip(grid: &Grid<'_>, row: usize, total: usize, rows: &Rows, fit: Fit) -> Option<Slip> {
    let written_total = grid.figure(row, total)?;
    let sum = sum(grid, row, &rows.parts)?;
    let expected = written_total.write(sum.value, sum.places.max(written_total.places));
    let figures = rows.parts.iter().filter_map(|column| grid.figure(row, *column));
    let label = format!("{} = {expected}", written(figures));
    Some(Slip {
        help: Some(format!("{} other rows add up", rows.kept)),
        evidence: evidence(grid, rows.parts.iter().map(|column| (row, *column))),
        level: (fit == Fit::Near).then_some(Level::Warning),
        ..slip_at(grid, (row, total), expected, label)?
    })
}
