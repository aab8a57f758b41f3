//! Conversions of money: "€50 million ($56 million)". Comes in: "rule", which says what a check looks for. "scale": a rate
//! two and a half times beyond all that the table knows for the two currencies, or off a sibling pair by such a factor.
//! "siblings": two pairs of one text with rates that do not meet; this rule also fills the worksheet. "inverse": divided
//! where it should have been multiplied. "never": a rate that there never was. "other": the euro's rate for the pound.
//! Not here: rates of a day; a text's pairs are held against each other, and against bands of years.

mod band;
mod countries;
mod diagnosis;
mod pairs;
mod siblings;
mod stated;

use super::{Called, Compiled, Engine, EngineError, Slip, run_alone, settings};
use crate::context::Context;
use crate::exact::{Interval, Rational};
use crate::finding::Verdict;
use crate::quantity::{self, Grammar, Quantity, UnitId, Units};
use crate::sentence::Text;
use crate::span::Span;
use band::Bands;
use countries::Countries;
use diagnosis::{Against, Court, Fault, Kind};
use pairs::Pair;
use siblings::Siblings;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Holes of messages.
pub const HOLES: &[&str] = &["first", "second", "rate", "other"];

const RULES: [(&str, Kind); 5] = [
    ("scale", Kind::Scale),
    ("siblings", Kind::Sibling),
    ("inverse", Kind::Inverse),
    ("never", Kind::Never),
    ("other", Kind::Other),
];

struct Exchange {
    rule: Kind,
}

/// Built when the first text with two currencies comes along; the checks share them.
static TABLES: LazyLock<(Bands, Units)> = LazyLock::new(|| (Bands::builtin(), Grammar::builtin().units().clone()));

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["rule"])?;
    let told = file.get("rule").and_then(toml::Value::as_str).unwrap_or_default();
    let Some((_, rule)) = RULES.iter().find(|(name, _)| *name == told) else {
        let names: Vec<&str> = RULES.iter().map(|(name, _)| *name).collect();
        let message = format!("the rule is one of {}", names.join(", "));
        return Err(EngineError { key: "rule".to_owned(), message });
    };
    Ok(Box::new(Exchange { rule: *rule }))
}

impl Engine for Exchange {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn works_together(&self) -> bool {
        true
    }

    fn run_called(&self, text: &Text<'_>, context: &Context, called: &Called, slips: &mut Vec<Slip>) {
        if let Some(together) = called.together.as_ref().filter(|_| pairs::likely(text)) {
            let told = together.exchange.get_or_init(|| told(text, context));
            slips.extend(told.iter().filter(|told| told.rule == self.rule).map(|told| told.slip.clone()));
        }
    }

    fn is_whole(&self) -> bool {
        true
    }
}

/// A slip with the rule of the check that tells it.
#[derive(Debug)]
pub(super) struct Told {
    rule: Kind,
    slip: Slip,
}

/// What all rules say of a text.
fn told(text: &Text<'_>, context: &Context) -> Vec<Told> {
    let (bands, units) = &*TABLES;
    let countries = Countries::new(text, bands);
    let pairs = pairs::pairs(text, units, &countries);
    let date = context.date.or(text.document.published());
    let year = date.and_then(|date| date.year);
    let before = year.filter(|_| date.is_some_and(|date| date.month == Some(1))).map(|year| year - 1);
    let published = before.into_iter().chain(year).collect();
    let court = Court { text, bands, countries: &countries, siblings: Siblings::new(&pairs), published };
    let (witnesses, mut all) = (witnesses(text), Vec::new());
    for pair in pairs.iter().filter(|pair| !pair.stated) {
        let fault = court.fault(pair).filter(|fault| !is_doubtful(text, &witnesses, pair, fault));
        let line = in_worksheet(text, pair, court.verdict(pair, fault.as_ref()));
        all.extend(line.map(|slip| Told { rule: Kind::Sibling, slip }));
        all.extend(fault.and_then(|fault| Some(Told { rule: fault.kind, slip: slip(text, pair, &fault)? })));
    }
    all
}

/// Amounts of money that stand beside each other, by their units.
type Witnesses<'t> = HashMap<(Option<UnitId>, Option<UnitId>), Vec<(&'t Quantity, &'t Quantity)>>;

/// How many of them are heard.
const WITNESSES: usize = 40;

