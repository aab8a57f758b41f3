//! Whether two sentences can tell of one thing: what is counted in each, the time that a change is told from, and times long
//! ago.
//!
//! Comes in: stretches of tokens. Goes out: what speaks against one thing. A figure without a noun of its own, and a noun
//! by which anything is counted ("people", "cases"), say nothing against it. Not here: whose figures they are (`about`).

use super::fact::{Stems, stem};
use super::model::Text;
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::{Amount, Kind};
use crate::token::Key;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of a phrase up to its noun.
const PHRASE: u32 = 5;
/// Words from one that holds a figure against another to the time of that.
const BESIDE: u32 = 8;

/// Nouns by which anything is counted, and those that stand for who comes and what is done.
static GENERAL: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let words = "people person case report incident occasion instance event number figure total unit item piece time \
                 member place site one other thing kind sort type ticket booking admission visit seat application \
                 enrolment enrollment registration licence license call entry name record sale order delivery customer \
                 client user visitor guest passenger participant complaint trip journey crime \
                 offence offense letter victim worker employee job post staff student household resident";
    words.split_whitespace().map(stem).collect()
});

/// Nouns of people that leave each other out.
const APART: [[&[&str]; 2]; 2] = [
    [
        &[
            "teenager",
            "teen",
            "child",
            "children",
            "baby",
            "infant",
            "toddler",
            "adolescent",
            "youngster",
            "minor",
            "youth",
            "pupil",
        ],
        &["adult", "pensioner", "senior", "retiree"],
    ],
    [
        &["man", "men", "boy", "male", "father", "husband"],
        &["woman", "women", "girl", "female", "mother", "wife", "wives"],
    ],
];

