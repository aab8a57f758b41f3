//! Which amount has which name: "Borrowings of £96m", "cost of sales came to £41.2m", "£17.1m turnover". Comes in: names by
//! role. Goes out: the amounts of a text that have one. A name with a word of kind before it ("underlying profit") that the
//! table does not have is another account.

use super::super::EngineError;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};
use crate::token::{Key, KeyMap, key, literal};
use std::ops::Range;

/// Words between a name and its amount.
const REACH: u32 = 9;

/// An amount with its role.
pub struct Named<'t> {
    /// The amount.
    pub told: &'t Told,
    /// Its role, by the order of the table.
    pub role: usize,
}

/// The names by their last word, longest first.
#[derive(Default)]
pub struct Names {
    roles: Vec<String>,
    by_last: KeyMap<Vec<(Vec<Key>, usize)>>,
    /// Roles of what may be told for each share.
    per_share: Vec<usize>,
    /// Names that only stand behind their amount: "9.7p for the year".
    behind: KeyMap<Vec<(Vec<Key>, usize)>>,
    /// Names around their amount, by the one word before it: "profit of 9 million after tax".
    around: KeyMap<Vec<(Vec<Key>, usize)>>,
}

impl Names {
    /// Reads `names = { cash = ["cash", "cash in hand"] }`; one with ">" stands behind its amount,
    /// or around it: "profit > after tax".
    pub fn new(table: Option<&toml::Table>, per_share: &[&str]) -> Result<Self, EngineError> {
        let mut names = Self::default();
        for (role, list) in table.into_iter().flatten() {
            let Some(list) = list.as_array() else {
                let message = "a list of names is wanted here".to_owned();
                return Err(EngineError { key: format!("names.{role}"), message });
            };
            for name in list.iter().filter_map(toml::Value::as_str) {
                if let Some((before, behind)) = name.split_once('>').filter(|(before, _)| !before.is_empty()) {
                    let words = behind.split_whitespace().map(key).collect();
                    names.around.entry(key(before.trim())).or_default().push((words, names.roles.len()));
                    continue;
                }
                let behind = name.strip_prefix('>');
                let words: Vec<Key> = behind.unwrap_or(name).split_whitespace().map(key).collect();
                let Some(last) = words.last().copied() else { continue };
                let table = if behind.is_some() { &mut names.behind } else { &mut names.by_last };
                table.entry(last).or_default().push((words, names.roles.len()));
            }
            if per_share.contains(&role.as_str()) {
                names.per_share.push(names.roles.len());
            }
            names.roles.push(role.clone());
        }
        for list in names.by_last.values_mut().chain(names.behind.values_mut()) {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Ok(names)
    }

    /// The number of a role.
    pub fn role(&self, name: &str) -> Option<usize> {
        self.roles.iter().position(|role| role == name)
    }

    /// The named amounts of a text.
    pub fn of<'t>(&self, text: &'t Text<'_>) -> Vec<Named<'t>> {
        let fit = |told: &&Told| {
            matches!(told.sort.kind, Kind::Money | Kind::Percent)
                && told.sort.per.is_none_or(|per| per == literal("share"))
                && text
                    .quantities
                    .get(told.quantity)
                    .is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About))
        };
        let told = text.facts().told.iter().filter(fit);
        // "Earnings of 3p a share" are no profit; a dividend is told for a share or without one.
        let own = |told: &Told, role: usize| told.sort.per.is_none() || self.per_share.contains(&role);
        told.filter_map(|told| {
            self.role_of(text, told).filter(|role| own(told, *role)).map(|role| Named { told, role })
        })
        .collect()
    }

    /// The role of a name that goes on behind the amount: "profit of 9 million after tax".
    fn closed_by(&self, text: &Text<'_>, at: u32, end: u32) -> Option<usize> {
        let names = self.around.get(&text.tokens.get(at as usize)?.key)?;
        let stands = |words: &[Key]| {
            let tokens = text.tokens_in(end..end + words.len() as u32);
            tokens.len() == words.len() && words.iter().zip(tokens).all(|(word, token)| *word == token.key)
        };
        names.iter().find(|(words, _)| stands(words)).map(|(_, role)| *role)
    }

    fn role_of(&self, text: &Text<'_>, told: &Told) -> Option<usize> {
        let tokens = text.quantities.get(told.quantity)?.tokens.clone();
        let sentence = text.sentences.get(told.sentence)?.tokens.clone();
        if is_of_old(text, &sentence, &tokens) {
            return None;
        }
        let before = (sentence.start.max(tokens.start.saturating_sub(REACH))..tokens.start).rev();
        let mut coming = false;
        for at in before {
            // "The final dividend will be 7 cents": what is paid is told before it is.
            coming |= text.word(at) == "will" && text.word(at + 1) == "be";
            if let Some((role, first)) = ends_at(&self.by_last, text, at) {
                // "£17.1m turnover" has its amount already.
                let before = text.quantities.partition_point(|quantity| quantity.tokens.end < first);
                if text.quantities.get(before).is_some_and(|quantity| quantity.tokens.end == first) {
                    break;
                }
                if let Some(role) = self.closed_by(text, at, tokens.end) {
                    return Some(role);
                }
                let other = first.checked_sub(1).is_some_and(|at| {
                    at >= sentence.start && is_kind(text.word(at)) && !is_sole_period(text, text.word(at))
                });
                return (!other && (!coming || self.per_share.contains(&role))).then_some(role);
            }
            let token = text.tokens.get(at as usize)?;
            let will_be = text.word(at) == "will" && text.word(at + 1) == "be";
            if token.is_number() || parts(token.text(text.prose())) && !will_be {
                break;
            }
        }
        // "£17.1m turnover", "£28m in cash".
        let skip = u32::from(matches!(text.word(tokens.end), "in" | "as" | "of"));
        let from = tokens.end + skip;
        (from..from + 3).find_map(|at| {
            let (role, first) = ends_at(&self.behind, text, at).or_else(|| ends_at(&self.by_last, text, at))?;
            let owner = text.word(at + 1) == "of" && text.word(at + 2).starts_with(|sign: char| !sign.is_lowercase());
            ((first == from || first == tokens.end) && !owner).then_some(role)
        })
    }
}