fn witnesses<'t>(text: &'t Text<'_>) -> Witnesses<'t> {
    let mut found = Witnesses::new();
    for (one, other) in text.quantities.iter().zip(text.quantities.iter().skip(1)) {
        if one.kind == quantity::Kind::Money && other.kind == quantity::Kind::Money {
            found.entry((one.units.first(), other.units.first())).or_default().push((one, other));
        }
    }
    found
}

/// "$AUD1.1 billion" names its currency twice; and amounts of the text in the same two currencies that stand beside each
/// other at the same rate know better than the table.
fn is_doubtful(text: &Text<'_>, witnesses: &Witnesses<'_>, pair: &Pair, fault: &Fault<'_>) -> bool {
    let coded = |span: Span| {
        let written = span.of(text.prose());
        written
            .split_once('$')
            .is_some_and(|(_, behind)| behind.starts_with(|letter: char| letter.is_ascii_uppercase()))
    };
    if coded(pair.first) || coded(pair.second) {
        return true;
    }
    if !matches!(fault.against, Against::Table(_)) {
        return false;
    }
    let of = |span: Span| {
        let first = text.quantities.partition_point(|quantity| quantity.span.start < span.start);
        text.quantities.get(first).filter(|quantity| quantity.span == span)
    };
    let Some((first, second)) = of(pair.first).zip(of(pair.second)) else { return false };
    let rate = |one: &Quantity, other: &Quantity| one.number()?.value.div(other.number()?.value);
    let alike = |one: &Quantity, other: &Quantity| {
        let ratio = rate(one, other).zip(rate(first, second)).and_then(|(there, here)| there.div(here));
        let bounds = Rational::new(9, 10).zip(Rational::new(10, 9));
        ratio.zip(bounds).is_some_and(|(ratio, (least, most))| ratio >= least && ratio <= most)
    };
    // The same sums told again are no witness.
    let told_again = |one: &Quantity, other: &Quantity| {
        let value = |quantity: &Quantity| quantity.number().map(|number| number.value);
        value(one) == value(first) || value(other) == value(second)
    };
    let beside = witnesses.get(&(first.units.first(), second.units.first()));
    beside.into_iter().flatten().take(WITNESSES).any(|(one, other)| {
        let others = one.span != first.span && one.span != second.span && other.span != second.span;
        others && !told_again(one, other) && alike(one, other)
    })
}

/// A pair whose fault, if any, is told elsewhere: a line of the worksheet.
fn in_worksheet(text: &Text<'_>, pair: &Pair, verdict: Verdict) -> Option<Slip> {
    let rate = pair.rates.first()?.exact.middle()?;
    Some(Slip {
        span: pair.second,
        label: format!("{} at the rate of {}", pair.first.of(text.prose()), shown(rate)),
        evidence: vec![(pair.first, "first".to_owned()), (pair.second, "second".to_owned())],
        verdict: Some(verdict),
        ..Slip::default()
    })
}

fn slip(text: &Text<'_>, pair: &Pair, fault: &Fault<'_>) -> Option<Slip> {
    let written = |pair: &Pair| (pair.first.of(text.prose()).to_owned(), pair.second.of(text.prose()).to_owned());
    let (first, second) = written(pair);
    let mut evidence = vec![(pair.first, "this amount".to_owned())];
    let (rate, other) = match fault.against {
        Against::Pair(other) => {
            let codes = &pair.rates.iter().find(|rate| other.like(&rate.codes).is_some())?.codes;
            let (one, two) = written(other);
            evidence.push((other.first.join(other.second), "the other pair".to_owned()));
            (shown(other.like(codes)?.exact.middle()?), format!("{one} ({two})"))
        }
        Against::Table(band) => (range(band)?, "the rates of those years".to_owned()),
    };
    Some(Slip {
        span: pair.second,
        label: if fault.kind == Kind::Scale { "off by a factor" } else { "at another rate" }.to_owned(),
        values: vec![("first", first), ("second", second), ("rate", rate), ("other", other)],
        evidence,
        level: fault.level,
        ..Slip::default()
    })
}

fn range(band: Interval) -> Option<String> {
    Some(format!("{} to {}", shown(band.lo.value()?), shown(band.hi.value()?)))
}

/// A rate with three digits or so.
fn shown(rate: Rational) -> String {
    let places = match rate {
        rate if rate >= Rational::whole(20) => 0,
        rate if rate >= Rational::ONE => 2,
        rate if rate.mul(Rational::whole(10)).is_some_and(|tenfold| tenfold >= Rational::ONE) => 3,
        _ => 5,
    };
    rate.to_decimal(places)
}
