//! Words right before a level that tie it to another or to none: "to 53 from 74", "on 4.1 days a month, compared with 8.6",
//! "rang up 2,000".
//!
//! Comes in: two figures of a sentence. Goes out: which is the older, or whether one is of something else. Not here: when each
//! held (`when`), and what makes a pair (`pair`).

use super::pair::NEAR;
use super::{Told, start};
use crate::quantity::{Kind, Quantity};
use crate::sentence::Text;

/// Two levels of one sentence that a word ties, and whether the second is the older: "to 53 from 74", "99, after 101", "from 53 to
/// 74".
pub(super) fn linked(text: &Text<'_>, first: &Told, second: &Told) -> Option<bool> {
    let tokens = |told: &Told| text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone());
    let (one, other) = tokens(first).zip(tokens(second)).filter(|_| first.sentence == second.sentence)?;
    let before = |start: u32| start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    if before(one.start) == "from" && before(other.start) == "to" {
        return Some(false);
    }
    // "From an estimated rate of about 20 to one of 75".
    let led = |start: u32, word: &str| (start.saturating_sub(NEAR + 2)..start).any(|at| text.word(at) == word);
    if led(one.start, "from") && (one.end..other.start).any(|at| text.word(at) == "to") && led(other.start, "to") {
        return Some(false);
    }
    // "From car crashes, 11 deaths": the word before the mark leads to something else.
    let from = other.start.saturating_sub(NEAR).max(one.end);
    let from = (from..other.start)
        .rev()
        .find(|at| matches!(text.word(*at), "," | ";") && text.word(at + 1) != "which")
        .unwrap_or(from);
    let near = from..other.start;
    let older = |at: u32| match text.word(at) {
        "from" | "against" | "versus" | "than" => true,
        "with" | "to" => at > 0 && text.word(at - 1) == "compared",
        "after" => at + 1 == other.start || at + 2 == other.start && matches!(text.word(at + 1), "a" | "an"),
        _ => false,
    };
    near.into_iter().any(older).then_some(true)
}

/// "On 4.1 days a month, compared with 8.6": a bare number behind a word that holds it against the figure before is of what
/// that one is of.
pub(super) fn is_held_against_another_sort(text: &Text<'_>, (first, second): (&Told, &Told)) -> bool {
    if first.sort.kind != Kind::Count || first.noun.is_some() == second.noun.is_some() {
        return false;
    }
    let (bare, other) = if first.noun.is_none() { (first, second) } else { (second, first) };
    let at = start(text, bare);
    let led = at
        .checked_sub(1)
        .is_some_and(|at| matches!(text.word(at), "with" | "against" | "from" | "than" | "versus" | "to"));
    let sentence = text.sentences.get(bare.sentence).map(|sentence| sentence.quantities.clone()).unwrap_or_default();
    let before = (sentence.start as usize..bare.quantity)
        .rev()
        .filter_map(|at| text.quantities.get(at).map(|quantity| (at, quantity)));
    let mut measured = before.filter(|(_, quantity)| !matches!(quantity.kind, Kind::Date | Kind::Ordinal));
    let is_sized =
        |quantity: &Quantity| matches!(quantity.kind, Kind::Measure | Kind::Duration | Kind::Money | Kind::Percent);
    led && measured.any(|(at, quantity)| at != other.quantity && is_sized(quantity) && quantity.per.is_some())
}

/// "Its tills rang up 2,000": no step.
pub(super) fn is_rung_up(text: &Text<'_>, start: u32) -> bool {
    let back = |by: u32| start.checked_sub(by).map(|at| text.word(at)).unwrap_or_default();
    back(1).eq_ignore_ascii_case("up")
        && matches!(
            back(2),
            "rang" | "made" | "make" | "makes" | "took" | "picked" | "racked" | "notched" | "clocked" | "ran" | "piled"
        )
}
