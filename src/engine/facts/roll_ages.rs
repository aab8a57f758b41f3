//! A number before a list of ages: "Three boys, aged 9, 11, 12 and 13".
//!
//! Comes in: a text. Goes out: the number, where the list is longer or shorter. Not here: those who are named with an age
//! each (`roll_aged`).

use super::roll::{announces, slip};
use super::roll_list::is_some;
use super::{Report, Words};
use crate::exact::Rational;
use crate::quantity::Kind;
use crate::sentence::Text;

/// Adds the number before a list of ages that is longer or shorter: "Three boys, aged 9, 11, 12 and 13".
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for told in text.facts().told.iter().filter(|told| announces(text, told) && !is_some(text, told)) {
        let Some(end) = text.heads.get(told.quantity).copied().flatten().map(|head| head.end) else { continue };
        let comma = u32::from(matches!(text.word(end), "," | "("));
        let aged = u32::from(text.word(end + comma) == "aged");
        if comma + aged == 0 || aged == 0 && text.word(end) != "(" {
            continue;
        }
        let (ages, closed) = numbers(text, end + comma + aged);
        let length = Rational::from(ages.len() as i64);
        let off = told.value.sub(length).is_some_and(|off| !off.is_zero());
        let span = |quantity: &usize| text.quantities.get(*quantity).map(|quantity| quantity.span);
        if off && closed && ages.len() > 1 {
            report.slips.push(slip(text, told, &ages.iter().filter_map(span).collect::<Vec<_>>()));
        }
    }
}

/// The numbers of a list from a place on, and whether it ends there.
fn numbers(text: &Text<'_>, start: u32) -> (Vec<usize>, bool) {
    let (mut at, mut found) = (start, Vec::new());
    let mut last = false;
    loop {
        let index = text.quantities.partition_point(|quantity| quantity.tokens.start < at);
        // The first of them has "aged" with it.
        let next = text.quantities.get(index).filter(|quantity| quantity.tokens.start == at);
        let aged = index.checked_sub(1).and_then(|index| text.quantities.get(index));
        let aged = aged.filter(|quantity| found.is_empty() && quantity.tokens.contains(&at));
        let Some(quantity) = aged.or(next) else { break };
        let index = if aged.is_some() { index - 1 } else { index };
        let bare = quantity.number().is_some_and(|number| number.value.is_whole() && number.value < Rational::HUNDRED);
        if !matches!(quantity.kind, Kind::Count | Kind::Age) || !bare {
            return (found, false);
        }
        found.push(index);
        if last {
            return (found, true);
        }
        (at, last) = match (text.word(quantity.tokens.end), text.word(quantity.tokens.end + 1)) {
            (",", "and") => (quantity.tokens.end + 2, true),
            ("and", _) => (quantity.tokens.end + 1, true),
            (",", _) => (quantity.tokens.end + 1, false),
            _ => return (found, false),
        };
    }
    (found, false)
}
