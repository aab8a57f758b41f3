//! The first of a kind against those behind it: "Lindau is the dearest at 1,840 euros. Oster, at 1,910, comes second",
//! "Casa Bruna, the biggest, bottled 2.2 million litres. Its closest rival managed 2.6 million".
//!
//! Comes in: a text. Goes out: the figure of the second, where it is beyond that of the first. Only where a word says that
//! the one is second, next or behind, and both have one figure of a sort.

use super::set::{behind_number, is_had};
use super::{Report, Words, apart, conflict, start};
use crate::quantity::{Amount, Hedge, Kind};
use crate::sentence::{Text, Told};

/// The words of [`superlative`].
pub const SUPERLATIVES: [&str; 35] = [
    "biggest",
    "largest",
    "highest",
    "tallest",
    "longest",
    "heaviest",
    "dearest",
    "priciest",
    "richest",
    "hottest",
    "wettest",
    "busiest",
    "deepest",
    "widest",
    "paid",
    "costliest",
    "wealthiest",
    "lowest",
    "smallest",
    "shortest",
    "lightest",
    "cheapest",
    "coldest",
    "driest",
    "most",
    "least",
    "fewest",
    "expensive",
    "populous",
    "valuable",
    "tops",
    "topped",
    "heads",
    "headed",
    "first",
];
/// The words behind "second-".
pub const FIRSTS: [&str; 5] = ["worst", "best", "biggest", "largest", "highest"];
/// The words of [`oldest`].
pub const OLDEST: [&str; 4] = ["oldest", "newest", "youngest", "eldest"];

/// Sentences from the first to the second.
const NEAR: usize = 2;
/// Words from the superlative to its figure, and from the second to its own.
const REACH: u32 = 14;

/// Adds every second that is beyond the first.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for at in report.called.iter().copied().filter(|at| *at > 0) {
        let Some(high) = superlative(text, at) else { continue };
        let Some(sentence) = sentence_of(text, at) else { continue };
        let from = facts.told.partition_point(|told| told.sentence < sentence);
        let later = facts.told.get(from..).unwrap_or_default();
        let bound = text.word(at + 1) == "of" && is_set(text, at + 2);
        let reach = if bound && text.is_short() { NEAR * 2 } else { NEAR };
        let near = later.iter().take_while(|told| told.sentence <= sentence + reach);
        let near: Vec<&Told> = near.filter(|told| is_level(text, told)).collect();
        let from = behind_number(text, at);
        let Some((place, first)) = near.iter().enumerate().find(|(_, told)| start(text, told) > from) else { continue };
        let carried = text.sentences.get(first.sentence).is_some_and(|next| {
            first.sentence == sentence + 1 && matches!(text.word(next.tokens.start), "It" | "He" | "She" | "They")
        });
        let close = start(text, first) <= at + REACH && first.sentence == sentence;
        if !(close || carried) {
            continue;
        }
        let outranks = |told: &&&Told| if high { told.value > first.value } else { told.value < first.value };
        let of_set =
            near.iter().skip(place + 1).filter(|told| is_like(text, first, told)).find(|told| bound && outranks(told));
        let Some(second) = of_set.or_else(|| near.get(place + 1).filter(|told| is_like(text, first, told))) else {
            continue;
        };
        let beyond = if high { second.value > first.value } else { second.value < first.value };
        if beyond
            && apart(text, first, second)
            && (bound || is_second(text, first, second))
            && !has_years(text, first, second)
        {
            let slip = conflict(text, second, first, None);
            let label = if high { "more than the first has" } else { "less than the first has" };
            report.slips.push(super::Slip { label: label.to_owned(), ..slip });
        }
    }
}

