//! A change told as an amount against the one pair of levels: "Marina to lose 17 berths", 146 and then 119; "80p dearer",
//! £5.20 after £4.60.
//!
//! Comes in: a text of few figures. Goes out: the amount, where the pair gives another. A noun of its own keeps an amount
//! from levels of another, unless it is easily written for their difference. Not here: percents and points (`change`).

use super::change::{gap, has_later, is_bound, is_elsewhere, is_many, is_within, judged};
use super::is_one_noun;
use super::others::is_borne_out;
use super::pair::{Pair, is_aim, long_ago, only};
use super::step::{is_noun, step};
use super::thing::is_change_of_another;
use super::when::When;
use super::{FEW, Slip, Words, is_miswritten, is_of_size, is_some_of, loose};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Text, Told};

/// The amount that the one pair of levels contradicts.
pub fn run(text: &Text<'_>, words: &Words, told: &[Told]) -> Option<Slip> {
    told.iter().find_map(|claim| one(text, words, told, claim))
}

/// An amount told as a step, and the levels that give another.
fn one(text: &Text<'_>, words: &Words, told: &[Told], claim: &Told) -> Option<Slip> {
    if !matches!(claim.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Duration | Kind::Points) {
        return None;
    }
    let quantity = text.quantities.get(claim.quantity).filter(|quantity| !is_bound(quantity))?;
    if matches!(text.word(quantity.tokens.start), "both" | "Both") {
        return None;
    }
    let up = step(text, words, quantity.span).filter(|_| is_step(text, told, claim))?;
    let hundredth = is_hundredth(text, quantity);
    let (value, claimed) = worth(claim.value, loose(text, claim)?, hundredth)?;
    // "1 pupil in 5", and two teachers more.
    let (pair, named) = levels(text, words, told, claim, hundredth)
        .filter(|(pair, _)| is_many(pair) || is_counted_alike(claim, *pair))?;
    let apart = pair.new.value.sub(pair.old.value)?;
    let miswritten = is_miswritten(value, apart.abs());
    let way = apart.is_negative() != up || miswritten;
    let less = value < pair.old.value.max(pair.new.value);
    let again = [pair.old, pair.new].iter().any(|level| level.value == value);
    let beside = !is_elsewhere(text, quantity.span, pair);
    if !way || !less || again || (!named || beside || told.len() > FEW) && !miswritten {
        return None;
    }
    let given = gap(text, pair)?;
    let near = is_within(Some(claimed), Some(given)) && is_of_size(pair.old, pair.new);
    let borne = || is_borne_out(text, told, quantity.span, |one, other| Some(other.sub(one)?.meets(claimed)));
    judged(text, quantity.span, claimed, given, pair, 2, "")
        .filter(|_| near && !borne() && !is_change_of_another(text, words, quantity.span, (pair.old, pair.new)))
}

/// The amount in the unit of the levels.
fn worth(value: Rational, claimed: Interval, hundredth: bool) -> Option<(Rational, Interval)> {
    let scale = if hundredth { Rational::new(1, 100)? } else { Rational::ONE };
    Some((value.mul(scale)?, claimed.scale(scale)?))
}

/// "80p", "45 cents": a hundredth of what levels are told in.
fn is_hundredth(text: &Text<'_>, quantity: &Quantity) -> bool {
    let core = quantity.core.of(text.prose());
    quantity.kind == Kind::Money
        && !core.starts_with(['$', '£', '€'])
        && ["p", "c", "cents", "cent", "pence", "¢"].iter().any(|unit| core.ends_with(unit))
}

