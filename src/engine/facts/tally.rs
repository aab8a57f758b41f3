//! One vote told twice: "passed 5-2 … A, B and C voted against", "by seven to four … Only three members opposed it", "All
//! eight members voted".
//!
//! Comes in: a text with one result. Goes out: the later telling, where neither side of the result can be meant. Lists that
//! name some of a side ("including", "among them") are left alone, and so is a text that tells of two votes.

use super::beside_vote::{is_another_vote, is_of_body, is_of_others};
use super::{Report, Slip, Words};
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use crate::token::{Flags, Token};
use std::cell::LazyCell;

/// Words in whose sentence two numbers are the sides of a vote.
const VOTING: [&str; 14] = [
    "vote",
    "votes",
    "voted",
    "motion",
    "passed",
    "approved",
    "rejected",
    "carried",
    "defeated",
    "ballot",
    "resolution",
    "adopted",
    "backed",
    "ruled",
];

/// The sides of a vote: those for it first, where that is told.
struct Result {
    sides: (u32, u32),
    span: Span,
    sentence: usize,
}

/// Adds every telling that the result contradicts.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    report.slips.extend(whole_vote(text));
    let mut results = text.sentences.iter().enumerate().filter_map(|(at, sentence)| result(text, at, sentence));
    let Some(result) = results.next() else { return };
    if results.any(|other| other.sides != result.sides) {
        return;
    }
    let (one, other) = result.sides;
    let known =
        text.sentences.iter().any(|told| margin(text, told).is_some_and(|(told, _)| told == one.abs_diff(other)));
    for (at, sentence) in text.sentences.iter().enumerate() {
        if at != result.sentence && is_another_vote(text, sentence) {
            continue;
        }
        let told = if at == result.sentence {
            None
        } else {
            opposed(text, sentence, result.sides).or_else(|| named(text, sentence))
        };
        if let Some((number, span)) = told.filter(|(number, _)| *number != result.sides.0 && *number != result.sides.1)
        {
            report.slips.push(slip(text, &result, span, &format!("{number} there"), number));
        }
        let all = everyone(text, sentence).filter(|_| !may_not_add_up(text));
        if let Some((number, span)) = all.filter(|(number, _)| *number != result.sides.0 + result.sides.1) {
            report.slips.push(slip(text, &result, span, &format!("{number} in all"), number));
        }
        let margin = margin(text, sentence).filter(|_| !known);
        if let Some((number, span)) = margin.filter(|(number, _)| {
            // A margin of millions is of another vote.
            *number <= result.sides.0 + result.sides.1 && !is_rounded(result.sides.0.abs_diff(result.sides.1), *number)
        }) {
            report.slips.push(slip(text, &result, span, &format!("a margin of {number}"), number));
        }
    }
}

/// "54.2 percent of votes cast against it … Supporters mustered 48.5 percent": the two sides have more than all.
fn whole_vote(text: &Text<'_>) -> Option<Slip> {
    let (mut supporting, mut opposing) = (Vec::new(), Vec::new());
    for sentence in &text.sentences {
        let mut percents =
            text.quantities_in(sentence.quantities.clone()).iter().filter(|quantity| quantity.kind == Kind::Percent);
        let Some(percent) = percents.next().filter(|_| percents.next().is_none()) else { continue };
        let words = || text.tokens_in(sentence.tokens.clone()).iter().map(|token| token.text(text.prose()));
        if !words().any(|word| matches!(word, "votes" | "vote" | "cast" | "ballots")) {
            continue;
        }
        let against =
            words().any(|word| matches!(word, "against" | "opposed" | "Opponents" | "opponents" | "no" | "rejected"));
        let backing = words().any(|word| {
            matches!(word, "favour" | "favor" | "Supporters" | "supporters" | "backed" | "yes" | "supported")
        });
        match (backing, against) {
            (true, false) => supporting.push(percent),
            (false, true) => opposing.push(percent),
            _ => {}
        }
    }
    let ([one], [other]) = (supporting.as_slice(), opposing.as_slice()) else { return None };
    let (for_it, against_it) = (one.number()?.value, other.number()?.value);
    let over = for_it.add(against_it)?.sub(crate::exact::Rational::HUNDRED)?;
    (over > crate::exact::Rational::ONE).then(|| Slip {
        span: one.span,
        label: "with the other side more than all".to_owned(),
        values: vec![
            ("first", other.span.of(text.prose()).to_owned()),
            ("second", one.span.of(text.prose()).to_owned()),
        ],
        evidence: vec![(other.span, "the other side".to_owned())],
        ..Slip::default()
    })
}

