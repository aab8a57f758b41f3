//! Pairs of amounts in two currencies, side by side, and the rates that they imply.

use crate::exact::{Interval, Rational};
use crate::quantity::{Amount, Date, Kind, Quantity, Role, Units};
use crate::sentence::Text;
use crate::token::{Key, key};

/// Two amounts said to be one, with the rate for every pair of currencies that they can mean.
pub struct Pair<'t> {
    /// The amount first written.
    pub first: &'t Quantity,
    /// The other.
    pub second: &'t Quantity,
    /// The rates that the signs can mean.
    pub rates: Vec<Rate>,
    /// Years named in the sentence, and whether it speaks of another time without naming one.
    when: (Vec<i32>, bool),
}

/// How much of the second currency one of the first buys.
pub struct Rate {
    /// Codes of the two currencies.
    pub codes: (String, String),
    /// With both amounts as coarse as they can be meant.
    pub wide: Interval,
    /// With the first as written.
    pub narrow: Interval,
}

/// Whether a text may have a pair at all.
pub fn likely(text: &Text<'_>) -> bool {
    let mut money = text.quantities.iter().filter(|quantity| quantity.kind == Kind::Money);
    let Some(first) = money.next() else { return false };
    money.any(|other| other.units != first.units)
}

/// Every pair of a text, in order.
pub fn pairs<'t>(text: &'t Text<'_>, units: &Units) -> Vec<Pair<'t>> {
    let beside = text.quantities.iter().zip(text.quantities.iter().skip(1));
    beside.filter(|(first, second)| joined(text, first, second)).filter_map(|(a, b)| pair(text, a, b, units)).collect()
}

const LINKS: [&str; 21] = [
    "or",
    "about",
    "around",
    "roughly",
    "approximately",
    "nearly",
    "equal",
    "equivalent",
    "to",
    "us",
    "u.s",
    ".",
    "=",
    "≈",
    "~",
    "some",
    "worth",
    "the",
    "of",
    "at",
    "just",
];
const WORTH: [&str; 3] = ["worth", "comes", "came"];

/// Whether a bracket, ", or" or "was worth" alone stands between two amounts of money.
fn joined(text: &Text<'_>, first: &Quantity, second: &Quantity) -> bool {
    let simple = |quantity: &Quantity| quantity.kind == Kind::Money && matches!(quantity.amount, Amount::Number(_));
    let likeliest = |quantity: &Quantity| quantity.units.first();
    let next = text.sentences.partition_point(|sentence| sentence.tokens.start <= first.tokens.start);
    let one_sentence = text.sentences.get(next).is_none_or(|next| next.tokens.start > second.tokens.start);
    if likeliest(first) == likeliest(second) || !one_sentence {
        return false;
    }
    if !simple(first) || !simple(second) || first.per.map(|per| per.noun) != second.per.map(|per| per.noun) {
        return false;
    }
    let keys: Vec<Key> = text.tokens_in(first.tokens.end..second.tokens.start).iter().map(|token| token.key).collect();
    let is = |found: &Key, words: &[&str]| words.iter().any(|word| key(word) == *found);
    let links = |rest: &[Key]| rest.len() <= 4 && rest.iter().all(|found| is(found, &LINKS));
    match keys.split_first() {
        Some((mark, rest)) if is(mark, &["(", "["]) => links(rest),
        Some((mark, rest)) if is(mark, &[","]) => {
            !rest.is_empty() && links(rest) && rest.first().is_some_and(|word| is(word, &["or", "equivalent", "about"]))
        }
        Some(_) => {
            keys.len() <= 5 && keys.iter().any(|word| is(word, &WORTH)) && !keys.iter().any(|word| is(word, &[","]))
        }
        None => false,
    }
}

fn pair<'t>(text: &Text<'_>, first: &'t Quantity, second: &'t Quantity, units: &Units) -> Option<Pair<'t>> {
    let mut rates = Vec::new();
    let code = |quantity: &Quantity| quantity.units.first().and_then(|unit| units.get(unit))?.code.clone();
    if code(first) == code(second) {
        return None;
    }
    for a in first.units.iter().filter_map(|unit| units.get(unit)) {
        for b in second.units.iter().filter_map(|unit| units.get(unit)) {
            let codes = (a.code.clone()?, b.code.clone()?);
            if codes.0 == codes.1 {
                continue;
            }
            let rate = |one: Role, other: Role| {
                second.loose(other)?.scale(b.factor)?.div(first.loose(one)?.scale(a.factor)?).filter(bounded)
            };
            let (wide, narrow) = (rate(Role::Conversion, Role::Conversion)?, rate(Role::Sharp, Role::Result)?);
            rates.push(Rate { codes, wide, narrow });
        }
    }
    let when = when(text, first);
    (!rates.is_empty()).then_some(Pair { first, second, rates, when })
}

fn bounded(interval: &Interval) -> bool {
    interval.lo.value().is_some_and(|low| low > Rational::ZERO) && interval.hi.value().is_some()
}

/// Years of the sentence, and whether "then" or "at the time" stands in it.
fn when(text: &Text<'_>, figure: &Quantity) -> (Vec<i32>, bool) {
    let at = text.sentences.partition_point(|sentence| sentence.tokens.end <= figure.tokens.start);
    let Some(sentence) = text.sentences.get(at) else { return (Vec::new(), false) };
    let range = sentence.quantities.start as usize..sentence.quantities.end as usize;
    let year = |quantity: &Quantity| match quantity.amount {
        Amount::Date(Date { year, .. }, _) => year,
        _ => None,
    };
    let mut years: Vec<i32> = text.quantities.get(range).unwrap_or_default().iter().filter_map(year).collect();
    years.sort_unstable();
    years.dedup();
    let keys = || text.tokens_in(sentence.tokens.clone()).iter().map(|token| token.key);
    let time = keys().zip(keys().skip(1)).any(|two| two == (key("the"), key("time")));
    let past = keys().any(|found| found == key("then") || found == key("historic") || found == key("old"));
    (years, time || past)
}

impl Pair<'_> {
    /// Whether another pair is of the same two currencies and the same time.
    pub fn sibling_of(&self, other: &Self) -> bool {
        let same_time = self.when == other.when && !self.when.1;
        same_time && self.rates.iter().any(|rate| other.like(&rate.codes).is_some())
    }

    /// The rate for two currencies, turned round where they are.
    pub fn like(&self, codes: &(String, String)) -> Option<Interval> {
        let straight = self.rates.iter().find(|rate| rate.codes == *codes).map(|rate| rate.narrow);
        let turned = || self.rates.iter().find(|rate| rate.codes.0 == codes.1 && rate.codes.1 == codes.0);
        straight.or_else(|| Interval::point(Rational::ONE).div(turned()?.narrow))
    }

    /// The years that may be meant: those of the sentence, or that of publication; empty for any.
    pub fn years(&self, published: Option<i32>) -> Vec<i32> {
        match (self.when.0.is_empty(), self.when.1) {
            (true, false) => published.into_iter().collect(),
            (false, false) => self.when.0.iter().copied().chain(published).collect(),
            _ => Vec::new(),
        }
    }
}
