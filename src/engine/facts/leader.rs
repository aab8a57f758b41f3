//! The first of several against those told right behind: "had the best score at 71%, ahead of Orme on 74% and Tolm on 62%",
//! "At 91 she is the oldest member. Her friend, also a member, is 94".
//!
//! Comes in: a text and its words of leading. Goes out: the figure that is beyond the first; where it is unsure which way is
//! better, only if the first lies between two others. Not here: superlatives of a class (`outdone`), places (`standing`).

use super::{Report, Slip, Words, apart, conflict, start};
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};
use std::ops::Range;

/// The words at which the rule is asked.
#[rustfmt::skip]
pub const LEADS: [&str; 28] = [
    "best", "most", "highest", "largest", "biggest", "busiest", "tallest", "longest", "heaviest", "richest", "dearest",
    "lowest", "smallest", "shortest", "fewest", "cheapest", "worst", "top", "topped", "tops", "led", "leads", "heads", "headed",
    "won", "oldest", "eldest", "youngest",
];

/// Words from the word of leading to its figure.
const REACH: u32 = 16;

/// Adds every figure beyond the first.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() {
        return;
    }
    for at in report.called.clone() {
        let place = text.sentence_at(at);
        let Some(sentence) = text.sentences.get(place).filter(|sentence| !sentence.kind.is_heading()) else { continue };
        let aged = matches!(text.word(at), "oldest" | "eldest" | "youngest");
        let slip = if aged { older(text, at, place) } else { beyond(text, at, (place, sentence.tokens.clone())) };
        report.slips.extend(slip);
    }
}

/// Which way the first is ahead, if the word and the sentence tell.
fn way(text: &Text<'_>, at: u32, sentence: &Range<u32>) -> Option<bool> {
    let faults = |at: u32| {
        matches!(
            text.word(at),
            "rate"
                | "absence"
                | "unemployment"
                | "crime"
                | "costs"
                | "failure"
                | "errors"
                | "losses"
                | "complaints"
                | "delays"
                | "inflation"
                | "stroke"
                | "strokes"
                | "shot"
                | "shots"
                | "faults"
                | "seconds"
                | "minutes"
                | "par"
        ) || text.word(at) == "time" && at.checked_sub(1).is_none_or(|at| text.word(at) != "on")
    };
    match text.word(at) {
        "lowest" | "smallest" | "shortest" | "fewest" | "cheapest" => Some(false),
        "best" | "worst" | "top" | "topped" | "tops" | "led" | "leads" | "heads" | "headed" | "won" => {
            let unsure = matches!(text.word(at), "best" | "worst") || sentence.clone().any(faults);
            (!unsure).then_some(true)
        }
        _ => Some(true),
    }
}

fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let kind = matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration);
    let plain = |quantity: &Quantity| {
        let digits = quantity.core.of(text.prose()).contains(|letter: char| letter.is_ascii_digit());
        digits && !quantity.attributive && !quantity.lexical && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
    };
    kind && text.quantities.get(told.quantity).is_some_and(plain)
}

/// The figure beyond that of the first, of the same sentence or the next.
fn beyond(text: &Text<'_>, at: u32, (place, sentence): (usize, Range<u32>)) -> Option<Slip> {
    let before = text.word(at.checked_sub(1)?);
    let verb = matches!(text.word(at), "topped" | "tops" | "led" | "leads" | "heads" | "headed" | "won");
    let named = matches!(before, "the" | "The" | "'s" | "’s" | "its" | "their" | "is" | "was" | "came" | "finished");
    // "Headed them in front", "headed home": a ball, no list.
    let ball = text.word(at) == "headed" && text.word(at + 1) != "the";
    if !verb && !named || ball || verb && matches!(before, "to" | "which" | "that") {
        return None;
    }
    let all = &text.facts().told;
    let from = all.partition_point(|told| told.sentence < place);
    let near: Vec<&Told> = all.get(from..)?.iter().take_while(|told| told.sentence <= place + 1).collect();
    let own = near.iter().position(|told| start(text, told) > at && is_level(text, told))?;
    let first = near.get(own).filter(|first| first.sentence == place && start(text, first) <= at + REACH)?;
    let like = |told: &&&Told| {
        let noun = told.noun.is_none() || told.noun == first.noun;
        let alike = told.sort.kind == first.sort.kind && told.sort.unit == first.sort.unit && noun;
        let own = is_level(text, told) && !is_gap(text, told) && !is_out_of(text, start(text, told));
        alike && own && is_clocked(text, told) == is_clocked(text, first)
    };
    let others: Vec<&Told> = near.iter().skip(own + 1).filter(like).copied().collect();
    let last = start(text, others.last()?);
    let ordered = |at: u32| {
        matches!(text.word(at), "ahead" | "followed" | "behind" | "second" | "third" | "next" | "then")
            || text.spells(at, "runner-up")
    };
    let set = |at: u32| {
        matches!(text.word(at), "of" | "Of")
            && text.word(at + 1) == "the"
            && matches!(text.word(at + 2), "two" | "three" | "four" | "five" | "six")
    };
    let told = (start(text, first)..last).any(ordered) || sentence.clone().any(set);
    let barred = (sentence.start..last).any(|at| is_barrier(text, at));
    if !told || barred || others.len() > 4 || has_dates(text, sentence.start..last) {
        return None;
    }
    let more = others.iter().find(|other| other.value > first.value && apart(text, first, other));
    let less = others.iter().find(|other| other.value < first.value && apart(text, first, other));
    // A race is won in the least time.
    let raced = first.sort.kind == Kind::Duration;
    let way = way(text, at, &sentence);
    let fastest = (text.word(at) == "won").then_some(false);
    let way = if raced { way.and(fastest).or(fastest.filter(|_| is_clocked(text, first))) } else { way };
    let (wrong, label) = match way {
        Some(true) => (more?, "more than the first has"),
        Some(false) => (less?, "less than the first has"),
        None => (less.and(more)?, "the first has neither the most nor the least"),
    };
    Some(Slip { label: label.to_owned(), ..conflict(text, wrong, first, None) })
}

