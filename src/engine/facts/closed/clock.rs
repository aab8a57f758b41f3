//! Times of a timetable with points, and how long it takes: "leaves at 22.50 and pulls in at 00.20, two and a half hours later".
//!
//! Comes in: a short text. Goes out: the time it takes, where the two times are another apart. Only where both have two digits
//! behind the point and a word of coming and going stands beside. Not here: times that are written as such (`time-between`).

use super::adds::is_one_of;
use super::{Report, Slip, Words};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::Text;

/// Words one of which the text has.
pub const CALL: [&str; 8] = ["later", "takes", "took", "journey", "lasts", "lasting", "trip", "crossing"];

/// Words of coming and going, and of what begins and ends.
const GOES: &str = "leaves left leave departs departed departing arrives arrived arriving arrive gets got reaches reached pulls sets \
    sails sailed docks docked lands landed takes starts started begins began ends ended opens closes finished finishes doors bus \
    train ferry flight coach boat tram";
/// Words of what is told with two digits behind the point and is no time.
const OTHERS: &str = "shares share index points point percent cents pounds dollars euros per average rate metres miles kilometres \
    seconds litres lap race";

/// Adds the time that two times contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    for (sentence, next) in text.sentences.iter().zip(text.sentences.iter().skip(1).map(Some).chain([None])) {
        // "It leaves at 22.50. It is due at 00.35, after a journey of …".
        let on = next
            .filter(|next| next.block == sentence.block && is_one_of(text.word(next.tokens.start), "It They The This"));
        let timed =
            text.quantities_in(sentence.quantities.clone()).iter().filter(|told| minutes(text, told).is_some()).count()
                == 1;
        let last = on.filter(|_| timed).unwrap_or(sentence);
        let (tokens, figures) =
            (sentence.tokens.start..last.tokens.end, sentence.quantities.start..last.quantities.end);
        let own = text.quantities_in(figures);
        let times: Vec<(&Quantity, i64)> =
            own.iter().filter_map(|quantity| Some((quantity, minutes(text, quantity)?))).collect();
        let [(one, from), (other, to)] = times.as_slice() else { continue };
        let mut lengths = own.iter().filter(|quantity| hours(text, quantity).is_some());
        let Some(length) = lengths.next().filter(|_| lengths.next().is_none()) else { continue };
        let says = |words: &str| tokens.clone().any(|at| is_one_of(text.word(at), words));
        let led = |words: &str| length.tokens.start.checked_sub(1).is_some_and(|at| is_one_of(text.word(at), words));
        let behind = text.word(length.tokens.end);
        let tied =
            is_one_of(behind, "later journey afterwards trip ride crossing") || led("takes took lasts lasting of a");
        let plain = matches!(length.hedge, Hedge::None | Hedge::Exact);
        let apart = (to - from).rem_euclid(24 * 60);
        let Some(told) = hours(text, length) else { continue };
        let near =
            apart > 0 && (told - apart).abs() > 4 && told < apart.saturating_mul(4) && apart < told.saturating_mul(4);
        if tied && plain && near && says(GOES) && !says(OTHERS) {
            let expected = format!("{} hours {} minutes", apart / 60, apart % 60);
            let written = |quantity: &Quantity| quantity.span.of(text.prose()).to_owned();
            report.slips.push(Slip {
                span: length.span,
                label: format!("should be {expected}"),
                values: vec![
                    ("first", format!("{} to {}", written(one), written(other))),
                    ("second", written(length)),
                    ("expected", expected),
                ],
                evidence: vec![(one.span, "from".to_owned()), (other.span, "to".to_owned())],
                ..Slip::default()
            });
        }
    }
}

/// "22.50" behind "at", "from", "until" or "to": minutes of the day.
fn minutes(text: &Text<'_>, quantity: &Quantity) -> Option<i64> {
    let (hour, minute) = quantity.span.of(text.prose()).split_once('.').filter(|_| quantity.kind == Kind::Count)?;
    let led = quantity.tokens.start.checked_sub(1).map(|at| text.word(at))?;
    let digits = minute.len() == 2 && (1..=2).contains(&hour.len());
    let (hour, minute) = (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?);
    let fits = digits && hour < 24 && minute < 60 && is_one_of(led, "at from until till to by around the");
    fits.then_some(hour * 60 + minute)
}

/// A length in minutes.
fn hours(text: &Text<'_>, quantity: &Quantity) -> Option<i64> {
    let unit = match text.word(quantity.tokens.end.checked_sub(1)?) {
        "hour" | "hours" => 60,
        // "2 hours 45 minutes" is a number of hours.
        "minute" | "minutes" if quantity.span.of(text.prose()).contains("hour") => 60,
        "minute" | "minutes" => 1,
        _ => return None,
    };
    let minutes = quantity.number().filter(|_| quantity.kind == Kind::Duration)?.value.mul(Rational::whole(unit))?;
    i64::try_from(minutes.parts().0).ok().filter(|told| minutes.is_whole() && (5..24 * 60).contains(told))
}
