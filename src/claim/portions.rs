//! Functions of equations about parts of a whole: a share of an amount, odds, and what is written beside a unit.
//!
//! Comes in: arguments of an equation. Goes out: intervals. Not here: the other functions (`functions`).

use super::functions::{Evaluation, Mode};
use super::levels;
use super::operand::{self, Operand};
use crate::check::Expression;
use crate::exact::{Interval, Rational};
use crate::quantity::{Amount, Date, Hedge, Kind, Quantity};

/// Seconds of a day.
const DAY: i128 = 86_400;

/// So many changes of one percent are reckoned with.
const MOST_CHANGES: i64 = 12;

impl Evaluation<'_> {
    /// A share of an amount. A word for a fraction is wide enough by itself: "two thirds of the £9m grant, £6.2m"
    /// takes both amounts to be told to the same place.
    pub(super) fn part_of(&self, share: &Expression, whole: &Expression) -> Option<Interval> {
        let word = self.figure(share)?.kind == Kind::Fraction && self.mode != Mode::Point;
        let word = word && !levels::are_counted(self.operands);
        let narrow = self.figure(whole).filter(|_| word).and_then(|whole| self.to_the_finest_place(whole));
        self.fraction(share)?.mul(narrow.map_or_else(|| self.value(whole), Some)?)
    }

    /// A bare amount as exact as the most exact amount beside it; `None` for a hedged one.
    fn to_the_finest_place(&self, figure: &Quantity) -> Option<Interval> {
        let number = figure.number().filter(|_| figure.hedge == Hedge::None)?;
        let amounts = self.operands.slots.iter().filter_map(|(_, operand)| match operand {
            Operand::Figure(other) if other.units == figure.units => other.level_grain(),
            _ => None,
        });
        let grain = amounts.reduce(Rational::min)?.min(figure.level_grain()?);
        let around = Interval::around(number.value, grain.div(Rational::whole(2))?)?;
        around.scale(operand::factor(figure, self.facts.units))
    }

    /// "Some 55 percent" of a whole whose rest is told exactly is no wider than its strict reading.
    pub(super) fn firm(&self, amount: &Expression) -> Option<Interval> {
        let about = self.figure(amount).is_some_and(|figure| figure.hedge == Hedge::About);
        let mode = if about && self.mode == Mode::Loose { Mode::Strict } else { self.mode };
        Evaluation { mode, ..*self }.value(amount)
    }

    /// Whether one of the figures is but the most of a set: "up to 30" is never added up.
    pub(super) fn any_maximum(&self) -> bool {
        let maximum = |quantity: &Quantity| quantity.hedge == Hedge::UpTo;
        self.operands.slots.iter().any(|(_, operand)| match operand {
            Operand::Figure(quantity) => maximum(quantity),
            Operand::List(list) => list.iter().any(maximum),
            Operand::Items(..) => false,
        })
    }

    /// A total over a stretch of time, for each unit of time of the third figure.
    pub(super) fn rate(&self, total: &Expression, time: &Expression, each: &Expression) -> Option<Interval> {
        let unit = self.figure(each)?.per?.unit.and_then(|unit| self.facts.units.get(unit))?;
        let time = self.figure(time)?;
        if let Amount::Date(date, None) = time.amount {
            if let Some(months) = months(date).filter(|_| unit.name == "month") {
                return self.value(total)?.div(Interval::point(months));
            }
            let days = days(date).filter(|_| matches!(unit.name.as_str(), "day" | "week"))?;
            return self.value(total)?.div(days)?.scale(unit.factor.div(Rational::whole(DAY))?);
        }
        // "$9.3 million in five years, or $300,000 a kilometre" is no rate over the years.
        let mut dimensions = time.units.iter().filter_map(|unit| self.facts.units.dimension(unit));
        if !dimensions.any(|dimension| dimension == unit.dimension) {
            return None;
        }
        // "In a week" is a whole week, not half of one to one and a half.
        let exact = time.number()?.value.mul(operand::factor(time, self.facts.units))?;
        self.value(total)?.div(Interval::point(exact))?.scale(unit.factor)
    }

    /// A total over so many days, for each unit of time of the third figure. A month has its 28 to 31 days.
    pub(super) fn spread(&self, total: &Expression, days: &Expression, each: &Expression) -> Option<Interval> {
        let unit = self.figure(each)?.per?.unit.and_then(|unit| self.facts.units.get(unit))?;
        let span = self.value(days)?.middle()?;
        let times = span.mul(Rational::whole(DAY))?.div(unit.factor)?;
        if self.facts.units.dimension_name(unit.dimension) != "time" || times <= Rational::ONE {
            return None;
        }
        let each = self.value(total)?.div(Interval::point(times))?;
        let whole = times == Rational::whole(7) || times == Rational::whole(12);
        if whole || self.mode == Mode::Point {
            return Some(each);
        }
        Some(each.scale(Rational::new(49, 50)?)?.hull(each.scale(Rational::new(51, 50)?)?))
    }

    /// A price as it stands on the label: no rounder than written, where it is bare and has no scale word.
    pub(super) fn exact(&self, amount: &Expression) -> Option<Interval> {
        let figure = self.figure(amount)?;
        let number = figure.number().filter(|number| number.scale == 0);
        match (number, figure.hedge) {
            (Some(number), Hedge::None | Hedge::Exact) => {
                number.value.mul(operand::factor(figure, self.facts.units)).map(Interval::point)
            }
            _ => Evaluation { mode: Mode::Strict, ..*self }.value(amount),
        }
    }

    /// A figure without its unit.
    pub(super) fn written(&self, amount: &Expression) -> Option<Interval> {
        let factor = operand::factor(self.figure(amount)?, self.facts.units);
        self.value(amount)?.div(Interval::point(factor))
    }

    /// The point halfway between the ends of a range.
    pub(super) fn middle(&self, range: &Expression) -> Option<Interval> {
        let figure = self.figure(range)?;
        let Amount::Range(low, high) = figure.amount else { return None };
        let middle = low.value.add(high.value)?.div(Rational::whole(2))?;
        middle.mul(operand::factor(figure, self.facts.units)).map(Interval::point)
    }

    /// A total over a number of sharers; `None` for what is no total ("$100 a month") and where nothing is shared.
    pub(super) fn shared(&self, total: &Expression, number: &Expression) -> Option<Interval> {
        let each = self.figure(total).is_some_and(|figure| figure.per.is_some());
        let sharers = self.value(number)?;
        let alone = sharers.middle().is_some_and(|middle| middle <= Rational::ONE);
        if each || alone { None } else { self.value(total)?.div(sharers) }
    }

    /// "£300 a month" for "a year"; `None` unless both are told for a time and the second's is longer by a round number.
    pub(super) fn prorated(&self, one: &Expression, other: &Expression) -> Option<Interval> {
        let time = |side: &Expression| self.figure(side)?.per?.unit.and_then(|unit| self.facts.units.get(unit));
        let (short, long) = (time(one)?, time(other)?);
        let times = match (short.name.as_str(), long.name.as_str()) {
            ("month", "year") => 12,
            ("week", "year") => 52,
            ("quarter", "year") => 4,
            ("month", "quarter") => 3,
            // A year of 365 days, or one of 360 as banks have it.
            ("day", "year") => {
                let day = self.value(one)?;
                if self.mode == Mode::Point {
                    return day.scale(Rational::from(365));
                }
                return Some(day.scale(Rational::from(360))?.hull(day.scale(Rational::from(366))?));
            }
            _ => return None,
        };
        self.value(one)?.scale(Rational::from(times))
    }

    /// A distance over a time; `None` where the claimed amount is no speed.
    pub(super) fn pace(&self, way: &Expression, time: &Expression, speed: &Expression) -> Option<Interval> {
        let dimension =
            |side: &Expression| operand::unit(self.figure(side)?, self.facts.units).map(|unit| unit.dimension);
        let long = dimension(way).is_some_and(|way| self.facts.units.dimension_name(way) == "length");
        if !long || self.figure(speed)?.per.is_some() || dimension(speed) == dimension(way) {
            return None;
        }
        // "In three hours" is told to the minute, not to the half hour.
        let time = self.figure(time)?;
        let exact = time.number()?.value.mul(operand::factor(time, self.facts.units))?;
        self.value(way)?.div(Interval::point(exact))
    }

    /// A level after so many changes by one percent each: "by 10 percent in each of the past two years".
    pub(super) fn compounded(&self, rate: &Expression, from: &Expression, times: &Expression) -> Option<Interval> {
        let number = self.figure(times)?.number()?.value;
        let step = self.value(rate)?.scale(Rational::new(i128::from(self.facts.sign), 100)?)?;
        let factor = step.add(Interval::point(Rational::ONE))?;
        let times = (1..=MOST_CHANGES).find(|times| Rational::from(*times) == number)?;
        (0..times).try_fold(self.value(from)?, |level, _| level.mul(factor))
    }

    /// What so many years at a yearly rate come to in percent, compounded or simply added up.
    pub(super) fn growth(&self, rate: &Expression, times: &Expression) -> Option<Interval> {
        let number = self.figure(times)?.number()?.value;
        let times = (1..=MOST_CHANGES).find(|times| Rational::from(*times) == number)?;
        let (rate, one) = (self.value(rate)?, Interval::point(Rational::ONE));
        let factor = rate.scale(Rational::new(i128::from(self.facts.sign.signum()), 100)?)?.add(one)?;
        let level = (0..times).try_fold(one, |level, _| level.mul(factor))?;
        let change = level.sub(one)?.scale(Rational::new(100 * i128::from(self.facts.sign.signum()), 1)?)?;
        Some(change.hull(rate.scale(number)?))
    }

    /// The percent next to this one that a whole number of so few things can give.
    pub(super) fn possible(&self, percent: &Expression, number: &Expression) -> Option<Interval> {
        let share = self.figure(percent)?.number().filter(|_| self.figure(percent).is_some_and(is_bare))?.value;
        let number = self.figure(number).filter(|number| is_bare(number))?;
        let things = number.number().filter(|number| number.value.is_whole() && number.value <= FEW_THINGS)?.value;
        let nearest = share.mul(things)?.div(Rational::HUNDRED)?.round().div(things)?.mul(Rational::HUNDRED)?;
        Some(Interval::point(nearest))
    }

    /// From the one amount to the other, whichever is the greater.
    pub(super) fn amid(&self, one: &Expression, other: &Expression) -> Option<Interval> {
        let (one, other) = (self.value(one)?, self.value(other)?);
        let ((low, _), (_, high)) = if one.middle()? < other.middle()? {
            ((one.lo, one.hi), (other.lo, other.hi))
        } else {
            ((other.lo, other.hi), (one.lo, one.hi))
        };
        Some(Interval::closed(low.value()?, high.value()?))
    }

    /// The larger of two amounts over the smaller.
    pub(super) fn odds(&self, first: &Expression, second: &Expression) -> Option<Interval> {
        let (first, second) = (self.value(first)?, self.value(second)?);
        if first.middle()? < second.middle()? { second.div(first) } else { first.div(second) }
    }
}

/// More things than these can give every whole percent, nearly.
const FEW_THINGS: Rational = Rational::whole(50);

fn is_bare(quantity: &Quantity) -> bool {
    matches!(quantity.hedge, Hedge::None | Hedge::Exact)
}

/// The whole months of a year or quarter.
fn months(date: Date) -> Option<Rational> {
    match (date.year, date.quarter, date.month, date.day, date.years) {
        (_, Some(_), None, None, _) => Some(Rational::whole(3)),
        (Some(_), None, None, None, 0 | 1) => Some(Rational::whole(12)),
        _ => None,
    }
}

/// The days of a month, quarter or year.
fn days(date: Date) -> Option<Interval> {
    let days = |least: i128, most: i128| {
        Some(Interval::point(Rational::whole(least)).hull(Interval::point(Rational::whole(most))))
    };
    match (date.month, date.day) {
        (Some(2), None) => days(28, 29),
        (Some(4 | 6 | 9 | 11), None) => days(30, 30),
        (Some(_), None) => days(31, 31),
        (None, None) if months(date) == Some(Rational::whole(3)) => days(90, 92),
        (None, None) if months(date).is_some() => days(365, 366),
        _ => None,
    }
}
