//! What is left, told apart from the one share before it: "hold on to 42 percent of the company … The other 68 percent".
//!
//! Comes in: a text of few figures. Goes out: "the other N percent", where the only other share of the text leaves
//! another. Not here: shares told beside each other, which relations bind.

use super::{Report, Slip, Words, few, is_plain, loose, slip};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Text, Told};

/// Adds the rest, where it is another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = few(text) else { return };
    report.slips.extend(rest(text, told));
}

fn rest(text: &Text<'_>, told: &[Told]) -> Option<Slip> {
    let shares = |quantity: &&Quantity| matches!(quantity.kind, Kind::Percent | Kind::Fraction | Kind::OneIn);
    if text.quantities.iter().filter(shares).count() != 2 {
        return None;
    }
    let mut percents = told.iter().filter(|told| told.sort.kind == Kind::Percent && is_plain(text, told));
    let (first, last) = (percents.next()?, percents.next()?);
    let (share, claim) = (text.quantities.get(first.quantity)?, text.quantities.get(last.quantity)?);
    let whole = text.word(share.tokens.end) == "of" && !is_left(text, share);
    if !whole || !is_left(text, claim) || first.sentence == last.sentence {
        return None;
    }
    let given = Interval::point(Rational::HUNDRED).sub(loose(text, first)?)?;
    let off = !given.meets(loose(text, last)?);
    let middle = given.middle().filter(|_| off)?.to_decimal(0);
    Some(slip(text, claim.span, (first, last), &format!("{middle} percent")))
}

/// "The remaining 40 percent", "the other 40 percent", "the rest, 40 percent".
fn is_left(text: &Text<'_>, share: &Quantity) -> bool {
    let before = |back: u32| share.tokens.start.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let article = |word: &str| matches!(word, "the" | "The" | "its" | "their" | "Its" | "Their");
    let left = matches!(before(1), "other" | "remaining") && article(before(2));
    left || before(1) == "," && matches!(before(2), "rest" | "remainder" | "balance") && article(before(3))
}