/// The one pair of levels that an amount can be of, and whether their nouns tie them to it.
fn levels<'t>(
    text: &Text<'_>,
    words: &Words,
    told: &'t [Told],
    claim: &Told,
    hundredth: bool,
) -> Option<(Pair<'t>, bool)> {
    let sort = |other: &Told| {
        let points = claim.sort.kind == Kind::Points && other.sort.kind == Kind::Count && other.sort.unit.is_none();
        other.sort == claim.sort || points || hundredth && other.sort.kind == Kind::Money && other.sort != claim.sort
    };
    let fits = |other: &Told| {
        other.quantity != claim.quantity && sort(other) && !is_some_of(text, other) && !is_aim(text, other)
    };
    let of_claim = |other: &Told| fits(other) && is_of(claim, other);
    if let Some(pair) = only(text, words, told, &of_claim).filter(|pair| is_named(claim, *pair)) {
        return Some((pair, true));
    }
    let own = text.sentences.get(claim.sentence)?.quantities.clone();
    let ago = !text.quantities_in(own).iter().any(|quantity| matches!(quantity.kind, Kind::Date | Kind::Duration));
    let mut pairs = told.iter().filter(|first| fits(first)).filter_map(|first| {
        let alike = |other: &Told| fits(other) && is_of(first, other) && is_of_size(first, other);
        has_later(told, first, &alike)
            .then(|| only(text, words, told, &alike))?
            .or_else(|| long_ago(text, words, told, &alike).filter(|_| ago))
            .filter(|pair| pair.old.quantity.min(pair.new.quantity) == first.quantity && pair.since != When::Unsaid)
    });
    pairs.next().filter(|_| pairs.next().is_none()).map(|pair| (pair, false))
}

/// Whether the amount and both levels have one noun.
fn is_counted_alike(claim: &Told, pair: Pair<'_>) -> bool {
    [pair.old, pair.new].iter().all(|level| level.noun.is_some() && is_one_noun(claim, level))
}

/// Whether a level counts what the amount counts.
fn is_named(claim: &Told, pair: Pair<'_>) -> bool {
    claim.sort.kind != Kind::Count
        || claim.noun.is_none() && pair.old.noun.is_some()
        || [pair.old, pair.new].iter().any(|level| level.noun.is_some() && is_one_noun(claim, level))
}

/// Not "to 27 tons", which is a level, and no other money or measure beside it.
fn is_step(text: &Text<'_>, told: &[Told], claim: &Told) -> bool {
    let tokens = text.quantities.get(claim.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
    let before = tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let beside = |other: &Told| {
        other.sentence == claim.sentence && other.quantity != claim.quantity && other.sort.kind == claim.sort.kind
    };
    // "The increase of $45" is a step, "sales of $45" are none.
    let of = before == "of" && tokens.start.checked_sub(2).is_some_and(|at| is_noun(text.word(at)));
    // "A $45 rise", "the 28-pupil increase".
    let rise = (tokens.end..tokens.end + 3).any(|at| is_noun(text.word(at)));
    // "1,240 up on the last game, which 5,074 watched".
    let own = matches!(
        text.word(tokens.end),
        "up" | "down" | "more" | "fewer" | "less" | "higher" | "lower" | "above" | "below"
    ) || before == "by"
        || text.word(tokens.end + 1) == "to";
    let level = match before {
        "to" | "at" | "from" | "than" => true,
        "of" => !of,
        "a" | "an" | "the" | "The" | "A" | "An" => !rise && before.len() < 3,
        _ => false,
    };
    // "Cracks in two more of its 10 engines": a part.
    let part = matches!(text.word(tokens.end), "more" | "fewer") && text.word(tokens.end + 1) == "of";
    // "12, 9 and 7 fewer": the last of a list.
    let other = tokens.start.checked_sub(2).and_then(|at| text.figure_over(at)).map_or(0, |other| other.tokens.start);
    let listed = before == "and" && other > 0 && text.word(other - 1) == ",";
    !level && !part && !listed && (own || !told.iter().any(beside))
}

/// A level without a noun can be of what is claimed, and a number without one of any level.
pub(super) fn is_of(claim: &Told, level: &Told) -> bool {
    claim.sort.kind != Kind::Count || level.noun.is_none() || claim.noun.is_none() || is_one_noun(claim, level)
}
