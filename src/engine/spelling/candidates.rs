//! Well-known words near an unknown one: one slip of the keyboard or the ear away, or two of certain kinds.
//!
//! The lexicon holds no texts, so the slips are undone: every word that one slip could have spoilt is built and looked
//! up. That is some hundreds of look-ups, for the rare word that is in no dictionary.

use super::sounds::SOUNDS;
use crate::lexicon::{WordInfo, look_up_guess};
use crate::token::{Key, NOTHING, go_on_small};

/// How a word was spoilt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A letter doubled that is single, or the other way round.
    Doubling,
    /// Two neighbours exchanged, two letters around a third, or one moved by two or three places.
    Exchange,
    /// A letter left out.
    Missing,
    /// A letter too many.
    Extra,
    /// Another vowel.
    Vowel,
    /// Another letter.
    Other,
    /// Two slips: both of doubling, or one of the ear and one more.
    Two,
}

/// A well-known word, and how near it is.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub word: String,
    pub kind: Kind,
    pub info: WordInfo,
    pub score: i32,
}

/// The best word one slip away.
pub fn nearest(word: &str) -> Option<Candidate> {
    let mut search = Search::default();
    search.one_slip(word.as_bytes());
    search.best
}

/// The best word two slips away: two of doubling, or one of the ear with one more of either sort.
pub fn second_nearest(word: &str) -> Option<Candidate> {
    let mut search = Search { kind: Some(Kind::Two), penalty: 6, ..Search::default() };
    let letters = word.as_bytes();
    let mut doubled = Vec::new();
    doublings(letters, |changed| doubled.push(changed.to_vec()));
    for changed in &doubled {
        doublings(changed, |twice| search.consider(twice, 0));
    }
    respellings(letters, 0, |changed, behind| {
        search.consider(changed, 0);
        doublings(changed, |twice| search.consider(twice, 1));
        respellings(changed, behind, |twice, _| search.consider(twice, 3));
    });
    search.best
}

/// Every word with one sound written in another way at or behind a place, and the place behind that sound.
fn respellings(letters: &[u8], from: usize, mut each: impl FnMut(&[u8], usize)) {
    for at in from..letters.len() {
        let (before, rest) = around(letters, at, 0);
        for (heard, meant) in SOUNDS {
            if let Some(rest) = rest.strip_prefix(heard.as_bytes()) {
                each(&[before, meant.as_bytes(), rest].concat(), at + meant.len());
            }
        }
    }
}

/// Endings that the ear takes for each other: where one makes a known word, the other was no new one.
const ENDINGS: [(&str, &str); 13] = [
    ("er", "or"),
    ("er", "ar"),
    ("or", "er"),
    ("eable", "able"),
    ("able", "ible"),
    ("ible", "able"),
    ("ance", "ence"),
    ("ence", "ance"),
    ("ant", "ent"),
    ("ent", "ant"),
    ("ery", "ary"),
    ("ement", "ment"),
    ("ly", "edly"),
];

/// The known word that an unknown one is but for its ending: "sculptor" for "sculpter".
pub fn respelt(word: &str) -> Option<String> {
    ENDINGS.iter().find_map(|(written, meant)| {
        let right = format!("{}{meant}", word.strip_suffix(written).filter(|stem| stem.len() > 3)?);
        let info = look_up_guess(go_on_small(NOTHING, right.as_bytes()))?;
        (!info.any(WordInfo::NAME)).then_some(right)
    })
}

#[derive(Default)]
struct Search {
    best: Option<Candidate>,
    kind: Option<Kind>,
    penalty: i32,
}

impl Search {
    fn one_slip(&mut self, letters: &[u8]) {
        for at in 0..letters.len() {
            let Some((letter, rest)) = letters.get(at..).and_then(<[u8]>::split_first) else { continue };
            let twice = rest.first() == Some(letter);
            let (before, behind) = around(letters, at, usize::from(twice));
            let middle = if twice { &[] } else { std::slice::from_ref(letter) };
            self.between(go_on_small(NOTHING, before), [before, middle, behind], || 0, Kind::Doubling);
        }
        let mut changed = letters.to_vec();
        for at in 1..letters.len() {
            changed.swap(at - 1, at);
            self.found(&changed, if at == 1 { 4 } else { 1 }, Kind::Exchange);
            changed.swap(at - 1, at);
        }
        for at in 2..letters.len() {
            changed.swap(at - 2, at);
            self.found(&changed, if at == 2 { 8 } else { 4 }, Kind::Exchange);
            changed.swap(at - 2, at);
        }
        for at in 1..letters.len() {
            // The first of three or four letters behind the others, or the last before them.
            for (among, by) in [(3, 1), (3, 2), (4, 1), (4, 3)] {
                let Some(some) = changed.get_mut(at..at + among) else { continue };
                some.rotate_left(by);
                self.found(&changed, 5, Kind::Exchange);
                changed.copy_from_slice(letters);
            }
        }
        for at in 0..letters.len() {
            let (before, behind) = around(letters, at, 1);
            let cost = || edge(at, letters.len()) + 4;
            self.between(go_on_small(NOTHING, before), [before, &[], behind], cost, Kind::Extra);
        }
        for at in 0..letters.len() {
            self.other(letters, at);
        }
        for at in 0..=letters.len() {
            self.missing(letters, at);
        }
    }

