//! One thing with two sizes or lengths: "a hole 30 metres deep … the 50-metre-deep hole", "a 21-day strike … the strike,
//! which lasted 12 days". Only where one size is told before, and the thing is told as known.

use super::{Report, Words, conflict};
use crate::quantity::{Kind, Role};
use crate::sentence::{Text, Told};
use crate::token::{Key, Token, key};
use std::collections::HashMap;
use std::ops::Range;

/// What has a size, in which direction.
type Thing = (Key, Key);

/// Adds every pair.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let mut told: HashMap<Thing, Vec<Told>> = HashMap::new();
    for later in &text.facts().told {
        if !matches!(later.sort.kind, Kind::Measure | Kind::Duration) {
            continue;
        }
        let Some((thing, phrase)) = thing(text, later) else { continue };
        let before = told.entry(thing).or_default();
        let exchanged = |earlier: &Told| earlier.digits.exchanged(later.digits).then_some(0..0);
        let phrase = phrase.or_else(|| before.first().and_then(exchanged));
        if let ([earlier], Some(phrase)) = (before.as_slice(), phrase)
            && earlier.sort == later.sort
            && earlier.sentence != later.sentence
            && (later.sort.kind == Kind::Measure || is_attributive(text, earlier) != is_attributive(text, later))
            && !meet(text, earlier, later)
            && !text.are_apart(earlier, later, &phrase)
            && (phrase.is_empty() || !super::closed::is_elsewhere(text, phrase.end))
        {
            report.slips.push(conflict(text, later, earlier, None));
        }
        before.push(*later);
    }
}

/// "a 21-day strike"; two of the like ("the 2-year yield", "the 10-year yield") are two things.
fn is_attributive(text: &Text<'_>, told: &Told) -> bool {
    text.quantities.get(told.quantity).is_some_and(|quantity| quantity.attributive)
}

/// Whether two figures can have one value.
pub fn meet(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let loose = |told: &Told| text.quantities.get(told.quantity).and_then(|quantity| quantity.loose(Role::Level));
    loose(one).zip(loose(other)).is_none_or(|(one, other)| one.meets(other))
}

/// The thing that a size belongs to, and the phrase in which it is told as known.
fn thing(text: &Text<'_>, told: &Told) -> Option<(Thing, Option<Range<u32>>)> {
    let quantity = text.quantities.get(told.quantity)?;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let word = |at: u32| text.tokens.get(at as usize).map(|token| token.text(text.prose())).unwrap_or_default();
    if let Some(noun) = told.noun.filter(|_| quantity.attributive) {
        let head = text.heads.get(told.quantity).copied().flatten()?;
        let way = (start..head.end).find_map(|at| way(word(at)));
        let way = way.or((told.sort.kind == Kind::Duration).then(|| key("last")))?;
        return Some(((noun, way), text.renewed(told)));
    }
    let noun = |at: u32| text.tokens.get(at as usize).filter(|token| token.is_word()).map(|token| noun_of(text, token));
    if told.sort.kind == Kind::Duration {
        let lasted = matches!(word(start.checked_sub(1)?), "lasted" | "lasting");
        let which = matches!(word(start.checked_sub(2)?), "which" | "that");
        let at = start.checked_sub(if which { 3 } else { 2 })?;
        let at = if word(at) == "," { at.checked_sub(1)? } else { at };
        let known = word(at.checked_sub(1)?).eq_ignore_ascii_case("the");
        return lasted.then(|| Some(((noun(at)?, key("last")), known.then(|| at - 1..at + 1)))).flatten();
    }
    let way = way(word(end))?;
    let verb = matches!(word(start.checked_sub(1)?), "is" | "was" | "measures" | "measured" | "stands" | "stood");
    // "a stretch of cliff 90 metres long": either noun may be named again; the first is what is measured.
    let at = start.checked_sub(if verb { 2 } else { 1 })?;
    let of = at.checked_sub(1).is_some_and(|before| word(before) == "of");
    Some(((noun(if of { at.checked_sub(2)? } else { at })?, way), None))
}

fn noun_of(text: &Text<'_>, token: &Token) -> Key {
    crate::lexicon::singular_key(token.text(text.prose()))
}

/// The direction that a word of size names.
fn way(word: &str) -> Option<Key> {
    match word {
        "across" | "wide" | "broad" => Some(key("wide")),
        "high" | "tall" => Some(key("high")),
        "deep" | "long" | "thick" => Some(key(word)),
        _ => None,
    }
}
