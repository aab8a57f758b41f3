//! One fact with two neighbouring digits exchanged: "12,000 people … the 21,000 islanders".

use super::{Report, Words, alone, conflict};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Stems, Text, Told};
use std::ops::Range;

/// Words around a figure that may say what it is of.
const AROUND: u32 = 7;

/// Adds every pair.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for later in facts.told.iter().filter(|told| is_candidate(text, told)) {
        let pair = facts.shuffled(later).filter(|earlier| is_slip(text, earlier, later)).last();
        let Some((at, other)) = pair.and_then(|earlier| alone(text, earlier, later)) else { continue };
        report.slips.push(conflict(text, at, other, Some("two digits have changed places")));
    }
}

/// Bare counts, amounts and measures of two digits and more.
fn is_candidate(text: &Text<'_>, told: &Told) -> bool {
    let bare = text
        .quantities
        .get(told.quantity)
        .is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.lexical);
    bare && told.digits.count() > 1
        && matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Duration)
}

fn is_slip(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    if earlier.sentence == later.sentence
        || !is_candidate(text, earlier)
        || is_row(text, earlier)
        || is_row(text, later)
        || !(earlier.digits.exchanged(later.digits) || later.digits.count() > 2 && earlier.digits.swapped(later.digits))
        || earlier.digits.step(earlier.value) != later.digits.step(later.value)
        || is_placed_anew(text, later)
        || is_found(text, later)
    {
        return false;
    }
    let near = near(text, earlier).intersection(&near(text, later)).count();
    let fine = later.digits.count() > 2;
    let counted = earlier.noun.is_some() && earlier.noun == later.noun;
    let others = super::agree::are_others(text, earlier, later);
    match text.renewed(later) {
        Some(phrase) if super::closed::is_told_apart(text, earlier, phrase.end) => false,
        Some(phrase) if fine && near > 0 && counted && is_named(text, earlier, &phrase) => {
            !text.are_apart(earlier, later, &phrase)
        }
        Some(phrase) if near > 1 && fine => {
            !others && is_said(text, earlier, later, &phrase) && !text.are_apart(earlier, later, &phrase)
        }
        Some(phrase) => (near > 1 || is_kin(text, earlier, later, &phrase)) && !text.rivals(earlier, later, &phrase),
        None => {
            near > 1
                && !others
                && (fine || counted)
                && is_retold(text, earlier, later)
                && !text.rivals(earlier, later, &(0..0))
        }
    }
}

/// "The crash that killed 13 people in Tolm": a place behind the figure that nothing before has named.
fn is_placed_anew(text: &Text<'_>, later: &Told) -> bool {
    let Some(tokens) = text.quantities.get(later.quantity).map(|quantity| quantity.tokens.clone()) else {
        return false;
    };
    let open = |at: &u32| !matches!(text.word(*at), "." | "," | ";");
    let place = (tokens.end..tokens.end + AROUND)
        .take_while(open)
        .find(|at| matches!(text.word(*at), "in" | "at" | "near") && text.word(at + 1).starts_with(char::is_uppercase));
    let Some(name) = place.and_then(|at| text.tokens.get(at as usize + 1)) else { return false };
    super::agree::is_name(name) && !text.tokens_in(0..tokens.start).iter().any(|token| token.key == name.key)
}

