//! An average of what is told beside it: "18 wickets at a cost of 342 runs, an average of 16"; "1,095 times in 2023, or five
//! times a day"; "for £12,000, £18,500 and £99,500. The average price was £18,500".
//!
//! Comes in: a text of not many figures. Goes out: the average, where its only two figures or its list give another. Not here:
//! totals and numbers told far apart (`rate`).

use super::super::mentions::tokens;
use super::{Report, Slip, Words, is_plain, loose, slip, some};
use crate::exact::{Interval, Rational};
use crate::quantity::{Amount, Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};
use std::ops::Range;

/// Words from "average" to its figure.
const NEAR: u32 = 5;
/// Words from an average to what it is of.
const SOME: u32 = 4;
/// Figures of a list.
const FEWEST: usize = 3;

/// Adds the averages that their figures contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = some(text) else { return };
    for claim in told {
        let Some(quantity) = text.quantities.get(claim.quantity).filter(|quantity| is_sharp(quantity)) else {
            continue;
        };
        let found = of_list(text, told, claim, quantity).or_else(|| of_two(text, told, claim, quantity));
        let found = found.or_else(|| by_day(text, told, claim, quantity));
        report.slips.extend(found.filter(|_| !is_of_some(text, claim)));
    }
}

fn is_sharp(quantity: &Quantity) -> bool {
    matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About) && !quantity.attributive
}

fn sentence(text: &Text<'_>, at: usize) -> Range<u32> {
    text.sentences.get(at).map(|sentence| sentence.tokens.clone()).unwrap_or_default()
}

/// Where "average" stands before the figure: "an average of 16", "The average price was £18,500".
fn led(text: &Text<'_>, quantity: &Quantity, first: u32) -> Option<u32> {
    let mut before = quantity.tokens.start.saturating_sub(NEAR).max(first)..quantity.tokens.start;
    before.rfind(|at| matches!(text.word(*at), "average" | "mean" | "averaging" | "averages" | "averaged" | "Average"))
}

/// Words that tell of another time or group than the figures.
fn is_of_others(word: &str) -> bool {
    matches!(
        word,
        "than"
            | "compared"
            | "against"
            | "versus"
            | "up"
            | "down"
            | "rose"
            | "national"
            | "previous"
            | "usual"
            | "normal"
            | "long-term"
            | "career"
            | "including"
            | "such"
            | "like"
            | "statewide"
            | "annual"
            | "above"
            | "below"
            | "least"
            | "more"
            | "between"
            | "from"
            | "median"
            | "target"
            | "wage"
            | "salary"
            | "age"
            | "aged"
            | "remaining"
    )
}

/// "Taken 18 wickets at a cost of 342 runs, an average of 16": the one over the other, whichever way.
fn of_two(text: &Text<'_>, told: &[Told], claim: &Told, quantity: &Quantity) -> Option<Slip> {
    let tokens_all = sentence(text, claim.sentence);
    let lead = led(text, quantity, tokens_all.start)?;
    let opens = (lead.saturating_sub(5).max(tokens_all.start)..lead)
        .any(|at| matches!(text.word(at), "," | "which" | "giving" | "or" | "for" | "–" | "—"));
    // "The 22-year-old has taken".
    let counted = |told: &Told| {
        told.sort.kind != Kind::Age && text.quantities.get(told.quantity).is_some_and(|quantity| !quantity.attributive)
    };
    let others: Vec<&Told> = told
        .iter()
        .filter(|told| told.sentence == claim.sentence && told.quantity != claim.quantity && counted(told))
        .collect();
    let [one, other] = others.as_slice() else { return None };
    let amount = |told: &Told| {
        matches!(told.sort.kind, Kind::Count | Kind::Measure | Kind::Money | Kind::Duration)
            && is_plain(text, told)
            && told.sort.per.is_none()
            && tokens(text, told).end <= lead
    };
    let barred = tokens_all.clone().any(|at| is_of_others(&text.word(at).to_ascii_lowercase()));
    if !opens || !amount(one) || !amount(other) || barred || one.sort == other.sort && one.noun == other.noun {
        return None;
    }
    let (a, b) = (loose(text, one)?, loose(text, other)?);
    let per = |told: &Told| told.sort.kind == claim.sort.kind && told.sort.unit == claim.sort.unit;
    let unit = !matches!(claim.sort.kind, Kind::Count | Kind::Multiple);
    let ways = [(one, a.div(b)), (other, b.div(a))];
    let ways: Vec<Interval> =
        ways.into_iter().filter(|(top, _)| !unit || per(top)).filter_map(|(_, given)| given).collect();
    let claimed = wide(quantity)?;
    if ways.iter().any(|given| claimed.meets(*given)) {
        return None;
    }
    let given = ways.into_iter().find(|given| is_close(claimed, *given))?;
    Some(slip(text, quantity.span, (one, other), &given.middle()?.to_decimal(2)))
}

