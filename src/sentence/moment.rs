//! Times that the words of a stretch name: "in May", "last year", "two years ago", "in the quarter", "at its height".
//!
//! Comes in: a stretch of tokens. Goes out: its moments, and whether one can be what a change within, or from, another is
//! counted from. Not here: which stretches belong to a change and to a level (`held_against`).

use super::agreement::{DAYS, MONTHS, SEASONS};
use super::fact::stem;
use super::model::Text;
use crate::quantity::{Amount, Quantity};
use crate::token::Key;
use std::ops::Range;

/// What a time is counted in, the shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Day,
    Week,
    Month,
    Season,
    Quarter,
    Year,
    Decade,
    /// "The war", "the opening night", "its height".
    Event,
}

/// Which of its unit a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// "May", "2019", "the third quarter".
    Named(u32),
    /// "Last year", "the previous month".
    Last,
    /// "Two years ago", "the year before".
    Ago(u32),
    /// "In the quarter", "this week", "in two years".
    Within(u32),
    /// Of a date with its day.
    Dated,
    /// An event, by its word.
    Of(Key),
}

/// A time that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub unit: Unit,
    pub which: Which,
    /// The word that names it.
    pub at: u32,
    /// Whether the text names a year later than the one after it, so that it is not "last year".
    pub is_past: bool,
}

const EVENTS: &str = "war strike crisis pandemic merger fire reform flood recession boom split election vote census poll \
    ballot storm outbreak lockdown takeover works";
