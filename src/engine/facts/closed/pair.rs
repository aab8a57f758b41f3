//! The one pair of levels of a text. Comes in: the figures of a text that has few. Goes out: two of one sort, told of
//! different times. Not here: what is claimed of them.

use super::{Told, Words, is_plain};
use crate::quantity::Kind;
use crate::sentence::{Text, stem};
use crate::span::Span;
use std::ops::Range;

/// Sentences from one level to the other.
const APART: usize = 4;

/// When a level holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// "the year before", which may be the one before last.
    Before,
    /// "last year", "once".
    Then,
    /// "was", "had": most of what is told.
    Past,
    /// Nothing is said.
    Unsaid,
    /// "today", "at the moment".
    Now,
    /// "will", "the new limit".
    Coming,
}

/// Two levels in the order of their times.
#[derive(Clone, Copy)]
pub struct Pair<'t> {
    /// The earlier.
    pub old: &'t Told,
    /// The later.
    pub new: &'t Told,
}

/// The only two levels of a sort, `claim` left out.
pub fn only<'t>(text: &Text<'_>, words: &Words, told: &'t [Told], like: &dyn Fn(&Told) -> bool) -> Option<Pair<'t>> {
    let mut levels = told.iter().filter(|told| like(told));
    let (first, second) = (levels.next()?, levels.next()?);
    let lone = levels.next().is_none() && first.value != second.value;
    let near = second.sentence - first.sentence <= APART;
    let plain = is_level(text, words, first) && is_level(text, words, second) && first.sort == second.sort;
    let nouns = first.sort.kind != Kind::Count
        || first.noun.zip(second.noun).is_none_or(|(one, other)| one == other);
    if !(lone && near && plain && nouns) || is_of_others(text, first, second) {
        return None;
    }
    let (one, other) = (when(text, words, first, second), when(text, words, second, first));
    match one.cmp(&other) {
        std::cmp::Ordering::Less => Some(Pair { old: first, new: second }),
        std::cmp::Ordering::Greater => Some(Pair { old: second, new: first }),
        std::cmp::Ordering::Equal => None,
    }
}

/// A plain figure that is not itself a step: "dropped 9 cents", "by 40".
fn is_level(text: &Text<'_>, words: &Words, told: &Told) -> bool {
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    let before = start.checked_sub(1).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    let key = stem(&before);
    is_plain(text, told) && before != "by" && !words.rise.contains(&key) && !words.fall.contains(&key)
}

/// Whether the two are said to be of different names.
fn is_of_others(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let name = |told: &Told| {
        text.about(told.quantity).subject.name().map(|mention| mention.span.of(text.prose()))
    };
    name(one).zip(name(other)).is_some_and(|(one, other)| one != other)
}

/// The time of a level, by the words of its part of the sentence.
fn when(text: &Text<'_>, words: &Words, told: &Told, other: &Told) -> When {
    let part = part(text, told, other);
    let mut when = When::Unsaid;
    let mut than = u32::MAX;
    for at in part {
        let key = stem(&text.word(at).to_ascii_lowercase());
        // "higher than a year earlier" tells of the level that is not here.
        if matches!(text.word(at), "than" | "from" | "on" | "over") {
            than = at;
        }
        if words.then.contains(&key) && at.wrapping_sub(than) > 3 {
            let before = matches!(text.word(at), "before" | "earlier" | "previous");
            return if before { When::Before } else { When::Then };
        }
        if words.past.contains(&key) && when == When::Unsaid {
            when = When::Past;
        }
        if words.coming.contains(&key) {
            when = When::Coming;
        } else if words.now.contains(&key) && when != When::Coming {
            when = When::Now;
        }
    }
    when
}

/// The sentence of a level, up to what parts it from the other.
fn part(text: &Text<'_>, told: &Told, other: &Told) -> Range<u32> {
    let Some(sentence) = text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()) else { return 0..0 };
    if told.sentence != other.sentence {
        return sentence;
    }
    let tokens = |told: &Told| text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone());
    let Some((own, far)) = tokens(told).zip(tokens(other)) else { return 0..0 };
    let between = own.end.min(far.end)..own.start.max(far.start);
    let parts = |at: &u32| {
        matches!(text.word(*at), "," | ";" | "–" | "—" | "against" | "compared" | "versus" | "from" | "but" | "after")
    };
    let cut = between.clone().find(parts).unwrap_or(between.end);
    if own.start < far.start { sentence.start..cut } else { cut..sentence.end }
}

/// The words of a span's sentence.
pub fn sentence(text: &Text<'_>, span: Span) -> usize {
    text.sentences.partition_point(|sentence| sentence.span.end <= span.start)
}
