//! Which targets a number of figures is enough for: most sentences have one figure, and most frames ask for more.
//!
//! Comes in: the targets of all frames. Goes out: for what is in sight, one bit for each target. Not here: kinds of
//! figures, which are looked at one by one (`need`).

use super::frames::Target;
use super::need::{Extent, Sight};
use super::targets::set;

/// From this number of figures on all targets may be tried.
const MANY: usize = 4;

/// The targets that are worth a look, by the number of figures in sight.
#[derive(Debug, Default)]
pub struct Feasible {
    /// By number of figures in the sentence: targets that stay inside of it.
    own: [Box<[u64]>; MANY + 1],
    /// By number of figures in it and beside it: targets that reach.
    near: [Box<[u64]>; MANY + 1],
}

impl Feasible {
    /// What is feasible where `extent` is asked for.
    #[must_use]
    pub fn new(targets: &[Target], extent: Extent) -> Self {
        let of = |figures: usize, reaches: bool| {
            let mut bits = vec![0; targets.len().div_ceil(64)].into_boxed_slice();
            for (at, target) in targets.iter().enumerate().filter(|(_, target)| target.reaches == reaches) {
                if figures == MANY || target.need(extent).least() <= figures {
                    set(&mut bits, at);
                }
            }
            bits
        };
        Self {
            own: std::array::from_fn(|figures| of(figures, false)),
            near: std::array::from_fn(|figures| of(figures, true)),
        }
    }

    /// The targets for which enough figures are in sight: those that stay inside the sentence, and those that reach.
    #[must_use]
    pub fn masks(&self, own: &Sight, near: &Sight) -> (&[u64], &[u64]) {
        (
            self.own.get(own.figures.min(MANY)).map(AsRef::as_ref).unwrap_or_default(),
            self.near.get(near.figures.min(MANY)).map(AsRef::as_ref).unwrap_or_default(),
        )
    }
}
