//! First and second with their points: "tops the table with 48 points … in second place, has 51". Only where the text has
//! one figure of either place.

use super::{Report, Slip, Words, conflict};
use crate::quantity::Kind;
use crate::sentence::{Text, Told};

/// Sentences between the two.
const NEAR: usize = 8;
/// Words between a place and its points.
const REACH: u32 = 7;

/// Adds the pair of the text, if it has one that is out of order.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let (mut first, mut second): (Vec<&Told>, Vec<&Told>) = (Vec::new(), Vec::new());
    for told in &text.facts().told {
        match place(text, told) {
            Some(1) => first.push(told),
            Some(_) => second.push(told),
            None => {}
        }
    }
    let ([first], [second]) = (first.as_slice(), second.as_slice()) else { return };
    let points = first.noun.is_some() && second.noun.is_none_or(|noun| Some(noun) == first.noun);
    let near = second.sentence >= first.sentence && second.sentence - first.sentence <= NEAR;
    if points && near && second.value > first.value {
        let slip = conflict(text, second, first, None);
        report.slips.push(Slip { label: "more than the first has".to_owned(), ..slip });
    }
}

/// The place that a count of points belongs to: 1, 2, or none.
fn place(text: &Text<'_>, told: &Told) -> Option<u8> {
    let quantity = text.quantities.get(told.quantity).filter(|quantity| quantity.kind == Kind::Count)?;
    let sentence = text.sentences.get(told.sentence)?;
    let word = |at: u32| {
        let token = text.tokens.get(at as usize).filter(|_| at < quantity.tokens.start);
        token.map(|token| token.text(text.prose())).unwrap_or_default()
    };
    let counted =
        |noun| ["point", "vote", "mark", "ballot", "medal"].iter().any(|word| crate::token::key(word) == noun);
    if !told.noun.is_none_or(counted) {
        return None;
    }
    let from = quantity.tokens.start.saturating_sub(REACH).max(sentence.tokens.start);
    let ends = |at: u32| matches!(word(at + 1), "with" | "on" | "place" | "prize" | "," | "in");
    (from.max(1)..quantity.tokens.start).rev().find_map(|at| match word(at) {
        "leads" | "topped" | "heads" | "led" | "won" if told.noun.is_some() => Some(1),
        "first" if ends(at) => Some(1),
        "second" if ends(at) => Some(2),
        // "The winners, from the port, scored 81 points".
        "winner" | "winners" if told.noun.is_some() && word(at - 1).eq_ignore_ascii_case("the") => Some(1),
        "runner" | "runners" if word(at + 1) == "-" && word(at + 2) == "up" => Some(2),
        _ => None,
    })
}
