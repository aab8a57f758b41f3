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

/// The group of a word in British spelling; see [`group`].
pub fn american(token: &Token, prose: &str) -> Option<Key> {
    if token.end - token.start < 5 || !look_up(token.key)?.any(WordInfo::BRITISH) {
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
        let proved = look_up(key(&partner))
            .is_some_and(|info| !info.any(WordInfo::BRITISH | WordInfo::NAME) && info.frequency() > 0);
        proved.then(|| stem(&partner))
    })
}

/// The group of a word in American spelling: "organiz" for all of organize, or the word without its plural's "s".
pub fn group(token: &Token, prose: &str) -> Option<Key> {
    if token.end - token.start < 5 {
        return None;
    }
    let word = token.text(prose);
    if word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        Some(stem(word))
    } else {
        Some(stem(&word.to_lowercase()))
    }
}

fn stem(word: &str) -> Key {
    let z = ["iz", "yz"].iter().find_map(|ending| word.rfind(ending)).filter(|at| *at > 2);
    match z.and_then(|at| word.get(..at + 2)) {
        Some(stem) => key(stem),
        None => key(word.strip_suffix('s').unwrap_or(word)),
    }
}
