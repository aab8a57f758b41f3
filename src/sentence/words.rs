//! The words that sentences are read by: abbreviations and the closed word classes.
//!
//! Comes in: `checks/vocabulary/abbreviations.toml`, `closed.toml` and `about.toml`, once. Goes out: [`class`] of a word's key, as
//! bits. Not here: clause barriers (`clause`), open classes (`lexicon`).

use crate::token::{Key, KeyMap, key};
use std::sync::LazyLock;

/// What a word can be, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u64);

macro_rules! classes {
    ($($name:ident = $bit:literal, $file:literal;)*) => {
        impl Class {
            $(pub(super) const $name: u64 = 1 << $bit;)*
        }
        /// The key in the data file of each bit.
        const NAMES: &[(&str, u64)] = &[$(($file, 1 << $bit),)*];
    };
}

classes! {
    BEFORE_NAME = 0, "name";
    BEFORE_NUMBER = 1, "number";
    ABBREVIATION = 2, "anything";
    UNIT = 3, "unit";
    OPENER = 4, "opener";
    DETERMINER = 5, "determiner";
    DEFINITE = 6, "definite";
    PREPOSITION = 8, "preposition";
    PRONOUN = 9, "pronoun";
    CARRYING = 10, "carrying";
    AUXILIARY = 11, "auxiliary";
    CONJUNCTION = 12, "conjunction";
    ADVERB = 13, "adverb";
    FILLER = 14, "filler";
    COLLECTIVE = 15, "collective";
    IN_NONE = 16, "in_none";
    SAYING = 17, "saying";
    WEEKDAY = 18, "weekday";
    MONTH = 19, "month";
    MARKED = 20, "marked";
    FORECAST = 21, "forecast";
    TARGET = 22, "target";
    CONDITION = 23, "condition";
    ROLE = 24, "role";
    PERSON = 25, "person";
    NO_PERSON = 26, "no_person";
    CONTRAST = 27, "contrast";
    OTHER_TIME = 28, "other_time";
    DEAD = 29, "dead";
    HURT = 30, "hurt";
    RESCUED = 31, "rescued";
    ARRESTED = 32, "arrested";
    MISSING = 33, "missing";
    ILL = 34, "ill";
    STRETCH = 35, "stretch";
    TENOR = 36, "tenor";
    EXTREME = 37, "extreme";
    GRADE = 38, "grade";
    OF_OTHERS = 39, "of_others";
    TELLING = 40, "telling";
    TOLD_SO = 41, "told_so";
    POINTING = 42, "pointing";
    MANNER = 43, "manner";
    LIMITING = 50, "limiting";
}

impl Class {
    /// The abbreviation is one only with a capital.
    const CAPITAL: u64 = 1 << 63;
    /// Words of these classes are no part of a noun phrase behind a figure.
    pub(super) const STOP: u64 = Self::DETERMINER
        | Self::PREPOSITION
        | Self::PRONOUN
        | Self::AUXILIARY
        | Self::CONJUNCTION
        | Self::ADVERB
        | Self::WEEKDAY;

    /// Whether one of `bits` is set.
    pub(super) const fn any(self, bits: u64) -> bool {
        self.0 & bits != 0
    }

    /// Whether the abbreviation, if the word is one, must be written with a capital.
    pub(super) const fn needs_capital(self) -> bool {
        self.any(Self::CAPITAL)
    }
}

/// The classes of the word with this key; none for most words.
pub(super) fn class(key: Key) -> Class {
    CLASSES.get(&key).copied().unwrap_or_default()
}

static CLASSES: LazyLock<KeyMap<Class>> = LazyLock::new(|| {
    let mut classes: KeyMap<Class> = KeyMap::default();
    for (text, short) in [(ABBREVIATIONS, true), (CLOSED, false), (ABOUT, false)] {
        let file = parse(text);
        for (name, bit) in NAMES {
            for word in words(file.get(*name)) {
                let capital = short && *name != "opener" && word.starts_with(char::is_uppercase);
                classes.entry(key(word)).or_default().0 |= bit | if capital { Class::CAPITAL } else { 0 };
            }
        }
    }
    classes
});

const ABBREVIATIONS: &str = include_str!("../../checks/vocabulary/abbreviations.toml");
const ABOUT: &str = include_str!("../../checks/vocabulary/about.toml");
const CLOSED: &str = include_str!("../../checks/vocabulary/closed.toml");

/// A built-in file; a broken one is empty, which the tests exclude.
pub(super) fn parse(text: &str) -> toml::Table {
    text.parse().unwrap_or_default()
}

/// The strings of a list.
pub(super) fn words(list: Option<&toml::Value>) -> impl Iterator<Item = &str> {
    list.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read() {
        assert!(class(key("Mr")).any(Class::BEFORE_NAME));
        assert!(class(key("No")).any(Class::BEFORE_NUMBER) && class(key("No")).needs_capital());
        assert!(class(key("the")).any(Class::OPENER) && class(key("the")).any(Class::DETERMINER));
        assert_eq!(class(key("turbine")), Class::default());
    }

    #[test]
    fn every_list_of_the_files_has_a_class() {
        for text in [ABBREVIATIONS, CLOSED, ABOUT] {
            for name in text.parse::<toml::Table>().unwrap().keys() {
                assert!(NAMES.iter().any(|(file, _)| file == name), "{name}");
            }
        }
    }
}
