//! What the functions of equations compute, over intervals in base units.

use super::judge::{Facts, slot_number};
use super::levels;
use super::operand::{self, Operand, Operands};
use crate::check::{Expression, Relation, Term};
use crate::exact::{End, Interval, Rational};
use crate::quantity::{Amount, Hedge, Kind, Quantity, Role};

/// Strict intervals verify, loose ones accuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// What a careful reader takes the figures to say.
    Strict,
    /// The widest that they could fairly mean.
    Loose,
    /// As written, for messages.
    Point,
}

/// The right side of an equation, being worked out.
pub struct Evaluation<'e> {
    /// Whose slots the names mean.
    pub relation: &'e Relation,
    /// What fills them.
    pub operands: &'e Operands,
    /// Units, direction and date.
    pub facts: Facts<'e>,
    /// Strict or loose.
    pub mode: Mode,
}

impl Evaluation<'_> {
    /// The value of an expression; `None` where it has none (division by zero, overflow, an empty slot).
    pub fn value(&self, expression: &Expression) -> Option<Interval> {
        match expression {
            Expression::Slot(term) => self.slot(term, Role::Level),
            Expression::Number(number) => Some(Interval::point(*number)),
            Expression::Call(name, arguments) => self.call(name, arguments),
            Expression::Operation(sign, left, right) => {
                let (left, right) = (self.value(left)?, self.value(right)?);
                match sign {
                    '+' => left.add(right),
                    '-' => left.sub(right),
                    '*' => left.mul(right),
                    _ => left.div(right),
                }
            }
        }
    }

    /// How coarse the claimed figure may be meant: results are rounder than levels.
    pub fn role_of_claimed(&self, expression: &Expression) -> Role {
        match expression {
            _ if levels::are_counted(self.operands) => Role::Counted,
            Expression::Call(name, _) if name == "convert" => Role::Conversion,
            Expression::Call(name, _)
                if matches!(
                    name.as_str(),
                    "average" | "of" | "shared" | "pace" | "ratio" | "odds" | "factor" | "rate" | "per_base" | "spread"
                ) =>
            {
                Role::Result
            }
            Expression::Operation('*' | '/', ..) => Role::Result,
            _ => Role::Level,
        }
    }

    fn operand(&self, expression: &Expression) -> Option<&Operand> {
        let Expression::Slot(term) = expression else { return None };
        slot_number(&term.slot, self.relation).and_then(|slot| self.operands.get(slot))
    }

    pub(super) fn figure(&self, expression: &Expression) -> Option<&Quantity> {
        match self.operand(expression)? {
            Operand::Figure(quantity) => Some(quantity),
            _ => None,
        }
    }

    fn slot(&self, term: &Term, role: Role) -> Option<Interval> {
        match slot_number(&term.slot, self.relation).and_then(|slot| self.operands.get(slot))? {
            Operand::Figure(quantity) => self.interval(quantity, role),
            Operand::List(list) => self.total(list),
            Operand::Items(count, ..) => Some(Interval::point(Rational::from(i64::try_from(*count).ok()?))),
        }
    }

    fn interval(&self, quantity: &Quantity, role: Role) -> Option<Interval> {
        if let (Mode::Point, Some(number)) = (self.mode, quantity.number()) {
            return number.value.mul(operand::factor(quantity, self.facts.units)).map(Interval::point);
        }
        let role = if levels::are_counted(self.operands) { Role::Counted } else { role };
        let role = (self.mode == Mode::Loose).then_some(role);
        operand::interval(quantity, role, self.facts.units)
    }

    fn total(&self, list: &[Quantity]) -> Option<Interval> {
        list.iter()
            .try_fold(Interval::point(Rational::ZERO), |sum, quantity| sum.add(self.interval(quantity, Role::Level)?))
    }

    fn call(&self, name: &str, arguments: &[Expression]) -> Option<Interval> {
        let hundred = Rational::HUNDRED;
        match (name, arguments) {
            ("sum", _) if self.any_maximum() => None,
            ("sum", all) => all.iter().try_fold(Interval::point(Rational::ZERO), |sum, one| sum.add(self.value(one)?)),
            ("count", [list]) => self.count(list),
            ("members", [items, count]) => self.members(items, count),
            ("average", [list]) => self.value(list)?.div(self.count(list)?),
            ("change" | "swing" | "factor" | "ratio" | "difference" | "points" | "grown", [from, to]) => {
                self.between(name, from, to)
            }
            ("unless_points", [from, to, told]) => self.unless_points(from, to, told),
            ("compounded", [rate, from, times]) => self.compounded(rate, from, times),
            ("growth", [rate, times]) => self.growth(rate, times),
            ("possible", [percent, number]) => self.possible(percent, number),
            ("within", [bound, told]) => self.within(bound, told),
            ("share", [part, whole]) => self.value(part)?.div(self.value(whole)?)?.scale(hundred),
            ("rate_of", [change, level]) => self.rate_of(change, level),
            ("as_percent", [share]) => self.fraction(share)?.scale(hundred),
            ("of", [share, whole]) => self.part_of(share, whole),
            ("firm", [amount]) => self.firm(amount),
            ("written", [amount]) => self.written(amount),
            ("shared", [total, number]) => self.shared(total, number),
            ("shared", [total, number, each]) => self.figure(each)?.per.and_then(|_| self.shared(total, number)),
            ("middle", [range]) => self.middle(range),
            ("inside", [range]) => {
                let range = self.figure(range).filter(|figure| matches!(figure.amount, Amount::Range(..)))?;
                self.interval(range, Role::Level)
            }
            ("between", [one, other]) => self.amid(one, other),
            ("prorated", [one, other]) => self.prorated(one, other),
            ("pace", [way, time, speed]) => self.pace(way, time, speed),
            ("odds", [first, second]) => self.odds(first, second),
            ("convert" | "same", [amount, ..]) => self.convert(amount, name == "convert"),
            ("second" | "dropped" | "opener" | "sets", [score]) => self.score(name, score),
            ("rate", [total, time, each]) => self.rate(total, time, each),
            ("spread", [total, days, each]) => self.spread(total, days, each),
            ("exact", [amount]) => self.exact(amount),
            ("derived", [claimed, one, other]) => self.derived(claimed, one, other),
            ("per_base", [part, whole, each]) => {
                let base = self.figure(each)?.per.map(|per| per.base).filter(|base| *base > Rational::ONE)?;
                self.value(part)?.div(self.value(whole)?)?.scale(base)
            }
            ("abs", [amount]) => self.value(amount).map(|value| {
                if value.lo.value().is_some_and(Rational::is_negative) {
                    value.negate().unwrap_or(value)
                } else {
                    value
                }
            }),
            _ => None,
        }
    }

    /// What lies between two levels, as a percent, a multiple or a difference.
    pub(super) fn between(&self, name: &str, from: &Expression, to: &Expression) -> Option<Interval> {
        let (low, high) = self.pair(from, to)?;
        let one = Interval::point(Rational::ONE);
        match name {
            "change" => self.turned(high.div(low)?.sub(one)?.scale(Rational::HUNDRED)?),
            "swing" => self.swing(low, high),
            "factor" => high.div(low),
            "ratio" => low.div(high),
            "grown" => {
                let factor = high.div(low)?;
                // What is said of it is how many times the one is the other.
                Some(if self.mode == Mode::Point { factor } else { factor.hull(factor.sub(one)?) })
            }
            _ => {
                let exact = |side: &Expression, level: Interval| match self.figure(side).and_then(levels::exact) {
                    Some(value) => {
                        value.mul(operand::factor(self.figure(side)?, self.facts.units)).map(Interval::point)
                    }
                    None => Some(level),
                };
                self.turned(exact(to, high)?.sub(exact(from, low)?)?)
            }
        }
    }

    /// The change between two levels in the direction of the trigger, whichever of them is told first.
    fn swing(&self, one: Interval, other: Interval) -> Option<Interval> {
        let (first, second) = (one.middle()?, other.middle()?);
        let (small, great) = if first <= second { (one, other) } else { (other, one) };
        // Two figures that are alike tell of no change.
        if first == second {
            return None;
        }
        let whole = Interval::point(Rational::ONE);
        let (rise, fall) = (great.div(small)?.sub(whole)?, whole.sub(small.div(great)?)?);
        let change = match self.facts.sign {
            1 => rise,
            -1 => fall,
            _ => rise.hull(fall),
        };
        change.scale(Rational::HUNDRED)
    }

    /// What the hedge of a figure allows; nothing where it has none.
    fn within(&self, bound: &Expression, told: &Expression) -> Option<Interval> {
        let (hedged, told) = (self.figure(bound)?, self.figure(told)?);
        let bounded = !matches!(hedged.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Order);
        let alike = hedged.kind == told.kind && (hedged.units == told.units || told.kind == Kind::Duration);
        let years = hedged.kind == Kind::Age && told.kind == Kind::Count && told.units.is_empty();
        let factor = if years { Rational::ONE } else { operand::factor(hedged, self.facts.units) };
        let allowed = if years { Some(Interval::ALL) } else { self.value(bound) };
        let allowed = allowed.filter(|_| bounded && (alike || years))?;
        // The exact figure beside it takes a bound at its word: "more than two hours, 112 minutes".
        let limit = hedged.number().and_then(|number| number.value.mul(factor));
        let (low, high) = limit.map_or((None, None), |limit| match hedged.hedge {
            Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver => (Some(limit), None),
            Hedge::LessThan | Hedge::AtMost | Hedge::UpTo | Hedge::Nearly => (None, Some(limit)),
            _ => (None, None),
        });
        Some(Interval { lo: low.map_or(allowed.lo, End::Closed), hi: high.map_or(allowed.hi, End::Closed) })
    }

    fn score(&self, name: &str, score: &Expression) -> Option<Interval> {
        let Amount::Score(pairs) = &self.figure(score)?.amount else { return None };
        let value = match name {
            "second" => i64::from(pairs.first()?.1),
            "sets" => i64::try_from(pairs.len()).ok().filter(|sets| *sets > 1)?,
            "opener" => i64::from(pairs.len() > 1 && pairs.first()?.0 > pairs.first()?.1),
            _ => i64::try_from(pairs.iter().filter(|(first, second)| first < second).count()).ok()?,
        };
        Some(Interval::point(Rational::from(value)))
    }

    fn count(&self, list: &Expression) -> Option<Interval> {
        let count = match self.operand(list)? {
            Operand::List(list) => list.len(),
            Operand::Items(count, ..) => *count,
            Operand::Figure(_) => return None,
        };
        Some(Interval::point(Rational::from(i64::try_from(count).ok()?)))
    }

    /// The number of items, or of the things that they count: either reading may be meant.
    fn members(&self, items: &Expression, announced: &Expression) -> Option<Interval> {
        let Operand::Items(count, counted, _) = self.operand(items)? else { return None };
        let count = Rational::from(i64::try_from(*count).ok()?);
        let announced = self.figure(announced).and_then(Quantity::number).map(|number| number.value);
        Some(Interval::point(if announced == Some(count) { count } else { *counted }))
    }

    /// Two levels of one change: each takes the finer of the two grains, and a bound is not far off.
    fn pair(&self, from: &Expression, to: &Expression) -> Option<(Interval, Interval)> {
        let role = match (self.figure(from), self.figure(to)) {
            (Some(from), Some(to)) => levels::role(from, to),
            _ => Role::Level,
        };
        let value = |side: &Expression| match self.figure(side) {
            Some(quantity) => levels::near(quantity, self.interval(quantity, role)?, self.facts.units),
            None => self.value(side),
        };
        Some((value(from)?, value(to)?))
    }

    /// A change seen in the direction of the trigger; without one, as a rise or fall, whichever it is.
    pub(super) fn turned(&self, change: Interval) -> Option<Interval> {
        let falls = change.middle().is_some_and(Rational::is_negative)
            || change.hi.value().is_some_and(|hi| hi <= Rational::ZERO);
        match self.facts.sign {
            -1 => change.negate(),
            0 if falls => change.negate(),
            _ => Some(change),
        }
    }

    /// "down $2.10, or 5 percent, at $39.90": the change over the level before it.
    fn rate_of(&self, change: &Expression, level: &Expression) -> Option<Interval> {
        // "34 percent to $3.2 billion, or $1.40 a share": the amount a share is no change of the whole.
        let share = |side: &Expression| self.figure(side).is_some_and(|quantity| quantity.per.is_some());
        if share(change) && !share(level) {
            return None;
        }
        let (change, level) = (self.value(change)?, self.value(level)?);
        let before = if self.facts.sign < 0 { level.add(change)? } else { level.sub(change)? };
        change.div(before)?.scale(Rational::HUNDRED)
    }

    /// A share as a fraction of one.
    pub(super) fn fraction(&self, share: &Expression) -> Option<Interval> {
        let value = self.value(share)?;
        match self.figure(share)?.kind {
            Kind::Percent | Kind::Points => value.scale(Rational::new(1, 100)?),
            _ => Some(value),
        }
    }

    /// An amount in base units; the offsets of temperatures are laid on.
    fn convert(&self, amount: &Expression, conversion: bool) -> Option<Interval> {
        let quantity = self.figure(amount)?;
        self.interval(quantity, if conversion { Role::Conversion } else { Role::Level })
    }
}
