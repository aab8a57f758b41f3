//! Mates: neighbours of a word that another is at home with and the word itself is never found with.
//!
//! `mates.bin`, made by `mates.py`: filters of the written words (2^12 words of 64 bits, two of which stand for a key) and
//! of runs of words (2^17), and cells as those of `runs.bin` with the place of a meaning in the list of the written word. A run is the written word with a
//! neighbour, or with one beyond a word of grammar ("coat of pain").

use super::table::{run_key, told};
use crate::token::{Filter, Key, Token, literal};

static MATES: &[u8] = include_bytes!("mates.bin");
const WRITTEN: usize = 1 << 12;
const RUNS: usize = 1 << 17;

/// Where the mate stands; beyond a word of grammar.
const BEFORE: u64 = 0;
const BEHIND: u64 = 1;
const BEYOND_BEFORE: u64 = 2;
const BEYOND_BEHIND: u64 = 3;

/// Words of grammar that may stand between a word and its mate.
const BETWEEN: [Key; 36] = [
    literal("the"),
    literal("a"),
    literal("an"),
    literal("and"),
    literal("or"),
    literal("of"),
    literal("in"),
    literal("on"),
    literal("at"),
    literal("by"),
    literal("for"),
    literal("from"),
    literal("to"),
    literal("with"),
    literal("that"),
    literal("its"),
    literal("his"),
    literal("her"),
    literal("their"),
    literal("our"),
    literal("my"),
    literal("your"),
    literal("is"),
    literal("are"),
    literal("was"),
    literal("were"),
    literal("be"),
    literal("been"),
    literal("has"),
    literal("have"),
    literal("had"),
    literal("will"),
    literal("would"),
    literal("can"),
    literal("could"),
    literal("as"),
];

/// A bit for each of them: another word passes for one once in a hundred times, and its mates are then not known.
const MAY_STAND_BETWEEN: [u64; 64] = {
    let (mut bits, mut at) = ([0; 64], 0);
    #[allow(clippy::indexing_slicing)]
    while at < BETWEEN.len() {
        bits[(BETWEEN[at].0 >> 6 & 63) as usize] |= 1 << (BETWEEN[at].0 & 63);
        at += 1;
    }
    bits
};

/// What a written word may be meant for by what stands before it, and by what stands behind (the nearer word first in both):
/// places in the list of its meanings.
#[inline]
pub fn places(written: Key, before: [Option<Key>; 2], behind: [Option<Key>; 2]) -> [Option<usize>; 2] {
    let before = before[0].and_then(|next| match before[1].filter(|_| stands_between(next)) {
        Some(far) => place(run_key(BEYOND_BEFORE, &[far, next, written])),
        None => place(run_key(BEFORE, &[next, written])),
    });
    let behind = behind[0].and_then(|next| match behind[1].filter(|_| stands_between(next)) {
        Some(far) => place(run_key(BEYOND_BEHIND, &[written, next, far])),
        None => place(run_key(BEHIND, &[written, next])),
    });
    [before, behind]
}

/// Whether the tokens around a word may be mates of another that it may be meant for.
pub fn are_beside(tokens: &[Token], at: usize) -> bool {
    let key = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.key);
    let (before, behind) = ([key(at.checked_sub(1)), key(at.checked_sub(2))], [key(Some(at + 1)), key(Some(at + 2))]);
    key(Some(at)).is_some_and(|written| places(written, before, behind).iter().any(Option::is_some))
}

#[inline]
fn stands_between(word: Key) -> bool {
    MAY_STAND_BETWEEN.get((word.0 >> 6 & 63) as usize).is_some_and(|bits| bits >> (word.0 & 63) & 1 != 0)
}

/// Whether a word has mates that betray it: one look, which lets some words pass that have none.
#[inline]
pub fn may_have(written: Key) -> bool {
    is_marked(0, WRITTEN, written.0)
}

#[inline]
fn place(run: u64) -> Option<usize> {
    let found = is_marked(8 * WRITTEN, RUNS, run);
    if found { told(MATES.get(8 * (WRITTEN + RUNS)..)?, run).map(|place| place as usize) } else { None }
}

/// Whether both bits of a key are set in a filter that begins at a byte and has so many words.
#[inline]
fn is_marked(from: usize, words: usize, key: u64) -> bool {
    let at = from + 8 * ((key >> 32) as usize & (words - 1));
    let word =
        MATES.get(at..at + 8).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes));
    Filter::is_marked(word, Key(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;

    fn is_mate(before: &str, written: &str, behind: &str) -> bool {
        let keys = |text: &str| text.split_whitespace().map(key).collect::<Vec<_>>();
        let (mut before, behind) = (keys(before), keys(behind));
        before.reverse();
        let two = |words: &[Key]| [words.first().copied(), words.get(1).copied()];
        places(key(written), two(&before), two(&behind)).iter().any(Option::is_some)
    }

    #[test]
    fn the_words_between_are_those_that_the_table_was_made_with() {
        let (_, told) = include_str!("mates.py").split_once("BETWEEN = \"\"\"").unwrap_or_default();
        let told: Vec<Key> = told.split("\"\"\"").next().unwrap_or_default().split_whitespace().map(key).collect();
        assert_eq!(told, BETWEEN);
    }

    #[test]
    fn most_words_have_no_mates() {
        assert!(may_have(key("sliver")) && may_have(key("pain")));
        assert!(!may_have(key("the")) && !may_have(key("hippopotamus")));
    }

    #[test]
    fn knows_the_mates_of_what_is_meant() {
        assert!(is_mate("the", "sliver", "medal") && is_mate("coat of", "pain", "") && is_mate("", "tone", "of money"));
        assert!(!is_mate("the", "silver", "medal") && !is_mate("cause of", "pain", ""));
    }
}
