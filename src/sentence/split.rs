//! Sentences: where one ends.

use super::{Sentence, Text};
use crate::document::Document;
use crate::quantity::Quantity;
use crate::span::Span;
use crate::token::{Flags, Token, tokenise};

impl<'d> Text<'d> {
    /// Reads a document; `read` finds the quantities among the tokens of the prose.
    #[must_use]
    pub fn read(document: &'d Document<'d>, read: impl FnOnce(&str, &[Token]) -> Vec<Quantity>) -> Self {
        let tokens = tokenise(&document.prose);
        let quantities = read(&document.prose, &tokens);
        let sentences = sentences(document, &tokens, &quantities);
        let heads = vec![None; quantities.len()];
        Self { document, tokens, quantities, heads, sentences, quotations: Vec::new() }
    }
}

fn sentences(document: &Document<'_>, tokens: &[Token], quantities: &[Quantity]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut at = 0;
    let mut quantity = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        while tokens.get(at).is_some_and(|token| token.start < block.span.start) {
            at += 1;
        }
        let mut first = at;
        while let Some(token) = tokens.get(at).filter(|token| token.end <= block.span.end) {
            at += 1;
            let next = tokens.get(at).filter(|next| next.end <= block.span.end);
            let mark = matches!(token.text(&document.prose), "." | "!" | "?");
            let ends =
                mark && next.is_some_and(|next| !next.glued() && next.flags.any(Flags::CAPITAL)) || next.is_none();
            if ends {
                let span = Span::new(tokens.get(first).map_or(0, |token| token.start), token.end);
                let before = quantity;
                while quantities.get(quantity).is_some_and(|quantity| quantity.span.end <= span.end) {
                    quantity += 1;
                }
                sentences.push(Sentence {
                    span,
                    tokens: first as u32..at as u32,
                    quantities: before as u32..quantity as u32,
                    block: index as u32,
                    kind: block.kind,
                });
                first = at;
            }
        }
    }
    sentences
}

impl Text<'_> {
    /// The clauses of a sentence.
    #[must_use]
    pub fn clauses(&self, sentence: &Sentence) -> Vec<std::ops::Range<u32>> {
        vec![sentence.tokens.clone()]
    }
}
