//! One place of a phrase, and whether a token fills it.

use super::grammar::{self, CLASSES, PARTS};
use crate::check::EngineError;
use crate::check::settings::fault;
use crate::kept::Fixed;
use crate::lexicon::{WordInfo, plural};
use crate::token::{Flags, Key, KeyHasher, KeySet, KeySets, NOTHING, Token, TokenKind, go_on, key, literal, tokenise};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// Word classes of a file, by name; those of grammar words are added as lines name them.
#[derive(Debug, Default)]
pub struct Classes {
    /// The words of each, by number.
    pub all: Vec<KeySet>,
    own: HashMap<String, u32>,
    grammar: HashMap<&'static str, u32>,
}

/// What fills the places of a file's phrases, each read once however many lines write it.
#[derive(Debug, Default)]
pub struct Elements {
    pub all: Vec<Element>,
    known: HashMap<Box<str>, u32, BuildHasherDefault<KeyHasher>>,
    pub classes: Classes,
}

impl Elements {
    /// The place in `all` of what a line writes.
    pub fn read(&mut self, text: &str) -> Result<u32, EngineError> {
        if let Some(known) = self.known.get(text) {
            return Ok(*known);
        }
        let place = self.all.len() as u32;
        self.all.push(Element::read(text, &mut self.classes)?);
        self.known.insert(text.into(), place);
        Ok(place)
    }
}

/// The words of a list are tried one by one where they are no more than these.
const LONGEST_LIST: usize = 6;

impl Classes {
    /// Adds a class of the file.
    pub fn add(&mut self, name: &str, words: &str) {
        self.own.insert(name.to_owned(), number(&mut self.all, words));
    }

    /// The class of grammar words of a name.
    fn grammar(&mut self, name: &str) -> Option<u32> {
        let (name, words) = CLASSES.iter().find(|(known, _)| *known == name)?;
        Some(*self.grammar.entry(name).or_insert_with(|| number(&mut self.all, words)))
    }

    /// The words of a long list as a class, which is asked once however long it is, and what else the list names.
    fn gather(&mut self, atoms: Vec<Atom>) -> Vec<Atom> {
        let word = |atom: &Atom| if let Atom::Word { key, capital: false } = atom { Some(*key) } else { None };
        if atoms.iter().filter_map(word).nth(LONGEST_LIST).is_none() {
            return atoms;
        }
        self.all.push(atoms.iter().filter_map(word).collect());
        let class = Atom::Class((self.all.len() - 1) as u32);
        std::iter::once(class).chain(atoms.into_iter().filter(|atom| word(atom).is_none())).collect()
    }
}

/// What fills a place: one of `atoms`, or where `negated` none of them.
#[derive(Debug, Clone)]
pub struct Element {
    pub negated: bool,
    pub atoms: Vec<Atom>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Atom {
    /// A word or mark as written; `capital` where the line writes it so.
    Word { key: Key, capital: bool },
    /// A word of a class.
    Class(u32),
    /// A word that can be one of these parts of speech.
    Part(u16),
    /// A word that can be nothing but these parts of speech.
    OnlyPart(u16),
    /// A singular noun that has a plural of its own and is no word of many; where `only`, a word that can be nothing else.
    Single { only: bool, except: [u32; 2] },
    /// A capitalised word inside a sentence.
    Name,
    /// Digits.
    Digits,
    /// Before the first token of a sentence or clause.
    Start,
    /// Behind the last token of a sentence, or a mark that ends a clause.
    End,
}

/// A place in a sentence: `at` may be one before its first token, or behind its last.
#[derive(Clone, Copy)]
pub struct Place<'t> {
    pub tokens: &'t [Token],
    pub prose: &'t str,
    pub at: isize,
}

