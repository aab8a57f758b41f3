//! Two figures, one of them told for each, and what they make: "25,000 kegs of 50 litres each, or 1.25 million litres"; "12
//! concerts in halls with 900 seats each, so 10,800 tickets".
//!
//! Comes in: a text of not many figures. Goes out: the product, where it stands behind a word that makes it one, beside no
//! figures but its two. Not here: rates whose number stands far off (`rate`).

use super::rate::is_mistaken;
use super::{Report, Slip, Words, is_plain, loose, slip, some};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Quantity, Role};
use crate::sentence::{Text, Told};

/// Words behind a figure in which it is said to be for each.
const NEAR: u32 = 4;

/// Adds the products that their factors contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = some(text) else { return };
    report.slips.extend(told.iter().filter_map(|claim| judge(text, told, claim)));
}

fn judge(text: &Text<'_>, told: &[Told], claim: &Told) -> Option<Slip> {
    let quantity = text.quantities.get(claim.quantity).filter(|quantity| is_result(text, quantity))?;
    let [one, other] = factors(told, claim)? else { return None };
    let each = is_each(text, one) || is_each(text, other);
    let plain = [one, other, claim].iter().all(|told| is_plain(text, told));
    let first = text.sentences.get(one.sentence)?.tokens.start;
    let free = !(first..quantity.tokens.end + NEAR).any(|at| bars(&text.word(at).to_ascii_lowercase()));
    if !each || !plain || !free || !is_of_sorts(one, other, claim) {
        return None;
    }
    let (a, b) = (loose(text, one)?, loose(text, other)?);
    let given = a.mul(b)?;
    let slack = claim.value.abs().div(Rational::whole(50))?;
    let claimed = quantity.loose(Role::Result)?.add(Interval::around(Rational::ZERO, slack)?)?;
    let otherwise = [a.add(b), a.div(b), b.div(a), a.sub(b), b.sub(a)];
    let made = otherwise.into_iter().flatten().any(|made| claimed.meets(made));
    let off = !claimed.meets(given) && !made && is_mistaken(claimed, given);
    let middle = one.value.mul(other.value).filter(|_| off)?;
    Some(slip(text, quantity.span, (one, other), &middle.to_decimal(if middle.is_whole() { 0 } else { 2 })))
}

/// The only two figures before the product: of its sentence, or of the one before where it stands alone in its own.
fn factors<'t>(told: &'t [Told], claim: &Told) -> Option<&'t [Told]> {
    let at = |sentence: usize| told.partition_point(|told| told.sentence < sentence);
    let (first, end) = (at(claim.sentence), at(claim.sentence + 1));
    let own = told.get(first..end)?;
    let (last, before) = own.split_last()?;
    if last.quantity != claim.quantity {
        return None;
    }
    if before.is_empty() { told.get(at(claim.sentence.checked_sub(1)?)..first) } else { Some(before) }
}

/// "or 500", "so 500", "makes 500", "a total of 500", "500 in all".
fn is_result(text: &Text<'_>, quantity: &Quantity) -> bool {
    let back = |words: u32| quantity.tokens.start.checked_sub(words).map(|at| text.word(at)).unwrap_or_default();
    let verb = matches!(
        back(1),
        "so" | "make"
            | "makes"
            | "making"
            | "give"
            | "gives"
            | "giving"
            | "bringing"
            | "raising"
            | "earning"
            | "yielding"
            | "costing"
            | "totalling"
    );
    let sum = back(1) == "of"
        && matches!(
            back(2),
            "total" | "income" | "capacity" | "bill" | "sum" | "cost" | "revenue" | "output" | "outlay"
        );
    let behind = quantity.tokens.end..quantity.tokens.end + NEAR;
    let all = behind.clone().any(|at| {
        text.word(at) == "in" && matches!(text.word(at + 1), "all" | "total") || text.word(at) == "altogether"
    });
    back(1) == "or" && back(2) == "," || verb || sum || all
}

/// "50 litres each", "$18 per person", "150 passengers each time".
fn is_each(text: &Text<'_>, told: &Told) -> bool {
    let Some(quantity) = text.quantities.get(told.quantity) else { return false };
    let end = quantity.tokens.end;
    let each = |at: u32| matches!(text.word(at), "each" | "apiece" | "per" | "every");
    quantity.per.is_some() || (end..end + NEAR).take_while(|at| !matches!(text.word(*at), "," | ".")).any(each)
}

/// Money of money and a count, a measure of a measure and a count, a count of two.
fn is_of_sorts(one: &Told, other: &Told, claim: &Told) -> bool {
    let like = |told: &Told| told.sort.kind == claim.sort.kind && told.sort.unit == claim.sort.unit;
    let count = |told: &Told| told.sort.kind == Kind::Count && told.value > Rational::ONE;
    match claim.sort.kind {
        Kind::Money | Kind::Measure => like(one) && count(other) || like(other) && count(one),
        Kind::Count => count(one) && count(other),
        _ => false,
    }
}

/// Words that tell of more than the two.
fn bars(word: &str) -> bool {
    matches!(
        word,
        "up" | "least"
            | "more"
            | "extra"
            | "first"
            | "another"
            | "tax"
            | "discount"
            | "plus"
            | "than"
            | "from"
            | "between"
            | "share"
            | "shares"
            | "average"
            | "other"
            | "others"
            | "rest"
            | "including"
            | "after"
            | "profit"
            | "net"
            | "most"
            | "fee"
            | "fees"
            | "deposit"
            | "over"
            | "nearly"
            | "almost"
            | "previous"
            | "last"
            | "rose"
            | "fell"
            | "only"
            | "years"
            | "weeks"
            | "months"
            | "days"
            | "hours"
            | "some"
            | "half"
            | "unsold"
            | "left"
            | "empty"
            | "without"
            | "short"
            | "unless"
            | "if"
    )
}
