//! A headline's change against the one pair of levels below it: "Tea exports slump" above "52,600 tonnes … compared with
//! 47,100 tonnes a season before", "Ferry traffic jumps 40%" above "2.1 million …, compared with 1.5 million".
//!
//! Comes in: stems that say "rise" and "fall". Only where the body holds one pair of levels against each other, has no
//! percent that would fit, and speaks of what the headline speaks of.

use super::borne::{is_foretold, is_retold};
use super::closed::is_of_size;
use super::compare::{Pair, pairs};
use super::size::meet;
use super::{Report, Slip, Words, span, written};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Role};
use crate::sentence::size::SPARSE;
use crate::sentence::{Stems, Text, Told, stem};
use crate::span::Span;
use crate::token::{Key, Token};

/// A headline's change.
struct Claim {
    rises: bool,
    verb: Span,
    /// The place of the verb.
    at: u32,
    /// "double", "treble": how many times as much.
    times: Option<u8>,
    percent: Option<Told>,
    /// "by £91".
    amount: Option<Told>,
}

/// Adds the conflict of the headline, if there is one.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let Some(claim) = claim(text, words) else { return };
    let mut pairs = pairs(text);
    // 2,600 fines and three car parks are no pair, nor are 42 animals and 300 lunches.
    let nouns = |pair: &Pair| pair.old.noun.zip(pair.new.noun);
    let one_noun =
        |pair: &Pair| pair.new.sort.kind != Kind::Count || nouns(pair).is_none_or(|(one, other)| one == other);
    pairs.retain(|pair| is_of_size(&pair.old, &pair.new) && one_noun(pair));
    let mut shared = pairs.iter().filter(|pair| is_shared(text, pair));
    let Some(pair) = shared.next().or_else(|| pairs.first().filter(|_| pairs.len() == 1)) else { return };
    if shared.next().is_some() {
        return;
    }
    let Some(change) = change(text, pair) else { return };
    let Some(ends) = change.lo.value().zip(change.hi.value()) else { return };
    let against = if claim.rises { ends.1.is_negative() } else { !ends.0.is_negative() && !ends.0.is_zero() };
    let told = is_shared(text, pair) || pairs.len() == 1 && is_alone(text, words, pair);
    if against && told && !is_retold(text, claim.at, claim.rises, way(words, claim.rises)) {
        report.slips.push(slip(text, pair, claim.verb, change));
        return;
    }
    let range = claim.times.map(|times| match times {
        2 => Interval::closed(Rational::from(60), Rational::from(160)),
        _ => Interval::closed(Rational::from(140), Rational::from(280)),
    });
    if !against
        && told
        && !is_retold(text, claim.at, claim.rises, &Stems::default())
        && range.is_some_and(|range| !range.meets(change))
    {
        report.slips.push(slip(text, pair, claim.verb, change));
        return;
    }
    if let Some(amount) = claim.amount.filter(|amount| !against && amount.sort == pair.new.sort && told) {
        let loose = |told: &Told| text.quantities.get(told.quantity).and_then(|quantity| quantity.loose(Role::Sharp));
        let gap = loose(&pair.new).zip(loose(&pair.old)).and_then(|(new, old)| new.sub(old));
        let signed = if claim.rises { gap } else { gap.and_then(Interval::negate) };
        let again = text
            .facts()
            .told
            .iter()
            .any(|told| told.quantity != amount.quantity && told.sort == amount.sort && meet(text, told, &amount));
        if signed.zip(loose(&amount)).is_some_and(|(gap, amount)| !gap.meets(amount)) && !again {
            report.slips.push(slip(text, pair, span(text, &amount), change));
        }
        return;
    }
    let Some(percent) = claim.percent.filter(|_| !against) else { return };
    let loose = text.quantities.get(percent.quantity).and_then(|quantity| quantity.loose(Role::Level));
    let signed = if claim.rises { Some(change) } else { change.negate() };
    let same = |told: &&Told| told.sort.kind == Kind::Percent && told.quantity != percent.quantity;
    let others = text.facts().told.iter().filter(same).any(|told| {
        !is_shared(text, pair)
            || told.sentence == pair.new.sentence && told.quantity < pair.old.quantity
            || meet(text, told, &percent)
    });
    if loose.zip(signed).is_some_and(|(loose, change)| !loose.meets(change)) && !others {
        report.slips.push(slip(text, pair, span(text, &percent), change));
    }
}

