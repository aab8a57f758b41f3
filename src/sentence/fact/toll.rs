//! What befell people: "Seven die", "killed six people", "three were rescued".
//!
//! Comes in: a figure. Goes out: its [`Fate`], where a word of it stands right behind the figure and its noun, or right
//! before. The words are data: `checks/vocabulary/about.toml`.

use super::Told;
use crate::quantity::Kind;
use crate::sentence::Text;
use crate::sentence::words::{Class, class};

/// What befell those counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Killed.
    Dead,
    /// Injured, wounded.
    Hurt,
    /// Saved, freed.
    Rescued,
    /// Taken by the police.
    Arrested,
    /// Not found.
    Missing,
    /// Taken ill.
    Ill,
}

const FATES: [(u64, Fate); 6] = [
    (Class::DEAD, Fate::Dead),
    (Class::HURT, Fate::Hurt),
    (Class::RESCUED, Fate::Rescued),
    (Class::ARRESTED, Fate::Arrested),
    (Class::MISSING, Fate::Missing),
    (Class::ILL, Fate::Ill),
];

/// A count of people with what befell them.
#[derive(Debug, Clone, Copy)]
pub struct Toll {
    /// The figure.
    pub told: Told,
    /// What befell them; `None` where nothing is said.
    pub fate: Option<Fate>,
    /// "all 11 people": there are no more.
    pub whole: bool,
}

impl Text<'_> {
    /// The figure as a count of people, if it is one.
    #[must_use]
    pub fn toll(&self, told: &Told) -> Option<Toll> {
        let quantity = self.quantities.get(told.quantity).filter(|quantity| quantity.kind == Kind::Count)?;
        if quantity.attributive || quantity.lexical || !quantity.units.is_empty() {
            return None;
        }
        let head = self.heads.get(told.quantity).copied().flatten();
        let end = head.map_or(quantity.tokens.end, |head| head.end.max(quantity.tokens.end));
        let fate = self.fate_behind(quantity.tokens.end, end).or_else(|| self.fate_before(quantity.tokens.start));
        let persons = head.is_some_and(|_| self.is_person(end - 1));
        if head.is_some() && !persons && fate.is_none() || head.is_none() && fate.is_none() {
            return None;
        }
        if head.is_some() && !persons && self.fate_before(quantity.tokens.start).is_some() {
            return None;
        }
        let before = quantity.tokens.start.checked_sub(1).and_then(|at| self.tokens.get(at as usize));
        let whole = before.is_some_and(|token| token.text(self.prose()).eq_ignore_ascii_case("all"));
        Some(Toll { told: *told, fate, whole })
    }

    /// Whether the word at `at` names people.
    #[must_use]
    pub fn is_person(&self, at: u32) -> bool {
        let Some(token) = self.tokens.get(at as usize) else { return false };
        let word = token.text(self.prose());
        let ending =
            ["ers", "ists", "ians", "ees", "men"].iter().any(|ending| word.len() > 5 && word.ends_with(ending));
        class(token.key).any(Class::PERSON) || ending && !class(token.key).any(Class::NO_PERSON)
    }

    /// "Seven die", "six people were killed", "nine feared dead".
    fn fate_behind(&self, number_end: u32, end: u32) -> Option<Fate> {
        for at in number_end..end + 5 {
            let token = self.tokens.get(at as usize)?;
            let kinds = class(token.key);
            if let Some(fate) = fate(kinds) {
                return Some(fate);
            }
            let passing = kinds.any(Class::AUXILIARY | Class::FILLER | Class::ADVERB)
                || matches!(
                    token.text(self.prose()),
                    "who" | "feared" | "reported" | "confirmed" | "fall" | "fell" | "taken"
                );
            if at >= end && !passing {
                return None;
            }
        }
        None
    }

    /// "killed six people", "the deaths of six", "injuring two".
    fn fate_before(&self, start: u32) -> Option<Fate> {
        let token = self.tokens.get(start.checked_sub(1)? as usize)?;
        let of = token.text(self.prose()) == "of";
        let token = if of { self.tokens.get(start.checked_sub(2)? as usize)? } else { token };
        fate(class(token.key))
    }
}

fn fate(kinds: Class) -> Option<Fate> {
    FATES.iter().find(|(bit, _)| kinds.any(*bit)).map(|(_, fate)| *fate)
}
