//! An age at death against the days of birth and death, sentences apart: "born in Tolm on 30 May 1946 … died on 9 February
//! 2025 … He was 87".
//!
//! Comes in: a text with one birth, one death and one age behind it. Goes out: the age, where the days give another. Not
//! here: all three in one sentence (a check of ages).

use super::{Report, Slip, Words};
use crate::quantity::{Amount, Date, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::Flags;

/// Words from "born" or "died" to the date.
const REACH: u32 = 9;

/// Adds the age, where it cannot be.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let mut dates = (None, None);
    for quantity in text.quantities.iter().filter(|quantity| quantity.kind == Kind::Date) {
        let Amount::Date(date, None) = quantity.amount else { continue };
        if date.year.is_none() || date.years != 1 {
            continue;
        }
        let start = quantity.tokens.start;
        let led = (start.saturating_sub(REACH)..start).rev().find_map(|at| match text.word(at) {
            "born" | "Born" => Some(true),
            "died" | "dies" => Some(false),
            _ => None,
        });
        match led {
            Some(true) if dates.0.is_some() => return,
            Some(true) => dates.0 = Some((date, quantity.span)),
            Some(false) if is_of_kin(text, start) || is_aside(text, start) || is_of_another(text, start) => {}
            Some(false) if dates.1.is_some() => return,
            Some(false) => dates.1 = Some((date, quantity.span)),
            None => {}
        }
    }
    let (Some((born, birth)), Some((died, death))) = dates else { return };
    let Some((least, most)) = years(&born, &died) else { return };
    let told = text.quantities.iter().filter_map(|quantity| age(text, quantity));
    let wrong: Vec<(i64, Span)> = told.collect();
    if let [(age, span)] = wrong.as_slice()
        && !(least..=most).contains(age)
        && (20..=120).contains(&most)
    {
        let written = |span: Span| span.of(text.prose()).to_owned();
        report.slips.push(Slip {
            span: *span,
            label: format!("should be {most}"),
            values: vec![
                ("first", format!("{most}, by {} and {}", written(birth), written(death))),
                ("second", written(*span)),
                ("expected", most.to_string()),
            ],
            evidence: vec![(birth, "born".to_owned()), (death, "died".to_owned())],
            ..Slip::default()
        });
    }
}

/// Words back from a date in which the sentence tells who died.
const SENTENCE: u32 = 20;

/// "His wife of 50 years died in 2019": another's death.
fn is_of_kin(text: &Text<'_>, date: u32) -> bool {
    let kin =
        ["wife", "husband", "spouse", "widow", "widower", "partner", "father", "mother", "parents", "son", "sons"];
    let more =
        ["daughter", "brother", "sister", "twin", "companion", "marriage", "marriages", "whom", "child", "children"];
    let told = (date.saturating_sub(SENTENCE)..date).rev().map(|at| text.word(at)).take_while(|word| *word != ".");
    told.into_iter().any(|word| kin.contains(&word) || more.contains(&word))
}

/// "John Lennon, who died in 1980": told in passing of one whose name stands in no other sentence.
fn is_aside(text: &Text<'_>, date: u32) -> bool {
    let who = (date.saturating_sub(REACH)..date).rev().find(|at| text.word(*at) == "who");
    let capital = |at: &u32| {
        text.tokens.get(*at as usize).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL))
    };
    let name = who.and_then(|who| (who.saturating_sub(REACH)..who).rev().find(capital));
    let told = |name: u32| text.tokens.iter().filter(|token| token.text(text.prose()) == text.word(name)).count();
    name.is_some_and(|name| told(name) == 1)
}

/// "She was born in 1932. She married Paul Orde. He died in 2008"; "X has died aged 91 … He died in 2008": another's death.
fn is_of_another(text: &Text<'_>, date: u32) -> bool {
    let verb = (date.saturating_sub(REACH)..date).rev().find(|at| matches!(text.word(*at), "died" | "dies"));
    let Some(told) = verb.and_then(|at| at.checked_sub(1)) else { return false };
    let now = || (1..told).any(|at| text.word(at) == "died" && text.word(at - 1) == "has");
    let born = (0..told).find(|at| matches!(text.word(*at), "born" | "Born"));
    let other = |he: &str, she: &str| {
        // The one who was born is told by the pronoun before "born", or by the next behind it.
        let start = born.unwrap_or_default();
        let near = (start.saturating_sub(REACH)..start).rev().map(|at| text.word(at)).take_while(|word| *word != ".");
        let who = near
            .chain((start..told).map(|at| text.word(at)))
            .find(|word| word.eq_ignore_ascii_case(he) || word.eq_ignore_ascii_case(she));
        who.is_some_and(|word| word.eq_ignore_ascii_case(she))
    };
    match text.word(told) {
        "He" => now() || other("he", "she"),
        "She" => now() || other("she", "he"),
        "he" => other("he", "she"),
        "she" => other("she", "he"),
        _ => false,
    }
}

/// The least and greatest age that two dates allow.
fn years(born: &Date, died: &Date) -> Option<(i64, i64)> {
    let apart = i64::from(died.year?) - i64::from(born.year?);
    let passed = match (born.month.zip(died.month), born.day.zip(died.day)) {
        (Some((a, b)), _) if a != b => Some(b > a),
        (Some(_), Some((a, b))) if a != b => Some(b > a),
        _ => None,
    };
    Some(match passed {
        Some(true) => (apart, apart),
        Some(false) => (apart - 1, apart - 1),
        None => (apart - 1, apart),
    })
}

/// "He was 87.", "was 89 when she died", "has died at 91", "died aged 91": an age at death.
fn age(text: &Text<'_>, quantity: &Quantity) -> Option<(i64, Span)> {
    let number = quantity.whole().filter(|_| matches!(quantity.kind, Kind::Count | Kind::Age))?;
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let word = |back: u32| start.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let said = matches!(word(2), "He" | "She") && word(1) == "was" && text.word(end) == ".";
    let dies = |word: &str| matches!(word, "died" | "dies" | "dead" | "death");
    let led = matches!(word(1), "aged" | "at" | "of" | "age") && (2..7).any(|back| dies(word(back)));
    let when = text.word(end) == "when" && (end + 1..end + 4).any(|at| dies(text.word(at)));
    let year = (1000..2200).contains(&number);
    (!year && (said || led || word(1) == "was" && when)).then_some((number, quantity.span))
}
