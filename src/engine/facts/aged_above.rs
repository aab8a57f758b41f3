//! A headline's age against the one age below: "Man, 63, rescued" above "Gareth Pugh, 36".
//!
//! Comes in: a text. Goes out: the headline's age, where the body has one other, written like it, and none like it. Not
//! here: ages of one person in the body (`aged`), those of somebody beside the one that the text is about.

use super::aged::capital;
use super::{Report, Slip, Words};
use crate::quantity::{Kind, Quantity};
use crate::sentence::Text;

/// Those who stand beside the one that a text is about.
const KIN: [&str; 30] = [
    "friend",
    "boyfriend",
    "girlfriend",
    "partner",
    "husband",
    "wife",
    "son",
    "daughter",
    "brother",
    "sister",
    "mother",
    "father",
    "aunt",
    "uncle",
    "nephew",
    "niece",
    "cousin",
    "grandson",
    "granddaughter",
    "grandmother",
    "grandfather",
    "neighbour",
    "neighbor",
    "colleague",
    "rival",
    "deputy",
    "victim",
    "widow",
    "passenger",
    "witness",
];

/// Adds the headline's one age, where the body has one other and none like it.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let headline = text.facts().headline.clone();
    let age = |quantity: &&Quantity| {
        let apposed = quantity.tokens.start.checked_sub(1).is_some_and(|at| text.word(at) == ",");
        quantity.kind == Kind::Age && quantity.whole().is_some() && apposed && !quantity.attributive
    };
    let split =
        headline.clone().last().and_then(|at| text.sentences.get(at)).map(|at| at.quantities.end).unwrap_or_default();
    let mut told = text.quantities_in(0..split).iter().filter(age);
    let Some(first) = told.next().filter(|_| told.next().is_none()) else { return };
    let body = text.quantities.get(split as usize..).unwrap_or_default();
    let again = |other: &Quantity| matches!(other.kind, Kind::Age | Kind::Count) && other.whole() == first.whole();
    let below: Vec<&Quantity> = body.iter().filter(age).collect();
    let Some(other) = below.first().filter(|_| !body.iter().any(again)) else { return };
    let alike = below.iter().all(|age| age.whole() == other.whole());
    let apart = first.whole().zip(other.whole()).is_some_and(|(one, other)| one.abs_diff(other) > 1);
    if alike && apart && is_miswritten(first, other) && !is_kin(text, other) {
        let written = |age: &Quantity| age.span.of(text.prose()).to_owned();
        report.slips.push(Slip {
            span: first.span,
            label: format!("{} there", written(other)),
            values: vec![("first", written(other)), ("second", written(first))],
            evidence: vec![(other.span, "told here".to_owned())],
            ..Slip::default()
        });
    }
}

/// One digit differs, or two are exchanged: what is further off is another person's age.
fn is_miswritten(one: &Quantity, other: &Quantity) -> bool {
    let digits = |age: &Quantity| age.whole().map(|age| age.to_string()).unwrap_or_default();
    let (one, other) = (digits(one), digits(other));
    let turned = one.chars().rev().eq(other.chars());
    one.len() == other.len()
        && (turned || one.chars().zip(other.chars()).filter(|(one, other)| one != other).count() == 1)
}

/// "her boyfriend, Ross Hale, 29", "a friend of his, Jack Dunn, 35": another than the one above.
fn is_kin(text: &Text<'_>, age: &Quantity) -> bool {
    let name = |at: &u32| capital(text, *at).is_some() || matches!(text.word(*at), "," | "-");
    let Some(comma) = age.tokens.start.checked_sub(1) else { return false };
    let sentence = text.sentence_at(comma);
    let opens = text.sentences.get(sentence).map_or(comma, |sentence| sentence.tokens.start);
    let Some(noun) = (comma.saturating_sub(6).max(opens)..comma).rev().find(|at| !name(at)) else { return false };
    let owned = noun.saturating_sub(2).max(opens)..noun;
    KIN.contains(&text.word(noun))
        || owned
            .into_iter()
            .any(|at| matches!(text.word(at), "her" | "his" | "their" | "Her" | "His" | "Their" | "whose"))
}
