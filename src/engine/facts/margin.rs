//! A margin of votes against the votes themselves, wherever they stand: "by 600 votes … took 9,300 votes to his 8,900".

use super::{Report, Slip, Tie, Words, span, written};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};
use crate::token::key;

/// Adds the margin, where the text has one margin and one pair of votes.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let votes = |told: &&Told| told.sort.kind == Kind::Count && told.noun == Some(key("vote")) && is_bare(text, told);
    // "a majority of 700": of votes, though they are not named.
    let bare = |told: &Told| told.sort.kind == Kind::Count && told.noun.is_none() && is_bare(text, told);
    let mut margins = facts.told.iter().filter(|told| {
        votes(told) && (word(text, told, 1) == "by" || is_lead(text, told)) || bare(told) && is_lead(text, told)
    });
    let Some(margin) = margins.next().filter(|_| margins.next().is_none()) else { return };
    let beside = facts.told.iter().zip(facts.told.iter().skip(1));
    let mut pairs = beside.filter(|(one, other)| votes(one) && is_pair(text, one, other));
    let Some((one, other)) = pairs.next().filter(|_| pairs.next().is_none()) else { return };
    let Some(gap) = one.value.sub(other.value).map(crate::exact::Rational::abs) else { return };
    if margin.quantity == one.quantity || margin.quantity == other.quantity {
        return;
    }
    let whole = |told: &Told| written(text, told);
    if gap == margin.value {
        report.ties.push(Tie::summed(span(text, one), &[span(text, other), span(text, margin)]));
    } else {
        report.slips.push(Slip {
            span: span(text, margin),
            label: format!("should be {}", gap.to_decimal(0)),
            values: vec![
                ("first", format!("{} to {}", whole(one), whole(other))),
                ("second", whole(margin)),
                ("expected", gap.to_decimal(0)),
            ],
            evidence: vec![(span(text, one), "votes".to_owned()), (span(text, other), "votes".to_owned())],
            ..Slip::default()
        });
    }
}

/// "12,400 votes to his 11,900", "12,400 votes to 11,900 for Lind".
fn is_pair(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let head = text.heads.get(one.quantity).copied().flatten();
    let start = text.quantities.get(other.quantity).map(|quantity| quantity.tokens.start);
    let Some((head, start)) = head.zip(start) else { return false };
    let between = text.tokens_in(head.end..start.max(head.end));
    let opens = between.first().is_some_and(|token| matches!(token.text(text.prose()), "to" | "against"));
    let counted = other.noun.is_none_or(|noun| noun == key("vote"));
    let rival = between.iter().any(|token| {
        matches!(token.text(text.prose()), "challenger" | "rival" | "opponent" | "against" | "while" | "his" | "her")
    });
    let near = one.value.div(other.value).is_some_and(|ratio| ratio < crate::exact::Rational::whole(3));
    if rival
        && near
        && between.len() < 12
        && counted
        && one.sort == other.sort
        && one.sentence == other.sentence
        && one.digits.count() > 2
    {
        return true;
    }
    opens && between.len() < 6 && other.sentence == one.sentence && counted && other.sort == one.sort
}

fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    text.quantities
        .get(told.quantity)
        .is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.attributive)
}

/// "a majority of 700 votes", "a lead of 700 votes".
fn is_lead(text: &Text<'_>, told: &Told) -> bool {
    word(text, told, 1) == "of" && matches!(word(text, told, 2), "majority" | "margin" | "lead")
}

fn word<'t>(text: &'t Text<'_>, told: &Told, back: u32) -> &'t str {
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start);
    let at = start.and_then(|start| start.checked_sub(back));
    at.and_then(|at| text.tokens.get(at as usize)).map(|token| token.text(text.prose())).unwrap_or_default()
}
