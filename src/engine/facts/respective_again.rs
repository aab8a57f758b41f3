//! One of two told "respectively", told again with the figure of the other: "The oat and rye crops came to 2.1m and 3.4m tonnes
//! respectively. A rye crop of 2.1m tonnes".
//!
//! Comes in: a text and its places of "respectively". Goes out: the later figure. Only where a sentence further on names one of
//! the two alone and has one figure of their sort. Not here: which of the two is the greater (`greater`).

use super::closed::{is_one_of, noun};
use super::greater::names;
use super::respective::figures;
use super::{Report, Slip, Words};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::Text;

/// Words of another time.
const ELSEWHEN: &str = "last previous previously earlier ago before had been next formerly once";
/// Sentences in which one is told again.
const REACH: usize = 6;

/// Adds every figure that is the other's.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if text.facts().corrects {
        return;
    }
    for at in report.called.clone() {
        report.slips.extend(judged(text, at));
    }
}

fn judged(text: &Text<'_>, at: u32) -> Option<Slip> {
    let [one, other] = figures(text, at)?.try_into().ok()?;
    let place = text.sentence_at(at);
    let names = names(text, text.sentences.get(place)?.tokens.start..one.tokens.start)?;
    // "1.4m and 2.2m tonnes": the unit may stand with the last alone, so that the digits are held against each other.
    let value = |quantity: &Quantity| {
        let written = quantity.core.of(text.prose()).to_ascii_lowercase();
        let digits: String = written.chars().filter(|letter| letter.is_ascii_digit() || *letter == '.').collect();
        quantity.number().map(|_| if digits.is_empty() { written } else { digits })
    };
    let (first, second) = (value(one)?, value(other)?);
    let like = |quantity: &&Quantity| {
        quantity.kind != Kind::Date
            && (quantity.kind == other.kind || quantity.kind == one.kind)
            && value(quantity).is_some()
    };
    let later = text.sentences.get(place + 1..(place + 1 + REACH).min(text.sentences.len()))?;
    let again = later.iter().find_map(|sentence| {
        let named = |name: u32| {
            sentence.tokens.clone().any(|at| noun(text, at).is_some() && noun(text, at) == noun(text, name))
        };
        let own = text.quantities_in(sentence.quantities.clone());
        let mut figures = own.iter().filter(like);
        let told = figures.next().filter(|_| figures.next().is_none())?;
        let dated = own.iter().any(|quantity| {
            let led = quantity.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
            let year = matches!(quantity.amount, Amount::Date(date, None) if date.year.is_some());
            year && matches!(led, "in" | "In" | "," | "." | "by" | "until")
        });
        let from = told.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        let elsewhen = sentence.tokens.clone().any(|at| is_one_of(text.word(at), ELSEWHEN));
        let apart = dated || elsewhen || matches!(from, "from" | "by" | "than" | "against" | "another" | "other");
        let (mine, others, span) = match (named(names.0), named(names.1)) {
            (true, false) => (&first, &second, one.span),
            (false, true) => (&second, &first, other.span),
            _ => return None,
        };
        (value(told).as_ref() == Some(others) && mine != others && !apart).then_some((told, span))
    });
    let (told, span) = again?;
    let written = |span: crate::span::Span| span.of(text.prose()).to_owned();
    Some(Slip {
        span: told.span,
        label: format!("{} before", written(span)),
        values: vec![("first", written(span)), ("second", written(told.span)), ("expected", written(span))],
        evidence: vec![(span, "told here".to_owned())],
        ..Slip::default()
    })
}
