//! The kinds of filler that a hole or slot can ask for, as a set.

use crate::quantity::Kind;
use serde::{Deserialize, Serialize};

/// A set of hole kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KindSet(u64);

const NAMES: [(&str, u64); 30] = [
    ("count", KindSet::COUNT),
    ("measure", KindSet::MEASURE),
    ("money", KindSet::MONEY),
    ("duration", KindSet::DURATION),
    ("amount", KindSet::COUNT | KindSet::MEASURE | KindSet::MONEY | KindSet::DURATION),
    ("level", KindSet::COUNT | KindSet::MEASURE | KindSet::MONEY | KindSet::DURATION | KindSet::PERCENT),
    ("percent", KindSet::PERCENT),
    ("points", KindSet::POINTS),
    ("multiple", KindSet::MULTIPLE),
    ("fraction", KindSet::FRACTION),
    ("one-in", KindSet::ONE_IN),
    ("share", KindSet::PERCENT | KindSet::FRACTION | KindSet::ONE_IN),
    ("ordinal", KindSet::ORDINAL),
    ("date", KindSet::DATE),
    ("year", KindSet::YEAR),
    ("time", KindSet::TIME),
    ("age", KindSet::AGE),
    ("score", KindSet::SCORE),
    ("any", KindSet::ANY),
    ("number", KindSet::NUMBER),
    ("things", KindSet::THINGS),
    ("bare", KindSet::BARE),
    ("announced", KindSet::ANNOUNCED),
    ("small", KindSet::SMALL),
    ("group", KindSet::GROUP),
    ("total", KindSet::TOTAL),
    ("average", KindSet::AVERAGE),
    ("rate", KindSet::RATE),
    ("sum", KindSet::SUM),
    ("signed", KindSet::SIGNED),
];

/// Fillers that are no single quantity.
const PHRASES: [(&str, u64); 9] = [
    ("list", KindSet::LIST),
    ("np", KindSet::NP),
    ("items", KindSet::ITEMS),
    ("names", KindSet::NAMES),
    ("named", KindSet::ITEMS | KindSet::NAMED),
    ("series", KindSet::SERIES),
    ("mix", KindSet::LIST | KindSet::MIX),
    ("word", KindSet::WORD),
    ("aside", KindSet::ASIDE),
];

impl KindSet {
    /// A count, or a bare number.
    pub const COUNT: u64 = 1;
    /// A physical measure.
    pub const MEASURE: u64 = 1 << 1;
    /// Money.
    pub const MONEY: u64 = 1 << 2;
    /// A stretch of time.
    pub const DURATION: u64 = 1 << 3;
    /// A percent.
    pub const PERCENT: u64 = 1 << 4;
    /// Percentage points, or bare "points".
    pub const POINTS: u64 = 1 << 5;
    /// "twice", "threefold".
    pub const MULTIPLE: u64 = 1 << 6;
    /// "a third", "half", "most".
    pub const FRACTION: u64 = 1 << 7;
    /// "one in five".
    pub const ONE_IN: u64 = 1 << 8;
    /// "third".
    pub const ORDINAL: u64 = 1 << 9;
    /// A date of any form.
    pub const DATE: u64 = 1 << 10;
    /// A date that is a year alone.
    pub const YEAR: u64 = 1 << 11;
    /// A time of day.
    pub const TIME: u64 = 1 << 12;
    /// An age.
    pub const AGE: u64 = 1 << 13;
    /// A score.
    pub const SCORE: u64 = 1 << 14;
    /// A count without a noun.
    pub const NUMBER: u64 = 1 << 15;
    /// Every single quantity.
    pub const ANY: u64 = (1 << 16) - 1;
    /// A coordination of quantities of one unit.
    pub const LIST: u64 = 1 << 16;
    /// A noun phrase.
    pub const NP: u64 = 1 << 17;
    /// A closed list of names or noun phrases.
    pub const ITEMS: u64 = 1 << 18;
    /// A coordination of names, whatever follows.
    pub const NAMES: u64 = 1 << 21;
    /// One word.
    pub const WORD: u64 = 1 << 19;
    /// An insertion between commas, dashes or brackets.
    pub const ASIDE: u64 = 1 << 20;

