//! A headline's money, percent or measure against the body. It holds if a figure below is the same, exact or rounded, or
//! if two figures below give it as sum, difference, share or change. It is contradicted by a figure of a sentence that
//! speaks of all that the headline speaks of.

use super::size::meet;
use super::{Report, Tie, Words, conflict, span};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Role};
use crate::sentence::{Facts, Text, Told};

/// Figures of the body that are looked at.
const MOST: usize = 300;
/// Figures behind one that it may be added to or held against.
const BESIDE: usize = 8;

/// Adds the conflicts of the headline.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for above in facts.told.iter().filter(|told| facts.is_headline(told)) {
        let body = || facts.told.iter().filter(|told| !facts.is_headline(told)).take(MOST);
        let like = || body().filter(|told| told.sort == above.sort);
        if let Some(below) = like().find(|told| is_same(text, above, told)) {
            let named = is_close(text, above, below)
                && (below.noun == above.noun && above.noun.is_some() || shared(text, above, below).0 > 1);
            if named {
                report.ties.push(Tie::agreed(span(text, above), span(text, below)));
            }
            continue;
        }
        let bound = text.quantities.get(above.quantity).is_some_and(|quantity| super::sole::passes(text, quantity));
        let fits = matches!(above.sort.kind, Kind::Money | Kind::Percent | Kind::Measure) && !bound;
        if !fits || follows(text, facts, above) || above.sort.kind == Kind::Percent && has_word_for(text) {
            continue;
        }
        let rival = like().find(|told| is_rival(text, above, told));
        report.slips.extend(rival.map(|other| conflict(text, above, other, None)));
    }
}

/// The same value, or one that rounds or was cut to the headline's.
pub fn is_same(text: &Text<'_>, above: &Told, below: &Told) -> bool {
    let grain = text.quantities.get(above.quantity).and_then(|quantity| quantity.number()).map(|number| number.grain);
    let cut = || {
        let next = above.value.add(grain?)?;
        Some(below.value >= above.value && below.value < next)
    };
    meet(text, above, below) || cut().unwrap_or_default()
}

/// Within a twentieth: what only a bound allows is no second mention.
fn is_close(text: &Text<'_>, above: &Told, below: &Told) -> bool {
    let bound = text.quantities.get(above.quantity).is_some_and(|quantity| quantity.hedge == Hedge::MoreThan);
    let most = if bound { Rational::new(1, 4) } else { Rational::new(1, 20) };
    let off = below.value.div(above.value).and_then(|ratio| ratio.sub(Rational::ONE));
    off.zip(most).is_some_and(|(off, most)| off.abs() <= most)
}

/// Whether the headline's figure is a sum, difference, share or change of two figures that stand near each other.
fn follows(text: &Text<'_>, facts: &Facts, above: &Told) -> bool {
    let body: Vec<&Told> = facts.told.iter().filter(|told| !facts.is_headline(told)).take(MOST).collect();
    let loose = |told: &Told| text.quantities.get(told.quantity).and_then(|quantity| quantity.loose(Role::Level));
    let Some(wanted) = loose(above) else { return true };
    let percent = above.sort.kind == Kind::Percent;
    body.iter().enumerate().any(|(at, one)| {
        body.iter().skip(at + 1).take(BESIDE).filter(|other| other.sort == one.sort).any(|other| {
            let Some((a, b)) = loose(one).zip(loose(other)) else { return false };
            let results: [Option<Interval>; 4] = if percent {
                let part = |a: Interval, b: Interval| a.div(b)?.scale(Rational::HUNDRED);
                let change = |a: Interval, b: Interval| part(a, b)?.sub(Interval::point(Rational::HUNDRED));
                [part(a, b), part(b, a), change(a, b), change(b, a)]
            } else {
                [a.add(b), a.sub(b), b.sub(a), None]
            };
            let alike = percent || one.sort == above.sort;
            alike
                && results
                    .into_iter()
                    .flatten()
                    .any(|result| result.meets(wanted) || result.negate().is_some_and(|result| result.meets(wanted)))
        })
    })
}

/// "half", "doubled", "a quarter": figures in words that a percent can stand for.
fn has_word_for(text: &Text<'_>) -> bool {
    text.quantities.iter().any(|quantity| matches!(quantity.kind, Kind::Fraction | Kind::OneIn | Kind::Multiple))
}

/// How many words of meaning the headline and a figure's sentence share, and how many the headline has.
fn shared(text: &Text<'_>, above: &Told, below: &Told) -> (usize, usize) {
    let words = text.sentence_stems(above.sentence);
    (words.intersection(&text.sentence_stems(below.sentence)).count(), words.len())
}

fn is_rival(text: &Text<'_>, above: &Told, below: &Told) -> bool {
    let (shared, all) = shared(text, above, below);
    let hedged = text.quantities.get(below.quantity).is_some_and(super::fate::is_hedged);
    shared > 1 && shared >= all && !hedged && !text.rivals(above, below, &(0..0)) && !text.is_quoted(span(text, below))
}
