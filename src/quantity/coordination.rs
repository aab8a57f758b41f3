//! A unit that several figures share: "45 and 50 mg", "75, 90 and 85 yards", "162 x 75.9 x 8.8 mm".
//!
//! Comes in: the quantities read so far, the last of which may bear a unit. Goes out: the unit on those before it. Not
//! here: ranges (`range`).

use super::model::{Amount, Hedge, Kind, Quantity};
use crate::exact::Rational;
use crate::token::Token;

/// Gives the last quantity's unit to the bare figures that "and", "or" and commas tie to it, and to the sides told
/// before it.
pub(super) fn share_unit(found: &mut [Quantity], prose: &str, tokens: &[Token]) {
    let Some((last, before)) = found.split_last_mut() else { return };
    if !shares(last, tokens) {
        return;
    }
    let Amount::Number(size) = last.amount else { return };
    let joint = |quantity: &Quantity, next: usize| {
        let end = quantity.tokens.end as usize;
        let text = |at: usize| tokens.get(at).map_or("", |token| token.text(prose));
        // "a 5-by-7-inch box"
        let hyphened = end + 3 == next && text(end) == "-" && text(end + 2) == "-";
        if end + 1 == next {
            text(end)
        } else if hyphened && text(end + 1) == "by" {
            "-by-"
        } else {
            ""
        }
    };
    let mut next = last.tokens.start as usize;
    let sides = before.iter().rev().take(3).map_while(|quantity| {
        let tied = is_cross(joint(quantity, next));
        next = quantity.tokens.start as usize;
        tied.then_some(())
    });
    let sides = sides.count();
    if sides > 0 && last.kind != Kind::Measure {
        return;
    }
    // Two sides are alike, since "4 x 100 m" are four times.
    let most = Rational::whole(if sides > 1 {
        40
    } else if sides == 1 {
        3
    } else {
        10
    });
    let mut next = last.tokens.start as usize;
    for (at, quantity) in before.iter_mut().rev().enumerate() {
        let joint = joint(quantity, next);
        let joined = if at < sides {
            true
        } else {
            sides == 0 && if at == 0 { matches!(joint, "and" | "or") } else { joint == "," }
        };
        let tied = joint == "-by-";
        let free = !last.attributive && !quantity.attributive;
        if !joined || !(tied || free) || !takes(quantity, size.value, most, tokens) {
            break;
        }
        (quantity.kind, quantity.units) = (last.kind, last.units);
        next = quantity.tokens.start as usize;
    }
}

/// What stands between the sides of a thing: "12 x 14 feet", "12 by 14 feet".
fn is_cross(joint: &str) -> bool {
    matches!(joint, "x" | "X" | "×" | "by" | "-by-")
}

/// Whether the unit stands behind digits, with nothing before them.
fn shares(last: &Quantity, tokens: &[Token]) -> bool {
    let behind = matches!(last.kind, Kind::Percent | Kind::Points | Kind::Measure | Kind::Duration | Kind::Money);
    let digits = tokens.get(last.tokens.start as usize).is_some_and(Token::is_number);
    behind && digits && last.hedge == Hedge::None && !last.units.is_empty()
}

/// Whether a figure is bare, in digits and at `most` so many times the last, or the last of it.
fn takes(quantity: &Quantity, size: Rational, most: Rational, tokens: &[Token]) -> bool {
    let Amount::Number(number) = quantity.amount else { return false };
    let digits = |at: usize| tokens.get(at).is_some_and(Token::is_number);
    let bare = quantity.kind == Kind::Count && quantity.units.is_empty() && quantity.per.is_none();
    let alike = |a: Rational, b: Rational| a.mul(most).is_some_and(|most| most >= b);
    bare && digits((quantity.tokens.end as usize).saturating_sub(1))
        && quantity.scales == 0
        && alike(number.value, size)
        && alike(size, number.value)
}