/// The longest name whose last word stands at a place, and where it begins.
fn ends_at(table: &KeyMap<Vec<(Vec<Key>, usize)>>, text: &Text<'_>, at: u32) -> Option<(usize, u32)> {
    let names = table.get(&text.tokens.get(at as usize)?.key)?;
    names.iter().find_map(|(words, role)| {
        let first = (at + 1).checked_sub(words.len() as u32)?;
        let all = words.iter().zip(text.tokens_in(first..at + 1)).all(|(word, token)| *word == token.key);
        all.then_some((*role, first))
    })
}

/// "Had peaked at $720 million two years ago", "the target of 2019": an amount of another time.
fn is_of_old(text: &Text<'_>, sentence: &Range<u32>, amount: &Range<u32>) -> bool {
    let old = |at: u32| {
        matches!(
            text.word(at),
            "ago" | "earlier" | "previously" | "peaked" | "before" | "previous" | "target" | "forecast"
        )
    };
    (amount.start.saturating_sub(4).max(sentence.start)..(amount.end + 4).min(sentence.end)).any(old)
}

/// What stands between a name and an amount that is not its own.
fn parts(word: &str) -> bool {
    matches!(
        word,
        ";" | ":"
            | "."
            | "("
            | "by"
            | "from"
            | "up"
            | "down"
            | "against"
            | "than"
            | "compared"
            | "per"
            | "including"
            | "excluding"
            | "before"
            | "after"
            | "with"
            | "and"
            | "but"
            | "while"
            | "over"
            | "above"
            | "below"
            | "forecast"
            | "expected"
            | "would"
            | "will"
            | "could"
            | "may"
            | "last"
            | "previous"
            | "earlier"
    )
}

/// "Quarterly profit" in a text that tells of no other period.
fn is_sole_period(text: &Text<'_>, word: &str) -> bool {
    const YEAR: [&str; 5] = ["year", "annual", "annually", "yearly", "nine"];
    let other = |word: &str| YEAR.iter().any(|known| known.eq_ignore_ascii_case(word));
    word.eq_ignore_ascii_case("quarterly") && !text.tokens.iter().any(|token| other(token.text(text.prose())))
}

/// A word that makes another account of the name behind it.
fn is_kind(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "net"
            | "gross"
            | "operating"
            | "pretax"
            | "adjusted"
            | "underlying"
            | "core"
            | "other"
            | "current"
            | "fixed"
            | "liquid"
            | "deferred"
            | "expected"
            | "forecast"
            | "trading"
            | "annual"
            | "quarterly"
            | "record"
            | "tax"
            | "-"
            | "interest"
            | "student"
            | "bad"
            | "free"
            | "petty"
            | "extra"
            | "more"
            | "additional"
            | "new"
            | "organic"
            | "recurring"
            | "previous"
            | "total"
            | "average"
            | "future"
            | "lost"
    )
}
