//! Share columns against the values they are shares of, and percents that must make 100.

use super::cell::Figure;
use super::grid::{Grid, RowKind};
use super::names;
use super::sums::{Fit, Rounding, Sum, half, written};
use super::{Slip, evidence, slip_at};
use crate::exact::{Interval, Rational};
use crate::finding::Level;

/// Shares: each value over the total of its column, or over another column of its row.
pub fn shares(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    let told = |column: &usize| {
        grid.columns.get(*column).is_some_and(|column| {
            column.is_value
                && (column.is_share() || column.is_percent && !column.is_change())
                && !column.says(&["points"])
        })
    };
    for target in (0..grid.columns.len()).filter(told) {
        if let Some(best) = best(grid, target) {
            slips.extend(best.failed.iter().filter_map(|failed| slip(grid, target, &best, failed)));
        }
    }
}

/// Share columns in which a row is wrong, so that their total is wrong for no reason of its own.
pub fn failing_columns(grid: &Grid<'_>) -> Vec<usize> {
    share_columns(grid).filter(|target| best(grid, *target).is_some_and(|best| !best.failed.is_empty())).collect()
}

/// The base that most rows keep.
fn best(grid: &Grid<'_>, target: usize) -> Option<Judged> {
    let values: Vec<usize> = grid.values().filter(|column| is_base(grid, *column)).take(8).collect();
    let mut best: Option<Judged> = None;
    for part in &values {
        for whole in std::iter::once(None).chain(values.iter().filter(|whole| *whole != part).map(|whole| Some(*whole)))
        {
            let Some(judged) = judge(grid, target, *part, whole) else { continue };
            if best.as_ref().is_none_or(|best| (judged.kept, best.failed.len()) > (best.kept, judged.failed.len())) {
                best = Some(judged);
            }
        }
    }
    best.filter(|best| best.kept > 1 && best.failed.len() <= best.kept)
}

/// Percents without a total row that are said to be parts of one whole.
pub fn whole(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    let noted = names::is_partition(&grid.notes) || names::is_rounded_whole(&grid.notes);
    let rounded = names::any(&names::words(&grid.notes), &["rounded", "rounding"]);
    let said = noted || rounded || names::close_a_list(grid.rows.iter().map(|row| row.label));
    if names::is_partial(&grid.notes)
        || grid.rows.iter().any(|row| row.kind != RowKind::Entry && row.kind != RowKind::Heading)
    {
        return;
    }
    let told = names::any(&names::words(&grid.notes), &["%", "percent", "percentage"]);
    let bare = |column: &&usize| told && grid.columns.get(**column).is_some_and(|column| !column.is_change());
    let shares: Vec<usize> = share_columns(grid).collect();
    let values: Vec<usize> = grid.values().collect();
    let targets =
        if shares.is_empty() { values.iter().filter(bare).collect() } else { shares.iter().collect::<Vec<_>>() };
    for target in targets.into_iter().copied().filter(|_| said) {
        let parts: Vec<(usize, &Figure<'_>)> =
            (0..grid.rows.len()).filter_map(|row| Some((row, grid.figure(row, target)?))).collect();
        let Some(sum) = Sum::of(parts.iter().map(|(_, part)| *part)) else { continue };
        if parts.len() > 2 && parts.len() == grid.rows.len() {
            let near = sum.value.sub(Rational::HUNDRED).is_some_and(|off| off.abs() <= Rational::whole(12));
            slips.extend(whole_slip(grid, target, &parts, &sum).filter(|_| noted || near && !shares.is_empty()));
        }
    }
}

fn whole_slip(grid: &Grid<'_>, target: usize, parts: &[(usize, &Figure<'_>)], sum: &Sum) -> Option<Slip> {
    let (_, written_last) = parts.last()?;
    let off = sum.value.sub(Rational::HUNDRED)?;
    let is_share = grid.columns.get(target).is_some_and(super::grid::Column::is_share);
    let hundred = Figure { value: Rational::HUNDRED, grain: Rational::ZERO, ..**written_last };
    if sum.fit(&hundred, Rounding::OfParts)? == Fit::Fits
        || off.abs() > Rational::whole(25) && !(is_share && names::is_rounded_whole(&grid.notes))
    {
        return None;
    }
    let (worst, _) = parts.iter().max_by_key(|(_, part)| part.value)?;
    let total = written_last.write(sum.value, sum.places);
    let label = format!("{} = {total}", written(parts.iter().map(|(_, part)| *part)));
    Some(Slip {
        evidence: evidence(grid, parts.iter().map(|(row, _)| (*row, target))),
        help: Some(format!("rounding explains {} at most", written_last.write(sum.slack, sum.places + 1))),
        ..slip_at(grid, (*worst, target), total, label)?
    })
}

fn share_columns<'g>(grid: &'g Grid<'_>) -> impl Iterator<Item = usize> + 'g {
    let columns = grid.columns.iter().enumerate();
    columns
        .filter(|(_, column)| column.is_value && column.is_share() && !column.says(&["points"]))
        .map(|(index, _)| index)
}

