//! A figure that a sentence derives from the two others beside it, whichever way: their sum, difference, product, quotient,
//! share or change.
//!
//! Comes in: the claimed figure and the two others. Goes out: what the two give by the relation that fits the claimed one,
//! or else by the one that comes nearest to it. Not here: whether a contradiction may speak; such a frame is bound on weak
//! signs and asks for a slip.

use super::functions::Evaluation;
use super::operand;
use crate::check::Expression;
use crate::exact::{Interval, Rational};
use crate::quantity::{Dimension, Kind};

/// What two figures are to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Share,
    Number,
    /// Money, by its currency; a measure or stretch of time, by what it measures.
    Of(Dimension),
}

impl Evaluation<'_> {
    /// "81, or 45 percent, fell": a share is that of the count right before it, not of those that are left.
    fn is_named_over(&self, share: &Expression, part: &Expression) -> bool {
        const COMMA_OR: u32 = 2;
        let pair = self.figure(share).zip(self.figure(part));
        pair.is_some_and(|(share, part)| part.kind == Kind::Count && part.tokens.end + COMMA_OR == share.tokens.start)
    }

    /// What two figures give that comes nearest to a third.
    pub(super) fn derived(&self, claimed: &Expression, one: &Expression, other: &Expression) -> Option<Interval> {
        let told = self.value(claimed)?;
        let sorts = [self.sort(claimed)?, self.sort(one)?, self.sort(other)?];
        let (a, b) = (self.amount(one)?, self.amount(other)?);
        let results = match sorts {
            [Sort::Share, a_sort, b_sort] if a_sort == b_sort && a_sort != Sort::Share => {
                let [share, rise, rest, all] = shares(a, b);
                let rest = rest.filter(|_| !self.is_named_over(claimed, one) && !self.is_named_over(claimed, other));
                [share, rise, rest, all]
            }
            [Sort::Of(_), Sort::Share, Sort::Of(_)] | [Sort::Number, Sort::Share, Sort::Number] => parts(a, b),
            [Sort::Of(_), Sort::Of(_), Sort::Share] | [Sort::Number, Sort::Number, Sort::Share] => parts(b, a),
            [Sort::Of(c), Sort::Of(of), Sort::Number] if c == of => [a.mul(b), a.div(b), None, None],
            [Sort::Of(c), Sort::Number, Sort::Of(of)] if c == of => [a.mul(b), b.div(a), None, None],
            [Sort::Number, Sort::Of(x), Sort::Of(y)] if x == y => [a.div(b), b.div(a), None, None],
            [Sort::Number, Sort::Number, Sort::Number] => [a.add(b), positive(a, b), a.mul(b), larger(a, b)],
            [Sort::Of(c), Sort::Of(x), Sort::Of(y)] if c == x && x == y => [a.add(b), positive(a, b), None, None],
            [Sort::Of(c), Sort::Of(of), Sort::Of(_)] if c == of => self.over(a, b, [claimed, one, other])?,
            [Sort::Of(c), Sort::Of(_), Sort::Of(of)] if c == of => self.over(b, a, [claimed, other, one])?,
            _ => return None,
        };
        nearest(told, results)
    }

    /// An amount for each unit of time over a stretch of time, or the reverse.
    fn over(&self, amount: Interval, time: Interval, sides: [&Expression; 3]) -> Option<[Option<Interval>; 4]> {
        let [claimed, one, other] = sides;
        let each = |side: &Expression| self.figure(side)?.per?.unit.and_then(|unit| self.facts.units.get(unit));
        let lasting = operand::unit(self.figure(other)?, self.facts.units)?.dimension;
        if let (Some(long), Some(short)) = (each(claimed), each(one)) {
            // "£9.50 an hour and 20 hours, £190 a week": the hours are those of the longer time.
            let weekly = long.name == "week" && short.name == "hour" && short.dimension == lasting;
            let times = time.div(Interval::point(short.factor)).filter(|_| weekly)?;
            return Some([amount.mul(times), None, None, None]);
        }
        let unit = [claimed, one].into_iter().filter_map(each).find(|unit| unit.dimension == lasting)?;
        let times = time.div(Interval::point(unit.factor))?;
        Some(if each(claimed).is_some() {
            [amount.div(times), None, None, None]
        } else {
            [amount.mul(times), None, None, None]
        })
    }

    /// A figure in base units, a fraction as a percent.
    fn amount(&self, side: &Expression) -> Option<Interval> {
        let value = self.value(side)?;
        if self.figure(side)?.kind == Kind::Fraction { value.scale(Rational::HUNDRED) } else { Some(value) }
    }

    fn sort(&self, side: &Expression) -> Option<Sort> {
        let figure = self.figure(side)?;
        match figure.kind {
            Kind::Percent | Kind::Fraction => Some(Sort::Share),
            Kind::Count if figure.units.is_empty() => Some(Sort::Number),
            Kind::Money | Kind::Measure | Kind::Duration => {
                Some(Sort::Of(operand::unit(figure, self.facts.units)?.dimension))
            }
            _ => None,
        }
    }
}

/// The fit, or else the result that lies nearest.
fn nearest(told: Interval, results: [Option<Interval>; 4]) -> Option<Interval> {
    let found = || results.iter().copied().flatten();
    if let Some(fit) = found().find(|result| result.meets(told)) {
        return Some(fit);
    }
    let told = told.middle()?;
    let off = |result: &Interval| {
        let ratio = result.middle().filter(|middle| *middle > Rational::ZERO)?.div(told)?;
        if ratio < Rational::ONE { Rational::ONE.div(ratio) } else { Some(ratio) }
    };
    found().filter_map(|result| Some((off(&result)?, result))).min_by(|a, b| a.0.cmp(&b.0)).map(|(_, result)| result)
}

/// One as a percent of the other, and how far one lies from the other in percent.
fn shares(a: Interval, b: Interval) -> [Option<Interval>; 4] {
    let hundred = Interval::point(Rational::HUNDRED);
    let (small, great) = if a.middle() <= b.middle() { (a, b) } else { (b, a) };
    let share = small.div(great).and_then(|share| share.scale(Rational::HUNDRED));
    let rise = great.div(small).and_then(|share| share.scale(Rational::HUNDRED));
    [share, rise.and_then(|rise| rise.sub(hundred)), share.and_then(|share| hundred.sub(share)), rise]
}

/// A share of a whole, what is left without it, the whole with it, and the whole that this is the share of.
fn parts(share: Interval, whole: Interval) -> [Option<Interval>; 4] {
    let part = share.scale(Rational::new(1, 100).unwrap_or(Rational::ONE)).and_then(|share| share.mul(whole));
    [
        part,
        part.and_then(|part| whole.sub(part)),
        part.and_then(|part| whole.add(part)),
        whole.scale(Rational::HUNDRED).and_then(|whole| whole.div(share)),
    ]
}

fn positive(a: Interval, b: Interval) -> Option<Interval> {
    if a.middle()? >= b.middle()? { a.sub(b) } else { b.sub(a) }
}

fn larger(a: Interval, b: Interval) -> Option<Interval> {
    if a.middle()? >= b.middle()? { a.div(b) } else { b.div(a) }
}
