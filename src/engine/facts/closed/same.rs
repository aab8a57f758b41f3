//! A thing told again as known with another size: "a path of 22 miles … the 32-mile track", "plans for 340 homes … the 210
//! homes will", "on 14 May … since the 24 May raid".
//!
//! Comes in: a text of few figures. Goes out: the second figure. A size speaks where it is the only other of its unit and one
//! slip explains it; a count where it has the article, its noun and nothing that tells it apart. Not here: the same told in two
//! units (`twice`), small numbers of people (`again`).

use super::super::conflict;
use super::adds::stands_between;
use super::{Report, Slip, Words, few, is_miswritten, is_near, is_one_noun, is_some_of, loose};
use crate::quantity::{Amount, Date, Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::span::Span;

/// Adds what is told otherwise the second time.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if text.is_short() && !text.corrects() {
        report.slips.extend(day(text));
    }
    let Some(told) = few(text).filter(|_| !text.corrects()) else { return };
    report.slips.extend(told.iter().filter_map(|later| again(text, told, later)));
}

fn again(text: &Text<'_>, told: &[Told], later: &Told) -> Option<Slip> {
    let quantity = |told: &Told| text.quantities.get(told.quantity);
    let second = quantity(later)?;
    let sized = matches!(later.sort.kind, Kind::Measure | Kind::Duration) && second.attributive;
    let counted = later.sort.kind == Kind::Count && later.noun.is_some() && !second.attributive;
    let like = |other: &&Told| {
        other.quantity != later.quantity
            && other.sort == later.sort
            && !is_part(text, other)
            && (sized || is_one_noun(other, later))
    };
    let mut others = told.iter().filter(like);
    let first = others.next().filter(|_| others.next().is_none())?;
    let one = quantity(first)?;
    let plain = |quantity: &Quantity| {
        quantity.per.is_none()
            && !quantity.lexical
            && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About)
    };
    let phrase = text.renewed(later)?;
    let lone = text.word(second.tokens.start.checked_sub(1)?).eq_ignore_ascii_case("the");
    let off =
        loose(text, first).zip(loose(text, later)).filter(|(one, other)| !one.meets(*other) && is_near(*one, *other));
    if !lone || off.is_none() || first.sentence >= later.sentence || !plain(one) || !plain(second) || one.attributive {
        return None;
    }
    let slip =
        is_miswritten(first.value, later.value) && later.value.min(first.value) > crate::exact::Rational::from(9);
    let speaks = slip && (sized && is_known(text, first, later) || counted && is_all(text, first, later));
    let apart = text.are_apart(first, later, &phrase)
        || text.is_of_other_days(later)
        || text.is_of_other_days(first)
        || is_parted(text, first, later);
    (speaks && !apart).then(|| conflict(text, later, first, None))
}

/// "Three of the 50".
fn is_part(text: &Text<'_>, told: &Told) -> bool {
    let end = text.quantities.get(told.quantity).map_or(0, |quantity| quantity.tokens.end);
    text.word(end) == "of" && text.word(end + 1) == "the"
}

/// "Work on the 210 homes will", "three of the 50 soldiers": all that there are.
fn is_all(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    let end = text.heads.get(later.quantity).copied().flatten().map_or(0, |head| head.end);
    let Some(figure) = text.quantities.get(later.quantity).map(|quantity| quantity.tokens.clone()) else {
        return false;
    };
    let bare = end == figure.end + 1;
    let behind = text.word(end);
    let closed = matches!(behind, "." | "," | "will" | "were" | "are" | "is" | "was") || is_done(text, first, end);
    let begun = text.quantities.get(first.quantity).is_some_and(|first| {
        let before = first.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        !matches!(before, "the" | "The" | "its" | "their" | "his" | "her" | "another" | "of")
    });
    let large = later.value.min(first.value) > crate::exact::Rational::from(12);
    bare && closed && begun && large && !is_some_of(text, first) && later.noun == first.noun
}

