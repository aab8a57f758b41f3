//! An engine's own tables in a check file: read, or refused with the key that is wrong.

use toml::{Table, Value};

/// A fault in an engine's tables.
#[derive(Debug, Clone)]
pub struct EngineError {
    /// Dotted path of the key: "pair.3.context".
    pub key: String,
    /// What is wrong, and the cure.
    pub message: String,
}

/// Keys that every check file may have.
const COMMON: [&str; 10] =
    ["engine", "level", "message", "help", "why", "good", "bad", "opt_in", "speech", "instead_of"];

/// A fault at a key.
pub fn fault(key: impl Into<String>, message: impl Into<String>) -> EngineError {
    EngineError { key: key.into(), message: message.into() }
}

/// Refuses keys that neither every check nor this engine has.
pub fn only(file: &Table, own: &[&str]) -> Result<(), EngineError> {
    match file.keys().find(|key| !COMMON.contains(&key.as_str()) && !own.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) => Err(fault(key, format!("unknown key; this engine reads {}", own.join(", ")))),
    }
}

/// A list of strings; empty where the key is absent.
pub fn strings<'f>(file: &'f Table, key: &str) -> Result<Vec<&'f str>, EngineError> {
    let Some(value) = file.get(key) else { return Ok(Vec::new()) };
    let list = value.as_array().ok_or_else(|| fault(key, "a list of strings is wanted: [\"…\", \"…\"]"))?;
    let string = |(index, value): (usize, &'f Value)| {
        value.as_str().ok_or_else(|| fault(format!("{key}.{index}"), "a string is wanted"))
    };
    list.iter().enumerate().map(string).collect()
}

/// The words of a string, parted by white space, or the strings of a list; empty where the key is absent.
pub fn words<'f>(file: &'f Table, key: &str) -> Result<Vec<&'f str>, EngineError> {
    match file.get(key) {
        Some(Value::String(text)) => Ok(text.split_whitespace().collect()),
        _ => strings(file, key),
    }
}

/// A table of names and strings; empty where the key is absent.
pub fn named<'f>(file: &'f Table, key: &str) -> Result<Vec<(&'f str, &'f str)>, EngineError> {
    let Some(value) = file.get(key) else { return Ok(Vec::new()) };
    let table = value.as_table().ok_or_else(|| fault(key, format!("a table is wanted: [{key}]")))?;
    let entry = |(name, value): (&'f String, &'f Value)| match value.as_str() {
        Some(text) => Ok((name.as_str(), text)),
        None => Err(fault(format!("{key}.{name}"), "a string is wanted")),
    };
    table.iter().map(entry).collect()
}
