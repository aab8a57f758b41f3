//! Columns that follow from others by a law of their own: points from wins and draws, a stock at the end from that at the
//! start with what came in and went out; and rows that are a percent of the row before ("VAT at 20%").
//!
//! The headers name the law, and two rows or more must keep it before one that breaks it speaks.

use super::grid::Grid;
use super::names;
use super::{Slip, evidence, slip_at};
use crate::exact::Rational;

/// Points of a league.
pub fn points(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    let Some(target) = named(grid, &["points", "pts", "pt"], None) else { return };
    let won = named(grid, &["won", "w", "wins", "win"], Some(target));
    let drawn = named(grid, &["drawn", "d", "draws", "draw", "tied", "ties"], Some(target));
    let (Some(won), Some(drawn)) = (won, drawn) else { return };
    let laws = [3, 2, 4].map(|worth| Law::of(grid, target, &[(won, worth), (drawn, if worth == 4 { 2 } else { 1 })]));
    report(grid, target, laws, slips);
}

/// What is there at the end.
pub fn balance(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    let Some(target) = named(grid, ENDS, None) else { return };
    let start = named(grid, STARTS, Some(target));
    let (Some(start), Some(inward), Some(outward)) =
        (start, named(grid, INWARD, Some(target)), named(grid, OUTWARD, Some(target)))
    else {
        return;
    };
    if start != inward && inward != outward && start != outward {
        report(grid, target, [Law::of(grid, target, &[(start, 1), (inward, 1), (outward, -1)])], slips);
    }
}

/// "VAT at 20%", "Service (12.5%)": a percent of the row before, which is a sum.
pub fn percents(grid: &Grid<'_>, slips: &mut Vec<Slip>) {
    for (row, line) in grid.rows.iter().enumerate().skip(1) {
        let Some(percent) = percent(line.label).filter(|_| names::any(&names::words(line.label), LEVIES)) else {
            continue;
        };
        let before = grid.rows.get(row - 1).map(|before| names::words(before.label)).unwrap_or_default();
        let sum = names::any(&before, &["subtotal", "sub", "total", "net", "price", "cost", "bill", "goods", "fee"]);
        for column in grid.values() {
            let (Some(told), Some(base)) = (grid.figure(row, column), grid.figure(row - 1, column)) else { continue };
            let given = base.value.mul(percent).and_then(|given| given.div(Rational::HUNDRED));
            let all = (0..row)
                .filter_map(|above| grid.figure(above, column))
                .try_fold(Rational::ZERO, |sum, figure| sum.add(figure.value));
            let of_all = all.and_then(|all| all.mul(percent)?.div(Rational::HUNDRED));
            let holds = |given: Option<Rational>| {
                let off = given.and_then(|given| told.value.abs().sub(given.abs())).map(Rational::abs);
                off.is_none_or(|off| off <= told.grain.max(Rational::ONE))
            };
            if sum && !holds(given) && !holds(of_all) {
                let expected = given.map(|given| told.write(given, told.places)).unwrap_or_default();
                let label = format!(
                    "{} percent of {}",
                    percent.to_decimal(1),
                    grid.entry(row - 1, column).map_or("", |entry| entry.text)
                );
                slips.extend(slip_at(grid, (row, column), expected, label));
            }
        }
    }
}

/// The percent of a label.
fn percent(label: &str) -> Option<Rational> {
    let end = label.find('%').or_else(|| label.find(" per"))?;
    let head = label.get(..end)?.trim_end();
    let start = head.rfind(|letter: char| !letter.is_ascii_digit() && letter != '.').map_or(0, |at| at + 1);
    let (whole, part) = head.get(start..)?.split_once('.').unwrap_or((head.get(start..)?, ""));
    let digits: i128 = format!("{whole}{part}").parse().ok()?;
    let power = Rational::power_of_ten(part.len() as i32)?;
    Rational::whole(digits).div(power)
}

const LEVIES: &[&str] =
    &["vat", "tax", "gst", "levy", "duty", "service", "surcharge", "tip", "commission", "deposit", "moms"];
const ENDS: &[&str] = &["end", "closing", "close", "carried", "final"];
const STARTS: &[&str] = &["start", "opening", "begin", "beginning", "brought", "initial"];
const INWARD: &[&str] = &[
    "in",
    "received",
    "added",
    "arrivals",
    "arrived",
    "bought",
    "delivered",
    "delivery",
    "births",
    "born",
    "joined",
    "gained",
    "deposits",
    "receipts",
    "income",
    "landed",
    "additions",
    "admitted",
    "admissions",
    "taken",
    "hired",
    "inflow",
    "inflows",
];
const OUTWARD: &[&str] = &[
    "out",
    "sold",
    "issued",
    "used",
    "departures",
    "departed",
    "died",
    "deaths",
    "left",
    "withdrawals",
    "spent",
    "payments",
    "shipped",
    "removed",
    "discharged",
    "discharges",
    "sales",
    "dispatched",
    "despatched",
    "outflow",
    "outflows",
    "lost",
    "lent",
];

/// The one column that a name says.
fn named(grid: &Grid<'_>, known: &[&str], other: Option<usize>) -> Option<usize> {
    let mut found = grid.values().filter(|column| {
        Some(*column) != other && grid.columns.get(*column).is_some_and(|head| head.says(known) && !head.is_percent)
    });
    found.next().filter(|_| found.next().is_none())
}

/// How the rows keep a law.
struct Law {
    terms: Vec<(usize, i64)>,
    kept: usize,
    /// Row, and what the law gives.
    failed: Vec<(usize, Rational)>,
}

impl Law {
    fn of(grid: &Grid<'_>, target: usize, terms: &[(usize, i64)]) -> Self {
        let mut law = Self { terms: terms.to_vec(), kept: 0, failed: Vec::new() };
        for row in (0..grid.rows.len()).filter(|row| grid.rows.get(*row).is_some_and(super::grid::Row::is_entry)) {
            let part = |(column, factor): &(usize, i64)| grid.figure(row, *column)?.value.mul(Rational::from(*factor));
            let given = terms.iter().try_fold(Rational::ZERO, |sum, term| sum.add(part(term)?));
            let (Some(given), Some(told)) = (given, grid.figure(row, target)) else { continue };
            if given == told.value { law.kept += 1 } else { law.failed.push((row, given)) }
        }
        law
    }
}

fn report(grid: &Grid<'_>, target: usize, laws: impl IntoIterator<Item = Law>, slips: &mut Vec<Slip>) {
    let Some(law) = laws.into_iter().max_by_key(|law| law.kept) else { return };
    let ([(row, given)], true) = (law.failed.as_slice(), law.kept > 1) else { return };
    let Some(told) = grid.figure(*row, target) else { return };
    let text = |column: usize| grid.entry(*row, column).map_or("", |entry| entry.text);
    let parts = law.terms.iter().enumerate().map(|(at, (column, factor))| {
        let sign = if *factor < 0 {
            " − "
        } else if at > 0 {
            " + "
        } else {
            ""
        };
        let times = if factor.abs() > 1 { format!("{} × ", factor.abs()) } else { String::new() };
        format!("{sign}{times}{}", text(*column))
    });
    let expected = told.write(*given, told.places);
    let label = format!("{} = {expected}", parts.collect::<String>());
    slips.extend(slip_at(grid, (*row, target), expected, label).map(|slip| Slip {
        help: Some(format!("{} other rows agree", law.kept)),
        evidence: evidence(grid, law.terms.iter().map(|(column, _)| (*row, *column))),
        ..slip
    }));
}
