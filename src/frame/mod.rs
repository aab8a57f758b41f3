//! Frames made ready: patterns compiled, and an index that tells by words and figures which frames a sentence calls for.
//!
//! Comes in: the relations of checks. Goes out: [`Frames`]. The build makes the index of the built-in ones with this code.
//! Not here: what a frame finds in a text (`claim`).

mod anchors;
mod compile;
mod cues;
mod frames;
mod gather;
mod index;
mod model;
mod need;
mod rows;
mod rules;
mod sequence;
mod steps;
mod wishes;

pub use cues::{Cue, Cues};
pub use frames::Frames;
pub use index::{ANYWHERE, BEHIND, Call, FIGURE, Index, NONE, has};
pub use model::{Form, Frame, FrameSlot};
pub use need::{Extent, Sight, kinds_of};
pub use rows::Rows;
pub use rules::{Judging, rules};
pub use sequence::{Sequence, Words};
pub use steps::{Lexemes, Meaning, Step, may_begin};
