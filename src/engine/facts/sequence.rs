//! Events out of order: "left Santos on 11 August … brought it into harbour on 9 August", "sentenced on 9 May 2025 … found
//! guilty in June 2025".
//!
//! Comes in: "chain", lists of verbs of which those of a later place happen later: "left|sailed > arrived|docked". Goes out:
//! the date told second, where the dates are the other way round. A date without a year is of the year of its neighbour.
//! What is told in the order of its dates is a course of its own ("released in 2010 and jailed in 2012"), unless the tense
//! says that it came before ("granted in 1987, had been filed in 1989"). Bare years are of one course only where nothing
//! but a join stands between them.

use super::{Report, Slip, Words};
use crate::quantity::{Amount, Date, Kind};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Flags, Token};
use std::ops::Range;

/// Sentences between two events.
const NEAR: usize = 4;
/// Words from a verb to its date.
const REACH: u32 = 16;
/// Words from a date that opens its sentence to its verb.
const AHEAD: u32 = 8;
/// Words before a verb in which its subject is named.
const SUBJECT: u32 = 6;

/// Words between two steps of one course.
const JOINS: [&str; 25] = [
    ",",
    "and",
    "but",
    "then",
    "later",
    "finally",
    "eventually",
    "only",
    "was",
    "were",
    "is",
    "are",
    "has",
    "have",
    "had",
    "been",
    "being",
    "he",
    "she",
    "it",
    "they",
    "first",
    "before",
    "subsequently",
    "duly",
];

struct Event {
    /// Chain and place in it, for every chain that the verb is in.
    places: Vec<(usize, usize)>,
    date: Date,
    span: Span,
    sentence: usize,
    verb: u32,
}

/// Adds every pair that is out of order.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let mut told: Vec<Event> = Vec::new();
    let mut sentence = 0;
    for (index, quantity) in text.quantities.iter().enumerate().filter(|(_, quantity)| quantity.kind == Kind::Date) {
        while text.sentences.get(sentence).is_some_and(|at| at.quantities.end as usize <= index) {
            sentence += 1;
        }
        let Amount::Date(date, None) = quantity.amount else { continue };
        // "2 March the following year": which year is meant stands elsewhere.
        let end = quantity.tokens.end;
        let later =
            (end..end + 4).any(|at| matches!(text.word(at), "following" | "next") && text.word(at + 1) == "year");
        let told_on = date.years == 1 && (date.month.is_some() || date.year.is_some()) && !later;
        let behind = || verb_behind(text, words, sentence, quantity.tokens.clone());
        let found = verb(text, words, sentence, quantity.tokens.start).or_else(behind).filter(|_| told_on);
        let Some((verb, places)) = found else { continue };
        let event = Event { places, date, span: quantity.span, sentence, verb };
        let near = told.iter().rev().take_while(|other| other.sentence + NEAR >= sentence);
        let wrong =
            near.filter(|other| other.verb != verb && is_reversed(other, &event) && is_of_one(text, other, &event));
        let wrong = wrong.filter(|other| !is_told_before(text, other, &event) && is_of_a_course(text, other, &event));
        if let Some(other) = wrong.last() {
            report.slips.push(slip(text, other, &event));
        }
        told.push(event);
    }
}

/// The last verb of a chain before a date, with no other date between.
fn verb(text: &Text<'_>, words: &Words, sentence: usize, start: u32) -> Option<(u32, Vec<(usize, usize)>)> {
    let first = text.sentences.get(sentence).filter(|sentence| !sentence.kind.is_heading())?.tokens.start;
    let led = start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    if !matches!(led, "on" | "in" | ",") {
        return None;
    }
    let from = start.saturating_sub(REACH).max(first);
    let verb = (from..start).rev().find(|at| words.places(text, *at).next().is_some())?;
    let dated = text
        .quantities
        .iter()
        .any(|quantity| quantity.kind == Kind::Date && quantity.tokens.start > verb && quantity.tokens.end < start);
    let denied = (verb.saturating_sub(3)..verb).any(|at| {
        matches!(text.word(at), "not" | "never" | "to" | "be" | "would" | "will" | "could" | "should" | "may")
    });
    // "Closed in 2015 and opened again in 2019."
    let again = matches!(text.word(verb + 1), "again" | "anew");
    (!dated && !denied && !again).then(|| (verb, words.places(text, verb).collect()))
}

