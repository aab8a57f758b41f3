//! The grammar: its tables, and the scan that reads a text's quantities.
//!
//! Comes in: prose and its tokens. Goes out: [`Quantity`]s in order, without overlap. Not here: the rules themselves.

use super::amount::{amount, ordinal};
use super::dates::date;
use super::input::{Parsed, Text, Tokens};
use super::labels::{identifier, score};
use super::model::Quantity;
use super::tables::Tables;
use super::times::time;
use super::units::Units;
use crate::token::Token;
use nom::Parser;
use nom::branch::alt;
use std::cell::OnceCell;

/// The grammar of written amounts with its tables.
#[derive(Debug, Clone, Default)]
pub struct Grammar {
    tables: Tables,
}

impl Grammar {
    /// The grammar with the built-in tables.
    #[must_use]
    pub fn builtin() -> Self {
        Self { tables: Tables::builtin().unwrap_or_default() }
    }

    /// The quantities of `prose`, whose tokens are `tokens`.
    #[must_use]
    pub fn read(&self, prose: &str, tokens: &[Token]) -> Vec<Quantity> {
        let words = &self.tables.words;
        let text =
            Text { prose, tokens, words, units: &self.tables.units, style: OnceCell::new(), sterling: OnceCell::new() };
        let (mut found, mut at): (Vec<Quantity>, usize) = (Vec::new(), 0);
        while let Some(token) = tokens.get(at) {
            let starts = token.is_number() || words.get(token.key).is_some_and(|entry| entry.starts);
            let read = if starts { quantity(Tokens { text: &text, at, end: tokens.len() }).ok() } else { None };
            match read {
                Some((rest, quantity)) if rest.at > at => {
                    let free = found.last().is_none_or(|last| last.tokens.end <= quantity.tokens.start);
                    if free {
                        found.push(quantity);
                    }
                    at = rest.at;
                }
                _ => at += 1,
            }
        }
        found
    }

    /// The units and currencies.
    #[must_use]
    pub const fn units(&self) -> &Units {
        &self.tables.units
    }
}

/// Whatever is written at the start: a name, time, date, score, amount or ordinal.
fn quantity(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    alt((identifier, time, date, score, amount, ordinal)).parse(input)
}
