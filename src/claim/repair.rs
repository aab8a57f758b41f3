//! Which figure is wrong: the slips that would make a contradicted claim hold. A slip is suggested only if it is the
//! only one of its sort over all figures (Fellegi and Holt 1976: change as little as possible); otherwise each figure
//! is told what it would have to be.

use super::images::is_misreckoned;
use super::judge::{Facts, Judgement, judge, slot_number};
use super::operand::{self, Operand, Operands};
use super::pen::{dropped_or_added, exchanged, one_digit, reread, scale, tenfold};
use super::reword;
use crate::check::{Comparison, Equation, Expression, Relation};
use crate::exact::Rational;
use crate::finding::Verdict;
use crate::quantity::{Amount, Kind, Number, Quantity};
use crate::span::Span;

/// One slip that makes the claim hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Stretches of the prose, each with what to write there.
    pub edits: Vec<(Span, String)>,
    /// The sort of slip, for the help: "one digit", "two digits exchanged".
    pub slip: &'static str,
}

/// A contradicted claim, to be repaired.
#[derive(Clone, Copy)]
pub struct Patient<'p> {
    /// Every equation of the relation's checks that applies.
    pub equations: &'p [&'p Equation],
    /// The relation.
    pub relation: &'p Relation,
    /// The figures.
    pub operands: &'p Operands,
    /// Slots of one unit.
    pub agree: &'p [Vec<u8>],
    /// Units, direction and date.
    pub facts: Facts<'p>,
    /// Whether a slip in a date explains anything: where its figures stand side by side.
    pub dated: bool,
    /// The text.
    pub prose: &'p str,
}

/// The only repair of the cheapest sort that has one; `None` where there is none or several.
#[must_use]
pub fn repair(patient: Patient<'_>) -> Option<Repair> {
    if let Some(points) = reword::in_points(patient) {
        return Some(points);
    }
    for slip in [scale, one_digit, exchanged, dropped_or_added] {
        let mut found = patient.repairs(slip, 2);
        if found.len() > 1 {
            return None;
        }
        if let Some(only) = found.pop() {
            return Some(only);
        }
    }
    reword::exchanged(patient)
}

/// Whether some one slip explains the contradiction: the scale word, a digit, two digits exchanged, a small number or a
/// fraction in words. A digit too many or too few would explain nearly anything.
#[must_use]
pub fn is_slip(patient: Patient<'_>) -> bool {
    let digits = [scale, one_digit, exchanged, tenfold];
    digits.into_iter().any(|slip| !patient.repairs(slip, 1).is_empty())
        || patient.is_another_word()
        || is_misreckoned(patient.equations, patient.relation, patient.operands, patient.facts)
}

/// The largest number that is told in one short word.
const LARGEST_WORD: i64 = 12;

/// What a number in words may have been: a small one, or so many tens; a fraction with another number of like parts, or
/// as many parts of another size.
fn other_words(number: Number) -> Vec<Rational> {
    let (top, bottom) = number.value.parts();
    if bottom == 1 {
        return (2..=LARGEST_WORD).chain((2..=9).map(|tens| tens * 10)).map(Rational::from).collect();
    }
    // "Three and a half" for "five and a half".
    if top > bottom {
        let rest = Rational::new(top % bottom, bottom);
        let whole = |whole: i64| rest.and_then(|rest| rest.add(Rational::from(whole)));
        return (1..=LARGEST_WORD).filter_map(whole).filter(|other| *other != number.value).collect();
    }
    let like = (1..bottom).filter_map(|other| Rational::new(other, bottom));
    let sizes = [2, 3, 4, 5, 6, 8, 10].into_iter().filter_map(|size| Rational::new(top, size));
    like.chain(sizes).filter(|other| *other < Rational::ONE && *other != number.value).collect()
}

/// Members of a list each of which is tried with other digits: every trial adds them all up again, and among more some
/// slip or other would explain nearly any sum.
const LONGEST_LIST: usize = 30;

/// Hours or minutes that are told with the next smaller part.
const LONGEST: i128 = 100;

