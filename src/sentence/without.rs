//! A text without some of its sentences, so that those on either side stand beside each other.
//!
//! Comes in: a [`Text`] and which sentences are left out. Goes out: a text over the same prose, whose spans are those of
//! the whole. Not here: which sentences may be left out (`claim`).

use super::model::{Head, Sentence, Text};
use super::words::{Class, class};
use std::ops::Range;
use std::sync::OnceLock;

impl<'d> Text<'d> {
    /// The text of the sentences that `keeps` says yes to, by number.
    #[must_use]
    pub fn of_sentences(&self, keeps: impl Fn(usize) -> bool) -> Self {
        let mut thin = Self {
            document: self.document,
            tokens: Vec::new(),
            lexicon: OnceLock::new(),
            quantities: Vec::new(),
            heads: Vec::new(),
            sentences: Vec::new(),
            quotations: self.quotations.clone(),
            names: OnceLock::new(),
            facts: OnceLock::new(),
        };
        for (_, sentence) in self.sentences.iter().enumerate().filter(|(number, _)| keeps(*number)) {
            thin.take(self, sentence);
        }
        thin
    }

    /// Whether a stretch has a word by which it says something of figures that stand elsewhere: "revised", "a year earlier".
    #[must_use]
    pub fn tells_of_others(&self, stretch: &Range<u32>) -> bool {
        self.tokens_in(stretch.clone()).iter().any(|token| class(token.key).any(Class::OF_OTHERS))
    }

    /// Puts a sentence of the whole behind those that are there.
    fn take(&mut self, whole: &Self, sentence: &Sentence) {
        let (tokens, quantities) = (self.tokens.len() as u32, self.quantities.len() as u32);
        let back = sentence.tokens.start.saturating_sub(tokens);
        let moved = |range: &Range<u32>| range.start.saturating_sub(back)..range.end.saturating_sub(back);
        self.tokens.extend_from_slice(whole.tokens_in(sentence.tokens.clone()));
        for quantity in whole.quantities_in(sentence.quantities.clone()) {
            let tokens = moved(&quantity.tokens);
            self.quantities.push(crate::quantity::Quantity { tokens, ..quantity.clone() });
        }
        let heads = whole.heads.get(sentence.quantities.start as usize..sentence.quantities.end as usize);
        let head = |head: &Option<Head>| head.map(|head| Head { end: head.end.saturating_sub(back), ..head });
        self.heads.extend(heads.unwrap_or_default().iter().map(head));
        self.sentences.push(Sentence {
            tokens: tokens..self.tokens.len() as u32,
            quantities: quantities..self.quantities.len() as u32,
            ..sentence.clone()
        });
    }
}
