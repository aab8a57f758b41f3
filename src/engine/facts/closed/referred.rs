//! What was told is spoken of again with "the" and another figure: "tagged 46 ospreys … the oldest of the 64 birds", "six
//! firms bid … the last of the eight firms", "six weeks … the eight-week closure".
//!
//! Comes in: a short text of few figures. Goes out: the second figure, where only one other of its sort was told, nothing in
//! the sentences tells of more or of some, and no words behind the second say which ones are meant. Not here: the same noun
//! told again with its deed (`same`), neighbouring digits exchanged in longer texts (`repeat`).

use super::super::{conflict, is_counted_up};
use super::adds::stands_between;
use super::{Report, Words, are_a_slip_apart, few, is_picked, is_some_of, is_told_apart};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told, stem};

/// Sentences of a text in which a second mention is sure to be of the first.
const SENTENCES: usize = 6;
/// Sentences between the two.
const NEAR: usize = 3;

/// Adds what is spoken of again with another figure.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = few(text).filter(|_| text.sentences.len() <= SENTENCES && !text.corrects()) else { return };
    for later in told {
        let first = match later.sort.kind {
            Kind::Count => swapped(text, told, later).or_else(|| group(text, told, later)),
            Kind::Duration | Kind::Measure if is_compound(text, later) => {
                lone(told, later, |other| is_compound(text, other)).filter(|first| is_mark(text, first, later))
            }
            Kind::Duration => lone(told, later, |_| true).filter(|first| is_time(text, first, later)),
            _ => None,
        };
        let Some(first) = first else { continue };
        report.slips.push(conflict(text, later, first, None));
    }
}

/// The only other figure of the sort.
fn lone<'t>(told: &'t [Told], later: &Told, alike: impl Fn(&Told) -> bool) -> Option<&'t Told> {
    let mut others =
        told.iter().filter(|other| other.quantity != later.quantity && other.sort == later.sort && alike(other));
    others.next().filter(|first| {
        others.next().is_none()
            && first.sentence < later.sentence
            && first.sentence + NEAR > later.sentence
            && first.value != later.value
    })
}

/// Digits exchanged in two numbers, whatever the things are called: chance rarely does that.
fn swapped<'t>(text: &Text<'_>, told: &'t [Told], later: &Told) -> Option<&'t Told> {
    let exchanged = |other: &Told| {
        other.digits.exchanged(later.digits) && other.digits.step(other.value) == later.digits.step(later.value)
    };
    let first = lone(told, later, exchanged)?;
    let named = later.noun.is_some() && first.noun.is_some() && !is_some_of(text, first);
    let phrase = known(text, first, later).filter(|_| named)?;
    let picked = matches!(text.word(phrase.end), "that" | "who" | "whose" | "which" | "where" | "of" | "left" | "they");
    let apart = picked
        || is_told_apart(text, first, phrase.end)
        || is_more(text, first, later)
        || text.is_of_other_days(later)
        || text.are_apart(first, later, &phrase);
    (!apart).then_some(first)
}

/// A small group told again by its noun: "the five paintings were", "two of the nine cyclists".
fn group<'t>(text: &Text<'_>, told: &'t [Told], later: &Told) -> Option<&'t Told> {
    let whole =
        |other: &Told| text.quantities.get(other.quantity).is_some_and(|other| text.word(other.tokens.end) != "of");
    let first = lone(told, later, |other| other.noun.is_some() && other.noun == later.noun && whole(other))?;
    let (least, most) = (Rational::ONE, Rational::whole(30));
    let small = [first, later].iter().all(|told| told.value > least && told.value <= most);
    let near = first.value.mul(Rational::whole(2)).is_some_and(|twice| later.value < twice)
        && later.value.mul(Rational::whole(2)).is_some_and(|twice| first.value < twice);
    // "Three boats on Monday and one on Tuesday … the four boats".
    let made = text.quantities.iter().enumerate().any(|(at, quantity)| {
        let value = quantity.number().map(|number| number.value);
        at != first.quantity
            && at != later.quantity
            && matches!(quantity.kind, Kind::Count)
            && value.is_some_and(|value| {
                first.value.add(value) == Some(later.value) || first.value.sub(value) == Some(later.value)
            })
    });
    let made = made || is_counted_up(text, first, later);
    let again = small && near && !made && begins(text, first) && is_again(text, first, later);
    again.then_some(first)
}

/// A figure that opens its thing: not "the six", "another six", "six of the".
fn begins(text: &Text<'_>, told: &Told) -> bool {
    let Some(quantity) = text.quantities.get(told.quantity) else { return false };
    let before = quantity.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let opens =
        !matches!(before, "the" | "The" | "its" | "their" | "his" | "her" | "another" | "of" | "these" | "those");
    opens && text.word(quantity.tokens.end) != "of"
}

