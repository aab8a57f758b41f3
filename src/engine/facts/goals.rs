//! A score against its scorers, and two legs against their aggregate, wherever they stand in the text.
//!
//! Comes in: a text with one score. Goes out: the score, if more goals are told than were scored by both sides together;
//! if "all three goals for" a side is the goals of neither; or if goals "for" one side are more than either has. Fewer
//! are fine: not every scorer is named. Own goals and shoot-outs are left alone.

use super::{Report, Slip, Words};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::Token;

/// Adds what cannot be.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let scores: Vec<(&Quantity, (u32, u32))> = text.quantities.iter().filter_map(score).collect();
    let Some((first, result)) = scores.first().copied() else { return };
    if has(text, &["penalties", "shootout", "own"])
        || (0..text.tokens.len() as u32).any(|at| text.spells(at, "shoot-out"))
    {
        return;
    }
    if scores.len() == 3 {
        report.slips.extend(aggregate(text, &scores));
    }
    if scores.iter().any(|(_, other)| *other != result) || !has(text, &["goal", "goals", "scored", "hat"]) {
        return;
    }
    let goals: Vec<Goals> = goals(text);
    let all = |goals: &[Goals]| goals.iter().map(|goals| goals.number).sum::<u32>();
    let (best, both) = (result.0.max(result.1), result.0 + result.1);
    let sided: Vec<Goals> = goals.iter().filter(|goals| goals.sided).copied().collect();
    let whole = goals.iter().find(|goals| goals.whole && goals.sided);
    let wrong = whole.is_some_and(|goals| goals.number != result.0 && goals.number != result.1)
        || all(&goals) > both
        || sided.len() == goals.len() && all(&goals) > best;
    if wrong && goals.len() < 6 {
        report.slips.push(slip(text, first, &goals, all(&goals)));
    }
}

fn score(quantity: &Quantity) -> Option<(&Quantity, (u32, u32))> {
    match &quantity.amount {
        Amount::Score(pairs) if quantity.kind == Kind::Score && pairs.len() == 1 => Some((quantity, *pairs.first()?)),
        _ => None,
    }
}

/// Goals that a sentence tells of.
#[derive(Clone, Copy)]
struct Goals {
    number: u32,
    span: Span,
    /// "for Tolna", "for the home side".
    sided: bool,
    /// "all three".
    whole: bool,
}

/// "a hat-trick", "scored twice", "scored three times", "two goals", "a late goal by", "added another".
fn goals(text: &Text<'_>) -> Vec<Goals> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let tokens = text.tokens_in(sentence.tokens.clone());
        for (at, token) in tokens.iter().enumerate() {
            let word = |ahead: isize| {
                let at = at.checked_add_signed(ahead)?;
                tokens.get(at).map(|token| token.text(text.prose()))
            };
            let is = |ahead: isize, words: &[&str]| word(ahead).is_some_and(|word| words.contains(&word));
            let number = match token.text(text.prose()) {
                "hat" if is(1, &["-"]) && is(2, &["trick"]) => Some(3),
                // "They had scored four times since": in other games.
                "scored" if is(-1, &["had"]) => None,
                "scored" if is(1, &["twice"]) => Some(2),
                "scored" if is(2, &["times"]) => number(word(1)),
                "goals" => number(word(-1)).or_else(|| number(word(-2))).filter(|_| is_scorer(tokens, at, text)),
                "goal" if is(1, &["by", "from"]) => Some(1),
                "another" if is(-1, &["added", "scored", "got"]) => Some(1),
                _ => None,
            };
            let Some(number) = number else { continue };
            let behind = tokens.iter().skip(at + 1).take(5);
            let sided = behind.clone().any(|token| token.text(text.prose()) == "for");
            let whole = is(-2, &["all"]) || is(-1, &["all"]);
            found.push(Goals { number, span: token.span(), sided, whole });
        }
    }
    found
}

/// "two goals from Lind", "scored all three goals".
fn is_scorer(tokens: &[Token], at: usize, text: &Text<'_>) -> bool {
    let near = tokens.iter().skip(at.saturating_sub(4)).take(4).any(|token| token.text(text.prose()) == "scored");
    let from = tokens.get(at + 1).is_some_and(|token| matches!(token.text(text.prose()), "from" | "by"));
    near || from
}

fn number(word: Option<&str>) -> Option<u32> {
    let names = ["one", "two", "three", "four", "five", "six"];
    let at = names.iter().position(|name| Some(*name) == word)?;
    u32::try_from(at + 1).ok()
}

fn has(text: &Text<'_>, words: &[&str]) -> bool {
    let keys: Vec<_> = words.iter().map(|word| crate::token::key(word)).collect();
    text.tokens.iter().any(|token| keys.contains(&token.key))
}

/// Two legs in either direction never make the aggregate.
fn aggregate(text: &Text<'_>, scores: &[(&Quantity, (u32, u32))]) -> Option<Slip> {
    let behind = |quantity: &Quantity| {
        let next = text.tokens_in(quantity.tokens.end..quantity.tokens.end + 2);
        next.iter().any(|token| token.text(text.prose()) == "aggregate")
    };
    let (whole, total) = scores.iter().find(|(quantity, _)| behind(quantity))?;
    let legs: Vec<_> = scores.iter().filter(|(quantity, _)| !behind(quantity)).collect();
    let [(one, a), (other, b)] = legs.as_slice() else { return None };
    if a == b {
        return None;
    }
    let sorted = |pair: (u32, u32)| (pair.0.max(pair.1), pair.0.min(pair.1));
    let sums = [(a.0 + b.0, a.1 + b.1), (a.0 + b.1, a.1 + b.0)];
    let holds = sums.iter().any(|sum| sorted(*sum) == sorted(*total));
    let expected =
        sums.iter().map(|sum| format!("{}-{}", sorted(*sum).0, sorted(*sum).1)).collect::<Vec<_>>().join(" or ");
    let written = |quantity: &Quantity| quantity.span.of(text.prose()).to_owned();
    (!holds).then(|| Slip {
        span: whole.span,
        label: format!("{expected}, by the legs"),
        values: vec![
            ("first", written(whole)),
            ("second", format!("{} and {}", written(one), written(other))),
            ("expected", expected),
        ],
        evidence: vec![(one.span, "a leg".to_owned()), (other.span, "a leg".to_owned())],
        ..Slip::default()
    })
}

fn slip(text: &Text<'_>, score: &Quantity, goals: &[Goals], sum: u32) -> Slip {
    Slip {
        span: score.span,
        label: format!("{sum} goals are told"),
        values: vec![
            ("first", score.span.of(text.prose()).to_owned()),
            ("second", goals.iter().map(|goals| goals.number.to_string()).collect::<Vec<_>>().join(" + ")),
            ("expected", sum.to_string()),
        ],
        evidence: goals.iter().map(|goals| (goals.span, "goals".to_owned())).collect(),
        ..Slip::default()
    }
}
