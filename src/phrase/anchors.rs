//! Where phrases are looked for: at their rarest word, and only where their next rarest stands beside it. Most words of a
//! text begin nothing, and most of those that might are turned down by one look, however many lines a file has.
//!
//! Comes in: phrases with their plain places. Goes out: the phrases that may stand at a token. Not here: whether they do.

use crate::kept::Flat;
use crate::token::{Key, KeyMap, KeyTable, Token, pair};
use serde::{Deserialize, Serialize};

/// Two words of a phrase are looked up together where they can be written in no more ways than this.
const MOST_PAIRS: usize = 400;

/// The farthest that two words are looked up together.
const FARTHEST: usize = 15;

/// Phrases by their rarest words.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Anchors {
    /// The rarest words, each with what is looked for at it.
    words: KeyTable<Entry>,
    /// How far from a word second words are looked up.
    distances: Flat<u8>,
    /// Phrases without a second word.
    alone: Flat<Anchor>,
    /// By both words and their distance.
    pairs: KeyTable<Anchor>,
}

/// A phrase, and the place in it of the rarest word.
pub type Anchor = (u32, u32);

/// What is to be looked for at a word: where its distances and its phrases end in their lists, and how many there are.
type Entry = ((u32, u8), (u32, u32));

/// A place of a phrase, with the words that fill it.
type Place<'k> = (usize, &'k [Key]);

/// Anchors as they are gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    words: KeyMap<(Vec<i8>, Vec<Anchor>)>,
    pairs: Vec<(Key, Anchor)>,
}

impl Gathered {
    /// Adds a phrase with its rarest place, and the next rarest if it has one.
    pub fn add(&mut self, phrase: u32, (place, keys): Place<'_>, second: Option<Place<'_>>) {
        let anchor = (phrase, place as u32);
        let ways = |(other, seconds): &Place<'_>| {
            other.abs_diff(place) <= FARTHEST && keys.len() * seconds.len() <= MOST_PAIRS
        };
        let Some((other, seconds)) = second.filter(ways) else {
            keys.iter().for_each(|key| self.words.entry(*key).or_default().1.push(anchor));
            return;
        };
        let distance = other as isize - place as isize;
        for key in keys {
            let distances = &mut self.words.entry(*key).or_default().0;
            if !distances.contains(&(distance as i8)) {
                distances.push(distance as i8);
            }
            self.pairs.extend(seconds.iter().map(|second| (pair(*key, distance, *second), anchor)));
        }
    }

    /// Lays the anchors out to be looked up, once all are in.
    #[must_use]
    pub fn finish(self) -> Anchors {
        let (mut words, mut distances, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        let mut all: Vec<_> = self.words.into_iter().collect();
        all.sort_unstable_by_key(|(word, _)| *word);
        for (word, (far, single)) in all {
            let counts = (far.len() as u8, single.len() as u32);
            distances.extend(far.into_iter().map(|distance| distance as u8));
            alone.extend(single);
            words.push((word, ((distances.len() as u32, counts.0), (alone.len() as u32, counts.1))));
        }
        Anchors {
            words: KeyTable::of(&words),
            distances: distances.into_iter().collect(),
            alone: alone.into_iter().collect(),
            pairs: KeyTable::of(&self.pairs),
        }
    }
}

impl Anchors {
    /// The words that call a phrase by themselves.
    pub fn alone(&self) -> impl Iterator<Item = Key> {
        self.words.rows().filter(|(_, (_, alone))| alone.1 > 0).map(|(word, _)| word)
    }

    /// The words that call a phrase together with another, and how far from them that may stand.
    pub fn beside(&self) -> impl Iterator<Item = (Key, isize)> {
        self.words.rows().flat_map(|(word, entry)| self.distances(entry).map(move |distance| (word, distance)))
    }

    /// The pairs of words ([`pair`]) that call a phrase.
    pub fn pairs(&self) -> impl Iterator<Item = Key> {
        self.pairs.rows().map(|(pair, _)| pair)
    }

    /// The phrases that may stand at a token, in the order of their lines, each with the place of the token in it.
    pub fn find(&self, tokens: &[Token], at: usize, found: &mut Vec<Anchor>) {
        let Some(token) = tokens.get(at) else { return };
        let Some(entry) = self.words.get(token.key).next() else { return };
        let (end, count) = entry.1;
        found.extend(self.alone.range((end as usize).saturating_sub(count as usize)..end as usize));
        for distance in self.distances(entry) {
            let second = at.checked_add_signed(distance).and_then(|at| tokens.get(at));
            found.extend(second.into_iter().flat_map(|second| self.pairs.get(pair(token.key, distance, second.key))));
        }
        found.sort_unstable();
        found.dedup();
    }

    fn distances(&self, ((end, count), _): Entry) -> impl Iterator<Item = isize> {
        let places = (end as usize).saturating_sub(count as usize)..end as usize;
        self.distances.range(places).map(|distance| (distance as i8).into())
    }
}