    /// A closed list of names, each perhaps behind a word for the person: "cellist Joe Tarrant".
    pub const NAMED: u64 = 1 << 22;
    /// A coordination of short words, whatever follows: "red, blue and green".
    pub const SERIES: u64 = 1 << 23;
    /// A list of figures each of which stands right before its noun: "60% clay, 25% silt".
    pub const MIX: u64 = 1 << 24;
    /// A count with its noun.
    pub const THINGS: u64 = 1 << 25;
    /// A count whose noun is left out.
    pub const BARE: u64 = 1 << 26;
    /// A whole count of 2 to 20 with its noun, no hedge: it can announce a list.
    pub const ANNOUNCED: u64 = 1 << 27;
    /// A whole count of 2 to 20 without a noun.
    pub const SMALL: u64 = 1 << 28;
    /// A word for a number of members: "trio", "both".
    pub const GROUP: u64 = 1 << 29;

    /// An amount behind "a total of".
    pub const TOTAL: u64 = 1 << 30;
    /// An amount behind "an average of".
    pub const AVERAGE: u64 = 1 << 31;
    /// An amount told for each of something: "$3 a share", "12 km an hour".
    pub const RATE: u64 = 1 << 32;
    /// Money that is not told for each of something.
    pub const SUM: u64 = 1 << 33;
    /// A figure of two ends: a range, a span of dates, a score.
    pub const ENDS: u64 = 1 << 34;
    /// A figure written with its sign: "+5%".
    pub const SIGNED: u64 = 1 << 35;
    /// Kinds whose unit one member of a list may leave to another.
    pub const UNITED: u64 = Self::PERCENT | Self::MEASURE | Self::MONEY | Self::DURATION;
    const COUNTS: u64 = Self::THINGS | Self::BARE | Self::ANNOUNCED | Self::SMALL | Self::GROUP;

    /// The set of these bits.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// These kinds and others.
    #[must_use]
    pub const fn with(self, others: Self) -> Self {
        Self::from_bits(self.bits() | others.bits())
    }

    /// The bits of the set.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Adds the kind of a name; false where there is none of that name.
    pub fn add(&mut self, name: &str) -> bool {
        let found = NAMES.iter().chain(&PHRASES).find(|(known, _)| *known == name);
        found.map(|(_, bits)| self.0 |= bits).is_some()
    }

    /// The kinds of several names; the error is the name that is unknown.
    ///
    /// # Errors
    /// The first unknown name.
    pub fn of(names: &[String]) -> Result<Self, String> {
        let mut set = Self::default();
        match names.iter().find(|name| !set.add(name)) {
            Some(unknown) => Err(unknown.clone()),
            None => Ok(set),
        }
    }

    /// All names, for messages.
    #[must_use]
    pub fn names() -> String {
        NAMES.iter().chain(&PHRASES).map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    /// Whether one of `bits` is in the set.
    #[must_use]
    pub const fn any(self, bits: u64) -> bool {
        self.0 & bits != 0
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether nothing but quantities is asked for.
    #[must_use]
    pub const fn is_quantity(self) -> bool {
        self.0 & !(Self::ANY | Self::COUNTS | Self::TOTAL | Self::AVERAGE | Self::RATE | Self::SUM | Self::SIGNED) == 0
    }

    /// What the members of a list are: a list of any kind takes amounts; dates and ordinals are never added up.
    #[must_use]
    pub const fn members(self) -> Self {
        let amounts = Self::COUNT | Self::MEASURE | Self::MONEY | Self::PERCENT | Self::DURATION;
        let kinds = self.0 & !(Self::LIST | Self::MIX);
        Self(if kinds == 0 { amounts } else { kinds })
    }

    /// The figures that the shortest list needs: two members, one of which may leave its unit out.
    #[must_use]
    pub const fn needed(self) -> [Self; 2] {
        let sure = self.members();
        [sure, if self.any(Self::UNITED) { Self(sure.0 | Self::COUNT) } else { sure }]
    }

    /// Whether nothing but stretches of time, dates, years or times of day are asked for.
    #[must_use]
    pub const fn is_time(self) -> bool {
        self.0 & !(Self::DURATION | Self::DATE | Self::YEAR | Self::TIME) == 0
    }

    /// The bits of a quantity's kind.
    #[must_use]
    pub const fn bits_of(kind: Kind) -> u64 {
        match kind {
            Kind::Count => Self::COUNT,
            Kind::Measure => Self::MEASURE,
            Kind::Money => Self::MONEY,
            Kind::Percent => Self::PERCENT,
            Kind::Points => Self::POINTS,
            Kind::Multiple => Self::MULTIPLE,
            Kind::Fraction => Self::FRACTION,
            Kind::OneIn => Self::ONE_IN,
            Kind::Ordinal => Self::ORDINAL,
            Kind::Date => Self::DATE,
            Kind::Time => Self::TIME,
            Kind::Duration => Self::DURATION,
            Kind::Age => Self::AGE,
            Kind::Score => Self::SCORE,
            Kind::Identifier => 0,
        }
    }
}
