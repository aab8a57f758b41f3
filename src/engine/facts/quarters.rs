//! A final score against the scores of its parts: "beat the Bisons 89-84 … took the first quarter 24-19". Whichever side a
//! part's score is told from, all points together are the same.

use super::{Report, Slip, Words};
use crate::quantity::{Amount, Quantity};
use crate::sentence::Text;

/// Words between a part's name and its score.
const REACH: u32 = 9;

/// Adds the final score, if the text has all its parts and they make another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let scores: Vec<(&Quantity, u32)> = text.quantities.iter().filter_map(points).take(8).collect();
    let Some((last, whole)) = scores.iter().max_by_key(|(_, points)| *points).copied() else { return };
    let parts: Vec<&(&Quantity, u32)> = scores.iter().filter(|(score, _)| score.span != last.span).collect();
    let quarters = parts.iter().filter(|(score, _)| is_beside(text, score, &["quarter", "quarters"])).count();
    let periods = parts.iter().filter(|(score, _)| is_beside(text, score, &["period"])).count();
    let all = parts.len() == 4 && quarters > 1 || parts.len() == 3 && periods > 1;
    let sum: u32 = parts.iter().map(|(_, points)| points).sum();
    if all && sum != whole && !has_more_time(text) {
        let each: Vec<String> = parts.iter().map(|(score, _)| score.span.of(text.prose()).to_owned()).collect();
        report.slips.push(Slip {
            span: last.span,
            label: format!("{whole} points, the parts have {sum}"),
            values: vec![
                ("first", last.span.of(text.prose()).to_owned()),
                ("second", each.join(" + ")),
                ("expected", format!("{sum} points")),
            ],
            evidence: parts.iter().map(|(score, _)| (score.span, "a part".to_owned())).collect(),
            ..Slip::default()
        });
    }
}

/// All points of a score of one pair.
fn points(quantity: &Quantity) -> Option<(&Quantity, u32)> {
    match &quantity.amount {
        Amount::Score(pairs) => match pairs.as_slice() {
            [(one, other)] => Some((quantity, one + other)),
            _ => None,
        },
        _ => None,
    }
}

fn is_beside(text: &Text<'_>, score: &Quantity, words: &[&str]) -> bool {
    let (from, to) = (score.tokens.start.saturating_sub(REACH), score.tokens.end + 4);
    (from..to).any(|at| words.contains(&text.word(at)))
}

fn has_more_time(text: &Text<'_>) -> bool {
    text.tokens.iter().any(|token| {
        let word = token.text(text.prose());
        word.eq_ignore_ascii_case("overtime") || word.eq_ignore_ascii_case("shootout") || word == "extra"
    })
}
