//! What a club or firm did before it was: "The club was founded in 1928 … the first cup that the club won, in 1919".
//!
//! Comes in: a short text; "event", verbs by which a body begins, and "far", words by which it may have been there before
//! ("predecessor", "merger"). Goes out: the year of the deed, where it lies before the year of the founding. Not here:
//! chains of events with days (`sequence`), and buildings (a relation).

use super::{Report, Slip, Words};
use crate::lexicon::{WordInfo, look_up, singular_key};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Text, stem};
use crate::span::Span;
use crate::token::Key;

/// Words from a verb to its year.
const REACH: u32 = 10;

struct Event {
    noun: Key,
    year: i32,
    span: Span,
}

/// Adds every deed before the founding.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let years = || text.quantities.iter().filter_map(|quantity| Some((quantity, year(quantity)?)));
    if !text.is_short() || years().nth(1).is_none() {
        return;
    }
    let known = |at: u32| text.word(at).to_ascii_lowercase();
    let mut founded = years().filter_map(|(quantity, year)| founding(text, words, quantity, year));
    let Some(founded) = founded.next().filter(|_| founded.next().is_none()) else { return };
    let before = (0..text.tokens.len() as u32).any(|at| words.far.contains(&stem(&known(at))));
    if before {
        return;
    }
    for (quantity, year) in years().filter(|(_, year)| *year < founded.year) {
        if deed(text, words, quantity, founded.noun) {
            report.slips.push(slip(text, &founded, quantity, year));
        }
    }
}

fn year(quantity: &Quantity) -> Option<i32> {
    match quantity.amount {
        Amount::Date(date, None) if quantity.kind == Kind::Date && date.years == 1 => date.year,
        _ => None,
    }
}

fn is_in(text: &Text<'_>, words: &Words, at: u32) -> bool {
    words.event.contains(&stem(&text.word(at).to_ascii_lowercase()))
}

/// The first token of the sentence of a figure.
fn opening(text: &Text<'_>, quantity: &Quantity) -> u32 {
    let at = text.sentence_at(quantity.tokens.start);
    text.sentences.get(at).map_or(quantity.tokens.start, |sentence| sentence.tokens.start)
}

/// "The club was founded in 1928", "the club, founded in 1928": the noun and the year.
fn founding(text: &Text<'_>, words: &Words, quantity: &Quantity, year: i32) -> Option<Event> {
    let start = quantity.tokens.start;
    let first = opening(text, quantity).max(start.saturating_sub(4));
    let verb = (first..start).rev().find(|at| is_in(text, words, *at))?;
    let led = matches!(text.word(start.checked_sub(1)?), "in" | "on");
    let noun = match text.word(verb.checked_sub(1)?) {
        "was" | "were" => verb.checked_sub(2)?,
        "," => verb.checked_sub(2)?,
        _ => return None,
    };
    let plain = text.word(noun).starts_with(|letter: char| letter.is_ascii_lowercase());
    (led && plain).then(|| Event { noun: singular_key(text.word(noun)), year, span: quantity.span })
}

/// Whether "the club" does something in that year: "In 1919 the club won a cup", "the cup that the club won, in 1919".
fn deed(text: &Text<'_>, words: &Words, quantity: &Quantity, noun: Key) -> bool {
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let first = opening(text, quantity);
    let led = start.checked_sub(1).is_some_and(|at| matches!(text.word(at), "in" | "In"));
    let acts = |at: u32| {
        let the = matches!(text.word(at), "the" | "The") && singular_key(text.word(at + 1)) == noun;
        let verb = if text.word(at + 2) == "had" { at + 3 } else { at + 2 };
        let past = look_up(crate::token::key(text.word(verb))).is_some_and(|info| info.any(WordInfo::PAST));
        (the && past && !is_in(text, words, verb)).then_some(verb)
    };
    let dated = |from: u32, to: u32| {
        let other = |other: &&Quantity| other.kind == Kind::Date && other.tokens.start > from && other.tokens.end < to;
        text.quantities.iter().any(|quantity| other(&quantity))
    };
    let before = (start.saturating_sub(REACH).max(first)..start).rev().find_map(acts);
    let behind = (end..end + 3).find_map(acts).filter(|_| start <= first + 1);
    led && (before.is_some_and(|verb| !dated(verb, start)) || behind.is_some())
}

fn slip(text: &Text<'_>, founded: &Event, quantity: &Quantity, year: i32) -> Slip {
    let written = |span: Span| span.of(text.prose()).to_owned();
    Slip {
        span: quantity.span,
        label: format!("founded {}", founded.year),
        values: vec![("first", format!("founded {}", written(founded.span))), ("second", year.to_string())],
        evidence: vec![(founded.span, "founded here".to_owned())],
        ..Slip::default()
    }
}
