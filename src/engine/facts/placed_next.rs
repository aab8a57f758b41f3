//! One place and the next, each with its figure, in one sentence or two: "second in the table with 14 points … Third-placed Orme had
//! 16", "is second, 38 seconds behind Orr. Lund lies third, 29 seconds off the lead".
//!
//! Comes in: a text and its ordinals. Goes out: the figure of the lower place, where it is better. Not here: places that stand in
//! one sentence with all their figures (`placed`).

use super::closed::{is_one_of, stands};
use super::placed::ORDINALS;
use super::{Report, Slip, Words, conflict, start};
use crate::quantity::Hedge;
use crate::sentence::{Text, Told};
use std::ops::Range;

/// Words from a place to its figure.
const REACH: u32 = 12;
/// Nouns of which the most win.
const MOST: &str = "point points vote votes medal medals gold golds mark marks win wins title titles seat seats";
/// Words of another race, or of a gap to someone else.
const OTHERS: &str =
    "another further more other joint tied level equal yesterday earlier previous last while respectively";
/// Who lies where.
const LIES: &str = "is lies sits stands remains";
const LAY: &str = "was lay sat stood finished came ended placed";

/// Adds every figure that is better than that of the place above.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in report.called.clone() {
        let found = behind(text, at).or_else(|| nearer(text, at));
        report.slips.extend(found);
    }
}

/// "Third-placed Orme had 16", where the second had 14.
fn behind(text: &Text<'_>, at: u32) -> Option<Slip> {
    let place = ordinal(text, at).filter(|place| *place > 1)?;
    if text.word(at + 1) != "-" || text.word(at + 2) != "placed" {
        return None;
    }
    let above = above(text, at, place)?;
    let (one, other) = (level(text, above, at)?, level(text, at + 3, end(text, at)?)?);
    let noun = text.heads.get(one.quantity).copied().flatten().map(|head| text.word(head.end.saturating_sub(1)));
    let most = noun.is_some_and(|noun| is_one_of(noun, MOST));
    let like = one.sort == other.sort && (other.noun.is_none() || other.noun == one.noun);
    // Who is ahead has more of it: where the fewest win, the order is the other.
    let all = text.facts().told_in(one.sentence).iter().filter(|told| told.sort == one.sort);
    let few = all
        .filter(|told| told.quantity != other.quantity && told.quantity > one.quantity)
        .any(|told| told.value < one.value);
    let apart = stands(text, above..end(text, at)?, OTHERS);
    (most && like && !few && !apart && other.value > one.value)
        .then(|| Slip { label: "more than who is ahead".to_owned(), ..conflict(text, other, one, None) })
}

/// "Third, 29 seconds off the lead", where the second is 38 behind.
fn nearer(text: &Text<'_>, at: u32) -> Option<Slip> {
    let place = ordinal(text, at).filter(|place| *place > 1)?;
    let above = above(text, at, place)?;
    let verb = |at: u32| at.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let tense = [LIES, LAY].iter().any(|words| is_one_of(verb(above), words) && is_one_of(verb(at), words));
    let (one, base) = gap(text, above, at)?;
    let (other, own) = gap(text, at, end(text, at)?)?;
    let lead = |base: &str| is_one_of(base, "lead leader pace front");
    let same = base == own || place == 2 && lead(own) || lead(base) && lead(own);
    let opens = text.sentences.get(other.sentence).map(|sentence| text.word(sentence.tokens.start));
    let pronoun = opens.is_some_and(|word| is_one_of(word, "He She They It But In Among"));
    let overall = |sentence: usize| {
        let tokens = text.sentences.get(sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        tokens.into_iter().any(|at| is_one_of(text.word(at), "overall Overall standings general classification"))
    };
    let race = overall(one.sentence) || !overall(other.sentence);
    let apart = stands(text, above..end(text, at)?, OTHERS);
    let like = one.sort == other.sort && one.noun == other.noun;
    (tense && same && !pronoun && race && !apart && like && other.value < one.value)
        .then(|| Slip { label: "nearer than who is ahead".to_owned(), ..conflict(text, other, one, None) })
}

fn ordinal(text: &Text<'_>, at: u32) -> Option<usize> {
    let word = text.word(at).to_ascii_lowercase();
    ORDINALS.iter().position(|known| *known == word)
}

fn end(text: &Text<'_>, at: u32) -> Option<u32> {
    text.sentences.get(text.sentence_at(at)).map(|sentence| sentence.tokens.end)
}

/// The place above, told as such in this sentence or the one before.
fn above(text: &Text<'_>, at: u32, place: usize) -> Option<u32> {
    let here = text.sentence_at(at);
    let from = text.sentences.get(here.saturating_sub(1))?;
    let beside = text.sentences.get(here).is_some_and(|sentence| sentence.block == from.block);
    let first = if beside { from.tokens.start } else { text.sentences.get(here)?.tokens.start };
    let is_place = |at: &u32| {
        let before = at.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        ordinal(text, *at) == Some(place - 1)
            && !is_one_of(before, "the a his her their its every each -")
            && (is_one_of(text.word(at + 1), "in on with at , overall place")
                || text.word(at + 1) == "-" && text.word(at + 2) == "placed")
    };
    (first..at).rev().find(is_place)
}

/// The figure that a place is told with.
fn level<'t>(text: &'t Text<'_>, from: u32, to: u32) -> Option<&'t Told> {
    let led = |told: &&Told| {
        let before = start(text, told).checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        is_one_of(before, "with on had has won have took finished at")
    };
    figures(text, from..to).find(led)
}

/// How far behind a place is, and behind whom.
fn gap<'t>(text: &'t Text<'_>, from: u32, to: u32) -> Option<(&'t Told, &'t str)> {
    let told = figures(text, from..to).next()?;
    let head = text.heads.get(told.quantity).copied().flatten().map_or(0, |head| head.end);
    let after = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.end)?.max(head);
    let base = match (text.word(after), text.word(after + 1)) {
        ("off" | "behind", "the") | ("adrift", "of") | ("back", "on") => text.word(after + 2),
        ("behind", _) => text.word(after + 1),
        _ => return None,
    };
    let base = if base == "the" { text.word(after + 3) } else { base };
    let named = base.chars().next().is_some_and(char::is_uppercase);
    (named || is_one_of(base, "lead leader pace front")).then_some((told, base))
}

/// The bare figures in reach of a place.
fn figures<'t>(text: &'t Text<'_>, range: Range<u32>) -> impl Iterator<Item = &'t Told> {
    let last = range.end.min(range.start + REACH);
    text.facts().told_in(text.sentence_at(range.start)).iter().filter(move |told| {
        (range.start..last).contains(&start(text, told))
            && text.quantities.get(told.quantity).is_some_and(|quantity| {
                !quantity.attributive && !quantity.lexical && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
            })
    })
}
