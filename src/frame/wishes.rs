//! The wishes of targets as they are gathered, numbered by the figures that they are of use with: of a sentence with few
//! figures only the first need be looked for.
//!
//! Comes in: sets of words, and the targets that ask for them. Goes out: numbers and calls. Not here: what a target asks
//! for (`gather`).

use super::index::{Call, Calls, MANY};
use crate::lexicon::commonness;
use crate::token::Key;
use std::collections::{BTreeMap, HashMap};

/// The wishes of the targets that stay inside of a sentence, or of those that reach beyond it.
#[derive(Default)]
pub struct Wishes {
    all: Vec<Wish>,
    numbers: HashMap<Vec<Key>, u16>,
    /// By wish, the calls of targets, for both extents.
    pub calls: [BTreeMap<u16, Vec<Call>>; 2],
}

struct Wish {
    words: Vec<Key>,
    /// How common they are together.
    common: u64,
    /// The fewest figures with which a target that asks for them can be met.
    least: usize,
}

impl Wishes {
    /// The number of a set of words, for a target that needs so many figures.
    pub fn number(&mut self, words: &[Key], least: usize) -> u16 {
        let known = self.numbers.get(words).copied();
        let number = known.unwrap_or_else(|| {
            let number = self.all.len() as u16;
            self.all.push(Wish { words: words.to_vec(), common: commonness(words), least });
            self.numbers.insert(words.to_vec(), number);
            number
        });
        if let Some(wish) = self.all.get_mut(usize::from(number)) {
            wish.least = wish.least.min(least);
        }
        number
    }

    /// How common the words of a wish are.
    pub fn common(&self, wish: u16) -> u64 {
        self.all.get(usize::from(wish)).map_or(0, |wish| wish.common)
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// For each wish its number by the fewest figures.
    pub fn by_figures(&self) -> Vec<u16> {
        let mut order: Vec<u16> = (0..self.all.len() as u16).collect();
        order.sort_by_key(|wish| self.all.get(usize::from(*wish)).map(|wish| wish.least));
        let mut numbers = vec![0; order.len()];
        for (number, wish) in (0u16..).zip(order) {
            if let Some(place) = numbers.get_mut(usize::from(wish)) {
                *place = number;
            }
        }
        numbers
    }

    /// By number of figures, how many wishes there are that such a number is enough for.
    pub fn levels(&self) -> [u16; MANY + 1] {
        std::array::from_fn(|figures| {
            self.all.iter().filter(|wish| figures == MANY || wish.least <= figures).count() as u16
        })
    }

    /// The words of each wish.
    pub fn words(&self) -> impl Iterator<Item = &[Key]> {
        self.all.iter().map(|wish| wish.words.as_slice())
    }

    /// The calls of both extents, the wishes numbered anew.
    pub fn laid(self, numbers: &[u16]) -> [Calls; 2] {
        self.calls.map(|calls| {
            let mut all: Vec<Vec<Call>> = vec![Vec::new(); numbers.len()];
            for (wish, calls) in calls {
                if let Some(place) = all.get_mut(usize::from(anew(numbers, wish))) {
                    *place = calls;
                }
            }
            for call in all.iter_mut().flatten() {
                call.other = anew(numbers, call.other);
            }
            Calls::new(all)
        })
    }
}

/// The new number of a wish; of none it stays none.
pub fn anew(numbers: &[u16], wish: u16) -> u16 {
    numbers.get(usize::from(wish)).copied().unwrap_or(wish)
}
