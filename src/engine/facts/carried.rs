//! A change from the figure of the sentence before: "In 2004, 70 percent paid by card … In 2009, that ratio climbed to 55
//! percent". Comes in: stems that say "rise" and "fall". Goes out: the new figure, if the change goes the other way.

use super::size::meet;
use super::{Report, Tie, Words, conflict, span};
use crate::sentence::{Text, Told, stem};
use crate::token::literal;

/// Adds every carried change.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let facts = text.facts();
    for (before, told) in facts.told.iter().zip(facts.told.iter().skip(1)) {
        let next = told.sentence == before.sentence + 1 && told.sort == before.sort;
        let Some(rises) = rises(text, words, told).filter(|_| next) else { continue };
        if meet(text, before, told) {
            continue;
        }
        if (told.value > before.value) == rises {
            report.ties.push(Tie {
                relation: "change",
                span: span(text, told),
                figures: vec![("to", span(text, told)), ("from", span(text, before))],
            });
        } else {
            report.slips.push(conflict(text, told, before, None));
        }
    }
}

/// "that ratio climbed to 55 percent": whether it rises.
fn rises(text: &Text<'_>, words: &Words, told: &Told) -> Option<bool> {
    let start = text.quantities.get(told.quantity)?.tokens.start;
    let word = |back: u32| {
        let token = start.checked_sub(back).and_then(|at| text.tokens.get(at as usize));
        token.map(|token| token.text(text.prose())).unwrap_or_default()
    };
    if start.checked_sub(1).and_then(|at| text.tokens.get(at as usize)).is_none_or(|token| token.key != literal("to")) {
        return None;
    }
    let carried = matches!(word(4).to_ascii_lowercase().as_str(), "that" | "this" | "the")
        && matches!(
            word(3),
            "ratio" | "share" | "figure" | "number" | "proportion" | "rate" | "percentage" | "level" | "total" | "sum"
        );
    if word(1) != "to" || !carried {
        return None;
    }
    let verb = stem(word(2));
    match (words.rise.contains(&verb), words.fall.contains(&verb)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
