//! What an engine makes a check of, as the build keeps it: TOML values cannot be read back from a form that does not describe
//! itself, these can. Comes in and goes out: [`Tables`]. Not here: what engines make of it.

use super::model::Checks;
use crate::kept::Kept;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Deref;
use toml::{Table, Value};

#[derive(Serialize, Deserialize)]
enum Stored {
    Text(String),
    Whole(i64),
    Flag(bool),
    List(Vec<Stored>),
    Table(Vec<(String, Stored)>),
}

/// What an engine makes a check of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Recipe {
    /// Name of the engine.
    pub engine: String,
    /// The whole file.
    pub tables: Kept<Tables>,
    /// What the engine made of the file when the program was built; empty where it makes all at a start.
    pub ready: &'static [u8],
}

/// Two recipes that say the same are alike, made ready or not.
impl PartialEq for Recipe {
    fn eq(&self, other: &Self) -> bool {
        self.engine == other.engine && self.tables == other.tables
    }
}

/// Checks are alike whoever made them, the build or the run.
impl PartialEq for Checks {
    fn eq(&self, other: &Self) -> bool {
        self.checks == other.checks && self.relations == other.relations && self.vocabulary == other.vocabulary
    }
}

/// The whole file of a check with an engine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tables(pub Table);

impl Deref for Tables {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.0
    }
}

impl Serialize for Tables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Stored::of_table(&self.0).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tables {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Stored::deserialize(deserializer)?.into_value() {
            Value::Table(table) => Ok(Self(table)),
            _ => Err(D::Error::custom("no table")),
        }
    }
}

impl Stored {
    fn of_table(table: &Table) -> Result<Self, String> {
        let entry = |(key, value): (&String, &Value)| Ok((key.clone(), Self::of(value)?));
        table.iter().map(entry).collect::<Result<_, String>>().map(Self::Table)
    }

    fn of(value: &Value) -> Result<Self, String> {
        Ok(match value {
            Value::String(text) => Self::Text(text.clone()),
            Value::Integer(whole) => Self::Whole(*whole),
            Value::Boolean(flag) => Self::Flag(*flag),
            Value::Array(list) => Self::List(list.iter().map(Self::of).collect::<Result<_, _>>()?),
            Value::Table(table) => Self::of_table(table)?,
            Value::Float(_) | Value::Datetime(_) => return Err(format!("{value} is neither text nor a whole number")),
        })
    }

    fn into_value(self) -> Value {
        match self {
            Self::Text(text) => Value::String(text),
            Self::Whole(whole) => Value::Integer(whole),
            Self::Flag(flag) => Value::Boolean(flag),
            Self::List(list) => Value::Array(list.into_iter().map(Self::into_value).collect()),
            Self::Table(entries) => {
                Value::Table(entries.into_iter().map(|(key, value)| (key, value.into_value())).collect())
            }
        }
    }
}
