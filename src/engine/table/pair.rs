//! A column worked out of two others, row by row: change, difference, product, quotient.
//!
//! Comes in: a target column and the pairs that may give it. Goes out: the pair that most rows keep, with the rows that
//! break it. Figures stand for the interval that rounds to them; counts are exact.

use super::cell::{Figure, Reading, Unit};
use super::grid::{Grid, Row};
use super::sums::{Fit, half};
use crate::exact::{Interval, Rational};

/// What is done with the two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// 100 × (second ÷ first − 1).
    Change,
    /// second − first.
    Difference,
    /// The distance between the two, whichever is greater.
    Gap,
    /// first × second.
    Product,
    /// factor × first ÷ second.
    Quotient(i128),
    /// A change as the cell says it: percent of the first, or the difference; without a sign where it names a fall.
    Moved {
        /// The header says that it goes down.
        falls: bool,
    },
}

/// A way to work out a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// What is done.
    pub operation: Operation,
    /// First column.
    pub first: usize,
    /// Second column.
    pub second: usize,
}

/// How the rows of a table keep a pair.
#[derive(Debug)]
pub struct Kept {
    /// The pair.
    pub pair: Pair,
    /// How many rows keep it, those without power not counted.
    pub kept: usize,
    /// Rows that break it.
    pub failed: Vec<Broken>,
}

/// A row that breaks a pair.
#[derive(Debug)]
pub struct Broken {
    /// The row.
    pub row: usize,
    /// By how much.
    pub fit: Fit,
    /// What is done in this row.
    pub operation: Operation,
    /// The value that it should have.
    pub expected: Rational,
}

/// The pair that most rows keep; of equals the first.
pub fn best(
    grid: &Grid<'_>,
    target: usize,
    pairs: impl Iterator<Item = Pair>,
    rows: fn(&Row<'_>) -> bool,
) -> Option<Kept> {
    let mut best: Option<Kept> = None;
    for pair in pairs.filter(|pair| pair.first != target && pair.second != target && pair.first != pair.second) {
        let kept = keep(grid, target, pair, rows);
        let better = best.as_ref().is_none_or(|best| (kept.kept, best.failed.len()) > (best.kept, kept.failed.len()));
        if better {
            best = Some(kept);
        }
    }
    best
}

/// Rows whose cell has another unit than those that keep the pair say something else.
fn keep(grid: &Grid<'_>, target: usize, pair: Pair, rows: fn(&Row<'_>) -> bool) -> Kept {
    let mut kept = Kept { pair, kept: 0, failed: Vec::new() };
    let mut units = Vec::new();
    let counted = (grid.is_counted(pair.first), grid.is_counted(pair.second));
    for (row, _) in grid.rows.iter().enumerate().filter(|(_, row)| rows(row)) {
        match judge(grid, row, target, pair, counted) {
            Some((Fit::Fits, operation, telling, _)) => {
                kept.kept += usize::from(telling);
                units.extend(grid.figure(row, target).map(|figure| (figure.unit, operation)));
            }
            Some((fit, operation, _, expected)) => kept.failed.push(Broken { row, fit, operation, expected }),
            None => {}
        }
        if kept.failed.len() > kept.kept + 4 {
            break;
        }
    }
    kept.failed.retain(|broken| {
        let unit = grid.figure(broken.row, target).map(|figure| figure.unit);
        units.is_empty() || units.iter().any(|(known, _)| Some(*known) == unit)
    });
    kept
}

/// How a row stands, what is done in it, whether keeping the pair tells anything, and what the pair gives.
fn judge(
    grid: &Grid<'_>,
    row: usize,
    target: usize,
    pair: Pair,
    counted: (bool, bool),
) -> Option<(Fit, Operation, bool, Rational)> {
    let written = grid.figure(row, target)?;
    let (first, second) = (value(grid, row, pair.first)?, value(grid, row, pair.second)?);
    let mut found = None;
    for operation in pair.in_row(grid, row, target) {
        let point = operation.at(Interval::point(first.0), Interval::point(second.0))?.middle()?;
        let range = operation.at(first.range(counted.0)?, second.range(counted.1)?)?;
        let fit = fit(written, range, pair.operation)?;
        if fit == Fit::Fits || found.is_none() {
            found = Some((fit, operation, operation.tells(first.0, second.0), point));
        }
    }
    found
}

