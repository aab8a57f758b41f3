//! Which of two is the greater, against a list told "respectively": "The north and south piers are 210 and 340 metres long,
//! respectively. The north pier is the longer".
//!
//! Comes in: a text and its places of "respectively". Goes out: the word that says who is greater, where the figures say the
//! other. Not here: lists of unlike length (`respective`).

use super::greatest::greatest;
use super::respective::figures;
use super::{Report, Slip, Words};
use crate::quantity::{Amount, Hedge, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use std::cmp::Ordering;
use std::ops::Range;

/// Words that say who has more, and who has less.
#[rustfmt::skip]
const MORE: [&str; 25] = [
    "larger", "bigger", "busier", "higher", "longer", "taller", "heavier", "dearer", "richer", "greater", "stronger", "deeper",
    "wider", "costlier", "pricier", "older", "elder", "hotter", "warmer", "wetter", "fuller", "steeper", "sharper", "louder", "costliest",
];
#[rustfmt::skip]
const LESS: [&str; 15] = [
    "smaller", "quieter", "lower", "shorter", "lighter", "cheaper", "poorer", "weaker", "shallower", "narrower", "younger",
    "colder", "cooler", "drier", "newer",
];

/// Adds every word that the figures contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in report.called.clone() {
        report.slips.extend(judged(text, at).or_else(|| greatest(text, at)));
    }
}

fn judged(text: &Text<'_>, at: u32) -> Option<Slip> {
    let [one, other] = figures(text, at)?.try_into().ok()?;
    let place = text.sentence_at(at);
    let sentence = text.sentences.get(place)?;
    let names = names(text, sentence.tokens.start..one.tokens.start)?;
    let order = order(one, other)?;
    let next =
        text.sentences.get(place + 1).filter(|next| next.block == sentence.block).map(|next| next.tokens.clone());
    let rest = at + 1..sentence.tokens.end;
    [Some(rest), next].into_iter().flatten().find_map(|stretch| {
        let (word, more) = comparative(text, stretch.clone())?;
        let named = |name: u32| stretch.clone().any(|at| text.word(at).eq_ignore_ascii_case(text.word(name)));
        let dated = text.quantities.iter().any(|quantity| {
            stretch.contains(&quantity.tokens.start)
                && matches!(quantity.kind, Kind::Date | Kind::Percent | Kind::Money)
        });
        let first = match (named(names.0), named(names.1)) {
            (true, false) => true,
            (false, true) => false,
            _ => return None,
        };
        let years = matches!(one.amount, Amount::Date(..));
        let old = matches!(text.word(word), "older" | "elder" | "younger" | "newer");
        let greater = (order == Ordering::Greater) != (years && old);
        ((first == more) != greater && !dated && (old || !years)).then(|| slip(text, (one, other), word, first))
    })
}

/// "The Harbour and Airport lines", "shares in Orme and Tolm": the words on both sides of the last "and".
pub(super) fn names(text: &Text<'_>, before: Range<u32>) -> Option<(u32, u32)> {
    let and = before.clone().rev().find(|at| text.word(*at) == "and")?;
    let article = |at: u32| matches!(text.word(at), "the" | "its" | "his" | "her" | "their");
    let second = if article(and + 1) { and + 2 } else { and + 1 };
    let first = and.checked_sub(1).filter(|at| before.contains(at))?;
    let more = before.clone().any(|at| at < first && text.word(at) == ",");
    let word = |at: u32| text.tokens.get(at as usize).is_some_and(crate::token::Token::is_word);
    (!more && second < before.end && word(first) && word(second)).then_some((first, second))
}

/// Which of two figures is the greater; `None` where they are alike, unlike in kind or told loosely.
fn order(one: &Quantity, other: &Quantity) -> Option<Ordering> {
    let bare = |quantity: &Quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact);
    if !bare(one) || !bare(other) {
        return None;
    }
    let year = |quantity: &Quantity| match quantity.amount {
        Amount::Date(date, None) if date.month.is_none() && date.years == 1 => date.year,
        _ => None,
    };
    if let Some((a, b)) = year(one).zip(year(other)) {
        return Some(a.cmp(&b)).filter(|order| order.is_ne());
    }
    let unit = one.units == other.units || one.units.is_empty() || other.units.is_empty();
    let (a, b) = one.number().zip(other.number())?;
    Some(a.value.cmp(&b.value)).filter(|order| order.is_ne() && unit && a.scale == b.scale)
}

/// "the busier of the two", "makes Tolm the larger party": the word, and whether it says more.
fn comparative(text: &Text<'_>, stretch: Range<u32>) -> Option<(u32, bool)> {
    let known = |at: u32| {
        let word = text.word(at);
        let sign = if MORE.contains(&word) { Some(true) } else { LESS.contains(&word).then_some(false) };
        let definite =
            text.word(at.checked_sub(1)?) == "the" || text.word(at + 1) == "of" && text.word(at + 3) == "two";
        sign.filter(|_| definite).map(|more| (at, more))
    };
    let denied = stretch
        .clone()
        .any(|at| matches!(text.word(at), "not" | "never" | "no" | "than" | "although" | "though" | "per"));
    let mut found = stretch.filter_map(known);
    found.next().filter(|_| found.next().is_none() && !denied)
}

pub(super) fn slip(text: &Text<'_>, (one, other): (&Quantity, &Quantity), word: u32, first: bool) -> Slip {
    let written = |quantity: &Quantity| quantity.span.of(text.prose()).to_owned();
    let (own, rival) = if first { (one, other) } else { (other, one) };
    let span = text.tokens.get(word as usize).map(|token| Span::new(token.start, token.end)).unwrap_or_default();
    Slip {
        span,
        label: format!("{} against {}", written(own), written(rival)),
        values: vec![("first", text.word(word).to_owned()), ("second", written(own)), ("expected", written(rival))],
        evidence: vec![(one.span, "the first".to_owned()), (other.span, "the second".to_owned())],
        ..Slip::default()
    }
}