impl Element {
    /// Reads "word|{noun}|@class", "!word", "{cap}".
    fn read(text: &str, classes: &mut Classes) -> Result<Self, EngineError> {
        let (negated, text) = match text.strip_prefix('!') {
            Some(rest) if !rest.is_empty() => (true, rest),
            _ => (false, text),
        };
        if let Some(atoms) = plain_words(text) {
            return Ok(Self { negated, atoms: classes.gather(atoms) });
        }
        let atoms: Result<_, _> = if text.contains('{') {
            alternatives(text).iter().map(|atom| Atom::read(atom, classes)).collect()
        } else {
            text.split('|').map(|atom| Atom::read(atom, classes)).collect()
        };
        Ok(Self { negated, atoms: classes.gather(atoms?) })
    }
}

impl Atom {
    fn read(text: &str, classes: &mut Classes) -> Result<Self, EngineError> {
        if let Some(name) = text.strip_prefix('@') {
            return classes
                .own
                .get(name)
                .copied()
                .map(Self::Class)
                .ok_or_else(|| fault("", format!("no class \"{name}\"")));
        }
        match text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
            Some(name) => Self::named(name, classes),
            None => Self::word(text),
        }
    }

    fn word(text: &str) -> Result<Self, EngineError> {
        if text.starts_with('\'') && text.len() > 1 {
            return Ok(Self::Word { key: key(text), capital: false });
        }
        match tokenise(text).as_slice() {
            [token] => Ok(Self::Word { key: token.key, capital: token.flags.any(Flags::CAPITAL) }),
            _ => Err(fault("", format!("\"{text}\" is not one word or mark; part it by spaces"))),
        }
    }

    fn named(name: &str, classes: &mut Classes) -> Result<Self, EngineError> {
        let part = |name: &str| PARTS.iter().find(|(part, _)| *part == name).map(|(_, bits)| *bits);
        match name {
            "cap" => return Ok(Self::Name),
            "digits" => return Ok(Self::Digits),
            "start" => return Ok(Self::Start),
            "end" => return Ok(Self::End),
            "single" | "single!" => {
                let except = ["alike", "group"].map(|name| classes.grammar(name).unwrap_or(u32::MAX));
                return Ok(Self::Single { only: name.ends_with('!'), except });
            }
            _ => {}
        }
        if let Some(bits) = name.strip_suffix('!').and_then(part) {
            return Ok(Self::OnlyPart(bits));
        }
        if let Some(bits) = part(name) {
            return Ok(Self::Part(bits));
        }
        match classes.grammar(name) {
            Some(class) => Ok(Self::Class(class)),
            None => Err(fault("", format!("no part of speech or class \"{{{name}}}\""))),
        }
    }

    /// Whether the place is filled so. A place beyond the sentence fills only a start or an end.
    pub fn fits(self, place: Place<'_>, classes: &KeySets) -> bool {
        let Ok(at) = usize::try_from(place.at) else { return self == Self::Start };
        let Some(token) = place.tokens.get(at) else { return self == Self::End };
        let within = |class: u32| classes.contains(class, token.key);
        match self {
            Self::Word { key, capital: true } => token.key == key && token.flags.any(Flags::CAPITAL),
            Self::Word { key, capital: false } => token.key == key && !is_namesake(token, at),
            Self::Class(class) => within(class) && !is_namesake(token, at),
            // "years" is a noun of its own in the lexicon, but mostly a plural.
            Self::Part(WordInfo::NOUN) => {
                part_of(token, at).is_some_and(|info| info.any(WordInfo::NOUN) && !info.any(WordInfo::PLURAL))
            }
            Self::Part(bits) => part_of(token, at).is_some_and(|info| info.any(bits)),
            Self::OnlyPart(bits) => part_of(token, at).is_some_and(|info| info.only(bits)),
            Self::Single { only, except } => !except.into_iter().any(within) && is_single(token, at, place.prose, only),
            Self::Name => at > 0 && token.flags.any(Flags::CAPITAL),
            Self::Digits => token.kind == TokenKind::Number,
            Self::Start => {
                matches!(token.text(place.prose), "," | ";" | ":" | "\"" | "“" | "‘" | "(" | "–" | "—" | "…")
            }
            Self::End => token.glued() && grammar::ends_clause(token, place.prose),
        }
    }
}

