//! A change that the headline or the first sentences tell, against the one pair of levels of a short text, paragraphs below:
//! "with the harvest down 31 per cent … the farms landed 36,200 tonnes, against 42,100 tonnes in the previous 12 months".
//!
//! Comes in: a text with one pair of neighbours told of two times. Goes out: the change, where the pair gives another. Told of
//! the same thing by a word or by two for it; else only where one slip of the pen makes the one of the other, and nothing
//! else changes. Not here: changes beside their levels (`gap_told`), words without figures (`turn`).

use super::gap_told::{Claim, In, find, is_of_stretch, judge};
use super::nearby::{Near, quantities};
use super::pair::Pair;
use super::step::step;
use super::thing::is_change_of_another;
use super::tied::is_tied;
use super::{Report, Slip, Words, is_miswritten, is_one_noun, span, start};
use crate::exact::Rational;
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Text, Told};
use std::ops::Range;

/// Sentences of the body that may tell the change.
const LEAD: usize = 2;
/// Denominators of common fractions.
const COMMON: i128 = 6;

/// Adds the change that the pair below contradicts.
pub fn run(text: &Text<'_>, words: &Words, pairs: &[Near<'_>], report: &mut Report) {
    if !text.is_short() {
        return;
    }
    let headline = text.facts().headline.clone();
    let opening = headline.start..(headline.end + LEAD).min(text.sentences.len());
    let claimed = |at: usize| quantities(text, at).any(|(_, quantity)| step(text, words, quantity.span).is_some());
    if !opening.clone().any(claimed) {
        return;
    }
    let below: Vec<&Near<'_>> =
        pairs.iter().filter(|near| first(near.pair) > headline.end && are_levels(text, words, near.pair)).collect();
    let units = [In::Percent, In::Points, In::Amount];
    let one = |near: &&Near<'_>| {
        units.into_iter().find_map(|unit| one(text, words, near, (unit, &opening), below.len() == 1))
    };
    let mut found = below.iter().filter_map(one);
    report.slips.extend(found.next().filter(|_| found.next().is_none()));
}

/// Not "two courtrooms, one of which", nor what was raised or added.
fn are_levels(text: &Text<'_>, words: &Words, pair: Pair<'_>) -> bool {
    let many = pair.old.sort.kind != Kind::Count || pair.old.value.min(pair.new.value) >= Rational::from(10);
    let before = |told: &Told| start(text, told).checked_sub(1).map_or("", |at| text.word(at));
    let stepped = |told: &Told| {
        !matches!(before(told), "to" | "from" | "at" | "against" | "with" | "on")
            && step(text, words, span(text, told)).is_some()
    };
    many && !stepped(pair.new) && !stepped(pair.old)
}

fn first(pair: Pair<'_>) -> usize {
    pair.old.sentence.min(pair.new.sentence)
}

fn one(
    text: &Text<'_>,
    words: &Words,
    near: &Near<'_>,
    (unit, opening): (In, &Range<usize>),
    lone: bool,
) -> Option<Slip> {
    let pair = near.pair;
    let around: Vec<usize> = opening.clone().filter(|at| *at < first(pair)).collect();
    let stepped = |quantity: &Quantity| step(text, words, quantity.span).is_some();
    let claim = find(text, words, pair, (&around, &stepped), unit)?;
    let rises = pair.new.value > pair.old.value;
    let span = claim.quantity.span;
    let long = near.long && !is_of_stretch(text, claim.sentence, pair.old.sentence);
    let stray = text.facts().told_in(claim.sentence).iter().any(|told| {
        told.sort == pair.old.sort && text.quantities.get(told.quantity).is_some_and(|told| told.span != span)
    });
    if rises != claim.up || long || stray && unit == In::Points || text.is_quoted(span) {
        return None;
    }
    let tied = is_of_thing(text, &claim, pair);
    let apart = (unit == In::Percent && is_priced(text, claim.quantity, pair))
        || is_change_of_another(text, words, span, (pair.old, pair.new));
    let alone = || lone && !is_another(text, words, &claim) && is_slip(&claim, pair, unit);
    let slip = judge(text, &claim, pair, unit).filter(|_| !apart)?;
    (tied && is_of_size(&claim, pair, unit) || alone()).then_some(slip)
}

/// Whether a change is told of what the levels are told of: "the harvest down 31 per cent", "80 fewer workers", "8p a kilo".
fn is_of_thing(text: &Text<'_>, claim: &Claim<'_>, pair: Pair<'_>) -> bool {
    let quantity = claim.quantity;
    let per = quantity.per.is_some() && pair.old.sort.per.is_some();
    let noun = text.facts().told_in(claim.sentence).iter().any(|told| {
        let own = text.quantities.get(told.quantity).is_some_and(|told| told.span == quantity.span);
        own && told.noun.is_some() && [pair.old, pair.new].iter().any(|level| is_one_noun(told, level))
    });
    per || noun && quantity.kind == Kind::Count || is_tied(text, phrase(text, quantity), pair)
}

