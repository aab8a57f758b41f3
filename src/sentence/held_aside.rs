//! Levels that are of another matter than a change, whatever their times: "60 more than last year. Organisers had hoped
//! for 450", "up 2 pence to 148, while diesel cost 153", "sales fell 7 percent to 93 million from 100, and it lost 4".
//!
//! Comes in: the change, and a level it would be held against. Goes out: whether what stands about them parts the two. Not
//! here: times and places (`held_against`).

use super::model::Text;
use super::moment::Moment;
use crate::quantity::{Kind, Quantity};
use std::ops::Range;

/// What a level is measured by, and not where it was before.
#[rustfmt::skip]
const YARDSTICKS: [&str; 27] = [
    "hoped", "hope", "hoping", "expected", "expect", "planned", "plans", "forecast", "predicted", "target", "aim",
    "aimed", "goal", "capacity", "limit", "budgeted", "wanted", "sought", "required", "average", "normal", "norm",
    "analysts", "economists", "record", "ideal", "recommended",
];

/// What tells how far a thing is from its yardstick.
#[rustfmt::skip]
const SHORTFALLS: [&str; 20] = [
    "short", "shy", "off", "over", "under", "missing", "missed", "left", "remaining", "above", "below", "ahead",
    "behind", "beyond", "adrift", "exceeded", "overshot", "beat", "broke", "gap",
];

/// What people do to a thing, and nothing by which it grows.
#[rustfmt::skip]
const AGENTS: [&str; 40] = [
    "saved", "signed", "visited", "watched", "owned", "founded", "run", "led", "used", "attended", "backed", "supported", "built",
    "written", "read", "seen", "joined", "followed", "won", "beaten", "killed", "struck", "shared", "chosen", "approved",
    "opposed", "staffed", "manned", "crewed", "heard", "bought", "sold", "surrounded", "guarded", "accompanied", "tended",
    "worked", "searched", "picked", "carried",
];

/// Words before a change in which the levels of another may have a change of their own.
const OWN: u32 = 8;

