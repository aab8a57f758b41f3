//! Sentences, clauses, noun phrases and quotations over the tokens and quantities of a document.
//!
//! Comes in: a [`Document`](crate::document::Document). Goes out: a [`Text`], on which every check works. Not here: what
//! the quantities of a sentence have to do with each other (`claim`).

mod about;
mod agreement;
mod base;
mod base_period;
mod borne_out;
mod clause;
mod cohesion;
mod contrast;
mod elided;
mod fact;
mod head;
mod held_against;
mod held_aside;
mod held_elsewhere;
mod inserted;
mod model;
mod moment;
mod name;
mod offhand;
mod own_change;
mod part;
mod phrase;
mod quotation;
mod read;
pub mod size;
mod split;
mod stop;
mod term;
mod thinned;
mod words;

#[cfg(test)]
mod about_tests;
#[cfg(test)]
mod head_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod inserted_tests;
#[cfg(test)]
mod sentence_tests;

pub use about::{About, Mention, Modality, Period, Place, Stretch, Subject};
pub use agreement::MONTHS;
pub use clause::LEADS;
pub use fact::{Digits, Facts, Fate, Sort, Stems, Told, Toll, stem, told_in};
pub use model::{Head, Sentence, Text};
