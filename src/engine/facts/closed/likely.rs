//! How much likelier one group is than another, and the two rates: "four times as likely to be bitten as meter readers … 28
//! bites for every 1,000 postmen, and 14 for every 1,000 meter readers".
//!
//! Comes in: a text and its places of "likely". Goes out: the multiple, where the only two rates of the text, told on one
//! base in one sentence, give another, and one of them is of the group that is likened. Not here: rates in percent.

use super::adds::{is_one_of, quantity};
use super::{Report, Slip, Words, is_plain, slip};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};
use std::ops::Range;

/// The word that calls the rule.
pub const CALL: [&str; 1] = ["likely"];

/// Words between a count and its base: "84 claims for every 1,000".
const REACH: u32 = 6;
/// Words behind a base, and behind "as", that say whose the rate is.
const GROUP: u32 = 9;
/// Words that tell no groups apart.
const PLAIN: &str = "the a an of in on at for to as than and or by with among those who that people person were was are is had have has \
    every per each it its their his her between from all likely more last year";

/// Adds the multiples that two rates contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let found: Vec<Slip> = report.called.iter().filter_map(|at| judge(text, *at)).collect();
    report.slips.extend(found);
}

fn judge(text: &Text<'_>, at: u32) -> Option<Slip> {
    let before = |quantity: &&Quantity| quantity.kind == Kind::Multiple && quantity.tokens.end + 1 == at;
    let claim = text.quantities.iter().find(before)?;
    let more = match text.word(at.checked_sub(1)?) {
        "as" => false,
        "more" => true,
        _ => return None,
    };
    let sharp = matches!(claim.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly);
    let link = if more { "than" } else { "as" };
    let likened = (at + 1..at + 20).take_while(|at| !is_stop(text.word(*at))).find(|at| text.word(*at) == link)?;
    let (one, other) = rates(text)?;
    let far = text.sentence_at(claim.tokens.start) == one.0.sentence;
    let group = |rate: &(&Told, u32)| names(text, rate.1..rate.1 + GROUP);
    let likened = names(text, likened + 1..likened + GROUP);
    let (first, second) = (group(&one), group(&other));
    let is_of = |own: &[String], far: &[String]| own.iter().any(|word| likened.contains(word) && !far.contains(word));
    let (in_one, in_other) = (is_of(&first, &second), is_of(&second, &first));
    let (top, bottom) = match (in_one, in_other) {
        (false, true) => (one.0, other.0),
        (true, false) => (other.0, one.0),
        _ => return None,
    };
    let ratio = top.value.div(bottom.value).filter(|ratio| *ratio > Rational::ONE)?;
    let told = claim.number()?.value;
    let near = |given: Rational| {
        given.sub(told).map(Rational::abs).zip(Rational::new(1, 2)).is_none_or(|(off, half)| off <= half)
    };
    let holds = near(ratio) || more && ratio.sub(Rational::ONE).is_some_and(near);
    let size =
        ratio.div(told).zip(Rational::new(1, 6)).is_some_and(|(off, least)| off > least && off < Rational::whole(6));
    (sharp && !far && !holds && size)
        .then(|| slip(text, claim.span, (top, bottom), &format!("{} times", ratio.to_decimal(1))))
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | ";" | ":" | "" | "!" | "?")
}

/// A rate, and the place behind its base.
type Rate<'t> = (&'t Told, u32);

/// The two rates of a text: no more and no fewer, on one base, in one sentence.
fn rates<'t>(text: &'t Text<'_>) -> Option<(Rate<'t>, Rate<'t>)> {
    let told = &text.facts().told;
    let mut found = told.iter().zip(told.iter().skip(1)).filter(|(count, base)| is_rate(text, count, base));
    let (one, other) = (found.next()?, found.next()?);
    let alone = found.next().is_none();
    let alike = one.1.value == other.1.value && one.0.sentence == other.0.sentence && one.0.quantity < other.0.quantity;
    let behind = |base: &Told| quantity(text, base).map(|base| base.tokens.end);
    (alone && alike).then_some(((one.0, behind(one.1)?), (other.0, behind(other.1)?)))
}

/// "84 claims for every 1,000", "8 in every 1,000", "45 cases per 1,000".
fn is_rate(text: &Text<'_>, count: &Told, base: &Told) -> bool {
    let (Some(one), Some(ten)) = (quantity(text, count), quantity(text, base)) else { return false };
    let round = [100, 1000, 10_000, 100_000, 1_000_000].map(Rational::whole).contains(&base.value);
    let start = ten.tokens.start;
    let linked = start.checked_sub(1).is_some_and(|at| matches!(text.word(at), "every" | "per" | "each" | "in"));
    let counts = [count, base].iter().all(|told| told.sort.kind == Kind::Count);
    counts
        && round
        && linked
        && count.value < base.value
        && start.saturating_sub(one.tokens.end) <= REACH
        && is_plain(text, count)
}

/// The words of a stretch, up to its end, that tell a group.
fn names(text: &Text<'_>, range: Range<u32>) -> Vec<String> {
    let word = |at: u32| text.word(at).to_ascii_lowercase();
    let ends = |word: &String| {
        is_stop(word) || matches!(word.as_str(), "," | "and" | "against" | "while" | "but" | "compared" | "versus")
    };
    let words = range.map(word).take_while(|word| !ends(word));
    words
        .filter(|word| word.len() > 2 && !is_one_of(word, PLAIN))
        .map(|word| word.trim_end_matches('s').to_owned())
        .collect()
}
