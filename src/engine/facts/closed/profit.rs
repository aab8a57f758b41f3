//! A margin against the profit and the revenue of a short text, wherever they stand: "made £12m … Sales were £150m, giving a
//! margin of 12 per cent".
//!
//! Comes in: a short text with one margin, one profit and one revenue. Goes out: the margin, where the profit is another
//! share of the revenue. Where any two amounts of the text give it, nothing is said. Not here: the accounts by their names
//! (`identities`).

use super::adds::{self, before, behind, is_one_of};
use super::{Report, Slip, Words, loose, slip, start};
use crate::exact::{Interval, Rational};
use crate::quantity::Kind;
use crate::sentence::{Text, Told};

/// Words of profit and of revenue.
const PROFIT: &str = "profit profits earnings surplus income earned made kept netted";
const REVENUE: &str = "revenue revenues sales turnover over takings";
/// Words that make a profit, and its margin, one of its own kind.
const SORTS: [&str; 5] = ["gross", "operating", "net", "tax", "pretax"];
/// Words before a figure within which its name stands.
const REACH: u32 = 9;

/// Adds the margin, where the two amounts give another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let told = &text.facts().told;
    let mut margins = told.iter().filter_map(|told| Some((told, margin(text, told)?)));
    let Some((claim, sort)) = margins.next().filter(|_| margins.next().is_none()) else { return };
    let money: Vec<&Told> =
        told.iter().filter(|told| told.sort.kind == Kind::Money && told.sort.per.is_none()).collect();
    let named = |words: &str| -> Vec<(&Told, u32)> {
        let own = money.iter().filter_map(|told| Some((*told, name(text, told, words)?)));
        own.filter(|(told, _)| !matches!(before(text, told, 1).as_str(), "from" | "by")).collect()
    };
    let (profits, revenues) = (named(PROFIT), named(REVENUE));
    let ([(profit, at)], [(revenue, _)]) = (profits.as_slice(), revenues.as_slice()) else { return };
    let own = sort_of(text, *at);
    let kinds = match (sort, own) {
        (Some(one), Some(other)) => one == other,
        (Some(one), None) => one != "gross" && one != "operating",
        (None, _) => own != Some("gross"),
    };
    let near = claim.sentence.abs_diff(revenue.sentence).min(claim.sentence.abs_diff(profit.sentence)) < 2;
    let borne = money.iter().any(|one| money.iter().any(|other| meets(text, claim, one, other)));
    let one = profit.sort == revenue.sort && profit.value < revenue.value && profit.quantity != revenue.quantity;
    let opening = text.sentences.get(claim.sentence).map(|sentence| text.word(sentence.tokens.start));
    let placed = matches!(opening, Some("In" | "At" | "Abroad" | "For"));
    if placed
        || !kinds
        || !near
        || borne
        || !one
        || told.iter().any(|told| adds::says(text, told.sentence, "loss losses lost"))
    {
        return;
    }
    let Some(gives) = profit.value.mul(Rational::HUNDRED).and_then(|hundred| hundred.div(revenue.value)) else {
        return;
    };
    let three = Rational::whole(3);
    let sized = gives.mul(three).is_some_and(|most| claim.value < most)
        && claim.value.mul(three).is_some_and(|most| gives < most);
    if sized {
        let places = u32::from(!gives.is_whole());
        let span = super::span(text, claim);
        let found: Slip = slip(text, span, (profit, revenue), &format!("{} percent", gives.to_decimal(places)));
        report.slips.push(found);
    }
}

/// Whether one amount is the share of another that is claimed.
fn meets(text: &Text<'_>, claim: &Told, one: &Told, other: &Told) -> bool {
    let share = || -> Option<bool> {
        let part = loose(text, one)?.mul(Interval::point(Rational::HUNDRED))?;
        Some(part.div(loose(text, other)?)?.meets(loose(text, claim)?))
    };
    one.quantity != other.quantity && share().unwrap_or(one.sort == other.sort)
}

/// "A margin of 12%", "its margin widened to 12%", "a 12% net margin": with the kind of it, if it is told.
fn margin(text: &Text<'_>, told: &Told) -> Option<Option<&'static str>> {
    if told.sort.kind != Kind::Percent || matches!(before(text, told, 1).as_str(), "from" | "by" | "than") {
        return None;
    }
    let from = start(text, told);
    let sentence = text.sentences.get(told.sentence)?.tokens.start;
    let back = (1..6).map_while(|back| from.checked_sub(back)).take_while(|at| *at >= sentence);
    let ahead = || (0..3).map(|on| super::end_of(text, told) + on);
    let is = |at: &u32| matches!(text.word(*at).to_ascii_lowercase().as_str(), "margin" | "margins");
    let at = back.take_while(|at| text.word(*at) != "%").find(is).or_else(|| ahead().find(is))?;
    let other = is_one_of(&behind(text, told, 0), "point points") || is_one_of(text.word(at + 1), "for");
    (!other).then(|| sort_of(text, at))
}

/// What kind of profit or margin a word is of.
fn sort_of(text: &Text<'_>, at: u32) -> Option<&'static str> {
    let word = |back: u32| at.checked_sub(back).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    let own = (1..4).find_map(|back| SORTS.iter().find(|sort| **sort == word(back)).copied());
    own.map(|sort| if sort == "pretax" { "tax" } else { sort })
}

/// Where the word stands by which an amount is named: the nearest of either sort before it, or "in sales" behind it.
fn name(text: &Text<'_>, told: &Told, words: &str) -> Option<u32> {
    let end = super::end_of(text, told);
    let all = |at: u32| is_one_of(text.word(at), PROFIT) || is_one_of(text.word(at), REVENUE);
    if matches!(text.word(end), "in" | "of") && all(end + 1) {
        return is_one_of(text.word(end + 1), words).then_some(end + 1);
    }
    let from = start(text, told);
    let sentence = text.sentences.get(told.sentence)?.tokens.start;
    let back = (1..=REACH).map_while(|back| from.checked_sub(back)).take_while(|at| *at >= sentence);
    let at = back.take_while(|at| !matches!(text.word(*at), "," | ";" | ":")).find(|at| all(*at))?;
    is_one_of(text.word(at), words).then_some(at)
}
