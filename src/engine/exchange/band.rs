//! Bands of rates: the lowest and highest that one US dollar bought of a currency in a year; and what a short name of a
//! currency can mean in a text that speaks of another country.

use crate::exact::{Interval, Rational};
use crate::sentence::Text;
use crate::token::{KeySet, key};
use std::collections::HashMap;

const TABLE: &str = include_str!("../../../checks/vocabulary/rates.toml");

/// How far back a text without a date may reach for a figure of its to be verified.
const LATELY: i32 = 20;

/// Bands and words of countries, by currency code.
#[derive(Default)]
pub struct Bands {
    rates: HashMap<String, Vec<Span>>,
    homes: HashMap<String, KeySet>,
    elsewhere: HashMap<String, KeySet>,
}

struct Span {
    years: (i32, i32),
    rates: Interval,
}

/// The years that are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Years<'y> {
    /// All that the table has.
    Ever,
    /// The last twenty of the table.
    Lately,
    /// These, or those between the first and the last of them.
    Of(&'y [i32]),
}

impl Bands {
    /// The built-in table; a line that cannot be read is left out, and the tests see to it that there is none.
    pub fn builtin() -> Self {
        let mut sections: HashMap<String, HashMap<String, Vec<String>>> = toml::from_str(TABLE).unwrap_or_default();
        let mut words = |name: &str| {
            let lines = sections.remove(name).unwrap_or_default();
            lines.into_iter().map(|(code, words)| (code, words.iter().map(|word| key(word)).collect())).collect()
        };
        let (homes, elsewhere) = (words("homes"), words("elsewhere"));
        let read = |lines: Vec<String>| lines.iter().filter_map(|line| span(line)).collect();
        let rates = sections.remove("rates").unwrap_or_default();
        Self { rates: rates.into_iter().map(|(code, lines)| (code, read(lines))).collect(), homes, elsewhere }
    }

    /// How much of the second currency one of the first bought. `None` where a currency or year is not known.
    pub fn rate(&self, codes: &(String, String), years: Years<'_>) -> Option<Interval> {
        self.per_dollar(&codes.1, years)?.div(self.per_dollar(&codes.0, years)?)
    }

    /// Whether a currency that is not the likeliest of its name may be meant: it has no country of its own in the table,
    /// or the text names that.
    pub fn at_home(&self, code: &str, text: &Text<'_>) -> bool {
        self.homes.get(code).is_none_or(|words| names(text, words))
    }

    /// Whether the text names a country where the word for this currency means another.
    pub fn is_elsewhere(&self, code: &str, text: &Text<'_>) -> bool {
        self.elsewhere.get(code).is_some_and(|words| names(text, words))
    }

    fn per_dollar(&self, code: &str, years: Years<'_>) -> Option<Interval> {
        if code == "USD" {
            return Some(Interval::point(Rational::ONE));
        }
        let spans = self.rates.get(code)?;
        let first = match years {
            Years::Ever => i32::MIN,
            Years::Lately => spans.iter().map(|span| span.years.1).max()?.saturating_sub(LATELY),
            Years::Of(years) => return spanned(spans, *years.iter().min()?, *years.iter().max()?),
        };
        spans.iter().filter(|span| span.years.1 > first).map(|span| span.rates).reduce(Interval::hull)
    }
}

/// All rates from one year to another, both of which the table must have.
fn spanned(spans: &[Span], first: i32, last: i32) -> Option<Interval> {
    let has = |year: i32| spans.iter().any(|span| span.years.0 <= year && year <= span.years.1);
    let within = spans.iter().filter(|span| span.years.0 <= last && first <= span.years.1);
    (has(first) && has(last)).then(|| within.map(|span| span.rates).reduce(Interval::hull)).flatten()
}

fn names(text: &Text<'_>, words: &KeySet) -> bool {
    text.tokens.iter().any(|token| words.contains(&token.key))
}

/// "2004 0.733-0.848", "1999-2002 0.84-1.22"
fn span(line: &str) -> Option<Span> {
    let (years, rates) = line.split_once(' ')?;
    let (first, last) = years.split_once('-').unwrap_or((years, years));
    let (low, high) = rates.split_once('-')?;
    let rates = Interval::closed(Rational::parse(low)?, Rational::parse(high)?);
    Some(Span { years: (first.parse().ok()?, last.parse().ok()?), rates })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(first: &str, second: &str) -> (String, String) {
        (first.to_owned(), second.to_owned())
    }

    #[test]
    fn every_line_is_read() {
        let rates = TABLE.split("[homes]").next().unwrap();
        let written: usize =
            rates.lines().filter(|line| !line.starts_with('#')).map(|line| line.matches('"').count() / 2).sum();
        let bands = Bands::builtin();
        assert_eq!(bands.rates.values().map(Vec::len).sum::<usize>(), written);
        assert!(bands.rates.len() > 35 && bands.homes.len() > 5 && bands.elsewhere.len() > 5);
    }

    #[test]
    fn rates_cross_over_the_dollar() {
        let rate = Bands::builtin().rate(&codes("EUR", "GBP"), Years::Of(&[2018])).unwrap();
        assert!(rate.contains(Rational::parse("0.88").unwrap()));
        assert!(!rate.contains(Rational::parse("2").unwrap()));
    }

    #[test]
    fn years_between_count_and_unknown_ones_give_nothing() {
        let rate = |years: &[i32]| Bands::builtin().rate(&codes("USD", "GBP"), Years::Of(years));
        assert!(rate(&[2004, 2010]).unwrap().contains(Rational::parse("0.48").unwrap()));
        assert!(rate(&[1974]).is_none());
    }
}
