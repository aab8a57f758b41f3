//! The tables of `checks/vocabulary`: read, proved and turned into [`Words`] and [`Units`].
//!
//! Comes in: TOML text. Goes out: what the rules look up. Not here: the rules.

mod words;

use self::words::{contexts, dates, hedges, numbers};
use super::model::{UnitId, UnitSet};
use super::units::{Unit, Units};
use super::words::{Mark, Meaning, Opens, Words};
use crate::embedded;
use crate::exact::Rational;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// What the tables make: the words of the grammar, and its units.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Tables {
    pub words: Words,
    pub units: Units,
}

impl Tables {
    /// The built-in tables, as the build read them.
    pub fn builtin() -> Result<Self, String> {
        postcard::from_bytes(embedded::TABLES).or_else(|_| Self::read_builtin())
    }

    /// The built-in tables, read from their files anew; the error names what is broken.
    pub fn read_builtin() -> Result<Self, String> {
        let mut forms = Forms::default();
        let mut tables = Self::default();
        forms.units(&mut tables.units, include_str!("../../checks/vocabulary/units.toml"))?;
        forms.currencies(&mut tables.units, include_str!("../../checks/vocabulary/currencies.toml"))?;
        numbers(&mut tables.words, &mut forms, include_str!("../../checks/vocabulary/numbers.toml"))?;
        hedges(&mut forms, include_str!("../../checks/vocabulary/hedges.toml"))?;
        dates(&mut tables.words, &mut forms, include_str!("../../checks/vocabulary/dates.toml"))?;
        contexts(&mut tables.words, include_str!("../../checks/vocabulary/contexts.toml"))?;
        tables.words.fill(&forms.all());
        for (mark, words) in STARTERS {
            for word in words {
                let entry = tables.words.entry(word);
                (entry.starts, entry.mark) = (true, mark);
                match mark {
                    Mark::Article => [Opens::NUMBER, Opens::LEXICAL].map(|opens| entry.opens.add(opens)),
                    Mark::Sign | Mark::Word => [Opens::NUMBER, Opens::MONEY].map(|opens| entry.opens.add(opens)),
                    Mark::Name => [(), ()],
                };
            }
        }
        tables.words.finish();
        Ok(tables)
    }
}

/// Words and marks that can open an amount or name, beside those of the tables.
const STARTERS: [(Mark, &[&str]); 4] = [
    (Mark::Article, &["a", "an"]),
    (Mark::Sign, &[".", "-", "−", "+", "'", "‘", "’"]),
    (Mark::Name, &["q", "http", "https", "www"]),
    (
        Mark::Word,
        &[
            "between", "minus", "negative", "point", "½", "⅓", "⅔", "¼", "¾", "⅕", "⅖", "⅗", "⅘", "⅙", "⅚", "⅛", "⅜",
            "⅝", "⅞",
        ],
    ),
];

fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| error.to_string())
}

/// One line of `units.toml` or `currencies.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: Option<String>,
    factor: Option<String>,
    offset: Option<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    plural: Vec<String>,
    /// Names that are written out, plurals too.
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    signs: Vec<String>,
    #[serde(default)]
    shy: Vec<String>,
    /// The code is a word too: "TOP".
    #[serde(default)]
    word: bool,
    minor: Option<Box<Line>>,
}

