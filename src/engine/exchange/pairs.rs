//! Pairs of amounts in two currencies that are said to be one, and the rates that they imply. Comes in: a text. Goes out:
//! every pair, rates told outright among them. Not here: what a rate should be (`band`) and what is wrong (`diagnosis`).

use super::countries::Countries;
use super::stated;
use crate::exact::{Interval, Rational};
use crate::quantity::{Amount, Date, Hedge, Kind, Quantity, Role, Unit, Units};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, Token, key, literal};

/// Two amounts said to be one, with the rate for every pair of currencies that they can mean.
pub struct Pair {
    /// The amount first written.
    pub first: Span,
    /// The other.
    pub second: Span,
    /// The rates that the signs can mean, the likeliest first.
    pub rates: Vec<Rate>,
    /// Whether it tells a rate outright: "one euro buys 162 yen".
    pub stated: bool,
    /// Which sentence it stands in.
    pub sentence: usize,
    /// Years named there.
    pub years: Vec<i32>,
    /// Whether the sentence speaks of another time without naming one.
    pub past: bool,
}

/// How much of the second currency one of the first buys.
#[derive(Clone)]
pub struct Rate {
    /// Codes of the two currencies.
    pub codes: (String, String),
    /// With both amounts as coarse as they can be meant.
    pub wide: Interval,
    /// With the first no coarser than written.
    pub narrow: Interval,
    /// With the first taken as exact.
    pub exact: Interval,
}

/// Whether a text may have a pair at all.
pub fn likely(text: &Text<'_>) -> bool {
    let mut money = text.quantities.iter().filter(|quantity| quantity.kind == Kind::Money);
    let Some(first) = money.next() else { return false };
    money.any(|other| other.units != first.units)
}

/// Every pair of a text, in order.
pub fn pairs(text: &Text<'_>, units: &Units, countries: &Countries<'_>) -> Vec<Pair> {
    let beside = text.quantities.iter().zip(text.quantities.iter().skip(1));
    let joined = beside.filter(|(first, second)| joined(text, first, second));
    let joined = joined.filter_map(|(first, second)| pair(text, first, second, units, countries));
    let mut all: Vec<Pair> = joined.chain(stated::rates(text, units)).collect();
    all.sort_by_key(|pair| pair.sentence);
    for together in all.chunk_by_mut(|one, other| one.sentence == other.sentence) {
        let sentence = together.first().map_or(0, |pair| pair.sentence);
        let (years, past) = when(text, sentence);
        together.iter_mut().for_each(|pair| (pair.years, pair.past) = (years.clone(), past));
    }
    all.sort_by_key(|pair| pair.first.start.min(pair.second.start));
    all
}

/// A pair with these rates, placed in its sentence, whose years are still to be told.
pub fn placed(text: &Text<'_>, first: Span, second: &Quantity, rates: Vec<Rate>, stated: bool) -> Option<Pair> {
    let sentence = text.sentence_at(second.tokens.start);
    let (years, past) = (Vec::new(), false);
    (!rates.is_empty()).then_some(Pair { first, second: second.span, rates, stated, sentence, years, past })
}

const LINKS: [Key; 22] = [
    literal("or"),
    literal("about"),
    literal("around"),
    literal("roughly"),
    literal("approximately"),
    literal("nearly"),
    literal("equal"),
    literal("equivalent"),
    literal("to"),
    literal("us"),
    literal("u.s"),
    literal("."),
    literal("="),
    literal("≈"),
    literal("~"),
    literal("some"),
    literal("worth"),
    literal("the"),
    literal("of"),
    literal("at"),
    literal("just"),
    literal("today"),
];
const WORTH: [Key; 15] = [
    literal("works"),
    literal("worked"),
    literal("worth"),
    literal("comes"),
    literal("came"),
    literal("equals"),
    literal("equalled"),
    literal("buys"),
    literal("bought"),
    literal("fetches"),
    literal("fetched"),
    literal("gets"),
    literal("equal"),
    literal("="),
    literal("≈"),
];
const OPENING: [Key; 2] = [literal("("), literal("[")];
const COMMA: Key = literal(",");
const MARKS: [Key; 4] = [COMMA, literal("-"), literal("–"), literal("—")];
const BEHIND_A_MARK: [Key; 3] = [literal("or"), literal("equivalent"), literal("about")];
/// Tokens between two amounts that are said to be one, at most.
const FARTHEST: u32 = 5;

