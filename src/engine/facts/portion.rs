//! A share told in words against its figures, sentences apart: "Nine in ten farmers fear … a survey of 640 farms … Of those
//! asked, 394", "Nearly half of the lighthouses … owns 162 of them … a list of 94".
//!
//! Comes in: a text whose headline or first sentence tells one share and whose body counts one part of one whole. Goes out:
//! the share, where the two counts give another.

use super::{Report, Slip, Words, closed, span, written};
use crate::exact::{Interval, Rational};
use crate::quantity::{Kind, Quantity, Role};
use crate::sentence::{Text, Told, stem};

/// Sentences of the body in which the counts may stand.
const NEAR: usize = 5;

/// Among more counts part and whole are chance.
const MANY: usize = 30;

/// Adds the share, where its figures give another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let headed = facts.headline.end.max(1);
    // A headline without a share leaves it to the first sentence.
    let mut openings = headed..headed + 1 + usize::from(!facts.headline.is_empty());
    let opened = openings.find_map(|opening| Some((opened(text, opening)?, opening)));
    let Some((share, opening)) = opened else { return };
    let last = if text.is_short() { text.sentences.len() } else { opening + NEAR };
    let near = facts.told.iter().filter(|told| told.sentence < last);
    let counts: Vec<&Told> = near.filter(|told| is_count(text, told)).collect();
    if counts.len() > MANY {
        return;
    }
    let Some((part, whole, far)) = sole(text, &counts, opening + NEAR) else { return };
    let own = text.sentence_at(share.tokens.start);
    let aside = closed::is_aside(text, own, part);
    let past = aside || [part, whole].iter().any(|told| closed::is_long_past(text, own, told));
    let own_share = closed::has_own_share(text, part) || is_of_named(text, share, part);
    let fits = !past && !own_share && !is_of_more(text, whole) && !is_of_others(text, share);
    // Of another noun, or far below, only by a slip of the pen.
    let written = !far && is_of(text, share, whole) || is_slip(text, share, part, whole);
    let Some(gives) = part.value.div(whole.value).filter(|_| fits && written) else {
        return;
    };
    let claimed = share
        .loose(Role::Level)
        .and_then(|loose| if share.kind == Kind::Percent { loose.scale(Rational::new(1, 100)?) } else { Some(loose) });
    let Some(claimed) = claimed else { return };
    let wide = Rational::new(1, 100).and_then(|slack| claimed.add(Interval::around(Rational::ZERO, slack)?));
    // "Half of … 310,000 of 620,000": what the share is of stands there too.
    let elsewhere = |claimed: &Interval| {
        let given = |part: &Told, whole: &Told| part.value.div(whole.value).map(Interval::point);
        let pairs = counts.iter().flat_map(|part| counts.iter().map(move |whole| (part, whole)));
        pairs.filter_map(|(part, whole)| given(part, whole)).any(|given| claimed.meets(given))
    };
    if wide.as_ref().is_some_and(elsewhere) {
        return;
    }
    if wide.is_some_and(|claimed| !claimed.meets(Interval::point(gives))) && part.sentence >= opening {
        report.slips.push(slip(text, share, part, whole, gives));
    }
}

/// "Half of them flats": a thing of its own, which the part is not told of.
fn is_of_named(text: &Text<'_>, share: &Quantity, part: &Told) -> bool {
    let end = share.tokens.end;
    let back = text.word(end) == "of" && matches!(text.word(end + 1), "them" | "these" | "those" | "whom");
    let word = text.word(end + 2);
    let many = word.len() > 3 && word.ends_with('s') && !matches!(word, "does" | "goes" | "this" | "comes" | "says");
    back && many && !text.sentence_stems(part.sentence).contains(&stem(word))
}

/// The one share of the first sentences.
fn opened<'t>(text: &'t Text<'_>, opening: usize) -> Option<&'t Quantity> {
    let last = text.sentences.get(..opening)?.last()?.quantities.end;
    let mut shares = text.quantities_in(0..last).iter().filter(|quantity| is_share(text, quantity));
    shares.next().filter(|_| shares.next().is_none())
}

/// The only part of a whole near the opening, else the only one of a short text, which is far.
fn sole<'t>(text: &Text<'_>, counts: &[&'t Told], near: usize) -> Option<(&'t Told, &'t Told, bool)> {
    let parts = counts.iter().enumerate().filter_map(|(at, told)| part(text, counts, at, told));
    let (close, rest): (Vec<_>, Vec<_>) = parts.partition(|(part, _)| part.sentence < near);
    match (close.as_slice(), rest.as_slice()) {
        ([(part, whole)], _) => Some((*part, *whole, false)),
        ([], [(part, whole)]) => Some((*part, *whole, true)),
        _ => None,
    }
}

/// Whether a digit or the order of two makes the share of what the counts give.
fn is_slip(text: &Text<'_>, share: &Quantity, part: &Told, whole: &Told) -> bool {
    let Some(value) = share.number().map(|number| number.value).filter(|_| share.kind == Kind::Percent) else {
        return false;
    };
    let given = part.value.div(whole.value).and_then(|given| given.mul(Rational::HUNDRED));
    let percent = |value: Rational| value.to_decimal(0).parse::<i64>().ok().map(Rational::from);
    let large = whole.value >= Rational::HUNDRED && value >= Rational::from(10);
    let written = given.and_then(percent).zip(percent(value));
    large && !text.is_quoted(share.span) && written.is_some_and(|(given, value)| closed::is_miswritten(value, given))
}