/// The figure as a result, with a hedge a little wider.
fn wide(quantity: &Quantity) -> Option<Interval> {
    let slack = quantity.number()?.value.mul(Rational::new(1, 50)?)?;
    quantity.loose(Role::Result)?.add(Interval::around(Rational::ZERO, slack)?)
}

/// Within a factor of two and a half.
fn is_close(claimed: Interval, given: Interval) -> bool {
    let ratio = claimed.middle().zip(given.middle()).and_then(|(one, other)| one.div(other));
    let bounds = Rational::new(2, 5).zip(Rational::new(5, 2));
    ratio.zip(bounds).is_some_and(|(ratio, (least, most))| ratio >= least && ratio <= most)
}

/// "1,095 times in 2023, or about five times a day".
fn by_day(text: &Text<'_>, told: &[Told], claim: &Told, quantity: &Quantity) -> Option<Slip> {
    let (first, end) = (quantity.tokens.start, quantity.tokens.end);
    let before = first.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let parts = (end.saturating_sub(3)..end + 3).find_map(|at| {
        let each = matches!(text.word(at), "a" | "per" | "each" | "every");
        match text.word(at + 1) {
            "day" if each => Some(365),
            "week" if each => Some(52),
            "month" if each => Some(12),
            _ if text.word(at) == "daily" => Some(365),
            _ => None,
        }
    })?;
    let is_or =
        before == "or" || before == "is" && first > 1 && matches!(text.word(first - 2), "which" | "That" | "that");
    let whole = told.iter().rev().find(|told| told.quantity < claim.quantity && told.sentence == claim.sentence)?;
    let count =
        matches!(whole.sort.kind, Kind::Count | Kind::Multiple) && is_plain(text, whole) && whole.sort.per.is_none();
    let all = sentence(text, claim.sentence);
    let year = is_of_a_year(text, all.start..first);
    let fits = is_or && count && year && matches!(claim.sort.kind, Kind::Count | Kind::Multiple);
    let given = loose(text, whole)?.div(Interval::point(Rational::whole(parts)))?;
    let slack = quantity.number()?.value.mul(Rational::new(3, 20)?)?.max(Rational::new(1, 2)?);
    let claimed = quantity.loose(Role::Result)?.add(Interval::around(Rational::ZERO, slack)?)?;
    (fits && !claimed.meets(given) && is_close(claimed, given))
        .then(|| slip(text, quantity.span, (whole, claim), &given.middle().unwrap_or(Rational::ONE).to_decimal(1)))
}

/// "in 2023", "last year", "a year": and no shorter stretch.
fn is_of_a_year(text: &Text<'_>, range: Range<u32>) -> bool {
    let inside = |quantity: &&Quantity| range.contains(&quantity.tokens.start);
    let dates: Vec<&Quantity> = text
        .quantities
        .iter()
        .filter(inside)
        .filter(|quantity| matches!(quantity.kind, Kind::Date | Kind::Duration))
        .collect();
    let named = |quantity: &Quantity| match &quantity.amount {
        Amount::Date(date, _) => {
            date.year.is_some()
                && date.month.is_none()
                && quantity.tokens.start > 0
                && matches!(text.word(quantity.tokens.start - 1), "in" | "In" | "during")
        }
        _ => false,
    };
    let last = range.clone().any(|at| {
        matches!(text.word(at), "last" | "Last" | "the" | "a" | "past")
            && text.word(at + 1) == "year"
            && !matches!(text.word(at + 2), "to" | "so")
    });
    let parts = range.clone().any(|at| {
        matches!(
            text.word(at),
            "month"
                | "months"
                | "weeks"
                | "week"
                | "days"
                | "half"
                | "quarter"
                | "since"
                | "season"
                | "summer"
                | "winter"
        )
    });
    !parts && (last && dates.len() < 2 || dates.len() == 1 && dates.iter().all(|date| named(date)))
}

/// "The average of the bids, which came in at $3m, $4m and $8m, was $5m": the list stands between.
fn behind<'t>(text: &Text<'_>, told: &'t [Told], quantity: &Quantity, first: u32) -> Option<(u32, &'t [Told])> {
    let before = told.get(..told.partition_point(|told| tokens(text, told).end <= quantity.tokens.start))?;
    let mut gap = tokens(text, before.last()?).end..quantity.tokens.start;
    let lead = (first..first + NEAR).find(|at| matches!(text.word(*at), "average" | "mean"))?;
    let verb = |at: u32| {
        matches!(text.word(at), "," | ")" | "–" | "—" | "was" | "is" | "came" | "comes" | "to" | "works" | "out" | "at")
    };
    (!gap.is_empty() && gap.all(verb)).then_some((lead, before))
}

