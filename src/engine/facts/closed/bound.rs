//! A bound, and the exact figure for the same thing in the sentence beside it or, of a headline, below: "Fewer than 200 ballot
//! papers were spoiled … Her tally showed 231 rejects", "Less than a third of homes … 22 of the 58".
//!
//! Comes in: a text. Goes out: the bound. The exact figure must be the only one of its sort and size, and told as a count or
//! total, or as the one share. Not here: bounds with their figure in one sentence, which relations bind.

use super::super::Report;
use super::fraction::of_share;
use super::telling::{COUNTED, DONE, is_plain, is_plain_beside};
use super::{FEW, SPARSE, Slip, Words, slip};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};
use std::ops::Range;

/// Sentences below a headline that are looked at.
const BELOW: usize = 12;

/// Figures of a text whose first sentence may be borne out far below.
const MANY: usize = 10;

/// Adds the bounds that the one exact figure contradicts.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for bound in &text.facts().told {
        let Some(quantity) = text.quantities.get(bound.quantity).filter(|quantity| is_bound(text, quantity)) else {
            continue;
        };
        let share = matches!(quantity.kind, Kind::Fraction | Kind::OneIn | Kind::Percent);
        let found = if share { of_share(text, bound, quantity) } else { of_amount(text, bound, quantity) };
        report.slips.extend(found);
    }
}

/// "More than", "fewer than", "nearly", of what is told and not wished for.
fn is_bound(text: &Text<'_>, quantity: &Quantity) -> bool {
    let bound = matches!(
        quantity.hedge,
        Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver | Hedge::LessThan | Hedge::AtMost | Hedge::Nearly
    );
    bound && !quantity.attributive && quantity.per.is_none() && !text.is_quoted(quantity.span)
}

/// The sentences beside a bound's; below a headline all that follow, if they are few.
pub fn window(text: &Text<'_>, at: usize) -> Range<usize> {
    let lead = at == text.facts().headline.end && at > 0 && text.facts().told.len() <= MANY;
    if text.facts().headline.contains(&at) || lead {
        let last = text.sentences.len().min(at + BELOW);
        return at + 1..if text.is_short() { last } else { at + 1 };
    }
    let block = |at: usize| text.sentences.get(at).map(|sentence| sentence.block);
    let first = at.checked_sub(1).filter(|before| block(*before) == block(at)).unwrap_or(at);
    let last = if block(at + 1) == block(at) { at + 2 } else { at + 1 };
    first..last
}

/// A count, sum or measure.
fn of_amount(text: &Text<'_>, bound: &Told, quantity: &Quantity) -> Option<Slip> {
    if bound.sort.kind == Kind::Count && bound.value < Rational::from(12) || bound.sort.kind == Kind::Duration {
        return None;
    }
    let window = window(text, bound.sentence);
    let size = |told: &&Told| {
        let ratio = told.value.div(bound.value);
        let ends = Rational::new(2, 5).zip(Rational::new(5, 2));
        ratio.zip(ends).is_some_and(|(ratio, (least, most))| ratio > least && ratio < most)
    };
    let near = |told: &&Told| told.quantity != bound.quantity && told.sort == bound.sort;
    let mut like = text.facts().told_within(&window).iter().filter(near).filter(size);
    let exact = like.next().filter(|_| like.next().is_none())?;
    let figure = text.quantities.get(exact.quantity)?;
    let close = exact.value.div(bound.value).zip(Rational::new(7, 10).zip(Rational::new(7, 5)));
    let close = close.is_some_and(|(ratio, (least, most))| ratio > least && ratio < most);
    let fits = exact.sentence != bound.sentence
        && is_exact(figure)
        && close
        && is_told(text, quantity, (bound, exact), figure)
        && is_of_one(text, bound, exact)
        && is_plain_beside(text, exact.sentence, bound.sentence)
        && is_plain(text, bound.sentence, true);
    let given = figure.loose(Role::Sharp).filter(|_| fits)?;
    out(quantity, quantity.loose(Role::Level)?, given).then(|| told(text, quantity, bound, exact))
}

pub fn is_exact(figure: &Quantity) -> bool {
    !figure.attributive && !figure.lexical && figure.per.is_none() && matches!(figure.hedge, Hedge::None | Hedge::Exact)
}

