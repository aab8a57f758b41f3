//! What is wrong with a pair of amounts: held against the other pairs of its text, and against the table of yearly rates.
//! Comes in: the pairs of a text and the year of publication. Goes out: at most one fault for each pair, and how it stands
//! in the worksheet.

use super::band::{Bands, Years};
use super::countries::Countries;
use super::pairs::{Pair, Rate};
use super::siblings::Siblings;
use crate::exact::{Interval, Rational};
use crate::finding::{Level, Verdict};
use crate::sentence::Text;
use crate::span::Span;

/// A fault, with what it was held against.
pub struct Fault<'p> {
    pub kind: Kind,
    pub against: Against<'p>,
    /// Where it is surer or less sure than its check says.
    pub level: Option<Level>,
}

/// Which check tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Off by two and a half and more.
    Scale,
    /// Not at the rate of another pair.
    Sibling,
    /// Divided where it should have been multiplied.
    Inverse,
    /// At a rate that there never was.
    Never,
    /// At the rate of the euro for the pound, or the reverse.
    Other,
}

/// What a rate was held against.
#[derive(Clone, Copy)]
pub enum Against<'p> {
    /// Another pair of the text.
    Pair(&'p Pair),
    /// The table: all rates that it has for the time.
    Table(Interval),
}

/// Amounts of a sentence that are looked at.
const MOST: usize = 100;

/// All that a pair is judged by.
pub struct Court<'c> {
    pub text: &'c Text<'c>,
    pub bands: &'c Bands,
    pub countries: &'c Countries<'c>,
    pub siblings: Siblings<'c>,
    /// Year of publication, and the one before where it is January.
    pub published: Vec<i32>,
}

impl<'c> Court<'c> {
    /// The fault of a pair, if it has one.
    pub fn fault(&self, pair: &Pair) -> Option<Fault<'c>> {
        if pair.stated {
            return None;
        }
        let scale = |against| Fault { kind: Kind::Scale, against, level: None };
        if let Some(band) = self.beyond(pair, far()) {
            return Some(scale(Against::Table(band)));
        }
        if let Some(other) = self.sibling(pair) {
            return against_sibling(pair, other);
        }
        self.inverse(pair).or_else(|| self.never(pair)).or_else(|| self.other(pair))
    }

    /// How a pair stands in the worksheet.
    pub fn verdict(&self, pair: &Pair, fault: Option<&Fault<'_>>) -> Verdict {
        let years = self.years(pair);
        let band = |years: Years<'_>| pair.rates.first().and_then(|rate| self.bands.rate(&rate.codes, years));
        let narrow = pair.rates.first().map(|rate| rate.narrow);
        let of_the_time = band(if years.is_empty() { Years::Lately } else { Years::Of(&years) });
        let meets = |band: Option<Interval>| band.zip(narrow).is_some_and(|(band, rate)| band.meets(rate));
        match fault {
            Some(_) => Verdict::Contradicted,
            None if pair.past || self.elsewhere(pair) => Verdict::Unknown,
            None if self.sibling(pair).is_some() => Verdict::Verified,
            None if meets(of_the_time) && of_the_time.is_some_and(is_telling) => Verdict::Verified,
            None if meets(band(Years::Ever)) => Verdict::Compatible,
            None => Verdict::Unknown,
        }
    }

    /// The pair of the same currencies and time that this one is held against: a told rate or the first that the table
    /// does not turn down.
    fn sibling(&self, pair: &Pair) -> Option<&'c Pair> {
        let sound = |other: &&Pair| self.beyond(other, just()).is_none();
        let earlier = |other: &&Pair| other.second.start < pair.second.start;
        let told = self.siblings.stated(pair).into_iter().next();
        told.or_else(|| self.siblings.others(pair).into_iter().filter(earlier).find(sound))
    }

    /// The nearest band that there ever was, if every reading of the pair is beyond it by this factor. `None` where the
    /// table does not know, or cannot: money of long ago, or of another country with the same name.
    fn beyond(&self, pair: &Pair, factor: Rational) -> Option<Interval> {
        let long_ago = pair.past && pair.years.is_empty() || pair.years.iter().any(|year| *year < 1999);
        if long_ago && factor < far() {
            return None;
        }
        let years = self.years(pair);
        let asked = if factor < far() || years.is_empty() || pair.past { Years::Ever } else { Years::Of(&years) };
        self.outside(pair, asked, factor).filter(|_| !self.elsewhere(pair))
    }

    /// The band of the likeliest reading, if the rate of every reading is beyond its own by this factor.
    fn outside(&self, pair: &Pair, years: Years<'_>, factor: Rational) -> Option<Interval> {
        let mut nearest = None;
        for rate in &pair.rates {
            let band = self.bands.rate(&rate.codes, years)?;
            let interval = if factor < far() { rate.narrow } else { rate.wide };
            if apart(interval, band).is_none_or(|gap| gap < factor) {
                return None;
            }
            nearest = nearest.or(Some(band));
        }
        nearest
    }

    fn elsewhere(&self, pair: &Pair) -> bool {
        let known = |code: &str| self.countries.is_elsewhere(code);
        pair.rates.first().is_some_and(|rate| known(&rate.codes.0) || known(&rate.codes.1))
    }

    /// The years that may be meant: those of the sentence up to that of publication; empty for any.
    fn years(&self, pair: &Pair) -> Vec<i32> {
        let next = |year: &i32| year.saturating_add(1);
        match (pair.years.as_slice(), self.published.as_slice()) {
            ([], published) => published.to_vec(),
            (named, []) => named.iter().copied().chain(named.iter().map(next)).collect(),
            (named, published) => named.iter().chain(published).copied().collect(),
        }
    }

    /// One over the rate lies where the rate should.
    fn inverse(&self, pair: &Pair) -> Option<Fault<'c>> {
        let years = self.years(pair);
        let (asked, factor) = if years.is_empty() { (Years::Ever, just()) } else { (Years::Of(&years), tenth()) };
        let rate = pair.rates.first().filter(|_| !pair.past && !self.elsewhere(pair))?;
        let band = self.outside(pair, asked, factor)?;
        let turned = rate.narrow.reciprocal()?.meets(band);
        turned.then_some(Fault { kind: Kind::Inverse, against: Against::Table(band), level: None })
    }

    fn never(&self, pair: &Pair) -> Option<Fault<'c>> {
        let band = self.beyond(pair, Rational::new(112, 100)?).filter(|_| !self.tells_two_rates(pair))?;
        Some(Fault { kind: Kind::Never, against: Against::Table(band), level: None })
    }

    /// "Before the devaluation the $40 permit cost 600 pesos; now it costs $40, or 1,400 pesos": the sentence knows that
    /// the rate has moved.
    fn tells_two_rates(&self, pair: &Pair) -> bool {
        let Some(sentence) = self.text.sentences.get(pair.sentence) else { return false };
        let money = || {
            let all = self.text.quantities_in(sentence.quantities.clone()).iter();
            all.filter(|quantity| quantity.kind == crate::quantity::Kind::Money).take(MOST)
        };
        let same = |span: Span| {
            let own = money().find(|quantity| quantity.span == span).and_then(|quantity| quantity.units.first());
            own.is_some_and(|own| money().filter(|other| other.units.first() == Some(own)).count() > 1)
        };
        same(pair.first) && same(pair.second)
    }

    /// Off the rate of the year, and at that of the euro where the pound is meant, or the reverse.
    fn other(&self, pair: &Pair) -> Option<Fault<'c>> {
        let years = self.years(pair);
        if years.is_empty() || pair.past || self.elsewhere(pair) {
            return None;
        }
        let band = self.outside(pair, Years::Of(&years), Rational::new(112, 100)?)?;
        let rate: &Rate = pair.rates.first()?;
        let taken = (swapped(&rate.codes.0), swapped(&rate.codes.1));
        let likeness = self.bands.rate(&taken, Years::Of(&years)).filter(|_| taken != rate.codes)?;
        let close = apart(rate.narrow, likeness).is_some_and(|gap| gap < just());
        // Where no date is given, the text may be much younger than the year that it names.
        let level = (self.published.is_empty() || !pair.years.is_empty()).then_some(Level::Advice);
        close.then_some(Fault { kind: Kind::Other, against: Against::Table(band), level })
    }
}

