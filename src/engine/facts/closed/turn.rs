//! The way of a change that a sentence tells without figures, against two levels beside it: "Truancy is easing … ran
//! at 2.9 percent. Twelve months earlier the rate was 2.4", "waits improved to 31 weeks from 27".
//!
//! Comes in: a text, with words that say "rise" and "fall". Goes out: the word. What "better" means depends on
//! what is told of: a wait improves by shortening. Not here: headlines (`course`), and levels beside a plain verb, which
//! relations bind.

use super::adds::is_one_of;
use super::change::levels;
use super::course::{has_like_course, tells_two_ways};
use super::nearby::pairs;
use super::others::is_held_against_another;
use super::pair::{Pair, is_aim, only};
use super::step::is_noun;
use super::stretch::is_of_shorter_time;
use super::thing::is_change_of_another;
use super::tied::is_tied;
use super::way::{grows, judged, plain};
use super::when::{When, is_season, part};
use super::{Report, SPARSE, Slip, Words, few, loose, slip, start};
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Text, Told};
use std::ops::Range;

/// Sentences from the word to the levels, and from a headline.
const REACH: usize = 3;
const BELOW: usize = 6;
/// Words from a noun of change to what it is told of.
const OBJECT: u32 = 7;

/// Adds the words that the one pair of levels contradicts.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    if text.corrects() {
        return;
    }
    let all = &text.facts().told;
    let beside: Vec<_> = pairs(text, words).into_iter().filter(|near| !near.long).map(|near| near.pair).collect();
    let lone = beside.len() == 1;
    // "Up. It took 410, compared with 380; it has 32 rooms, against 35": two pairs of one sentence that went two ways.
    let rises = |pair: &Pair<'_>| pair.new.value > pair.old.value;
    let split = |pair: &Pair<'_>| {
        let other = |other: &Pair<'_>| other.new.sentence == pair.new.sentence && rises(other) != rises(pair);
        beside.iter().any(other)
    };
    beside.iter().filter(|pair| !split(pair)).for_each(|pair| held(text, words, all, (*pair, lone), report));
    let Some(told) = few(text) else { return };
    let Some(pair) = sole(text, words, told).filter(|pair| !split(pair)) else { return };
    held(text, words, told, (pair, false), report);
}

/// Adds the words near a pair that it contradicts.
fn held(text: &Text<'_>, words: &Words, told: &[Told], (pair, lone): (Pair<'_>, bool), report: &mut Report) {
    let first = pair.old.sentence.min(pair.new.sentence);
    let known = pair.since <= When::Past && is_beside(pair) && is_timed(text, pair) && !is_turned(text, pair);
    let many =
        pair.old.sort.kind != Kind::Count || pair.old.value.max(pair.new.value) > crate::exact::Rational::from(9);
    if !known || !many || text.is_quoted(super::span(text, pair.old)) {
        return;
    }
    let headline = text.facts().headline.clone();
    let near = first.saturating_sub(REACH).max(headline.end)..=first;
    let heads = first <= BELOW || lone && text.is_short();
    for at in headline.filter(|_| heads).chain(near) {
        report.slips.extend(sentence(text, words, told, (at, pair)));
    }
}

