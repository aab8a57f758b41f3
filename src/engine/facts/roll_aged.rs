//! A number and, right behind it, those who are named with an age each: "Four men – Abe Low, 31, Bo Orr, 28, and Cy Dean, 40 –
//! deny it".
//!
//! Comes in: a text. Goes out: the number, where one more or one fewer is named. Not here: ages without names and names
//! without ages (`roll_list`, `roll_named`).

use super::roll::{announces, name, slip};
use super::roll_list::is_some;
use super::{Report, Words};
use crate::exact::Rational;
use crate::sentence::Text;
use crate::span::Span;

/// Words of a name.
const NAME: u32 = 6;
/// Words behind the last in which another may be named.
const BEHIND: u32 = 12;
/// Words from the number to the mark before the names: "Five people were charged:".
const REACH: u32 = 6;

/// Adds the number, where the names are more or fewer.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for told in text.facts().told.iter().filter(|told| announces(text, told) && !is_some(text, told)) {
        let Some(end) = text.heads.get(told.quantity).copied().flatten().map(|head| head.end) else { continue };
        let dash = matches!(text.word(end), "–" | "—" | "," | "(");
        let colon = (end..end + REACH).take_while(|at| text.word(*at) != ".").find(|at| text.word(*at) == ":");
        let Some(from) = dash.then_some(end).or(colon) else { continue };
        let Some(named) = people(text, from + 1) else { continue };
        let length = Rational::from(named.len() as i64);
        if told.value.sub(length).is_some_and(|off| off.abs() == Rational::ONE) {
            report.slips.push(slip(text, told, &named));
        }
    }
}

/// Names from a place on, each with an age behind it, up to "and" and the last.
fn people(text: &Text<'_>, from: u32) -> Option<Vec<Span>> {
    let (mut at, mut found) = (from, Vec::new());
    while found.len() < 12 {
        let last = text.word(at) == "and";
        at += u32::from(last);
        let end = name(text, at..at + NAME);
        if end < at + 2 || !matches!(text.word(end), "," | "(") {
            return None;
        }
        let quantity = text.quantities.get(text.figure_from(end + 1))?;
        let aged = quantity.whole().is_some_and(|age| (1..110).contains(&age));
        if !aged || quantity.tokens.start > end + 2 {
            return None;
        }
        let (first, behind) = (text.tokens.get(at as usize)?, text.tokens.get(end.checked_sub(1)? as usize)?);
        found.push(first.span().join(behind.span()));
        let next = quantity.tokens.end + u32::from(text.word(quantity.tokens.end) == ")");
        match (text.word(next), text.word(next + 1)) {
            // "And Bo Orr, 28, both of Tolm, and Cy Dean, 40": not the last.
            _ if last => return (found.len() > 1 && !goes_on(text, next)).then_some(found),
            (",", "and") => at = next + 1,
            ("and", _) => at = next,
            (",", _) => at = next + 1,
            _ => return None,
        }
    }
    None
}

/// Whether another is named before the list closes: an "and", or a figure.
fn goes_on(text: &Text<'_>, from: u32) -> bool {
    let open = (from..from + BEHIND).take_while(|at| !matches!(text.word(*at), "." | ";" | "–" | "—" | ")"));
    let end = from + open.clone().count() as u32;
    let figure = text.quantities.get(text.figure_from(from)).is_some_and(|quantity| quantity.tokens.start < end);
    figure || open.into_iter().any(|at| text.word(at) == "and")
}
