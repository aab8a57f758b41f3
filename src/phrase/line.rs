//! A line of a check file, read: `at|by [breech] of => breach (with treaty|law)`.
//!
//! Words stand for themselves; `a|b` is either; `!a` is anything else; `word?` and `( … )?` may be absent; braces name a
//! part of speech or a class of grammar words ("{noun}", "{noun!}" for a word that can be nothing else, "{det}", "{cap}",
//! "{start}", "{end}", "{single}" for the singular of a noun that has a plural of its own and names no group), `@name` a
//! class of the file. Square brackets hold the wrong stretch; behind `=>` stands what is right, or "{singular}", "{plural}"
//! (of the last word); `(with …)` and `(without …)` name words, and stretches of words, of the sentence. `[@name] …` of "pairs" stands for all wrong
//! words of the set, each with its own right one.

use super::element::Elements;
use crate::check::EngineError;
use crate::check::settings::fault;
use crate::token::{Key, KeyMap, Token, key};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Wrong words with what is right, by the name of the set.
pub type Pairs = HashMap<String, Set>;

/// A set of pairs: its wrong words as a line writes them.
#[derive(Debug, Clone, Default)]
pub struct Set {
    wrong: String,
    /// Its number among the sets of the file.
    number: u32,
}

/// What is right, by the key of the wrong word.
pub type Rights = KeyMap<String>;

impl Set {
    /// Reads "breath>breathe advice>advise"; what is right is added to `all`.
    pub fn read(text: &str, all: &mut Vec<Rights>) -> Result<Self, EngineError> {
        let mut rights = Rights::default();
        let mut wrong = Vec::new();
        for pair in text.split_whitespace() {
            let (word, right) =
                pair.split_once('>').ok_or_else(|| fault("", format!("\"{pair}\" is no pair: wrong>right")))?;
            rights.insert(key(word), right.replace('_', " "));
            wrong.push(word);
        }
        all.push(rights);
        Ok(Self { wrong: wrong.join("|"), number: (all.len() - 1) as u32 })
    }
}

/// A phrase without optional parts, and what it means.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Places in [`Elements::all`].
    pub elements: Vec<u32>,
    /// The elements of the wrong stretch.
    pub wrong: std::ops::Range<usize>,
    /// Index of the line.
    pub line: usize,
}

/// What holds for all phrases of a line.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Meaning {
    /// What is right; empty where the line does not say.
    pub right: String,
    /// Where a set of pairs stands in the line, its number.
    pub rights: Option<u32>,
    /// One of these stands in the sentence.
    pub with: Wordings,
    /// None of these does.
    pub without: Wordings,
}

/// Words and stretches of words: "police|up to".
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Wordings {
    words: Vec<Key>,
    stretches: Vec<Vec<Key>>,
}

impl Wordings {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.stretches.is_empty()
    }

    /// Whether one of them stands among the tokens.
    #[must_use]
    pub fn stand_in(&self, tokens: &[Token]) -> bool {
        let follows =
            |at: usize, stretch: &[Key]| tokens.iter().skip(at).map(|token| &token.key).take(stretch.len()).eq(stretch);
        tokens.iter().any(|token| self.words.contains(&token.key))
            || self.stretches.iter().any(|stretch| (0..tokens.len()).any(|at| follows(at, stretch)))
    }

    fn add(&mut self, written: &str) {
        for wording in written.split('|') {
            let keys: Vec<Key> = wording.split_whitespace().map(key).collect();
            match keys.as_slice() {
                [] => {}
                [word] => self.words.push(*word),
                _ => self.stretches.push(keys),
            }
        }
    }
}

/// More than this many readings of one line are a mistake.
const MOST: usize = 64;

/// More than this many words of one line are a mistake.
const LONGEST: usize = 255;

