//! Places and what they have, each in its list: "took gold, silver and bronze with 9.4, 8.8 and 9.1 points respectively".
//!
//! Comes in: a text and its places of "respectively". Goes out: the list of figures, where it neither falls nor rises all the
//! way, or where the first of two has less of what makes it first. Not here: lists of unlike length (`respective`).

use super::respective::figures;
use super::{Report, Slip, Words};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;

/// The names of places, best first.
const RANKS: [[&str; 4]; 2] = [["first", "second", "third", "fourth"], ["gold", "silver", "bronze", ""]];

/// Adds every list that is out of order.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in report.called.clone() {
        report.slips.extend(disordered(text, at));
    }
}

fn disordered(text: &Text<'_>, at: u32) -> Option<Slip> {
    let members = figures(text, at)?;
    let (first, last) = members.first().zip(members.last())?;
    let sentence = text.sentences.get(text.sentence_at(at))?;
    let places = sentence.tokens.start..first.tokens.start;
    let named = RANKS.iter().any(|ranks| is_row(text, places.clone(), ranks.get(..members.len()).unwrap_or_default()));
    let plain = |quantity: &&Quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact);
    let values: Option<Vec<Rational>> = members
        .iter()
        .map(|quantity| quantity.number().filter(|_| plain(quantity)).map(|number| number.value))
        .collect();
    let values = values.filter(|_| named)?;
    let pairs = || values.iter().zip(values.iter().skip(1));
    let (falls, rises) = (pairs().all(|(one, other)| one >= other), pairs().all(|(one, other)| one <= other));
    let scored = matches!(last.kind, Kind::Percent | Kind::Money)
        || matches!(text.word(last.tokens.end), "points" | "marks" | "votes" | "goals" | "medals" | "wins");
    if falls || rises && !scored {
        return None;
    }
    let span = Span::new(first.span.start, last.span.end);
    Some(Slip {
        span,
        label: "not in the order of the places".to_owned(),
        values: vec![("first", "the places".to_owned()), ("second", span.of(text.prose()).to_owned())],
        ..Slip::default()
    })
}

/// Whether all of a row stand in a stretch, in order and within few words, and no more of it.
fn is_row(text: &Text<'_>, stretch: std::ops::Range<u32>, row: &[&str]) -> bool {
    let Some(opens) = row.first() else { return false };
    let mut places = stretch.clone().filter(|at| text.word(*at) == *opens);
    let Some(mut at) = places.next().filter(|_| places.next().is_none()) else { return false };
    for word in row.iter().skip(1) {
        let next = (at + 1..(at + 4).min(stretch.end)).find(|at| text.word(*at) == *word);
        let Some(next) = next.filter(|_| !word.is_empty()) else { return false };
        at = next;
    }
    row.len() > 1 && !is_time(text.word(at + 1))
}

/// "The first and second quarters": what comes one after another is no ranking.
fn is_time(word: &str) -> bool {
    const TIMES: [&str; 10] = ["quarter", "half", "halve", "year", "month", "week", "day", "round", "period", "season"];
    matches!(word, "innings" | "phase" | "phases" | "leg" | "legs")
        || TIMES.contains(&word.strip_suffix('s').unwrap_or(word))
}
