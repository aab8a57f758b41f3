//! The tokeniser: one pass over the bytes; characters are decoded only where a byte is not ASCII.

use super::key::{SEED, step};
use super::list::first_of_list;
use super::{Flags, Key, Token, TokenKind, key};

/// The tokens of `prose`, in order. Positions count from the start of `prose`; bytes beyond 4 GiB are not read.
#[must_use]
pub fn tokenise(prose: &str) -> Vec<Token> {
    let mut scan = Scan {
        prose,
        bytes: prose.as_bytes(),
        at: 0,
        space: Flags::SPACE | Flags::BREAK,
        list_until: 0,
        tokens: Vec::with_capacity(prose.len() / 4),
    };
    while let Some(&byte) = scan.bytes.get(scan.at).filter(|_| scan.at <= u32::MAX as usize - 8) {
        match CLASS.get(byte as usize).copied().unwrap_or(Class::Mark) {
            Class::Space => scan.blank(byte),
            Class::Letter => scan.word(byte),
            Class::Digit => scan.number(),
            Class::Mark if byte == b'\'' && scan.possessive(scan.at + 1) => {
                scan.push(scan.at + 2, TokenKind::Word, 0, key("'s"))
            }
            Class::Mark => scan.push(scan.at + 1, TokenKind::Mark, 0, Key(step(SEED, byte))),
            Class::High => scan.high(),
        }
    }
    scan.tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Mark,
    High,
}

const CLASS: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Mark; 256];
    let mut byte = 0;
    #[allow(clippy::indexing_slicing)]
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0x0c => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            128.. => Class::High,
            _ => Class::Mark,
        };
        byte += 1;
    }
    table
}

struct Scan<'t> {
    prose: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Flags of the white space just passed.
    space: u8,
    /// The end of a run of digits and commas that is known to be a list, so that no number of it looks at the rest again.
    list_until: usize,
    tokens: Vec<Token>,
}

