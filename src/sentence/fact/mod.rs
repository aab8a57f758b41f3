//! What a text tells in figures, gathered once for all checks that look at the whole document.
//!
//! Comes in: a [`Text`]. Goes out: [`Facts`], one [`Told`] for each figure with a single number, and look-ups that stay
//! linear in the text: by digits, by value. Whether two mentions can be of one thing is told by [`Text::rivals`] and
//! [`Text::is_renewed`]. Not here: what follows from two mentions that differ (`engine`).

mod digits;
mod likeness;
mod stem;
mod toll;

pub use digits::Digits;
pub use stem::{Stems, stem};
pub use toll::{Fate, Toll};

use super::Text;
use crate::document::BlockKind;
use crate::exact::Rational;
use crate::quantity::{Kind, UnitId};
use crate::token::{Key, KeyHasher};
use std::hash::{BuildHasher, BuildHasherDefault, Hash};
use std::ops::Range;
use std::sync::OnceLock;

/// Mentions of one spelling that are looked at; more say nothing new.
const MOST: usize = 12;

/// A figure with a single number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Index of the quantity.
    pub quantity: usize,
    /// Index of the sentence.
    pub sentence: usize,
    /// Singular of what is counted or measured.
    pub noun: Option<Key>,
    /// The value in the written unit.
    pub value: Rational,
    /// The digits as written.
    pub digits: Digits,
    /// What it can be held against.
    pub sort: Sort,
}

/// Figures of one sort can be the same fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// Count, money, percent …
    pub kind: Kind,
    /// The likeliest unit.
    pub unit: Option<UnitId>,
    /// "a share", "per barrel".
    pub per: Option<Key>,
}

/// All figures of a text.
#[derive(Debug, Default)]
pub struct Facts {
    /// In the order of the text.
    pub told: Vec<Told>,
    /// Those that may be part of a name and may be a part without its noun: "has 41 seats and the Centre Party 19".
    pub elliptic: Vec<Told>,
    /// The sentences of the headline; empty where there is none.
    pub headline: std::ops::Range<usize>,
    /// Whether a sentence opens with "Correction" or the like.
    pub corrects: bool,
    /// Figures by their digits, by these in any order and by value, gathered when first asked for.
    by_digits: OnceLock<Index>,
    by_letters: OnceLock<Index>,
    by_value: OnceLock<Index>,
    /// Neighbours of one sort, of which several rules ask; found by the first.
    neighbours: OnceLock<Vec<(usize, usize)>>,
}

/// Those of some figures, in the order of the text, that a sentence tells.
#[must_use]
pub fn told_in(told: &[Told], sentence: usize) -> &[Told] {
    told_within(told, &(sentence..sentence + 1))
}

/// Those of some figures, in the order of the text, that some sentences tell.
#[must_use]
pub fn told_within<'t>(told: &'t [Told], sentences: &Range<usize>) -> &'t [Told] {
    let from = told.partition_point(|told| told.sentence < sentences.start);
    let to = told.partition_point(|told| told.sentence < sentences.end);
    told.get(from..to).unwrap_or_default()
}

impl Facts {
    /// What a sentence tells.
    #[must_use]
    pub fn told_in(&self, sentence: usize) -> &[Told] {
        told_in(&self.told, sentence)
    }

    /// What some sentences tell.
    #[must_use]
    pub fn told_within(&self, sentences: &Range<usize>) -> &[Told] {
        told_within(&self.told, sentences)
    }

    /// Earlier mentions with the same digits at any scale.
    pub fn alike(&self, told: &Told) -> impl Iterator<Item = &Told> {
        let (sort, digits) = (told.sort, told.digits);
        let same = move |other: &&Told| other.sort == sort && other.digits == digits;
        let index = self.by_digits.get_or_init(|| self.index(|told| hash((told.sort, told.digits))));
        self.earlier(index, hash((sort, digits)), same, told)
    }

    /// Earlier mentions with the same digits in any order.
    pub fn shuffled(&self, told: &Told) -> impl Iterator<Item = &Told> {
        let (sort, letters) = (told.sort, told.digits.sorted());
        let same = move |other: &&Told| other.sort == sort && other.digits.sorted() == letters;
        let index = self.by_letters.get_or_init(|| self.index(|told| hash((told.sort, told.digits.sorted()))));
        self.earlier(index, hash((sort, letters)), same, told)
    }

