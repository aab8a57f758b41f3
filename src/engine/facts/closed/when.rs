//! When a level of a text holds, by the words and dates of its part of the sentence. Comes in: two figures of one sort. Goes
//! out: the time of each, and which is the older. Not here: what makes them levels of one thing (`pair`).

use super::{Told, Words};
use crate::quantity::{Amount, Quantity};
use crate::sentence::Text;
use std::ops::Range;

/// When a level holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// "the year before", which may be the one before last.
    Before,
    /// "last year", "once".
    Then,
    /// "was", "had": most of what is told.
    Past,
    /// Nothing is said.
    Unsaid,
    /// "today", "at the moment".
    Now,
    /// "will", "the new limit".
    Coming,
}

/// Words from "since" to "when".
const SINCE: u32 = 5;

/// The time of a level, by the words of its part of the sentence.
pub fn when(text: &Text<'_>, words: &Words, told: &Told, other: &Told) -> When {
    let part = part(text, told, other);
    let mut when = When::Unsaid;
    let mut than = u32::MAX;
    for at in part {
        let key = text.stem_at(at);
        // "higher than a year earlier" tells of the level that is not here.
        if matches!(text.word(at), "than" | "from" | "on" | "over") {
            than = at;
        }
        let said = match () {
            // "Laid before the board" tells no time.
            () if text.word(at) == "before" && is_led(text, at + 1) && !is_period(text, at) => continue,
            () if text.word(at) == "From" && is_day(text, at + 1) => When::Coming,
            // "At the end of June" is no "ended".
            () if text.word(at) == "end" && at > 0 && text.word(at - 1) == "the" => continue,
            () if matches!(text.word(at), "having" | "Having") => When::Past,
            () if text.word(at) == "that" && matches!(text.word(at + 1), "year" | "season") => When::Then,
            // "Has doubled since January, when a tonne cost $40".
            () if text.word(at) == "when" && (at.saturating_sub(SINCE)..at).any(|at| text.word(at) == "since") => {
                When::Then
            }
            () if text.word(at) == "used" && text.word(at + 1) == "to" => When::Then,
            // "Failed to turn up".
            () if text.word(at) == "turn" && matches!(text.word(at + 1), "up" | "out") => continue,
            () if words.then.contains(&key) && at.wrapping_sub(than) > 3 => {
                let before = matches!(text.word(at), "before" | "earlier" | "previous");
                if before { When::Before } else { When::Then }
            }
            () if words.past.contains(&key) => When::Past,
            () if words.coming.contains(&key) => When::Coming,
            () if words.now.contains(&key) => When::Now,
            () => continue,
        };
        when = match (when, said) {
            (When::Unsaid, said) => said,
            (when, When::Past) => when,
            (When::Past, said) => said,
            (one, other) if one.min(other) <= When::Then => one.min(other),
            (one, other) => one.max(other),
        };
    }
    when
}

/// "Had carried 46,500 in January" beside "carried 41,000 last month": told as over when the other was; not what somebody said.
pub fn is_over(text: &Text<'_>, told: &Told, other: &Told) -> bool {
    let part = part(text, told, other);
    let had = |at: &u32| matches!(text.word(*at), "had" | "’d") && is_participle(text.word(*at + 1));
    let Some(at) = part.clone().find(had) else { return false };
    let told_of = |at: u32| matches!(text.word(at), "said" | "says" | "that" | "reported" | "by" | "By" | "announced");
    !part.take_while(|before| *before < at).any(told_of)
}

fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
        || matches!(
            word,
            "been"
                | "sold"
                | "paid"
                | "made"
                | "cost"
                | "stood"
                | "held"
                | "had"
                | "won"
                | "lost"
                | "sent"
                | "drawn"
                | "taken"
                | "given"
                | "grown"
                | "come"
                | "fetched"
                | "run"
                | "spent"
        )
}

/// "In the year before it had lent".
fn is_period(text: &Text<'_>, at: u32) -> bool {
    at.checked_sub(1).is_some_and(|at| {
        matches!(text.word(at), "year" | "month" | "week" | "season" | "quarter" | "day" | "night" | "term" | "decade")
    })
}

/// "From Monday borrowers will pay": a date opens at a place.
fn is_day(text: &Text<'_>, at: u32) -> bool {
    let index = text.quantities.partition_point(|quantity| quantity.tokens.start < at);
    let date = text.quantities.get(index).filter(|quantity| quantity.tokens.start <= at + 1);
    date.is_some_and(|quantity| matches!(quantity.amount, Amount::Date(date, _) if date.year.is_none()))
}

/// Whether a noun phrase opens at a place.
fn is_led(text: &Text<'_>, at: u32) -> bool {
    matches!(text.word(at), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "it" | "them" | "him")
}