/// "Forty soldiers were sent … the 50 soldiers sent": the deed that was told of them.
fn is_done(text: &Text<'_>, first: &Told, end: u32) -> bool {
    let tokens = text.sentences.get(first.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    text.word(end).len() > 3 && tokens.into_iter().any(|at| text.word(at) == text.word(end))
}

/// What a size is told of again, by another noun.
const AGAIN: [(&str, &str); 8] = [
    ("track|path|trail|swath|swathe", "ground|path|track|trail|swath|swathe|touched"),
    ("blaze|fire|inferno", "burned|burnt|blaze|fire|raged"),
    ("race|course|route|run", "race|course|route|marathon"),
    ("stretch|slick|spill", "spilt|spilled|coast|slick|stretch"),
    ("sentence|term", "jailed|sentenced|imprisoned|prison|jail"),
    ("ban|suspension", "banned|suspended|barred"),
    ("siege|standoff|ordeal", "siege|held|besieged|hostage"),
    ("strike|stoppage|walkout", "strike|walked|struck|stoppage"),
];

/// Whether the noun of a size was named before, or what it is told of was, and nothing behind it tells it apart.
fn is_known(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    let Some(figure) = text.quantities.get(later.quantity).map(|quantity| quantity.tokens.clone()) else {
        return false;
    };
    let end = text.heads.get(later.quantity).copied().flatten().map_or(figure.end, |head| head.end);
    let last = end.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let tokens = text.sentences.get(first.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let has = |list: &str, word: &str| list.split('|').any(|known| known == word);
    let named = || later.noun.is_some_and(|noun| (0..figure.start).any(|at| super::noun(text, at) == Some(noun)));
    let kin =
        || AGAIN.iter().any(|(nouns, deeds)| has(nouns, last) && tokens.clone().any(|at| has(deeds, text.word(at))));
    let apart = super::is_picked(text, end) && text.word(end) != "by";
    !apart && (named() || kin())
}

/// Words between the two that tell of more, or of some: "another", "the rest", "a further".
fn is_parted(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    stands_between(text, (first, later), |word| {
        matches!(
            word,
            "another"
                | "other"
                | "others"
                | "more"
                | "further"
                | "rest"
                | "remaining"
                | "only"
                | "extra"
                | "second"
                | "third"
                | "first"
                | "new"
                | "old"
                | "last"
                | "next"
                | "previous"
                | "also"
                | "both"
                | "each"
                | "total"
                | "most"
                | "some"
                | "added"
                | "instead"
                | "originally"
                | "now"
                | "fewer"
                | "longer"
                | "shorter"
                | "same"
                | "different"
        )
    })
}

/// What happens once and is named by its day.
#[rustfmt::skip]
const MISHAPS: [&str; 34] = [
    "raid", "attack", "theft", "robbery", "break", "storm", "quake", "earthquake", "fire", "blaze", "crash", "explosion", "blast",
    "flood", "floods", "shooting", "killing", "murder", "collapse", "accident", "hack", "breach", "riot", "coup", "bombing",
    "heist", "outage", "blackout", "derailment", "sinking", "spill", "landslide", "avalanche", "ambush",
];

/// "Since the 24 May raid" behind "on 14 May": the only two days of a text.
fn day(text: &Text<'_>) -> Option<Slip> {
    let days = text.quantities.iter().filter_map(|quantity| match quantity.amount {
        Amount::Date(date, _) if date.day.is_some() => Some((quantity, date)),
        _ => None,
    });
    let days: Vec<(&Quantity, Date)> = days.collect();
    let [(first, one), (second, other)] = days.as_slice() else { return None };
    let known = text.word(second.tokens.start.checked_sub(1)?).eq_ignore_ascii_case("the");
    let before = matches!(text.word(first.tokens.start.checked_sub(1)?), "on" | "On");
    let noun = MISHAPS.contains(&text.word(second.tokens.end));
    let (day, again) = (one.day?, other.day?);
    let digits = |day: u8| (day / 10, day % 10);
    let ((a, b), (c, d)) = (digits(day), digits(again));
    let slip = a == c && b != d || b == d && a != c || a == d && b == c;
    let same = one.month == other.month && one.month.is_some() && day != again;
    let span = second.span;
    let written = |span: Span| span.of(text.prose()).to_owned();
    (known && before && noun && slip && same).then(|| Slip {
        span,
        label: format!("{} before", written(first.span)),
        values: vec![("first", written(first.span)), ("second", written(span))],
        evidence: vec![(first.span, "told here".to_owned())],
        ..Slip::default()
    })
}
