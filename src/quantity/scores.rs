//! Pairs of numbers that are scores and votes.
//!
//! Comes in: tokens. Goes out: scores as [`Quantity`]s. Not here: ranges, which look like them (`range`).

use super::amount::written;
use super::input::{HYPHEN, Parsed, Tokens, dash, glued, no, token, word};
use super::model::{Amount, Kind, Quantity};
use super::words::{Class, Meaning};
use super::years::plural_noun;
use crate::token::{Key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const COMMA: Key = literal(",");
const SLASH: Key = literal("/");
const TO: Key = literal("to");

/// "3-1", "52–47", "6-4, 3-6, 6-2", "by a vote of 52 to 48".
pub(super) fn score(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (mut rest, first) = pair(input)?;
    let mut pairs = vec![first];
    loop {
        let (at, _) = opt(word(COMMA)).parse(rest)?;
        let Ok((after, next)) = pair(at) else { break };
        pairs.push(next);
        rest = after;
    }
    let contest = input.behind_in(1, Class::CONTEST_BEFORE) || rest.ahead_in(0, Class::CONTEST_AFTER);
    let rising = first.0 < first.1;
    let sets = pairs.len() > 1;
    // One rising pair may be a range: only a contest makes it a score. A unit behind makes every lone pair one.
    let counted = || plural_noun(rest) && !rest.ahead_in(0, Class::CONTEST_AFTER);
    let range = rising && (!contest || counted()) || unit_follows(rest);
    if range && !sets {
        return no();
    }
    Ok((rest, Quantity { kind: Kind::Score, amount: Amount::Score(pairs), ..written(input, rest) }))
}

/// "52-47", "3–1", "7-6 (5)", "7-6 (7-5)", "52 to 48" behind "vote of".
fn pair(input: Tokens<'_>) -> Parsed<'_, (u32, u32)> {
    let (rest, first) = whole(input)?;
    let hyphened_to = (glued(HYPHEN), glued(TO), glued(HYPHEN)).map(|_| ());
    let spoken = word(TO).map(|_| ());
    let voted = input
        .behind(2)
        .is_some_and(|token| matches!(token.text(input.text.prose), "vote" | "margin" | "score" | "votes"));
    let (rest, ()) = if voted {
        alt((hyphened_to, dash, spoken)).parse(rest)?
    } else {
        alt((hyphened_to, glued_dash)).parse(rest)?
    };
    let (rest, second) = whole(rest)?;
    let again =
        rest.glued() && (dash(rest).is_ok() || rest.is(SLASH)) && rest.peek(1).is_some_and(|token| token.is_number());
    let word = rest.glued() && rest.first().is_some_and(|token| token.is_word() && token.key != literal("'s"));
    if again
        || word
        || rest.is_glued(literal(":")) && rest.peek(1).is_some_and(|token| token.is_number() && token.glued())
    {
        return no();
    }
    let (rest, _) = if first.max(second) == 7 && first.min(second) == 6 {
        opt(alt((tie_break, tie_break_of_both))).parse(rest)?
    } else {
        opt(tie_break).parse(rest)?
    };
    Ok((rest, (first, second)))
}

/// "-" or "–" without white space on either side.
pub(super) fn glued_dash(input: Tokens<'_>) -> Parsed<'_, ()> {
    if input.glued() {
        dash(input).and_then(|(rest, ())| if rest.glued() { Ok((rest, ())) } else { no() })
    } else {
        no()
    }
}

/// The "(5)" of "7-6 (5)".
fn tie_break(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (rest, _) = word(literal("(")).parse(input)?;
    let (rest, _) = whole(rest)?;
    if rest.is_glued(HYPHEN) {
        return no();
    }
    let (rest, _) = word(literal(")")).parse(rest)?;
    Ok((rest, ()))
}

/// The "(7-5)" of "7-6 (7-5)".
fn tie_break_of_both(input: Tokens<'_>) -> Parsed<'_, ()> {
    let (rest, _) = (word(literal("(")), whole, glued_dash, whole, word(literal(")"))).parse(input)?;
    Ok((rest, ()))
}

/// A whole number of up to three digits without a leading nought: "7", "102".
fn whole(input: Tokens<'_>) -> Parsed<'_, u32> {
    let (rest, run) = token(|token| token.is_number() && token.span().len() <= 3).parse(input)?;
    let text = run.text(input.text.prose);
    match text.parse() {
        Ok(value) if !(text.len() > 1 && text.starts_with('0')) => Ok((rest, value)),
        _ => no(),
    }
}

/// Whether a unit, percent or scale stands behind, so that the pair is a range.
fn unit_follows(rest: Tokens<'_>) -> bool {
    let unit = |at: Tokens<'_>| {
        at.phrase(|meaning| matches!(meaning, Meaning::Unit(_) | Meaning::Sign(_) | Meaning::Scale(_)).then_some(()))
            .is_ok()
    };
    rest.entry().scale > 0 || unit(rest) || rest.is_glued(HYPHEN) && unit(rest.skip(1))
}