/// Whether the older level is said to be of a time before, and neither is a peak, a part or a step: "compared with 49.8
/// percent in 2019", not "17,100 for these versus 120,900 for those".
fn is_timed(text: &Text<'_>, pair: Pair<'_>) -> bool {
    let part = part(text, pair.old, pair.new);
    let date =
        |quantity: &Quantity| part.contains(&quantity.tokens.start) && matches!(quantity.amount, Amount::Date(..));
    let year = |quantity: &Quantity| matches!(quantity.amount, Amount::Date(date, _) if date.year.is_some());
    let dated = text.quantities.iter().any(date);
    // A year told in a sentence of its own may be one of long before.
    let far = pair.old.sentence != pair.new.sentence
        && text.quantities.iter().any(|quantity| date(quantity) && year(quantity));
    let mut own = part.clone();
    let before = own.any(|at| {
        text.word(at) == "that" && matches!(text.word(at + 1), "year" | "month" | "season")
            || matches!(
                text.word(at).to_ascii_lowercase().as_str(),
                "last" | "previous" | "before" | "earlier" | "ago" | "then" | "from" | "until" | "once" | "preceding"
            )
    });
    let odd = [pair.old, pair.new].iter().any(|level| {
        let tokens = text.quantities.get(level.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
        let first = text.sentences.get(level.sentence).map_or(0, |sentence| sentence.tokens.start);
        let step = (tokens.end..tokens.end + 3).any(|at| {
            is_noun(text.word(at))
                || matches!(text.word(at), "each" | "more" | "fewer" | "less" | "higher" | "lower" | "(")
        });
        let near = tokens.start.saturating_sub(5).max(first)..tokens.start;
        let led = near.into_iter().any(|at| {
            matches!(text.word(at), "low" | "high" | "peak" | "record" | "of" | "(" | "up" | "down" | "by")
                // "Within a week of birth, as against 8.9": of something else.
                && !(text.word(at) == "of"
                    && (at + 1 == tokens.start || at + 3 < tokens.start || is_end(text, at)))
                && !matches!(text.word(at + 1), "from")
        });
        step || led
    });
    let seasoned = || part.clone().any(|at| is_season(text, at));
    (before || dated || seasoned()) && !far && !odd
}

/// "3 percent from 2014 to 2019 but 5 percent in 2021": the older level is told with the later year.
fn is_turned(text: &Text<'_>, pair: Pair<'_>) -> bool {
    let latest = |told: &Told, other: &Told| {
        let part = part(text, told, other);
        let own = text.quantities.iter().filter(|quantity| part.contains(&quantity.tokens.start));
        let years = own.filter_map(|quantity| match quantity.amount {
            Amount::Date(date, _) => date.year,
            _ => None,
        });
        years.max()
    };
    latest(pair.old, pair.new).zip(latest(pair.new, pair.old)).is_some_and(|(old, new)| old > new)
}

/// "At the end of May".
fn is_end(text: &Text<'_>, of: u32) -> bool {
    of > 0 && matches!(text.word(of - 1), "end" | "start" | "beginning" | "middle")
}

fn is_beside(pair: Pair<'_>) -> bool {
    pair.old.sentence.abs_diff(pair.new.sentence) < 3
}

/// The one pair of amounts, shares or stretches of time.
fn sole<'t>(text: &Text<'_>, words: &Words, told: &'t [Told]) -> Option<Pair<'t>> {
    let shares = |told: &Told| told.sort.kind == Kind::Percent && !is_aim(text, told);
    let times = |told: &Told| told.sort.kind == Kind::Duration && is_taken(text, told);
    let all = [levels(text, words, told), only(text, words, told, &shares), only(text, words, told, &times)];
    let mut found = all.into_iter().flatten();
    found.next().filter(|_| found.next().is_none())
}

/// A stretch of time that something took: "waits of 31 weeks", not "twelve months earlier".
fn is_taken(text: &Text<'_>, told: &Told) -> bool {
    let Some(tokens) = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()) else { return false };
    let before = tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let behind = text.word(tokens.end);
    !matches!(behind, "ago" | "earlier" | "before" | "later" | "after" | "previously" | "old" | "of")
        && !matches!(
            before,
            "last" | "past" | "over" | "within" | "during" | "next" | "first" | "every" | "the" | "for"
        )
}

/// What a sentence's words say of the way, and where the first of them stands.
struct Way {
    at: u32,
    up: bool,
}

/// One sentence against the pair.
fn sentence(text: &Text<'_>, words: &Words, told: &[Told], (at, pair): (usize, Pair<'_>)) -> Option<Slip> {
    let own = text.sentences.get(at)?;
    let figures = |quantity: &Quantity| {
        let level = [pair.old, pair.new]
            .iter()
            .any(|level| text.quantities.get(level.quantity).is_some_and(|told| told.span == quantity.span));
        !level && !matches!(quantity.kind, Kind::Date | Kind::Ordinal | Kind::Duration)
    };
    if text.quantities_in(own.quantities.clone()).iter().any(figures) || is_unsure(text, own.tokens.clone()) {
        return None;
    }
    if text.facts().headline.contains(&at) && tells_two_ways(text, own.tokens.clone()) {
        return None;
    }
    let way = way(text, words, own.tokens.clone(), pair)?;
    let level = start(text, pair.old).min(start(text, pair.new));
    let levels = [pair.old, pair.new].map(|level| level.sentence);
    let beside = levels.contains(&at) && way.at < level;
    // "Rose to 37 from 40": relations bind that, and know what a dollar costs.
    let led = start(text, pair.old).checked_sub(1).is_some_and(|before| text.word(before) == "from");
    if led && levels == [at, at] && plain(text, words, way.at).is_some() {
        return None;
    }
    if levels.contains(&at) && !beside || !is_of_pair(text, told, at, pair) {
        return None;
    }
    // What stands between, and beside the levels, tells no other way.
    let last = levels.iter().max().copied()?;
    let end = text.sentences.get(last)?.tokens.end;
    if (own.tokens.start..end).any(|at| plain(text, words, at).is_some_and(|(up, _)| up != way.up)) {
        return None;
    }
    let (old, new) = (loose(text, pair.old)?, loose(text, pair.new)?);
    let rises = pair.new.value > pair.old.value;
    let gives = if rises { "a rise" } else { "a fall" };
    let word = text.tokens.get(way.at as usize)?.span();
    let own = rises != way.up
        && !is_change_of_another(text, words, word, (pair.old, pair.new))
        && !is_noun_of_another(text, way.at, pair)
        && !is_held_against_another(text, word, pair)
        && !is_of_shorter_time(text, word, pair);
    let own = own && (!text.facts().headline.contains(&at) || !has_like_course(text, told, way.up, pair));
    (own && !new.meets(old)).then(|| slip(text, word, (pair.old, pair.new), gives))
}

