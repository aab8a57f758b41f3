//! Phrases: wordings that prove a slip, a line of data each, read and laid out so that a start has neither to do.
//!
//! Comes in: the lines of a check file ("lines", with word classes in "classes", sets of wrong and right words in
//! "pairs"); `line` says how they are written. Goes out: a [`Book`]. Not here: what is said of a slip (`engine`).

mod anchors;
mod book;
mod chance;
mod element;
mod grammar;
mod line;

pub use anchors::{Anchor, Anchors, FARTHEST, Hit};
pub use book::{Book, Phrase};
pub use element::{Atom, Place};
pub use grammar::info;
pub use line::Meaning;
