//! Two lists in one order, told by "respectively": "Marlow, Castell and the Ridley Group shed 340 and 210 jobs, respectively".
//!
//! Comes in: a text and its places of "respectively". Goes out: the figures, where they are not as many as what they belong
//! to: the coordination before them in the sentence, the "three men" of it, or the only number of "clinics" above. Not here:
//! names and roles without figures (a relation), and whether the figures stand in the right order.

use super::{Report, Slip, Words};
use crate::lexicon::singular_key;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{LEADS, Text};
use crate::span::Span;
use crate::token::Flags;
use std::ops::Range;

/// The word at which the rule is asked.
pub const CALL: [&str; 1] = ["respectively"];

/// Words between the last figure and "respectively": "years old,".
const TAIL: u32 = 4;
/// Words of the longest item of a list.
const ITEM: u32 = 4;
/// The most members that are counted.
const MOST: usize = 8;

/// Adds every list of figures of another length than what it belongs to.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in report.called.clone() {
        let found = figures(text, at).and_then(|figures| {
            let sentence = text.sentences.get(text.sentence_at(at))?;
            let before = sentence.tokens.start..figures.first()?.tokens.start;
            let alone = report.called.iter().filter(|other| sentence.tokens.contains(other)).count() == 1;
            let own = text.quantities_in(sentence.quantities.clone());
            // A list that holds figures of its own ("wheat to 3.66 million tonnes and barley") is another one.
            let amount =
                |quantity: &Quantity, span: Span| quantity.kind != Kind::Ordinal && quantity.span.overlaps(span);
            let plain = |(_, span): &(usize, Span)| {
                are_names(text, *span) || !own.iter().any(|quantity| amount(quantity, *span))
            };
            let (number, span) = coordination(text, before.clone())
                .filter(plain)
                .or_else(|| group(text, before))
                .filter(|_| alone)
                .filter(|(number, _)| *number <= MOST)?;
            (number != figures.len()).then(|| slip(text, &figures, number, span)).flatten()
        });
        report.slips.extend(found);
    }
}

/// "Wards 3, 7 and 9": numbers that are names, the first of them behind a word with a capital.
fn are_names(text: &Text<'_>, span: Span) -> bool {
    let from = text.quantities.partition_point(|quantity| quantity.span.end <= span.start);
    let to = text.quantities.partition_point(|quantity| quantity.span.start < span.end);
    let inside: Vec<&Quantity> = text.quantities.get(from..to).unwrap_or_default().iter().collect();
    let bare = |quantity: &&&Quantity| {
        matches!(quantity.kind, Kind::Count | Kind::Identifier)
            && quantity.units.is_empty()
            && quantity.tokens.len() == 1
    };
    let led = inside
        .first()
        .and_then(|first| first.tokens.start.checked_sub(1))
        .is_some_and(|at| is_capital(text, at) && text.word(at).ends_with('s'));
    led && inside.iter().filter(bare).count() == inside.len()
}

