//! A headline's "most" or "less than half of its budget" against the figures below: "Most nurses would strike" above "38
//! percent said that they were ready to strike", "cost less than half of its budget" above £900,000 and £512,000.
//!
//! Comes in: a short text. Goes out: the words of the headline. Only where one percent alone speaks of what the headline
//! says, where several make up the whole and none is more than half, or where two sums alone stand below.

use super::{Report, Slip, Words};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told, stem};
use crate::span::Span;

/// Adds what the figures do not bear out.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if text.is_short() && !text.facts().headline.is_empty() {
        report.slips.extend(most(text));
        report.slips.extend(budget(text));
        report.slips.extend(portion(text));
    }
}

/// "Most nurses", "Majority of voters".
fn most(text: &Text<'_>) -> Option<Slip> {
    let headline = text.sentences.get(text.facts().headline.start)?.tokens.clone();
    let at = headline.clone().find(|at| {
        let word = text.word(*at).to_ascii_lowercase();
        let before = at.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        let after = text.word(at + 1);
        let plural = after.len() > 3 && after.ends_with('s');
        !matches!(before, "the" | "The" | "at" | "'s" | "’s")
            && (word == "most" && plural || word == "majority" && after == "of")
    })?;
    let percents: Vec<&Told> = body(text).filter(|told| told.sort.kind == Kind::Percent).collect();
    let half = Rational::whole(48);
    let low = percents.iter().all(|told| told.value < half);
    let sum = percents.iter().try_fold(Rational::ZERO, |sum, told| sum.add(told.value));
    let whole = sum.is_some_and(|sum| sum >= Rational::whole(98) && sum <= Rational::whole(102));
    let of_one = percents.iter().all(|told| percents.first().is_some_and(|first| first.sentence == told.sentence));
    let told = *percents.first().filter(|_| low)?;
    let wrong = match percents.len() {
        0 => false,
        1 => is_of_deed(text, at + if text.word(at + 1) == "of" { 3 } else { 2 }..headline.end, told),
        _ => whole && of_one,
    };
    let word = |at: u32| text.tokens.get(at as usize).map(crate::token::Token::span);
    let span = word(at)?.join(word(at + 1)?);
    let figures = percents.iter().filter_map(|told| text.quantities.get(told.quantity)).collect::<Vec<_>>();
    wrong.then(|| slip(text, span, &figures))
}

/// Whether the sentence of a figure tells what the headline tells of most, and denies nothing.
fn is_of_deed(text: &Text<'_>, headline: std::ops::Range<u32>, told: &Told) -> bool {
    let Some(sentence) = text.sentences.get(told.sentence) else { return false };
    let denies = |range: std::ops::Range<u32>| {
        range.into_iter().any(|at| {
            matches!(
                text.word(at),
                "not" | "no" | "never" | "against" | "without" | "nor" | "none" | "only" | "neither"
            ) || text.word(at).ends_with("n't")
        })
    };
    let end = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.end).unwrap_or_default();
    let clause =
        end..(end..sentence.tokens.end).find(|at| matches!(text.word(*at), "," | ";")).unwrap_or(sentence.tokens.end);
    let first = text.word(clause.start);
    let part = matches!(first, "of" | "in" | "more" | "less" | "higher" | "lower")
        && matches!(text.word(clause.start + 1), "those" | "them" | "whom" | "which");
    // "back" and "down" are deeds here, whatever else they can be.
    let long = |range: std::ops::Range<u32>| range.filter(|at| text.word(*at).len() > 3).map(|at| stem(text.word(at)));
    let deed: Vec<_> = long(headline.clone()).filter(|word| *word != stem("said") && *word != stem("would")).collect();
    let shared = long(clause.clone()).any(|word| deed.contains(&word));
    !denies(headline) && !denies(clause) && !part && shared
}

