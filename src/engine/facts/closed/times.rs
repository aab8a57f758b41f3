//! A multiple of two things told of apart: "five times as big as the one that supplies the city now … meant to hold 24
//! million cubic metres … The present reservoir holds 8 million".
//!
//! Comes in: a text of few figures. Goes out: the one multiple of the text, where the only two figures that it can be of
//! give another. Not here: levels of one thing at two times (`change`), and what stands beside its multiple.

use super::stretch::sentence;
use super::{Report, SPARSE, Slip, Words, few, is_miswritten, is_near, is_plain, is_some_of, loose, noun, slip};
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
    /// "the norm", "the usual", "as many", "what the old one holds": the only two figures that one slip explains.
    Any,
}

/// Adds the multiple, where the two figures give another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if few(text).is_none() {
        return;
    }
    // "The old one, which held 24,000" goes without its noun.
    let told = text.facts().with_elliptic();
    report.slips.extend(multiple(text, &told));
}

fn multiple(text: &Text<'_>, told: &[Told]) -> Option<Slip> {
    let kinds = |quantity: &&Quantity| matches!(quantity.kind, Kind::Multiple | Kind::Fraction);
    let mut all = text.quantities.iter().filter(kinds);
    let claim = all.next().filter(|_| all.next().is_none())?;
    let sharp = matches!(claim.hedge, Hedge::None | Hedge::Exact | Hedge::About);
    let of = of(text, claim.tokens.end).filter(|_| sharp)?;
    let (one, other) = only(text, told, &of).or_else(|| beside_norm(text, told).filter(|_| matches!(of, Of::Any)))?;
    if is_earned_on(text, one, other) {
        return None;
    }
    let (small, great) = if one.value < other.value { (one, other) } else { (other, one) };
    let times = claim.number()?.value;
    let (top, bottom) = if times < Rational::ONE { (small, great) } else { (great, small) };
    let given = loose(text, top)?.div(loose(text, bottom)?)?;
    let slack = times.mul(Rational::new(1, 20)?)?;
    let claimed = claim.loose(Role::Level)?.add(Interval::around(Rational::ZERO, slack)?)?;
    let at = sentence(text, claim.span);
    let any = matches!(of, Of::Any);
    let apart = one.sentence != at || other.sentence != at;
    // "45,000 people, three times as many as the old one, which held 12,000".
    let written = |amount: Rational, meant: Option<Rational>| meant.is_some_and(|meant| is_miswritten(amount, meant));
    let slip_of = written(top.value, bottom.value.mul(times)) || written(bottom.value, top.value.div(times));
    let apart = if any { is_whole_multiple(given)? || slip_of } else { apart };
    let beside = any && told.len() <= SPARSE && one.sentence.abs_diff(at) < 2;
    let off = !claimed.meets(given) && is_near(claimed, given) && apart && (is_of_one(text, at, one, other) || beside);
    let middle = given.middle().filter(|_| off)?.to_decimal(1);
    Some(slip(text, claim.span, (one, other), &format!("{middle} times")))
}

/// "A profit of 430 million dollars on revenue of 3.9 billion": two things of one firm.
fn is_earned_on(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let (first, second) = if one.quantity < other.quantity { (one, other) } else { (other, one) };
    let between = super::end_of(text, first)..super::start(text, second);
    first.sentence == second.sentence
        && between.into_iter().any(|at| {
            matches!(text.word(at), "on" | "of" | "from")
                && matches!(text.word(at + 1), "revenue" | "revenues" | "sales" | "turnover" | "income")
        })
}

