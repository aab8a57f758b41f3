//! All texts of a run read as one publication, before each is checked by itself.

use super::desk::Desks;
use super::input::{Input, Loaded};
use factlint::finding::Finding;
use factlint::together::{self, Named};
use std::collections::HashMap;
use std::path::Path;

/// Conflicts between texts, by the name of the text they stand in. What cannot be read is told when its turn comes.
pub fn conflicts(inputs: &[Input], desks: &Desks) -> HashMap<String, Vec<Finding>> {
    let mut found: HashMap<String, Vec<Finding>> = HashMap::new();
    let files = inputs.iter().filter(|input| input.path().is_some());
    let loaded: Vec<Loaded> = files.filter_map(|input| input.load().ok()).collect();
    let Some(desk) = loaded.first().and_then(|loaded| desks.of(&loaded.folder)).map(|(desk, _)| desk) else {
        return found;
    };
    let documents: Vec<_> = loaded
        .iter()
        .map(|loaded| desk.dated(Path::new(&loaded.opened.source.name), loaded.opened.document()))
        .collect();
    let named: Vec<Named<'_>> =
        loaded.iter().zip(&documents).map(|(loaded, document)| Named { opened: &loaded.opened, document }).collect();
    for (at, finding) in together::conflicts(desk.linter(), &named, desk.context()) {
        if let Some(named) = named.get(at) {
            found.entry(named.opened.source.name.clone()).or_default().push(finding);
        }
    }
    found
}
