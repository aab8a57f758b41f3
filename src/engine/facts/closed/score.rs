//! What a side won by against the one score of a short text, wherever they stand: "by 25 points … 14.9 (93) to 11.12 (78)",
//! "a one-point victory, 2-14 to 1-15", "Set 168 to win … 154 for eight … by 23 runs".
//!
//! Comes in: a short text with one margin of points, goals or runs. Goes out: the margin, where the one score, or the two
//! innings, leave another. Goals count three in Gaelic games, six in Australian football. Not here: legs and sets (`goals`).

use super::adds::is_one_of;
use super::{Report, Slip, Words};
use crate::exact::Rational;
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;

/// A score, or the totals of two sides, and where they stand.
struct Score {
    sides: (i64, i64),
    spans: (Span, Span),
}

/// A margin.
struct Margin {
    number: i64,
    span: Span,
    sentence: usize,
    unit: Unit,
    /// "120 runs short": of a target, which is one run more than the other side made.
    short: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Goals,
    Points,
    Runs,
}

/// Words of a lead, of another match and of other counts.
const OTHERS: &str = "led lead leads leading trail trailed trailing behind ahead clear deficit percentage record biggest largest \
    previous average earlier last had other ago series penalties aggregate shootout sets table standings index shares poll";
/// Words of a match won and lost.
const RESULTS: &str = "won win wins winning winners beat beats beating beaten victory victories defeat defeated lost loss lose losing \
     thrashed edged downed down triumph rout short fell success hammering";

/// Adds the margin, where the score leaves another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let mut margins: Vec<Margin> = text.quantities.iter().filter_map(|quantity| margin(text, quantity)).collect();
    margins.dedup_by_key(|margin| margin.number);
    let [margin] = margins.as_slice() else { return };
    let told = |words: &str| super::adds::says(text, margin.sentence, words);
    // A target cut by rain, or another match, leaves other figures.
    let cut = (0..text.sentences.len())
        .any(|at| super::adds::says(text, at, "rain method revised Duckworth DLS other another abandoned"));
    if told(OTHERS) || !told(RESULTS) || has_sets(text) || margin.unit == Unit::Runs && cut {
        return;
    }
    let Some(score) = (if margin.unit == Unit::Runs { innings(text) } else { score(text, margin.unit) }) else {
        return;
    };
    let gap = (score.sides.0 - score.sides.1).abs();
    let to_target = margin.short && margin.unit == Unit::Runs && gap + 1 == margin.number;
    if gap == margin.number
        || to_target
        || gap == 0
        || gap > margin.number.saturating_mul(4)
        || margin.number > gap.saturating_mul(4)
    {
        return;
    }
    let written = |span: Span| span.of(text.prose()).to_owned();
    let (one, other) = score.spans;
    report.slips.push(Slip {
        span: margin.span,
        label: format!("should be {gap}"),
        values: vec![
            ("first", if one == other { written(one) } else { format!("{} to {}", written(one), written(other)) }),
            ("second", written(margin.span)),
            ("expected", gap.to_string()),
        ],
        evidence: vec![(one, "the score".to_owned())],
        ..Slip::default()
    });
}

/// A result of several sets or frames is of another sport.
fn has_sets(text: &Text<'_>) -> bool {
    text.quantities.iter().any(|quantity| matches!(&quantity.amount, Amount::Score(pairs) if pairs.len() > 1))
}

fn whole(quantity: &Quantity) -> Option<i64> {
    quantity.whole()
}

fn back(text: &Text<'_>, quantity: &Quantity, by: u32) -> String {
    quantity.tokens.start.checked_sub(by).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default()
}

/// "By 25 points", "by just 25 runs", "a one-point victory", "a margin of 25 points", "25 runs short", "four points to spare".
fn margin(text: &Text<'_>, quantity: &Quantity) -> Option<Margin> {
    let number = whole(quantity).filter(|number| *number > 0)?;
    let end = quantity.tokens.end;
    let attributive = text.word(end) == "-";
    // "Points" can belong to the amount itself.
    let inside = quantity.tokens.clone().last().filter(|_| quantity.tokens.len() > 1).map(|at| text.word(at));
    let noun = end + u32::from(attributive);
    let (word, after) = match inside {
        Some(own @ ("points" | "point" | "runs" | "run" | "goals" | "goal")) => (own, end),
        _ => (text.word(noun), noun + 1),
    };
    let unit = match word {
        "points" | "point" => Unit::Points,
        "goals" | "goal" => Unit::Goals,
        "runs" | "run" => Unit::Runs,
        _ => return None,
    };
    let by = back(text, quantity, 1) == "by"
        || matches!(back(text, quantity, 1).as_str(), "just" | "only" | "mere" | "comfortable")
            && matches!(back(text, quantity, 2).as_str(), "by" | "a");
    let of = back(text, quantity, 1) == "of" && back(text, quantity, 2) == "margin";
    let next = text.word(after);
    let result =
        is_one_of(next, "win victory defeat loss triumph rout success hammering thrashing beating margin reverse");
    let short = next == "short";
    let spare = next == "to" && text.word(after + 1) == "spare";
    let sentence = text.sentence_at(quantity.tokens.start);
    (by || of || result || short || spare).then_some(Margin { number, span: quantity.span, sentence, unit, short })
}

