//! Units of measure and currencies: what each is called and how they convert.
//!
//! Comes in: the tables of `checks/vocabulary`, through `tables`. Goes out: [`Units`]. Not here: how they are written in
//! a text (`words`).

use super::UnitId;
use crate::exact::Rational;
use serde::{Deserialize, Serialize};

/// What a unit measures. Two units convert into each other where their dimensions are the same; every currency is a
/// dimension of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Dimension(pub u16);

/// One unit of measure or currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Singular, as American papers spell it: "kilometer", "dollar", "percent".
    pub name: String,
    /// Plural of the name.
    pub plural: String,
    /// The usual sign: "km", "$", "%"; empty where there is none.
    pub symbol: String,
    /// What it measures.
    pub dimension: Dimension,
    /// How many of the dimension's base unit it is.
    pub factor: Rational,
    /// Added after the factor to reach the base unit; nought but for temperatures.
    pub offset: Rational,
    /// ISO 4217 code of the currency; cents bear their currency's.
    pub code: Option<String>,
}

impl Unit {
    /// Whether it is money.
    #[must_use]
    pub const fn is_currency(&self) -> bool {
        self.code.is_some()
    }
}

/// All units and currencies of the grammar.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Units {
    units: Vec<Unit>,
    dimensions: Vec<String>,
}

impl Units {
    /// The unit of an id.
    #[must_use]
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(usize::from(id.0))
    }

    /// The first unit of a singular name, plural, sign or code.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<UnitId> {
        let at = self.units.iter().position(|unit| {
            unit.name == name || unit.plural == name || unit.symbol == name || unit.code.as_deref() == Some(name)
        })?;
        u16::try_from(at).ok().map(UnitId)
    }

    /// The name of a dimension: "length", "share", "USD".
    #[must_use]
    pub fn dimension_name(&self, dimension: Dimension) -> &str {
        self.dimensions.get(usize::from(dimension.0)).map_or("", String::as_str)
    }

    /// The dimension of an id's unit.
    #[must_use]
    pub fn dimension(&self, id: UnitId) -> Option<Dimension> {
        self.get(id).map(|unit| unit.dimension)
    }

    /// Every unit with its id.
    pub fn iter(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        (0..).map(UnitId).zip(&self.units)
    }

    pub(super) fn push_dimension(&mut self, name: &str) -> Dimension {
        self.dimensions.push(name.to_owned());
        Dimension(u16::try_from(self.dimensions.len() - 1).unwrap_or(u16::MAX))
    }

    pub(super) fn push(&mut self, unit: Unit) -> UnitId {
        self.units.push(unit);
        UnitId(u16::try_from(self.units.len() - 1).unwrap_or(u16::MAX))
    }
}
