//! A thing told again as known with another size: "a path of 22 miles … the 32-mile track", "plans for 340 homes … the 210
//! homes will", "on 14 May … since the 24 May raid".
//!
//! Comes in: a text of few figures. Goes out: the second figure. A size speaks where it is the only other of its unit and one
//! slip explains it; a count where it has the article, its noun and nothing that tells it apart. Not here: the same told in two
//! units (`twice`), small numbers of people (`again`).

use super::super::conflict;
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
        other.quantity != later.quantity && other.sort == later.sort && !is_part(text, other) && (sized || is_one_noun(other, later))
    };
    let mut others = told.iter().filter(like);
    let first = others.next().filter(|_| others.next().is_none())?;
    let one = quantity(first)?;
    let plain = |quantity: &Quantity| {
        quantity.per.is_none() && !quantity.lexical && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About)
    };
    let phrase = text.renewed(later)?;
    let lone = text.word(second.tokens.start.checked_sub(1)?).eq_ignore_ascii_case("the");
    let off = loose(text, first).zip(loose(text, later)).filter(|(one, other)| !one.meets(*other) && is_near(*one, *other));
    if !lone || off.is_none() || first.sentence >= later.sentence || !plain(one) || !plain(second) || one.attributive {
        return None;
    }
    let slip = is_miswritten(first.value, later.value) && later.value.min(first.value) > crate::exact::Rational::from(9);
    let speaks = sized && slip || counted && is_all(text, first, later);
    let apart = text.are_apart(first, later, &phrase) || text.is_of_other_days(later) || text.is_of_other_days(first) || is_parted(text, first, later);
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
    let Some(figure) = text.quantities.get(later.quantity).map(|quantity| quantity.tokens.clone()) else { return false };
    let bare = end == figure.end + 1;
    let behind = text.word(end);
    let closed = matches!(behind, "." | "," | "will" | "were" | "are" | "is" | "was" | "who" | "whose" | "sent" | "called" | "lost");
    let begun = text.quantities.get(first.quantity).is_some_and(|first| {
        let before = first.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        !matches!(before, "the" | "The" | "its" | "their" | "his" | "her" | "another" | "of")
    });
    let large = later.value.min(first.value) > crate::exact::Rational::from(12);
    bare && closed && begun && large && !is_some_of(text, first) && later.noun == first.noun
}

/// Words between the two that tell of more, or of some: "another", "the rest", "a further".
fn is_parted(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    let until = text.sentences.get(later.sentence).map_or(0, |sentence| sentence.tokens.end);
    let from = text.sentences.get(first.sentence).map_or(0, |sentence| sentence.tokens.start);
    (from..until).any(|at| {
        matches!(
            text.word(at),
            "another" | "other" | "others" | "more" | "further" | "rest" | "remaining" | "only" | "extra" | "second" | "third"
                | "first" | "new" | "old" | "last" | "next" | "previous" | "also" | "both" | "each" | "total" | "most" | "some"
                | "added" | "instead" | "originally" | "now" | "fewer" | "longer" | "shorter" | "same" | "different"
        )
    })
}

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
    let noun = text.tokens.get(second.tokens.end as usize).is_some_and(|token| token.is_word())
        && super::noun(text, second.tokens.end).is_some()
        && !matches!(text.word(second.tokens.end), "and" | "to" | "or" | "is" | "was" | "of" | "in" | "at" | "deadline" | "final");
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