/// The one score of the text.
fn score(text: &Text<'_>, unit: Unit) -> Option<Score> {
    let pair = |quantity: &Quantity| -> Option<(i64, i64)> {
        let written = quantity.span.of(text.prose());
        let (one, other) = written.split_once(['-', '–'])?;
        Some((one.parse().ok()?, other.parse().ok()?))
    };
    let pairs: Vec<(&Quantity, (i64, i64))> =
        text.quantities.iter().filter_map(|quantity| Some((quantity, pair(quantity)?))).collect();
    let least = if unit == Unit::Points { 10 } else { 0 };
    match pairs.as_slice() {
        [] => behinds(text),
        [(one, a), (other, b)]
            if unit == Unit::Points && is_small(*a) && is_small(*b) && is_gaelic(text, one, other) =>
        {
            let points = |side: &(i64, i64)| side.0 * 3 + side.1;
            Some(Score { sides: (points(a), points(b)), spans: (one.span, other.span) })
        }
        [(one, first), rest @ ..] => {
            let same = rest.iter().all(|(_, pair)| pair == first || *pair == (first.1, first.0));
            let fits = same && first.0.max(first.1) >= least && is_small(*first);
            (fits && one.kind == Kind::Score).then_some(Score { sides: *first, spans: (one.span, one.span) })
        }
    }
}

/// No side has hundreds.
fn is_small((one, other): (i64, i64)) -> bool {
    one.max(other) < 200
}

/// "2-14 to 1-15".
fn is_gaelic(text: &Text<'_>, one: &Quantity, other: &Quantity) -> bool {
    other.tokens.start == one.tokens.end + 1 && text.word(one.tokens.end) == "to"
}

/// "14.9 (93)" and "11.12 (78)": goals of six and behinds of one.
fn behinds(text: &Text<'_>) -> Option<Score> {
    let sides = text.quantities.windows(2).filter_map(|pair| {
        let [parts, total] = pair else { return None };
        let (goals, behinds) = parts.span.of(text.prose()).split_once('.')?;
        let points = goals.parse::<i64>().ok()?.checked_mul(6)?.checked_add(behinds.parse::<i64>().ok()?)?;
        let bracket = text.word(parts.tokens.end) == "(" && total.tokens.start == parts.tokens.end + 1;
        (bracket && whole(total) == Some(points)).then_some((points, total.span))
    });
    let sides: Vec<(i64, Span)> = sides.collect();
    let [(one, first), (other, second)] = sides.as_slice() else { return None };
    Some(Score { sides: (*one, *other), spans: (*first, *second) })
}

/// The two innings: "154 for eight", "180 all out", "212-6", and a target, which is one run more.
fn innings(text: &Text<'_>) -> Option<Score> {
    let mut found: Vec<(i64, Span)> = Vec::new();
    for quantity in &text.quantities {
        let Some(runs) = target(text, quantity).or_else(|| made(text, quantity)) else { continue };
        if !found.iter().any(|(other, _)| *other == runs) {
            found.push((runs, quantity.span));
        }
    }
    let [(one, first), (other, second)] = found.as_slice() else { return None };
    Some(Score { sides: (*one, *other), spans: (*first, *second) })
}

/// "Set 168 to win", "a target of 168", "chasing 168", "Needing 168": the other side made one fewer.
fn target(text: &Text<'_>, quantity: &Quantity) -> Option<i64> {
    let runs = whole(quantity).filter(|runs| *runs >= 50)?;
    let word = |by: u32| back(text, quantity, by);
    let set = is_one_of(&word(1), "set chasing needing requiring chase")
        || word(1) == "of" && word(2) == "target"
        || word(1) == "winning" && word(2) == "the"
        || text.word(quantity.tokens.end) == "to" && text.word(quantity.tokens.end + 1) == "win";
    // "Bowled them out for 208 to win by 40 runs", "bowled out Orme for 208 to win", "made 208 to win".
    let out = (2..6).any(|by| word(by) == "out");
    let scored = word(1) == "for" && out || is_one_of(&word(1), "made hit scored posted reached");
    (set && !scored).then_some(runs - 1)
}

fn made(text: &Text<'_>, quantity: &Quantity) -> Option<i64> {
    let end = quantity.tokens.end;
    let written = quantity.span.of(text.prose());
    let figures = written.split_once(['-', '–', '/']).and_then(|(runs, wickets)| {
        let wickets = wickets.parse::<i64>().ok()?;
        runs.parse::<i64>().ok().filter(|_| wickets < 10)
    });
    let small = |at: u32| {
        text.quantities.iter().any(|other| {
            other.tokens.start == at
                && whole(other).is_some_and(|wickets| Rational::from(wickets) < Rational::whole(10))
        })
    };
    let all_out = text.word(end) == "all" && text.word(end + 1) == "out";
    let bowled = back(text, quantity, 1) == "for" && (2..6).any(|by| back(text, quantity, by) == "out");
    let wickets = text.word(end) == "for" && small(end + 1);
    figures.or_else(|| whole(quantity).filter(|_| all_out || bowled || wickets)).filter(|runs| *runs >= 50)
}
