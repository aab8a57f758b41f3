//! A currency told once in a sentence: "42 million euros, compared with 38 million a year earlier".
//!
//! Comes in: the quantities of a text and what each counts. Goes out: the currency on the later figures that go without it.
//! Only on those of a scale and a size like the first, which count nothing and stand behind a word that leads on from it.
//! Not here: units that "and", "or" and commas share (`quantity`).

use super::model::{Head, Sentence};
use crate::exact::Rational;
use crate::quantity::{Kind, Quantity};
use crate::token::Token;

/// Words before a figure that is held against, or taken from, the sum before it.
const LEADS: [&str; 12] =
    ["of", "from", "to", "than", "with", "against", "versus", "was", "after", "or", "and", "compared"];
/// Words before it that only say how exact it is.
const HEDGES: [&str; 6] = ["about", "around", "some", "nearly", "almost", "just"];
/// How many times as much one of the two may be.
const TIMES: i128 = 100;

/// Gives the currency of a sum to the bare figures behind it that are told in the same.
pub(super) fn carry(
    (prose, tokens): (&str, &[Token]),
    quantities: &mut [Quantity],
    heads: &[Option<Head>],
    sentences: &[Sentence],
) {
    for sentence in sentences {
        let range = sentence.quantities.start as usize..sentence.quantities.end as usize;
        let Some(heads) = heads.get(range.clone()) else { continue };
        let Some(own) = quantities.get_mut(range) else { continue };
        for at in 1..own.len() {
            let (before, rest) = own.split_at_mut(at);
            let Some(bare) = rest.first_mut().filter(|bare| is_bare(bare)) else { continue };
            let sum = before.iter().rev().find(|quantity| quantity.kind == Kind::Money);
            let counts = heads.get(at).is_some_and(Option::is_some);
            if let Some(sum) = sum.filter(|sum| !counts && are_alike(sum, bare) && leads(prose, tokens, bare)) {
                bare.kind = Kind::Money;
                bare.units = sum.units;
            }
        }
    }
}

/// "38 million": a scale and nothing that is counted.
fn is_bare(quantity: &Quantity) -> bool {
    let plain = quantity.kind == Kind::Count && quantity.units.is_empty() && quantity.per.is_none();
    plain && !quantity.attributive && !quantity.lexical && quantity.number().is_some_and(|number| number.scale > 3)
}

/// A sum told in millions and more, and not a hundred times as much or as little.
fn are_alike(sum: &Quantity, bare: &Quantity) -> bool {
    let Some((sum_of, own)) = sum.number().zip(bare.number()) else { return false };
    let (least, most) = (sum_of.value.min(own.value), sum_of.value.max(own.value));
    let near = most.div(least).is_some_and(|ratio| ratio < Rational::whole(TIMES));
    sum.per.is_none() && sum_of.scale > 3 && near
}

/// Whether a word before a figure leads on to it from the sum.
fn leads(prose: &str, tokens: &[Token], bare: &Quantity) -> bool {
    let word = |back: u32| {
        let at = bare.tokens.start.checked_sub(back);
        at.and_then(|at| tokens.get(at as usize)).map(|token| token.text(prose)).unwrap_or_default()
    };
    let skipped = u32::from(HEDGES.contains(&word(1)));
    LEADS.contains(&word(1 + skipped))
}
