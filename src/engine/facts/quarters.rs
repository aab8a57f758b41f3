//! A final score against the scores of its parts: "beat the Bisons 89-84 … took the first quarter 24-19". Whichever side a
//! part's score is told from, all points together are the same.

use super::{Report, Slip, Words};
use crate::exact::Rational;
use crate::quantity::{Amount, Quantity};
use crate::sentence::Text;

/// Words between a part's name and its score.
const REACH: u32 = 9;

/// Adds the final score, if the text has all its parts and they make another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    report.slips.extend(listed(text));
    report.slips.extend(halves(text));
    let scores: Vec<(&Quantity, u32)> = text.quantities.iter().filter_map(points_of).take(8).collect();
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

/// "won 92-86, with quarters of 24-20, 18-22, 27-19 and 21-25".
fn listed(text: &Text<'_>) -> Option<Slip> {
    let (at, list, pairs) = text.quantities.iter().enumerate().find_map(|(at, quantity)| match &quantity.amount {
        Amount::Score(pairs) if pairs.len() > 1 => Some((at, quantity, pairs)),
        _ => None,
    })?;
    let start = list.tokens.start;
    let named = (start.saturating_sub(3)..start).any(|at| matches!(text.word(at), "quarters" | "periods" | "quarter"));
    let last = text
        .quantities
        .get(at + 1)
        .filter(|last| text.word(list.tokens.end) == "and" && last.tokens.start == list.tokens.end + 1);
    let ends = last.and_then(|last| match &last.amount {
        Amount::Range(one, other) => Some((one.value, other.value)),
        Amount::Score(pairs) => {
            pairs.first().map(|(a, b)| (Rational::from(i64::from(*a)), Rational::from(i64::from(*b))))
        }
        _ => None,
    });
    let points = |pairs: &[(u32, u32)]| Rational::from(pairs.iter().map(|(a, b)| i64::from(a + b)).sum::<i64>());
    let (one, other) = ends.filter(|_| named && !has_more_time(text))?;
    let sum = points(pairs).add(one)?.add(other)?;
    let (last, whole) = text.quantities.get(..at)?.iter().rev().find_map(points_of)?;
    let whole = Rational::from(i64::from(whole));
    (sum != whole).then(|| Slip {
        span: last.span,
        label: format!("{} points, the parts have {}", whole.to_decimal(0), sum.to_decimal(0)),
        values: vec![
            ("first", last.span.of(text.prose()).to_owned()),
            ("second", list.span.of(text.prose()).to_owned()),
            ("expected", format!("{} points", sum.to_decimal(0))),
        ],
        evidence: vec![(list.span, "the parts".to_owned())],
        ..Slip::default()
    })
}

/// "beat Varna 88-79 … 45-41 up at half-time … the second half went to them, by 43-36", whichever side is told first.
fn halves(text: &Text<'_>) -> Option<Slip> {
    let mut scores = text.quantities.iter().filter_map(|quantity| match &quantity.amount {
        Amount::Score(pairs) => Some((quantity, *pairs.first().filter(|_| pairs.len() == 1)?)),
        _ => None,
    });
    let (first, second, third) = (scores.next()?, scores.next()?, scores.next()?);
    let all = [first, second, third];
    let whole = all.iter().max_by_key(|(_, (a, b))| a + b)?;
    let mut parts = all.iter().filter(|(score, _)| score.span != whole.0.span);
    let (one, other) = (parts.next()?, parts.next()?);
    let first_half = |score: &Quantity| {
        is_beside(text, score, &["halftime", "break", "interval"])
            || is_half(text, score, "half", "time")
            || is_half(text, score, "first", "half")
    };
    let fits = scores.next().is_none()
        && first_half(one.0)
        && is_half(text, other.0, "second", "half")
        && !has_more_time(text);
    let sums = [(one.1.0 + other.1.0, one.1.1 + other.1.1), (one.1.0 + other.1.1, one.1.1 + other.1.0)];
    let holds = sums.iter().any(|sum| *sum == whole.1 || (sum.1, sum.0) == whole.1);
    let expected = sums.first().map(|sum| format!("{}-{}", sum.0, sum.1)).unwrap_or_default();
    (fits && !holds).then(|| Slip {
        span: other.0.span,
        label: format!("{expected}, by the halves"),
        values: vec![
            ("first", whole.0.span.of(text.prose()).to_owned()),
            ("second", other.0.span.of(text.prose()).to_owned()),
            ("expected", expected),
        ],
        evidence: vec![(one.0.span, "a half".to_owned()), (whole.0.span, "the whole".to_owned())],
        ..Slip::default()
    })
}

/// "the second half", "half time" near a score.
fn is_half(text: &Text<'_>, score: &Quantity, one: &str, other: &str) -> bool {
    let (from, to) = (score.tokens.start.saturating_sub(REACH), score.tokens.end + 6);
    (from..to).any(|at| {
        let next = if text.word(at + 1) == "-" { at + 2 } else { at + 1 };
        text.word(at).eq_ignore_ascii_case(one) && text.word(next) == other
    })
}

/// All points of a score of one pair.
fn points_of(quantity: &Quantity) -> Option<(&Quantity, u32)> {
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
