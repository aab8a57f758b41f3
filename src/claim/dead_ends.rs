//! Steps and places from which no way leads to the end of a pattern: a search that grows long comes upon them again and
//! again, and what was found there does not depend on the way that led there.
//!
//! Comes in: a step, where it was tried. Goes out: whether it failed before. Not here: the search (`matcher`).

use super::matcher::Direction;
use crate::frame::Step;

/// So many are kept.
const KEPT: usize = 256;

/// What failed in a scene.
#[derive(Debug, Default)]
pub struct DeadEnds(Vec<DeadEnd>);

/// A step, by where it lies, and the place where it was tried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DeadEnd {
    step: usize,
    at: u32,
    backward: bool,
}

impl DeadEnd {
    /// A step tried at a place.
    pub fn new(step: &Step, at: u32, direction: Direction) -> Self {
        Self { step: std::ptr::from_ref(step).addr(), at, backward: direction == Direction::Backward }
    }

    const fn place(self) -> usize {
        (self.step / size_of::<Step>()).wrapping_mul(31).wrapping_add(self.at as usize) % KEPT
    }
}

impl DeadEnds {
    /// Whether it is known.
    #[inline]
    pub fn has(&self, end: DeadEnd) -> bool {
        self.0.get(end.place()) == Some(&end)
    }

    /// Keeps it, in the place of another if need be.
    pub fn add(&mut self, end: DeadEnd) {
        if self.0.is_empty() {
            self.0.resize(KEPT, DeadEnd::default());
        }
        if let Some(kept) = self.0.get_mut(end.place()) {
            *kept = end;
        }
    }
}
