//! One name spelt two ways: "Kowalczyk" four times and "Kowalcyzk" once; "(NFWU)" and then "NWFU".
//!
//! Comes in: a text. Goes out: the spelling that stands once, where another of the same length and letters, two neighbours
//! exchanged, stands at least twice. Not here: words that are no names (`spelling`), and names that differ in a letter, which
//! are two persons as often as not.

use super::{Report, Slip, Words};
use crate::lexicon::look_up;
use crate::sentence::Text;
use crate::token::{Flags, Key, KeyMap, Token};

/// Letters of a name and of initials.
const NAME: usize = 6;
const INITIALS: usize = 4;
/// Spellings of one set of letters that are looked at.
const MOST: usize = 6;

/// A spelling: its first place and how often it stands.
struct Spelling<'t> {
    word: &'t str,
    token: Token,
    count: u32,
}

/// Adds every spelling that is alone.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !has_kin(text) {
        return;
    }
    let mut capital: Vec<(Key, u32)> = Vec::new();
    capital.extend(text.tokens.iter().zip(0..).filter(|(token, _)| may_name(token)).map(|(token, at)| (token.key, at)));
    capital.sort_unstable();
    let alike = |one: &(Key, u32), other: &(Key, u32)| one.0 == other.0;
    let spelling = |places: &[(Key, u32)]| {
        let token = places.first().and_then(|(_, at)| text.tokens.get(*at as usize))?;
        Some(Spelling { word: token.text(text.prose()), token: *token, count: places.len() as u32 })
    };
    let mut kin: Vec<(Key, Spelling<'_>)> =
        capital.chunk_by(alike).filter_map(spelling).map(|spelling| (letters(spelling.word), spelling)).collect();
    kin.sort_unstable_by_key(|(letters, spelling)| (*letters, spelling.token.start));
    let mut slips: Vec<Slip> = Vec::new();
    for known in kin.chunk_by(|(one, _), (other, _)| one == other).filter(|known| known.len() > 1) {
        let known: Vec<&Spelling<'_>> =
            known.iter().map(|(_, spelling)| spelling).filter(|spelling| is_name(&spelling.token)).collect();
        for lone in known.iter().filter(|spelling| spelling.count == 1 && known.len() <= MOST) {
            let usual = known.iter().find(|usual| usual.count > 1 && exchanged(lone.word, usual.word));
            slips.extend(usual.map(|usual| slip(lone, usual)));
        }
    }
    slips.sort_by_key(|slip| slip.span.start);
    report.slips.append(&mut slips);
}

/// Whether two words that may be names have the same letters: in most texts none do.
fn has_kin(text: &Text<'_>) -> bool {
    let mut known: KeyMap<Key> = KeyMap::default();
    let mut names = text.tokens.iter().filter(|token| may_name(token));
    names.any(|name| *known.entry(letters(name.text(text.prose()))).or_insert(name.key) != name.key)
}

/// One key for all words of the same letters.
fn letters(word: &str) -> Key {
    let letter = |byte: u8| {
        let spread = u64::from(byte.to_ascii_lowercase()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        spread.wrapping_mul(spread ^ spread >> 29)
    };
    Key(word.bytes().map(letter).fold(0, u64::wrapping_add))
}

/// A long word with a capital, or initials.
#[inline]
fn may_name(token: &Token) -> bool {
    let long = (token.end - token.start) as usize;
    let known = if token.flags.any(Flags::CAPITALS) { (INITIALS..=NAME).contains(&long) } else { long >= NAME };
    token.flags.any(Flags::CAPITAL) && known && token.is_word() && !token.flags.any(Flags::NON_ASCII)
}

/// Initials, or a word that no table knows.
fn is_name(token: &Token) -> bool {
    token.flags.any(Flags::CAPITALS) || look_up(token.key).is_none()
}

/// Two neighbours in the other order, all else alike.
fn exchanged(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let different: Vec<usize> = (0..one.len()).filter(|at| one.get(*at) != other.get(*at)).collect();
    match different.as_slice() {
        [a, b] => {
            one.len() == other.len() && b - a == 1 && one.get(*a) == other.get(*b) && one.get(*b) == other.get(*a)
        }
        _ => false,
    }
}

fn slip(lone: &Spelling<'_>, usual: &Spelling<'_>) -> Slip {
    Slip {
        span: lone.token.span(),
        label: format!("“{}” elsewhere", usual.word),
        values: vec![("first", usual.word.to_owned()), ("second", lone.word.to_owned())],
        evidence: vec![(usual.token.span(), format!("{} times", usual.count))],
        replacement: Some((usual.word.to_owned(), false)),
        ..Slip::default()
    }
}
