//! The stretch over which a change is told, and the time of the level that it is held against: "dropped by 6,000 last week … a
//! year ago there had been 231,000", "up 9% on last year … against 18,600 in 2012".
//!
//! Comes in: a text, the place of a change and that of an older level. Goes out: whether the two are of different stretches. Not
//! here: which figure is the older, and changes without a word of time.

use super::Text;
use crate::quantity::Amount;
use std::ops::Range;

/// Words from a level to the word of its time.
const NEAR: u32 = 9;

/// Words between a change and the word that says so.
const LED: u32 = 3;

fn is_change(word: &str) -> bool {
    let verbs = [
        "rose", "rise", "fell", "fall", "drop", "gain", "lost", "loss", "added", "grew", "slid", "climb", "jump",
        "slip", "dip", "declin", "increas", "decreas", "shr", "cut",
    ];
    matches!(word, "by" | "up" | "down" | "more" | "fewer" | "less" | "higher" | "lower")
        || verbs.iter().any(|verb| word.starts_with(verb))
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stretch {
    Week,
    Month,
    Quarter,
    Year,
    /// A year told by its number, or the best that there was.
    Far,
}

impl Text<'_> {
    /// Whether a change told at `change` is over another stretch than that which ends with the level told at `level`.
    pub(super) fn is_of_another_base(&self, change: u32, level: u32) -> bool {
        let own = self.sentence_at(change);
        let Some(sentence) = self.sentences.get(own).map(|sentence| sentence.tokens.clone()) else { return false };
        // What stands behind the level is of the level.
        let end = if sentence.contains(&level) && level > change { level } else { sentence.end };
        let mut told = (sentence.start..end).filter_map(|at| stretch(self, at));
        let first = told.next().filter(|first| told.all(|other| other == *first));
        if self.are_months_apart(sentence.start..end, level) {
            return true;
        }
        // "Fell by 240 this fall … two years ago".
        let season = first.is_none() && (sentence.start..end).any(|at| is_this_season(self, at));
        if season && !sentence.contains(&level) && self.time_of(level, Stretch::Week) == Some(Stretch::Far) {
            return true;
        }
        // "Rose 20 percent in the quarter, from 80 a year earlier": the base is named.
        let led = sentence.contains(&level) && self.is_base(level);
        first.is_some_and(|first| {
            self.time_of(level, first).is_some_and(|base| base > first && (!led || base == Stretch::Far))
        })
    }

    /// "Fell by 1,400 in the month of May … was 30,200 in March": a month's change leads from the month before.
    fn are_months_apart(&self, change: Range<u32>, level: u32) -> bool {
        let own =
            self.sentences.get(self.sentence_at(level)).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        let of_month = |at: u32| self.word(at) == "month" && matches!(self.word(at + 1), "of" | "to");
        if change.contains(&level) || !change.clone().any(of_month) {
            return false;
        }
        let month = |stretch: Range<u32>| {
            let mut found = stretch.filter_map(|at| self.month_at(at));
            found.next().filter(|_| found.next().is_none())
        };
        month(change).zip(month(own)).is_some_and(|(end, base)| base != end && base % 12 + 1 != end)
    }

    /// The month that a date names at a place, without day or year: "in May".
    fn month_at(&self, at: u32) -> Option<u8> {
        let quantity = self.figure_over(at).filter(|quantity| quantity.tokens.start == at)?;
        let led = at > 0 && matches!(self.word(at - 1), "in" | "of" | "In");
        match quantity.amount {
            Amount::Date(date, _) if led && date.year.is_none() && date.day.is_none() => date.month,
            _ => None,
        }
    }

    /// "By 6,000", "rose 9 percent", "12 fewer".
    pub(super) fn is_told_as_change(&self, at: u32) -> bool {
        let Some(figure) = self.figure_over(at) else { return false };
        let before = (figure.tokens.start.saturating_sub(LED)..figure.tokens.start).any(|at| is_change(self.word(at)));
        before || (figure.tokens.end..figure.tokens.end + LED).any(|at| is_change(self.word(at)))
    }

    /// "From 80", "against 18,600", "compared with some 300".
    fn is_base(&self, level: u32) -> bool {
        let leads = |at: u32| matches!(self.word(at), "from" | "against" | "than" | "with" | "to" | "versus");
        (level.saturating_sub(2)..level).any(leads)
    }

    /// How far back a level is told to lie, by the words on either side of it in its sentence.
    fn time_of(&self, level: u32, change: Stretch) -> Option<Stretch> {
        let sentence = self.sentences.get(self.sentence_at(level))?.tokens.clone();
        let near = level.saturating_sub(NEAR).max(sentence.start)..(level + NEAR).min(sentence.end);
        let before = near.clone().find_map(|at| back(self, at, &near));
        // "In 2012": no last year, where the change is told to be from there.
        let dated = || {
            let year = |at: u32| {
                let date = self.figure_over(at).map(|quantity| &quantity.amount);
                matches!(date, Some(Amount::Date(date, _)) if date.year.is_some() && date.month.is_none())
            };
            (level..near.end).any(|at| matches!(self.word(at), "in" | "of") && year(at + 1))
        };
        before.or_else(|| (change == Stretch::Year && dated()).then_some(Stretch::Far))
    }
}

/// "Last week", "in a month", "from the June quarter", "on last year": the stretch over which a change is told.
fn stretch(text: &Text<'_>, at: u32) -> Option<Stretch> {
    let before = |by: u32| at.checked_sub(by).map(|at| text.word(at)).unwrap_or_default();
    let stretch = unit(text.word(at))?;
    let leads = |word: &str| matches!(word, "in" | "on" | "over" | "during" | "from" | "since" | "to");
    let told = match before(1) {
        "last" | "this" | "Last" | "This" if stretch < Stretch::Quarter => true,
        "last" => before(2) == "on",
        "a" | "the" => leads(before(2)) && (stretch < Stretch::Year || before(2) == "on"),
        "previous" | "prior" | "preceding" => stretch < Stretch::Year,
        name => {
            stretch == Stretch::Quarter
                && before(2) == "the"
                && before(3) == "from"
                && name.starts_with(char::is_uppercase)
        }
    };
    told.then_some(stretch)
}

fn unit(word: &str) -> Option<Stretch> {
    match word {
        "week" => Some(Stretch::Week),
        "month" => Some(Stretch::Month),
        "quarter" => Some(Stretch::Quarter),
        "year" => Some(Stretch::Year),
        _ => None,
    }
}

/// "A year ago", "the same months of last year", "at its peak": a level from further back.
fn back(text: &Text<'_>, at: u32, near: &Range<u32>) -> Option<Stretch> {
    let before =
        |by: u32| at.checked_sub(by).filter(|at| near.contains(at)).map(|at| text.word(at)).unwrap_or_default();
    match text.word(at) {
        "ago" | "earlier" | "before" => match before(1) {
            "year" => Some(Stretch::Year),
            "years" => Some(Stretch::Far),
            _ => None,
        },
        "year" => matches!((before(2), before(1)), ("of" | "in", "last")).then_some(Stretch::Year),
        "peak" | "height" => matches!(before(1), "their" | "its" | "the" | "his" | "her").then_some(Stretch::Far),
        _ => None,
    }
}

/// "This fall", "this season": a change from one to the next.
fn is_this_season(text: &Text<'_>, at: u32) -> bool {
    matches!(text.word(at), "fall" | "spring" | "summer" | "autumn" | "winter" | "season" | "term" | "year")
        && at > 0
        && text.word(at - 1) == "this"
}
