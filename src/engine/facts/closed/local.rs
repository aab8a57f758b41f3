//! Two sums told in the dollars of another country and in the text's own, at rates that do not meet: "US$40 million ($60
//! million), with another US$6 million ($4 million)".
//!
//! Comes in: a text with two such pairs. Goes out: the second's own sum. Not here: currencies with signs of their own
//! (`exchange`).

use super::{Report, Slip, Words};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Quantity, Role};
use crate::sentence::Text;

/// A sum with its country, and the same in the text's own dollars.
struct Pair<'t> {
    country: &'t str,
    first: &'t Quantity,
    second: &'t Quantity,
}

/// Adds the sums at another rate than the first pair's.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let pairs: Vec<Pair<'_>> =
        text.quantities.iter().zip(text.quantities.iter().skip(1)).filter_map(|both| pair(text, both)).collect();
    let Some((known, rest)) = pairs.split_first() else { return };
    // Of several countries or years each may have its rate.
    let years = text.quantities.iter().any(|quantity| quantity.kind == Kind::Date && is_year(text, quantity));
    if years || rest.len() > 3 || rest.iter().any(|pair| pair.country != known.country) {
        return;
    }
    report.slips.extend(rest.iter().filter_map(|pair| judge(text, known, pair)));
}

fn is_year(text: &Text<'_>, quantity: &Quantity) -> bool {
    let behind = quantity.span.of(text.prose());
    behind.len() == 4
        && matches!(text.word(quantity.tokens.start - quantity.tokens.start.min(1)), "in" | "In")
        && text.word(quantity.tokens.end) == ","
}

/// "US$40 million ($60 million)".
fn pair<'t>(text: &'t Text<'_>, (first, second): (&'t Quantity, &'t Quantity)) -> Option<Pair<'t>> {
    let money =
        |quantity: &Quantity| quantity.kind == Kind::Money && quantity.per.is_none() && quantity.number().is_some();
    let (country, _) = first.core.of(text.prose()).split_once('$')?;
    let coded = !country.is_empty() && country.chars().all(|letter| letter.is_ascii_uppercase());
    let own = second.core.of(text.prose()).starts_with('$');
    let bracket = first.tokens.end + 1 == second.tokens.start && text.word(first.tokens.end) == "(";
    let closed = text.word(second.tokens.end) == ")";
    (money(first) && money(second) && coded && own && bracket && closed).then_some(Pair { country, first, second })
}

fn rate(pair: &Pair<'_>) -> Option<Interval> {
    let rate = pair.second.loose(Role::Level)?.div(pair.first.loose(Role::Level)?)?;
    let slack = rate.middle()?.div(Rational::whole(20))?;
    rate.add(Interval::around(Rational::ZERO, slack)?)
}

fn judge(text: &Text<'_>, known: &Pair<'_>, pair: &Pair<'_>) -> Option<Slip> {
    let (one, other) = (rate(known)?, rate(pair)?);
    let expected = pair.first.number()?.value.mul(one.middle()?)?.to_decimal(0);
    let written = |pair: &Pair<'_>| pair.first.span.join(pair.second.span).of(text.prose()).to_owned();
    (!one.meets(other)).then(|| Slip {
        span: pair.second.span,
        label: "at another rate".to_owned(),
        values: vec![("first", written(pair)), ("second", written(known)), ("expected", expected)],
        evidence: vec![(known.first.span.join(known.second.span), "the other pair".to_owned())],
        ..Slip::default()
    })
}