    fn other(&mut self, letters: &[u8], at: usize) {
        let old = letters.get(at).copied().unwrap_or_default();
        let (before, behind) = around(letters, at, 1);
        let begun = go_on_small(NOTHING, before);
        for new in b'a'..=b'z' {
            let vowels = vowel(old) && vowel(new);
            let cost = || edge(at, letters.len()) + if vowels || near(old, new) { 4 } else { 8 };
            self.between(begun, [before, &[new], behind], cost, if vowels { Kind::Vowel } else { Kind::Other });
        }
    }

    fn missing(&mut self, letters: &[u8], at: usize) {
        let (before, behind) = around(letters, at, 0);
        let begun = go_on_small(NOTHING, before);
        for new in (b'a'..=b'z').chain([b'\'']) {
            let cost = || edge(at, letters.len() + 1) + 3;
            self.between(begun, [before, &[new], behind], cost, Kind::Missing);
        }
    }

    fn consider(&mut self, letters: &[u8], cost: i32) {
        let kind = self.kind.unwrap_or(Kind::Other);
        self.found(letters, cost + self.penalty, kind);
    }

    fn found(&mut self, letters: &[u8], cost: i32, kind: Kind) {
        self.between(NOTHING, [&[], letters, &[]], || cost, kind);
    }

    /// A word in three parts; `begun` is the key of the first. What it costs is asked of the few that are words.
    fn between(&mut self, begun: Key, [before, middle, behind]: [&[u8]; 3], cost: impl FnOnce() -> i32, kind: Kind) {
        let key = go_on_small(go_on_small(begun, middle), behind);
        let Some(info) = look_up_guess(key).filter(|info| !info.any(WordInfo::NAME)) else {
            return;
        };
        let score = i32::from(info.frequency()) * 4 - cost();
        if self.best.as_ref().is_none_or(|best| best.score < score) {
            let word = String::from_utf8_lossy(&[before, middle, behind].concat()).into_owned();
            self.best = Some(Candidate { word, kind, info, score });
        }
    }
}

/// The letters before `at`, and those behind it without the first `skipped`.
fn around(letters: &[u8], at: usize, skipped: usize) -> (&[u8], &[u8]) {
    (letters.get(..at).unwrap_or_default(), letters.get(at + skipped..).unwrap_or_default())
}

/// Slips at the first letter are rare; at the last they make other forms of a word.
const fn edge(at: usize, length: usize) -> i32 {
    match at {
        0 => 6,
        _ if at + 1 >= length => 2,
        _ => 0,
    }
}

/// Every word with one letter doubled, or one double letter made single.
fn doublings(letters: &[u8], mut each: impl FnMut(&[u8])) {
    for at in 0..letters.len() {
        let mut changed = letters.to_vec();
        let Some(letter) = letters.get(at).copied() else { continue };
        if letters.get(at + 1) == Some(&letter) {
            changed.remove(at);
        } else {
            changed.insert(at, letter);
        }
        each(&changed);
    }
}

const fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether two keys are neighbours on an English keyboard.
fn near(one: u8, other: u8) -> bool {
    ROWS.iter().any(|(key, neighbours)| *key == one && neighbours.contains(&other))
}

const ROWS: [(u8, &[u8]); 26] = [
    (b'a', b"qwsz"),
    (b'b', b"vghn"),
    (b'c', b"xdfvsk"),
    (b'd', b"serfcxt"),
    (b'e', b"wsdr"),
    (b'f', b"drtgvc"),
    (b'g', b"ftyhbv"),
    (b'h', b"gyujnb"),
    (b'i', b"ujko"),
    (b'j', b"huikmn"),
    (b'k', b"jiolmc"),
    (b'l', b"kop"),
    (b'm', b"njkn"),
    (b'n', b"bhjm"),
    (b'o', b"iklp"),
    (b'p', b"ol"),
    (b'q', b"wa"),
    (b'r', b"edft"),
    (b's', b"awedxzc"),
    (b't', b"rfgyd"),
    (b'u', b"yhji"),
    (b'v', b"cfgb"),
    (b'w', b"qase"),
    (b'x', b"zsdc"),
    (b'y', b"tghu"),
    (b'z', b"asxs"),
];