    /// How many figures have this value.
    #[must_use]
    pub fn mentions(&self, told: &Told) -> u32 {
        let same = |other: &&Told| other.sort == told.sort && other.value == told.value;
        let index = self.by_value.get_or_init(|| self.index(|told| hash((told.sort, told.value))));
        index.of(hash((told.sort, told.value))).filter_map(|at| self.told.get(at)).filter(same).count() as u32
    }

    /// Places in `told` of neighbours of one sort, found when first asked for.
    pub fn neighbours(&self, find: impl FnOnce() -> Vec<(usize, usize)>) -> &[(usize, usize)] {
        self.neighbours.get_or_init(find)
    }

    /// All figures and those without their noun, in the order of the text.
    #[must_use]
    pub fn with_elliptic(&self) -> Vec<Told> {
        let mut all: Vec<Told> = self.told.iter().chain(&self.elliptic).copied().collect();
        all.sort_by_key(|told| told.quantity);
        all
    }

    /// Whether a figure stands in the headline.
    #[must_use]
    pub fn is_headline(&self, told: &Told) -> bool {
        self.headline.contains(&told.sentence)
    }

    fn index(&self, hash: impl Fn(&Told) -> u64) -> Index {
        Index::new(self.told.iter().map(hash))
    }

    fn earlier<'f>(
        &'f self,
        index: &'f Index,
        hash: u64,
        same: impl Fn(&&'f Told) -> bool,
        told: &Told,
    ) -> impl Iterator<Item = &'f Told> {
        let before = told.quantity;
        let all = index.of(hash).filter_map(|at| self.told.get(at)).filter(same).take(MOST);
        all.take_while(move |other| other.quantity < before)
    }

    fn of(text: &Text<'_>) -> Self {
        let mut facts = Self { headline: headline(text), corrects: corrects(text), ..Self::default() };
        for (sentence, at) in text.sentences.iter().enumerate() {
            if matches!(at.kind, BlockKind::Cell) {
                continue;
            }
            for quantity in at.quantities.clone() {
                let index = quantity as usize;
                match told(text, index, sentence) {
                    Some(told) if !text.is_name_number(index) => facts.told.push(told),
                    Some(told) if text.is_elliptic(index, at) => facts.elliptic.push(told),
                    _ => {}
                }
            }
        }
        facts
    }
}

/// Places of figures by a hash, in the order of the hash and then of the text.
#[derive(Debug, Default)]
struct Index(Vec<(u64, u32)>);

impl Index {
    fn new(hashes: impl Iterator<Item = u64>) -> Self {
        let mut places: Vec<(u64, u32)> = hashes.zip(0..).collect();
        places.sort_unstable();
        Self(places)
    }

    /// The places of a hash, in the order of the text.
    fn of(&self, hash: u64) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|(other, _)| *other < hash);
        let rest = self.0.get(first..).unwrap_or_default();
        rest.iter().take_while(move |(other, _)| *other == hash).map(|(_, at)| *at as usize)
    }
}

fn hash(value: impl Hash) -> u64 {
    BuildHasherDefault::<KeyHasher>::default().hash_one(value)
}

impl Text<'_> {
    /// All figures with a single number, gathered when first asked for.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::of(self))
    }
}

fn headline(text: &Text<'_>) -> std::ops::Range<usize> {
    let length = text.sentences.iter().take_while(|sentence| sentence.kind == BlockKind::Headline).count();
    0..length
}

/// Words that open what tells of a fault put right.
const CORRECTIONS: [&str; 6] =
    ["Correction", "Corrections", "CORRECTION", "CORRECTIONS", "Clarification", "Clarifications"];

fn corrects(text: &Text<'_>) -> bool {
    text.sentences.iter().any(|sentence| CORRECTIONS.contains(&text.word(sentence.tokens.start)))
}

fn told(text: &Text<'_>, index: usize, sentence: usize) -> Option<Told> {
    let quantity = text.quantities.get(index)?;
    let number = quantity.number()?;
    let dated = matches!(quantity.kind, Kind::Date | Kind::Time | Kind::Identifier | Kind::Ordinal);
    if dated || quantity.malformed {
        return None;
    }
    let sort = Sort { kind: quantity.kind, unit: quantity.units.first(), per: quantity.per.map(|per| per.noun) };
    let noun = text.heads.get(index).copied().flatten().map(|head| head.noun);
    Some(Told { quantity: index, sentence, noun, value: number.value, digits: Digits::of(&number)?, sort })
}
