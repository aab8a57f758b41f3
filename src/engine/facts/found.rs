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

/// Sentences between a percent and the price and target that it is said to be of.
const FAR: usize = 6;

/// Adds every percent that one pair gives.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for (at, percent) in facts.told.iter().enumerate().filter(|(_, told)| is_percent(text, told)) {
        let implied = is_implied(text, percent);
        let beside = facts.told.get(at.saturating_sub(12)..(at + 12).min(facts.told.len())).unwrap_or_default();
        let pair = aimed(text, percent, beside).filter(|_| implied).or_else(|| only(text, percent, beside, implied));
        if let Some((new, old)) = pair {
            report.ties.push(Tie {
                relation: "change",
                span: span(text, percent),
                figures: vec![("by", span(text, percent)), ("to", span(text, new)), ("from", span(text, old))],
            });
        }
    }
}

/// The target nearest before the percent, or behind it in its sentence, and the price that is nearest to that, where they
/// give the percent.
fn aimed<'t>(text: &Text<'_>, percent: &Told, beside: &'t [Told]) -> Option<(&'t Told, &'t Told)> {
    let far = |told: &&Told| told.sentence.abs_diff(percent.sentence) <= FAR && told.sort.kind == Kind::Money;
    let targets = || beside.iter().filter(far).filter(|told| is_beside(text, told, 4, &["target", "targets"]));
    let before = targets().take_while(|told| told.quantity < percent.quantity).last();
    let target = before.or_else(|| targets().find(|told| told.sentence == percent.sentence))?;
    let prices = beside.iter().filter(far).filter(|told| told.sort == target.sort && told.quantity != target.quantity);
    let prices =
        prices.filter(|told| is_beside(text, told, 5, &PRICED) && !is_beside(text, told, 4, &["target", "targets"]));
    let price = prices.min_by_key(|told| told.sentence.abs_diff(target.sentence))?;
    let half = half_grain(text, percent)?;
    fits(target, price, percent, half).unwrap_or_default().then_some((target, price))
}

/// Words beside the price of a share today.
const PRICED: [&str; 9] = ["selling", "sell", "sells", "trading", "trades", "priced", "current", "currently", "closed"];

/// The one pair of a sort near by that gives the percent.
fn only<'t>(text: &Text<'_>, percent: &Told, beside: &'t [Told], implied: bool) -> Option<(&'t Told, &'t Told)> {
    // What nothing ties to two prices stands in one sentence with both.
    let reach = if implied { 2 } else { 0 };
    let near = |told: &&Told| {
        told.sentence.abs_diff(percent.sentence) <= reach
            && told.quantity.abs_diff(percent.quantity) <= 8
            && is_level(text, told)
            && (!implied || is_price(text, told))
    };
    let around: Vec<&Told> = beside.iter().filter(near).collect();
    let mut sorts: Vec<Sort> = around.iter().map(|told| told.sort).collect();
    sorts.sort_by_key(|sort| (sort.kind as u8, sort.unit, sort.per));
    sorts.dedup();
    let pairs: Vec<(&Told, &Told)> =
        sorts.iter().flat_map(|sort| pairs(text, percent, &around, *sort, implied)).collect();
    if let [pair] = pairs.as_slice() { Some(*pair) } else { None }
}

/// Half of the last written digit of a percent.
fn half_grain(text: &Text<'_>, percent: &Told) -> Option<Rational> {
    let grain = text.quantities.get(percent.quantity).and_then(|quantity| quantity.number()).map(|number| number.grain);
    grain?.div(Rational::whole(2))
}

/// Whether a change from `old` to `new` rounds to the percent.
fn fits(new: &Told, old: &Told, percent: &Told, half: Rational) -> Option<bool> {
    let change = new.value.div(old.value)?.sub(Rational::ONE)?.mul(Rational::HUNDRED)?.abs();
    Some(change.sub(percent.value.abs())?.abs() <= half)
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
    let Some(half) = half_grain(text, percent) else { return Vec::new() };
    let decimals = half.add(half).is_some_and(|grain| grain < Rational::ONE);
    if like.len() < 2 || like.len() > if decimals || implied { FEW } else { 0 } {
        return Vec::new();
    }
    // "an upside of 31 percent" is none of a fall.
    let falls = !implied || is_beside(text, percent, 6, &["downside", "discount", "below", "fall", "drop"]);
    let mut found = Vec::new();
    for (at, one) in like.iter().enumerate() {
        for other in like.iter().skip(at + 1).filter(|other| other.value != one.value) {
            if falls && fits(one, other, percent, half).unwrap_or_default() {
                found.push((*one, *other));
            } else if fits(other, one, percent, half).unwrap_or_default() {
                found.push((*other, *one));
            }
        }
    }
    found
}

/// "implies an upside of 68 percent": the percent says that it is that of two prices.
fn is_implied(text: &Text<'_>, percent: &Told) -> bool {
    let words = [
        "upside",
        "downside",
        "premium",
        "discount",
        "implies",
        "implying",
        "implied",
        "potential",
        "suggests",
        "suggesting",
        "indicates",
        "indicating",
        "room",
        "predicts",
    ];
    is_beside(text, percent, 6, &words)
}

/// A figure beside a word of price.
fn is_price(text: &Text<'_>, told: &Told) -> bool {
    let words =
        ["price", "priced", "prices", "target", "trading", "trades", "selling", "sells", "closed", "cost", "level"];
    is_beside(text, told, 7, &words)
}

/// Whether one of some words stands up to `before` words before a figure, or up to five behind it.
fn is_beside(text: &Text<'_>, told: &Told, before: u32, words: &[&str]) -> bool {
    let range = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
    let behind = range.end..range.end + 5;
    (range.start.saturating_sub(before)..range.start).chain(behind).any(|at| words.contains(&text.word(at)))
}

fn is_percent(text: &Text<'_>, told: &Told) -> bool {
    let bare = text
        .quantities
        .get(told.quantity)
        .is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About));
    told.sort.kind == Kind::Percent && told.value > Rational::ONE && bare && told.value < Rational::whole(1000)
}

/// Written finely enough to prove a percent.
fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let bare =
        text.quantities.get(told.quantity).is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact));
    matches!(told.sort.kind, Kind::Money | Kind::Count | Kind::Measure) && told.digits.count() > 1 && bare
}
