//! The words of the grammar, by key: one look-up tells whether an amount can start at a token and what it may mean.
//!
//! Comes in: forms with their meanings, from `tables`. Goes out: [`Entry`]s and [`Phrase`]s. Not here: the rules.

use super::UnitSet;
use super::model::Hedge;
use super::openers::Openers;
use crate::token::{Filter, Key, KeyMap, TokenKind, key, tokenise};
use serde::{Deserialize, Serialize};

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) enum Meaning {
    /// A unit or currency behind its figure.
    Unit(UnitSet),
    /// One that is a common word or letter as well.
    Shy(UnitSet),
    /// A currency's sign or code, before or behind.
    Sign(UnitSet),
    /// An abbreviated scale: its power of ten.
    Scale(u8),
    /// A code with a scale: "MUSD".
    Scaled(super::UnitId, u8),
    /// Words before a figure.
    Before(Hedge),
    /// Words behind a figure.
    After(Hedge),
    /// "dozens": strict and loose ends.
    Vague([i128; 4]),
    /// "most of": hundredths.
    Share([i128; 2]),
    /// "trio".
    Collective(u8),
    /// "twice".
    Multiple(u8),
    /// "GMT": minutes from UTC.
    Zone(i16, i16),
}

/// One way to write a meaning.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Phrase {
    /// Keys of the words behind the first.
    pub rest: Box<[Key]>,
    /// The very writing, where case and spaces count.
    pub exact: Option<Box<str>>,
    pub meaning: Meaning,
}

/// What is known of one key.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct Entry {
    /// A quantity can start here.
    pub starts: bool,
    /// What the amount itself can start with here, behind all hedges.
    pub opens: Opens,
    /// A phrase of this word alone starts a quantity.
    pub lone: bool,
    /// One bit of 64 for each second word of the phrases that start a quantity here.
    pub seconds: u64,
    /// A unit's name starts here.
    pub unit: bool,
    /// What sort of opening it is.
    pub mark: Mark,
    pub cardinal: Option<u8>,
    /// Ordinal value; nought for none.
    pub ordinal: u64,
    /// Denominator of a fraction word; nought for none.
    pub denominator: u64,
    /// Power of ten of a scale word; nought for none.
    pub scale: u8,
    pub month: u8,
    pub weekday: u8,
    /// One bit a class.
    pub classes: u32,
    /// The phrases that start here, longest first.
    pub first: u32,
    pub count: u32,
}

impl Entry {
    /// Whether "a" before it can open an amount: "a million", "a third", "a dozen", "an hour".
    #[inline]
    pub const fn follows_article(&self) -> bool {
        self.scale > 0 || self.denominator > 0 || self.unit || self.starts && self.count > 0 || self.cardinal.is_some()
    }

    /// Whether it opens a quantity only together with its next word: "the" of "the majority", "in" of "in excess of".
    pub const fn needs_next(&self) -> bool {
        let number = self.cardinal.is_some() || self.ordinal > 0 || self.month > 0 || self.weekday > 0;
        self.starts && !number && matches!(self.mark, Mark::Word) && !self.lone && !self.opens.any(Opens::NUMBER)
    }

    /// Whether an amount or its hedge can go on with `next`: most that begin with "the" or "in" cannot.
    #[inline]
    pub fn may_go_on(&self, next: Option<Key>) -> bool {
        self.lone || self.opens.any(Opens::NUMBER) || next.is_some_and(|next| self.seconds >> (next.0 & 63) & 1 != 0)
    }
}

/// What an amount can start with, one bit each, so that only those rules are tried that can fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Opens(u8);

impl Opens {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A number: "seven", "half", "a", "-".
    pub const NUMBER: Self = Self(1);
    /// Money: "$", "EUR", "-".
    pub const MONEY: Self = Self(2);
    /// A word that counts without being a numeral: "dozens", "trio", "a".
    pub const LEXICAL: Self = Self(4);

    /// What a phrase opens.
    const fn of(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Sign(_) | Meaning::Scaled(..) => Self::MONEY,
            Meaning::Vague(_) | Meaning::Share(_) | Meaning::Collective(_) | Meaning::Multiple(_) => Self::LEXICAL,
            _ => Self::NONE,
        }
    }

    pub const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether one of `others` opens here.
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// How a quantity opens, so that most openings fail at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum Mark {
    /// A word of an amount.
    #[default]
    Word,
    /// "a", "an".
    Article,
    /// A point, sign or apostrophe before digits.
    Sign,
    /// What opens a name or quarter: "https", "Q".
    Name,
}

/// Classes of words of `contexts.toml`, by bit.
pub(super) const CLASSES: [&str; 21] = [
    "year_before",
    "year_sure",
    "seasons",
    "change",
    "ranging",
    "label",
    "label_small",
    "contest_before",
    "contest_after",
    "each",
    "small",
    "pronoun_before",
    "pronoun_after",
    "possessive",
    "article",
    "sale",
    "ago",
    "month_shy",
    "particle",
    "lasting",
    "label_word",
];

/// The bit of a class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Class(pub u32);

