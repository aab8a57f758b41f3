//! A contract, sentence, ban or lease told twice: "a three-year contract … the length of the deal … offer him four years",
//! "jailed for six years … the eight-year sentence".
//!
//! Comes in: a short text with one such thing. Goes out: the second length, where it is another. Where a word tells of an option, of
//! what is left or served, or of what was asked for, nothing is said. Not here: distances and sizes (`same`).

use super::super::conflict;
use super::adds::{is_one_of, says};
use super::stretch::years;
use super::{Report, Words, is_near, loose};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};
use std::ops::Range;

/// Words one of which the text has.
pub const CALL: [&str; 11] =
    ["contract", "deal", "agreement", "sentence", "ban", "suspension", "lease", "tenancy", "loan", "jail", "prison"];

/// Things that last, and the words by which they are told again.
const TERMS: [(&str, &str); 5] = [
    ("contract deal agreement", "contract deal agreement signed sign signing signs offer offered agreed terms"),
    ("sentence term jail prison", "sentence sentenced jailed jail prison imprisoned bars imprisonment"),
    ("ban suspension", "ban banned suspended suspension barred"),
    ("lease tenancy", "lease leased tenancy rent"),
    ("loan", "loan borrowed repaid"),
];
/// Words of another length: of an option, a rest, a wish, a part of it.
const OTHERS: &str = "option extension extended extend extra further more another remaining left remain remains rest served serve \
    serving spend spent sought asked demanded wanted maximum minimum faces faced face could would might up reduced cut instead \
    eligible parole previous previously earlier before after ago later since last first second original originally new longer \
    shorter until past consecutive concurrent each both additional plus initially initial expired expires than within every per \
    most half also";
/// Others who are punished for the same.
const ACCOMPLICES: &str = "accomplice accomplices brother sister wife husband partner driver";
/// The same beside the first, where fewer words tell of another.
const WISHES: &str =
    "option up remaining sought asked maximum further another previous faces could would might old last";

/// Adds the second length.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let told = &text.facts().told;
    let years: Vec<&Told> = told.iter().filter(|told| is_length(text, told)).collect();
    let [first, later] = years.as_slice() else { return };
    if first.sort != later.sort || first.value == later.value || first.sentence >= later.sentence {
        return;
    }
    let kin = TERMS.iter().find(|(things, _)| [first, later].iter().any(|told| is_one_of(thing(text, told), things)));
    let Some((_, words)) = kin else { return };
    let named = [first, later].iter().all(|told| near(text, told).any(|at| is_one_of(text.word(at), words)));
    let apart = says(text, later.sentence, OTHERS) || near(text, first).any(|at| is_one_of(text.word(at), WISHES));
    let apart = apart || are_dated(text, first, later) || is_accomplice(text, first, later);
    // A term is set to the year.
    let off = loose(text, first).zip(loose(text, later)).is_some_and(|(one, other)| is_near(one, other));
    if named && !apart && off {
        report.slips.push(conflict(text, later, first, None));
    }
}

/// "His co-accused was given four years": another than the one told of before.
fn is_accomplice(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    let tokens =
        |told: &Told| text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let known = |word: &str| tokens(first).any(|at| text.word(at).eq_ignore_ascii_case(word));
    tokens(later).any(|at| {
        let word = text.word(at);
        is_one_of(word, ACCOMPLICES) && !known(word)
            || ["co-accused", "co-defendant", "co-defendants"].iter().any(|word| text.spells(at, word))
    })
}

/// "Given six weeks in May 2016 … four weeks in 2015".
fn are_dated(text: &Text<'_>, first: &Told, later: &Told) -> bool {
    let (one, other) = (years(text, first.sentence), years(text, later.sentence));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|year| other.contains(year))
}

/// A bare number of years, months or weeks.
fn is_length(text: &Text<'_>, told: &Told) -> bool {
    told.sort.kind == Kind::Duration
        && told.value >= Rational::ONE
        && text.quantities.get(told.quantity).is_some_and(|quantity| {
            let behind = text.word(quantity.tokens.end);
            let aged = is_one_of(behind, "old ago later earlier");
            matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.lexical && !aged
        })
}

/// The last word of what is so long: "contract" of "three-year contract".
fn thing<'t>(text: &'t Text<'_>, told: &Told) -> &'t str {
    let attributive = text.quantities.get(told.quantity).is_some_and(|quantity| quantity.attributive);
    let end = text.heads.get(told.quantity).copied().flatten().map_or(super::end_of(text, told) + 1, |head| head.end);
    end.checked_sub(1).filter(|_| attributive).map(|at| text.word(at)).unwrap_or_default()
}

/// The tokens about a figure, in its sentence.
fn near(text: &Text<'_>, told: &Told) -> Range<u32> {
    let sentence = text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let at = super::start(text, told);
    at.saturating_sub(18).max(sentence.start)..(at + 8).min(sentence.end)
}
