//! Whether a claim of a change is of something else than the pair of levels: other figures give it, or it leads to a level of
//! its own. Comes in: the claim and the pair. Not here: what makes a pair (`pair`).

use super::change::priced;
use super::is_one_of;
use super::pair::Pair;
use super::tied::{is_of_own_clause, is_of_stock, is_tied};
use super::when::part;
use crate::exact::{Interval, Rational};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::span::Span;
use std::ops::Range;

/// Words from a change to the year that it is counted from.
const BASE: u32 = 10;

/// Whether two other figures of one kind give the claim: "1.25 dollars a share, from 42 cents" beside a profit in millions.
pub fn is_borne_out(
    text: &Text<'_>,
    told: &[Told],
    claim: Span,
    gives: impl Fn(Interval, Interval) -> Option<bool>,
) -> bool {
    let levels: Vec<&Told> = told.iter().filter(|told| is_amount(text, told, claim)).collect();
    // A sum in cents is a hundredth of one in dollars.
    let times = |one: &Told, other: &Told| match one.sort.kind {
        Kind::Money if one.sort.unit != other.sort.unit => Rational::HUNDRED,
        _ => Rational::ONE,
    };
    levels.iter().enumerate().any(|(at, one)| {
        levels.iter().skip(at + 1).filter(|other| other.sort.kind == one.sort.kind).any(|other| {
            let Some((a, b)) = priced(text, one, other).zip(priced(text, other, one)) else { return false };
            let scaled = |value: Interval| value.scale(times(one, other));
            [(Some(a), Some(b)), (scaled(a), Some(b)), (Some(a), scaled(b))]
                .into_iter()
                .any(|(a, b)| a.zip(b).is_some_and(|(a, b)| gives(a, b) == Some(true) || gives(b, a) == Some(true)))
        })
    })
}

/// An amount that is not the claim.
fn is_amount(text: &Text<'_>, told: &Told, claim: Span) -> bool {
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure)
        && text.quantities.get(told.quantity).is_some_and(|quantity| !quantity.lexical && quantity.span != claim)
}

/// "15p higher at 765": a step to a level of its own, or of another name than the pair's.
pub fn is_of_another(text: &Text<'_>, claim: Span, pair: Pair<'_>) -> bool {
    let index = text.quantities.partition_point(|quantity| quantity.span.start < claim.start);
    let Some(quantity) = text.quantities.get(index).filter(|quantity| quantity.span == claim) else { return false };
    let level = text.quantities.get(index + 1).filter(|next| {
        let gap = quantity.tokens.end..next.tokens.start;
        // "14 percent compared to 380 million" leads to no level of its own.
        let compared = gap.clone().any(|at| matches!(text.word(at), "compared" | "relative" | "according"));
        !compared && gap.len() < 4 && gap.clone().last().is_some_and(|at| matches!(text.word(at), "at" | "to"))
    });
    let plain = |next: &&Quantity| matches!(next.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent);
    let own = level.filter(plain).is_some_and(|next| {
        let number = next.number().map(|number| number.value);
        // "Fell 18 per cent to £82m": where a change ends nothing has begun.
        let ends = next.tokens.start.checked_sub(1).is_some_and(|at| text.word(at) == "to");
        number.is_some() && number != Some(pair.new.value) && (ends || number != Some(pair.old.value))
    });
    let name = |at: usize| text.subject(at).name();
    let others =
        |level: &Told| name(index).zip(name(level.quantity)).is_some_and(|(one, other)| !text.same_name(one, other));
    own || is_of_stock(text, claim, pair)
        || is_of_own_clause(text, claim, pair)
        || is_for_each(text, quantity, pair)
        || level.is_some() && is_touched(text, pair.old)
        || others(pair.old) && others(pair.new)
        || is_counted_from(text, quantity) && (!is_of_one_name(text, pair) || is_dated_elsewhere(text, quantity, pair))
        || is_of_named(text, quantity, pair)
        || is_on_the_year(text, quantity, pair.old)
        || has_own_change(text, quantity, pair)
        || is_held_against_another(text, claim, pair)
}

/// "Net income rose 9 percent to $87.2 million from $80.0 million": levels with a change of their own are those of no other
/// that the body tells.
fn has_own_change(text: &Text<'_>, claim: &Quantity, pair: Pair<'_>) -> bool {
    let at = text.sentence_at(claim.tokens.start);
    let start = super::start(text, pair.new);
    let led = start.checked_sub(1).is_some_and(|at| text.word(at) == "to");
    let before = pair.new.quantity.checked_sub(1).and_then(|before| text.quantities.get(before));
    let beside = before.filter(|before| led && before.tokens.end + 1 == start && before.span != claim.span);
    at != pair.new.sentence
        && !text.facts().headline.contains(&at)
        && beside.is_some_and(|before| {
            let value = |quantity: &Quantity| quantity.number().map(|number| number.value);
            before.kind == Kind::Percent && value(before) != value(claim)
        })
}

