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
/// Words where the one that compares is plain.
const FAR: usize = 18;
/// Words from a verb of change to its first figure.
const VERB: u32 = 14;

/// Figures of another sort that may stand between two.
const BESIDE: usize = 4;

/// Adds every pair of neighbours of one sort whose order the words tell.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let told = &text.facts().told;
    // The last of a pair, the first, and whether the last is less.
    let mut pairs: Vec<(usize, &Told, bool)> = Vec::new();
    for (at, one) in told.iter().enumerate() {
        let behind = told.get(at + 1..).unwrap_or_default().iter().take(BESIDE);
        let Some(other) =
            behind.take_while(|other| other.sentence == one.sentence).find(|other| is_alike(text, one, other))
        else {
            continue;
        };
        let before = pairs.iter().rev().take(BESIDE).find(|(last, ..)| *last == one.quantity);
        let further = before.and_then(|(_, first, falls)| Some((*first, further(text, one, other, *falls)?)));
        let found = further.or_else(|| falls(text, words, one, other).map(|falls| (one, falls)));
        let holds =
            |(first, falls): &(&Told, bool)| first.value != other.value && (first.value > other.value) == *falls;
        if let Some((first, falls)) = found.filter(holds) {
            let figures = vec![("first", span(text, first)), ("second", span(text, other))];
            report.ties.push(Tie { relation: "order", span: span(text, first), figures });
            pairs.push((other.quantity, first, falls));
        }
    }
}

fn is_alike(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let attributive = |told: &Told| text.quantities.get(told.quantity).is_some_and(|quantity| quantity.attributive);
    // "three groups, as compared with 12- and 18-month-olds"
    let apart = one.sort.kind == Kind::Count && attributive(one) != attributive(other);
    !apart
        && one.sentence == other.sentence
        && one.sort.kind == other.sort.kind
        && one.sort.unit == other.sort.unit
        && !matches!(one.sort.kind, Kind::Age | Kind::Fraction | Kind::OneIn)
}

/// "26 cents, beating estimates of 24 cents and up from 22 cents", "up from 40% in May and 38% in April": the figure before
/// the last is held against a third.
fn further(text: &Text<'_>, last: &Told, third: &Told, falls: bool) -> Option<bool> {
    let between = between(text, last, third)?;
    let (first, rest) = between.split_first()?;
    let joins = |word: &str| matches!(word, "and" | "but" | "," | "though");
    let from = up_down(rest).filter(|_| between.len() < 9 && (joins(first) || rest.iter().any(|word| joins(word))));
    if from.is_some() {
        return from;
    }
    // "from $191 million in March to $232 million in June to $284 million"
    let start = text.quantities.get(last.quantity).map(|quantity| quantity.tokens.start)?;
    let to = start.checked_sub(1).map(|at| text.word(at)) == Some("to") && between.last() == Some(&"to");
    if to && between.len() < 7 {
        return Some(falls);
    }
    let plain =
        |words: &[&str]| words.iter().all(|word| !matches!(*word, "," | ";" | "but" | "to" | "from" | "by" | "with"));
    let and = between.iter().position(|word| *word == "and")?;
    let listed = between.len() < 7 && and + 1 == between.len() && plain(between.get(..and)?);
    listed.then_some(falls)
}

/// The words between two figures, where they are few.
fn between<'t>(text: &'t Text<'_>, one: &Told, other: &Told) -> Option<Vec<&'t str>> {
    let (first, second) = (text.quantities.get(one.quantity)?, text.quantities.get(other.quantity)?);
    let gap = first.tokens.end..second.tokens.start;
    (!gap.is_empty() && gap.len() <= FAR).then(|| gap.map(|at| text.word(at)).collect())
}

