//! A number that announces things, and the things told one by one further down: a headline's "Five schools to merge" above
//! "Alder Lane, Brook Street, Mill Road and St Anne's will keep their names"; "three sprays", and then "The first …", "The
//! second …" up to "The fourth …".
//!
//! Comes in: a text. Goes out: the number, where the text has one list of names and it is one longer or shorter, or where
//! the ordinals run past it. Not here: lists in the sentence of their number, which relations bind.

use super::{Report, Slip, Words, span, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::span::Span;
use crate::token::Flags;
use std::ops::Range;

/// Sentences of a text in which one list of names is likely to be the one that its headline announces.
const SHORT: usize = 16;
/// Sentences from one ordinal of a run to the next.
const ORDINALS: usize = 4;
/// The largest number that announces things told one by one.
const MOST: i64 = 12;

/// Adds the headline's number, where the one list of names below is of another length.
pub fn names(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let mut above = facts.told.iter().filter(|told| facts.is_headline(told) && announces(text, told));
    let Some(count) = above.next().filter(|_| above.next().is_none()) else { return };
    if text.sentences.len() > SHORT || has_more(text) {
        return;
    }
    let mut lists = text.sentences.iter().skip(facts.headline.end).filter_map(|sentence| {
        let names = list(text, sentence.tokens.clone());
        (names.len() > 1).then_some(names)
    });
    let Some(names) = lists.next().filter(|_| lists.next().is_none()) else { return };
    let length = Rational::from(names.len() as i64);
    let off = count.value.sub(length).is_some_and(|off| off.abs() == Rational::ONE);
    let again = facts.told.iter().any(|told| told.quantity != count.quantity && announces(text, told));
    if off && !again {
        report.slips.push(slip(text, count, &names));
    }
}

/// Adds the number before a run of ordinals that goes past it: "The first … The second …", "First, … Second, …; and third, …".
pub fn ordinals(text: &Text<'_>, _: &Words, report: &mut Report) {
    for first in text.sentences.iter().filter_map(|sentence| opens(text, sentence.tokens.start, "first")) {
        let mut places = vec![first];
        for word in ["second", "third", "fourth", "fifth", "sixth"] {
            let Some(last) = places.last().map(|last| text.sentence_at(*last)) else { break };
            let until = text.sentences.get(last + ORDINALS).or(text.sentences.last()).map_or(0, |end| end.tokens.end);
            let from = places.last().map_or(until, |last| last + 1);
            // "First, … The second …": two runs, not one.
            let known = |at: u32| at.checked_sub(1).is_some_and(|at| text.word(at) == "The");
            let alike = |at: &u32| known(*at) == known(first);
            let Some(next) = (from..until).filter_map(|at| opens(text, at, word)).find(alike) else { break };
            places.push(next);
        }
        let at = text.sentence_at(first);
        let mut told = text.facts().told.iter().rev().filter(|told| told.sentence < at && at - told.sentence < 3);
        let Some(count) = told.find(|told| announces(text, told)) else { continue };
        let length = Rational::from(places.len() as i64);
        let long = places.len() > 2 && count.value.add(Rational::ONE) == Some(length);
        let short = places.len() > 1 && count.value > length && places.last().is_some_and(|last| is_last(text, *last));
        // "First, Roe of Ravel. Second, Lund of Tolm": places of people.
        let named = |at: &u32| {
            let name = text.tokens.get(*at as usize + 2).is_some_and(|token| token.flags.any(Flags::CAPITAL));
            text.word(at + 1) == "," && name
        };
        if (long || short) && !places.iter().all(named) {
            let spans = places.iter().filter_map(|at| text.tokens.get(*at as usize)).map(|token| token.span());
            report.slips.push(slip(text, count, &spans.collect::<Vec<_>>()));
        }
    }
}

/// The ordinal with which a member of a run begins at a place: "The first", "First,", "; second,", "and third,".
fn opens(text: &Text<'_>, at: u32, word: &str) -> Option<u32> {
    let own = text.word(at);
    let begins = || text.sentences.get(text.sentence_at(at)).is_some_and(|sentence| sentence.tokens.start == at);
    if own == "The" {
        return (text.word(at + 1) == word && begins()).then_some(at + 1);
    }
    let joined = || at.checked_sub(1).is_some_and(|at| matches!(text.word(at), ";" | "and"));
    let plain = own.strip_suffix("ly").unwrap_or(own).eq_ignore_ascii_case(word) && text.word(at + 1) == ",";
    (plain && (joined() || begins())).then_some(at)
}

/// "The third and last", "The third and final": the run ends here.
fn is_last(text: &Text<'_>, at: u32) -> bool {
    text.word(at + 1) == "and" && matches!(text.word(at + 2), "last" | "final")
}

/// A small bare number of things.
pub(super) fn announces(text: &Text<'_>, told: &Told) -> bool {
    let small = told.value >= Rational::whole(2) && told.value <= Rational::from(MOST) && told.value.is_whole();
    told.sort.kind == Kind::Count
        && told.sort.unit.is_none()
        && told.noun.is_some()
        && small
        && text.quantities.get(told.quantity).is_some_and(|quantity| {
            !quantity.attributive && !quantity.lexical && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
        })
}

/// A word that says that there are others beside those named.
fn has_more(text: &Text<'_>) -> bool {
    const MORE: [&str; 16] = [
        "another",
        "other",
        "others",
        "remaining",
        "rest",
        "also",
        "third",
        "fourth",
        "fifth",
        "including",
        "among",
        "unnamed",
        "joined",
        "alongside",
        "besides",
        "too",
    ];
    text.tokens.iter().any(|token| token.is_word() && MORE.contains(&token.text(text.prose())))
}

/// The names with which a sentence opens, joined by commas and a last "and", if a small word goes on.
fn list(text: &Text<'_>, sentence: Range<u32>) -> Vec<Span> {
    let (mut names, mut at, mut closed) = (Vec::new(), sentence.start, false);
    loop {
        let end = name(text, at..sentence.end);
        let (Some(first), Some(last)) = (text.tokens.get(at as usize), end.checked_sub(1)) else { return Vec::new() };
        let Some(last) = text.tokens.get(last as usize).filter(|_| end > at) else { return Vec::new() };
        names.push(Span::new(first.start, last.end));
        (at, closed) = match (text.word(end), text.word(end + 1)) {
            _ if closed => return if goes_on(text, end) && !are_dated(text, &names) { names } else { Vec::new() },
            (",", "and") => (end + 2, true),
            ("and", _) => (end + 1, true),
            (",", _) => (end + 1, false),
            _ => return Vec::new(),
        };
    }
}

/// "In February and March of 2014": months.
fn are_dated(text: &Text<'_>, names: &[Span]) -> bool {
    let date = |quantity: &Quantity| quantity.kind == Kind::Date;
    text.quantities
        .iter()
        .filter(|quantity| date(quantity))
        .any(|date| names.iter().any(|name| name.overlaps(date.span)))
}

/// Where a run of capitalised words ends, small words of names inside it.
pub(super) fn name(text: &Text<'_>, range: Range<u32>) -> u32 {
    let capital = |at: u32| {
        let token = text.tokens.get(at as usize);
        token.is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL))
    };
    let the = matches!(text.word(range.start), "the" | "The");
    let mut end = range.start + u32::from(the);
    while range.contains(&end) {
        let glue = matches!(text.word(end), "-" | "'s" | "’s" | "of" | "." | "de" | "van") && capital(end + 1)
            || matches!(text.word(end), "'s" | "’s");
        if !(capital(end) || glue && end > range.start) {
            break;
        }
        end += 1;
    }
    if end == range.start + u32::from(the) { range.start } else { end }
}

/// Whether a small word stands behind the list, and no mark.
fn goes_on(text: &Text<'_>, at: u32) -> bool {
    let token = text.tokens.get(at as usize);
    token.is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL))
}

pub(super) fn slip(text: &Text<'_>, count: &Told, named: &[Span]) -> Slip {
    Slip {
        span: span(text, count),
        label: format!("{} are told of", named.len()),
        values: vec![("first", named.len().to_string()), ("second", written(text, count))],
        evidence: named.iter().map(|span| (*span, "named".to_owned())).collect(),
        ..Slip::default()
    }
}
