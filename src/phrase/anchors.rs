//! Where phrases are looked for: at their rarest word, and only where their next rarest stands beside it. Most words of a
//! text begin nothing, and most of those that might are turned down by one look, however many lines a file has.
//!
//! Comes in: phrases with their plain places. Goes out: the words and pairs of words that call them. Not here: the search
//! for these, which all files share, and whether a phrase stands there.

use crate::kept::Flat;
use crate::token::{Key, pair};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Two words of a phrase are looked up together where they can be written in no more ways than this.
const MOST_PAIRS: usize = 2500;

/// The farthest that two words are looked up together.
pub const FARTHEST: usize = 15;

/// Phrases by their rarest words.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Anchors {
    /// By word, how far from it a second word is looked up with it: nothing, where it is looked up alone.
    words: Flat<(Key, u8)>,
    /// By both words and their distance.
    pairs: Flat<(Key, Anchor)>,
}

/// A phrase, and the place in it of the rarest word.
pub type Anchor = (u32, u32);

/// A phrase that may stand where its rarest word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The token that is the rarest word.
    pub at: u32,
    /// The phrase, and the place in it of that word.
    pub anchor: Anchor,
}

/// A place of a phrase, with the words that fill it.
type Place<'k> = (usize, &'k [Key]);

/// Anchors as they are gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    words: BTreeSet<(Key, i8)>,
    pairs: Vec<(Key, Anchor)>,
}

impl Gathered {
    /// Adds a phrase with its rarest place, and the next rarest if it has one: the places at which it is looked up.
    pub fn add(&mut self, phrase: u32, (place, keys): Place<'_>, second: Option<Place<'_>>) -> [usize; 2] {
        let anchor = (phrase, place as u32);
        let ways = |(other, seconds): &Place<'_>| {
            other.abs_diff(place) <= FARTHEST && keys.len() * seconds.len() <= MOST_PAIRS
        };
        let second = second.filter(ways);
        let distance = second.map_or(0, |(other, _)| other as isize - place as isize);
        for key in keys {
            self.words.insert((*key, distance as i8));
            let seconds = second.map_or(std::slice::from_ref(key), |(_, seconds)| seconds);
            self.pairs.extend(seconds.iter().map(|second| (pair(*key, distance, *second), anchor)));
        }
        [place, second.map_or(place, |(other, _)| other)]
    }

    /// Lays the anchors out, once all are in.
    #[must_use]
    pub fn finish(self) -> Anchors {
        Anchors {
            words: self.words.into_iter().map(|(word, distance)| (word, distance as u8)).collect(),
            pairs: self.pairs.into_iter().collect(),
        }
    }
}

impl Anchors {
    /// The words that call a phrase together with another, and how far from them that may stand; at no distance those that
    /// call one by themselves.
    pub fn beside(&self) -> impl Iterator<Item = (Key, isize)> {
        self.words.iter().map(|(word, distance)| (word, (distance as i8).into()))
    }

    /// The pairs of words ([`pair`]) that call a phrase, each with the phrase.
    pub fn pairs(&self) -> impl Iterator<Item = (Key, Anchor)> {
        self.pairs.iter()
    }
}
