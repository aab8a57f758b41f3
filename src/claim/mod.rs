//! Claims: figures bound to the roles of a relation by its frames, and judged by the equations of its checks.
//!
//! Comes in: a [`Text`](crate::sentence::Text) and [`Checks`](crate::check::Checks). Goes out: judged claims in
//! positions of the prose. Not here: how a finding is drawn.

mod agreeing;
mod belief;
mod bind;
mod calendar;
mod called;
mod captures;
mod coordination;
mod dead_ends;
mod derived;
mod doubts;
mod ends;
mod functions;
mod holes;
mod images;
mod insertion;
mod items;
mod judge;
mod judged;
mod levels;
mod marks;
mod matcher;
mod measure;
mod members;
pub mod message;
mod model;
mod named;
mod open;
mod operand;
mod passing;
mod pen;
mod portions;
mod reach;
mod repair;
mod restated;
mod reword;
mod rivals;
mod run;
mod scale;
mod scene;
mod seen;
mod series;
mod session;
mod shapes;
mod sight;
mod tail;
mod triggers;

pub use crate::frame::Extent;
pub use judge::{Judgement, only_rounding};
pub use judged::Judged;
pub use marks::{Mark, Marked, marks};
pub use model::{Claim, Figure, Verdict};
pub use operand::Operand;
pub use passing::Thin;
pub use run::{Bench, Judge};
