//! How far a long run is: on standard error, where that is a terminal, and only after a while.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal as _, stderr, stdout};
use std::time::{Duration, Instant};

/// Runs that are shorter show nothing.
const PATIENCE: Duration = Duration::from_millis(800);

/// The bar of a run.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
}

impl Progress {
    /// A bar for so many texts. It would tear a report on the same terminal apart, so there it is not shown.
    pub fn new(texts: usize, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(texts as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos} of {len} texts, {eta} left") {
            bar.set_style(style);
        }
        if stderr().is_terminal() && (quiet || !stdout().is_terminal()) {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        Self { bar, begun: Instant::now() }
    }

    /// One text more is done.
    pub fn step(&self) {
        if self.begun.elapsed() > PATIENCE {
            self.bar.inc(1);
        } else {
            self.bar.update(|state| state.set_pos(state.pos() + 1));
        }
    }

    /// All are done.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
