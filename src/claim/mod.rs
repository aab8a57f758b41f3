//! Claims: figures bound to the roles of a relation, and judged.

mod model;

pub use model::{Claim, Figure, Verdict};
