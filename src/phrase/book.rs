//! The phrases of a check file, laid flat.
//!
//! Comes in: the tables of the file, or the bytes that the build made of them. Goes out: the phrases that stand at a token,
//! and what each means. Not here: how a line is written (`line`).

use super::anchors::{Anchors, Gathered};
use super::element::{Atom, Classes, Element, Elements, Place};
use super::line::{self, Meaning, Pairs, Rights, Set};
use crate::check::{EngineError, settings};
use crate::kept::{Flat, Kept};
use crate::lexicon::commonness;
use crate::token::{Key, KeySets};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The phrases of a file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Book {
    /// Where the atoms of each element begin and how many they are; whether none of them may stand there.
    elements: Flat<((u32, u32), u8)>,
    atoms: Flat<Atom>,
    classes: KeySets,
    phrases: Flat<Row>,
    /// The elements of the phrases with their places, one phrase behind the other: what is hardest to find first, and what
    /// a phrase is looked up by last.
    places: Flat<(u32, u8)>,
    /// Where the meaning of each line ends in `meant`.
    meanings: Flat<u32>,
    meant: Flat<u8>,
    rights: Vec<Kept<Rights>>,
    /// How much better than the meant word the written one keeps its neighbours company where it is believed: hundredths
    /// of log10. Without it lines prove alone.
    pub believed: Option<i32>,
    /// Where phrases are looked for.
    pub anchors: Anchors,
}

/// A phrase as it is kept: where its elements begin and how many they are; its wrong stretch; its line.
type Row = ((u32, u16), (u16, u16), u32);

/// A phrase without optional parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Where its elements stand in the book.
    places: Range<usize>,
    /// The elements of the wrong stretch.
    pub wrong: Range<usize>,
    /// Index of the line.
    line: u32,
}

/// What only certain words fill: how common they are, and the words.
type Plain = (u64, Vec<Key>);

impl Book {
    /// Reads the tables of a file.
    ///
    /// # Errors
    /// The first fault.
    pub fn read(file: &toml::Table) -> Result<Self, EngineError> {
        settings::only(file, &["classes", "lines", "pairs", "believed"])?;
        let believed =
            file.get("believed").and_then(toml::Value::as_integer).and_then(|least| i32::try_from(least).ok());
        if file.contains_key("believed") && believed.is_none_or(|least| least < 1) {
            return Err(settings::fault("believed", "a whole number above 0 is wanted: hundredths of log10"));
        }
        let mut elements = Elements::default();
        for (name, words) in settings::named(file, "classes")? {
            elements.classes.add(name, words);
        }
        let (mut pairs, mut rights) = (Pairs::new(), Vec::new());
        for (name, set) in settings::named(file, "pairs")? {
            let at = |error: EngineError| settings::fault(format!("pairs.{name}"), error.message);
            pairs.insert(name.to_owned(), Set::read(set, &mut rights).map_err(at)?);
        }
        let (mut phrases, mut meanings) = (Vec::new(), Vec::new());
        for (index, text) in settings::strings(file, "lines")?.into_iter().enumerate() {
            let at =
                |error: EngineError| settings::fault(format!("lines.{index}"), format!("{}: {text}", error.message));
            meanings.push(line::read(text, index, (&mut elements, &pairs), &mut phrases).map_err(at)?);
        }
        let (anchors, looked_up) = anchors(&elements, &phrases)?;
        Ok(Self {
            anchors,
            believed,
            rights: rights.into_iter().map(Kept::from).collect(),
            ..laid(elements, phrases.iter().zip(looked_up), &meanings)
        })
    }

    /// A phrase by its number.
    #[must_use]
    pub fn phrase(&self, number: u32) -> Option<Phrase> {
        let ((first, count), (from, to), line) = self.phrases.get(number as usize)?;
        let first = first as usize;
        Some(Phrase { places: first..first + usize::from(count), wrong: from.into()..to.into(), line })
    }

    /// Whether a phrase that begins at a place stands there.
    #[must_use]
    pub fn fits(&self, phrase: &Phrase, place: Place<'_>) -> bool {
        self.places.range(phrase.places.clone()).all(|(element, offset)| {
            let at = place.at + isize::from(offset);
            let Some(((first, count), negated)) = self.elements.get(element as usize) else { return false };
            let first = first as usize;
            let mut atoms = self.atoms.range(first..first + count as usize);
            atoms.any(|atom| atom.fits(Place { at, ..place }, &self.classes)) != (negated != 0)
        })
    }

    /// Whether the line says that a word stands at a place of a phrase, and that nothing but words does.
    #[must_use]
    pub fn asks_for(&self, phrase: &Phrase, place: usize, wanted: Key) -> bool {
        let positive = self.element(phrase, place).is_some_and(|(_, negated)| negated == 0);
        let word = |atom: Atom| match atom {
            Atom::Word { key, .. } => Some(key == wanted),
            Atom::Class(class) => Some(self.classes.contains(class, wanted)),
            _ => None,
        };
        let found = self.atoms(phrase, place).map(word).try_fold(false, |found, is| Some(found | is?));
        positive && found == Some(true)
    }

