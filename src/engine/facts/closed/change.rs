//! A change against the one pair of levels: points, an amount, a percent or fraction, a multiple.

use super::amount::{self, is_of};
use super::far::is_priced;
use super::others::{is_borne_out, is_of_another};
use super::pair::{Pair, is_aim, is_one_sort, only};
use super::rate::UNITS;
use super::step::{is_noun, step};
use super::stretch::{is_of_another_stretch, sentence};
use super::thing::is_change_of_another;
use super::when::When;
use super::{
    Report, SPARSE, Slip, Words, course, factor, few, is_near, is_of_size, is_some_of, loose, slip, some, tied, times,
};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};
use crate::span::Span;
use crate::token::{Key, literal};

const POINT: Key = literal("point");

/// Adds the claim that its pair contradicts.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let Some(all) = some(text) else { return };
    report.slips.extend(points(text, words, all));
    report.slips.extend(amount::run(text, words, all));
    let Some(told) = few(text) else { return };
    report.slips.extend(rate(text, words, told));
    report.slips.extend(multiple(text, words, told));
    report.slips.extend(factor::run(text, words, told));
    report.slips.extend(course::run(text, words, told));
}

/// The only quantity that is `like` a claim, bounds left out.
fn lone<'t>(text: &'t Text<'_>, like: &dyn Fn(&Quantity) -> bool) -> Option<&'t Quantity> {
    let mut all = text.quantities.iter().filter(|quantity| like(quantity));
    let first = all.next().filter(|_| all.next().is_none())?;
    let sharp = matches!(first.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::JustOver);
    (sharp && !first.attributive).then_some(first)
}

/// Whether a claim stands in another sentence than its levels do: beside them relations have bound it.
pub(super) fn is_elsewhere(text: &Text<'_>, claim: Span, pair: Pair<'_>) -> bool {
    let at = sentence(text, claim);
    at != pair.old.sentence || at != pair.new.sentence
}

/// Whether a claim stands in another sentence than its levels do, which are of its thing and time.
pub(super) fn is_own(text: &Text<'_>, words: &Words, claim: Span, pair: Pair<'_>) -> bool {
    is_elsewhere(text, claim, pair)
        && !is_change_of_another(text, words, claim, (pair.old, pair.new))
        && tied::is_told_of_them(text, claim, pair)
}

/// "Support falls eight points": 51 percent, then 46.
fn points(text: &Text<'_>, words: &Words, told: &[Told]) -> Option<Slip> {
    let mut all = text.quantities.iter().zip(&text.heads).filter(|(quantity, head)| {
        quantity.kind == Kind::Points
            || matches!(quantity.kind, Kind::Count | Kind::Fraction)
                && (!quantity.attributive
                    || (quantity.tokens.end..quantity.tokens.end + 4).any(|at| is_noun(text.word(at))))
                && head.is_some_and(|head| head.noun == POINT)
                && quantity.number().is_some()
    });
    let told_once = all.next().map(|(claim, _)| {
        let unit = claim.units.first().and_then(|unit| UNITS.get(unit)).map_or(Rational::ONE, |unit| unit.factor);
        let half = Rational::new(1, 20).zip(claim.number()).filter(|_| claim.kind == Kind::Points || claim.lexical);
        // "Half a percentage point" is meant as it stands.
        let worded = half.and_then(|(half, number)| Interval::around(number.value, half));
        let fraction = claim.number().is_some_and(|number| !number.value.is_whole() && !number.decimals);
        let loose = if fraction { worded } else { claim.loose(Role::Level) };
        (claim.span, loose.and_then(|told| told.scale(unit)))
    });
    let (claim, claimed) = match told_once.filter(|_| all.next().is_none()) {
        Some(known) => known,
        None => worded(text)?,
    };
    step(text, words, claim)?;
    let pair = only(text, words, told, &|told| told.sort.kind == Kind::Percent && !is_aim(text, told))?;
    judged(text, claim, claimed?, gap(text, pair)?, pair, 2, " points")
        .filter(|_| is_within(claimed, gap(text, pair)) && is_own(text, words, claim, pair))
}

/// "Up to 150,000 more", "a 12-ton limit".
pub(super) fn is_bound(quantity: &Quantity) -> bool {
    let sharp = matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::JustOver);
    quantity.attributive || !sharp
}

