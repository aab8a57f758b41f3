//! What is said to be above or below the usual, against the usual and what there was: "The below-average harvest … 7.2 tonnes,
//! against a five-year average of 6.9", "The river was above its usual level … showed 2.4 metres, and the average is 3.1".
//!
//! Comes in: the words that call it ("above", "wetter"). Goes out: the word, where the only figure said to be usual and the only
//! other of its sort near it lie the other way. Not here: multiples of the usual (`times`).

use super::super::Report;
use super::{Slip, Words, is_of_size, is_plain, loose, slip};
use crate::quantity::Kind;
use crate::sentence::{Text, Told};
use std::ops::Range;

/// Words that set what there was against something.
pub const CALL: [&str; 20] = [
    "above",
    "below",
    "above-average",
    "below-average",
    "above-normal",
    "below-normal",
    "wetter",
    "drier",
    "warmer",
    "colder",
    "hotter",
    "cooler",
    "more",
    "less",
    "fewer",
    "higher",
    "lower",
    "heavier",
    "lighter",
    "longer",
];

/// Sentences from the word to its figures.
const NEAR: usize = 2;
/// Words between a figure and what says that it is usual.
const REACH: u32 = 7;

/// Adds the words that the two figures contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let called = std::mem::take(&mut report.called);
    report.slips.extend(called.into_iter().filter_map(|at| one(text, at)));
}

fn one(text: &Text<'_>, at: u32) -> Option<Slip> {
    let up = way(text, at)?;
    let own = text.sentences.partition_point(|sentence| sentence.tokens.end <= at);
    let sentence = text.sentences.get(own)?;
    if sentence.tokens.clone().any(|at| is_unsure(text.word(at)))
        || text.is_quoted(text.tokens.get(at as usize)?.span())
    {
        return None;
    }
    let block = |at: usize| text.sentences.get(at).map(|sentence| sentence.block);
    let near = own.saturating_sub(NEAR)..(own + NEAR + 1).min(text.sentences.len());
    let first = near.clone().find(|at| block(*at) == block(own) || text.is_short())?;
    let last = near.rev().find(|at| block(*at) == block(own) || text.is_short())?;
    let told = text.facts().told_within(&(first..last + 1));
    let mut norms = told.iter().filter(|told| is_norm(text, told));
    let norm = norms.next().filter(|_| norms.next().is_none())?;
    let like = |other: &&Told| {
        other.sort == norm.sort && other.quantity != norm.quantity && other.sentence.abs_diff(norm.sentence) < 2
    };
    let mut others = told.iter().filter(like);
    let actual = others.next().filter(|_| others.next().is_none())?;
    let nouns =
        norm.sort.kind != Kind::Count || norm.noun.is_none() || actual.noun.is_none() || norm.noun == actual.noun;
    let fits =
        nouns && is_plain(text, norm) && is_plain(text, actual) && is_of_size(norm, actual) && is_past(text, actual);
    let (usual, there) = (loose(text, norm)?, loose(text, actual)?);
    let more = actual.value > norm.value;
    let gives = if more { "more than usual" } else { "less than usual" };
    let word = text.tokens.get(at as usize)?.span();
    (fits && more != up && !usual.meets(there)).then(|| slip(text, word, (actual, norm), gives))
}

/// "Below-average", "above its usual level", "wetter than normal": more than usual or less.
fn way(text: &Text<'_>, at: u32) -> Option<bool> {
    let word = text.word(at).to_ascii_lowercase();
    let usual = |range: Range<u32>| {
        range.take_while(|at| !matches!(text.word(*at), "," | "." | ";")).any(|at| is_usual(text.word(at)))
    };
    let up = match word.as_str() {
        "above" | "wetter" | "warmer" | "hotter" | "more" | "higher" | "heavier" | "longer" => true,
        "above-average" | "above-normal" => return Some(true),
        "below-average" | "below-normal" => return Some(false),
        _ => false,
    };
    let told = match word.as_str() {
        "above" | "below" => usual(at + 1..at + 5),
        _ => {
            text.word(at + 1) == "than" && usual(at + 2..at + 5) || text.word(at + 2) == "than" && usual(at + 3..at + 6)
        }
    };
    told.then_some(up)
}

fn is_usual(word: &str) -> bool {
    matches!(word, "average" | "usual" | "normal" | "norm" | "mean" | "Normal" | "Average")
}

/// Said to be usual: the word stands right before the figure or behind it.
fn is_norm(text: &Text<'_>, told: &Told) -> bool {
    let amount = matches!(told.sort.kind, Kind::Measure | Kind::Count | Kind::Money | Kind::Duration | Kind::Percent);
    let Some(tokens) = text.quantities.get(told.quantity).filter(|_| amount).map(|quantity| quantity.tokens.clone())
    else {
        return false;
    };
    let first = text.sentences.get(told.sentence).map_or(0, |sentence| sentence.tokens.start);
    let beside = text.facts().told_in(told.sentence);
    let ends = |other: &Told| text.quantities.get(other.quantity).map_or(0, |quantity| quantity.tokens.end);
    let before =
        beside.iter().filter(|other| other.quantity < told.quantity && other.sort == told.sort).map(ends).max();
    let from = tokens.start.saturating_sub(REACH).max(first).max(before.unwrap_or(0));
    let behind = (tokens.end..tokens.end + 3).take_while(|at| !matches!(text.word(*at), "," | "." | ";"));
    let claim = |at: u32| at > 0 && matches!(text.word(at - 1), "above" | "below" | "than");
    (from..tokens.start).chain(behind).any(|at| is_usual(text.word(at)) && !claim(at))
}

/// Not foretold, and of no other time.
fn is_past(text: &Text<'_>, told: &Told) -> bool {
    let tokens = text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    !tokens.into_iter().any(|at| is_unsure(text.word(at)))
}

fn is_unsure(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "no"
            | "never"
            | "if"
            | "could"
            | "would"
            | "should"
            | "will"
            | "expected"
            | "forecast"
            | "until"
            | "unless"
            | "national"
            | "nationwide"
            | "target"
            | "rather"
            | "nor"
            | "neither"
            | "slightly"
            | "capacity"
    )
}
