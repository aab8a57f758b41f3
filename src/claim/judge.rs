//! Judging: an equation over operands, by intervals. A claim is contradicted only if every reading contradicts it.

use super::calendar::{self, Almanac};
use super::functions::{Evaluation, Mode};
use super::levels;
use super::measure;
use super::operand::{self, Operand, Operands};
use super::scale;
use crate::check::{Comparison, Equation, Expression, Relation};
use crate::exact::{Interval, Rational};
use crate::finding::Verdict;
use crate::frame::Extent;
use crate::quantity::{Kind, Quantity, Role, Units};

/// What a judgement rests on.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f> {
    /// The units of the grammar.
    pub units: &'f Units,
    /// The dates of the document.
    pub almanac: &'f Almanac,
    /// Direction of the trigger.
    pub sign: i8,
    /// What is to come of the judgement: where contradictions alone are asked for, a claim that holds is not told how.
    pub extent: Extent,
}

impl Facts<'_> {
    /// The same facts, for a judgement that tells whether the claim is contradicted and no more.
    #[must_use]
    pub const fn in_brief(self) -> Self {
        Self { extent: Extent::Verdicts, ..self }
    }

    /// The same facts, for a judgement that tells all.
    #[must_use]
    pub const fn in_full(self) -> Self {
        Self { extent: Extent::Worksheet, ..self }
    }
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
    /// What they give if taken as written, for messages.
    pub point: Option<Interval>,
    /// What they give, in words, where it is no number.
    pub expected_text: Option<String>,
    /// Whether it holds only with a scale taken over.
    pub inherited: bool,
}

impl Judgement {
    /// A claim that cannot be judged.
    #[must_use]
    pub fn unknown(reason: &'static str) -> Self {
        Self {
            verdict: Verdict::Unknown,
            reason: Some(reason),
            expected: None,
            point: None,
            expected_text: None,
            inherited: false,
        }
    }
}

/// Judges an equation whose slots are filled with what it asks for.
#[must_use]
pub fn judge(
    equation: &Equation,
    relation: &Relation,
    operands: &Operands,
    agree: &[Vec<u8>],
    facts: Facts<'_>,
) -> Judgement {
    let words = calendar::judge(equation, relation, operands, facts);
    if let Some(judgement) = words.or_else(|| measure::judge(equation, relation, operands, facts)) {
        return judgement;
    }
    if let Some(judgement) = scale::judge(equation, relation, operands) {
        return judgement;
    }
    let written = one(equation, relation, operands, facts);
    if written.verdict != Verdict::Contradicted {
        return written;
    }
    // A figure without a scale word may share its neighbour's, but only if the shared reading makes sense.
    if let Some(inherited) = operands.with_inherited_scale(agree) {
        let other = one(equation, relation, &inherited, facts);
        if matches!(other.verdict, Verdict::Verified | Verdict::Compatible) {
            return Judgement { inherited: true, ..other };
        }
    }
    written
}

/// The number of a slot.
#[must_use]
pub fn slot_number(name: &str, relation: &Relation) -> Option<u8> {
    relation.slot_number(name)
}