/// "1,320 more than in 2021; Moss had 12,980": what a change names as its own base.
fn is_counted_from(text: &Text<'_>, claim: &Quantity) -> bool {
    let behind = claim.tokens.end..claim.tokens.end + 4;
    behind.into_iter().any(|at| text.word(at) == "than" && matches!(text.word(at + 1), "in" | "at" | "last" | "on"))
}

/// "212 more than in 2019; the Greens, with 982": the year that a change is counted from is not told of the older level.
fn is_dated_elsewhere(text: &Text<'_>, claim: &Quantity, pair: Pair<'_>) -> bool {
    let open = |at: &u32| !matches!(text.word(*at), "." | "," | ";" | ":");
    let base =
        claim.tokens.end..(claim.tokens.end..claim.tokens.end + BASE).take_while(open).last().map_or(0, |at| at + 1);
    let year = |quantity: &Quantity| match quantity.amount {
        Amount::Date(date, _) => date.year,
        _ => None,
    };
    let years = |stretch: &Range<u32>| {
        let inside = text.quantities.iter().filter(|quantity| stretch.contains(&quantity.tokens.start));
        inside.filter_map(year).collect::<Vec<i32>>()
    };
    let older = part(text, pair.old, pair.new);
    let (own, far) = (years(&base), years(&older));
    // "In 2023. That year it sold 55,500."
    let again = older
        .into_iter()
        .any(|at| matches!(text.word(at), "That" | "that") && matches!(text.word(at + 1), "year" | "season"));
    !again && !own.is_empty() && !far.iter().any(|year| own.contains(year))
}

/// "Fell 40 percent on the year to 150 tonnes in May, compared with 210 tonnes in April": the older level is of no year ago.
fn is_on_the_year(text: &Text<'_>, claim: &Quantity, old: &Told) -> bool {
    let (end, behind) = (claim.tokens.end, super::end_of(text, old));
    let year = text.word(end) == "on" && text.word(end + 1) == "the" && text.word(end + 2) == "year";
    year && (behind..behind + 2).any(|at| text.word(at) == "in" && text.word(at + 1).starts_with(char::is_uppercase))
}

/// Whether two levels are of one name, or of none.
fn is_of_one_name(text: &Text<'_>, pair: Pair<'_>) -> bool {
    let name = |level: &Told| text.subject(level.quantity).name();
    match (name(pair.old), name(pair.new)) {
        (Some(one), Some(other)) => text.same_name(one, other),
        _ => true,
    }
}

/// Plurals behind "in" that name no thing.
const TIMES: &str = "months weeks years days terms seasons hours quarters decades times figures prices";

/// "The decline of 12 percent in bookings": a thing of its own, which neither level is told of.
fn is_of_named(text: &Text<'_>, claim: &Quantity, pair: Pair<'_>) -> bool {
    if !matches!(claim.kind, Kind::Percent | Kind::Fraction) || text.word(claim.tokens.end) != "in" {
        return false;
    }
    let at = claim.tokens.end + 1;
    let word = text.word(at);
    let many = word.len() > 4 && word.ends_with('s') && word.starts_with(char::is_lowercase);
    many && !is_one_of(word, TIMES) && !is_tied(text, at..at + 1, pair)
}

/// "Loses 40p on each": no change of a price.
fn is_for_each(text: &Text<'_>, claim: &Quantity, pair: Pair<'_>) -> bool {
    let end = claim.tokens.end;
    let each = matches!(text.word(end), "on" | "for") && matches!(text.word(end + 1), "each" | "every");
    each && pair.old.sort.per.is_none()
}

/// "Fell 4 per cent to 312p. They had touched 344p in March": a height reached for a moment is not where a change began.
fn is_touched(text: &Text<'_>, old: &Told) -> bool {
    let start = super::start(text, old);
    (start.saturating_sub(2)..start).any(|at| matches!(text.word(at), "touched" | "touching" | "peaked" | "hit"))
}

/// "By two on Friday to 14. On Monday it had been nine": the older level is of another time than the change is counted from.
pub fn is_held_against_another(text: &Text<'_>, claim: Span, pair: Pair<'_>) -> bool {
    let [old, new] = [pair.old, pair.new].map(|told| super::super::span(text, told));
    let at = super::stretch::sentence(text, claim);
    let beside = [pair.old.sentence, pair.new.sentence].contains(&at);
    text.is_held_against_another(claim, &[old, new], ((!beside).then_some(old), false))
}
