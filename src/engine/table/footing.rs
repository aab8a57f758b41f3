//! Footing: the entries of a column against its total.
//!
//! Every sensible reading is tried: all entries above, those since the last subtotal, the subtotals alone, the entries
//! below a total that stands on top, with and without memo rows, rows taken off, a part listed below its whole. Only a
//! total that none of them gives speaks.

use super::cell::{Figure, Reading};
use super::grid::{Grid, RowKind};
use super::names;
use super::share;
use super::sums::{Fit, Rounding, Sum, written};
use super::{Slip, evidence};
use crate::exact::Rational;
use crate::finding::Level;

/// Adds a slip for every total of a grid that its column does not give.
pub fn check(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    if names::is_partial(&grid.notes) {
        return;
    }
    for row in 0..grid.rows.len() {
        if let Some(weight) = weight(grid, row) {
            total_row(grid, row, weight, slips);
        }
    }
}

/// What says that a row is a total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Its label.
    Named,
    /// Bold type alone, or a name for the whole ("Group"), which needs another column as witness.
    Bold,
    /// What amounts of either sign make together ("Net change").
    Net,
    /// A result ("Net profit"), which needs another column as witness and adds up amounts of either sign.
    Result,
}

fn weight(grid: &Grid<'_>, row: usize) -> Option<Weight> {
    let line = grid.rows.get(row)?;
    let last = row + 1 == grid.rows.len();
    let others = grid.rows.iter().filter(|row| !row.strong).count();
    match line.kind {
        RowKind::Total | RowKind::Subtotal => Some(Weight::Named),
        RowKind::Entry if is_set_off(grid, row) => Some(Weight::Bold),
        RowKind::Entry if last && others == grid.rows.len() && names::names_whole(line.label) => Some(Weight::Bold),
        RowKind::Entry if last && names::is_balance(line.label) && opens_with_balance(grid) => Some(Weight::Named),
        RowKind::Entry | RowKind::Middle if last && names::is_net(line.label) => Some(Weight::Net),
        RowKind::Entry if last && names::names_result(line.label) => Some(Weight::Result),
        _ => None,
    }
}

/// Whether a row stands in bold type among others that do not, as sums do that no label names: the last of the table is
/// one of them.
fn is_set_off(grid: &Grid<'_>, row: usize) -> bool {
    let bold = grid.rows.iter().filter(|row| row.strong).count();
    let last = grid.rows.last().is_some_and(|row| row.strong);
    last && bold * 2 <= grid.rows.len() && grid.rows.get(row).is_some_and(|row| row.strong)
}

/// Whether the table begins with what was there before.
fn opens_with_balance(grid: &Grid<'_>) -> bool {
    grid.rows.first().is_some_and(|row| names::is_balance(row.label))
}

/// One column under one total row, judged.
struct Judged {
    column: usize,
    fit: Fit,
    /// The reading that fits, or the one to report.
    rows: Vec<usize>,
    sum: Sum,
    exact: bool,
}

fn total_row(grid: &Grid<'_>, row: usize, weight: Weight, slips: &mut Vec<Slip>) {
    let readings = readings(grid, row);
    let told = share::failing_columns(grid);
    let values = grid.values().filter(|column| !told.contains(column));
    let judged: Vec<Judged> = values.filter_map(|column| judge(grid, row, column, &readings)).collect();
    let exact = |judged: &&Judged| grid.figure(row, judged.column).is_some_and(|total| total.value == judged.sum.value);
    let fitting = judged.iter().filter(|judged| judged.fit == Fit::Fits);
    let witness = fitting.clone().find(exact).or_else(|| fitting.clone().next().filter(|_| weight == Weight::Named));
    for failed in judged.iter().filter(|judged| judged.fit != Fit::Fits) {
        // Bold type alone is a total where two digits of its sum stand exchanged.
        let bold = weight == Weight::Bold && is_exchanged(grid, row, failed);
        let sure = (matches!(weight, Weight::Named | Weight::Net) || bold)
            && judged.len() == 1
            && is_clear(grid, (row, failed.column), &readings);
        let rows = match witness {
            Some(witness) => &witness.rows,
            None if sure => &failed.rows,
            None => continue,
        };
        let mut signs = rows.iter().filter_map(|row| Some(grid.figure(*row, failed.column)?.value.is_negative()));
        let plain = matches!(weight, Weight::Net | Weight::Result) && !signs.any(|negative| negative);
        if !plain && !is_middle(grid, row, failed.column, rows, witness.is_some()) {
            slips.extend(slip(grid, row, failed, rows));
        }
    }
}

