//! The tables of words: numbers, hedges, dates and the classes of words around figures.
//!
//! Comes in: TOML text. Goes out: entries of [`Words`] and forms of several words. Not here: units and currencies.

use super::{Forms, read};
use crate::quantity::model::Hedge;
use crate::quantity::words::{CLASSES, Meaning, Opens, Words};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    cardinals: BTreeMap<String, u8>,
    ordinals: BTreeMap<String, u64>,
    denominators: BTreeMap<String, u64>,
    scales: BTreeMap<String, u8>,
    scale_signs: BTreeMap<String, u8>,
    collectives: BTreeMap<String, u8>,
    vague: BTreeMap<String, [i64; 4]>,
    shares: BTreeMap<String, [i64; 2]>,
    multiples: BTreeMap<String, u8>,
}

pub(super) fn numbers(words: &mut Words, forms: &mut Forms, text: &str) -> Result<(), String> {
    let numbers: Numbers = read(text)?;
    for (word, value) in numbers.cardinals {
        let entry = words.entry(&word);
        (entry.cardinal, entry.starts) = (Some(value), true);
        entry.opens.add(Opens::NUMBER);
    }
    for (word, value) in numbers.ordinals {
        let entry = words.entry(&word);
        (entry.ordinal, entry.denominator, entry.starts) = (value, if value > 2 { value } else { 0 }, true);
        if value > 2 {
            entry.opens.add(Opens::NUMBER);
            words.entry(&format!("{word}s")).denominator = value;
        }
    }
    for (word, value) in numbers.denominators {
        let entry = words.entry(&word);
        (entry.denominator, entry.starts) = (value, true);
        entry.opens.add(Opens::NUMBER);
    }
    for (word, power) in numbers.scales {
        let entry = words.entry(&word);
        (entry.scale, entry.starts) = (power, true);
        entry.opens.add(Opens::NUMBER);
    }
    let others = &mut forms.others;
    others.extend(numbers.scale_signs.into_iter().map(|(form, power)| (form, true, Meaning::Scale(power))));
    others.extend(numbers.collectives.into_iter().map(|(form, value)| (form, false, Meaning::Collective(value))));
    others.extend(numbers.multiples.into_iter().map(|(form, value)| (form, false, Meaning::Multiple(value))));
    others.extend(numbers.vague.into_iter().map(|(form, ends)| (form, false, Meaning::Vague(ends.map(i128::from)))));
    others.extend(numbers.shares.into_iter().map(|(form, ends)| (form, false, Meaning::Share(ends.map(i128::from)))));
    Ok(())
}

pub(super) fn hedges(forms: &mut Forms, text: &str) -> Result<(), String> {
    let tables: BTreeMap<String, BTreeMap<String, Vec<String>>> = read(text)?;
    for (place, classes) in tables {
        for (class, phrases) in classes {
            let hedge = hedge(&class).ok_or_else(|| format!("`{class}` is no hedge"))?;
            let meaning = if place == "before" { Meaning::Before(hedge) } else { Meaning::After(hedge) };
            forms.others.extend(phrases.into_iter().map(|form| (form, false, meaning)));
        }
    }
    Ok(())
}

fn hedge(class: &str) -> Option<Hedge> {
    Some(match class {
        "exact" => Hedge::Exact,
        "about" => Hedge::About,
        "order" => Hedge::Order,
        "nearly" => Hedge::Nearly,
        "close_to" => Hedge::CloseTo,
        "just_over" => Hedge::JustOver,
        "more_than" => Hedge::MoreThan,
        "at_least" => Hedge::AtLeast,
        "less_than" => Hedge::LessThan,
        "at_most" => Hedge::AtMost,
        "up_to" => Hedge::UpTo,
        _ => return None,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    months: BTreeMap<String, u8>,
    weekdays: BTreeMap<String, u8>,
    zones: BTreeMap<String, [i16; 2]>,
}

pub(super) fn dates(words: &mut Words, forms: &mut Forms, text: &str) -> Result<(), String> {
    let dates: Dates = read(text)?;
    for (word, month) in dates.months {
        let entry = words.entry(&word);
        (entry.month, entry.starts) = (month, true);
    }
    for (word, weekday) in dates.weekdays {
        let entry = words.entry(&word);
        (entry.weekday, entry.starts) = (weekday, true);
    }
    let zones = dates.zones.into_iter().map(|(form, [low, high])| (form, true, Meaning::Zone(low, high)));
    forms.others.extend(zones);
    Ok(())
}

pub(super) fn contexts(words: &mut Words, text: &str) -> Result<(), String> {
    let classes: BTreeMap<String, Vec<String>> = read(text)?;
    for (class, members) in classes {
        let bit = CLASSES.iter().position(|name| *name == class).ok_or_else(|| format!("`{class}` is no class"))?;
        for word in members {
            words.entry(&word).classes |= 1 << bit;
        }
    }
    Ok(())
}