/// Reads a line; its phrases are added to `phrases`.
pub fn read(
    text: &str,
    line: usize,
    (known, pairs): (&mut Elements, &Pairs),
    phrases: &mut Vec<Phrase>,
) -> Result<Meaning, EngineError> {
    let (pattern, right) = text.split_once("=>").unwrap_or((text, ""));
    let mut meaning = Meaning::default();
    meaning.right = conditions(right, &mut meaning).trim().to_owned();
    let pattern = &with_pairs(pattern, pairs, &mut meaning);
    let mut readings = vec![Reading::default()];
    let mut groups: Vec<Vec<Reading>> = Vec::new();
    for piece in pieces(pattern) {
        match piece {
            "(" => groups.push(readings.clone()),
            ")?" => readings.extend(groups.pop().ok_or_else(|| fault("", "\")?\" without \"(\""))?),
            "[" => readings.iter_mut().for_each(|reading| reading.from = Some(reading.elements.len())),
            "]" => readings.iter_mut().for_each(|reading| reading.to = Some(reading.elements.len())),
            piece => add(&mut readings, piece, known)?,
        }
        if readings.len() > MOST || readings.iter().any(|reading| reading.elements.len() > LONGEST) {
            return Err(fault("", "the line is too long, or too many of its parts may be absent"));
        }
    }
    for reading in readings {
        let (Some(from), Some(to)) = (reading.from, reading.to) else {
            return Err(fault("", "square brackets must hold the wrong stretch"));
        };
        phrases.push(Phrase { elements: reading.elements, wrong: from..to, line });
    }
    Ok(meaning)
}

/// The pattern with the wrong words of a set in place of its name.
fn with_pairs(pattern: &str, pairs: &Pairs, meaning: &mut Meaning) -> String {
    let name = pattern.split_once("[@").and_then(|(_, rest)| rest.split_once(']')).map(|(name, _)| name);
    let Some((name, set)) = name.and_then(|name| Some((name, pairs.get(name)?))) else { return pattern.to_owned() };
    meaning.rights = Some(set.number);
    pattern.replace(&format!("[@{name}]"), &format!("[{}]", set.wrong))
}

#[derive(Debug, Clone, Default)]
struct Reading {
    elements: Vec<u32>,
    from: Option<usize>,
    to: Option<usize>,
}

fn add(readings: &mut Vec<Reading>, piece: &str, known: &mut Elements) -> Result<(), EngineError> {
    let optional = piece.len() > 1 && piece.ends_with('?');
    let element = known.read(if optional { piece.trim_end_matches('?') } else { piece })?;
    let absent = if optional { readings.clone() } else { Vec::new() };
    readings.iter_mut().for_each(|reading| reading.elements.push(element));
    readings.extend(absent);
    Ok(())
}

/// The pattern's words, with brackets on their own.
fn pieces(pattern: &str) -> impl Iterator<Item = &str> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let length = match rest.bytes().next()? {
            b'[' | b']' | b'(' => 1,
            b')' if rest.starts_with(")?") => 2,
            _ => length_of_word(rest),
        };
        let (piece, behind) = rest.split_at_checked(length)?;
        rest = behind;
        Some(piece)
    })
}

/// Up to white space or a bracket; a closing one without its question mark belongs to the word.
fn length_of_word(text: &str) -> usize {
    let ends = |(at, letter): (usize, u8)| match letter {
        b' ' | b'\t' | b'\n' | b'\r' | b'[' | b']' | b'(' => true,
        b')' => text.as_bytes().get(at + 1) == Some(&b'?'),
        _ => false,
    };
    text.bytes().enumerate().position(ends).unwrap_or(text.len())
}

/// Takes "(with …)" and "(without …)" off the right side.
fn conditions<'t>(right: &'t str, meaning: &mut Meaning) -> &'t str {
    let (text, rest) = right.split_once('(').unwrap_or((right, ""));
    for condition in rest.split('(') {
        let condition = condition.trim().trim_end_matches(')');
        if let Some(words) = condition.strip_prefix("without ") {
            meaning.without.add(words);
        } else if let Some(words) = condition.strip_prefix("with ") {
            meaning.with.add(words);
        }
    }
    text
}
