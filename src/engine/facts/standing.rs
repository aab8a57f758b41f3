//! Places in a table, told sentences apart: "Orme went third … Orme have 28 points, while Tolm, in fourth, have 30"; and who is
//! ahead of the second: "the second-biggest grocer, after Orme and Tolm".
//!
//! Comes in: a text and its ordinals. Goes out: the points that are out of place; the place that does not go with who is ahead.
//! Not here: places of one sentence (`placed`).

use super::placed::ORDINALS;
use super::{Report, Slip, Words, conflict, start};
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::span::Span;
use crate::token::{Flags, literal};
use std::ops::Range;

/// Words from a place to its points.
const REACH: u32 = 7;
/// Words from a superlative to who is ahead.
const AHEAD: u32 = 12;

/// Adds what is out of place.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in &report.called {
        report.slips.extend(ahead(text, *at));
    }
    if text.is_short() {
        report.slips.extend(points(text));
    }
}

fn ordinal(text: &Text<'_>, at: u32) -> Option<usize> {
    let word = text.word(at).to_ascii_lowercase();
    ORDINALS.iter().position(|known| *known == word)
}

/// "second-biggest grocer …, after Orme and Tolm": more are ahead of it than its place has.
fn ahead(text: &Text<'_>, at: u32) -> Option<Slip> {
    let place = ordinal(text, at)?;
    let best = text.word(at + 2);
    let after = (at + 3..at + 3 + AHEAD).find(|at| matches!(text.word(*at), "after" | "behind"))?;
    let sentence = text.sentences.get(text.sentence_at(at))?;
    let fits =
        text.word(at + 1) == "-" && (best.ends_with("est") || best == "most") && sentence.tokens.contains(&after);
    let plain = (at..after).all(|at| !matches!(text.word(at), ";" | "." | "and" | "but" | "when" | "who" | "which"));
    if !(fits && plain && place > 0) {
        return None;
    }
    if let Some(slip) = beaten(text, (at, after), sentence.tokens.end) {
        return Some(slip);
    }
    let names = names(text, after + 1..sentence.tokens.end)?;
    let span = Span::new(text.tokens.get(at as usize)?.start, text.tokens.get(at as usize + 2)?.end);
    let told =
        Span::new(text.tokens.get(names.1.start as usize)?.start, text.tokens.get(names.1.end as usize - 1)?.end);
    (names.0 > place).then(|| Slip {
        span,
        label: format!("{} are ahead", names.0),
        values: vec![
            ("first", format!("{} are ahead", told.of(text.prose()))),
            ("second", format!("told as {}", span.of(text.prose()))),
        ],
        evidence: vec![(told, "ahead".to_owned())],
        ..Slip::default()
    })
}

/// "The third-longest, at 310 km, after the Orme, 290 km": who is ahead has less.
fn beaten(text: &Text<'_>, (at, after): (u32, u32), end: u32) -> Option<Slip> {
    let low = matches!(
        text.word(at + 2),
        "smallest"
            | "lowest"
            | "shortest"
            | "cheapest"
            | "lightest"
            | "youngest"
            | "newest"
            | "fastest"
            | "quickest"
            | "coldest"
    );
    let inside = |told: &&Told, range: Range<u32>| range.contains(&start(text, told)) && is_level(text, told);
    let told = text.facts().told_in(text.sentence_at(at));
    let mut own = told.iter().filter(|told| inside(told, at + 3..after));
    let own = own.next().filter(|_| own.next().is_none())?;
    let like = |told: &&Told| told.sort == own.sort && inside(told, after..end);
    let less = |told: &&Told| if low { told.value > own.value } else { told.value < own.value };
    let rival = told.iter().filter(like).find(less)?;
    Some(Slip { label: "ahead, with less".to_owned(), ..conflict(text, own, rival, None) })
}

fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let kind = matches!(told.sort.kind, Kind::Money | Kind::Measure | Kind::Percent | Kind::Count);
    let plain = |quantity: &Quantity| {
        matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.attributive && !quantity.lexical
    };
    kind && text.quantities.get(told.quantity).is_some_and(plain)
}