/// What an amount of two parts, the smaller a sixtieth of the greater, may have been: another number of the greater, or one
/// of the smaller with another digit or with its two exchanged.
fn other_parts(value: Rational) -> Vec<Rational> {
    let (top, bottom) = value.parts();
    let of = |parts: i128| Rational::new(parts, 60);
    let Some(rest) = (top % bottom * 60).checked_div(bottom).filter(|_| 60 % bottom == 0) else { return Vec::new() };
    let whole = top / bottom;
    if whole > LONGEST {
        return Vec::new();
    }
    let greater = (0..=i128::from(LARGEST_WORD)).filter(|other| *other != whole).map(|other| other * 60 + rest);
    let (tens, ones) = (rest / 10, rest % 10);
    let one_slip = move |other: &i128| {
        *other != rest && (other / 10 == tens || other % 10 == ones || (other / 10, other % 10) == (ones, tens))
    };
    greater.chain((1..60).filter(one_slip).map(|other| whole * 60 + other)).filter_map(of).collect()
}

/// Members of a list each of which is tried with another word: of two, one can nearly always be written for another.
const SHORT_LIST: std::ops::RangeInclusive<usize> = 3..=4;

impl Patient<'_> {
    /// Whether a slip in what is claimed explains the contradiction: what is worked out is more often wrong than what it is
    /// worked out from.
    #[must_use]
    pub fn is_slip_of_claimed(&self) -> bool {
        let claimed: Vec<u8> =
            self.equations.iter().filter_map(|equation| slot_number(&equation.claimed.slot, self.relation)).collect();
        [scale, one_digit, exchanged, tenfold]
            .into_iter()
            .any(|slip| !self.repairs_of(slip, 1, |slot| claimed.contains(&slot)).is_empty())
    }

    /// The first repairs of a sort, so many at most.
    fn repairs(&self, slip: fn(&str) -> Vec<(String, &'static str)>, most: usize) -> Vec<Repair> {
        self.repairs_of(slip, most, |_| true)
    }

    /// The same, of the figures in some slots.
    fn repairs_of(
        &self,
        slip: fn(&str) -> Vec<(String, &'static str)>,
        most: usize,
        wanted: impl Fn(u8) -> bool,
    ) -> Vec<Repair> {
        let mut repairs = Vec::new();
        let mut operands = self.operands.clone();
        let slots = self.operands.slots.iter().enumerate().filter(|(_, (slot, _))| wanted(*slot));
        for (at, (_, operand)) in slots {
            let list = match operand {
                Operand::Figure(quantity) => std::slice::from_ref(quantity.as_ref()),
                Operand::List(list) if list.len() <= LONGEST_LIST => list.as_slice(),
                Operand::List(_) | Operand::Items(..) => &[],
            };
            for (member, quantity) in list.iter().enumerate() {
                let core = quantity.core.of(self.prose);
                if matches!(quantity.amount, Amount::Date(..)) && !self.dated {
                    continue;
                }
                for (text, slip) in slip(core) {
                    let changed = reread(quantity, core, &text);
                    if changed.is_some_and(|changed| self.holds(&mut operands, (at, member), changed, Self::fits)) {
                        repairs.push(Repair { edits: vec![(quantity.core, text)], slip });
                        if repairs.len() == most {
                            return repairs;
                        }
                    }
                }
                replace(&mut operands, (at, member), quantity.clone());
            }
        }
        repairs
    }

    /// Whether a small number in words, told as another one, makes it hold: "three" for "seven".
    fn is_another_word(&self) -> bool {
        let words = |quantity: &Quantity| {
            let (core, old) = (quantity.core.of(self.prose), quantity.number().filter(|old| old.scale == 0)?);
            let word = !core.contains(|letter: char| letter.is_ascii_digit()) && !old.decimals;
            // "Two hours and 35 minutes" for "three hours and 35 minutes".
            let two = core.contains("minute") && (core.contains("hour") || core.contains("second"));
            let parted = quantity.kind == Kind::Duration && !old.value.is_whole() && two;
            if parted { Some(other_parts(old.value)) } else { word.then(|| other_words(old)) }
        };
        let other = |quantity: &Quantity, value: Rational| {
            let old = quantity.number()?;
            Some(Quantity { amount: Amount::Number(Number { value, ..old }), ..quantity.clone() })
        };
        let mut slots = self.operands.slots.iter().enumerate();
        slots.any(|(at, (_, operand))| {
            let list = match operand {
                Operand::Figure(quantity) => std::slice::from_ref(quantity.as_ref()),
                Operand::List(list) if SHORT_LIST.contains(&list.len()) => list.as_slice(),
                Operand::List(_) | Operand::Items(..) => &[],
            };
            let mut members = list.iter().enumerate();
            members.any(|(member, quantity)| {
                let Some(words) = words(quantity) else { return false };
                let mut operands = self.operands.clone();
                let mut others = words.into_iter().filter_map(|word| other(quantity, word));
                others.any(|changed| self.holds(&mut operands, (at, member), changed, Self::is_verified))
            })
        })
    }

    /// Whether no equation that applies is contradicted with one figure replaced, and one of them is `borne_out`.
    fn holds(
        &self,
        operands: &mut Operands,
        place: (usize, usize),
        changed: Quantity,
        borne_out: fn(&Self, &Equation, &Operands) -> bool,
    ) -> bool {
        if !replace(operands, place, changed) {
            return false;
        }
        // Nearly all that is tried is contradicted, which is soon found.
        let wrong = |equation: &&Equation| {
            self.judge(equation, operands, self.facts.in_brief()).verdict == Verdict::Contradicted
        };
        !self.equations.iter().any(wrong) && self.equations.iter().any(|equation| borne_out(self, equation, operands))
    }

    fn judge(&self, equation: &Equation, operands: &Operands, facts: Facts<'_>) -> Judgement {
        judge(equation, self.relation, operands, self.agree, facts)
    }

    fn is_verified(&self, equation: &Equation, operands: &Operands) -> bool {
        self.judge(equation, operands, self.facts).verdict == Verdict::Verified
    }

    /// Whether an equation holds strictly, or its figures give, as written, just what is claimed: of round figures
    /// nearly anything may follow, but hardly ever so neatly.
    fn fits(&self, equation: &Equation, operands: &Operands) -> bool {
        let judgement = self.judge(equation, operands, self.facts);
        let claimed = slot_number(&equation.claimed.slot, self.relation).and_then(|slot| operands.get(slot));
        let value = |operand: &Operand| match operand {
            Operand::Figure(figure) => figure.number()?.value.mul(operand::factor(figure, self.facts.units)),
            _ => None,
        };
        let numbers = || operands.slots.iter().all(|(_, operand)| value(operand).is_some());
        let of = |operand: &Operand, kinds: &[Kind]| matches!(operand, Operand::Figure(figure) if kinds.contains(&figure.kind));
        let percents = || operands.slots.iter().all(|(_, operand)| of(operand, &[Kind::Percent]));
        let word = |operand: &Operand| of(operand, &[Kind::Fraction, Kind::Multiple, Kind::OneIn]);
        let words = || operands.slots.iter().any(|(_, operand)| word(operand));
        let neat = || {
            let (told, given) = (claimed.and_then(value), judgement.point);
            let place = || match claimed? {
                Operand::Figure(figure) => figure.number()?.grain.mul(operand::factor(figure, self.facts.units)),
                _ => None,
            };
            // "2,920 in a week, 417 a day": what is worked out is told to the place that is written.
            let rounds = |given: Rational| {
                let off = given.sub(told?)?.abs();
                Some(off.add(off)? <= place()?)
            };
            let ends = given.map(|given| [given.lo.value(), given.hi.value()]);
            equation.comparison == Comparison::Equal
                && numbers()
                && !adds_up(&equation.expected)
                && !percents()
                && !words()
                && ends.is_some_and(|ends| ends.into_iter().flatten().any(|end| rounds(end) == Some(true)))
        };
        match judgement.verdict {
            Verdict::Verified => true,
            Verdict::Compatible => neat(),
            _ => false,
        }
    }
}

/// Whether figures are added up or taken from one another: one digit more or less often gives the rest.
fn adds_up(expected: &Expression) -> bool {
    match expected {
        Expression::Call(name, arguments) => match name.as_str() {
            "sum" | "difference" | "points" => true,
            "abs" => arguments.iter().any(adds_up),
            _ => false,
        },
        Expression::Operation(sign, ..) => matches!(sign, '+' | '-'),
        Expression::Slot(_) | Expression::Number(_) => false,
    }
}

/// Puts another figure in the place of one: by its slot, and of a list by its member.
fn replace(operands: &mut Operands, (slot, member): (usize, usize), by: Quantity) -> bool {
    let place = match operands.slots.get_mut(slot) {
        Some((_, Operand::Figure(quantity))) => Some(quantity.as_mut()),
        Some((_, Operand::List(list))) => list.get_mut(member),
        _ => return false,
    };
    place.map(|place| *place = by).is_some()
}
