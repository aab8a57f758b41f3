//! How a vote went against how many were for it: "threw out the levy … 27 votes in favour and 22 against".
//!
//! Comes in: a short text with one vote. Goes out: the verb, where the greater number is on the other side. Where a bar is told
//! (two-thirds, a quorum, "needed"), or of two verbs one is for and one against, nothing is said. Not here: "by 8 votes to 5",
//! which tells no side.

use super::adds::{self, before, behind, is_one_of};
use super::{Report, Slip, Words, span};
use crate::exact::Rational;
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::{Text, Told};
use crate::span::Span;

/// Verbs that say that a motion went through, and that it did not.
const PASSED: &str = "approved passed carried backed adopted endorsed accepted approve approves pass passes backs back adopt \
    adopts endorse endorses ratified accept accepts ratify";
const FAILED: &str = "rejected defeated blocked reject rejects defeat defeats block blocks failed fails fell lost scuppered \
    refused dismissed vetoed rejecting rebuffed spurned";
/// Words of bars and of other votes: the greater side need not win.
const BARS: &str = "two three thirds fifths needed required requires threshold quorum supermajority amendment veto vetoed \
    earlier first second previous previously last not never despite short would round overturned repeal scrapping ending";
/// Words between a number and its side.
const BETWEEN: &str = "votes vote members of the them councillors mps lawmakers people voted were said delegates cast \
    shareholders residents voting in it ballots";

/// Words one of which tells the side of those who lost, or of those who are told second.
pub const SIDES: [&str; 6] = ["against", "opposed", "opposing", "no", "favour", "favor"];

/// A vote: those for it and those against, and the sentences that tell them.
struct Vote {
    ayes: (Span, Rational),
    noes: (Span, Rational),
    from: usize,
    to: usize,
}

/// Adds the verb that the numbers contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let Some(vote) = scored(text).or_else(|| counted(text)).filter(|vote| vote.ayes.1 != vote.noes.1) else { return };
    let passes = vote.ayes.1 > vote.noes.1;
    let told = vote.from.saturating_sub(1)..vote.to + 2;
    let barred = told.clone().any(|at| adds::says(text, at, BARS));
    let verbs = |sentences: std::ops::Range<usize>| -> Vec<(Span, bool)> {
        sentences.flat_map(|at| outcomes(text, at)).collect()
    };
    let near = verbs(told);
    // A headline counts where the sentences about it have no verb.
    let verbs = if near.is_empty() { verbs(text.facts().headline.clone()) } else { near };
    let clear = verbs.iter().all(|(_, went)| *went != passes);
    let Some((at, _)) = verbs.last().filter(|_| clear && !barred) else { return };
    let word = |span: Span| span.of(text.prose()).to_owned();
    report.slips.push(Slip {
        span: *at,
        label: format!("{} for it, {} against", plain(vote.ayes.1), plain(vote.noes.1)),
        values: vec![("first", plain(vote.ayes.1)), ("second", plain(vote.noes.1)), ("expected", word(*at))],
        evidence: vec![(vote.ayes.0, "for it".to_owned()), (vote.noes.0, "against".to_owned())],
        ..Slip::default()
    });
}

fn plain(value: Rational) -> String {
    value.to_decimal(u32::from(!value.is_whole()))
}

/// The two sides of the text, told as two numbers.
fn counted(text: &Text<'_>) -> Option<Vote> {
    let votes = |told: &&Told| matches!(told.sort.kind, Kind::Count | Kind::Percent) && told.sort.per.is_none();
    let told = text.facts().told.iter().filter(votes);
    let sides: Vec<(&Told, bool)> = told.filter_map(|told| side(text, told).map(|side| (told, side))).collect();
    let [(one, first), (other, second)] = sides.as_slice() else { return None };
    let together = first != second && one.sort.kind == other.sort.kind && other.sentence - one.sentence < 2;
    let (ayes, noes) = if *first { (one, other) } else { (other, one) };
    let of = |told: &Told| (span(text, told), told.value);
    together.then(|| Vote { ayes: of(ayes), noes: of(noes), from: one.sentence, to: other.sentence })
}

