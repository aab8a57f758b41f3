//! The tokens of a sentence, and the neighbours of a word among them. A possessive ("'s") is of one piece with the word
//! before it; a figure or a mark is no neighbour.

use super::Slot;
use super::table::meanings;
use crate::span::Span;
use crate::token::{Flags, Key, Token, TokenKind, go_on, literal};
use std::ops::Range;

const START: Key = literal("<s>");
const END: Key = literal("</s>");

/// The tokens of a sentence.
pub struct Line<'t> {
    pub tokens: &'t [Token],
    pub prose: &'t str,
}

impl Line<'_> {
    /// The word at `at` with its neighbours, and the token behind it; `None` where it is none that may be a slip.
    pub fn slot(&self, at: usize) -> Option<(Slot, usize)> {
        const FORM: u8 = Flags::CAPITALS | Flags::MIXED | Flags::NON_ASCII;
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word && !token.flags.any(FORM))?;
        let (written, end) = self.joined(at)?;
        meanings(written).next()?;
        if token.flags.any(Flags::CAPITAL) && !self.opens(at, end) || self.is_tied(at) || self.is_tied(end) {
            return None;
        }
        let slot = self.around(written, at..end);
        let alone = slot.before[0].is_none() && slot.behind[0].is_none();
        (!alone).then_some((slot, end))
    }

    /// A word that stands at some tokens, with its neighbours.
    pub fn around(&self, written: Key, place: Range<usize>) -> Slot {
        let (first, at_first) = self.before(place.start);
        let (next, at_next) = self.behind(place.end);
        let second = first.and(at_first).and_then(|at| self.before(at).0);
        let last = next.and(at_next).and_then(|at| self.behind(at).0);
        Slot { written, before: [first, second], behind: [next, last] }
    }

    /// Whether the capitalised word at `at` has its capital from the beginning of the sentence alone.
    fn opens(&self, at: usize, end: usize) -> bool {
        at == 0 && self.tokens.get(end).is_some_and(|next| next.is_word() && !next.flags.any(Flags::CAPITAL))
    }

    /// The key of the word at `at`, with a possessive behind it, and the token behind that.
    fn joined(&self, at: usize) -> Option<(Key, usize)> {
        let token = self.tokens.get(at).filter(|token| token.is_word())?;
        let possessive = self.is_possessive(at + 1);
        Some(if possessive { (go_on(token.key, b"'s"), at + 2) } else { (token.key, at + 1) })
    }

    /// Whether the token at `at` is the end of the word before: "'s".
    #[inline]
    pub fn is_possessive(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.key == literal("'s") && token.glued())
    }

    /// Whether a mark without blanks stands before or at the token at `at`: a hyphen, a slash.
    fn is_tied(&self, at: usize) -> bool {
        let is_glued = |at: usize| self.tokens.get(at).is_some_and(Token::glued);
        let tie = |at: usize| {
            let mark = self.tokens.get(at).filter(|token| !token.is_word());
            mark.is_some_and(|token| matches!(token.text(self.prose), "-" | "/" | "_" | "@" | "#" | "&" | "." | "*"))
        };
        is_glued(at) && (at.checked_sub(1).is_some_and(tie) || tie(at) && is_glued(at + 1))
    }

    /// The word before the token at `at`, and where it begins.
    fn before(&self, at: usize) -> (Option<Key>, Option<usize>) {
        let Some(before) = at.checked_sub(1) else { return (Some(START), None) };
        match self.tokens.get(before) {
            Some(token) if token.key == literal("'s") && token.glued() && before > 0 => {
                (self.joined(before - 1).map(|(key, _)| key), Some(before - 1))
            }
            Some(token) if token.is_word() && !self.is_tied(at) => (Some(token.key), Some(before)),
            _ => (None, None),
        }
    }

    /// The word at `at`, or the end of the sentence, and the token behind it.
    fn behind(&self, at: usize) -> (Option<Key>, Option<usize>) {
        match self.tokens.get(at) {
            None => (Some(END), None),
            Some(token) if matches!(token.text(self.prose), "." | "!" | "?") => (Some(END), None),
            Some(token) if token.is_word() => match self.joined(at) {
                Some((key, end)) if !self.is_tied(end) => (Some(key), Some(end)),
                _ => (None, None),
            },
            Some(_) => (None, None),
        }
    }

    pub fn span(&self, at: usize, end: usize) -> Span {
        let words = self.tokens.get(at..end).unwrap_or_default();
        words.first().zip(words.last()).map_or_else(Span::default, |(first, last)| first.span().join(last.span()))
    }
}