/// "as many cars as", "as big as", "the size of".
fn of(text: &Text<'_>, at: u32) -> Option<Of> {
    match (text.word(at), text.word(at + 1)) {
        ("as", "many" | "much") if has_own(text, at + 2) || has_own(text, at + 3) => None,
        ("as", "many") if text.word(at + 2) != "as" && noun(text, at + 2).is_some() => {
            noun(text, at + 2).map(Of::Counted)
        }
        (
            "its" | "their" | "his" | "her",
            "figure" | "number" | "level" | "total" | "size" | "rate" | "price" | "output",
        ) => Some(Of::Any),
        ("of", "the") if matches!(text.word(at + 2), "price" | "cost" | "size" | "number" | "amount" | "length") => {
            Some(Of::Any)
        }
        ("as", "many" | "much")
            if matches!(text.word(at + 2), "as" | "." | "," | "")
                && !matches!(text.word(at + 3), "it" | "they" | "he" | "she") =>
        {
            Some(Of::Any)
        }
        ("what" | "that" | "those", _)
        | ("the", "norm" | "usual" | "average" | "normal" | "number" | "amount" | "rate" | "level") => Some(Of::Any),
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
    if matches!(of, Of::Any) {
        return sole_pair(text, told);
    }
    let fits = |told: &&Told| match of {
        Of::Counted(noun) => told.sort.kind == Kind::Count && told.noun == Some(*noun),
        Of::Measured => told.sort.kind == Kind::Measure,
        Of::Priced => told.sort.kind == Kind::Money,
        Of::Any => false,
    };
    let mut fitting = told.iter().filter(fits);
    let (one, other) = (fitting.next()?, fitting.next()?);
    let plain = |told: &Told| is_plain(text, told) && !is_some_of(text, told);
    let lone = fitting.next().is_none() && one.sort == other.sort && one.value != other.value;
    (lone && plain(one) && plain(other)).then_some((one, other))
}

/// The only two figures of one sort in the text, where no other sort has two.
fn sole_pair<'t>(text: &Text<'_>, told: &'t [Told]) -> Option<(&'t Told, &'t Told)> {
    let amount = |told: &Told| {
        matches!(told.sort.kind, Kind::Count | Kind::Measure | Kind::Money | Kind::Duration)
            && is_plain(text, told)
            && !is_some_of(text, told)
            && (told.sort.kind != Kind::Count || told.value > Rational::ONE)
    };
    let alike = |one: &Told, other: &Told| {
        let nouns =
            one.sort.kind != Kind::Count || one.noun.is_none() || other.noun.is_none() || one.noun == other.noun;
        one.sort == other.sort && one.value != other.value && nouns
    };
    let pairs = |at: usize, one: &'t Told| {
        let rest = told.get(at + 1..).unwrap_or_default();
        rest.iter()
            .filter(move |other| amount(one) && amount(other) && alike(one, other))
            .map(move |other| (one, other))
    };
    let mut all = told.iter().enumerate().flat_map(|(at, one)| pairs(at, one));
    let pair = all.next().filter(|_| all.next().is_none())?;
    (pair.1.sentence - pair.0.sentence <= 2).then_some(pair)
}

/// "144 mm fell … The long-term average for June is 48 mm": the one level said to be usual, and the one told just before.
fn beside_norm<'t>(text: &Text<'_>, told: &'t [Told]) -> Option<(&'t Told, &'t Told)> {
    let usual = |told: &&Told| {
        let tokens = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()).unwrap_or_default();
        let first = text.sentences.get(told.sentence).map_or(0, |sentence| sentence.tokens.start);
        let norm = |at: u32| matches!(text.word(at), "average" | "norm" | "mean" | "usual" | "normal" | "Normal");
        matches!(told.sort.kind, Kind::Measure | Kind::Duration | Kind::Count) && (first..tokens.start).any(norm)
    };
    let mut norms = told.iter().filter(usual);
    let norm = norms.next().filter(|_| norms.next().is_none())?;
    let mut before = told.iter().filter(|told| {
        told.sort == norm.sort
            && told.quantity < norm.quantity
            && norm.sentence - told.sentence < 2
            && is_plain(text, told)
    });
    before.next().filter(|_| before.next().is_none()).map(|level| (level, norm))
}

/// Two figures that are a whole number of times apart, within a fiftieth: what was meant.
fn is_whole_multiple(given: Interval) -> Option<bool> {
    let ratio = given.middle()?;
    let times = if ratio < Rational::ONE { Rational::ONE.div(ratio)? } else { ratio };
    let whole = times.round();
    let slack = whole.mul(Rational::new(1, 50)?)?;
    Some(whole > Rational::ONE && Interval::around(whole, slack)?.contains(times))
}

/// Whether one of the two is told of in the words of the claim.
fn is_of_one(text: &Text<'_>, at: usize, one: &Told, other: &Told) -> bool {
    let said = text.sentence_stems(at);
    [one, other]
        .iter()
        .any(|told| told.sentence == at || text.sentence_stems(told.sentence).intersection(&said).next().is_some())
}

/// "Won the cup nine times, most lately in May": nothing behind it is held against it.
pub(super) fn is_how_often(text: &Text<'_>, claim: &Quantity) -> bool {
    let times = text.word(claim.tokens.end.saturating_sub(1)) == "times";
    let behind = text.word(claim.tokens.end);
    times
        && matches!(
            behind,
            "," | "." | ";" | ":" | "–" | "—" | ")" | "and" | "but" | "before" | "when" | "while" | "until"
        )
}

/// "Twice as many, 16 percent, were absent": its own figure stands behind it.
fn has_own(text: &Text<'_>, at: u32) -> bool {
    text.word(at) == "," && text.quantities.iter().any(|quantity| quantity.tokens.start == at + 1)
}
