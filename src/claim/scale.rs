//! Equations that call `scaled`: a level without the scale word of the level beside it, "to $3.82 billion from $3.47".
//!
//! Comes in: the two figures. Goes out: a judgement, contradicted where only the scale of the other makes sense of the
//! first. "From $3.4 to $3.6 billion" is how everybody writes and claims nothing. Not here: sums and shares that hold
//! with a scale taken over (`judge`).

use super::judge::{Judgement, slot_number};
use super::model::Verdict;
use super::operand::{Operand, Operands};
use crate::check::{Equation, Expression, Relation};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Number, Quantity};

/// The reason of an equation that found no scale missing: no claim was made.
pub const NOTHING: &str = "nothing-said";

/// Judges an equation about scales; `None` for all others.
#[must_use]
pub fn judge(equation: &Equation, relation: &Relation, operands: &Operands) -> Option<Judgement> {
    let Expression::Call(name, arguments) = &equation.expected else { return None };
    let asked = matches!(name.as_str(), "scaled" | "level_scale");
    let Some(Expression::Slot(other)) = arguments.first().filter(|_| asked) else { return None };
    let figure = |slot: &str| match slot_number(slot, relation).and_then(|slot| operands.get(slot))? {
        Operand::Figure(quantity) => Some(quantity.as_ref()),
        _ => None,
    };
    let (bare, other) = (figure(&equation.claimed.slot)?, figure(&other.slot)?);
    let usual = equation.claimed.slot == "from" && bare.span.start < other.span.start;
    let found = match name.as_str() {
        _ if usual => None,
        "scaled" => lacking(bare, other),
        _ => jumped(bare, other),
    };
    Some(found.map_or_else(
        || Judgement::unknown(NOTHING),
        |text| Judgement {
            verdict: Verdict::Contradicted,
            reason: None,
            expected: None,
            point: None,
            expected_text: Some(text),
            inherited: false,
        },
    ))
}

/// The number with the other's scale word, where the scales are far apart and the numbers before them near: "to $2.4
/// billion from $2.1 million".
fn jumped(figure: &Quantity, other: &Quantity) -> Option<String> {
    let (number, scaled) = (figure.number()?, other.number()?);
    let apart = number.scale.abs_diff(scaled.scale) >= 3 && number.scale >= 3 && scaled.scale >= 3;
    let bare = |number: Number| number.value.div(Rational::power_of_ten(i32::from(number.scale))?);
    let ratio = bare(number)?.div(bare(scaled)?)?;
    let near = ratio >= Rational::new(1, 2)? && ratio <= Rational::whole(2);
    let asked = figure.kind == other.kind && figure.hedge == Hedge::None && other.hedge == Hedge::None;
    let word = word(scaled.scale)?;
    (asked && apart && near).then(|| format!("{} {word}", bare(number).map_or_else(String::new, trimmed)))
}

fn word(scale: u8) -> Option<&'static str> {
    match scale {
        3 => Some("thousand"),
        6 => Some("million"),
        9 => Some("billion"),
        12 => Some("trillion"),
        _ => None,
    }
}

fn trimmed(number: Rational) -> String {
    let digits = number.to_decimal(2);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The number with the scale word that it lacks.
fn lacking(bare: &Quantity, other: &Quantity) -> Option<String> {
    let (number, scaled) = (bare.number()?, other.number()?);
    let counted = bare.kind == Kind::Count && number.decimals && !bare.lexical;
    let asked = (bare.kind == Kind::Money || counted) && bare.per.is_none() && bare.kind == other.kind;
    let word = word(scaled.scale)?;
    let mantissa = scaled.value.div(Rational::power_of_ten(i32::from(scaled.scale))?)?;
    let ratio = mantissa.div(number.value)?;
    let near = ratio >= Rational::new(1, 4)? && ratio <= Rational::whole(4);
    (asked && near && number.scale == 0).then(|| format!("{} {word}", trimmed(number.value)))
}