    /// What the line says of a place of a phrase, whether that can stand there or cannot.
    pub fn atoms(&self, phrase: &Phrase, place: usize) -> impl Iterator<Item = Atom> {
        let stretch =
            self.element(phrase, place).map_or(0..0, |((first, count), _)| first as usize..(first + count) as usize);
        self.atoms.range(stretch)
    }

    /// What holds for all phrases of a line.
    #[must_use]
    pub fn meaning(&self, phrase: &Phrase) -> Option<Meaning> {
        let line = phrase.line as usize;
        let start = line.checked_sub(1).and_then(|before| self.meanings.get(before)).unwrap_or(0);
        let bytes: Vec<u8> = self.meant.range(start as usize..self.meanings.get(line)? as usize).collect();
        postcard::from_bytes(&bytes).ok()
    }

    /// What is right for a wrong word of a set of pairs.
    #[must_use]
    pub fn right(&self, meaning: &Meaning, wrong: Key) -> Option<&str> {
        self.rights.get(meaning.rights? as usize)?.get(&wrong).map(String::as_str)
    }

    fn element(&self, phrase: &Phrase, place: usize) -> Option<((u32, u32), u8)> {
        let mut places = self.places.range(phrase.places.clone());
        let (element, _) = places.find(|(_, offset)| usize::from(*offset) == place)?;
        self.elements.get(element as usize)
    }
}

/// The places by which a phrase is looked up, so that they are known to be filled where it is.
type LookedUp = [usize; 2];

/// Notes where each phrase is looked for: at the plain place with the rarest words, and the next rarest.
fn anchors(elements: &Elements, phrases: &[line::Phrase]) -> Result<(Anchors, Vec<LookedUp>), EngineError> {
    let plain: Vec<Option<Plain>> = elements.all.iter().map(|element| plain(element, &elements.classes)).collect();
    let mut places: Vec<(usize, &Plain)> = Vec::new();
    let (mut anchors, mut looked_up) = (Gathered::default(), Vec::new());
    for (index, phrase) in phrases.iter().enumerate() {
        let fault = |message: &str| settings::fault(format!("lines.{}", phrase.line), message);
        if phrase.wrong.len() == phrase.elements.len() && phrase.wrong.len() < 2 {
            return Err(fault("a bare word proves nothing; name its neighbours"));
        }
        places.clear();
        let own = phrase.elements.iter().enumerate();
        places.extend(own.filter_map(|(place, element)| Some((place, plain.get(*element as usize)?.as_ref()?))));
        places.sort_by_key(|(place, (common, keys))| (*common, !phrase.wrong.contains(place), keys.len()));
        let mut places = places.iter().map(|(place, (_, keys))| (*place, keys.as_slice()));
        let anchor = places.next().ok_or_else(|| fault("one place at least must be a plain word"))?;
        looked_up.push(anchors.add(index as u32, anchor, places.next()));
    }
    Ok((anchors.finish(), looked_up))
}

fn plain(element: &Element, classes: &Classes) -> Option<Plain> {
    let keys = element.keys(classes)?;
    Some((commonness(&keys), keys))
}

/// The parts of a book that phrases are told by, without their anchors.
fn laid<'p>(
    elements: Elements,
    phrases: impl Iterator<Item = (&'p line::Phrase, LookedUp)>,
    meanings: &[Meaning],
) -> Book {
    let (mut kept, mut atoms) = (Vec::new(), Vec::new());
    let chances: Vec<u64> = elements.all.iter().map(|element| element.chance(&elements.classes)).collect();
    for element in elements.all {
        kept.push(((atoms.len() as u32, element.atoms.len() as u32), u8::from(element.negated)));
        atoms.extend(element.atoms);
    }
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    for (phrase, looked_up) in phrases {
        let wrong = (phrase.wrong.start as u16, phrase.wrong.end as u16);
        rows.push(((places.len() as u32, phrase.elements.len() as u16), wrong, phrase.line as u32));
        let mut own: Vec<(u32, u8)> = phrase.elements.iter().copied().zip(0..=u8::MAX).collect();
        own.sort_by_key(|(element, place)| (looked_up.contains(&usize::from(*place)), chances.get(*element as usize)));
        places.extend(own);
    }
    let (mut meant, mut ends) = (Vec::new(), Vec::new());
    for meaning in meanings {
        meant.extend(postcard::to_allocvec(meaning).unwrap_or_default());
        ends.push(meant.len() as u32);
    }
    Book {
        elements: kept.into_iter().collect(),
        atoms: atoms.into_iter().collect(),
        classes: KeySets::of(&elements.classes.all),
        phrases: rows.into_iter().collect(),
        places: places.into_iter().collect(),
        meanings: ends.into_iter().collect(),
        meant: meant.into_iter().collect(),
        ..Book::default()
    }
}
