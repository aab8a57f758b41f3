//! The one pair of levels of a text. Comes in: the figures of a text that has few. Goes out: two of one sort, told of
//! different times. Not here: what is claimed of them.

use super::linked::{is_held_against_another_sort, is_rung_up, linked};
use super::old::is_of_old;
use super::step::step;
use super::unlike::{are_in_one_breath, are_two_ends, are_unlike};
use super::when::{When, is_dated, is_over, is_second_of_older_year, is_second_older, when};
use super::{SPARSE, Told, Words, end_of, is_plain, is_some_of, span, start};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::Text;
use crate::token::{Key, NOTHING, literal};
use std::cmp::Ordering;

/// Sentences from one level to the other.
const APART: usize = 4;

/// Words behind a figure that may tell of its time.
pub(super) const NEAR: u32 = 5;

/// Words before a figure in which its aim may be told.
const BEFORE: u32 = 80;

/// Words beside a level that was not reached.
const AIMS: [Key; 13] = [
    literal("goal"),
    literal("target"),
    literal("standard"),
    literal("forecast"),
    literal("expected"),
    literal("predicted"),
    literal("foreseen"),
    literal("feared"),
    literal("projected"),
    literal("budgeted"),
    literal("aim"),
    literal("limit"),
    literal("analysts"),
];

/// Two levels in the order of their times.
#[derive(Clone, Copy)]
pub struct Pair<'t> {
    /// The earlier.
    pub old: &'t Told,
    /// The later.
    pub new: &'t Told,
    /// When the earlier held.
    pub since: When,
}

/// The only two figures that are `like` each other, in the order of their times; of more, the only two neighbours of which
/// one is said to be of before and the other of now, or which a word ties.
pub fn only<'t>(text: &Text<'_>, words: &Words, told: &'t [Told], like: &dyn Fn(&Told) -> bool) -> Option<Pair<'t>> {
    find(text, words, told, like, false)
}

/// The same where the earlier level may be one of years ago.
pub fn long_ago<'t>(
    text: &Text<'_>,
    words: &Words,
    told: &'t [Told],
    like: &dyn Fn(&Told) -> bool,
) -> Option<Pair<'t>> {
    find(text, words, told, like, true)
}

fn find<'t>(
    text: &Text<'_>,
    words: &Words,
    told: &'t [Told],
    like: &dyn Fn(&Told) -> bool,
    ago: bool,
) -> Option<Pair<'t>> {
    let levels: Vec<&Told> =
        told.iter().filter(|told| like(told) && !is_age(text, told) && !is_rise(text, words, told)).collect();
    // "Youth unemployment remained above 20 percent": a bound is no level beside two that are.
    let sharp: Vec<&Told> = levels.iter().filter(|told| is_plain(text, told)).copied().collect();
    let levels = if levels.len() > 2 && sharp.len() > 1 { sharp } else { levels };
    if let [first, second] = levels.as_slice() {
        return pair(text, words, told, (first, second), ago);
    }
    let marked = |one: &'t Told, other: &'t Told| {
        let near = other.sentence - one.sentence < 2;
        let pair = near.then(|| pair(text, words, told, (one, other), ago)).flatten()?;
        let since = pair.since <= When::Then && when(text, words, pair.new, pair.old) >= When::Now;
        let before = pair.since == When::Before && one.noun.zip(other.noun).is_none_or(|(one, other)| one == other);
        // In a fuller text two neighbours are marked by chance.
        if told.len() > SPARSE && !before {
            return None;
        }
        (since && goes_on(text, other) || before || linked(text, one, other).is_some()).then_some(pair)
    };
    let mut pairs = levels.iter().zip(levels.iter().skip(1)).filter_map(|(one, other)| marked(one, other));
    pairs.next().filter(|_| pairs.next().is_none())
}

