//! Pairs of levels that a text itself holds against each other: "2.1 million riders, compared with 1.5 million one year
//! before". Comes in: a text. Goes out: the pairs of its body, new level first. Not here: pairs whose change is told
//! beside them, which claims judge.

use crate::quantity::{Kind, Quantity};
use crate::sentence::{Text, Told};
use std::collections::HashMap;

/// A level now and the one before it.
pub struct Pair {
    /// The new level.
    pub new: Told,
    /// The old level.
    pub old: Told,
}

/// Words that open a sentence.
const OPENING: u32 = 9;
/// Words between two figures of one sentence.
const REACH: u32 = 18;

/// The pairs of the body.
pub fn pairs(text: &Text<'_>) -> Vec<Pair> {
    let facts = text.facts();
    let (mut last, mut pairs) = (HashMap::new(), Vec::new());
    for told in facts.told.iter().filter(|told| !facts.is_headline(told) && is_level(text, told)) {
        let before: Option<&Told> = last.insert((told.sort.kind, told.sort.unit), told);
        pairs.extend(before.and_then(|before| pair(text, before, told)).filter(|pair| is_lone(&facts.told, pair)));
    }
    pairs
}

fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let quantity = text.quantities.get(told.quantity);
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent)
        && quantity.is_some_and(|quantity| {
            // "£612 a month" is a level; "71 cents a share" stands beside every other.
            !quantity.attributive && !quantity.lexical && quantity.per.is_none_or(|per| per.unit.is_some())
        })
}

/// Whether no third figure of the sort stands beside the two: "fell to 8.5 million from 9.2 million, against 9.1 million".
fn is_lone(told: &[Told], pair: &Pair) -> bool {
    let first = told.partition_point(|told| told.sentence < pair.new.sentence);
    let beside = told.get(first..).unwrap_or_default().iter().take_while(|told| told.sentence <= pair.old.sentence);
    beside.filter(|told| (told.sort.kind, told.sort.unit) == (pair.new.sort.kind, pair.new.sort.unit)).count() == 2
}

fn pair(text: &Text<'_>, first: &Told, second: &Told) -> Option<Pair> {
    let (one, other) = (text.quantities.get(first.quantity)?, text.quantities.get(second.quantity)?);
    // "152 litres a day … the year before it was 141 litres".
    if first.sort != second.sort && second.sort.per.is_some() {
        return None;
    }
    let joined = first.sentence == second.sentence && other.tokens.start - one.tokens.end < REACH && {
        let between = one.tokens.end..other.tokens.start;
        text.tokens_in(between).iter().any(|token| {
            matches!(token.text(text.prose()), "compared" | "against" | "versus" | "down" | "up" | "from" | "after")
        })
    };
    let apart = second.sentence > first.sentence && second.sentence - first.sentence < 4 && opens_before(text, second);
    let (new, old) = (*first, *second);
    let between = text.tokens_in(one.tokens.end..other.tokens.start);
    let from = between.len() == 1 && text.word(one.tokens.end) == "from";
    let to = one.tokens.start.checked_sub(1).is_some_and(|at| text.word(at) == "to") && from;
    ((joined && (to || is_past(text, other))) || apart).then_some(Pair { new, old })
}

/// "the year before", "a year earlier", "in the one before", "in the previous test" behind a figure.
fn is_past(text: &Text<'_>, quantity: &Quantity) -> bool {
    let reach = (quantity.tokens.end + 9).min(text.tokens.len() as u32);
    let behind = text.tokens_in(quantity.tokens.end..reach);
    let end = behind.iter().position(|token| matches!(token.text(text.prose()), "." | ";")).unwrap_or(behind.len());
    behind.get(..end).unwrap_or_default().iter().any(|token| {
        matches!(token.text(text.prose()), "before" | "earlier" | "previous" | "previously" | "last" | "prior" | "ago")
    })
}

/// "The year before, … sales came to 2.4 million".
fn opens_before(text: &Text<'_>, told: &Told) -> bool {
    let Some(sentence) = text.sentences.get(told.sentence) else { return false };
    let first = text.tokens_in(sentence.tokens.start..sentence.tokens.start + OPENING);
    let words: Vec<String> = first.iter().map(|token| token.text(text.prose()).to_ascii_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let period = |word: &str| {
        matches!(word, "year" | "month" | "week" | "season" | "quarter" | "day" | "night" | "term" | "months" | "weeks")
    };
    // "In the year before it had lent", "in the twelve months before that".
    let before = words.windows(2).any(|pair| matches!(pair, [one, "before" | "earlier"] if period(one)));
    let previous = words.windows(3).any(|three| matches!(three, ["the", "previous" | "preceding", _]));
    before
        || previous
        || matches!(
            words.as_slice(),
            ["a", "year" | "month" | "week" | "season" | "quarter", "ago", ..]
                | ["last", "year" | "month" | "season", ..]
                | ["in", _, "of", "last", ..]
                | ["in" | "over" | "during", "the", "same" | "corresponding" | "comparable", ..]
        ) && words
            .iter()
            .any(|word| matches!(*word, "last" | "previous" | "preceding" | "before" | "earlier" | "ago"))
}