/// "The oldest was finished in 1894 … A viaduct followed in 1871".
pub fn oldest(text: &Text<'_>, _: &Words, report: &mut Report) {
    let years = |range: std::ops::Range<u32>| {
        range.filter_map(|index| {
            let quantity = text.quantities.get(index as usize)?;
            let Amount::Date(date, None) = quantity.amount else { return None };
            let lone = date.month.is_none()
                && date.years == 1
                && date.quarter.is_none()
                && text.word(quantity.tokens.start.checked_sub(1)?) == "in";
            Some((date.year.filter(|_| lone)?, quantity))
        })
    };
    let called = &report.called;
    for (at, sentence) in text.sentences.iter().enumerate() {
        let open = sentence.tokens.start..(sentence.tokens.start + 8).min(sentence.tokens.end);
        let oldest = called.iter().copied().find(|at| open.contains(at));
        let Some(oldest) = oldest else { continue };
        let old = matches!(text.word(oldest), "oldest" | "eldest");
        let set = oldest > sentence.tokens.start
            && text.word(oldest - 1).eq_ignore_ascii_case("the")
            && matches!(text.word(oldest + 1), "," | "was" | "is" | "of" | "dates");
        let Some((first, told)) = years(sentence.quantities.clone()).next().filter(|_| set) else { continue };
        let built = |start: u32| {
            (start.saturating_sub(4)..start).any(|at| {
                matches!(
                    text.word(at),
                    "built"
                        | "opened"
                        | "finished"
                        | "completed"
                        | "followed"
                        | "founded"
                        | "erected"
                        | "laid"
                        | "launched"
                        | "born"
                )
            })
        };
        let later = text.sentences.get(at + 1..(at + 4).min(text.sentences.len())).unwrap_or_default();
        let mut others = later.iter().flat_map(|sentence| years(sentence.quantities.clone()));
        let wrong = others
            .find(|(year, quantity)| built(quantity.tokens.start) && if old { *year < first } else { *year > first });
        if let Some((year, quantity)) = wrong.filter(|_| built(told.tokens.start)) {
            report.slips.push(super::Slip {
                span: quantity.span,
                label: format!("{} than the {}", if old { "older" } else { "newer" }, text.word(oldest)),
                values: vec![("first", first.to_string()), ("second", year.to_string())],
                evidence: vec![(told.span, text.word(oldest).to_owned())],
                ..super::Slip::default()
            });
        }
    }
}

/// "The second-worst performer fell 19%" behind a worst that fell 17%.
pub fn seconds(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for at in report.called.iter().copied().filter(|at| *at > 1) {
        // "second-worst" is three tokens.
        if text.word(at - 1) != "-" || text.word(at - 2) != "second" {
            continue;
        }
        let place = facts.told.partition_point(|told| start(text, told) < at);
        let near = |told: &&Told| {
            start(text, told) < at + REACH && matches!(told.sort.kind, Kind::Percent | Kind::Money | Kind::Measure)
        };
        let Some(second) = facts.told.get(place).filter(near) else { continue };
        let before = facts.told.get(..place).unwrap_or_default().iter().rev();
        let mut like =
            before.take_while(|told| told.sentence + 1 >= second.sentence).filter(|told| told.sort == second.sort);
        let Some(first) = like.next().filter(|_| like.next().is_none()) else { continue };
        if second.value > first.value && apart(text, first, second) && !has_years(text, first, second) {
            report.slips.push(super::Slip {
                label: "more than the first has".to_owned(),
                ..conflict(text, second, first, None)
            });
        }
    }
}

/// "the dearest", "the biggest", "topped", "fared worst": whether the first has the most.
fn superlative(text: &Text<'_>, at: u32) -> Option<bool> {
    let (before, after) = (|| text.word(at - 1), || text.word(at + 1));
    let high = match text.word(at) {
        "biggest" | "largest" | "highest" | "tallest" | "longest" | "heaviest" | "dearest" | "priciest" | "richest"
        | "hottest" | "wettest" | "busiest" | "deepest" | "widest" | "costliest" | "wealthiest"
            if matches!(before(), "the" | "The" | "was" | "is" | "were" | "are" | "," | "'s" | "’s") =>
        {
            Some(true)
        }
        "lowest" | "smallest" | "shortest" | "lightest" | "cheapest" | "coldest" | "driest"
            if matches!(before(), "the" | "The" | "was" | "is" | "were" | "are" | "," | "'s" | "’s") =>
        {
            Some(false)
        }
        "paid"
            if at > 2
                && text.spells(at - 2, "best-paid")
                && matches!(text.word(at - 3), "the" | "The" | "was" | "is") =>
        {
            Some(true)
        }
        "most" if before() == "the" && matches!(after(), "," | "." | "at" | "with") => Some(true),
        "least" | "fewest" if before() == "the" && matches!(after(), "," | "." | "at" | "with") => Some(false),
        "expensive" | "populous" | "valuable" if matches!(before(), "most") => Some(true),
        "tops" | "topped" | "heads" | "headed" if matches!(after(), "the" | "a") => Some(true),
        "first" if before() == "came" || before() == "placed" => Some(true),
        _ => None,
    };
    high.filter(|_| !matches!(after(), "since" | "in" | "ever" | "on") || matches!(text.word(at + 2), "the" | "with"))
}

