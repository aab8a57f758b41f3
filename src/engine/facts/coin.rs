//! One sum in two currencies: "has given £250,000 … the $250,000 gift". Comes in: a text. Goes out: the later mention, told
//! as known. Only where no other money stands in the text and none is told to be worth the other.

use super::{Report, Words, conflict, start};
use crate::quantity::Kind;
use crate::sentence::Text;

/// Adds the later of the two.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let mut money = facts.told.iter().filter(|told| told.sort.kind == Kind::Money);
    let (Some(first), Some(second), None) = (money.next(), money.next(), money.next()) else { return };
    let same = first.value == second.value && first.digits == second.digits && first.sort.per == second.sort.per;
    let apart = first.sort.unit.is_some() && second.sort.unit.is_some() && first.sort.unit != second.sort.unit;
    // "Raised the purse to £25,000, and half of the €25,000": in one sentence it must be some of the sum.
    let back = |words: u32| start(text, second).checked_sub(words).map(|at| text.word(at)).unwrap_or_default();
    let told_before = first.sentence != second.sentence || back(1) == "the" && back(2) == "of";
    let Some(phrase) = text.renewed(second).filter(|_| same && apart && told_before) else {
        return;
    };
    let worth = |at: u32| {
        matches!(
            text.word(at),
            "worth" | "equivalent" | "equal" | "another" | "second" | "other" | "further" | "same" | "exchange"
        )
    };
    let head = text.heads.get(second.quantity).copied().flatten().map_or(phrase.end, |head| head.end);
    if matches!(text.word(head), "of" | "from" | "by") {
        return;
    }
    let own = text.quantities.get(first.quantity).map_or(0, |quantity| quantity.tokens.end);
    let near = start(text, second).saturating_sub(6).max(own)..start(text, second) + 6;
    if text.is_short() && !near.into_iter().any(worth) && !text.are_apart(first, second, &phrase) {
        report.slips.push(conflict(text, second, first, None));
    }
}
