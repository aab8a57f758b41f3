//! A figure told by its distance to another, and that other told elsewhere: "310 beds, 45 more than the hospital that it
//! replaces … the old building's 275 beds", "3.1 billion, 400 million more than the council had been told … was told that it
//! would cost 2.9 billion".
//!
//! Comes in: a text with one such distance. Goes out: the other figure, where the distance gives one near by.

use super::{Report, Slip, Words, span, written};
use crate::exact::{Interval, Rational};
use crate::finding::Level;
use crate::quantity::{Hedge, Kind, Role};
use crate::sentence::size::FEW;
use crate::sentence::{Text, Told};

/// Sentences in which the other may be told.
const NEAR: usize = 4;

/// Adds every other that the distance contradicts.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for (at, (one, apart)) in facts.told.iter().zip(facts.told.iter().skip(1)).enumerate() {
        // "400 million more" is of the unit told before.
        let elided = apart.sort.kind == Kind::Count && apart.sort.unit.is_none();
        let unit = one.sort.kind == apart.sort.kind && one.sort.unit == apart.sort.unit || elided;
        let alike = one.sentence == apart.sentence && unit && apart.value < one.value;
        let Some((more, than)) = Some(apart).filter(|_| alike).and_then(|apart| than(text, one, apart)) else {
            continue;
        };
        let open = |at: &u32| !matches!(text.word(*at), "," | ";" | "." | "and" | "but");
        let stems = text.stems(than..(than..than + 10).take_while(open).last().map_or(than, |last| last + 1));
        let later = facts.told.get(at + 2..).unwrap_or_default().iter();
        let near =
            later.take_while(|told| told.sentence <= one.sentence + NEAR).filter(|told| told.sentence > one.sentence);
        let mut same = near.filter(|told| told.sort == one.sort && is_bare(text, told) && is_near(one, told));
        let Some(other) = same.next().filter(|_| same.next().is_none()) else { continue };
        let loose = |told: &Told| text.quantities.get(told.quantity).and_then(|quantity| quantity.loose(Role::Sharp));
        let Some((level, step)) = loose(one).zip(loose(apart)) else { continue };
        let Some(gives) = (if more { level.sub(step) } else { level.add(step) }) else { continue };
        let strange = one.noun.zip(other.noun).is_some_and(|(one, other)| one != other);
        let speaks = text.sentence_stems(other.sentence).intersection(&stems).next().is_some()
            || one.noun.is_some() && one.noun == other.noun && is_old(text, other);
        let middle = if more { one.value.sub(apart.value) } else { one.value.add(apart.value) };
        if speaks
            && !(strange && one.sort.kind == Kind::Count)
            && loose(other).is_some_and(|other: Interval| !other.meets(gives))
            && is_bare(text, one)
            && is_bare(text, apart)
        {
            report.slips.extend(middle.map(|middle| slip(text, one, apart, other, middle)));
        }
    }
}

/// "45 more than", "400 million less than" behind a comma: which way, and where the words of the other begin.
fn than(text: &Text<'_>, one: &Told, apart: &Told) -> Option<(bool, u32)> {
    let (first, second) = (text.quantities.get(one.quantity)?, text.quantities.get(apart.quantity)?);
    let comma = text.word(second.tokens.start.checked_sub(1)?) == ",";
    let end = second.tokens.end;
    let more = match text.word(end) {
        "more" | "higher" | "above" => true,
        "less" | "fewer" | "lower" | "below" => false,
        _ => return None,
    };
    let near = second.tokens.start - first.tokens.end < 9;
    // "31 of the 840 shops, nine more than last year": more than what the part was.
    let whole = (1..3).any(|by| first.tokens.start.checked_sub(by).is_some_and(|at| text.word(at) == "of"));
    (comma && near && !whole && text.word(end + 1) == "than").then_some((more, end + 2))
}

fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure)
        && text
            .quantities
            .get(told.quantity)
            .is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.attributive)
}

fn is_near(one: &Told, other: &Told) -> bool {
    let ratio = other.value.div(one.value);
    ratio
        .zip(Rational::new(2, 3).zip(Rational::new(3, 2)))
        .is_some_and(|(ratio, (low, high))| ratio > low && ratio < high && ratio != Rational::ONE)
}

/// "the old building's 275 beds".
fn is_old(text: &Text<'_>, told: &Told) -> bool {
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    (start.saturating_sub(5)..start)
        .any(|at| matches!(text.word(at), "old" | "previous" | "existing" | "former" | "present" | "current"))
}

fn slip(text: &Text<'_>, one: &Told, apart: &Told, other: &Told, middle: Rational) -> Slip {
    let short = |value: Rational| {
        let number = text.quantities.get(other.quantity).and_then(|quantity| quantity.number());
        let power = number.and_then(|number| Rational::power_of_ten(i32::from(number.scale)));
        power.and_then(|power| value.div(power)).map(|value| value.to_decimal(2)).unwrap_or_default()
    };
    // Among many figures one that lies near is soon found.
    let many = text.quantities.len() > FEW;
    Slip {
        level: many.then_some(Level::Advice),
        span: span(text, other),
        label: format!("should be {}", short(middle)),
        values: vec![
            ("first", format!("{} less {}", written(text, one), written(text, apart))),
            ("second", written(text, other)),
            ("expected", short(middle)),
        ],
        evidence: vec![(span(text, one), "told here".to_owned()), (span(text, apart), "the distance".to_owned())],
        ..Slip::default()
    }
}
