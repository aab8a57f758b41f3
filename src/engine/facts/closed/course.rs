//! The way of a change that a headline tells, against the one pair of levels: "Fewer elms felled" above 139 trees, then 174.
//!
//! Comes in: a text of few figures. Goes out: the headline's word. Only where the levels are told of two times, and nothing
//! below bears the headline out. Not here: headlines with figures (`change`).

use super::super::borne::{is_foretold, is_retold};
use super::adds::is_one_of;
use super::change::levels;
use super::linked::linked;
use super::pair::{Pair, only};
use super::stretch::is_of_shorter_time;
use super::thing::is_change_of_another;
use super::when::When;
use super::{Slip, Words, loose, slip};
use crate::exact::Rational;
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Stems, Text, Told, stem};
use crate::token::{Flags, Key};
use std::ops::Range;

/// Verbs of headlines that say up, and down.
const RISES: &str = "gain gains rise rises climb climbs jump jumps grow grows soar soars surge surges up";
const FALLS: &str =
    "slip slips fall falls drop drops dip dips sink sinks ease eases decline declines shrink shrinks down";

/// "Electric cars gain as sales slip".
pub(super) fn tells_two_ways(text: &Text<'_>, headline: Range<u32>) -> bool {
    let says = |list: &str| headline.clone().any(|at| is_one_of(&text.word(at).to_ascii_lowercase(), list));
    says(RISES) && says(FALLS)
}

/// "Fewer elms felled": 139, then 174.
pub fn run(text: &Text<'_>, words: &Words, told: &[Told]) -> Option<Slip> {
    let headline = text.facts().headline.clone();
    let above = text.sentences.get(headline.start).filter(|_| !headline.is_empty())?;
    let figures = |quantity: &Quantity| !matches!(quantity.kind, Kind::Date | Kind::Duration | Kind::Ordinal);
    if text.quantities_in(above.quantities.clone()).iter().any(figures) {
        return None;
    }
    let mut ways = above.tokens.clone().filter_map(|at| {
        let key = text.stem_at(at);
        let known = (words.up.contains(&key), words.down.contains(&key));
        // "Climbers" and "growers" are people.
        (known.0 != known.1 && !text.word(at).to_ascii_lowercase().ends_with("ers")).then_some((at, known.0))
    });
    let (at, up) = ways.next()?;
    let contrary = |at: u32| {
        let word = text.word(at).to_ascii_lowercase();
        matches!(word.as_str(), "up" | "higher" | "rise" | "rises") && !up
            || matches!(word.as_str(), "down" | "lower" | "fall" | "falls") && up
    };
    let mixed = ways.any(|(_, other)| other != up) || above.tokens.clone().any(contrary);
    if mixed || tells_two_ways(text, above.tokens.clone()) || is_foretold(text, at) {
        return None;
    }
    let pair =
        levels(text, words, told).or_else(|| only(text, words, told, &|told| told.sort.kind == Kind::Percent))?;
    let (old, new) = (loose(text, pair.old)?, loose(text, pair.new)?);
    let shared = [pair.old, pair.new].iter().any(|level| is_of_headline(text, level.sentence));
    let beside = pair.old.sentence.abs_diff(pair.new.sentence) < 2;
    let many = pair.old.sort.kind != Kind::Count || pair.old.value > Rational::from(9);
    let alike = if up { &words.up } else { &words.down };
    if !shared || !beside || !many || pair.since > When::Then || is_retold(text, at, up, alike) {
        return None;
    }
    let rises = pair.new.value > pair.old.value;
    let verb = text.tokens.get(at as usize)?.span();
    let gives = if rises { "a rise" } else { "a fall" };
    let own = rises != up
        && !is_change_of_another(text, words, verb, (pair.old, pair.new))
        && !is_of_shorter_time(text, verb, pair)
        && !has_like_course(text, told, up, pair);
    (own && !new.meets(old)).then(|| slip(text, verb, (pair.old, pair.new), gives))
}

/// "Rates climb again" above "rose to 6.94 percent from 6.82": other levels of the sort went that way.
pub(super) fn has_like_course(text: &Text<'_>, told: &[Told], up: bool, pair: Pair<'_>) -> bool {
    let own = |level: &Told| [pair.old, pair.new].iter().any(|known| known.quantity == level.quantity);
    let lead = text.facts().headline.end;
    let told: Vec<Told> = told.iter().filter(|told| told.sentence == lead).copied().collect();
    told.windows(2).any(|two| {
        let [first, second] = two else { return false };
        let alike = first.sort == pair.old.sort && second.sort == first.sort && !(own(first) && own(second));
        let rises = |second_is_old: bool| (second.value > first.value) != second_is_old;
        alike && first.value != second.value && linked(text, first, second).is_some_and(|old| rises(old) == up)
    })
}

/// Whether a sentence has a word of the headline, or of the first sentence below, where that one has a word of the headline.
/// Dates are words of every text.
fn is_of_headline(text: &Text<'_>, at: usize) -> bool {
    let stems = |at: usize| {
        let sentence = text.sentences.get(at).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        let dates = text.quantities.iter().filter(|quantity| quantity.kind == Kind::Date);
        let mut words = text.stems(sentence.clone());
        for date in dates.filter(|date| sentence.contains(&date.tokens.start)) {
            date.tokens.clone().for_each(|at| {
                words.remove(&stem(text.word(at)));
            });
        }
        words
    };
    // A firm or place that the article is about ties nothing.
    let sentence = text.sentences.get(at).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let capital = |at: &u32| text.tokens.get(*at as usize).is_some_and(|token| token.flags.any(Flags::CAPITAL));
    let names: Vec<Key> = sentence.skip(1).filter(capital).map(|at| text.stem_at(at)).collect();
    let headline = text.facts().headline.clone();
    let (above, first, mut own) = (stems(headline.start), stems(headline.end), stems(at));
    own.retain(|word| !names.contains(word));
    let meet = |one: &Stems, other: &Stems| one.intersection(other).next().is_some();
    meet(&own, &above) || at != headline.end && meet(&own, &first) && meet(&first, &above)
}