/// "Improvement in the way our tills work", "government contracts", or said by somebody who did not tell the levels.
fn is_noun_of_another(text: &Text<'_>, at: u32, pair: Pair<'_>) -> bool {
    let Some(token) = text.tokens.get(at as usize) else { return true };
    let own = text.sentence_at(at);
    let headed = text.facts().headline.contains(&own);
    // "A fall in exports", and inquiries.
    let led = (at.saturating_sub(2)..at).any(|at| matches!(text.word(at), "a" | "an" | "the" | "The" | "A"));
    let of_what = led && is_noun(text.word(at)) && text.word(at + 1) == "in";
    if of_what && text.sentence_at(at) != pair.new.sentence && !is_tied(text, at + 2..at + OBJECT, pair) {
        return true;
    }
    let things = look_up(token.key).is_some_and(|info| info.any(WordInfo::PLURAL));
    let of = matches!(text.word(at + 1), "in" | "of") && token.text(text.prose()).ends_with("ment");
    let quoted = own != pair.old.sentence
        && own != pair.new.sentence
        && text.is_quoted(token.span())
        && !text.is_quoted(super::span(text, pair.new));
    things && !headed || quoted || of && !is_tied(text, at + 2..at + OBJECT, pair)
}

/// Words of what is foretold, denied or set against something else.
const UNSURE: &str = "not no never hardly if may might could would should will despite although though while whereas but \
    expected forecast hope hopes hoped plans wants aims promised vowed unless until helped yet pace rate \
    below above claims claim claimed respectively";

/// Foretold, denied, or set against something else.
fn is_unsure(text: &Text<'_>, mut tokens: Range<u32>) -> bool {
    tokens.any(|at| {
        // "May" is a month.
        let word = if text.word(at) == "May" { String::new() } else { text.word(at).to_ascii_lowercase() };
        is_one_of(&word, UNSURE) || word.ends_with("n't") || word.ends_with("n’t")
    })
}

/// The one way that the words of a sentence tell.
fn way(text: &Text<'_>, words: &Words, tokens: Range<u32>, pair: Pair<'_>) -> Option<Way> {
    let mut found = tokens.clone().filter_map(|at| {
        plain(text, words, at)
            .filter(|(_, at)| is_of_kind(text.word(*at), pair))
            .or_else(|| judged(text, at).and_then(|better| Some((better == grows(text, pair, &tokens)?, at))))
            .map(|(up, at)| Way { at, up })
    });
    let first = found.next()?;
    found.all(|other| other.up == first.up).then_some(first)
}

/// Slower by its minutes, dearer by its money.
fn is_of_kind(word: &str, pair: Pair<'_>) -> bool {
    match word {
        "slower" | "quicker" | "faster" => pair.old.sort.kind == Kind::Duration,
        "thicker" | "thinner" | "deeper" | "shallower" | "heavier" | "lighter" | "wider" | "narrower" => {
            pair.old.sort.kind == Kind::Measure
        }
        "longer" | "shorter" => matches!(pair.old.sort.kind, Kind::Duration | Kind::Measure),
        "dearer" | "costlier" | "cheaper" => pair.old.sort.kind == Kind::Money,
        _ => true,
    }
}

/// Whether the sentence and the levels are likely to be of one thing: they stand in one sentence, share a word, a pronoun goes
/// on, or the text has hardly another figure.
fn is_of_pair(text: &Text<'_>, told: &[Told], at: usize, pair: Pair<'_>) -> bool {
    let first = pair.old.sentence.min(pair.new.sentence);
    let shared = |level: &Told| {
        level.sentence == at
            || text.sentence_stems(at).intersection(&text.sentence_stems(level.sentence)).next().is_some()
    };
    let opens = text.sentences.get(first).map_or(0, |sentence| sentence.tokens.start);
    let on = first == at + 1
        && (opens..opens + 5).any(|at| {
            matches!(text.word(at), "it" | "It" | "they" | "They" | "This" | "this" | "That" | "There" | "there")
        });
    let kin = || text.sentences.get(at).is_some_and(|sentence| is_tied(text, sentence.tokens.clone(), pair));
    shared(pair.old) || shared(pair.new) || on || kin() || first <= at + 2 && told.len() + 2 <= SPARSE
}
