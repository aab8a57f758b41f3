//! Bands of rates: the lowest and highest that one US dollar bought of a currency in a span of years.

use crate::exact::{Interval, Rational};
use std::collections::HashMap;

/// Bands by currency code.
pub struct Bands {
    spans: HashMap<String, Vec<Span>>,
}

struct Span {
    years: (i32, i32),
    rates: Interval,
}

impl Bands {
    /// The built-in table; a line that cannot be read is left out, and the tests see to it that there is none.
    pub fn builtin() -> Self {
        let text = include_str!("../../../checks/vocabulary/rates.toml");
        let table: HashMap<String, Vec<String>> = toml::from_str(text).unwrap_or_default();
        let read = |lines: Vec<String>| lines.iter().filter_map(|line| span(line)).collect();
        Self { spans: table.into_iter().map(|(code, lines)| (code, read(lines))).collect() }
    }

    /// How much of the second currency one of the first bought in some of `years`, or ever where there are none.
    /// `None` where a currency or year is not known.
    pub fn rate(&self, codes: &(String, String), years: &[i32]) -> Option<Interval> {
        let first = self.per_dollar(&codes.0, years)?;
        self.per_dollar(&codes.1, years)?.div(first)
    }

    fn per_dollar(&self, code: &str, years: &[i32]) -> Option<Interval> {
        if code == "USD" {
            return Some(Interval::point(Rational::ONE));
        }
        let spans = self.spans.get(code)?;
        if years.is_empty() {
            return spans.iter().map(|span| span.rates).reduce(Interval::hull);
        }
        let of = |year: &i32| spans.iter().find(|span| span.years.0 <= *year && *year <= span.years.1);
        let found: Option<Vec<Interval>> = years.iter().map(|year| of(year).map(|span| span.rates)).collect();
        found?.into_iter().reduce(Interval::hull)
    }
}

/// "1999-2002 0.84-1.22"
fn span(line: &str) -> Option<Span> {
    let (years, rates) = line.split_once(' ')?;
    let (first, last) = years.split_once('-')?;
    let (low, high) = rates.split_once('-')?;
    let rates = Interval::closed(Rational::parse(low)?, Rational::parse(high)?);
    Some(Span { years: (first.parse().ok()?, last.parse().ok()?), rates })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lines = include_str!("../../../checks/vocabulary/rates.toml").matches("\"1").count();
        let text = include_str!("../../../checks/vocabulary/rates.toml");
        let all =
            text.lines().filter(|line| line.contains(" = [")).map(|line| line.matches('"').count() / 2).sum::<usize>();
        let bands = Bands::builtin();
        assert!(lines > 30);
        assert_eq!(bands.spans.values().map(Vec::len).sum::<usize>(), all);
    }

    #[test]
    fn rates_cross_over_the_dollar() {
        let rate = Bands::builtin().rate(&("EUR".into(), "GBP".into()), &[2018]).unwrap();
        assert!(rate.contains(Rational::parse("0.88").unwrap()));
        assert!(!rate.contains(Rational::parse("2").unwrap()));
    }
}
