//! A change that is told of a level, a time or a thing of its own: "27.3 percent, up 0.4", "40 more than in the spring",
//! "while the price of flour has risen 40 percent".
//!
//! Comes in: a text, the place of a change and those of the levels that would bear it out. Goes out: whether the words
//! around the change tie it to something else. Not here: over what stretch it is told (`base_period`).

use super::Text;
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::{Amount, Kind};
use std::ops::Range;

/// Words from a level to the comma behind which its change stands.
const NEAR: u32 = 4;
/// Words from a change to "than" or "since", and from there to the time.
const REACH: u32 = 4;
/// Words from a time to its level: "from May, when it was 340".
const TOLD: u32 = 9;
/// Words of the subject of a clause.
const SUBJECT: u32 = 9;

impl Text<'_> {
    /// Whether a change is held against levels of another stretch, time or thing.
    #[must_use]
    pub fn is_change_of_another(&self, change: u32, levels: &[u32]) -> bool {
        self.is_told_as_change(change)
            && (levels.iter().any(|level| self.is_of_another_base(change, *level))
                || self.is_change_of_its_own(change, levels))
    }

    /// Whether a change belongs to another level than these, leads from a time of which none of them is, or is another's.
    fn is_change_of_its_own(&self, change: u32, levels: &[u32]) -> bool {
        let Some(tokens) = self.figure_over(change).map(|figure| figure.tokens.clone()) else { return false };
        self.is_foretold(tokens.start)
            || self.has_own_level(tokens.start, levels)
            || self.leads_from_another_time(&tokens, levels)
            || self.is_of_another_subject(tokens.start, levels)
    }

    /// "27.3 percent, up 0.4 points", where 27.3 is none of the levels.
    fn has_own_level(&self, change: u32, levels: &[u32]) -> bool {
        let mut at = change;
        let mut led = false;
        while let Some(before) = at.checked_sub(1) {
            match self.word(before) {
                "up" | "down" => led = true,
                "about" | "some" | "just" | "only" | "nearly" | "almost" | "by" | "a" | "an" => {}
                _ => break,
            }
            at = before;
        }
        let Some(comma) = at.checked_sub(1).filter(|at| led && self.word(*at) == ",") else { return false };
        let Some(figure) = self.figure_from(comma).checked_sub(1).and_then(|at| self.quantities.get(at)) else {
            return false;
        };
        let near = comma.saturating_sub(figure.tokens.end) <= NEAR;
        // "520 pupils in 20 classes, up 40 from 500".
        let based = levels.iter().any(|level| (change..change + TOLD).contains(level));
        let level = matches!(figure.kind, Kind::Count | Kind::Percent | Kind::Money | Kind::Measure);
        let same = self.sentence_at(figure.tokens.start) == self.sentence_at(change);
        near && level && same && !based && !levels.iter().any(|level| figure.tokens.contains(level))
    }

    /// "40 more than in the spring", "up four points since March", where no other level is of that time.
    fn leads_from_another_time(&self, change: &Range<u32>, levels: &[u32]) -> bool {
        let own = self.sentence_at(change.start);
        let Some(end) = self.sentences.get(own).map(|sentence| sentence.tokens.end) else { return false };
        let within = |from: u32, by: u32| from..(from + by).min(end);
        let leads = |at: &u32| matches!(self.word(*at), "than" | "since");
        let Some(lead) = within(change.end, REACH).find(leads) else { return false };
        let Some((time, last)) = within(lead + 1, REACH).find_map(|at| self.time_at(at)) else { return false };
        let attached = levels.iter().filter(|level| **level < change.start && self.sentence_at(**level) == own).max();
        let mut others = levels.iter().filter(|level| Some(*level) != attached).peekable();
        let told = |level: &u32| {
            if self.sentence_at(*level) == own {
                let parted = |at: u32| matches!(self.word(at), "and" | "while" | "but" | "as" | ";");
                *level < change.start || *level < time + TOLD && !(last..*level).any(parted)
            } else {
                self.is_told_of_time(*level, time..last)
            }
        };
        others.peek().is_some() && !others.any(told)
    }

    /// Whether the sentence of a level names a time, or one that was before.
    fn is_told_of_time(&self, level: u32, time: Range<u32>) -> bool {
        let words: Vec<&str> = time.clone().map(|at| self.word(at)).collect();
        let worded = self.figure_over(time.start).is_none();
        let sentence = self.sentences.get(self.sentence_at(level)).map(|sentence| sentence.tokens.clone());
        sentence.unwrap_or_default().any(|at| {
            let word = self.word(at);
            words.contains(&word)
                || worded && self.is_in_month(at)
                || matches!(word, "then" | "same" | "earlier" | "ago" | "before" | "previous" | "last")
        })
    }

    fn is_in_month(&self, at: u32) -> bool {
        let date = self.figure_over(at).map(|figure| &figure.amount);
        matches!(date, Some(Amount::Date(date, _)) if date.month.is_some())
    }

    /// The time that is named at a place: a month, a year by its number, a season, "last year".
    fn time_at(&self, at: u32) -> Option<(u32, u32)> {
        let date = self.figure_over(at).filter(|figure| figure.tokens.start == at);
        let named = date.filter(
            |figure| matches!(figure.amount, Amount::Date(date, _) if date.month.is_some() || date.year.is_some()),
        );
        let season = matches!(self.word(at), "spring" | "summer" | "autumn" | "winter");
        let last = self.word(at) == "last" && matches!(self.word(at + 1), "year" | "month" | "week" | "season");
        let worded = if last { Some((at, at + 2)) } else { season.then_some((at, at + 1)) };
        named.map(|figure| (at, figure.tokens.end)).or(worded)
    }

    /// "Less than the fall of 9 percent that the firm had warned of": a change that is told to be another one.
    fn is_foretold(&self, change: u32) -> bool {
        let back = |by: u32| change.checked_sub(by).map(|at| self.word(at)).unwrap_or_default();
        back(1) == "of" && is_of_change(back(2)) && (back(4) == "than" || back(4) == "against" || back(3) == "than")
    }

    /// "…, while the price of flour has risen 40 percent": a clause behind the levels with a subject of its own.
    fn is_of_another_subject(&self, change: u32, levels: &[u32]) -> bool {
        let own = self.sentence_at(change);
        let Some(start) = self.sentences.get(own).map(|sentence| sentence.tokens.start) else { return false };
        let opens = |at: &u32| {
            *at > start
                && matches!(self.word(*at), "and" | "while" | "but" | "whereas" | "though" | "although")
                && matches!(self.word(*at - 1), "," | ";")
        };
        let Some(clause) = (start..change).rev().find(opens) else { return false };
        let before = levels.iter().any(|level| (start..clause).contains(level));
        let apart = levels.iter().all(|level| *level < clause);
        let Some(verb) = (clause + 1..change.min(clause + 1 + SUBJECT)).find(|at| self.is_turn(*at)) else {
            return false;
        };
        let subject = clause + 1..verb;
        let nouns: Vec<u32> = subject.clone().filter(|at| self.may_be_noun(*at)).collect();
        let known = |noun: &u32| {
            let stem = self.stem_at(*noun);
            is_of_change(self.word(*noun)) || (start..clause).any(|at| self.stem_at(at) == stem)
        };
        // "…, and the club has grown": one noun behind "and" may be another name of the same.
        let apart = apart && (self.word(clause) != "and" || nouns.len() > 1);
        let own = matches!(self.word(subject.start), "its" | "their" | "his" | "her");
        before && apart && !own && !nouns.is_empty() && !nouns.iter().all(known)
    }

    fn may_be_noun(&self, at: u32) -> bool {
        let token = self.tokens.get(at as usize).filter(|token| token.is_word());
        token.and_then(|token| look_up(token.key)).is_some_and(|info| info.any(WordInfo::NOUN | WordInfo::PLURAL))
            && !matches!(
                self.word(at),
                "the" | "of" | "in" | "a" | "an" | "for" | "its" | "their" | "his" | "her" | "that"
            )
    }

    /// A verb that tells a change, or the auxiliary before it.
    fn is_turn(&self, at: u32) -> bool {
        matches!(
            self.word(at),
            "has"
                | "have"
                | "had"
                | "is"
                | "are"
                | "was"
                | "were"
                | "rose"
                | "fell"
                | "grew"
                | "climbed"
                | "dropped"
                | "gained"
                | "lost"
                | "slid"
                | "slipped"
                | "rises"
                | "falls"
                | "jumped"
                | "increased"
                | "declined"
                | "went"
                | "will"
        )
    }
}

/// A noun of change, or for a figure.
fn is_of_change(word: &str) -> bool {
    matches!(
        word,
        "fall"
            | "rise"
            | "drop"
            | "gain"
            | "increase"
            | "decline"
            | "growth"
            | "decrease"
            | "loss"
            | "change"
            | "cut"
            | "difference"
            | "figure"
            | "total"
            | "number"
            | "rate"
            | "amount"
            | "level"
    )
}
