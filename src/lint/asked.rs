//! A linter that runs only the engines that somebody asks for.
//!
//! Comes in: a linter, and which checks are off. Goes out: the linter without their engines. Not here: who asks, which
//! configurations and arguments say.

use super::Linter;
use crate::check::Check;
use crate::engine::Calls;

impl Linter {
    /// The linter without the engines of the checks that are `off`, which then cost nothing. The checks stay known.
    #[must_use]
    pub fn without(mut self, off: impl Fn(&Check) -> bool) -> Self {
        let is_on = |index: usize| self.checks.all().get(index).is_some_and(|check| !off(check));
        self.engines.retain(|(index, _)| is_on(*index));
        self.calls = Calls::new(self.engines.iter().map(|(_, engine)| engine.as_ref()));
        self
    }
}