/// Words that lead to an event.
const LEADS: [&str; 9] = ["before", "Before", "at", "At", "during", "since", "after", "until", "in"];
/// So many as no change is counted over.
const MANY: u32 = 99;
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Text<'_> {
    /// The times named in a stretch.
    pub(super) fn moments(&self, tokens: Range<u32>) -> Vec<Moment> {
        let past = |which: Which| match which {
            Which::Named(year) => self.names_year_behind(year + 1),
            _ => false,
        };
        let of = |at: u32, (unit, which): (Unit, Which)| Moment {
            unit,
            which,
            at,
            is_past: unit == Unit::Year && past(which),
        };
        tokens.filter_map(|at| self.moment(at).map(|found| of(at, found))).collect()
    }

    /// Whether a year later than this stands in the text.
    fn names_year_behind(&self, year: u32) -> bool {
        let later = |quantity: &Quantity| match quantity.amount {
            Amount::Date(date, _) => date.year.is_some_and(|told| i64::from(told) > i64::from(year)),
            _ => false,
        };
        self.quantities.iter().any(later)
    }

    fn moment(&self, at: u32) -> Option<(Unit, Which)> {
        let word = self.word(at);
        let back = |by: u32| at.checked_sub(by).map(|at| self.word(at).to_ascii_lowercase()).unwrap_or_default();
        let among = |names: &[&str]| names.iter().position(|name| *name == word).map(|place| place as u32);
        if let Some(day) = among(&DAYS) {
            let usual = matches!(back(1).as_str(), "normal" | "usual" | "average" | "typical" | "good" | "ordinary");
            return Some(if usual { event(word) } else { (Unit::Day, Which::Named(day)) });
        }
        let number = |word: &str| word.parse::<u32>().is_ok_and(|day| day < 32);
        if let Some(month) = among(&MONTHS) {
            let dated = number(&back(1)) || number(self.word(at + 1));
            return Some(if dated { (Unit::Day, Which::Dated) } else { (Unit::Month, Which::Named(month)) });
        }
        let led = || matches!(back(1).as_str(), "in" | "this" | "last" | "the" | "over" | "during" | "since" | "each");
        if let Some(season) = among(&SEASONS).filter(|_| led() || self.word(at + 1) == "of") {
            return Some((Unit::Season, Which::Named(season)));
        }
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        if year && matches!(back(1).as_str(), "in" | "of" | "since" | "than" | "from" | "by" | "on" | "late" | "early")
        {
            return word.parse().ok().map(|year| (Unit::Year, Which::Named(year)));
        }
        if year && MONTHS.iter().chain(&SEASONS).any(|name| back(1).eq_ignore_ascii_case(name)) {
            return word.parse().ok().map(|year| (Unit::Year, Which::Named(year)));
        }
        self.event(at).filter(|_| word == "years").or_else(|| self.stretch_named(at)).or_else(|| self.event(at))
    }

    /// "A year ago", "last week", "in the past two months", "the third quarter".
    fn stretch_named(&self, at: u32) -> Option<(Unit, Which)> {
        let unit = match self.word(at) {
            "overnight" => return Some((Unit::Day, Which::Within(1))),
            "day" | "days" | "night" => Unit::Day,
            "week" | "weeks" | "fortnight" => Unit::Week,
            "month" | "months" => Unit::Month,
            "season" | "seasons" => Unit::Season,
            "quarter" | "quarters" => Unit::Quarter,
            "year" | "years" => Unit::Year,
            "weekend" => return Some((Unit::Week, Which::Within(1))),
            "half" => {
                let part = matches!(at.checked_sub(1).map(|at| self.word(at)), Some("first" | "second"));
                return part.then_some((Unit::Quarter, Which::Within(1)));
            }
            "decade" | "decades" | "century" | "centuries" => Unit::Decade,
            _ => return None,
        };
        let back = |by: u32| at.checked_sub(by).map(|at| self.word(at).to_ascii_lowercase()).unwrap_or_default();
        let before = back(1);
        let number = NUMBERS.iter().position(|name| *name == before).map(|place| place as u32 + 1);
        let one = matches!(before.as_str(), "a" | "an" | "the" | "this" | "past" | "last");
        let many = number.or_else(|| before.parse().ok()).unwrap_or(if one { 1 } else { MANY });
        // A decade is ten years.
        let decade = matches!(self.word(at), "decade" | "decades");
        let (unit, many) = if decade { (Unit::Year, many.saturating_mul(10)) } else { (unit, many) };
        if matches!(self.word(at + 1), "ago" | "earlier" | "before" | "previously") {
            return Some((unit, Which::Ago(many)));
        }
        let ordinal = ["first", "second", "third", "fourth"].iter().position(|name| *name == before);
        if let Some(quarter) = ordinal.filter(|_| unit == Unit::Quarter) {
            return Some((unit, Which::Named(quarter as u32)));
        }
        match before.as_str() {
            "opening" => return Some(event("opening")),
            "first" if unit == Unit::Day => return Some(event("opening")),
            "last" | "previous" | "preceding" | "prior" | "next" | "coming" => return Some((unit, Which::Last)),
            "this" | "past" => return Some((unit, Which::Within(many))),
            _ => {}
        }
        let led = (2..5).any(|by| {
            matches!(back(by).as_str(), "in" | "over" | "during" | "for" | "since" | "start" | "beginning" | "end")
        });
        let counted = number.is_some() || before.parse::<u32>().is_ok();
        (led && (counted || matches!(before.as_str(), "a" | "the"))).then_some((unit, Which::Within(many)))
    }

    /// "At its height", "before the war", "on the opening night", "when it was founded".
    fn event(&self, at: u32) -> Option<(Unit, Which)> {
        let word = self.word(at);
        let back = |by: u32| at.checked_sub(by).map(|at| self.word(at)).unwrap_or_default();
        match word {
            "term" | "campaign" if (2..4).any(|by| matches!(back(by), "start" | "beginning")) || back(2) == "of" => {
                Some(event(word))
            }
            "Christmas" | "Easter" | "Ramadan" | "Pentecost" | "Whitsun" => Some(event(word)),
            "when" | "When" if back(1) != "," => Some(event("opening")),
            "height" | "peak" | "heyday" if matches!(back(1), "its" | "the" | "their" | "a" | "his" | "her") => {
                Some(event(word))
            }
            "high" | "low" | "peak" if self.word(at + 1) == "of" => Some(event(word)),
            "days" if matches!(back(1), "best" | "playing" | "early" | "glory" | "student") => Some(event(word)),
            "days" if back(1) == "the" && self.word(at + 1) == "of" => Some(event(word)),
            "years" if matches!(back(1), "best" | "early" | "boom" | "glory" | "golden") => Some(event(word)),
            // "The year before the firm sold 5": a sentence opens with the time.
            "before" if back(2) == "The" => None,
            "before" if matches!(self.word(at + 1), "the" | "its" | "their" | "his" | "her") => Some(event(word)),
            _ => {
                let own = || EVENTS.split_whitespace().any(|name| name == word);
                let led = || (1..5).any(|by| LEADS.contains(&back(by)));
                (matches!(back(1), "the" | "last" | "previous" | "a") && own() && led()).then(|| event(word))
            }
        }
    }
}

