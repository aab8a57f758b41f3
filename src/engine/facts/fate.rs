//! A headline's count of people against the body: "Seven die" above "killed six people". Only where nothing below has the
//! headline's number, and no two counts of the body add up to it.

use super::size::meet;
use super::{Report, Words, conflict};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Facts, Text, Told, Toll, stem};

/// Adds the conflict of the headline, if there is one.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for above in facts.told.iter().filter(|told| facts.is_headline(told)) {
        if let Some(other) = doers(text, facts, above).filter(|_| !is_settled(text, facts, above)) {
            report.slips.push(conflict(text, above, other, None));
            continue;
        }
        let Some(toll) = text.toll(above) else { continue };
        let below: Vec<Toll> = body(facts).filter_map(|told| text.toll(told)).collect();
        if is_settled(text, facts, above) || has_vague(text) {
            continue;
        }
        if let Some(other) = rival(&toll, &below) {
            report.slips.push(conflict(text, above, other, None));
        }
    }
}

/// Figures below the headline, of the first part of a long text.
fn body(facts: &Facts) -> impl Iterator<Item = &Told> {
    facts.told.iter().filter(|told| !facts.is_headline(told)).take(200)
}

/// Whether the body has the headline's number, or two counts that add up to it.
fn is_settled(text: &Text<'_>, facts: &Facts, above: &Told) -> bool {
    let counts: Vec<&Told> = body(facts).filter(|told| told.sort.kind == Kind::Count).take(40).collect();
    let sums = |one: &&Told| {
        let rest = above.value.sub(one.value);
        counts.iter().any(|other| other.quantity > one.quantity && Some(other.value) == rest)
            || rest == Some(Rational::ONE) && has_one_more(text, one)
    };
    counts.iter().any(|told| meet(text, above, told)) || counts.iter().any(sums) || has_run(&counts, above)
}

/// Counts side by side that add up to a headline's are at most so many.
const RUN: usize = 6;

/// "Four died in Orme … and seven in Tolm. Two more were found": three or more side by side that add up to the headline's.
fn has_run(counts: &[&Told], above: &Told) -> bool {
    let sum = |run: &[&Told]| run.iter().try_fold(Rational::ZERO, |sum, told| sum.add(told.value));
    (3..=RUN).any(|length| counts.windows(length).any(|run| sum(run) == Some(above.value)))
}

/// "killed six people and a dog": one more is told in words.
fn has_one_more(text: &Text<'_>, told: &Told) -> bool {
    let Some(sentence) = text.sentences.get(told.sentence) else { return true };
    let words = text.tokens_in(sentence.tokens.clone());
    words.windows(2).any(|pair| match pair {
        [first, second] => {
            matches!(first.text(text.prose()), "and" | "plus" | "including" | ",")
                && matches!(
                    second.text(text.prose()),
                    "a" | "an" | "another" | "one" | "his" | "her" | "their" | "its" | "himself"
                )
        }
        _ => false,
    })
}

/// "dozens of guests", "a man and his son": counts that are no numbers.
fn has_vague(text: &Text<'_>) -> bool {
    let vague = |quantity: &Quantity| quantity.kind == Kind::Count && quantity.lexical && quantity.number().is_none();
    text.quantities.iter().any(vague)
}

/// "Nearly 5,000 march" above "8,470 marchers": the only count of those who do what the headline says.
fn doers<'f>(text: &Text<'_>, facts: &'f Facts, above: &Told) -> Option<&'f Told> {
    let quantity = text.quantities.get(above.quantity).filter(|quantity| quantity.kind == Kind::Count)?;
    let sentence = text.sentences.get(above.sentence)?;
    let verb = text.tokens.get(quantity.tokens.end as usize).filter(|token| token.is_word())?;
    if above.noun.is_some() || quantity.tokens.start != sentence.tokens.start {
        return None;
    }
    let doing = stem(verb.text(text.prose()));
    let counted = |told: &&Told| {
        let head = text.heads.get(told.quantity).copied().flatten();
        head.is_some_and(|head| {
            let noun = text.tokens.get(head.end as usize - 1).map(|token| token.text(text.prose())).unwrap_or_default();
            noun.ends_with("ers") && stem(noun) == doing
        })
    };
    let mut found = body(facts).filter(counted);
    found.next().filter(|_| found.next().is_none())
}

/// The first count of the same fate; or, where there is none, the only count of people.
fn rival<'t>(above: &Toll, below: &'t [Toll]) -> Option<&'t Told> {
    above.fate?;
    if let Some(same) = below.iter().find(|toll| toll.fate == above.fate) {
        return Some(&same.told);
    }
    match below {
        [only] if only.fate.is_none() || only.whole => Some(&only.told),
        _ => None,
    }
}

/// Whether a figure is a bound from below.
pub fn is_hedged(quantity: &Quantity) -> bool {
    !matches!(quantity.hedge, Hedge::None | Hedge::Exact)
}
