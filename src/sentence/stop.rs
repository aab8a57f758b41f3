//! Which marks end a sentence.
//!
//! Comes in: the tokens of a block. Goes out: the ends, one after another: the mark, and the last token that belongs to
//! the sentence (quotation marks and brackets behind the mark do). A point behind an abbreviation is an end only where
//! the next word opens sentences; in doubt the sentence goes on, since a clause is cut again by `clause`.

use super::words::{Class, class};
use crate::lexicon::look_up;
use crate::token::{Flags, Token, TokenKind};

/// Walks over the tokens of a block.
pub(super) struct Stops<'t> {
    bytes: &'t [u8],
    tokens: &'t [Token],
    at: usize,
    /// First token of the sentence.
    first: usize,
    /// A plain quotation mark is open.
    quoted: bool,
}

/// What is reckoned from two figures and more.
const RECKONED: [&str; 18] = [
    "average",
    "decline",
    "decrease",
    "difference",
    "drop",
    "fall",
    "gain",
    "gap",
    "growth",
    "increase",
    "jump",
    "loss",
    "margin",
    "mean",
    "ratio",
    "reduction",
    "rise",
    "total",
];

/// What the token before a mark says of it.
#[derive(PartialEq, Eq)]
enum Before {
    /// The mark ends the sentence, if anything that can open one follows.
    Plain,
    /// Only before a word that opens sentences.
    Doubtful,
    /// It belongs to an abbreviation.
    Bound,
}

impl<'t> Stops<'t> {
    /// The ends from token `at` to the end of `tokens`.
    pub(super) const fn new(prose: &'t str, tokens: &'t [Token], at: usize) -> Self {
        Self { bytes: prose.as_bytes(), tokens, at, first: at, quoted: false }
    }

    /// A sentence begins at token `first`.
    pub(super) const fn opened(&mut self, first: usize) {
        self.first = first;
    }

    /// The next end: the token of its mark, and the last of the sentence.
    pub(super) fn next(&mut self) -> Option<(usize, usize)> {
        while let Some(token) = self.tokens.get(self.at) {
            let at = self.at;
            self.at += 1;
            let found = match token.kind {
                TokenKind::Number => None,
                TokenKind::Word if !token.flags.any(Flags::POINT) => None,
                TokenKind::Word => self.end(at),
                TokenKind::Mark => match self.byte(token.start as usize) {
                    b'.' | b'!' | b'?' => self.end(at),
                    b'"' => {
                        self.quoted = !self.quoted;
                        None
                    }
                    0xe2 if self.is_ellipsis(token) => self.end(at),
                    _ => None,
                },
            };
            if let Some(last) = found {
                return Some((at, last));
            }
        }
        None
    }

    /// The last token of the sentence, if it ends with the mark or the initials at `at`.
    fn end(&mut self, at: usize) -> Option<usize> {
        let (last, dots) = self.closers(at);
        self.at = last + 1;
        let next = self.tokens.get(last + 1)?;
        if next.glued() {
            return self.glued(at, last).then_some(last);
        }
        if !self.opens(last + 1) {
            return None;
        }
        let before = if dots > 1 { Before::Doubtful } else { self.before(at, next) };
        let ends = match before {
            Before::Plain => (last == at || !self.said(last + 1)) && !(last == at && self.goes_on(last + 1)),
            Before::Doubtful => self.surely_opens(last + 1),
            Before::Bound => false,
        };
        ends.then_some(last)
    }

    /// The last of the marks that close the sentence from `at` on, and how many points there are.
    fn closers(&mut self, at: usize) -> (usize, u32) {
        let mut last = at;
        let token = self.tokens.get(at);
        let mut dots = u32::from(token.is_some_and(|token| self.byte(token.start as usize) == b'.'));
        dots += if token.is_some_and(|token| self.is_ellipsis(token)) { 3 } else { 0 };
        while let Some(token) = self.tokens.get(last + 1).filter(|token| token.glued() && token.kind == TokenKind::Mark)
        {
            match self.byte(token.start as usize) {
                b'.' => dots += 1,
                b'!' | b'?' | b')' | b']' | b'\'' => {}
                b'"' if self.quoted || self.tokens.get(last + 2).is_none_or(|next| !next.glued()) => {
                    self.quoted = !self.quoted;
                }
                _ if matches!(self.text(token), "”" | "’" | "»") => {}
                _ => break,
            }
            last += 1;
        }
        (last, dots)
    }

    /// "it ended.Then it began": the space behind the mark was lost.
    fn glued(&self, at: usize, last: usize) -> bool {
        let Some([word, _]) = at.checked_sub(1).and_then(|before| self.tokens.get(before..=at)) else {
            return false;
        };
        let Some(next) = self.tokens.get(last + 1) else {
            return false;
        };
        let joined = word.glued() && at.checked_sub(2).is_some_and(|at| self.is_one_of(at, b"./@_:\\"));
        let runs_on = self.tokens.get(last + 2).is_some_and(Token::glued) && self.is_one_of(last + 2, b"./@_:()\\");
        if joined || runs_on || !next.is_word() || !next.flags.any(Flags::CAPITAL) {
            return false;
        }
        let opener = next.span().len() > 1 && class(next.key).any(Class::OPENER);
        match word.kind {
            TokenKind::Mark => last > at && !next.flags.any(Flags::MIXED),
            TokenKind::Number => !next.flags.any(Flags::CAPITALS | Flags::MIXED) && next.span().len() > 2,
            TokenKind::Word if word.flags.any(Flags::CAPITAL | Flags::MIXED) => {
                opener || last > at || class(word.key).any(Class::MONTH | Class::WEEKDAY)
            }
            TokenKind::Word => opener || word.span().len() > 1 && look_up(word.key).is_some(),
        }
    }

