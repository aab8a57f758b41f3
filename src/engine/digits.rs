//! Letters in the place of digits: "2O19", "l.5 million", "1O percent". Comes in: "units" (words behind an amount). A number
//! that is glued to letters is looked at; only O, o, l and I stand for digits, and only where a year or an amount results.
//! Codes and names (H2O, O2, B2B, 10l, the I5) are left alone.

use super::key_index::KeyIndex;
use super::{Called, Compiled, Engine, Slip, run_alone, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, Token, TokenKind, key};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

struct Digits {
    units: KeyIndex<()>,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["units"])?;
    Ok(Box::new(Digits { units: settings::words(file, "units")?.into_iter().map(key).collect() }))
}

impl Engine for Digits {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    /// Letters that stand for digits, up to three of them.
    fn words(&self) -> Vec<Key> {
        let letters = ["o", "l", "i"];
        let longer = |words: &[String]| -> Vec<String> {
            words.iter().flat_map(|word| letters.map(|letter| format!("{word}{letter}"))).collect()
        };
        let one = letters.map(str::to_owned).to_vec();
        let (two, three) = (longer(&one), longer(&longer(&one)));
        [one, two, three].concat().iter().map(|word| key(word)).collect()
    }

    fn run_called(&self, text: &Text<'_>, _: &Context, called: &Called, slips: &mut Vec<Slip>) {
        let near = |at: &u32| [at.checked_sub(1), at.checked_add(1), at.checked_add(2)];
        let mut near: Vec<u32> = called.words.iter().flat_map(near).flatten().collect();
        near.sort_unstable();
        near.dedup();
        let mut behind = 0;
        for at in near.into_iter().map(|at| at as usize) {
            let number = |token: &&Token| token.kind == TokenKind::Number && token.start >= behind;
            if text.tokens.get(at).filter(number).is_none() {
                continue;
            }
            let near = [at.checked_sub(2), at.checked_sub(1), Some(at + 1)];
            let letters = |token: &Token| token.end - token.start < 4 && is_letters(token.text(text.prose()));
            if !near.into_iter().flatten().any(|near| text.tokens.get(near).is_some_and(letters)) {
                continue;
            }
            let (span, next) = whole(text, at);
            behind = span.end;
            slips.extend(self.slip(text, span, next));
        }
    }
}

fn is_letters(text: &str) -> bool {
    text.bytes().all(|letter| matches!(letter, b'O' | b'o' | b'l' | b'I'))
}

/// The run of digits, letters, points and commas around a number, and the token behind it.
fn whole(text: &Text<'_>, at: usize) -> (Span, usize) {
    let part = |token: &Token| token.kind != TokenKind::Mark || matches!(token.text(text.prose()), "." | ",");
    let (mut from, mut to) = (at, at + 1);
    while text.tokens.get(from).is_some_and(Token::glued)
        && from.checked_sub(1).and_then(|before| text.tokens.get(before)).is_some_and(part)
    {
        from -= 1;
    }
    while text.tokens.get(to).is_some_and(|token| token.glued() && part(token)) {
        to += 1;
    }
    while to > at + 1 && text.tokens.get(to - 1).is_some_and(|token| token.kind == TokenKind::Mark) {
        to -= 1;
    }
    let span = |at: usize| text.tokens.get(at).map(Token::span).unwrap_or_default();
    (span(from).join(span(to - 1)), to)
}

impl Digits {
    fn slip(&self, text: &Text<'_>, span: Span, next: usize) -> Option<Slip> {
        let word = span.of(text.prose());
        let right: String = word
            .chars()
            .map(|letter| match letter {
                'O' | 'o' => '0',
                'l' | 'I' => '1',
                other => other,
            })
            .collect();
        let digits = right.bytes().filter(u8::is_ascii_digit).count();
        let clean = right.bytes().all(|letter| letter.is_ascii_digit() || matches!(letter, b'.' | b','));
        let letters = word.bytes().filter(|letter| matches!(letter, b'O' | b'o' | b'l' | b'I')).count();
        if !clean || letters == 0 || letters > 3 || !word.bytes().any(|letter| letter.is_ascii_digit()) {
            return None;
        }
        let before = text.prose().get(..span.start as usize).and_then(|before| before.chars().next_back());
        let money = before.is_some_and(|sign| matches!(sign, '$' | '£' | '€'));
        let behind = text.tokens.get(next);
        let unit = behind.is_some_and(|token| self.units.has(token.key)) && !word.starts_with(['I', 'o']);
        let tied = before.is_some_and(|sign| sign.is_alphanumeric() || "-/@#_".contains(sign))
            || behind.is_some_and(|token| token.glued() && matches!(token.text(text.prose()), "/" | "-" | "_"));
        let year = digits == 4
            && right.parse().is_ok_and(|year: u32| (1500..2100).contains(&year))
            && word.starts_with(|first: char| first.is_ascii_digit());
        let grouped = word.contains(',') && right.split(',').skip(1).all(|group| group.len() == 3);
        // "10l" is litres, "4O" a seat.
        let last = word.ends_with(['l', 'I', 'o']);
        let sure = (money || unit) && !last || year && !(last && letters == 1 && word.ends_with(['o', 'l'])) || grouped;
        (sure && !tied).then(|| Slip {
            span,
            label: format!("“{right}”?"),
            replacement: Some((right.clone(), false)),
            values: vec![("word", word.to_owned()), ("right", right.clone())],
            ..Slip::default()
        })
    }
}
