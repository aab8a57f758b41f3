//! Ctrl-C while files are written: the text at hand is finished, the others stay as they are. A second Ctrl-C ends the run
//! at once, and so does the first where nothing is written.

use super::failure::Failure;
use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// How a shell names a run that Ctrl-C has ended.
pub const STATUS: u8 = 130;

/// From here on Ctrl-C waits for the text at hand.
pub fn hold() {
    // Where it cannot be held, it ends the run as ever; files are replaced whole all the same.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) {
            std::process::exit(STATUS.into());
        }
    });
}

/// Whether the run is to end.
pub fn asked() -> bool {
    ASKED.load(Ordering::SeqCst)
}

/// What is told of a run that ended so.
pub fn failure(done: usize, all: usize) -> Failure {
    Failure::new(
        format!("interrupted after {done} of {all} texts: those are done, the others are as they were"),
        "run it again for the others; files named by --output are as they were",
    )
}
