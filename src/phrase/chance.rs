//! How a place of a phrase is searched for: the words that can fill it, and how often it is filled by chance.
//!
//! Comes in: elements. Goes out: words and numbers, by which the build ranks the places of a phrase. Not here: whether a
//! token fills a place (`element`).

use super::element::{Atom, Classes, Element};
use crate::lexicon::commonness;
use crate::token::Key;

impl Element {
    /// The words that can fill the place, where the line names them all.
    pub fn keys(&self, classes: &Classes) -> Option<Vec<Key>> {
        let mut keys = Vec::new();
        for atom in self.atoms.iter().filter(|_| !self.negated) {
            match atom {
                Atom::Word { key, .. } => keys.push(*key),
                Atom::Class(class) => {
                    keys.extend(classes.all.get(*class as usize)?.iter());
                }
                _ => return None,
            }
        }
        (!keys.is_empty()).then_some(keys)
    }

    /// How often the place is filled by chance, roughly, as [`commonness`] counts; what takes long to look at is looked at
    /// last.
    pub fn chance(&self, classes: &Classes) -> u64 {
        let part = 1 << 23;
        let atom = |atom: &Atom| match atom {
            Atom::Word { key, .. } => commonness(&[*key]),
            Atom::Class(class) => {
                classes.all.get(*class as usize).map_or(part, |all| all.iter().map(|key| commonness(&[key])).sum())
            }
            Atom::Digits => 1 << 19,
            Atom::Start => 1 << 20,
            Atom::Name | Atom::End => 1 << 21,
            Atom::Part(_) | Atom::OnlyPart(_) | Atom::Single { .. } => part,
        };
        if self.negated { u64::MAX } else { self.atoms.iter().map(atom).sum() }
    }
}
