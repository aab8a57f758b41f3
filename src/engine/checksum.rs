//! Numbers that bear their own proof: ISBN, ISSN, ISIN, IBAN. Comes in: "lengths", the length of an IBAN by country. Goes
//! out: a number behind its label whose check digit or remainder is wrong. Not here: numbers without their label, and
//! whether the book or account exists.

use super::{Called, Compiled, Engine, EngineError, Slip, run_alone, settings};
use crate::context::Context;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, key};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

/// Signs behind a label in which its number ends.
const REACH: usize = 60;

const LABELS: [&str; 4] = ["ISBN", "ISSN", "ISIN", "IBAN"];

struct Checksum {
    /// Country and length.
    lengths: Vec<(String, usize)>,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["lengths"])?;
    let read = |(country, length): (&str, &str)| match length.parse() {
        Ok(length) => Ok((country.to_owned(), length)),
        Err(_) => {
            Err(EngineError { key: format!("lengths.{country}"), message: "a number is wanted: \"22\"".to_owned() })
        }
    };
    let lengths = settings::named(file, "lengths")?.into_iter().map(read).collect::<Result<_, _>>()?;
    Ok(Box::new(Checksum { lengths }))
}

impl Engine for Checksum {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn words(&self) -> Vec<Key> {
        LABELS.iter().map(|label| key(label)).collect()
    }

    fn run_called(&self, text: &Text<'_>, _: &Context, called: &Called, slips: &mut Vec<Slip>) {
        for token in called.words.iter().filter_map(|at| text.tokens.get(*at as usize)) {
            slips.extend(self.judge(text.prose(), token.text(text.prose()), token.end));
        }
    }
}

/// A sign of a number, with its place.
type Sign = (char, u32);

/// So many signs belong to the number, and what is wrong with them, if anything is.
type Outcome = Option<(usize, Option<String>)>;

impl Checksum {
    fn judge(&self, prose: &str, label: &str, from: u32) -> Option<Slip> {
        let signs = behind(prose, from);
        let (length, right) = match label {
            "ISBN" => isbn(&signs),
            "ISSN" => issn(&signs),
            "ISIN" => isin(&signs),
            "IBAN" => self.iban(&signs),
            _ => None,
        }?;
        let (first, last) = (signs.first()?.1, signs.get(length.checked_sub(1)?)?.1);
        right.map(|right| Slip {
            span: Span::new(first, last + 1),
            label: "the check fails".to_owned(),
            values: vec![("word", label.to_owned()), ("right", right)],
            ..Slip::default()
        })
    }

    /// The account turned by four signs and read as one number leaves 1 over when it is divided by 97 (ISO 13616).
    fn iban(&self, signs: &[Sign]) -> Outcome {
        let country: String = signs.iter().take(2).map(|sign| sign.0).collect();
        let (_, length) = self.lengths.iter().find(|(known, _)| *known == country)?;
        let account = signs.get(..*length)?;
        let turned = account.iter().skip(4).chain(account.iter().take(4));
        let rest = turned.map(|sign| sign.0).try_fold(0_u32, |rest, sign| {
            let value = sign.to_digit(36)?;
            Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
        })?;
        Some((*length, (rest != 1).then(|| format!("leaves {rest} over, not 1"))))
    }
}

/// The letters and digits behind a label, over spaces, hyphens and a colon.
fn behind(prose: &str, from: u32) -> Vec<Sign> {
    let rest = prose.get(from as usize..).unwrap_or_default();
    let mut signs: Vec<Sign> = Vec::new();
    for (at, sign) in rest.char_indices().take(REACH) {
        let at = from + u32::try_from(at).unwrap_or_default();
        match sign {
            '0'..='9' | 'A'..='Z' => signs.push((sign, at)),
            ' ' | '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{a0}' => {}
            ':' if signs.is_empty() => {}
            // "ISBN-13: 978…" and "ISBN-10: …": the form, no part of the number.
            ':' if matches!(signs.as_slice(), [('1', _), ('0' | '3', _)]) => signs.clear(),
            _ => break,
        }
    }
    // "GB29 XXXX XXXX": a number that is not to be read.
    let masked = signs.windows(2).any(|pair| pair.iter().all(|(sign, _)| *sign == 'X'));
    if masked { Vec::new() } else { signs }
}

/// Thirteen digits weighted 1 and 3 by turns, or ten signs weighted from 10 down (ISO 2108).
fn isbn(signs: &[Sign]) -> Outcome {
    let book = matches!(signs, [('9', _), ('7', _), ('8' | '9', _), ..]) && signs.len() >= 13;
    if book {
        let number = signs.get(..13)?;
        let sum = number
            .iter()
            .take(12)
            .zip([1, 3].iter().cycle())
            .try_fold(0, |sum, (sign, weight)| Some(sum + sign.0.to_digit(10)? * weight))?;
        return check(number, (10 - sum % 10) % 10);
    }
    (signs.len() == 10).then(|| by_eleven(signs)).flatten()
}

/// Eight signs weighted from 8 down (ISO 3297).
fn issn(signs: &[Sign]) -> Outcome {
    (signs.len() == 8).then(|| by_eleven(signs)).flatten()
}

/// All but the last sign weighted down to 2; the last makes it a multiple of 11, and X is ten.
fn by_eleven(signs: &[Sign]) -> Outcome {
    let length = u32::try_from(signs.len()).ok()?;
    let digits = signs.get(..signs.len().checked_sub(1)?)?;
    let sum = digits
        .iter()
        .zip((2..=length).rev())
        .try_fold(0, |sum, (sign, weight)| Some(sum + sign.0.to_digit(10)? * weight))?;
    check(signs, (11 - sum % 11) % 11)
}

/// Letters read as 10 to 35, every second digit from the right doubled (ISO 6166).
fn isin(signs: &[Sign]) -> Outcome {
    let number = signs.get(..12)?;
    let country = number.iter().take(2).all(|sign| sign.0.is_ascii_uppercase());
    let written: Option<String> = number
        .iter()
        .take(11)
        .map(|sign| Some(sign.0.to_digit(36)?.to_string()))
        .collect::<Option<Vec<_>>>()
        .map(|all| all.concat());
    let digits: Vec<u32> = written?.chars().rev().filter_map(|digit| digit.to_digit(10)).collect();
    let sum: u32 =
        digits.iter().zip([2, 1].iter().cycle()).map(|(digit, times)| digit * times / 10 + digit * times % 10).sum();
    if country { check(number, (10 - sum % 10) % 10) } else { None }
}

/// The last sign against the digit that it should be.
fn check(signs: &[Sign], right: u32) -> Outcome {
    let told = match signs.last()?.0 {
        'X' => 10,
        sign => sign.to_digit(10)?,
    };
    let name = if right == 10 { "X".to_owned() } else { right.to_string() };
    Some((signs.len(), (told != right).then(|| format!("would end in {name}"))))
}
