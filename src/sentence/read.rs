//! From a document to its [`Text`]: tokens, quantities, sentences, heads, quotations, each by one pass.

use super::Text;
use super::elided::carry;
use super::head::heads;
use super::quotation::quotations;
use super::split::sentences;
use crate::document::Document;
use crate::quantity::Quantity;
use crate::token::{Token, tokenise};
use std::sync::OnceLock;

impl<'d> Text<'d> {
    /// Reads a document; `read` finds the quantities among the tokens of the prose.
    #[must_use]
    pub fn read(document: &'d Document<'d>, read: impl FnOnce(&str, &[Token]) -> Vec<Quantity>) -> Self {
        Self::of(document, tokenise(&document.prose), read)
    }

    /// As [`Text::read`], of some tokens of its prose.
    pub(super) fn of(
        document: &'d Document<'d>,
        tokens: Vec<Token>,
        read: impl FnOnce(&str, &[Token]) -> Vec<Quantity>,
    ) -> Self {
        let mut quantities = read(&document.prose, &tokens);
        let sentences = sentences(document, &tokens, &quantities);
        let quotations = quotations(document, &tokens);
        let heads = heads(&document.prose, &tokens, &quantities, &sentences);
        carry((&document.prose, &tokens), &mut quantities, &heads, &sentences);
        Self {
            document,
            tokens,
            lexicon: OnceLock::new(),
            quantities,
            heads,
            sentences,
            quotations,
            names: OnceLock::new(),
            facts: OnceLock::new(),
        }
    }
}