/// "the eight-week closure" where "closure" was spoken of, "in those six hours".
fn is_time(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    let Some(second) = text.quantities.get(later.quantity) else { return false };
    let behind = || {
        let noun = text.heads.get(later.quantity).copied().flatten().map(|head| head.end.saturating_sub(1));
        noun.filter(|noun| *noun >= second.tokens.end).unwrap_or(second.tokens.end)
    };
    let before = second.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let spoken = || {
        let noun = text.word(behind());
        noun.len() > 3 && text.sentence_stems(first.sentence).contains(&stem(noun))
    };
    let told = text.quantities.get(first.quantity).is_some_and(|first| !first.attributive);
    let bound = second.attributive && spoken()
        || !second.attributive && matches!(before, "those" | "these" | "Those" | "These");
    let apart = |phrase: std::ops::Range<u32>| is_picked(text, phrase.end) || text.are_apart(first, later, &phrase);
    told && bound && !is_more(text, first, later) && known(text, first, later).is_some_and(|phrase| !apart(phrase))
}

/// The digits of a figure of several parts: "3hr 42min" is 342.
fn parts(text: &Text<'_>, told: &Told) -> Option<Vec<u8>> {
    let core = text.quantities.get(told.quantity)?.core.of(text.prose());
    let written: Vec<u8> = core.bytes().filter(u8::is_ascii_digit).collect();
    let groups = core.split(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',');
    (groups.filter(|group| !group.is_empty()).count() > 1).then_some(written)
}

fn is_compound(text: &Text<'_>, told: &Told) -> bool {
    parts(text, told).is_some()
}

/// "won in 52min 10sec … her winning time, 51min 20sec": one digit, or two exchanged, tell them apart.
fn is_mark(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    let digits = parts(text, first).zip(parts(text, later));
    let slip = digits.is_some_and(|(one, other)| are_a_slip_apart(&one, &other));
    let Some(start) = text.quantities.get(later.quantity).map(|quantity| quantity.tokens.start) else { return false };
    let opens = text.sentences.get(later.sentence).map_or(0, |sentence| sentence.tokens.start);
    let before = start.saturating_sub(5).max(opens)..start;
    let owned = before.clone().any(|at| {
        matches!(
            text.word(at),
            "Her" | "her" | "His" | "his" | "Their" | "their" | "Its" | "its" | "The" | "the" | "that"
        )
    });
    let other = before.clone().any(|at| {
        matches!(text.word(at), "best" | "record" | "target" | "average" | "old" | "mark" | "rival" | "than" | "split")
    });
    slip && owned && !other && !is_more(text, first, later)
}

/// The phrase of the second, where it is told as known.
fn known(text: &Text<'_>, first: &Told, later: &Told) -> Option<std::ops::Range<u32>> {
    let (one, second) = text.quantities.get(first.quantity).zip(text.quantities.get(later.quantity))?;
    let plain = |quantity: &Quantity| quantity.per.is_none() && matches!(quantity.hedge, Hedge::None | Hedge::Exact);
    let known = second.tokens.start.checked_sub(1).is_some_and(|at| {
        matches!(text.word(at), "the" | "The" | "these" | "These" | "those" | "Those" | "all" | "All")
    });
    text.renewed(later).filter(|_| known && plain(one) && plain(second))
}

/// Whether the second is told as known, of all that the first told of.
fn is_again(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    known(text, first, later).is_some_and(|phrase| {
        !is_picked(text, phrase.end) && !is_more(text, first, later) && !text.rivals(first, later, &phrase)
    })
}

/// Words in or between the sentences that tell of more, or of some.
fn is_more(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    stands_between(text, (first, later), |word| {
        matches!(
            word,
            "another"
                | "other"
                | "others"
                | "more"
                | "further"
                | "rest"
                | "remaining"
                | "extra"
                | "additional"
                | "new"
                | "previous"
                | "plus"
                | "including"
                | "added"
                | "joined"
                | "instead"
                | "originally"
                | "initially"
                | "fewer"
                | "longer"
                | "shorter"
                | "different"
                | "same"
                | "also"
                | "both"
                | "except"
                | "besides"
                | "later"
                | "earlier"
                | "rose"
                | "risen"
                | "grew"
                | "grown"
                | "fallen"
                | "increased"
                | "reduced"
                | "cut"
                | "extended"
                | "rival"
                | "neighbouring"
                | "neighboring"
                | "second"
                | "third"
                | "expected"
                | "planned"
        )
    })
}
