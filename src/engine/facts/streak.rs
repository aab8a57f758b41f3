//! One run of the same, told twice: "sixth straight defeat" above "their fifth loss in a row".
//!
//! Comes in: a text with a run in its headline or first sentence. Goes out: that run, where the body has one of the same kind
//! and of another length, and none of this length.

use super::{Report, Slip, Words};
use crate::quantity::{Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Key, literal};

/// Kinds of events that make a run; words of one kind stand together.
const KINDS: [&[Key]; 6] = [
    &[
        literal("win"),
        literal("wins"),
        literal("victory"),
        literal("victories"),
        literal("triumph"),
        literal("triumphs"),
    ],
    &[literal("loss"), literal("losses"), literal("defeat"), literal("defeats")],
    &[literal("draw"), literal("draws"), literal("tie"), literal("ties")],
    &[
        literal("rise"),
        literal("rises"),
        literal("gain"),
        literal("gains"),
        literal("increase"),
        literal("increases"),
        literal("advance"),
        literal("advances"),
    ],
    &[
        literal("fall"),
        literal("falls"),
        literal("drop"),
        literal("drops"),
        literal("decline"),
        literal("declines"),
        literal("decrease"),
    ],
    &[literal("title"), literal("titles"), literal("championship"), literal("championships")],
];

/// Words one of which tells a run.
pub const RUNS: [&str; 7] = ["straight", "consecutive", "successive", "row", "trot", "succession", "running"];

struct Streak {
    kind: usize,
    length: i64,
    span: Span,
    sentence: usize,
    /// "in a row on the road": only some of them count.
    narrow: bool,
}

/// Adds the run of the headline, if the body has another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let opening = text.facts().headline.end.max(1);
    let mut told = Vec::new();
    for (at, sentence) in text.sentences.iter().enumerate() {
        let range = sentence.quantities.clone();
        told.extend(text.quantities_in(range).iter().filter_map(|quantity| streak(text, quantity, at)));
    }
    let mut above = told.iter().filter(|streak| streak.sentence < opening);
    let Some(first) = above.next().filter(|_| above.next().is_none()) else { return };
    let mut below = told.iter().filter(|streak| streak.sentence >= opening && streak.kind == first.kind);
    let differs = |other: &&Streak| other.length != first.length && other.narrow == first.narrow;
    let Some(other) = below.next().filter(|other| differs(other) && below.next().is_none()) else { return };
    let written = |span: Span| span.of(text.prose()).to_owned();
    report.slips.push(Slip {
        span: other.span,
        label: format!("{} above", written(first.span)),
        values: vec![("first", written(first.span)), ("second", written(other.span))],
        evidence: vec![(first.span, "told here".to_owned())],
        ..Slip::default()
    });
}

/// "sixth straight defeat", "their fifth loss in a row", "six wins in a row".
fn streak(text: &Text<'_>, quantity: &Quantity, sentence: usize) -> Option<Streak> {
    let value = quantity.number().filter(|_| matches!(quantity.kind, Kind::Ordinal | Kind::Count))?.value;
    let length = value
        .is_whole()
        .then(|| i64::try_from(value.parts().0).ok())
        .flatten()
        .filter(|length| (2..60).contains(length))?;
    let end = quantity.tokens.end;
    let straight = matches!(text.word(end), "straight" | "consecutive" | "successive");
    let at = (end..end + 4).find(|at| kind(text, *at).is_some())?;
    let row = || {
        let behind = |word: &[&str]| word.iter().zip(at + 1..).all(|(word, at)| text.word(at) == *word);
        behind(&["in", "a", "row"])
            || behind(&["on", "the", "trot"])
            || behind(&["in", "succession"])
            || behind(&["running"])
    };
    let denied = (quantity.tokens.start.saturating_sub(6)..quantity.tokens.start)
        .any(|at| matches!(text.word(at), "not" | "n't" | "never" | "since" | "first" | "after" | "if" | "would"));
    let span = quantity.span.join(text.tokens.get(at as usize)?.span());
    let told = (straight || row()) && (!denied || sentence < text.facts().headline.end);
    let narrow = is_narrow(text, end..at, at + if row() { 4 } else { 1 });
    told.then_some(Streak { kind: kind(text, at)?, length, span, sentence, narrow })
}

/// "Third home win in a row", "in a row on the road", "without letting in a goal".
fn is_narrow(text: &Text<'_>, before: std::ops::Range<u32>, behind: u32) -> bool {
    let place = |at: u32| matches!(text.word(at), "home" | "away" | "road" | "league");
    let led = match text.word(behind) {
        "without" | "against" | "away" | "abroad" => true,
        "on" => text.word(behind + 1) == "the",
        "at" => text.word(behind + 1) == "home",
        _ => false,
    };
    led || before.into_iter().any(place)
}

fn kind(text: &Text<'_>, at: u32) -> Option<usize> {
    let word = text.tokens.get(at as usize)?.key;
    KINDS.iter().position(|words| words.contains(&word))
}
