//! A headline's word of change that needs no pair of levels: the body bears it out in its own words, or the headline only
//! foretells it.
//!
//! Comes in: the place of the word, and the words of its way. Goes out: whether a pair of levels that went another way is
//! of something else. Not here: the pairs themselves (`compare`, `closed`).

use crate::sentence::{Stems, Text, stem};

/// Words from "to" to what is yet to come: "to keep falling".
const REACH: u32 = 3;

/// Whether the change told at `at` is foretold: "Mill sees profits rise", "Tolls may fall", "Fares to drop".
pub fn is_foretold(text: &Text<'_>, at: u32) -> bool {
    let Some(headline) = text.sentences.first().map(|sentence| sentence.tokens.clone()) else { return false };
    let opens = |at: &u32| text.word(*at).eq_ignore_ascii_case("to");
    headline.clone().any(|at| {
        let word = text.word(at).to_ascii_lowercase();
        matches!(
            word.as_str(),
            "see"
                | "sees"
                | "seen"
                | "seek"
                | "seeks"
                | "expect"
                | "expects"
                | "expected"
                | "forecast"
                | "forecasts"
                | "predict"
                | "predicts"
                | "predicted"
                | "plan"
                | "plans"
                | "planned"
                | "hope"
                | "hopes"
                | "fear"
                | "fears"
                | "feared"
                | "likely"
                | "will"
                | "would"
                | "may"
                | "might"
                | "could"
                | "should"
                | "can"
                | "no"
                | "not"
                | "if"
                | "?"
        ) || word.ends_with("'ll")
            || word.ends_with("’ll")
    }) || (at.saturating_sub(REACH)..at).any(|at| opens(&at))
}

/// Whether a sentence below that speaks of what the headline speaks of has its word, or one of `alike`, which tell the same way.
pub fn is_retold(text: &Text<'_>, at: u32, rises: bool, alike: &Stems) -> bool {
    let Some(headline) = text.sentences.first().map(|sentence| sentence.tokens.clone()) else { return false };
    let verb = stem(text.word(at));
    let mut things = text.stems(headline.clone());
    things.remove(&verb);
    let small = |word: &str| match word {
        "up" | "higher" | "above" => rises,
        "down" | "lower" | "below" | "off" => !rises,
        _ => false,
    };
    text.sentences.get(text.facts().headline.end..).unwrap_or_default().iter().any(|sentence| {
        let mut same = sentence.tokens.clone().filter_map(|at| {
            let token = text.tokens.get(at as usize).filter(|token| token.is_word())?;
            let word = token.text(text.prose());
            let key = stem(word);
            // "Growers" and "climbers" are people.
            if word.ends_with("ers") {
                return None;
            }
            (key == verb || alike.contains(&key) || small(word)).then_some(key)
        });
        let Some(first) = same.next() else { return false };
        let again = first == verb || same.any(|key| key == verb);
        again || text.stems(sentence.tokens.clone()).intersection(&things).next().is_some()
    })
}
