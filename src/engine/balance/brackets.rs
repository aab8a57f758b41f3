//! Brackets, round and square, over the whole document. Marks of lists ("1)", "b)") and emoticons are none.

use super::{Lone, is_cut_off, marks};
use crate::sentence::Text;
use crate::token::{Token, TokenKind};

/// More than this many left over, and the text uses brackets in a way of its own.
const MOST: usize = 3;

/// The signs that are looked at.
pub const SIGNS: [&str; 4] = ["(", ")", "[", "]"];

/// Brackets that no other answers.
pub fn lone(text: &Text<'_>, called: &[u32]) -> Vec<Lone> {
    let mut stack: Vec<(usize, &str)> = Vec::new();
    let mut lone = Vec::new();
    let mut pairs = Vec::new();
    for (at, token) in marks(text, called) {
        let sign = token.text(text.prose());
        match sign {
            "(" | "[" if !is_face(token, text.prose()) => stack.push((at, sign)),
            ")" | "]" => {
                let opening = if sign == ")" { "(" } else { "[" };
                match stack.iter().rposition(|(_, open)| *open == opening) {
                    Some(place) => {
                        lone.extend(stack.drain(place + 1..).map(|(at, _)| Lone::new(at, true)));
                        pairs.extend(stack.pop().map(|(open, _)| (open, at)));
                    }
                    None if is_item(text, at) || is_face(token, text.prose()) => {}
                    None => lone.push(Lone::new(at, false)),
                }
            }
            _ => {}
        }
    }
    lone.extend(stack.into_iter().map(|(at, _)| Lone::new(at, true)));
    if lone.len() > MOST {
        return Vec::new();
    }
    lone.retain(|lone| !is_cut_off(text, lone.at));
    for lone in lone.iter_mut().filter(|lone| lone.opens) {
        // A pair inside shows where the other should have been closed.
        let end = sentence_end(text, lone.at);
        lone.until = pairs
            .iter()
            .filter(|(open, close)| *open > lone.at && *close < end)
            .map(|(_, close)| *close)
            .max()
            .unwrap_or(lone.at);
    }
    lone
}

fn sentence_end(text: &Text<'_>, at: usize) -> usize {
    let sentence = text.sentence_at(at as u32);
    text.sentences.get(sentence).map_or(at, |sentence| sentence.tokens.end as usize)
}

/// ":)", ";-(", "8)"; a dash before a bracket is no nose without eyes.
fn is_face(token: &Token, prose: &str) -> bool {
    let face = prose.get(..token.start as usize).unwrap_or_default();
    let eyes = face.strip_suffix('-').unwrap_or(face);
    eyes.ends_with([':', ';', '=', '8', '^', '~']) || face.len() > eyes.len() && eyes.ends_with(['x', 'X', '>'])
}

/// "1)", "b)", "iv)" at the beginning of an item, or after a comma or space in a run of items.
fn is_item(text: &Text<'_>, at: usize) -> bool {
    let Some(label) = at.checked_sub(1).and_then(|before| text.tokens.get(before)) else { return true };
    let glued = text.tokens.get(at).is_some_and(Token::glued);
    let word = label.text(text.prose());
    let short = word.len() < 3 && label.kind != TokenKind::Mark
        || word.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x'));
    let before = at.checked_sub(2).and_then(|before| text.tokens.get(before));
    glued
        && short
        && (!label.glued() || before.is_some_and(|before| matches!(before.text(text.prose()), "“" | "\"" | "‘")))
}
