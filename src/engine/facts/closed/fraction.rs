//! A share bounded in words or percent, against the one other share told of the same: "Less than a third of homes … 22 of the
//! 58".
//!
//! Comes in: the bound. Goes out: the slip. Not here: counts and sums (`bound`).

use super::adds::is_one_of;
use super::bound::{is_exact, told, window};
use super::telling::is_plain;
use super::thing::is_long_past;
use super::{SPARSE, Slip};
use crate::exact::{Interval, Rational};
use crate::lexicon::singular_key;
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told, stem};
use crate::token::{Key, NOTHING, Token};
use std::ops::Range;

/// Words of a noun phrase.
const PHRASE: u32 = 4;
/// Words that end one.
const ENDS: &str = "in of at to for from on by with and or who which that is are was were has have had will would";

/// A share in words or percent, against the one other share told of the same.
pub fn of_share(text: &Text<'_>, bound: &Told, quantity: &Quantity) -> Option<Slip> {
    let window = window(text, bound.sentence);
    let near = |told: &&Told| told.quantity != bound.quantity && told.sort.kind == Kind::Percent;
    let percents: Vec<&Told> = text.facts().told_within(&window).iter().filter(near).collect();
    let exact = match percents.as_slice() {
        [] => None,
        [one] => Some(**one),
        _ => return None,
    };
    let hundred = if quantity.kind == Kind::Percent { Rational::ONE } else { Rational::HUNDRED };
    let allowed = quantity.loose(Role::Level)?.scale(hundred)?;
    let (given, other) = match exact {
        Some(exact) => {
            let figure = text.quantities.get(exact.quantity).filter(|figure| is_exact(figure))?;
            (figure.loose(Role::Sharp)?, exact)
        }
        None => part_of(text, &window, bound)?,
    };
    let value = quantity.number()?.value.mul(hundred)?;
    let middle = given.middle()?;
    let ratio = middle.div(value)?;
    let like = ratio > Rational::new(1, 2)? && ratio < Rational::whole(2);
    let few = text.facts().told.len() <= SPARSE || shares_word(text, bound, &other);
    let fits = like
        && few
        && other.sentence != bound.sentence
        && is_plain(text, other.sentence, false)
        && is_plain(text, bound.sentence, true)
        && is_of_whole(text, bound, &other)
        && !is_long_past(text, bound.sentence, &other);
    let nearly = quantity.hedge == Hedge::Nearly && middle <= value && ratio > Rational::new(17, 20)?;
    (fits && !nearly && !allowed.meets(given)).then(|| told(text, quantity, bound, &other))
}

fn shares_word(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    text.sentence_stems(one.sentence).intersection(&text.sentence_stems(other.sentence)).next().is_some()
}

/// "46 percent of women" is of another whole than "two thirds of hauliers".
fn is_of_whole(text: &Text<'_>, bound: &Told, exact: &Told) -> bool {
    let end = |told: &Told| text.quantities.get(told.quantity).map_or(0, |quantity| quantity.tokens.end);
    let whole = |told: &Told| (text.word(end(told)) == "of").then(|| text.stems(end(told) + 1..end(told) + 4));
    match (whole(bound), whole(exact)) {
        (Some(one), Some(other)) => {
            let pronoun = matches!(text.word(end(exact) + 1), "them" | "those" | "these" | "respondents" | "the");
            // "Of household income" is of another whole than "of household spending".
            let heads = [bound, exact].map(|told| head(text, end(told) + 1));
            let same = heads.iter().any(|head| one.contains(head) && other.contains(head));
            pronoun || one.intersection(&other).next().is_some() && same
        }
        _ => true,
    }
}

/// The last word of a noun phrase that begins at a token.
fn head(text: &Text<'_>, from: u32) -> Key {
    let goes_on =
        |at: &u32| text.tokens.get(*at as usize).is_some_and(Token::is_word) && !is_one_of(text.word(*at), ENDS);
    let last = (from..from + PHRASE).take_while(goes_on).last();
    last.map_or(NOTHING, |at| text.stem_at(at))
}

/// "22 of the 58", "19 out of 64": the one part of a whole in sight.
fn part_of(text: &Text<'_>, window: &Range<usize>, bound: &Told) -> Option<(Interval, Told)> {
    let all = text.facts().told_within(window);
    let mut found = all.iter().zip(all.iter().skip(1)).filter_map(|(part, whole)| {
        let (one, other) = (text.quantities.get(part.quantity)?, text.quantities.get(whole.quantity)?);
        let between = one.tokens.end..other.tokens.start;
        let of = between.len() < 5
            && between.clone().any(|at| text.word(at) == "of")
            && between
                .clone()
                .all(|at| matches!(text.word(at), "of" | "out" | "the" | "its" | "their" | "all") || is_noun(text, at));
        let counts = [part, whole].iter().all(|told| told.sort.kind == Kind::Count) && is_exact(one) && is_exact(other);
        let fits = of
            && counts
            && part.value < whole.value
            && whole.value > Rational::from(9)
            && part.sentence != bound.sentence;
        let share = part.value.div(whole.value)?.mul(Rational::HUNDRED)?;
        fits.then(|| (Interval::point(share), *part))
    });
    found.next().filter(|_| found.next().is_none())
}

/// "19 beaches of the 64": a plain word.
fn is_noun(text: &Text<'_>, at: u32) -> bool {
    text.tokens
        .get(at as usize)
        .is_some_and(|token| token.is_word() && singular_key(token.text(text.prose())) != token.key)
        && stem(text.word(at)) != stem("of")
}
