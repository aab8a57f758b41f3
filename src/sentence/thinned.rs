//! A text without some of its words, so that those on either side stand beside each other.
//!
//! Comes in: a [`Text`] and which tokens are left out. Goes out: a text over the same prose, whose spans are those of the
//! whole. Not here: what may be left out (`offhand`, `claim`).

use super::model::{Head, Sentence, Text};
use super::words::{Class, class};
use crate::quantity::Quantity;
use std::ops::Range;
use std::sync::OnceLock;

impl<'d> Text<'d> {
    /// The text without the tokens that are marked, and the number that each sentence that is left had in the whole.
    #[must_use]
    pub fn thinned(&self, left_out: &[bool]) -> (Self, Vec<usize>) {
        let mut thin = Self {
            document: self.document,
            tokens: Vec::with_capacity(self.tokens.len()),
            lexicon: OnceLock::new(),
            quantities: Vec::with_capacity(self.quantities.len()),
            heads: Vec::with_capacity(self.heads.len()),
            sentences: Vec::with_capacity(self.sentences.len()),
            quotations: self.quotations.clone(),
            names: OnceLock::new(),
            facts: OnceLock::new(),
        };
        let mut numbers = Vec::new();
        for (number, sentence) in self.sentences.iter().enumerate() {
            if thin.take(self, sentence, left_out) {
                numbers.push(number);
            }
        }
        (thin, numbers)
    }

    /// Whether a stretch has a word by which it says something of figures that stand elsewhere: "revised", "a year earlier".
    #[must_use]
    pub fn tells_of_others(&self, stretch: &Range<u32>) -> bool {
        self.tokens_in(stretch.clone()).iter().any(|token| class(token.key).any(Class::OF_OTHERS))
    }

    /// Puts what is left of a sentence behind those that are there; whether anything is.
    fn take(&mut self, whole: &Self, sentence: &Sentence, left_out: &[bool]) -> bool {
        let (tokens, quantities) = (self.tokens.len() as u32, self.quantities.len() as u32);
        let first = sentence.tokens.start;
        let marks = left_out.get(first as usize..sentence.tokens.end as usize).unwrap_or_default();
        let own = whole.tokens_in(sentence.tokens.clone());
        // Where each token comes to stand, and the end; most sentences stay as they are.
        let (mut places, mut place) = (Vec::new(), tokens);
        if marks.contains(&true) {
            places.reserve(marks.len());
            for left_out in marks {
                places.push(place);
                place += u32::from(!left_out);
            }
            let own = own.iter().zip(marks);
            self.tokens.extend(own.filter(|(_, left_out)| !**left_out).map(|(token, _)| *token));
        } else {
            self.tokens.extend_from_slice(own);
            place += own.len() as u32;
        }
        if place == tokens {
            return false;
        }
        let is_whole = places.is_empty();
        let moved = |at: u32| match at.saturating_sub(first) {
            at if is_whole => place.min(tokens + at),
            at => places.get(at as usize).copied().unwrap_or(place),
        };
        for index in sentence.quantities.clone() {
            let Some(quantity) = whole.quantities.get(index as usize) else { continue };
            let tokens = moved(quantity.tokens.start)..moved(quantity.tokens.end);
            if tokens.len() == quantity.tokens.len() {
                self.quantities.push(Quantity { tokens, ..quantity.clone() });
                let head = whole.heads.get(index as usize).copied().flatten();
                self.heads.push(head.map(|head| Head { end: moved(head.end), ..head }));
            }
        }
        self.sentences.push(Sentence {
            tokens: tokens..place,
            quantities: quantities..self.quantities.len() as u32,
            ..sentence.clone()
        });
        true
    }
}
