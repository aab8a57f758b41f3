//! A change counted from a time that is named, and the level of that very time: "on 37 percent, up four points since May …
//! had stood at 33 percent in January and 35 percent in May".
//!
//! Comes in: a short text. Goes out: the change, where the level told of its time gives another. Which level is meant is told
//! by the name of the time alone, however many stand beside it. Not here: pairs of which nothing names the time (`change`,
//! `gap_told`).

use super::gap_told::{Claim, In, judge};
use super::pair::{Pair, is_aim, is_one_sort};
use super::rate::is_sharp;
use super::step::step;
use super::thing::is_change_of_another;
use super::unlike::are_unlike;
use super::when::When;
use super::{Report, Slip, Words, is_one_noun, is_plain, some, span};
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Text, Told};

/// Sentences from a change to the level that it is counted from.
const NEAR: usize = 4;
/// Words with which a sentence tells what it is of.
const SUBJECT: u32 = 4;

/// Adds every change that the level of its time contradicts.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let Some(told) = some(text).filter(|_| text.is_short() && !text.corrects()) else { return };
    for (quantity, at) in changes(text) {
        report.slips.extend(one(text, words, told, (quantity, at)));
    }
}

/// Figures that may be a change, each with its sentence.
fn changes<'t>(text: &'t Text<'_>) -> impl Iterator<Item = (&'t Quantity, usize)> {
    let kinds = |quantity: &&Quantity| {
        matches!(quantity.kind, Kind::Points | Kind::Percent | Kind::Count | Kind::Money | Kind::Measure)
    };
    let all = text.quantities.iter().filter(kinds).filter(|quantity| is_sharp(quantity));
    all.filter(|quantity| text.names_base(&quantity.tokens))
        .map(|quantity| (quantity, text.sentence_at(quantity.tokens.start)))
}

fn one(text: &Text<'_>, words: &Words, told: &[Told], (quantity, at): (&Quantity, usize)) -> Option<Slip> {
    let up = step(text, words, quantity.span)?;
    let unit = unit(text, quantity);
    let own = |told: &Told| span(text, told) == quantity.span;
    let fits = |level: &Told| {
        !own(level) && is_plain(text, level) && !is_aim(text, level) && is_of_sort(quantity, level, unit)
    };
    let based = |level: &Told| text.is_at_base(quantity.span, span(text, level));
    let mut now = told.iter().filter(|level| level.sentence == at && fits(level) && !based(level));
    let new = now.next().filter(|_| now.next().is_none())?;
    let alike = |level: &Told| {
        (is_one_sort(new, level) || is_one_sort(level, new))
            && (level.sort.kind != Kind::Count || level.noun.is_none() || is_one_noun(level, new))
    };
    let mut then = told.iter().filter(|level| {
        level.sentence.abs_diff(at) <= NEAR
            && level.quantity != new.quantity
            && fits(level)
            && alike(level)
            && based(level)
    });
    let old = then.next().filter(|_| then.next().is_none())?;
    let way = (new.value > old.value) == up && new.value != old.value;
    let apart = are_unlike(text, old, new) || is_change_of_another(text, words, quantity.span, (old, new));
    let claim = Claim { quantity, sentence: at, up, named: true };
    let pair = Pair { old, new, since: When::Then };
    judge(text, &claim, pair, unit).filter(|_| way && !apart && is_of_its_thing(text, at, old))
}

/// What a change is told in; "four points" may be a number of points.
fn unit(text: &Text<'_>, quantity: &Quantity) -> In {
    let end = quantity.tokens.end;
    let points = (end..end + 2).any(|at| matches!(text.word(at), "point" | "points"));
    match quantity.kind {
        Kind::Points => In::Points,
        Kind::Count if points => In::Points,
        Kind::Percent => In::Percent,
        _ => In::Amount,
    }
}

/// Whether a level is of the sort that a change is told in: percents of points, anything but percents of a percent, and of an
/// amount its like.
fn is_of_sort(change: &Quantity, level: &Told, unit: In) -> bool {
    let share = level.sort.kind == Kind::Percent;
    match unit {
        In::Points => share,
        In::Percent => matches!(level.sort.kind, Kind::Count | Kind::Money | Kind::Measure),
        In::Amount => {
            let bare = change.kind == Kind::Count && change.units.is_empty() && level.sort.kind == Kind::Measure;
            !share && (bare || level.sort.kind == change.kind && level.sort.unit == change.units.first())
        }
    }
}

/// Whether a level in another sentence is told of what the change is: by a pronoun, by a word of its subject, or of nothing
/// else ("In 2019 it was", "There were 720 in 2018"); not "The county had", "For savers it was".
fn is_of_its_thing(text: &Text<'_>, at: usize, old: &Told) -> bool {
    let Some(tokens) = text.sentences.get(old.sentence).map(|sentence| sentence.tokens.clone()) else { return false };
    if old.sentence == at {
        return true;
    }
    // Behind "In 2019" or "In March,".
    let date = |at: u32| text.quantities.iter().find(|date| date.kind == Kind::Date && date.tokens.contains(&at));
    let led = matches!(text.word(tokens.start), "In" | "By" | "At" | "During");
    let behind = date(tokens.start + 1).filter(|_| led).map_or(tokens.start, |date| date.tokens.end);
    let first = behind + u32::from(text.word(behind) == ",");
    let opens = text.word(first).to_ascii_lowercase();
    let back = matches!(opens.as_str(), "it" | "they" | "he" | "she" | "there" | "this" | "that" | "its" | "their")
        || text.quantities.iter().any(|quantity| quantity.tokens.start == first && quantity.kind != Kind::Date);
    let subject = text.stems(first..(first + SUBJECT).min(super::start(text, old)));
    back || text.sentence_stems(at).intersection(&subject).next().is_some()
}
