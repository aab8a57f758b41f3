//! Signs that an unknown word is meant: how it stands in the text, and how it is made.

use crate::lexicon::{WordInfo, look_up};
use crate::token::{Flags, Token, TokenKind, key};

/// Whether the word stands in an address, a name of a file, a code or a number.
pub fn is_code(tokens: &[Token], at: usize, prose: &str) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).filter(|_| token.glued());
    let behind = tokens.get(at + 1).filter(|token| token.glued());
    let mark = |token: &Token| {
        matches!(
            token.text(prose),
            "@" | "#" | "/" | "\\" | "_" | "." | "&" | "+" | "=" | "~" | "*" | "%" | "$" | "<" | "{"
        )
    };
    let goes_on = behind.is_some_and(|behind| {
        let next = tokens.get(at + 2).filter(|token| token.glued());
        mark(behind) && (behind.text(prose) != "." || next.is_some_and(|next| next.kind != TokenKind::Mark))
    });
    let cut = |token: &Token| matches!(token.text(prose), "]" | "[");
    before.is_some_and(|token| token.is_number() || mark(token) || cut(token))
        || behind.is_some_and(Token::is_number)
        || goes_on
}

/// Whether a hyphen or dash ties the word to another.
pub fn is_tied(tokens: &[Token], at: usize, prose: &str) -> bool {
    let hyphen = |token: Option<&Token>| token.is_some_and(|token| matches!(token.text(prose), "-" | "‑" | "'" | "’"));
    let glued = tokens.get(at).is_some_and(Token::glued);
    let behind = tokens.get(at + 1).filter(|token| token.glued());
    glued && hyphen(at.checked_sub(1).and_then(|before| tokens.get(before))) || hyphen(behind)
}

/// Whether the word stands alone between quotation marks, or behind "called", "the word" and the like.
pub fn is_mentioned(tokens: &[Token], at: usize, prose: &str, naming: impl Fn(&Token) -> bool) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let behind = tokens.get(at + 1);
    let quote = |token: Option<&Token>| {
        token.is_some_and(|token| {
            matches!(token.text(prose), "\"" | "“" | "”" | "'" | "‘" | "’" | "(" | ")" | "«" | "»" | "*" | "_")
        })
    };
    let opens = tokens.get(at).is_some_and(Token::glued) && quote(before);
    opens || quote(before) && quote(behind) || before.is_some_and(naming)
}

/// Whether a neighbour is unknown too: foreign words come in company.
pub fn in_company(tokens: &[Token], at: usize) -> bool {
    let strange = |token: &Token| {
        token.is_word()
            && !token.flags.any(Flags::CAPITAL)
            && (token.end - token.start) > 2
            && look_up(token.key).is_none_or(|info| info.any(WordInfo::NAME))
    };
    let near = at.saturating_sub(2)..(at + 3).min(tokens.len());
    near.filter(|other| *other != at).any(|other| tokens.get(other).is_some_and(strange))
}

/// Small words that stand in foreign names and titles: "Cour des comptes".
const PARTICLES: [&str; 24] = [
    "aan", "al", "aux", "das", "de", "degli", "dei", "del", "della", "delle", "der", "des", "di", "dos", "du", "el",
    "het", "les", "los", "och", "und", "van", "von", "zum",
];

/// Whether the word is part of a foreign name: between capitals and short ("Wijk aan Zee"), or behind a particle.
pub fn is_in_foreign_name(tokens: &[Token], at: usize, prose: &str) -> bool {
    let capital = |at: usize| tokens.get(at).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let Some(before) = at.checked_sub(1) else { return false };
    let short = tokens.get(at).is_some_and(|token| token.end - token.start < 4);
    let particle = tokens.get(before).is_some_and(|token| PARTICLES.contains(&token.text(prose)));
    particle || short && capital(before) && capital(at + 1)
}

/// How a word is made of known ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is not.
    Not,
    /// Of two, one of them short: "rest" and "roe".
    Short,
    /// Of two: "pass" and "anger".
    Joined,
    /// Of one and a living prefix.
    Prefixed,
    /// Of one and a living suffix.
    Suffixed,
    /// Of one and an -s.
    Plural,
}

/// Whether the word is made of a known one and a living prefix or suffix, or of two known ones.
pub fn made(word: &str, prefixes: &[String], suffixes: &[String]) -> Made {
    let behind_prefix =
        |prefix: &String| word.strip_prefix(prefix.as_str()).is_some_and(|rest| stands_before(prefix, rest));
    let before_suffix = |suffix: &String| word.strip_suffix(suffix.as_str()).is_some_and(|stem| takes(stem, suffix));
    if word.strip_suffix('s').is_some_and(|stem| known(stem, 2)) {
        return Made::Plural;
    }
    if suffixes.iter().any(before_suffix) {
        return Made::Suffixed;
    }
    if prefixes.iter().any(behind_prefix) {
        return Made::Prefixed;
    }
    let joined = |at: &usize| {
        let (Some(one), Some(other)) = (word.get(..*at), word.get(*at..)) else { return false };
        known(one, 3) && known(other, 3)
    };
    let mut places = (3..word.len().saturating_sub(2)).filter(joined).peekable();
    match (places.peek().is_some(), places.any(|at| at > 3 && at + 3 < word.len())) {
        (false, _) => Made::Not,
        (true, false) => Made::Short,
        (true, true) => Made::Joined,
    }
}

/// Whether a prefix can stand before the rest of a word: "in-" becomes "im-" before a "p", and the like.
fn stands_before(prefix: &str, rest: &str) -> bool {
    rest.len() > 3 && known(rest, 2) && !(prefix == "in" && rest.starts_with(['b', 'm', 'p']))
}

/// Endings of adjectives and the like, which take no "-y".
const NO_Y: [&str; 8] = ["ing", "al", "ive", "ous", "ful", "less", "ed", "ate"];

/// Whether a suffix can stand behind a stem: one of -e or -y loses it before a vowel, and keeps it before none.
fn takes(stem: &str, suffix: &str) -> bool {
    let vowel = suffix.starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let whole = known(stem, 2) && !(suffix.starts_with('e') && stem.ends_with('e') && suffix.len() < 4);
    let learned = suffix.starts_with('i') || suffix.starts_with("ol");
    let closed = suffix == "y" && NO_Y.iter().any(|ending| stem.ends_with(ending));
    !closed
        && (whole
            || stem.len() > 3 && (vowel && known(&format!("{stem}e"), 2) || learned && known(&format!("{stem}y"), 2)))
}

fn known(part: &str, least: u8) -> bool {
    part.len() > 2 && look_up(key(part)).is_some_and(|info| info.frequency() >= least)
}
