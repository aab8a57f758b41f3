//! Objects of JSON with their keys in the order in which they stand, and their values as written.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// An object: names and values.
#[derive(Debug, Default, Clone)]
pub struct Record<'j>(pub Vec<(Name<'j>, &'j RawValue)>);

/// A name; one with signs written otherwise is no part of the source.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Name<'j>(#[serde(borrow)] pub Cow<'j, str>);

impl<'j> Record<'j> {
    /// Reads an object.
    pub fn of(json: &'j RawValue) -> Option<Self> {
        serde_json::from_str(json.get()).ok()
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&'j RawValue> {
        self.0.iter().find(|(known, _)| known.0 == name).map(|(_, value)| *value)
    }

    /// The object of a name.
    pub fn inside(&self, name: &str) -> Option<Self> {
        Self::of(self.get(name)?)
    }

    /// The string of a name.
    pub fn text(&self, name: &str) -> Option<String> {
        serde_json::from_str(self.get(name)?.get()).ok()
    }

    /// The objects of the list of a name.
    pub fn list(&self, name: &str) -> Vec<Self> {
        self.get(name).and_then(|list| serde_json::from_str(list.get()).ok()).unwrap_or_default()
    }
}

impl<'de: 'j, 'j> Deserialize<'de> for Record<'j> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl<'de> Visitor<'de> for Names {
            type Value = Record<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut record = Record::default();
                while let Some(entry) = map.next_entry()? {
                    record.0.push(entry);
                }
                Ok(record)
            }
        }
        deserializer.deserialize_map(Names)
    }
}
