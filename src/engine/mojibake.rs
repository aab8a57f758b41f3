//! Text decoded with the wrong encoding: "cafÃ©", "â€™", "Â£". The letters go back to the bytes that Windows-1252 has for
//! them, and these must be the UTF-8 of a printable character; U+FFFD and lone control characters are lost for good.

use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use memchr::{memchr2, memchr3};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

/// A text that was decoded wrongly is so from end to end; the first places tell.
const MOST: usize = 3;

struct Mojibake;

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &[])?;
    Ok(Box::new(Mojibake))
}

impl Engine for Mojibake {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let prose = text.prose();
        if !may_be_broken(prose.as_bytes()) {
            return;
        }
        let (mut from, old) = (0, slips.len());
        while let Some(offset) = prose.as_bytes().get(from..).and_then(suspicious) {
            let at = from + offset;
            let Some(rest) = prose.get(at..) else {
                from = at + 1;
                continue;
            };
            let (length, right) = broken(rest);
            if length > 0 && slips.len() < old + MOST {
                slips.push(slip(prose, at, at + length, right));
            }
            from = at + length.max(rest.chars().next().map_or(1, char::len_utf8));
        }
    }
}

/// Whether there is a byte that all broken text has: one of Â, Ã and their like, of U+FFFD, or of a control character.
fn may_be_broken(bytes: &[u8]) -> bool {
    memchr3(0xc2, 0xc3, 0xc4, bytes).is_some() || memchr2(0xc5, 0xef, bytes).is_some()
}

/// The next byte that opens a letter of which broken text begins: Â, Ã, â, ð, U+FFFD, ‚ or a control character.
fn suspicious(bytes: &[u8]) -> Option<usize> {
    // Most stretches are ASCII, which is seen many bytes at a time.
    let (mut from, found) = (0, |bytes: &[u8]| bytes.iter().position(|byte| matches!(byte, 0xc2..=0xc5 | 0xe2 | 0xef)));
    for chunk in bytes.chunks(64) {
        if let Some(at) = if chunk.is_ascii() { None } else { found(chunk) } {
            return Some(from + at);
        }
        from += chunk.len();
    }
    None
}

/// The length of broken text at the beginning of `rest`, and what it was.
fn broken(rest: &str) -> (usize, Option<String>) {
    if let Some(mac) = rest.strip_prefix("‚Ä") {
        const MAC: [(char, &str); 7] =
            [('ô', "’"), ('ò', "‘"), ('ú', "“"), ('ù', "”"), ('î', "—"), ('ì', "–"), ('¶', "…")];
        let found = MAC.iter().find(|(letter, _)| mac.starts_with(*letter));
        return found.map_or((0, None), |(letter, right)| ("‚Ä".len() + letter.len_utf8(), Some((*right).to_owned())));
    }
    let lost =
        rest.chars().take_while(|letter| matches!(letter, '\u{fffd}' | '\u{80}'..='\u{9f}')).map(char::len_utf8).sum();
    if lost > 0 {
        return (lost, None);
    }
    let (mut length, mut right) = (0, String::new());
    while let Some((bytes, letter)) = rest.get(length..).and_then(one) {
        length += bytes;
        right.push(letter);
    }
    (length, (length > 0).then_some(right))
}

/// One character that was broken into several: how many bytes it takes up now, and what it was.
fn one(rest: &str) -> Option<(usize, char)> {
    let mut bytes = Vec::with_capacity(4);
    let mut length = 0;
    for letter in rest.chars().take(4) {
        bytes.push(windows_1252(letter)?);
        length += letter.len_utf8();
        if let Ok(text) = std::str::from_utf8(&bytes) {
            // "Ã”" alone is a letter between quotation marks.
            let quoted = matches!(letter, '”' | '“' | '’' | '‘') && bytes.len() == 2;
            if quoted && !rest.get(length..).is_some_and(|behind| behind.starts_with(char::is_alphabetic)) {
                return None;
            }
            let was = text.chars().next().filter(|was| bytes.len() > 1 && !was.is_control())?;
            return Some((length, was));
        }
    }
    None
}

/// The byte that Windows-1252 has for a character above ASCII.
fn windows_1252(letter: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match letter {
        '\u{a0}'..='\u{ff}' => u8::try_from(letter as u32).ok(),
        _ => HIGH.iter().position(|high| *high == letter).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

fn slip(prose: &str, from: usize, to: usize, right: Option<String>) -> Slip {
    let letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    let start = prose.get(..from).map_or(from, |before| before.trim_end_matches(letter).len());
    let end = prose.get(to..).map_or(to, |behind| prose.len() - behind.trim_start_matches(letter).len());
    let part = |from: usize, to: usize| prose.get(from..to).unwrap_or_default();
    let whole = right.map(|right| format!("{}{right}{}", part(start, from), part(to, end)));
    Slip {
        span: Span::new(start as u32, end as u32),
        label: whole.as_ref().map_or_else(|| "a character is lost".to_owned(), |whole| format!("“{whole}”")),
        replacement: whole.clone().map(|whole| (whole, false)),
        values: vec![("word", part(start, end).to_owned()), ("right", whole.unwrap_or_default())],
        ..Slip::default()
    }
}
