//! Plurals to singulars: a short list of irregular nouns, then endings, each proved against the table.

use super::{WordInfo, look_up};
use crate::token::{Key, key};

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

/// Endings of plurals and of their singulars, the longest first.
const ENDINGS: [(&str, &str); 5] = [("men", "man"), ("ies", "y"), ("ves", "f"), ("es", ""), ("s", "")];

/// The singular of a plural noun, in lower case: `singular("Shipments") == Some("shipment")`. `None` where the word is no
/// plural that the table knows, or already is a singular.
#[must_use]
pub fn singular(word: &str) -> Option<String> {
    if !look_up(key(word))?.any(WordInfo::PLURAL) {
        return None;
    }
    let word = word.to_lowercase();
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return Some((*one).to_owned());
    }
    // "-s" alone goes before "-es": houses, prices; but after "-ies" and "-ves".
    let mut best: Option<(u8, String)> = None;
    for (many, one) in ENDINGS {
        let Some(stem) = word.strip_suffix(many) else { continue };
        let candidate = format!("{stem}{one}");
        let Some(info) = look_up(key(&candidate)).filter(|info| info.any(WordInfo::NOUN)) else { continue };
        if best.as_ref().is_none_or(|(frequency, _)| info.frequency() >= *frequency) {
            best = Some((info.frequency(), candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The key of a noun's singular; a word that is no known plural is its own.
#[must_use]
pub fn singular_key(word: &str) -> Key {
    singular(word).map_or_else(|| key(word), |one| key(&one))
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
        assert_eq!(singular("news"), None);
        assert_eq!(singular("glass"), None);
    }
}
