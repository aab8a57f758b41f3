//! Slips of wording that make a contradicted change hold: "from" and "to" exchanged, "percent" for percentage points.
//!
//! Comes in: the patient of `repair`. Goes out: the edits that would mend it. Not here: slips inside one number.

use super::judge::{judge, slot_number};
use super::message::written_digits;
use super::operand::Operand;
use super::repair::{Patient, Repair};
use crate::check::Expression;
use crate::finding::Verdict;
use crate::quantity::{Kind, Quantity};

/// "Fell 24 percent to 250 from 190": the two levels exchanged, where every equation then holds and more than the
/// direction proves it.
#[must_use]
pub fn exchanged(patient: Patient<'_>) -> Option<Repair> {
    let (from, to) = (figure(patient, "from")?, figure(patient, "to")?);
    let mut operands = patient.operands.clone();
    for (slot, operand) in &mut operands.slots {
        let other = match patient.relation.slots.get(usize::from(*slot)).map(String::as_str) {
            Some("from") => to,
            Some("to") => from,
            _ => continue,
        };
        *operand = Operand::Figure(Box::new(other.clone()));
    }
    let judged = patient
        .equations
        .iter()
        .map(|equation| judge(equation, patient.relation, &operands, patient.agree, patient.facts));
    let verdicts: Vec<Verdict> = judged.map(|judgement| judgement.verdict).collect();
    let proofs = verdicts.iter().filter(|verdict| **verdict == Verdict::Verified).count();
    let holds = proofs > 1 && !verdicts.contains(&Verdict::Contradicted);
    let text = |quantity: &Quantity| quantity.core.of(patient.prose).to_owned();
    holds.then(|| Repair { edits: vec![(from.core, text(to)), (to.core, text(from))], slip: "the two levels" })
}

/// "Rose 2 percent to 8 percent from 6 percent": the difference itself, told as a percent.
#[must_use]
pub fn in_points(patient: Patient<'_>) -> Option<Repair> {
    let points = |expected: &Expression| matches!(expected, Expression::Call(name, _) if name == "unless_points");
    patient.equations.iter().find(|equation| points(&equation.expected))?;
    let (from, to, rate) = (figure(patient, "from")?, figure(patient, "to")?, figure(patient, "rate")?);
    let apart = to.number()?.value.sub(from.number()?.value)?.abs();
    let meant = [from, to, rate].iter().all(|figure| figure.kind == Kind::Percent) && rate.number()?.value == apart;
    let core = rate.core.of(patient.prose);
    let number = core.get(..written_digits(core)?.end)?;
    let unit = if number == "1" { "percentage point" } else { "percentage points" };
    meant.then(|| Repair { edits: vec![(rate.core, format!("{number} {unit}"))], slip: "percent for points" })
}

fn figure<'p>(patient: Patient<'p>, slot: &str) -> Option<&'p Quantity> {
    match patient.operands.get(slot_number(slot, patient.relation)?)? {
        Operand::Figure(quantity) => Some(quantity.as_ref()),
        _ => None,
    }
}
