//! Plurals to singulars and back: a short list of irregular nouns, then endings, each proved against the table.

use super::{WordInfo, look_up};
use crate::token::{Key, go_on, key, literal};
use std::borrow::Cow;

/// Plural and singular where no ending tells.
const IRREGULAR: [(&str, &str); 37] = [
    ("men", "man"),
    ("children", "child"),
    ("people", "person"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("geese", "goose"),
    ("mice", "mouse"),
    ("lice", "louse"),
    ("oxen", "ox"),
    ("dice", "die"),
    ("pence", "penny"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("halves", "half"),
    ("leaves", "leaf"),
    ("loaves", "loaf"),
    ("thieves", "thief"),
    ("wolves", "wolf"),
    ("shelves", "shelf"),
    ("calves", "calf"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("bacteria", "bacterium"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("theses", "thesis"),
    ("hypotheses", "hypothesis"),
    ("diagnoses", "diagnosis"),
    ("parentheses", "parenthesis"),
    ("axes", "axis"),
    ("bases", "base"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("alumni", "alumnus"),
    ("fungi", "fungus"),
    ("stimuli", "stimulus"),
];

/// The keys of the irregular plurals.
const MANY: [Key; IRREGULAR.len()] = {
    let (mut keys, mut at) = ([Key(0); IRREGULAR.len()], 0);
    #[allow(clippy::indexing_slicing)]
    while at < keys.len() {
        keys[at] = literal(IRREGULAR[at].0);
        at += 1;
    }
    keys
};

/// Endings of plurals and of their singulars, the longest first.
const ENDINGS: [(&str, &str); 5] = [("men", "man"), ("ies", "y"), ("ves", "f"), ("es", ""), ("s", "")];

/// Endings of singulars and of their plurals, in the order in which they are tried.
const PLURALS: [(&str, &str); 5] = [("man", "men"), ("y", "ies"), ("f", "ves"), ("", "s"), ("", "es")];

/// The singular of a plural noun, in lower case: `singular("Shipments") == Some("shipment")`. `None` where the word is no
/// plural that the table knows, or already is a singular.
#[must_use]
pub fn singular(word: &str) -> Option<String> {
    let own = key(word);
    let is_plural = look_up(own).is_some_and(|info| info.any(WordInfo::PLURAL));
    let word = is_plural.then(|| lower(word))?;
    parted(&word, own).map(|(stem, ending)| format!("{stem}{ending}"))
}

/// The key of a noun's singular; a word that is no known plural is its own.
#[must_use]
pub fn singular_key(word: &str) -> Key {
    let own = key(word);
    if !look_up(own).is_some_and(|info| info.any(WordInfo::PLURAL)) {
        return own;
    }
    parted(&lower(word), own).map_or(own, |(stem, ending)| go_on(key(stem), ending.as_bytes()))
}

/// The word in small letters.
fn lower(word: &str) -> Cow<'_, str> {
    let small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The singular of a plural in small letters, whose key is `own`: what it shares with the plural, and what stands behind.
fn parted(word: &str, own: Key) -> Option<(&str, &'static str)> {
    if let Some((_, one)) = MANY.iter().position(|many| *many == own).and_then(|at| IRREGULAR.get(at)) {
        return Some(("", one));
    }
    // "-s" alone goes before "-es": houses, prices; but after "-ies" and "-ves".
    let mut best: Option<(u8, (&str, &'static str))> = None;
    for (many, one) in ENDINGS {
        let Some(stem) = word.strip_suffix(many) else { continue };
        let candidate = go_on(key(stem), one.as_bytes());
        let Some(info) = look_up(candidate).filter(|info| info.any(WordInfo::NOUN)) else { continue };
        if best.is_none_or(|(frequency, _)| info.frequency() >= frequency) {
            best = Some((info.frequency(), (stem, one)));
        }
    }
    best.map(|(_, parts)| parts)
}

/// Frequency of words that dictionaries have and nobody writes.
const RARE: u8 = 1;

/// The plural of a singular noun, in lower case: `plural("Company") == Some("companies")`. `None` where the table knows no
/// such plural or it is all but never written: "equipment", "luggage".
#[must_use]
pub fn plural(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    if let Some((many, _)) = IRREGULAR.iter().find(|(_, one)| *one == word) {
        return Some((*many).to_owned());
    }
    let mut many = PLURALS.iter().filter_map(|(one, many)| Some(format!("{}{many}", word.strip_suffix(one)?)));
    many.find(|many| look_up(key(many)).is_some_and(|info| info.any(WordInfo::PLURAL) && info.frequency() > RARE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_singulars() {
        for (many, one) in [
            ("Shipments", "shipment"),
            ("houses", "house"),
            ("boxes", "box"),
            ("companies", "company"),
            ("movies", "movie"),
            ("firemen", "fireman"),
            ("knives", "knife"),
            ("prices", "price"),
            ("losses", "loss"),
            ("heroes", "hero"),
            ("wharves", "wharf"),
            ("smartphones", "smartphone"),
            ("buses", "bus"),
            ("olives", "olive"),
            ("axes", "axis"),
        ] {
            assert_eq!(singular(many).as_deref(), Some(one), "{many}");
        }
        for (one, many) in
            [("Company", "companies"), ("car", "cars"), ("box", "boxes"), ("boy", "boys"), ("fireman", "firemen")]
        {
            assert_eq!(plural(one).as_deref(), Some(many), "{one}");
        }
        assert_eq!(plural("equipment"), None);
        assert_eq!(singular("news"), None);
        assert_eq!(singular("glass"), None);
    }
}
