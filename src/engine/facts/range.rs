//! A range and one of what it is of, outside of it: "from $25 to $90, with seats in the gods at $15", "by between 10p and 40p …
//! Those on the coast line face the biggest rise, of 60p".
//!
//! Comes in: a short text. Goes out: the figure outside, where the text has one range of the sort and the figure is told as one
//! of it: behind "with", or as the greatest or least. Not here: ranges that relations bind (`average-range`).

use super::{Report, Slip, Words, span, start};
use crate::quantity::{Amount, Hedge, Kind, Number, Quantity};
use crate::sentence::{Text, Told};

/// Words from what tells a member to its figure.
const REACH: u32 = 8;

/// Adds what lies outside of the only range.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.corrects() {
        return;
    }
    let mut ranges = text.quantities.iter().enumerate().filter_map(|it| range(text, it));
    let Some(range) = ranges.next().filter(|_| ranges.next().is_none()) else { return };
    report.slips.extend(text.facts().told.iter().find_map(|told| outside(text, &range, told)));
}

/// The range with its ends.
type Range = (Quantity, Number, Number);

/// "Between 10p and 40p", "go from $25 to $90".
fn range(text: &Text<'_>, (at, quantity): (usize, &Quantity)) -> Option<Range> {
    let sort = matches!(quantity.kind, Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration);
    let plain = |quantity: &Quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.attributive;
    let (whole, low, high) = if let Amount::Range(low, high) = quantity.amount {
        (quantity.clone(), low, high)
    } else {
        let other = text.quantities.get(at + 1).filter(|other| other.kind == quantity.kind && plain(other))?;
        let end = quantity.tokens.end;
        let from = quantity.tokens.start.checked_sub(1).filter(|at| text.word(*at) == "from")?;
        let runs = (from.saturating_sub(2)..from).any(|at| RUNS.contains(&text.word(at)));
        let mut whole = quantity.clone();
        whole.tokens.end = other.tokens.end;
        whole.span.end = other.span.end;
        let unit = quantity.units.first() == other.units.first() && text.word(end) == "to";
        (whole, quantity.number()?, other.number().filter(|_| runs && unit && other.tokens.start == end + 1)?)
    };
    (sort && plain(quantity) && low.value < high.value).then_some((whole, low, high))
}

#[rustfmt::skip]
const RUNS: [&str; 16] = [
    "go", "goes", "went", "run", "runs", "ran", "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "cost", "costs",
    "priced",
];

fn outside(text: &Text<'_>, (range, low, high): &Range, told: &Told) -> Option<Slip> {
    let quantity = text.quantities.get(told.quantity)?;
    let place = |at: u32| text.sentence_at(at);
    let (home, own) = (place(range.tokens.start), told.sentence);
    let near = own == home || own == home + 1;
    let alike = quantity.kind == range.kind && quantity.units.first() == range.units.first();
    let plain = matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.attributive && !quantity.lexical;
    let out = told.value < low.value || told.value > high.value;
    let at = start(text, told);
    let sentence = text.sentences.get(own)?.tokens.clone();
    let from = if own == home { range.tokens.end.min(at) } else { sentence.start };
    let before = at.saturating_sub(REACH).max(from).min(at)..at;
    let word = |wanted: &[&str]| before.clone().any(|at| wanted.contains(&text.word(at)));
    let with = own == home
        && at > range.tokens.end
        && word(&["with"])
        && word(&OF_IT)
        && matches!(text.word(at - 1), "at" | "for" | "costing");
    let superlative = before.clone().rev().find(|at| BEST.contains(&text.word(*at)));
    let elsewhere = own != home
        && text
            .sentences
            .get(home)
            .zip(superlative)
            .is_some_and(|(home, at)| text.is_at_another_place(&home.tokens, at));
    let best = word(&BEST) && matches!(text.word(at - 1), "of" | "at" | "," | "is" | "was" | "to");
    if !near
        || !alike
        || !plain
        || !out
        || at < range.tokens.start
        || !(with || best)
        || elsewhere
        || superlative.is_some_and(|at| names_another(text, home, at + 1))
        || is_other(text, range, sentence.start..(at + 4).min(sentence.end))
    {
        return None;
    }
    let written = |span: crate::span::Span| span.of(text.prose()).to_owned();
    let own = span(text, told);
    Some(Slip {
        span: own,
        label: "outside of the range".to_owned(),
        values: vec![("first", written(range.span)), ("second", written(own))],
        evidence: vec![(range.span, "the range".to_owned())],
        ..Slip::default()
    })
}

/// "The largest gift" beside what tickets cost: a noun that the sentence of the range does not have.
fn names_another(text: &Text<'_>, home: usize, at: u32) -> bool {
    let word = text.word(at);
    let noun = word.len() > 3 && word.chars().all(char::is_alphabetic) && !PLAIN.contains(&word);
    noun && !text.sentence_stems(home).contains(&crate::sentence::stem(word))
}

/// Words behind "the biggest" that name no new thing.
#[rustfmt::skip]
const PLAIN: [&str; 18] = [
    "rise", "increase", "fall", "drop", "jump", "gain", "loss", "ones", "costs", "cost", "price", "sold", "sells", "with", "from",
    "among", "going", "went",
];

/// What is one of those that a price or a size is told of, and no thing besides: "with parking at $15".
#[rustfmt::skip]
const OF_IT: [&str; 20] = [
    "those", "one", "ones", "seat", "seats", "standing", "stalls", "box", "boxes", "room", "rooms", "studio", "flat", "flats",
    "penthouse", "suite", "suites", "places", "berths", "tickets",
];

#[rustfmt::skip]
const BEST: [&str; 18] = [
    "highest", "largest", "biggest", "dearest", "longest", "heaviest", "steepest", "costliest", "deepest", "hottest", "coldest",
    "lowest", "smallest", "shortest", "cheapest", "lightest", "winning", "warmest",
];

/// Words that tell of another time or of what the range leaves out.
fn is_other(text: &Text<'_>, range: &Quantity, stretch: std::ops::Range<u32>) -> bool {
    let from = range.tokens.start.saturating_sub(12).min(stretch.start);
    (from..stretch.end).any(|at| {
        matches!(
            text.word(at).to_ascii_lowercase().as_str(),
            "last"
                | "previous"
                | "previously"
                | "earlier"
                | "record"
                | "except"
                | "apart"
                | "excluding"
                | "average"
                | "usual"
                | "usually"
                | "mostly"
                | "most"
                | "typical"
                | "typically"
                | "until"
                | "other"
                | "another"
                | "outlier"
                | "discount"
                | "concessions"
                | "besides"
                | "ever"
                | "before"
                | "than"
                | "normally"
                | "while"
                | "deposit"
                | "children"
                | "but"
                | "compared"
                | "against"
                | "total"
                | "more"
                | "extra"
                | "off"
                | "less"
                | "fee"
                | "charge"
                | "added"
                | "expected"
                | "forecast"
                | "estimates"
                | "estimate"
                | "could"
                | "rival"
        )
    })
}
