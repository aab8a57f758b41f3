//! A headline's figure against the one figure of its sort below: "Four held over stolen lead" above "Police arrested five
//! people", "Rents up 9%" above "City rents rose 6%".
//!
//! Comes in: words that tell the same ("held", "arrested"), and words of change. Goes out: the headline's figure, where the
//! sentence below speaks of all that the headline speaks of, or of the same deed, or where two digits stand exchanged.

use super::super::repeat::is_found;
use super::super::{conflict, span};
use super::{Report, Words, few, is_some_of, loose};
use crate::quantity::Kind;
use crate::sentence::{Stems, Text, Told, stem};
use crate::token::{Key, Token};

/// Adds the figure of the headline, if the text has another.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let Some(told) = few(text) else { return };
    exchanged(text, told, report);
    let facts = text.facts();
    let mut above = told.iter().filter(|told| facts.is_headline(told));
    let Some(above) = above.next().filter(|_| above.next().is_none()) else { return };
    let alike = |other: &&Told| {
        !facts.is_headline(other)
            && other.sort == above.sort
            && is_of_one_kind(above, other)
            && (other.sort.kind != Kind::Count || !is_some_of(text, other))
    };
    let mut below = told.iter().filter(alike);
    let Some(below) = below.next().filter(|_| below.next().is_none()) else { return };
    let off = loose(text, above).zip(loose(text, below)).is_some_and(|(one, other)| !one.meets(other));
    let bound = text.quantities.get(above.quantity).is_some_and(|quantity| super::super::sole::passes(text, quantity));
    if off
        && !bound
        && is_same(text, words, above, below)
        && !text.rivals(above, below, &(0..0))
        && !is_quoted(text, below)
    {
        report.slips.push(conflict(text, above, below, None));
    }
}

/// "28 hours of film … the 82 hours": the only two of a sort, two digits of them exchanged.
fn exchanged(text: &Text<'_>, told: &[Told], report: &mut Report) {
    for (earlier, later) in told.iter().enumerate().flat_map(|(at, one)| {
        let later = told.iter().skip(at + 1);
        later.filter(|other| other.sort == one.sort).take(1).map(move |other| (one, other))
    }) {
        let lone = told.iter().filter(|other| other.sort == earlier.sort).count() == 2;
        let swapped = lone && earlier.sentence != later.sentence && earlier.digits.exchanged(later.digits);
        let Some(phrase) = Some(()).filter(|()| swapped).and_then(|()| text.renewed(later)) else { continue };
        let nouns = earlier.noun.zip(later.noun).is_none_or(|(one, other)| one == other);
        let apart = text.rivals(earlier, later, &phrase)
            || super::is_told_apart(text, earlier, phrase.end)
            || is_found(text, later);
        if nouns && earlier.sort.kind != Kind::Percent && !apart {
            report.slips.push(conflict(text, later, earlier, None));
        }
    }
}

fn is_quoted(text: &Text<'_>, told: &Told) -> bool {
    text.is_quoted(span(text, told))
}

/// Counts of one noun, or of one that the headline leaves out.
fn is_of_one_kind(above: &Told, below: &Told) -> bool {
    above.sort.kind != Kind::Count || above.noun.is_none() || above.noun == below.noun
}

/// Whether the sentence below tells what the headline tells.
fn is_same(text: &Text<'_>, words: &Words, above: &Told, below: &Told) -> bool {
    let figure = text.quantities.get(above.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
    let sentence = text.sentences.get(above.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let mut speaks = text.stems(sentence.start..figure.start);
    speaks.extend(text.stems(figure.end..sentence.end));
    let mut said = text.sentence_stems(below.sentence);
    // "Rents up 9%": small words that tell a change carry none elsewhere.
    let small = |tokens: &[Token], stems: &mut Stems| {
        let told = tokens.iter().filter(|token| matches!(token.text(text.prose()), "up" | "down"));
        stems.extend(told.map(|token| stem(token.text(text.prose()))));
    };
    small(text.tokens_in(sentence), &mut speaks);
    let body = text.sentences.get(below.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    small(text.tokens_in(body), &mut said);
    let ways = |stems: &Stems| {
        let up = stems.iter().any(|word| words.rise.contains(word));
        let down = stems.iter().any(|word| words.fall.contains(word));
        (up, down)
    };
    let one_way = ways(&speaks) == ways(&said);
    let things: Vec<Key> =
        speaks.iter().copied().filter(|word| !words.rise.contains(word) && !words.fall.contains(word)).collect();
    let shared = things.iter().filter(|word| said.contains(word)).count();
    let deed = words
        .alike
        .iter()
        .any(|class| speaks.iter().any(|word| class.contains(word)) && said.iter().any(|word| class.contains(word)));
    let exchanged = above.digits.exchanged(below.digits) && above.digits.count() > 2 && !is_found(text, below);
    let bare = above.sort.kind == Kind::Count && above.noun.is_none();
    let all = !things.is_empty() && shared == things.len();
    exchanged || deed && (bare || above.sort.kind != Kind::Count || shared > 0) || !bare && one_way && all
}

/// The words of classes: "held|arrest".
pub fn classes(list: &[&str]) -> Vec<Stems> {
    list.iter().map(|class| class.split('|').map(|word| stem(word.trim())).collect()).collect()
}
