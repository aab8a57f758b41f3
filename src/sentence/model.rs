//! The text as checks see it.

use super::fact::Facts;
use crate::document::{BlockKind, Document};
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::Quantity;
use crate::span::Span;
use crate::token::{Flags, Key, KeyMap, Token};
use std::ops::Range;
use std::sync::OnceLock;

/// A document with its tokens, quantities and sentences. All spans are of the prose.
#[derive(Debug)]
pub struct Text<'d> {
    /// Where it comes from.
    pub document: &'d Document<'d>,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// What the lexicon says of each token, looked up when first asked for.
    pub(super) lexicon: OnceLock<Vec<Option<WordInfo>>>,
    /// All quantities in order, without overlap.
    pub quantities: Vec<Quantity>,
    /// The noun each quantity counts or measures, beside `quantities`; `None` where it is not known.
    pub heads: Vec<Option<Head>>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    /// Direct quotations, marks included, in order.
    pub quotations: Vec<Span>,
    /// Words written with a capital inside a sentence, gathered when first asked for.
    pub(super) names: OnceLock<KeyMap<()>>,
    /// Figures of the whole document, gathered when first asked for.
    pub(super) facts: OnceLock<Facts>,
}

impl Text<'_> {
    /// The prose.
    #[must_use]
    pub fn prose(&self) -> &str {
        &self.document.prose
    }

    /// What the lexicon says of each token, beside `tokens`; `None` for words that it does not know, and for numbers,
    /// marks and words with a capital, which it is not asked for.
    #[must_use]
    pub fn lexicon(&self) -> &[Option<WordInfo>] {
        let small = |token: &Token| token.is_word() && !token.flags.any(Flags::CAPITAL);
        let info = |token: &Token| if small(token) { look_up(token.key) } else { None };
        self.lexicon.get_or_init(|| self.tokens.iter().map(info).collect())
    }

    /// The tokens of a range.
    #[must_use]
    pub fn tokens_in(&self, range: Range<u32>) -> &[Token] {
        self.tokens.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The first token that ends behind a byte of the prose.
    #[must_use]
    pub fn token_from(&self, start: u32) -> u32 {
        self.tokens.partition_point(|token| token.end <= start) as u32
    }

    /// The word or mark at a place; empty outside the text.
    #[must_use]
    pub fn word(&self, at: u32) -> &str {
        self.tokens.get(at as usize).map(|token| token.text(self.prose())).unwrap_or_default()
    }

    /// Whether a word with hyphens, which is several tokens, begins at a place: "runner-up".
    #[must_use]
    pub fn spells(&self, at: u32, compound: &str) -> bool {
        let mut at = at;
        compound.split('-').enumerate().all(|(number, part)| {
            let joined = number == 0 || self.word(at) == "-";
            at += u32::from(number > 0);
            let same = self.word(at).eq_ignore_ascii_case(part);
            at += 1;
            joined && same
        })
    }

    /// The quantities of a range.
    #[must_use]
    pub fn quantities_in(&self, range: Range<u32>) -> &[Quantity] {
        self.quantities.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The number of the sentence that a token is in: of the first that ends behind it.
    #[must_use]
    pub fn sentence_at(&self, token: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The number of the first figure that ends behind a token.
    #[must_use]
    pub fn figure_from(&self, token: u32) -> usize {
        self.quantities.partition_point(|figure| figure.tokens.end <= token)
    }

    /// The figure that a token is of.
    #[must_use]
    pub fn figure_over(&self, token: u32) -> Option<&Quantity> {
        self.quantities.get(self.figure_from(token)).filter(|figure| figure.tokens.contains(&token))
    }

    /// The noun that a figure counts or measures, in the singular.
    #[must_use]
    pub fn noun_of(&self, figure: &Quantity) -> Option<Key> {
        self.heads.get(self.figure_from(figure.tokens.start)).copied().flatten().map(|head| head.noun)
    }

    /// Whether the stretch lies inside a direct quotation.
    #[must_use]
    pub fn is_quoted(&self, span: Span) -> bool {
        let at = self.quotations.partition_point(|quotation| quotation.end < span.end);
        self.quotations.get(at).is_some_and(|quotation| quotation.contains(span))
    }
}

/// A sentence, or a whole block without an end mark (a headline, a cell).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the prose.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its quantities.
    pub quantities: Range<u32>,
    /// Index of its block in the document.
    pub block: u32,
    /// The kind of that block.
    pub kind: BlockKind,
}

/// The noun phrase that a quantity counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The phrase without the quantity: "new homes" of "340 new homes in Leeds".
    pub span: Span,
    /// The key of the noun's singular: "home".
    pub noun: Key,
    /// Tokens of the phrase: where reading goes on behind it.
    pub end: u32,
}
