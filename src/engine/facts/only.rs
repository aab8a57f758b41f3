//! The second or third of a class, and who alone is ahead of it: "the second-largest port, with 14 million tonnes. Only Orme,
//! with 13 million, handled more".
//!
//! Comes in: a text and its places of "only". Goes out: the figure of one that is told as ahead, where it is behind. Not
//! here: seconds behind a first (`ranked`), places in a table (`standing`).

use super::{Report, Slip, Words, apart, conflict, start};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told, told_in};

/// The words that open who is ahead.
pub const ONLY: [&str; 2] = ["Only", "only"];
/// Words that say more, and words that say less.
#[rustfmt::skip]
const MORE: [&str; 22] = [
    "more", "bigger", "larger", "busier", "higher", "longer", "taller", "heavier", "dearer", "richer", "greater", "deeper",
    "wider", "costlier", "hotter", "warmer", "wetter", "fuller", "steeper", "farther", "further", "faster",
];
#[rustfmt::skip]
const LESS: [&str; 12] = [
    "less", "fewer", "smaller", "lower", "shorter", "lighter", "cheaper", "poorer", "shallower", "narrower", "colder", "drier",
];
/// Places behind the first, in their order.
#[rustfmt::skip]
pub(super) const PLACES: [&str; 11] = [
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
];

/// Adds every one that is told as ahead and is behind.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let told = text.facts().with_elliptic();
    for at in report.called.clone() {
        report.slips.extend(behind(text, &told, at));
    }
}

fn behind(text: &Text<'_>, told: &[Told], at: u32) -> Option<Slip> {
    let place = text.sentence_at(at);
    let sentence = text.sentences.get(place)?;
    let word = (at + 2..sentence.tokens.end).find_map(|at| {
        let word = text.word(at);
        if MORE.contains(&word) { Some(true) } else { LESS.contains(&word).then_some(false) }
    });
    let more = word.filter(|_| is_capital(text, at + 1))?;
    let near = told_in(told, place).iter().filter(|told| start(text, told) > at && is_level(text, told));
    let ahead: Vec<&Told> = near.collect();
    let first = *ahead.first()?;
    // The second itself: before the word, in this sentence or the one before.
    let ranked = |number: usize, until: u32| {
        let tokens = text.sentences.get(number).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        (tokens.start..tokens.end.min(until)).any(|at| {
            PLACES.contains(&text.word(at).to_ascii_lowercase().as_str())
                && (at + 1..at + 4).any(|at| text.word(at).ends_with("est") || text.word(at) == "most")
        })
    };
    let before = place.checked_sub(1)?;
    // "The mean was 17.9C. Only June 2018 was warmer, with 18.6C": than what was told last.
    let opens = at == sentence.tokens.start && sentence.tokens.clone().all(|at| text.word(at) != "than");
    let lone = || {
        !(0..before).any(|number| ranked(number, at) || told_in(told, number).iter().any(|told| is_like(told, first)))
    };
    let bare = || (opens && lone()).then_some(before);
    let home = [place, before].into_iter().find(|number| ranked(*number, at)).or_else(bare)?;
    let mut own = told_in(told, home).iter().filter(|told| {
        start(text, told) < at
            && is_level(text, told)
            && (is_like(told, first) || as_million(text, first, told).is_some())
    });
    let own = own.next().filter(|_| own.next().is_none())?;
    let wrong = |told: &&&Told| {
        let value = if is_like(own, told) { Some(told.value) } else { as_million(text, told, own) };
        value.is_some_and(|value| if more { value < own.value } else { value > own.value })
    };
    let other = ahead.iter().find(wrong).filter(|other| apart(text, own, other))?;
    let dated = text.quantities.iter().any(|quantity| {
        sentence.tokens.contains(&quantity.tokens.start) && matches!(quantity.kind, Kind::Date | Kind::Percent)
    });
    let label = if more { "less than what it is ahead of" } else { "more than what it is ahead of" };
    (!dated).then(|| Slip { label: label.to_owned(), ..conflict(text, other, own, None) })
}

/// "13.6m" behind "14.2m tonnes": no metres, but millions of them.
fn as_million(text: &Text<'_>, told: &Told, own: &Told) -> Option<Rational> {
    let written = |told: &Told| super::written(text, told);
    let bare =
        |written: &str| written.strip_suffix('m').is_some_and(|digits| digits.ends_with(|c: char| c.is_ascii_digit()));
    let million = written(own).split(' ').next().is_some_and(bare) && bare(&written(told));
    told.value.mul(Rational::whole(1_000_000)).filter(|_| million && told.sort.kind == Kind::Measure)
}

fn is_level(text: &Text<'_>, told: &Told) -> bool {
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure)
        && text.quantities.get(told.quantity).is_some_and(|quantity| {
            !quantity.lexical
                && !quantity.attributive
                && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
                && !matches!(text.word(quantity.tokens.end), "more" | "less" | "fewer" | "ahead" | "behind" | "other")
        })
}

/// One unit, and one noun, unless one of them has none.
fn is_like(one: &Told, other: &Told) -> bool {
    let unit =
        one.sort == other.sort || one.sort.kind == Kind::Measure && other.noun.is_none() && other.sort.unit.is_none();
    unit && (one.noun == other.noun || one.noun.is_none() || other.noun.is_none() || one.sort.kind != Kind::Count)
}

fn is_capital(text: &Text<'_>, at: u32) -> bool {
    text.tokens.get(at as usize).is_some_and(|token| token.flags.any(crate::token::Flags::CAPITAL))
}
