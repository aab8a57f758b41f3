//! What a document says of the calendar: its date of publication and every date in it, so that a date without a year
//! can take over that of its neighbour.

use crate::quantity::{Amount, Date, Quantity};

/// Dates looked at in one document: enough for an article, and a bound for a hostile one.
const MOST: usize = 64;

/// How many tokens a year is carried over.
const NEAR: u32 = 40;

/// The dates of a document.
#[derive(Debug, Default)]
pub struct Almanac {
    /// Date of publication.
    pub published: Option<Date>,
    /// The dates, with their first token.
    pub dates: Vec<(u32, Date)>,
}

impl Almanac {
    /// The dates among the quantities of a text.
    #[must_use]
    pub fn new(published: Option<Date>, quantities: &[Quantity]) -> Self {
        let dates = quantities.iter().flat_map(|quantity| {
            let dates = match quantity.amount {
                Amount::Date(date, None) => [Some(date), None],
                Amount::DateRange(first, last) => [Some(first), Some(last)],
                _ => [None, None],
            };
            dates.into_iter().flatten().map(|date| (quantity.tokens.start, date))
        });
        Self { published, dates: dates.take(MOST).collect() }
    }

    /// Years that the text names.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.published.iter().chain(self.dates.iter().map(|(_, date)| date)).filter_map(|date| date.year)
    }

    /// Full dates near a token.
    pub fn near(&self, token: u32) -> impl Iterator<Item = Date> {
        let near = move |at: u32| at.abs_diff(token) <= NEAR && at != token;
        let dates = self.dates.iter().filter(move |(at, _)| near(*at)).map(|(_, date)| *date);
        dates.filter(|date| date.year.is_some() && date.day.is_some())
    }
}
