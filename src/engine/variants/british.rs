//! British spellings and their American partners, by rule; the lexicon proves that both are words.

use crate::lexicon::{WordInfo, look_up};
use crate::token::{Key, Token, key};

/// Letters that the two sides write differently: British, American.
const LETTERS: [(&str, &str); 14] = [
    ("isation", "ization"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("yse", "yze"),
    ("ysi", "yzi"),
    ("our", "or"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("ll", "l"),
    ("ae", "e"),
    ("oe", "e"),
    ("lf", "l"),
];

/// Words that are two words, not two spellings.
const APART: [&str; 18] = [
    "metre",
    "metres",
    "litre",
    "litres",
    "cheque",
    "cheques",
    "storey",
    "tyre",
    "tyres",
    "kerb",
    "practise",
    "practised",
    "practising",
    "licence",
    "licences",
    "programme",
    "programmes",
    "draught",
];

/// The American spelling of a word that the lexicon calls British, or the stem of its "-ize" forms: "organiz".
pub fn american(token: &Token, prose: &str) -> Option<String> {
    if token.end - token.start < 5 {
        return None;
    }
    let word = token.text(prose).to_lowercase();
    if APART.contains(&word.as_str()) {
        return None;
    }
    LETTERS.iter().find_map(|(british, american)| {
        let at = word.rfind(british)?;
        let (before, behind) = (word.get(..at)?, word.get(at + british.len()..)?);
        let partner = format!("{before}{american}{behind}");
        let info = look_up(key(&partner)).filter(|info| !info.any(WordInfo::BRITISH | WordInfo::NAME))?;
        (info.frequency() > 0).then(|| stem(&partner))
    })
}

fn stem(word: &str) -> String {
    let z = ["iz", "yz"].iter().find_map(|ending| word.rfind(ending)).filter(|at| *at > 2);
    match z.and_then(|at| word.get(..at + 2)) {
        Some(stem) => stem.to_owned(),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

/// The key of a stem's group, and the keys of all words that belong to it.
pub fn family(stem: &str) -> (Key, Vec<Key>) {
    let endings: &[&str] = if stem.ends_with("iz") || stem.ends_with("yz") {
        &["e", "es", "ed", "er", "ers", "ing", "ation", "ations"]
    } else {
        &["", "s"]
    };
    (key(stem), endings.iter().map(|ending| key(&format!("{stem}{ending}"))).collect())
}
