//! What the grammar makes of a written amount. The written form is kept (grain, trailing zeros, hedge), since it tells
//! how coarse the number is meant; the intervals it denotes are worked out in `denote`.

use crate::exact::Rational;
use crate::span::Span;
use crate::token::Key;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One written amount, date, time, score or identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// All of it: hedge, sign, digits, scale, unit, "a share", "or so".
    pub span: Span,
    /// Without the hedge: "$4.2 billion" of "nearly $4.2 billion".
    pub core: Span,
    /// The tokens of `span`.
    pub tokens: Range<u32>,
    /// What sort of amount it is.
    pub kind: Kind,
    /// What the words before and behind say of its exactness.
    pub hedge: Hedge,
    /// The value as written.
    pub amount: Amount,
    /// The units or currencies that the writing can mean (gallon: US, imperial); empty for bare counts and the like.
    pub units: UnitSet,
    /// "a share", "per barrel", "an hour", "per 100,000".
    pub per: Option<Per>,
    /// Tied to a noun by a hyphen: "nine-member", "30-metre-deep", "34-year-old".
    pub attributive: bool,
    /// A word that is no numeral: trio, pair, majority, half, most, none, unanimous.
    pub lexical: bool,
    /// Digits grouped or pointed against the style of the text: "2,1000 jobs", "14,2 percent".
    pub malformed: bool,
    /// Scale words and signs on one number: 2 for "$7m million", whose value takes the first alone. "Thousand million"
    /// and its like, which multiply, count as one.
    pub scales: u8,
    /// A second unit or currency behind a figure that has a sign before it, the same or another: the euros of
    /// "$7 billion euros", the cents of "$1.65 cents".
    pub also_units: UnitSet,
    /// The amount with the other meaning of an abbreviation: 5 million for "5m" read as metres.
    pub also_amount: Option<Box<Amount>>,
}

impl Quantity {
    /// A count without a value, to be filled in.
    #[must_use]
    pub fn bare(span: Span) -> Self {
        Self {
            span,
            core: span,
            tokens: 0..0,
            kind: Kind::Count,
            hedge: Hedge::None,
            amount: Amount::None,
            units: UnitSet::default(),
            per: None,
            attributive: false,
            lexical: false,
            malformed: false,
            scales: 0,
            also_units: UnitSet::default(),
            also_amount: None,
        }
    }
}

/// The sorts of amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Things counted, or a bare number: "478", "nine-member", "a dozen".
    Count,
    /// An amount of a physical unit: "5 km", "30 C", "3 acres".
    Measure,
    /// An amount of money: "$4.2 billion", "85 cents".
    Money,
    /// "12 percent", "12%".
    Percent,
    /// Percentage points; basis points are hundredths of one.
    Points,
    /// "twice", "threefold", "6.5 times"; factor verbs are words of relations and not read here.
    Multiple,
    /// "a third", "half", "three-quarters", "most".
    Fraction,
    /// "one in five", "3 out of 4": the value is the fraction.
    OneIn,
    /// "third", "21st".
    Ordinal,
    /// A calendar date, or part of one: "Monday, May 15, 2018", "March", "2019", "the 1990s".
    Date,
    /// A time of day: "10:30 a.m.", "1300 GMT".
    Time,
    /// A stretch of time: "90 minutes", "three years", "a fortnight".
    Duration,
    /// "34-year-old", "aged 36", ", 36,".
    Age,
    /// "3-1", "52–47", "6-4, 3-6, 6-2".
    Score,
    /// Codes, names, versions, phone and page numbers: never an operand.
    Identifier,
}

/// The written value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    Number(Number),
    /// "10 to 15", "between 10 and 15": first and last as written, units and scales shared out.
    Range(Number, Number),
    /// A vague word: strict and loose ends ("dozens" is 20–99).
    Vague {
        /// What a careful reader takes it to say.
        strict: (Rational, Rational),
        /// The widest it could fairly mean.
        loose: (Rational, Rational),
    },
    /// A date, as written; it may not exist. The second is the other day–month order, where both are dates.
    Date(Date, Option<Date>),
    /// First and last day of a span of dates: "April 2 to 9", "2014–15".
    DateRange(Date, Date),
    /// A time of day.
    Time(TimeOfDay),
    /// Pairs of a score, in order.
    Score(Vec<(u32, u32)>),
    /// No value: identifiers.
    None,
}

