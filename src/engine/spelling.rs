//! Spelling: words that are in no dictionary, are not meant by the signs of their use, and have a well-known word within
//! a slip of the keyboard or the ear. Names are never reported. Comes in: "listed" (slips and what is right, for those
//! that no rule reaches), "prefixes", "suffixes" (living ones), "naming" (words that introduce a coined one).

mod candidates;
mod openers;
mod signs;
mod sounds;

use super::key_index::KeyIndex;
use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::lexicon::{WordInfo, look_up};
use crate::sentence::Text;
use crate::token::{Flags, Key, KeyMap, Token, TokenKind, key};
use candidates::{Candidate, Kind};
use signs::Made;

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

/// One unknown word in this many, and the text is not plain English.
const STRANGE: usize = 12;

/// A text with more unknown words than this is no article, and its words are no longer looked for one by one.
const MOST: usize = 5000;

struct Spelling {
    listed: KeyIndex<String>,
    prefixes: Vec<String>,
    suffixes: Vec<String>,
    naming: KeyIndex<()>,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["listed", "prefixes", "suffixes", "naming"])?;
    let owned = |key: &str| Ok(settings::words(file, key)?.into_iter().map(str::to_owned).collect());
    let mut listed = KeyIndex::default();
    for (slip, right) in settings::named(file, "listed")? {
        listed.insert(key(slip), right.to_owned());
    }
    Ok(Box::new(Spelling {
        listed,
        prefixes: owned("prefixes")?,
        suffixes: owned("suffixes")?,
        naming: settings::words(file, "naming")?.into_iter().map(key).collect(),
    }))
}

impl Engine for Spelling {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        let unknown = text
            .tokens
            .iter()
            .zip(text.lexicon())
            .enumerate()
            .filter(|(_, (token, info))| self.is_unknown(token, **info));
        let unknown: Vec<usize> = unknown.map(|(at, _)| at).collect();
        if unknown.len() > 12 && unknown.len() * STRANGE > text.tokens.len() {
            return;
        }
        let mut times: KeyMap<u32> = KeyMap::default();
        for at in &unknown {
            *times.entry(text.tokens.get(*at).map_or(Key(0), |token| token.key)).or_default() += 1;
        }
        openers::slips(text, context, &self.listed, slips);
        for at in unknown.into_iter().take(MOST) {
            let Some(token) = text.tokens.get(at) else { continue };
            let once = times.get(&token.key) == Some(&1);
            let word = token.text(text.prose());
            if context.accepted.contains(word) || signs::is_code(&text.tokens, at, text.prose()) {
                continue;
            }
            if let Some(right) = self.right(text, at, word, once) {
                slips.push(slip(token, word, right));
            }
        }
    }
}

impl Spelling {
    /// Whether the word is in lower case and in no dictionary.
    #[inline]
    fn is_unknown(&self, token: &Token, info: Option<WordInfo>) -> bool {
        const FORM: u8 = Flags::CAPITAL | Flags::CAPITALS | Flags::MIXED | Flags::NON_ASCII;
        if info.is_some_and(|info| info.frequency() >= 3) {
            return false;
        }
        token.kind == TokenKind::Word
            && !token.flags.any(FORM)
            && token.end - token.start > 2
            && (info.is_none() || self.listed.has(token.key))
    }