/// "For £12,000, £18,500 and £99,500. The average price was £18,500".
fn of_list(text: &Text<'_>, told: &[Told], claim: &Told, quantity: &Quantity) -> Option<Slip> {
    let all = sentence(text, claim.sentence);
    let (lead, before) = match led(text, quantity, all.start) {
        Some(lead) => (lead, told.get(..told.partition_point(|told| tokens(text, told).end <= lead))?),
        None => behind(text, told, quantity, all.start)?,
    };
    let next = |one: &Told, other: &Told| {
        let gap = tokens(text, one).end..tokens(text, other).start;
        let marks = gap.len() < 3 && !gap.is_empty() && gap.into_iter().all(|at| matches!(text.word(at), "," | "and"));
        marks && one.sentence == other.sentence
    };
    let last = before.last()?;
    let joined = before.iter().zip(before.iter().skip(1)).rev().take_while(|(one, other)| next(one, other)).count();
    let list = before.get(before.len().checked_sub(joined + 1)?..)?;
    let years = |told: &Told| matches!(told.sort.kind, Kind::Age | Kind::Count);
    let one_sort = list.iter().all(|told| told.sort.kind == last.sort.kind && told.sort.unit == last.sort.unit)
        || list.iter().all(years)
        || last.sort.kind == claim.sort.kind && list.iter().rev().skip(1).all(|told| told.sort.kind == Kind::Count);
    let near = claim.sentence - last.sentence < 2 && list.len() >= FEWEST;
    let kinds = last.sort.kind == claim.sort.kind && last.sort.unit == claim.sort.unit
        || matches!(last.sort.kind, Kind::Age | Kind::Count) && matches!(claim.sort.kind, Kind::Age | Kind::Count);
    let words = all.start.max(lead.saturating_sub(3))..tokens(text, claim).start;
    let own = tokens(text, list.first()?).start;
    let begins = sentence(text, last.sentence).start;
    let barred = words.chain(begins..own).any(|at| {
        let word = text.word(at).to_ascii_lowercase();
        is_of_others(&word) && !matches!(word.as_str(), "age" | "aged" | "wage" | "salary" | "from")
    });
    let per = list.iter().all(|told| told.sort.per == last.sort.per);
    if !one_sort || !near || !kinds || barred || !per {
        return None;
    }
    let parts: Option<Vec<Interval>> = list.iter().map(|told| loose(text, told)).collect();
    let sum = parts?.into_iter().try_fold(Interval::point(Rational::ZERO), Interval::add)?;
    let sum = sum.div(Interval::point(Rational::whole(i128::try_from(list.len()).ok()?)))?;
    // Of several roundings some cancel out.
    let given = Interval::around(sum.middle()?, sum.width()?.div(Rational::whole(4))?)?;
    let claimed = wide(quantity)?;
    let off = !claimed.meets(given) && is_close(claimed, given);
    let (first, middle) = (list.first()?, given.middle().filter(|_| off)?.to_decimal(2));
    Some(slip(text, quantity.span, (first, last), &middle))
}

/// "An average of £450 for the ten that were signed", "the best six averaging £900": of some of the things alone.
pub(super) fn is_of_some(text: &Text<'_>, rate: &Told) -> bool {
    let Some(tokens) = text.quantities.get(rate.quantity).map(|quantity| quantity.tokens.clone()) else { return false };
    let end = tokens.end;
    let behind = (end..end + SOME).find(|at| matches!(text.word(*at), "for" | "among" | "across" | "over"));
    let some = behind.is_some_and(|at| {
        let counted =
            text.quantities.iter().any(|quantity| quantity.tokens.start == at + 2 && quantity.kind == Kind::Count);
        let picks = (at + 3..at + 6)
            .any(|at| matches!(text.word(at), "that" | "who" | "which" | "shown" | "sold" | "in" | "with"));
        text.word(at + 1) == "those"
            || matches!(text.word(at + 1), "the" | "his" | "her" | "its" | "their") && counted && picks
    });
    let best = (tokens.start.saturating_sub(SOME)..tokens.start)
        .any(|at| matches!(text.word(at), "best" | "worst" | "top" | "rest" | "dearest" | "cheapest"));
    some || best
}