/// The figures right before "respectively": of one kind, parted by commas, with "and" before the last.
pub fn figures<'t>(text: &'t Text<'_>, at: u32) -> Option<Vec<&'t Quantity>> {
    let behind = text.figure_from(at);
    let mut members: Vec<&Quantity> = Vec::new();
    for quantity in text.quantities.get(..behind)?.iter().rev().take(MOST + 1) {
        let Some(next) = members.last() else {
            let tail = quantity.tokens.end..at;
            if tail.len() as u32 > TAIL || tail.clone().any(|at| matches!(text.word(at), "and" | "for" | "in" | "to")) {
                return None;
            }
            members.push(quantity);
            continue;
        };
        let gap = quantity.tokens.end..next.tokens.start;
        let marks: Vec<&str> =
            gap.clone().map(|at| text.word(at)).filter(|word| matches!(*word, "and" | ",")).collect();
        let fits = match marks.as_slice() {
            ["and"] | [",", "and"] => members.len() == 1,
            [","] => members.len() > 1,
            _ => false,
        };
        // "The 10,000 metres, in 31:18 and 31:42": the list begins behind the comma.
        let opens =
            gap.clone().any(|at| text.word(at) == "," && matches!(text.word(at + 1), "in" | "at" | "with" | "by"));
        // "3.4 million phones in the quarter, 1.9 million and 1.5 million": a figure with a phrase of its own is the whole.
        let phrased = members.len() > 1
            && gap.clone().any(|at| matches!(text.word(at), "in" | "of" | "for" | "at" | "on" | "between" | "from"));
        let opens =
            opens || phrased && members.first().is_some_and(|last| text.word(last.tokens.end) == "respectively");
        let alike = quantity.kind == next.kind || next.units.is_empty() || quantity.units.is_empty();
        // "May, June and July": one that is no figure to the grammar.
        if quantity.kind == Kind::Date && gap.clone().any(|at| is_capital(text, at)) {
            return None;
        }
        let words = gap.filter(|at| text.tokens.get(*at as usize).is_some_and(|token| token.is_word())).count();
        if !fits || opens || !alike || words > 4 {
            break;
        }
        members.push(quantity);
    }
    // "In May, June and July": the first of the list may be no figure to the grammar.
    let first = members.last()?;
    let at = first.tokens.start;
    if first.kind == Kind::Date && at > 1 && text.word(at - 1) == "," && is_capital(text, at - 2) {
        return None;
    }
    members.reverse();
    let plain = |quantity: &&Quantity| !quantity.lexical && quantity.kind != Kind::Identifier;
    (members.len() > 1 && members.iter().all(plain)).then_some(members)
}

/// The last coordination of a stretch: its members, which are of one shape.
fn coordination(text: &Text<'_>, before: Range<u32>) -> Option<(usize, Span)> {
    let and = before.clone().rev().find(|at| text.word(*at) == "and")?;
    // "Between 1987 and 1990", "and with terms of": no list ends so.
    let span =
        (before.start.max(and.saturating_sub(ITEM))..and).any(|at| matches!(text.word(at), "between" | "Between"));
    let leads = matches!(
        text.word(and + 1),
        "with" | "of" | "in" | "at" | "for" | "to" | "by" | "from" | "on" | "has" | "have"
    );
    if and + 1 >= before.end || span || leads {
        return None;
    }
    let shape = shape(text, and + 1);
    let (mut number, mut end) = (2, and.checked_sub(1).filter(|at| text.word(*at) == ",").unwrap_or(and));
    while let Some(comma) = (before.start..end).rev().find(|at| text.word(*at) == ",") {
        let item = comma + 1..end;
        if item.is_empty() || self::shape(text, item.start) != shape {
            break;
        }
        if leads_in(text, before.start..comma) {
            // "In the districts of Orme, Tolm and Wend", "in maths, art and reading": the first may be a member.
            if shape == Shape::Plain || shape == Shape::Name && is_capital(text, comma - 1) {
                return None;
            }
            break;
        }
        // "Below the weir, levels of nitrate, ammonia and phosphate": which comma opens the list is unsure.
        let of = shape == Shape::Plain && item.clone().any(|at| text.word(at) == "of");
        if item.len() as u32 > ITEM || of || !is_item(text, item.clone()) {
            return None;
        }
        (number, end) = (number + 1, comma);
    }
    // The first member ends where the first comma stands; before it stands the verb or nothing.
    let first = end.saturating_sub(ITEM).max(before.start)..end;
    let led = match shape {
        Shape::Name => is_capital(text, end.checked_sub(1)?),
        Shape::Definite => first.clone().any(|at| self::shape(text, at) == Shape::Definite),
        Shape::Figure => first.clone().rev().take(3).any(|at| over(text, at).is_some()),
        Shape::Plain => number == 2 || first.start == before.start,
    };
    // "The Rose and Crown and the Ship": which "and" parts the members is unsure.
    if (first.start..and).any(|at| text.word(at) == "and")
        || (first.start.saturating_sub(ITEM).max(before.start)..first.start).any(|at| text.word(at) == "and")
            && number == 2
    {
        return None;
    }
    let last = text.tokens.get(and as usize + 1)?;
    let start = text.tokens.get(first.start as usize)?.start;
    led.then(|| (number, Span::new(start, last.end)))
}

