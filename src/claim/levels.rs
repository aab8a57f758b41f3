//! Two levels of one change: how exactly each is meant beside the other, and whether they lie the way a word says.
//!
//! Comes in: the figures, the direction of the trigger. Goes out: intervals, and judgements of equations that call
//! `toward`. Not here: how large a change is (`functions`).

use super::functions::{Evaluation, Mode};
use super::judge::{Facts, Judgement, slot_number};
use super::model::Verdict;
use super::operand::{self, Operand, Operands};
use crate::check::{Equation, Expression, Relation};
use crate::exact::{End, Interval, Rational};
use crate::quantity::{Hedge, Kind, Number, Quantity, Role, Units};
use crate::token::key;

/// Judges "this lies above (or below) that"; `None` for all other equations.
#[must_use]
pub fn judge(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Option<Judgement> {
    let Expression::Call(name, arguments) = &equation.expected else { return None };
    let Some(Expression::Slot(from)) = arguments.first().filter(|_| name == "toward") else { return None };
    let figure = |slot: &str| match slot_number(slot, relation).and_then(|slot| operands.get(slot))? {
        Operand::Figure(quantity) => Some(quantity.as_ref()),
        _ => None,
    };
    let (to, from) = (figure(&equation.claimed.slot)?, figure(&from.slot)?);
    if facts.sign == 0 || [to, from].into_iter().any(is_price) {
        return Some(Judgement::unknown("polarity-unknown"));
    }
    Some(ordered(to, from, facts).unwrap_or_else(|| Judgement::unknown("unit-unknown")))
}

fn ordered(to: &Quantity, from: &Quantity, facts: Facts<'_>) -> Option<Judgement> {
    let (reached, left) = (place(to, from, facts.units)?, place(from, to, facts.units)?);
    // Of two figures rounded alike the greater stays the greater: that they touch is not enough.
    let rounded = [to, from].into_iter().all(|figure| figure.hedge == Hedge::None)
        && [reached, left].into_iter().all(|side| side.width().is_some_and(|width| !width.is_zero()));
    let above = |high: Interval, low: Interval| {
        low.lo.value().zip(high.hi.value()).is_none_or(|(low, high)| high > low || high == low && !rounded)
    };
    let clear =
        |high: Interval, low: Interval| low.hi.value().zip(high.lo.value()).is_some_and(|(low, high)| high > low);
    let (high, low) = if facts.sign > 0 { (reached, left) } else { (left, reached) };
    let verdict = match (above(high, low), clear(high, low)) {
        (false, _) => Verdict::Contradicted,
        (_, true) => Verdict::Verified,
        _ => Verdict::Compatible,
    };
    let expected = if facts.sign > 0 { Interval::from(left.lo) } else { Interval::up_to(left.hi) };
    let written = from.number().and_then(|number| number.value.mul(operand::factor(from, facts.units)));
    let end =
        |value| if facts.sign > 0 { Interval::from(End::Closed(value)) } else { Interval::up_to(End::Closed(value)) };
    let point = written.map(end);
    Some(Judgement { verdict, reason: None, expected: Some(expected), point, expected_text: None, inherited: false })
}

/// "7.12 per dollar" is a price turned round: which way is up cannot be told.
fn is_price(figure: &Quantity) -> bool {
    let money = ["dollar", "euro", "pound", "yen", "franc", "yuan", "greenback", "sterling"].map(key);
    figure.per.is_some_and(|per| money.contains(&per.noun))
}

/// Where a level lies beside another. Their order is told by the figures as written, so that "about" is taken as a
/// careful reader takes it.
fn place(figure: &Quantity, other: &Quantity, units: &Units) -> Option<Interval> {
    let about = figure.number().filter(|_| matches!(figure.hedge, Hedge::About | Hedge::Order));
    let interval = match about {
        Some(number) => {
            let twentieth = number.value.abs().div(Rational::whole(20))?;
            let half = number.grain.div(Rational::whole(2))?.max(twentieth);
            Interval::around(number.value, half)?.scale(operand::factor(figure, units))?
        }
        None => operand::interval(figure, Some(role(figure, other)), units)?,
    };
    near(figure, interval, units)
}

/// The role of each of two levels: the finer grain of the two is that of both.
#[must_use]
pub fn role(one: &Quantity, other: &Quantity) -> Role {
    match (one.level_grain(), other.level_grain()) {
        (Some(a), Some(b)) if one.units == other.units => Role::LevelOf(a.min(b)),
        _ => Role::Level,
    }
}

/// A bound beside a level is near it: who writes "from more than 200" would write 400 if it were 400.
#[must_use]
pub fn near(figure: &Quantity, interval: Interval, units: &Units) -> Option<Interval> {
    let Some(number) = figure.number() else { return Some(interval) };
    let reach = reach(number).and_then(|reach| reach.mul(operand::factor(figure, units)));
    let value = number.value.mul(operand::factor(figure, units))?;
    Some(match figure.hedge {
        Hedge::MoreThan | Hedge::AtLeast => Interval { hi: End::Closed(value.add(reach?)?), ..interval },
        Hedge::LessThan | Hedge::AtMost | Hedge::UpTo => {
            Interval { lo: End::Closed(value.sub(reach?)?.max(Rational::ZERO)), ..interval }
        }
        _ => interval,
    })
}

/// Half as much again, or one unit of the last digit that is no nought.
fn reach(number: Number) -> Option<Rational> {
    let value = number.value.abs();
    let last = Rational::power_of_ten(i32::from(number.zeros))?.mul(number.grain)?;
    Some(value.div(Rational::whole(2))?.max(last.min(value)))
}

/// The value of a level that is told to the unit: a count or sum of money without decimals, scale word or hedge. A
/// difference of two such is told to the unit too.
#[must_use]
pub fn exact(figure: &Quantity) -> Option<Rational> {
    let number = figure.number()?;
    let counted = figure.kind == Kind::Count && figure.units.is_empty() || figure.kind == Kind::Money;
    (counted && number.scale == 0 && !number.decimals && figure.hedge == Hedge::None).then_some(number.value)
}

/// Whether a bare word for a fraction or multiple stands beside counts told to the unit, and nothing else.
#[must_use]
pub fn are_counted(operands: &Operands) -> bool {
    let word = |figure: &Quantity| matches!(figure.kind, Kind::Fraction | Kind::Multiple | Kind::OneIn);
    let fits = |figure: &Quantity| {
        let to_the_unit = |number: Number| {
            let small = number.value < Rational::whole(1000) || number.zeros == 0;
            number.scale == 0 && !number.decimals && small
        };
        let counted = figure.kind == Kind::Count && figure.units.is_empty();
        matches!(figure.hedge, Hedge::None | Hedge::Exact)
            && (word(figure) || counted && figure.number().is_some_and(to_the_unit))
    };
    let mut words = 0;
    let all = operands.slots.iter().all(|(_, operand)| {
        let Operand::Figure(figure) = operand else { return false };
        words += usize::from(word(figure));
        fits(figure)
    });
    all && words == 1 && operands.slots.len() > 2
}

/// Whether three figures or more are all bare words for fractions.
#[must_use]
pub fn are_fractions(operands: &Operands) -> bool {
    let word = |operand: &Operand| matches!(operand, Operand::Figure(figure) if figure.kind == Kind::Fraction && figure.hedge == Hedge::None);
    operands.slots.len() > 2 && operands.slots.iter().all(|(_, operand)| word(operand))
}

impl Evaluation<'_> {
    /// The change of two percents, where the third is their difference in points: as written, where it is just that. From
    /// 2 to 3 percent the change may be anything, but who tells it as one percent has taken one from the other.
    pub(super) fn unless_points(&self, from: &Expression, to: &Expression, told: &Expression) -> Option<Interval> {
        let points = self.value(to)?.sub(self.value(from)?)?;
        let meant = self.turned(points)?.meets(self.value(told)?);
        let difference = is_difference([from, to, told].map(|side| self.figure(side)));
        let mode = if difference { Mode::Point } else { self.mode };
        if meant { Evaluation { mode, ..*self }.between("change", from, to) } else { None }
    }
}

/// Whether the third of three bare percents is the difference of the first two, as written.
fn is_difference(percents: [Option<&Quantity>; 3]) -> bool {
    let value = |figure: Option<&Quantity>| {
        let figure = figure.filter(|figure| figure.kind == Kind::Percent && figure.hedge == Hedge::None)?;
        Some(figure.number()?.value)
    };
    let [from, to, told] = percents.map(value);
    let apart = from.zip(to).and_then(|(from, to)| Some(to.sub(from)?.abs()));
    apart.is_some() && apart == told
}