impl Scan<'_> {
    #[inline]
    fn push(&mut self, end: usize, kind: TokenKind, form: u8, key: Key) {
        let flags = Flags(self.space | form);
        self.tokens.push(Token { key, start: self.at as u32, end: end as u32, kind, flags });
        self.at = end;
        self.space = 0;
    }

    fn blank(&mut self, byte: u8) {
        self.space |= if byte == b'\n' { Flags::SPACE | Flags::BREAK } else { Flags::SPACE };
        self.space &= !Flags::THIN;
        self.at += 1;
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.prose.get(at..)?.chars().next()
    }

    /// A word of small letters, but for the first, as nearly all are; anything else goes to `long_word`.
    #[inline]
    fn word(&mut self, first: u8) {
        let (mut at, mut hash) = (self.at + 1, step(SEED, first.to_ascii_lowercase()));
        let mut next = 0;
        for byte in self.bytes.get(at..).unwrap_or_default() {
            next = *byte;
            if !next.is_ascii_lowercase() {
                break;
            }
            hash = step(hash, next);
            at += 1;
            next = 0;
        }
        let ends = match CLASS.get(next as usize) {
            Some(Class::Mark) => next != b'\'' && (next != b'.' || at > self.at + 1),
            Some(Class::Space | Class::Digit) => true,
            _ => false,
        };
        if !ends {
            return self.long_word();
        }
        let form = if first.is_ascii_uppercase() { Flags::CAPITAL } else { 0 };
        self.push(at, TokenKind::Word, form, Key(hash));
    }

    /// A word whose letters are ASCII; anything else goes to `wide_word`.
    fn long_word(&mut self) {
        let (mut at, mut hash, mut upper, mut lower, mut mixed) = (self.at, SEED, 0u32, 0usize, false);
        loop {
            // Nearly all letters are small, and need but this.
            let mut small = 0;
            for byte in self.bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_lowercase()) {
                hash = step(hash, *byte);
                small += 1;
            }
            (at, lower) = (at + small, lower + small);
            match self.byte(at) {
                letter @ (b'A'..=b'Z' | b'_') => {
                    let capital = letter != b'_';
                    mixed |= capital && lower > 0;
                    upper += u32::from(capital);
                    lower += usize::from(!capital);
                    hash = step(hash, letter.to_ascii_lowercase());
                    at += 1;
                }
                b'.' if at == self.at + 1 => match self.initials() {
                    Some(end) => {
                        let point = if self.byte(end - 1) == b'.' { Flags::POINT } else { 0 };
                        return self.push(end, TokenKind::Word, self.capital() | point, self.initials_key(end));
                    }
                    None => break,
                },
                b'\'' if self.joins(at + 1) => {
                    hash = step(hash, b'\'');
                    at += 1;
                }
                128.. if self.wide(at) => return self.wide_word(),
                _ => break,
            }
        }
        let mut form = self.capital();
        form |= if mixed { Flags::MIXED } else { 0 };
        form |= if upper > 1 && lower == 0 { Flags::CAPITALS } else { 0 };
        self.push(at, TokenKind::Word, form, Key(hash));
    }

    fn capital(&self) -> u8 {
        if self.byte(self.at).is_ascii_uppercase() { Flags::CAPITAL } else { 0 }
    }

    /// "U.S.", "a.m.", "J.R.R.": the end of two or more single letters, each with its point.
    fn initials(&self) -> Option<usize> {
        let (mut at, mut letters) = (self.at, 0);
        while self.byte(at).is_ascii_alphabetic() && self.byte(at + 1) == b'.' {
            at += 2;
            letters += 1;
        }
        // "U.S" without its last point, before a space: "a.m today".
        if letters == 1 && self.byte(at).is_ascii_alphabetic() && !is_word_byte(self.byte(at + 1)) {
            return Some(at + 1);
        }
        (letters > 1 && !is_word_byte(self.byte(at))).then_some(at)
    }

    /// The key of initials always counts their last point.
    fn initials_key(&self, end: usize) -> Key {
        let text = self.prose.get(self.at..end).unwrap_or_default();
        let Key(hash) = key(text);
        Key(if text.ends_with('.') { hash } else { step(hash, b'.') })
    }

    /// Whether an apostrophe before `at` is inside a word: a letter follows, and it is no possessive "'s".
    fn joins(&self, at: usize) -> bool {
        let letter = self.byte(at);
        let possessive = matches!(letter, b's' | b'S') && !is_word_byte(self.byte(at + 1));
        letter.is_ascii_alphabetic() && !possessive
    }

    /// Whether the character at `at`, not ASCII, goes on a word.
    fn wide(&self, at: usize) -> bool {
        match self.char_at(at) {
            Some('’') => self.joins(at + 3),
            Some(letter) => is_word_char(letter),
            None => false,
        }
    }

    fn wide_word(&mut self) {
        let (mut at, mut upper, mut lower, mut mixed) = (self.at, 0u32, 0u32, false);
        let mut capital = 0;
        while let Some(letter) = self.char_at(at) {
            let inside = match letter {
                '\'' => self.joins(at + 1),
                '’' => self.joins(at + 3),
                _ => is_word_char(letter),
            };
            if !inside {
                break;
            }
            if letter.is_uppercase() {
                capital |= if at == self.at { Flags::CAPITAL } else { 0 };
                mixed |= lower > 0;
                upper += 1;
            } else if letter.is_lowercase() {
                lower += 1;
            }
            at += letter.len_utf8();
        }
        let mut form = capital | Flags::NON_ASCII;
        form |= if mixed { Flags::MIXED } else { 0 };
        form |= if upper > 1 && lower == 0 { Flags::CAPITALS } else { 0 };
        let word = key(self.prose.get(self.at..at).unwrap_or_default());
        self.push(at, TokenKind::Word, form, word);
    }

    /// "1,234.5": digits, and commas or points that stand between digits.
    fn number(&mut self) {
        let (mut at, mut hash, mut comma) = (self.at, SEED, false);
        loop {
            let byte = self.byte(at);
            let joins = || matches!(byte, b',' | b'.') && self.byte(at + 1).is_ascii_digit();
            let inside = byte.is_ascii_digit() || at >= self.list_until && joins();
            if !inside {
                break;
            }
            hash = step(hash, byte);
            comma |= byte == b',';
            at += 1;
        }
        if comma && let Some(first) = first_of_list(self.prose, &self.tokens, self.at..at) {
            self.list_until = at;
            (at, hash) = (first, key(self.prose.get(self.at..first).unwrap_or_default()).0);
        }
        self.push(at, TokenKind::Number, 0, Key(hash));
    }

    /// A character that is not ASCII: white space, a letter or a mark.
    fn high(&mut self) {
        let Some(letter) = self.char_at(self.at) else {
            self.at += 1;
            return;
        };
        let end = self.at + letter.len_utf8();
        if letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{2060}') {
            let thin = matches!(letter, '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{200a}' | '\u{2060}' | '\u{feff}');
            let first = self.space & Flags::SPACE == 0;
            self.space |= Flags::SPACE | if thin && first { Flags::THIN } else { 0 };
            self.at = end;
        } else if letter == '’' && self.possessive(end) {
            self.push(end + 1, TokenKind::Word, Flags::NON_ASCII, key("'s"));
        } else if is_word_char(letter) {
            self.wide_word();
        } else {
            let mark = key(self.prose.get(self.at..end).unwrap_or_default());
            self.push(end, TokenKind::Mark, Flags::NON_ASCII, mark);
        }
    }

    /// Whether "s" alone follows an apostrophe that closes a word.
    fn possessive(&self, at: usize) -> bool {
        self.space == 0 && matches!(self.byte(at), b's' | b'S') && !is_word_byte(self.byte(at + 1))
    }
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0xc3
}

fn is_word_char(letter: char) -> bool {
    letter.is_alphabetic() && !matches!(letter, 'ª' | 'º')
        || letter == '_'
        || matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}')
}
