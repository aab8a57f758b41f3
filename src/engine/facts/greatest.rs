//! Which of three or more changed most, against a list told "respectively": "Oats, rye and hops rose by 3, 8 and 5 crowns
//! respectively, with hops making the biggest gain".
//!
//! Comes in: a text and a place of "respectively". Goes out: the superlative beside the one name of the list that has not that
//! figure. Not here: two things and their comparative (`greater`).

use super::Slip;
use super::greater::slip;
use super::respective::figures;
use crate::exact::Rational;
use crate::quantity::{Hedge, Quantity};
use crate::sentence::Text;
use std::ops::Range;

const MOST: [&str; 8] = ["biggest", "largest", "greatest", "steepest", "sharpest", "highest", "strongest", "smallest"];
/// What a change is called.
const CHANGES: [&str; 16] = [
    "gain",
    "gains",
    "rise",
    "rises",
    "increase",
    "increases",
    "jump",
    "growth",
    "climb",
    "fall",
    "falls",
    "drop",
    "drops",
    "decline",
    "decrease",
    "cut",
];
/// Words by which the change is another's, or of another time.
const OTHERS: [&str; 20] = [
    "percent",
    "percentage",
    "relative",
    "not",
    "never",
    "no",
    "than",
    "although",
    "though",
    "since",
    "ever",
    "years",
    "record",
    "second",
    "third",
    "except",
    "until",
    "last",
    "previous",
    "however",
];

/// The superlative that the figures contradict.
pub(super) fn greatest(text: &Text<'_>, at: u32) -> Option<Slip> {
    let members = figures(text, at).filter(|members| members.len() > 2)?;
    let sentence = text.sentences.get(text.sentence_at(at))?;
    let rest = at + 1..sentence.tokens.end;
    let (word, most) = superlative(text, rest.clone())?;
    let names = names(text, sentence.tokens.start..members.first()?.tokens.start, members.len())?;
    let named = |name: u32| rest.clone().any(|at| text.word(at).eq_ignore_ascii_case(text.word(name)));
    let mut told = names.iter().zip(&members).filter(|(name, _)| named(**name));
    let (_, own) = told.next().filter(|_| told.next().is_none())?;
    let values: Vec<(Rational, &Quantity)> =
        members.iter().map(|member| value(member).map(|value| (value, *member))).collect::<Option<_>>()?;
    let by = |pair: &&(Rational, &Quantity)| pair.0;
    let right = if most { values.iter().max_by_key(by) } else { values.iter().min_by_key(by) }?;
    (right.0 != value(own)?).then(|| slip(text, (own, right.1), word, true))
}

fn value(quantity: &Quantity) -> Option<Rational> {
    let bare = matches!(quantity.hedge, Hedge::None | Hedge::Exact);
    quantity.number().filter(|number| bare && number.scale == 0).map(|number| number.value)
}

/// "The biggest gain": the word, and whether it says more.
fn superlative(text: &Text<'_>, stretch: Range<u32>) -> Option<(u32, bool)> {
    let other = |at: u32| OTHERS.contains(&text.word(at)) || matches!(text.word(at + 1), "-");
    let mut found = stretch.clone().filter(|at| {
        MOST.contains(&text.word(*at))
            && at.checked_sub(1).is_some_and(|before| text.word(before) == "the")
            && (at + 1..at + 3).any(|noun| CHANGES.contains(&text.word(noun)))
    });
    let word = found.next().filter(|_| found.next().is_none())?;
    (!stretch.into_iter().any(other)).then(|| (word, text.word(word) != "smallest"))
}

/// The last words of the members of a list before its figures, in order: "oats", "rye", "hops".
fn names(text: &Text<'_>, before: Range<u32>, number: usize) -> Option<Vec<u32>> {
    let and = before.clone().rev().find(|at| text.word(*at) == "and")?;
    let mut found = vec![and + 1];
    let mut end = and;
    while found.len() < number {
        let last = end.checked_sub(1).filter(|at| before.contains(at))?;
        let last = if text.word(last) == "," { last.checked_sub(1)? } else { last };
        found.push(last);
        end = (before.start..last).rev().find(|at| text.word(*at) == ",").unwrap_or(before.start);
    }
    found.reverse();
    let apart = found.windows(2).all(|pair| matches!(pair, [one, other] if one < other));
    let words = found.iter().all(|at| text.tokens.get(*at as usize).is_some_and(crate::token::Token::is_word));
    (apart && words).then_some(found)
}
