//! A feast of so many years, the year it falls in and the year that it counts from, wherever they stand: "will mark its 150th
//! anniversary in May 2025 … Founded in 1885 by a miller", "her 100th birthday on 12 May 2024 … Born at Orme in 1934".
//!
//! Comes in: a short text. Goes out: the feast, where the years lie another number apart and one slip of the pen explains it.
//! Only where the text tells one beginning and one year of feasts. Not here: what one sentence tells in order (`anniversary`).

use super::{Report, Slip, Words};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use std::ops::Range;

/// Words that tell of a beginning.
#[rustfmt::skip]
const BEGUN: [&str; 32] = [
    "born", "opened", "founded", "formed", "established", "started", "began", "begun", "launched", "built", "created",
    "inaugurated", "married", "wed", "crowned", "ordained", "consecrated", "completed", "incorporated", "sailed", "crossed",
    "killed", "burst", "sank", "fell", "planted", "enthroned", "chartered", "unveiled", "laid", "collapsed", "exploded",
];
/// Feasts by name.
#[rustfmt::skip]
const NAMED: [(&str, i32); 9] = [
    ("silver", 25), ("ruby", 40), ("golden", 50), ("diamond", 60), ("platinum", 70), ("centenary", 100),
    ("centennial", 100), ("bicentenary", 200), ("bicentennial", 200),
];
/// Words from a beginning to its year.
const REACH: u32 = 9;
/// Years that a text with one beginning names.
const YEARS: usize = 6;
/// Sentences of a text that tells of one feast.
const BRIEF: usize = 14;

/// Adds the feast that its years contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.sentences.len() > BRIEF {
        return;
    }
    let years = years(text);
    if years.iter().any(|year| year.begun) {
        report.slips.extend(feast(text, &years));
    }
}

/// A year told, and where.
struct Year<'t> {
    year: i32,
    quantity: &'t Quantity,
    begun: bool,
    full: bool,
}

fn feast(text: &Text<'_>, years: &[Year<'_>]) -> Option<Slip> {
    let feasts: Vec<_> = (0..text.tokens.len() as u32).filter_map(|at| named(text, at)).collect();
    let (number, ..) = feasts.first()?;
    if feasts.iter().any(|(other, ..)| other != number) {
        return None;
    }
    feasts.iter().find_map(|feast| told_wrong(text, years, feast))
}

fn told_wrong(text: &Text<'_>, years: &[Year<'_>], (number, at, birthday): &(i32, Range<u32>, bool)) -> Option<Slip> {
    let (number, birthday) = (*number, *birthday);
    let sentence = text.sentences.get(text.sentence_at(at.start))?;
    let mut begun = years.iter().filter(|year| year.begun);
    let event = begun.next()?;
    if begun.any(|other| other.year != event.year) || years.len() > YEARS {
        return None;
    }
    let born = is_near(text, event.quantity.tokens.start, &["born"]);
    let wanted = if birthday { born || !is_of_one(text, at) } else { !born };
    let of_feast = |year: &&Year<'_>| !year.begun && sentence.tokens.contains(&year.quantity.tokens.start);
    let mut here = years.iter().filter(of_feast);
    let year = match here.next() {
        Some(year) => Some(year).filter(|_| here.next().is_none()),
        // A dateline's.
        None => years.iter().find(|year| !year.begun).filter(|year| year.full && year.quantity.tokens.start < 8),
    }?;
    let apart = year.year - event.year;
    let fits = |other: &Year<'_>| years.iter().any(|known| (known.year - other.year - number).abs() < 2);
    if !wanted
        || apart < 5
        || years.iter().any(fits)
        || is_other(text, event)
        || !is_slip(number, year.year, event.year)
    {
        return None;
    }
    let span = |tokens: &Range<u32>| {
        let start = text.tokens.get(tokens.start as usize).map_or(0, |token| token.start);
        Span::new(start, text.tokens.get(tokens.end as usize - 1).map_or(start, |token| token.end))
    };
    let told = span(at);
    Some(Slip {
        span: event.quantity.span,
        label: format!("{apart} years, by the years told"),
        values: vec![
            ("first", format!("{} to {}", event.year, year.year)),
            ("second", told.of(text.prose()).to_owned()),
            ("expected", format!("{apart} years")),
        ],
        evidence: vec![(told, "the feast".to_owned()), (year.quantity.span, "to here".to_owned())],
        ..Slip::default()
    })
}