impl Text<'_> {
    /// Whether a change is told of a level that is none of those it would be held against.
    pub(super) fn is_of_its_own(&self, change: &Range<u32>, levels: &[Range<u32>]) -> bool {
        self.is_told_behind(change, levels)
            || self.is_added(change, levels)
            || self.is_of_games(change, levels)
            || self.is_agent(change)
            || self.is_of_then(change, levels)
            || self.is_of_a_part(change, levels)
    }

    /// Whether a level is no earlier or later one of what a change is told of.
    pub(super) fn is_no_level_of(&self, change: &Range<u32>, level: &Range<u32>, told: bool) -> bool {
        self.is_yardstick(change, self.around(level))
            || self.is_last_outdone(level)
            || self.has_a_change(change, level)
            || self.is_anothers_old(change, level)
            || !told && self.is_joined_on(change, level)
    }

    /// "214 whales this spring, eight more than a year ago", "on sales of 640 million, up 3 percent": told right behind a
    /// level, a change is of that.
    fn is_told_behind(&self, change: &Range<u32>, levels: &[Range<u32>]) -> bool {
        let own = self.own_sentence(change.start);
        let back = |by: u32| change.start.checked_sub(by).map(|at| self.word(at)).unwrap_or_default();
        let hedged = u32::from(matches!(back(1), "some" | "about" | "nearly" | "almost" | "only" | "just" | "a"));
        let led = u32::from(matches!(back(hedged + 1), "up" | "down"));
        let mark = matches!(back(hedged + led + 1), "," | "–" | "—" | "(");
        let compared = |at: u32| {
            matches!(
                self.word(at),
                "more"
                    | "fewer"
                    | "less"
                    | "higher"
                    | "lower"
                    | "longer"
                    | "shorter"
                    | "warmer"
                    | "colder"
                    | "up"
                    | "down"
            )
        };
        // "Twice as many as in 2022".
        let times =
            self.word(change.end) == "as" && matches!(self.word(change.end + 1), "many" | "much" | "high" | "often");
        let behind = times || (change.end..change.end + 2).any(compared);
        if !mark || led == 0 && !behind {
            return false;
        }
        let comma = change.start - hedged - led - 1;
        let told = self.quantities.get(self.figure_from(change.start)).map(|told| told.kind);
        let alike = |kind: Kind| match told {
            Some(Kind::Points) => kind == Kind::Percent,
            Some(Kind::Percent | Kind::Fraction | Kind::Multiple) => {
                matches!(kind, Kind::Count | Kind::Money | Kind::Measure)
            }
            _ => Some(kind) == told,
        };
        let before = self.quantities.iter().filter(|level| {
            let inside = own.contains(&level.tokens.start) && level.tokens.end <= comma;
            inside
                && (alike(level.kind) || alike(Kind::Count) && self.is_stay(level))
                && level.number().is_some()
                && !self.is_year(&level.tokens)
        });
        let near = before.clone().next_back().filter(|level| led > 0 && comma - level.tokens.end < OWN);
        let bound = |level: &Range<u32>| levels.iter().any(|other| other.start == level.start);
        match near {
            Some(near) => !bound(&near.tokens) && !before.clone().any(|level| bound(&level.tokens) && levels.len() > 2),
            None => before.clone().next().is_some() && !before.into_iter().any(|level| bound(&level.tokens)),
        }
    }

    /// "1.3 million nights": so many as are counted, and no time.
    fn is_stay(&self, level: &Quantity) -> bool {
        level.kind == Kind::Duration && self.word(level.tokens.end.saturating_sub(1)) == "nights"
    }

    fn is_year(&self, level: &Range<u32>) -> bool {
        let word = self.word(level.start);
        level.len() == 1 && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
    }

    /// "Have won four of five matches, and Marsden two".
    fn is_of_games(&self, change: &Range<u32>, levels: &[Range<u32>]) -> bool {
        let games = matches!(
            self.word(change.end + 2),
            "matches" | "games" | "meetings" | "starts" | "races" | "outings" | "tests" | "sets" | "cases" | "attempts"
        );
        self.word(change.end) == "of" && games && levels.iter().any(|level| level.start == change.end + 1)
    }

    pub(super) fn own_sentence(&self, at: u32) -> Range<u32> {
        self.sentences.get(self.sentence_at(at)).map(|own| own.tokens.clone()).unwrap_or_default()
    }

    /// "Had hoped for 450", of a change that is counted from no hope.
    fn is_yardstick(&self, change: &Range<u32>, around: (Range<u32>, Range<u32>)) -> bool {
        let told = |at: u32| YARDSTICKS.contains(&self.word(at));
        let counted = |at: u32| told(at) || SHORTFALLS.contains(&self.word(at));
        around.0.chain(around.1).any(told) && !self.own_sentence(change.start).any(counted)
    }

    /// "And the Liberals 9 percent, down one": it is where another change ends.
    fn has_a_change(&self, change: &Range<u32>, level: &Range<u32>) -> bool {
        let led = self.word(level.end) == "," && matches!(self.word(level.end + 1), "up" | "down");
        level.start > change.start && led && self.word(level.end + 2) != "from"
    }

    /// "Its lowest since May, when it stood at 208": not where it came from.
    fn is_last_outdone(&self, level: &Range<u32>) -> bool {
        let first = level.start.saturating_sub(OWN).max(self.own_sentence(level.start).start);
        let Some(when) = (first..level.start).rev().find(|at| matches!(self.word(*at), "when" | "where")) else {
            return false;
        };
        let since = (when.saturating_sub(6)..when).rev().find(|at| self.word(*at) == "since");
        since.is_some_and(|since| {
            (since.saturating_sub(4)..since).any(|at| {
                let word = self.word(at);
                word.len() > 5 && word.ends_with("est") || matches!(word, "most" | "least" | "worst" | "best")
            })
        })
    }

    /// "While diesel cost 153", "and drove in 131 runs": what is joined on has a subject or a verb of its own.
    fn is_joined_on(&self, change: &Range<u32>, level: &Range<u32>) -> bool {
        let between = change.end..level.start;
        let counted = (change.end..change.end + 3).any(|at| self.word(at) == "than");
        let same = |at: u32| {
            let word = self.word(at);
            at == level.start || matches!(word, "it" | "they" | "there" | "that" | "this" | "now" | "then")
        };
        let joins = |at: u32| match self.word(at) {
            "while" | "whereas" => true,
            "and" | "but" | "ahead" => counted && self.word(at.saturating_sub(1)) == ",",
            _ => false,
        };
        let past = |at: u32| {
            matches!(
                self.word(at),
                "from" | "compared" | "against" | "when" | "was" | "were" | "had" | "been" | "stood" | "numbered"
            )
        };
        let own = self.own_sentence(change.start).contains(&level.start);
        let strange = between.clone().any(|at| joins(at) && !same(at + 1) && !past(at + 1));
        own && strange && !between.clone().any(|at| matches!(self.word(at), "from" | "compared" | "against" | "when"))
    }

    /// "Six of the 15 judges dissented, two more than last year": a part and its whole lie apart by what is left.
    fn is_of_a_part(&self, change: &Range<u32>, levels: &[Range<u32>]) -> bool {
        let counted = (change.end..change.end + 3).any(|at| self.word(at) == "than");
        let part = |one: &Range<u32>, other: &Range<u32>| {
            let gap = other.start.saturating_sub(one.end);
            self.word(one.end) == "of" && other.start > one.end && gap < 3
        };
        counted && levels.iter().any(|one| levels.iter().any(|other| part(one, other)))
    }

    /// "Trebled to 90, and tomatoes cost 40, up from 25": where another level came from.
    fn is_anothers_old(&self, change: &Range<u32>, level: &Range<u32>) -> bool {
        let back = |by: u32| level.start.checked_sub(by).map(|at| self.word(at)).unwrap_or_default();
        let joins = |at: u32| {
            let next = self.word(at + 1);
            matches!(self.word(at), "and" | "while" | "but" | "whereas")
                && self.word(at.saturating_sub(1)) == ","
                && !next.ends_with("ed")
                && !matches!(
                    next,
                    "it" | "they"
                        | "now"
                        | "then"
                        | "is"
                        | "are"
                        | "stood"
                        | "stands"
                        | "hit"
                        | "came"
                        | "rose"
                        | "fell"
                        | "has"
                        | "have"
                )
        };
        let from = back(1) == "from" && matches!(back(2), "up" | "down") && back(3) == ",";
        let comma = level.start.saturating_sub(3);
        let near = comma.saturating_sub(OWN).max(change.end)..comma;
        let own = self.own_sentence(change.start).contains(&level.start);
        let figure = |at: u32| {
            let told = self.quantities.get(self.figure_from(at)).filter(|told| told.tokens.contains(&at));
            told.is_some_and(|told| told.number().is_some())
        };
        let joined = (change.end..comma).rev().find(|at| joins(*at));
        from && own && joined.is_some_and(|joined| near.into_iter().any(|at| at > joined && figure(at)))
    }

    /// "Was saved by 210 villagers": who did it.
    fn is_agent(&self, change: &Range<u32>) -> bool {
        let back = |by: u32| change.start.checked_sub(by).map(|at| self.word(at)).unwrap_or_default();
        back(1) == "by" && AGENTS.contains(&back(2))
    }

    /// "Exports rose to 56, and imports to 35. It had a surplus of 16 in 2022": what was then is made of none of these.
    fn is_of_then(&self, change: &Range<u32>, levels: &[Range<u32>]) -> bool {
        let own = self.own_sentence(change.start);
        let had = (change.start.saturating_sub(5).max(own.start)..change.start).any(|at| self.word(at) == "had");
        let year = matches!(self.word(change.end), "in") && self.word(change.end + 1).parse::<u16>().is_ok();
        let timed =
            |level: &Range<u32>| self.moments(self.own_sentence(level.start)).iter().any(Moment::is_of_years_ago);
        let opens = matches!(self.word(own.start), "Before" | "Earlier" | "Previously" | "Until");
        had && (year || opens) && levels.iter().all(|level| level.end <= own.start && !timed(level))
    }

    /// "Sales fell 7 percent to 93 million from 100 million, and it lost 4 million": the levels have a change of their own.
    fn is_added(&self, change: &Range<u32>, levels: &[Range<u32>]) -> bool {
        let own = self.own_sentence(change.start);
        let first = levels.iter().map(|level| level.start).min().unwrap_or_default();
        let last = levels.iter().map(|level| level.end).max().unwrap_or_default();
        let rate = |at: u32| {
            let index = self.figure_from(at);
            self.quantities.get(index).is_some_and(|told| told.kind == Kind::Percent && told.tokens.contains(&at))
        };
        let joins = |at: u32| {
            matches!(self.word(at), "and" | "but" | "while" | "whereas")
                && self.word(at.saturating_sub(1)) == ","
                && at + 2 < change.start
        };
        levels.len() > 1
            && own.contains(&first)
            && last < change.start
            && (last..change.start).any(joins)
            && (first.saturating_sub(OWN).max(own.start)..first).any(rate)
    }
}