/// "In the spring, the winner and the runner-up": what leads a sentence in is no member of a list.
fn leads_in(text: &Text<'_>, stretch: Range<u32>) -> bool {
    let first = text.word(stretch.start);
    LEADS.iter().any(|lead| lead.eq_ignore_ascii_case(first)) && !stretch.clone().any(|at| text.word(at) == ",")
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Shape {
    Name,
    Definite,
    Figure,
    Plain,
}

fn shape(text: &Text<'_>, at: u32) -> Shape {
    match text.word(at).to_ascii_lowercase().as_str() {
        _ if over(text, at).is_some() => Shape::Figure,
        "the" | "its" | "his" | "her" | "their" | "a" | "an" => {
            if is_capital(text, at + 1) {
                Shape::Name
            } else {
                Shape::Definite
            }
        }
        _ if is_capital(text, at) => Shape::Name,
        _ => Shape::Plain,
    }
}

fn is_capital(text: &Text<'_>, at: u32) -> bool {
    text.tokens.get(at as usize).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL))
}

fn over<'t>(text: &'t Text<'_>, at: u32) -> Option<&'t Quantity> {
    let found = text.quantities.get(text.figure_from(at))?;
    found.tokens.contains(&at).then_some(found)
}

/// Nothing of a clause stands in it.
fn is_item(text: &Text<'_>, mut item: Range<u32>) -> bool {
    let clause = |at: u32| {
        matches!(
            text.word(at),
            "who"
                | "which"
                | "that"
                | "in"
                | "at"
                | "from"
                | "where"
                | "when"
                | "with"
                | "by"
                | "is"
                | "was"
                | "were"
                | "are"
                | ";"
                | ":"
                | "("
                | "–"
                | "—"
        )
    };
    !item.any(clause)
}

/// "The three men", "The four", or "the clinics" of which the text has told how many there are.
fn group(text: &Text<'_>, before: Range<u32>) -> Option<(usize, Span)> {
    if !matches!(text.word(before.start), "The" | "All" | "These" | "Those") {
        return None;
    }
    let mut inside = text.quantities.iter().filter(|quantity| before.contains(&quantity.tokens.start));
    if let Some(count) = inside.next() {
        let subject = count.tokens.start <= before.start + 1 && inside.next().is_none();
        return members(count).filter(|_| subject).map(|number| (number, count.span));
    }
    let noun = singular_key(text.word(before.start + 1));
    let plural = text.tokens.get(before.start as usize + 1)?.key != noun;
    let told = |(index, quantity): (usize, &Quantity)| {
        let head = text.heads.get(index).copied().flatten();
        (quantity.tokens.start < before.start && head.is_some_and(|head| head.noun == noun)).then(|| quantity.clone())
    };
    let mut told = text.quantities.iter().enumerate().filter_map(told);
    let only = told.next().filter(|_| told.next().is_none() && plural)?;
    members(&only).map(|number| (number, only.span))
}

/// A small whole number of things, without a hedge.
fn members(count: &Quantity) -> Option<usize> {
    let number =
        count.whole().filter(|_| count.kind == Kind::Count && count.hedge == Hedge::None && !count.attributive)?;
    usize::try_from(number).ok().filter(|number| (2..=MOST).contains(number))
}

fn slip(text: &Text<'_>, figures: &[&Quantity], number: usize, span: Span) -> Option<Slip> {
    let whole = figures.first()?.span.join(figures.last()?.span);
    Some(Slip {
        span: whole,
        label: format!("{} figures for {number}", figures.len()),
        values: vec![
            ("first", number.to_string()),
            ("second", figures.len().to_string()),
            ("expected", span.of(text.prose()).to_owned()),
        ],
        evidence: vec![(span, "told here".to_owned())],
        ..Slip::default()
    })
}
