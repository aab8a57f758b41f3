//! Words that carry meaning, without their endings, so that "marchers" and "march" are known as kin.
//!
//! Comes in: a word, or a stretch of tokens. Goes out: keys of stems. A rough cut by suffix: two mentions are likened by
//! it, never a word judged.

use crate::sentence::Text;
use crate::sentence::words::{Class, class};
use crate::token::{Key, KeyHasher, Token, key};
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

/// Endings, longer before shorter.
const ENDINGS: [&str; 14] =
    ["ings", "ing", "ments", "ment", "ers", "er", "ies", "ied", "ed", "es", "s", "ly", "e", "y"];

/// Stems of a stretch.
pub type Stems = HashSet<Key, BuildHasherDefault<KeyHasher>>;

/// Letters that a stem keeps.
const LEAST: usize = 3;

/// The key of a word's stem: that of "march" for "marchers", of "offer" for "offered".
#[must_use]
pub fn stem(word: &str) -> Key {
    let mut rest = word;
    for _ in 0..2 {
        match ENDINGS.iter().find_map(|ending| without(rest, ending)) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    key(rest)
}

/// A word without an ending, in small letters or capitals, if enough is left of it.
#[inline]
fn without<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let last = |text: &str| text.as_bytes().last().map(u8::to_ascii_lowercase);
    let at = word.len().checked_sub(ending.len()).filter(|at| *at >= LEAST && last(word) == last(ending))?;
    word.as_bytes().get(at..)?.eq_ignore_ascii_case(ending.as_bytes()).then(|| word.get(..at)).flatten()
}

impl Text<'_> {
    /// The stems of the words in a stretch that carry meaning.
    #[must_use]
    pub fn stems(&self, range: Range<u32>) -> Stems {
        let words = self.tokens_in(range).iter().filter(|token| self.is_content(token));
        words.map(|token| stem(token.text(self.prose()))).collect()
    }

    /// The stems of a sentence.
    #[must_use]
    pub fn sentence_stems(&self, sentence: usize) -> Stems {
        self.sentences.get(sentence).map(|sentence| self.stems(sentence.tokens.clone())).unwrap_or_default()
    }

    fn is_content(&self, token: &Token) -> bool {
        token.is_word()
            && token.end - token.start > 2
            && !class(token.key).any(Class::STOP | Class::FILLER | Class::SAYING)
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn kin_share_a_stem() {
        for (one, other) in [
            ("marchers", "march"),
            ("OFFERED", "offer"),
            ("Islanders", "islands"),
            ("rescue", "rescued"),
            ("cafés", "café"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }
}
