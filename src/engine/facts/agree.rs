//! Mentions that agree, for the worksheet: one value twice, told of one thing. Nothing here is ever a conflict.
//!
//! The rarer the number, the less must be shared beside it: four digits alone are no chance, two need one noun, several
//! words and no two sets of names.

use super::repeat::is_kin;
use super::{Report, Tie, Words, span};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};
use crate::token::{Flags, KeySet};

/// Adds every later mention with the first that it agrees with.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for later in &facts.told {
        let same = |earlier: &&Told| {
            earlier.value == later.value && earlier.sentence != later.sentence && is_one(text, earlier, later)
        };
        if let Some(earlier) = facts.alike(later).find(same) {
            report.ties.push(Tie::agreed(span(text, later), span(text, earlier)));
        }
    }
}

/// Whether two figures of one value tell one fact.
fn is_one(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    if matches!(later.sort.kind, Kind::Multiple | Kind::Score | Kind::Fraction | Kind::OneIn)
        || !alike_bound(text, earlier, later)
    {
        return false;
    }
    let words = text.sentence_stems(later.sentence);
    let shared = text.sentence_stems(earlier.sentence).intersection(&words).count();
    let noun = earlier.noun.is_some() && earlier.noun == later.noun;
    let renewed = || text.renewed(later).is_some_and(|phrase| is_kin(text, earlier, later, &phrase));
    let named = || share_names(text, earlier, later);
    let attributive = text.quantities.get(later.quantity).is_some_and(|quantity| quantity.attributive);
    let bare = later.sort.kind == Kind::Count && later.sort.unit.is_none() && !noun;
    match later.digits.count() {
        // "a 5-star analyst", "the one-year horizon": a class of things, not one thing.
        1 | 2 if attributive && !(shared > 3 && named()) => false,
        3 if bare => false,
        1 => noun && shared > 2 && named() || renewed() && shared > 1 && named(),
        2 => (noun && shared > 1 || shared > 2 || renewed() && shared > 0) && named(),
        3 => (noun || shared > 0) && named(),
        _ => true,
    }
}

/// Both bare, or both under a bound of one kind: "up to 40" is no second mention of "more than 40".
fn alike_bound(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let hedge = |told: &Told| text.quantities.get(told.quantity).map(|quantity| quantity.hedge).unwrap_or_default();
    let side = |hedge: Hedge| match hedge {
        Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver => 1,
        Hedge::LessThan | Hedge::AtMost | Hedge::UpTo | Hedge::Nearly => 2,
        _ => 0,
    };
    let (one, other) = (side(hedge(one)), side(hedge(other)));
    one == other || one == 0 || other == 0
}

/// Whether the sentences share a name, or one of them has none.
fn share_names(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let (one, other) = (names(text, one), names(text, other));
    one.is_empty() || other.is_empty() || one.iter().any(|name| other.contains(&name))
}

/// Words with a capital inside a sentence.
fn names(text: &Text<'_>, told: &Told) -> KeySet {
    let range = text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let inner = text.tokens_in(range).iter().skip(1);
    inner.filter(|token| token.is_word() && token.flags.any(Flags::CAPITAL)).map(|token| token.key).collect()
}
