//! Bare years, decades, centuries, quarters and seasons, told from counts by what stands beside them.
//!
//! Comes in: tokens. Goes out: parts of [`Amount`]s. Not here: dates with a month (`dates`).

use super::age::decade_of_life;
use super::dates::{year, year_behind};
use super::fraction::over;
use super::input::{HYPHEN, Parsed, Tokens, dash, glued, no, token, word};
use super::model::{Amount, Date};
use super::ordinal::{digit_ordinal, word_ordinal};
use super::words::{Class, Meaning};
use crate::token::{Flags, Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const APOSTROPHE: Key = literal("'");
const CENTURY: Key = literal("century");
const CENTURIES: Key = literal("centuries");
const QUARTER: Key = literal("quarter");
const SLASH: Key = literal("/");
const S: Key = literal("s");
const POSSESSIVE: Key = literal("'s");

/// "2014–15", "1990s", "'90s", "19th century", "2019".
pub(super) fn years(input: Tokens<'_>) -> Parsed<'_, Amount> {
    alt((year_span, decade, century, bare_year)).parse(input)
}

/// The "2016 and 2020" of "between 2016 and 2020": two years, and no range of a count.
pub(super) fn two_years(input: Tokens<'_>) -> bool {
    let years = (year, word(literal("and")), year).parse(input);
    years.is_ok_and(|(rest, (first, _, last))| {
        plausible(first) && plausible(last) && !counted(rest) && !rest.glued_word() && !plural_noun(rest)
    })
}

/// "2014–15", "2014-2018", "2014/15".
fn year_span(input: Tokens<'_>) -> Parsed<'_, Amount> {
    let (rest, first) = year(input)?;
    if !plausible(first) || glued_before(input) {
        return no();
    }
    let (rest, ()) = alt((dash, glued(SLASH).map(|_| ()))).parse(rest)?;
    let (rest, run) = token(|token| token.is_number() && token.glued()).parse(rest)?;
    let text = run.text(input.text.prose);
    let last = text.parse::<i32>().ok();
    let last = match (last, text.len()) {
        (Some(last), 2) => Some(first - first % 100 + last + if last < first % 100 { 100 } else { 0 }),
        (Some(last), 4) => Some(last),
        _ => None,
    };
    match last {
        Some(last)
            if last > first
                && last - first < 100
                && !dash_again(rest)
                && (rest.is(literal("year")) && !rest.glued() || !counted(rest)) =>
        {
            Ok((rest, Amount::DateRange(of_year(first), of_year(last))))
        }
        _ => no(),
    }
}

fn dash_again(rest: Tokens<'_>) -> bool {
    rest.glued()
        && dash(rest).is_ok_and(|(after, ())| after.first().is_some_and(|token| token.is_number() && token.glued()))
}

const fn plausible(year: i32) -> bool {
    year >= 1500 && year < 2100
}

fn of_year(year: i32) -> Date {
    Date { year: Some(year), years: 1, ..Date::default() }
}

/// "1990s", "1990's", "'90s", "the 80s", "mid-1990s".
fn decade(input: Tokens<'_>) -> Parsed<'_, Amount> {
    let (rest, short) = opt(alt((word(APOSTROPHE), word(literal("’")), word(literal("‘"))))).parse(input)?;
    let (rest, run) = token(|token| token.is_number()).parse(rest)?;
    let text = run.text(input.text.prose);
    let ends = |at: Tokens<'_>| at.is_glued(S) || at.is_glued(POSSESSIVE);
    let Some(value) = text.parse::<i32>().ok() else { return no() };
    let tied =
        input.behind(2).is_some_and(|token| matches!(token.text(input.text.prose), "mid" | "Mid" | "late" | "early"));
    let the = input.follows(literal("the"))
        || matches!(
            input.behind(1).map(|token| token.text(input.text.prose)),
            Some("late" | "early" | "mid" | "and")
        )
        // "the over-50s" are people.
        || input.follows(HYPHEN) && tied;
    let date = match text.len() {
        4 if value % 10 == 0 && plausible(value) && ends(rest) => Date {
            year: Some(value),
            years: if value % 100 == 0 && value < 2000 { 100 } else { 10 },
            ..Date::default()
        },
        2 if decade_of_life(input).is_ok() => return no(),
        2 if value % 10 == 0 && ends(rest) && (short.is_some() || the && !rest.is(POSSESSIVE)) => {
            Date { year: Some(if value < 20 { 2000 } else { 1900 } + value), years: 10, ..Date::default() }
        }
        2 if short.is_some()
            && !input.glued()
            && rest.behind(1).is_some_and(|token| token.glued())
            && !rest.glued_word() =>
        {
            Date { year: Some(if value < 30 { 2000 } else { 1900 } + value), years: 1, ..Date::default() }
        }
        _ => return no(),
    };
    let rest = if date.years == 1 { rest } else { rest.skip(1) };
    Ok((rest, Amount::Date(date, None)))
}

impl Tokens<'_> {
    /// Whether the first token is a word or quotation mark that touches the one before.
    fn glued_word(self) -> bool {
        let touches =
            |token: &Token| token.glued() && token.key != POSSESSIVE && (token.is_word() || token.is_number());
        self.first().is_some_and(touches)
    }
}

/// "19th century", "twenty-first century".
fn century(input: Tokens<'_>) -> Parsed<'_, Amount> {
    let (rest, number) = alt((digit_ordinal, word_ordinal)).parse(input)?;
    let (rest, _) = opt(glued(HYPHEN)).parse(rest)?;
    let Some(number) = i32::try_from(number).ok().filter(|number| (2..=22).contains(number)) else { return no() };
    if rest.is(CENTURY) || rest.is(CENTURIES) {
        let date = Date { year: Some((number - 1) * 100 + 1), years: 100, ..Date::default() };
        return Ok((rest.skip(1), Amount::Date(date, None)));
    }
    no()
}

/// "the second quarter", "first-quarter", "Q3 2019", "fourth quarter of 2018".
pub(super) fn quarter(input: Tokens<'_>) -> Parsed<'_, Date> {
    let (rest, number) = alt((digit_ordinal, word_ordinal, letter_quarter)).parse(input)?;
    let (rest, _) = opt(glued(HYPHEN)).parse(rest)?;
    let number = u8::try_from(number).ok().filter(|number| (1..=4).contains(number));
    let spelled = input.behind(0).is_some() && !input.str().starts_with(['Q', 'q']);
    let (rest, ok) = if spelled { (rest.skip(1), rest.is(QUARTER)) } else { (rest, true) };
    let (Some(number), true) = (number, ok) else { return no() };
    let (rest, year) = opt(year_behind).parse(rest)?;
    Ok((rest, Date { quarter: Some(number), year, years: 1, ..Date::default() }))
}

/// "Q3".
fn letter_quarter(input: Tokens<'_>) -> Parsed<'_, u64> {
    const Q: Key = literal("q");
    let (rest, _) = word(Q).parse(input)?;
    let (rest, run) = token(|token| token.is_number() && token.glued() && token.span().len() == 1).parse(rest)?;
    run.text(input.text.prose).parse().map_or_else(|_| no(), |number| Ok((rest, number)))
}

fn glued_before(input: Tokens<'_>) -> bool {
    input.glued() && input.behind(1).is_some_and(|token| token.is_word() || token.is_number())
}

/// "2019" where it is a year: no unit, scale or money with it.
pub(super) fn bare_year(input: Tokens<'_>) -> Parsed<'_, Amount> {
    let (rest, value) = year(input)?;
    let money = input.glued()
        && input.behind(1).is_some_and(|token| {
            !matches!(token.text(input.text.prose), "(" | "©" | "[" | "-" | "–" | "—" | "/" | "“" | "\"" | "‘" | "'")
        });
    // "2000 over 3"
    let divided = rest.is(literal("over")) && over(input).is_ok();
    if money || counted(rest) || rest.glued_word() || divided {
        return no();
    }
    let sure = input.behind_in(1, Class::YEAR_SURE) || input.behind_in(1, Class::SEASON);
    let sure = sure || matches!(rest.str(), "onward" | "onwards");
    let led = sure
        || input.behind_in(1, Class::YEAR_BEFORE)
        || input.entry_of(input.behind(1)).month > 0
        || is_of_a_work(input, rest);
    let noun = rest.first().is_some_and(|token| token.is_word() && !token.glued()) && plural_noun(rest);
    let is_year = match value {
        1900..2100 => sure || !noun || value % 50 != 0 && value > 1950,
        1500..1900 => led && !noun || sure,
        _ => {
            sure && !noun
                && matches!(
                    input.behind(1).map(|token| token.text(input.text.prose)),
                    Some("in" | "In" | "since" | "circa")
                )
                && (rest.first().is_none_or(|token| !token.is_word())
                    || value >= 1000 && value % 10 != 0 && follows_a_year(rest.str()))
        }
    };
    if is_year { Ok((rest, Amount::Date(of_year(value), None))) } else { no() }
}

/// "her 1845 novel", "(Thorne, 1879)": the year of what one made.
fn is_of_a_work<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let thing = |token: &Token| token.is_word() && !token.glued() && !token.flags.any(Flags::CAPITAL);
    let owned = input.behind_in(1, Class::POSSESSIVE)
        && rest.first().is_some_and(thing)
        && !rest.ahead_in(0, Class::SMALL)
        && !matches!(rest.str(), "staff" | "personnel" | "crew" | "strong" | "odd");
    let author = |token: &Token| token.is_word() && token.flags.any(Flags::CAPITAL);
    owned || input.follows(literal(",")) && matches!(rest.str(), ")" | "]") && input.behind(2).is_some_and(author)
}

/// Words that go on behind a year, and before no noun: "in 1147 and", "in 1431 at the age of 19".
fn follows_a_year(word: &str) -> bool {
    matches!(word, "and" | "at" | "by" | "when" | "but" | "as" | "after" | "until" | "with" | "to" | "was" | "were")
}

/// Whether a unit, scale or sign follows, so that the number is an amount.
fn counted(rest: Tokens<'_>) -> bool {
    let unit =
        rest.phrase(|meaning| matches!(meaning, Meaning::Unit(_) | Meaning::Sign(_) | Meaning::Scale(_)).then_some(()));
    let dashed = rest.is_glued(HYPHEN)
        && rest.skip(1).phrase(|meaning| matches!(meaning, Meaning::Unit(_)).then_some(())).is_ok();
    // "the 1987 second quarter"
    let quarter = rest.is(QUARTER)
        || rest.is(literal("second")) && matches!(rest.skip(1).str(), "quarter" | "half" | "-") && !rest.glued();
    rest.entry().scale > 0
        || unit.is_ok() && !quarter
        || dashed
        || rest.is_glued(literal("%"))
        || rest.is_glued(literal(".")) && rest.peek(1).is_some_and(|token| token.is_number() && token.glued())
}

/// Whether a plural noun stands here, by its look: "bees", "people".
pub(super) fn plural_noun(rest: Tokens<'_>) -> bool {
    let text = rest.str();
    let small = rest.ahead_in(0, Class::SMALL)
        || matches!(
            text,
            "was"
                | "is"
                | "has"
                | "this"
                | "its"
                | "his"
                | "as"
                | "us"
                | "across"
                | "versus"
                | "plus"
                | "elections"
                | "census"
                | "series"
                | "protests"
                | "results"
                | "earnings"
                | "sales"
                | "attacks"
                | "levels"
                | "games"
                | "talks"
                | "championships"
                | "times"
        );
    text == "people"
        || text.ends_with('s') && !text.ends_with("ss") && !small && text.chars().next().is_some_and(char::is_lowercase)
}
