//! A multiple told near the pair of levels that it is of, whatever stands first: "Debts have been halved. They stood at $42 million
//! in June and had been $84 million two years before", "Fox numbers double" above 340 and 170.
//!
//! Comes in: pairs of neighbours. Goes out: the multiple, where the pair gives another. Only the one multiple near the pair,
//! told of no other stretch of time. Not here: multiples of things without a time (`times`).

use super::change::judged;
use super::factor::{FACTORS, is_done_before};
use super::nearby::{Near, quantities};
use super::thing::{is_change_of_another, is_told_of_another};
use super::tied::{is_no_verb, is_of_object};
use super::{Report, SPARSE, Slip, Words, loose};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, stem};
use crate::span::Span;

/// A multiple, and what it can mean.
struct Claim {
    span: Span,
    sentence: usize,
    means: Interval,
}

/// Adds every multiple that the levels beside it contradict.
pub fn run(text: &Text<'_>, words: &Words, pairs: &[Near<'_>], report: &mut Report) {
    report.slips.extend(pairs.iter().filter_map(|near| one(text, words, near)));
}

fn one(text: &Text<'_>, words: &Words, near: &Near<'_>) -> Option<Slip> {
    let pair = near.pair;
    if matches!(pair.old.sort.kind, Kind::Duration) {
        return None;
    }
    let mut all = near.around.iter().flat_map(|at| claims(text, *at));
    let claim = all.next()?;
    let verb = text.tokens.partition_point(|token| token.start < claim.span.start) as u32;
    let other = || {
        is_change_of_another(text, words, claim.span, (pair.old, pair.new))
            || is_told_of_another(text, verb, pair.new)
            || is_of_object(text, verb, pair)
            || is_done_before(text, words, verb, pair)
    };
    // "Twice as many as began" is of no acres.
    let many = pair.old.sort.kind != Kind::Count && (verb + 1..verb + 4).any(|at| text.word(at) == "many");
    if many || all.next().is_some() || !is_of_pair(text, near, &claim) || other() {
        return None;
    }
    let given = loose(text, pair.new)?.div(loose(text, pair.old)?)?;
    judged(text, claim.span, claim.means, given, pair, 1, " times")
}

/// The multiples of a sentence.
fn claims(text: &Text<'_>, at: usize) -> Vec<Claim> {
    let told =
        quantities(text, at).filter_map(|(_, quantity)| means(text, quantity).map(|means| (quantity.span, means)));
    let verbs = verbs(text, at);
    told.chain(verbs).map(|(span, means)| Claim { span, sentence: at, means }).collect()
}

/// "Three times what it did", "half as many": not "four times a day".
fn means(text: &Text<'_>, quantity: &Quantity) -> Option<Interval> {
    let end = quantity.tokens.end;
    let of = match (text.word(end), text.word(end + 1)) {
        ("as", "many" | "much" | "big" | "large" | "high" | "long" | "common" | "dear" | "expensive") => true,
        ("what", _) => quantity.kind == Kind::Multiple,
        ("its" | "their" | "the", "number" | "level" | "price" | "figure" | "rate" | "total" | "amount") => {
            quantity.kind == Kind::Multiple
        }
        _ => false,
    };
    let known = of
        && quantity.per.is_none()
        && !quantity.attributive
        && matches!(quantity.kind, Kind::Multiple | Kind::Fraction);
    let value = quantity.number().filter(|_| known)?.value;
    let most = Rational::HUNDRED;
    match quantity.hedge {
        Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver => {
            Some(Interval::closed(value.mul(Rational::new(19, 20)?)?, most))
        }
        Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly => {
            let slack = value.mul(Rational::new(1, 10)?)?;
            quantity.loose(Role::Level)?.add(Interval::around(Rational::ZERO, slack)?)
        }
        _ => None,
    }
}

/// "Have doubled", "were halved", "Fox numbers treble" of a headline.
fn verbs(text: &Text<'_>, at: usize) -> Vec<(Span, Interval)> {
    let tokens = text.sentences.get(at).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let heading = text.facts().headline.contains(&at);
    let found = tokens.filter_map(|at| {
        let token = text.tokens.get(at as usize).filter(|token| token.is_word())?;
        let word = token.text(text.prose());
        let likely = matches!(word.as_bytes().first().map(u8::to_ascii_lowercase), Some(b'd' | b't' | b'q' | b'h'));
        let past = likely && (word.ends_with("ed") || word.ends_with("ling") || heading);
        let key = past.then(|| stem(word))?;
        let (_, top, bottom) = FACTORS.iter().find(|(verb, _, _)| stem(verb) == key)?;
        let before = |back: u32| at.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
        let foretold =
            matches!(before(1), "to" | "will" | "would" | "could" | "may" | "might" | "a" | "the" | "be" | "not");
        let times = Rational::new(*top, *bottom)?;
        let (least, most) = match before(1) {
            "than" => (times.mul(Rational::new(19, 20)?)?, Rational::HUNDRED),
            "nearly" | "almost" => (times.mul(Rational::new(3, 4)?)?, times.mul(Rational::new(21, 20)?)?),
            _ => (times.mul(Rational::new(4, 5)?)?, times.mul(Rational::new(13, 10)?)?),
        };
        let phrase = is_no_verb(text, at);
        let less = times < Rational::ONE && matches!(before(1), "than" | "nearly" | "almost");
        (!foretold && !less && !phrase).then(|| (token.span(), Interval::closed(least, most)))
    });
    found.collect()
}

/// Of the pair's stretch of time and of its thing.
fn is_of_pair(text: &Text<'_>, near: &Near<'_>, claim: &Claim) -> bool {
    let levels = [near.pair.old, near.pair.new];
    let own = |level: &&super::Told| level.sentence == claim.sentence;
    let timed = quantities(text, claim.sentence).any(|(index, quantity)| {
        matches!(quantity.kind, Kind::Date | Kind::Duration) && levels.iter().all(|level| level.quantity != index)
    });
    // "Doubled in a year" is no claim of what was four years ago.
    if near.long && timed && !own(&near.pair.old) {
        return false;
    }
    let stray = text.facts().told_in(claim.sentence).iter().any(|told| {
        told.sort.kind == near.pair.old.sort.kind && levels.iter().all(|level| level.quantity != told.quantity)
    });
    // Beside both levels relations have bound it.
    if stray || levels.iter().all(own) {
        return false;
    }
    let said = text.sentence_stems(claim.sentence);
    let shared = levels
        .iter()
        .any(|level| !own(level) && text.sentence_stems(level.sentence).intersection(&said).next().is_some());
    let first = levels.iter().map(|level| level.sentence).min().unwrap_or_default();
    let opens = text.sentences.get(first).map_or(0, |sentence| sentence.tokens.start);
    let on = first == claim.sentence + 1 && matches!(text.word(opens), "It" | "They" | "There" | "These" | "This");
    let sparse = first == claim.sentence + 1 && text.facts().told.len() <= SPARSE;
    shared || on || sparse
}
