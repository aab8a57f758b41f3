//! Claims: figures bound to the roles of a relation by its frames, and judged by the equations of its checks.
//!
//! Comes in: a [`Text`](crate::sentence::Text) and [`Checks`](crate::check::Checks). Goes out: judged claims in
//! positions of the prose. Not here: how a finding is drawn.

mod anchors;
mod bind;
mod calendar;
mod called;
mod compile;
mod coordination;
mod cues;
mod derived;
mod doubts;
mod feasible;
mod frames;
mod functions;
mod gates;
mod holes;
mod images;
mod imprint;
mod insertion;
mod items;
mod judge;
mod judged;
mod levels;
mod marks;
mod matcher;
mod measure;
pub mod message;
mod model;
mod need;
mod open;
mod operand;
mod portions;
mod reach;
mod repair;
mod reword;
mod rules;
mod run;
mod scale;
mod scene;
mod series;
mod sight;
mod steps;
mod targets;
mod triggers;

pub use judge::{Judgement, only_rounding};
pub use judged::Judged;
pub use marks::{Mark, Marked, marks};
pub use model::{Claim, Figure, Verdict};
pub use need::Extent;
pub use operand::Operand;
pub use run::{Bench, Judge};