fn fit(written: &Figure<'_>, range: Interval, operation: Operation) -> Option<Fit> {
    let claimed = Interval::around(written.value, half(written.grain)?)?;
    let wider = Interval::around(written.value, written.grain.add(half(written.grain)?)?)?;
    let turned = !written.signed && range.negate().is_some_and(|range| range.meets(claimed));
    let unsigned = matches!(operation, Operation::Gap | Operation::Moved { falls: true });
    Some(if range.meets(claimed) || turned && unsigned {
        Fit::Fits
    } else if range.meets(wider) || turned {
        Fit::Near
    } else {
        Fit::Off
    })
}

impl Pair {
    /// What is done in a row: a change may be told in percent here and as an amount there.
    fn in_row(self, grid: &Grid<'_>, row: usize, target: usize) -> Vec<Operation> {
        let Operation::Moved { .. } = self.operation else { return vec![self.operation] };
        let unit = grid.figure(row, target).map(|figure| figure.unit);
        let is_percent = |column: usize| {
            let unit = grid.figure(row, column).is_some_and(|figure| figure.unit == Unit::Percent);
            unit || grid.columns.get(column).is_some_and(|column| column.is_percent || column.is_share())
        };
        let percent = unit == Some(Unit::Percent) || unit == Some(Unit::Bare) && is_percent(target);
        let mixed = unit == Some(Unit::Bare) && !percent && grid.has_unit(target, Unit::Percent);
        match (percent, is_percent(self.first) && is_percent(self.second)) {
            _ if mixed => vec![Operation::Difference, Operation::Change],
            (true, true) => vec![Operation::Difference, Operation::Change],
            (true, false) => vec![Operation::Change],
            (false, _) => vec![Operation::Difference],
        }
    }
}

/// A value with its grain; a dash is an exact nought.
struct Value(Rational, Rational);

impl Value {
    fn range(&self, counted: bool) -> Option<Interval> {
        if counted { Some(Interval::point(self.0)) } else { Interval::around(self.0, half(self.1)?) }
    }
}

fn value(grid: &Grid<'_>, row: usize, column: usize) -> Option<Value> {
    match &grid.entry(row, column)?.reading {
        Reading::Figure(Figure { value, grain, .. }) => Some(Value(*value, *grain)),
        Reading::Nil => Some(Value(Rational::ZERO, Rational::ZERO)),
        _ => None,
    }
}

impl Operation {
    /// The result; `None` where a divisor may be nought.
    fn at(self, first: Interval, second: Interval) -> Option<Interval> {
        match self {
            Self::Change => second.div(first)?.sub(Interval::point(Rational::ONE))?.scale(Rational::HUNDRED),
            Self::Difference | Self::Moved { .. } => second.sub(first),
            Self::Gap => {
                let gap = second.sub(first)?;
                if gap.middle()?.is_negative() { gap.negate() } else { Some(gap) }
            }
            Self::Product => first.mul(second),
            Self::Quotient(factor) => first.div(second)?.scale(Rational::whole(factor)),
        }
    }

    /// Whether a row that keeps the operation says something of it: times one and less nought do not.
    fn tells(self, first: Rational, second: Rational) -> bool {
        match self {
            Self::Change => true,
            Self::Difference | Self::Gap | Self::Moved { .. } => !first.is_zero() && !second.is_zero(),
            Self::Product => ![first, second].iter().any(|value| value.is_zero() || *value == Rational::ONE),
            Self::Quotient(_) => !first.is_zero() && second != Rational::ONE,
        }
    }

    /// The arithmetic as text.
    pub fn write(self, first: &str, second: &str, result: &str) -> String {
        match self {
            Self::Change => format!("{first} → {second} is {result}"),
            Self::Difference | Self::Moved { .. } => format!("{second} − {first} = {result}"),
            Self::Gap => format!("{first} and {second} are {result} apart"),
            Self::Product => format!("{first} × {second} = {result}"),
            Self::Quotient(1) => format!("{first} ÷ {second} = {result}"),
            Self::Quotient(factor) => format!("{factor} × {first} ÷ {second} = {result}"),
        }
    }
}
