//! Direct quotations: the stretches between “…”, "…" and ‘…’, marks included, and block quotations as a whole.
//!
//! Comes in: blocks and tokens. Goes out: spans in order, without overlap; a quotation inside another is part of it.
//! A quotation may run over several paragraphs, each of which then opens with the mark again, and only the last closes;
//! each paragraph gives a span of its own. A mark that is never closed quotes to the end of its block if it clearly
//! opens, since the closing one is often lost; otherwise it counts for nothing. Not here: wrong pairs (`engine`).

use crate::document::{Block, BlockKind, Document};
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// The quotations of a document.
pub(super) fn quotations(document: &Document<'_>, tokens: &[Token]) -> Vec<Span> {
    let mut scan = Scan { prose: &document.prose, tokens, open: None, weak: None, spans: Vec::new() };
    let mut blocks = document.blocks.iter();
    let mut block = blocks.next();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Mark || !scan.is_quote(token) {
            continue;
        }
        while let Some(Block { span, .. }) = block.filter(|block| token.start >= block.span.end) {
            scan.leave(span.end);
            block = blocks.next();
        }
        scan.mark(at, token);
    }
    if let Some(block) = block {
        scan.leave(block.span.end);
    }
    with_blocks(scan.spans, &document.blocks)
}

/// The spans with those of block quotations, in place of what is marked inside them.
fn with_blocks(mut spans: Vec<Span>, blocks: &[Block]) -> Vec<Span> {
    let quoted = |block: &&Block| block.kind == BlockKind::Quotation;
    for block in blocks.iter().filter(quoted) {
        let first = spans.partition_point(|span| span.end <= block.span.start);
        let last = spans.partition_point(|span| span.start < block.span.end);
        spans.splice(first..last.max(first), [block.span]);
    }
    spans
}

/// The pairs of marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    /// “…”
    Curly,
    /// "…"
    Plain,
    /// ‘…’
    Single,
}

struct Scan<'t> {
    prose: &'t str,
    tokens: &'t [Token],
    open: Option<(Pair, u32)>,
    /// Where a ’ stands that can close the open ‘, or be an apostrophe ("the dogs’ bones").
    weak: Option<u32>,
    spans: Vec<Span>,
}

impl Scan<'_> {
    /// Whether a mark may be one of a quotation, by its first byte.
    fn is_quote(&self, token: &Token) -> bool {
        matches!(self.prose.as_bytes().get(token.start as usize), Some(b'"' | 0xe2))
    }

    fn mark(&mut self, at: usize, token: &Token) {
        match token.text(self.prose) {
            "“" | "„" if self.open.is_none_or(|(pair, _)| pair == Pair::Curly) => {
                self.begin(Pair::Curly, token.start)
            }
            "”" if self.is_open(Pair::Curly) => self.close(token.end),
            "\"" if self.is_open(Pair::Plain) => self.close(token.end),
            "\"" if self.is_open(Pair::Curly) && token.glued() && !self.joined(at) => self.close(token.end),
            "\"" if self.open.is_none() && (self.joined(at) || !token.glued()) => self.begin(Pair::Plain, token.start),
            "‘" if self.open.is_none() => self.begin(Pair::Single, token.start),
            "’" if self.is_open(Pair::Single) => self.apostrophe(at, token),
            _ => {}
        }
    }

    fn is_open(&self, pair: Pair) -> bool {
        self.open.is_some_and(|(open, _)| open == pair)
    }

    /// Whether the next token stands without space behind the one at `at`.
    fn joined(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(Token::glued)
    }

    /// Opens; a mark of the same kind before, never closed, counts for nothing.
    fn begin(&mut self, pair: Pair, start: u32) {
        self.open = Some((pair, start));
        self.weak = None;
    }

    fn close(&mut self, end: u32) {
        if let Some((_, start)) = self.open.take() {
            self.spans.push(Span::new(start, end));
        }
        self.weak = None;
    }

    fn apostrophe(&mut self, at: usize, token: &Token) {
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let genitive = before.is_some_and(|before| before.text(self.prose).ends_with(['s', 'z']));
        let word_follows = self.tokens.get(at + 1).is_some_and(Token::is_word);
        if !token.glued() || self.joined(at) && word_follows {
            return;
        }
        if genitive && word_follows {
            self.weak = self.weak.or(Some(token.end));
        } else {
            self.close(token.end);
        }
    }

    /// The block ends at `end`.
    fn leave(&mut self, end: u32) {
        match (self.open, self.weak) {
            (Some((Pair::Single, _)), Some(weak)) => self.close(weak),
            (Some((Pair::Curly | Pair::Plain, _)), _) => self.close(end),
            _ => {}
        }
        self.open = None;
        self.weak = None;
    }
}
