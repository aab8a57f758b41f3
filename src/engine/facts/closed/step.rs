//! Whether a figure is told as a step, and which way. Comes in: a stretch, and words that say "rise" and "fall". Goes out: the
//! way. Not here: what the step leads from and to (`pair`).

use super::Words;
use super::stretch::sentence;
use crate::lexicon::{WordInfo, look_up};
use crate::sentence::Text;
use crate::span::Span;

/// Words between a word of change and its figure where none of them says "by".
const NEAR: u32 = 5;
/// Verbs that with "down" tell of no fall.
const DOING: [&str; 16] = [
    "turned", "turn", "turns", "turning", "shut", "shuts", "closed", "close", "took", "taken", "tore", "torn", "laid",
    "broke", "tracked", "knocked",
];
/// Words between a word of change and its figure.
const REACH: u32 = 9;

/// The way of a stretch that tells a step: its word stands before the figure ("fell 7 percent", "cuts its rate by half a
/// point") or right behind it ("12 fewer", "6 percent higher").
pub fn step(text: &Text<'_>, words: &Words, claim: Span) -> Option<bool> {
    let start = text.tokens.partition_point(|token| token.start < claim.start) as u32;
    let end = text.tokens.partition_point(|token| token.start < claim.end) as u32;
    let sentence = text.sentences.get(sentence(text, claim))?.tokens.clone();
    let way = |at| way(text, words, at);
    let small = |at: u32| is_small(text.word(at));
    let reached = |at: u32| {
        let near = start - at <= NEAR;
        // "Raised its dividend by 8 percent to 27 cents": by another figure.
        let by = (at + 1..start).any(|at| text.word(at) == "by" && text.figure_from(at) == text.figure_from(start));
        let open = (at + 1..start).all(|at| !matches!(text.word(at), "," | ";" | ":" | "and" | "but" | "–" | "—"));
        // "The increase of 45 dollars".
        let of = at + 2 == start && text.word(at + 1) == "of" && is_noun(text.word(at));
        by && open || of || near && (at + 1..start).all(small)
    };
    let mut before = (start.saturating_sub(REACH).max(sentence.start)..start).rev();
    let found = before.find_map(|at| way(at).filter(|_| reached(at)));
    // "38mm fell in an hour": what falls there is the figure itself.
    let verb = matches!(text.word(end), "fell" | "rose" | "grew" | "lost") || is_past(text, end);
    // "Two bigger clubs": of what size they are.
    let sized = is_size(text.word(end)) && !matches!(text.word(end + 1), "than" | "," | "." | "and" | "on");
    let behind = || (end < sentence.end && !verb && !sized).then(|| way(end)).flatten();
    // "A point and a half higher", "26 more beds": the noun may stand between.
    let parted = || {
        let joined = matches!(text.word(end), "of" | "point" | "points" | "a" | "-") && end + 1 < sentence.end;
        joined.then(|| (end + 1..(end + 4).min(sentence.end)).find_map(way)).flatten()
    };
    found.or_else(behind).or_else(parted)
}

/// "Raised", "dropped"; not "need".
fn is_past(text: &Text<'_>, at: u32) -> bool {
    let token = text.tokens.get(at as usize).filter(|_| text.word(at).ends_with("ed"));
    token.and_then(|token| look_up(token.key)).is_some_and(|info| info.any(WordInfo::PAST))
}

fn is_size(word: &str) -> bool {
    matches!(word, "bigger" | "larger" | "smaller" | "longer" | "shorter" | "older" | "taller" | "stronger" | "weaker")
}

/// A word that may stand between a word of change and its figure.
fn is_small(word: &str) -> bool {
    word.len() < 4 && !matches!(word, "," | ";" | ":" | "and" | "but" | "to" | "at" | "of" | "for" | "per")
        || matches!(word, "back" | "nearly" | "about" | "almost" | "some" | "another" | "only" | "just")
        || word.len() > 4 && word.ends_with("ly")
}

/// A noun of change.
pub fn is_noun(word: &str) -> bool {
    matches!(
        word,
        "increase"
            | "rise"
            | "raise"
            | "jump"
            | "gain"
            | "cut"
            | "drop"
            | "fall"
            | "reduction"
            | "decrease"
            | "decline"
    )
}

/// Whether a word says "rise" (true) or "fall".
fn way(text: &Text<'_>, words: &Words, at: u32) -> Option<bool> {
    let (rise, fall) = words.ways(text, at);
    // "Limes make up 21 percent", "wages took up 84 percent" tell a share.
    let made = at > 0
        && text.word(at) == "up"
        && matches!(
            text.word(at - 1),
            "make" | "makes" | "made" | "making" | "take" | "takes" | "took" | "taking" | "taken" | "turned" | "turn"
        );
    // "Turned down two offers", "shut down three pits": no fall.
    let done = at > 0 && text.word(at) == "down" && DOING.contains(&text.word(at - 1));
    match (rise && !made, fall && !done) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
