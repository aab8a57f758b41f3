//! How a word, a set of initials or a numeral begins when it is spoken.

use crate::lexicon::{WordInfo, look_up};
use crate::token::{Flags, Token};
use std::collections::BTreeMap;

/// The first sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sound {
    Vowel,
    Consonant,
}

/// Beginnings of words that tell against the letters.
#[derive(Debug, Default)]
pub struct Sounds {
    pub vowel: Beginnings,
    pub consonant: Beginnings,
    pub either: Beginnings,
    pub spoken: Vec<String>,
}

/// Beginnings of words by their first letter; one with "$" is a whole word.
#[derive(Debug, Default)]
pub struct Beginnings(BTreeMap<u8, Vec<String>>);

impl FromIterator<String> for Beginnings {
    fn from_iter<I: IntoIterator<Item = String>>(starts: I) -> Self {
        let mut by_letter: BTreeMap<u8, Vec<String>> = BTreeMap::new();
        for start in starts {
            by_letter.entry(start.bytes().next().unwrap_or_default()).or_default().push(start);
        }
        Self(by_letter)
    }
}

impl Beginnings {
    /// The length of the longest with which a word begins.
    fn longest(&self, word: &str) -> usize {
        let starts = word.bytes().next().and_then(|first| self.0.get(&first)).map(Vec::as_slice).unwrap_or_default();
        let begins = |start: &&String| {
            word.starts_with(start.trim_end_matches('$')) && (!start.ends_with('$') || word.len() + 1 == start.len())
        };
        starts.iter().filter(begins).map(String::len).max().unwrap_or(0)
    }
}

impl Sounds {
    /// The first sound of a word; `None` where both are heard.
    pub fn of_word(&self, word: &Token, prose: &str, hyphen: bool) -> Option<Sound> {
        let text = word.text(prose);
        let letters: String = text.chars().filter(|letter| *letter != '.').collect();
        let single = letters.chars().count() == 1;
        if single && (hyphen || word.flags.any(Flags::CAPITAL) && !matches!(letters.as_str(), "A" | "I"))
            || word.flags.any(Flags::CAPITALS)
            || letters.len() < text.len()
        {
            return self.of_initials(&letters);
        }
        if single {
            return None;
        }
        let capitals: String = letters.chars().take_while(|letter| letter.is_ascii_uppercase()).collect();
        if capitals.len() > 1 {
            return self.of_initials(&capitals);
        }
        if letters.len() == 3 && letters.ends_with(|letter: char| letter.is_ascii_uppercase()) {
            // "MoU", "PhD": spelt out, letter by letter.
            return self.of_initials(letters.get(..1)?);
        }
        let lower = letters.to_lowercase();
        let (vowel, consonant, either) =
            (self.vowel.longest(&lower), self.consonant.longest(&lower), self.either.longest(&lower));
        if either > 0 && either >= vowel.max(consonant) {
            return None;
        }
        match vowel.cmp(&consonant) {
            std::cmp::Ordering::Greater => return Some(Sound::Vowel),
            std::cmp::Ordering::Less => return Some(Sound::Consonant),
            std::cmp::Ordering::Equal => {}
        }
        let strange = look_up(word.key).is_none_or(|info| info.any(WordInfo::NAME));
        match lower.chars().next()? {
            'a' | 'e' | 'i' | 'o' => Some(Sound::Vowel),
            'u' | 'h' | 'x' | 'y' if strange => None,
            'u' => Some(Sound::Vowel),
            'b'..='z' => Some(Sound::Consonant),
            _ => None,
        }
    }

    /// "MP", "U.S.", "X": by the name of the first letter, unless the whole may be read as a word.
    fn of_initials(&self, letters: &str) -> Option<Sound> {
        let first = letters.chars().next()?;
        let upper = letters.to_uppercase();
        if SPELT_OUT.contains(&upper.as_str()) {
            return Some(Sound::Vowel);
        }
        let known =
            look_up(crate::token::key(letters)).filter(|info| !info.any(WordInfo::NAME) && info.frequency() >= 2);
        if self.spoken.contains(&upper) || letters.len() > 3 && known.is_some() || letters.len() > 5 {
            return None;
        }
        match first.to_ascii_uppercase() {
            'A' | 'E' | 'I' | 'O' => Some(Sound::Vowel),
            'B' | 'C' | 'D' | 'G' | 'J' | 'K' | 'P' | 'Q' | 'T' | 'V' | 'W' | 'Y' | 'Z' => Some(Sound::Consonant),
            'U' if !upper.starts_with("UR") => Some(Sound::Consonant),
            'F' | 'L' | 'M' | 'N' | 'R' | 'S' | 'X' if spelt(&upper) => Some(Sound::Vowel),
            _ => None,
        }
    }
}

/// Initials that look like a word and are spelt out all the same.
const SPELT_OUT: [&str; 7] = ["SOS", "MOT", "MEP", "MEPS", "SUV", "SUVS", "FOI"];

/// Whether initials can only be spelt out: no vowel near their beginning.
fn spelt(upper: &str) -> bool {
    let vowel = |letter: Option<u8>| letter.is_some_and(|letter| b"AEIOUY".contains(&letter));
    let letters = upper.as_bytes();
    let short = letters.len() == 2 || letters.len() == 1;
    short && !vowel(letters.get(1).copied()) || !letters.iter().any(|letter| vowel(Some(*letter))) || {
        let cluster = letters.get(..2).is_some_and(|two| {
            [b"ST", b"SW", b"SC", b"SP", b"SN", b"SM", b"SL", b"SQ", b"SK", b"SH", b"FL", b"FR", b"RH"]
                .iter()
                .any(|onset| *onset == two)
        });
        !cluster && !vowel(letters.get(1).copied())
    }
}

/// "8", "11", "18" and what begins with them, as spoken; `None` where a numeral has two readings.
pub fn of_number(text: &str) -> Option<Sound> {
    let whole = text.split('.').next().unwrap_or_default();
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let groups = whole.split(',').next().unwrap_or_default().len();
    if digits.starts_with('0') || digits.is_empty() {
        return None;
    }
    if digits.starts_with('8') {
        return Some(Sound::Vowel);
    }
    if digits.starts_with("11") || digits.starts_with("18") {
        // "1,100" is eleven hundred or one thousand one hundred; "110" is only the latter; "1812" is a year.
        let grouped = whole.contains(',');
        return match (digits.len(), grouped) {
            (2, _) => Some(Sound::Vowel),
            (4, _) => None,
            (_, true) if groups == 2 => Some(Sound::Vowel),
            (5 | 8 | 11, false) => Some(Sound::Vowel),
            _ => Some(Sound::Consonant),
        };
    }
    Some(Sound::Consonant)
}