/// What a change is told of: the words before it up to a mark or what opens a phrase, and those behind "in" and "of".
fn phrase(text: &Text<'_>, claim: &Quantity) -> Range<u32> {
    let tokens = &claim.tokens;
    let first = text.sentences.get(text.sentence_at(tokens.start)).map_or(0, |sentence| sentence.tokens.start);
    let opens = |at: &u32| {
        matches!(
            text.word(*at),
            "," | ";" | ":" | "–" | "—" | "with" | "as" | "and" | "that" | "but" | "after" | "while"
        )
    };
    let from = (first..tokens.start).rev().find(opens).map_or(first, |at| at + 1);
    let behind = matches!(text.word(tokens.end), "in" | "of" | "more" | "fewer");
    from..if behind { tokens.end + 3 } else { tokens.end }
}

/// "Visitors will pay 12 per cent more" is of money, whatever is counted below.
pub(super) fn is_priced(text: &Text<'_>, claim: &Quantity, pair: Pair<'_>) -> bool {
    let mut phrase = phrase(text, claim);
    pair.old.sort.kind != Kind::Money
        && phrase.any(|at| {
            let word = text.word(at).to_ascii_lowercase();
            matches!(
                word.trim_end_matches('s'),
                "pay"
                    | "price"
                    | "fare"
                    | "fee"
                    | "cost"
                    | "charge"
                    | "wage"
                    | "profit"
                    | "revenue"
                    | "toll"
                    | "rent"
                    | "income"
                    | "budget"
                    | "spending"
                    | "value"
                    | "dearer"
                    | "cheaper"
                    | "earning"
            )
        })
}

/// Whether something else changes too.
fn is_another(text: &Text<'_>, words: &Words, claim: &Claim<'_>) -> bool {
    let value = |quantity: &Quantity| quantity.number().map(|number| number.value);
    text.quantities.iter().any(|other| {
        matches!(other.kind, Kind::Percent | Kind::Points | Kind::Fraction | Kind::Multiple)
            && value(other) != value(claim.quantity)
            && step(text, words, other.span).is_some()
    })
}

/// By how much and by what part of the older the levels are apart.
fn given(pair: Pair<'_>) -> (Option<Rational>, Option<Rational>) {
    let apart = pair.new.value.sub(pair.old.value).map(Rational::abs);
    (apart, apart.and_then(|apart| apart.div(pair.old.value)))
}

/// Within a factor of three: a change of another size is of something else.
fn is_of_size(claim: &Claim<'_>, pair: Pair<'_>, unit: In) -> bool {
    let (apart, part) = given(pair);
    let percent = || part.and_then(|part| part.mul(Rational::HUNDRED));
    let given = match (unit, claim.quantity.kind) {
        (In::Percent, Kind::Percent) => percent(),
        (In::Percent, _) => part,
        _ => apart,
    };
    let ratio = claim.quantity.number().zip(given).and_then(|(number, given)| number.value.div(given));
    let bounds = Rational::new(1, 3).zip(Some(Rational::whole(3)));
    ratio.zip(bounds).is_some_and(|(ratio, (least, most))| ratio >= least && ratio <= most)
}

/// Whether one slip of the pen makes the change of that which the levels give.
fn is_slip(claim: &Claim<'_>, pair: Pair<'_>, unit: In) -> bool {
    let Some(number) = claim.quantity.number() else { return false };
    let (apart, part) = given(pair);
    if claim.quantity.kind == Kind::Fraction {
        // "A third" for "a quarter".
        let common =
            |part: Rational| (2..=COMMON).any(|bottom| part.mul(Rational::whole(bottom)).is_some_and(is_near_one));
        return part.is_some_and(common);
    }
    let given = match unit {
        In::Percent => part.and_then(|part| part.mul(Rational::HUNDRED)),
        In::Points | In::Amount => apart,
    };
    let long = number.value >= Rational::from(10) || number.decimals;
    long && given.is_some_and(|given| is_written_for(number.value, given))
}

fn is_near_one(value: Rational) -> bool {
    let slack = Rational::new(1, 25).unwrap_or(Rational::ZERO);
    value.sub(Rational::ONE).is_some_and(|off| off.abs() <= slack)
}

/// Two figures of one length in two or three digits.
fn is_written_for(claimed: Rational, given: Rational) -> bool {
    let places = u32::from(!claimed.is_whole());
    let (one, other) = (claimed.to_decimal(places), given.to_decimal(places));
    let read = |text: &str| text.parse::<i64>().ok().map(Rational::from);
    let plain = |text: &str| read(&text.replace(['.', ','], ""));
    plain(&one).zip(plain(&other)).is_some_and(|(one, other)| is_miswritten(one, other))
}