fn is_base(grid: &Grid<'_>, column: usize) -> bool {
    grid.columns.get(column).is_some_and(|column| {
        !column.is_share()
            && !column.is_percent
            && !column.is_change()
            && !column.says(names::RATE)
            && !column.says(names::RANK)
    })
}

/// A base judged over all rows: parts of one column over its total, or over another column.
struct Judged {
    part: usize,
    whole: Option<usize>,
    kept: usize,
    failed: Vec<Failed>,
}

/// A row whose share is not what it says.
struct Failed {
    row: usize,
    expected: Rational,
    whole: Rational,
    near: bool,
}

fn judge(grid: &Grid<'_>, target: usize, part: usize, whole: Option<usize>) -> Option<Judged> {
    let total = if whole.is_none() { Some(total(grid, part)?) } else { None };
    let mut judged = Judged { part, whole, kept: 0, failed: Vec::new() };
    for (row, line) in grid.rows.iter().enumerate().filter(|(_, row)| row.is_entry() || row.kind == RowKind::Total) {
        let figures = (grid.figure(row, target), grid.figure(row, part));
        let (Some(share), Some(value)) = figures else { continue };
        let range = range(value, grid.is_counted(part));
        let base = match (&total, whole) {
            (Some((_, total)), _) => Some(*total),
            (None, Some(column)) => {
                grid.figure(row, column).and_then(|whole| self::range(whole, grid.is_counted(column)))
            }
            (None, None) => None,
        };
        let (Some(range), Some(base)) = (range, base) else { continue };
        let Some((fit, expected)) = fit(share, range, base) else { continue };
        let whole_value = total.as_ref().map(|(value, _)| *value).or_else(|| base.middle()).unwrap_or(Rational::ZERO);
        match fit {
            Fit::Fits => judged.kept += usize::from(!line.is_total() || whole.is_some() || grid.rows.len() < 4),
            _ => judged.failed.push(Failed { row, expected, whole: whole_value, near: fit == Fit::Near }),
        }
        if judged.failed.len() > judged.kept + 4 {
            return None;
        }
    }
    Some(judged)
}

/// The total of a column: its total row, or a last row that adds up the others by whatever name ("Turnout"), or else its
/// entries added up.
fn total(grid: &Grid<'_>, column: usize) -> Option<(Rational, Interval)> {
    let written = (0..grid.rows.len()).find(|row| grid.rows.get(*row).is_some_and(|row| row.kind == RowKind::Total));
    if let Some(total) = written.and_then(|row| grid.figure(row, column)) {
        return Some((total.value, range(total, grid.is_counted(column))?));
    }
    let entries = (0..grid.rows.len()).filter(|row| grid.rows.get(*row).is_some_and(super::grid::Row::is_entry));
    let figures: Vec<&Figure<'_>> = entries.filter_map(|row| grid.figure(row, column)).collect();
    if let Some((last, others)) = figures.split_last().filter(|(_, others)| others.len() > 1) {
        let adds_up = Sum::of(others.iter().copied()).is_some_and(|sum| sum.value == last.value);
        if adds_up {
            return Some((last.value, range(last, grid.is_counted(column))?));
        }
    }
    let sum = Sum::of(figures.into_iter())?;
    let slack = if grid.is_counted(column) { Rational::ZERO } else { sum.slack };
    Some((sum.value, Interval::around(sum.value, slack)?))
}

fn range(figure: &Figure<'_>, counted: bool) -> Option<Interval> {
    if counted { Some(Interval::point(figure.value)) } else { Interval::around(figure.value, half(figure.grain)?) }
}

fn fit(share: &Figure<'_>, part: Interval, whole: Interval) -> Option<(Fit, Rational)> {
    let given = part.div(whole)?.scale(Rational::HUNDRED)?;
    let claimed = Interval::around(share.value, half(share.grain)?)?;
    let wider = Interval::around(share.value, share.grain.add(half(share.grain)?)?)?;
    let fit = match (given.meets(claimed), given.meets(wider)) {
        (true, _) => Fit::Fits,
        (false, true) => Fit::Near,
        (false, false) => Fit::Off,
    };
    Some((fit, given.middle()?))
}

fn slip(grid: &Grid<'_>, target: usize, judged: &Judged, failed: &Failed) -> Option<Slip> {
    let share = grid.figure(failed.row, target)?;
    let part = grid.entry(failed.row, judged.part)?;
    let figure = grid.figure(failed.row, judged.part)?;
    let expected = share.write(failed.expected, share.places + 1);
    let whole = figure.write(failed.whole, figure.places);
    let column = judged.whole.map(|whole| (failed.row, whole));
    Some(Slip {
        help: Some(format!("{} other rows agree", judged.kept)),
        evidence: evidence(grid, std::iter::once((failed.row, judged.part)).chain(column)),
        level: failed.near.then_some(Level::Warning),
        ..slip_at(grid, (failed.row, target), expected.clone(), format!("{} of {whole} is {expected}", part.text))?
    })
}
