//! Fraction words and multiples: each stands for all values nearer to it than to another common word, its Voronoi cell
//! among {1/10, 1/5, 1/4, 1/3, 2/5, 1/2, 3/5, 2/3, 3/4, 4/5, 9/10} or {1/2, 1, 1 1/2, 2, 2 1/2, 3, 4, …}.
//! Loose is the cell, strict half the distance to its ends; between counts told to the unit three quarters of it are
//! loose enough. "About" is loose half way on to the neighbours.

use super::{Hedge, Kind, Number, Quantity, Role};
use crate::exact::{End, Interval, Rational};

const FRACTIONS: [(i128, i128); 13] =
    [(0, 1), (1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10), (1, 1)];
const MULTIPLES: [(i128, i128); 14] =
    [(0, 1), (1, 2), (1, 1), (3, 2), (2, 1), (5, 2), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1)];

/// The strict interval of a fraction, multiple or "one in n"; `None` for other kinds.
pub(super) fn strict(quantity: &Quantity, number: Number) -> Option<Interval> {
    let cell = Cell::of(quantity, number)?;
    let half = |end: Rational| cell.value.add(end)?.div(Rational::whole(2));
    let (lo, hi) = (half(cell.lo)?, half(cell.hi)?);
    Some(match quantity.hedge {
        Hedge::None | Hedge::Exact => Interval::closed(lo, hi),
        Hedge::About | Hedge::Order => Interval::closed(cell.lo, cell.hi),
        Hedge::Nearly | Hedge::CloseTo => Interval { lo: End::Closed(lo), hi: End::Open(cell.value) },
        Hedge::JustOver => Interval { lo: End::Open(cell.value), hi: End::Closed(hi) },
        bound => bounded(cell.value, bound, true),
    })
}

/// The loose interval of a fraction, multiple or "one in n"; `None` for other kinds.
pub(super) fn loose(quantity: &Quantity, number: Number, role: Role) -> Option<Interval> {
    let cell = Cell::of(quantity, number)?;
    let close = |end: Rational| {
        let way = end.sub(cell.value)?.mul(Rational::new(3, 4)?)?;
        cell.value.add(way)
    };
    Some(match quantity.hedge {
        Hedge::None | Hedge::Exact if role == Role::Counted => Interval::closed(close(cell.lo)?, close(cell.hi)?),
        Hedge::None | Hedge::Exact => Interval::closed(cell.lo, cell.hi),
        // Half way from the midpoint to the neighbour: "about a quarter" is not said of a third.
        Hedge::About => Interval::closed(middle(cell.below, cell.lo)?, middle(cell.above, cell.hi)?),
        Hedge::Order => Interval::closed(cell.below, cell.above),
        Hedge::Nearly => Interval::closed(cell.lo, cell.value),
        Hedge::CloseTo => Interval::closed(cell.lo, cell.hi),
        Hedge::JustOver => Interval::closed(cell.value, cell.hi),
        bound => bounded(cell.value, bound, false),
    })
}

/// A word between its neighbours.
struct Cell {
    value: Rational,
    /// The neighbouring words.
    below: Rational,
    above: Rational,
    /// The midpoints to them.
    lo: Rational,
    hi: Rational,
}

impl Cell {
    fn of(quantity: &Quantity, number: Number) -> Option<Self> {
        let value = number.value;
        let (below, above) = match quantity.kind {
            Kind::Fraction => neighbours(value, &FRACTIONS)?,
            Kind::Multiple if is_common(value) => neighbours(value, &MULTIPLES)?,
            Kind::OneIn if value.parts().0 == 1 && value.parts().1 > 1 => {
                let n = value.parts().1;
                (Rational::new(1, n.checked_add(1)?)?, Rational::new(1, n.checked_sub(1)?)?)
            }
            Kind::OneIn => neighbours(value, &FRACTIONS)?,
            _ => return None,
        };
        Some(Self { value, below, above, lo: middle(value, below)?, hi: middle(value, above)? })
    }
}

fn middle(one: Rational, other: Rational) -> Option<Rational> {
    one.add(other)?.div(Rational::whole(2))
}

/// Whether a multiple is a word of the scale: halves up to three, whole numbers below ten.
fn is_common(value: Rational) -> bool {
    MULTIPLES.iter().any(|(above, below)| Rational::new(*above, *below) == Some(value)) && value < Rational::from(10)
}

fn neighbours(value: Rational, words: &[(i128, i128)]) -> Option<(Rational, Rational)> {
    let words = words.iter().filter_map(|(above, below)| Rational::new(*above, *below));
    let (mut below, mut above) = (None, None);
    for word in words {
        if word < value {
            below = Some(word);
        } else if word > value && above.is_none() {
            above = Some(word);
        }
    }
    Some((below.unwrap_or(value), above.unwrap_or(value)))
}

fn bounded(value: Rational, hedge: Hedge, strict: bool) -> Interval {
    let open = if strict { End::Open(value) } else { End::Closed(value) };
    match hedge {
        Hedge::MoreThan => Interval::from(open),
        Hedge::AtLeast => Interval::from(End::Closed(value)),
        Hedge::LessThan => Interval { lo: End::Closed(Rational::ZERO), hi: open },
        _ => Interval::closed(Rational::ZERO, value),
    }
}