/// "5-2", "by seven to four", "83 deputies backed it and 86 opposed it".
fn result(text: &Text<'_>, at: usize, sentence: &Sentence) -> Option<Result> {
    let quantities = text.quantities_in(sentence.quantities.clone());
    let voting = LazyCell::new(|| {
        text.tokens_in(sentence.tokens.clone()).iter().any(|token| VOTING.contains(&token.text(text.prose())))
    });
    for (quantity, next) in quantities.iter().zip(quantities.iter().skip(1).map(Some).chain([None])) {
        if let Amount::Score(pairs) = &quantity.amount
            && let [pair] = pairs.as_slice()
            && *voting
        {
            return Some(Result { sides: *pair, span: quantity.span, sentence: at });
        }
        let Some((next, one)) = next.zip(whole(quantity)) else { continue };
        let Some(other) = whole(next) else { continue };
        let votes = u32::from(text.word(quantity.tokens.end) == "votes");
        let to = quantity.tokens.end + votes;
        let joined = next.tokens.start == to + 1 && text.word(to) == "to" && (votes > 0 || *voting);
        let sides = || side(text, quantity) == Some(true) && side(text, next) == Some(false);
        if joined && one >= 2 && quantity.units.is_empty() && next.units.is_empty() || sides() {
            return Some(Result { sides: (one, other), span: quantity.span.join(next.span), sentence: at });
        }
    }
    None
}

pub(super) fn whole(quantity: &Quantity) -> Option<u32> {
    quantity.whole().filter(|_| quantity.kind == Kind::Count).and_then(|number| u32::try_from(number).ok())
}

/// "83 deputies backed", "86 opposed", "three members voted against": whether those counted were for it.
fn side(text: &Text<'_>, quantity: &Quantity) -> Option<bool> {
    let end = quantity.tokens.end;
    (end..end + 4).find_map(|at| match text.word(at) {
        "backed" | "supported" | "endorsed" => Some(true),
        "opposed" | "dissented" | "objected" => Some(false),
        "voted" => match text.word(at + 1) {
            "against" | "no" | "No" => Some(false),
            "for" | "yes" | "Yes" | "in" => Some(true),
            _ => None,
        },
        "were" | "was" => (text.word(at + 1) == "against").then_some(false),
        _ => None,
    })
}

/// "Only three members opposed the plan": the number of those against.
fn opposed(text: &Text<'_>, sentence: &Sentence, sides: (u32, u32)) -> Option<(u32, Span)> {
    let quantities = text.quantities_in(sentence.quantities.clone());
    let found =
        quantities.iter().find(|quantity| side(text, quantity) == Some(false) && !is_partial(text, sentence))?;
    let before = found.tokens.start.checked_sub(1).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    let of_all = before == "the" && found.tokens.start.checked_sub(2).is_some_and(|at| text.word(at) == "of");
    let bare = !of_all && !matches!(before.as_str(), "another" | "other" | "and" | "plus" | "least" | "of");
    let others = is_of_others(text, sentence, found, sides.0 + sides.1);
    Some((whole(found).filter(|_| bare && !others && !is_of_a_party(text, found.tokens.end))?, found.span))
}

/// "Three Republicans", "two Labour members", "four rebels": a part of the side.
fn is_of_a_party(text: &Text<'_>, at: u32) -> bool {
    let named = text.tokens.get(at as usize).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let part =
        ["of", "independents", "independent", "rebels", "rebel", "backbenchers", "women", "men", "conservatives"];
    named || part.contains(&text.word(at)) || matches!(text.word(at), "liberals" | "democrats" | "republicans")
}

/// "Karen Bloom, Luis Prado and Ed Stone voted against it": how many are named.
fn named(text: &Text<'_>, sentence: &Sentence) -> Option<(u32, Span)> {
    let tokens = text.tokens_in(sentence.tokens.clone());
    let verb = tokens.iter().position(|token| {
        matches!(token.text(text.prose()), "voted" | "opposed" | "dissented" | "cast" | "abstained" | "objected")
    })?;
    let dissent = tokens.iter().skip(verb).take(4).any(|token| {
        matches!(
            token.text(text.prose()),
            "against" | "no" | "opposed" | "dissented" | "dissenting" | "objected" | "keep"
        )
    });
    let list = tokens.get(..verb)?;
    let capital = |token: &Token| token.is_word() && token.flags.any(Flags::CAPITAL);
    let small = |token: &&Token| token.is_word() && !token.flags.any(Flags::CAPITAL);
    let links = list.iter().filter(small).all(|token| matches!(token.text(text.prose()), "and" | "both" | "all"));
    let ands = list.iter().filter(|token| token.text(text.prose()) == "and").count();
    if !dissent || !links || ands != 1 || is_partial(text, sentence) || !list.last().is_some_and(capital) {
        return None;
    }
    let commas = list.iter().filter(|token| token.text(text.prose()) == ",").count();
    let serial = list
        .windows(2)
        .any(|pair| matches!(pair, [comma, and] if comma.text(text.prose()) == "," && and.text(text.prose()) == "and"));
    let number = u32::try_from(commas + 2 - usize::from(serial)).ok()?;
    Some((number, list.first()?.span().join(list.last()?.span())))
}

