//! A unit that several figures share: "45 and 50 mg", "75, 90 and 85 yards".
//!
//! Comes in: the quantities read so far, the last of which may bear a unit. Goes out: the unit on those before it. Not
//! here: ranges (`range`).

use super::model::{Amount, Hedge, Kind, Quantity};
use crate::exact::Rational;
use crate::token::Token;

/// Gives the last quantity's unit to the bare figures that "and", "or" and commas tie to it.
pub(super) fn share_unit(found: &mut [Quantity], prose: &str, tokens: &[Token]) {
    let Some((last, before)) = found.split_last_mut() else { return };
    if !shares(last, tokens) {
        return;
    }
    let Amount::Number(size) = last.amount else { return };
    let (mut next, mut joints) = (last.tokens.start as usize, ["and", "or"].as_slice());
    for quantity in before.iter_mut().rev() {
        let end = quantity.tokens.end as usize;
        let joint = tokens.get(end).map_or("", |token| token.text(prose));
        if end + 1 != next || !joints.contains(&joint) || !takes(quantity, size.value, tokens) {
            break;
        }
        (quantity.kind, quantity.units) = (last.kind, last.units);
        (next, joints) = (quantity.tokens.start as usize, &[","]);
    }
}

/// Whether the unit stands behind digits, with nothing before them.
fn shares(last: &Quantity, tokens: &[Token]) -> bool {
    let behind = matches!(last.kind, Kind::Percent | Kind::Points | Kind::Measure | Kind::Duration | Kind::Money);
    let digits = tokens.get(last.tokens.start as usize).is_some_and(Token::is_number);
    behind && digits && last.hedge == Hedge::None && !last.units.is_empty() && !last.attributive
}

/// Whether a figure is bare, in digits and of the size of the last.
fn takes(quantity: &Quantity, size: Rational, tokens: &[Token]) -> bool {
    let Amount::Number(number) = quantity.amount else { return false };
    let digits = |at: usize| tokens.get(at).is_some_and(Token::is_number);
    let bare =
        quantity.kind == Kind::Count && quantity.units.is_empty() && quantity.per.is_none() && !quantity.attributive;
    let ten = Rational::from(10);
    let alike = |a: Rational, b: Rational| a.mul(ten).is_some_and(|most| most >= b);
    bare && digits((quantity.tokens.end as usize).saturating_sub(1))
        && quantity.scales == 0
        && alike(number.value, size)
        && alike(size, number.value)
}
