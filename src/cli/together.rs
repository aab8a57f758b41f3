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
    let documents: Vec<_> = loaded.iter().map(|loaded| loaded.opened.document()).collect();
    let named: Vec<Named<'_>> = loaded
        .iter()
        .zip(&documents)
        .map(|(loaded, document)| Named { name: &loaded.opened.source.name, document })
        .collect();
    let dated = documents.iter().any(|document| document.date.is_some());
    let first = loaded.first().map(|loaded| loaded.opened.source.name.as_str()).unwrap_or_default();
    let context = desk.context(Path::new(first), dated);
    for (at, finding) in together::conflicts(desk.linter(), &named, &context) {
        if let Some(named) = named.get(at) {
            found.entry(named.name.to_owned()).or_default().push(finding);
        }
    }
    found
}
