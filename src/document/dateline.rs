//! The publication date that a text states of itself: "HULL, March 4, 2019 (Agency) —", "Published: 4 March 2019", a
//! line that is nothing but a date. Only full dates with their year are read.
//!
//! Comes in: the first and last blocks of a document. Goes out: a date. Not here: dates in running text (`quantity`).

use super::Block;
use crate::quantity::Date;

/// Words that a line about the publication starts with; the last three speak of a later version.
const LABELS: &[&str] = &[
    "published",
    "first published",
    "originally published",
    "posted",
    "date",
    "dated",
    "publication date",
    "issued",
    "updated",
    "last updated",
    "last modified",
];

/// How many of [`LABELS`] speak of the first version.
const FIRST_VERSION: usize = 8;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const MONTH_NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date of publication that the blocks of a document state.
pub fn stated(prose: &str, blocks: &[Block]) -> Option<Date> {
    let head = blocks.iter().take(6);
    let tail = blocks.iter().skip(6.max(blocks.len().saturating_sub(2)));
    let mut later = None;
    for block in head.chain(tail) {
        match in_block(block.span.of(prose)) {
            Some((date, true)) => return Some(date),
            Some((date, false)) => later = later.or(Some(date)),
            None => {}
        }
    }
    later
}

/// Whether the line is nothing but a date, or says when it was published.
pub fn is_date_line(line: &str) -> bool {
    labelled(line).is_some() || bare(line).is_some()
}

/// A full date at the start of a text, "4 March 2019", "Mar. 4, 2019", "2019-03-04", and what follows it.
pub fn full_date(text: &str) -> Option<(Date, &str)> {
    let text = skip_weekday(text);
    year_first(text).or_else(|| day_first(text)).or_else(|| month_first(text))
}

/// A date that the block states, and whether it is that of the first version.
fn in_block(text: &str) -> Option<(Date, bool)> {
    labelled(text).or_else(|| bare(text).or_else(|| dateline(text)).map(|date| (date, true)))
}

/// "Published: 4 March 2019", "Last updated at 10:30 GMT, 4 March 2019".
fn labelled(line: &str) -> Option<(Date, bool)> {
    if line.len() > 120 {
        return None;
    }
    let index = LABELS.iter().rposition(|label| {
        line.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label))
            && !line.get(label.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    })?;
    let rest = line.get(LABELS.get(index)?.len()..)?;
    Some((first_date(rest)?.0, index < FIRST_VERSION))
}

/// "Monday, March 4, 2019", perhaps with a time behind it.
fn bare(line: &str) -> Option<Date> {
    let (date, rest) = full_date(line)?;
    let short = rest.len() < 24 && !rest.trim_start().starts_with(char::is_lowercase);
    short.then_some(date)
}

/// "HULL, England, March 4, 2019 (Agency) — ".
fn dateline(text: &str) -> Option<Date> {
    let city = text.split([',', ' ']).next()?;
    if city.chars().count() < 3 || !city.chars().all(|letter| letter.is_uppercase() || matches!(letter, '.' | '-')) {
        return None;
    }
    let head = text.char_indices().nth(120).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let (date, rest) = first_date(head)?;
    let rest = rest.trim_start_matches([',', ' ']);
    let agency = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let rest = agency.map_or(rest, |(_, rest)| rest.trim_start());
    rest.starts_with(['—', '–', '-']).then_some(date)
}

/// The first full date that starts at a word, and what follows it.
fn first_date(text: &str) -> Option<(Date, &str)> {
    let mut at_word = true;
    for (at, letter) in text.char_indices() {
        let found = if at_word && letter.is_alphanumeric() { text.get(at..).and_then(full_date) } else { None };
        if found.is_some() {
            return found;
        }
        at_word = !letter.is_alphanumeric();
    }
    None
}

/// "2019-03-04", "2019/03/04".
fn year_first(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(text, 4)?;
    let (month, rest) = number(rest.strip_prefix(['-', '/'])?, 2)?;
    let (day, rest) = number(rest.strip_prefix(['-', '/'])?, 2)?;
    date(year, month, day).map(|date| (date, rest))
}

/// "4 March 2019", "4th of March, 2019".
fn day_first(text: &str) -> Option<(Date, &str)> {
    let (day, rest) = day(text)?;
    let rest = rest.trim_start();
    let (month, rest) = month(rest.strip_prefix("of ").unwrap_or(rest))?;
    let (year, rest) = number(rest.trim_start_matches([',', '.', ' ']), 4)?;
    date(year, month, day).map(|date| (date, rest))
}

/// "March 4, 2019", "Mar. 4th 2019".
fn month_first(text: &str) -> Option<(Date, &str)> {
    let (month, rest) = month(text)?;
    let (day, rest) = day(rest.trim_start_matches(['.', ' ']))?;
    let (year, rest) = number(rest.trim_start_matches([',', ' ']), 4)?;
    date(year, month, day).map(|date| (date, rest))
}

fn skip_weekday(text: &str) -> &str {
    let (word, rest) = word(text);
    let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|name| starts_with(word, name));
    if weekday { rest.trim_start_matches([',', '.', ' ']) } else { text }
}

/// "4", "04", "4th".
fn day(text: &str) -> Option<(u32, &str)> {
    let (day, rest) = number(text, 2).or_else(|| number(text, 1))?;
    let ending = ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending));
    Some((day, ending.unwrap_or(rest)))
}

/// "March", "Mar", "Sept", in any case.
fn month(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = word(text);
    let name = MONTH_NAMES.iter().position(|name| name.eq_ignore_ascii_case(word));
    let short = || MONTHS.iter().position(|name| name.eq_ignore_ascii_case(word));
    let index = name.or_else(short).or_else(|| word.eq_ignore_ascii_case("sept").then_some(8))?;
    Some((index as u32 + 1, rest))
}

fn word(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Exactly `digits` digits.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(digits)?;
    let alone =
        number.bytes().all(|byte| byte.is_ascii_digit()) && !rest.starts_with(|next: char| next.is_ascii_digit());
    alone.then(|| number.parse().ok()).flatten().map(|number| (number, rest))
}

fn starts_with(word: &str, start: &str) -> bool {
    word.len() <= 9 && word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let sane = (1000..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    sane.then(|| Date {
        year: i32::try_from(year).ok(),
        month: u8::try_from(month).ok(),
        day: u8::try_from(day).ok(),
        years: 1,
        ..Date::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(i32, u8, u8)> {
        in_block(text).map(|(date, _)| (date.year.unwrap(), date.month.unwrap(), date.day.unwrap()))
    }

    #[test]
    fn reads_what_a_text_says_of_itself() {
        for text in [
            "GRIMSBY, England, March 4, 2019 (Agency) — The quay reopened.",
            "GRIMSBY – 4 March 2019 – The quay reopened.",
            "Published: 4 March 2019",
            "First published at 10:30 GMT, Monday 4th of March, 2019",
            "Monday, Mar. 4, 2019",
            "2019-03-04 10:30",
            "DATE 2019/03/04",
        ] {
            assert_eq!(parts(text), Some((2019, 3, 4)), "{text}");
        }
    }

    #[test]
    fn leaves_other_dates_alone() {
        for text in [
            "GRIMSBY (Agency) — On March 4, 2019, the quay reopened.",
            "March 4, 2019 was a day of storms along the whole of the coast.",
            "Published in March 2019",
            "Sales grew from 2018-19",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
