//! Columns worked out of two others: change, product, difference and rate. Each names the pairs that its header allows
//! and how many rows must keep one before the others are held to it.

use super::grid::{Column, Grid};
use super::names;
use super::pair::{Broken, Kept, Operation, Pair, best};
use super::steps;
use super::sums::Fit;
use super::{Slip, evidence, slip_at};
use crate::finding::Level;

/// Change columns: percent, points or amount.
pub fn changes(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    for target in targets(grid, |column| column.is_change() && !column.says(names::ADJUSTED)) {
        let operands = operands(grid, target);
        let falls =
            says(grid, target, FALLS) || grid.columns.get(target).is_some_and(|column| column.header.contains('±'));
        let operation = Operation::Moved { falls };
        let pairs = near(target, &operands).map(|(first, second)| Pair { operation, first, second });
        let kept = best(grid, target, pairs, |row| row.is_entry() || row.is_total());
        let alone = grid.rows.len() == 1 && operands.len() == 2;
        let proved = |kept: &Kept| kept.kept > 0 && kept.failed.len() <= kept.kept;
        match kept.filter(|kept| alone && kept.pair.first < kept.pair.second || proved(kept)) {
            Some(kept) => report(grid, target, &kept, slips),
            None => steps::check(grid, target, slips),
        }
    }
}

/// Amounts: quantity times price.
pub fn products(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    for target in targets(grid, |column| column.is_value && !is_derived(column)) {
        let operands: Vec<usize> = grid.values().filter(|column| *column < target).take(MOST_OPERANDS).collect();
        let pairs = near(target, &operands).filter(|(first, second)| first < second);
        let pairs = pairs.map(|(first, second)| Pair { operation: Operation::Product, first, second });
        let Some(kept) = best(grid, target, pairs, |row| row.is_entry()) else { continue };
        let named =
            says(grid, target, AMOUNT) && (says(grid, kept.pair.first, EACH) || says(grid, kept.pair.second, EACH));
        if kept.kept >= (if named { 2 } else { 5 }) && kept.failed.len() * 2 <= kept.kept {
            report(grid, target, &kept, slips);
        }
    }
}

/// Differences: revenue less costs.
pub fn differences(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    for target in targets(grid, |column| column.is_value && !is_derived(column) && !column.says(names::TOTAL)) {
        let named = says(grid, target, LEFT_OVER);
        let operation = if says(grid, target, GAP) { Operation::Gap } else { Operation::Difference };
        let operands: Vec<usize> = operands(grid, target).into_iter().filter(|column| *column < target).collect();
        let pairs = near(target, &operands)
            .filter(|(first, second)| named || first.max(second) + 1 == target && first.abs_diff(*second) == 1);
        let pairs = pairs.map(|(first, second)| Pair { operation, first, second });
        let Some(kept) = best(grid, target, pairs, |row| row.is_entry() || row.is_total()) else { continue };
        let enough = if named { 1 } else { 3 };
        if kept.kept >= enough && kept.failed.len() <= kept.kept && (named || kept.failed.len() == 1) {
            report(grid, target, &kept, slips);
        }
    }
}

/// Rates: meals per pupil, votes per seat, deaths per 100,000.
pub fn rates(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    for target in targets(grid, |column| column.is_value && column.says(names::RATE) && !column.is_change()) {
        let operands = operands(grid, target);
        let pairs = near(target, &operands).flat_map(|(first, second)| {
            let factors = [1, 100, 1_000, 10_000, 100_000, 1_000_000];
            factors.into_iter().map(move |factor| Pair { operation: Operation::Quotient(factor), first, second })
        });
        let Some(kept) = best(grid, target, pairs, |row| row.is_entry()) else { continue };
        let told = shares_words(grid, target, kept.pair) || names_base(grid, target);
        let enough = if told { 2 } else { 3 };
        if kept.kept >= enough && kept.failed.len() * 2 <= kept.kept {
            report(grid, target, &kept, slips);
        }
    }
}

/// Columns that quantity and price give.
const AMOUNT: &[&str] = &[
    "amount", "cost", "costs", "value", "total", "sum", "revenue", "charge", "sales", "price", "pay", "earnings",
    "takings", "fee", "gross", "net", "subtotal", "income",
];

/// Columns that are multiplied.
const EACH: &[&str] = &[
    "qty", "quantity", "price", "rate", "unit", "units", "hours", "each", "number", "no", "count", "pieces", "tickets",
    "days", "nights", "sold",
];

