//! Whether a level is of a time long before. Comes in: a figure. Goes out: the answer, by the words and years of its sentence.
//! Not here: which of two levels is the older (`when`).

use super::pair::NEAR;
use super::{Told, Words};
use crate::exact::Rational;
use crate::quantity::Quantity;
use crate::sentence::{Sentence, Text};

/// "Four years earlier", "two winters ago", "at its peak": another stretch than the claim's.
pub fn is_of_old(text: &Text<'_>, words: &Words, told: &Told, ago: bool) -> bool {
    let Some(sentence) = text.sentences.get(told.sentence) else { return false };
    let one = Rational::ONE;
    // "Twelve months earlier" is a year.
    let year = |quantity: &Quantity| {
        let twelve = quantity.number().is_some_and(|number| number.value == Rational::whole(12));
        twelve && quantity.span.of(text.prose()).ends_with("months")
    };
    let years = text.quantities_in(sentence.quantities.clone()).iter().any(|quantity| {
        let end = quantity.tokens.end;
        quantity.number().is_some_and(|number| number.value != one)
            && !year(quantity)
            && (end..end + 2).any(|at| matches!(text.word(at), "earlier" | "before" | "ago" | "previously"))
            && quantity.tokens != text.quantities.get(told.quantity).map(|told| told.tokens.clone()).unwrap_or_default()
    });
    // Of the words behind the figure only the next few are of it: "which was the best in the land" is not.
    let figure = text.quantities.get(told.quantity).map_or(sentence.tokens.clone(), |quantity| quantity.tokens.clone());
    let mut all = sentence.tokens.start..(figure.end + NEAR).min(sentence.tokens.end);
    let comma = (sentence.tokens.start..figure.start).rev().find(|at| text.word(*at) == ",").unwrap_or_default();
    let praised = |at: u32| at < comma && is_praise(text.word(at)) && !opens_with_a_time(text, sentence);
    // "Expects to have 57" tells of what is to come.
    let coming = |at: u32| text.word(at) == "expects" && text.word(at + 1) == "to";
    let far = |at: u32| words.far.contains(&text.stem_at(at)) && text.word(at) != "recorded";
    // "Are averaging 6,412", "an average of 3,120", "The average wait was nine minutes".
    let begins = |at: u32| {
        let index = text.quantities.partition_point(|quantity| quantity.tokens.start < at);
        text.quantities.get(index).is_some_and(|quantity| quantity.tokens.start == at)
    };
    let mean = |at: u32| {
        text.word(at).starts_with("averag")
            && (begins(at + 1) || text.word(at + 1) == "of" && begins(at + 2) || at == sentence.tokens.start + 1)
    };
    years && !ago || all.any(|at| far(at) && !coming(at) && !praised(at) && !mean(at))
}

/// "Had their best season in a decade, with 40 tonnes".
fn is_praise(word: &str) -> bool {
    matches!(word, "best" | "worst" | "record" | "decade" | "decades" | "century")
}

/// "At its peak", "before the war", "when it was at its height".
fn opens_with_a_time(text: &Text<'_>, sentence: &Sentence) -> bool {
    let first = text.word(sentence.tokens.start).to_ascii_lowercase();
    matches!(
        first.as_str(),
        "at" | "in" | "on" | "from" | "since" | "before" | "after" | "during" | "by" | "for" | "when" | "until"
    )
}
