//! What each figure of a failing change would have to be, and the slips of reckoning that explain it.
//!
//! Comes in: an equation that calls `change`, `difference` or `points`, and its figures. Goes out: for each level the
//! value that would make it hold, and a note where the new figure was taken as the base or the two levels are exchanged.
//! Not here: slips of the pen (`repair`).

use super::judge::{Facts, Judgement, slot_number};
use super::operand::{self, Operand, Operands};
use crate::check::{Equation, Expression, Relation};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Quantity};
use crate::span::Span;

/// What would make a claim hold.
#[derive(Debug, Clone, Default)]
pub struct Images {
    /// Figures, each with what it would have to be.
    pub needed: Vec<(Span, Operand, Judgement)>,
    /// How it came about.
    pub note: Option<&'static str>,
}

/// The images of a failing equation; none for equations that are no change.
#[must_use]
pub fn images(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Images {
    images_of(equation, relation, operands, facts).unwrap_or_default()
}

fn images_of(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Option<Images> {
    let (name, [told, from, to]) = figures(equation, relation, operands)?;
    let (change, old, new) = (value(told, facts)?, value(from, facts)?, value(to, facts)?);
    let sign = match facts.sign {
        0 if new < old => -1,
        0 => 1,
        sign => i128::from(sign),
    };
    let change = change.mul(Rational::whole(sign))?;
    let (needed_new, needed_old, note) = match name {
        "change" => {
            let factor = change.div(Rational::HUNDRED)?.add(Rational::ONE)?;
            (old.mul(factor)?, new.div(factor)?, note(told, old, new, sign))
        }
        "difference" | "points" => (old.add(change)?, new.sub(change)?, None),
        _ => return None,
    };
    let image = |quantity: &Quantity, value: Rational| {
        let judgement = Judgement { point: Some(Interval::point(value)), ..Judgement::unknown("") };
        (quantity.span, Operand::Figure(Box::new(quantity.clone())), judgement)
    };
    let positive = |(_, _, judgement): &(Span, Operand, Judgement)| {
        judgement.point.and_then(Interval::middle).is_some_and(|value| value > Rational::ZERO)
    };
    let needed = [image(to, needed_new), image(from, needed_old)].into_iter().filter(positive).collect();
    Some(Images { needed, note })
}

/// The slip of reckoning that gives the percent told.
fn note(told: &Quantity, old: Rational, new: Rational, sign: i128) -> Option<&'static str> {
    let percent = |of: Rational, base: Rational| of.div(base)?.mul(Rational::HUNDRED)?.mul(Rational::whole(sign));
    let strict = told.strict()?;
    if strict.contains(percent(new.sub(old)?, new)?) {
        return Some("it is the difference divided by the new figure");
    }
    strict.contains(percent(old.sub(new)?, new)?).then_some("it fits if the two levels are exchanged")
}

/// Whether a percent is what another reckoning of its two figures gives: the change as a percent of the new level, what
/// the part leaves of the whole, the part as a percent of what it leaves.
#[must_use]
pub fn is_misreckoned(equations: &[&Equation], relation: &Relation, operands: &Operands, facts: Facts<'_>) -> bool {
    equations.iter().any(|equation| misreckoned(equation, relation, operands, facts).unwrap_or_default())
}

fn misreckoned(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Option<bool> {
    let (name, [told, one, other]) = figures(equation, relation, operands)?;
    let told = Some(told).filter(|told| told.kind == Kind::Percent)?.strict()?;
    let (one, other) = (value(one, facts)?, value(other, facts)?);
    let percent = |of: Rational, whole: Rational| of.div(whole)?.mul(Rational::HUNDRED).map(Rational::abs);
    let apart = other.sub(one)?;
    let ways = match name {
        "swing" | "change" => [percent(apart, other), percent(apart, one)],
        "share" => [percent(apart, other), percent(one, apart)],
        _ => return None,
    };
    Some(ways.into_iter().flatten().any(|way| told.contains(way)))
}

/// The function of an equation of two figures, with the figure claimed and the two.
fn figures<'o>(
    equation: &'o Equation,
    relation: &Relation,
    operands: &'o Operands,
) -> Option<(&'o str, [&'o Quantity; 3])> {
    let Expression::Call(name, arguments) = &equation.expected else { return None };
    let [Expression::Slot(one), Expression::Slot(other)] = arguments.as_slice() else { return None };
    let figure = |slot: &str| match slot_number(slot, relation).and_then(|slot| operands.get(slot))? {
        Operand::Figure(quantity) => Some(quantity.as_ref()),
        _ => None,
    };
    Some((name, [figure(&equation.claimed.slot)?, figure(&one.slot)?, figure(&other.slot)?]))
}

/// A figure's value in the unit that its kind is reckoned in.
pub(super) fn value(quantity: &Quantity, facts: Facts<'_>) -> Option<Rational> {
    quantity.number()?.value.mul(operand::factor(quantity, facts.units))
}
