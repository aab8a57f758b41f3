//! Dates as stretches of days, and times of day over midnight and noon.

use super::clock::{minutes, told};
use super::days::{Stretch, number, stretch};
use super::order::ending;
use crate::quantity::{Date, TimeOfDay};

fn date(year: i32, month: Option<u8>, day: Option<u8>) -> Date {
    Date { year: Some(year), month, day, years: 1, ..Date::default() }
}

#[test]
fn a_date_is_a_stretch_of_days() {
    assert_eq!(number(1970, 1, 2), Some(1));
    assert_eq!(stretch(date(1970, Some(1), None)), Some(Stretch { first: 0, last: 30 }));
    assert_eq!(stretch(date(1971, None, None)), Some(Stretch { first: 365, last: 729 }));
    assert_eq!(stretch(date(2023, Some(2), Some(29))), None);
}

#[test]
fn times_run_over_midnight_and_noon() {
    let at = |hour, afternoon| TimeOfDay { hour, afternoon, ..TimeOfDay::default() };
    assert_eq!(minutes(at(22, None), at(6, Some(false))), Some(vec![480]));
    assert_eq!(minutes(at(9, None), at(1, Some(true))), Some(vec![240, 960]));
    assert_eq!(told(150), "2 hours 30 minutes");
}

#[test]
fn ordinals_end_as_they_are_said() {
    assert_eq!([1, 2, 3, 4, 11, 21].map(ending), ["st", "nd", "rd", "th", "th", "st"]);
}
