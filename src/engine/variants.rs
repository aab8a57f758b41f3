//! One text, two spellings: labelled and labeled, organise and organize, e-mail and email. Comes in: "pairs" ("adviser |
//! advisor", "percent | per cent") and "apart" (words that mean another thing with a hyphen: resign, re-sign). British
//! and American spellings are found by rule and proved by the lexicon. Goes out: the rarer spelling of each word; of two
//! that are even, the later one. Proper names and quotations are left alone.

mod british;

use super::grammar::opens_sentence;
use super::key_index::KeyIndex;
use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Flags, Key, Token, TokenKind, key, tokenise};
use std::collections::BTreeMap;

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

struct Variants {
    /// By the key of the first token: all keys, the pair, the side.
    pairs: KeyIndex<(Vec<Key>, Key, bool)>,
    apart: KeyIndex<()>,
}

/// Where a word of two spellings stands, and which of them it has.
#[derive(Debug, Clone, Copy)]
struct Use {
    span: Span,
    second: bool,
}

type Uses = BTreeMap<Key, Vec<Use>>;

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["pairs", "apart"])?;
    let mut engine = Variants { pairs: KeyIndex::default(), apart: KeyIndex::default() };
    for word in settings::words(file, "apart")? {
        engine.apart.insert(key(word), ());
    }
    for (index, pair) in settings::strings(file, "pairs")?.into_iter().enumerate() {
        let (one, other) = pair.split_once('|').ok_or_else(|| {
            settings::fault(format!("pairs.{index}"), "two spellings are wanted: \"adviser | advisor\"")
        })?;
        for (spelling, second) in [(one, false), (other, true)] {
            let keys: Vec<Key> = tokenise(spelling).iter().map(|token| token.key).collect();
            if let Some(first) = keys.first() {
                engine.pairs.insert(*first, (keys.clone(), key(one.trim()), second));
            }
        }
    }
    Ok(Box::new(engine))
}

impl Engine for Variants {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let mut uses = Uses::new();
        self.first_pass(text, &mut uses);
        if uses.is_empty() {
            return;
        }
        second_pass(text, &mut uses);
        for uses in uses.values_mut() {
            uses.sort_by_key(|one| one.span);
            slips.extend(rarer(text, uses));
        }
        slips.sort_by_key(|slip| slip.span);
    }
}

impl Variants {
    /// Words of the list, British spellings, and words with a hyphen.
    fn first_pass(&self, text: &Text<'_>, uses: &mut Uses) {
        for (at, token) in text.tokens.iter().enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            for (keys, pair, second) in self.pairs.get(token.key) {
                if let Some(span) = sequence(text, at, keys).filter(|_| is_common(text, at)) {
                    uses.entry(*pair).or_default().push(Use { span, second: *second });
                }
            }
            if let Some(group) = british::american(token, text.prose()).filter(|_| is_common(text, at)) {
                uses.entry(group).or_default().push(Use { span: token.span(), second: true });
            }
            if let Some((closed, span)) = hyphened(text, at).filter(|(closed, _)| !self.apart.has(*closed)) {
                uses.entry(closed).or_default().push(Use { span, second: true });
            }
        }
    }
}

/// The other spelling of what the first pass found.
fn second_pass(text: &Text<'_>, uses: &mut Uses) {
    for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let group = british::group(token, text.prose());
        let groups = [Some(token.key), group.filter(|group| *group != token.key)];
        for group in groups.into_iter().flatten() {
            let Some(found) = uses.get_mut(&group) else { continue };
            let known = found.iter().any(|one| one.span.overlaps(token.span()));
            if !known && is_common(text, at) && is_alone(text, at) {
                found.push(Use { span: token.span(), second: false });
            }
        }
    }
}

fn sequence(text: &Text<'_>, at: usize, keys: &[Key]) -> Option<Span> {
    let tokens = text.tokens.get(at..at + keys.len())?;
    let same = tokens.iter().zip(keys).all(|(token, key)| token.key == *key);
    (same && is_alone_between(text, at, at + keys.len()))
        .then(|| Some(tokens.first()?.span().join(tokens.last()?.span())))?
}

/// "mid-term": the key of the closed spelling.
fn hyphened(text: &Text<'_>, at: usize) -> Option<(Key, Span)> {
    let [one, hyphen, two] = text.tokens.get(at..at + 3)?.first_chunk()?;
    let plain = [one, two].iter().all(|token| token.is_word() && !token.flags.any(Flags::CAPITAL | Flags::NON_ASCII));
    if !plain
        || !hyphen.glued()
        || !two.glued()
        || hyphen.text(text.prose()) != "-"
        || !is_alone_between(text, at, at + 3)
    {
        return None;
    }
    let closed = format!("{}{}", one.text(text.prose()), two.text(text.prose()));
    Some((key(&closed), one.span().join(two.span())))
}

/// Whether the word is no part of a name or of a quotation.
fn is_common(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let capital = |token: Option<&Token>| token.is_some_and(|token| token.flags.any(Flags::CAPITAL));
    if text.is_quoted(token.span()) {
        return false;
    }
    !capital(Some(token)) || opens_sentence(text, at) && !capital(text.tokens.get(at + 1))
}

/// Whether no hyphen ties the word to another.
fn is_alone(text: &Text<'_>, at: usize) -> bool {
    is_alone_between(text, at, at + 1)
}

fn is_alone_between(text: &Text<'_>, from: usize, to: usize) -> bool {
    let joint =
        |token: Option<&Token>| token.is_some_and(|token| matches!(token.text(text.prose()), "-" | "@" | "/" | "."));
    let first = text.tokens.get(from).is_some_and(Token::glued);
    let next = text.tokens.get(to).filter(|next| next.glued());
    let goes_on =
        next.is_some_and(|next| next.text(text.prose()) != "." || text.tokens.get(to + 1).is_some_and(Token::glued));
    !(first && joint(from.checked_sub(1).and_then(|before| text.tokens.get(before))) || goes_on && joint(next))
}

/// The first use of the rarer spelling.
fn rarer(text: &Text<'_>, uses: &[Use]) -> Option<Slip> {
    let second = uses.iter().filter(|one| one.second).count();
    let first = uses.len() - second;
    if first == 0 || second == 0 {
        return None;
    }
    let begins = uses.first()?.second;
    let norm = if first == second { begins } else { second > first };
    let (wrong, right) = (uses.iter().find(|one| one.second != norm)?, uses.iter().find(|one| one.second == norm)?);
    let text_of = |one: &Use| one.span.of(text.prose()).to_owned();
    Some(Slip {
        span: wrong.span,
        label: "the other spelling".to_owned(),
        values: vec![("word", text_of(wrong)), ("right", text_of(right))],
        evidence: vec![(right.span, "spelt so here".to_owned())],
        ..Slip::default()
    })
}
