//! Where phrases are looked for: at their rarest word, and only where their next rarest stands beside it. Most words of a
//! text begin nothing, and most of those that might are turned down by one look, however many lines a file has.
//!
//! Comes in: phrases with their plain places. Goes out: the phrases that may stand at a token. Not here: whether they do.

use crate::engine::calls::pair;
use crate::engine::key_table::KeyTable;
use crate::token::{Key, KeyMap, Token};

/// Two words of a phrase are looked up together where they can be written in no more ways than this.
const MOST_PAIRS: usize = 400;

/// The farthest that two words are looked up together.
const FARTHEST: usize = 15;

/// Phrases by their rarest words.
#[derive(Debug, Default)]
pub struct Anchors {
    /// By the rarest word.
    words: KeyMap<Entry>,
    /// By both words and their distance.
    pairs: KeyTable<Anchor>,
    /// Those that are not in `pairs` yet.
    added: Vec<(Key, Anchor)>,
}

/// What is to be looked for at a word.
#[derive(Debug, Default)]
struct Entry {
    /// How far from it second words are looked up.
    distances: Vec<isize>,
    /// Phrases without a second word.
    alone: Vec<Anchor>,
}

/// A phrase, and the place in it of the rarest word.
type Anchor = (u32, u32);

/// A place of a phrase, with the words that fill it.
type Place<'k> = (usize, &'k [Key]);

impl Anchors {
    /// Adds a phrase with its rarest place, and the next rarest if it has one.
    pub fn add(&mut self, phrase: u32, (place, keys): Place<'_>, second: Option<Place<'_>>) {
        let anchor = (phrase, place as u32);
        let ways = |(other, seconds): &Place<'_>| {
            other.abs_diff(place) <= FARTHEST && keys.len() * seconds.len() <= MOST_PAIRS
        };
        let Some((other, seconds)) = second.filter(ways) else {
            keys.iter().for_each(|key| self.words.entry(*key).or_default().alone.push(anchor));
            return;
        };
        let distance = other as isize - place as isize;
        for key in keys {
            let distances = &mut self.words.entry(*key).or_default().distances;
            if !distances.contains(&distance) {
                distances.push(distance);
            }
            self.added.extend(seconds.iter().map(|second| (pair(*key, distance, *second), anchor)));
        }
    }

    /// Makes the anchors ready to be looked up, once all are in.
    pub fn finish(&mut self) {
        self.pairs = KeyTable::of(&std::mem::take(&mut self.added));
    }

    /// The words that call a phrase by themselves.
    pub fn alone(&self) -> impl Iterator<Item = Key> {
        self.words.iter().filter(|(_, entry)| !entry.alone.is_empty()).map(|(word, _)| *word)
    }

    /// The words that call a phrase together with another, and how far from them that may stand.
    pub fn beside(&self) -> impl Iterator<Item = (Key, isize)> {
        self.words.iter().flat_map(|(word, entry)| entry.distances.iter().map(|distance| (*word, *distance)))
    }

    /// The pairs of words ([`pair`]) that call a phrase.
    pub fn pairs(&self) -> impl Iterator<Item = Key> {
        self.pairs.keys()
    }

    /// The phrases that may stand at a token, in the order of their lines, each with the place of the token in it.
    pub fn find(&self, tokens: &[Token], at: usize, found: &mut Vec<Anchor>) {
        let Some(token) = tokens.get(at) else { return };
        let Some(entry) = self.words.get(&token.key) else { return };
        found.extend_from_slice(&entry.alone);
        for distance in &entry.distances {
            let second = at.checked_add_signed(*distance).and_then(|at| tokens.get(at));
            found.extend(second.into_iter().flat_map(|second| self.pairs.get(pair(token.key, *distance, second.key))));
        }
        found.sort_unstable();
        found.dedup();
    }
}
