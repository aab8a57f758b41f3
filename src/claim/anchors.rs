//! Anchors: the words by one of which a pattern must be called, the rarest that it has.
//!
//! Comes in: steps. Goes out: sets of words. Not here: which patterns a sentence calls (`called`).

use super::steps::{Step, in_order};
use crate::token::{Key, KeySet, literal};

/// The words by one of which a match of `steps` must contain; the rarest such step is taken. Empty where a match needs
/// no word at all.
#[must_use]
pub fn anchors(steps: &[Step]) -> KeySet {
    KeySet::from(rarest(steps))
}

/// The words of [`anchors`], in order.
#[must_use]
pub fn rarest(steps: &[Step]) -> Vec<Key> {
    let candidates = steps.iter().map(step_anchors).filter(|keys| !keys.is_empty());
    candidates.min_by_key(|keys| commonness(keys)).unwrap_or_default()
}

/// The words by one of which a match of a step must contain, in order; empty where it needs none.
#[must_use]
pub fn step_anchors(step: &Step) -> Vec<Key> {
    match step {
        Step::Words(words) => in_order(words.to_vec()),
        Step::Class(lexemes) => lexemes.anchors.clone(),
        Step::Either(choices) => {
            let mut keys = Vec::new();
            for choice in choices.iter() {
                let inner = rarest(choice);
                if inner.is_empty() {
                    return Vec::new();
                }
                keys.extend(inner);
            }
            in_order(keys)
        }
        Step::Maybe(_) | Step::Hole(..) => Vec::new(),
    }
}

/// How often a set of words stands in English prose, roughly: commas and the commonest words are poor anchors.
fn commonness(keys: &[Key]) -> usize {
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
    COMMON.iter().filter(|word| keys.binary_search(word).is_ok()).count() * 1000 + keys.len()
}
