//! Single quotation marks. The closing one looks like an apostrophe, so only an opening one can be proved lone: nothing in
//! its paragraph could close it, and the next paragraph does not open again.

use super::super::key_index::KeyIndex;
use super::{Lone, around, is_cut_off, marks};
use crate::sentence::Text;
use crate::token::Token;

/// More than this many, and the text uses the marks in a way of its own.
const MOST_LOOKED_AT: usize = 24;

/// The signs that are looked at.
pub const SIGNS: [&str; 5] = ["'", "‘", "’", "‛", "`"];

/// Opening marks that nothing can close.
pub fn lone(text: &Text<'_>, called: &[u32], clipped: &KeyIndex<()>) -> Vec<Lone> {
    let mut lone = Vec::new();
    let mut waiting: Option<(usize, u32)> = None;
    for (at, token) in marks(text, called) {
        let sign = token.text(text.prose());
        if !SIGNS.contains(&sign) {
            continue;
        }
        let paragraph = paragraph(text, token);
        let opens = opens(text, at, sign, clipped);
        if let Some((_, since)) = waiting {
            // Whatever may close does; a new opening in the next paragraph goes on with the quotation.
            if !opens || paragraph == since + 1 && begins(text, token) {
                waiting = opens.then_some((at, paragraph));
                continue;
            }
        }
        if opens {
            lone.extend(waiting.map(|(waiting, _)| Lone::new(waiting, true)));
            waiting = Some((at, paragraph));
        }
    }
    lone.extend(waiting.map(|(waiting, _)| Lone::new(waiting, true)));
    if lone.len() > MOST_LOOKED_AT {
        return Vec::new();
    }
    lone.retain(|lone| !is_cut_off(text, lone.at) && !possessive_near(text, lone.at));
    if lone.len() > 2 { Vec::new() } else { lone }
}

fn opens(text: &Text<'_>, at: usize, sign: &str, clipped: &KeyIndex<()>) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let (before, behind) = around(token, text.prose());
    let left = before.is_none_or(|letter| letter.is_whitespace() || "([\"“—".contains(letter));
    let letter = behind.is_some_and(char::is_alphabetic);
    let word = text.tokens.get(at + 1);
    matches!(sign, "'" | "‘")
        && left
        && letter
        && word.is_some_and(|word| !clipped.has(word.key) && word.end - word.start > 1)
}

/// Whether a word further on in the paragraph ends with "s'" or "'s" that could hide the closing mark.
fn possessive_near(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return true };
    let prose = text.prose();
    let rest = text
        .tokens
        .get(at + 1..)
        .unwrap_or_default()
        .iter()
        .take_while(|other| paragraph(text, other) == paragraph(text, token));
    rest.clone().any(|other| other.is_word() && other.text(prose).starts_with(['\'', '’']))
        || rest.clone().count() < 3
        || rest.into_iter().any(|other| matches!(other.text(prose), "′" | "´"))
}

fn begins(text: &Text<'_>, token: &Token) -> bool {
    let block = text.document.blocks.get(paragraph(text, token) as usize);
    block.is_some_and(|block| block.span.start <= token.start && token.start < block.span.start + 4)
}

fn paragraph(text: &Text<'_>, token: &Token) -> u32 {
    text.document.blocks.partition_point(|block| block.span.end <= token.start) as u32
}