/// "the three meteorites": all of the set are told of.
fn is_set(text: &Text<'_>, at: u32) -> bool {
    let named = matches!(text.word(at), "the" | "its" | "their");
    named && matches!(text.word(at + 1), "two" | "three" | "four" | "five" | "six" | "seven")
}

/// Words behind "next" that make it a place in an order.
const BEHIND_NEXT: [&str; 13] =
    ["with", "came", "comes", "was", "is", "on", "in", "at", "best", "largest", "highest", "biggest", "longest"];

/// "Next, with 70": "in the next valley" is no place in an order.
fn is_next(text: &Text<'_>, at: u32) -> bool {
    let behind = text.word(at + 1);
    matches!(text.word(at), "next" | "Next")
        && (!behind.starts_with(char::is_lowercase) || BEHIND_NEXT.contains(&behind))
}

/// Between the two figures, or right behind the second: "second", "next", "followed by", "its closest rival".
fn is_second(text: &Text<'_>, first: &Told, second: &Told) -> bool {
    let (Some(one), Some(other)) = (text.quantities.get(first.quantity), text.quantities.get(second.quantity)) else {
        return false;
    };
    let marks = |at: u32| {
        matches!(
            text.word(at),
            "second"
                | "Second"
                | "followed"
                | "rival"
                | "rivals"
                | "behind"
                | "trailed"
                | "trailing"
                | "ahead"
                | "champion"
                | "holder"
                | "closely"
        ) || text.spells(at, "runner-up")
            || is_next(text, at)
    };
    let between = one.tokens.end..other.tokens.start;
    let away =
        |at: u32| matches!(text.word(at), "year" | "quarter" | "half" | "month" | "week" | "time" | "season" | "day");
    let end = text.sentences.get(second.sentence).map_or(other.tokens.end, |sentence| sentence.tokens.end);
    let found = between.clone().chain(other.tokens.end..(other.tokens.end + 4).min(end)).find(|at| marks(*at));
    let record = between.clone().any(|at| matches!(text.word(at), "record" | "short"));
    between.len() < 24 && !record && found.is_some_and(|at| !away(at + 1) && !away(at + 2))
}

fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let plain = matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Duration);
    plain
        && text
            .quantities
            .get(told.quantity)
            .is_some_and(|quantity| !quantity.attributive && !quantity.lexical && quantity.hedge == Hedge::None)
        && !is_gap(text, told)
}

/// "1.3 points behind": how far the one is from the other.
fn is_gap(text: &Text<'_>, told: &Told) -> bool {
    let end = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.end).unwrap_or_default();
    (end..end + 2).any(|at| matches!(text.word(at), "behind" | "ahead" | "clear" | "adrift"))
}

/// One unit, and one noun, unless the second has none.
fn is_like(text: &Text<'_>, first: &Told, second: &Told) -> bool {
    // "managed 3.9 million" behind "3.1 million tonnes".
    let elided = second.sort.kind == Kind::Count && second.sort.unit.is_none() && first.sort.kind != Kind::Money;
    let elided = elided && (first.sort == second.sort || is_had(text, start(text, second)));
    let unit = first.sort.kind == second.sort.kind && first.sort.unit == second.sort.unit || elided;
    unit && (second.noun.is_none() || second.noun == first.noun) && (first.sort.unit.is_some() || first.noun.is_some())
}

/// A year between the two, or in the second's sentence: another time.
fn has_years(text: &Text<'_>, first: &Told, second: &Told) -> bool {
    let between = text.quantities.get(first.quantity + 1..second.quantity).unwrap_or_default();
    let behind = text.quantities.get(second.quantity + 1..second.quantity + 2).unwrap_or_default();
    between.iter().chain(behind).any(|quantity| matches!(quantity.amount, Amount::Date(date, _) if date.year.is_some()))
}

fn sentence_of(text: &Text<'_>, at: u32) -> Option<usize> {
    let found = text.sentence_at(at);
    text.sentences.get(found).filter(|sentence| !sentence.kind.is_heading()).map(|_| found)
}
