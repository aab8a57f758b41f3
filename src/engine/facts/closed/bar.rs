//! A vote against the bar that it needed, and dissenters against the vote: "needed two-thirds of the 90 votes cast, got 58 and was
//! carried", "by 6 to 3 … The four dissenting judges".
//!
//! Comes in: a short text with one bar and one vote. Goes out: the number of votes, where the motion went the other way; the
//! dissenters, where the smaller side has another number. Not here: which side won (`outcome`).

use super::adds::is_one_of;
use super::{Report, Slip, Words};
use crate::exact::Rational;
use crate::quantity::{Amount, Hedge, Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;

/// Words one of which the text has.
pub const CALL: [&str; 13] = [
    "needed",
    "needs",
    "required",
    "requires",
    "requiring",
    "needing",
    "requirement",
    "threshold",
    "majority",
    "supermajority",
    "dissenting",
    "dissenters",
    "dissented",
];

/// Words of a bar.
const BARS: &str = "needed needs required requires requiring needing requirement threshold majority supermajority";
/// How a motion went.
const PASSED: &str = "carried passed adopted approved elected ratified succeeded accepted endorsed agreed enacted";
const FAILED: &str = "fell failed rejected lost defeated short";
/// Words by which votes are had.
const GOT: &str = "got won received secured mustered drew polled had with by gained attracted took collected";
/// Words of other votes, or of a bar that is none.
const OTHERS: &str = "round previous earlier first last year not never unless if would simple percent turnout quorum without \
    abstained abstentions abstaining";

/// Adds a vote that its bar contradicts.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if text.is_short() && !text.facts().corrects {
        report.slips.extend(barred(text).or_else(|| dissent(text)));
    }
}

fn near(text: &Text<'_>, quantity: &Quantity, words: &str, (back, on): (u32, u32)) -> bool {
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    (start.saturating_sub(back)..start).chain(end..end + on).any(|at| is_one_of(text.word(at), words))
}

fn whole(quantity: &Quantity) -> Option<i64> {
    let plain = matches!(quantity.hedge, Hedge::None | Hedge::Exact) && quantity.kind == Kind::Count;
    quantity.whole().filter(|number| plain && (2..100_000).contains(number))
}

fn sole<'t>(text: &'t Text<'_>, fits: impl Fn(&Quantity) -> bool) -> Option<&'t Quantity> {
    let mut all = text.quantities.iter().filter(|quantity| fits(quantity));
    all.next().filter(|_| all.next().is_none())
}

fn barred(text: &Text<'_>) -> Option<Slip> {
    // "More than half of the votes" is another bar.
    let exact = |quantity: &Quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::AtLeast);
    let bar = sole(text, |quantity| quantity.kind == Kind::Fraction).filter(|bar| exact(bar))?;
    let sentence = text.sentence_at(bar.tokens.start);
    let told = sentence..(sentence + 2).min(text.sentences.len());
    let says = |words: &str| told.clone().any(|at| super::adds::says(text, at, words));
    if !near(text, bar, BARS, (5, 2)) || says(OTHERS) {
        return None;
    }
    let word = |at: Option<u32>| at.map(|at| text.word(at)).unwrap_or_default();
    let back = |quantity: &Quantity, by: u32| word(quantity.tokens.start.checked_sub(by));
    let inside =
        |quantity: &Quantity| told.contains(&text.sentence_at(quantity.tokens.start)) && whole(quantity).is_some();
    let body = sole(text, |quantity| {
        let led = matches!(back(quantity, 1), "the" | "all" | "its") && matches!(back(quantity, 2), "of" | "all");
        inside(quantity) && led
    })?;
    let votes = sole(text, |quantity| {
        let led = (1..3).any(|by| is_one_of(back(quantity, by), GOT)) && back(quantity, 1) != "the";
        inside(quantity) && quantity.span != body.span && led
    })?;
    let (all, ayes) = (whole(body)?, whole(votes)?);
    let share = bar.number()?.value;
    let needed = share.mul(Rational::from(all))?;
    let enough = Rational::from(ayes) >= needed;
    let (passed, failed) = (says(PASSED), says(FAILED));
    let off = ayes <= all && (enough && failed && !passed || !enough && passed && !failed);
    // What has the votes that it needed is borne out by them: the word is wrong.
    let word = || {
        let tokens = told.clone().filter_map(|at| text.sentences.get(at)).flat_map(|sentence| sentence.tokens.clone());
        let at = tokens.into_iter().find(|at| is_one_of(text.word(*at), FAILED))?;
        Some(text.tokens.get(at as usize)?.span())
    };
    let at = if enough { word()? } else { votes.span };
    off.then(|| slip(text, at, &needed.to_decimal(u32::from(!needed.is_whole())), &[bar.span, body.span]))
}

/// "The four dissenting judges", "four dissenters" of a bench that ruled by 6 to 3.
fn dissent(text: &Text<'_>) -> Option<Slip> {
    let told = sole(text, |quantity| {
        let end = quantity.tokens.end;
        let word = text.word(end);
        // "One of the five judges dissented": of the whole bench.
        let bench = quantity.tokens.start.checked_sub(2).is_some_and(|of| text.word(of) == "of");
        whole(quantity).is_some()
            && !bench
            && (is_one_of(word, "dissenting dissenters") || (end..end + 3).any(|at| text.word(at) == "dissented"))
    })?;
    let mut votes: Vec<((i64, i64), Span)> =
        text.quantities.iter().filter_map(|quantity| Some((score(quantity)?, quantity.span))).collect();
    for pair in text.quantities.windows(2) {
        let [one, other] = pair else { continue };
        let to = other.tokens.start.checked_sub(1).map(|at| text.word(at)) == Some("to")
            && other.tokens.start - one.tokens.end < 3
            && one.tokens.start.checked_sub(1).is_some_and(|at| is_one_of(text.word(at), "by voted"));
        if to && let (Some(a), Some(b)) = (whole(one), other.whole()) {
            votes.push(((a, b), one.span.join(other.span)));
        }
    }
    let [((one, other), span)] = votes.as_slice() else { return None };
    let (few, number) = ((*one).min(*other), whole(told)?);
    (few != number && one.max(other) < &30 && number < 20).then(|| slip(text, told.span, &few.to_string(), &[*span]))
}

/// A score of one part.
fn score(quantity: &Quantity) -> Option<(i64, i64)> {
    let Amount::Score(pairs) = &quantity.amount else { return None };
    match pairs.as_slice() {
        [(one, other)] => Some((i64::from(*one), i64::from(*other))),
        _ => None,
    }
}

fn slip(text: &Text<'_>, at: Span, expected: &str, evidence: &[Span]) -> Slip {
    let written = |span: &Span| span.of(text.prose()).to_owned();
    let told: Vec<String> = evidence.iter().map(written).collect();
    Slip {
        span: at,
        label: format!("{expected} by the figures told"),
        values: vec![("first", told.join(" of ")), ("second", written(&at)), ("expected", expected.to_owned())],
        evidence: evidence.iter().map(|span| (*span, "told here".to_owned())).collect(),
        ..Slip::default()
    }
}