/// Whether a total is its sum with two digits exchanged.
fn is_exchanged(grid: &Grid<'_>, row: usize, judged: &Judged) -> bool {
    let Some(total) = grid.figure(row, judged.column) else { return false };
    let (sum, told) = (judged.sum.value.to_decimal(total.places), total.value.to_decimal(total.places));
    let different: Vec<_> = sum.chars().zip(told.chars()).filter(|(one, other)| one != other).collect();
    sum.len() == told.len() && matches!(different.as_slice(), [(a, b), (c, d)] if a == d && b == c)
}

/// Whether there is no doubt which rows a total adds up, so that it needs no other column as witness: there is one
/// reading, or all give one sum; rows that say "of which" are parts of others.
fn is_clear(grid: &Grid<'_>, (row, column): (usize, usize), readings: &[Vec<usize>]) -> bool {
    let kind = |row: usize| grid.rows.get(row).map(|row| row.kind);
    let sections = (0..row).all(|row| kind(row) != Some(RowKind::Total)) && kind(row) == Some(RowKind::Subtotal);
    let counted = grid.columns.get(column).is_some_and(|column| column.says(names::COUNTED));
    let rate = names::any(&names::words(grid.caption), names::RATE) && !counted;
    let inner = |row: &usize| grid.rows.get(*row).is_some_and(|row| names::is_part_of_row_above(row.label));
    let told = readings.iter().filter(|reading| !reading.iter().any(inner));
    let sum = |reading: &Vec<usize>| Some(Sum::of(parts(grid, reading, column)?.iter().map(|(_, part)| part))?.value);
    let mut sums: Vec<Option<Rational>> = told.map(sum).collect();
    sums.dedup();
    !rate && (matches!(sums.as_slice(), [Some(_)]) || sections)
}

/// The rows that a total may add up, likeliest first.
fn readings(grid: &Grid<'_>, total: usize) -> Vec<Vec<usize>> {
    let rows = |from: usize, to: usize, wanted: &dyn Fn(usize, RowKind) -> bool| -> Vec<usize> {
        (from..to).filter(|row| grid.rows.get(*row).is_some_and(|line| wanted(*row, line.kind))).collect()
    };
    let entry = |row, kind| matches!(kind, RowKind::Entry | RowKind::Less) && !is_set_off(grid, row);
    let memo = |row, kind| entry(row, kind) || kind == RowKind::Memo;
    let sum = |row, kind| {
        matches!(kind, RowKind::Total | RowKind::Subtotal) || kind == RowKind::Entry && is_set_off(grid, row)
    };
    let adds_up = |row: &usize| grid.rows.get(*row).is_some_and(|line| sum(*row, line.kind));
    let last = (0..total).rev().find(adds_up);
    let since = last.map_or(0, |last| last + 1);
    let next = (total + 1..grid.rows.len()).find(adds_up);
    let totals = rows(0, total, &sum);
    let with_totals = [totals.clone(), rows(since, total, &entry)].concat();
    let above = [rows(since, total, &entry), rows(0, total, &entry), totals, with_totals, rows(since, total, &memo)];
    let mut found: Vec<Vec<usize>> = Vec::new();
    for reading in above {
        if reading.len() > 1 && !found.contains(&reading) {
            found.push(reading);
        }
    }
    if found.is_empty() && rows(0, total, &memo).is_empty() {
        found.push(rows(total + 1, next.unwrap_or(grid.rows.len()), &entry));
    }
    found
}

fn judge(grid: &Grid<'_>, row: usize, column: usize, readings: &[Vec<usize>]) -> Option<Judged> {
    let total = grid.figure(row, column)?;
    let (exact, rounding) = rounding(grid, column, total)?;
    let mut first = None;
    for rows in readings.iter().filter(|rows| rows.len() > 1) {
        let parts = parts(grid, rows, column)?;
        let sum = Sum::of(parts.iter().map(|(_, part)| part))?;
        let fit = sum.fit(total, rounding)?;
        let fits = fit == Fit::Fits || is_explained(grid, &parts, &sum, total);
        if fits || first.is_none() {
            let fit = if fits { Fit::Fits } else { fit };
            first = Some(Judged { column, fit, rows: rows.clone(), sum, exact });
        }
        if fits {
            break;
        }
    }
    first
}

