//! Two levels of one thing told of two times in neighbouring sentences, in a text of any size: "It made 1,710 cars in May,
//! after 1,800 in April", "It costs 900 crowns now. Before the bridge it cost 600".
//!
//! Comes in: a text, and words that tell of times. Goes out: the pairs, with the sentences that may tell of their change:
//! their own, those beside them, and a headline right above. Not here: what is claimed of them (`gap_told`, `turn`).

use super::linked::is_rung_up;
use super::pair::{Pair, is_aim, is_of_one, is_one_sort, pair};
use super::when::{When, when};
use super::{Words, is_of_size, is_one_noun, is_some_of};
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::token::{Key, literal};
use std::ops::Range;

/// Figures that stand between two levels at most.
const BETWEEN: usize = 6;
/// Sentences of a headline's body in which its pair stands.
const LEAD: usize = 4;
/// Words from a hope to what is hoped for.
const HOPES: u32 = 4;
/// Words behind a level that praise it.
const PRAISE: u32 = 6;

/// Words and marks of two sentences that are read: longer ones are no sentences.
const LONGEST: usize = 400;

/// Words without which no sentence tells of two times.
const TIES: [Key; 16] = [
    literal("from"),
    literal("against"),
    literal("compared"),
    literal("than"),
    literal("before"),
    literal("earlier"),
    literal("ago"),
    literal("last"),
    literal("previous"),
    literal("after"),
    literal("was"),
    literal("were"),
    literal("had"),
    literal("then"),
    literal("until"),
    literal("versus"),
];

/// A pair, and the sentences that may tell of its change.
pub struct Near<'t> {
    /// The levels.
    pub pair: Pair<'t>,
    /// The sentences.
    pub around: Vec<usize>,
    /// Whether the older level may be of years ago.
    pub long: bool,
}

/// All pairs of neighbours.
pub fn pairs<'t>(text: &'t Text<'_>, words: &Words) -> Vec<Near<'t>> {
    let told = &text.facts().told;
    let neighbours = text.facts().neighbours(|| {
        let places = 0..told.len();
        places
            .filter_map(|at| {
                before(text, told, at).filter(|first| is_of_times(text, told, (*first, at))).map(|first| (first, at))
            })
            .collect()
    });
    let found = neighbours.iter().filter_map(|(first, at)| {
        let (one, other) = (told.get(*first)?, told.get(*at)?);
        let window = told.get(*first..=*at)?;
        let near = pair(text, words, window, (one, other), false);
        let long = near.is_none();
        let pair = near.or_else(|| pair(text, words, window, (one, other), true))?;
        // "It had been 900" beside what it is now.
        let past = pair.since == When::Past && when(text, words, pair.new, pair.old) >= When::Now;
        let around = || around(text, one.sentence..other.sentence + 1);
        // "It costs 600 now and will cost 900".
        let coming = pair.since == When::Now && when(text, words, pair.new, pair.old) == When::Coming;
        (pair.since <= When::Then || past || coming).then(|| Near { pair, around: around(), long })
    });
    found.collect()
}

/// Whether the sentences of two figures are no longer than sentences are, and have a word that may tell of two times.
fn is_of_times(text: &Text<'_>, told: &[Told], (first, at): (usize, usize)) -> bool {
    let sentences =
        told.get(first).zip(told.get(at)).and_then(|(one, other)| text.sentences.get(one.sentence..other.sentence + 1));
    let tokens = sentences.and_then(|all| Some(all.first()?.tokens.start..all.last()?.tokens.end)).unwrap_or_default();
    tokens.len() <= LONGEST && text.tokens_in(tokens).iter().any(|token| TIES.contains(&token.key))
}

/// The only two levels of a sort in some sentences, whatever their times.
pub fn two<'t>(
    text: &'t Text<'_>,
    words: &Words,
    sentences: Range<usize>,
    fits: &dyn Fn(&Told) -> bool,
) -> Option<Pair<'t>> {
    let facts = text.facts();
    let told = facts.told_within(&sentences);
    // "Two years ago it had 350" goes without its noun.
    let elliptic = facts.elliptic.iter().filter(|told| sentences.contains(&told.sentence));
    let mut levels: Vec<&Told> =
        told.iter().chain(elliptic).filter(|told| fits(told) && is_level(text, told)).collect();
    levels.sort_by_key(|told| told.quantity);
    let [first, second] = levels.as_slice() else { return None };
    let (first, second) = (*first, *second);
    (is_of_size(first, second) && is_of_one(text, words, told, (first, second), true)).then_some(Pair {
        old: first,
        new: second,
        since: When::Past,
    })
}