    fn right(&self, text: &Text<'_>, at: usize, word: &str, once: bool) -> Option<String> {
        if !word.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'\'') || word.len() > 24 {
            return None;
        }
        let naming = |token: &Token| self.naming.has(token.key);
        if signs::is_mentioned(&text.tokens, at, text.prose(), naming) {
            return None;
        }
        if let Some(right) = text.tokens.get(at).and_then(|token| self.listed.get(token.key).first()) {
            return Some(right.clone());
        }
        if !once || signs::in_company(&text.tokens, at) || signs::is_in_foreign_name(&text.tokens, at, text.prose()) {
            return None;
        }
        if is_stretched(word) {
            return None;
        }
        let tied = signs::is_tied(&text.tokens, at, text.prose());
        if tied && word.len() < 7 {
            return None;
        }
        self.near(word, tied)
    }

    fn near(&self, word: &str, tied: bool) -> Option<String> {
        let nearest = candidates::nearest(word);
        let sure = |candidate: &Candidate| {
            candidate.kind == Kind::Doubling && candidate.info.frequency() >= 4 && word.len() > 4
        };
        if let Some(candidate) = nearest.as_ref().filter(|candidate| sure(candidate)) {
            return Some(candidate.word.clone());
        }
        if let Some(right) = candidates::respelt(word) {
            return (!tied).then_some(right);
        }
        if let Some(parts) = run_together(word) {
            return (!tied).then_some(parts);
        }
        let made = signs::made(word, &self.prefixes, &self.suffixes);
        let least = least_score(word.len()).max(least_made(made, word.len())) + if tied { 8 } else { 0 };
        let good = |candidate: &Candidate| {
            let exchanged = if candidate.kind == Kind::Exchange { 6 } else { 0 };
            candidate.score + exchanged >= least && outweighs(candidate, word, made)
        };
        let second = || {
            if word.len() > 6 && !tied && made == Made::Not { candidates::second_nearest(word) } else { None }
        };
        nearest.filter(good).or_else(|| second().filter(good)).map(|candidate| candidate.word)
    }
}

/// "soo", "nooo": a short word drawn out.
fn is_stretched(word: &str) -> bool {
    let mut letters = word.bytes().rev();
    let (last, before) = (letters.next(), letters.next());
    word.len() < 6
        && last == before
        && matches!(last, Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b'm' | b'z'))
}

/// The shorter a word, the more words are near to it by chance.
const fn least_score(length: usize) -> i32 {
    match length {
        0..=3 => 26,
        4 => 22,
        5 => 17,
        6 => 12,
        _ => 8,
    }
}

/// A word made of others may be meant: the surer must be what it is taken for, the less so the longer it is.
const fn least_made(made: Made, length: usize) -> i32 {
    let long = if length > 8 { 4 } else { 0 };
    match made {
        Made::Not => 0,
        Made::Short => 16 - long,
        Made::Joined => 19 - long,
        Made::Prefixed | Made::Suffixed | Made::Plural => 20 - long,
    }
}

/// Whether a slip of the candidate's kind is likelier than that the word was made as it seems.
fn outweighs(candidate: &Candidate, word: &str, made: Made) -> bool {
    let (right, written) = (candidate.word.as_bytes(), word.as_bytes());
    let ends_alike = right.first() == written.first() && right.last() == written.last();
    let sure = matches!(candidate.kind, Kind::Missing | Kind::Exchange | Kind::Doubling);
    match made {
        Made::Not => true,
        Made::Suffixed => ends_alike,
        Made::Joined => ends_alike && (candidate.kind != Kind::Extra || candidate.info.frequency() >= 6),
        Made::Short => {
            ends_alike && (sure || matches!(candidate.kind, Kind::Other | Kind::Vowel) && candidate.score >= 20)
        }
        Made::Prefixed | Made::Plural => {
            ends_alike && word.len() > 5 && (sure || candidate.kind == Kind::Vowel && word.len() > 9)
        }
    }
}

/// Two words run together, one of them a word of grammar: "inthe", "tothe".
fn run_together(word: &str) -> Option<String> {
    const GLUE: [&str; 16] = [
        "the", "of", "to", "in", "and", "for", "with", "that", "from", "was", "were", "have", "has", "this", "is", "by",
    ];
    let known = |part: &str| {
        part.len() > 2 && look_up(key(part)).is_some_and(|info| info.frequency() >= 6 && !info.any(WordInfo::NAME))
            || GLUE.contains(&part)
    };
    GLUE.iter().find_map(|glue| {
        let front =
            word.strip_prefix(glue).filter(|rest| glue.len() > 2 && known(rest)).map(|rest| format!("{glue} {rest}"));
        front.or_else(|| word.strip_suffix(glue).filter(|rest| known(rest)).map(|rest| format!("{rest} {glue}")))
    })
}

fn slip(token: &Token, word: &str, right: String) -> Slip {
    Slip {
        span: token.span(),
        label: format!("“{right}”?"),
        replacement: Some((right.clone(), false)),
        values: vec![("word", word.to_owned()), ("right", right)],
        ..Slip::default()
    }
}
