//! Lists whose end no mark shows: short words before a verb ("the long, short and middle routes take"), and the items of
//! the bulleted list that stands behind a colon.

use super::coordination::is_verb;
use super::items::leads_in;
use super::scene::Scene;
use crate::document::BlockKind;
use crate::token::{Flags, Token};
use std::ops::Range;

/// Words of the longest member but the last, of which only the first word is taken.
const LONGEST: u32 = 3;

/// The members of a coordination of short words of one manner: all capitalised, or none. An insertion ("Kim, the
/// captain, and Osei") makes it none.
#[must_use]
pub fn series(scene: &Scene<'_>, at: u32) -> Vec<Range<u32>> {
    let start = at + u32::from(word(scene, at).is_some_and(|token| is_article(token, scene)));
    let mut members: Vec<Range<u32>> = Vec::new();
    let mut from = start;
    let mut token = start;
    loop {
        match mark(scene, token) {
            Mark::Comma if token > from => {
                members.push(from..token);
                let conjunction = matches!(mark(scene, token + 1), Mark::And);
                token += if conjunction { 2 } else { 1 };
                from = token;
                if conjunction {
                    break;
                }
            }
            Mark::And if token > from => {
                members.push(from..token);
                token += 1;
                from = token;
                break;
            }
            Mark::Word if token - from < LONGEST => token += 1,
            _ => return Vec::new(),
        }
    }
    if !matches!(mark(scene, from), Mark::Word) {
        return Vec::new();
    }
    members.push(from..from + 1);
    let capital = |member: &Range<u32>| word(scene, member.start).is_some_and(|token| token.flags.any(Flags::CAPITAL));
    // The first word of a sentence is capitalised without being a name.
    let alike =
        members.iter().skip(1).all(|member| members.last().is_some_and(|last| capital(member) == capital(last)));
    // "The north and south wards and the annexe": more of them follow.
    let more = (from + 1..from + 3).any(|at| matches!(mark(scene, at), Mark::And));
    let led_in = members.len() > 2 && leads_in(scene, at);
    if members.len() > 1 && alike && !more && !led_in { members } else { Vec::new() }
}

enum Mark {
    Comma,
    And,
    Word,
    Other,
}

fn mark(scene: &Scene<'_>, at: u32) -> Mark {
    let Some(token) = scene.token(at).filter(|_| scene.spot_over(at).is_none()) else { return Mark::Other };
    match token.text(scene.text.prose()) {
        "," => Mark::Comma,
        "and" => Mark::And,
        _ if is_article(token, scene) || is_verb(token.key, token.flags) => Mark::Other,
        _ if token.is_word() => Mark::Word,
        _ => Mark::Other,
    }
}

/// Determiners, prepositions and pronouns do not stand in a plain member.
fn is_article(token: &Token, scene: &Scene<'_>) -> bool {
    matches!(
        token.text(scene.text.prose()).to_ascii_lowercase().as_str(),
        "the"
            | "a"
            | "an"
            | "of"
            | "in"
            | "on"
            | "at"
            | "for"
            | "to"
            | "from"
            | "by"
            | "with"
            | "who"
            | "which"
            | "his"
            | "her"
            | "its"
            | "their"
            | "that"
            | "both"
            | "is"
            | "was"
            | "were"
            | "are"
            | "had"
            | "has"
            | "have"
    )
}

fn word<'t>(scene: &Scene<'t>, at: u32) -> Option<&'t Token> {
    scene.token(at).filter(|token| token.is_word())
}

/// One range an item of the list that begins right behind the scene's block; empty where there is none.
#[must_use]
pub fn bullets(scene: &Scene<'_>) -> Vec<Range<u32>> {
    let sentences = &scene.text.sentences;
    let next = sentences.partition_point(|sentence| sentence.tokens.start < scene.tokens.end);
    let Some(first) = sentences.get(next) else { return Vec::new() };
    let BlockKind::ListItem { list } = first.kind else { return Vec::new() };
    let mut items = Vec::new();
    let mut last = None;
    for sentence in sentences.iter().skip(next) {
        match sentence.kind {
            BlockKind::ListItem { list: other } if other == list => {
                if last != Some(sentence.block) {
                    items.push(sentence.tokens.clone());
                }
                last = Some(sentence.block);
            }
            // A list inside an item.
            BlockKind::ListItem { .. } => {}
            _ => break,
        }
    }
    items
}
