//! Words that tell a way without a figure: "the wait has shortened", "fewer pupils", "improved".
//!
//! Comes in: a place, and words that say "rise" and "fall". Goes out: more or less, or better or not. Not here: what it is
//! held against (`turn`).

use super::super::words::is_doer;
use super::Words;
use super::pair::Pair;
use crate::quantity::Kind;
use crate::sentence::{Text, stem};
use crate::token::Key;
use std::ops::Range;
use std::sync::LazyLock;

/// What is the better the less there is of it, and the more.
static FEWER: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let words = "wait waiting delay response absence truancy unemployment jobless crime theft burglary loss deficit debt \
                 death mortality accident injury complaint error fault infection emission pollution vacancy arrears backlog \
                 queue inflation gap shortfall overspend dropout defect casualty";
    words.split_whitespace().map(stem).collect()
});
static MORE: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let words = "turnout punctuality attendance output sale revenue profit income pass grade membership harvest yield score \
                 accuracy literacy survival occupancy recycling crowd catch enrolment employment coverage satisfaction";
    words.split_whitespace().map(stem).collect()
});

/// A word that says "more" or "less" of anything, and its place.
pub fn plain(text: &Text<'_>, words: &Words, at: u32) -> Option<(bool, u32)> {
    let word = text.word(at).to_ascii_lowercase();
    let before = at.checked_sub(1).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    let next = text.word(at + 1).to_ascii_lowercase();
    let known = match word.as_str() {
        // "Beat last year's", "fell short of last year's".
        "beat" | "beats" | "topped" | "tops" | "exceeded" | "exceeds" | "surpassed" | "bettered" => {
            matches!(next.as_str(), "last" | "that" | "the").then_some(true).filter(|_| is_of_before(text, at))
        }
        // "Ambulances are slower", "petrol has become dearer".
        "slower" | "dearer" | "costlier" | "quicker" | "faster" | "cheaper" | "longer" | "shorter"
            if is_said(&before) =>
        {
            Some(matches!(word.as_str(), "slower" | "dearer" | "costlier" | "longer"))
        }
        "higher" | "lower" | "larger" | "smaller" | "bigger" | "thicker" | "thinner" | "deeper" | "shallower"
        | "heavier" | "lighter" | "wider" | "narrower"
            if is_said(&before) && next == "than" && is_of_before(text, at + 1) =>
        {
            Some(matches!(word.as_str(), "higher" | "larger" | "bigger" | "thicker" | "deeper" | "heavier" | "wider"))
        }
        // "Is up against a rival", "is down to luck", "is up for sale"; not "is up to 410".
        "up" | "down" if next == "against" || next == "to" && !has_figure(text, at + 2) || is_put_up(text, at) => None,
        "up" | "down" => {
            let told = matches!(before.as_str(), "is" | "are" | "was" | "were" | "been" | "still" | "again");
            (told || is_of_headline(text, at, &before)).then_some(word == "up")
        }
        // "Growing queue at the clinic", of a headline.
        "growing" | "rising" | "falling" | "shrinking" | "dwindling" | "declining" if is_headed(text, at) => {
            Some(matches!(word.as_str(), "growing" | "rising"))
        }
        "short" if next == "of" && is_of_before(text, at) => Some(false),
        "wane" | "decline" if before == "the" => Some(false),
        "rise" | "increase" if before == "the" => Some(true),
        "fewer" | "less" if is_opening(text, at) => Some(false),
        "more" if is_opening(text, at) => Some(true),
        "fewer" | "less" | "more" => None,
        // "To ease the wait", "easing restrictions".
        _ if before == "to" => None,
        // "The Downs" are hills.
        _ if word == "downs" => None,
        _ if is_doer(&word) => None,
        _ if !is_alone(text, at) => None,
        _ => {
            let key = text.stem_at(at);
            match (words.up.contains(&key), words.down.contains(&key)) {
                (true, false) => Some(true),
                (false, true) => Some(false),
                _ => None,
            }
        }
    };
    known.map(|up| (up, at))
}

/// Whether a verb has no object: "the wait has shortened", "Truancy is easing in Orme"; not "dropped the case", "declined to say".
fn is_alone(text: &Text<'_>, at: u32) -> bool {
    let next = text.word(at + 1);
    let figure = || {
        let index = text.quantities.partition_point(|quantity| quantity.tokens.start < at + 2);
        text.quantities.get(index).is_some_and(|quantity| quantity.tokens.start <= at + 3)
    };
    match next {
        "to" => figure(),
        "in" | "at" | "over" | "since" | "again" | "last" | "this" | "during" | "as" | "after" | "when" | "further"
        | "for" | "sharply" | "slightly" | "steadily" | "," | "." | ";" | ":" | "–" | "—" | "from" | "by" | "and"
        | "across" => true,
        _ => text.sentences.iter().any(|sentence| sentence.tokens.end == at + 1),
    }
}

