//! From files to proved checks. Every fault of every file is reported, each with its place; one bad file never stops
//! the others.

use super::doubles;
use super::fault::LoadError;
use super::file::{CheckForm, RelationForm, VocabularyForm};
use super::model::{Check, CheckFile, Checks, Origin, Relation};
use super::plainly::plainly;
use super::prove::{Prover, Whole};
use super::vocabulary::Class;
use crate::embedded;
use serde::Deserialize;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::DeTable;

/// Faults of one file as they are found.
pub(super) struct Faults<'f> {
    pub file: &'f CheckFile,
    pub errors: Vec<LoadError>,
}

impl Faults<'_> {
    /// A fault at `span` (bytes of the file), with its cure.
    pub fn add(&mut self, span: std::ops::Range<usize>, message: String, label: &str, help: &str) {
        self.errors.push(LoadError {
            message: format!("{}: {message}", self.file.path),
            file: miette::NamedSource::new(&self.file.path, self.file.text.to_string()).with_language("toml"),
            span: (span.start, span.end.saturating_sub(span.start)).into(),
            label: label.to_owned(),
            help: (!help.is_empty()).then(|| help.to_owned()),
        });
    }

    /// What serde or the TOML reader found.
    pub fn toml(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        let (message, cure) = plainly(error.message());
        let keys = "see \"Write your own check\" in the README for the keys of a file";
        self.add(span, message, "here", cure.as_deref().unwrap_or(keys));
    }
}

/// The built-in files, as the build read and proved them, then `own`.
pub(super) fn load(own: &[CheckFile]) -> (Checks, Vec<LoadError>) {
    let (mut checks, mut errors) = builtin();
    checks.builtin &= own.is_empty();
    take(own, Origin::Own, &mut checks, &mut errors);
    (checks, errors)
}

/// What the build kept of the built-in files, with their texts.
fn builtin() -> (Checks, Vec<LoadError>) {
    let Ok(mut checks) = postcard::from_bytes::<Checks>(embedded::CHECKS) else {
        // What this build cannot read again is read from the files.
        return read(&builtin_files());
    };
    for check in &mut checks.checks {
        let at = embedded::FILES.binary_search_by(|(path, _)| (*path).cmp(&check.file.path));
        let text = at.ok().and_then(|at| embedded::FILES.get(at)).map(|(_, text)| *text);
        check.file.text = Cow::Borrowed(text.unwrap_or_default());
    }
    checks.builtin = true;
    (checks, Vec::new())
}

/// The built-in files.
pub(super) fn builtin_files() -> Vec<CheckFile> {
    let file = |(path, text): &(&str, &'static str)| CheckFile { path: (*path).to_owned(), text: Cow::Borrowed(*text) };
    embedded::FILES.iter().map(file).collect()
}

/// What `files` hold.
pub(super) fn read(files: &[CheckFile]) -> (Checks, Vec<LoadError>) {
    let (mut checks, mut errors) = (Checks::default(), Vec::new());
    take(files, Origin::Builtin, &mut checks, &mut errors);
    (checks, errors)
}

/// Adds what the files hold: word classes first, then relations, then checks.
fn take(files: &[CheckFile], origin: Origin, checks: &mut Checks, errors: &mut Vec<LoadError>) {
    for file in files {
        let mut faults = Faults { file, errors: Vec::new() };
        doubles::tell(&mut faults);
        errors.append(&mut faults.errors);
    }
    vocabulary(files, checks, errors);
    relations(files, checks, errors);
    for file in files.iter().filter(|file| folder(&file.path) == Folder::Checks) {
        let mut faults = Faults { file, errors: Vec::new() };
        if let Some(check) = check(&mut faults, checks, origin) {
            checks.checks.push(check);
        }
        errors.append(&mut faults.errors);
    }
    checks.checks.sort_by(|a, b| (&a.group, &a.name).cmp(&(&b.group, &b.name)));
}

#[derive(PartialEq, Eq)]
enum Folder {
    Vocabulary,
    Relations,
    Checks,
}

fn folder(path: &str) -> Folder {
    match path.rsplit('/').nth(1) {
        Some("vocabulary") => Folder::Vocabulary,
        Some("relations") => Folder::Relations,
        _ => Folder::Checks,
    }
}

/// The file's name without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

fn vocabulary(files: &[CheckFile], checks: &mut Checks, errors: &mut Vec<LoadError>) {
    let classes = &mut checks.vocabulary.classes;
    for file in files.iter().filter(|file| folder(&file.path) == Folder::Vocabulary && file.text.contains("[class.")) {
        let mut faults = Faults { file, errors: Vec::new() };
        match toml::from_str::<VocabularyForm>(&file.text) {
            Ok(form) => {
                for (name, class) in form.class {
                    match Class::compile(&name, class.get_ref()) {
                        Ok(compiled) => drop(classes.insert(name, compiled.into())),
                        Err(message) => {
                            faults.add(class.span(), format!("class {name}: {message}"), "in this class", "")
                        }
                    }
                }
            }
            Err(error) => faults.toml(&error),
        }
        errors.append(&mut faults.errors);
    }
}

fn relations(files: &[CheckFile], checks: &mut Checks, errors: &mut Vec<LoadError>) {
    for file in files.iter().filter(|file| folder(&file.path) == Folder::Relations) {
        let mut faults = Faults { file, errors: Vec::new() };
        match toml::from_str::<RelationForm>(&file.text) {
            Ok(form) => {
                let relation =
                    Prover { faults: &mut faults, vocabulary: &checks.vocabulary }.relation(stem(&file.path), form);
                take_relation(relation, checks, &mut faults);
            }
            Err(error) => faults.toml(&error),
        }
        errors.append(&mut faults.errors);
    }
}

fn take_relation(relation: Relation, checks: &mut Checks, faults: &mut Faults<'_>) {
    if checks.relations.iter().any(|known| known.name == relation.name) {
        faults.add(
            0..0,
            format!("there is a relation \"{}\" already", relation.name),
            "",
            "give the file another name",
        );
    } else {
        checks.relations.push(relation);
    }
}

/// The form of a check, and what of the whole file its form has not: all of its keys, or an engine's tables.
fn read_check(table: Spanned<DeTable<'_>>) -> Result<(CheckForm, Whole), toml::de::Error> {
    let engine = table.get_ref().keys().any(|key| key.get_ref() == "engine");
    let whole = if engine {
        Whole::Tables(toml::Table::deserialize(toml::Deserializer::from(table.clone()))?)
    } else {
        Whole::Keys(table.get_ref().keys().map(|key| key.get_ref().to_string()).collect())
    };
    Ok((CheckForm::deserialize(toml::Deserializer::from(table))?, whole))
}

fn check(faults: &mut Faults<'_>, checks: &mut Checks, origin: Origin) -> Option<Check> {
    let file = faults.file;
    let (form, whole) = match DeTable::parse(&file.text).and_then(read_check) {
        Ok(read) => read,
        Err(error) => {
            faults.toml(&error);
            return None;
        }
    };
    let name = stem(&faults.file.path).to_owned();
    if checks.get(&name).is_some() {
        let whose = if origin == Origin::Own { "; built-in checks keep their names" } else { "" };
        faults.add(
            0..0,
            format!("there is a check \"{name}\" already"),
            "",
            &format!("give the file another name{whose}"),
        );
        return None;
    }
    Prover { faults, vocabulary: &checks.vocabulary }.check(name, (form, origin), whole, &mut checks.relations)
}
