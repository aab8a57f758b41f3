//! The stretch of time that a change is told of, against that of a pair of levels: a change over a year, levels of two months.
//!
//! Comes in: the claim and the pair. Not here: when each level holds (`when`).

use super::adds::is_one_of;
use super::pair::Pair;
use super::when::part;
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::span::Span;

/// The number of the sentence in which a stretch stands.
pub fn sentence(text: &Text<'_>, span: Span) -> usize {
    text.sentences.partition_point(|sentence| sentence.span.end <= span.start)
}

/// A change over a year, and a level that is of another month.
pub fn is_of_another_stretch(text: &Text<'_>, claim: Span, pair: Pair<'_>) -> bool {
    let yearly = |at: usize| {
        let tokens = text.sentences.get(at).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        tokens.into_iter().any(|at| {
            let twelve = at > 0 && matches!(text.word(at - 1), "twelve" | "Twelve" | "12");
            matches!(text.word(at), "year" | "annual" | "yearly") || text.word(at) == "months" && twelve
        })
    };
    let monthly = |at: usize| {
        let all = text.sentences.get(at).map(|sentence| text.quantities_in(sentence.quantities.clone()));
        // "Last spring" is a part of a year.
        let told = |quantity: &Quantity| {
            let before = quantity.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
            let month = matches!(quantity.amount, Amount::Date(date, _) if date.month.is_some());
            month
                && !matches!(before, "last" | "Last" | "this" | "This")
                && !text.word(quantity.tokens.start).eq_ignore_ascii_case("last")
        };
        all.into_iter().flatten().any(|quantity| quantity.kind == Kind::Date && told(quantity))
    };
    let at = sentence(text, claim);
    let (told, pairs) = (years(text, at), [pair.old.sentence, pair.new.sentence].map(|at| years(text, at)).concat());
    // "The class of 2023 … compared with 74 percent in 2022."
    let before = !pairs.is_empty() && pairs.iter().all(|year| told.contains(&(year + 1)));
    if !told.is_empty() && !pairs.is_empty() && !before && !told.iter().any(|year| pairs.contains(year)) {
        return true;
    }
    // "Grew by 140 in 2023", beside a level of the end of 2020.
    let older: Vec<i32> = years(text, pair.old.sentence);
    let within = |year: &i32| told.iter().any(|own| own - 1 <= *year);
    if pair.old.sentence != at && !told.is_empty() && !older.is_empty() && !older.iter().any(within) {
        return true;
    }
    if halves(text, at).zip(halves(text, pair.old.sentence)).is_some_and(|(one, other)| one != other) {
        return true;
    }
    if is_of_shorter_time(text, claim, pair) || is_of_far_year(text, at, pair) {
        return true;
    }
    let far = if pair.old.sentence == at { pair.new.sentence } else { pair.old.sentence };
    yearly(at) && !yearly(far) && monthly(far)
}

/// A change over a week, a month or a quarter, and a level of a year before: "eased for a third week", "it averaged 6 percent a
/// year ago". A count of a month is held against that month a year before; a rate is not.
pub fn is_of_shorter_time(text: &Text<'_>, claim: Span, pair: Pair<'_>) -> bool {
    let words = |at: usize| text.sentences.get(at).map(|sentence| sentence.tokens.clone()).into_iter().flatten();
    let at = sentence(text, claim);
    let yearly = |at: u32| {
        let word = text.word(at);
        matches!(word, "year" | "annual" | "annually" | "year-on-year" | "twelve" | "12") || word.starts_with("year")
    };
    if words(at).any(yearly) {
        return false;
    }
    let year = part(text, pair.old, pair.new).into_iter().any(|at| is_year_before(text, at));
    let short = |at: u32| is_short(text, at);
    let month = |quantity: &Quantity| matches!(quantity.amount, Amount::Date(date, _) if date.month.is_some());
    let dated = || {
        let all = text.sentences.get(at).map(|sentence| text.quantities_in(sentence.quantities.clone()));
        pair.new.sort.kind == Kind::Percent && all.into_iter().flatten().any(month)
    };
    // "Rates ease for third straight week", and below it "The cost of loans kept sinking".
    let above = || text.facts().headline.clone().flat_map(words).any(short);
    year && (words(at).any(short) || dated() || above())
}

/// "A year ago", "last year", "twelve months earlier".
fn is_year_before(text: &Text<'_>, at: u32) -> bool {
    let back = |by: u32| at.checked_sub(by).map(|at| text.word(at)).unwrap_or_default();
    match text.word(at) {
        "ago" | "earlier" | "before" => back(1) == "year" || back(1) == "months" && matches!(back(2), "twelve" | "12"),
        "year" => matches!(back(1), "last" | "Last" | "previous"),
        _ => false,
    }
}

/// "This week", "for a third month", "in the quarter".
fn is_short(text: &Text<'_>, at: u32) -> bool {
    let before = at.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    match text.word(at) {
        "week" | "month" | "quarter" => {
            is_one_of(before, "this last a the straight third second fourth fifth past previous consecutive")
        }
        "weekly" | "monthly" | "quarterly" => true,
        _ => false,
    }
}

/// Stretches of time that "this" and "last" tell of.
const STRETCHES: &str = "year autumn fall spring summer winter month week quarter season term";

/// "Dropped by 400 this autumn", beside a level "in 2016" and one of no year: what is dated so is no last year.
fn is_of_far_year(text: &Text<'_>, at: usize, pair: Pair<'_>) -> bool {
    let dated = |told: &Told, other: &Told| {
        let part = part(text, told, other);
        text.quantities.iter().any(|quantity| {
            part.contains(&quantity.tokens.start)
                && matches!(quantity.amount, Amount::Date(date, _) if date.year.is_some() && date.month.is_none())
        })
    };
    let stretch = text.sentences.get(at).is_some_and(|sentence| {
        sentence.tokens.clone().any(|at| {
            let this = matches!(text.word(at), "this" | "last");
            this && is_one_of(text.word(at + 1), STRETCHES)
        })
    });
    pair.old.sentence != at
        && stretch
        && years(text, at).is_empty()
        && dated(pair.old, pair.new)
        && !dated(pair.new, pair.old)
}

/// "In the first half", "the third quarter": the word before the only such part of a year in a sentence.
fn halves<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t str> {
    let tokens = text.sentences.get(at)?.tokens.clone();
    let mut parts =
        tokens.filter(|at| *at > 0 && matches!(text.word(*at), "half" | "quarter")).map(|at| text.word(at - 1));
    let part = parts.next().filter(|_| parts.next().is_none())?;
    matches!(part, "first" | "second" | "third" | "fourth" | "last").then_some(part)
}

/// The years named in a sentence.
pub fn years(text: &Text<'_>, at: usize) -> Vec<i32> {
    let all =
        text.sentences.get(at).map(|sentence| text.quantities_in(sentence.quantities.clone())).unwrap_or_default();
    let year = |amount: &Amount| if let Amount::Date(date, _) = amount { date.year } else { None };
    all.iter().filter_map(|quantity| year(&quantity.amount)).collect()
}
