//! The greatest of a small set whose members are all told: "three bridges, of which Corn Bridge, at 62 metres, is the longest.
//! … Toll Bridge (48m) and Orr's Bridge (71m)", "the biggest of the four branches. Esk has 1,200, Tull 2,400".
//!
//! Comes in: a short text; superlatives most of them from the check's file. Goes out: the member that outdoes the greatest. Only where the
//! text has as many figures of the sort as the set has members. Not here: classes named again (`outdone`).

use super::closed::is_one_of;
use super::{Report, Slip, Words, apart, conflict, start};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::token::{Flags, Key, literal};

/// Words from a superlative to its figure.
const REACH: u32 = 12;
/// Sentences that tell of the set.
const NEAR: usize = 2;

/// Superlatives that say less.
#[rustfmt::skip]
const LEAST: [&str; 12] = [
    "smallest", "shortest", "lowest", "lightest", "youngest", "cheapest", "narrowest", "shallowest", "coldest", "driest",
    "quietest", "poorest",
];

/// Words before a superlative.
const LEADS: [Key; 3] = [literal("the"), literal("most"), literal("least")];

/// Adds every member that outdoes the greatest or least of its set.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    if !text.is_short() {
        return;
    }
    let told = text.facts().with_elliptic();
    for (number, sentence) in text.sentences.iter().enumerate().filter(|(_, sentence)| !sentence.quantities.is_empty())
    {
        let leads = text.tokens_in(sentence.tokens.start.saturating_sub(1)..sentence.tokens.end.saturating_sub(1));
        let leads = leads.iter().zip(sentence.tokens.start.max(1)..).filter(|(lead, _)| LEADS.contains(&lead.key));
        let mut lone = leads.map(|(_, at)| at).filter(|at| is_alone(text, *at));
        let best = lone.find_map(|at| {
            let high = words.high.contains(&text.stem_at(at));
            (high || LEAST.contains(&text.word(at))).then_some((at, high))
        });
        if let Some(best) = best {
            report.slips.extend(outdone(text, &told, number, best));
        }
    }
}

/// "is the longest.", "the biggest of the four": the word ends the phrase, or the set stands behind it.
fn is_alone(text: &Text<'_>, at: u32) -> bool {
    let led = matches!(text.word(at - 1), "the" | "The" | "most" | "least");
    led && matches!(text.word(at + 1), "." | "," | "of" | ";")
}

fn outdone(text: &Text<'_>, told: &[Told], number: usize, (at, high): (u32, bool)) -> Option<Slip> {
    let near = |other: &&Told| other.sentence + 1 >= number && other.sentence <= number + NEAR;
    let own = told.iter().filter(|other| other.sentence == number && is_level(text, other));
    let own = own.filter(|other| start(text, other) < at && start(text, other) + REACH > at);
    let own = own.last().filter(|own| !text.is_quoted(super::span(text, own)))?;
    let like = |other: &&Told| {
        let bare = other.sort.kind == Kind::Count && own.sort.kind == Kind::Measure && other.noun.is_none();
        let noun = other.noun == own.noun || other.noun.is_none() || own.sort.kind != Kind::Count;
        is_level(text, other) && (other.sort == own.sort && noun || bare)
    };
    let members: Vec<&Told> = told.iter().filter(near).filter(like).collect();
    let all = told.iter().filter(like).count();
    // The set: a small number of things, told before the superlative or right behind it.
    let sized = |other: &&Told| {
        other.sort.kind == Kind::Count
            && other.noun.is_some()
            && other.noun != own.noun
            && other.value == Rational::from(members.len() as i64)
            && start(text, other) < at + 4
            && other.sentence <= number
            && other.sentence + 1 >= number
    };
    let set = told.iter().find(sized).filter(|_| members.len() > 1 && all == members.len())?;
    let outdoes = |other: &&&Told| {
        let first = start(text, other);
        // "Three towers, the tallest of 94 metres": of another set.
        let of_another = (first.saturating_sub(4)..first).any(|near| near != at && text.word(near).ends_with("est"));
        !of_another && if high { other.value > own.value } else { other.value < own.value }
    };
    let other =
        members.iter().find(outdoes).filter(|other| apart(text, own, other) && set.value < Rational::from(9))?;
    let label = if high { "more than the greatest" } else { "less than the least" };
    Some(Slip { label: label.to_owned(), ..conflict(text, other, own, None) })
}

fn is_level(text: &Text<'_>, told: &Told) -> bool {
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent)
        && text.quantities.get(told.quantity).is_some_and(|quantity| {
            !quantity.attributive && !quantity.lexical && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
        })
}

/// Words in which the number of a set stands behind "of", and the most that it counts.
const SET: u32 = 6;
const LARGEST: i64 = 60;

/// Behind the number of the set of which a superlative tells, which is no figure of its first: "the deepest of the three
/// lakes", "the largest of the shire's three pits".
pub(super) fn behind_number(text: &Text<'_>, at: u32) -> u32 {
    let figure = text.quantities.get(text.figure_from(at + 1)).filter(|_| text.word(at + 1) == "of");
    let number = figure.filter(|figure| figure.kind == Kind::Count && figure.tokens.start <= at + SET);
    let bar = |at: u32| is_one_of(text.word(at), ", . ; : ( with at on has had and is was");
    let plain = |number: &&Quantity| {
        let small = number.whole().is_some_and(|number| number <= LARGEST);
        small && !(at..number.tokens.start).any(bar)
    };
    number.filter(plain).map_or(at, |number| number.tokens.start)
}

/// "Orm has 9", "Denn 60", "managed 3.9 million": what someone has.
pub(super) fn is_had(text: &Text<'_>, at: u32) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| text.tokens.get(at as usize)) else { return false };
    let capital = before.is_word() && before.flags.any(Flags::CAPITAL);
    let word = before.text(text.prose());
    let verb =
        matches!(word, "has" | "had" | "with" | "at" | "is" | "was" | "on" | "just" | "only") || word.ends_with("ed");
    capital || verb
}
