//! Numbers of phones: "555-1234", "450 555-0123", "+44 20 7946 0958".
//!
//! Comes in: tokens at digits or a plus. Goes out: where the number ends. Not here: other names and codes (`labels`).

use super::amount::written;
use super::input::{Parsed, Tokens, glued, no, token, word};
use super::labelled::measured;
use super::model::{Kind, Quantity};
use super::scores::glued_dash;
use crate::token::{Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::delimited;

const SLASH: Key = literal("/");

/// "555-1234", "202-555-0123", "1-800-555-0199": digits of three groups, or three and four.
pub(super) fn phone(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (mut rest, first) = token(|token| token.is_number()).parse(input)?;
    if first.span().len() == 3
        && let Ok((after, ())) = (opt(glued(literal(")"))), local).map(|_| ()).parse(rest)
    {
        return Ok((after, input));
    }
    if let Ok((after, ())) = at_home(input) {
        return Ok((after, input));
    }
    glued_dash(rest)?;
    let mut groups = vec![first.span().len()];
    while let Ok((after, ())) = glued_dash(rest) {
        let Ok((after, group)) = token(|token: &Token| token.is_number()).parse(after) else { break };
        groups.push(group.span().len());
        rest = after;
    }
    let pure = |token: &Token| !token.text(input.text.prose).contains(['.', ',']);
    match groups.as_slice() {
        // Dates: "2019-04-03", "03-04-2019".
        [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4] => no(),
        [3, 4]
            if pure(first)
                && !measured(rest)
                && !rest.behind(1).is_some_and(|token| token.text(input.text.prose).ends_with("00")) =>
        {
            Ok((rest, input))
        }
        [_, _, _, ..] if pure(first) => Ok((rest, input)),
        _ => no(),
    }
}

/// Digits of a number within a country.
const LONGEST: usize = 11;

/// "020 7946 0958", "061 55501": a nought first, eight to eleven digits in all; "1800 555 019": a free line.
fn at_home(input: Tokens<'_>) -> Parsed<'_, ()> {
    let free = matches!(input.str(), "1800" | "1850" | "1890" | "1300");
    if !input.str().starts_with('0') && !free {
        return no();
    }
    let digits = |token: &Token| token.text(input.text.prose).bytes().all(|byte| byte.is_ascii_digit());
    let (mut rest, mut length) = (input, 0);
    while length <= LONGEST
        && rest.first().is_some_and(|token| token.is_number() && digits(token) && (length == 0 || !token.glued()))
    {
        (rest, length) = (rest.skip(1), length + rest.str().len());
    }
    let fits = if free { length == 10 && rest.at == input.at + 3 } else { (8..=LONGEST).contains(&length) };
    if rest.at > input.at + 1 && fits && !measured(rest) { Ok((rest, ())) } else { no() }
}

/// The "555-0123" behind the code of an area, with white space between.
fn local(input: Tokens<'_>) -> Parsed<'_, ()> {
    let digits = |count| token(move |token: &Token| token.is_number() && token.span().len() == count);
    let (rest, _) = digits(3).parse(input)?;
    let (rest, ()) = glued_dash(rest)?;
    if input.glued() {
        return no();
    }
    digits(4).map(|_| ()).parse(rest)
}

/// "+44 20 7946 0958", "+1-202-555-0123": digits behind a plus, in three groups or more.
pub(super) fn phone_abroad(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (mut rest, _) = (word(literal("+")), token(|token: &Token| token.glued() && token.is_number())).parse(input)?;
    let mut groups = 1;
    while let Ok((after, _)) = alt((group, glued(SLASH))).parse(rest) {
        (rest, groups) = (after, groups + 1);
    }
    if groups < 3 || rest.behind(1).is_some_and(|token| token.text(input.text.prose).contains([',', '.'])) {
        return no();
    }
    Ok((rest, Quantity { kind: Kind::Identifier, ..written(input, rest) }))
}

/// " 7946", "-555" or " (647)" of a phone's number.
fn group(input: Tokens<'_>) -> Parsed<'_, &Token> {
    let (rest, _) = opt(glued_dash).parse(input)?;
    let digits = |at| token(|token: &Token| token.is_number() && token.span().len() < 5).parse(at);
    alt((digits, delimited(word(literal("(")), digits, glued(literal(")"))))).parse(rest)
}
