//! Slips of the pen: what a written number may have been, and the quantity that it then is.
//!
//! Comes in: the writing of a number. Goes out: other writings of it, each with the sort of slip. Not here: whether one of
//! them makes a claim hold (`repair`).

use super::message::written_digits;
use crate::exact::Rational;
use crate::quantity::{Amount, Date, Number, Quantity};

/// The quantity with another written number.
pub(super) fn reread(quantity: &Quantity, core: &str, text: &str) -> Option<Quantity> {
    if let Amount::Date(date, None) = quantity.amount {
        let date = redated(date, digits_of(core)?, digits_of(text)?)?;
        return Some(Quantity { amount: Amount::Date(date, None), ..quantity.clone() });
    }
    let old = quantity.number()?;
    let scale = scale_of(text).unwrap_or(i32::from(old.scale));
    let digits = text.get(written_digits(text)?)?.replace(',', "");
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let factor = Rational::power_of_ten(scale)?;
    let sign = if old.value.is_negative() { Rational::whole(-1) } else { Rational::ONE };
    let value = Rational::parse(&digits)?.mul(factor)?.mul(sign)?;
    let grain = Rational::power_of_ten(-i32::try_from(decimals).ok()?)?.mul(factor)?;
    let zeros = if decimals > 0 { 0 } else { digits.len() - digits.trim_end_matches('0').len() };
    let number = Number { value, grain, zeros: zeros as u8, scale: scale as u8, decimals: decimals > 0 };
    // A number that was not read from its digits alone (a fraction, a word) is left alone.
    let own = Rational::parse(&core.get(written_digits(core)?)?.replace(',', ""))?
        .mul(Rational::power_of_ten(i32::from(old.scale))?)?;
    (own == old.value.abs()).then(|| Quantity { amount: Amount::Number(number), ..quantity.clone() })
}

fn digits_of(text: &str) -> Option<&str> {
    text.get(written_digits(text)?)
}

/// A date with another year, or else with another day of the month, whichever its first digits are.
fn redated(date: Date, old: &str, new: &str) -> Option<Date> {
    let (was, is) = (old.parse::<i32>().ok()?, new.parse::<i32>().ok()?);
    if old.len() == 4 && date.year == Some(was) {
        return (new.len() == 4 && YEARS.contains(&is)).then_some(Date { year: Some(is), ..date });
    }
    let day = u8::try_from(is).ok().filter(|day| (1..=31).contains(day))?;
    (date.day.map(i32::from) == Some(was)).then_some(Date { day: Some(day), ..date })
}

/// Years of which a text can tell.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2100;

const SCALES: [(&str, i32); 6] =
    [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("bn", 9), ("tn", 12)];

fn scale_of(text: &str) -> Option<i32> {
    SCALES.iter().find(|(word, _)| text.contains(word)).map(|(_, power)| *power)
}

/// Million for billion and the like.
pub(super) fn scale(core: &str) -> Vec<(String, &'static str)> {
    let Some((word, power)) = SCALES.iter().find(|(word, _)| core.contains(word)) else { return Vec::new() };
    let near = SCALES.iter().filter(|(other, near)| (near - power).abs() == 3 && (other.len() > 2) == (word.len() > 2));
    near.map(|(other, _)| (core.replacen(word, other, 1), "the scale")).collect()
}

pub(super) fn one_digit(core: &str) -> Vec<(String, &'static str)> {
    variants(core, |digits| {
        let places = digits.char_indices().filter(|(_, digit)| digit.is_ascii_digit());
        let mut found = Vec::new();
        for (at, written) in places {
            let others = "0123456789"
                .chars()
                .filter(|digit| *digit != written && !(at == 0 && *digit == '0' && digits.len() > 1));
            found.extend(others.map(|digit| replaced(digits, at..at + 1, &digit.to_string())));
        }
        found
    })
    .into_iter()
    .map(|text| (text, "one digit"))
    .collect()
}

pub(super) fn exchanged(core: &str) -> Vec<(String, &'static str)> {
    let swap = |digits: &str| {
        let bytes: Vec<(usize, char)> = digits.char_indices().filter(|(_, digit)| digit.is_ascii_digit()).collect();
        let mut found = Vec::new();
        for ((first, a), (second, b)) in bytes.iter().zip(bytes.iter().skip(1)) {
            if a != b && !(*first == 0 && *b == '0') {
                let once = replaced(digits, *first..first + 1, &b.to_string());
                found.push(replaced(&once, *second..second + 1, &a.to_string()));
            }
        }
        found
    };
    variants(core, swap).into_iter().map(|text| (text, "two digits exchanged")).collect()
}

/// A nought too many or too few at the end: "300" for "3,000".
pub(super) fn tenfold(core: &str) -> Vec<(String, &'static str)> {
    let vary = |digits: &str| {
        let plain: String = digits.chars().filter(|digit| *digit != ',').collect();
        if plain.contains('.') {
            return Vec::new();
        }
        let shorter = plain.strip_suffix('0').filter(|shorter| !shorter.is_empty()).map(str::to_owned);
        shorter.into_iter().chain([format!("{plain}0")]).collect()
    };
    variants(core, vary).into_iter().map(|text| (text, "a nought")).collect()
}

pub(super) fn dropped_or_added(core: &str) -> Vec<(String, &'static str)> {
    let vary = |digits: &str| {
        let plain: String = digits.chars().filter(|digit| *digit != ',').collect();
        let mut found = Vec::new();
        for at in 0..=plain.len() {
            found.extend(
                "0123456789"
                    .chars()
                    .filter(|digit| at > 0 || *digit != '0')
                    .map(|digit| replaced(&plain, at..at, &digit.to_string())),
            );
            if at < plain.len() && plain.len() > 1 {
                found.push(replaced(&plain, at..at + 1, ""));
            }
        }
        let bare: String = plain.chars().filter(|digit| *digit != '.').collect();
        found.extend((1..bare.len()).map(|at| replaced(&bare, at..at, ".")));
        found.retain(|text| Rational::parse(text).is_some() && *text != plain);
        found.sort();
        found.dedup_by_key(|text| Rational::parse(text));
        found
    };
    variants(core, vary).into_iter().map(|text| (text, "a digit or the decimal point")).collect()
}

fn variants(core: &str, vary: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let Some(range) = written_digits(core) else { return Vec::new() };
    let digits = core.get(range.clone()).unwrap_or_default();
    if digits.len() > 12 {
        return Vec::new();
    }
    vary(digits).into_iter().map(|digits| replaced(core, range.clone(), &digits)).collect()
}

fn replaced(text: &str, range: std::ops::Range<usize>, by: &str) -> String {
    format!("{}{by}{}", text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default())
}
