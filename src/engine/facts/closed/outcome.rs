//! How a vote went against how many were for it: "threw out the levy … 27 votes in favour and 22 against".
//!
//! Comes in: a short text with one vote. Goes out: the verb, where the greater number is on the other side. Where a bar is told
//! (two-thirds, a quorum, "needed"), or of two verbs one is for and one against, nothing is said. Not here: "by 8 votes to 5",
//! which tells no side.

use super::adds::{self, before, behind};
use super::{Report, Slip, Words, span};
use crate::quantity::Kind;
use crate::sentence::{Text, Told};
use crate::span::Span;

/// Verbs that say that a motion went through, and that it did not.
const PASSED: [&str; 22] = [
    "approved", "passed", "carried", "backed", "adopted", "endorsed", "accepted", "approve", "approves", "pass",
    "passes", "backs", "back", "adopt", "adopts", "endorse", "endorses", "ratified", "accept", "accepts", "ratify",
    "agreed",
];
const FAILED: [&str; 20] = [
    "rejected",
    "defeated",
    "blocked",
    "reject",
    "rejects",
    "defeat",
    "defeats",
    "block",
    "blocks",
    "failed",
    "fails",
    "fell",
    "lost",
    "scuppered",
    "refused",
    "dismissed",
    "vetoed",
    "rejecting",
    "rebuffed",
    "spurned",
];
/// Words of bars and of other votes: the greater side need not win.
const BARS: [&str; 26] = [
    "two",
    "three",
    "thirds",
    "fifths",
    "needed",
    "required",
    "requires",
    "threshold",
    "quorum",
    "supermajority",
    "amendment",
    "veto",
    "vetoed",
    "earlier",
    "first",
    "second",
    "previous",
    "previously",
    "last",
    "not",
    "never",
    "despite",
    "short",
    "would",
    "round",
    "overturned",
];

/// Adds the verb that the numbers contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let told = &text.facts().told;
    let votes = |told: &&Told| matches!(told.sort.kind, Kind::Count | Kind::Percent) && told.sort.per.is_none();
    let sides: Vec<(&Told, bool)> =
        told.iter().filter(votes).filter_map(|told| side(text, told).map(|side| (told, side))).collect();
    let [(one, first), (other, second)] = sides.as_slice() else { return };
    let apart = first == second || one.sort.kind != other.sort.kind || other.sentence - one.sentence > 1;
    let (ayes, noes) = if *first { (one, other) } else { (other, one) };
    if apart || ayes.value == noes.value {
        return;
    }
    let passes = ayes.value > noes.value;
    let from = one.sentence.saturating_sub(1);
    let near = (from..=other.sentence + 1).chain(text.facts().headline.clone());
    let verbs: Vec<(Span, bool)> = near.flat_map(|sentence| outcomes(text, sentence)).collect();
    let barred = (from..=other.sentence + 1).any(|at| adds::says(text, at, &BARS));
    let Some((at, went)) = verbs.first().filter(|(_, went)| verbs.iter().all(|(_, other)| other == went)) else {
        return;
    };
    if *went != passes && !barred {
        let word = |told: &Told| span(text, told).of(text.prose()).to_owned();
        report.slips.push(Slip {
            span: *at,
            label: format!("{} for it, {} against", word(ayes), word(noes)),
            values: vec![("first", word(ayes)), ("second", word(noes)), ("expected", at.of(text.prose()).to_owned())],
            evidence: vec![(span(text, ayes), "for it".to_owned()), (span(text, noes), "against".to_owned())],
            ..Slip::default()
        });
    }
}

/// Whether a number is of those for it, or against.
fn side(text: &Text<'_>, told: &Told) -> Option<bool> {
    let noun = [
        "votes",
        "vote",
        "members",
        "of",
        "the",
        "them",
        "councillors",
        "mps",
        "lawmakers",
        "people",
        "voted",
        "were",
        "said",
        "delegates",
        "cast",
        "shareholders",
        "residents",
        "voting",
        "in",
        "it",
    ];
    let mut at = 0;
    while at < 6 && noun.contains(&behind(text, told, at).as_str()) {
        at += 1;
    }
    let next = behind(text, told, at);
    let to = behind(text, told, 0) == "to" || behind(text, told, 0) == "-";
    let ayes = matches!(
        next.as_str(),
        "favour" | "favor" | "for" | "yes" | "backed" | "supported" | "backing" | "supporting" | "approved"
    );
    let noes = matches!(next.as_str(), "against" | "opposed" | "no" | "opposing");
    let got = matches!(before(text, told, 1).as_str(), "got" | "received" | "won" | "secured")
        && behind(text, told, 0) == "votes";
    let against = matches!(before(text, told, 1).as_str(), "against" | "opposed");
    match (ayes || got, noes || against) {
        (true, false) if !to => Some(true),
        (false, true) if !to => Some(false),
        _ => pair(text, told),
    }
}

/// "88 to 71 in favour": those for it first.
fn pair(text: &Text<'_>, told: &Told) -> Option<bool> {
    let favour = |from: u32| {
        (from..from + 3).any(|on| matches!(behind(text, told, on).as_str(), "favour" | "favor"))
            && behind(text, told, from) == "in"
    };
    let against = |from: u32| behind(text, told, from) == "against";
    let led = matches!(before(text, told, 1).as_str(), "to");
    let leads = behind(text, told, 0) == "to";
    match (led, leads) {
        (true, false) if favour(0) => Some(false),
        (true, false) if against(0) => Some(true),
        (false, true) if favour(2) => Some(true),
        (false, true) if against(2) => Some(false),
        _ => None,
    }
}

/// Verbs of a sentence that say how it went: "threw out", "voted down", "was carried".
fn outcomes(text: &Text<'_>, sentence: usize) -> Vec<(Span, bool)> {
    let Some(sentence) = text.sentences.get(sentence) else { return Vec::new() };
    let mut found = Vec::new();
    for at in sentence.tokens.clone() {
        let (word, next) = (text.word(at).to_ascii_lowercase(), text.word(at + 1));
        let Some(token) = text.tokens.get(at as usize) else { continue };
        let behind = text.tokens.get(at as usize + 1).map_or(token.span(), |next| token.span().join(next.span()));
        let number = text.quantities.iter().any(|quantity| quantity.tokens.end == at || quantity.tokens.end + 1 == at);
        let out = matches!(
            (word.as_str(), next),
            ("threw" | "throw" | "throws" | "thrown", "out")
                | ("voted" | "vote" | "votes" | "turned" | "turn" | "turns" | "struck", "down")
        );
        // "27 backed it" tells a side, "the vote was lost by" the end of it.
        if out {
            found.push((behind, false));
        } else if !number && PASSED.contains(&word.as_str()) && (word != "agreed" || next == "to") {
            found.push((token.span(), true));
        } else if !number && FAILED.contains(&word.as_str()) {
            found.push((token.span(), false));
        }
    }
    found
}
