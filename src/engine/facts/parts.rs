//! Parts that stand apart from their total: "22 doctors … Eight of them … Another seven … The last six". The chain ends at
//! a count that says that it is the rest, and begins at the nearest count before that is greater than all parts.

use super::{Report, Slip, Tie, Words, span, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};

/// Sentences that a chain may span.
const REACH: usize = 14;
/// Parts that a text tells so; more are chance.
const MOST: usize = 6;
/// How many times as great as the least the greatest part may be.
const LIKE: i128 = 25;

/// Adds every chain that does not add up.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let counts: Vec<&Told> = facts.told.iter().filter(|told| is_count(text, told)).collect();
    for (at, last) in counts.iter().enumerate().filter(|(_, told)| closes(text, told)) {
        // "The rest, 105 in number" closes no list of its own kind, so that only counts of its size are parts.
        let small = |told: &Told| told.value.mul(Rational::whole(10)).is_some_and(|tenfold| tenfold < last.value);
        let mut before = counts.get(..at).unwrap_or_default().to_vec();
        before.retain(|told| !is_balance(text, last) || !small(told));
        let chains = chains(text, &before, last);
        if let Some((total, parts, _)) = chains.iter().find(|(total, _, sum)| total.value == *sum) {
            let parts: Vec<_> = parts.iter().map(|part| span(text, part)).collect();
            report.ties.push(Tie::summed(span(text, total), &parts));
        } else if let Some((total, parts, sum)) = chains.last()
            && !counts.iter().any(|told| told.value == *sum)
        {
            report.slips.push(slip(text, total, parts, *sum));
        }
    }
    pairs(text, report);
}

/// "60 oak pews and 25 pine pews", where another sentence has 85 pews.
fn pairs(text: &Text<'_>, report: &mut Report) {
    let facts = text.facts();
    for (one, other) in facts.told.iter().zip(facts.told.iter().skip(1)) {
        let alike = one.sort == other.sort && one.noun.is_some() && one.noun == other.noun;
        if !alike || one.sentence != other.sentence || !is_joined(text, one, other) {
            continue;
        }
        let sum = one.value.add(other.value);
        let mut whole = facts.told.iter().filter(|told| Some(told.value) == sum && told.noun == one.noun);
        if let Some(total) = whole.find(|told| told.sort == one.sort && told.sentence != one.sentence) {
            report.ties.push(Tie::summed(span(text, total), &[span(text, one), span(text, other)]));
        }
    }
}

fn is_joined(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let head = text.heads.get(one.quantity).copied().flatten();
    let start = text.quantities.get(other.quantity).map(|quantity| quantity.tokens.start);
    head.zip(start).is_some_and(|(head, start)| {
        let between = text.tokens_in(head.end..start);
        between.len() == 1 && between.iter().all(|token| token.text(text.prose()) == "and")
    })
}

/// A bare whole number of things.
fn is_count(text: &Text<'_>, told: &Told) -> bool {
    let quantity = text.quantities.get(told.quantity);
    told.sort.kind == Kind::Count
        && told.sort.unit.is_none()
        && told.value.is_whole()
        && quantity.is_some_and(|quantity| {
            // "a sister on one of them" counts nobody.
            let pronoun = told.value == Rational::ONE && text.word(quantity.tokens.end) == "of";
            !quantity.attributive
                && !quantity.lexical
                && !pronoun
                && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
        })
}

/// "the other two", "the last six", "the remaining cuts, 115 posts"; not "four out of the last six".
fn closes(text: &Text<'_>, told: &Told) -> bool {
    let rest = |word: &str| matches!(word, "other" | "last" | "remaining" | "final");
    let word = |back: u32| before(text, told, back);
    is_balance(text, told)
        || (rest(&word(1)) && word(2) == "the" && !matches!(word(3).as_str(), "of" | "in" | "over" | "for" | "during"))
        || (word(1) == "," && rest(&word(3)) && word(4) == "the")
}

