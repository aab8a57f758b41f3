//! Check files, relation files and vocabulary: read, proved, and turned into what the floors above run.
//!
//! Comes in: the text of files. Goes out: [`Checks`], in which every name is bound. Not here: files themselves, and
//! what a relation finds in an article (`claim`).

mod doubles;
mod equation;
mod fault;
mod file;
mod functions;
mod kinds;
mod load;
mod model;
mod nearest;
mod nesting;
mod pattern;
mod plainly;
mod prove;
mod prove_frame;
pub mod settings;
mod stored;
mod vocabulary;

pub use equation::{Comparison, Equation, Expression, Term};
pub use fault::LoadError;
pub use file::{Take, Within};
pub use functions::FUNCTIONS;
pub use kinds::KindSet;
pub use model::{Check, CheckFile, Checks, Example, Frame, Origin, Relation, Rule, Slot};
pub use nearest::nearest;
pub use pattern::{Hole, Node, Pattern};
pub use plainly::plainly;
pub use settings::EngineError;
pub use stored::{Recipe, Tables};
pub use vocabulary::{Class, Vocabulary};
