//! One deal with two prices: "would buy the chain for $182 million … about a third of the $128 million price".
//!
//! Comes in: a text that tells of one price. Goes out: the later amount, told as known beside a word of the deal. Amounts of
//! one text that are parts, debts or earlier offers say so and are left alone.

use super::size::meet;
use super::{Report, Words, conflict};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};

/// Adds the later price, if the text has two.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let money = |told: &&Told| told.sort.kind == Kind::Money && told.sort.per.is_none() && is_bare(text, told);
    let mut paid = facts.told.iter().filter(money).filter(|told| is_paid(text, told));
    let Some(first) = paid.next() else { return };
    if paid.any(|other| other.value != first.value && !is_known(text, other)) {
        return;
    }
    let later = facts.told.iter().filter(|told| told.quantity > first.quantity && told.sort == first.sort);
    for told in later.filter(money).filter(|told| is_known(text, told)) {
        let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
        let near = told.value.div(first.value).is_some_and(|ratio| {
            let bounds = crate::exact::Rational::new(1, 2).zip(crate::exact::Rational::new(2, 1));
            bounds.is_some_and(|(low, high)| ratio > low && ratio < high)
        });
        let twin = first.digits.exchanged(told.digits) || near;
        if twin
            && told.sentence != first.sentence
            && !meet(text, first, told)
            && !text.rivals(first, told, &(start - 1..start))
        {
            report.slips.push(conflict(text, told, first, None));
        }
    }
}

fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    text.quantities.get(told.quantity).is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact))
}

/// "buy the chain for $182 million", "paid $182 million", "a deal worth $182 million".
fn is_paid(text: &Text<'_>, told: &Told) -> bool {
    let Some(start) = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start) else { return false };
    let from =
        text.sentences.get(told.sentence).map_or(start, |sentence| sentence.tokens.start.max(start.saturating_sub(14)));
    let before = start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let deal = (from..start).any(|at| {
        matches!(
            text.word(at),
            "buy"
                | "bought"
                | "buying"
                | "acquire"
                | "acquired"
                | "acquiring"
                | "purchase"
                | "purchased"
                | "sell"
                | "sold"
                | "takeover"
                | "acquisition"
        )
    });
    deal && matches!(before, "for" | "worth" | "paid" | "at" | "of")
}

/// "the $128 million price", "the $128 million deal".
fn is_known(text: &Text<'_>, told: &Told) -> bool {
    let Some(quantity) = text.quantities.get(told.quantity) else { return false };
    let before = quantity.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let noun = (quantity.tokens.end..quantity.tokens.end + 2).any(|at| {
        matches!(text.word(at), "price" | "deal" | "purchase" | "takeover" | "acquisition" | "sale" | "transaction")
    });
    let fetched = || {
        let clause = quantity.tokens.end..quantity.tokens.end + 6;
        let opens = matches!(text.word(clause.start), "that" | "it" | "which" | "he" | "she" | "they");
        opens
            && clause
                .into_iter()
                .any(|at| matches!(text.word(at), "fetched" | "cost" | "paid" | "made" | "brought" | "raised"))
    };
    matches!(before, "the" | "The" | "that") && (noun || fetched())
}
