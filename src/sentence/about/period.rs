//! When a figure holds: the date or "a year earlier" nearest to it, behind it or before, that no other figure claims.

use super::{Figure, Period, Stretch};
use crate::quantity::Kind;
use crate::sentence::words::{Class, class};
use std::ops::Range;

/// How many tokens may stand between a figure and its period.
const REACH: u32 = 9;

impl Figure<'_> {
    pub(super) fn period(&self) -> Period {
        let clause = self.clause();
        let (before, behind) = self.own(&clause);
        let nearest = self.first(self.end..behind.min(self.end + REACH));
        let earlier = || self.last(before..self.start);
        // "In 2019, " holds for the whole sentence.
        let opening = || {
            let sentence = self.whole_sentence()?;
            let start = sentence.tokens.start;
            self.first(start..self.comma(start..(start + REACH).min(self.start))?)
        };
        nearest.or_else(earlier).or_else(opening).unwrap_or_default()
    }

    /// The stretch of the clause that belongs to this figure: to the amounts on either side.
    fn own(&self, clause: &Range<u32>) -> (u32, u32) {
        let quantities = &self.text.quantities;
        let dated = |kind: Kind| matches!(kind, Kind::Date | Kind::Time);
        // What follows another amount within reach is that amount's.
        let previous = quantities.get(..self.index).unwrap_or_default().iter().rev();
        let previous = previous.take_while(|quantity| quantity.tokens.start >= clause.start);
        let before = previous.filter(|quantity| !dated(quantity.kind)).map(|quantity| quantity.tokens.end).next();
        let later = quantities.get(self.index + 1..).unwrap_or_default().iter();
        let later = later.take_while(|quantity| quantity.tokens.end <= clause.end);
        let behind = later.filter(|quantity| !dated(quantity.kind)).map(|quantity| quantity.tokens.start).next();
        let before = before.map_or(clause.start, |end| self.comma(end..self.start).unwrap_or(self.start));
        let behind = behind.unwrap_or(clause.end);
        (before, self.crossing(self.end..behind).unwrap_or(behind))
    }

    /// Behind the first comma of a range.
    fn comma(&self, range: Range<u32>) -> Option<u32> {
        range.clone().find(|at| self.word(*at) == ",").map(|at| at + 1)
    }

    /// Where "to", "from" or "against" leads to another amount.
    fn crossing(&self, range: Range<u32>) -> Option<u32> {
        range.clone().find(|at| matches!(self.word(*at), "from" | "to" | "against" | "compared" | "versus" | "and"))
    }

    fn first(&self, range: Range<u32>) -> Option<Period> {
        let end = range.end;
        range.into_iter().find_map(|at| self.period_at(at, end))
    }

    fn last(&self, range: Range<u32>) -> Option<Period> {
        let end = range.end;
        range.rev().find_map(|at| self.period_at(at, end))
    }

    /// The period that is told at `at`.
    fn period_at(&self, at: u32, end: u32) -> Option<Period> {
        let quantities = &self.text.quantities;
        let index = quantities.partition_point(|quantity| quantity.tokens.end <= at);
        let date = quantities.get(index).filter(|quantity| quantity.tokens.start == at);
        if date.is_some_and(|date| date.kind == Kind::Date) && !self.is_told_on(at) {
            return Some(Period::Dated(index as u32));
        }
        let follows = |ahead: u32| (at + ahead < end).then(|| stretch(self.word(at + ahead))).flatten();
        match self.word(at) {
            "today" | "tonight" => Some(Period::This(Stretch::Day)),
            "yesterday" if !self.is_told_on(at) => Some(Period::Last(Stretch::Day)),
            "tomorrow" => Some(Period::Next(Stretch::Day)),
            "this" | "This" | "current" => follows(1).map(Period::This),
            "last" | "Last" | "previous" | "prior" | "preceding" => follows(1).map(Period::Last),
            "next" | "Next" | "coming" => follows(1).map(Period::Next),
            "ago" | "earlier" | "before" => {
                let stretch = at.checked_sub(1).and_then(|at| stretch(self.word(at)))?;
                Some(Period::Before(stretch))
            }
            _ => None,
        }
    }

    /// "said on Wednesday": the day of telling, not of what is told.
    fn is_told_on(&self, at: u32) -> bool {
        (1..4).filter_map(|back| at.checked_sub(back)).any(|at| {
            let told = self.text.tokens.get(at as usize).is_some_and(|token| class(token.key).any(Class::SAYING));
            told || matches!(self.word(at), "statement" | "report" | "interview")
        })
    }

    fn word(&self, at: u32) -> &str {
        self.text.tokens.get(at as usize).map(|token| token.text(self.text.prose())).unwrap_or_default()
    }
}

/// The stretch of the calendar that a word names.
fn stretch(word: &str) -> Option<Stretch> {
    match word {
        "day" | "night" => Some(Stretch::Day),
        "week" | "weekend" | "weeks" => Some(Stretch::Week),
        "month" | "months" => Some(Stretch::Month),
        "quarter" => Some(Stretch::Quarter),
        "half" => Some(Stretch::Half),
        "year" | "season" | "years" => Some(Stretch::Year),
        "decade" | "century" => Some(Stretch::Decade),
        _ => None,
    }
}
