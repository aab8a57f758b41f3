//! Anchors: the words by one of which a pattern must be called, the rarest that it has.
//!
//! Comes in: steps. Goes out: sets of words. Not here: which patterns a sentence calls (`called`).

use super::steps::Step;
use crate::token::{Key, KeySet, literal};

/// The words by one of which a match of `steps` must contain; the rarest such step is taken. Empty where a match needs
/// no word at all.
#[must_use]
pub fn anchors(steps: &[Step]) -> KeySet {
    let candidates = steps.iter().map(step_anchors).filter(|keys| !keys.is_empty());
    candidates.min_by_key(commonness).unwrap_or_default()
}

/// The words by one of which a match of a step must contain; empty where it needs none.
#[must_use]
pub fn step_anchors(step: &Step) -> KeySet {
    match step {
        Step::Words(words) => words.iter().copied().collect(),
        Step::Class(lexemes) => {
            let mut keys: KeySet = lexemes.words.keys().copied().collect();
            for (phrase, _) in &lexemes.phrases {
                keys.extend(anchors(phrase).iter());
            }
            keys
        }
        Step::Either(choices) => {
            let mut keys = KeySet::default();
            for choice in choices.iter() {
                let inner = anchors(choice);
                if inner.is_empty() {
                    return KeySet::default();
                }
                keys.extend(inner.iter());
            }
            keys
        }
        Step::Maybe(_) | Step::Hole(..) => KeySet::default(),
    }
}

/// How often a set of words stands in English prose, roughly: commas and the commonest words are poor anchors.
fn commonness(keys: &KeySet) -> usize {
    const COMMON: [Key; 22] = [
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
    COMMON.iter().filter(|word| keys.contains(word)).count() * 1000 + keys.len()
}
