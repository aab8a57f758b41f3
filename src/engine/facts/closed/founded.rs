//! A firm or club that was founded twice: "was founded in 1978 … since it was set up in 1987".
//!
//! Comes in: a short text. Goes out: the second year, where "it" was set up in another than the one told before, and a slip of
//! the pen explains it. Not here: what came before the founding (`founding`).

use super::adds::is_one_of;
use super::{Report, Slip, Words, is_miswritten};
use crate::exact::Rational;
use crate::quantity::{Amount, Quantity};
use crate::sentence::Text;

/// Words one of which the text has.
pub const CALL: [&str; 6] = ["founded", "established", "formed", "set", "launched", "created"];

/// Verbs of founding; the last word of each.
const FOUNDED: &str = "founded established launched created formed opened started begun up";
/// Words of another body or beginning.
const OTHERS: &str =
    "subsidiary predecessor merger merged branch reopened refounded again relaunched arm foundation parent rival";
/// Words between a verb and its year.
const REACH: u32 = 6;

/// Adds the second year.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let begun: Vec<(&Quantity, i32, u32)> =
        text.quantities.iter().filter_map(|quantity| begun(text, quantity)).collect();
    let [(first, one, _), (later, other, verb)] = begun.as_slice() else { return };
    let again = (1..4).filter_map(|back| verb.checked_sub(back)).any(|at| {
        is_one_of(text.word(at), "it its they")
            || text.word(at) == "the" && is_one_of(text.word(at + 1), "company firm club")
    });
    let apart = text.tokens.iter().any(|token| token.is_word() && is_one_of(token.text(text.prose()), OTHERS));
    let slip = is_miswritten(Rational::from(i64::from(*one)), Rational::from(i64::from(*other)));
    if again && !apart && slip && one != other {
        let written = |quantity: &Quantity| quantity.span.of(text.prose()).to_owned();
        report.slips.push(Slip {
            span: later.span,
            label: format!("{} before", written(first)),
            values: vec![("first", written(first)), ("second", written(later))],
            evidence: vec![(first.span, "told here".to_owned())],
            ..Slip::default()
        });
    }
}

/// "Was founded in 1978": the year, and where the verb stands.
fn begun<'t>(text: &Text<'_>, quantity: &'t Quantity) -> Option<(&'t Quantity, i32, u32)> {
    let Amount::Date(date, None) = quantity.amount else { return None };
    let year = date.year.filter(|_| date.years == 1 && date.quarter.is_none())?;
    let start = quantity.tokens.start;
    let led = start.checked_sub(1).is_some_and(|at| text.word(at) == "in");
    let verb = (start.saturating_sub(REACH)..start).rev().find(|at| {
        let set = text.word(*at) != "up" || at.checked_sub(1).is_some_and(|at| text.word(at) == "set");
        is_one_of(text.word(*at), FOUNDED) && set
    })?;
    led.then_some((quantity, year, if text.word(verb) == "up" { verb - 1 } else { verb }))
}
