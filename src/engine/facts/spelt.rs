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
    let mut spellings: KeyMap<Spelling<'_>> = KeyMap::default();
    for token in text.tokens.iter().filter(|token| is_name(token)) {
        let first = || Spelling { word: token.text(text.prose()), token: *token, count: 0 };
        spellings.entry(token.key).or_insert_with(first).count += 1;
    }
    if spellings.values().all(|spelling| spelling.count == 1) {
        return;
    }
    let mut kin: KeyMap<Vec<Key>> = KeyMap::default();
    for (key, spelling) in &spellings {
        kin.entry(letters(spelling.word)).or_default().push(*key);
    }
    let mut slips: Vec<Slip> = Vec::new();
    for keys in kin.values().filter(|keys| (2..=MOST).contains(&keys.len())) {
        let known: Vec<&Spelling<'_>> = keys.iter().filter_map(|key| spellings.get(key)).collect();
        for lone in known.iter().filter(|spelling| spelling.count == 1) {
            let usual = known.iter().find(|usual| usual.count > 1 && exchanged(lone.word, usual.word));
            slips.extend(usual.map(|usual| slip(lone, usual)));
        }
    }
    slips.sort_by_key(|slip| slip.span.start);
    report.slips.append(&mut slips);
}

/// One key for all words of the same letters.
fn letters(word: &str) -> Key {
    let letter = |byte: u8| {
        let spread = u64::from(byte.to_ascii_lowercase()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        spread.wrapping_mul(spread ^ spread >> 29)
    };
    Key(word.bytes().map(letter).fold(0, u64::wrapping_add))
}

/// A word with a capital that no table knows, or initials.
#[inline]
fn is_name(token: &Token) -> bool {
    if !token.flags.any(Flags::CAPITAL) {
        return false;
    }
    let long = (token.end - token.start) as usize;
    let initials = token.flags.any(Flags::CAPITALS);
    let capital = token.is_word() && !token.flags.any(Flags::NON_ASCII);
    capital
        && (initials && (INITIALS..=NAME).contains(&long) || !initials && long >= NAME && look_up(token.key).is_none())
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
