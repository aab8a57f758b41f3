//! Members of a list of figures: whether a figure before it is one of them, and whether a unit among them is a noun.
//!
//! Comes in: the list of a binding. Goes out: the same. Not here: how a list is read (`coordination`).

use super::bind::Binding;
use super::matcher::Filler;
use super::scene::Scene;
use crate::exact::Rational;
use crate::lexicon::singular_key;
use crate::quantity::{Kind, Quantity, UnitSet};
use crate::token::key;

/// Takes a unit that stands among counts, and has no plural where its number asks for one, for the noun of what is
/// counted: "64 plover, 97 knot and 12 teal" are birds.
pub(super) fn count_things(list: &mut [Quantity], prose: &str) {
    let counts = |quantity: &Quantity| quantity.kind == Kind::Count && quantity.units.is_empty();
    let noun = |quantity: &Quantity| {
        let word = quantity.span.of(prose).rsplit(' ').next().unwrap_or_default();
        let written = word.len() > 3 && word.bytes().all(|letter| letter.is_ascii_lowercase());
        let one = quantity.number().is_none_or(|number| number.value == Rational::ONE);
        quantity.kind == Kind::Measure && written && !one && singular_key(word) == key(word)
    };
    if list.iter().filter(|quantity| counts(quantity)).count() > 1
        && list.iter().all(|quantity| counts(quantity) || noun(quantity))
    {
        for quantity in list.iter_mut().filter(|quantity| noun(quantity)) {
            (quantity.kind, quantity.units, quantity.lexical) = (Kind::Count, UnitSet::default(), true);
        }
    }
}

/// Whether a figure goes on in the manner of the list beside it: in "340 guests on Friday, 410 on Saturday and 250 on
/// Sunday" it is the first member, not the whole.
pub(super) fn is_sibling(group: &[u8], binding: &Binding, scene: &Scene<'_>) -> bool {
    let spot = |index: &usize| scene.spots.get(*index);
    let (mut whole, mut part) = (None, None);
    for (_, filler) in binding.slots.iter().filter(|(slot, _)| group.contains(slot)) {
        match filler {
            Filler::Figure(index) => whole = spot(index),
            Filler::List(list) => part = list.first().and_then(spot),
            _ => {}
        }
    }
    let Some((whole, part)) = whole.zip(part).filter(|(whole, part)| whole.tokens.end < part.tokens.start) else {
        return false;
    };
    let [behind_noun, behind_part] = [whole.ends[1], part.ends[2]].map(|at| scene.token(at).map(|token| token.key));
    whole.ends[0] > whole.ends[1] && behind_noun == behind_part
}
