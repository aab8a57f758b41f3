//! Times of day: how long from one to another, and one moment in two zones.

use super::super::judge::Judgement;
use super::outcome;
use super::time_of;
use crate::exact::{Interval, Rational};
use crate::quantity::{Quantity, TimeOfDay};

const DAY: i64 = 1440;

/// Minutes from one time to another, every reading: over midnight, and over noon where neither says which half of the
/// day it means.
pub(super) fn minutes(from: TimeOfDay, to: TimeOfDay) -> Option<Vec<i64>> {
    let mut found = Vec::new();
    for start in readings(from)? {
        for end in readings(to)? {
            found.push((end - start).rem_euclid(DAY));
        }
    }
    // "from 1 to 4 p.m.": the first takes over the half of the second, or not.
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// Minutes since midnight that a time can mean.
fn readings(time: TimeOfDay) -> Option<Vec<i64>> {
    let (hour, minute) = (i64::from(time.hour), i64::from(time.minute));
    if hour > 24 || minute > 59 {
        return None;
    }
    let at = |hour: i64| hour * 60 + minute;
    Some(match time.afternoon {
        Some(true) => vec![at(hour % 12 + 12)],
        Some(false) => vec![at(hour % 12)],
        None if hour <= 12 && hour > 0 => vec![at(hour % 12), at(hour % 12 + 12)],
        None => vec![at(hour % 24)],
    })
}

/// A time that is not before another of one clock: both of the afternoon or both of the morning, since one may lie behind
/// midnight.
pub(super) fn following(last: TimeOfDay, first: TimeOfDay) -> Option<Judgement> {
    let half = |time: TimeOfDay| match time.afternoon {
        None if time.hour > 12 => Some(true),
        told => told,
    };
    let one_half = half(last).is_some() && half(last) == half(first) && last.zone == first.zone;
    let minutes = |time: TimeOfDay| readings(time)?.into_iter().last().filter(|_| one_half);
    // "From 9am to 12am" ends at midnight.
    let midnight = last.hour == 12 && last.afternoon == Some(false);
    (!midnight).then_some(())?;
    Some(outcome(minutes(last)? >= minutes(first)?, None))
}

/// One moment told in two zones: "1300 GMT (8 a.m. EST)".
pub(super) fn zone(claimed: &Quantity, other: &Quantity) -> Option<Judgement> {
    let (claimed, other) = (time_of(claimed)?, time_of(other)?);
    let ((low, high), (first, last)) = (claimed.zone?, other.zone?);
    let mut expected = None;
    let mut holds = false;
    for mine in readings(claimed)? {
        for theirs in readings(other)? {
            // Their moment in UTC lies between these, and so does what it is in the claimed zone.
            let least = theirs - i64::from(last) + i64::from(low);
            let most = theirs - i64::from(first) + i64::from(high);
            expected = expected.or(Some(least));
            holds |= (-2..=2).any(|day| (least..=most).contains(&(mine + day * DAY)));
        }
    }
    let at = expected?.rem_euclid(DAY);
    Some(outcome(holds, format!("{}:{:02}", at / 60, at % 60)))
}

/// A number of minutes as an interval of them.
pub(super) fn interval(minutes: i64) -> Interval {
    Interval::point(Rational::from(minutes))
}

/// "2 hours 30 minutes"
pub(super) fn told(minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let unit = |count: i64, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    match (hours, rest) {
        (0, rest) => unit(rest, "minute"),
        (hours, 0) => unit(hours, "hour"),
        (hours, rest) => format!("{} {}", unit(hours, "hour"), unit(rest, "minute")),
    }
}
