//! How many figures and sentences make a text small: in it what stands apart belongs together more often than not, in more
//! two of a sort are chance.
//!
//! Comes in: a text. Goes out: whether it is short, and the numbers for whoever asks of what it is counting. Not here:
//! limits of one rule alone.

use super::Text;

/// Figures among which a claim is likely to be of those beside it, though more could be meant.
pub const SPARSE: usize = 6;
/// Figures of a text that has few.
pub const FEW: usize = 9;
/// Figures of a text in which those on both sides of a gap belong together.
pub const SEVERAL: usize = 12;
/// Figures of a text in which a pair of levels may be borne out by a slip of the pen.
pub const SOME: usize = 14;
/// Figures of a text that tells of one event or two.
pub const ONE_STORY: usize = 18;
/// Figures and words of a text that is short enough to be looked at as one.
const SHORT: usize = 24;
const SHORT_WORDS: usize = 1200;

/// Sentences of a note.
pub const NOTE: usize = 5;
/// Sentences of a text that tells of one event or two.
pub const BRIEF: usize = 12;

impl Text<'_> {
    /// Whether a text may be looked at as one: a bound on time, and in a longer one too many figures are of one kind.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.quantities.len() <= SHORT && self.tokens.len() <= SHORT_WORDS
    }

    /// A note of few figures.
    #[must_use]
    pub fn is_of_few_figures(&self) -> bool {
        self.quantities.len() <= FEW && self.sentences.len() <= NOTE
    }
}