#[rustfmt::skip]
const CHANGES: [&str; 26] = [
    "fell", "rose", "dropped", "climbed", "grew", "jumped", "declined", "increased", "decreased", "slipped", "sank", "shrank",
    "soared", "slumped", "plunged", "tumbled", "surged", "leapt", "risen", "fallen", "grown", "down", "up", "rising", "falling",
    "dwindled",
];
/// The months, in order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub(super) const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
pub(super) const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Text<'_> {
    /// The phrase that a sentence opens with, if its next verb is the word of change at a place: "Thefts of boats in the
    /// port are down".
    #[must_use]
    pub fn subject_before(&self, sentence: &Range<u32>, way: u32) -> Option<Stems> {
        let simple = (sentence.start..way).all(|at| !is_told(self, at));
        let article = matches!(self.word(sentence.start), "The" | "Its" | "Their" | "A");
        let first = sentence.start + u32::from(article);
        phrase(self, first).filter(|found| simple && found.end <= way).map(|found| self.stems(found))
    }

    /// The phrase behind "fewer" or "more".
    #[must_use]
    pub fn subject_behind(&self, at: u32) -> Option<Stems> {
        phrase(self, at + 1).map(|found| self.stems(found))
    }

    /// The word of change among those of a stretch: "are down", "dropped".
    #[must_use]
    pub fn change_in(&self, stretch: Range<u32>) -> Option<u32> {
        stretch.into_iter().find(|at| CHANGES.contains(&self.word(*at)))
    }

    /// "The cheapest at the fish quay", where another sentence tells of those at the marina.
    #[must_use]
    pub fn is_at_another_place(&self, home: &Range<u32>, superlative: u32) -> bool {
        let at_place = |at: u32| matches!(self.word(at), "at" | "in" | "on" | "aboard");
        let figure = |at: u32| {
            let index = self.quantities.partition_point(|quantity| quantity.tokens.end <= at);
            self.quantities.get(index).is_some_and(|quantity| quantity.tokens.contains(&at))
        };
        let Some(led) = (superlative + 1..superlative + 3).find(|at| at_place(*at)) else { return false };
        let first = led + 1 + u32::from(matches!(self.word(led + 1), "the" | "its" | "their"));
        let there = self.stems(first..first + 1);
        let here = home.clone().any(|at| at_place(at) && !figure(at + 1) && !figure(at + 2));
        here && !there.is_empty() && self.stems(home.clone()).is_disjoint(&there)
    }

    /// Whether a figure counts a thing that is neither the one claimed nor told of in the claim's sentence.
    #[must_use]
    pub fn counts_another(&self, claim: usize, own: &Stems, quantity: usize) -> bool {
        let Some(figure) = self.quantities.get(quantity).filter(|figure| figure.kind == Kind::Count) else {
            return false;
        };
        let from = figure.tokens.end;
        // "190 applications from men".
        let close = (from..from + PHRASE).take_while(|at| !matches!(self.word(*at), "," | ";" | "." | "and" | "than"));
        if are_apart(own, &self.stems(from..close.last().map_or(from, |last| last + 1))) {
            return true;
        }
        let Some(counted) = phrase(self, from) else { return false };
        let nouns = self.stems(counted);
        let free = |stems: &Stems| stems.iter().any(|word| !GENERAL.contains(word));
        if !free(&nouns) || !free(own) {
            return false;
        }
        if self.facts().headline.contains(&claim) {
            return false;
        }
        let meet = |stems: &Stems, others: &Stems| stems.intersection(others).any(|word| !GENERAL.contains(word));
        let beside = self.sentence_stems(self.sentence_at(figure.tokens.start));
        !meet(own, &nouns) && !meet(&self.sentence_stems(claim), &nouns) && !meet(own, &beside)
    }

    /// "From the June quarter", and a level "in the March quarter": a change told from a time that the other stretch names
    /// another for.
    #[must_use]
    pub fn is_from_another(&self, claim: &Range<u32>, other: Range<u32>) -> bool {
        let base = claim.clone().find_map(|at| {
            let led = match self.word(at) {
                "from" | "From" | "since" | "Since" | "than" | "against" | "versus" => true,
                "with" | "to" => at > 0 && self.word(at - 1) == "compared",
                _ => false,
            };
            let skipped = |at: &u32| matches!(self.word(*at), "the" | "in" | "last" | "that" | "it" | "was");
            let first = (at + 1..at + 4).find(|at| !skipped(at)).filter(|_| led)?;
            named(self, first).filter(|_| !is_told_too(self, first))
        });
        let Some((kind, name)) = base else { return false };
        let mut told = other.filter_map(|at| named(self, at)).filter(|(other, _)| *other == kind).peekable();
        told.peek().is_some() && told.all(|(_, other)| other != name)
    }

    /// Whether a stretch tells of a time long before another: "comply", and "checked back in" a year.
    #[must_use]
    pub fn is_long_past(&self, claim: &Range<u32>, other: &Range<u32>) -> bool {
        // "Up from 12 a decade ago" tells of now.
        let beside = |at: u32| {
            (at.saturating_sub(BESIDE)..at)
                .any(|at| matches!(self.word(at), "from" | "than" | "against" | "compared" | "versus"))
        };
        let past = |tokens: &Range<u32>| tokens.clone().any(|at| is_past(self, at) && !beside(at));
        past(other) && !past(claim)
    }
}

/// "Back in 2015", "a decade ago", "in the 1990s", "at the time".
fn is_past(text: &Text<'_>, at: u32) -> bool {
    let next = || text.word(at + 1);
    match text.word(at) {
        "back" | "Back" => matches!(next(), "in" | "then") && (next() == "then" || is_year(text, at + 2)),
        "decade" | "decades" | "generation" | "century" => matches!(next(), "ago" | "earlier" | "before"),
        "years" => matches!(next(), "ago" | "earlier" | "before"),
        "at" | "At" => next() == "the" && text.word(at + 2) == "time",
        _ => {
            let index = text.quantities.partition_point(|quantity| quantity.tokens.start < at);
            let figure = text.quantities.get(index).filter(|quantity| quantity.tokens.start == at);
            figure.is_some_and(|quantity| matches!(quantity.amount, Amount::Date(date, _) if date.years > 1))
        }
    }
}

