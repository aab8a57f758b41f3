//! A whole, how many share it, and what each of them gets: "The bequest comes to €480,000 … There are 64 choirs … Each choir
//! stands to get €5,700."

use super::{Report, Slip, Words, few, is_near, is_plain, loose, noun, slip};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::token::Key;

/// Adds what each gets, where the whole gives another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = few(text) else { return };
    let each = told.iter().filter(|told| matches!(told.sort.kind, Kind::Money | Kind::Count | Kind::Measure));
    report.slips.extend(each.filter_map(|each| share(text, told, each)));
}

fn share(text: &Text<'_>, told: &[Told], each: &Told) -> Option<Slip> {
    let taker = taker(text, each).filter(|_| !is_of_a_month(text, each))?;
    let mut takers = told.iter().filter(|told| told.sort.kind == Kind::Count && told.noun == Some(taker));
    let number = takers.next().filter(|_| takers.next().is_none()).filter(|told| is_plain(text, told))?;
    let mut wholes = told.iter().filter(|other| {
        other.quantity != each.quantity && other.quantity != number.quantity && other.sort == each.sort
    });
    let whole = wholes.next().filter(|_| wholes.next().is_none()).filter(|told| is_plain(text, told))?;
    let alike = whole.sort.kind != Kind::Count || whole.noun.is_some() && whole.noun == each.noun;
    if whole.value <= each.value || number.quantity == each.quantity || !alike || !is_plain(text, each) {
        return None;
    }
    let (claimed, given) = (loose(text, each)?, loose(text, whole)?.div(loose(text, number)?)?);
    let off = !claimed.meets(given) && is_near(claimed, given);
    let middle = given.middle().filter(|_| off)?.to_decimal(2);
    let at = text.quantities.get(each.quantity)?.span;
    Some(slip(text, at, (whole, number), &middle))
}

/// "The average purchase per member in February": of another stretch than the whole.
fn is_of_a_month(text: &Text<'_>, each: &Told) -> bool {
    let sentence = text.sentences.get(each.sentence).map(|sentence| sentence.quantities.clone()).unwrap_or_default();
    let month = |quantity: &Quantity| matches!(quantity.amount, Amount::Date(date, _) if date.month.is_some());
    let average = |at: u32| matches!(text.word(at), "average" | "mean");
    let tokens = text.sentences.get(each.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    tokens.into_iter().any(average) && text.quantities_in(sentence).iter().any(month)
}

/// Words from the taker to what it gets.
const REACH: u32 = 8;

/// "Each choir", "every worker", "per household", shortly before the figure, or right behind it: the noun.
fn taker(text: &Text<'_>, each: &Told) -> Option<Key> {
    let sentence = text.sentences.get(each.sentence)?.tokens.clone();
    let figure = text.quantities.get(each.quantity)?.tokens.clone();
    let is_taker = |at: &u32| matches!(text.word(*at), "Each" | "each" | "Every" | "every" | "per");
    let before = figure.start.saturating_sub(REACH).max(sentence.start)..figure.start;
    let behind = figure.end..(figure.end + 3).min(sentence.end);
    let at = before.rev().find(is_taker).or_else(|| behind.clone().find(is_taker))?;
    noun(text, at + 1)
}
