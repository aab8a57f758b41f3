//! A unit or currency told once: "42 million euros, compared with 38 million a year earlier", "It had been 38 million".
//!
//! Comes in: the quantities of a text and what each counts. Goes out: the unit on the later figures that go without it. Only on
//! those of a scale and a size like the first, which count nothing and stand behind a word that leads on from it, in its
//! sentence or at the beginning of the next. Not here: units that "and", "or" and commas share (`quantity`).

use super::model::{Head, Sentence};
use crate::exact::Rational;
use crate::quantity::{Kind, Quantity};
use crate::token::Token;

/// Words before a figure that is held against, or taken from, the one before it.
const LEADS: [&str; 12] =
    ["of", "from", "to", "than", "with", "against", "versus", "was", "after", "or", "and", "compared"];
/// Words before it that only say how exact it is.
const HEDGES: [&str; 6] = ["about", "around", "some", "nearly", "almost", "just"];
/// What a sentence goes on of.
const SAME: [&str; 5] = ["it", "they", "that", "had", "figure"];
/// How many times as much one of the two may be.
const TIMES: i128 = 100;

/// Gives the unit of a figure to the bare figures behind it that are told in the same.
pub(super) fn carry(text: (&str, &[Token]), quantities: &mut [Quantity], heads: &[Option<Head>], all: &[Sentence]) {
    for (number, sentence) in all.iter().enumerate() {
        let range = sentence.quantities.start as usize..sentence.quantities.end as usize;
        let last = number.checked_sub(1).and_then(|number| all.get(number));
        let last = last.filter(|last| last.block == sentence.block).map(|last| last.quantities.start as usize);
        for at in range.clone() {
            let counts = heads.get(at).is_none_or(Option::is_some);
            let Some((before, rest)) = quantities.split_at_mut_checked(at) else { continue };
            let Some(bare) = rest.first_mut().filter(|bare| is_bare(bare) && !counts) else { continue };
            let told = |quantity: &&Quantity| matches!(quantity.kind, Kind::Money | Kind::Measure);
            let own = before.get(range.start..).unwrap_or_default().iter().rev().find(told);
            let far = || {
                let first = at == range.start && goes_on(text, bare);
                last.filter(|_| first).and_then(|last| before.get(last..)?.iter().rev().find(told))
            };
            let source = own.filter(|_| leads(text, bare)).or_else(far);
            if let Some(source) = source.filter(|source| are_alike(source, bare)) {
                bare.kind = source.kind;
                bare.units = source.units;
            }
        }
    }
}

/// "38 million": a scale and nothing that is counted.
fn is_bare(quantity: &Quantity) -> bool {
    let plain = quantity.kind == Kind::Count && quantity.units.is_empty() && quantity.per.is_none();
    plain && !quantity.attributive && !quantity.lexical && quantity.number().is_some_and(|number| number.scale > 3)
}

/// A figure told in millions and more, and not a hundred times as much or as little.
fn are_alike(source: &Quantity, bare: &Quantity) -> bool {
    let Some((far, own)) = source.number().zip(bare.number()) else { return false };
    let (least, most) = (far.value.min(own.value), far.value.max(own.value));
    let near = most.div(least).is_some_and(|ratio| ratio < Rational::whole(TIMES));
    source.per.is_none() && far.scale > 3 && near
}

/// The word so many places before a figure, small words of its exactness left out.
fn back<'t>((prose, tokens): (&'t str, &'t [Token]), bare: &Quantity, back: u32) -> &'t str {
    let word = |back: u32| {
        let at = bare.tokens.start.checked_sub(back);
        at.and_then(|at| tokens.get(at as usize)).map(|token| token.text(prose)).unwrap_or_default()
    };
    word(back + u32::from(HEDGES.contains(&word(1))))
}

/// Whether a word before a figure leads on to it from the one before.
fn leads(text: (&str, &[Token]), bare: &Quantity) -> bool {
    LEADS.contains(&back(text, bare, 1))
}

/// "A year earlier it was 38 million", "it had been 38 million".
fn goes_on(text: (&str, &[Token]), bare: &Quantity) -> bool {
    matches!(back(text, bare, 1), "was" | "were" | "been")
        && SAME.iter().any(|word| back(text, bare, 2).eq_ignore_ascii_case(word))
}