/// "Than in October, when it was 75": the level of that time is told beside it.
fn is_told_too(text: &Text<'_>, at: u32) -> bool {
    let next = at + 1 + u32::from(matches!(text.word(at + 1), "quarter" | "month" | "half"));
    let comma = u32::from(text.word(next) == ",");
    matches!(text.word(next + comma), "when" | "which" | "where" | "(" | "'s" | "’s")
}

fn is_year(text: &Text<'_>, from: u32) -> bool {
    let index = text.quantities.partition_point(|quantity| quantity.tokens.start < from);
    let near = text.quantities.get(index).filter(|quantity| quantity.tokens.start < from + 2);
    near.is_some_and(|quantity| matches!(quantity.amount, Amount::Date(date, _) if date.year.is_some()))
}

/// A month, season or day that is named, and which kind it is.
fn named(text: &Text<'_>, at: u32) -> Option<(usize, &'static str)> {
    let word = text.word(at);
    let lists: [&[&'static str]; 3] = [&MONTHS, &SEASONS, &DAYS];
    lists.iter().enumerate().find_map(|(kind, list)| list.iter().find(|name| **name == word).map(|name| (kind, *name)))
}

/// A verb other than one that helps: "Bakers sell 30 percent less" tells of no bakers.
fn is_told(text: &Text<'_>, at: u32) -> bool {
    let helps = matches!(text.word(at), "is" | "are" | "was" | "were" | "has" | "have" | "had" | "been");
    let verb = WordInfo::VERB | WordInfo::VERB_FORM | WordInfo::VERB_S | WordInfo::PAST;
    let info = text.lexicon().get(at as usize).copied().flatten();
    matches!(text.word(at), "," | ";" | ":")
        || !helps
            && !is_small(text.word(at))
            && info.is_some_and(|info| {
                info.any(verb) && !info.any(WordInfo::NOUN | WordInfo::PLURAL | WordInfo::ADJECTIVE)
            })
}

/// A phrase up to its noun in the plural, with those behind "of": "catalytic converters", "reports of stolen plates".
fn phrase(text: &Text<'_>, from: u32) -> Option<Range<u32>> {
    let plain = |at: &u32| text.word(*at).starts_with(char::is_alphabetic) && !is_small(text.word(*at));
    let noun = |from: u32| (from..from + PHRASE).take_while(plain).find(|at| is_plural(text, *at));
    let head = noun(from)?;
    let of = if matches!(text.word(head + 1), "of" | "about" | "against") {
        // "Cases of flu".
        noun(head + 2).or_else(|| plain(&(head + 2)).then_some(head + 2))
    } else {
        None
    };
    Some(from..of.unwrap_or(head) + 1)
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "at"
            | "on"
            | "for"
            | "to"
            | "by"
            | "from"
            | "with"
            | "the"
            | "a"
            | "an"
            | "and"
            | "or"
            | "were"
            | "was"
            | "are"
            | "is"
            | "had"
            | "have"
            | "has"
            | "that"
            | "who"
            | "which"
            | "than"
            | "so"
            | "since"
            | "as"
            | "such"
            | "these"
            | "those"
            | "more"
            | "fewer"
    )
}

fn is_plural(text: &Text<'_>, at: u32) -> bool {
    let token = text.tokens.get(at as usize).filter(|token| token.is_word());
    let irregular = text.word(at).ends_with("men") || matches!(text.word(at), "children" | "people");
    irregular || token.and_then(|token| look_up(token.key)).is_some_and(|info| info.any(WordInfo::PLURAL))
}

/// Teenagers and adults, men and women.
fn are_apart(own: &Stems, nouns: &Stems) -> bool {
    let has = |stems: &Stems, list: &[&str]| list.iter().any(|word| stems.contains(&stem(word)));
    APART.iter().any(|[one, other]| {
        has(own, one) && has(nouns, other) && !has(own, other) && !has(nouns, one)
            || has(own, other) && has(nouns, one) && !has(own, one) && !has(nouns, other)
    })
}
