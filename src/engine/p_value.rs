//! A test statistic and its p value: "t(34) = 2.45, p = .02". Comes in: critical values of t and chi-squared for probabilities
//! ("alphas"), two-tailed, by degrees of freedom. Goes out: a p value that lies on the other side of the next critical values
//! whatever the rounding of the statistic. Not here: exact tails, for which no table is needed to see a slip; one-tailed
//! and corrected tests, which the sentence names and which are left alone. The rule follows Nuijten et al. (2016): an interval
//! on the statistic, then the written comparison.

use super::{Called, Compiled, Engine, EngineError, Slip, run_alone, settings};
use crate::context::Context;
use crate::exact::Rational;
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, key};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Holes of messages.
pub const HOLES: &[&str] = &["test", "written", "bounds"];

/// Bytes before "p" in which its statistic stands.
const REACH: u32 = 60;

/// "t(34) = 2.45, p = .02", "χ2(1, N = 90) = 3.84, p < .05", "z = 1.2, p = .23".
static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let test = r"(?P<test>\bt|\bz|χ2|χ²|\bchi-?squared?)";
    let freedom = r"\s?(?:\(\s?(?P<df>\d{1,4})(?:,\s?[Nn]\s?=\s?[\d,]+)?\s?\))?";
    let value = r"\s?=\s?[-−–]?(?P<value>\d{1,4}(?:\.\d{1,4})?)";
    let p = r"[,;]\s?[pP]\s?(?P<sign>[=<>])\s?(?P<told>0?\.\d{1,5})";
    Regex::new(&format!("{test}{freedom}{value}{p}")).ok()
});

/// Critical values by degrees of freedom.
type Rows = Vec<(u32, Vec<Rational>)>;

struct PValue {
    alphas: Vec<Rational>,
    t: Rows,
    chi: Rows,
    normal: Vec<Rational>,
    unlike: Vec<String>,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["alphas", "normal", "t", "chi", "unlike"])?;
    let numbers = |key: &str, list: Vec<&str>| {
        let read = |text: &str| {
            Rational::parse(text)
                .ok_or_else(|| EngineError { key: key.to_owned(), message: format!("\"{text}\" is no number") })
        };
        list.into_iter().map(read).collect::<Result<Vec<_>, _>>()
    };
    let rows = |key: &str| {
        let row = |(df, list): (&str, &str)| {
            let bad =
                || EngineError { key: format!("{key}.{df}"), message: "degrees of freedom are wanted".to_owned() };
            Ok((df.parse().map_err(|_| bad())?, numbers(key, list.split_whitespace().collect())?))
        };
        let mut rows = settings::named(file, key)?.into_iter().map(row).collect::<Result<Rows, EngineError>>()?;
        rows.sort_by_key(|row| row.0);
        Ok::<_, EngineError>(rows)
    };
    Ok(Box::new(PValue {
        alphas: numbers("alphas", settings::words(file, "alphas")?)?,
        normal: numbers("normal", settings::words(file, "normal")?)?,
        t: rows("t")?,
        chi: rows("chi")?,
        unlike: settings::strings(file, "unlike")?.into_iter().map(str::to_owned).collect(),
    }))
}

impl Engine for PValue {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn words(&self) -> Vec<Key> {
        vec![key("p")]
    }

    fn run_called(&self, text: &Text<'_>, _: &Context, called: &Called, slips: &mut Vec<Slip>) {
        let compared = |at: &&u32| matches!(text.word(at.saturating_add(1)), "=" | "<" | ">");
        for at in called.words.iter().filter(compared) {
            let sentence = text.sentence_at(*at);
            let found =
                text.tokens.get(*at as usize).zip(text.sentences.get(sentence)).and_then(|(token, sentence)| {
                    let prose = text.prose();
                    let found = self.near(prose, token.start, sentence.span)?;
                    let whole = sentence.span.of(prose).to_lowercase();
                    (!self.unlike.iter().any(|word| whole.contains(word.as_str()))).then_some(found)
                });
            slips.extend(found);
        }
    }
}

