//! Rivals: where several figures could fill a slot, each is tried. One that makes the claim hold acquits it; where none
//! does, the claim speaks by the only one that a slip of the pen explains.
//!
//! Comes in: a binding with empty slots. Goes out: a binding for each figure that may fill them, and later the one that is
//! believed. Not here: which figures are left (`open`), and whether a contradiction is believed (`belief`).

use super::bind::{Binding, is_crowded};
use super::judged::Judged;
use super::matcher::Filler;
use super::session::{Outcome, Session};
use super::triggers::Triggers;
use crate::check::{Relation, Take};
use std::ops::Range;

/// Figures that are tried for one slot, and ways to fill all; of more some fit by chance.
const MOST: usize = 3;
const WAYS: usize = 6;

impl Triggers<'_, '_> {
    /// The binding, once for each way to fill its slots from what is left.
    pub(super) fn rivals(&self, window: &Range<u32>, binding: Binding) -> Vec<Binding> {
        if is_crowded(self.frame, self.scene) {
            return vec![binding];
        }
        let end = self.sentence.end;
        let told = |index: &usize| self.scene.spots.get(*index).is_some_and(|spot| spot.tokens.start < end);
        let mut all = vec![binding.clone()];
        for slot in self.frame.slots.iter().filter(|slot| slot.take == Take::Any) {
            let mut filled = Vec::new();
            for binding in all {
                let mut left = self.left(slot, window, &binding);
                left.retain(told);
                if binding.filler(slot.number).is_some() || left.is_empty() || left.len() > MOST {
                    filled.push(binding);
                    continue;
                }
                let rival = binding.rival || left.len() > 1;
                filled.extend(left.into_iter().map(|index| {
                    let mut other = binding.clone();
                    other.slots.push((slot.number, Filler::Figure(index)));
                    Binding { guessed: true, rival, ..other }
                }));
            }
            all = filled;
        }
        if all.len() > WAYS { vec![binding] } else { all }
    }
}

impl<'c> Session<'_, '_, 'c> {
    /// Adds the claim of the only rival that a slip explains, where none of them holds.
    pub(super) fn judge_rivals(
        &self,
        relation: &'c Relation,
        rivals: &[Binding],
        unlike: &dyn Fn() -> bool,
        claims: &mut Vec<Judged<'c>>,
    ) {
        if let [only] = rivals {
            self.judge_binding(relation, only, unlike, claims);
            return;
        }
        let mut told = Vec::new();
        for binding in rivals {
            let mut own = Vec::new();
            match self.judge_binding(relation, binding, unlike, &mut own) {
                Outcome::Held => return claims.append(&mut own),
                Outcome::Told(claimed) => told.push((claimed, own)),
                Outcome::Open => {}
            }
        }
        // Two levels that change places are one pair.
        let figures = |claims: &[Judged<'_>]| {
            let mut spans: Vec<_> = claims.iter().flat_map(|claim| &claim.figures).map(|(_, span)| *span).collect();
            spans.sort_unstable();
            spans.dedup();
            spans
        };
        if told.iter().any(|(claimed, _)| *claimed) {
            told.retain(|(claimed, _)| *claimed);
        }
        if let Some(((_, first), others)) = told.split_first_mut()
            && others.iter().all(|(_, other)| figures(other) == figures(first))
        {
            claims.append(first);
        }
    }
}
