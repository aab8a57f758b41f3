//! Levels of another place than a change: "compared with 36 percent in the whole of the trade", "in Orme they are at 9".
//!
//! Comes in: the change and a level. Goes out: whether a place beside the level is not that of the change. Not here: times
//! (`held_against`), and other matters (`held_aside`).

use super::model::Text;
use std::ops::Range;

#[rustfmt::skip]
const PLACES: [&str; 38] = [
    "whole", "rest", "country", "nation", "region", "city", "capital", "north", "south", "east", "west", "villages", "suburbs",
    "industry", "trade", "sector", "world", "county", "provinces", "countryside", "centre", "center", "outskirts", "towns",
    "men", "women", "boys", "girls", "houses", "flats", "adults", "children", "state", "union", "bloc", "islands", "neighbouring",
    "district",
];

impl Text<'_> {
    /// "In the whole of the trade", "for houses", where the change tells of no such thing.
    pub(super) fn is_elsewhere(&self, level: &Range<u32>, change: &Range<u32>) -> bool {
        let end = self.behind(level);
        let mut led = false;
        let own = self.own_sentence(change.start);
        end.clone().any(|at| {
            led |= matches!(self.word(at), "in" | "for" | "among" | "across" | "at" | "of");
            let word = self.word(at);
            matches!(word, "border" | "frontier" | "abroad" | "elsewhere" | "nationally" | "nationwide")
                || led
                    && PLACES.contains(&word)
                    && !own.clone().any(|other| !end.contains(&other) && self.word(other) == word)
        })
    }

    /// "5,100 crowns charged at Orme", "in Orme they are at 9": a name that the change is not told of.
    pub(super) fn is_named_elsewhere(&self, level: &Range<u32>, change: &Range<u32>) -> bool {
        let own = self.own_sentence(change.start);
        let around = self.around(level);
        let name = |at: u32| {
            let word = self.word(at);
            let opens = word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
            let led = at > 0 && matches!(self.word(at - 1), "in" | "at" | "In" | "At");
            let told = || own.clone().any(|other| other != at && self.word(other) == word);
            opens && led && word.len() > 3 && self.moments(at..at + 1).is_empty() && !told()
        };
        around.0.chain(around.1).any(name)
    }
}
