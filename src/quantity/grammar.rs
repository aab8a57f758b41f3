//! The grammar: its tables, and the scan that reads a text's quantities.
//!
//! Comes in: prose and its tokens. Goes out: [`Quantity`]s in order, without overlap. Not here: the rules themselves.

use super::amount::amount;
use super::coordination::share_unit;
use super::dates::date;
use super::input::{Parsed, Text, Tokens};
use super::labels::identifier;
use super::model::Quantity;
use super::ordinal::{ordinal, tens_ordinal};
use super::scores::score;
use super::tables::Tables;
use super::times::time;
use super::units::Units;
use super::words::{Entry, Mark};
use crate::token::{Flags, Token};
use nom::Parser;
use nom::branch::alt;
use std::cell::OnceCell;
use std::sync::LazyLock;

/// The grammar of written amounts with its tables.
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    tables: &'static Tables,
}

/// The tables are read once: all grammars share them.
static BUILTIN: LazyLock<Tables> = LazyLock::new(|| Tables::builtin().unwrap_or_default());

impl Grammar {
    /// The grammar with the built-in tables.
    #[must_use]
    pub fn builtin() -> Self {
        Self { tables: &BUILTIN }
    }

    /// The quantities of `prose`, whose tokens are `tokens`.
    #[must_use]
    pub fn read(&self, prose: &str, tokens: &[Token]) -> Vec<Quantity> {
        let words = &self.tables.words;
        let text =
            Text { prose, tokens, words, units: &self.tables.units, style: OnceCell::new(), sterling: OnceCell::new() };
        let (mut found, mut at): (Vec<Quantity>, usize) = (Vec::new(), 0);
        while let Some(token) = tokens.get(at) {
            let input = || Tokens { text: &text, at, end: tokens.len() };
            let read = if token.is_number() {
                if is_footnoted_year(token.text(prose)) { None } else { numeric(input()).ok() }
            } else {
                words.get(token.key).and_then(|entry| worded(input(), entry))
            };
            match read {
                Some((rest, quantity)) if rest.at > at => {
                    let free = found.last().is_none_or(|last| last.tokens.end <= quantity.tokens.start);
                    if free {
                        found.push(quantity);
                        share_unit(&mut found, prose, tokens);
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

/// "by 1930.33 The": a year with the number of a footnote.
fn is_footnoted_year(digits: &str) -> bool {
    let (year, note) = digits.split_once('.').unwrap_or((digits, ""));
    let years = year.len() == 4 && matches!(year.get(..2), Some("17" | "18" | "19" | "20"));
    years && note.len() == 2 && !note.ends_with('0')
}

/// What digits open: a name, time, date, score, ordinal or amount: "5G", "10:30", "3-1", "12 percent".
fn numeric(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    alt((identifier, time, date, score, ordinal, amount)).parse(input)
}

/// What a word or mark opens, if it can open anything here.
fn worded<'t>(input: Tokens<'t>, entry: &Entry) -> Option<(Tokens<'t>, Quantity)> {
    if entry.cardinal.is_some() {
        return alt((time, date, tens_ordinal, amount, ordinal)).parse(input).ok();
    }
    // "may", "march" and "sun" are dates only with a capital.
    let capital = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL));
    if entry.ordinal > 0 || (entry.month > 0 || entry.weekday > 0) && capital {
        return alt((date, amount, ordinal)).parse(input).ok();
    }
    // A unit's name opens an amount only before digits: "ringgit 42".
    let digits = |ahead| input.peek(ahead).is_some_and(Token::is_number);
    if entry.unit && (digits(1) || digits(2)) {
        return amount(input).ok();
    }
    match (entry.starts, entry.mark) {
        (false, _) => None,
        (_, Mark::Word) => amount(input).ok(),
        (_, Mark::Article) if input.entry_of(input.peek(1)).follows_article() => amount(input).ok(),
        (_, Mark::Article) => None,
        (_, Mark::Sign) if digits(1) || !input.glued() && input.entry_of(input.peek(1)).starts => {
            alt((date, amount)).parse(input).ok()
        }
        (_, Mark::Sign) => None,
        (_, Mark::Name) => alt((identifier, date)).parse(input).ok(),
    }
}