/// The first verb of a chain behind a date that opens its sentence: "On 9 March builders moved in".
fn verb_behind(
    text: &Text<'_>,
    words: &Words,
    sentence: usize,
    date: Range<u32>,
) -> Option<(u32, Vec<(usize, usize)>)> {
    let own = text.sentences.get(sentence).filter(|sentence| !sentence.kind.is_heading())?.tokens.clone();
    if date.start != own.start + 1 || !matches!(text.word(own.start), "On" | "In") {
        return None;
    }
    let end = own.end.min(date.end + AHEAD);
    let plain = |at: &u32| !matches!(text.word(*at), "who" | "which" | "that" | "to" | "not" | "never" | "would");
    let verb = (date.end..end).take_while(plain).find(|at| words.places(text, *at).next().is_some())?;
    Some((verb, words.places(text, verb).collect()))
}

/// Whether the places of two events are one way and their dates the other.
fn is_reversed(one: &Event, other: &Event) -> bool {
    let chains = one.places.iter().flat_map(|a| other.places.iter().filter(|b| a.0 == b.0).map(move |b| a.1.cmp(&b.1)));
    let orders: Vec<_> = chains.filter(|order| order.is_ne()).collect();
    let (Some(order), Some(dates)) = (orders.first(), order(&one.date, &other.date)) else { return false };
    orders.iter().all(|other| other == order) && dates.is_ne() && *order != dates
}

/// "Arrested on 14 May … had been released from prison on 11 May": the tense says what the dates say.
fn is_told_before(text: &Text<'_>, one: &Event, other: &Event) -> bool {
    let had = (other.verb.saturating_sub(3)..other.verb).any(|at| text.word(at) == "had");
    let before = one.sentence == other.sentence && (one.verb..other.verb).any(|at| text.word(at) == "before");
    let order = order(&other.date, &one.date);
    had && order.is_some_and(std::cmp::Ordering::is_lt) || before && order.is_some_and(std::cmp::Ordering::is_gt)
}

/// Told in the order in which it happens, or the later one as what had been before; and bare years in one breath.
fn is_of_a_course(text: &Text<'_>, one: &Event, other: &Event) -> bool {
    let forth = one.places.iter().any(|a| other.places.iter().any(|b| a.0 == b.0 && a.1 < b.1));
    let had = (other.verb.saturating_sub(3)..other.verb).any(|at| matches!(text.word(at), "had" | "having"));
    let dated = one.date.month.is_some() && other.date.month.is_some();
    (forth || had) && (dated || is_joined(text, one, other))
}

/// "Arrested in 2015 and jailed in 2012", "jailed in 2015, she was released in 2012".
fn is_joined(text: &Text<'_>, one: &Event, other: &Event) -> bool {
    let end = text.tokens.partition_point(|token| token.start < one.span.end) as u32;
    let mut between = end..other.verb;
    let links = |at: u32| {
        let word = text.word(at);
        JOINS.iter().any(|join| word.eq_ignore_ascii_case(join))
    };
    one.sentence == other.sentence && end <= other.verb && between.all(links)
}

/// Which of two dates is the earlier; `None` where they may be either.
fn order(one: &Date, other: &Date) -> Option<std::cmp::Ordering> {
    match (one.year, other.year) {
        (Some(a), Some(b)) if a != b => return Some(a.cmp(&b)),
        (Some(_), Some(_)) => {}
        // A year that is not told is another's only within half a year.
        _ if one.month?.abs_diff(other.month?) > 5 => return None,
        _ => {}
    }
    let months = one.month.zip(other.month).map(|(a, b)| a.cmp(&b))?;
    if months.is_ne() {
        return Some(months);
    }
    one.day.zip(other.day).map(|(a, b)| a.cmp(&b)).filter(|days| days.is_ne())
}

