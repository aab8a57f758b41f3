//! factlint reads prose as a careful copy editor does: it finds the figures, works out which of them the text itself
//! claims to be related, redoes the arithmetic, and speaks only where the text contradicts itself.

pub mod allow;
pub mod check;
pub mod claim;
pub mod context;
pub mod document;
mod embedded;
pub mod engine;
pub mod exact;
pub mod examples;
pub mod finding;
mod frame;
mod kept;
pub mod lexicon;
pub mod lint;
mod phrase;
pub mod quantity;
pub mod report;
pub mod revision;
pub mod sentence;
pub mod source;
pub mod span;
pub mod together;
pub mod token;

pub use lint::{Linter, Outcome};
