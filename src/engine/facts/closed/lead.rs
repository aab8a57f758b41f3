//! A majority against the votes it is made of, wherever they stand: "polled 1,204 votes … came second with 987 … Her majority
//! of 217", "Her 165-vote margin".
//!
//! Comes in: a short text. Goes out: its one majority, where the votes of the first two leave another and one digit explains
//! it. Not here: votes told side by side (`margin`), seats and goals.

use super::super::tally::is_rounded;
use super::adds::{self, before, behind, says};
use super::{Report, Slip, Words, is_miswritten, span, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};
use crate::token::key;

/// Numbers of votes that a text tells; of more the first two are chance.
const MOST: usize = 6;
/// Fewer votes are those of a chamber.
const LEAST: i128 = 20;

/// Adds the majority, where the votes give another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let told = text.facts().with_elliptic();
    let mut leads = told.iter().filter(|told| is_bare(text, told) && is_lead(text, told));
    let Some(lead) = leads.next().filter(|_| leads.next().is_none()) else { return };
    let votes: Vec<&Told> = told.iter().filter(|told| told.quantity != lead.quantity && is_votes(text, told)).collect();
    if votes.len() < 2 || votes.len() > MOST || !votes.iter().all(|votes| is_bare(text, votes)) || is_of_old(text, lead)
    {
        return;
    }
    let gaps = |one: usize, other: usize| Some(votes.get(one)?.value.sub(votes.get(other)?.value)?.abs());
    let all = (0..votes.len()).flat_map(|one| (one + 1..votes.len()).map(move |other| (one, other)));
    if all.filter_map(|(one, other)| gaps(one, other)).any(|gap| gap == lead.value) {
        return;
    }
    let mut order = votes.clone();
    order.sort_by_key(|told| std::cmp::Reverse(told.value));
    let (Some(first), Some(second)) = (order.first(), order.get(1)) else { return };
    let Some(gap) = first.value.sub(second.value) else { return };
    let off = gap.sub(lead.value).map(Rational::abs);
    let whole = |value: Rational| u32::try_from(value.parts().0).ok().filter(|_| value.is_whole());
    let rounded = whole(gap).zip(whole(lead.value)).is_some_and(|(gap, told)| is_rounded(gap, told));
    let near = !gap.is_zero() && first.value > lead.value && !rounded;
    let round = off.is_some_and(adds::is_one_digit);
    // Where only two are told of, any other majority is wrong.
    let three = Rational::whole(3);
    let sole = votes.len() == 2
        && lead.value.mul(three).is_some_and(|most| gap < most)
        && gap.mul(three).is_some_and(|most| lead.value < most);
    if near && lead.value < second.value && (sole || round || is_miswritten(gap, lead.value)) {
        report.slips.push(slip(text, lead, (first, second), gap));
    }
}

fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    told.sort.kind == Kind::Count
        && told.value.is_whole()
        && adds::quantity(text, told).is_some_and(|quantity| {
            matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !text.is_quoted(quantity.span)
        })
}

/// "A majority of 217", "her margin of victory, 217 votes", "a 217-vote majority", "won by 217 votes", "by just 217".
fn is_lead(text: &Text<'_>, told: &Told) -> bool {
    let word = |back: u32| before(text, told, back);
    let lead = |word: &str| matches!(word, "majority" | "margin" | "lead" | "gap" | "difference");
    let victory = |back: u32| word(back) == "victory" && word(back + 1) == "of" && lead(&word(back + 2));
    let of = matches!(word(1).as_str(), "of" | "," | "was" | "is" | ":" | "(" | "at" | "just" | "only")
        && (lead(&word(2))
            || victory(2)
            || matches!(word(2).as_str(), "of" | "was" | ",") && (lead(&word(3)) || victory(3)));
    let vote =
        behind(text, told, 0) == "-" && behind(text, told, 1).starts_with("vote") && lead(&behind(text, told, 2));
    let votes = behind(text, told, 0).starts_with("vote");
    let by = votes
        && (word(1) == "by"
            || matches!(word(1).as_str(), "just" | "only" | "mere") && matches!(word(2).as_str(), "by" | "a"))
        && behind(text, told, 1) != "to";
    of || vote || by
}

/// Votes of one who stood: "polled 1,204 votes", "the 987 of Lind", "came second with 677", "her rival 16,905".
fn is_votes(text: &Text<'_>, told: &Told) -> bool {
    let counted = told.noun == Some(key("vote")) || told.noun == Some(key("ballot"));
    let got = |word: &str| {
        matches!(
            word,
            "polled"
                | "polling"
                | "received"
                | "got"
                | "had"
                | "won"
                | "took"
                | "on"
                | "with"
                | "secured"
                | "gained"
                | "managed"
                | "drew"
                | "attracted"
                | "collected"
                | "the"
                | "to"
                | "her"
                | "his"
                | "against"
                | ","
                | "and"
                | "by"
                | "has"
                | "for"
                | "–"
                | "—"
                | "("
                | "ahead"
        )
    };
    let name = |back: u32| {
        let at = adds::quantity(text, told).and_then(|quantity| quantity.tokens.start.checked_sub(back));
        at.is_some_and(|at| text.word(at).starts_with(char::is_uppercase))
    };
    let of = told.noun.is_none() || before(text, told, 1) == "the" && behind(text, told, 0) == "of";
    let bare = of && (got(&before(text, told, 1)) || name(1));
    let other = matches!(behind(text, told, 1).as_str(), "cast" | "spoiled" | "spoilt" | "counted" | "rejected")
        || matches!(before(text, told, 1).as_str(), "of" | "all") && counted;
    let dated = told.noun.is_none()
        && told.value >= Rational::whole(1800)
        && told.value < Rational::whole(2100)
        && !adds::quantity(text, told).is_some_and(|quantity| quantity.core.of(text.prose()).contains(','));
    told.sort.kind == Kind::Count
        && told.sort.unit.is_none()
        && told.value >= Rational::whole(LEAST)
        && (counted || bare)
        && !other
        && !dated
        && !is_lead(text, told)
}

/// A majority of another time, or cut from one: "cut her majority from", "the previous majority".
fn is_of_old(text: &Text<'_>, told: &Told) -> bool {
    let sized = says(text, told.sentence, "narrowest smallest largest slimmest biggest");
    let old = says(
        text,
        told.sentence,
        "last previous previously cut reduced narrowed compared than earlier needed required",
    );
    let another = says(text, told.sentence, "electoral seats goals points");
    another || old && !sized || adds::steps(text, told.sentence)
}

fn slip(text: &Text<'_>, lead: &Told, (one, other): (&Told, &Told), gap: Rational) -> Slip {
    Slip {
        span: span(text, lead),
        label: format!("should be {}", gap.to_decimal(0)),
        values: vec![
            ("first", format!("{} to {}", written(text, one), written(text, other))),
            ("second", written(text, lead)),
            ("expected", gap.to_decimal(0)),
        ],
        evidence: vec![(span(text, one), "votes".to_owned()), (span(text, other), "votes".to_owned())],
        ..Slip::default()
    }
}