impl PValue {
    /// The statistic whose "p" stands at a place.
    fn near(&self, prose: &str, p: u32, sentence: Span) -> Option<Slip> {
        let from = (p.saturating_sub(REACH).max(sentence.start)..=p).find(|at| prose.is_char_boundary(*at as usize))?;
        let end = sentence.end.min(p.saturating_add(REACH)).max(p);
        let end = (p..=end).rev().find(|at| prose.is_char_boundary(*at as usize))?;
        let stretch = prose.get(from as usize..end as usize)?;
        let p = p.checked_sub(from)? as usize;
        let found = FORM
            .as_ref()?
            .captures_iter(stretch)
            .find(|found| found.get(0).is_some_and(|whole| (whole.start()..whole.end()).contains(&p)))?;
        self.judge(&found, from)
    }

    fn judge(&self, found: &Captures<'_>, from: u32) -> Option<Slip> {
        let part = |name: &str| found.name(name).map(|part| part.as_str());
        let df: Option<u32> = part("df").and_then(|df| df.parse().ok());
        let (value, told) = (part("value")?, found.name("told")?);
        let (statistic, half) = rounded(value)?;
        let (low, high) = (statistic.sub(half)?, statistic.add(half)?);
        let (above, below) = match (part("test")?, df) {
            ("z", _) => self.bounds((&self.normal, &self.normal), low, high),
            ("t", Some(df)) => self.bounds(around(&self.t, df)?, low, high),
            ("t", None) => return None,
            (_, Some(df)) => self.bounds(exactly(&self.chi, df)?, low, high),
            (_, None) => return None,
        };
        let (p, slack) = rounded(told.as_str())?;
        let fits = match part("sign")? {
            "=" => {
                above.is_none_or(|above| p.add(slack).is_some_and(|p| p >= above))
                    && below.is_none_or(|below| p.sub(slack).is_some_and(|p| p <= below))
            }
            "<" => above.is_none_or(|above| p > above),
            _ => below.is_none_or(|below| p < below),
        };
        let bound = |name: &str, bound: Option<Rational>| bound.map(|bound| format!("{name} {}", bound.to_decimal(3)));
        let bounds: Vec<String> = [bound("over", above), bound("under", below)].into_iter().flatten().collect();
        if fits {
            return None;
        }
        Some(Slip {
            span: Span::new(from + u32::try_from(told.start()).ok()?, from + u32::try_from(told.end()).ok()?),
            label: format!("p is {}", bounds.join(" and ")),
            values: vec![
                ("test", found.get(0).map(|whole| whole.as_str().to_owned()).unwrap_or_default()),
                ("written", told.as_str().to_owned()),
                ("bounds", bounds.join(" and ")),
            ],
            ..Slip::default()
        })
    }

    /// Between which probabilities p lies: a statistic below a critical value has a greater one. The critical values of
    /// `rows` are the highest and the lowest that the degrees of freedom allow.
    fn bounds(
        &self,
        (highest, lowest): (&Vec<Rational>, &Vec<Rational>),
        low: Rational,
        high: Rational,
    ) -> (Option<Rational>, Option<Rational>) {
        let margin = Rational::new(1, 1000);
        let safe = |critical: &Rational| margin.and_then(|margin| critical.sub(margin));
        let over = |critical: &Rational| margin.and_then(|margin| critical.add(margin));
        let above =
            self.alphas.iter().zip(lowest).filter(|(_, critical)| safe(critical).is_some_and(|safe| high < safe));
        let below =
            self.alphas.iter().zip(highest).filter(|(_, critical)| over(critical).is_some_and(|over| low > over));
        (above.map(|(alpha, _)| *alpha).max(), below.map(|(alpha, _)| *alpha).min())
    }
}

/// A written number and half a unit of its last digit.
fn rounded(text: &str) -> Option<(Rational, Rational)> {
    let whole = if text.starts_with('.') { format!("0{text}") } else { text.to_owned() };
    let decimals = whole.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let unit = Rational::power_of_ten(-i32::try_from(decimals).ok()?)?;
    Some((Rational::parse(&whole)?, unit.div(Rational::whole(2))?))
}

/// The rows of the next lower and the next higher degrees of freedom: critical values of t fall as these rise.
fn around(rows: &Rows, df: u32) -> Option<(&Vec<Rational>, &Vec<Rational>)> {
    let fewer = rows.iter().rev().find(|row| row.0 <= df)?;
    let more = rows.iter().find(|row| row.0 >= df)?;
    Some((&fewer.1, &more.1))
}

fn exactly(rows: &Rows, df: u32) -> Option<(&Vec<Rational>, &Vec<Rational>)> {
    rows.iter().find(|row| row.0 == df).map(|row| (&row.1, &row.1))
}
