//! "First, … Third, …": an enumeration that leaves a number out.
//!
//! Comes in: a text. Goes out: the word that comes too early. A number counts where it opens a sentence and a comma follows it;
//! the one left out may stand anywhere between ("and second, …", "another"). Not here: ordinals of things.

use super::{Report, Slip, Words};
use crate::sentence::Text;
use crate::token::Flags;

/// Sentences from one number to the next.
const APART: usize = 12;
/// The numbers in their order, as they open a sentence.
const NUMBERS: [[&str; 2]; 6] = [
    ["first", "firstly"],
    ["second", "secondly"],
    ["third", "thirdly"],
    ["fourth", "fourthly"],
    ["fifth", "fifthly"],
    ["sixth", "sixthly"],
];

/// Adds every number that leaves one out before it.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let mut last: Option<Number> = None;
    for (sentence, at) in text.sentences.iter().map(|sentence| sentence.tokens.start).enumerate() {
        // "First, Roe of Ravel. Third, Lund of Tolm." tells places.
        let named = text.tokens.get(at as usize + 2).is_some_and(|token| token.flags.any(Flags::CAPITAL));
        let told = (text.word(at + 1) == "," && !named).then(|| rank(text, at)).flatten();
        let Some(rank) = told else { continue };
        if let Some(before) = last.filter(|before| before.rank + 2 == rank && sentence - before.sentence <= APART)
            && !is_told(text, before.at + 1..at, before.rank + 1)
        {
            report.slips.extend(slip(text, at, before.rank + 1, before.at));
        }
        last = (rank == 0 || last.is_some()).then_some(Number { rank, sentence, at });
    }
}

/// A number that opens a sentence.
#[derive(Clone, Copy)]
struct Number {
    rank: usize,
    sentence: usize,
    at: u32,
}

/// The place of a word among the numbers.
fn rank(text: &Text<'_>, at: u32) -> Option<usize> {
    let word = text.word(at);
    NUMBERS.iter().position(|names| names.iter().any(|name| word.eq_ignore_ascii_case(name)))
}

/// Whether a number, or a word that may stand for it, is told in a stretch.
fn is_told(text: &Text<'_>, mut stretch: std::ops::Range<u32>, number: usize) -> bool {
    let names = NUMBERS.get(number).copied().unwrap_or_default();
    stretch.any(|at| {
        let word = text.word(at).to_ascii_lowercase();
        names.contains(&word.as_str())
            || matches!(word.as_str(), "another" | "next" | "then" | "also" | "other" | "too" | "further" | "moreover")
    })
}

fn slip(text: &Text<'_>, at: u32, missing: usize, from: u32) -> Option<Slip> {
    let (token, first) = (text.tokens.get(at as usize)?, text.tokens.get(from as usize)?);
    let expected = NUMBERS.get(missing)?.first()?.to_string();
    Some(Slip {
        span: token.span(),
        label: format!("no {expected} before it"),
        values: vec![
            ("first", first.text(text.prose()).to_owned()),
            ("second", token.text(text.prose()).to_owned()),
            ("expected", expected),
        ],
        evidence: vec![(first.span(), "the one before".to_owned())],
        ..Slip::default()
    })
}
