//! Texts without which an engine finds nothing: looked for at once for all engines.
//!
//! Comes in: texts, each with its owner; then a prose. Goes out: where they stand. Not here: what the engines make of
//! them. Nearly every text has a pair of letters that the prose has nowhere, so one pass over the pairs answers first.

use memchr::memmem::Finder;

/// A text that somebody needs.
#[derive(Debug)]
struct Need {
    finder: Finder<'static>,
    /// The places of its pairs of bytes in [`Pairs`].
    pairs: Vec<u16>,
    /// The place of its engine.
    engine: u16,
    /// Which of the engine's own it serves.
    number: u16,
}

/// Where a text stands that an engine needs.
#[derive(Debug, Clone, Copy)]
pub struct Needed {
    /// Which of the engine's own it serves.
    pub number: u16,
    /// Its first byte in the prose.
    pub start: u32,
    /// Behind its last byte.
    pub end: u32,
}

/// All texts that engines need.
#[derive(Debug, Default)]
pub struct Needs {
    all: Vec<Need>,
}

impl Needs {
    /// Adds a text that an engine needs for one of its own.
    pub fn add(&mut self, engine: u16, (number, text): (u16, &str)) {
        let pairs = text.as_bytes().windows(2).filter_map(|pair| pair.first_chunk()).map(|pair| place(*pair) as u16);
        let finder = Finder::new(text.as_bytes()).into_owned();
        self.all.push(Need { finder, pairs: pairs.collect(), engine, number });
    }

    /// Tells of every place where one of the texts stands, with the place of its engine; places of one text do not overlap.
    pub fn find(&self, prose: &str, mut see: impl FnMut(u16, Needed)) {
        if self.all.is_empty() {
            return;
        }
        let pairs = Pairs::of(prose.as_bytes());
        for need in self.all.iter().filter(|need| pairs.may_hold(&need.pairs)) {
            let length = need.finder.needle().len();
            for at in need.finder.find_iter(prose.as_bytes()) {
                see(need.engine, Needed { number: need.number, start: at as u32, end: (at + length) as u32 });
            }
        }
    }
}

/// Places of a small table for pairs of bytes, some of which share one.
const PLACES: usize = 1 << 12;

/// The place of a pair.
#[inline]
const fn place(pair: [u8; 2]) -> usize {
    (u16::from_le_bytes(pair).wrapping_mul(0x9e35) >> 4) as usize
}

/// The pairs of neighbouring bytes that a prose has.
struct Pairs([bool; PLACES]);

impl Pairs {
    fn of(prose: &[u8]) -> Self {
        let mut held = [false; PLACES];
        for pair in prose.windows(2).filter_map(|pair| pair.first_chunk()) {
            if let Some(held) = held.get_mut(place(*pair)) {
                *held = true;
            }
        }
        Self(held)
    }

    /// Whether all of these may stand there.
    fn may_hold(&self, pairs: &[u16]) -> bool {
        pairs.iter().all(|pair| self.0.get(usize::from(*pair)) == Some(&true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_text_where_it_stands() {
        let mut needs = Needs::default();
        for need in [(0, "quay"), (1, "&"), (2, ".."), (3, "mill")] {
            needs.add(7, need);
        }
        let mut found = Vec::new();
        needs.find("The quay & the quays...", |engine, needed| found.push((engine, needed.number, needed.start)));
        assert_eq!(found, [(7, 0, 4), (7, 0, 15), (7, 1, 9), (7, 2, 20)]);
    }
}