/// "a quarter point", "a full point".
fn worded(text: &Text<'_>) -> Option<(Span, Option<Interval>)> {
    let points = (0..).zip(&text.tokens).filter(|(_, token)| token.key == POINT);
    let pairs = points.filter_map(|(at, other): (usize, _)| {
        // "A full percentage point".
        let before = text.tokens.get(at.checked_sub(1)?)?;
        let long = before.text(text.prose()) == "percentage";
        Some((if long { text.tokens.get(at.checked_sub(2)?)? } else { before }, other))
    });
    let mut found = pairs.filter_map(|(one, other)| {
        let points = match one.text(text.prose()) {
            "quarter" => Rational::new(1, 4),
            "half" => Rational::new(1, 2),
            "full" | "whole" => Some(Rational::ONE),
            _ => None,
        };
        let point = other.text(text.prose()) == "point";
        Some((one.span().join(other.span()), Some(Interval::point(points.filter(|_| point)?))))
    });
    found.next().filter(|_| found.next().is_none())
}

/// The "154 square miles" of "400 square kilometres (154 square miles)": a level told once more.
fn is_told_again(text: &Text<'_>, told: &Told) -> bool {
    let before = told.quantity.checked_sub(1).and_then(|before| text.quantities.get(before));
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start);
    before.zip(start).is_some_and(|(before, start)| {
        before.kind == Kind::Measure && before.tokens.end + 1 == start && text.word(before.tokens.end) == "("
    })
}

/// "Ferry traffic jumps 40%", "Mill sheds a third of its looms".
fn rate(text: &Text<'_>, words: &Words, told: &[Told]) -> Option<Slip> {
    // A margin or a share beside it is told of something else.
    let share = |quantity: &Quantity| matches!(quantity.kind, Kind::Percent | Kind::Fraction | Kind::OneIn);
    let claim = lone(text, &|quantity| share(quantity) && step(text, words, quantity.span).is_some())
        .filter(|claim| !claim.lexical || claim.kind == Kind::Fraction)?;
    let up = step(text, words, claim.span)?;
    let pair =
        levels(text, words, told).filter(|pair| ![pair.old, pair.new].iter().any(|told| is_told_again(text, told)))?;
    let shares = text.quantities.iter().filter(|quantity| share(quantity)).count();
    let crowded = told.len() > SPARSE;
    // "Revenue came to 90m, with fares up 3 per cent": a change of its own.
    let back = |by: u32| claim.tokens.start.checked_sub(by).map(|at| text.word(at)).unwrap_or_default();
    let own = matches!(back(1), "up" | "down") && back(3) == "with";
    if own || is_priced(text, claim, pair) || shares > 1 && (crowded || !is_named(text, claim, pair)) {
        return None;
    }
    let (old, new) = (priced(text, pair.old, pair.new)?, priced(text, pair.new, pair.old)?);
    let change = new.div(old)?.sub(Interval::point(Rational::ONE))?.scale(Rational::HUNDRED)?;
    if (pair.new.value > pair.old.value) != up {
        return None;
    }
    let given = if up { change } else { change.negate()? };
    let claimed = claim.loose(Role::Level)?;
    let claimed = if claim.kind == Kind::Percent { claimed } else { claimed.scale(Rational::HUNDRED)? };
    let borne = || {
        is_borne_out(text, told, claim.span, |one, other| {
            let change = other.div(one)?.sub(Interval::point(Rational::ONE))?.scale(Rational::HUNDRED)?;
            Some(claimed.meets(if up { change } else { change.negate()? }))
        })
    };
    judged(text, claim.span, widened(claimed)?, given, pair, 0, " percent")
        .filter(|_| is_own(text, words, claim.span, pair) && !borne())
}

/// What a level means: "$3" beside "$4.50" is three dollars to the cent.
pub(super) fn priced(text: &Text<'_>, level: &Told, other: &Told) -> Option<Interval> {
    let number = |told: &Told| text.quantities.get(told.quantity)?.number();
    let (own, beside) = number(level).zip(number(other))?;
    let cents = level.sort.kind == Kind::Money && own.scale == 0 && beside.scale == 0 && beside.decimals;
    match cents {
        true => text.quantities.get(level.quantity)?.loose(Role::Sharp).map(|_| Interval::point(own.value)),
        false => loose(text, level),
    }
}

/// Whether a level is told of what the change is said to be of: the word behind "in" or "of", or those before the figure.
fn is_named(text: &Text<'_>, claim: &Quantity, pair: Pair<'_>) -> bool {
    let end = claim.tokens.end;
    let behind = (end..end + 3).find(|at| matches!(text.word(*at), "in" | "of")).map(|at| at + 1);
    let before = claim.tokens.start.saturating_sub(4)..claim.tokens.start;
    let said = text.stems(behind.map_or(before, |at| at..at + 1));
    [pair.old, pair.new].iter().any(|level| text.sentence_stems(level.sentence).intersection(&said).next().is_some())
}

