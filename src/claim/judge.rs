//! Judging: an equation over operands, by intervals. A claim is contradicted only if every reading contradicts it.

use super::calendar::{self, Almanac};
use super::functions::{Evaluation, Mode};
use super::measure;
use super::model::Verdict;
use super::operand::{self, Operand, Operands};
use crate::check::{Comparison, Equation, KindSet, Relation, Term};
use crate::exact::{Interval, Rational};
use crate::quantity::{Quantity, Role, Units};

/// What a judgement rests on.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f> {
    /// The units of the grammar.
    pub units: &'f Units,
    /// The dates of the document.
    pub almanac: &'f Almanac,
    /// Direction of the trigger.
    pub sign: i8,
}

/// The outcome of an equation.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// How it stands.
    pub verdict: Verdict,
    /// Why it is unknown.
    pub reason: Option<&'static str>,
    /// What the other figures give, in base units; `None` for words of the calendar.
    pub expected: Option<Interval>,
    /// What they give, in words, where it is no number.
    pub expected_text: Option<String>,
    /// Whether it holds only with a scale taken over.
    pub inherited: bool,
}

impl Judgement {
    fn unknown(reason: &'static str) -> Self {
        Self { verdict: Verdict::Unknown, reason: Some(reason), expected: None, expected_text: None, inherited: false }
    }
}

/// Judges an equation; `None` where its slots are not filled with what it asks for.
#[must_use]
pub fn judge(
    equation: &Equation,
    relation: &Relation,
    operands: &Operands,
    agree: &[Vec<u8>],
    facts: Facts<'_>,
) -> Option<Judgement> {
    let applies = equation.terms().iter().all(|term| fits(term, relation, operands));
    if !applies {
        return None;
    }
    let words = calendar::judge(equation, relation, operands, facts);
    if let Some(judgement) = words.or_else(|| measure::judge(equation, relation, operands, facts)) {
        return Some(judgement);
    }
    let written = one(equation, relation, operands, facts);
    if written.verdict != Verdict::Contradicted {
        return Some(written);
    }
    // A figure without a scale word may share its neighbour's, but only if the shared reading makes sense.
    if let Some(inherited) = operands.with_inherited_scale(agree) {
        let other = one(equation, relation, &inherited, facts);
        if matches!(other.verdict, Verdict::Verified | Verdict::Compatible) {
            return Some(Judgement { inherited: true, ..other });
        }
    }
    Some(written)
}

/// The number of a slot.
#[must_use]
pub fn slot_number(name: &str, relation: &Relation) -> Option<u8> {
    relation.slots.iter().position(|slot| slot == name).and_then(|slot| u8::try_from(slot).ok())
}

fn fits(term: &Term, relation: &Relation, operands: &Operands) -> bool {
    let Some(operand) = slot_number(&term.slot, relation).and_then(|slot| operands.get(slot)) else { return false };
    let Ok(kinds) = KindSet::of(&term.kinds) else { return false };
    kinds.is_empty()
        || match operand {
            Operand::Figure(quantity) => kinds.any(KindSet::bits_of(quantity.kind)),
            Operand::List(list) => list.iter().all(|quantity| kinds.any(KindSet::bits_of(quantity.kind))),
            Operand::Items(..) => false,
        }
}

fn one(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Judgement {
    let claimed = slot_number(&equation.claimed.slot, relation).and_then(|slot| operands.get(slot));
    let side = |mode: Mode| {
        let evaluation = Evaluation { relation, operands, facts, mode };
        let expected = evaluation.value(&equation.expected)?;
        let role = evaluation.role_of_claimed(&equation.expected);
        let claimed = match (claimed?, mode) {
            (Operand::Figure(quantity), Mode::Strict) => operand::interval(quantity, None, facts.units)?,
            (Operand::Figure(quantity), Mode::Loose) => operand::interval(quantity, Some(role), facts.units)?,
            (Operand::Items(count, ..), _) => Interval::point(Rational::from(i64::try_from(*count).ok()?)),
            (Operand::List(_), _) => return None,
        };
        Some((claimed, expected))
    };
    let Some((claimed_loose, expected_loose)) = side(Mode::Loose) else { return Judgement::unknown("zero-base") };
    let strict = side(Mode::Strict);
    let holds = |(claimed, expected): (Interval, Interval)| holds(equation.comparison, claimed, expected);
    let verdict = if !holds((claimed_loose, expected_loose)) {
        Verdict::Contradicted
    } else if strict.is_some_and(holds) && has_power(expected_loose) {
        Verdict::Verified
    } else {
        Verdict::Compatible
    };
    let expected = strict.map(|(_, expected)| expected).or(Some(expected_loose));
    Judgement { verdict, reason: None, expected, expected_text: None, inherited: false }
}

fn holds(comparison: Comparison, claimed: Interval, expected: Interval) -> bool {
    let below = |a: Interval, b: Interval, strictly: bool| match (a.lo.value(), b.hi.value()) {
        (Some(low), Some(high)) => low < high || low == high && !strictly,
        _ => true,
    };
    match comparison {
        Comparison::Equal => claimed.meets(expected),
        Comparison::AtMost => below(claimed, expected, false),
        Comparison::Less => below(claimed, expected, true),
        Comparison::AtLeast => below(expected, claimed, false),
        Comparison::More => below(expected, claimed, true),
    }
}

/// A test has power if what the figures give is narrower than 30 percent of its value.
fn has_power(expected: Interval) -> bool {
    let (Some(width), Some(middle)) = (expected.width(), expected.middle()) else { return false };
    let limit = Rational::new(3, 10).and_then(|part| middle.abs().mul(part));
    width.is_zero() || limit.is_some_and(|limit| width < limit)
}

/// Whether the claimed figure lies within one unit of its last place of what the others give.
#[must_use]
pub fn only_rounding(claimed: &Quantity, expected: Interval, units: &Units) -> bool {
    let Some(number) = claimed.number() else { return false };
    let factor = operand::factor(claimed, units);
    let slack = number.grain.mul(factor);
    let near = slack.and_then(|slack| {
        operand::interval(claimed, Some(Role::Sharp), units)?
            .add(Interval::around(Rational::ZERO, slack.div(Rational::whole(2))?)?)
    });
    near.is_some_and(|near| near.meets(expected))
}
