//! Sentences: where one ends.
//!
//! Comes in: blocks, tokens, quantities. Goes out: [`Sentence`]s, which cover all tokens of all blocks. Whether a point
//! is a full stop is the affair of `stop`. Headings and cells are one sentence each; so is the rest of any block.

use super::Sentence;
use super::stop::Stops;
use crate::document::{Block, BlockKind, Document};
use crate::quantity::Quantity;
use crate::span::Span;
use crate::token::Token;

/// The sentences of a document, in order.
pub(super) fn sentences(document: &Document<'_>, tokens: &[Token], quantities: &[Quantity]) -> Vec<Sentence> {
    let mut splitter = Splitter { tokens, quantities, at: 0, quantity: 0, sentences: Vec::new() };
    for (index, block) in document.blocks.iter().enumerate() {
        splitter.block(&document.prose, index as u32, block);
    }
    splitter.sentences
}

struct Splitter<'t> {
    tokens: &'t [Token],
    quantities: &'t [Quantity],
    /// The next token that no sentence has.
    at: usize,
    /// The next quantity that no sentence has.
    quantity: usize,
    sentences: Vec<Sentence>,
}

impl Splitter<'_> {
    fn block(&mut self, prose: &str, index: u32, block: &Block) {
        while self.tokens.get(self.at).is_some_and(|token| token.start < block.span.start) {
            self.at += 1;
        }
        let end = self.end_of(block);
        let whole = matches!(block.kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Cell);
        if !whole {
            let mut stops = Stops::new(prose, self.tokens.get(..end).unwrap_or_default(), self.at);
            let mut quantity = self.quantity;
            while let Some((mark, last)) = stops.next() {
                // A point inside an amount ("Jan. 5", "6 ft. 2 in.") ends nothing.
                while self.quantities.get(quantity).is_some_and(|quantity| quantity.tokens.end as usize <= mark + 1) {
                    quantity += 1;
                }
                if self.quantities.get(quantity).is_none_or(|quantity| quantity.tokens.start as usize > mark) {
                    self.push(last + 1, index, block.kind);
                    stops.opened(last + 1);
                }
            }
        }
        self.push(end, index, block.kind);
    }

    /// The first token behind a block, searched from near by: most blocks are short, and the text may be long.
    fn end_of(&self, block: &Block) -> usize {
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let inside = |token: &Token| token.end <= block.span.end;
        let mut reach = 16;
        while rest.get(reach).is_some_and(inside) {
            reach *= 2;
        }
        self.at + rest.get(..reach.min(rest.len())).unwrap_or_default().partition_point(inside)
    }

    /// Ends a sentence before the token `end`.
    fn push(&mut self, end: usize, block: u32, kind: BlockKind) {
        let Some([first, .., last] | [first @ last]) = self.tokens.get(self.at..end) else {
            return;
        };
        let span = Span::new(first.start, last.end);
        let skipped = |quantity: &Quantity| quantity.span.end <= span.start;
        while self.quantities.get(self.quantity).is_some_and(skipped) {
            self.quantity += 1;
        }
        let quantities = self.quantity as u32;
        while self.quantities.get(self.quantity).is_some_and(|quantity| quantity.span.start < span.end) {
            self.quantity += 1;
        }
        let quantities = quantities..self.quantity as u32;
        self.sentences.push(Sentence { span, tokens: self.at as u32..end as u32, quantities, block, kind });
        self.at = end;
    }
}
