//! A number of things, told again as numbers of kinds or by their places: "guilty on six counts … They were two of fraud and three
//! of theft", "to close six of its 30 mills … Listed are the mills in Alder, Brook and Wend".
//!
//! Comes in: a text. Goes out: the number, where the parts or the places give another. Not here: lists of the things
//! themselves (`roll_list`), and parts with nouns of their own (`closed::total`).

use super::closed::{is_one_of, stands};
use super::roll::{announces, name, slip};
use super::roll_list::{is_some, tells_of_others};
use super::{Report, Slip, Words, span, start, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use std::ops::Range;

/// The words at which the rule is asked.
pub const VERBS: [&str; 2] = ["are", "were"];

/// Words from the start of a sentence to its verb.
const REACH: u32 = 6;
/// The most things that are listed.
const MOST: usize = 12;
/// Openings that say that there are others, or others' words.
const OTHERS: &str =
    "Among Including Others Also First Then Next Other Another More Still Not If When While Here Already Never";

/// Words that say what is to become of those listed.
const DOOM: &str = "earmarked listed threatened marked risk threat go facing targeted affected closing closure slated chosen \
    picked named due doomed shut";

/// Adds every number that its parts or places contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if text.facts().corrects {
        return;
    }
    for at in report.called.clone() {
        let found = kinds(text, at).or_else(|| places(text, at));
        report.slips.extend(found);
    }
}

/// "They were two of fraud and three of theft", behind "six counts".
fn kinds(text: &Text<'_>, at: u32) -> Option<Slip> {
    let here = text.sentence_at(at);
    let sentence = text.sentences.get(here)?;
    let (first, back) = (sentence.tokens.start, here.checked_sub(1)?);
    let own = text.quantities_in(sentence.quantities.clone());
    if at != first + 1 || !is_one_of(text.word(first), "They These Those") || own.len() < 2 {
        return None;
    }
    let mut sum = Rational::ZERO;
    for (index, part) in own.iter().enumerate() {
        let before = text.word(part.tokens.start.checked_sub(1)?);
        let led = if index == 0 { part.tokens.start == at + 1 } else { is_one_of(before, ", and") };
        let last = index + 1 < own.len() || before == "and";
        let plain = part.kind == Kind::Count && matches!(part.hedge, Hedge::None | Hedge::Exact);
        let kind = text.word(part.tokens.end) == "of"
            && !is_one_of(text.word(part.tokens.end + 1), "the many a his her their its those");
        if !(led && last && plain && kind) {
            return None;
        }
        sum = sum.add(part.number()?.value)?;
    }
    let mut counts = text.facts().told_in(back).iter().filter(|told| announces(text, told));
    let count = counts.next().filter(|_| counts.next().is_none())?;
    let beside = text.sentences.get(back).is_some_and(|before| before.block == sentence.block);
    let more = stands(text, sentence.tokens.clone(), OTHERS) || is_some(text, count);
    (beside && !more && sum != count.value).then(|| Slip {
        span: span(text, count),
        label: format!("the parts give {}", sum.to_decimal(0)),
        values: vec![("first", sum.to_decimal(0)), ("second", written(text, count))],
        evidence: own.iter().map(|part| (part.span, "part".to_owned())).collect(),
        ..Slip::default()
    })
}

/// "Listed are the mills in Alder, Brook and Wend", behind "six of its 30 mills".
fn places(text: &Text<'_>, at: u32) -> Option<Slip> {
    let here = text.sentence_at(at);
    let sentence = text.sentences.get(here)?.tokens.clone();
    let opens = sentence.start < at && at - sentence.start < REACH && text.word(at + 1) == "the";
    let doomed = || (sentence.start..at).any(|at| is_one_of(text.word(at), DOOM));
    if !opens || !doomed() || stands(text, sentence.start..at, OTHERS) || tells_of_others(text, here, usize::MAX) {
        return None;
    }
    let place = (at + 3..at + 5).find(|at| is_one_of(text.word(*at), "in at of on"))?;
    let noun = super::closed::noun(text, place - 1)?;
    let named = names(text, place + 1..sentence.end)?;
    let of_noun = |quantity: &&Quantity| {
        let end = quantity.tokens.end;
        let whole = text.word(end) == "of" && is_one_of(text.word(end + 1), "its the their his her our");
        let whole =
            text.quantities.get(text.figure_from(end + 2)).filter(|other| whole && other.tokens.start == end + 2);
        let counted = |at: u32| (at..at + 2).any(|at| super::closed::noun(text, at) == Some(noun));
        whole.is_some_and(|whole| counted(whole.tokens.end))
    };
    let before = text.quantities.iter().take_while(|quantity| quantity.tokens.start < sentence.start);
    let mut counts = before.filter(of_noun);
    let count = counts.next().filter(|_| counts.next().is_none())?;
    let told = text.facts().with_elliptic();
    let count = told.iter().find(|told| start(text, told) == count.tokens.start)?;
    let exact = text.quantities.get(count.quantity).is_some_and(|own| matches!(own.hedge, Hedge::None | Hedge::Exact));
    let off = count.value.sub(Rational::from(named.len() as i64)).map(Rational::abs);
    let more = tells_of_others(text, here + 1, 3);
    (exact && !more && off == Some(Rational::ONE)).then(|| slip(text, count, &named))
}

/// Names up to the end of a sentence, the last behind "and".
fn names(text: &Text<'_>, range: Range<u32>) -> Option<Vec<Span>> {
    let (mut found, mut at, mut closed) = (Vec::new(), range.start, false);
    while found.len() < MOST {
        let end = name(text, at..range.end);
        let (first, last) = (text.tokens.get(at as usize)?, text.tokens.get(end.checked_sub(1)? as usize)?);
        if end <= at {
            return None;
        }
        found.push(Span::new(first.start, last.end));
        (at, closed) = match (text.word(end), text.word(end + 1)) {
            _ if closed => return (end >= range.end || text.word(end) == ".").then_some(found),
            (",", "and") => (end + 2, true),
            ("and", _) => (end + 1, true),
            (",", _) => (end + 1, false),
            _ => return None,
        };
    }
    None
}