fn swapped(code: &str) -> String {
    match code {
        "EUR" => "GBP",
        "GBP" => "EUR",
        code => code,
    }
    .to_owned()
}

fn against_sibling<'p>(pair: &Pair, other: &'p Pair) -> Option<Fault<'p>> {
    let (gap, exact) = (gap(pair, other, |rate| rate.narrow)?, gap(pair, other, |rate| rate.exact)?);
    let fault = |kind, level| Some(Fault { kind, against: Against::Pair(other), level });
    let beside = pair.sentence == other.sentence || other.stated;
    if is_turned(pair, other) && exact >= tenth() {
        return fault(Kind::Inverse, beside.then_some(Level::Error));
    }
    if gap >= far() {
        return fault(Kind::Scale, None);
    }
    let beyond = |gap: Rational, percent: i128| Rational::new(percent, 100).is_some_and(|factor| gap >= factor);
    let level = match beside {
        // "€3m ($3.3m)" may be short for 3.4, but an amount so round is mostly meant as written.
        _ if beyond(exact, 125) => Level::Error,
        true if beyond(gap, 104) && beyond(exact, 107) => Level::Error,
        _ if beyond(gap, 110) => Level::Warning,
        _ if beyond(gap, 104) && !other.stated => Level::Advice,
        _ => return None,
    };
    fault(Kind::Sibling, Some(level))
}

fn far() -> Rational {
    Rational::new(5, 2).unwrap_or(Rational::ONE)
}

fn tenth() -> Rational {
    Rational::new(11, 10).unwrap_or(Rational::ONE)
}

fn just() -> Rational {
    Rational::new(102, 100).unwrap_or(Rational::ONE)
}

/// Whether a band is narrow enough to tell anything.
fn is_telling(band: Interval) -> bool {
    let share = || band.width()?.div(band.middle()?);
    share().is_some_and(|share| Rational::new(3, 10).is_some_and(|limit| share < limit))
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
fn gap(pair: &Pair, other: &Pair, side: impl Fn(&Rate) -> Interval) -> Option<Rational> {
    pair.rates.iter().filter_map(|rate| apart(side(rate), side(&other.like(&rate.codes)?))).min()
}

/// Whether one over the pair's rate is the sibling's.
fn is_turned(pair: &Pair, other: &Pair) -> bool {
    let turned = |rate: &Rate| Some(rate.exact.reciprocal()?.meets(other.like(&rate.codes)?.exact));
    pair.rates.iter().any(|rate| turned(rate) == Some(true))
}
