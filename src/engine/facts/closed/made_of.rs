//! The parts of a total in one sentence that says so, and the total told before it: "hands over 241 boreholes … North got 96 of
//! the boreholes, Central 71 and South 47"; "would cut 260 jobs … The cuts consist of 120 posts at the bakery, 60 at the plant
//! and 45 at head office".
//!
//! Comes in: a short text. Goes out: the total, where the parts add up to another and one slip of the pen explains it. Not
//! here: totals that stand behind their parts (`total`) or beside them, which relations bind.

use super::adds::{self, Sum, counted, is_bare, is_slip, opens_share};
use super::total::{is_total, slip};
use super::{Report, Slip, Words, start};
use crate::exact::Rational;
use crate::quantity::Kind;
use crate::sentence::{Text, Told};
use crate::token::{Key, literal};

/// Parts of a total that are told in one sentence.
const MOST: usize = 6;
/// Words from the opening of a sentence to "consist of".
const NEAR: u32 = 9;

/// Adds every total that the parts further on contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    if !text.is_short() || facts.corrects || facts.told.len() < 2 {
        return;
    }
    for (at, first) in facts.told.iter().enumerate().skip(1).filter(|(_, told)| is_first(text, told)) {
        let opens = facts.told.get(at - 1).is_none_or(|before| before.sentence != first.sentence);
        report.slips.extend(judge(text, first).filter(|_| opens));
    }
}

/// A count of things with its noun, the first of its sentence, of which the sentence says that it is a part of all.
fn is_first(text: &Text<'_>, told: &Told) -> bool {
    told.sort.kind == Kind::Count && told.noun.is_some() && (is_of_the(text, told) || is_of_all(text, told))
}

/// "96 of the boreholes".
fn is_of_the(text: &Text<'_>, told: &Told) -> bool {
    let behind = |on: u32| adds::behind(text, told, on);
    behind(0) == "of" && matches!(behind(1).as_str(), "the" | "these" | "those" | "its" | "their")
}

/// "The cuts consist of 120 posts".
fn is_of_all(text: &Text<'_>, told: &Told) -> bool {
    let Some(sentence) = text.sentences.get(told.sentence) else { return false };
    let begin = sentence.tokens.start;
    let end = start(text, told);
    let last = |back: u32| end.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let made = match last(1) {
        "of" => matches!(last(2), "consist" | "consists" | "consisted" | "up" | "composed"),
        "comprise" | "comprises" | "comprised" => true,
        _ => false,
    };
    made && end - begin <= NEAR && matches!(text.word(begin), "The" | "These" | "They" | "It" | "This" | "Those")
}

fn judge(text: &Text<'_>, first: &Told) -> Option<Slip> {
    let all = text.facts().with_elliptic();
    let parts: Vec<&Told> = all.iter().filter(|told| told.sentence == first.sentence).collect();
    let bare = |told: &&&Told| told.noun.is_none() || told.noun == first.noun;
    let sorts = parts.iter().all(|told| told.sort == first.sort && is_bare(text, told));
    let listed = parts.len() > 1 && parts.len() <= MOST && parts.iter().filter(bare).count() == parts.len();
    let last = parts.last()?;
    let closes = (start(text, last).saturating_sub(6)..start(text, last)).any(|at| text.word(at) == "and");
    if !sorts || !listed || !closes || opens_share(text, first.sentence) || adds::says(text, first.sentence, OTHERS) {
        return None;
    }
    // "Nine of the paintings were found, seven in a loft and two in a barn": each takes its part, "Tolm 71 and Ravel 47".
    let taker = |told: &&Told| adds::before(text, told, 1).chars().all(|letter| letter.is_alphanumeric());
    let given = |told: &&Told| taker(told) && adds::before(text, told, 1) != "and";
    if is_of_the(text, first) && !parts.iter().copied().skip(1).all(|told| given(&told)) {
        return None;
    }
    let total = total(text, &all, first)?;
    let sum = Sum::of(text, &parts)?;
    // What a thing consists of is all of it; of what it is given, another may have some.
    let near = sum.value.div(total.value).zip(Rational::new(3, 5).zip(Rational::new(5, 3)));
    let near = near.is_some_and(|(size, (low, high))| size > low && size < high);
    let off = !sum.meets(text, total) && (is_of_all(text, first) && near || is_slip(total, &parts, sum.value));
    off.then(|| slip(text, total, &parts, sum.value))
}

/// Words by which the parts are not all of it.
const OTHERS: &str = "rest remaining others another other further half some alone already so far more mostly mainly";

/// "Would cut 260 jobs", and "120 posts".
const PLACES: [Key; 4] = [literal("job"), literal("post"), literal("position"), literal("role")];

fn is_of_one_noun(one: &Told, other: &Told) -> bool {
    one.noun == other.noun || [one, other].iter().all(|told| told.noun.is_some_and(|noun| PLACES.contains(&noun)))
}

/// What was told of the same things before: one number, whatever the times, and none of them behind.
fn total<'t>(text: &Text<'_>, all: &'t [Told], first: &Told) -> Option<&'t Told> {
    let same = |told: &&Told| {
        told.sort == first.sort && told.sentence != first.sentence && told.noun.is_some() && is_of_one_noun(told, first)
    };
    let nearest = all.iter().filter(same).rfind(|told| told.sentence < first.sentence);
    let total = nearest.filter(|total| is_total(text, total))?;
    let alone = all.iter().filter(same).all(|other| other.value == total.value);
    let named = counted(text, total).is_some() && total.value > first.value && total.value > Rational::whole(9);
    (alone && named).then_some(total)
}
