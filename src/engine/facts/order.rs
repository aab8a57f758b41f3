//! Two figures of one sentence that are held against each other in words, for the worksheet: "26 cents, beating estimates
//! of 24 cents", "cut its forecast to 15% from 16%". Nothing here is ever a conflict.
//!
//! Comes in: stems that say "rise" and "fall". Goes out: the pair, where the words say which of the two is greater and it
//! is. Not here: how much greater (relations of change).

use super::{Report, Tie, Words, span};
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told, stem};

/// Words between two figures that are held against each other.
const BETWEEN: u32 = 12;
/// Words from a verb of change to its first figure.
const VERB: u32 = 14;

/// Adds every pair of neighbours whose order the words tell.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let facts = text.facts();
    for (one, other) in facts.told.iter().zip(facts.told.iter().skip(1)) {
        let alike = one.sentence == other.sentence
            && one.sort.kind == other.sort.kind
            && one.sort.unit == other.sort.unit
            && !matches!(one.sort.kind, Kind::Age | Kind::Fraction | Kind::OneIn | Kind::Multiple);
        let Some(falls) = Some((one, other)).filter(|_| alike).and_then(|(one, other)| falls(text, words, one, other))
        else {
            continue;
        };
        if one.value != other.value && (one.value > other.value) == falls {
            let figures = vec![("first", span(text, one)), ("second", span(text, other))];
            report.ties.push(Tie { relation: "order", span: span(text, one), figures });
        }
    }
}

/// Whether the words say that the first of two figures is the greater.
fn falls(text: &Text<'_>, words: &Words, one: &Told, other: &Told) -> Option<bool> {
    let (first, second) = (text.quantities.get(one.quantity)?, text.quantities.get(other.quantity)?);
    let word = |at: u32| text.tokens.get(at as usize).map(|token| token.text(text.prose())).unwrap_or_default();
    let gap = first.tokens.end..second.tokens.start;
    if gap.is_empty() || gap.len() as u32 > BETWEEN {
        return None;
    }
    let between: Vec<&str> = gap.clone().map(word).collect();
    if between.iter().any(|word| matches!(*word, "and" | "but" | "while" | "whereas" | ";" | "." | "or" | "than")) {
        let than = between.iter().rposition(|word| *word == "than")?;
        return said(between.get(..than)?.last()?).filter(|_| between.len() < 8 && than + 4 > between.len());
    }
    let up_down = between.windows(2).find_map(|pair| match pair {
        ["up", "from"] => Some(true),
        ["down", "from"] => Some(false),
        _ => None,
    });
    let verb = || verb(text, words, first);
    let before = first.tokens.start.checked_sub(1).map(word).unwrap_or_default();
    up_down
        .or_else(|| between.iter().filter(|word| !COMPARED.contains(word)).find_map(|word| said(word)))
        .or_else(|| bound(second).filter(|_| between == [","] && is_foretold(text, second)))
        .or_else(|| match between.first().copied()? {
            "to" if before == "from" => verb().map(|rises| !rises),
            "from" if matches!(before, "to" | "at") => verb(),
            _ if between.last() == Some(&"from") => verb(),
            _ if between.iter().any(|word| matches!(*word, "compared" | "versus" | "vs" | "against")) => verb(),
            _ => None,
        })
}

/// Words that compare only with "than" behind them.
const COMPARED: [&str; 7] = ["more", "higher", "greater", "better", "less", "lower", "fewer"];

/// A word that says that what stands before it is more or less than what stands behind it.
fn said(word: &str) -> Option<bool> {
    match word {
        "more" | "higher" | "greater" | "better" | "above" | "beating" | "beat" | "beats" | "topping" | "topped"
        | "tops" | "exceeding" | "exceeded" | "exceeds" | "surpassing" | "surpassed" | "outpacing" | "dwarfs" => {
            Some(true)
        }
        "less" | "lower" | "fewer" | "below" | "missing" | "missed" | "misses" | "short" | "shy" | "trailing" => {
            Some(false)
        }
        _ => None,
    }
}

/// ", more than the 3% expected", where the hedge is part of the figure.
fn bound(second: &Quantity) -> Option<bool> {
    match second.hedge {
        Hedge::MoreThan => Some(true),
        Hedge::LessThan => Some(false),
        _ => None,
    }
}

/// "expected", "a year earlier" behind a figure.
fn is_foretold(text: &Text<'_>, quantity: &Quantity) -> bool {
    let behind = text.tokens_in(quantity.tokens.end..quantity.tokens.end + 5);
    behind.iter().any(|token| {
        matches!(
            token.text(text.prose()),
            "expected" | "estimate" | "estimates" | "forecast" | "projected" | "consensus" | "earlier" | "average"
        )
    })
}

/// Whether the verb before a figure says that something rose.
fn verb(text: &Text<'_>, words: &Words, first: &Quantity) -> Option<bool> {
    let from = first.tokens.start.saturating_sub(VERB);
    for token in text.tokens_in(from..first.tokens.start).iter().rev() {
        let word = token.text(text.prose());
        if matches!(word, ";" | ".") {
            return None;
        }
        let stem = stem(word);
        match (words.up.contains(&stem), words.down.contains(&stem)) {
            (true, false) => return Some(true),
            (false, true) => return Some(false),
            _ => {}
        }
    }
    None
}
