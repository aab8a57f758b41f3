//! Two bounds on one thing, which make a range: "more than 6 and less than 25".
//!
//! Comes in: an amount with a bound, and the tokens behind. Goes out: the range. Not here: "between 10 and 40" (`range`).

use super::amount::single;
use super::input::{Parsed, Tokens, no, word};
use super::model::{Amount, Hedge, Kind, Quantity};
use crate::span::Span;
use crate::token::literal;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// Which side a hedge bounds.
#[derive(PartialEq, Eq)]
enum Side {
    Below,
    Above,
}

const fn side(hedge: Hedge) -> Option<Side> {
    match hedge {
        Hedge::MoreThan | Hedge::AtLeast => Some(Side::Below),
        Hedge::LessThan | Hedge::AtMost => Some(Side::Above),
        _ => None,
    }
}

/// ", but less than 40", "and at most 40 percent" behind a bound from the other side.
pub(super) fn second_bound<'t>(input: Tokens<'t>, first: &Quantity) -> Parsed<'t, Quantity> {
    let (Some(from), Amount::Number(a)) = (side(first.hedge), &first.amount) else { return no() };
    let (rest, comma) = opt(word(literal(","))).parse(input)?;
    let (rest, joint) = opt(alt((word(literal("and")), word(literal("but"))))).parse(rest)?;
    if comma.is_none() && joint.is_none() || first.per.is_some() || first.attributive {
        return no();
    }
    // "a minimum of 9 and a maximum of 14" tells of two figures.
    if matches!(rest.str(), "a" | "minimum" | "maximum") {
        return no();
    }
    let (rest, second) = single(rest)?;
    let (Some(to), Amount::Number(b)) = (side(second.hedge), &second.amount) else { return no() };
    let (low, high) = if from == Side::Below { (*a, *b) } else { (*b, *a) };
    let bare = first.units.is_empty() && first.kind == Kind::Count;
    let alike = first.kind == second.kind && first.units.shares(second.units) || bare && second.kind != Kind::Ordinal;
    if from == to || low.value >= high.value || !alike || second.lexical || first.lexical {
        return no();
    }
    let range = Quantity {
        span: Span::new(first.span.start, second.span.end),
        core: Span::new(first.core.start, second.core.end),
        tokens: first.tokens.start..second.tokens.end,
        amount: Amount::Range(low, high),
        hedge: Hedge::None,
        ..second
    };
    Ok((rest, range))
}
