//! A unit or currency told once: "42 million euros, compared with 38 million a year earlier", "It had been 38 million".
//!
//! Comes in: the quantities of a text and what each counts. Goes out: the unit of a figure told in millions on the next such
//! figure, where that is of a like size, counts nothing, and stands behind a word that holds it against the first or, in the next
//! sentence, goes on of it. Not here: units that "and", "or" and commas share (`quantity`).

use super::model::{Head, Sentence};
use crate::exact::Rational;
use crate::quantity::{Kind, Quantity};
use crate::token::Token;

/// Words before a figure that is held against the one before it.
const LEADS: [&str; 7] = ["from", "to", "than", "with", "against", "versus", "compared"];
/// What another sum is earned "of": "a profit of 84 million crowns on revenue of 560 million".
const EARNED: [&str; 5] = ["revenue", "revenues", "sales", "turnover", "income"];
/// Words before a figure that only say how exact it is.
const HEDGES: [&str; 6] = ["about", "around", "some", "nearly", "almost", "just"];
/// What a sentence goes on of.
const SAME: [&str; 5] = ["it", "they", "that", "had", "figure"];
/// How many times as much one of the two may be.
const TIMES: i128 = 20;

/// Gives the unit of a figure told in millions to the next one, where that goes without.
pub(super) fn carry(text: (&str, &[Token]), quantities: &mut [Quantity], heads: &[Option<Head>], all: &[Sentence]) {
    // The last figure told in millions, whatever it is of, and its sentence.
    let mut last: Option<(Quantity, usize)> = None;
    for (number, sentence) in all.iter().enumerate() {
        for at in sentence.quantities.start as usize..sentence.quantities.end as usize {
            let Some(own) = quantities.get_mut(at).filter(|own| is_large(own)) else { continue };
            let bare = heads.get(at).is_some_and(Option::is_none) && is_bare(own) && !is_of_another(text, own);
            let tied = |from: usize| {
                let beside = from + 1 == number && all.get(from).is_some_and(|far| far.block == sentence.block);
                from == number && leads(text, own) || beside && goes_on(text, own)
            };
            let source = last.as_ref().filter(|(source, from)| bare && tied(*from) && are_alike(source, own));
            if let Some((source, _)) = source {
                (own.kind, own.units) = (source.kind, source.units);
            }
            last = Some((own.clone(), number));
        }
    }
}

/// A figure with a scale word: "38 million".
fn is_large(quantity: &Quantity) -> bool {
    quantity.number().is_some_and(|number| number.scale > 3)
}

/// A figure without a unit, told of nothing.
fn is_bare(quantity: &Quantity) -> bool {
    let plain = quantity.kind == Kind::Count && quantity.units.is_empty() && quantity.per.is_none();
    plain && !quantity.attributive && !quantity.lexical
}

/// A sum or measure, and a figure not many times as much or as little.
fn are_alike(source: &Quantity, bare: &Quantity) -> bool {
    let Some((far, own)) = source.number().zip(bare.number()) else { return false };
    let (least, most) = (far.value.min(own.value), far.value.max(own.value));
    let near = most.div(least).is_some_and(|ratio| ratio < Rational::whole(TIMES));
    matches!(source.kind, Kind::Money | Kind::Measure) && source.per.is_none() && near
}

/// The word so many places before a figure, small words of its exactness left out.
fn back<'t>((prose, tokens): (&'t str, &'t [Token]), bare: &Quantity, back: u32) -> &'t str {
    let word = |back: u32| {
        let at = bare.tokens.start.checked_sub(back);
        at.and_then(|at| tokens.get(at as usize)).map(|token| token.text(prose)).unwrap_or_default()
    };
    word(back + u32::from(HEDGES.contains(&word(1))))
}

/// "38 million in euros", "14 million who watched".
fn is_of_another((prose, tokens): (&str, &[Token]), bare: &Quantity) -> bool {
    let word = |on: u32| tokens.get((bare.tokens.end + on) as usize).map(|token| token.text(prose)).unwrap_or_default();
    let plural = word(1).ends_with('s') && word(1).starts_with(char::is_lowercase);
    matches!(word(0), "who" | "that" | "people") || word(0) == "in" && plural
}

/// Whether a word before a figure holds it against the one before.
fn leads(text: (&str, &[Token]), bare: &Quantity) -> bool {
    LEADS.contains(&back(text, bare, 1)) || back(text, bare, 1) == "of" && EARNED.contains(&back(text, bare, 2))
}

/// "A year earlier it was 38 million", "it had been 38 million".
fn goes_on(text: (&str, &[Token]), bare: &Quantity) -> bool {
    matches!(back(text, bare, 1), "was" | "were" | "been")
        && SAME.iter().any(|word| back(text, bare, 2).eq_ignore_ascii_case(word))
}
