//! Percents that two figures beside them give, for the worksheet, though no words tie them: "The stock sells for $24.40.
//! … The $41 target implies a rise of 68 percent." Nothing here is ever a conflict.
//!
//! What fits by chance is no proof: a percent with decimals, or one that words tie to prices, may look at few figures of
//! one sort near by, a whole one at none. Where more than one pair fits, none is taken.

use super::{Report, Tie, Words, span};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Sort, Text, Told};

/// Figures of one sort that a percent with decimals is held against.
const FEW: usize = 4;

/// Adds every percent that one pair gives.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for (at, percent) in facts.told.iter().enumerate().filter(|(_, told)| is_percent(text, told)) {
        let implied = is_implied(text, percent);
        // What nothing ties to two prices stands in one sentence with both.
        let reach = if implied { 2 } else { 0 };
        let near = |told: &&Told| {
            let close = told.sentence + reach >= percent.sentence && told.sentence <= percent.sentence + reach;
            close && is_level(text, told) && (!implied || is_price(text, told))
        };
        let around: Vec<&Told> = facts
            .told
            .get(at.saturating_sub(8)..(at + 8).min(facts.told.len()))
            .unwrap_or_default()
            .iter()
            .filter(near)
            .collect();
        let mut sorts: Vec<Sort> = around.iter().map(|told| told.sort).collect();
        sorts.sort_by_key(|sort| (sort.kind as u8, sort.unit, sort.per));
        sorts.dedup();
        let pairs: Vec<(&Told, &Told)> =
            sorts.iter().flat_map(|sort| pairs(text, percent, &around, *sort, implied)).collect();
        if let [(new, old)] = pairs.as_slice() {
            report.ties.push(Tie {
                relation: "change",
                span: span(text, percent),
                figures: vec![("by", span(text, percent)), ("to", span(text, new)), ("from", span(text, old))],
            });
        }
    }
}

/// The pairs of a sort that give a percent.
fn pairs<'t>(
    text: &Text<'_>,
    percent: &Told,
    around: &[&'t Told],
    sort: Sort,
    implied: bool,
) -> Vec<(&'t Told, &'t Told)> {
    let mut like: Vec<&'t Told> = around.iter().filter(|told| told.sort == sort).copied().collect();
    like.sort_by_key(|told| (told.value, told.quantity));
    like.dedup_by_key(|told| told.value);
    let grain = text.quantities.get(percent.quantity).and_then(|quantity| quantity.number()).map(|number| number.grain);
    let decimals = grain.is_some_and(|grain| grain < Rational::ONE);
    let Some(half) = grain.and_then(|grain| grain.div(Rational::whole(2))) else { return Vec::new() };
    if like.len() < 2 || like.len() > if decimals || implied { FEW } else { 0 } {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, one) in like.iter().enumerate() {
        for other in like.iter().skip(at + 1).filter(|other| other.value != one.value) {
            let fits = |new: &Told, old: &Told| {
                let change = new.value.div(old.value)?.sub(Rational::ONE)?.mul(Rational::HUNDRED)?.abs();
                Some(change.sub(percent.value.abs())?.abs() <= half)
            };
            if fits(one, other).unwrap_or_default() {
                found.push((*one, *other));
            } else if fits(other, one).unwrap_or_default() {
                found.push((*other, *one));
            }
        }
    }
    found
}

/// "implies an upside of 68 percent": the percent says that it is that of two prices.
fn is_implied(text: &Text<'_>, percent: &Told) -> bool {
    let range = text.quantities.get(percent.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
    (range.start.saturating_sub(6)..range.end + 5).any(|at| {
        matches!(
            text.word(at),
            "upside" | "downside" | "premium" | "discount" | "implies" | "implying" | "implied" | "potential"
        )
    })
}

/// A figure beside a word of price.
fn is_price(text: &Text<'_>, told: &Told) -> bool {
    let range = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
    (range.start.saturating_sub(7)..range.end + 5).any(|at| {
        matches!(
            text.word(at),
            "price"
                | "priced"
                | "prices"
                | "target"
                | "trading"
                | "trades"
                | "selling"
                | "sells"
                | "closed"
                | "cost"
                | "level"
        )
    })
}

fn is_percent(text: &Text<'_>, told: &Told) -> bool {
    let bare = text
        .quantities
        .get(told.quantity)
        .is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About));
    told.sort.kind == Kind::Percent && told.digits.count() > 1 && bare && told.value < Rational::whole(1000)
}

/// Written finely enough to prove a percent.
fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let bare =
        text.quantities.get(told.quantity).is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact));
    matches!(told.sort.kind, Kind::Money | Kind::Count | Kind::Measure) && told.digits.count() > 1 && bare
}
