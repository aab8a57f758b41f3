//! A place and those who are ahead: "the second biggest crop, behind wheat on 15,000 and maize on 8,000".
//!
//! Comes in: a text and its places of "behind". Goes out: the ordinal, where more are named ahead than it leaves. Not here: places
//! with their figures (`placed`), and the only one ahead (`only`).

use super::placed::ORDINALS;
use super::{Report, Slip, Words};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::Flags;
use std::ops::Range;

/// The word at which the rule is asked.
pub const BEHIND: [&str; 3] = ["behind", "after", "beaten"];

/// Words from a place to "behind".
const REACH: u32 = 9;
/// Words of one who is ahead.
const LONG: usize = 8;

/// Adds every ordinal that those ahead of it exceed.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in report.called.clone() {
        report.slips.extend(judged(text, at));
    }
}

fn judged(text: &Text<'_>, at: u32) -> Option<Slip> {
    let sentence = text.sentences.get(text.sentence_at(at))?.tokens.clone();
    let low = at.saturating_sub(REACH).max(sentence.start);
    let (place, ordinal) = (low..at).rev().find_map(|at| Some((at, ordinal(text, at)?)))?;
    let joint =
        sentence.clone().any(|at| matches!(text.word(at), "joint" | "tied" | "equal" | "level" | "or" | "both"));
    let ahead = ahead(text, at + 1..sentence.end)?;
    let token = text.tokens.get(place as usize)?;
    (ahead > ordinal && !joint).then(|| Slip {
        span: token.span(),
        label: format!("{ahead} are ahead"),
        values: vec![("first", format!("{ahead} ahead")), ("second", text.word(place).to_owned())],
        evidence: text
            .tokens
            .get(at as usize)
            .map(|behind| (Span::new(behind.start, behind.end), "behind these".to_owned()))
            .into_iter()
            .collect(),
        ..Slip::default()
    })
}

/// How many a place leaves ahead: "second biggest", "the second-largest", "finished second", "in second place".
fn ordinal(text: &Text<'_>, at: u32) -> Option<usize> {
    let ordinal = ORDINALS.iter().position(|known| *known == text.word(at)).filter(|ordinal| *ordinal > 0)?;
    let next = if text.word(at + 1) == "-" { text.word(at + 2) } else { text.word(at + 1) };
    let superlative = next.len() > 4 && next.ends_with("est") || matches!(next, "most" | "place" | "best");
    let before = at.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let came = matches!(before, "came" | "finished" | "placed" | "was" | "ranked" | "is" | "lies" | "are");
    (superlative || came && matches!(text.word(at + 1), "," | "behind" | "in")).then_some(ordinal)
}

/// Those told of up to the end of a sentence: one "and" before the last, and names or figures on both sides.
fn ahead(text: &Text<'_>, range: Range<u32>) -> Option<usize> {
    let end = range.clone().find(|at| matches!(text.word(*at), "." | ";" | "!" | ":" | "–" | "—" | "("))?;
    let mut found: Vec<Range<u32>> = Vec::new();
    let (mut first, mut closed) = (range.start, false);
    for at in range.start..end {
        let (comma, and) = (text.word(at) == ",", text.word(at) == "and");
        if !(comma || and) {
            continue;
        }
        if closed {
            return None;
        }
        if at > first {
            found.push(first..at);
        }
        (first, closed) = (at + 1, and);
    }
    found.push(first..end);
    let figure = |item: &Range<u32>| {
        let next = text.quantities.get(text.figure_from(item.start));
        next.is_some_and(|quantity| item.contains(&quantity.tokens.start))
    };
    let capital = |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.flags.any(Flags::CAPITAL));
    // "After Paris, and Orr likes it": no name.
    let named = |item: &Range<u32>| {
        let mut words = item.clone().skip(usize::from(text.word(item.start) == "the")).peekable();
        words.peek().is_some() && words.all(capital)
    };
    let fits = closed
        && found.len() > 1
        && found.iter().all(|item| item.len() <= LONG && !item.is_empty())
        && (found.iter().all(figure) || found.iter().all(|item| named(item) && item.len() < 4));
    fits.then_some(found.len())
}
