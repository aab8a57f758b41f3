//! Two ages of one person, each told with its year, however they are worded: "joined at 18 in 1990 … left in 2012 at 46",
//! "was 31 at the time, in September 1994 … who turned 71 in May 2024", "Born in 1938 … In 1962, aged 34, he".
//!
//! Comes in: a short text. Goes out: the later age, where the two give years of birth that are years apart. An age goes with
//! the year of its clause; two are of one person in one sentence, under one name, or by a pronoun that no other name takes.
//! Not here: ages without a year, and of two persons (`two-ages`).

use super::adds::is_one_of;
use super::{Report, Slip, Words};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::Flags;
use std::ops::Range;

/// Words between an age and its year, or a mark and the one behind it.
const LEADS: &str =
    "in on at by aged age the of when as he she was just only then still barely turned who is came and , ; born";
/// Words of sentences whose age is of another time or person than their year.
const APART: &str = "since until before after ago later earlier has dies would could might if had whose anniversary years decades \
    widow widower unlike succeeded replaced";
/// Words of another person.
const KIN: &str = "wife husband son daughter father mother brother sister sons daughters parents partner twin uncle aunt \
    grandfather grandmother child children widow friend colleague";
/// Words before a name that is no person's.
const PLACES: &str = "in at of from to for near on the a an into over with by";

/// An age in a year; of a birth it is nothing.
struct Point<'t> {
    year: i64,
    age: i64,
    born: bool,
    span: Span,
    sentence: usize,
    start: u32,
    name: Option<&'t str>,
}

/// Adds the later age of two that cannot both hold.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects || text.quantities.iter().filter_map(year).nth(1).is_none() {
        return;
    }
    let points: Vec<Point<'_>> = (0..text.sentences.len()).flat_map(|at| points(text, at)).collect();
    for (at, later) in points.iter().enumerate().filter(|(_, point)| !point.born) {
        let mut before = points.iter().take(at).filter(|first| is_one_person(text, first, later));
        if let Some(first) = before.find(|first| is_off(first, later)) {
            report.slips.push(slip(text, first, later));
            return;
        }
    }
}

fn year(quantity: &Quantity) -> Option<i64> {
    match quantity.amount {
        Amount::Date(date, None) if date.years == 1 && date.quarter.is_none() => date.year.map(i64::from),
        _ => None,
    }
}

/// The pairs of age and year of a sentence.
fn points<'t>(text: &'t Text<'_>, at: usize) -> Vec<Point<'t>> {
    let Some(sentence) = text.sentences.get(at).filter(|sentence| !sentence.kind.is_heading()) else {
        return Vec::new();
    };
    let own = text.quantities_in(sentence.quantities.clone());
    let (mut years, mut ages, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for quantity in own {
        let start = quantity.tokens.start;
        if let Some(year) = year(quantity) {
            let born = (start.saturating_sub(6).max(sentence.tokens.start)..start)
                .any(|at| is_one_of(text.word(at), "born birth"));
            if born {
                let name = name(text, sentence.tokens.start..start);
                found.push(Point { year, age: 0, born, span: quantity.span, sentence: at, start, name });
            } else {
                years.push((year, quantity));
            }
        } else if let Some(age) = age(text, quantity) {
            ages.push((age, quantity));
        }
    }
    let last = years.iter().chain(&ages).map(|(_, quantity)| quantity.tokens.end).max().unwrap_or_default();
    let apart = (sentence.tokens.start..last).any(|at| is_one_of(text.word(at), APART)) || found.len() > 1;
    if years.len() != ages.len() || apart {
        return if apart { Vec::new() } else { found };
    }
    for ((year, date), (age, quantity)) in years.into_iter().zip(ages) {
        let start = quantity.tokens.start;
        if is_joined(text, &date.tokens, &quantity.tokens)
            && !is_parted(own, quantity, date)
            && !is_of_kin(text, sentence.tokens.start..start)
        {
            let name = name(text, sentence.tokens.start..start.max(date.tokens.start));
            found.push(Point { year, age, born: false, span: quantity.span, sentence: at, start, name });
        }
    }
    found
}

/// "At 18 in", "aged 46", "at the age of 46", "was 31 when", "turned 71", "his 90th birthday".
fn age(text: &Text<'_>, quantity: &Quantity) -> Option<i64> {
    let end = quantity.tokens.end;
    let birthday = text.word(end) == "birthday";
    let kind = matches!(quantity.kind, Kind::Count | Kind::Age) || birthday && quantity.kind == Kind::Ordinal;
    let age = quantity.whole().filter(|age| kind && !quantity.attributive && (8..=110).contains(age))?;
    let aged = quantity.tokens.clone().any(|at| is_one_of(text.word(at), "aged age"));
    let mut from = quantity.tokens.start;
    while from > 0 && is_one_of(text.word(from - 1), "just only still then barely aged") {
        from -= 1;
    }
    let word = |back: u32| from.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let led = aged || from < quantity.tokens.start && text.word(from).eq_ignore_ascii_case("aged");
    let closes = is_one_of(
        text.word(end),
        ", . ; and but in when as at he she with after while who on years \u{2013} \u{2014} his her",
    );
    let at = word(1).eq_ignore_ascii_case("at") || word(1) == "of" && word(2) == "age" || word(1) == "age";
    let capital = |back: u32| {
        from.checked_sub(back).and_then(|at| text.tokens.get(at as usize)).is_some_and(|token| {
            token.is_word()
                && token.flags.any(Flags::CAPITAL)
                && !is_one_of(text.word(from - back), "It This That There")
        })
    };
    let person = is_one_of(word(2), "he she who and") || capital(2);
    let was = is_one_of(word(1), "was is be") && (person || word(1) == "be");
    let turned = is_one_of(word(1), "turned turns turn turning");
    (birthday || closes && (led || at || was || turned)).then_some(age)
}

/// Whether an age and a year stand in one clause, or one behind a mark that only their own words follow.
fn is_joined(text: &Text<'_>, one: &Range<u32>, other: &Range<u32>) -> bool {
    let (from, to) = if one.start < other.start { (one.end, other.start) } else { (other.end, one.start) };
    let mark = (from..to).find(|at| matches!(text.word(*at), "," | ";" | ":" | "–" | "—" | "("));
    let behind = mark.is_none_or(|mark| (mark + 1..to).all(|at| is_one_of(text.word(at), LEADS)));
    behind && to - from < 14
}

/// "Was 20 when the tanks came and 41 when they went, and in 1990": another figure stands between the age and the year.
fn is_parted(own: &[Quantity], age: &Quantity, year: &Quantity) -> bool {
    let (from, to) = (age.tokens.end.min(year.tokens.end), age.tokens.start.max(year.tokens.start));
    let count = |other: &Quantity| matches!(other.kind, Kind::Count | Kind::Age) && other.whole().is_some();
    own.iter().any(|other| (from..to).contains(&other.tokens.start) && count(other))
}

/// "Her husband died at 71 in 1990" is no age of hers; "when her husband died, in 1990, she was 71" is.
fn is_of_kin(text: &Text<'_>, range: Range<u32>) -> bool {
    let last = range.rev().find(|at| is_one_of(text.word(*at), KIN) || is_one_of(text.word(*at), "he she"));
    last.is_some_and(|at| is_one_of(text.word(at), KIN))
}

/// The last name before a place that no word of a place leads.
fn name<'t>(text: &'t Text<'_>, range: Range<u32>) -> Option<&'t str> {
    let capital = |at: u32| {
        text.tokens.get(at as usize).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL))
            && !text.quantities.iter().any(|quantity| quantity.tokens.contains(&at))
    };
    let opening = range.start;
    let mut last = None;
    for at in range {
        let begins = capital(at) && !(at > opening && capital(at - 1));
        let place = at > opening && is_one_of(text.word(at - 1), PLACES);
        if !begins || place {
            continue;
        }
        let end = (at..at + 4).take_while(|at| capital(*at)).last().unwrap_or(at);
        // The first word of a sentence has a capital anyway.
        let lone = at == opening && end == at;
        let told = || (0..opening).any(|other| other != at && capital(other) && text.word(other) == text.word(at));
        if !lone || told() {
            let span = text.tokens.get(at as usize).zip(text.tokens.get(end as usize));
            last = span.map(|(from, to)| from.span().join(to.span()).of(text.prose()));
        }
    }
    last
}

