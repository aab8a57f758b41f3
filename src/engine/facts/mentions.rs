//! Two mentions of a figure: where they stand, how they are written, and what is said where they do not agree.
//!
//! Comes in: figures told. Goes out: their places, and the slip of a conflict. Not here: which figures are of one fact.

use super::Slip;
use super::only::PLACES;
use crate::exact::Rational;
use crate::quantity::{Kind, Quantity, Role};
use crate::sentence::{Text, Told};
use crate::span::Span;

/// The stretch of a figure.
pub(super) fn span(text: &Text<'_>, told: &Told) -> Span {
    text.quantities.get(told.quantity).map(|quantity| quantity.span).unwrap_or_default()
}

/// The tokens of a figure.
pub(super) fn tokens(text: &Text<'_>, told: &Told) -> std::ops::Range<u32> {
    text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default()
}

/// The first token of a figure.
pub(super) fn start(text: &Text<'_>, told: &Told) -> u32 {
    text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default()
}

/// Whether two figures cannot be alike, however coarsely they are told.
pub(super) fn apart(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let loose = |told: &Told| text.quantities.get(told.quantity).and_then(|quantity| quantity.loose(Role::Sharp));
    loose(one).zip(loose(other)).is_some_and(|(one, other)| !one.meets(other))
}

/// A figure as written, with its noun.
pub(super) fn written(text: &Text<'_>, told: &Told) -> String {
    let head = text.heads.get(told.quantity).copied().flatten();
    let whole = span(text, told);
    let whole = head.filter(|head| head.span.start >= whole.end).map_or(whole, |head| whole.join(head.span));
    whole.of(text.prose()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A conflict of two mentions, told at `at`.
pub(super) fn conflict(text: &Text<'_>, at: &Told, other: &Told, help: Option<&str>) -> Slip {
    Slip {
        span: span(text, at),
        values: vec![("first", written(text, other)), ("second", written(text, at))],
        label: format!("{} there", span(text, other).of(text.prose())),
        help: help.map(str::to_owned),
        evidence: vec![(span(text, other), "told here".to_owned())],
        ..Slip::default()
    }
}

/// What is told of `first` at `at`, and was told otherwise before, where `says` stands.
pub(super) fn told_otherwise(
    text: &Text<'_>,
    first: &Quantity,
    at: &Quantity,
    (earlier, says): (&Quantity, &str),
) -> Slip {
    let written = |quantity: &Quantity| quantity.span.of(text.prose()).to_owned();
    Slip {
        span: at.span,
        label: format!("{} before", written(earlier)),
        values: vec![("first", written(first)), ("second", written(at)), ("expected", written(earlier))],
        evidence: vec![(earlier.span, says.to_owned())],
        ..Slip::default()
    }
}

/// Words between two numbers of which the later counts one more that is told of in between.
const NEAR: u32 = 40;

/// "Three men, and a fourth on Sunday. The four men".
pub(super) fn is_counted_up(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    let tokens = |told: &Told| text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone());
    let Some((one, other)) = tokens(earlier).zip(tokens(later)).filter(|(one, other)| one.end < other.start) else {
        return false;
    };
    let next = |number: &Told| later.value.sub(Rational::ONE) == Some(number.value) && later.sort.kind == Kind::Count;
    let nth = |at: u32| {
        let place = PLACES.iter().position(|word| *word == text.word(at)).map(|at| Rational::from(at as i64 + 2));
        place == Some(later.value) && at > 0 && matches!(text.word(at - 1), "a" | "the")
    };
    next(earlier) && other.start - one.end < NEAR && (one.end..other.start).any(nth)
}

/// Which of two mentions is alone: the later, unless its value stands in the text again and the earlier's does not.
pub(super) fn alone<'t>(text: &Text<'_>, earlier: &'t Told, later: &'t Told) -> Option<(&'t Told, &'t Told)> {
    let facts = text.facts();
    if is_counted_up(text, earlier, later) {
        return None;
    }
    match (facts.mentions(earlier), facts.mentions(later)) {
        (1, 2..) => Some((earlier, later)),
        (_, 1) => Some((later, earlier)),
        _ => None,
    }
}