/// "150th anniversary", "100th birthday", "golden jubilee", "turned 75", "marks 125 years": how many years, where it stands
/// and whether it is of a life.
fn named(text: &Text<'_>, at: u32) -> Option<(i32, Range<u32>, bool)> {
    let word = text.word(at).to_ascii_lowercase();
    let index = text.figure_from(at);
    let figure = text.quantities.get(index).filter(|quantity| quantity.tokens.start == at);
    let next = |from: u32| (from..from + 3).find(|at| is_feast(text.word(*at)));
    if let Some(figure) = figure {
        let value = || figure.number().map(|number| number.value).filter(|value| value.is_whole());
        let number: i32 = value()?.to_decimal(0).parse().ok()?;
        let before = at.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        let until = match figure.kind {
            Kind::Ordinal => next(figure.tokens.end).map(|at| at + 1),
            Kind::Duration if text.word(figure.tokens.end - 1).starts_with("year") => {
                let marks = matches!(
                    before,
                    "marks" | "mark" | "marked" | "marking" | "celebrates" | "celebrate" | "celebrated"
                );
                let of = matches!(text.word(figure.tokens.end), "of" | "since" | "after");
                (marks && of).then_some(figure.tokens.end)
            }
            Kind::Count => {
                let turns = matches!(before, "turned" | "turns" | "turn" | "turning" | "be");
                let dated = matches!(text.word(figure.tokens.end), "in" | "on" | "this");
                (turns && dated).then_some(figure.tokens.end)
            }
            _ => None,
        }?;
        let life = figure.kind == Kind::Count || text.word(until - 1).starts_with("birthday");
        return (number > 9 && number < 500).then_some((number, at..until, life));
    }
    let (_, number) = NAMED.iter().find(|(known, _)| *known == word)?;
    let until = if *number < 100 { next(at + 1)? + 1 } else { at + 1 };
    let feast = *number >= 100 || is_feast(text.word(until - 1)) || text.word(until - 1) == "wedding";
    feast.then_some((*number, at..until, false))
}

fn is_feast(word: &str) -> bool {
    matches!(word, "anniversary" | "birthday" | "birthdays" | "jubilee" | "wedding")
}

/// All years of the text, alone or in a date.
fn years<'t>(text: &'t Text<'_>) -> Vec<Year<'t>> {
    let year = |quantity: &'t Quantity| {
        let Amount::Date(date, None) = quantity.amount else { return None };
        let start = quantity.tokens.start;
        let begun = is_near(text, start, &BEGUN) && matches!(text.word(start - 1), "in" | "on" | "of" | "since" | ",");
        let full = date.day.is_some() && date.month.is_some();
        date.year.filter(|_| date.years == 1).map(|year| Year { year, quantity, begun, full })
    };
    text.quantities.iter().filter_map(year).collect()
}

/// Whether one of some words stands shortly before a place, in its sentence and behind every figure before it.
fn is_near(text: &Text<'_>, at: u32, words: &[&str]) -> bool {
    let index = text.figure_from(at);
    let figure = index.checked_sub(1).and_then(|at| text.quantities.get(at)).map_or(0, |quantity| quantity.tokens.end);
    let sentence = text.sentences.get(text.sentence_at(at));
    let from = sentence.map_or(at, |sentence| sentence.tokens.start).max(figure).max(at.saturating_sub(REACH));
    (from..at).any(|at| words.contains(&text.word(at).to_ascii_lowercase().as_str()))
}

/// "Her 100th birthday": of one who was born.
fn is_of_one(text: &Text<'_>, at: &Range<u32>) -> bool {
    (at.start.saturating_sub(2)..at.start).any(|at| matches!(text.word(at), "her" | "his" | "Her" | "His"))
}

/// A beginning of something else: "rebuilt", "the old hall", "his father was born".
fn is_other(text: &Text<'_>, event: &Year<'_>) -> bool {
    let start = event.quantity.tokens.start;
    let sentence = text.sentences.get(text.sentence_at(start));
    let from = sentence.map_or(start, |sentence| sentence.tokens.start);
    (from..start).any(|at| {
        matches!(
            text.word(at).to_ascii_lowercase().as_str(),
            "that"
                | "which"
                | "lives"
                | "again"
                | "reopened"
                | "rebuilt"
                | "present"
                | "current"
                | "second"
                | "another"
                | "other"
                | "father"
                | "mother"
                | "brother"
                | "sister"
                | "son"
                | "daughter"
                | "husband"
                | "wife"
                | "branch"
                | "extension"
                | "wing"
                | "moved"
                | "joined"
                | "merged"
                | "predecessor"
                | "later"
                | "before"
                | "after"
                | "since"
                | "first-born"
                | "grandson"
        )
    })
}

/// Whether one digit of the number or of a year, or two that changed places, part them.
fn is_slip(number: i32, year: i32, event: i32) -> bool {
    let near = |told: i32, meant: i32| {
        let (told, meant) = (told.to_string(), meant.to_string());
        let off: Vec<(char, char)> = told.chars().zip(meant.chars()).filter(|(one, other)| one != other).collect();
        let exchanged = matches!(off.as_slice(), [(a, b), (c, d)] if a == d && b == c);
        told.len() == meant.len() && (off.len() == 1 || exchanged)
    };
    near(number, year - event) || near(event, year - number) || near(year, event + number)
}