/// The one word of change in the headline, with the percent behind it.
fn claim(text: &Text<'_>, words: &Words) -> Option<Claim> {
    let facts = text.facts();
    let sentence = facts.headline.clone().next().and_then(|first| text.sentences.get(first))?;
    let mut found = None;
    let times = |word: Key| {
        let multiples = [("double", 2_u8), ("treble", 3), ("triple", 3)];
        multiples.iter().find(|(name, _)| stem(name) == word).map(|(_, times)| *times)
    };
    for token in text.tokens_in(sentence.tokens.clone()).iter().filter(|token| token.is_word()) {
        let stem = text.stem_of(token);
        let at = text.tokens.partition_point(|other| other.start < token.start) as u32;
        let rises = match words.ways(text, at) {
            (false, false) if is_beaten(text, token) => true,
            (false, false) => continue,
            (rises, _) => rises,
        };
        // "Mill sees profits rise", "say they'll drop it": no change that the text reports.
        // "Rising star leaves", "growing pains".
        let next = text.word(at + 1);
        if matches!(next, "star" | "stars" | "pains" | "tensions" | "anger" | "concern" | "fears" | "calls" | "talent")
        {
            continue;
        }
        if found.is_some() || is_foretold(text, at) {
            return None;
        }
        found = Some((rises, token.span(), at, times(stem)));
    }
    let (rises, verb, at, times) = found?;
    let above: Vec<&Told> = facts.told.iter().filter(|told| facts.is_headline(told)).collect();
    let by = |told: &Told| {
        let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
        start.checked_sub(1).is_some_and(|at| text.word(at) == "by")
    };
    let (percent, amount) = match above.as_slice() {
        [] => (None, None),
        [one] if one.sort.kind == Kind::Percent => (Some(**one), None),
        [one] if by(one) => (None, Some(**one)),
        _ => return None,
    };
    Some(Claim { rises, verb, at, times, percent, amount })
}

/// "Beats last year's": more than the level before.
fn is_beaten(text: &Text<'_>, token: &Token) -> bool {
    let at = text.tokens.partition_point(|other| other.start <= token.start) as u32;
    let verb = token.text(text.prose());
    matches!(verb, "beats" | "tops" | "exceeds" | "outstrips" | "surpasses" | "passes" | "outdoes" | "betters")
        && matches!(text.word(at), "last" | "previous" | "that")
}

/// The words that tell a change of one way.
fn way(words: &Words, rises: bool) -> &Stems {
    if rises { &words.rise } else { &words.fall }
}

/// The change in percent.
fn change(text: &Text<'_>, pair: &Pair) -> Option<Interval> {
    let loose = |told: &Told| text.quantities.get(told.quantity).and_then(|quantity| quantity.loose(Role::Level));
    let (new, old) = (loose(&pair.new)?, loose(&pair.old)?);
    new.div(old)?.sub(Interval::point(Rational::ONE))?.scale(Rational::HUNDRED)
}

/// Whether the sentence of the pair, or the one that opens its paragraph, has a word of the headline.
fn is_shared(text: &Text<'_>, pair: &Pair) -> bool {
    let above = text.sentence_stems(text.facts().headline.start);
    text.sentence_stems(pair.new.sentence).intersection(&above).next().is_some()
}

/// Whether the text has hardly another figure, and tells no change beside the pair: "House prices climb" above "The average
/// home changed hands for £182,000, compared with £191,000 in the year before".
fn is_alone(text: &Text<'_>, words: &Words, pair: &Pair) -> bool {
    let changes = text.sentence_stems(pair.new.sentence);
    let plain = [&words.rise, &words.fall].into_iter().all(|way| changes.intersection(way).next().is_none());
    text.facts().told.len() <= SPARSE && plain
}

fn slip(text: &Text<'_>, pair: &Pair, at: Span, change: Interval) -> Slip {
    let middle = change.middle().map(|middle| middle.to_decimal(1)).unwrap_or_default();
    Slip {
        span: at,
        values: vec![
            ("first", written(text, &pair.old)),
            ("second", written(text, &pair.new)),
            ("expected", format!("{middle} percent")),
        ],
        label: format!("{middle} percent below"),
        evidence: vec![(span(text, &pair.new), "now".to_owned()), (span(text, &pair.old), "before".to_owned())],
        ..Slip::default()
    }
}
