//! Whether a claim is told of another thing, or from another time, than the figures that would bear it out: "Thefts of
//! boats are down 30%", and "97 reports of stolen nets"; "from the June quarter", and a level of the March quarter; "comply"
//! now, and herds checked "back in" a year.
//!
//! Comes in: the claim and the figures, sentences apart. Goes out: whether what is counted, its size or a named time says
//! no. Not here: which words tell things and times apart (`sentence/agreement.rs`), and what makes two levels (`pair`).

use super::adds::is_one_of;
use super::step::is_noun;
use super::stretch::sentence;
use super::when::part;
use super::{Told, Words};
use crate::quantity::{Amount, Kind};
use crate::sentence::{Stems, Text, stem};
use crate::span::Span;

/// Whether a change is of another thing than two levels, or from another time than the older.
pub fn is_change_of_another(text: &Text<'_>, words: &Words, claim: Span, (old, new): (&Told, &Told)) -> bool {
    let at = sentence(text, claim);
    let Some(own) = text.sentences.get(at).map(|sentence| sentence.tokens.clone()) else { return false };
    let subject = subject(text, words, at, claim);
    let other = |told: &Told| {
        told.sentence != at && subject.as_ref().is_some_and(|own| text.counts_another(at, own, told.quantity))
    };
    other(new)
        || other(old) && new.sentence == at
        || old.sentence != at && text.is_from_another(&own, part(text, old, new))
        || old.sentence != new.sentence && is_long_past(text, at, new)
        || is_of_year_of(text, &own, (old, new))
        || is_cause(text, own.start, claim)
}

/// Words from a cause to its change at most: "helped by a sharp 9".
const CAUSE: u32 = 6;

/// "Revenue was $42 million, up from $40 million, helped by a 9 percent rise in fares": the change of what made the levels.
fn is_cause(text: &Text<'_>, first: u32, claim: Span) -> bool {
    let start = text.token_from(claim.start);
    let near = (start.saturating_sub(CAUSE).max(first + 1)..start).rev();
    let mut open = near.take_while(|at| !matches!(text.word(*at), "," | ";" | "–" | "—"));
    open.any(|at| match text.word(at) {
        "by" => is_one_of(
            text.word(at - 1),
            "helped boosted driven lifted hurt offset aided fuelled fueled spurred buoyed propelled powered underpinned \
             supported depressed weighed dented caused led",
        ),
        "to" => is_one_of(text.word(at - 1), "thanks due owing"),
        "of" => text.word(at - 1) == "because",
        _ => false,
    })
}

/// "Rose by 67 percent in 2015", and 34 in 2015, then 101: a change that was over when the older level was taken.
fn is_of_year_of(text: &Text<'_>, own: &std::ops::Range<u32>, (old, new): (&Told, &Told)) -> bool {
    // "Four more than in 2015" tells of a time since.
    let base = |at: u32| {
        (at.saturating_sub(2)..at).any(|at| {
            matches!(text.word(at), "than" | "from" | "since" | "on" | "over" | "against" | "versus" | "with")
        })
    };
    let years = |stretch: std::ops::Range<u32>| -> Vec<(i32, u32)> {
        let dates = text.quantities.iter().filter(|quantity| stretch.contains(&quantity.tokens.start));
        let year = |quantity: &crate::quantity::Quantity| match quantity.amount {
            Amount::Date(date, None) => Some((date.year?, quantity.tokens.start)),
            _ => None,
        };
        dates.filter_map(year).collect()
    };
    let (claimed, older) = (years(own.clone()), years(part(text, old, new)));
    match (claimed.as_slice(), older.as_slice()) {
        ([(claimed, at)], [(older, _)]) => claimed == older && !base(*at) && !own.contains(&super::start(text, old)),
        _ => false,
    }
}

/// "Cases of flu have tripled", and beds: whether what stands before a verb is another thing than a figure counts.
pub fn is_told_of_another(text: &Text<'_>, verb: u32, told: &Told) -> bool {
    let at = text.sentence_at(verb);
    let own = text.sentences.get(at).map(|sentence| sentence.tokens.clone()).filter(|_| told.sentence != at);
    own.and_then(|own| text.subject_before(&own, verb)).is_some_and(|own| text.counts_another(at, &own, told.quantity))
}

/// Whether a figure tells of a time long before that of a claim.
pub fn is_long_past(text: &Text<'_>, at: usize, told: &Told) -> bool {
    let pair = text.sentences.get(at).zip(text.sentences.get(told.sentence)).filter(|_| told.sentence != at);
    pair.is_some_and(|(own, far)| text.is_long_past(&own.tokens, &far.tokens))
}

/// "4 metres wide and 9 metres above the water": of two sizes neither is a level of the other.
pub fn are_of_two_sizes(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let size = |told: &Told| {
        let end = text.quantities.get(told.quantity).map_or(0, |quantity| quantity.tokens.end);
        match text.word(end) {
            "wide" | "broad" | "across" => Some(0),
            "long" => Some(1),
            "high" | "tall" | "above" => Some(2),
            "deep" | "below" | "under" | "beneath" => Some(3),
            "thick" => Some(4),
            "from" | "away" | "off" => Some(5),
            _ => None,
        }
    };
    one.sort.kind == Kind::Measure && size(one).zip(size(other)).is_some_and(|(one, other)| one != other)
}

/// What a change is told of: "fewer teenagers", "Thefts of boats … are down 30%".
fn subject(text: &Text<'_>, words: &Words, at: usize, claim: Span) -> Option<Stems> {
    let own = text.sentences.get(at)?.tokens.clone();
    let start = text.tokens.partition_point(|token| token.start < claim.start) as u32;
    let end = text.tokens.partition_point(|token| token.start < claim.end) as u32;
    let fewer = (start.saturating_sub(1).max(own.start)..end + 2)
        .find(|at| matches!(text.word(*at), "fewer" | "Fewer" | "more" | "More"));
    if let Some(at) = fewer {
        return text.subject_behind(at);
    }
    let way = (own.start..=start).find(|at| {
        let key = stem(&text.word(*at).to_ascii_lowercase());
        let change = [&words.rise, &words.fall, &words.up, &words.down].iter().any(|list| list.contains(&key));
        change && !is_noun(text.word(*at).trim_end_matches('s'))
    })?;
    text.subject_before(&own, way)
}
