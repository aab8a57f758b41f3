//! A record against the one that it beats, sentences apart: "the driest May since 1931 … 9.4 millimetres … The previous low
//! was 8.1 millimetres".
//!
//! Comes in: a text. Goes out: the older record, where it lies beyond the new one. Which way is beyond, the words of the
//! record say; times and other figures for which less may be more are left alone, unless they say so.

use super::{Report, Words, apart, conflict, start};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};

/// Sentences between two records.
const NEAR: usize = 5;
/// Words from "the previous record" to its figure.
const REACH: u32 = 16;

/// Adds every older record that is beyond the new one.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in report.called.iter().copied().filter(|at| *at > 0) {
        let Some(high) = previous(text, at) else { continue };
        let facts = text.facts();
        let first = facts.told.partition_point(|told| start(text, told) < at);
        let spoken = text.sentence_at(at);
        let Some(old) = facts
            .told
            .get(first)
            .filter(|told| told.sentence == spoken && start(text, told) < at + REACH && is_bare(text, told))
        else {
            continue;
        };
        let earlier = facts.told.get(..first).unwrap_or_default().iter().rev();
        let near = earlier.take_while(|told| told.sentence + NEAR >= old.sentence);
        let mut nearest = near.filter(|told| told.sort == old.sort).take(1);
        let Some(new) = nearest.find(|told| is_record(text, told, high) && is_lone(&facts.told, told, old)) else {
            continue;
        };
        let high = high.or_else(|| way(text, new)).or_else(|| is_raced(text, new).then_some(false));
        let beyond = |high: bool| if high { old.value > new.value } else { old.value < new.value };
        if high.is_some_and(beyond) && apart(text, new, old) && new.sentence <= old.sentence {
            let slip = conflict(text, old, new, None);
            report.slips.push(super::Slip { label: "beyond the new record".to_owned(), ..slip });
        }
    }
}

/// The words of [`previous`].
pub const EARLIER: [&str; 6] = ["previous", "old", "earlier", "former", "existing", "standing"];

/// "the previous record", "the old low", "the earlier mark": `Some(None)` where the word does not say which way.
fn previous(text: &Text<'_>, at: u32) -> Option<Option<bool>> {
    let record = text.word(at + 1) == "record";
    match text.word(at + if record { 2 } else { 1 }) {
        "high" | "peak" | "maximum" => Some(Some(true)),
        "low" | "minimum" => Some(Some(false)),
        "best" | "mark" | "record" => Some(None),
        _ if record => Some(None),
        _ => None,
    }
}

/// Whether no third figure of the sort stands in the sentence of the new record: "1.4 million, up from 0.8 million".
fn is_lone(told: &[Told], new: &Told, old: &Told) -> bool {
    let first = told.partition_point(|told| told.sentence < new.sentence);
    let beside = told.get(first..).unwrap_or_default().iter().take_while(|told| told.sentence == new.sentence);
    beside.filter(|told| told.sort == new.sort && told.quantity != old.quantity).count() == 1
}

/// The record itself: the nearest sentence before with a figure of the sort that is told as it is.
fn is_record(text: &Text<'_>, told: &Told, high: Option<bool>) -> bool {
    is_bare(text, told)
        && told.digits.count() > 0
        && told.value > crate::exact::Rational::ONE
        && (high.is_some() || way(text, told).is_some() || is_raced(text, told))
}

/// The time of a race: the shorter is the better.
fn is_raced(text: &Text<'_>, told: &Told) -> bool {
    let race = |token: &crate::token::Token| {
        matches!(
            token.text(text.prose()),
            "marathon"
                | "race"
                | "sprint"
                | "lap"
                | "swim"
                | "swam"
                | "ran"
                | "runner"
                | "relay"
                | "triathlon"
                | "rally"
                | "ascent"
                | "crossing"
                | "freestyle"
                | "breaststroke"
                | "hurdles"
                | "rowed"
                | "cycled"
                | "rower"
                | "swimmer"
                | "sprinter"
                | "skier"
                | "jockey"
        )
    };
    told.sort.kind == Kind::Duration && text.is_short() && text.tokens.iter().any(race)
}

fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    let plain = matches!(
        told.sort.kind,
        Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration | Kind::Age
    );
    plain
        && text
            .quantities
            .get(told.quantity)
            .is_some_and(|quantity| !quantity.attributive && !quantity.lexical && quantity.hedge == Hedge::None)
}

/// Which way the superlative of a figure's sentence, or of the one before it, points.
fn way(text: &Text<'_>, told: &Told) -> Option<bool> {
    [told.sentence, told.sentence.saturating_sub(1)].into_iter().find_map(|sentence| {
        let range = text.sentences.get(sentence)?.tokens.clone();
        range.into_iter().find_map(|at| match text.word(at) {
            // "At least a record 6.5 million".
            "most" | "least" if at > 0 && matches!(text.word(at - 1), "at" | "At") => None,
            // "Broke the oldest record in the pool" tells how long it stood.
            "oldest" if (at + 1..at + 4).any(|at| matches!(text.word(at), "record" | "mark" | "records")) => None,
            "highest" | "largest" | "biggest" | "longest" | "tallest" | "heaviest" | "hottest" | "wettest"
            | "warmest" | "busiest" | "oldest" | "deepest" | "widest" | "strongest" | "most" | "greatest"
            | "sunniest" | "loudest" => Some(true),
            "lowest" | "smallest" | "shortest" | "lightest" | "coldest" | "driest" | "coolest" | "youngest"
            | "fewest" | "least" | "weakest" | "quickest" | "fastest" | "quietest" => Some(false),
            _ => None,
        })
    })
}
