//! Which words a quantity can start with, so that nearly all others are passed by at one look.
//!
//! Comes in: the entries of [`Words`]. Goes out: filters of keys, and of keys with their next. Not here: what a word
//! means (`words`).

use super::words::{Mark, Words};
use crate::token::{Filter, Key, Token, literal};
use serde::{Deserialize, Serialize};

const AND: Key = literal("and");
const HYPHEN: Key = literal("-");

/// The words that open a quantity.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Openers {
    /// All of them, for a first look.
    all: Filter,
    /// Those that it can start with whatever follows; and pairs of one that needs its next word, with it.
    sure: Filter,
    /// Units' names, which open an amount only before digits.
    units: Filter,
}

impl Openers {
    /// The openers among `words`.
    pub fn of(words: &Words) -> Self {
        let all: Vec<Key> =
            words.entries().filter(|(_, entry)| entry.starts || entry.unit).map(|(key, _)| key).collect();
        let units: Vec<Key> = words.entries().filter(|(_, entry)| entry.unit).map(|(key, _)| key).collect();
        let filter = |keys: &[Key]| Filter::of(keys.iter().copied(), 2 * keys.len());
        Self { all: filter(&all), sure: filter(&sure(words)), units: filter(&units) }
    }

    /// Whether a quantity may start at a word, by a look at it and its next; never false where one can.
    #[inline]
    pub fn may_open(&self, tokens: &[Token], at: usize) -> bool {
        let Some(token) = tokens.get(at) else { return false };
        if !self.all.may_hold(token.key) {
            return false;
        }
        if self.sure.may_hold(token.key) {
            return true;
        }
        let Some(next) = tokens.get(at + 1) else { return false };
        let third = tokens.get(at + 2);
        let digits = next.is_number() || next.key == AND || third.is_some_and(Token::is_number);
        if digits && self.units.may_hold(token.key) {
            return true;
        }
        let goes_on = |next: &Token| self.sure.may_hold(pair(token.key, next.key));
        // "in-excess"
        let tied = next.key == HYPHEN && next.glued();
        goes_on(next) || tied && third.is_some_and(goes_on)
    }
}

/// What a quantity can start with: a key whatever follows, or a key with its next.
fn sure(words: &Words) -> Vec<Key> {
    let articles: Vec<Key> =
        words.entries().filter(|(_, entry)| entry.mark == Mark::Article).map(|(key, _)| key).collect();
    let mut keys = Vec::new();
    for (key, entry) in words.entries() {
        if entry.follows_article() {
            keys.extend(articles.iter().map(|article| pair(*article, key)));
        }
        if entry.needs_next() {
            let seconds = words.phrases(entry).iter().filter_map(|phrase| phrase.rest.first());
            keys.extend(seconds.map(|second| pair(key, *second)));
        } else if entry.starts && entry.mark != Mark::Article {
            keys.push(key);
        }
    }
    keys
}

/// The key of two words in a row.
#[inline]
const fn pair(first: Key, second: Key) -> Key {
    Key(first.0.rotate_left(29) ^ second.0)
}
