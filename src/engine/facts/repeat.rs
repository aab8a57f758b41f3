//! One fact with two neighbouring digits exchanged: "12,000 people … the 21,000 islanders".

use super::{Report, Words, alone, conflict};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Stems, Text, Told};
use std::ops::Range;

/// Adds every pair.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for later in facts.told.iter().filter(|told| is_candidate(text, told)) {
        let pair = facts.shuffled(later).filter(|earlier| is_slip(text, earlier, later)).last();
        let Some((at, other)) = pair.and_then(|earlier| alone(text, earlier, later)) else { continue };
        report.slips.push(conflict(text, at, other, Some("two digits have changed places")));
    }
}

/// Bare counts, amounts and measures of two digits and more.
fn is_candidate(text: &Text<'_>, told: &Told) -> bool {
    let bare = text
        .quantities
        .get(told.quantity)
        .is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.lexical);
    bare && told.digits.count() > 1
        && matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Duration)
}

fn is_slip(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    if earlier.sentence == later.sentence
        || !is_candidate(text, earlier)
        || !earlier.digits.exchanged(later.digits)
        || earlier.digits.step(earlier.value) != later.digits.step(later.value)
    {
        return false;
    }
    let phrase = text.renewed(later);
    phrase.is_some_and(|phrase| is_kin(text, earlier, later, &phrase) && !text.rivals(earlier, later, &phrase))
}

/// The words of a renewed phrase, the figure itself left out.
pub fn words(text: &Text<'_>, told: &Told, phrase: &Range<u32>) -> Stems {
    let figure = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
    let mut words = text.stems(phrase.start..figure.start.max(phrase.start));
    words.extend(text.stems(figure.end.min(phrase.end)..phrase.end));
    words
}

/// Whether two figures count or measure the like: one noun, people both, or a word of the later phrase in the earlier's
/// sentence.
pub fn is_kin(text: &Text<'_>, earlier: &Told, later: &Told, phrase: &Range<u32>) -> bool {
    if let (Some(one), Some(other)) = (earlier.noun, later.noun)
        && one == other
    {
        return true;
    }
    let people = |told: &Told| {
        let head = text.heads.get(told.quantity).copied().flatten();
        head.is_some_and(|head| text.is_person(head.end - 1))
    };
    if people(earlier) && (people(later) || phrase.clone().any(|at| text.is_person(at))) {
        return true;
    }
    let counted = later.noun.is_some() && later.sort.unit.is_none();
    let words = words(text, later, phrase);
    !counted && text.sentence_stems(earlier.sentence).intersection(&words).next().is_some()
}