/// "2:04:31": hours, minutes and seconds of a race.
fn is_clocked(text: &Text<'_>, told: &Told) -> bool {
    let quantity = text.quantities.get(told.quantity);
    quantity.is_some_and(|quantity| quantity.core.of(text.prose()).contains(':'))
}

/// "43% of the 34,600 cast": a whole, and nobody's own.
fn is_out_of(text: &Text<'_>, at: u32) -> bool {
    let before = |by: u32| at.checked_sub(by).map(|at| text.word(at)).unwrap_or_default();
    let of = if before(1) == "the" { 2 } else { 1 };
    before(of) == "of" && at.checked_sub(of + 1).is_some_and(|at| text.figure_over(at).is_some())
}

/// "24 seconds ahead": how far apart two are.
fn is_gap(text: &Text<'_>, told: &Told) -> bool {
    let end = text.quantities.get(told.quantity).map_or(0, |quantity| quantity.tokens.end);
    matches!(text.word(end), "ahead" | "behind" | "clear" | "faster" | "quicker" | "slower" | "off" | "adrift")
}

/// A word of another time, or of a change: the figures are not of one table.
fn is_barrier(text: &Text<'_>, at: u32) -> bool {
    matches!(
        text.word(at),
        "last" | "previous" | "previously" | "earlier" | "average" | "national" | "from" | "than" | "compared" | "target" | "since"
            | "up" | "down" | "rose" | "fell" | "record" | "per" | "total" | "ago" | "forecast" | "expected" | "each" | "among"
            | "majority" | "margin" | "lead" | "clear" | "more" | "fewer" | "less" | "of" if at > 0
    ) && (text.word(at) != "of" || over(text, at.saturating_sub(1)))
}

/// A figure stands there: "12 of 40" is a part.
fn over(text: &Text<'_>, at: u32) -> bool {
    let index = text.figure_from(at);
    text.quantities.get(index).is_some_and(|quantity| quantity.tokens.contains(&at) && quantity.kind != Kind::Percent)
}

fn has_dates(text: &Text<'_>, range: Range<u32>) -> bool {
    text.quantities.iter().any(|quantity| range.contains(&quantity.tokens.start) && quantity.kind == Kind::Date)
}

/// "At 91 she is the oldest member … Her friend, also a member, is 94".
fn older(text: &Text<'_>, at: u32, place: usize) -> Option<Slip> {
    let (sentence, next) = (text.sentences.get(place)?, text.sentences.get(place + 1)?);
    // "The oldest woman … her brother".
    let sexed = matches!(
        text.word(at + 1),
        "woman"
            | "man"
            | "girl"
            | "boy"
            | "sister"
            | "brother"
            | "son"
            | "daughter"
            | "female"
            | "male"
            | "actor"
            | "actress"
    );
    let says = !sexed && (at.saturating_sub(2)..at).any(|at| matches!(text.word(at), "is" | "was"));
    let opens = matches!(text.word(next.tokens.start), "Her" | "His" | "Their" | "Fellow" | "Another" | "A");
    let age = |range: &Range<u32>, told: &&Told| {
        let first = start(text, told);
        let led = first.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        let bare = told.sort.kind == Kind::Age
            || told.sort.kind == Kind::Count && told.noun.is_none() && told.sort.unit.is_none();
        bare && range.contains(&first) && matches!(led, "At" | "is" | "was" | "," | "aged" | "now" | "at")
    };
    let told = &text.facts().told;
    let first = told.iter().find(|told| age(&sentence.tokens, told))?;
    let second = told.iter().find(|told| age(&next.tokens, told))?;
    let same = |at: u32| {
        matches!(
            text.word(at),
            "also" | "too" | "fellow" | "same" | "neighbour" | "member" | "members" | "still" | "joined"
        )
    };
    let away = |at: u32| {
        matches!(
            text.word(at),
            "former" | "elsewhere" | "died" | "late" | "lives" | "lived" | "left" | "moved" | "once"
        )
    };
    let one = next.tokens.clone().any(same) && !next.tokens.clone().any(away);
    let old = text.word(at) != "youngest";
    let beyond = if old { second.value > first.value } else { second.value < first.value };
    let label = if old { "older than the oldest" } else { "younger than the youngest" };
    (says && opens && one && beyond && next.block == sentence.block)
        .then(|| Slip { label: label.to_owned(), ..conflict(text, second, first, None) })
}
