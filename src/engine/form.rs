//! Slips in the form of an amount: digits grouped wrongly, two scale words, two currencies. The grammar has seen them;
//! this engine says so. `form` in the check's file chooses one of them.

use super::{Engine, EngineError, Slip};
use crate::context::Context;
use crate::finding::Level;
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::Text;
use crate::token::{key, literal};

/// The slip that a check looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Malformed,
    Scales,
    Currencies,
    Percents,
}

/// Holes of its messages.
pub(super) const HOLES: &[&str] = &["amount"];

/// The engine for the `form` of a check file.
///
/// # Errors
/// A form that is none of "digits", "scales", "currencies", "percents".
pub(super) fn compile(file: &toml::Table) -> Result<Box<dyn Engine>, EngineError> {
    let form = match file.get("form").and_then(toml::Value::as_str) {
        Some("digits") => Form::Malformed,
        Some("scales") => Form::Scales,
        Some("currencies") => Form::Currencies,
        Some("percents") => Form::Percents,
        _ => {
            let message = "form is \"digits\", \"scales\", \"currencies\" or \"percents\"".to_owned();
            return Err(EngineError { key: "form".to_owned(), message });
        }
    };
    Ok(Box::new(form))
}

impl Engine for Form {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        for quantity in text.quantities.iter().filter(|quantity| quantity.kind != Kind::Identifier) {
            let found = match self {
                Self::Malformed => (quantity.malformed
                    && stands_alone(quantity, text.prose())
                    && !are_years(quantity.core.of(text.prose())))
                .then(|| (None, "digits in no grouping".to_owned())),
                Self::Scales if is_percent_too(text, quantity) => Some((None, "money and percent at once".to_owned())),
                Self::Scales => (quantity.scales > 1 && !is_idiom(quantity, text.prose()))
                    .then(|| (None, "two scales on one number".to_owned())),
                Self::Currencies => currencies(quantity),
                Self::Percents => percent(quantity, text).then(|| (None, "two units on one number".to_owned())),
            };
            if let Some((level, label)) = found {
                let values = vec![("amount", quantity.core.of(text.prose()).to_owned())];
                slips.push(Slip { span: quantity.core, values, label, level, ..Slip::default() });
            }
        }
    }
}

/// "$332 million percent": one of the two words is left over.
fn is_percent_too(text: &Text<'_>, quantity: &Quantity) -> bool {
    let behind = text.tokens.get(quantity.tokens.end as usize);
    let percent = [literal("percent"), literal("%"), literal("pct")];
    quantity.kind == Kind::Money
        && quantity.per.is_none()
        && !quantity.attributive
        && behind.is_some_and(|behind| percent.contains(&behind.key))
}

/// "A million million", without money, is a manner of speaking, and a lakh crore is how India counts.
fn is_idiom(quantity: &Quantity, prose: &str) -> bool {
    if quantity.core.of(prose).contains("lakh crore") {
        return true;
    }
    let mut words = quantity.core.of(prose).split_whitespace().filter(|word| word.ends_with("illion"));
    let first = words.next();
    quantity.kind != Kind::Money && words.all(|word| Some(word) == first)
}

/// Years in a row, without blanks: "2000,2001,2002".
fn are_years(written: &str) -> bool {
    let year = |piece: &str| piece.len() == 4 && (piece.starts_with("19") || piece.starts_with("20"));
    written.contains(',') && written.split(',').all(year)
}

/// Whether the figure is no part of a formula, a list without blanks or an attribute: "2,4-D", "9,99016,1".
fn stands_alone(quantity: &Quantity, prose: &str) -> bool {
    let before = prose.get(..quantity.core.start as usize).and_then(|text| text.chars().next_back());
    let mut behind = prose.get(quantity.core.end as usize..).unwrap_or_default().chars();
    let (first, second) = (behind.next(), behind.next().unwrap_or(' '));
    let tied = matches!(first, Some(',' | '-' | '.')) && (second.is_alphanumeric() || second == '-');
    let opened = before.is_some_and(|letter| matches!(letter, ',' | '"' | '=' | '/' | '_') || letter.is_alphanumeric());
    !tied && !opened && !first.is_some_and(|letter| matches!(letter, '"' | '=' | '/'))
}

/// "6% percent": a percent behind an amount that has its unit; money is looked at above.
fn percent(quantity: &Quantity, text: &Text<'_>) -> bool {
    let behind = |ahead: u32| text.tokens.get((quantity.tokens.end + ahead) as usize);
    let is = |ahead: u32, word: &str| behind(ahead).is_some_and(|token| token.key == key(word));
    let unit = matches!(quantity.kind, Kind::Percent | Kind::Measure | Kind::Points);
    let spoken = || is(0, "percent") || is(0, "per") && is(1, "cent");
    unit && !quantity.attributive
        && quantity.per.is_none()
        && (spoken() || is(0, "%"))
        && matches!(quantity.amount, Amount::Number(_))
}

/// Two currencies on one amount, or a sign and the same currency's small coin; one named twice is only redundant.
fn currencies(quantity: &Quantity) -> Option<(Option<Level>, String)> {
    if quantity.also_units.is_empty() {
        return None;
    }
    let same = quantity.units.shares(quantity.also_units);
    let label = if same { "the currency is named twice" } else { "two currencies on one amount" };
    Some((same.then_some(Level::Advice), label.to_owned()))
}
