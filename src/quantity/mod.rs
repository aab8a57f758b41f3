//! Written amounts: the model, the nom grammar that reads them, and what each denotes.
//!
//! Comes in: prose and its tokens. Goes out: [`Quantity`]s in order, without overlap. Not here: the noun a quantity
//! counts (`sentence`), and which quantities belong together (`claim`).

mod age;
mod amount;
mod bounds;
mod cardinal;
mod cells;
mod compound;
mod coordination;
mod dates;
mod denominator;
mod denote;
mod digits;
mod figure;
mod fraction;
mod grammar;
mod hedge;
mod input;
mod json;
mod labelled;
mod labels;
mod lexical;
mod measure;
mod model;
mod names;
mod openers;
mod ordinal;
mod phones;
mod range;
mod rate;
mod running;
mod scale;
mod scores;
mod sharp;
mod stands;
mod tables;
mod times;
mod unit;
mod units;
mod words;
mod years;

pub use denote::Role;
pub use grammar::Grammar;
pub use json::Shown;
pub use model::{Amount, Date, Hedge, Kind, Number, Per, Quantity, TimeOfDay, UnitId, UnitSet};
pub use units::{Dimension, Unit, Units};
