//! A headline's year or sum against the one sentence below that tells it: "Half of buses to be electric by 2027" above "By
//! 2030 half of the fleet", "wins $40m order" above "has ordered sets worth $13.8 million".
//!
//! Goes out: the headline's figure. Only where nothing below has it, and one sentence alone speaks of it.

use super::size::meet;
use super::{Report, Slip, Words, conflict};
use crate::exact::Rational;
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Text, Told, stem};

/// Adds the headline's year, if the body has another for it.
pub fn year(text: &Text<'_>, _: &Words, report: &mut Report) {
    let headline = text.facts().headline.clone();
    let Some(above) = headline.clone().next().and_then(|at| text.sentences.get(at)) else { return };
    let mut told = text.quantities_in(above.quantities.clone()).iter().filter_map(|quantity| by(text, quantity));
    let Some((year, quantity)) = told.next().filter(|_| told.next().is_none()) else { return };
    let from = above.quantities.end as usize;
    let below = || text.quantities.get(from..).unwrap_or_default().iter();
    let again = |other: &Quantity| matches!(other.amount, Amount::Date(date, _) if date.year == Some(year));
    if below().any(again) {
        return;
    }
    let words = text.stems(above.tokens.clone());
    let mut rivals = below().filter_map(|other| by(text, other)).filter(|(_, other)| {
        let sentence = text.sentence_at(other.tokens.start);
        words.intersection(&text.sentence_stems(sentence)).count() > 1
    });
    if let Some((other, place)) = rivals.next().filter(|_| rivals.next().is_none()) {
        report.slips.push(Slip {
            span: quantity.span,
            label: format!("{other} below"),
            values: vec![("first", other.to_string()), ("second", year.to_string())],
            evidence: vec![(place.span, "told here".to_owned())],
            ..Slip::default()
        });
    }
}

/// "by 2027", "until 2027": the year and its place.
fn by<'t>(text: &Text<'_>, quantity: &'t Quantity) -> Option<(i32, &'t Quantity)> {
    let Amount::Date(date, None) = quantity.amount else { return None };
    let lone = date.month.is_none() && date.quarter.is_none() && date.years == 1 && quantity.kind == Kind::Date;
    let before = quantity.tokens.start.checked_sub(1).map(|at| text.word(at).to_ascii_lowercase())?;
    Some((date.year.filter(|_| lone && matches!(before.as_str(), "by" | "until" | "before"))?, quantity))
}

/// Adds the headline's money with a noun behind it ("$40m order"), if the one sentence that has the noun and money has
/// another sum.
pub fn sum(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let below = || facts.told.iter().filter(|told| !facts.is_headline(told) && told.sort.kind == Kind::Money);
    for above in facts.told.iter().filter(|told| facts.is_headline(told) && told.sort.kind == Kind::Money) {
        let end = text.quantities.get(above.quantity).map(|quantity| quantity.tokens.end).unwrap_or_default();
        let noun = text.word(end);
        let deal = matches!(
            noun.to_ascii_lowercase().as_str(),
            "order"
                | "contract"
                | "deal"
                | "loan"
                | "grant"
                | "fine"
                | "bid"
                | "offer"
                | "takeover"
                | "investment"
                | "donation"
                | "gift"
                | "award"
                | "settlement"
                | "rescue"
                | "bailout"
                | "plant"
                | "factory"
                | "lawsuit"
                | "payout"
        );
        if below().any(|told| super::headline::is_same(text, above, told)) {
            continue;
        }
        let mut all = below();
        let only = all.next().filter(|_| all.next().is_none());
        if let Some(only) =
            only.filter(|told| told.sort == above.sort && is_near(above, told) && is_rival(text, above, told))
        {
            report.slips.push(conflict(text, above, only, None));
            continue;
        }
        if !deal {
            continue;
        }
        let noun = stem(noun);
        let mut same =
            below().filter(|told| told.sort == above.sort && text.sentence_stems(told.sentence).contains(&noun));
        let rival = same.next().filter(|_| same.next().is_none()).filter(|told| is_rival(text, above, told));
        let sums = || {
            below().any(|one| {
                below().any(|two| two.quantity > one.quantity && one.value.add(two.value) == Some(above.value))
            })
        };
        if let Some(other) = rival.filter(|_| !sums()) {
            report.slips.push(conflict(text, above, other, None));
        }
    }
}

/// Within a factor of two: what is further off is of something else.
fn is_near(above: &Told, below: &Told) -> bool {
    let ratio = above.value.div(below.value);
    ratio.zip(Rational::new(1, 2)).is_some_and(|(ratio, half)| ratio > half && ratio < Rational::whole(2))
}

fn is_rival(text: &Text<'_>, above: &Told, below: &Told) -> bool {
    let words = text.sentence_stems(above.sentence);
    let first = text.facts().told.iter().find(|told| told.sort == below.sort && !text.facts().is_headline(told));
    words.intersection(&text.sentence_stems(below.sentence)).count() > 0
        && first.is_some_and(|first| first.quantity == below.quantity)
        && !meet(text, above, below)
        && !text.quantities.get(below.quantity).is_some_and(super::fate::is_hedged)
        && !text.rivals(above, below, &(0..0))
}
