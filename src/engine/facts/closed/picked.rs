//! Words behind a thing that say which ones are meant: "the closure of 2019", "the rooms upstairs", "those who remain".
//!
//! Comes in: the place behind a noun phrase. Goes out: whether what stands there tells the thing from others of its kind. Not
//! here: words between two sentences that tell of more (`referred`).

use crate::quantity::Kind;
use crate::sentence::{Text, Told, stem};

/// Words that open what picks a thing out.
#[rustfmt::skip]
const PICKS: [&str; 36] = [
    "that", "who", "whose", "which", "where", "to", "with", "without", "in", "on", "at", "behind", "from", "under",
    "of", "still", "left", "for", "by", "near", "not", "already", "outside", "inside", "like", "below", "above",
    "between", "among", "beside", "around", "than", "during", "since", "last", "this",
];
/// Places told in a word, and words before one.
#[rustfmt::skip]
const PLACES: [&str; 14] = [
    "along", "beyond", "opposite", "nearest", "nearby", "next", "upstairs", "downstairs", "upstream", "downstream",
    "overlooking", "facing", "there", "elsewhere",
];

/// Words behind a thing that say which ones: "who remain", "in the north", "paid on Tuesday is".
pub fn is_picked(text: &Text<'_>, end: u32) -> bool {
    let word = text.word(end);
    let verb = |at: u32| {
        matches!(
            text.word(at),
            "is" | "was" | "were" | "are" | "has" | "have" | "had" | "will" | "would" | "can" | "could" | "may" | "did"
        )
    };
    // "Rescuers reached the 16 miners on Sunday".
    let day = || text.quantities.iter().any(|quantity| quantity.kind == Kind::Date && quantity.tokens.start == end + 1);
    if matches!(word, "on" | "in" | "at") && day() {
        return false;
    }
    let clause = || (end + 1..end + 9).take_while(|at| !matches!(text.word(*at), "," | ";" | "")).any(verb);
    PICKS.contains(&word) || is_place(word) || (is_deed(word) || word.ends_with("ing")) && clause()
}

/// Whether a place or a year behind a thing tells it from another: "the rooms upstairs", "the strike of 1998".
pub fn is_elsewhere(text: &Text<'_>, end: u32) -> bool {
    let year = || {
        let mut figures = text.quantities.iter();
        figures.any(|quantity| quantity.kind == Kind::Date && quantity.tokens.start == end + 1)
    };
    is_place(text.word(end)) || matches!(text.word(end), "of" | "in") && year()
}

/// "The rooms upstairs", "the walk along the coast".
fn is_place(word: &str) -> bool {
    PLACES.contains(&word)
}

/// A participle, or a verb that may be one.
fn is_deed(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "paid" | "sold" | "held" | "made" | "built" | "bought" | "spent")
}

/// "The 430 investors in a sister firm".
fn is_of_sister(text: &Text<'_>, end: u32) -> bool {
    let led = matches!(text.word(end), "in" | "of" | "at" | "from" | "on" | "with" | "for");
    let article = matches!(text.word(end + 1), "a" | "an" | "the");
    let of = text.word(end + 1 + u32::from(article));
    led && matches!(
        of,
        "sister" | "another" | "rival" | "different" | "second" | "separate" | "neighbouring" | "neighboring" | "other"
    )
}

/// "who remain", "that the state gave": a clause that says which ones, of which nothing was told with the first.
pub fn is_told_apart(text: &Text<'_>, first: &Told, end: u32) -> bool {
    if is_of_sister(text, end) {
        return true;
    }
    let helps = |word: &str| matches!(word, "were" | "have" | "been" | "will" | "would" | "could");
    let said = || {
        let known = text.sentence_stems(first.sentence);
        let words = (end + 1..end + 5).map(|at| text.word(at)).filter(|word| word.len() > 3 && !helps(word));
        words.map(stem).any(|word| known.contains(&word))
    };
    let relative = matches!(text.word(end), "that" | "who" | "whose" | "where");
    let at_once = matches!(text.word(end + 1), "is" | "are" | "was" | "were" | "have" | "had" | "will");
    (relative || is_deed(text.word(end)) && !at_once && is_picked(text, end)) && !said()
}
