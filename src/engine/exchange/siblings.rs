//! Pairs of a text by currencies and time, so that each is held against few others.
//!
//! Comes in: the pairs of a text. Goes out: those that may be a sibling of one. Not here: which of them is sound.

use super::pairs::{Pair, Rate};
use std::collections::HashMap;

/// Siblings that one pair is held against: the first of the text, for the first sound one is taken.
const MOST: usize = 40;

/// The two currencies in one order, and the years of the sentence.
type Sort<'p> = (&'p str, &'p str, &'p [i32]);

/// Places of pairs by sort, those that tell a rate outright apart from the others.
pub struct Siblings<'p> {
    pairs: &'p [Pair],
    stated: HashMap<Sort<'p>, Vec<usize>>,
    others: HashMap<Sort<'p>, Vec<usize>>,
}

impl<'p> Siblings<'p> {
    /// Sorts pairs.
    pub fn new(pairs: &'p [Pair]) -> Self {
        let mut siblings = Self { pairs, stated: HashMap::new(), others: HashMap::new() };
        for (at, pair) in pairs.iter().enumerate() {
            for rate in &pair.rates {
                let table = if pair.stated { &mut siblings.stated } else { &mut siblings.others };
                table.entry(sort(pair, rate)).or_default().push(at);
            }
        }
        siblings
    }

    /// Siblings of a pair that tell a rate outright, in the order of the text.
    pub fn stated(&self, pair: &Pair) -> Vec<&'p Pair> {
        self.of(&self.stated, pair)
    }

    /// The other siblings of a pair, in the order of the text.
    pub fn others(&self, pair: &Pair) -> Vec<&'p Pair> {
        self.of(&self.others, pair)
    }

    fn of(&self, table: &HashMap<Sort<'p>, Vec<usize>>, pair: &Pair) -> Vec<&'p Pair> {
        let mut found: Vec<usize> = Vec::new();
        for rate in &pair.rates {
            found.extend(table.get(&sort(pair, rate)).into_iter().flatten().take(MOST));
        }
        found.sort_unstable();
        found.dedup();
        let all = found.into_iter().filter_map(|at| self.pairs.get(at));
        all.filter(|other| !std::ptr::eq(*other, pair) && other.is_sibling_of(pair)).collect()
    }
}

fn sort<'r>(pair: &'r Pair, rate: &'r Rate) -> Sort<'r> {
    let (one, other) = (rate.codes.0.as_str(), rate.codes.1.as_str());
    (one.min(other), one.max(other), &pair.years)
}