/// Whether a bracket, ", or" or "was worth" alone stands between two amounts of money.
fn joined(text: &Text<'_>, first: &Quantity, second: &Quantity) -> bool {
    let simple = |quantity: &Quantity| quantity.kind == Kind::Money && matches!(quantity.amount, Amount::Number(_));
    let near = second.tokens.start.saturating_sub(first.tokens.end) <= FARTHEST;
    if !simple(first) || !simple(second) || !near || first.units.first() == second.units.first() {
        return false;
    }
    let next = text.sentences.partition_point(|sentence| sentence.tokens.start <= first.tokens.start);
    let one_sentence = text.sentences.get(next).is_none_or(|next| next.tokens.start > second.tokens.start);
    let each_alone = shared_out(text, second) && !shared_out(text, first);
    if !one_sentence || each_alone || first.per.map(|per| per.noun) != second.per.map(|per| per.noun) {
        return false;
    }
    let between = text.tokens_in(first.tokens.end..second.tokens.start);
    // "Landed 18 million pounds worth $55 million": a weight.
    let weighed = first.span.of(text.prose()).ends_with("pounds");
    if weighed && between.first().is_some_and(|word| word.key == literal("worth")) {
        return false;
    }
    let links = |rest: &[Token]| rest.len() <= 4 && rest.iter().all(|found| LINKS.contains(&found.key));
    match told_of(between).split_first() {
        Some((mark, rest)) if OPENING.contains(&mark.key) => links(rest),
        Some((mark, [])) if mark.key == COMMA => second.hedge == Hedge::About,
        // "a seat in the shade, at 500 pesos, comes to $25".
        Some((mark, [next, rest @ ..])) if mark.key == COMMA && WORTH.contains(&next.key) => links(rest),
        Some((mark, rest)) if MARKS.contains(&mark.key) => {
            links(rest) && rest.first().is_some_and(|word| BEHIND_A_MARK.contains(&word.key))
        }
        // "his £500 fee at ¥95,000"; "£600 at 1.20 euros to the pound" tells the rate.
        Some(_) if between.len() < 4 && between.last().is_some_and(|word| word.key == literal("at")) => {
            between.iter().all(|word| word.is_word()) && !is_rate(text, second)
        }
        Some(_) => between.iter().any(|word| WORTH.contains(&word.key)) && between.iter().all(|word| word.key != COMMA),
        None => false,
    }
}

/// "£600 at 1.20 euros to the pound": what one buys, and no price.
fn is_rate(text: &Text<'_>, second: &Quantity) -> bool {
    let end = second.tokens.end;
    second.per.is_some()
        || matches!((text.word(end), text.word(end + 1)), ("to" | "for", "the" | "a" | "one") | ("a" | "per", _))
}

/// What stands behind the thing that was paid for: "85 crowns for the harp, or £70".
fn told_of(between: &[Token]) -> &[Token] {
    let comma = between.iter().position(|token| token.key == COMMA).unwrap_or_default();
    let (thing, rest) = between.split_at(comma);
    let paid = thing.first().is_some_and(|word| word.key == literal("for")) && thing.iter().all(Token::is_word);
    let or = rest.get(1).is_some_and(|word| word.key == literal("or"));
    if paid && or { rest } else { between }
}

/// Whether an amount is what falls to each: "or $38 for every resident", "$170,000 per head".
fn shared_out(text: &Text<'_>, amount: &Quantity) -> bool {
    let at = |ahead: u32| text.word(amount.tokens.end + ahead);
    match at(0) {
        "for" | "to" => matches!(at(1), "every" | "each"),
        // "45 cents a diluted share".
        "a" => (1..3).any(|ahead| matches!(at(ahead), "head" | "person" | "piece" | "share")),
        "per" | "each" | "apiece" => true,
        _ => false,
    }
}

fn pair(
    text: &Text<'_>,
    first: &Quantity,
    second: &Quantity,
    units: &Units,
    countries: &Countries<'_>,
) -> Option<Pair> {
    let members = |quantity: &Quantity| -> Vec<Unit> {
        let money = quantity.units.iter().filter_map(|unit| units.get(unit)).filter(|unit| unit.is_currency());
        let all = money.cloned().enumerate();
        // "31 billion crowns" may be of four countries, none of them likelier than the others.
        let any = quantity.span.of(text.prose()).ends_with("crowns");
        let meant = |(at, unit): &(usize, Unit)| {
            *at == 0 || any || unit.code.as_ref().is_some_and(|code| countries.at_home(code))
        };
        all.filter(meant).map(|(_, unit)| unit).collect()
    };
    let (one, other) = (members(first), members(second));
    if one.first()?.code == other.first()?.code {
        return None;
    }
    let (number, mut rates) = (first.number()?, Vec::new());
    let stated = number.value == Rational::ONE && number.scale == 0;
    for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))).filter(|(a, b)| a.code != b.code) {
        let rate = |x: Role, y: Role| loose(second, y, b)?.div(loose(first, x, a)?).filter(is_bounded);
        let codes = (a.code.clone()?, b.code.clone()?);
        let exact = loose(second, Role::Result, b)?.div(Interval::point(number.value.mul(a.factor)?))?;
        let wide = if stated { exact } else { rate(Role::Conversion, Role::Conversion)? };
        let narrow = if stated { exact } else { rate(Role::Sharp, Role::Result)? };
        rates.push(Rate { codes, wide, narrow, exact });
    }
    placed(text, first.span, second, rates, stated)
}

