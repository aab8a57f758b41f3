//! Sentences, clauses, noun phrases and quotations over the tokens and quantities of a document.
//!
//! Comes in: a [`Document`]. Goes out: a [`Text`], on which every check works. Not here: what the quantities of a
//! sentence have to do with each other (`claim`).

mod model;
mod split;

pub use model::{Head, Sentence, Text};
