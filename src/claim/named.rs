//! What a share is said to be of, where no count can be that: "wages make up 58 percent of costs".
//!
//! Comes in: a binding. Goes out: whether its whole is a count, though the words name a sum, a stretch of land or of time.
//! Not here: wholes that stand beside their share under their own noun, which cues bind.

use super::bind::Binding;
use super::scene::Spot;
use super::triggers::Triggers;
use crate::check::KindSet;
use crate::quantity::Kind;
use crate::token::{Key, literal};

/// Nouns of sums, of land, of time and of what is measured.
const NO_COUNTS: [Key; 30] = [
    literal("cost"),
    literal("costs"),
    literal("revenue"),
    literal("revenues"),
    literal("income"),
    literal("spending"),
    literal("budget"),
    literal("turnover"),
    literal("profit"),
    literal("profits"),
    literal("earnings"),
    literal("takings"),
    literal("receipts"),
    literal("gdp"),
    literal("wages"),
    literal("pay"),
    literal("salary"),
    literal("value"),
    literal("price"),
    literal("tax"),
    literal("taxes"),
    literal("debt"),
    literal("time"),
    literal("land"),
    literal("area"),
    literal("electricity"),
    literal("energy"),
    literal("power"),
    literal("heat"),
    literal("water"),
];

impl Triggers<'_, '_> {
    /// Whether a share of what is no count was given counts for its part and whole.
    pub(super) fn is_of_no_count(&self, binding: &Binding) -> bool {
        let bound = || binding.figures().filter_map(|index| self.scene.spots.get(index));
        let share = |spot: &&Spot<'_>| spot.kind & KindSet::PERCENT != 0;
        let counts = bound().filter(|spot| spot.quantity.kind == Kind::Count).count();
        counts > 1 && bound().filter(share).any(|spot| self.names_no_count(spot))
    }

    /// "58 percent of costs", "of the total cost".
    fn names_no_count(&self, share: &Spot<'_>) -> bool {
        let end = share.tokens.end;
        let key = |at: u32| self.scene.token(at).map(|token| token.key);
        key(end) == Some(literal("of")) && (end + 1..end + 4).filter_map(key).any(|word| NO_COUNTS.contains(&word))
    }
}
