//! Words that open a sentence with a capital and are in no dictionary. Most are names, so only long ones are looked at
//! that are very near to a common word and stand nowhere else in the text. Comes in: a text and the listed slips. Goes
//! out: slips.

use super::candidates::{Candidate, Kind, nearest, respelt};
use super::slip;
use crate::context::Context;
use crate::engine::Slip;
use crate::engine::key_index::KeyIndex;
use crate::lexicon::{WordInfo, look_up};
use crate::sentence::{Sentence, Text};
use crate::token::{Flags, Token, TokenKind};

/// Shorter words are near to others by chance.
const SHORTEST: usize = 6;
/// A text with more unknown openers is no article.
const MOST: usize = 200;
/// Fewer letters ask for a slip that says more.
const LONG: usize = 8;

/// Adds the slips of all openers.
pub fn slips(text: &Text<'_>, context: &Context, listed: &KeyIndex<String>, slips: &mut Vec<Slip>) {
    for token in text.sentences.iter().filter_map(|sentence| opener(text, sentence)).take(MOST) {
        let word = token.text(text.prose());
        if context.accepted.contains(word) || text.tokens.iter().filter(|other| other.key == token.key).count() > 1 {
            continue;
        }
        let lower = word.to_ascii_lowercase();
        let right = match listed.get(token.key).first() {
            Some(right) => Some(right.clone()),
            None => respelt(&lower).or_else(|| nearest(&lower).filter(|one| is_sure(one, &lower)).map(|one| one.word)),
        };
        if let Some(right) = right {
            slips.push(slip(token, word, capital(&right)));
        }
    }
}

/// The first word of a sentence, where it is unknown and no name by what follows.
fn opener<'t>(text: &'t Text<'_>, sentence: &Sentence) -> Option<&'t Token> {
    const FORM: u8 = Flags::CAPITALS | Flags::MIXED | Flags::NON_ASCII;
    let tokens = text.tokens_in(sentence.tokens.clone());
    let at = tokens.iter().position(|token| token.kind != TokenKind::Mark)?;
    let token = tokens.get(at).filter(|token| token.is_word() && token.flags.any(Flags::CAPITAL))?;
    let long = (token.end - token.start) as usize >= SHORTEST && !token.flags.any(FORM);
    let next = tokens.get(at + 1)?;
    let plain = match next.kind {
        TokenKind::Word => !next.flags.any(Flags::CAPITAL) && !next.glued(),
        TokenKind::Number => true,
        TokenKind::Mark => next.text(text.prose()) == ",",
    };
    let ascii = |word: &str| word.bytes().all(|letter| letter.is_ascii_alphabetic());
    (long && plain && ascii(token.text(text.prose())) && look_up(token.key).is_none()).then_some(token)
}

fn is_sure(candidate: &Candidate, word: &str) -> bool {
    // Firms and people are called like things and deeds, seldom like several things or like manners.
    let plain = candidate.info.any(WordInfo::NOUN | WordInfo::VERB);
    let least = if plain { 6 } else { 5 };
    let common = candidate.info.frequency() >= least && candidate.word.as_bytes().first() == word.as_bytes().first();
    common
        && match candidate.kind {
            Kind::Exchange | Kind::Missing | Kind::Doubling => true,
            Kind::Extra | Kind::Vowel | Kind::Other => word.len() >= LONG,
            Kind::Two => false,
        }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
