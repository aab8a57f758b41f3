//! Words that a check's file gives to the rules of facts. Comes in: its table. Goes out: stems, chains and kinds. Not
//! here: what a rule makes of them.

use super::closed;
use crate::engine::{EngineError, settings};
use crate::sentence::{Stems, Text, stem};
use crate::token::{Key, KeyMap, key};

/// Words that a check's file gives to its rules, by stem.
#[derive(Default)]
pub struct Words {
    pub(super) rise: Stems,
    pub(super) fall: Stems,
    pub(super) event: Stems,
    /// Words that tell of a time before, of the present and of what is to come.
    pub(super) then: Stems,
    pub(super) past: Stems,
    pub(super) far: Stems,
    pub(super) now: Stems,
    pub(super) coming: Stems,
    /// Classes of words that tell one deed.
    pub(super) alike: Vec<Stems>,
    /// Words that say "rise" or "fall" between or before two figures, for the worksheet.
    pub(super) up: Stems,
    pub(super) down: Stems,
    /// Superlatives, words of having a size, and kinds with what is of them.
    pub(super) high: Stems,
    pub(super) holds: Stems,
    pub(super) kinds: Vec<(Key, Vec<Key>)>,
    /// The place of a verb in the chains of events that it is in, by the verb.
    pub(super) chains: KeyMap<Vec<Deed>>,
}

/// A verb of a chain of events: what follows its first word ("moved in"), and its chain and place there.
pub(super) struct Deed {
    rest: Vec<Key>,
    place: (usize, usize),
}

impl Words {
    /// Reads them from the file of a check.
    pub(super) fn read(file: &toml::Table) -> Result<Self, EngineError> {
        let stems = |key: &str| Ok(settings::words(file, key)?.into_iter().map(stem).collect());
        Ok(Self {
            rise: stems("rise")?,
            fall: stems("fall")?,
            event: stems("event")?,
            then: stems("then")?,
            past: stems("past")?,
            far: stems("far")?,
            now: stems("now")?,
            coming: stems("coming")?,
            alike: closed::classes(&settings::strings(file, "alike")?),
            up: stems("up")?,
            down: stems("down")?,
            high: stems("high")?,
            holds: stems("holds")?,
            kinds: kinds(file)?,
            chains: chains(file)?,
        })
    }

    /// Whether the word at a place says "rise", and whether it says "fall": neither of growers, jumpers and surgery.
    pub(super) fn ways(&self, text: &Text<'_>, at: u32) -> (bool, bool) {
        let (key, doer) = (text.stem_at(at), is_doer(text.word(at)));
        (!doer && self.rise.contains(&key), !doer && self.fall.contains(&key))
    }

    /// The chains that the word at a place is in, each with its place there.
    pub(super) fn places(&self, text: &Text<'_>, at: u32) -> impl Iterator<Item = (usize, usize)> {
        let key = |at: u32| text.tokens.get(at as usize).map(|token| token.key);
        let told = move |deed: &&Deed| (at + 1..).zip(&deed.rest).all(|(at, word)| key(at) == Some(*word));
        key(at).and_then(|key| self.chains.get(&key)).into_iter().flatten().filter(told).map(|deed| deed.place)
    }
}

/// "Climbers" and "growers" are people, and "surgery" is no surge.
pub(super) fn is_doer(word: &str) -> bool {
    let doer = ["ers", "ery", "eries", "eon", "eons"].iter().any(|ending| word.ends_with(ending));
    doer && !matches!(word, "lowers" | "recovers" | "recovery")
}

/// "building > block|tower": a kind and what is of it.
fn kinds(file: &toml::Table) -> Result<Vec<(Key, Vec<Key>)>, EngineError> {
    let read = |list: &str| {
        let (kind, members) = list.split_once('>')?;
        Some((key(kind.trim()), members.split('|').map(|word| key(word.trim())).collect()))
    };
    Ok(settings::strings(file, "kinds")?.into_iter().filter_map(read).collect())
}

/// "left|sailed > arrived|docked": the place of every verb in every chain.
fn chains(file: &toml::Table) -> Result<KeyMap<Vec<Deed>>, EngineError> {
    let mut chains: KeyMap<Vec<Deed>> = KeyMap::default();
    for (chain, list) in settings::strings(file, "chain")?.into_iter().enumerate() {
        for (place, verbs) in list.split('>').enumerate() {
            for verb in verbs.split('|') {
                let mut words = verb.split_whitespace().map(key);
                let Some(first) = words.next() else { continue };
                chains.entry(first).or_default().push(Deed { rest: words.collect(), place: (chain, place) });
            }
        }
    }
    Ok(chains)
}