/// "Took 62 vials … found 26 vials": what is found, kept or given back need not be what there was.
pub fn is_found(text: &Text<'_>, later: &Told) -> bool {
    let start = text.quantities.get(later.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    start.checked_sub(1).is_some_and(|at| {
        matches!(text.word(at), "found" | "recovered" | "seized" | "returned" | "kept" | "uncovered" | "discovered")
    })
}

/// "The 168 homes at the mill": a word behind the noun stands in the earlier's sentence.
fn is_named(text: &Text<'_>, earlier: &Told, phrase: &Range<u32>) -> bool {
    let placed = matches!(text.word(phrase.end), "at" | "in" | "on" | "for");
    let behind = text.stems(phrase.end..phrase.end + 4);
    placed && text.sentence_stems(earlier.sentence).intersection(&behind).next().is_some()
}

/// Whether what the later figure is said to be was said before: "the sale of 15,000 tonnes" is not what was asked for.
pub fn is_said(text: &Text<'_>, earlier: &Told, later: &Told, phrase: &Range<u32>) -> bool {
    let start = text.quantities.get(later.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    let said = text.stems(phrase.start..start.max(phrase.start));
    let known = text.sentence_stems(earlier.sentence);
    let own = matches!(text.word(phrase.start), "its" | "Its" | "his" | "His" | "her" | "Her" | "their" | "Their");
    own || said.is_empty() || said.intersection(&known).next().is_some()
}

/// A line of results, "Net 3,182,000 vs 2,462,000", stands beside lines of its like.
fn is_row(text: &Text<'_>, told: &Told) -> bool {
    let tokens = text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    tokens.into_iter().any(|at| matches!(text.word(at), "vs" | "vs."))
}

/// Whether a mention that is not told as known tells the earlier again: a word before the one stands before the other,
/// neither is what something rose or fell "from", and no name stands beside the later that the earlier does not have.
fn is_retold(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    let before = |told: &Told| {
        let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
        let from = text.sentences.get(told.sentence).map(|sentence| sentence.tokens.start).unwrap_or_default();
        start.saturating_sub(AROUND).max(from)..start
    };
    let left = |told: &Told| before(told).last().is_some_and(|at| text.word(at) == "from");
    let (one, other) = (before(earlier), before(later));
    let names = super::agree::names(text, earlier.sentence);
    let strange = |at: &u32| {
        let token = text.tokens.get(*at as usize);
        token.is_some_and(|token| super::agree::is_name(token) && !names.contains(&token.key))
    };
    let opens = text.sentences.get(later.sentence).map(|sentence| sentence.tokens.start);
    let shared = text.stems(one).intersection(&text.stems(other.clone())).next().is_some();
    shared && !left(earlier) && !left(later) && !other.into_iter().any(|at| Some(at) != opens && strange(&at))
}

/// The words that stand around a figure in its sentence.
fn near(text: &Text<'_>, told: &Told) -> Stems {
    let (Some(quantity), Some(sentence)) = (text.quantities.get(told.quantity), text.sentences.get(told.sentence))
    else {
        return Stems::default();
    };
    let start = quantity.tokens.start.saturating_sub(AROUND).max(sentence.tokens.start);
    let end = (quantity.tokens.end + AROUND).min(sentence.tokens.end);
    let mut words = text.stems(start..quantity.tokens.start);
    words.extend(text.stems(quantity.tokens.end..end));
    words
}

/// The words of a renewed phrase, the figure itself left out.
pub fn words(text: &Text<'_>, told: &Told, phrase: &Range<u32>) -> Stems {
    let figure = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
    let mut words = text.stems(phrase.start..figure.start.max(phrase.start));
    words.extend(text.stems(figure.end.min(phrase.end)..phrase.end));
    words
}

/// Whether two figures count or measure the like: one noun, people both, or a word of the later phrase in the earlier's
/// sentence.
pub fn is_kin(text: &Text<'_>, earlier: &Told, later: &Told, phrase: &Range<u32>) -> bool {
    if let (Some(one), Some(other)) = (earlier.noun, later.noun)
        && one == other
    {
        return true;
    }
    // "a lead of 42 … their advantage of 24".
    let gap = |told: &Told| {
        let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
        let of = start > 1 && text.word(start - 1) == "of";
        of && matches!(text.word(start - 2), "lead" | "advantage" | "margin" | "gap" | "cushion" | "edge")
    };
    if gap(earlier) && gap(later) {
        return true;
    }
    let people = |told: &Told| {
        let head = text.heads.get(told.quantity).copied().flatten();
        head.is_some_and(|head| text.is_person(head.end - 1))
    };
    if people(earlier) && (people(later) || phrase.clone().any(|at| text.is_person(at))) {
        return true;
    }
    let counted = later.noun.is_some() && later.sort.unit.is_none();
    let words = words(text, later, phrase);
    !counted && text.sentence_stems(earlier.sentence).intersection(&words).next().is_some()
}
