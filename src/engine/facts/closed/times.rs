//! A multiple of two things told of apart: "five times as big as the one that supplies the city now … meant to hold 24
//! million cubic metres … The present reservoir holds 8 million".
//!
//! Comes in: a text of few figures. Goes out: the one multiple of the text, where the only two figures that it can be of
//! give another. Not here: levels of one thing at two times (`change`), and what stands beside its multiple.

use super::stretch::sentence;
use super::{Report, Slip, Words, few, is_near, is_plain, is_some_of, loose, noun, slip};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};
use crate::token::Key;

/// What a multiple is of.
enum Of {
    /// "as many cars".
    Counted(Key),
    /// "as much grain", "as big", "the size of".
    Measured,
    /// "as dear", "the price of".
    Priced,
}

/// Adds the multiple, where the two figures give another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = few(text) else { return };
    report.slips.extend(multiple(text, told));
}

fn multiple(text: &Text<'_>, told: &[Told]) -> Option<Slip> {
    let kinds = |quantity: &&Quantity| matches!(quantity.kind, Kind::Multiple | Kind::Fraction);
    let mut all = text.quantities.iter().filter(kinds);
    let claim = all.next().filter(|_| all.next().is_none())?;
    let sharp = matches!(claim.hedge, Hedge::None | Hedge::Exact | Hedge::About);
    let of = of(text, claim.tokens.end).filter(|_| sharp)?;
    let (one, other) = only(text, told, &of)?;
    let (small, great) = if one.value < other.value { (one, other) } else { (other, one) };
    let times = claim.number()?.value;
    let (top, bottom) = if times < Rational::ONE { (small, great) } else { (great, small) };
    let given = loose(text, top)?.div(loose(text, bottom)?)?;
    let slack = times.mul(Rational::new(1, 20)?)?;
    let claimed = claim.loose(Role::Level)?.add(Interval::around(Rational::ZERO, slack)?)?;
    let at = sentence(text, claim.span);
    let apart = one.sentence != at || other.sentence != at;
    let off = !claimed.meets(given) && is_near(claimed, given) && apart && is_of_one(text, at, one, other);
    let middle = given.middle().filter(|_| off)?.to_decimal(1);
    Some(slip(text, claim.span, (one, other), &format!("{middle} times")))
}

/// "as many cars as", "as big as", "the size of".
fn of(text: &Text<'_>, at: u32) -> Option<Of> {
    match (text.word(at), text.word(at + 1)) {
        ("as", "many") => noun(text, at + 2).map(Of::Counted),
        ("as", "dear" | "expensive" | "costly") | ("the", "price" | "cost") => Some(Of::Priced),
        ("as", "much" | "big" | "large" | "long" | "high" | "tall" | "heavy" | "far" | "wide" | "deep") => {
            Some(Of::Measured)
        }
        ("the", "size" | "length" | "height" | "weight" | "capacity" | "area" | "depth" | "width" | "volume") => {
            Some(Of::Measured)
        }
        _ => None,
    }
}

/// The only two figures of a sort that the multiple can be of.
fn only<'t>(text: &Text<'_>, told: &'t [Told], of: &Of) -> Option<(&'t Told, &'t Told)> {
    let fits = |told: &&Told| match of {
        Of::Counted(noun) => told.sort.kind == Kind::Count && told.noun == Some(*noun),
        Of::Measured => told.sort.kind == Kind::Measure,
        Of::Priced => told.sort.kind == Kind::Money,
    };
    let mut fitting = told.iter().filter(fits);
    let (one, other) = (fitting.next()?, fitting.next()?);
    let plain = |told: &Told| is_plain(text, told) && !is_some_of(text, told);
    let lone = fitting.next().is_none() && one.sort == other.sort && one.value != other.value;
    (lone && plain(one) && plain(other)).then_some((one, other))
}

/// Whether one of the two is told of in the words of the claim.
fn is_of_one(text: &Text<'_>, at: usize, one: &Told, other: &Told) -> bool {
    let said = text.sentence_stems(at);
    [one, other]
        .iter()
        .any(|told| told.sentence == at || text.sentence_stems(told.sentence).intersection(&said).next().is_some())
}