/// The sentence of a level, up to what parts it from the other.
pub fn part(text: &Text<'_>, told: &Told, other: &Told) -> Range<u32> {
    let Some(sentence) = text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()) else { return 0..0 };
    if told.sentence != other.sentence {
        return sentence;
    }
    let tokens = |told: &Told| text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone());
    let Some((own, far)) = tokens(told).zip(tokens(other)) else { return 0..0 };
    let between = own.end.min(far.end)..own.start.max(far.start);
    // "From 2014 to 2019" is a time, and leads to no other level.
    let timed = |at: u32| text.figure_over(at).is_some_and(|figure| matches!(figure.amount, Amount::Date(..)));
    let divides = |at: &u32| match text.word(*at) {
        "from" => !timed(*at + 1),
        word => matches!(word, "," | ";" | "–" | "—" | "against" | "compared" | "versus" | "but" | "after"),
    };
    let mark = |wanted: &'static str| between.clone().find(|at| text.word(*at) == wanted);
    let cut = mark(";").or_else(|| between.clone().find(divides)).or_else(|| mark("and")).unwrap_or(between.end);
    if own.start < far.start { sentence.start..cut } else { cut..sentence.end }
}

/// Whether a level's part of the sentence has a date and no word of what is to come.
pub fn is_dated(text: &Text<'_>, told: &Told, other: &Told) -> bool {
    let part = part(text, told, other);
    let opens = |start: u32| start.checked_sub(1).is_some_and(|at| text.word(at).eq_ignore_ascii_case("from"));
    text.quantities.iter().any(|quantity| {
        part.contains(&quantity.tokens.start)
            && matches!(quantity.amount, Amount::Date(..))
            && !opens(quantity.tokens.start)
    })
}

/// Whether the second of two levels is the older, by the one year told in the sentence, or the part of it, of each.
pub fn is_second_of_older_year(text: &Text<'_>, first: &Told, second: &Told) -> Option<bool> {
    let year = |told: &Told, other: &Told| {
        let sentence = text.sentences.get(told.sentence)?;
        let stretch = if told.sentence == other.sentence { part(text, told, other) } else { sentence.tokens.clone() };
        let all = text.quantities_in(sentence.quantities.clone()).iter();
        let own = |quantity: &&Quantity| {
            stretch.contains(&quantity.tokens.start) && is_time_of_clause(text, quantity.tokens.start)
        };
        let mut years = all.filter(own).filter_map(|quantity| match quantity.amount {
            Amount::Date(date, _) => date.year,
            _ => None,
        });
        years.next().filter(|_| years.next().is_none())
    };
    let (one, other) = year(first, second).zip(year(second, first)).filter(|(one, other)| one != other)?;
    Some(one > other)
}

/// "Carried 10,000 cars in 2010", not "opened in 1998" nor "since 1904": a year of what is told, not of what the thing is.
fn is_time_of_clause(text: &Text<'_>, year: u32) -> bool {
    let back = |by: u32| year.checked_sub(by).map(|at| text.word(at)).unwrap_or_default();
    let led = match back(1) {
        "in" | "In" | "by" | "By" | "during" | "During" => back(2),
        "of" | "to" if back(3) == "By" || back(3) == "by" || back(3) == "In" || back(3) == "in" => back(4),
        _ => return false,
    };
    !(led.len() > 4 && led.ends_with("ed")
        || matches!(led, "built" | "begun" | "born" | "down" | "out" | "up" | "back"))
}

/// Whether the second of two levels with a date of its own beside each is the older: by their years, or as they are told.
pub fn is_second_older(text: &Text<'_>, first: &Told, second: &Told) -> Option<bool> {
    let date = |told: &Told, other: &Told| {
        let part = part(text, told, other);
        let beside = text.quantities.iter().filter(|quantity| part.contains(&quantity.tokens.start));
        let mut dates = beside.filter_map(|quantity| match quantity.amount {
            Amount::Date(date, None) if date.years == 1 => Some((date.year, date.month)),
            _ => None,
        });
        dates.next().filter(|_| dates.next().is_none())
    };
    let (one, other) = date(first, second).zip(date(second, first)).filter(|(one, other)| one != other)?;
    match (one, other) {
        ((Some(_), _), (Some(_), _)) => Some(one > other),
        ((None, Some(one)), (None, Some(other))) => {
            // "In August it was 6.8 percent. In July it had been 7.3."
            let later = (i32::from(other) - i32::from(one)).rem_euclid(12);
            Some(later > 7 && first.sentence != second.sentence)
        }
        _ => None,
    }
}

/// "In 2022-23".
pub fn is_season(text: &Text<'_>, at: u32) -> bool {
    let word = text.word(at);
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.parse::<u16>().is_ok();
    let next = text.word(at + 2);
    year && matches!(text.word(at + 1), "-" | "–" | "/") && next.len() == 2 && next.parse::<u16>().is_ok()
        || word.len() == 7
            && (word.starts_with("19") || word.starts_with("20"))
            && word.split_once(['-', '–', '/']).is_some_and(|(one, other)| one.len() == 4 && other.len() == 2)
}
