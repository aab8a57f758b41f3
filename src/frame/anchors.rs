//! Anchors: the words by one of which a pattern must be called, the rarest that it has.
//!
//! Comes in: steps. Goes out: sets of words. Not here: which patterns a sentence calls (`called`).

use super::steps::{Step, in_order};
use crate::lexicon::COMMONEST;
use crate::token::{Key, KeySet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The words by one of which a match of `steps` must contain, in order; the rarest such step is taken. Empty where a match
/// needs no word at all.
#[must_use]
pub fn rarest(steps: &[Step]) -> Vec<Key> {
    let mut candidates =
        steps.iter().map(|step| (step, step_anchors(step))).filter(|(_, keys)| !keys.is_empty()).peekable();
    let first = candidates.next();
    if candidates.peek().is_none() {
        return first.map(|(_, keys)| keys.into_owned()).unwrap_or_default();
    }
    let rarest = first.into_iter().chain(candidates).min_by_key(|(step, keys)| match step {
        Step::Class(lexemes) => lexemes.commonness,
        _ => commonness(keys),
    });
    rarest.map(|(_, keys)| keys.into_owned()).unwrap_or_default()
}

/// The words by one of which a match of a step must contain, in order; empty where it needs none.
#[must_use]
pub fn step_anchors(step: &Step) -> Cow<'_, [Key]> {
    match step {
        Step::Words(words) if words.is_sorted() => Cow::Borrowed(words),
        Step::Words(words) => Cow::Owned(in_order(words.to_vec())),
        Step::Class(lexemes) => Cow::Borrowed(&lexemes.anchors),
        Step::Either(choices) => {
            let mut keys = Vec::new();
            for choice in choices.iter() {
                let inner = rarest(choice);
                if inner.is_empty() {
                    return Cow::default();
                }
                keys.extend(inner);
            }
            Cow::Owned(in_order(keys))
        }
        Step::Maybe(_) | Step::Hole(..) => Cow::default(),
    }
}

/// How often a set of words stands in English prose, roughly: commas and the commonest words are poor anchors.
pub fn commonness(keys: &[Key]) -> usize {
    static COMMON: LazyLock<KeySet> = LazyLock::new(|| COMMONEST.iter().copied().collect());
    keys.iter().filter(|word| COMMON.contains(word)).count() * 1000 + keys.len()
}
