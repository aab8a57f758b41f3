//! The equations that judge a relation, with the slots that they name.
//!
//! Comes in: checks. Goes out: for each relation its rules. Not here: what the equations say (`judge`).

use crate::check::{Check, Checks, Equation, Expression, KindSet, Relation, Rule};

/// One equation of one check.
#[derive(Debug)]
pub struct Judging {
    check: usize,
    equation: usize,
    /// The slots that must be filled, each with the kinds that it must be filled with; no kinds are all kinds.
    terms: Vec<(u8, KindSet)>,
    /// The slot that a trigger which multiplies fills by itself.
    trigger: Option<u8>,
    /// Whether it asks for the order of a figure's own ends.
    ends: bool,
}

impl Judging {
    /// The slots that figures must fill, each once.
    pub fn figures(&self) -> impl Iterator<Item = u8> {
        let slot = |at: usize| self.terms.get(at).map(|(slot, _)| *slot);
        (0..self.terms.len()).filter_map(move |at| {
            let mut before = (0..at).filter_map(slot);
            slot(at).filter(|slot| Some(*slot) != self.trigger && before.all(|earlier| earlier != *slot))
        })
    }

    /// The slots that must be filled, each with the kinds that it must be filled with; no kinds are all kinds.
    #[must_use]
    pub fn terms(&self) -> &[(u8, KindSet)] {
        &self.terms
    }

    /// Whether only a figure of two ends, a range, can contradict it.
    #[must_use]
    pub const fn asks_for_ends(&self) -> bool {
        self.ends
    }

    /// The check and its equation.
    #[must_use]
    pub fn of<'c>(&self, checks: &'c Checks) -> Option<(&'c Check, &'c Equation)> {
        let check = checks.all().get(self.check)?;
        match &check.rule {
            Rule::Equation { equations, .. } => Some((check, equations.get(self.equation)?)),
            Rule::Engine { .. } => None,
        }
    }
}

/// The rules of every relation, in the order of the checks.
#[must_use]
pub fn rules(checks: &Checks) -> Vec<Vec<Judging>> {
    let mut rules: Vec<Vec<Judging>> = checks.relations().iter().map(|_| Vec::new()).collect();
    for (number, check) in checks.all().iter().enumerate() {
        let Rule::Equation { relation, equations, .. } = &check.rule else { continue };
        let Some((list, relation)) = rules.get_mut(*relation).zip(checks.relations().get(*relation)) else { continue };
        for (index, equation) in equations.iter().enumerate() {
            list.extend(judging(number, index, equation, relation));
        }
    }
    rules
}

/// An equation that names a slot which does not exist never applies.
fn judging(check: usize, number: usize, equation: &Equation, relation: &Relation) -> Option<Judging> {
    let term = |slot: &str, kinds: &[String]| Some((relation.slot_number(slot)?, KindSet::of(kinds).ok()?));
    let terms = equation.terms().iter().map(|named| term(&named.slot, &named.kinds)).collect::<Option<_>>()?;
    let ends = matches!(&equation.expected, Expression::Call(name, _) if name == "ordered");
    Some(Judging { check, equation: number, terms, trigger: relation.slot_number("trigger"), ends })
}
