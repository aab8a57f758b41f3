//! Members of a list of figures: whether a figure before it is one of them, and whether a unit among them is a noun.
//!
//! Comes in: the list of a binding. Goes out: the same. Not here: how a list is read (`coordination`).

use super::bind::Binding;
use super::matcher::Filler;
use super::operand::Operand;
use super::scene::Scene;
use crate::exact::Rational;
use crate::lexicon::singular_key;
use crate::quantity::{Amount, Kind, Number, Quantity, UnitSet};
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

/// Takes an "m" beside a count of millions for millions, not metres: "30m of its 120m shares".
pub(super) fn count_millions(slots: &mut [(u8, Operand)], prose: &str) {
    let written = |figure: &Quantity| {
        let number = figure.span.of(prose).strip_suffix('m');
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
    };
    let millions =
        |figure: &Quantity| figure.kind == Kind::Count && figure.number().is_some_and(|number| number.scale == MILLION);
    let counted = slots
        .iter()
        .any(|(_, operand)| matches!(operand, Operand::Figure(figure) if millions(figure) && written(figure)));
    for (_, operand) in slots.iter_mut().filter(|_| counted) {
        let Operand::Figure(figure) = operand else { continue };
        let (true, Some(number)) = (figure.kind == Kind::Measure && written(figure), figure.number()) else { continue };
        let factor = Rational::power_of_ten(i32::from(MILLION));
        let raised = |value: Rational| factor.and_then(|factor| value.mul(factor));
        if let (Some(value), Some(grain)) = (raised(number.value), raised(number.grain)) {
            let amount = Amount::Number(Number { value, grain, scale: MILLION, ..number });
            **figure = Quantity { kind: Kind::Count, units: UnitSet::default(), amount, ..*figure.clone() };
        }
    }
}

/// The power of ten of a million.
const MILLION: u8 = 6;

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
