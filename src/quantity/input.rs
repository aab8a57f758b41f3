//! The input of the grammar's parsers: a stretch of a text's tokens, as nom knows input; and the parsers of one token.
//!
//! Comes in: prose, tokens, words. Goes out: [`Tokens`], [`Parsed`] and what the rules are built from. Not here: rules.

use super::digits::Style;
use super::units::Units;
use super::words::{Class, Entry, Mark, Meaning, Opens, Words};
use crate::token::{Key, Token};
use nom::{Err, IResult, Input, Needed};
use std::cell::OnceCell;

/// What the tokens stand in.
pub(super) struct Text<'t> {
    pub prose: &'t str,
    pub tokens: &'t [Token],
    pub words: &'t Words,
    pub units: &'t Units,
    /// How the text writes its digits; worked out when it first matters.
    pub style: OnceCell<Style>,
    /// Whether the text writes of sterling; worked out when it first matters.
    pub sterling: OnceCell<bool>,
}

/// The tokens from one on.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'t> {
    pub text: &'t Text<'t>,
    pub at: usize,
    pub end: usize,
}

/// What a parser hands back; a failure says nothing, since another rule may fit.
pub(super) type Parsed<'t, T> = IResult<Tokens<'t>, T, ()>;

/// The failure of a rule.
pub(super) const fn no<'t, T>() -> Parsed<'t, T> {
    Err(Err::Error(()))
}

static NOTHING: Entry = Entry {
    starts: false,
    opens: Opens::NONE,
    lone: false,
    seconds: 0,
    unit: false,
    mark: Mark::Word,
    cardinal: None,
    ordinal: 0,
    denominator: 0,
    scale: 0,
    month: 0,
    weekday: 0,
    classes: 0,
    first: 0,
    count: 0,
};

impl<'t> Tokens<'t> {
    /// The token `ahead` of the first.
    pub fn peek(self, ahead: usize) -> Option<&'t Token> {
        let at = self.at + ahead;
        if at < self.end { self.text.tokens.get(at) } else { None }
    }

    /// The first token.
    pub fn first(self) -> Option<&'t Token> {
        self.peek(0)
    }

    /// The token `back` before the first: 1 for its neighbour.
    pub fn behind(self, back: usize) -> Option<&'t Token> {
        self.text.tokens.get(self.at.checked_sub(back)?)
    }

    /// The input without its first tokens.
    pub fn skip(self, count: usize) -> Self {
        Self { at: (self.at + count).min(self.end), ..self }
    }

    /// What is known of a token's word.
    pub fn entry_of(self, token: Option<&Token>) -> &'t Entry {
        token.and_then(|token| self.text.words.get(token.key)).unwrap_or(&NOTHING)
    }

    /// What is known of the first token's word.
    pub fn entry(self) -> &'t Entry {
        self.entry_of(self.first())
    }

    /// Whether the token `ahead` is in a class.
    pub fn ahead_in(self, ahead: usize, class: Class) -> bool {
        self.entry_of(self.peek(ahead)).classes & class.0 != 0
    }

    /// Whether the token `back` before the first is in a class.
    pub fn behind_in(self, back: usize, class: Class) -> bool {
        self.entry_of(self.behind(back)).classes & class.0 != 0
    }

    /// Whether the first token is this word.
    pub fn is(self, key: Key) -> bool {
        self.first().is_some_and(|token| token.key == key)
    }

    /// Whether the first token is this word, or mark, without white space before it.
    pub fn is_glued(self, key: Key) -> bool {
        self.first().is_some_and(|token| token.key == key && token.glued())
    }

    /// Whether the token before is this word.
    pub fn follows(self, key: Key) -> bool {
        self.behind(1).is_some_and(|token| token.key == key)
    }

    /// The text of the first token.
    pub fn str(self) -> &'t str {
        self.first().map_or("", |token| token.text(self.text.prose))
    }

    /// Whether the first token touches the one before it.
    pub fn glued(self) -> bool {
        self.first().is_some_and(|token| token.glued()) && self.at > 0
    }

    /// The longest phrase at the start whose meaning `pick` accepts: "more than", "square miles".
    pub fn phrase<T>(self, pick: impl Fn(Meaning) -> Option<T>) -> Parsed<'t, T> {
        let Some(first) = self.first() else { return no() };
        let Some(entry) = self.text.words.get(first.key) else { return no() };
        for phrase in self.text.words.phrases(entry) {
            let Some(meaning) = pick(phrase.meaning) else { continue };
            let mut rest = self.skip(1);
            let whole = phrase.rest.iter().all(|key| {
                if phrase.exact.is_none() && !rest.is(*key) && rest.is_glued(HYPHEN) {
                    rest = rest.skip(1);
                }
                let met = rest.is(*key);
                rest = rest.skip(1);
                met
            });
            let last = rest.behind(1).map_or(first.end, |token| token.end);
            let written = || self.text.prose.get(first.start as usize..last as usize);
            if whole && phrase.exact.as_deref().is_none_or(|exact| written() == Some(exact)) {
                return Ok((rest, meaning));
            }
        }
        no()
    }
}

/// The key of "-".
pub(super) const HYPHEN: Key = crate::token::literal("-");

/// Accepts one token that `fits`: "5".
pub(super) fn token<'t>(fits: impl Fn(&Token) -> bool) -> impl Fn(Tokens<'t>) -> Parsed<'t, &'t Token> {
    move |input: Tokens<'t>| match input.first() {
        Some(token) if fits(token) => Ok((input.skip(1), token)),
        _ => no(),
    }
}

/// Accepts the word or mark of a key: "and".
pub(super) fn word<'t>(key: Key) -> impl Fn(Tokens<'t>) -> Parsed<'t, &'t Token> {
    token(move |token| token.key == key)
}

/// Accepts the word or mark of a key where no white space stands before it: the hyphen of "ten-year".
pub(super) fn glued<'t>(key: Key) -> impl Fn(Tokens<'t>) -> Parsed<'t, &'t Token> {
    token(move |token| token.key == key && token.glued())
}

/// Accepts a mark that joins: "-", "–", "—", "−" or "‐", with the token behind it glued or not.
pub(super) fn dash(input: Tokens<'_>) -> Parsed<'_, ()> {
    match input.str() {
        "-" | "–" | "‐" | "‑" | "−" => Ok((input.skip(1), ())),
        _ => no(),
    }
}

impl<'t> Input for Tokens<'t> {
    type Item = &'t Token;
    type Iter = std::slice::Iter<'t, Token>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'t, Token>>;

    fn input_len(&self) -> usize {
        self.end - self.at
    }

    fn take(&self, index: usize) -> Self {
        Self { end: (self.at + index).min(self.end), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        self.skip(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.text.tokens.get(self.at..self.end).unwrap_or_default().iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.input_len() { Ok(count) } else { Err(Needed::new(count - self.input_len())) }
    }
}
