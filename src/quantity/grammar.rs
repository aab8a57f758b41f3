//! The grammar: its tables, and the scan that reads a text's quantities.
//!
//! Comes in: prose and its tokens. Goes out: [`Quantity`]s in order, without overlap. Not here: the rules themselves.

use super::amount::amount;
use super::coordination::share_unit;
use super::dates::date;
use super::fraction::is_left;
use super::input::{HYPHEN, Parsed, Text, Tokens, dash, no};
use super::labelled::labelled_word;
use super::labels::identifier;
use super::model::Quantity;
use super::ordinal::{leads_to_ordinal, ordinal, tens_ordinal};
use super::phones::phone_abroad;
use super::running::running_time;
use super::scores::score;
use super::tables::Tables;
use super::times::{AM, AM_POINTS, O_CLOCK, PM, PM_POINTS, named, names_time, time};
use super::units::Units;
use super::words::{Entry, Mark};
use crate::token::{Flags, Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use std::cell::OnceCell;
use std::sync::LazyLock;

const AND: Key = literal("and");
const CENTURIES: Key = literal("centuries");
const CENTURY: Key = literal("century");
const HALF: Key = literal("half");
const OF: Key = literal("of");
const QUARTER: Key = literal("quarter");
const STOP: Key = literal(".");
const THROUGH: Key = literal("through");
const TO: Key = literal("to");

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

    /// The built-in tables as the build keeps them, read from their files anew.
    ///
    /// # Errors
    /// What is broken.
    #[doc(hidden)]
    pub fn stored_tables() -> Result<Vec<u8>, String> {
        postcard::to_allocvec(&Tables::read_builtin()?).map_err(|error| error.to_string())
    }

    /// The quantities of `prose`, whose tokens are `tokens`.
    #[must_use]
    pub fn read(&self, prose: &str, tokens: &[Token]) -> Vec<Quantity> {
        let words = &self.tables.words;
        let text =
            Text { prose, tokens, words, units: &self.tables.units, style: OnceCell::new(), sterling: OnceCell::new() };
        let (mut found, mut at): (Vec<Quantity>, usize) = (Vec::with_capacity(tokens.len() / 16), 0);
        while let Some(token) = tokens.get(at) {
            let input = || Tokens { text: &text, at, end: tokens.len() };
            let read = if token.is_number() {
                if is_footnoted_year(token.text(prose)) { None } else { numeric(input()).ok() }
            } else if words.openers.may_open(tokens, at) && !is_idle(token, tokens.get(at + 1)) {
                words.get(token.key).and_then(|entry| worded(input(), entry))
            } else if names_time(token.key) {
                named(input()).ok()
            } else {
                None
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

/// A full stop or hyphen without digits behind it, as nearly all are.
fn is_idle(token: &Token, next: Option<&Token>) -> bool {
    matches!(token.key, STOP | HYPHEN) && token.glued() && !next.is_some_and(Token::is_number)
}

/// "by 1930.33 The": a year with the number of a footnote.
fn is_footnoted_year(digits: &str) -> bool {
    let (year, note) = digits.split_once('.').unwrap_or((digits, ""));
    let years = year.len() == 4 && matches!(year.get(..2), Some("17" | "18" | "19" | "20"));
    years && note.len() == 2 && !note.ends_with('0')
}

/// The word behind the first, or behind the hyphen that ties it.
fn next_word(input: Tokens<'_>) -> Option<Key> {
    let tied = input.skip(1).is_glued(HYPHEN);
    input.peek(if tied { 2 } else { 1 }).map(|token| token.key)
}

/// What digits open: a name, time, date, score, ordinal or amount. The token behind tells which of them can be.
fn numeric(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (digits, next) = (input.str(), input.skip(1));
    let special = digits.len() == 4 || digits.contains('.');
    let joined = next.glued() || dash(next).is_ok() || next.is(TO) || next.is(THROUGH);
    alt((
        identifier,
        cond(joined, running_time),
        cond(special || joined || tells_time(next), time),
        cond(special || joined || next.is(OF) || next.entry().month > 0, date),
        cond(joined, score),
        cond(next.glued(), ordinal),
        amount,
    ))
    .parse(input)
}

/// What an ordinal in words opens: "the first quarter", "second of May", "third".
fn ordinals(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let next = if input.skip(1).is_glued(HYPHEN) { input.skip(2) } else { input.skip(1) };
    let dated = next.is(OF) || next.is(QUARTER) || next.is(CENTURY) || next.is(CENTURIES) || next.entry().month > 0;
    alt((cond(dated, date), amount, ordinal)).parse(input)
}

/// Whether an hour can stand before: "p.m.", "o'clock".
fn tells_time(next: Tokens<'_>) -> bool {
    next.first().is_some_and(|token| matches!(token.key, AM | AM_POINTS | PM | PM_POINTS | O_CLOCK))
}

/// A rule that is tried only where a look ahead allows it.
pub(super) fn cond<'t, T>(
    may: bool,
    rule: impl Fn(Tokens<'t>) -> Parsed<'t, T>,
) -> impl Fn(Tokens<'t>) -> Parsed<'t, T> {
    move |input| if may { rule(input) } else { no() }
}

/// What a word or mark opens, if it can open anything here.
fn worded<'t>(input: Tokens<'t>, entry: &Entry) -> Option<(Tokens<'t>, Quantity)> {
    if let Some(value) = entry.cardinal {
        let ordinal = value >= 20 || leads_to_ordinal(input);
        let time = cond(tells_time(input.skip(1)), time);
        return alt((time, labelled_word, cond(ordinal, date), cond(ordinal, tens_ordinal), amount)).parse(input).ok();
    }
    if (entry.denominator > 2 || input.is(HALF)) && is_left(input) {
        return alt((amount, cond(entry.ordinal > 0, ordinal))).parse(input).ok();
    }
    if entry.ordinal > 0 {
        return ordinals(input).ok();
    }
    // "may", "march" and "sun" are dates only with a capital.
    let capital = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL));
    if (entry.month > 0 || entry.weekday > 0) && capital {
        return alt((date, amount)).parse(input).ok();
    }
    // A unit's name opens an amount only before digits, "ringgit 42", or a half, "the past year and a half".
    let digits = |ahead| input.peek(ahead).is_some_and(Token::is_number);
    let half =
        || input.peek(1).is_some_and(|token| token.key == AND) && input.peek(3).is_some_and(|token| token.key == HALF);
    if entry.unit && (digits(1) || digits(2) || half()) {
        return amount(input).ok();
    }
    match (entry.starts, entry.mark) {
        (false, _) => None,
        (_, Mark::Word) if entry.may_go_on(next_word(input)) => amount(input).ok(),
        (_, Mark::Word) => None,
        (_, Mark::Article) if input.entry_of(input.peek(1)).follows_article() => amount(input).ok(),
        (_, Mark::Article) => None,
        (_, Mark::Sign) if digits(1) || !input.glued() && input.entry_of(input.peek(1)).starts => {
            alt((phone_abroad, date, amount)).parse(input).ok()
        }
        (_, Mark::Sign) => None,
        (_, Mark::Name) => alt((identifier, date)).parse(input).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::Grammar;

    #[test]
    fn the_build_kept_the_tables_as_they_are_written() {
        assert!(Grammar::stored_tables().unwrap() == crate::embedded::TABLES);
    }
}
