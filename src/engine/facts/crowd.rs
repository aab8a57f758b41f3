//! A headline's count against what the body tells of the same: "Nine held" above "Seven men and one woman were arrested",
//! "Tally reaches 34" above "the number of cases so far is 44".
//!
//! Comes in: a short text with a headline; "alike", classes of words that tell one deed. Goes out: the headline's count. Only
//! where nothing below has its number. Not here: tolls told with a fate of their own (`fate`).

use super::{Report, Slip, Words, conflict, span, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told, stem};
use crate::span::Span;
use std::ops::Range;

/// Words from a number to the people that it counts: "two local men".
const NOUN: u32 = 3;

/// Adds the headline's counts that the body contradicts.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let facts = text.facts();
    if !text.is_short() || facts.headline.is_empty() || facts.corrects {
        return;
    }
    let plain = |told: &&Told| facts.is_headline(told) && is_bare(text, told);
    for above in facts.told.iter().filter(plain) {
        if facts.told.iter().any(|told| !facts.is_headline(told) && told.value == above.value) {
            continue;
        }
        let listed = || (facts.headline.end..text.sentences.len()).find_map(|at| listed(text, words, above, at));
        let slip = listed().or_else(|| counted(text, above).map(|below| conflict(text, above, below, None)));
        report.slips.extend(slip);
    }
}

fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    let plain = |quantity: &Quantity| {
        matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.attributive && !quantity.lexical
    };
    told.sort.kind == Kind::Count && text.quantities.get(told.quantity).is_some_and(plain)
}

/// The people of a sentence, told by sorts, where they come to another number than the headline's and have the same fate.
fn listed(text: &Text<'_>, words: &Words, above: &Told, sentence: usize) -> Option<Slip> {
    let people = above.noun.is_none()
        || text.heads.get(above.quantity).copied().flatten().is_some_and(|head| text.is_person(head.end - 1));
    let tokens = text.sentences.get(sentence)?.tokens.clone();
    let (whole, sum) = tokens.clone().find_map(|at| people_from(text, at..tokens.end))?;
    let told = above.value;
    let apart = told.sub(sum)?.abs();
    let near = apart > Rational::ZERO && apart <= Rational::whole(3) && apart.mul(Rational::whole(2))? <= sum;
    let (one, other) = (text.sentence_stems(above.sentence), text.sentence_stems(sentence));
    let hospital = other.contains(&stem("hospital"));
    let fate = words.alike.iter().any(|class| {
        let hurt = hospital && class.contains(&stem("hurt"));
        one.iter().any(|word| class.contains(word)) && (hurt || other.iter().any(|word| class.contains(word)))
    });
    (people && near && fate && !has_others(text)).then(|| Slip {
        span: span(text, above),
        label: format!("{} below", sum.to_decimal(0)),
        values: vec![("first", whole.of(text.prose()).to_owned()), ("second", written(text, above))],
        evidence: vec![(whole, "told here".to_owned())],
        ..Slip::default()
    })
}

/// "Another man was hurt": the list is not of all.
fn has_others(text: &Text<'_>) -> bool {
    let other = |at: u32| {
        matches!(
            text.word(at),
            "another" | "Another" | "others" | "further" | "later" | "more" | "Others" | "fourth" | "third"
        )
    };
    (0..text.tokens.len() as u32).any(other)
}

/// "Seven men and one woman", "four boys, two girls and a man": the stretch and the sum.
fn people_from(text: &Text<'_>, range: Range<u32>) -> Option<(Span, Rational)> {
    let first = text.tokens.get(range.start as usize)?.start;
    let (mut at, mut sum, mut members, mut end) = (range.start, Rational::ZERO, 0, first);
    while let Some((number, next)) = one_of(text, at..range.end) {
        (sum, members) = (sum.add(number)?, members + 1);
        end = text.tokens.get(next as usize - 1)?.end;
        let joint = (next..range.end).take_while(|at| matches!(text.word(*at), "," | "and")).count() as u32;
        if joint == 0 {
            break;
        }
        at = next + joint;
    }
    (members > 1).then(|| (Span::new(first, end), sum))
}

