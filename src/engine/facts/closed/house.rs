//! A full house against its vote, wherever they stand: "All 47 members took part … by 26 votes to 19, with four abstentions",
//! and points against wins and draws: "39 points from 20 matches, with 11 wins, four draws and five defeats".
//!
//! Comes in: a short text. Goes out: the number of the house, where those for, against and abstaining are more or fewer, or
//! the points. Where someone is absent or a vote is void nothing is said. Not here: houses that need not be full.

use super::adds::is_one_of;
use super::{Report, Slip, Words};
use crate::quantity::{Amount, Hedge, Quantity};
use crate::sentence::Text;
use crate::span::Span;

/// Words one of which the text has.
pub const CALL: [&str; 12] = [
    "voted",
    "vote",
    "votes",
    "abstained",
    "abstentions",
    "abstention",
    "wins",
    "victories",
    "won",
    "draws",
    "voting",
    "abstaining",
];

/// Those who vote.
const MEMBERS: &str = "members councillors councilors senators deputies mps lawmakers delegates trustees judges jurors \
    legislators governors directors commissioners representatives aldermen";
/// Words of votes that are not all told.
const MISSING: &str = "absent absence absentees away missing spoiled spoilt blank invalid void vacant chair chairman speaker \
    left walked recused ill sick boycotted stayed round previous earlier proxy then deadlock deadlocked tie tied casting";
/// Words of a house that is full.
const FULL: &str = "voted voting part present attended cast attending attendance there";

/// Adds a full house that its vote contradicts.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    report.slips.extend(house(text).or_else(|| league(text)));
}

fn word(text: &Text<'_>, at: Option<u32>) -> String {
    at.map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default()
}

fn back(text: &Text<'_>, quantity: &Quantity, by: u32) -> String {
    word(text, quantity.tokens.start.checked_sub(by))
}

fn ahead(text: &Text<'_>, quantity: &Quantity, by: u32) -> String {
    word(text, Some(quantity.tokens.end + by))
}

/// A whole number told for itself.
fn whole(quantity: &Quantity) -> Option<i64> {
    let plain = matches!(quantity.hedge, Hedge::None | Hedge::Exact);
    quantity.whole().filter(|number| plain && (1..2000).contains(number))
}

/// Whether one of some words stands in a text.
fn says(text: &Text<'_>, words: &str) -> bool {
    text.tokens.iter().any(|token| token.is_word() && is_one_of(token.text(text.prose()), words))
}

fn house(text: &Text<'_>) -> Option<Slip> {
    let mut full = text.quantities.iter().filter(|quantity| is_full(text, quantity));
    let body = full.next().filter(|_| full.next().is_none())?;
    if says(text, MISSING) {
        return None;
    }
    let (for_it, against) = vote(text)?;
    let mut abstained = text.quantities.iter().filter(|quantity| {
        let place = (0..3).find(|on| ahead(text, quantity, *on).starts_with("abst"));
        place.is_some_and(|place| (0..place).all(|on| !is_one_of(&ahead(text, quantity, on), ", . ; against and")))
    });
    let silent = abstained.next();
    if abstained.next().is_some() || silent.is_none() && text.tokens.iter().any(|token| is_silent(text, token)) {
        return None;
    }
    // "Split 5-5; all 11 then voted on the budget": the one who breaks a tie has yet to vote.
    if for_it.0 == against.0 {
        return None;
    }
    let numbers = [for_it.0, against.0, silent.and_then(whole).unwrap_or_default()];
    let (sum, told) = (numbers.iter().sum::<i64>(), whole(body)?);
    let near = sum.abs_diff(told) <= 12 && sum.abs_diff(told).saturating_mul(3) < told.unsigned_abs();
    let evidence = [Some(for_it.1), Some(against.1), silent.map(|silent| silent.span)];
    (sum != told && near).then(|| slip(text, body.span, sum, &evidence.into_iter().flatten().collect::<Vec<_>>()))
}

fn is_silent(text: &Text<'_>, token: &crate::token::Token) -> bool {
    token.text(text.prose()).to_ascii_lowercase().starts_with("abst")
}

/// "All 47 members took part", "the full council of 38 was present", "All of its 52 members voted".
fn is_full(text: &Text<'_>, quantity: &Quantity) -> bool {
    if whole(quantity).is_none_or(|number| number < 5) {
        return false;
    }
    let all = back(text, quantity, 1) == "all"
        || quantity.tokens.clone().any(|at| text.word(at).eq_ignore_ascii_case("all"))
        || is_one_of(&back(text, quantity, 1), "the its their")
            && (back(text, quantity, 2) == "all"
                || back(text, quantity, 2) == "of" && back(text, quantity, 3) == "all");
    let council = back(text, quantity, 1) == "of" && back(text, quantity, 3) == "full";
    let noun = (0..3).any(|on| is_one_of(&ahead(text, quantity, on), MEMBERS));
    let end = quantity.tokens.end;
    let voted = (end..end + 12).take_while(|at| text.word(*at) != ".").any(|at| is_one_of(text.word(at), FULL));
    (all && noun || council) && voted
}