/// "Half of", "nine in ten", "a third of", "40 percent of" those told of.
fn is_share(text: &Text<'_>, quantity: &Quantity) -> bool {
    let of = text.word(quantity.tokens.end) == "of";
    matches!(quantity.kind, Kind::OneIn) || of && matches!(quantity.kind, Kind::Fraction | Kind::Percent)
}

/// "Half of the people over 65" is not of 510,000 doses, unless somebody was asked.
fn is_of(text: &Text<'_>, share: &Quantity, whole: &Told) -> bool {
    let end = share.tokens.end;
    let article = matches!(text.word(end + 1), "the" | "its" | "their" | "his" | "her" | "all");
    let first = end + 1 + u32::from(article);
    let own = closed::noun(text, first).filter(|_| text.word(end) == "of");
    // "Half of care homes" is of homes.
    let head = closed::noun(text, first + 1).filter(|_| text.word(first + 1).ends_with('s'));
    own.zip(whole.noun).is_none_or(|(own, noun)| own == noun || head == Some(noun)) || is_asked(text, whole)
}

/// "60 percent of the 50,000" is of those.
fn is_of_others(text: &Text<'_>, share: &Quantity) -> bool {
    let first = share.tokens.end + 1;
    let article = matches!(text.word(first), "the" | "its" | "their" | "his" | "her" | "all");
    text.quantities.iter().any(|other| other.tokens.start == first + u32::from(article))
}

fn is_count(text: &Text<'_>, told: &Told) -> bool {
    told.sort.kind == Kind::Count
        && told.sort.unit.is_none()
        && told.value.is_whole()
        && told.value > Rational::ONE
        && text.quantities.get(told.quantity).is_some_and(|quantity| !quantity.attributive && !quantity.lexical)
}

/// "Eleven more are on order, three of them due in May": no whole of what the share is of.
fn is_of_more(text: &Text<'_>, whole: &Told) -> bool {
    let end = text.quantities.get(whole.quantity).map(|quantity| quantity.tokens.end).unwrap_or_default();
    matches!(text.word(end), "more" | "others" | "other" | "new" | "further" | "extra" | "additional")
}

/// A part with its whole: "Of the 1,500 who replied, 410", "Of those asked, 394", "63 of them", "a list of 94".
fn part<'t>(text: &Text<'_>, counts: &[&'t Told], at: usize, told: &'t Told) -> Option<(&'t Told, &'t Told)> {
    let quantity = text.quantities.get(told.quantity)?;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let sentence = text.sentences.get(told.sentence)?;
    let before = counts.get(..at)?;
    let greater = |whole: &&&'t Told| whole.value > told.value;
    let same = before.last().filter(|whole| whole.sentence == told.sentence);
    let opens = text.word(sentence.tokens.start) == "Of";
    if opens && start > sentence.tokens.start + 2 {
        let asked = matches!(text.word(sentence.tokens.start + 1), "those" | "them" | "these");
        let whole = if asked { before.iter().rev().find(greater) } else { same };
        return whole.filter(greater).map(|whole| (told, *whole));
    }
    let of_them = text.word(end) == "of" && text.word(end + 1) == "them";
    let listed = start > 1 && text.word(start - 1) == "of" && matches!(text.word(start - 2), "list") && same.is_some();
    // "412 new officers, 118 of whom", "asked 1,020 tenants … 408 said that they had none".
    if text.word(end) == "of" && matches!(text.word(end + 1), "whom" | "which") {
        return same.filter(greater).map(|whole| (told, *whole));
    }
    let said = matches!(text.word(end), "said" | "told" | "answered" | "replied" | "admitted" | "reported");
    let of_them = of_them || said && before.iter().rev().find(greater).is_some_and(|whole| is_asked(text, whole));
    let whole = if of_them || listed { before.iter().rev().find(greater) } else { None };
    whole.map(|whole| (told, *whole))
}

/// "asked 1,020 tenants", "a survey of 640 farms".
fn is_asked(text: &Text<'_>, whole: &Told) -> bool {
    let start = text.quantities.get(whole.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    (start.saturating_sub(3)..start).any(|at| {
        matches!(
            text.word(at),
            "asked" | "surveyed" | "polled" | "survey" | "poll" | "questioned" | "interviewed" | "study" | "sample"
        )
    })
}

fn slip(text: &Text<'_>, share: &Quantity, part: &Told, whole: &Told, gives: Rational) -> Slip {
    let percent = gives.mul(Rational::HUNDRED).map(|percent| percent.to_decimal(0)).unwrap_or_default();
    Slip {
        span: share.span,
        label: format!("{percent} percent, by the counts"),
        values: vec![
            ("first", format!("{} of {}", span(text, part).of(text.prose()), written(text, whole))),
            ("second", share.span.of(text.prose()).to_owned()),
            ("expected", format!("{percent} percent")),
        ],
        evidence: vec![(span(text, part), "part".to_owned()), (span(text, whole), "whole".to_owned())],
        ..Slip::default()
    }
}
