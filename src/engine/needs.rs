//! Texts without which an engine finds nothing: looked for at once for all engines.
//!
//! Comes in: texts, each with its owner; then a prose. Goes out: where they stand. Not here: what the engines make of
//! them.

use aho_corasick::{AhoCorasick, MatchKind, packed};

/// A text that somebody needs.
#[derive(Debug)]
pub struct Need {
    text: Box<[u8]>,
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
    searches: Vec<Search>,
}

/// Texts that one pass looks for.
#[derive(Debug)]
struct Search {
    finder: Finder,
    needs: Vec<Need>,
    /// For each text the needs that may stand where it does, or overlap it: the pass finds one of them only.
    touching: Vec<Vec<usize>>,
}

/// A pass looks for no more texts than this: up to 64 it is many times as fast as a longer one, and with fewer it stops at
/// what is none of them more seldom.
const MOST: usize = 36;

impl Need {
    /// A text that an engine needs for one of its own.
    pub fn new(engine: u16, (number, text): (u16, &str)) -> Self {
        Self { text: text.as_bytes().into(), engine, number }
    }
}

impl Needs {
    /// Makes the search for these ready.
    pub fn of(mut all: Vec<Need>) -> Self {
        // Short ones make a search slow; they have their own.
        all.sort_by(|one, other| (one.text.len(), &one.text).cmp(&(other.text.len(), &other.text)));
        let mut texts: Vec<Vec<Need>> = Vec::new();
        for need in all {
            match texts.last_mut() {
                Some(same) if same.first().is_some_and(|first| first.text == need.text) => same.push(need),
                _ => texts.push(vec![need]),
            }
        }
        let (mut searches, mut rest) = (Vec::new(), texts);
        while !rest.is_empty() {
            let is_letter = |same: &&Vec<Need>| same.first().is_some_and(|need| need.text.len() < 2);
            let letters = rest.iter().take_while(is_letter).count();
            let passes = rest.len().div_ceil(MOST);
            let count = if letters > 0 { letters.min(MOST).min(rest.len()) } else { rest.len().div_ceil(passes) };
            let behind = rest.split_off(count);
            searches.extend(Search::of(rest.into_iter().flatten().collect()));
            rest = behind;
        }
        Self { searches }
    }

    /// Tells of every place where one of the texts stands, with the place of its engine; of some it tells twice.
    pub fn find(&self, prose: &str, mut see: impl FnMut(u16, Needed)) {
        self.searches.iter().for_each(|search| search.find(prose, &mut see));
    }
}

impl Search {
    fn of(needs: Vec<Need>) -> Option<Self> {
        let mut texts: Vec<&[u8]> = needs.iter().map(|need| &*need.text).collect();
        texts.dedup();
        let touching = |text: &&[u8]| {
            let others = needs.iter().enumerate();
            others.filter(|(_, other)| overlap(text, &other.text)).map(|(place, _)| place).collect()
        };
        let (finder, touching) = (Finder::of(&texts)?, texts.iter().map(touching).collect());
        Some(Self { finder, needs, touching })
    }

    fn find(&self, prose: &str, see: &mut impl FnMut(u16, Needed)) {
        self.finder.find(prose, |found, start, end| {
            let touching = self.touching.get(found).into_iter().flatten();
            for need in touching.filter_map(|place| self.needs.get(*place)) {
                for start in (start + 1).saturating_sub(need.text.len())..end {
                    let own = start..start + need.text.len();
                    if prose.as_bytes().get(own.clone()) == Some(&*need.text) {
                        see(need.engine, Needed { number: need.number, start: own.start as u32, end: own.end as u32 });
                    }
                }
            }
        });
    }
}

/// Finds texts of which none overlaps another found before.
#[derive(Debug)]
enum Finder {
    /// Where the machine has wide registers; it is ready at once.
    Packed(packed::Searcher),
    Automaton(AhoCorasick),
}

impl Finder {
    fn of(texts: &[&[u8]]) -> Option<Self> {
        let config = packed::Config::new().match_kind(packed::MatchKind::LeftmostFirst).clone();
        if let Some(packed) = config.builder().extend(texts).build() {
            return Some(Self::Packed(packed));
        }
        AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(texts).ok().map(Self::Automaton)
    }

    /// Calls `see` with the number of each text that is found, its beginning and its end.
    fn find(&self, prose: &str, mut see: impl FnMut(usize, usize, usize)) {
        let mut tell = |found: aho_corasick::Match| see(found.pattern().as_usize(), found.start(), found.end());
        match self {
            Self::Packed(packed) => packed.find_iter(prose).for_each(&mut tell),
            Self::Automaton(automaton) => automaton.find_iter(prose).for_each(&mut tell),
        }
    }
}

/// Whether the search, which finds no two needs that overlap, may find one in the place of the other.
fn overlap(one: &[u8], other: &[u8]) -> bool {
    let meets =
        |one: &[u8], other: &[u8]| (0..one.len()).any(|at| one.get(at..).is_some_and(|end| other.starts_with(end)));
    let holds = |one: &[u8], other: &[u8]| one.windows(other.len().max(1)).any(|stretch| stretch == other);
    holds(one, other) || holds(other, one) || meets(one, other) || meets(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_text_where_it_stands() {
        let needs = [(0, "quay"), (1, "&"), (2, ".."), (3, "mill"), (4, "uays"), (5, "&"), (6, "s."), (7, "A")];
        let needs = Needs::of(needs.into_iter().map(|need| Need::new(9, need)).collect());
        let mut found = Vec::new();
        needs.find("The quay & the quays...", |engine, needed| {
            found.push((needed.number, needed.start));
            assert_eq!(engine, 9);
        });
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, [(0, 4), (0, 15), (1, 9), (2, 20), (2, 21), (4, 16), (5, 9), (6, 19)]);
        Needs::default().find("quay", |_, _| panic!("nothing is needed"));
    }
}
