//! How often words stand in English prose, roughly.
//!
//! Comes in: keys of words and marks. Goes out: a number that tells rare from common. Not here: what a word can be.

use super::look_up;
use crate::token::{Key, literal};

/// The commonest words, and the commonest marks between them.
pub const COMMONEST: [Key; 22] = [
    literal(","),
    literal("of"),
    literal("the"),
    literal("a"),
    literal("and"),
    literal("or"),
    literal("to"),
    literal("in"),
    literal("for"),
    literal("from"),
    literal("by"),
    literal("at"),
    literal("with"),
    literal("is"),
    literal("was"),
    literal("an"),
    literal("("),
    literal(")"),
    literal("on"),
    literal("as"),
    literal("it"),
    literal("that"),
];

/// Marks that are in no table of words.
const MARKS: [Key; 5] = [literal("."), literal("-"), literal("'s"), literal("\""), literal(":")];

/// How often one of these words stands in prose, roughly: each step of the lexicon's scale is some four times the one
/// below, and marks and the commonest words stand above it.
#[must_use]
pub fn commonness(keys: &[Key]) -> u64 {
    let scale = |key: &Key| look_up(*key).map_or(0, |info| info.frequency());
    let above = |key: &Key| u64::from(COMMONEST.contains(key) || MARKS.contains(key)) << 18;
    keys.iter().map(|key| above(key) + (1 << (2 * scale(key)))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;

    #[test]
    fn a_mark_is_commoner_than_any_rare_word() {
        assert!(commonness(&[key(",")]) > commonness(&[key("said"), key("made")]));
        assert!(commonness(&[key("turbine")]) < commonness(&[key("made")]));
    }
}
