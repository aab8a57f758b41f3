//! Equations whose right side is a word and no number: weekdays, dates that exist, spans, ages, doubtful percents.
//!
//! Comes in: an equation with its operands. Goes out: a judgement. Not here: the sums over intervals (`functions`).

mod age;
mod almanac;
mod clock;
mod days;
mod order;
mod span;
#[cfg(test)]
mod tests;
mod way;
mod weekday;

pub use almanac::Almanac;

use super::judge::{Facts, Judgement, slot_number};
use super::operand::{Operand, Operands};
use crate::check::{Equation, Expression, Relation};
use crate::exact::Rational;
use crate::finding::Verdict;
use crate::quantity::{Amount, Date, Quantity, TimeOfDay};

/// Judges an equation whose right side is a word of the calendar; `None` for all others.
#[must_use]
pub fn judge(equation: &Equation, relation: &Relation, operands: &Operands, facts: Facts<'_>) -> Option<Judgement> {
    let Expression::Call(name, arguments) = &equation.expected else { return None };
    let sheet = Sheet { relation, operands, facts, arguments };
    if matches!(name.as_str(), "descending" | "ascending") {
        return order::sorted(sheet.list(0)?, name == "descending");
    }
    let claimed = sheet.slot(&equation.claimed.slot)?;
    match name.as_str() {
        "ambiguous" => ambiguous(sheet.figure(0)?, claimed, facts),
        "weekday" => weekday::weekday(claimed, facts),
        "weekday_of" => weekday::of(claimed, &sheet),
        "weekday_pair" => weekday::pair(claimed, facts),
        "weekday_near" => weekday::near(claimed, facts),
        "exists" => days::exists(claimed, arguments.len() > 1),
        "span" => span::span(claimed, &sheet),
        "apart" => span::apart(claimed, &sheet),
        "across" => span::across(claimed, &sheet),
        "lasted" => way::lasted(claimed, &sheet),
        "onward" => way::onward(claimed, &sheet),
        "since" => span::since(claimed, &sheet),
        "ordinal_years" => span::anniversary(claimed, &sheet),
        "following" => order::following(claimed, &sheet),
        "century" => order::century(claimed, &sheet),
        "day_of_year" => order::day_of_year(claimed, &sheet),
        "in_date" => order::in_date(claimed, &sheet),
        "in_half" => order::in_half(claimed, &sheet),
        "years_behind" => order::years_behind(claimed, &sheet),
        "no_faster" => order::no_faster(claimed, &sheet),
        "in_months" => order::in_months(claimed, &sheet),
        "decade_of" => order::decade(claimed, &sheet),
        "next_year" => order::next_year(claimed, &sheet),
        "quarter_of" => order::quarter(claimed, &sheet),
        "age_since" => age::since(claimed, &sheet),
        "ordered" => order::ordered(claimed),
        "lasting" => span::lasting(claimed, &sheet),
        "not_below" => order::not_below(claimed, &sheet),
        "excludes" => order::excludes(claimed),
        "zone" => clock::zone(claimed, sheet.figure(0)?),
        "age" => age::at(claimed, &sheet),
        "aged" => age::aged(claimed, &sheet),
        "older" => age::older(claimed, &sheet),
        "aged_within" => age::within(claimed, &sheet),
        "years" => age::years(claimed, &sheet),
        "lived" => age::lived(claimed, &sheet),
        "elder" => age::elder(claimed, &sheet),
        "ages_apart" => age::apart(claimed, &sheet),
        "years_after" => order::years_after(claimed, &sheet),
        _ => None,
    }
}

/// The arguments of one function.
pub(super) struct Sheet<'s> {
    relation: &'s Relation,
    operands: &'s Operands,
    facts: Facts<'s>,
    arguments: &'s [Expression],
}

impl<'s> Sheet<'s> {
    fn slot(&self, name: &str) -> Option<&'s Quantity> {
        match slot_number(name, self.relation).and_then(|slot| self.operands.get(slot))? {
            Operand::Figure(quantity) => Some(quantity.as_ref()),
            _ => None,
        }
    }

    /// The figure of an argument, if it is one.
    fn figure(&self, at: usize) -> Option<&'s Quantity> {
        match self.arguments.get(at)? {
            Expression::Slot(term) => self.slot(&term.slot),
            _ => None,
        }
    }

    /// The members of an argument that is a list.
    fn list(&self, at: usize) -> Option<&'s [Quantity]> {
        let Expression::Slot(term) = self.arguments.get(at)? else { return None };
        match slot_number(&term.slot, self.relation).and_then(|slot| self.operands.get(slot))? {
            Operand::List(list) => Some(list),
            _ => None,
        }
    }

    /// The date of an argument; "published()" is that of the document.
    fn date(&self, at: usize) -> Option<Date> {
        match self.arguments.get(at)? {
            Expression::Call(name, _) if name == "published" => self.facts.almanac.published,
            _ => date_of(self.figure(at)?),
        }
    }

    /// The number that an argument is.
    fn number(&self, at: usize) -> Option<i64> {
        match self.arguments.get(at)? {
            Expression::Number(number) => i64::try_from(number.parts().0).ok(),
            _ => None,
        }
    }

    /// Whether an argument is given at all: "same_year" and the like are written as the number 1.
    fn told(&self, at: usize) -> bool {
        matches!(self.arguments.get(at), Some(Expression::Number(_)))
    }
}

fn outcome(holds: bool, text: impl Into<Option<String>>) -> Judgement {
    let verdict = if holds { Verdict::Verified } else { Verdict::Contradicted };
    Judgement { verdict, reason: None, expected: None, point: None, expected_text: text.into(), inherited: false }
}

fn date_of(quantity: &Quantity) -> Option<Date> {
    match quantity.amount {
        Amount::Date(date, None) => Some(date),
        _ => None,
    }
}

fn time_of(quantity: &Quantity) -> Option<TimeOfDay> {
    match quantity.amount {
        Amount::Time(time) => Some(time),
        _ => None,
    }
}

/// A change of a share given in percent: of the share, or in points of the whole? Both readings are told.
fn ambiguous(level: &Quantity, change: &Quantity, facts: Facts<'_>) -> Option<Judgement> {
    let (level, change) = (level.number()?.value, change.number()?.value);
    let signed = if facts.sign < 0 { change.negate()? } else { change };
    let relative = level.div(signed.div(Rational::HUNDRED)?.add(Rational::ONE)?)?;
    let points = level.sub(signed)?;
    let text = format!(
        "from {} percent if in percent, from {} percent if in points",
        relative.to_decimal(1),
        points.to_decimal(1)
    );
    Some(outcome(false, text))
}