fn one(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Judgement {
    if let Some(order) = levels::judge(equation, relation, operands, facts) {
        return order;
    }
    let claimed = slot_number(&equation.claimed.slot, relation).and_then(|slot| operands.get(slot));
    let side = |mode: Mode| {
        let evaluation = Evaluation { relation, operands, facts, mode };
        let expected = evaluation.value(&equation.expected)?;
        let role = evaluation.role_of_claimed(&equation.expected);
        let claimed = match (claimed?, mode) {
            (Operand::Figure(quantity), Mode::Strict | Mode::Point) => operand::interval(quantity, None, facts.units)?,
            (Operand::Figure(quantity), Mode::Loose) => operand::interval(quantity, Some(role), facts.units)?,
            (Operand::Items(count, ..), _) => Interval::point(Rational::from(i64::try_from(*count).ok()?)),
            (Operand::List(list), _) if counts(&equation.expected) => {
                Interval::point(Rational::from(i64::try_from(list.len()).ok()?))
            }
            (Operand::List(_), _) => evaluation.value(&Expression::Slot(equation.claimed.clone()))?,
        };
        Some((claimed, expected))
    };
    // Parts that are all told in words are told by one who has added them up.
    let loose = if levels::are_fractions(operands) { Mode::Strict } else { Mode::Loose };
    let Some((claimed_loose, expected_loose)) = side(loose) else { return Judgement::unknown("zero-base") };
    if is_portion(claimed) && is_absurd(claimed_loose, expected_loose) {
        return Judgement::unknown("more-than-all");
    }
    let added = adds(&equation.expected, operands);
    let ordered = matches!(&equation.expected, Expression::Call(name, _) if name == "toward");
    let holds = |(claimed, expected): (Interval, Interval)| {
        holds(equation.comparison, claimed, expected)
            && !(added && only_touch(claimed, expected))
            && !(ordered && only_at_the_edge(claimed, expected))
    };
    let loosely = holds((claimed_loose, expected_loose));
    let brief = |verdict: Verdict| Judgement { verdict, reason: None, ..Judgement::unknown("") };
    match facts.extent {
        Extent::Contradictions | Extent::Verdicts if loosely => return brief(Verdict::Compatible),
        Extent::Verdicts => return brief(Verdict::Contradicted),
        _ => {}
    }
    let strict = side(Mode::Strict);
    // A sum of figures as written must round to what is claimed: 8 and 5 km are no 14.
    let sum = matches!(&equation.expected, Expression::Call(name, _) if name == "sum")
        || matches!(equation.expected, Expression::Operation('+', ..));
    let exact = sum && equation.comparison == Comparison::Equal && operands.are_bare();
    let as_written = || !exact || side(Mode::Point).is_none_or(holds);
    let verdict = if !loosely {
        Verdict::Contradicted
    } else if strict.is_some_and(holds) && as_written() && has_power(expected_loose, claimed_loose) {
        Verdict::Verified
    } else {
        Verdict::Compatible
    };
    let expected = strict.map(|(_, expected)| expected).or(Some(expected_loose));
    let point = side(Mode::Point).map(|(_, expected)| expected);
    Judgement { verdict, reason: None, expected, point, expected_text: None, inherited: false }
}

/// "None of them", "two thirds": no part of anything is more than all of it.
fn is_portion(claimed: Option<&Operand>) -> bool {
    matches!(claimed, Some(Operand::Figure(quantity)) if matches!(quantity.kind, Kind::Fraction | Kind::OneIn))
}

/// Less than all, where the figures give more than twice all of it, and not because they stand exchanged.
fn is_absurd(claimed: Interval, expected: Interval) -> bool {
    let exchanged = Interval::point(Rational::ONE).div(expected).is_some_and(|inverse| inverse.meets(claimed));
    expected.lo.value().is_some_and(|least| least > Rational::whole(2)) && !exchanged
}

/// Whether members are counted, not added up.
fn counts(expected: &Expression) -> bool {
    matches!(expected, Expression::Call(name, _) if name == "count")
}

/// Whether three or more rounded figures are added up.
fn adds(expected: &Expression, operands: &Operands) -> bool {
    match expected {
        Expression::Call(name, _) if matches!(name.as_str(), "sum" | "average") => {
            operands.slots.iter().any(|(_, operand)| matches!(operand, Operand::List(list) if list.len() > 2))
        }
        Expression::Operation('+' | '-', left, _) => {
            matches!(left.as_ref(), Expression::Operation('+' | '-', ..))
        }
        _ => false,
    }
}

/// Two intervals that share an end and no more: every figure would have to be rounded by a full half unit, all in
/// the same direction.
fn only_touch(claimed: Interval, expected: Interval) -> bool {
    let wide = |interval: Interval| interval.width().is_some_and(|width| !width.is_zero());
    let same = |a: Option<Rational>, b: Option<Rational>| a.is_some() && a == b;
    wide(claimed)
        && wide(expected)
        && (same(claimed.lo.value(), expected.hi.value()) || same(claimed.hi.value(), expected.lo.value()))
}

/// A figure and all beyond another, with one point in common: of two figures rounded alike, the greater stays the greater.
fn only_at_the_edge(claimed: Interval, beyond: Interval) -> bool {
    let wide = claimed.width().is_some_and(|width| !width.is_zero());
    let same = |a: Option<Rational>, b: Option<Rational>| a.is_some() && a == b;
    let one_sided = beyond.width().is_none();
    wide && one_sided && (same(claimed.hi.value(), beyond.lo.value()) || same(claimed.lo.value(), beyond.hi.value()))
}

fn holds(comparison: Comparison, claimed: Interval, expected: Interval) -> bool {
    let exact = |interval: Interval| interval.width().is_none_or(Rational::is_zero);
    let below = |a: Interval, b: Interval, strictly: bool| match (a.lo.value(), b.hi.value()) {
        // Of two figures rounded alike the greater stays the greater: that they touch is not enough.
        (Some(low), Some(high)) => low < high || low == high && !strictly && (exact(a) || exact(b)),
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

/// A test has power if what the figures give is narrower than 30 percent of its value; a bound ("over a third") if the
/// other side lies no further from it than that.
fn has_power(expected: Interval, claimed: Interval) -> bool {
    let near = |distance: Rational, value: Rational| {
        let limit = Rational::new(3, 10).and_then(|part| value.abs().mul(part));
        distance.is_zero() || limit.is_some_and(|limit| distance < limit)
    };
    if let (Some(width), Some(middle)) = (expected.width(), expected.middle()) {
        return near(width, middle);
    }
    let bound = expected.lo.value().or(expected.hi.value());
    let distance = bound.zip(claimed.middle()).and_then(|(bound, middle)| Some((middle.sub(bound)?.abs(), bound)));
    distance.is_some_and(|(distance, bound)| near(distance, bound))
}

/// Whether the claimed figure is more than so many times off what the others give, or off the bound that they set.
#[must_use]
pub fn is_off(claimed: &Quantity, expected: Interval, times: Rational, units: &Units) -> bool {
    let told = operand::interval(claimed, Some(Role::Sharp), units).and_then(Interval::middle);
    let given = expected.middle().or(expected.lo.value()).or(expected.hi.value());
    let ratio = told.zip(given).and_then(|(told, given)| told.abs().div(given.abs()));
    let least = Rational::ONE.div(times);
    ratio.zip(least).is_some_and(|(ratio, least)| ratio < least || ratio > times)
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
