//! One text, two spellings: labelled and labeled, organise and organize, e-mail and email. Comes in: "pairs" ("adviser |
//! advisor", "percent | per cent") and "apart" (words that mean another thing with a hyphen: resign, re-sign). British
//! and American spellings are found by rule and proved by the lexicon. Goes out: the rarer spelling of each word; of two
//! that are even, the later one. Proper names and quotations are left alone.

mod british;

use super::grammar::opens_sentence;
use super::key_index::KeyIndex;
use super::{Called, Compiled, Engine, Slip, run_alone, settings};
use crate::context::Context;
use crate::lexicon::{WordInfo, look_up, singular_key};
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use crate::token::{Flags, Key, Token, go_on, key, literal, tokenise};
use std::collections::BTreeMap;

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

const HYPHEN: Key = literal("-");

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

/// What was found: uses by group, and the groups by the key of a word of the other spelling.
#[derive(Default)]
struct Found {
    uses: BTreeMap<Key, Vec<Use>>,
    others: KeyIndex<Key>,
}

impl Found {
    fn add(&mut self, group: Key, span: Span, second: bool, others: &[Key]) {
        let uses = self.uses.entry(group).or_default();
        if uses.is_empty() {
            for other in others {
                self.others.insert(*other, group);
            }
        }
        uses.push(Use { span, second });
    }
}

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
                // "tire" and "tyres" are spelt two ways as well.
                engine.pairs.insert(*first, (keys.clone(), singular_key(one.trim()), second));
            }
        }
    }
    Ok(Box::new(engine))
}

impl Engine for Variants {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn words(&self) -> Vec<Key> {
        self.pairs.keys().chain([HYPHEN]).collect()
    }

    fn run_called(&self, text: &Text<'_>, _: &Context, called: &Called, slips: &mut Vec<Slip>) {
        let mut found = Found::default();
        self.first_pass(text, &called.words, &mut found);
        if found.uses.is_empty() {
            return;
        }
        second_pass(text, &mut found);
        let old = slips.len();
        for uses in found.uses.values_mut() {
            uses.sort_by_key(|one| one.span);
            slips.extend(rarer(text, uses));
        }
        let mut new = slips.split_off(old);
        new.sort_by_key(|slip| slip.span);
        slips.extend(new);
    }
}

impl Variants {
    /// Words of the list, words with a hyphen, and British spellings.
    fn first_pass(&self, text: &Text<'_>, called: &[u32], found: &mut Found) {
        for at in called.iter().map(|at| *at as usize) {
            let Some(token) = text.tokens.get(at) else { continue };
            if token.key == HYPHEN {
                found.hyphened(text, at, &self.apart);
            }
            let pairs = if token.is_word() { self.pairs.get(token.key) } else { &[] };
            for (keys, pair, second) in pairs {
                if let Some(span) = sequence(text, at, keys).filter(|_| is_common(text, at)) {
                    found.add(*pair, span, *second, &[]);
                }
            }
        }
        let is_british = |info: &Option<WordInfo>| info.is_some_and(|info| info.any(WordInfo::BRITISH));
        let small = text.lexicon().iter().enumerate().filter(|(_, info)| is_british(info)).map(|(at, _)| at);
        for at in small.chain(openers(text)) {
            let Some(token) = text.tokens.get(at) else { continue };
            if let Some(stem) = british::american(token, text.prose()).filter(|_| is_common(text, at)) {
                let (group, others) = british::family(&stem);
                found.add(group, token.span(), true, &others);
            }
        }
    }
}

/// The words that open sentences with a capital, where they are British.
fn openers(text: &Text<'_>) -> impl Iterator<Item = usize> {
    let first = |sentence: &Sentence| {
        let tokens = text.tokens_in(sentence.tokens.clone());
        let at = tokens.iter().position(Token::is_word)?;
        let token = tokens.get(at).filter(|token| token.flags.any(Flags::CAPITAL))?;
        look_up(token.key)?.any(WordInfo::BRITISH).then_some(sentence.tokens.start as usize + at)
    };
    text.sentences.iter().filter_map(first)
}

/// The other spelling of what the first pass found.
fn second_pass(text: &Text<'_>, found: &mut Found) {
    if found.others.is_empty() {
        return;
    }
    // Few words are looked for, so the last byte of a key turns most down.
    let mut ends = [false; 256];
    for key in found.others.keys() {
        ends.get_mut(usize::from(key.0 as u8)).into_iter().for_each(|end| *end = true);
    }
    let may_be = |token: &Token| ends.get(usize::from(token.key.0 as u8)) == Some(&true);
    for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| may_be(token)) {
        for group in found.others.get(token.key) {
            if token.is_word() && is_common(text, at) && is_alone(text, at) {
                found.uses.entry(*group).or_default().push(Use { span: token.span(), second: false });
            }
        }
    }
}

impl Found {
    /// "mid-term", at its hyphen.
    fn hyphened(&mut self, text: &Text<'_>, at: usize, apart: &KeyIndex<()>) {
        let Some((closed, span)) = at.checked_sub(1).and_then(|at| hyphened(text, at)) else {
            return;
        };
        if !apart.has(closed) && !text.is_quoted(span) {
            self.add(closed, span, true, &[closed]);
        }
    }
}

fn sequence(text: &Text<'_>, at: usize, keys: &[Key]) -> Option<Span> {
    let tokens = text.tokens.get(at..at + keys.len())?;
    let same = tokens.iter().zip(keys).all(|(token, key)| token.key == *key);
    (same && is_alone_between(text, at, at + keys.len()))
        .then(|| Some(tokens.first()?.span().join(tokens.last()?.span())))?
}

/// The key of the closed spelling.
fn hyphened(text: &Text<'_>, at: usize) -> Option<(Key, Span)> {
    let [one, hyphen, two] = text.tokens.get(at..at + 3)?.first_chunk()?;
    let plain = [one, two].iter().all(|token| token.is_word() && !token.flags.any(Flags::CAPITAL | Flags::NON_ASCII));
    if !plain || !hyphen.glued() || !two.glued() || hyphen.key != HYPHEN || !is_alone_between(text, at, at + 3) {
        return None;
    }
    let closed = go_on(one.key, two.text(text.prose()).as_bytes());
    Some((closed, one.span().join(two.span())))
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