/// The level before another of its sort, where the two are the only ones of it in their sentences.
fn before(text: &Text<'_>, told: &[Told], at: usize) -> Option<usize> {
    let second = told.get(at)?;
    let from = at.saturating_sub(BETWEEN);
    // Most figures have none of their sort beside them.
    let near = |other: &Told| second.sentence - other.sentence < 2 && is_one_sort(other, second);
    if !told.get(from..at)?.iter().any(near) || !is_level(text, second) || is_some_of(text, second) {
        return None;
    }
    let like = |other: &Told| {
        let nouns = || other.noun.is_none() || second.noun.is_none() || is_one_noun(other, second);
        is_one_sort(other, second) && (other.sort.kind != Kind::Count || nouns()) && is_level(text, other)
    };
    // "138 people, seven of them under 21".
    let own = |other: &Told| like(other) && is_of_size(other, second) && !is_some_of(text, other);
    let first = (from..at).rev().find(|at| told.get(*at).is_some_and(own))?;
    let one = told.get(first)?;
    let block = |at: usize| text.sentences.get(at).map(|sentence| sentence.block);
    let apart = second.sentence - one.sentence;
    let beside = apart < 2 && (block(one.sentence) == block(second.sentence) || text.is_short());
    let sentences = one.sentence..second.sentence + 1;
    let third =
        |index: usize, other: &Told| ![first, at].contains(&index) && sentences.contains(&other.sentence) && own(other);
    let others = || {
        let near = told.iter().enumerate().skip(from).take_while(|(_, other)| other.sentence < sentences.end);
        near.into_iter().any(|(index, other)| third(index, other))
    };
    (beside && !others()).then_some(first)
}

/// A figure that is no step ("11 million fewer"), no peak and no aim.
fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let kind = matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration);
    let Some(quantity) = text.quantities.get(told.quantity).filter(|_| kind) else { return false };
    let end = quantity.tokens.end;
    let step = matches!(
        text.word(end),
        "more"
            | "fewer"
            | "less"
            | "higher"
            | "lower"
            | "up"
            | "down"
            | "above"
            | "below"
            | "ahead"
            | "behind"
            | "short"
    );
    let clause = end..end + PRAISE;
    let praised = clause
        .take_while(|at| !matches!(text.word(*at), "." | ";"))
        .any(|at| matches!(text.word(at), "highest" | "lowest" | "peak" | "record" | "best" | "worst" | "most"));
    let before = quantity.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let touched = matches!(before, "touched" | "peaked" | "hit");
    // "Up 19 percent on the year" is a step.
    let stepped = matches!(before, "up" | "down") && !is_rung_up(text, quantity.tokens.start);
    let hoped = (quantity.tokens.start.saturating_sub(HOPES)..quantity.tokens.start)
        .any(|at| matches!(text.word(at), "hopes" | "hope" | "hoped" | "wants" | "wanted" | "aims"));
    !quantity.attributive
        && !quantity.lexical
        && !step
        && !praised
        && !touched
        && !stepped
        && !hoped
        && !is_aim(text, told)
        && !is_onset(text, end)
}

/// "At the start of the drought": long ago, for all that is said.
fn is_onset(text: &Text<'_>, end: u32) -> bool {
    (end..end + 4).any(|at| {
        matches!(text.word(at), "start" | "beginning" | "onset" | "outset" | "outbreak")
            && !(at..at + 5).any(|at| {
                matches!(text.word(at), "year" | "month" | "week" | "season" | "quarter" | "term" | "summer" | "winter")
            })
    })
}

/// The sentences of a pair, those of its paragraph beside them, and a headline right above.
fn around(text: &Text<'_>, own: Range<usize>) -> Vec<usize> {
    let block = |at: usize| text.sentences.get(at).map(|sentence| sentence.block);
    let headline = text.facts().headline.clone();
    let lead = own.start >= headline.end && own.start < headline.end + LEAD && text.is_short();
    let near = own.start.saturating_sub(2)..(own.end + 2).min(text.sentences.len());
    let last = own.end.checked_sub(1).and_then(block);
    let beside = near.filter(|at| own.contains(at) || block(*at) == block(own.start) || block(*at) == last);
    headline.clone().filter(|_| lead).chain(beside.filter(|at| !headline.contains(at))).collect()
}

/// Figures of one sentence, each with its index.
pub fn quantities<'t>(text: &'t Text<'_>, at: usize) -> impl Iterator<Item = (usize, &'t Quantity)> {
    let range = text.sentences.get(at).map(|sentence| sentence.quantities.clone()).unwrap_or_default();
    let first = range.start as usize;
    text.quantities_in(range).iter().enumerate().map(move |(index, quantity)| (first + index, quantity))
}