/// "By 26 votes to 19", "26-19", "31 voting for, 24 against": the one vote of a text.
fn vote(text: &Text<'_>) -> Option<((i64, Span), (i64, Span))> {
    let mut found = Vec::new();
    for (at, quantity) in text.quantities.iter().enumerate() {
        if let Amount::Score(pairs) = &quantity.amount
            && let [(one, other)] = pairs.as_slice()
        {
            found.push(((i64::from(*one), quantity.span), (i64::from(*other), quantity.span)));
        }
        let (Some(next), Some(one)) = (text.quantities.get(at + 1), whole(quantity)) else { continue };
        let Some(other) = whole(next) else { continue };
        let to = is_one_of(&back(text, next, 1), "to against") && next.tokens.start - quantity.tokens.end < 4;
        let votes =
            ahead(text, quantity, 0) == "votes" || ahead(text, next, 0) == "votes" || back(text, quantity, 1) == "by";
        let side = |quantity: &Quantity, words: &str| (0..4).find(|on| is_one_of(&ahead(text, quantity, *on), words));
        let stop = |quantity: &Quantity, upto: u32| (0..upto).any(|on| is_one_of(&ahead(text, quantity, on), ", . ;"));
        let sides = side(quantity, "for favour favor backing supporting").is_some_and(|on| !stop(quantity, on))
            && side(next, "against opposed opposing").is_some_and(|on| !stop(next, on));
        if to && votes || sides {
            found.push(((one, quantity.span), (other, next.span)));
        }
    }
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Words of leagues in which a win is worth something else.
const OTHER: &str = "bonus deducted docked deduction hockey overtime shootout rugby handball netball cricket penalty extra \
    season's goals innings tries rounds points-per-game";

/// Three points for a win and one for a draw.
fn league(text: &Text<'_>) -> Option<Slip> {
    let sole = |words: &str, verbs: &str| {
        let of = |quantity: &&Quantity| {
            (0..2).any(|on| is_one_of(&ahead(text, quantity, on), words))
                || is_one_of(&back(text, quantity, 1), verbs) && !is_one_of(&ahead(text, quantity, 0), "points goals")
        };
        let mut own = text.quantities.iter().filter(of).filter(|quantity| whole(quantity).is_some());
        own.next().filter(|_| own.next().is_none())
    };
    let (wins, draws) = (sole("wins victories", "won")?, sole("draws draw stalemates", "drawn drew")?);
    let (losses, points) = (sole("defeats losses defeat loss", "lost")?, points(text)?);
    let (won, drawn, lost, told) = (whole(wins)?, whole(draws)?, whole(losses)?, whole(points)?);
    let sentence = |quantity: &Quantity| text.sentence_at(quantity.tokens.start);
    let one = [draws, losses].iter().all(|other| sentence(other) == sentence(wins));
    let near = sentence(points).abs_diff(sentence(wins)) < 2;
    let sum = won * 3 + drawn;
    let other = won * 2 + drawn == told || won * 4 + drawn * 2 == told;
    let apart = sum.abs_diff(told) > 12 || won + drawn + lost > 60 || other || says(text, OTHER);
    (one && near && !apart && sum != told).then(|| slip(text, points.span, sum, &[wins.span, draws.span]))
}

/// "Have taken 39 points", "39 points from": the one number of points that are had.
fn points<'t>(text: &'t Text<'_>) -> Option<&'t Quantity> {
    // "Points" can belong to the amount itself.
    let named = |quantity: &Quantity| {
        let last = quantity.tokens.end.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        last == "points" || ahead(text, quantity, 0) == "points"
    };
    let mut all = text.quantities.iter().filter(|quantity| named(quantity));
    let points = all.next().filter(|_| all.next().is_none())?;
    let led = |words: &str| (1..3).any(|by| is_one_of(&back(text, points, by), words));
    (led("taken have has had with on collected won earned amassed gathered took gained picked")
        && !led("by clear ahead lead gap of"))
    .then_some(points)
}

fn slip(text: &Text<'_>, at: Span, sum: i64, evidence: &[Span]) -> Slip {
    let written = |span: &Span| span.of(text.prose()).to_owned();
    let mut told: Vec<String> = evidence.iter().map(written).collect();
    told.dedup();
    Slip {
        span: at,
        label: format!("should be {sum}"),
        values: vec![("first", told.join(" and ")), ("second", written(&at)), ("expected", sum.to_string())],
        evidence: evidence.iter().map(|span| (*span, "told here".to_owned())).collect(),
        ..Slip::default()
    }
}
