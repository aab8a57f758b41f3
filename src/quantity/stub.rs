//! Stand-in.
use super::*;
use crate::exact::Rational;
/// Unit
#[derive(Debug)]
pub struct Unit {
    /// f
    pub factor: Rational,
    /// d
    pub dimension: u16,
}
/// Units
#[derive(Debug, Default)]
pub struct Units;
impl Units {
    /// g
    pub fn get(&self, _id: UnitId) -> Option<&Unit> {
        None
    }
}