    /// Whether a sentence can begin at `at`.
    fn opens(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return true;
        };
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word => {
                let lower = token.flags.any(Flags::NON_ASCII) && self.text(token).starts_with(char::is_lowercase);
                token.flags.any(Flags::CAPITAL | Flags::MIXED) || token.flags.any(Flags::NON_ASCII) && !lower
            }
            TokenKind::Mark => match self.byte(token.start as usize) {
                b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'&' | b'/' | b'%' => false,
                b'"' | b'\'' | b'(' | b'[' => self.capital_at(at + 1),
                _ => !matches!(self.text(token), "“" | "‘" | "’" | "”" | "–" | "—") || self.capital_at(at + 1),
            },
        }
    }

    fn capital_at(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| match token.kind {
            TokenKind::Word => token.flags.any(Flags::CAPITAL | Flags::MIXED),
            TokenKind::Number => true,
            TokenKind::Mark => !matches!(self.byte(token.start as usize), b'.' | b','),
        })
    }

    /// Whether what follows opens a sentence even behind an abbreviation.
    fn surely_opens(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| match token.kind {
            TokenKind::Word => class(token.key).any(Class::OPENER),
            TokenKind::Number => false,
            TokenKind::Mark => self.byte(token.start as usize) == b'"' || self.text(token) == "“",
        })
    }

    /// What stands before the mark at `at`, where `next` follows.
    fn before(&self, at: usize, next: &Token) -> Before {
        let Some(mark) = self.tokens.get(at) else {
            return Before::Plain;
        };
        if mark.is_word() {
            return Before::Doubtful;
        }
        let Some((index, word)) = at.checked_sub(1).and_then(|at| Some((at, self.tokens.get(at)?))) else {
            return Before::Plain;
        };
        let class = class(word.key);
        match (self.byte(mark.start as usize), word.kind) {
            (b'!' | b'?', _) if class.any(Class::MARKED) && word.flags.any(Flags::CAPITAL) => Before::Doubtful,
            (b'.', TokenKind::Number) if index == self.first => Before::Bound,
            (b'.', TokenKind::Word) if mark.glued() => {
                let capital = word.flags.any(Flags::CAPITAL);
                if class.needs_capital() && !capital {
                    return Before::Plain;
                }
                let behind_number =
                    || index.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(Token::is_number);
                match () {
                    () if class.any(Class::BEFORE_NAME) => Before::Bound,
                    () if class.any(Class::BEFORE_NUMBER) && next.is_number() => Before::Bound,
                    () if class.any(Class::ABBREVIATION) => Before::Doubtful,
                    () if class.any(Class::UNIT) && behind_number() => Before::Doubtful,
                    // An initial: "J. Smith".
                    () if capital && word.span().len() == 1 && next.is_word() => Before::Doubtful,
                    () => Before::Plain,
                }
            }
            _ => Before::Plain,
        }
    }

    /// "That is an average of 40": what is reckoned from the figures of the sentence before belongs to it.
    fn goes_on(&self, from: usize) -> bool {
        let word = |at: usize| self.tokens.get(at).map(|token| self.text(token)).unwrap_or_default();
        matches!(word(from), "That" | "This")
            && matches!(
                word(from + 1),
                "is" | "was" | "makes" | "made" | "means" | "meant" | "gives" | "gave" | "represents"
            )
            && matches!(word(from + 2), "a" | "an")
            && RECKONED.contains(&word(from + 3))
            && matches!(word(from + 4), "of" | "from")
    }

    /// `"Why?" Ann Lee asked`: a name and a verb of saying follow the quotation mark.
    fn said(&self, from: usize) -> bool {
        let ahead = self.tokens.get(from..).unwrap_or_default().iter().take(6);
        for token in ahead {
            if class(token.key).any(Class::SAYING) {
                return !token.flags.any(Flags::CAPITAL);
            }
            let name = token.is_word() && token.flags.any(Flags::CAPITAL);
            if !(name || self.byte(token.start as usize) == b'.') || class(token.key).any(Class::PRONOUN) {
                return false;
            }
        }
        false
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn text(&self, token: &Token) -> &str {
        self.bytes.get(token.span().range()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    fn is_one_of(&self, at: usize, marks: &[u8]) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.is_word() && marks.contains(&self.byte(token.start as usize)))
    }

    fn is_ellipsis(&self, token: &Token) -> bool {
        token.kind == TokenKind::Mark && self.text(token) == "…"
    }
}
