//! What a figure is about: whose it is, when, where, and whether it is a fact.
//!
//! Comes in: a [`Text`] and the index of a quantity. Goes out: [`About`], worked out when asked for, from the words
//! alone: capital letters, closed word classes, the order of words. Each part has a value for "not known", and takes it
//! readily. Not here: what is counted ([`Head`](super::Head)), and whether two figures tell the same fact (`engine`).
//!
//! `text.about(index)` gives all four parts; `Subject::name` and `Subject::thing` the two sides of the first. Two
//! mentions are compared by key, or by [`Text::same_name`], for which "Lamplight" is "Lamplight Energy Inc".

mod modality;
mod period;
mod place;
mod subject;

use super::{Sentence, Text};
use crate::span::Span;
use crate::token::Key;

/// What a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct About {
    /// Whose figure it is.
    pub subject: Subject,
    /// When it holds.
    pub period: Period,
    /// Where it holds.
    pub place: Place,
    /// Whether it is a fact.
    pub modality: Modality,
}

/// A name or noun phrase in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands; for a pronoun, where the name stands that it was carried over from.
    pub span: Span,
    /// Key of the singular noun of a thing, or of the last word of a name, "Inc" and the like left out.
    pub key: Key,
}

/// The name or noun phrase that a figure belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Subject {
    /// Not known.
    #[default]
    Unknown,
    /// "Lamplight sold 40 mills", also by way of "it" or "the company".
    Name(Mention),
    /// "Sales rose to 40".
    Thing(Mention),
    /// "Lamplight's sales", "its sales", "sales at Lamplight".
    ThingOf {
        /// The sales.
        thing: Mention,
        /// Lamplight.
        name: Mention,
    },
}

impl Subject {
    /// The name.
    #[must_use]
    pub const fn name(self) -> Option<Mention> {
        match self {
            Self::Name(name) | Self::ThingOf { name, .. } => Some(name),
            Self::Unknown | Self::Thing(_) => None,
        }
    }

    /// The thing.
    #[must_use]
    pub const fn thing(self) -> Option<Mention> {
        match self {
            Self::Thing(thing) | Self::ThingOf { thing, .. } => Some(thing),
            Self::Unknown | Self::Name(_) => None,
        }
    }
}

/// When a figure holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// Not known; mostly the time that the text tells of.
    #[default]
    Unknown,
    /// A date, quarter, month or year that is a quantity of the text: its index.
    Dated(u32),
    /// "this year", "today".
    This(Stretch),
    /// "last year", "yesterday", "the previous quarter".
    Last(Stretch),
    /// "a year earlier", "12 months ago".
    Before(Stretch),
    /// "next year", "tomorrow".
    Next(Stretch),
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stretch {
    /// A day or night.
    Day,
    /// A week or weekend.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half-year.
    Half,
    /// A year or season.
    Year,
    /// A decade or century.
    Decade,
}

/// Where a figure holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// Not known.
    #[default]
    Unknown,
    /// "in Leeds".
    Named(Mention),
}

/// How a figure is put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Modality {
    /// The figure is in no sentence.
    #[default]
    Unknown,
    /// Told as it is.
    Fact,
    /// Expected, estimated, likely.
    Forecast,
    /// Aimed at, planned, pledged.
    Target,
    /// Said to hold if something else does.
    Condition,
    /// In a direct quotation, and told as it is.
    Quotation,
}

impl Text<'_> {
    /// What the quantity at an index is about.
    #[must_use]
    pub fn about(&self, quantity: usize) -> About {
        let Some(figure) = Figure::of(self, quantity) else {
            return About::default();
        };
        About { subject: figure.subject(), period: figure.period(), place: figure.place(), modality: figure.modality() }
    }

    /// Whose the quantity at an index is: [`About::subject`] alone.
    #[must_use]
    pub fn subject(&self, quantity: usize) -> Subject {
        Figure::of(self, quantity).map(|figure| figure.subject()).unwrap_or_default()
    }

    /// When the quantity at an index holds: [`About::period`] alone.
    #[must_use]
    pub fn period(&self, quantity: usize) -> Period {
        Figure::of(self, quantity).map(|figure| figure.period()).unwrap_or_default()
    }

    /// How the quantity at an index is put forward: [`About::modality`] alone.
    #[must_use]
    pub fn modality(&self, quantity: usize) -> Modality {
        Figure::of(self, quantity).map(|figure| figure.modality()).unwrap_or_default()
    }

    /// Whether two names can be one: the words of the one open or close the other ("Lee" and "Ann Lee").
    #[must_use]
    pub fn same_name(&self, one: Mention, other: Mention) -> bool {
        let (one, other) = (one.span.of(self.prose()), other.span.of(self.prose()));
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let whole = |rest: &str| rest.is_empty() || rest.starts_with(' ') || rest.ends_with(' ');
        long.strip_prefix(short).is_some_and(whole) || long.strip_suffix(short).is_some_and(whole)
    }
}

/// A quantity in its clause.
struct Figure<'t> {
    text: &'t Text<'t>,
    index: usize,
    sentence: usize,
    /// Clauses of the sentence, up to that of the figure.
    clauses: Vec<std::ops::Range<u32>>,
    /// First token of the figure.
    start: u32,
    /// Behind the figure.
    end: u32,
}

impl<'t> Figure<'t> {
    fn of(text: &'t Text<'t>, index: usize) -> Option<Self> {
        let quantity = text.quantities.get(index)?;
        let sentence = text.sentences.partition_point(|sentence| sentence.quantities.end as usize <= index);
        let mut clauses = text.clauses(text.sentences.get(sentence)?);
        let (start, end) = (quantity.tokens.start, quantity.tokens.end);
        clauses.truncate(clauses.partition_point(|clause| clause.start <= start));
        Some(Self { text, index, sentence, clauses, start, end })
    }

    /// The clause of the figure.
    fn clause(&self) -> std::ops::Range<u32> {
        self.clauses.last().cloned().unwrap_or(self.start..self.end)
    }

    fn whole_sentence(&self) -> Option<&'t Sentence> {
        self.text.sentences.get(self.sentence)
    }
}
