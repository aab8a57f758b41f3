//! One event with two years: "founded in 1987 … its founding in 1978". Only where the later mention is carried by a
//! pronoun, and the text has told one year for it before.

use super::{Report, Slip, Words};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Text, stem};
use crate::span::Span;
use crate::token::Key;

/// Sentences between two mentions.
const NEAR: usize = 8;
/// Words before a year in which what it is of is named.
const SUBJECT: u32 = 10;

struct Event {
    what: Key,
    year: i32,
    span: Span,
    sentence: usize,
    /// "its founding", "it opened".
    carried: bool,
    quantity: usize,
}

/// Adds every pair.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let mut told: Vec<Event> = Vec::new();
    if text.corrects() {
        return;
    }
    let mut sentence = 0;
    for (index, quantity) in text.quantities.iter().enumerate() {
        while text.sentences.get(sentence).is_some_and(|at| at.quantities.end as usize <= index) {
            sentence += 1;
        }
        let Some(event) = event(text, words, quantity, (sentence, index)) else { continue };
        if event.carried {
            let near = told.iter().rev().take_while(|earlier| event.sentence - earlier.sentence <= NEAR);
            let same: Vec<&Event> = near.filter(|earlier| earlier.what == event.what).collect();
            if let [earlier] = same.as_slice()
                && earlier.year != event.year
                && of_one(text, earlier, &event)
                && !has_another(text, earlier, &event)
            {
                report.slips.push(slip(text, earlier, &event));
            }
        }
        let exchanged = |earlier: &&Event| earlier.what == event.what && are_exchanged(earlier.year, event.year);
        let lone = |year: i32| told.iter().filter(|other| other.year == year).count() < 2;
        let first = told
            .iter()
            .rev()
            .find(exchanged)
            .filter(|first| !event.carried && lone(first.year) && first.sentence != event.sentence);
        if let Some(first) = first.filter(|first| of_one(text, first, &event) && is_shared(text, first, &event)) {
            report.slips.push(slip(text, first, &event));
        }
        told.push(event);
    }
}

/// 1742 and 1724.
fn are_exchanged(one: i32, other: i32) -> bool {
    let (a, b) = (one % 100, other % 100);
    one / 100 == other / 100 && a != b && a / 10 == b % 10 && a % 10 == b / 10
}

/// Names that are known must be one.
fn of_one(text: &Text<'_>, earlier: &Event, later: &Event) -> bool {
    let name = |event: &Event| text.subject(event.quantity).name();
    name(earlier).zip(name(later)).is_none_or(|(one, other)| text.same_name(one, other))
}

/// A pronoun carries the later mention on, or a word before its verb stands before the earlier's: "the lido, dug in 1934 …
/// since it was dug in 1943".
fn is_shared(text: &Text<'_>, earlier: &Event, later: &Event) -> bool {
    let before = |event: &Event| {
        let end = text.quantities.get(event.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
        let from = text.sentences.get(event.sentence).map(|sentence| sentence.tokens.start).unwrap_or_default();
        end.saturating_sub(SUBJECT).max(from)..end.saturating_sub(2)
    };
    let pronoun = |at: u32| {
        let word = text.word(at).to_ascii_lowercase();
        matches!(word.as_str(), "it" | "its" | "he" | "his" | "she" | "her" | "they" | "their")
    };
    let (one, other) = (before(earlier), before(later));
    other.clone().any(pronoun) || text.stems(one).intersection(&text.stems(other)).next().is_some()
}

/// "Her longest …" between the two: the pronoun may stand for another of the kind.
fn has_another(text: &Text<'_>, earlier: &Event, later: &Event) -> bool {
    let between = text.sentences.get(earlier.sentence + 1..later.sentence).unwrap_or_default();
    between.iter().any(|sentence| {
        let opening = text.tokens_in(sentence.tokens.start..sentence.tokens.start + 4).iter();
        let words: Vec<&str> = opening.map(|token| token.text(text.prose())).collect();
        words.iter().any(|word| {
            matches!(*word, "second" | "third" | "next" | "last" | "other" | "another" | "Another" | "new")
                || word.len() > 5 && word.ends_with("est")
        })
    })
}

fn event(text: &Text<'_>, words: &Words, quantity: &Quantity, (sentence, index): (usize, usize)) -> Option<Event> {
    let Amount::Date(date, None) = quantity.amount else { return None };
    let bare = quantity.kind == Kind::Date && date.month.is_none() && date.quarter.is_none() && date.years == 1;
    let year = date.year.filter(|_| bare)?;
    let start = quantity.tokens.start;
    let word = |back: u32| {
        let at = start.checked_sub(back)?;
        text.tokens.get(at as usize).map(|token| token.text(text.prose()))
    };
    if !matches!(word(1)?, "in" | "since") {
        return None;
    }
    // "opened its doors in 1896".
    let doors = matches!(word(3), Some("its" | "his" | "her" | "their"));
    let verb = word(4).filter(|verb| doors && words.event.contains(&stem(verb)));
    let what = match verb.unwrap_or(word(2)?) {
        "died" | "dies" | "death" => stem("death"),
        other => stem(other),
    };
    let known = words.event.contains(&what) && word(1)? == "in";
    let dead = word(2)? == "died" || word(2)? == "death";
    let past = word(2)?.len() > 5 && word(2)?.ends_with("ed") || matches!(word(3), Some("was" | "were"));
    if !(known || dead || past) {
        return None;
    }
    let before = word(3).unwrap_or_default().to_ascii_lowercase();
    let verb = word(2)?.ends_with("ed") || !word(2)?.ends_with("ing");
    let carried = match before.as_str() {
        "its" | "his" | "her" | "their" => true,
        "it" | "he" | "she" | "they" => verb,
        "was" => matches!(word(4)?.to_ascii_lowercase().as_str(), "it" | "he" | "she"),
        _ => false,
    };
    Some(Event { what, year, span: quantity.span, sentence, carried: carried && (known || dead), quantity: index })
}

fn slip(text: &Text<'_>, earlier: &Event, later: &Event) -> Slip {
    let written = |event: &Event| event.span.of(text.prose()).to_owned();
    Slip {
        span: later.span,
        values: vec![("first", written(earlier)), ("second", written(later))],
        label: format!("{} there", written(earlier)),
        evidence: vec![(earlier.span, "told here".to_owned())],
        ..Slip::default()
    }
}
