//! Noun phrases, read from left to right.
//!
//! Comes in: a place in a sentence, and whether one or many are wanted. Goes out: where the noun stands. A phrase is a
//! run of adjectives, participles, names and nouns; its noun is the last. Where a noun ends and a verb begins ("17
//! villages report") is told by the number: many want a plural, and behind a plural a word that can be a verb is one.
//! Not here: which phrase belongs to which figure (`head`).

use super::part::{Before, Part};
use super::words::{Class, class};
use crate::quantity::Quantity;
use crate::token::{Key, Token, literal};
use std::ops::Range;

const DUE: Key = literal("due");

/// How many the noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One: a singular.
    One,
    /// Two or more: a plural.
    Many,
    /// Either: "of the voters", "of revenue".
    Any,
}

/// A sentence to read a phrase from.
pub(super) struct Reader<'t> {
    /// The prose.
    pub(super) prose: &'t str,
    /// All tokens of the text.
    pub(super) tokens: &'t [Token],
    /// The quantities of the sentence.
    pub(super) quantities: &'t [Quantity],
    /// Behind the last token of the sentence.
    pub(super) end: u32,
    /// A headline may write every word with a capital.
    pub(super) title: bool,
}

impl Reader<'_> {
    /// Tokens of the phrase that opens at `from`, to its noun; `None` if no noun is certain.
    pub(super) fn phrase(&self, from: u32, wanted: Wanted) -> Option<Range<u32>> {
        let mut noun: Option<u32> = None;
        let mut before = Before::Nothing;
        // The noun before a compound, which may be the last: "revenue year-on-year".
        let mut spare = (None, before);
        for at in from..self.end {
            let part = self.part(at, before);
            if part == Part::Glue && (at > from || self.opens_quotation(at)) {
                continue;
            }
            if self.ends(at, part, before, wanted) {
                break;
            }
            spare = if part == Part::Compound && noun.is_some() { (noun, before) } else { spare };
            (noun, before) = match part {
                Part::Noun | Part::NounOrVerb | Part::NounOrForm => (Some(at), Before::Singular),
                Part::NounOrAdjective => (Some(at), Before::Loose),
                Part::Plural | Part::PluralOrVerb => (Some(at), Before::Plural),
                Part::Name if self.is_plural_name(at) => (Some(at), Before::Plural),
                Part::Name => (Some(at), Before::Name),
                _ => (None, Before::Nothing),
            };
        }
        let uncertain = noun.is_none() || before == Before::Loose && spare.0.is_some();
        let (noun, before) = if uncertain { spare } else { (noun, before) };
        let fits = match wanted {
            Wanted::Many => {
                before == Before::Plural || before == Before::Name && noun.is_some_and(|noun| self.is_people_at(noun))
            }
            Wanted::One => matches!(before, Before::Singular | Before::Loose),
            Wanted::Any => true,
        };
        noun.filter(|_| fits).map(|noun| from..noun + 1)
    }

    /// Whether the phrase ends before a word. Behind a plural only an unmistakable noun goes on ("sales growth"), and
    /// where many are counted only another plural ("arms dealers").
    fn ends(&self, at: u32, part: Part, before: Before, wanted: Wanted) -> bool {
        if before != Before::Nothing && (self.governs(at) || self.is_due(at)) {
            return true;
        }
        let plural = before == Before::Plural;
        let singular = before == Before::Singular && wanted != Wanted::Many;
        match part {
            Part::Stop | Part::Glue => true,
            Part::Possessive | Part::NounOrAdjective => false,
            Part::Modifier => plural || singular || before == Before::Name && wanted != Wanted::Many,
            Part::Participle => plural || wanted != Wanted::Many && before != Before::Nothing,
            Part::Name | Part::NounOrForm => plural || singular,
            Part::NounOrVerb | Part::Compound => plural,
            // "teachers college students"; "whales dead"
            Part::Noun => {
                let runs_on = || matches!(self.part(at + 1, Before::Singular), Part::Plural | Part::PluralOrVerb);
                plural && (wanted == Wanted::Many && !runs_on() || self.is_state(at))
            }
            Part::Plural => before == Before::Singular && wanted == Wanted::One,
            Part::PluralOrVerb => !matches!(before, Before::Nothing | Before::Plural) && self.is_predicate(at, wanted),
        }
    }

    /// Whether a form in "-ing" has its object behind it: the "entering" of "salt entering the river".
    fn governs(&self, at: u32) -> bool {
        let form = self.tokens.get(at as usize).is_some_and(|token| token.text(self.prose).ends_with("ing"));
        form && self
            .tokens
            .get(at as usize + 1)
            .is_some_and(|next| class(next.key).any(Class::DETERMINER | Class::PRONOUN))
    }

    /// The "dead" of "hundreds of whales dead".
    fn is_state(&self, at: u32) -> bool {
        self.tokens
            .get(at as usize)
            .is_some_and(|token| matches!(token.text(self.prose), "dead" | "alive" | "homeless"))
    }

    /// The "due" of "a bond due in May".
    fn is_due(&self, at: u32) -> bool {
        self.tokens.get(at as usize).is_some_and(|token| token.key == DUE)
    }

    fn opens_quotation(&self, at: u32) -> bool {
        self.tokens.get(at as usize).is_some_and(|token| !token.glued())
    }

    /// Whether a word that can be a plural or a verb is a verb behind a singular: "the company wants to".
    fn is_predicate(&self, at: u32, wanted: Wanted) -> bool {
        let follows = self.tokens.get(at as usize + 1).is_some_and(|token| {
            class(token.key).any(Class::DETERMINER | Class::PRONOUN) || matches!(token.text(self.prose), "to" | "that")
        });
        // "the conference offers pupils a bus"
        let object = || self.part(at + 1, Before::Plural) == Part::Plural;
        wanted == Wanted::One || wanted == Wanted::Any && (follows || object())
    }
}