/// What an amount can mean in its currency's main unit; bounds ("up to €5m ($6m)") hold of both amounts alike, and
/// "about" says no more than that one of them is rounded.
fn loose(quantity: &Quantity, role: Role, unit: &Unit) -> Option<Interval> {
    let kept = matches!(quantity.hedge, Hedge::Nearly | Hedge::CloseTo | Hedge::JustOver | Hedge::Order);
    let bare = (!kept).then(|| Quantity { hedge: Hedge::None, ..quantity.clone() });
    bare.as_ref().unwrap_or(quantity).loose(role)?.scale(unit.factor)
}

fn is_bounded(interval: &Interval) -> bool {
    interval.lo.value().is_some_and(|low| low > Rational::ZERO) && interval.hi.value().is_some()
}

/// Years of a sentence, and whether it speaks of another time: "then", "at the time", "two years ago".
fn when(text: &Text<'_>, sentence: usize) -> (Vec<i32>, bool) {
    let Some(sentence) = text.sentences.get(sentence) else { return (Vec::new(), false) };
    let range = sentence.quantities.start as usize..sentence.quantities.end as usize;
    // "Four titles by 2027": the year by which a thing is to be done is not that of a rate.
    let to_come = |quantity: &Quantity| {
        let before = quantity.tokens.start.checked_sub(1).and_then(|at| text.tokens.get(at as usize));
        before.is_some_and(|token| token.key == key("by") || token.key == key("until"))
    };
    let year = |quantity: &Quantity| match quantity.amount {
        _ if to_come(quantity) => None,
        Amount::Date(Date { year, .. }, _) | Amount::DateRange(Date { year, .. }, _) => year,
        _ => None,
    };
    let mut years: Vec<i32> = text.quantities.get(range).unwrap_or_default().iter().filter_map(year).collect();
    years.sort_unstable();
    years.dedup();
    let past = ["then", "ago", "earlier", "previous", "previously"].map(key);
    let phrases: [&[&str]; 3] = [&["last", "year"], &["at", "the", "time"], &["at", "that", "time"]];
    let keys: Vec<Key> = text.tokens_in(sentence.tokens.clone()).iter().map(|token| token.key).collect();
    let stands = |phrase: &&[&str]| {
        let phrase: Vec<Key> = phrase.iter().map(|word| key(word)).collect();
        keys.windows(phrase.len()).any(|window| window == phrase)
    };
    (years, phrases.iter().any(stands) || keys.iter().any(|found| past.contains(found)))
}

impl Rate {
    /// Whether another rate is of the same two currencies, whichever is first.
    fn is_of(&self, other: &Self) -> bool {
        self.codes == other.codes || self.codes.0 == other.codes.1 && self.codes.1 == other.codes.0
    }

    /// The rate the other way round.
    pub fn turned(&self) -> Option<Self> {
        let codes = (self.codes.1.clone(), self.codes.0.clone());
        let (wide, narrow) = (self.wide.reciprocal()?, self.narrow.reciprocal()?);
        Some(Self { codes, wide, narrow, exact: self.exact.reciprocal()? })
    }
}

impl Pair {
    /// Whether another pair is of the same two currencies and the same time. Two in one sentence with a year may be of
    /// two times.
    pub fn is_sibling_of(&self, other: &Self) -> bool {
        let same_time = self.years == other.years && !self.past && !other.past;
        let split = self.sentence == other.sentence && !self.years.is_empty();
        same_time && !split && self.rates.iter().any(|rate| other.rates.iter().any(|theirs| theirs.is_of(rate)))
    }

    /// The rate for two currencies, turned round where they are.
    pub fn like(&self, codes: &(String, String)) -> Option<Rate> {
        let straight = self.rates.iter().find(|rate| rate.codes == *codes).cloned();
        let turned = || self.rates.iter().find(|rate| rate.codes.0 == codes.1 && rate.codes.1 == codes.0)?.turned();
        straight.or_else(turned)
    }
}
