//! A number and the names or wants that follow it: "Four finalists will speak: Ann Lowe of Ash; Bo Orr of Elm; and Cy Dean",
//! "Four held … The arrested were identified as A (29), B (31) and C (26)", "made six recommendations. She called for …".
//!
//! Comes in: a text. Goes out: the number, where the list has one more or one fewer. Names may have an age each, and what
//! follows the last of them counts for nothing. Not here: "They are …" and lists below a headline (`roll_list`, `roll`).

use super::closed::is_one_of;
use super::roll::{announces, name, slip};
use super::roll_list::is_some;
use super::{Report, Words, start};
use crate::exact::Rational;
use crate::quantity::Kind;
use crate::sentence::{Text, Told};
use crate::span::Span;
use crate::token::{Flags, Key, literal};
use std::ops::Range;

/// Things that are told as a list of wants.
const WANTS: [Key; 16] = [
    literal("recommendation"),
    literal("demand"),
    literal("priority"),
    literal("reason"),
    literal("condition"),
    literal("proposal"),
    literal("aim"),
    literal("goal"),
    literal("pledge"),
    literal("promise"),
    literal("measure"),
    literal("concern"),
    literal("complaint"),
    literal("request"),
    literal("suggestion"),
    literal("cause"),
];
/// Before a list, and before a name.
const COLON: Key = literal(":");
pub const NAMED: [&str; 2] = ["identified", "named"];
/// What befell those of a headline without a noun: "Four held".
const FATES: &str = "held arrested killed dead die hurt injured charged missing jailed nabbed detained named sentenced";
/// Words of one item that is more than a thing.
const VERBS: &str = "is are was were has have had will would who which that said says while but or because when if as both also \
    including plus such respectively";

/// Words that say that there are others than those named.
const OTHERS: &str =
    "another other others remaining rest also including among unnamed joined alongside besides too respectively";

/// Whether a sentence has a word of others in some of its first words.
fn tells_of_others(text: &Text<'_>, sentence: usize, most: usize) -> bool {
    let tokens = text.sentences.get(sentence).map(|sentence| sentence.tokens.clone());
    tokens.is_some_and(|tokens| tokens.take(most).any(|at| is_one_of(text.word(at), OTHERS)))
}

fn report_off(text: &Text<'_>, count: &Told, items: &[Span], report: &mut Report) {
    let length = Rational::from(items.len() as i64);
    if count.value.sub(length).is_some_and(|off| off.abs() == Rational::ONE) {
        report.slips.push(slip(text, count, items));
    }
}

/// Adds the number before a colon and a list of names.
pub fn colon(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in 0..text.sentences.len() {
        let Some(tokens) = text.sentences.get(at).map(|sentence| sentence.tokens.clone()) else { continue };
        let told = text.facts().told_in(at);
        if told.is_empty() {
            continue;
        }
        let marks = tokens.clone().zip(text.tokens_in(tokens.clone()));
        let mut colons = marks.filter(|(_, token)| token.key == COLON).map(|(at, _)| at);
        let Some(mark) = colons.next().filter(|_| colons.next().is_none()) else { continue };
        let all = told.iter().filter(|told| start(text, told) < mark);
        let mut counts = all.filter(|told| announces(text, told));
        let Some(count) = counts.next().filter(|count| counts.next().is_none() && !is_some(text, count)) else {
            continue;
        };
        if tells_of_others(text, at, usize::MAX) || start(text, count) > tokens.start + 4 {
            continue;
        }
        let items = parted(text, mark + 1..tokens.end).or_else(|| {
            let (names, end) = names(text, mark + 1..tokens.end)?;
            (text.word(end) == "." || end >= tokens.end).then_some(names)
        });
        if let Some(items) = items {
            report_off(text, count, &items, report);
        }
    }
}

/// "Ann Lowe of Ash; Bo Orr, a judge; and Cy Dean": items with semicolons between them, each with a name at its head.
fn parted(text: &Text<'_>, list: Range<u32>) -> Option<Vec<Span>> {
    let mut items = vec![list.start];
    items.extend(list.clone().filter(|at| text.word(*at) == ";").map(|at| at + 1));
    if items.len() < 2 {
        return None;
    }
    let last_of = items.last().copied()?;
    if text.word(last_of) != "and" {
        return None;
    }
    let heads = items.iter().map(|at| at + u32::from(text.word(*at) == "and"));
    heads
        .map(|at| {
            let end = name(text, at..list.end);
            let (first, last) = (text.tokens.get(at as usize)?, text.tokens.get(end.checked_sub(1)? as usize)?);
            (end > at).then(|| first.span().join(last.span()))
        })
        .collect()
}

/// Names with commas and a last "and" between them, each perhaps with an age; and where they end.
fn names(text: &Text<'_>, list: Range<u32>) -> Option<(Vec<Span>, u32)> {
    let (mut found, mut at, mut closed) = (Vec::new(), list.start, false);
    loop {
        let end = name(text, at..list.end);
        let (first, last) = (text.tokens.get(at as usize)?, text.tokens.get(end.checked_sub(1)? as usize)?);
        if end <= at {
            return None;
        }
        found.push(first.span().join(last.span()));
        let end = aged(text, end);
        (at, closed) = match (text.word(end), text.word(end + 1)) {
            _ if closed => return (found.len() > 2).then_some((found, end)),
            ("," | ";", "and") => (end + 2, true),
            ("and", _) => (end + 1, true),
            ("," | ";", _) => (end + 1, false),
            _ => return None,
        };
    }
}