/// "less than half of its budget", "twice its estimate".
fn budget(text: &Text<'_>) -> Option<Slip> {
    let last = text.sentences.get(text.facts().headline.end.checked_sub(1)?)?.quantities.end;
    let mut claims = text.quantities_in(0..last).iter().filter(|quantity| {
        let of_budget = (quantity.tokens.end..quantity.tokens.end + 5).any(|at| {
            matches!(
                text.word(at),
                "budget" | "estimate" | "price" | "guide" | "forecast" | "target" | "sum" | "asking"
            )
        });
        matches!(quantity.kind, Kind::Fraction | Kind::Multiple) && of_budget
    });
    let claim = claims.next().filter(|_| claims.next().is_none())?;
    let money: Vec<&Told> = body(text).filter(|told| told.sort.kind == Kind::Money).collect();
    let [one, other] = money.as_slice() else { return None };
    let plain = |told: &Told| {
        text.quantities
            .get(told.quantity)
            .is_some_and(|quantity| quantity.hedge == Hedge::None && quantity.per.is_none())
    };
    if one.sort != other.sort || !plain(one) || !plain(other) {
        return None;
    }
    let (low, high) = if one.value < other.value { (one, other) } else { (other, one) };
    let ratio = if claim.kind == Kind::Fraction { low.value.div(high.value)? } else { high.value.div(low.value)? };
    let allowed = claim.loose(Role::Level)?.add(Interval::around(Rational::ZERO, Rational::new(1, 50)?)?)?;
    let figures: Vec<&Quantity> = [one, other].iter().filter_map(|told| text.quantities.get(told.quantity)).collect();
    (!allowed.contains(ratio)).then(|| slip(text, claim.span, &figures))
}

/// "Half of pupils skip breakfast" above "61 percent of them": the one share of the text, of which neither the percent nor
/// what it leaves fits.
fn portion(text: &Text<'_>) -> Option<Slip> {
    let last = text.sentences.get(text.facts().headline.end.checked_sub(1)?)?.quantities.end;
    let share = |quantity: &&Quantity| matches!(quantity.kind, Kind::Fraction | Kind::OneIn);
    let mut claims = text.quantities.iter().filter(share);
    let claim = claims.next().filter(|claim| claims.next().is_none() && !claim.attributive)?;
    let of = (claim.tokens.end..claim.tokens.end + 1).any(|at| text.word(at) == "of") || claim.kind == Kind::OneIn;
    if !of || claim.tokens.end > text.quantities.get(last as usize).map_or(u32::MAX, |next| next.tokens.start) {
        return None;
    }
    let percents: Vec<&Told> = body(text).filter(|told| told.sort.kind == Kind::Percent).collect();
    let [told] = percents.as_slice() else { return None };
    let quantity = text.quantities.get(told.quantity).filter(|quantity| quantity.hedge == Hedge::None)?;
    let next = text.word(quantity.tokens.end);
    let first = text.sentences.get(told.sentence)?.tokens.start;
    let of_them = matches!(next, "of" | "said" | "told" | "answered" | "admitted") || text.word(first) == "Of";
    let shared =
        text.sentence_stems(text.facts().headline.start).intersection(&text.sentence_stems(told.sentence)).count();
    let pair = |value: Rational| Some([value, Rational::HUNDRED.sub(value)?]);
    let slack = Interval::around(Rational::ZERO, Rational::whole(2))?;
    let allowed = claim.loose(Role::Level)?.scale(Rational::HUNDRED)?.add(slack)?;
    let wrong = pair(told.value)?.iter().all(|value| !allowed.contains(*value));
    (wrong && of_them && (shared > 0 || text.word(first + 1) == "them")).then(|| slip(text, claim.span, &[quantity]))
}

fn body<'t>(text: &'t Text<'_>) -> impl Iterator<Item = &'t Told> {
    let facts = text.facts();
    facts.told.iter().filter(|told| !facts.is_headline(told))
}

fn slip(text: &Text<'_>, span: Span, figures: &[&Quantity]) -> Slip {
    let written = |quantity: &&Quantity| quantity.span.of(text.prose()).to_owned();
    let told = figures.iter().map(written).collect::<Vec<_>>().join(", ");
    Slip {
        span,
        label: format!("{told} below"),
        values: vec![("first", told), ("second", span.of(text.prose()).to_owned())],
        evidence: figures.iter().map(|quantity| (quantity.span, "told here".to_owned())).collect(),
        ..Slip::default()
    }
}
