//! Words that carry meaning, without their endings, so that "marchers" and "march" are known as kin.
//!
//! Comes in: a word, or a stretch of tokens. Goes out: keys of stems. A rough cut by suffix: two mentions are likened by
//! it, never a word judged.

use crate::sentence::Text;
use crate::sentence::words::{Class, class};
use crate::token::{Key, KeyHasher, NOTHING, Token, key};
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

/// The endings that close with a letter, longer before shorter.
const fn endings(last: u8) -> &'static [&'static str] {
    match last {
        b's' => &["ings", "ments", "ers", "ies", "es", "s"],
        b'g' => &["ing"],
        b't' => &["ment"],
        b'r' => &["er"],
        b'd' => &["ied", "ed"],
        b'y' => &["ly", "y"],
        b'e' => &["e"],
        _ => &[],
    }
}

/// Stems of a stretch.
pub type Stems = HashSet<Key, BuildHasherDefault<KeyHasher>>;

/// Letters that a stem keeps.
const LEAST: usize = 3;

/// The key of a word's stem: that of "march" for "marchers", of "offer" for "offered".
#[must_use]
pub fn stem(word: &str) -> Key {
    key(root(word))
}

/// A word without its last two endings.
fn root(word: &str) -> &str {
    let mut rest = word;
    for _ in 0..2 {
        let last = rest.as_bytes().last().map_or(0, u8::to_ascii_lowercase);
        match endings(last).iter().find_map(|ending| without(rest, ending)) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    rest
}

/// A word without an ending, in small letters or capitals, if enough is left of it.
#[inline]
fn without<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let at = word.len().checked_sub(ending.len()).filter(|at| *at >= LEAST)?;
    word.as_bytes().get(at..)?.eq_ignore_ascii_case(ending.as_bytes()).then(|| word.get(..at)).flatten()
}

impl Text<'_> {
    /// The stems of the words in a stretch that carry meaning.
    #[must_use]
    pub fn stems(&self, range: Range<u32>) -> Stems {
        let words = self.tokens_in(range).iter().filter(|token| self.is_content(token));
        words.map(|token| self.stem_of(token)).collect()
    }

    /// The stem of the word at a place; that of nothing outside the text.
    #[must_use]
    pub fn stem_at(&self, at: u32) -> Key {
        self.tokens.get(at as usize).map_or(NOTHING, |token| self.stem_of(token))
    }

    /// The stem of a token: its own key, where it has no ending.
    #[must_use]
    pub fn stem_of(&self, token: &Token) -> Key {
        let word = token.text(self.prose());
        let root = root(word);
        if root.len() == word.len() { token.key } else { key(root) }
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