fn event(word: &str) -> (Unit, Which) {
    (Unit::Event, Which::Of(stem(word)))
}

impl Moment {
    /// Whether it is an event that a change may well be counted from: "before the move".
    pub(super) fn is_turn(&self) -> bool {
        self.unit != Unit::Event || self.which == Which::Of(stem("before"))
    }

    /// "At the end of 2021", "three years ago": what a change of no told time is hardly counted from.
    pub(super) fn is_of_years_ago(&self) -> bool {
        self.unit == Unit::Year && matches!(self.which, Which::Named(_) | Which::Ago(2..))
    }

    /// Whether a change within this time cannot be counted from a level of another.
    pub(super) fn is_apart(&self, level: &Self) -> bool {
        match (self.unit.cmp(&level.unit), level.which) {
            _ if level.unit == Unit::Event || self.unit == Unit::Event => {
                level.unit == Unit::Event && self.which != level.which && !self.is_long()
            }
            (std::cmp::Ordering::Equal, _) => !self.follows(level),
            (std::cmp::Ordering::Greater, _) => false,
            // "Rose 5 percent in May, compared with a year earlier."
            (_, Which::Ago(1) | Which::Last) if level.unit == Unit::Year => self.unit == Unit::Day,
            _ => true,
        }
    }

    /// Whether a level can be of a change of this size only by chance: of the year before, or of another year.
    pub(super) fn is_loose(&self, level: &Self) -> bool {
        let within = matches!(self.which, Which::Within(_) | Which::Last);
        level.unit == Unit::Year && self.unit < Unit::Year
            || self.unit == level.unit && within && matches!(level.which, Which::Named(_))
    }

    /// "In ten years", "in a decade".
    fn is_long(&self) -> bool {
        self.unit == Unit::Decade || matches!(self.which, Which::Within(many) if many > 1 && self.unit == Unit::Year)
    }

    /// Whether this time is the same as another of its unit, or the next.
    fn follows(&self, level: &Self) -> bool {
        let round = match self.unit {
            Unit::Day => 7,
            Unit::Month => 12,
            Unit::Season | Unit::Quarter => 4,
            _ => i64::MAX,
        };
        match (self.which, level.which) {
            (Which::Named(own), Which::Named(far)) => {
                let since = (i64::from(own) - i64::from(far)).rem_euclid(round);
                // Over a week-end: "on Monday … on Friday".
                since < 2 || self.unit == Unit::Day && far == 4 && matches!(own, 0 | 6)
            }
            (Which::Within(own), Which::Ago(far)) => own == far,
            (_, Which::Ago(far)) => far < 2,
            (Which::Within(_), Which::Named(_)) => self.unit != Unit::Day,
            (Which::Last, Which::Named(_)) => self.unit != Unit::Year || !level.is_past,
            _ => true,
        }
    }

    /// Whether a level can be of the time that a change is counted from.
    pub(super) fn is_same(&self, level: &Self) -> bool {
        match (self.which, level.which) {
            // "Down 15 percent on last spring … a year earlier".
            (Which::Named(_), Which::Ago(1) | Which::Last) if self.unit == Unit::Season && level.unit == Unit::Year => {
                true
            }
            _ if self.unit != level.unit => self.unit == Unit::Week && level.unit == Unit::Day,
            (Which::Named(own), Which::Named(far)) => own == far,
            // "Than on Monday", "the record for the day".
            (Which::Named(_), Which::Within(_)) if self.unit == Unit::Day => false,
            // "Up 2 points on 2019 … last year": who says the one does not mean the other.
            (Which::Named(_), Which::Last) if self.unit == Unit::Year => false,
            (Which::Ago(own), Which::Ago(far)) => own == far,
            (Which::Of(own), Which::Of(far)) => own == far,
            (Which::Ago(far), Which::Last) | (Which::Last, Which::Ago(far)) => far == 1,
            _ => true,
        }
    }
}
