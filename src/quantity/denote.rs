//! Denotations.

/// The part a figure plays in a relation, which decides how coarse it may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A part, total or level.
    Level,
    /// A figure that follows from others: average, product, rate.
    Result,
    /// Either side of a conversion.
    Conversion,
}
