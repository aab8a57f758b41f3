//! Operands: the figures of a binding as quantities that can be reckoned with, their units and scales shared out where
//! the text leaves them out.

use super::bind::Binding;
use super::matcher::Filler;
use super::members::{count_millions, count_things, is_sibling};
use super::scene::Scene;
use crate::check::KindSet;
use crate::exact::{Interval, Rational};
use crate::frame::Judging;
use crate::quantity::{Amount, Hedge, Kind, Number, Quantity, Role, Unit, Units};
use crate::span::Span;
use crate::token::key;

/// What a slot holds.
#[derive(Debug, Clone)]
pub enum Operand {
    /// One figure.
    Figure(Box<Quantity>),
    /// Several.
    List(Vec<Quantity>),
    /// Words: how many there are, how many things they count ("a nurse, two clerks" are three), and where.
    Items(usize, Rational, Span),
}

impl Operand {
    /// Whether it is of one of these kinds; no kinds are all kinds.
    fn is_of(&self, kinds: KindSet) -> bool {
        let fits = |quantity: &Quantity| kinds.any(KindSet::bits_of(quantity.kind));
        kinds.is_empty()
            || match self {
                Self::Figure(quantity) => fits(quantity),
                Self::List(list) => list.iter().all(fits),
                Self::Items(..) => false,
            }
    }
}

/// The operands of a binding by slot number.
#[derive(Debug, Clone, Default)]
pub struct Operands {
    /// Slot number and operand.
    pub slots: Vec<(u8, Operand)>,
}

impl Operands {
    /// Whether a bare number stands among figures of a unit.
    #[must_use]
    pub fn is_mixed(&self) -> bool {
        let figures = || {
            self.slots.iter().filter_map(|(_, operand)| match operand {
                Operand::Figure(figure) => Some(figure),
                _ => None,
            })
        };
        figures().any(|figure| figure.kind == Kind::Count && figure.units.is_empty())
            && figures().any(|figure| matches!(figure.kind, Kind::Money | Kind::Measure))
    }

    /// Whether all figures but percents have scale words, one of which may be wrong.
    #[must_use]
    pub fn are_scaled(&self) -> bool {
        let scaled = |figure: &Quantity| figure.number().is_none_or(|number| number.scale > 0);
        let fits = |figure: &Quantity| figure.kind == Kind::Percent || scaled(figure);
        self.slots.iter().all(|(_, operand)| !matches!(operand, Operand::Figure(figure) if !fits(figure)))
    }

    /// Whether no figure has a hedge.
    #[must_use]
    pub fn are_bare(&self) -> bool {
        let bare = |figure: &Quantity| matches!(figure.hedge, Hedge::None | Hedge::Exact);
        self.slots.iter().all(|(_, operand)| match operand {
            Operand::Figure(figure) => bare(figure),
            Operand::List(list) => list.iter().all(bare),
            Operand::Items(..) => true,
        })
    }

    /// Whether the slots of a rule are filled with what it asks for.
    #[must_use]
    pub fn answer(&self, rule: &Judging) -> bool {
        rule.terms().iter().all(|(slot, kinds)| self.get(*slot).is_some_and(|operand| operand.is_of(*kinds)))
    }

