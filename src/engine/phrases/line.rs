//! A line of a check file, read: `at|by [breech] of => breach (with treaty|law)`.
//!
//! Words stand for themselves; `a|b` is either; `!a` is anything else; `word?` and `( … )?` may be absent; braces name a
//! part of speech or a class of grammar words ("{noun}", "{noun!}" for a word that can be nothing else, "{det}", "{cap}",
//! "{start}", "{end}"), `@name` a class of the file. Square brackets hold the wrong stretch; behind `=>` stands what is
//! right, or "{singular}"; `(with …)` and `(without …)` name words of the sentence.

use super::element::{Classes, Element};
use crate::engine::EngineError;
use crate::engine::settings::fault;
use crate::token::{Key, key};

/// A phrase without optional parts, and what it means.
#[derive(Debug, Clone)]
pub struct Phrase {
    pub elements: Vec<Element>,
    /// The elements of the wrong stretch.
    pub wrong: std::ops::Range<usize>,
    /// Index of the line.
    pub line: usize,
}

/// What holds for all phrases of a line.
#[derive(Debug, Clone, Default)]
pub struct Meaning {
    /// What is right; empty where the line does not say.
    pub right: String,
    /// One of these words stands in the sentence.
    pub with: Vec<Key>,
    /// None of these words does.
    pub without: Vec<Key>,
}

/// More than this many readings of one line are a mistake.
const MOST: usize = 64;

/// Reads a line; its phrases are added to `phrases`.
pub fn read(text: &str, line: usize, classes: &Classes, phrases: &mut Vec<Phrase>) -> Result<Meaning, EngineError> {
    let (pattern, right) = text.split_once("=>").unwrap_or((text, ""));
    let mut meaning = Meaning::default();
    meaning.right = conditions(right, &mut meaning).trim().to_owned();
    let mut readings = vec![Reading::default()];
    let mut groups: Vec<Vec<Reading>> = Vec::new();
    for piece in pieces(pattern) {
        match piece.as_str() {
            "(" => groups.push(readings.clone()),
            ")?" => readings.extend(groups.pop().ok_or_else(|| fault("", "\")?\" without \"(\""))?),
            "[" => readings.iter_mut().for_each(|reading| reading.from = Some(reading.elements.len())),
            "]" => readings.iter_mut().for_each(|reading| reading.to = Some(reading.elements.len())),
            piece => add(&mut readings, piece, classes)?,
        }
        if readings.len() > MOST {
            return Err(fault("", "too many parts may be absent"));
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

#[derive(Debug, Clone, Default)]
struct Reading {
    elements: Vec<Element>,
    from: Option<usize>,
    to: Option<usize>,
}

fn add(readings: &mut Vec<Reading>, piece: &str, classes: &Classes) -> Result<(), EngineError> {
    let optional = piece.len() > 1 && piece.ends_with('?');
    let element = Element::read(if optional { piece.trim_end_matches('?') } else { piece }, classes)?;
    let absent = if optional { readings.clone() } else { Vec::new() };
    readings.iter_mut().for_each(|reading| reading.elements.push(element.clone()));
    readings.extend(absent);
    Ok(())
}

/// The pattern's words, with brackets on their own.
fn pieces(pattern: &str) -> Vec<String> {
    let spaced = pattern.replace(")?", " \u{1} ").replace('[', " [ ").replace(']', " ] ").replace('(', " ( ");
    spaced.split_whitespace().map(|piece| if piece == "\u{1}" { ")?".to_owned() } else { piece.to_owned() }).collect()
}

/// Takes "(with …)" and "(without …)" off the right side.
fn conditions<'t>(right: &'t str, meaning: &mut Meaning) -> &'t str {
    let (text, rest) = right.split_once('(').unwrap_or((right, ""));
    for condition in rest.split('(') {
        let condition = condition.trim().trim_end_matches(')');
        let keys = |words: &str| words.split('|').map(|word| key(word.trim())).collect();
        if let Some(words) = condition.strip_prefix("without ") {
            meaning.without = keys(words);
        } else if let Some(words) = condition.strip_prefix("with ") {
            meaning.with = keys(words);
        }
    }
    text
}