/// Words that make a verb with "up" and "down" behind them.
const PHRASAL: &[&str] = &[
    "shut", "close", "closes", "break", "breaks", "back", "backs", "set", "sets", "stand", "stands", "step", "steps",
    "turn", "turns", "take", "takes", "pick", "picks", "slow", "slows", "calm", "cool", "melt", "knock", "track",
    "hunt", "put", "puts", "let", "lets", "lay", "speak", "speaks", "open", "opens", "build", "builds", "sign",
    "signs", "line", "lines", "give", "gives", "grow", "wind", "winds", "end", "ends", "fed", "runner", "clean",
    "make", "made", "bring", "brings", "hold", "holds", "burn", "burns", "go", "goes", "come", "comes", "tear", "pull",
    "turned", "held", "round", "shake", "cut",
];

/// "Unemployment up in the valley", "Crime down again".
fn is_of_headline(text: &Text<'_>, at: u32, before: &str) -> bool {
    let headed = text.facts().headline.clone().any(|heading| {
        text.sentences.get(heading).is_some_and(|sentence| sentence.tokens.contains(&at) && sentence.tokens.start < at)
    });
    headed
        && !PHRASAL.contains(&before)
        && matches!(text.word(at + 1), "in" | "again" | "for" | "as" | "on" | "since" | "after" | "at" | "." | "")
}

/// Whether a headline opens at a place.
fn is_headed(text: &Text<'_>, at: u32) -> bool {
    let mut headline = text.facts().headline.clone();
    headline.any(|heading| text.sentences.get(heading).is_some_and(|sentence| sentence.tokens.start == at))
}

/// "Has become", "are".
fn is_said(before: &str) -> bool {
    matches!(
        before,
        "is" | "are" | "was" | "were" | "become" | "becomes" | "became" | "got" | "getting" | "gets" | "grown" | "been"
    )
}

/// "Fewer pupils skip school" at the beginning of a sentence.
fn is_opening(text: &Text<'_>, at: u32) -> bool {
    let opens = text.sentences.iter().any(|sentence| sentence.tokens.start == at);
    opens && !matches!(text.word(at + 1), "than" | "of" | "and" | "or" | "is" | "to")
}

/// "The year before", "last season's": what stands behind is of the time before.
fn is_of_before(text: &Text<'_>, at: u32) -> bool {
    (at + 1..at + 5)
        .any(|at| matches!(text.word(at), "last" | "previous" | "before" | "earlier" | "ago" | "was" | "were"))
}

/// "Improved", "got worse": better or not.
pub fn judged(text: &Text<'_>, at: u32) -> Option<bool> {
    let before = at.checked_sub(1).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    let verb = matches!(
        before.as_str(),
        "get"
            | "gets"
            | "got"
            | "getting"
            | "was"
            | "is"
            | "were"
            | "are"
            | "grew"
            | "becoming"
            | "became"
            | "and"
            | "even"
            | "did"
            | "do"
            | "done"
            | "fared"
            | "performed"
    );
    match text.word(at).to_ascii_lowercase().as_str() {
        "improve" | "improves" | "improved" | "improving" | "improvement" if before != "to" => Some(true),
        "worsen" | "worsens" | "worsened" | "worsening" | "deteriorate" | "deteriorated" | "deteriorating"
        | "deterioration"
            if before != "to" =>
        {
            Some(false)
        }
        "better" if verb => Some(true),
        "worse" if verb => Some(false),
        _ => None,
    }
}

/// Whether there is more of what is told of where it gets better.
pub fn grows(text: &Text<'_>, pair: Pair<'_>, tokens: &Range<u32>) -> Option<bool> {
    if pair.old.sort.kind == Kind::Duration {
        return Some(false);
    }
    let new = text.sentences.get(pair.new.sentence)?.tokens.clone();
    let has = |list: &[Key]| tokens.clone().chain(new.clone()).any(|at| list.contains(&text.stem_at(at)));
    match (has(&MORE), has(&FEWER)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// "Up for sale", "up for debate".
fn is_put_up(text: &Text<'_>, at: u32) -> bool {
    text.word(at + 1) == "for"
        && matches!(
            text.word(at + 2),
            "sale"
                | "grabs"
                | "auction"
                | "debate"
                | "discussion"
                | "vote"
                | "election"
                | "re"
                | "renewal"
                | "review"
                | "a"
        )
}

/// Whether a figure stands at a token.
fn has_figure(text: &Text<'_>, at: u32) -> bool {
    text.quantities.get(text.figure_from(at)).is_some_and(|quantity| quantity.tokens.start <= at)
}
