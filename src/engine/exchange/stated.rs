//! Rates told outright: "7.1 yuan per dollar", "1.25 dollars to the pound". Comes in: a text. Goes out: such rates as pairs
//! whose first amount is one. Not here: "one euro buys 162 yen", which is a pair like any other.

use super::pairs::{Pair, Rate, placed};
use crate::exact::Interval;
use crate::quantity::{Kind, Quantity, Role, Unit, Units};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, key};

/// What the press calls the money that a rate is told in.
const NAMES: [(&str, &str); 12] = [
    ("dollar", "USD"),
    ("euro", "EUR"),
    ("pound", "GBP"),
    ("sterling", "GBP"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("franc", "CHF"),
    ("rupee", "INR"),
    ("ruble", "RUB"),
    ("rouble", "RUB"),
    ("greenback", "USD"),
];

/// All rates that the text tells.
pub fn rates<'t>(text: &'t Text<'_>, units: &'t Units) -> impl Iterator<Item = Pair> + 't {
    text.quantities.iter().filter(|quantity| quantity.kind == Kind::Money).filter_map(|told| rate(text, told, units))
}

fn rate(text: &Text<'_>, told: &Quantity, units: &Units) -> Option<Pair> {
    let (code, span) = match told.per {
        Some(per) => (units.get(per.unit?)?.code.clone()?, told.span),
        None => to_the(text, told).or_else(|| of_one(text, told))?,
    };
    let unit: &Unit = units.get(told.units.first()?)?;
    let codes = (code, unit.code.clone()?);
    let value = |role: Role| told.loose(role)?.scale(unit.factor);
    let (wide, narrow): (Interval, Interval) = (value(Role::Conversion)?, value(Role::Sharp)?);
    if codes.0 == codes.1 {
        return None;
    }
    placed(text, span, told, vec![Rate { codes, wide, narrow, exact: narrow }], true)
}

/// "… to the pound", "… to one euro" behind an amount.
fn to_the(text: &Text<'_>, told: &Quantity) -> Option<(String, Span)> {
    let word = |ahead: u32| text.tokens.get((told.tokens.end + ahead) as usize);
    let is =
        |ahead: u32, words: &[&str]| word(ahead).is_some_and(|token| words.iter().any(|one| key(one) == token.key));
    let (article, noun) = if is(0, &["to", "for", "against"]) && is(1, &["the", "one", "a", "each", "every"]) {
        (word(1)?, word(2)?)
    } else {
        return None;
    };
    let named: Key = noun.key;
    let (_, code) = NAMES.iter().find(|(name, _)| key(name) == named)?;
    Some(((*code).to_owned(), article.span().join(noun.span())))
}

/// "the dollar at 18 pesos", "The pound fetched 190 yen": one of the money that is named.
fn of_one(text: &Text<'_>, told: &Quantity) -> Option<(String, Span)> {
    const AT: [&str; 9] = ["at", "fetched", "fetches", "bought", "buys", "worth", "fetching", "buying", "cost"];
    const VERBS: [&str; 9] = ["traded", "trading", "stood", "standing", "is", "was", "trades", "stands", "being"];
    let start = told.tokens.start;
    let led = start.checked_sub(1).filter(|at| AT.contains(&text.word(*at)))?;
    let verb = led.checked_sub(1).filter(|at| VERBS.contains(&text.word(*at))).unwrap_or(led);
    let noun = verb.checked_sub(1)?;
    let article = noun
        .checked_sub(1)
        .filter(|at| matches!(text.word(*at).to_ascii_lowercase().as_str(), "the" | "a" | "one" | "each" | "every"))?;
    let (_, code) = NAMES.iter().find(|(name, _)| *name == text.word(noun))?;
    let span = |at: u32| text.tokens.get(at as usize).map(crate::token::Token::span);
    Some(((*code).to_owned(), span(article)?.join(span(noun)?)))
}
