//! What a word may be inside a noun phrase.
//!
//! Comes in: a token, and what stands before it. Goes out: its [`Part`], from its form, the closed word classes and the
//! table of words. Not here: where the phrase ends (`phrase`).

use super::phrase::Reader;
use super::words::{Class, class};
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::{Kind, Quantity};
use crate::token::{Flags, Token, TokenKind, literal};

/// What a word may be inside a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Ends the phrase.
    Stop,
    /// Goes before the noun.
    Modifier,
    /// What someone did, or what was done to the noun: "rallied", "listed".
    Participle,
    /// A name: a modifier, or the noun if it is a plural ("Republicans").
    Name,
    /// The first half of a compound: "exchange-traded".
    Compound,
    /// A singular noun, or an adjective: "free", "positive"; or the last half of a compound.
    NounOrAdjective,
    /// A singular noun.
    Noun,
    /// A singular noun or a verb.
    NounOrVerb,
    /// A singular noun, or what someone does or did: "building", "cut".
    NounOrForm,
    /// A plural noun.
    Plural,
    /// A plural noun or a verb's -s form.
    PluralOrVerb,
    /// "'s": what went before is a modifier.
    Possessive,
    /// Quotation marks and hyphens inside.
    Glue,
}

/// What stands before a word of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Nothing,
    /// A word that can be noun or adjective.
    Loose,
    Name,
    Singular,
    Plural,
}

impl Reader<'_> {
    /// What the word at `at` may be.
    pub(super) fn part(&self, at: u32, before: Before) -> Part {
        let Some(token) = self.tokens.get(at as usize) else {
            return Part::Stop;
        };
        if let Some(figure) = self.figure(at) {
            // "12 Boeing 737 jets", "340 three-bedroom homes"
            return match figure.kind {
                Kind::Identifier => Part::Name,
                Kind::Ordinal if before != Before::Plural => Part::Modifier,
                _ if figure.attributive && before != Before::Plural => Part::Modifier,
                _ => Part::Stop,
            };
        }
        match token.kind {
            TokenKind::Number => self.number(at, token, before),
            TokenKind::Mark => self.mark(at, token, before),
            TokenKind::Word => self.word(at, token, before),
        }
    }

    /// The figure over a token.
    fn figure(&self, at: u32) -> Option<&Quantity> {
        let index = self.quantities.partition_point(|quantity| quantity.tokens.end <= at);
        self.quantities.get(index).filter(|quantity| quantity.tokens.start <= at)
    }

    /// A number that is no figure goes on where it is tied to a word: "40-inch screens", "R8 cars".
    fn number(&self, at: u32, token: &Token, before: Before) -> Part {
        let joined = |at: u32| self.tokens.get(at as usize).is_some_and(Token::glued);
        match before {
            Before::Plural => Part::Stop,
            _ if token.glued() => Part::Name,
            _ if joined(at + 1) && joined(at + 2) => Part::Compound,
            _ => Part::Stop,
        }
    }

    fn mark(&self, at: u32, token: &Token, before: Before) -> Part {
        let joined = self.tokens.get(at as usize + 1).is_some_and(Token::glued);
        match token.text(self.prose) {
            "-" | "‑" | "/" if token.glued() && joined => Part::Glue,
            // "Harlow Inc.'s plants"
            "." if token.glued() && joined && self.tokens.get(at as usize + 1).is_some_and(is_possessive) => Part::Glue,
            "'" | "’" if token.glued() && !joined && before != Before::Nothing => Part::Possessive,
            "“" | "\"" | "‘" if !token.glued() && joined && before == Before::Nothing => Part::Glue,
            "”" | "\"" | "’" if token.glued() && before != Before::Plural => Part::Glue,
            // "12 small, old houses"
            "," if before != Before::Plural && self.is_adjective(at.wrapping_sub(1)) && self.is_adjective(at + 1) => {
                Part::Glue
            }
            "&" if before == Before::Singular || self.is_capital(at + 1) => Part::Glue,
            _ => Part::Stop,
        }
    }

    fn word(&self, at: u32, token: &Token, before: Before) -> Part {
        let class = class(token.key);
        let capital = token.flags.any(Flags::CAPITAL | Flags::MIXED);
        let text = token.text(self.prose);
        // The second half of a compound ("part-time", "then-mayor") is no word of its own, and what follows is noun.
        let half = |at: u32| self.tokens.get(at as usize).is_some_and(|t| t.glued() && t.text(self.prose) == "-");
        if half(at + 1) && self.tokens.get(at as usize + 2).is_some_and(Token::glued) {
            return if before == Before::Plural { Part::Stop } else { Part::Compound };
        }
        if matches!(text, "'s" | "’s") {
            return if before == Before::Nothing && !self.is_capital(at.wrapping_sub(1)) {
                Part::Stop
            } else {
                Part::Possessive
            };
        }
        if token.glued() && half(at.wrapping_sub(1)) {
            return self.half(token);
        }
        if class.any(Class::FILLER) && before == Before::Nothing {
            return Part::Modifier;
        }
        if before != Before::Plural && self.joins_adjectives(at, token) {
            return Part::Glue;
        }
        // "US" and "IT" are no pronouns.
        if token.flags.any(Flags::CAPITALS) && !self.title {
            return Part::Name;
        }
        let grammar = Class::STOP & if capital && !self.title { !Class::ADVERB } else { u64::MAX };
        if class.any(grammar | Class::SAYING) || capital && class.any(Class::MONTH) {
            return Part::Stop;
        }
        if class.any(Class::COLLECTIVE) && !capital {
            return Part::Plural;
        }
        let info = look_up(token.key);
        match info {
            _ if capital && !self.title => Part::Name,
            Some(info) if capital && info.only(0) => Part::Name,
            None if capital => Part::Name,
            None if is_plural_form(text) => Part::Plural,
            None => Part::Noun,
            Some(info) => open_class(info, before),
        }
    }

    /// The last half of "part-time", "three-storey".
    fn half(&self, token: &Token) -> Part {
        match look_up(token.key) {
            Some(info) if info.any(WordInfo::PLURAL) => Part::Plural,
            Some(info) if info.any(WordInfo::NOUN) => Part::NounOrAdjective,
            None if is_plural_form(token.text(self.prose)) => Part::Plural,
            _ => Part::Modifier,
        }
    }

    /// "12 black and white dogs": "and" between two adjectives.
    fn joins_adjectives(&self, at: u32, token: &Token) -> bool {
        matches!(token.text(self.prose), "and" | "or")
            && self.is_adjective(at.wrapping_sub(1))
            && self.is_adjective(at + 1)
    }

    fn is_adjective(&self, at: u32) -> bool {
        self.tokens.get(at as usize).is_some_and(|token| {
            token.is_word()
                && look_up(token.key).is_some_and(|info| info.any(WordInfo::ADJECTIVE | WordInfo::PARTICIPLE))
        })
    }

    fn is_capital(&self, at: u32) -> bool {
        self.tokens.get(at as usize).is_some_and(|token| token.flags.any(Flags::CAPITAL))
    }

    /// A name that can be counted: "Republicans", "iPhones".
    pub(super) fn is_plural_name(&self, at: u32) -> bool {
        self.tokens.get(at as usize).filter(|token| self.title || !token.flags.any(Flags::CAPITALS)).is_some_and(
            |token| {
                let known = look_up(token.key).is_some_and(|info| info.any(WordInfo::PLURAL));
                let text = token.text(self.prose);
                !is_people(text) && (known || is_plural_form(text))
            },
        )
    }

    /// A people's name, which is adjective and plural: "12 Chinese", "12 Chinese miners".
    pub(super) fn is_people_at(&self, at: u32) -> bool {
        self.tokens.get(at as usize).is_some_and(|token| is_people(token.text(self.prose)))
    }
}

