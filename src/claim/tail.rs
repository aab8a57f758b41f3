//! The clause behind a claim: ", although nobody could say why". It has no figure, and words that would lead a figure
//! elsewhere lead none there; those that change what a claim means still count.
//!
//! Comes in: the bindings of a frame in a sentence. Goes out: the stretches in which no word of its `unlike` may stand.

use super::bind::Binding;
use super::scene::Scene;
use crate::token::{Key, literal};
use std::ops::Range;

/// The sentence, and of the clause behind all that was bound only the words that may change its meaning.
pub(super) fn without(scene: &Scene<'_>, bindings: &[Binding], sentence: &Range<u32>) -> Vec<Range<u32>> {
    let ends = bindings.iter().flat_map(|binding| {
        let figures = binding.figures().filter_map(|index| scene.spots.get(index)).map(|spot| spot.tokens.end);
        figures.chain([binding.trigger.end])
    });
    let inside = |end: &u32| *end > sentence.start && *end <= sentence.end;
    let last = ends.filter(inside).max().unwrap_or(sentence.end);
    let is = |at: u32, words: &[Key]| scene.token(at).is_some_and(|token| words.contains(&token.key));
    let behind = scene.spots.iter().map(|spot| spot.tokens.end).filter(inside).max();
    let opens = |at: &u32| is(*at, &[literal(",")]) && is(at + 1, &OPENING);
    let tail = (last.max(behind.unwrap_or(last))..sentence.end).find(opens);
    let Some(tail) = tail else { return vec![sentence.clone()] };
    let meant = (tail..sentence.end).filter(|at| is(*at, &MEANING)).map(|at| at..at + 1);
    std::iter::once(sentence.start..tail).chain(meant).collect()
}

/// Words that open a clause of another matter.
const OPENING: [Key; 8] = [
    literal("although"),
    literal("though"),
    literal("while"),
    literal("whereas"),
    literal("because"),
    literal("when"),
    literal("where"),
    literal("who"),
];

/// Words that change what was said before, wherever they stand.
const MEANING: [Key; 38] = [
    literal("not"),
    literal("no"),
    literal("never"),
    literal("without"),
    literal("if"),
    literal("unless"),
    literal("would"),
    literal("should"),
    literal("excluding"),
    literal("exclude"),
    literal("excludes"),
    literal("excluded"),
    literal("including"),
    literal("include"),
    literal("includes"),
    literal("included"),
    literal("except"),
    literal("apart"),
    literal("besides"),
    literal("adjusted"),
    literal("underlying"),
    literal("target"),
    literal("targets"),
    literal("forecast"),
    literal("forecasts"),
    literal("expected"),
    literal("estimate"),
    literal("estimates"),
    literal("estimated"),
    literal("planned"),
    literal("average"),
    literal("another"),
    literal("other"),
    literal("others"),
    literal("both"),
    literal("each"),
    literal("overlap"),
    literal("twice"),
];
