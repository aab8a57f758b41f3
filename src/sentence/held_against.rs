//! Whether a level is of another time or thing than what a change is counted from: "by two on Friday to 14. On Monday it had
//! been nine", "2 points lower than a week ago, and down from 80 percent in spring", "rose by four points to 31 percent,
//! compared with 36 percent in the whole of the trade".
//!
//! Comes in: the change, and the levels it would be held against. Goes out: whether the words about one of them say that it
//! is another's. What is told right behind "from" or "than" is the change's own. Not here: what times fit (`moment`).

use super::model::Text;
use super::moment::{Moment, Unit, Which};
use crate::quantity::{Kind, Quantity};
use crate::span::Span;
use std::ops::Range;

/// Words behind a level, and before it, that say of what time it is.
const BEHIND: u32 = 10;
const BEFORE: u32 = 12;
/// Words from a change to what it is counted from.
const THAN: u32 = 6;

impl Text<'_> {
    /// Whether one of the levels that a change would be held against is of another time or thing.
    #[must_use]
    pub fn is_held_against_another(&self, change: Span, levels: &[Span], (old, far_off): (Option<Span>, bool)) -> bool {
        let Some(own) = self.tokens_of(change) else { return false };
        let mut all: Vec<Range<u32>> = levels.iter().filter_map(|level| self.tokens_of(*level)).collect();
        all.sort_by_key(|level| level.start.abs_diff(own.start));
        let (than, own_start) = (self.counted_from(&own), own.start);
        let borne = |level: &Range<u32>| {
            than.0.iter().any(|own| {
                self.told_of(level).iter().any(|far| {
                    // "Than a week ago, when it stood at 9"; not "than a week ago at 9".
                    let own_time = far.at != own.at
                        || (own.at..level.start).any(|at| matches!(self.word(at), "when" | "where" | "("));
                    own_time
                        && own.is_same(far)
                        && !self.is_before_or_behind(own_start, own, far)
                        && (level.start > own_start || own.which == far.which)
                })
            })
        };
        if self.is_of_its_own(&own, &all) {
            return true;
        }
        if all.iter().any(borne) {
            return false;
        }
        if self.leads_elsewhere(&own, &all) {
            return true;
        }
        let behind = all.iter().all(|level| level.end <= own.start);
        let far = all.iter().skip(usize::from(old.is_none()));
        let mut far = far.filter(|level| old.is_none() || old == self.span_of(level));
        far.any(|level| {
            !self.is_bound_to(&own, level)
                && !self.is_end_of_course(level, &all)
                && (self.is_another((&own, behind, far_off), level, &than)
                    || self.is_no_level_of(&own, level, !self.told_of(level).is_empty()))
        })
    }

    /// "In March, 5 more than a month earlier … January": not the month that is meant, counted back from the one told.
    fn is_before_or_behind(&self, change: u32, own: &Moment, far: &Moment) -> bool {
        if !matches!((own.unit, own.which), (Unit::Month | Unit::Year, Which::Ago(_) | Which::Last)) {
            return false;
        }
        let Which::Named(named) = far.which else { return false };
        let round = if own.unit == Unit::Month { 12 } else { i64::MAX };
        let back = if let Which::Ago(many) = own.which { many } else { 1 };
        let Some(sentence) = self.sentences.get(self.sentence_at(change)) else { return false };
        let mut told = self.moments(sentence.tokens.clone()).into_iter().filter_map(|moment| match moment.which {
            Which::Named(of) if moment.unit == own.unit && moment.at != far.at => Some(of),
            _ => None,
        });
        let Some(of) = told.next() else { return false };
        told.all(|other| other == of) && (i64::from(of) - i64::from(back) - i64::from(named)).rem_euclid(round) != 0
    }

    pub(super) fn tokens_of(&self, span: Span) -> Option<Range<u32>> {
        let start = self.token_from(span.start);
        let end = self.tokens.partition_point(|token| token.start < span.end) as u32;
        (start < end).then_some(start..end)
    }

    fn span_of(&self, tokens: &Range<u32>) -> Option<Span> {
        let first = self.tokens.get(tokens.start as usize)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)? as usize)?;
        Some(first.span().join(last.span()))
    }

    /// "From 9", "than the 9": but "up from 9" is held against it.
    fn is_bound_to(&self, change: &Range<u32>, level: &Range<u32>) -> bool {
        let back = |by: u32| level.start.checked_sub(by).map(|at| self.word(at)).unwrap_or_default();
        // "More than last summer's 9".
        let between = change.start..level.start;
        let than = level.start.saturating_sub(change.end) < THAN && between.clone().any(|at| self.word(at) == "than");
        let open = |at: u32| matches!(self.word(at), "," | ";" | "at" | "to" | "when" | "where" | "(");
        let named = between.clone().any(|at| self.word(at) == "on") && matches!(back(1), "'s" | "’s");
        if (than || named) && !between.into_iter().any(open) {
            return true;
        }
        let led = if matches!(back(1), "the" | "a" | "its" | "their") { 1 } else { 0 };
        match back(led + 1) {
            "than" => change.contains(&level.start),
            // "On Monday, up from 9 a week ago": where "up" is all that tells the change, it is counted from there.
            "from" | "From" => {
                let way = level.start.saturating_sub(led + 2);
                !matches!(back(led + 2), "up" | "down" | "far" | "short") || change.contains(&way)
            }
            _ => false,
        }
    }

    /// "From 9 in May to 14 in June": each end has a time of its own.
    fn is_end_of_course(&self, level: &Range<u32>, levels: &[Range<u32>]) -> bool {
        let led = |level: &Range<u32>, by: &str| level.start > 0 && self.word(level.start - 1) == by;
        let joined = |from: &Range<u32>, to: &Range<u32>| {
            let between = from.end..to.start;
            led(from, "from")
                && led(to, "to")
                && (1..BEFORE as usize).contains(&between.len())
                && !between.into_iter().any(|at| matches!(self.word(at), "." | ";") || self.is_figure(at))
        };
        levels.iter().any(|other| joined(level, other) || joined(other, level))
    }

    /// The times told of a level: not "since May", which goes on until it changed.
    pub(super) fn told_of(&self, level: &Range<u32>) -> Vec<Moment> {
        let around = self.around(level);
        let all = [self.moments(around.0), self.moments(around.1)].concat();
        let over = |at: u32| self.word(at - 1) == "since" && !matches!(self.word(at + 2), "when" | "where");
        all.into_iter().filter(|moment| moment.at == 0 || !over(moment.at)).collect()
    }

    /// Whether the times told of a change and of a level, or the places, are not of each other.
    fn is_another(
        &self,
        (change, behind, far_off): (&Range<u32>, bool, bool),
        level: &Range<u32>,
        than: &(Vec<Moment>, bool),
    ) -> bool {
        let around = self.around(level);
        if around.0.chain(around.1).any(|at| self.word(at) == "same") && !far_off {
            return false;
        }
        let told = self.told_of(level);
        let compared = self.is_compared(level);
        if !than.0.is_empty() {
            return !told.is_empty() || compared && self.is_elsewhere(level, change);
        }
        if than.1 {
            let named = |level: &Moment| level.unit > Unit::Day;
            return told.iter().any(named) || self.is_over(level);
        }
        let Some(sentence) = self.sentences.get(self.sentence_at(change.start)) else { return false };
        // "… to 39,600 in 2022, a 14 percent fall": of the two told before.
        let first = if behind { change.end } else { sentence.tokens.start };
        let own = |moment: &Moment| {
            let before = moment.at.checked_sub(1).map(|at| self.word(at)).unwrap_or_default();
            !told.iter().any(|own| own.at == moment.at) && !matches!(before, "by" | "By")
        };
        let own: Vec<Moment> = self.moments(first..sentence.tokens.end).into_iter().filter(own).collect();
        let event_too = |own: &Moment| told.iter().any(|level| level.which == own.which);
        let own: Vec<Moment> =
            own.into_iter().filter(|moment| moment.unit != Unit::Event || event_too(moment)).collect();
        // "Inflation eased by 0.2 points in May. It was 3.9 percent, versus 4.3 a year earlier": a rate moves by the month.
        let rate = self.figure_at(change.start).is_some_and(|change| change.kind == Kind::Points);
        let yearly = |level: &Moment| level.unit == Unit::Year && matches!(level.which, Which::Last | Which::Ago(1));
        let short = |own: &Moment| matches!(own.unit, Unit::Week | Unit::Month | Unit::Quarter);
        let apart = |own: &Moment| {
            told.iter().any(|level| own.is_apart(level) || rate && short(own) && yearly(level)) && !shares(own, &told)
                || far_off && told.iter().any(|level| own.is_loose(level))
        };
        let placed = level.start >= change.end && self.is_named_elsewhere(level, change);
        let thing = !behind && told.is_empty() && (placed || compared && self.is_elsewhere(level, change));
        let event = || compared && !behind && !told.iter().all(Moment::is_turn);
        // "Rose 3 to 74. A year ago it had been 90."
        let parted = !sentence.tokens.contains(&level.start) && told.iter().any(|level| level.unit == Unit::Year);
        let loose = || far_off && (parted || compared && told.iter().any(Moment::is_of_years_ago));
        thing || if own.is_empty() { event() || loose() } else { own.iter().all(apart) }
    }

    /// "By four points since May to 47 percent": it led to a level that is none of those.
    fn leads_elsewhere(&self, change: &Range<u32>, levels: &[Range<u32>]) -> bool {
        let open = |at: &u32| !matches!(self.word(*at), "." | ";" | ":") && !self.is_figure(*at);
        let Some(last) = (change.end..change.end + BEHIND).take_while(open).last() else { return false };
        let next = last + 1;
        let kind = |at: u32| self.figure_at(at).map(|told| (told.kind, told.units));
        self.word(last) == "to"
            && (last == 0 || self.word(last - 1) != "compared")
            && kind(next).is_some()
            && levels.iter().all(|level| !level.contains(&next) && kind(level.start) == kind(next))
    }

    /// "Compared with 9", "against a high of 9".
    fn is_compared(&self, level: &Range<u32>) -> bool {
        (level.start.saturating_sub(5)..level.start)
            .any(|at| matches!(self.word(at), "compared" | "against" | "versus"))
    }

    /// "Which had cost 9", "where they had been 9": told as over.
    fn is_over(&self, level: &Range<u32>) -> bool {
        let before = level.start.saturating_sub(4)..level.start;
        let had = |at: u32| self.word(at) == "had" && at + 1 < level.start;
        let led = level.start.saturating_sub(8)..level.start;
        before.into_iter().any(had)
            && led.into_iter().any(|at| matches!(self.word(at), "which" | "where" | "who" | "when"))
    }

    /// The times behind "than" or "on" that a change is counted from, and whether it is counted from a thing.
    fn counted_from(&self, change: &Range<u32>) -> (Vec<Moment>, bool) {
        let mut reach = (change.end..change.end + THAN)
            .take_while(|at| !matches!(self.word(*at), "," | "." | ";" | ":") && !self.is_figure(*at));
        let found = reach.clone().find(|at| matches!(self.word(*at), "than" | "below" | "above"));
        let Some(than) = found.or_else(|| reach.find(|at| matches!(self.word(*at), "on" | "from"))) else {
            return (Vec::new(), false);
        };
        let open = |at: &u32| !matches!(self.word(*at), "," | "." | ";" | ":" | "and" | "but") && !self.is_figure(*at);
        let end = (than + 1..than + 9).take_while(open).last().map_or(than + 1, |last| last + 1);
        let day = |moment: &Moment| moment.unit == Unit::Day;
        let moments = self.moments(than + 1..end);
        // "Than last summer's 62 percent".
        let led = self.is_figure(end) && !matches!(self.word(end.saturating_sub(1)), "at" | "to");
        if led || self.word(than) == "on" && (moments.is_empty() || moments.iter().any(day)) {
            return (Vec::new(), false);
        }
        let plain = matches!(
            self.word(than + 1),
            "it" | "they"
                | "he"
                | "she"
                | "that"
                | "usual"
                | "ever"
                | "planned"
                | "expected"
                | "forecast"
                | "thought"
                | "feared"
                | "hoped"
                | "first"
                | "originally"
        );
        let thing = !matches!(self.word(than), "on" | "from") && moments.is_empty() && end > than + 1 && !plain;
        let thing = thing && (self.word(than + 1) != "before" || end > than + 2);
        (moments, thing)
    }

    fn figure_at(&self, at: u32) -> Option<&Quantity> {
        self.quantities.get(self.figure_from(at)).filter(|quantity| quantity.tokens.contains(&at))
    }

    pub(super) fn is_figure(&self, at: u32) -> bool {
        self.figure_at(at).is_some_and(|quantity| is_amount(self, quantity))
    }

    /// The words before and behind a level that are of it alone.
    pub(super) fn around(&self, level: &Range<u32>) -> (Range<u32>, Range<u32>) {
        let opens = self.sentences.get(self.sentence_at(level.start)).map_or(0, |sentence| sentence.tokens.start);
        let least = level.start.saturating_sub(BEFORE).max(opens);
        let mut first = level.start;
        while first > least {
            let at = first - 1;
            let when = self.word(at) == "," && matches!(self.word(at + 1), "when" | "where");
            let comma = self.word(at) == "," && !when && (least..at).any(|at| self.is_figure(at));
            if self.is_figure(at)
                || comma
                || matches!(self.word(at), ";" | ":" | "–" | "—" | "compared" | "and" | "but")
            {
                break;
            }
            first = at;
        }
        (first..level.start, self.behind(level))
    }

    pub(super) fn behind(&self, level: &Range<u32>) -> Range<u32> {
        let open = |at: &u32| {
            !self.is_figure(*at)
                && !matches!(self.word(*at), "." | "," | ";" | ":" | "and" | "but" | "compared" | "against" | "from")
        };
        let end = (level.end..level.end + BEHIND).take_while(open).last().map_or(level.end, |last| last + 1);
        level.end..end
    }
}

/// Whether a time of a change is named again with a level: "in May … in May 2019".
fn shares(own: &Moment, told: &[Moment]) -> bool {
    told.iter().any(|level| level.unit == own.unit && level.which == own.which)
}

/// A figure that is no date and no stretch of time.
fn is_amount(text: &Text<'_>, quantity: &Quantity) -> bool {
    let word = text.word(quantity.tokens.start);
    let year = quantity.tokens.len() == 1 && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let amount = matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Points);
    amount && !year
}