/// What a known word may be, by its parts of speech.
fn open_class(info: WordInfo, before: Before) -> Part {
    let noun = info.any(WordInfo::NOUN);
    let opens = matches!(before, Before::Nothing | Before::Loose | Before::Name);
    match () {
        () if info.any(WordInfo::PLURAL) && info.any(WordInfo::VERB_S) => Part::PluralOrVerb,
        () if info.any(WordInfo::PLURAL) => Part::Plural,
        // "son born", "servant found"
        () if info.any(WordInfo::PAST | WordInfo::PARTICIPLE) && noun && before == Before::Singular => Part::NounOrForm,
        () if noun && info.any(WordInfo::ADJECTIVE) && before != Before::Plural => Part::NounOrAdjective,
        () if noun && opens => Part::Noun,
        () if noun && info.any(WordInfo::ING | WordInfo::PAST | WordInfo::PARTICIPLE) => Part::NounOrForm,
        () if noun && info.any(WordInfo::VERB) => Part::NounOrVerb,
        () if noun => Part::Noun,
        () if info.any(WordInfo::ADJECTIVE) => Part::Modifier,
        () if info.any(WordInfo::PARTICIPLE | WordInfo::ING) && opens => Part::Participle,
        () if info.any(WordInfo::ADVERB) && opens && !info.any(WordInfo::VERB | WordInfo::VERB_FORM) => Part::Modifier,
        () => Part::Stop,
    }
}

/// "widgets": an unknown word with a plural's ending.
pub(super) fn is_plural_form(text: &str) -> bool {
    text.len() > 3 && text.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| text.ends_with(ending))
}

fn is_possessive(token: &Token) -> bool {
    token.key == literal("'s")
}

fn is_people(text: &str) -> bool {
    text.ends_with("nese") || matches!(text, "British" | "French" | "Dutch" | "Irish" | "Swiss" | "English" | "Welsh")
}
