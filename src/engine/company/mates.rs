//! Mates: neighbours of a word that another is at home with and the word itself is never found with.
//!
//! `mates.bin`, made by `mates.py`: a filter of 2^17 words of 64 bits, two of which stand for a run of words, and cells as
//! those of `runs.bin` with the place of a meaning in the list of the written word. A run is the written word with a
//! neighbour, or with one beyond a word of grammar ("coat of pain").

use super::table::{run_key, told};
use crate::token::{Key, Token, literal};

static MATES: &[u8] = include_bytes!("mates.bin");
const FILTER: usize = 1 << 17;

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

/// A bit for each of them, for a first look.
const MAY_STAND_BETWEEN: u64 = {
    let (mut bits, mut at) = (0, 0);
    #[allow(clippy::indexing_slicing)]
    while at < BETWEEN.len() {
        bits |= 1 << (BETWEEN[at].0 & 63);
        at += 1;
    }
    bits
};

/// What a written word may be meant for by its neighbours, the nearer ones first: places in the list of its meanings.
#[inline]
pub fn places(written: Key, before: [Option<Key>; 2], behind: [Option<Key>; 2]) -> [Option<usize>; 2] {
    let before = before[0].and_then(|next| match before[1].filter(|_| stands_between(next)) {
        Some(far) => place(run_key(2, &[far, next, written])),
        None => place(run_key(0, &[next, written])),
    });
    let behind = behind[0].and_then(|next| match behind[1].filter(|_| stands_between(next)) {
        Some(far) => place(run_key(3, &[written, next, far])),
        None => place(run_key(1, &[written, next])),
    });
    [before, behind]
}

/// Whether the tokens around a word may be mates of another that it may be meant for.
#[inline]
pub fn may_be_beside(tokens: &[Token], at: usize) -> bool {
    let key = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.key);
    let (before, behind) = ([key(at.checked_sub(1)), key(at.checked_sub(2))], [key(Some(at + 1)), key(Some(at + 2))]);
    key(Some(at)).is_some_and(|written| places(written, before, behind).iter().any(Option::is_some))
}

#[inline]
fn stands_between(word: Key) -> bool {
    MAY_STAND_BETWEEN >> (word.0 & 63) & 1 != 0 && BETWEEN.contains(&word)
}

#[inline]
fn place(run: u64) -> Option<usize> {
    let at = 8 * ((run >> 32) as usize & (FILTER - 1));
    let word = MATES.get(at..at + 8)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))?;
    if word >> (run & 63) & word >> (run >> 6 & 63) & 1 == 0 {
        return None;
    }
    told(MATES.get(8 * FILTER..)?, run).map(|place| place as usize)
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
    fn knows_the_mates_of_what_is_meant() {
        assert!(is_mate("the", "sliver", "medal") && is_mate("coat of", "pain", ""));
        assert!(!is_mate("the", "silver", "medal") && !is_mate("cause of", "pain", ""));
    }
}