/// "a|b|c": nearly all elements are such words, which need no tokeniser to be known as words.
fn plain_words(text: &str) -> Option<Vec<Atom>> {
    let mut atoms = Vec::with_capacity(text.len() / 6 + 1);
    let mut key = NOTHING;
    for letter in text.bytes().chain([b'|']) {
        match letter {
            b'a'..=b'z' => key = go_on(key, &[letter]),
            b'|' if key != NOTHING => {
                atoms.push(Atom::Word { key, capital: false });
                key = NOTHING;
            }
            _ => return None,
        }
    }
    Some(atoms)
}

/// "a|{b|c}" as "a", "{b}", "{c}".
fn alternatives(text: &str) -> Vec<String> {
    let (mut inside, mut alternatives) = (false, Vec::new());
    for piece in text.split('|') {
        let opens = piece.starts_with('{');
        inside |= opens;
        let closes = piece.ends_with('}');
        let name = piece.trim_start_matches('{').trim_end_matches('}');
        alternatives.push(if inside { format!("{{{name}}}") } else { piece.to_owned() });
        inside &= !closes;
    }
    alternatives
}

/// "May told the House", "what Will said": a name and no auxiliary.
fn is_namesake(token: &Token, at: usize) -> bool {
    let name = token.key == literal("may") || token.key == literal("will") && at > 0;
    name && token.flags.any(Flags::CAPITAL) && !token.flags.any(Flags::CAPITALS)
}

fn part_of(token: &Token, at: usize) -> Option<WordInfo> {
    grammar::info(token, at == 0)
}

/// What a word is not that a quantity before it makes a singular noun: "several hit", "many young".
const OTHER_LIVES: u16 =
    WordInfo::PLURAL | WordInfo::ADVERB | WordInfo::ADJECTIVE | WordInfo::PAST | WordInfo::PARTICIPLE | WordInfo::ING;

/// Whether a token is a singular noun that has a plural of its own; where `only`, a word that can be nothing else.
fn is_single(token: &Token, at: usize, prose: &str, only: bool) -> bool {
    let noun =
        |info: WordInfo| info.any(WordInfo::NOUN) && !info.any(OTHER_LIVES) && (!only || info.only(WordInfo::NOUN));
    part_of(token, at).is_some_and(noun) && plural(token.text(prose)).is_some()
}

/// Adds a class of words; its number.
fn number(all: &mut Vec<KeySet>, words: &str) -> u32 {
    all.push(words.split_whitespace().map(key).collect());
    (all.len() - 1) as u32
}

/// A sign for the sort of atom, and what it holds.
impl Fixed for Atom {
    const WIDTH: usize = <(u8, u64)>::WIDTH;

    fn write(&self, bytes: &mut Vec<u8>) {
        let (sort, value): (u8, u64) = match *self {
            Self::Word { key, capital: false } => (0, key.0),
            Self::Word { key, capital: true } => (1, key.0),
            Self::Class(class) => (2, class.into()),
            Self::Part(bits) => (3, bits.into()),
            Self::OnlyPart(bits) => (4, bits.into()),
            Self::Single { only, except: [one, other] } => {
                (if only { 6 } else { 5 }, u64::from(one) << 32 | u64::from(other))
            }
            Self::Name => (7, 0),
            Self::Digits => (8, 0),
            Self::Start => (9, 0),
            Self::End => (10, 0),
        };
        (sort, value).write(bytes);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Option<Self> {
        let (sort, value) = <(u8, u64)>::read(bytes)?;
        Some(match sort {
            0 | 1 => Self::Word { key: Key(value), capital: sort == 1 },
            2 => Self::Class(value as u32),
            3 => Self::Part(value as u16),
            4 => Self::OnlyPart(value as u16),
            5 | 6 => Self::Single { only: sort == 6, except: [(value >> 32) as u32, value as u32] },
            7 => Self::Name,
            8 => Self::Digits,
            9 => Self::Start,
            10 => Self::End,
            _ => return None,
        })
    }
}
