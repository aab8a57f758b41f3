//! Conversions of money: "€50 million ($56 million)". Comes in: "rule", which says what a check looks for. "scale": a rate
//! two and a half times beyond all that the table knows for the two currencies, or off a sibling pair by such a factor.
//! "siblings": two pairs of one text with rates that do not meet. "inverse": a pair divided where it should have been
//! multiplied. Not here: rates of a day; a text's pairs are held against each other, and against bands of years.

mod band;
mod pairs;

use super::{Compiled, Engine, EngineError, Slip, settings};
use crate::context::Context;
use crate::exact::{Interval, Rational};
use crate::finding::Level;
use crate::quantity::{Grammar, Units};
use crate::sentence::Text;
use band::Bands;
use pairs::Pair;
use std::sync::OnceLock;

/// Holes of messages.
pub const HOLES: &[&str] = &["first", "second", "rate", "other"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    Scale,
    Siblings,
    Inverse,
}

struct Exchange {
    rule: Rule,
    bands: Bands,
    /// Built when the first text with two currencies comes along.
    units: OnceLock<Units>,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["rule"])?;
    let rule = match file.get("rule").and_then(toml::Value::as_str) {
        Some("scale") => Rule::Scale,
        Some("siblings") => Rule::Siblings,
        Some("inverse") => Rule::Inverse,
        _ => {
            let message = "the rule is \"scale\", \"siblings\" or \"inverse\"".to_owned();
            return Err(EngineError { key: "rule".to_owned(), message });
        }
    };
    Ok(Box::new(Exchange { rule, bands: Bands::builtin(), units: OnceLock::new() }))
}

impl Engine for Exchange {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        if !pairs::likely(text) {
            return;
        }
        let units = self.units.get_or_init(|| Grammar::builtin().units().clone());
        let pairs = pairs::pairs(text, units);
        let year = context.date.or(text.document.date).and_then(|date| date.year);
        for (at, pair) in pairs.iter().enumerate() {
            let before = pairs.iter().take(at).find(|other| other.sibling_of(pair));
            let slip = match self.rule {
                Rule::Scale => self.scale(text, pair, before, year),
                Rule::Siblings => before.and_then(|other| siblings(text, pair, other)),
                Rule::Inverse => before.and_then(|other| inverse(text, pair, other)),
            };
            slips.extend(slip);
        }
    }
}

impl Exchange {
    /// A factor of two and a half and more: against a sibling, or else against the table.
    fn scale(&self, text: &Text<'_>, pair: &Pair<'_>, before: Option<&Pair<'_>>, year: Option<i32>) -> Option<Slip> {
        if let Some(other) = before {
            let gap = gap(pair, other)?;
            return (gap >= far() && !turned(pair, other)).then(|| told(text, pair, other)).flatten();
        }
        let years = pair.years(year);
        let mut nearest: Option<Interval> = None;
        for rate in &pair.rates {
            let band = self.bands.rate(&rate.codes, &years)?;
            if apart(rate.wide, band).is_none_or(|gap| gap < far()) {
                return None;
            }
            nearest = nearest.or(Some(band));
        }
        let (low, high) = (nearest?.lo.value()?, nearest?.hi.value()?);
        let (first, second) = (written(text, pair).0, written(text, pair).1);
        let places = if high < Rational::from(20) { 2 } else { 0 };
        Some(Slip {
            span: pair.second.span,
            label: "off by a factor".to_owned(),
            values: vec![
                ("first", first),
                ("second", second),
                ("rate", format!("{} to {}", low.to_decimal(places), high.to_decimal(places))),
                ("other", "any rate of those years".to_owned()),
            ],
            evidence: vec![(pair.first.span, "this amount".to_owned())],
            ..Slip::default()
        })
    }
}

/// Two rates of one text that do not meet, each widened by two percent.
fn siblings(text: &Text<'_>, pair: &Pair<'_>, other: &Pair<'_>) -> Option<Slip> {
    let gap = gap(pair, other)?;
    let near = Rational::new(104, 100)?;
    if gap < near || gap >= far() || turned(pair, other) {
        return None;
    }
    let level = if gap > Rational::new(110, 100)? { Level::Warning } else { Level::Advice };
    Some(Slip { level: Some(level), ..told(text, pair, other)? })
}

/// A rate that is one over its sibling's, far enough from one to tell.
fn inverse(text: &Text<'_>, pair: &Pair<'_>, other: &Pair<'_>) -> Option<Slip> {
    let gap = gap(pair, other)?;
    if gap < Rational::new(110, 100)? || !turned(pair, other) { None } else { told(text, pair, other) }
}

fn far() -> Rational {
    Rational::new(5, 2).unwrap_or(Rational::ONE)
}

/// The factor between two disjoint intervals of positive numbers; one where they meet.
fn apart(a: Interval, b: Interval) -> Option<Rational> {
    if a.meets(b) {
        return Some(Rational::ONE);
    }
    let (above, below) = if a.lo.value()? > b.lo.value()? { (a, b) } else { (b, a) };
    above.lo.value()?.div(below.hi.value()?)
}

/// The least factor between the rates of two pairs, over the currencies that both can mean.
fn gap(pair: &Pair<'_>, other: &Pair<'_>) -> Option<Rational> {
    let gaps = pair.rates.iter().filter_map(|rate| apart(rate.narrow, other.like(&rate.codes)?));
    gaps.min()
}

/// Whether one over the pair's rate is the sibling's.
fn turned(pair: &Pair<'_>, other: &Pair<'_>) -> bool {
    pair.rates.iter().any(|rate| {
        let over = Interval::point(Rational::ONE).div(rate.narrow);
        over.zip(other.like(&rate.codes)).is_some_and(|(over, like)| over.meets(like))
    })
}

fn written(text: &Text<'_>, pair: &Pair<'_>) -> (String, String) {
    (pair.first.span.of(text.prose()).to_owned(), pair.second.span.of(text.prose()).to_owned())
}

/// The pair against the other: what each rate is.
fn told(text: &Text<'_>, pair: &Pair<'_>, other: &Pair<'_>) -> Option<Slip> {
    let codes = &pair.rates.iter().find(|rate| other.like(&rate.codes).is_some())?.codes;
    let shown = |rate: Interval| {
        let middle = rate.middle()?;
        Some(middle.to_decimal(if middle < Rational::from(20) { 2 } else { 0 }))
    };
    let (first, second) = written(text, pair);
    let (one, two) = written(text, other);
    Some(Slip {
        span: pair.second.span,
        label: "at another rate".to_owned(),
        values: vec![
            ("first", first),
            ("second", second),
            ("rate", shown(other.like(codes)?)?),
            ("other", format!("{one} ({two})")),
        ],
        evidence: vec![
            (pair.first.span, "this amount".to_owned()),
            (other.first.span.join(other.second.span), "the other pair".to_owned()),
        ],
        ..Slip::default()
    })
}