/// "seven men", "a child": the number and where reading goes on.
fn one_of(text: &Text<'_>, range: Range<u32>) -> Option<(Rational, u32)> {
    let at = range.start;
    let index = text.figure_from(at);
    let told = text.quantities.get(index).filter(|quantity| quantity.tokens.start == at);
    let (number, behind) = match told {
        Some(quantity) if quantity.kind == Kind::Count && quantity.hedge == Hedge::None => {
            (Rational::whole(i128::from(quantity.whole()?)), quantity.tokens.end)
        }
        None if matches!(text.word(at), "a" | "an" | "A" | "An") => (Rational::ONE, at + 1),
        _ => return None,
    };
    let person = |at: &u32| {
        matches!(
            text.word(*at),
            "man"
                | "men"
                | "woman"
                | "women"
                | "boy"
                | "boys"
                | "girl"
                | "girls"
                | "child"
                | "children"
                | "teenager"
                | "teenagers"
                | "baby"
                | "babies"
                | "toddler"
                | "toddlers"
                | "adult"
                | "adults"
                | "youth"
                | "youths"
        )
    };
    let noun = (behind..range.end.min(behind + NOUN)).find(person)?;
    let between = |at: u32| matches!(text.word(at), "," | "and" | "of" | "in" | "with");
    (!(behind..noun).any(between)).then_some((number, noun + 1))
}

/// "The number of cases so far is 44": the one count of the body that is of the headline's size, told as a tally.
fn counted<'t>(text: &'t Text<'_>, above: &Told) -> Option<&'t Told> {
    let facts = text.facts();
    let double = above.value.mul(Rational::whole(2))?;
    let near = |told: &&Told| {
        told.value.mul(Rational::whole(2)).is_some_and(|twice| twice >= above.value) && told.value <= double
    };
    let body = facts.told.iter().filter(|told| !facts.is_headline(told) && told.sort.kind == Kind::Count);
    let mut body = body.filter(near);
    let below = body.next().filter(|below| body.next().is_none() && is_bare(text, below))?;
    let tokens = text.sentences.get(below.sentence)?.tokens.clone();
    // "The toll stands at 22 dead in the north, 13 in the west and six at sea": parts of the headline's number.
    let all = facts.with_elliptic();
    let own = all.iter().filter(|told| told.sentence == below.sentence && told.sort.kind == Kind::Count);
    if own.map(|told| told.value).try_fold(Rational::ZERO, Rational::add)? == above.value {
        return None;
    }
    let word = |at: u32| text.word(at).to_ascii_lowercase();
    let tally = tokens.clone().any(|at| {
        matches!(word(at).as_str(), "tally" | "toll")
            || word(at) == "so" && word(at + 1) == "far"
            || word(at) == "number" && word(at + 1) == "of"
            || word(at) == "stands" && word(at + 1) == "at"
    });
    let then = tokens.clone().any(|at| {
        matches!(
            word(at).as_str(),
            "last"
                | "previous"
                | "earlier"
                | "ago"
                | "average"
                | "before"
                | "than"
                | "yesterday"
                | "another"
                | "more"
                | "would"
                | "could"
                | "expected"
                | "from"
                | "since"
        )
    });
    let shared = text.sentence_stems(above.sentence).intersection(&text.sentence_stems(below.sentence)).count();
    let large = above.value >= Rational::whole(10);
    let headed = text.sentence_stems(above.sentence);
    let named = ["tally", "toll", "cases", "total", "count"].iter().any(|word| headed.contains(&stem(word)));
    (tally && !then && (shared > 1 || shared > 0 && named) && large && super::apart(text, above, below))
        .then_some(below)
}