/// How the figures of a column are rounded; `None` where they cannot be added up.
fn rounding(grid: &Grid<'_>, column: usize, total: &Figure<'_>) -> Option<(bool, Rounding)> {
    let head = grid.columns.get(column)?;
    if head.is_percent || head.is_share() {
        let whole = total.value == Rational::HUNDRED && !head.is_change() && !head.says(names::RATE);
        return whole.then_some((false, Rounding::OfParts));
    }
    if !head.adds_up() {
        return None;
    }
    let counted = grid.is_counted(column);
    Some(if counted { (true, Rounding::None) } else { (false, Rounding::OfAll) })
}

/// The figures of a reading, with their rows; a dash is nothing, and a figure that is not told makes the sum unknown.
fn parts<'t>(grid: &Grid<'t>, rows: &[usize], column: usize) -> Option<Vec<(usize, Figure<'t>)>> {
    let mut parts = Vec::with_capacity(rows.len());
    for row in rows {
        match &grid.entry(*row, column)?.reading {
            Reading::Figure(figure) => parts.push((*row, *figure)),
            Reading::Nil => {}
            Reading::Untold | Reading::Words | Reading::Empty => return None,
        }
    }
    (parts.len() > 1).then_some(parts)
}

/// Whether the sum fits once rows are taken off as their labels say, or a run of parts is not told twice.
fn is_explained(grid: &Grid<'_>, parts: &[(usize, Figure<'_>)], sum: &Sum, total: &Figure<'_>) -> bool {
    let less = parts.iter().filter(|(row, _)| grid.rows.get(*row).is_some_and(|row| row.kind == RowKind::Less));
    let taken = Sum::of(less.map(|(_, part)| part)).and_then(|less| less.value.mul(Rational::whole(2)));
    let distance = sum.value.sub(total.value);
    if distance.is_none() || distance.is_some_and(|distance| taken == Some(distance) && !distance.is_zero()) {
        return true;
    }
    let mut before = std::collections::HashMap::new();
    let mut running = Rational::ZERO;
    for (index, (_, part)) in parts.iter().enumerate() {
        before.entry(running).or_insert(index);
        let Some(next) = running.add(part.value) else { return true };
        running = next;
        let start = distance.and_then(|distance| running.sub(distance)).and_then(|start| before.get(&start));
        if start.is_some_and(|start| index + 1 >= start + 2 && index + 1 - start < parts.len()) {
            return true;
        }
    }
    false
}

/// Whether the total lies among its entries, as an average or an extreme does; without a witness, below them too.
fn is_middle(grid: &Grid<'_>, row: usize, column: usize, rows: &[usize], witness: bool) -> bool {
    let values = || rows.iter().filter_map(|row| grid.figure(*row, column)).map(|figure| figure.value);
    let (Some(total), Some(low), Some(high)) = (grid.figure(row, column), values().min(), values().max()) else {
        return true;
    };
    total.value <= high && !low.is_negative() && (total.value >= low || !witness)
}

fn slip(grid: &Grid<'_>, row: usize, failed: &Judged, rows: &[usize]) -> Option<Slip> {
    let total = grid.figure(row, failed.column)?;
    let parts = parts(grid, rows, failed.column)?;
    let sum = Sum::of(parts.iter().map(|(_, part)| part))?;
    let expected = total.write(sum.value, sum.places.max(total.places));
    let off = sum.value.sub(total.value)?.abs();
    let head = grid.columns.get(failed.column)?;
    if (head.is_percent || head.is_share()) && off > Rational::whole(30) {
        return None;
    }
    let rounded = failed.fit == Fit::Near || failed.exact && off <= failed.sum.slack;
    let entry = grid.entry(row, failed.column)?;
    Some(Slip {
        span: entry.span,
        values: vec![
            ("expected", expected.clone()),
            ("written", entry.text.to_owned()),
            ("column", head.header.to_owned()),
            ("row", grid.rows.get(row)?.label.to_owned()),
        ],
        label: format!("{} = {expected}", written(parts.iter().map(|(_, part)| part))),
        help: Some(format!("total and entries differ by {}", total.write(off, sum.places.max(total.places)))),
        evidence: evidence(grid, parts.iter().map(|(row, _)| (*row, failed.column))),
        level: rounded.then_some(Level::Warning),
        ..Slip::default()
    })
}