/// Whether a figure lies outside of what a bound allows; "nearly" is as often loose downwards.
fn out(quantity: &Quantity, bound: Interval, given: Interval) -> bool {
    let value = quantity.number().map(|number| number.value);
    let middle = given.middle();
    let Some((value, middle)) = value.zip(middle) else { return false };
    let far = Rational::new(17, 20).and_then(|part| value.mul(part)).is_some_and(|least| middle < least);
    // "More than $3 billion" is more than three billion to the cent.
    match quantity.hedge {
        Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver => middle < value,
        Hedge::Nearly => middle > value || far && !bound.meets(given),
        _ => middle > value,
    }
}

/// Told as a count or a total: a word for it stands before the figure or right behind it.
fn is_counted(text: &Text<'_>, exact: &Told, figure: &Quantity) -> bool {
    let first = text.sentences.get(exact.sentence).map_or(0, |sentence| sentence.tokens.start);
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let count = |at: u32| COUNTED.contains(&text.word(at).to_ascii_lowercase().as_str());
    let behind = (end..end + 4).any(|at| text.word(at) == "all" && text.word(at.saturating_sub(1)) == "in");
    // "540 names of women", "27 in the north": a part.
    let after = (end..end + 2)
        .find(|at| !text.tokens.get(*at as usize).is_some_and(|token| is_head(text, exact, token.span().start)));
    let part = after.is_some_and(|at| {
        let next = text.word(at + 1);
        matches!(
            text.word(at),
            "in" | "from" | "who" | "with" | "under" | "aged" | "more" | "fewer" | "less" | "other" | "others"
        ) || text.word(at) == "of" && !matches!(next, "them" | "these" | "those")
    });
    let them = text.word(end) == "of" && start.checked_sub(1).is_none_or(|at| !matches!(text.word(at), "all" | "to"));
    // "There were 612 people in the hall", below a headline.
    let there = text.facts().headline.len() == 1 && text.word(first) == "There" && start < first + 4;
    let inside = there && text.word(after.unwrap_or_default()) == "in";
    ((first..start).any(count) || behind || there) && (!part || inside) && !them
}

/// Told as a count or total; in a text with hardly another figure any deed that is done will do, and a part breaks what the whole
/// is said to be under.
fn is_told(text: &Text<'_>, quantity: &Quantity, (bound, exact): (&Told, &Told), figure: &Quantity) -> bool {
    let under = matches!(quantity.hedge, Hedge::LessThan | Hedge::AtMost | Hedge::Nearly) && exact.value > bound.value;
    let nouns = bound.sort.kind != Kind::Count || bound.noun.is_some() && bound.noun == exact.noun;
    let sparse = text.facts().told.len() <= FEW && nouns;
    let behind = text.word(figure.tokens.end);
    let other = matches!(behind, "of" | "more" | "fewer" | "less" | "other" | "others" | "from");
    let done = text.sentences.get(exact.sentence).is_some_and(|sentence| {
        let mut before = sentence.tokens.start..figure.tokens.start;
        before.any(|at| DONE.contains(&text.word(at)) || text.word(at).len() > 4 && text.word(at).ends_with("ed"))
    });
    is_counted(text, exact, figure) || under && sparse && done && !other
}

fn is_head(text: &Text<'_>, told: &Told, at: u32) -> bool {
    let head = text.heads.get(told.quantity).copied().flatten();
    head.is_some_and(|head| head.span.start <= at && at < head.span.end)
}

/// One noun, none, people under two names, or a text with hardly another figure.
fn is_of_one(text: &Text<'_>, bound: &Told, exact: &Told) -> bool {
    let people = |told: &Told| {
        text.quantities
            .get(told.quantity)
            .is_some_and(|quantity| (quantity.tokens.end..quantity.tokens.end + 2).any(|at| text.is_person(at)))
    };
    let both = bound.noun.zip(exact.noun);
    bound.sort.kind != Kind::Count
        || both.is_none_or(|(one, other)| one == other)
        || people(bound) && people(exact)
        || text.facts().told.len() <= SPARSE
}

pub fn told(text: &Text<'_>, quantity: &Quantity, bound: &Told, exact: &Told) -> Slip {
    let given = super::written(text, exact);
    let said = slip(text, quantity.span, (exact, bound), &given);
    Slip {
        label: format!("{given} there"),
        values: vec![("first", given.clone()), ("second", quantity.span.of(text.prose()).to_owned())],
        evidence: vec![(super::span(text, exact), "told here".to_owned())],
        ..said
    }
}