/// "twice as much grain", "doubled".
fn multiple(text: &Text<'_>, words: &Words, told: &[Told]) -> Option<Slip> {
    // "Four times a day" tells how often, and so does "won the cup four times".
    let often = |at: u32| {
        matches!(
            text.word(at),
            "a" | "an"
                | "and"
                | "but"
                | "each"
                | "every"
                | "per"
                | "in"
                | "since"
                | "over"
                | "during"
                | "for"
                | "this"
                | "to"
                | "from"
                | "at"
                | "by"
                | "with"
                | "on"
                | "when"
                | "before"
                | "after"
        )
    };
    let claim = lone(text, &|quantity| quantity.kind == Kind::Multiple)
        .filter(|claim| claim.per.is_none() && !often(claim.tokens.end) && !times::is_how_often(text, claim))?;
    let many = text.word(claim.tokens.end + 1) == "many";
    let pair = levels(text, words, told).filter(|pair| !many || pair.new.sort.kind == Kind::Count)?;
    let (old, new) = (loose(text, pair.old)?, loose(text, pair.new)?);
    let given = if pair.new.value > pair.old.value { new.div(old)? } else { return None };
    let claimed = claim.loose(Role::Level)?;
    let slack =
        if told.len() > SPARSE { Rational::new(1, 5) } else { Rational::new(1, 20) }?.mul(claim.number()?.value)?;
    let claimed = claimed.add(Interval::around(Rational::ZERO, slack)?)?;
    judged(text, claim.span, claimed, given, pair, 1, " times").filter(|_| is_own(text, words, claim.span, pair))
}

/// The one pair of any sort that a rate can be of.
pub(super) fn levels<'t>(text: &Text<'_>, words: &Words, told: &'t [Told]) -> Option<Pair<'t>> {
    let level = |told: &&Told| matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure);
    let mut pairs = told.iter().filter(level).filter_map(|first| {
        let same = |told: &Told| {
            (told.quantity == first.quantity || is_one_sort(first, told))
                && is_of(first, told)
                && !is_some_of(text, told)
                && is_of_size(first, told)
        };
        has_later(told, first, &same)
            .then(|| only(text, words, told, &same))
            .flatten()
            .filter(|pair| is_many(pair))
            .filter(|pair| pair.old.quantity.min(pair.new.quantity) == first.quantity)
    });
    pairs.next().filter(|_| pairs.next().is_none())
}

/// Whether a figure behind one is like it and not the same: no pair begins with it otherwise.
pub(super) fn has_later(told: &[Told], first: &Told, like: &dyn Fn(&Told) -> bool) -> bool {
    told.iter().any(|other| other.quantity > first.quantity && other.value != first.value && like(other))
}

/// One of two reactors is no level.
pub(super) fn is_many(pair: &Pair<'_>) -> bool {
    let ten = Rational::whole(10);
    pair.old.sort.kind != Kind::Count || pair.old.value >= ten || pair.new.value >= ten
}

/// Within a factor of two and a half: a step of another size is of something else.
pub(super) fn is_within(claimed: Option<Interval>, given: Option<Interval>) -> bool {
    let middles = claimed.and_then(Interval::middle).zip(given.and_then(Interval::middle));
    let ratio = middles.and_then(|(claimed, given)| claimed.abs().div(given.abs()));
    let bounds = Rational::new(2, 5).zip(Rational::new(5, 2));
    ratio.zip(bounds).is_some_and(|(ratio, (least, most))| ratio >= least && ratio <= most)
}

/// How far the two are apart.
pub(super) fn gap(text: &Text<'_>, pair: Pair<'_>) -> Option<Interval> {
    let (old, new) = (loose(text, pair.old)?, loose(text, pair.new)?);
    if pair.new.value > pair.old.value { new.sub(old) } else { old.sub(new) }
}

/// A percent told without decimals may be cut as well as rounded.
fn widened(claimed: Interval) -> Option<Interval> {
    claimed.add(Interval::around(Rational::ZERO, Rational::ONE)?)
}

pub(super) fn judged(
    text: &Text<'_>,
    claim: Span,
    claimed: Interval,
    given: Interval,
    pair: Pair<'_>,
    places: u32,
    unit: &str,
) -> Option<Slip> {
    // "Roof appeal is £40,000 short" tells a need, of which no time is said.
    let end = text.tokens.partition_point(|token| token.start < claim.end) as u32;
    let off = !claimed.meets(given)
        && !is_of_another(text, claim, pair)
        && (pair.since != When::Unsaid || text.word(end) == "short" && !matches!(text.word(end + 2), "that" | "it"))
        && is_near(claimed, given)
        && !is_of_another_stretch(text, claim, pair);
    let middle = given.middle().filter(|_| off)?;
    let middle = middle.to_decimal(if middle.is_whole() { 0 } else { places });
    Some(slip(text, claim, (pair.old, pair.new), &format!("{middle}{unit}")))
}