/// "88 to 71 in favour", "88-71 against": the only result, with its side.
fn scored(text: &Text<'_>) -> Option<Vote> {
    let mut scores = text.quantities.iter().filter(|quantity| quantity.kind == Kind::Score);
    let score = scores.next().filter(|_| scores.next().is_none())?;
    let Amount::Score(pairs) = &score.amount else { return None };
    let [(more, fewer)] = pairs.as_slice() else { return None };
    let (more, fewer) = (Rational::whole(i128::from(*more)), Rational::whole(i128::from(*fewer)));
    let side = text.word(score.tokens.end);
    let favour = side == "in" && matches!(text.word(score.tokens.end + 1), "favour" | "favor");
    let at = text.sentence_at(score.tokens.start);
    let vote =
        |ayes: Rational, noes: Rational| Vote { ayes: (score.span, ayes), noes: (score.span, noes), from: at, to: at };
    match side {
        _ if favour => Some(vote(more, fewer)),
        "against" => Some(vote(fewer, more)),
        _ => None,
    }
}

/// Whether a number is of those for it, or against.
fn side(text: &Text<'_>, told: &Told) -> Option<bool> {
    let first = behind(text, told, 0);
    if matches!(first.as_str(), "to" | "-") || before(text, told, 1) == "to" {
        return paired(text, told);
    }
    let at = (0..6).find(|on| !is_one_of(&behind(text, told, *on), BETWEEN))?;
    let next = behind(text, told, at);
    let ayes = is_one_of(&next, "favour favor for yes backed supported backing supporting approved");
    let noes = is_one_of(&next, "against opposed no opposing");
    let got = is_one_of(&before(text, told, 1), "got received won secured") && first == "votes";
    let against = is_one_of(&before(text, told, 1), "against opposed");
    match (ayes || got, noes || against) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// "88 votes to 71 in favour": those for it first.
fn paired(text: &Text<'_>, told: &Told) -> Option<bool> {
    let side = |from: u32| match behind(text, told, from).as_str() {
        "in" if matches!(behind(text, told, from + 1).as_str(), "favour" | "favor") => Some(true),
        "against" => Some(false),
        _ => None,
    };
    if before(text, told, 1) == "to" { side(0).map(|favour| !favour) } else { side(2) }
}

/// Verbs of a sentence that say how it went: "threw out", "voted down", "was carried".
fn outcomes(text: &Text<'_>, sentence: usize) -> Vec<(Span, bool)> {
    let Some(sentence) = text.sentences.get(sentence) else { return Vec::new() };
    let mut found = Vec::new();
    for at in sentence.tokens.clone() {
        let (word, next) = (text.word(at).to_ascii_lowercase(), text.word(at + 1));
        let Some(token) = text.tokens.get(at as usize) else { continue };
        let both = text.tokens.get(at as usize + 1).map_or(token.span(), |next| token.span().join(next.span()));
        // "27 backed it" tells a side.
        let counts = |quantity: &Quantity| quantity.tokens.end == at || quantity.tokens.end + 1 == at;
        let number = text.quantities.iter().any(counts);
        let out = matches!((word.as_str(), next), ("threw" | "throw" | "throws" | "thrown", "out"))
            || next == "down" && is_one_of(&word, "voted vote votes turned turn turns struck");
        if out {
            found.push((both, false));
        } else if !number && (is_one_of(&word, PASSED) || word == "agreed" && next == "to") {
            found.push((token.span(), true));
        } else if !number && is_one_of(&word, FAILED) && !(word == "fell" && is_mood(text, at)) {
            found.push((token.span(), false));
        }
    }
    found
}

/// "Support fell to 31 percent", "the mood fell": no motion.
fn is_mood(text: &Text<'_>, at: u32) -> bool {
    let moods = "support backing approval mood confidence turnout share figure number numbers opposition it";
    at.checked_sub(1).is_some_and(|at| is_one_of(text.word(at), moods))
        || matches!(text.word(at + 1), "to" | "by" | "from")
}