/// "Una Orr" and "Orr", but no "Bo Orr".
fn is_one_name(one: &str, other: &str) -> bool {
    one == other || one.rsplit(' ').next() == other.rsplit(' ').next() && !(one.contains(' ') && other.contains(' '))
}

/// Whether two points are of one person.
fn is_one_person(text: &Text<'_>, first: &Point<'_>, later: &Point<'_>) -> bool {
    if first.sentence == later.sentence {
        return later.name.is_none_or(|name| first.name.is_none_or(|first| is_one_name(first, name)));
    }
    let says = |word: &str| text.tokens.iter().any(|token| token.text(text.prose()).eq_ignore_ascii_case(word));
    let of = |point: &Point<'_>| text.sentences.get(point.sentence).map(|sentence| sentence.tokens.clone());
    let Some(own) = of(later) else { return false };
    match (first.name, later.name) {
        (Some(one), Some(other)) => is_one_name(one, other),
        (_, None) => {
            let between = of(first).map_or(0, |tokens| tokens.end)..later.start;
            let carried = own.clone().any(|at| is_one_of(text.word(at), "he she"));
            let stranger =
                name(text, between).is_some_and(|name| first.name.is_none_or(|first| !is_one_name(first, name)));
            carried && !stranger && !(says("he") && says("she"))
        }
        (None, Some(_)) => false,
    }
}

/// Whether the years of birth that two points give lie years apart.
fn is_off(first: &Point<'_>, later: &Point<'_>) -> bool {
    let birth = |point: &Point<'_>| (point.year - point.age - i64::from(!point.born), point.year - point.age);
    let ((low, high), (least, most)) = (birth(first), birth(later));
    let gap = if least > high { least - high } else { low - most };
    gap > 1 && gap < 60 && first.year.abs_diff(later.year) < 100
}

fn slip(text: &Text<'_>, first: &Point<'_>, later: &Point<'_>) -> Slip {
    let expected = first.age + later.year - first.year;
    let written = |span: Span| span.of(text.prose()).to_owned();
    let told = if first.born { format!("born in {}", first.year) } else { format!("{} in {}", first.age, first.year) };
    Slip {
        span: later.span,
        label: format!("should be about {expected}"),
        values: vec![
            ("first", told),
            ("second", format!("{} in {}", written(later.span), later.year)),
            ("expected", expected.to_string()),
        ],
        evidence: vec![(first.span, "told here".to_owned())],
        ..Slip::default()
    }
}
