//! The named time that a change is counted from, and whether a level is told of that very time: "up four points since May",
//! "35 percent in May".
//!
//! Comes in: the change and a level. Not here: which times cannot be of each other (`held_against`).

use super::model::Text;
use super::moment::{Moment, Unit, Which};
use crate::span::Span;
use std::ops::Range;

/// Words behind a change that say what it is counted from.
const BEHIND: u32 = 10;
/// Words from a change to the one that leads to its time.
const LEAD: u32 = 6;

impl Text<'_> {
    /// Whether a change is said to be counted from a time by its name: "since May", "than in 2019".
    #[must_use]
    pub fn names_base(&self, change: &Range<u32>) -> bool {
        let near = change.end..change.end + LEAD;
        near.into_iter().any(|at| is_lead(self.word(at))) && !self.base(change).is_empty()
    }

    /// Whether a level is told of the very time that a change is counted from.
    #[must_use]
    pub fn is_at_base(&self, change: Span, level: Span) -> bool {
        let Some((own, level)) = self.tokens_of(change).zip(self.tokens_of(level)) else { return false };
        let told = self.told_of(&level);
        self.base(&own)
            .iter()
            .any(|base| told.iter().any(|far| far.unit == base.unit && far.which == base.which && far.at != base.at))
    }

    /// The named times right behind a change that it is counted from.
    fn base(&self, change: &Range<u32>) -> Vec<Moment> {
        let open = |at: &u32| !matches!(self.word(*at), "." | "," | ";" | ":" | "to") && !self.is_figure(*at);
        let behind = (change.end..change.end + BEHIND).take_while(open);
        let Some(from) = behind.clone().find(|at| is_lead(self.word(*at))) else {
            return Vec::new();
        };
        let end = behind.last().map_or(from, |last| last + 1);
        let named = |moment: &Moment| {
            matches!(moment.which, Which::Named(_)) && matches!(moment.unit, Unit::Month | Unit::Year | Unit::Season)
        };
        self.moments(from + 1..end).into_iter().filter(named).collect()
    }
}

/// Words that lead to what a change is counted from.
fn is_lead(word: &str) -> bool {
    matches!(word, "since" | "than" | "from" | "on")
}
