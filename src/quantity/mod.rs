//! Written amounts: the model, the nom grammar that reads them, and what each denotes.
//!
//! Comes in: prose and its tokens. Goes out: [`Quantity`]s in order, without overlap. Not here: the noun a quantity
//! counts (`sentence`), and which quantities belong together (`claim`).

mod cells;
mod denote;
mod model;
mod stub;
mod stubgrammar;
pub use stub::{Unit, Units};
pub use stubgrammar::Grammar;

pub use denote::Role;
pub use model::{Amount, Date, Hedge, Kind, Number, Per, Quantity, TimeOfDay, UnitId, UnitSet};
