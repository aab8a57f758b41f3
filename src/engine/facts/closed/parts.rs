//! Parts of a sum told apart from it, the last of them as what is left: "spent $1.26m … Shelters took $740,000 … Advice cost
//! $310,000 … The balance, $210,000".
//!
//! Comes in: a text of few figures. Goes out: the rest, where the only other amounts of its sort leave another and one
//! slip of the pen explains it. Not here: numbers of things (`parts`), and parts that stand beside their total.

use super::{Report, Slip, Words, few, is_miswritten, is_plain, loose, slip};
use crate::exact::{Interval, Rational};
use crate::quantity::Kind;
use crate::sentence::{Text, Told};

/// Adds the rest, where it is another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = few(text) else { return };
    let amounts = |told: &&Told| matches!(told.sort.kind, Kind::Money | Kind::Measure) && told.sort.per.is_none();
    report.slips.extend(told.iter().filter(amounts).find_map(|claim| rest(text, told, claim)));
}

fn rest(text: &Text<'_>, told: &[Told], claim: &Told) -> Option<Slip> {
    if !is_left(text, claim) || !is_plain(text, claim) {
        return None;
    }
    let same: Vec<&Told> = told.iter().filter(|told| told.sort == claim.sort).collect();
    let total = *same.first()?;
    // A headline and the sentence below it tell one total.
    let parts: Vec<&Told> = same
        .iter()
        .copied()
        .filter(|told| told.quantity > total.quantity && told.quantity < claim.quantity && told.value != total.value)
        .collect();
    let last = same.last().is_some_and(|last| last.quantity == claim.quantity);
    let plain = parts.iter().all(|part| is_plain(text, part) && part.value < total.value);
    let apart = parts.iter().all(|part| part.sentence > total.sentence) && total.sentence < claim.sentence;
    if !last || !plain || !apart || parts.len() < 2 || !is_plain(text, total) {
        return None;
    }
    let sum = |start: Interval| parts.iter().try_fold(start, |sum, part| sum.add(loose(text, part)?));
    let given = loose(text, total)?.sub(sum(Interval::point(Rational::ZERO))?)?;
    let point = parts.iter().try_fold(total.value, |left, part| left.sub(part.value))?;
    let off = !given.meets(loose(text, claim)?) && is_slip(total, &parts, claim, point);
    Some(slip(text, text.quantities.get(claim.quantity)?.span, (total, parts.first()?), &written(point)))
        .filter(|_| off)
}

/// Whether one figure, a digit of it changed, makes all of them fit.
fn is_slip(total: &Told, parts: &[&Told], claim: &Told, left: Rational) -> bool {
    let Some(off) = left.sub(claim.value) else { return false };
    let fits = |told: &Told, needed: Option<Rational>| {
        let digits = |value: Rational| {
            (0..9)
                .fold(value, |value, _| value.div(Rational::whole(10)).filter(|less| less.is_whole()).unwrap_or(value))
        };
        needed.is_some_and(|needed| is_miswritten(digits(told.value), digits(needed)))
    };
    fits(claim, Some(left))
        || fits(total, total.value.sub(off))
        || parts.iter().any(|part| fits(part, part.value.add(off)))
}

/// "That leaves $185m", "the balance, $240,000", "the remaining $2m".
fn is_left(text: &Text<'_>, told: &Told) -> bool {
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    let before = |back: u32| start.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let article = |word: &str| matches!(word, "the" | "The" | "its" | "their" | "Its" | "Their" | "a" | "A");
    let left = matches!(before(1), "other" | "remaining") && article(before(2));
    let balance =
        matches!(before(1), "," | "of") && matches!(before(2), "rest" | "remainder" | "balance") && article(before(3));
    left || balance
        || matches!(before(1), "leaves" | "leaving")
        || before(1) == "left" && matches!(before(2), "That" | "That's" | "which")
}

/// "185 million", and every digit where there is no scale.
fn written(value: Rational) -> String {
    let million = Rational::whole(1_000_000);
    match value.div(million) {
        Some(millions) if millions >= Rational::ONE => format!("{} million", millions.to_decimal(2)),
        _ => value.to_decimal(0),
    }
}