/// Names, or names and one thing behind "the", parted by commas and "and", up to the end of a clause: how many, and where.
fn names(text: &Text<'_>, range: Range<u32>) -> Option<(usize, Range<u32>)> {
    let end =
        range.clone().find(|at| matches!(text.word(*at), "." | ";" | "–" | "—" | "(") || text.word(*at) == "with")?;
    let capital =
        |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let mut number = 1;
    for at in range.start..end {
        match text.word(at) {
            "," | "and" if capital(at + 1) || matches!(text.word(at + 1), "the" | "and") => {
                number += usize::from(text.word(at + 1) != "and");
            }
            "the" | "of" => {}
            _ if capital(at) => {}
            // "the hospital trust".
            word if word.chars().all(|letter| letter.is_ascii_lowercase()) && text.word(range.start) == "the" => {}
            _ => return None,
        }
    }
    // "Marks and Spencer": a firm or land of two names.
    let pair = matches!(
        text.word(range.start),
        "Marks"
            | "Trinidad"
            | "Bosnia"
            | "Antigua"
            | "Barnes"
            | "Procter"
            | "Johnson"
            | "Ernst"
            | "Standard"
            | "Brighton"
            | "Black"
            | "Smith"
    );
    let parted = (range.start..end).any(|at| text.word(at) == "and");
    (parted && !pair && end < range.start + AHEAD).then_some((number, range.start..end))
}

/// Points out of place: of two places the better has fewer.
fn points(text: &Text<'_>) -> Option<Slip> {
    let point = literal("point");
    let table: Vec<(usize, &Told)> =
        text.facts().told.iter().filter_map(|told| Some((place_of(text, told)?, told))).collect();
    if !table.iter().any(|(_, told)| told.noun == Some(point)) {
        return None;
    }
    table.iter().enumerate().find_map(|(at, one)| {
        let wrong = |other: &&(usize, &Told)| {
            (one.0 < other.0) != (one.1.value > other.1.value) && one.0 != other.0 && one.1.value != other.1.value
        };
        let other = table.get(at + 1..)?.iter().find(wrong)?;
        Some(Slip { label: "out of place".to_owned(), ..conflict(text, other.1, one.1, None) })
    })
}

/// The place of whose points a figure tells: "Tolm, in fourth, have 30", "leaders Orme are on 41", "They have 28 points" behind
/// "Orme went third".
fn place_of(text: &Text<'_>, told: &Told) -> Option<usize> {
    let first = start(text, told);
    let plain = told.sort.kind == Kind::Count && (told.noun.is_none() || told.noun == Some(literal("point")));
    let led = matches!(text.word(first.checked_sub(1)?), "have" | "has" | "on" | "with" | "had");
    let sentence = text.sentences.get(told.sentence)?.tokens.clone();
    if !plain || !led {
        return None;
    }
    let from = first.saturating_sub(REACH).max(sentence.start);
    let own = (from..first)
        .rev()
        .take_while(|at| text.word(*at) != "while" && text.word(*at) != "and" && text.word(*at) != ";");
    let own = own.filter(|at| {
        text.quantities.iter().all(|quantity| quantity.kind == Kind::Ordinal || !quantity.tokens.contains(at))
    });
    for at in own {
        if matches!(text.word(at), "leaders" | "Leaders") {
            return Some(0);
        }
        let led = at > 0
            && matches!(text.word(at - 1), "in" | "lie" | "lies" | "are" | "is" | "up" | "to" | "finished" | "came");
        if let Some(place) = ordinal(text, at).filter(|_| led) {
            return Some(place);
        }
    }
    let subject = text.word(sentence.start);
    let short = first <= sentence.start + 4;
    let before = text.sentences.get(..told.sentence)?.iter().rev().take(5);
    let mut same = before.filter(|known| !known.kind.is_heading()).filter(|known| {
        text.word(known.tokens.start) == subject
            || matches!(subject, "They" | "It") && known.tokens.end == sentence.start
    });
    let earlier = same.find_map(|known| moved(text, known.tokens.clone()));
    earlier.filter(|_| short)
}

/// "moved up to second", "went third", "are fifth in the table".
fn moved(text: &Text<'_>, range: Range<u32>) -> Option<usize> {
    let near = range.start..range.end.min(range.start + 9);
    near.clone().find_map(|at| {
        let place = ordinal(text, at)?;
        let led = matches!(
            text.word(at.checked_sub(1)?),
            "to" | "into" | "went" | "are" | "is" | "stay" | "remain" | "stayed" | "up" | "in"
        );
        let table = matches!(text.word(at + 1), "in" | "with" | "after" | "." | "," | "place" | "on" | "thanks");
        (led && table).then_some(place)
    })
}
