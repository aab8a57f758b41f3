//! Characters that nobody sees or tells apart: zero-width ones inside a word or number, and words of two scripts (a Cyrillic
//! "а" in "bank"). A word wholly in one script is left alone.

use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Flags, Token, TokenKind};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "what"];

struct Invisible;

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &[])?;
    Ok(Box::new(Invisible))
}

impl Engine for Invisible {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let prose = text.prose();
        if !may_have(prose.as_bytes()) {
            return;
        }
        for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.flags.any(Flags::NON_ASCII)) {
            if token.kind == TokenKind::Word {
                slips.extend(look_alike(token, prose));
            } else if is_invisible(token.text(prose)) && is_inside(text, at) {
                let whole = whole(text, at);
                slips.push(slip(whole, prose, "an invisible character"));
            }
        }
    }
}

/// Whether a sign among these has no width, or tells the reader's machine alone what to do.
fn is_invisible(signs: &str) -> bool {
    signs.chars().any(|sign| match sign {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => true,
        _ => matches!(sign, '\u{feff}' | '\u{180e}'),
    })
}

/// Whether there is the first byte of a Greek or Cyrillic letter, or of one of their neighbours; or that of an invisible
/// sign, which curly quotation marks share.
fn may_have(bytes: &[u8]) -> bool {
    let (chunks, rest) = bytes.as_chunks::<64>();
    let holds =
        |bytes: &[u8]| bytes.iter().fold(false, |held, byte| held | matches!(byte, 0xcd..=0xd4 | 0xe1 | 0xe2 | 0xef));
    chunks.iter().any(|chunk| holds(chunk)) || holds(rest)
}

/// Whether letters or digits stand close on both sides.
fn is_inside(text: &Text<'_>, at: usize) -> bool {
    let solid = |token: Option<&Token>| token.is_some_and(|token| token.kind != TokenKind::Mark);
    let glued = |at: usize| text.tokens.get(at).is_some_and(Token::glued);
    glued(at)
        && glued(at + 1)
        && solid(at.checked_sub(1).and_then(|before| text.tokens.get(before)))
        && solid(text.tokens.get(at + 1))
}

fn whole(text: &Text<'_>, at: usize) -> Span {
    let span = |at: usize| text.tokens.get(at).map(Token::span).unwrap_or_default();
    span(at - 1).join(span(at + 1))
}

/// A word with letters of Latin and of another script that look like them.
fn look_alike(token: &Token, prose: &str) -> Option<Slip> {
    let word = token.text(prose);
    let latin =
        word.chars().filter(|letter| letter.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(letter)).count();
    let other = word
        .chars()
        .filter(|letter| {
            ('\u{370}'..='\u{52f}').contains(letter)
                && !matches!(letter, 'µ' | 'μ' | 'Ω' | 'Δ' | 'α' | 'β' | 'γ' | 'δ' | 'λ' | 'π' | 'σ' | 'χ')
        })
        .count();
    (latin > 1 && other > 0).then(|| slip(token.span(), prose, "letters of two alphabets"))
}

fn slip(span: Span, prose: &str, what: &str) -> Slip {
    let word: String = span.of(prose).chars().filter(|letter| !is_invisible(&letter.to_string())).collect();
    Slip { span, label: what.to_owned(), values: vec![("word", word), ("what", what.to_owned())], ..Slip::default() }
}
