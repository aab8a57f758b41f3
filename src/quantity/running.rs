//! How long a run took, written as clocks write: "in 2:23:55", "1:45.32".
//!
//! Comes in: tokens at the first digits. Goes out: the stretch of time in seconds. Not here: times of day (`times`).

use super::amount::written;
use super::digits::Figure;
use super::input::{Parsed, Tokens, glued, no, token};
use super::model::{Amount, Kind, Number, Quantity};
use super::times::{half_day, zone};
use super::unit::called;
use crate::exact::Rational;
use crate::token::{Key, literal};
use nom::Parser;
use nom::combinator::opt;
use nom::sequence::preceded;

const COLON: Key = literal(":");

/// Words before a time that was run: "finished in 2:23:55", "a personal best of 2:05:11".
const LEADING: [&str; 15] = [
    "in", "of", "time", "clocked", "clocking", "timed", "ran", "run", "running", "was", "is", "under", "below",
    "posted", "(",
];

/// "in 2:23:55", "1:45.32", "in 58:41": hours are told only with seconds, and two parts alone only with parts of a second or
/// more minutes than a day has hours.
pub(super) fn running_time(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (rest, first) = part(input, false)?;
    let (rest, second) = preceded(glued(COLON), |at| part(at, true)).parse(rest)?;
    let (rest, third) = opt(preceded(glued(COLON), |at| part(at, true))).parse(rest)?;
    let led = || input.behind(1).is_some_and(|token| LEADING.contains(&token.text(input.text.prose)));
    let sixty = |number: Number| number.value < Rational::whole(60);
    let run = match third {
        Some(third) => sixty(second) && !second.decimals && sixty(third) && (third.decimals || led()),
        // "In 58:41": no time of day.
        None => sixty(second) && (second.decimals || first.value > Rational::whole(24) && led()),
    };
    let of_day = half_day(rest).is_ok() || zone(rest).is_ok() || rest.is_glued(COLON);
    let (number, unit) = (clock(first, second, third), called(input, literal("second")));
    match number.zip(unit) {
        Some((number, units)) if run && !of_day => {
            let quantity =
                Quantity { kind: Kind::Duration, amount: Amount::Number(number), units, ..written(input, rest) };
            Ok((rest, quantity))
        }
        _ => no(),
    }
}

/// "2", "23", "55.3": two whole digits where `two` asks for them.
fn part(input: Tokens<'_>, two: bool) -> Parsed<'_, Number> {
    let (rest, run) = token(|token| token.is_number() && (!two || token.glued())).parse(input)?;
    let text = run.text(input.text.prose);
    let whole = text.split('.').next().map_or(0, str::len);
    let fits = if two { whole == 2 } else { whole == text.len() && whole < 3 };
    match super::digits::digits(text, super::digits::Style::default) {
        Some(Figure { number, malformed: false, .. }) if fits => Ok((rest, number)),
        _ => no(),
    }
}

/// Hours, minutes and seconds, or minutes and seconds, as seconds.
fn clock(first: Number, second: Number, third: Option<Number>) -> Option<Number> {
    let sixty = Rational::whole(60);
    let seconds = first.value.mul(sixty)?.add(second.value)?;
    match third {
        Some(third) => Some(Number { value: seconds.mul(sixty)?.add(third.value)?, ..third }),
        None => Some(Number { value: seconds, ..second }),
    }
}
