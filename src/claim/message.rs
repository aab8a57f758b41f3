//! What a finding says: holes of a message filled with the figures as written and with what they give.

use super::judge::Judgement;
use super::operand::{self, Operand};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Quantity, Units};

/// What the other figures give, in the unit, scale and manner of the claimed figure: "$0.68 billion", "54.0 percent".
#[must_use]
pub fn expected(claimed: Option<&Operand>, judgement: &Judgement, prose: &str, units: &Units) -> String {
    if let Some(text) = &judgement.expected_text {
        return text.clone();
    }
    let Some(interval) = judgement.point.or(judgement.expected) else { return String::new() };
    match claimed {
        Some(Operand::Figure(quantity)) => in_manner_of(quantity, interval, prose, units),
        _ => plain(interval, 0),
    }
}

/// The middle of an interval, or its one end, with a bound's word.
fn value_of(interval: Interval) -> Option<(Rational, &'static str)> {
    if let Some(middle) = interval.middle() {
        return Some((middle, ""));
    }
    interval.lo.value().map(|low| (low, "more than ")).or_else(|| interval.hi.value().map(|high| (high, "less than ")))
}

fn plain(interval: Interval, places: u32) -> String {
    value_of(interval).map_or_else(String::new, |(value, word)| format!("{word}{}", trimmed(value, places)))
}

fn in_manner_of(quantity: &Quantity, interval: Interval, prose: &str, units: &Units) -> String {
    let Some((value, word)) = value_of(interval) else { return String::new() };
    let factor = operand::factor(quantity, units);
    let scale = quantity.number().map_or(0, |number| i32::from(number.scale));
    let scaled = value.div(factor).and_then(|value| value.div(Rational::power_of_ten(scale)?));
    let (Some(scaled), Some(number)) = (scaled, quantity.number()) else { return plain(interval, 1) };
    let places = places(quantity, number.grain.div(Rational::power_of_ten(scale).unwrap_or(Rational::ONE)));
    let digits = trimmed(scaled, places);
    if matches!(quantity.kind, Kind::Fraction | Kind::OneIn) {
        return format!("{word}{} percent", trimmed(scaled.mul(Rational::HUNDRED).unwrap_or(scaled), 1));
    }
    let core = quantity.core.of(prose);
    match written_digits(core) {
        Some(range) => {
            let before = core.get(..range.start).unwrap_or_default();
            let before = if digits.starts_with('-') { before.trim_end_matches(['-', '−', '+']) } else { before };
            format!("{word}{before}{digits}{}", core.get(range.end..).unwrap_or_default())
        }
        None => match quantity.kind {
            Kind::Percent => format!("{word}{digits} percent"),
            Kind::Multiple => format!("{word}{digits} times"),
            Kind::Points => format!("{word}{digits} points"),
            _ => format!("{word}{digits}"),
        },
    }
}

/// One decimal more than written; percents and multiples at least one.
fn places(quantity: &Quantity, grain: Option<Rational>) -> u32 {
    let written = grain.map_or(0, |grain| {
        (0..6).find(|places| Rational::power_of_ten(-places).is_some_and(|unit| unit <= grain)).unwrap_or(0)
    });
    let whole_things =
        quantity.kind == Kind::Count && quantity.number().is_some_and(|number| !number.decimals && number.scale == 0);
    let more = u32::from(!whole_things || quantity.kind != Kind::Count);
    u32::try_from(written).unwrap_or(0) + more
}

/// Decimal text without needless zeros behind the point.
fn trimmed(value: Rational, places: u32) -> String {
    let text = value.to_decimal(places);
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The bytes of the first run of digits with its commas and point.
pub(super) fn written_digits(core: &str) -> Option<std::ops::Range<usize>> {
    let start = core.find(|letter: char| letter.is_ascii_digit())?;
    let rest = core.get(start..)?;
    let length =
        rest.find(|letter: char| !letter.is_ascii_digit() && letter != ',' && letter != '.').unwrap_or(rest.len());
    let digits = rest.get(..length)?.trim_end_matches(['.', ',']);
    Some(start..start + digits.len())
}

/// Fills the holes of a template; what stands in square brackets is left out where none of its holes is filled.
#[must_use]
pub fn fill(template: &str, value: &impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, (part, behind))) =
        rest.split_once('[').and_then(|(before, after)| Some((before, after.split_once(']')?)))
    {
        text.push_str(&filled(before, value).0);
        let (part, has) = filled(part, value);
        if has {
            text.push_str(&part);
        }
        rest = behind;
    }
    text.push_str(&filled(rest, value).0);
    text
}

/// A stretch of a template, and whether a hole of it was filled. Holes that touch stand for each other; where two are
/// filled they are the parts of a sum.
fn filled(template: &str, value: &impl Fn(&str) -> Option<String>) -> (String, bool) {
    let mut text = String::with_capacity(template.len() + 32);
    let (mut rest, mut filled, mut any) = (template, false, false);
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        let written = value(name).unwrap_or_default();
        let touches = filled && before.is_empty();
        if touches && !written.is_empty() {
            text.push_str(" + ");
        }
        text.push_str(&written);
        any |= !written.is_empty();
        filled = !written.is_empty() || touches;
        rest = behind;
    }
    text.push_str(rest);
    (text, any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_found_and_holes_filled() {
        assert_eq!(written_digits("$4.2 billion"), Some(1..4));
        assert_eq!(written_digits("nineteen"), None);
        assert_eq!(written_digits("1,234, and"), Some(0..5));
        let value = |name: &str| (name == "by").then(|| "34 percent".to_owned());
        assert_eq!(fill("not {by}, {other}.", &value), "not 34 percent, .");
        let each = |name: &str| (name != "total").then(|| name.to_owned());
        assert_eq!(fill("{total}{one}{two} is 42", &each), "one + two is 42");
        assert_eq!(fill("not {by}[: {other}][, {by}].", &value), "not 34 percent, 34 percent.");
        assert_eq!(trimmed(Rational::parse("54.00").unwrap(), 2), "54");
    }
}