/// Past "(29)" and ", 29".
fn aged(text: &Text<'_>, end: u32) -> u32 {
    let number = |at: u32| text.word(at).parse::<u8>().is_ok();
    match text.word(end) {
        "(" if number(end + 1) && text.word(end + 2) == ")" => end + 3,
        "," if number(end + 1) => end + 2,
        _ => end,
    }
}

/// Adds the number of those who are named further on: "were identified as", "were named as".
pub fn identified(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in 1..text.sentences.len() {
        let Some(tokens) = text.sentences.get(at).map(|sentence| sentence.tokens.clone()) else { continue };
        let verb = tokens.clone().take(9).find(|at| NAMED.contains(&text.word(*at)) && text.word(at + 1) == "as");
        let Some(verb) = verb.filter(|_| !tells_of_others(text, at, 7)) else { continue };
        // "Three were identified as …" are some of those before.
        if text.facts().told_in(at).iter().any(|told| start(text, told) < verb) {
            continue;
        }
        let Some((items, end)) = names(text, verb + 2..tokens.end) else { continue };
        let clean = (verb..end).all(|at| !is_one_of(text.word(at), "including among another others"));
        let Some(count) = held(text, at).filter(|count| clean && !is_some(text, count)) else { continue };
        if !tells_of_others(text, at + 1, 4) && !tells_of_others(text, count.sentence, usize::MAX) {
            report_off(text, count, &items, report);
        }
    }
}

/// The only number of people in the two sentences before, or that of the headline.
fn held<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t Told> {
    let facts = text.facts();
    let people = |told: &&Told| {
        let end = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.end).unwrap_or_default();
        let head = text.heads.get(told.quantity).copied().flatten();
        let person = head.and_then(|head| head.end.checked_sub(1)).is_some_and(|at| text.is_person(at));
        let bare = told.sort.kind == Kind::Count
            && told.sort.unit.is_none()
            && told.value >= Rational::whole(2)
            && told.value <= Rational::whole(12)
            && is_one_of(text.word(end), FATES);
        announces(text, told) && person || bare
    };
    let sole = |range: Range<usize>| {
        let mut told = facts.told_within(&range).iter().filter(people);
        told.next().filter(|first| told.all(|other| other.value == first.value))
    };
    sole(at.saturating_sub(2).max(facts.headline.end)..at).or_else(|| sole(facts.headline.clone()))
}

/// Adds the number of recommendations, demands and the like that the next sentence lists.
pub fn wants(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in 1..text.sentences.len() {
        let (Some(sentence), Some(back)) = (text.sentences.get(at), text.sentences.get(at - 1)) else { continue };
        if !matches!(text.word(sentence.tokens.start), "He" | "She" | "It" | "They" | "These" | "Those") {
            continue;
        }
        let mut counts = text.facts().told_in(at - 1).iter().filter(|told| announces(text, told));
        let Some(count) = counts.next().filter(|_| counts.next().is_none()) else { continue };
        let own = count.noun.is_some_and(|noun| WANTS.contains(&noun)) && !is_some(text, count);
        let more = tells_of_others(text, at, usize::MAX) || tells_of_others(text, at + 1, 3);
        if !own || more || back.block != sentence.block {
            continue;
        }
        if let Some(items) = things(text, sentence.tokens.start + 1..sentence.tokens.end) {
            report_off(text, count, &items, report);
        }
    }
}

/// Three things or more with commas and a last "and" between them, up to the end of the sentence.
fn things(text: &Text<'_>, list: Range<u32>) -> Option<Vec<Span>> {
    let end = list.clone().rev().find(|at| !matches!(text.word(*at), "." | "!" | "\"" | "”"))? + 1;
    let (mut found, mut first, mut closed) = (Vec::new(), list.start, false);
    for at in list.start..end {
        match text.word(at) {
            ";" | ":" | "–" | "—" | "(" | "\"" | "“" => return None,
            "and" | "," if closed => return None,
            mark @ ("and" | ",") => {
                if at > first {
                    found.push(first..at);
                }
                (first, closed) = (at + 1, mark == "and");
            }
            _ => {}
        }
    }
    found.push(first..end);
    let plain = |item: &Range<u32>| {
        let tokens = text.tokens_in(item.clone());
        let small = tokens.first().is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL));
        small && item.len() <= 9 && !item.clone().skip(2).any(|at| is_one_of(text.word(at), VERBS))
    };
    let fits = closed && found.len() > 2 && found.iter().all(plain);
    let span = |item: &Range<u32>| {
        let (first, last) =
            (text.tokens.get(item.start as usize)?, text.tokens.get(item.end.checked_sub(1)? as usize)?);
        Some(first.span().join(last.span()))
    };
    if fits { found.iter().map(span).collect() } else { None }
}