/// Whether the words say that the first of two figures is the greater.
fn falls(text: &Text<'_>, words: &Words, one: &Told, other: &Told) -> Option<bool> {
    let (first, second) = (text.quantities.get(one.quantity)?, text.quantities.get(other.quantity)?);
    let between = between(text, one, other)?;
    let ends = |word: &&str| matches!(*word, "and" | "while" | "whereas" | ";" | "." | "or");
    let apart = between.iter().any(ends);
    if apart || between.iter().any(|word| matches!(*word, "but" | "than")) {
        return than(&between, apart).or_else(|| onwards(words, &between));
    }
    // "above 3,400, an 8% gain": a word that compares is the word of the figure behind it.
    let figures = text.quantities.get(one.quantity + 1..other.quantity).unwrap_or_default();
    let from = figures.last().map_or(first.tokens.end, |figure| figure.tokens.end);
    let last = between.get((from.saturating_sub(first.tokens.end)) as usize..).unwrap_or_default();
    let near = between.len() <= BETWEEN as usize;
    let verb = || verb(text, words, first);
    let before = first.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let compared = || between.iter().any(|word| matches!(*word, "compared" | "versus" | "vs" | "against"));
    up_down(&between)
        .filter(|_| near)
        .or_else(|| last.iter().filter(|word| !COMPARED.contains(word)).find_map(|word| said(word)))
        .or_else(|| bound(second).filter(|_| between == [","] && is_foretold(text, second)))
        .or_else(|| onwards(words, &between))
        .or_else(|| match *between.first().filter(|_| near)? {
            "to" if before == "from" => verb().map(|rises| !rises),
            "from" if matches!(before, "to" | "at") => verb(),
            _ if between.last() == Some(&"to") && before == "from" => verb().map(|rises| !rises),
            _ if between.last() == Some(&"from") => verb(),
            // "compared with just 4 percent"
            _ if compared() && matches!(*between.last()?, "just" | "only" | "merely") => Some(true),
            _ if compared() => verb(),
            _ => None,
        })
}

/// "4.4%, a decent return, but still lower than the 5%".
fn than(between: &[&str], apart: bool) -> Option<bool> {
    let than = between.iter().rposition(|word| *word == "than")?;
    let most = if apart { 8 } else { FAR };
    let word = between.get(..than)?.last()?;
    said(word).or_else(|| sized(word)).filter(|_| between.len() < most && than + 4 > between.len())
}

/// "up from", "down a bit from", "an increase from last year's".
fn up_down(between: &[&str]) -> Option<bool> {
    let from = between.iter().rposition(|word| *word == "from")?;
    let word = |back: usize| from.checked_sub(back).and_then(|at| between.get(at)).copied().unwrap_or_default();
    let near = between.len() < from + 5;
    match (word(1), word(2)) {
        ("up", _) => Some(true),
        ("down", _) => Some(false),
        ("increase" | "rise" | "jump" | "gain" | "improvement" | "climb" | "surge", _) if near => Some(true),
        ("decrease" | "fall" | "drop" | "decline" | "dip" | "slide" | "slump", _) if near => Some(false),
        _ => None,
    }
}

/// "a $3 billion quarter; that slipped to", "5 cents, before rising to": the figure behind is where the one before went.
fn onwards(words: &Words, between: &[&str]) -> Option<bool> {
    let (to, rest) = between.split_last()?;
    let verb = rest.last().filter(|_| *to == "to").map(|word| stem(word))?;
    let rises = match (words.up.contains(&verb), words.down.contains(&verb)) {
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    let behind = rest.len().checked_sub(4).and_then(|from| rest.get(from..)).unwrap_or(rest);
    let same = behind.iter().any(|word| matches!(*word, "that" | "which" | "before" | "then" | "later" | "it"));
    same.then_some(!rises)
}

/// Words that compare only with "than" behind them.
const COMPARED: [&str; 7] = ["more", "higher", "greater", "better", "less", "lower", "fewer"];

/// A word that says that what stands before it is more or less than what stands behind it.
fn said(word: &str) -> Option<bool> {
    match word {
        "more" | "higher" | "greater" | "better" | "above" | "beating" | "beat" | "beats" | "topping" | "topped"
        | "tops" | "exceeding" | "exceeded" | "exceeds" | "surpassing" | "surpassed" | "outpacing" | "outpaced"
        | "outperforming" | "outperformed" | "dwarfs" | "dwarfing" | "eclipsing" | "eclipsed" => Some(true),
        "less" | "lower" | "fewer" | "below" | "missing" | "missed" | "misses" | "short" | "shy" | "trailing"
        | "trailed" | "lagging" | "lagged" => Some(false),
        _ => None,
    }
}

/// A word of size before "than".
fn sized(word: &str) -> Option<bool> {
    match word {
        "larger" | "bigger" | "longer" | "heavier" | "taller" | "wider" | "costlier" | "pricier" | "dearer"
        | "richer" => Some(true),
        "smaller" | "shorter" | "lighter" | "narrower" | "cheaper" | "thinner" => Some(false),
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