fn is_partial(text: &Text<'_>, sentence: &Sentence) -> bool {
    text.tokens_in(sentence.tokens.clone()).iter().any(|token| {
        matches!(
            token.text(text.prose()),
            "including"
                | "among"
                | "Among"
                | "others"
                | "led"
                | "abstained"
                | "later"
                | "previously"
                | "earlier"
                | "percent"
        )
    })
}

/// "All seven members were present", "all nine councillors voted".
fn everyone(text: &Text<'_>, sentence: &Sentence) -> Option<(u32, Span)> {
    text.quantities_in(sentence.quantities.clone()).iter().find_map(|quantity| {
        let start = quantity.tokens.start;
        let all = start.checked_sub(1).is_some_and(|at| text.word(at).eq_ignore_ascii_case("all"));
        let members = is_of_body(text.word(quantity.tokens.end));
        let voted = matches!(text.word(quantity.tokens.end + 1), "were" | "voted" | "attended" | "took" | "cast");
        whole(quantity).filter(|_| all && members && voted).map(|number| (number, quantity.span))
    })
}

/// "By 1,900 votes" for 1,917: a number is told as coarsely as its noughts say.
pub(super) fn is_rounded(exact: u32, told: u32) -> bool {
    let fits = |grain: &u32| told.is_multiple_of(*grain) && grain.saturating_mul(10) <= told;
    let grain = (2..9).map(|power| 10_u32.pow(power)).take_while(fits).last();
    grain.map_or(exact == told, |grain| exact.abs_diff(told).saturating_mul(2) <= grain)
}

/// Whether some of those who vote did not, or another broke their tie.
fn may_not_add_up(text: &Text<'_>) -> bool {
    text.tokens.iter().any(|token| {
        let word = token.text(text.prose());
        word.starts_with("abst")
            || word.starts_with("absen")
            || matches!(word, "recused" | "missing" | "blank" | "tie" | "casting" | "tiebreaker" | "tiebreaking")
    })
}

/// "by a single vote", "a margin of six votes".
fn margin(text: &Text<'_>, sentence: &Sentence) -> Option<(u32, Span)> {
    let by = text
        .tokens_in(sentence.tokens.clone())
        .iter()
        .any(|token| matches!(token.text(text.prose()), "by" | "margin" | "margins" | "majority"));
    let single = || {
        let tokens = text.tokens_in(sentence.tokens.clone());
        tokens.windows(2).find_map(|pair| match pair {
            [one, vote] if matches!(one.text(text.prose()), "single" | "one") && vote.text(text.prose()) == "vote" => {
                Some((1, one.span().join(vote.span())))
            }
            _ => None,
        })
    };
    let counted = || {
        text.quantities_in(sentence.quantities.clone()).iter().find_map(|quantity| {
            let (start, end) = (quantity.tokens.start, quantity.tokens.end);
            let led = match start.checked_sub(1).map(|at| text.word(at)) {
                Some("by") => true,
                Some("of") => start.checked_sub(2).is_some_and(|at| matches!(text.word(at), "margin" | "majority")),
                _ => false,
            };
            whole(quantity)
                .filter(|_| led && text.word(end) == "votes" && text.word(end + 1) != "to")
                .map(|number| (number, quantity.span))
        })
    };
    if by { single().or_else(counted) } else { None }
}

fn slip(text: &Text<'_>, result: &Result, at: Span, label: &str, number: u32) -> Slip {
    let written = |span: Span| span.of(text.prose()).to_owned();
    Slip {
        span: at,
        label: label.to_owned(),
        values: vec![("first", written(result.span)), ("second", written(at)), ("expected", number.to_string())],
        evidence: vec![(result.span, "the vote".to_owned())],
        ..Slip::default()
    }
}