/// "The goal is 90 percent", "economists had forecast 4.7": no level that was reached.
pub fn is_aim(text: &Text<'_>, told: &Told) -> bool {
    let Some(tokens) = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()) else { return false };
    let first = text.sentences.get(told.sentence).map_or(0, |sentence| sentence.tokens.start);
    let first = first.max(tokens.start.saturating_sub(BEFORE));
    // Of the words behind the figure only those up to the next mark are of it.
    let behind =
        (tokens.end..tokens.end + NEAR).take_while(|at| !matches!(text.word(*at), "," | ";" | "." | "–" | "—"));
    let before = (first..tokens.start).rev().take_while(|at| !matches!(text.word(*at), "," | ";" | "–" | "—"));
    before.chain(behind).any(|at| text.tokens.get(at as usize).is_some_and(|token| AIMS.contains(&token.key)))
}

/// "Most of them are under thirty", "The owner, 19, was fined".
fn is_age(text: &Text<'_>, told: &Told) -> bool {
    let Some(quantity) = text.quantities.get(told.quantity) else { return false };
    let (first, end) = (quantity.tokens.start, quantity.tokens.end);
    let bound = quantity.hedge != Hedge::None && matches!(text.word(first), "under" | "over" | "below");
    let aside = text.word(end) == "," && first.checked_sub(1).is_some_and(|at| text.word(at) == ",");
    let lived = aside && told.value > Rational::whole(5) && told.value < Rational::whole(110);
    told.sort.kind == Kind::Count && told.noun.is_none() && (bound || lived)
}

/// "Until Thursday it had been 12 percent": what stands before the figure speaks of the thing before.
fn goes_on(text: &Text<'_>, told: &Told) -> bool {
    let first = text.sentences.get(told.sentence).map_or(0, |sentence| sentence.tokens.start);
    (first..first + NEAR)
        .any(|at| matches!(text.word(at), "it" | "It" | "they" | "They" | "that" | "That" | "this" | "This"))
}

/// Two figures of one sort, in the order of their times.
pub(super) fn pair<'t>(
    text: &Text<'_>,
    words: &Words,
    told: &[Told],
    (first, second): (&'t Told, &'t Told),
    ago: bool,
) -> Option<Pair<'t>> {
    if !are_levels(text, words, told, (first, second), ago) {
        return None;
    }
    in_order(text, words, first, second).filter(|pair| {
        !are_unlike(text, first, second)
            && !are_two_ends(text, words, first, second)
            && (pair.since < When::Past || !are_in_one_breath(text, first, second))
    })
}

/// Whether two figures can be levels of one thing, whatever their times.
pub(super) fn is_of_one(
    text: &Text<'_>,
    words: &Words,
    told: &[Told],
    (first, second): (&Told, &Told),
    ago: bool,
) -> bool {
    are_levels(text, words, told, (first, second), ago) && !are_unlike(text, first, second)
}

/// Whether two figures are levels of one sort, each by itself.
fn are_levels(text: &Text<'_>, words: &Words, told: &[Told], (first, second): (&Told, &Told), ago: bool) -> bool {
    let near = second.sentence - first.sentence <= APART;
    if !near || first.value == second.value || !is_one_sort(first, second) {
        return false;
    }
    let between = |told: &&Told| {
        told.sort == first.sort
            && told.quantity > first.quantity
            && told.quantity < second.quantity
            && !is_some_of(text, told)
            && step(text, words, span(text, told)).is_none()
    };
    // "took down 139": of what was counted last.
    let nouns = first.sort.kind != Kind::Count
        || match first.noun.zip(second.noun) {
            Some((one, other)) => one == other,
            None => !told.iter().any(|told| between(&told)),
        };
    nouns
        && !is_held_against_another_sort(text, (first, second))
        && is_level(text, words, first)
        && is_level(text, words, second)
        && !is_of_old(text, words, first, ago)
        && !is_of_old(text, words, second, ago)
}

