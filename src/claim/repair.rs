//! Which figure is wrong: the slips that would make a contradicted claim hold. A slip is suggested only if it is the
//! only one of its sort over all figures (Fellegi and Holt 1976: change as little as possible); otherwise each figure
//! is told what it would have to be.

use super::images::is_misreckoned;
use super::judge::{Facts, judge};
use super::message::written_digits;
use super::operand::{Operand, Operands};
use super::reword;
use crate::check::{Equation, Relation};
use crate::exact::Rational;
use crate::finding::Verdict;
use crate::quantity::{Amount, Number, Quantity};
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
    let like = (1..bottom).filter_map(|other| Rational::new(other, bottom));
    let sizes = [2, 3, 4, 5, 6, 8, 10].into_iter().filter_map(|size| Rational::new(top, size));
    like.chain(sizes).filter(|other| *other < Rational::ONE && *other != number.value).collect()
}

/// Members of a list each of which is tried with other digits: every trial adds them all up again, and among more some
/// slip or other would explain nearly any sum.
const LONGEST_LIST: usize = 30;

impl Patient<'_> {
    /// The first repairs of a sort, so many at most.
    fn repairs(&self, slip: fn(&str) -> Vec<(String, &'static str)>, most: usize) -> Vec<Repair> {
        let mut repairs = Vec::new();
        let mut operands = self.operands.clone();
        for (at, (_, operand)) in self.operands.slots.iter().enumerate() {
            let list = match operand {
                Operand::Figure(quantity) => std::slice::from_ref(quantity.as_ref()),
                Operand::List(list) if list.len() <= LONGEST_LIST => list.as_slice(),
                Operand::List(_) | Operand::Items(..) => &[],
            };
            for (member, quantity) in list.iter().enumerate() {
                let core = quantity.core.of(self.prose);
                for (text, slip) in slip(core) {
                    let changed = reread(quantity, core, &text);
                    if changed.is_some_and(|changed| self.holds(&mut operands, (at, member), changed)) {
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
        let small = |quantity: &Quantity| {
            let word = !quantity.core.of(self.prose).contains(|letter: char| letter.is_ascii_digit());
            word && quantity.number().is_some_and(|old| old.scale == 0 && !old.decimals)
        };
        let other = |quantity: &Quantity, value: Rational| {
            let old = quantity.number()?;
            Some(Quantity { amount: Amount::Number(Number { value, ..old }), ..quantity.clone() })
        };
        let mut slots = self.operands.slots.iter().enumerate();
        slots.any(|(at, (_, operand))| match operand {
            Operand::Figure(quantity) if small(quantity) => {
                let mut operands = self.operands.clone();
                let words = quantity.number().map(other_words).unwrap_or_default();
                let mut others = words.into_iter().filter_map(|word| other(quantity, word));
                others.any(|changed| self.holds(&mut operands, (at, 0), changed))
            }
            _ => false,
        })
    }

    /// Whether every equation that applies holds with one figure replaced, and one of them strictly.
    fn holds(&self, operands: &mut Operands, place: (usize, usize), changed: Quantity) -> bool {
        if !replace(operands, place, changed) {
            return false;
        }
        let verdict = |equation: &&Equation, facts: Facts<'_>| {
            judge(equation, self.relation, operands, self.agree, facts).verdict
        };
        // Nearly all that is tried is contradicted, which is soon found.
        let wrong = |equation: &&Equation| verdict(equation, self.facts.in_brief()) == Verdict::Contradicted;
        !self.equations.iter().any(wrong)
            && self.equations.iter().any(|equation| verdict(equation, self.facts) == Verdict::Verified)
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

/// The quantity with another written number.
fn reread(quantity: &Quantity, core: &str, text: &str) -> Option<Quantity> {
    let old = quantity.number()?;
    let scale = scale_of(text).unwrap_or(i32::from(old.scale));
    let digits = text.get(written_digits(text)?)?.replace(',', "");
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let factor = Rational::power_of_ten(scale)?;
    let sign = if old.value.is_negative() { Rational::whole(-1) } else { Rational::ONE };
    let value = Rational::parse(&digits)?.mul(factor)?.mul(sign)?;
    let grain = Rational::power_of_ten(-i32::try_from(decimals).ok()?)?.mul(factor)?;
    let zeros = if decimals > 0 { 0 } else { digits.len() - digits.trim_end_matches('0').len() };
    // A number that was not read from its digits alone (a fraction, a word) is left alone.
    let own = Rational::parse(&core.get(written_digits(core)?)?.replace(',', ""))?
        .mul(Rational::power_of_ten(i32::from(old.scale))?)?;
    (own == old.value.abs()).then(|| Quantity {
        amount: Amount::Number(Number { value, grain, zeros: zeros as u8, scale: scale as u8, decimals: decimals > 0 }),
        ..quantity.clone()
    })
}

const SCALES: [(&str, i32); 6] =
    [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("bn", 9), ("tn", 12)];

fn scale_of(text: &str) -> Option<i32> {
    SCALES.iter().find(|(word, _)| text.contains(word)).map(|(_, power)| *power)
}

/// Million for billion and the like.
fn scale(core: &str) -> Vec<(String, &'static str)> {
    let Some((word, power)) = SCALES.iter().find(|(word, _)| core.contains(word)) else { return Vec::new() };
    let near = SCALES.iter().filter(|(other, near)| (near - power).abs() == 3 && (other.len() > 2) == (word.len() > 2));
    near.map(|(other, _)| (core.replacen(word, other, 1), "the scale")).collect()
}

fn one_digit(core: &str) -> Vec<(String, &'static str)> {
    variants(core, |digits| {
        let places = digits.char_indices().filter(|(_, digit)| digit.is_ascii_digit());
        let mut found = Vec::new();
        for (at, written) in places {
            let others = "0123456789"
                .chars()
                .filter(|digit| *digit != written && !(at == 0 && *digit == '0' && digits.len() > 1));
            found.extend(others.map(|digit| replaced(digits, at..at + 1, &digit.to_string())));
        }
        found
    })
    .into_iter()
    .map(|text| (text, "one digit"))
    .collect()
}

fn exchanged(core: &str) -> Vec<(String, &'static str)> {
    let swap = |digits: &str| {
        let bytes: Vec<(usize, char)> = digits.char_indices().filter(|(_, digit)| digit.is_ascii_digit()).collect();
        let mut found = Vec::new();
        for ((first, a), (second, b)) in bytes.iter().zip(bytes.iter().skip(1)) {
            if a != b && !(*first == 0 && *b == '0') {
                let once = replaced(digits, *first..first + 1, &b.to_string());
                found.push(replaced(&once, *second..second + 1, &a.to_string()));
            }
        }
        found
    };
    variants(core, swap).into_iter().map(|text| (text, "two digits exchanged")).collect()
}

/// A nought too many or too few at the end: "300" for "3,000".
fn tenfold(core: &str) -> Vec<(String, &'static str)> {
    let vary = |digits: &str| {
        let plain: String = digits.chars().filter(|digit| *digit != ',').collect();
        if plain.contains('.') {
            return Vec::new();
        }
        let shorter = plain.strip_suffix('0').filter(|shorter| !shorter.is_empty()).map(str::to_owned);
        shorter.into_iter().chain([format!("{plain}0")]).collect()
    };
    variants(core, vary).into_iter().map(|text| (text, "a nought")).collect()
}

fn dropped_or_added(core: &str) -> Vec<(String, &'static str)> {
    let vary = |digits: &str| {
        let plain: String = digits.chars().filter(|digit| *digit != ',').collect();
        let mut found = Vec::new();
        for at in 0..=plain.len() {
            found.extend(
                "0123456789"
                    .chars()
                    .filter(|digit| at > 0 || *digit != '0')
                    .map(|digit| replaced(&plain, at..at, &digit.to_string())),
            );
            if at < plain.len() && plain.len() > 1 {
                found.push(replaced(&plain, at..at + 1, ""));
            }
        }
        let bare: String = plain.chars().filter(|digit| *digit != '.').collect();
        found.extend((1..bare.len()).map(|at| replaced(&bare, at..at, ".")));
        found.retain(|text| Rational::parse(text).is_some() && *text != plain);
        found.sort();
        found.dedup_by_key(|text| Rational::parse(text));
        found
    };
    variants(core, vary).into_iter().map(|text| (text, "a digit or the decimal point")).collect()
}

fn variants(core: &str, vary: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let Some(range) = written_digits(core) else { return Vec::new() };
    let digits = core.get(range.clone()).unwrap_or_default();
    if digits.len() > 12 {
        return Vec::new();
    }
    vary(digits).into_iter().map(|digits| replaced(core, range.clone(), &digits)).collect()
}

fn replaced(text: &str, range: std::ops::Range<usize>, by: &str) -> String {
    format!("{}{by}{}", text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default())
}
