//! First and second with their times, throws or points, however they are told: "crossed the line in 2:24:31 … came second in
//! 2:24:09", "took gold with a throw of 64.2 metres … Silver went to Orr with 65.1 metres".
//!
//! Comes in: a short text of one contest. Goes out: the figure of the second, where it is better than that of the first: a time
//! that is less, a length that is more. Not here: points and votes (`rank`, `placed`).

use super::adds::{behind, is_one_of, says};
use super::{Report, Slip, Words, span, start, written};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};

/// Words one of which the text has.
pub const CALL: [&str; 4] = ["second", "silver", "runner", "ahead"];

/// Words that tell of the winner, and of the one behind.
const FIRST: &str = "won wins win winner winners winning gold first victory champion triumphed victor crossed";
const SECOND: &str = "second silver runner ahead followed";
/// Words of other contests, and of what is measured for its own sake.
const OTHERS: &str = "record records heat heats semi-final semifinal qualifying qualifier previous previously earlier lap laps \
    leg legs stage stages half halfway split aggregate world overall qualified decade best penalty penalties disqualified handicap \
    minutes hours longest career odds favourite favorite trophy drought";
/// Words from the word of a place to its figure.
const REACH: u32 = 26;
/// Sentences between the two.
const NEAR: usize = 3;

/// Adds a second that is ahead of the first.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    if !text.is_short() || facts.corrects || !facts.told.iter().any(|told| is_result(text, told)) {
        return;
    }
    let placed = |words: &str| -> Vec<&Told> {
        facts.told.iter().filter(|told| is_result(text, told) && place(text, told, words)).collect()
    };
    let (first, second) = (placed(FIRST), placed(SECOND));
    let (Some(one), [other]) = (first.first().filter(|_| first.len() == 1), second.as_slice()) else { return };
    // "In 11.04 seconds, ahead of Moe in 10.98".
    let elided = one.sort.kind == Kind::Duration && other.sort.kind == Kind::Count && other.sentence == one.sentence;
    let like =
        (one.sort == other.sort || elided) && one.quantity < other.quantity && other.sentence - one.sentence <= NEAR;
    let apart = (one.sentence..=other.sentence).any(|at| says(text, at, OTHERS));
    let timed = one.sort.kind == Kind::Duration;
    let better = if timed { other.value < one.value } else { other.value > one.value };
    if like && better && is_near(one, other) && !apart {
        report.slips.push(Slip {
            span: span(text, other),
            label: (if timed { "less than the first took" } else { "more than the first has" }).to_owned(),
            values: vec![("first", written(text, one)), ("second", written(text, other))],
            evidence: vec![(span(text, one), "the first".to_owned())],
            ..Slip::default()
        });
    }
}

/// Within one and a half times each other.
fn is_near(one: &Told, other: &Told) -> bool {
    crate::exact::Rational::new(3, 2).is_some_and(|most| {
        let within = |small: &Told, great: &Told| small.value.mul(most).is_some_and(|most| great.value <= most);
        within(one, other) && within(other, one)
    })
}

/// A time or a length with more digits than a plain one: "2:24:09", "11.04 seconds", "64.2 metres".
fn is_result(text: &Text<'_>, told: &Told) -> bool {
    let ahead =
        is_one_of(&behind(text, told, 0), "behind ahead adrift later slower clear faster further back away race event");
    let elided = told.sort.kind == Kind::Count && told.noun.is_none() && super::adds::before(text, told, 1) == "in";
    (elided || matches!(told.sort.kind, Kind::Duration | Kind::Measure))
        && told.sort.per.is_none()
        && !ahead
        && text.quantities.get(told.quantity).is_some_and(|quantity| {
            let core = quantity.core.of(text.prose());
            let plain = matches!(quantity.hedge, Hedge::None | Hedge::Exact);
            plain && !quantity.attributive && core.contains([':', '.'])
        })
}

/// Whether the last word of a place before a figure is one of some.
fn place(text: &Text<'_>, told: &Told, words: &str) -> bool {
    let from = start(text, told);
    let Some(sentence) = text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()) else {
        return false;
    };
    let low = from.saturating_sub(REACH).max(sentence.start);
    let other = "third bronze fourth fifth sixth last";
    let known = |at: &u32| [FIRST, SECOND, other].iter().any(|list| is_one_of(text.word(*at), list));
    (low..from).rev().find(known).is_some_and(|at| is_one_of(text.word(at), words))
}