/// A written number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Value, scale included.
    pub value: Rational,
    /// One unit of the last written digit, times the scale: 0.1 billion for "2.8 billion".
    pub grain: Rational,
    /// Trailing zeros of a written whole number: 2 for "1,500".
    pub zeros: u8,
    /// The scale word's power of ten: 9 for billion, 0 without.
    pub scale: u8,
    /// A digit stands behind a decimal mark.
    pub decimals: bool,
}

/// How exact the words around a number say that it is. See semantics, "Hedges".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Hedge {
    /// No word.
    #[default]
    None,
    /// exactly, precisely, a total of.
    Exact,
    /// about, around, roughly, some, or so.
    About,
    /// on the order of.
    Order,
    /// nearly, almost, just under, shy of.
    Nearly,
    /// close to: from below, but two-sided when loose.
    CloseTo,
    /// just over, slightly more than, -odd, -plus.
    JustOver,
    /// more than, over, above.
    MoreThan,
    /// at least, no fewer than.
    AtLeast,
    /// less than, under, below, fewer than.
    LessThan,
    /// at most, no more than.
    AtMost,
    /// up to, as many as: the greatest of a set, never added up.
    UpTo,
}

/// A unit or currency of the grammar's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitId(pub u16);

/// Up to four units that one writing can mean; the first is the likeliest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UnitSet {
    members: [Option<UnitId>; 4],
}

impl UnitSet {
    /// A set of one.
    #[must_use]
    pub const fn one(unit: UnitId) -> Self {
        Self { members: [Some(unit), None, None, None] }
    }

    /// A set of the first four of `units`.
    #[must_use]
    pub fn of(units: &[UnitId]) -> Self {
        let mut set = Self::default();
        for (slot, unit) in set.members.iter_mut().zip(units) {
            *slot = Some(*unit);
        }
        set
    }

    /// The members, likeliest first.
    pub fn iter(self) -> impl Iterator<Item = UnitId> {
        self.members.into_iter().flatten()
    }

    /// The likeliest member.
    #[must_use]
    pub const fn first(self) -> Option<UnitId> {
        self.members[0]
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.members[0].is_none()
    }

    /// Whether a unit is in both sets, or both are empty.
    #[must_use]
    pub fn shares(self, other: Self) -> bool {
        self.is_empty() && other.is_empty() || self.iter().any(|unit| other.iter().any(|member| member == unit))
    }
}

/// What an amount is for each of: "a share", "per 100,000", "an hour".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Per {
    /// The noun, as the key of its lower-case singular.
    pub noun: Key,
    /// The unit, where the noun is one.
    pub unit: Option<UnitId>,
    /// How many of the noun: 1, or 100,000.
    pub base: Rational,
    /// Written out, with "per" or a slash, and not as "a share".
    pub spelled: bool,
}

/// A date as written, each part only where it is written. Parts may be out of range ("31 June"): checks look for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Date {
    /// Year of the common era; two-digit years are completed.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
    /// 1 Monday to 7 Sunday.
    pub weekday: Option<u8>,
    /// Years of a decade or century from `year` on: 10 for "the 1990s", 100 for "the 19th century"; 1 for one year.
    pub years: u16,
    /// 1 to 4, for "the second quarter".
    pub quarter: Option<u8>,
}

/// A time of day as written. Parts may be out of range: checks look for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimeOfDay {
    /// Hour as written, 12-hour where `afternoon` is given.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second, where written.
    pub second: Option<u8>,
    /// Some(true) for p.m., Some(false) for a.m.
    pub afternoon: Option<bool>,
    /// The zone's offset from UTC in minutes, lowest and highest it can mean ("ET" is -300 to -240).
    pub zone: Option<(i16, i16)>,
}