    /// The operands of a binding; units left out are taken over inside each group of `agree`.
    ///
    /// # Errors
    /// The reason why they cannot be reckoned with.
    pub fn new(binding: &Binding, scene: &Scene<'_>, agree: &[Vec<u8>], units: &Units) -> Result<Self, &'static str> {
        let mut operands = Self::default();
        for (slot, filler) in &binding.slots {
            let quantity = |index: &usize| {
                let spot = scene.spots.get(*index)?;
                let quantity = spot.quantity.clone().into_owned();
                // A number with a noun of its own cannot take over another's unit.
                let own = spot.head.is_some() && is_bare(&quantity);
                Some(Quantity { lexical: quantity.lexical || own, ..quantity })
            };
            let operand = match filler {
                Filler::Figure(index) => quantity(index).map(|quantity| Operand::Figure(Box::new(quantity))),
                Filler::List(indices) => {
                    let mut list: Vec<Quantity> = indices.iter().filter_map(quantity).collect();
                    count_things(&mut list, scene.text.prose());
                    Some(Operand::List(list))
                }
                Filler::Phrase(range) => Some(Operand::Items(1, Rational::ONE, scene.span(range))),
                Filler::Items(items) => {
                    let whole = items.first().map_or(0, |item| item.start)..items.last().map_or(0, |item| item.end);
                    Some(Operand::Items(number_of(items, scene), counted(items, scene), scene.span(&whole)))
                }
            };
            operands.slots.extend(operand.map(|operand| (*slot, operand)));
        }
        count_millions(&mut operands.slots, scene.text.prose());
        for group in agree {
            if operands.is_named_total(group, binding, scene) {
                return Err("unit-unknown");
            }
            if is_sibling(group, binding, scene) {
                return Err("ambiguous-binding");
            }
            operands.agree(group, units)?;
        }
        Ok(operands)
    }

    /// The operand of a slot.
    #[must_use]
    pub fn get(&self, slot: u8) -> Option<&Operand> {
        self.slots.iter().find(|(number, _)| *number == slot).map(|(_, operand)| operand)
    }

    /// The figures of a group of slots.
    fn figures<'o>(&'o mut self, group: &'o [u8]) -> impl Iterator<Item = &'o mut Quantity> {
        self.slots.iter_mut().filter(|(slot, _)| group.contains(slot)).flat_map(|(_, operand)| match operand {
            Operand::Figure(quantity) => std::slice::from_mut(quantity.as_mut()).iter_mut(),
            Operand::List(list) => list.iter_mut(),
            Operand::Items(..) => [].iter_mut(),
        })
    }

    /// Whether a count with its own noun stands beside a list of measures or money: "two models, 38 mm and 42 mm".
    fn is_named_total(&self, group: &[u8], binding: &Binding, scene: &Scene<'_>) -> bool {
        let named = group.iter().any(|slot| match binding.filler(*slot) {
            Some(Filler::Figure(index)) => scene.spots.get(*index).is_some_and(|spot| {
                spot.quantity.kind == Kind::Count && spot.quantity.units.is_empty() && spot.head.is_some()
            }),
            _ => false,
        });
        let united = |operand: &Operand| match operand {
            Operand::List(list) => list.iter().any(|quantity| quantity.kind != Kind::Count),
            _ => false,
        };
        named && self.slots.iter().any(|(slot, operand)| group.contains(slot) && united(operand))
    }

    fn agree(&mut self, group: &[u8], units: &Units) -> Result<(), &'static str> {
        let model = self
            .figures(group)
            .find(|quantity| !is_bare(quantity))
            .map(|quantity| (quantity.kind, quantity.units, quantity.per));
        let Some((kind, set, per)) = model else { return Ok(()) };
        let alike = |a: crate::quantity::UnitSet, b: crate::quantity::UnitSet| {
            a.iter().any(|one| b.iter().any(|other| units.dimension(one) == units.dimension(other)))
        };
        for quantity in self.figures(group) {
            if is_bare(quantity) {
                if kind == Kind::Percent && is_large(quantity) {
                    return Err("unit-unknown");
                }
                quantity.kind = kind;
                quantity.units = set;
                quantity.per = quantity.per.or(per);
                continue;
            }
            let other_unit = quantity.kind != kind || !quantity.units.shares(set) && !alike(quantity.units, set);
            let other_rate =
                quantity.per.is_some() && per.is_some() && quantity.per.map(|per| per.noun) != per.map(|per| per.noun);
            if other_unit || other_rate {
                return Err("unit-unknown");
            }
        }
        Ok(())
    }

    /// The same operands where a figure without a scale word takes over the scale of another of its group: "to $4.27
    /// billion from $3.91". `None` where there is nothing to take over.
    #[must_use]
    pub fn with_inherited_scale(&self, agree: &[Vec<u8>]) -> Option<Self> {
        let mut inherited = self.clone();
        let mut changed = false;
        for group in agree {
            let scale = inherited
                .figures(group)
                .filter_map(|quantity| quantity.number())
                .map(|number| number.scale)
                .max()
                .unwrap_or(0);
            if scale == 0 {
                continue;
            }
            for quantity in inherited.figures(group) {
                changed |= inherit(quantity, scale);
            }
        }
        changed.then_some(inherited)
    }
}