/// Two levels in the order of their times, where it is told.
fn in_order<'t>(text: &Text<'_>, words: &Words, first: &'t Told, second: &'t Told) -> Option<Pair<'t>> {
    let in_order = |second_is_old: bool, since: When| {
        let (old, new) = if second_is_old { (second, first) } else { (first, second) };
        Pair { old, new, since }
    };
    if let Some(second_is_old) = linked(text, first, second) {
        return Some(in_order(second_is_old, When::Then));
    }
    if let Some(second_is_old) = is_second_of_older_year(text, first, second) {
        return Some(in_order(second_is_old, When::Then));
    }
    let (one, other) = (when(text, words, first, second), when(text, words, second, first));
    let (one, other) = (beside(text, (one, first), (other, second)), beside(text, (other, second), (one, first)));
    let over = (is_over(text, first, second), is_over(text, second, first));
    if over.0 != over.1 && one.max(other) <= When::Past {
        return Some(in_order(over.1, When::Then));
    }
    match one.cmp(&other) {
        Ordering::Less => Some(in_order(false, one)),
        Ordering::Greater => Some(in_order(true, other)),
        Ordering::Equal => {
            is_second_older(text, first, second).map(|second_is_old| in_order(second_is_old, When::Past))
        }
    }
}

/// When a level held, where another beside it says so.
fn beside(text: &Text<'_>, (own, told): (When, &Told), (far, rival): (When, &Told)) -> When {
    match own {
        // "In January he asked for £4.60", beside what he charges now.
        When::Unsaid if far >= When::Now && is_dated(text, told, rival) => When::Then,
        // "Which employs 2,340 officers, would have 2,120".
        When::Unsaid if far == When::Coming => When::Now,
        own => own,
    }
}

/// "Pay was up 3.9 percent": no level.
fn is_rise(text: &Text<'_>, words: &Words, told: &Told) -> bool {
    let before = start(text, told).checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    told.sort.kind == Kind::Percent && matches!(before, "up" | "down" | "by") && !is_level(text, words, told)
}

/// A plain figure that is not itself a step: "dropped 9 cents", "by 40".
fn is_level(text: &Text<'_>, words: &Words, told: &Told) -> bool {
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    let before = start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let key = start.checked_sub(1).map_or(NOTHING, |at| text.stem_at(at));
    let rang = is_rung_up(text, start);
    // "The top ten", "the two leading sides": picked, not measured.
    let picked = matches!(before, "top" | "bottom" | "leading");
    is_plain(text, told)
        && !picked
        && !is_distance(text, told)
        && !before.eq_ignore_ascii_case("by")
        && (rang || !words.up.contains(&key) && !words.down.contains(&key))
}

/// "Eight below normal", "13 days longer than a year ago": how far from a level, and none.
fn is_distance(text: &Text<'_>, told: &Told) -> bool {
    let end = end_of(text, told);
    let next =
        matches!(text.word(end), "below" | "above" | "longer" | "shorter" | "higher" | "lower" | "fewer" | "more");
    next && matches!(text.word(end + 1), "than" | "normal" | "average" | "the")
}

/// "600 litres a day, where it once needed 800": the later of two in one sentence goes without its unit; "£6.20 a pint, after
/// £5.80": without what it is told for.
pub fn is_one_sort(first: &Told, second: &Told) -> bool {
    let next = second.quantity == first.quantity + 1;
    let elided = first.sentence == second.sentence
        && matches!(first.sort.kind, Kind::Measure | Kind::Money)
        && second.sort.kind == Kind::Count
        && second.sort.per.is_none()
        && second.noun.is_none();
    let money =
        first.sort.kind == Kind::Money && second.sort.kind == Kind::Money && first.sort.unit == second.sort.unit;
    let priced = money && first.sort.per.is_some() && second.sort.per.is_none();
    // "37p a litre by December 3. Last year's was 42p".
    let near = second.quantity > first.quantity && second.quantity - first.quantity < 4;
    first.sort == second.sort || next && elided || near && priced
}