impl Class {
    pub const YEAR_BEFORE: Self = Self(1);
    pub const YEAR_SURE: Self = Self(1 << 1);
    pub const SEASON: Self = Self(1 << 2);
    pub const CHANGE: Self = Self(1 << 3);
    pub const RANGING: Self = Self(1 << 4);
    pub const LABEL: Self = Self(1 << 5);
    pub const LABEL_SMALL: Self = Self(1 << 6);
    pub const CONTEST_BEFORE: Self = Self(1 << 7);
    pub const CONTEST_AFTER: Self = Self(1 << 8);
    pub const EACH: Self = Self(1 << 9);
    pub const SMALL: Self = Self(1 << 10);
    pub const PRONOUN_BEFORE: Self = Self(1 << 11);
    pub const PRONOUN_AFTER: Self = Self(1 << 12);
    pub const POSSESSIVE: Self = Self(1 << 13);
    pub const ARTICLE: Self = Self(1 << 14);
    pub const SALE: Self = Self(1 << 15);
    pub const AGO: Self = Self(1 << 16);
    pub const PARTICLE: Self = Self(1 << 18);
    pub const LASTING: Self = Self(1 << 19);
    pub const LABEL_WORD: Self = Self(1 << 20);
}

/// What goes on an amount beside the hedges behind it: see `single` in `amount`.
const TAILS: [&str; 17] = [
    "-", "/", "a", "an", "below", "each", "every", "fold", "in", "of", "old", "olds", "out", "per", "times", "x", "yo",
];

/// Every word of the grammar.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Words {
    entries: KeyMap<Entry>,
    /// The keys of `entries`, for a first look.
    filter: Filter,
    /// Those that a quantity can start with.
    pub openers: Openers,
    /// Those that a number can go on with: "million", "percent", "to", "or so".
    tails: Filter,
    phrases: Vec<Phrase>,
}

impl Words {
    /// What is known of a key.
    #[inline]
    pub fn get(&self, key: Key) -> Option<&Entry> {
        if self.filter.may_hold(key) { self.entries.get(&key) } else { None }
    }

    /// Whether a number, unit and all, may go on with a key; never false where one can.
    #[inline]
    pub fn may_follow(&self, key: Key) -> bool {
        self.tails.may_hold(key)
    }

    /// The phrases that start with an entry's word.
    pub fn phrases(&self, entry: &Entry) -> &[Phrase] {
        self.phrases.get(entry.first as usize..(entry.first + entry.count) as usize).unwrap_or_default()
    }

    /// All keys with what is known of them.
    pub fn entries(&self) -> impl Iterator<Item = (Key, &Entry)> {
        self.entries.iter().map(|(key, entry)| (*key, entry))
    }

    /// The entry of a word, to fill in.
    pub fn entry(&mut self, word: &str) -> &mut Entry {
        self.entries.entry(key(word)).or_default()
    }

    /// Makes the words ready to be looked up, once all are in.
    pub fn finish(&mut self) {
        self.filter = Filter::of(self.entries.keys().copied(), self.entries.len());
        self.tails = Filter::of(self.tail_keys().into_iter(), 1024);
        self.openers = Openers::of(self);
    }

    /// The first words of what can stand behind an amount: a hedge, a rate, "times", "old", "out of 10".
    fn tail_keys(&self) -> Vec<Key> {
        let after =
            |entry: &&Entry| self.phrases(entry).iter().any(|phrase| matches!(phrase.meaning, Meaning::After(_)));
        let hedges = self.entries.iter().filter(|(_, entry)| after(entry)).map(|(key, _)| *key);
        hedges.chain(TAILS.iter().map(|word| key(word))).collect()
    }

    /// Takes in all phrases at once: written forms, whether case and spaces count, meanings.
    pub fn fill(&mut self, forms: &[(String, bool, Meaning)]) {
        let mut all: Vec<(Key, Phrase)> = Vec::with_capacity(forms.len());
        for (form, exact, meaning) in forms {
            let tokens = tokenise(form);
            let Some((first, rest)) = tokens.split_first() else { continue };
            let exact = exact.then(|| form.as_str().into());
            all.push((
                first.key,
                Phrase { rest: rest.iter().map(|token| token.key).collect(), exact, meaning: *meaning },
            ));
            let entry = self.entries.entry(first.key).or_default();
            if first.kind != TokenKind::Number {
                let opens = Opens::of(*meaning);
                let starts = opens != Opens::NONE || matches!(meaning, Meaning::Before(_));
                entry.opens.add(opens);
                entry.starts |= starts;
                entry.lone |= starts && rest.is_empty();
                entry.seconds |= rest.first().filter(|_| starts).map_or(0, |second| 1 << (second.key.0 & 63));
            }
            entry.unit |= matches!(meaning, Meaning::Unit(_));
        }
        all.sort_by(|(a, one), (b, other)| a.cmp(b).then(other.rest.len().cmp(&one.rest.len())));
        for (at, (first, phrase)) in all.into_iter().enumerate() {
            let entry = self.entries.entry(first).or_default();
            if entry.count == 0 {
                entry.first = at as u32;
            }
            entry.count += 1;
            self.phrases.push(phrase);
        }
    }
}