/// A pronoun carries the later sentence on, or it names nobody that the earlier does not.
fn is_of_one(text: &Text<'_>, one: &Event, other: &Event) -> bool {
    let Some(sentence) = text.sentences.get(other.sentence) else { return false };
    let opens = text.word(sentence.tokens.start);
    if is_of_another(text, one, other) {
        return false;
    }
    let carried = matches!(opens, "He" | "She" | "It" | "They");
    let (before, behind) = (super::agree::names(text, one.sentence), super::agree::names(text, other.sentence));
    let shared = behind.iter().any(|name| before.contains(&name));
    carried
        || shared
        || one.sentence == other.sentence
        || {
            let stems = text.sentence_stems(one.sentence);
            let nouns = text.sentence_stems(other.sentence);
            behind.is_empty() && stems.intersection(&nouns).next().is_some()
        }
        || definite(text, one, sentence.tokens.start)
        || both_dated(one, other)
            && (is_known(text, other.sentence) || one.sentence + 1 == other.sentence && behind.is_empty())
}

/// "Sarah, born in 1807" behind "Thomas and Nancy were married in 1806": a life has one name.
fn is_of_another(text: &Text<'_>, one: &Event, other: &Event) -> bool {
    let life = |event: &Event| matches!(text.word(event.verb), "born" | "married" | "wed" | "died" | "buried");
    let named = |event: &Event| {
        let from = text.sentences.get(event.sentence).map(|sentence| sentence.tokens.start).unwrap_or_default();
        let capital = |token: &Token| token.is_word() && token.flags.any(Flags::CAPITAL);
        let name = |at: &u32| text.tokens.get(*at as usize).is_some_and(capital);
        let link =
            |at: &u32| matches!(text.word(*at), "," | "was" | "were" | "and" | "is" | "\"" | "“" | "”" | "Jr" | ".");
        let run =
            (event.verb.saturating_sub(SUBJECT).max(from)..event.verb).rev().take_while(|at| name(at) || link(at));
        run.filter(name).map(|at| text.word(at)).collect::<Vec<_>>()
    };
    let (first, second) = (named(one), named(other));
    let apart = || {
        let outer = first.last().zip(second.last());
        outer.is_some_and(|(one, other)| !second.contains(one) && !first.contains(other))
    };
    life(one) && life(other) && apart()
}

/// "The tug …" behind a sentence with a tug.
fn definite(text: &Text<'_>, one: &Event, start: u32) -> bool {
    let told = text.sentence_stems(one.sentence);
    text.word(start) == "The"
        && (told.contains(&crate::sentence::stem(text.word(start + 1)))
            || one.sentence + 2 >= sentence_of(text, start) && told_since(text, one, start))
}

/// Both dates have their years: what has one thing more in common is of one story.
fn both_dated(one: &Event, other: &Event) -> bool {
    one.date.year.is_some() && other.date.year.is_some()
}

/// The sentence begins with what the text has named before it: "The pool", below a headline with a pool.
fn is_known(text: &Text<'_>, sentence: usize) -> bool {
    let Some(start) = text.sentences.get(sentence).map(|sentence| sentence.tokens.start) else { return false };
    let noun = crate::sentence::stem(text.word(start + 1));
    text.word(start) == "The" && text.is_short() && (0..sentence).any(|at| text.sentence_stems(at).contains(&noun))
}

/// The noun behind "The" stands in a sentence since the event.
fn told_since(text: &Text<'_>, one: &Event, start: u32) -> bool {
    let noun = crate::sentence::stem(text.word(start + 1));
    (one.sentence..sentence_of(text, start)).any(|at| text.sentence_stems(at).contains(&noun))
}

fn sentence_of(text: &Text<'_>, at: u32) -> usize {
    text.sentence_at(at)
}

fn slip(text: &Text<'_>, first: &Event, second: &Event) -> Slip {
    let told = |event: &Event| format!("{} {}", text.word(event.verb), event.span.of(text.prose()));
    Slip {
        span: second.span,
        label: "out of order".to_owned(),
        values: vec![("first", told(first)), ("second", told(second))],
        evidence: vec![(first.span, text.word(first.verb).to_owned())],
        ..Slip::default()
    }
}