/// "The rest, 105 in number".
fn is_balance(text: &Text<'_>, told: &Told) -> bool {
    let word = |back: u32| before(text, told, back);
    word(1) == "," && matches!(word(2).as_str(), "rest" | "balance" | "remainder" | "others") && word(3) == "the"
}

/// The word so many tokens before a figure.
fn before(text: &Text<'_>, told: &Told, back: u32) -> String {
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    start.checked_sub(back).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default()
}

/// A total with its parts and their sum.
type Chain<'t> = (&'t Told, Vec<&'t Told>, Rational);

/// Every count before that can be the total of three parts or more, with the parts up to it, nearest first.
fn chains<'t>(text: &Text<'_>, before: &[&'t Told], last: &'t Told) -> Vec<Chain<'t>> {
    let (mut parts, mut sum, mut chains) = (vec![last], last.value, Vec::new());
    for told in before.iter().rev() {
        if last.sentence - told.sentence > REACH && !text.facts().is_headline(told) {
            continue;
        }
        let greatest = parts.iter().all(|part| part.value < told.value);
        if greatest && told.noun.is_some() && !of_them(text, told) {
            // Two men are no part of so many boats.
            let fits = |part: &&Told| {
                people(text, told) || part.noun.is_none() || part.noun == told.noun || !people(text, part)
            };
            let own: Vec<&Told> = parts.iter().copied().filter(fits).collect();
            let sum = own.iter().try_fold(Rational::ZERO, |sum, part| sum.add(part.value));
            let likely = (3..=MOST).contains(&own.len()) && are_alike(&own);
            chains.extend(sum.filter(|sum| likely && is_near(*sum, told.value)).map(|sum| (*told, own, sum)));
        }
        let own = told.noun.is_none() || told.noun == last.noun || of_them(text, told);
        let Some(more) = sum.add(told.value).filter(|_| own || people(text, told)) else { continue };
        parts.push(told);
        sum = more;
    }
    chains
}

/// Parts of one thing are of one size, more or less: the votes cast are no part beside two seats.
fn are_alike(parts: &[&Told]) -> bool {
    let least = parts.iter().map(|part| part.value).min();
    let most = parts.iter().map(|part| part.value).max();
    least.and_then(|least| least.mul(Rational::whole(LIKE))).zip(most).is_some_and(|(bound, most)| most <= bound)
}

/// Within an eighth: what is further off is no total of these parts.
fn is_near(sum: Rational, total: Rational) -> bool {
    let ratio = sum.div(total);
    ratio
        .zip(Rational::new(8, 9).zip(Rational::new(9, 8)))
        .is_some_and(|(ratio, (low, high))| ratio > low && ratio < high)
}

/// "Eight of them", "Nine of the branches".
fn of_them(text: &Text<'_>, told: &Told) -> bool {
    let Some(end) = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.end) else { return false };
    let word = |at: u32| text.tokens.get(at as usize).map(|token| token.text(text.prose())).unwrap_or_default();
    word(end) == "of" && matches!(word(end + 1), "them" | "the" | "these" | "those" | "its")
}

fn people(text: &Text<'_>, told: &Told) -> bool {
    let head = text.heads.get(told.quantity).copied().flatten();
    head.is_some_and(|head| {
        let noun = text.tokens.get(head.end as usize - 1).map(|token| token.text(text.prose())).unwrap_or_default();
        text.is_person(head.end - 1) || matches!(noun, "jobs" | "posts" | "positions")
    })
}

fn slip(text: &Text<'_>, total: &Told, parts: &[&Told], sum: Rational) -> Slip {
    let mut each: Vec<String> = parts.iter().rev().map(|part| span(text, part).of(text.prose()).to_owned()).collect();
    let expected = sum.to_decimal(0);
    Slip {
        span: span(text, total),
        label: format!("should be {expected}"),
        values: vec![("first", written(text, total)), ("second", each.join(" + ")), ("expected", expected)],
        evidence: parts
            .iter()
            .rev()
            .zip(each.drain(..))
            .map(|(part, _)| (span(text, part), "part".to_owned()))
            .collect(),
        ..Slip::default()
    }
}