/// What is left of one column without another.
const LEFT_OVER: &[&str] = &[
    "profit",
    "balance",
    "net",
    "difference",
    "margin",
    "surplus",
    "deficit",
    "gap",
    "remaining",
    "left",
    "gd",
    "result",
    "loss",
    "closing",
    "unsold",
    "majority",
    "lead",
];

/// Distances without a sign.
const GAP: &[&str] = &["difference", "gap", "margin", "majority", "lead"];

/// Changes that go down without a sign.
const FALLS: &[&str] = &["decrease", "fall", "decline", "drop", "loss", "reduction", "saving", "savings", "cut"];

/// Operands are looked for among so many columns.
const MOST_OPERANDS: usize = 8;

fn targets<'g>(grid: &'g Grid<'_>, wanted: fn(&Column<'_>) -> bool) -> impl Iterator<Item = usize> + 'g {
    grid.columns.iter().enumerate().filter(move |(_, column)| column.is_value && wanted(column)).map(|(index, _)| index)
}

fn is_derived(column: &Column<'_>) -> bool {
    column.is_change() || column.is_share() || column.is_percent || column.says(names::RATE) || column.says(names::RANK)
}

/// Columns that may be worked with: values that are no change or share of others themselves.
fn operands(grid: &Grid<'_>, target: usize) -> Vec<usize> {
    let target_share = grid.columns.get(target).is_some_and(|column| column.is_percent || column.says(names::CHANGE));
    let fits = |column: &usize| {
        grid.columns.get(*column).is_some_and(|column| {
            !column.is_change() && (target_share || !column.is_share()) && !column.says(names::RANK)
        })
    };
    grid.values().filter(|column| *column != target).filter(fits).take(MOST_OPERANDS).collect()
}

/// All pairs, those nearest before the target first.
fn near(target: usize, operands: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let mut pairs: Vec<(usize, usize)> =
        operands.iter().flat_map(|first| operands.iter().map(move |second| (*first, *second))).collect();
    pairs.sort_by_key(|(first, second)| (target.abs_diff(*first) + target.abs_diff(*second), first > second));
    pairs.into_iter()
}

fn says(grid: &Grid<'_>, column: usize, known: &[&str]) -> bool {
    grid.columns.get(column).is_some_and(|column| column.says(known))
}

/// Whether the header of a rate names one of its columns.
fn shares_words(grid: &Grid<'_>, target: usize, pair: Pair) -> bool {
    let words = |column: usize| grid.columns.get(column).map(|column| column.words.as_slice()).unwrap_or_default();
    let stems = |word: &String| word.trim_end_matches('s').to_owned();
    let named: Vec<String> = words(target).iter().map(stems).collect();
    [pair.first, pair.second].into_iter().any(|column| words(column).iter().any(|word| named.contains(&stems(word))))
}

/// Whether the header of a rate is its base alone: "Per 1,000", "per head".
fn names_base(grid: &Grid<'_>, target: usize) -> bool {
    let words = grid.columns.get(target).map(|column| column.words.as_slice()).unwrap_or_default();
    let base = |word: &String| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || matches!(word.as_str(), "head" | "capita" | "person" | "pupil")
    };
    words.split_first().is_some_and(|(first, rest)| first == "per" && !rest.is_empty() && rest.iter().all(base))
}

fn report(grid: &Grid<'_>, target: usize, kept: &Kept, slips: &mut Vec<Slip>) {
    let Pair { first, second, .. } = kept.pair;
    for Broken { row, fit, operation, expected } in &kept.failed {
        let Some(written) = grid.figure(*row, target) else { continue };
        let text = |column| grid.entry(*row, column).map_or("", |entry| entry.text);
        let exact = matches!(operation, Operation::Difference | Operation::Gap | Operation::Product);
        let sign = if written.signed && !expected.is_negative() && !written.value.is_negative() { "+" } else { "" };
        let expected = format!("{sign}{}", written.write(*expected, written.places + u32::from(!exact)));
        let label = operation.write(text(first), text(second), &expected);
        slips.extend(slip_at(grid, (*row, target), expected, label).map(|slip| Slip {
            help: (kept.kept > 0).then(|| format!("{} other rows agree", kept.kept)),
            evidence: evidence(grid, [(*row, first), (*row, second)].into_iter()),
            level: (*fit == Fit::Near).then_some(Level::Warning),
            ..slip
        }));
    }
}