/// The number of items: where one of them is "a baker", those of the others that have a number count with it.
fn number_of(items: &[std::ops::Range<u32>], scene: &Scene<'_>) -> usize {
    let single = |item: &std::ops::Range<u32>| {
        scene.token(item.start).is_some_and(|token| token.key == key("a") || token.key == key("an"))
    };
    let (things, _) = counted(items, scene).parts();
    match usize::try_from(things) {
        Ok(things) if things > items.len() && items.iter().any(single) => things,
        _ => items.len(),
    }
}

/// What the items of a list count together: an item without a number is one.
fn counted(items: &[std::ops::Range<u32>], scene: &Scene<'_>) -> Rational {
    let number = |item: &std::ops::Range<u32>| {
        let spot = scene.spot_at(item.start).and_then(|spot| scene.spots.get(spot))?;
        spot.quantity.number().filter(|_| spot.quantity.kind == Kind::Count)
    };
    let one = |item| number(item).map_or(Rational::ONE, |number| number.value);
    items.iter().map(one).fold(Rational::ZERO, |sum, value| sum.add(value).unwrap_or(sum))
}

/// A number without unit, noun or sign, which can take over another's.
fn is_bare(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count && quantity.units.is_empty() && !quantity.lexical
}

/// A number that is no percent, whatever stands beside it.
fn is_large(quantity: &Quantity) -> bool {
    quantity.number().is_some_and(|number| number.scale > 0 || number.value.abs() >= Rational::whole(1000))
}

fn inherit(quantity: &mut Quantity, scale: u8) -> bool {
    let Amount::Number(number) = quantity.amount else { return false };
    let factor =
        Rational::power_of_ten(i32::from(scale)).filter(|_| number.scale == 0 && number.value < Rational::whole(1000));
    let scaled = factor.and_then(|factor| Some((number.value.mul(factor)?, number.grain.mul(factor)?)));
    let Some((value, grain)) = scaled else { return false };
    quantity.amount = Amount::Number(Number { value, grain, scale, ..number });
    true
}

/// The factor by which a figure's value is brought to the base unit of its dimension.
#[must_use]
pub fn factor(quantity: &Quantity, units: &Units) -> Rational {
    unit(quantity, units).map_or(Rational::ONE, |unit| unit.factor)
}

/// The likeliest unit of a figure.
#[must_use]
pub fn unit<'u>(quantity: &Quantity, units: &'u Units) -> Option<&'u Unit> {
    quantity.units.first().and_then(|unit| units.get(unit))
}

/// The interval of a figure in base units.
#[must_use]
pub fn interval(quantity: &Quantity, role: Option<Role>, units: &Units) -> Option<Interval> {
    // The value of a score is what the side named first scored.
    if let Amount::Score(pairs) = &quantity.amount {
        return pairs.first().map(|(first, _)| Interval::point(Rational::from(i64::from(*first))));
    }
    let interval = match role {
        None => quantity.strict(),
        Some(role) => quantity.loose(role),
    };
    interval?.scale(factor(quantity, units))
}

/// A multiple that a verb states: "doubled", with the hedge before it. Bare verbs are used more freely than "twice":
/// from nine tenths of it to a third more; what is tripled to three and a half times is "more than tripled".
#[must_use]
pub fn of_trigger(value: Rational, hedge: Hedge, span: Span) -> Quantity {
    let number = Number { value, grain: Rational::ONE, zeros: 0, scale: 0, decimals: false };
    let amount = match hedge {
        Hedge::None => freely(value).map_or(Amount::Number(number), |ends| Amount::Vague { strict: ends, loose: ends }),
        _ => Amount::Number(number),
    };
    Quantity { kind: Kind::Multiple, hedge, amount, lexical: true, ..Quantity::bare(span) }
}

fn freely(value: Rational) -> Option<(Rational, Rational)> {
    let many = value >= Rational::whole(3);
    let (less, more) = (Rational::new(9, 10)?, if many { Rational::new(23, 20)? } else { Rational::new(13, 10)? });
    if value < Rational::ONE {
        Some((value.div(more)?, value.div(less)?))
    } else {
        Some((value.mul(less)?, value.mul(more)?))
    }
}
