//! Places in a sentence, each with its figure: "second with 212 points, three places above Orion, fifth with 230".
//!
//! Comes in: a text and its ordinals. Goes out: a figure that is out of its place. Only where every figure of the sort that
//! the sentence has stands behind a place of its own, so that the order of all is told. Not here: superlatives (`ranked`),
//! and places sentences apart (`rank`).

use super::{Report, Slip, Words, conflict, start};
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::token::{Key, literal};

/// The ordinals that name a place, from the first on.
pub const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Words from a place to its figure.
const REACH: u32 = 10;

/// Nouns of which the fewest win.
const FAULTS: [Key; 6] =
    [literal("stroke"), literal("shot"), literal("fault"), literal("error"), literal("mistake"), literal("penalty")];

/// Nouns of which the most win.
const POINTS: [Key; 8] = [
    literal("point"),
    literal("vote"),
    literal("medal"),
    literal("mark"),
    literal("goal"),
    literal("win"),
    literal("run"),
    literal("try"),
];

/// Adds every figure that its place contradicts.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let mut places = report.called.iter().filter_map(|at| Some((place(text, *at)?, *at))).peekable();
    while let Some(first) = places.next() {
        let sentence = text.sentence_at(first.1);
        let Some(end) = text.sentences.get(sentence).map(|sentence| sentence.tokens.end) else { return };
        let mut group = vec![first];
        while let Some(next) = places.next_if(|(_, at)| *at < end) {
            group.push(next);
        }
        if group.len() > 1 {
            let slip = judged(text, sentence, &group);
            report.slips.extend(slip);
        }
    }
}

/// "finished third", "second place", "fifth with 230"; none for "her second goal", "the first half".
fn place(text: &Text<'_>, at: u32) -> Option<usize> {
    let word = text.word(at).to_ascii_lowercase();
    let ordinal = ORDINALS.iter().position(|known| *known == word)?;
    let before = at.checked_sub(1).map(|at| text.word(at)).unwrap_or_default().to_ascii_lowercase();
    let named = matches!(before.as_str(), "the" | "his" | "her" | "their" | "its" | "a" | "-" | "every" | "each");
    let behind = text.word(at + 1);
    let spot = matches!(behind, "place" | "spot" | "position");
    (spot || !named && matches!(behind, "with" | "on" | "in" | "at" | "," | "(")).then_some(ordinal)
}

/// The figure that is out of place, if the figures of the sentence are those of the places, one each.
fn judged(text: &Text<'_>, sentence: usize, places: &[(usize, u32)]) -> Option<Slip> {
    let told = &text.facts().told;
    let from = told.partition_point(|told| told.sentence < sentence);
    let all: Vec<&Told> = told.get(from..)?.iter().take_while(|told| told.sentence == sentence).collect();
    let levels = all.iter().copied().filter(|told| is_level(text, told));
    let own: Vec<&Told> = places
        .iter()
        .enumerate()
        .filter_map(|(index, (_, at))| {
            let next = places.get(index + 1).map_or(u32::MAX, |(_, next)| *next);
            levels.clone().find(|told| start(text, told) > *at && start(text, told) < next.min(at + REACH))
        })
        .collect();
    let first = own.first().filter(|_| own.len() == places.len())?;
    let like = |told: &&Told| {
        told.sort.kind == first.sort.kind
            && (told.sort.unit == first.sort.unit || told.sort.unit.is_none())
            && (told.noun.is_none() || told.noun == first.noun)
    };
    let alone = levels.filter(like).count() == own.len();
    let rising = places.windows(2).all(|pair| matches!(pair, [(one, _), (other, _)] if one < other));
    if !alone || !rising || !own.iter().all(like) {
        return None;
    }
    // "Second in 52.90": the time of a race.
    let timed = first.noun.is_none() && start(text, first).checked_sub(1).is_some_and(|at| text.word(at) == "in");
    let few = timed || first.sort.kind == Kind::Duration || first.noun.is_some_and(|noun| FAULTS.contains(&noun));
    let wrong = own.windows(2).find_map(|pair| match pair {
        [one, other] => (if few { other.value < one.value } else { other.value > one.value }).then_some((*one, *other)),
        _ => None,
    });
    let (one, other) = wrong?;
    let label = if few { "less than who is ahead" } else { "more than who is ahead" };
    Some(Slip { label: label.to_owned(), ..conflict(text, other, one, None) })
}

fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let kind = match told.sort.kind {
        Kind::Count => told.noun.is_none_or(|noun| POINTS.contains(&noun) || FAULTS.contains(&noun)),
        Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration => true,
        _ => false,
    };
    let plain = |quantity: &Quantity| {
        !quantity.attributive && !quantity.lexical && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
    };
    kind && text.quantities.get(told.quantity).is_some_and(|quantity| plain(quantity) && !is_gap(text, quantity))
}

/// "Second, 0.2 behind Orr": how far one is from another, no figure of a place.
fn is_gap(text: &Text<'_>, quantity: &Quantity) -> bool {
    (quantity.tokens.end..quantity.tokens.end + 2).any(|at| {
        matches!(
            text.word(at),
            "behind"
                | "ahead"
                | "back"
                | "adrift"
                | "clear"
                | "off"
                | "slower"
                | "faster"
                | "short"
                | "down"
                | "further"
        )
    })
}
