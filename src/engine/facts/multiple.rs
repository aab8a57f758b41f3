//! A multiple of a figure told elsewhere: "Orle had 210 million readers. … Tamm grew to three times the size of Orle, at
//! 470 million". Goes out: the multiple, where the two figures give another; or where they fall short of it without a
//! "nearly", as advice.

use super::{Report, Slip, Words, span};
use crate::exact::Rational;
use crate::finding::Level;
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};

/// Words from the multiple to the figure.
const REACH: u32 = 9;

/// Adds every multiple that does not fit.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    for (index, multiple) in text.quantities.iter().enumerate().filter(|(_, quantity)| quantity.kind == Kind::Multiple)
    {
        let at = facts.told.partition_point(|told| told.quantity <= index);
        let Some(told) = facts.told.get(at).filter(|told| is_level(text, multiple, told)) else { continue };
        let Some(base) = base(text, multiple, told) else { continue };
        report.slips.extend(slip(text, multiple, told, base));
    }
}

/// ", at 601 million" behind the multiple.
fn is_level(text: &Text<'_>, multiple: &Quantity, told: &Told) -> bool {
    let Some(start) = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start) else { return false };
    let before = start.checked_sub(1).and_then(|at| text.tokens.get(at as usize));
    let at = before.is_some_and(|token| matches!(token.text(text.prose()), "at" | "with"));
    start - multiple.tokens.end < REACH && at
}

/// The figure of the one that is named: "the size of Orle".
fn base<'t>(text: &'t Text<'_>, multiple: &Quantity, told: &Told) -> Option<&'t Told> {
    let word = |at: u32| text.tokens.get(at as usize).map(|token| token.text(text.prose())).unwrap_or_default();
    let at = multiple.tokens.end;
    let size = word(at) == "the"
        && matches!(word(at + 1), "size" | "number" | "total" | "level" | "figure")
        && word(at + 2) == "of";
    let name = word(at + 3);
    if !size || !name.starts_with(char::is_uppercase) {
        return None;
    }
    let earlier = text.facts().told.iter().take_while(|other| other.quantity < told.quantity);
    let scale = |told: &Told| {
        text.quantities.get(told.quantity).and_then(|quantity| quantity.number()).map(|number| number.scale)
    };
    let alike = earlier.filter(|other| other.sort == told.sort && scale(other) == scale(told));
    let near = alike.filter(|other| told.sentence - other.sentence < 4 && other.sentence < told.sentence);
    near.filter(|other| {
        text.subject(other.quantity).name().is_some_and(|mention| mention.span.of(text.prose()) == name)
    })
    .last()
}

fn slip(text: &Text<'_>, multiple: &Quantity, told: &Told, base: &Told) -> Option<Slip> {
    let loose = |told: &Told| text.quantities.get(told.quantity)?.loose(Role::Level);
    let times = multiple.number()?.value;
    let point = told.value.div(base.value)?;
    let gives = loose(told)?.div(loose(base)?)?;
    let off = point.div(times)?.sub(Rational::ONE)?.abs();
    let level = match () {
        () if !multiple.loose(Role::Level)?.meets(gives) => None,
        () if multiple.hedge == Hedge::None && off > Rational::new(1, 40)? => Some(Level::Advice),
        () => return None,
    };
    let written = |told: &Told| span(text, told).of(text.prose()).to_owned();
    Some(Slip {
        span: multiple.span.join(span(text, told)),
        label: format!("{} times", point.to_decimal(2)),
        values: vec![("first", written(base)), ("second", written(told)), ("expected", point.to_decimal(2))],
        help: (level.is_some()).then(|| "close, yet not quite: say \"nearly\" or \"about\"".to_owned()),
        evidence: vec![(span(text, base), "the other".to_owned())],
        level,
        ..Slip::default()
    })
}