/// Reads "0.3048" or "5/9".
fn rational(text: &str) -> Result<Rational, String> {
    let wrong = || format!("`{text}` is no number");
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    let top = Rational::parse(top).ok_or_else(wrong)?;
    top.div(Rational::parse(bottom).ok_or_else(wrong)?).ok_or_else(wrong)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Manner {
    Name,
    Sign,
    Shy,
    Money,
}

/// Written forms as they are collected; what several units share is one entry.
#[derive(Default)]
struct Forms {
    units: BTreeMap<(String, Manner), Vec<UnitId>>,
    others: Vec<(String, bool, Meaning)>,
}

impl Forms {
    fn units(&mut self, units: &mut Units, text: &str) -> Result<(), String> {
        let tables: BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Line>> = read(text)?;
        for (dimension, lines) in in_order(tables) {
            let dimension = units.push_dimension(&dimension);
            for (key, line) in in_order(lines) {
                let id = units.push(Unit {
                    name: line.name.clone().unwrap_or_else(|| key.replace('_', " ")),
                    plural: plurals(&line, &key).first().cloned().unwrap_or_default(),
                    symbol: line.signs.first().or(line.shy.first()).cloned().unwrap_or_default(),
                    dimension,
                    factor: rational(line.factor.as_deref().unwrap_or("1"))?,
                    offset: rational(line.offset.as_deref().unwrap_or("0"))?,
                    code: None,
                });
                self.write(id, &line, &key, Manner::Sign);
            }
        }
        Ok(())
    }

    fn currencies(&mut self, units: &mut Units, text: &str) -> Result<(), String> {
        let lines: BTreeMap<Spanned<String>, Line> = read(text)?;
        for (code, line) in in_order(lines) {
            let dimension = units.push_dimension(&code);
            let mut coin = |line: &Line, factor: Rational| {
                units.push(Unit {
                    name: line.name.clone().unwrap_or_else(|| code.to_lowercase()),
                    plural: plurals(line, &code).first().cloned().unwrap_or_default(),
                    symbol: line.signs.first().or(line.shy.first()).cloned().unwrap_or_default(),
                    dimension,
                    factor,
                    offset: Rational::ZERO,
                    code: Some(code.clone()),
                })
            };
            let id = coin(&line, Rational::ONE);
            self.write(id, &line, &code, Manner::Money);
            if !line.word {
                self.add(&code, Manner::Money, id);
                for (letter, power) in [("k", 3), ("K", 3), ("M", 6)] {
                    self.others.push((format!("{letter}{code}"), true, Meaning::Scaled(id, power)));
                }
            }
            if let Some(minor) = &line.minor {
                let id = coin(minor, Rational::new(1, 100).unwrap_or(Rational::ONE));
                self.write(id, minor, &code, Manner::Money);
            }
        }
        Ok(())
    }

    fn write(&mut self, id: UnitId, line: &Line, key: &str, signs: Manner) {
        for name in line.names.iter().chain(&line.forms).chain(&plurals(line, key)) {
            self.add(&name.to_lowercase(), Manner::Name, id);
        }
        for sign in &line.signs {
            self.add(sign, signs, id);
        }
        for sign in &line.shy {
            self.add(sign, Manner::Shy, id);
        }
    }

    fn add(&mut self, form: &str, manner: Manner, id: UnitId) {
        let ids = self.units.entry((form.to_owned(), manner)).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }

    fn all(self) -> Vec<(String, bool, Meaning)> {
        let units = self.units.into_iter().map(|((form, manner), ids)| {
            let set = UnitSet::of(&ids);
            match manner {
                Manner::Name => (form, false, Meaning::Unit(set)),
                Manner::Sign => (form, true, Meaning::Unit(set)),
                Manner::Shy => (form, true, Meaning::Shy(set)),
                Manner::Money => (form, true, Meaning::Sign(set)),
            }
        });
        units.chain(self.others).collect()
    }
}

/// The lines of a table as they stand in the file.
fn in_order<V>(table: BTreeMap<Spanned<String>, V>) -> Vec<(String, V)> {
    let mut lines: Vec<(Spanned<String>, V)> = table.into_iter().collect();
    lines.sort_by_key(|(key, _)| key.span().start);
    lines.into_iter().map(|(key, value)| (key.into_inner(), value)).collect()
}

/// The plurals that the line states, or those of the common rule.
fn plurals(line: &Line, key: &str) -> Vec<String> {
    if !line.plural.is_empty() || line.names.is_empty() {
        let own = key.chars().any(char::is_lowercase).then(|| key.replace('_', " "));
        return line.plural.iter().chain(&line.forms).cloned().chain(own).collect();
    }
    let ending = |name: &String| match name.as_bytes() {
        [.., b's' | b'x'] | [.., b'c' | b's', b'h'] => format!("{name}es"),
        _ => format!("{name}s"),
    };
    line.names.iter().map(ending).collect()
}
