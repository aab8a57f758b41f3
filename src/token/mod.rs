//! Text into words, digit runs and marks, once for everything that follows.
//!
//! Comes in: prose. Goes out: [`Token`]s in order, without gaps but for white space. A token carries a [`Key`], a hash
//! of its lower-case letters, so that later floors compare words and look them up without touching the text again.
//! Not here: what a word or a number means.

mod key;
mod list;
mod scan;
#[cfg(test)]
mod scan_tests;
mod set;
mod sets;
mod table;

pub use key::{Key, KeyHasher, KeyMap, NOTHING, go_on, go_on_small, key, literal, pair};
pub use scan::tokenise;
pub use set::{Filter, KeySet};
pub use sets::KeySets;
pub use table::KeyTable;

use crate::span::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes ("don't"); initials with their points ("U.S.") are one word; a possessive
    /// ("'s") is a word of its own.
    Word,
    /// Digits, with commas and points between digits: "1,234.5".
    Number,
    /// One character that is neither.
    Mark,
}

/// Signs of a token's form and of the space before it, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub u8);

impl Flags {
    /// White space of any kind stands before the token.
    pub const SPACE: u8 = 1;
    /// That white space is a no-break or thin space alone.
    pub const THIN: u8 = 2;
    /// A line break stands before the token.
    pub const BREAK: u8 = 4;
    /// The first letter is a capital.
    pub const CAPITAL: u8 = 8;
    /// Two letters or more, all of them capitals.
    pub const CAPITALS: u8 = 16;
    /// Holds a byte that is not ASCII.
    pub const NON_ASCII: u8 = 32;
    /// A capital stands behind a small letter ("iPhone", "McCain").
    pub const MIXED: u8 = 64;
    /// A point ends it, as it does initials ("U.S.").
    pub const POINT: u8 = 128;

    /// Whether one of `bits` is set.
    #[must_use]
    pub const fn any(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

/// One word, digit run or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Hash of the lower-case text; see [`key`].
    pub key: Key,
    /// First byte in the prose.
    pub start: u32,
    /// One past the last byte in the prose.
    pub end: u32,
    /// Letters, digits or a mark.
    pub kind: TokenKind,
    /// Form, and space before.
    pub flags: Flags,
}

impl Token {
    /// The bytes of the token.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// The text of the token.
    #[must_use]
    pub fn text<'t>(&self, prose: &'t str) -> &'t str {
        self.span().of(prose)
    }

    /// Whether no white space stands before the token.
    #[must_use]
    pub const fn glued(&self) -> bool {
        !self.flags.any(Flags::SPACE)
    }

    /// Whether the token is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether the token is a run of digits.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }
}
