//! Numbers that are no amounts: names, codes, labels and addresses that hold digits.
//!
//! Comes in: tokens. Goes out: identifiers as [`Quantity`]s. Not here: dates, times and scores.

use super::amount::written;
use super::input::{HYPHEN, Parsed, Tokens, glued, no, token};
use super::model::{Kind, Quantity};
use super::names::{ends_name, in_prose};
use super::scores::glued_dash;
use super::times::zone;
use super::words::{Class, Meaning};
use crate::token::{Flags, Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const SLASH: Key = literal("/");

/// Names, codes and labels: "G7", "COVID-19", "page 12", "S&P 500", "555-1234", "v1.2.3", "5G", "No. 3", "#4".
pub(super) fn identifier(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (rest, from) = alt((web, phone, version, inside_word, labelled, signed, named)).parse(input)?;
    Ok((rest, Quantity { kind: Kind::Identifier, ..written(from, rest) }))
}

/// The rest of a stretch without white space.
fn stretch(input: Tokens<'_>) -> Tokens<'_> {
    let mut rest = input.skip(1);
    while rest.first().is_some_and(|token| token.glued()) {
        rest = rest.skip(1);
    }
    rest
}

/// "https://…", "www.…", "name@host": the whole stretch.
fn web(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    const AT: Key = literal("@");
    let address = matches!(input.str(), "http" | "https" | "www") && input.peek(1).is_some_and(|token| token.glued());
    let mention = input.behind(1).is_some_and(|token| token.key == AT && input.glued());
    if !address && !mention {
        return no();
    }
    Ok((stretch(input), input))
}

/// "555-1234", "202-555-0123", "1-800-555-0199": digits of three groups, or three and four.
fn phone(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (mut rest, first) = token(|token| token.is_number()).parse(input)?;
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

/// "1.2.3", "1,2,3", "007".
fn version(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    let text = run.text(input.text.prose);
    let list = text.matches('.').count() > 1
        && text.split('.').skip(1).any(|group| group.split(',').next().map_or(0, str::len) != 3);
    let list = list || text.matches(',').count() > 1 && text.split(',').skip(1).all(|group| group.len() < 2);
    let zeros = text.len() > 2 && text.starts_with('0') && !text.contains(['.', ',']);
    // "0200 GMT" is a time.
    if list || zeros && zone(rest).is_err() { Ok((rest, input)) } else { no() }
}

/// Digits that touch letters: "G7", "COVID-19", "A320neo", "5G", "737s", "3M", "MH370", "F-16".
fn inside_word(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, _) = token(|token| token.is_number()).parse(input)?;
    let letters = |token: &Token| token.is_word();
    let before = |back| input.behind(back).is_some_and(letters);
    let joins = |token: &Token| token.glued() && matches!(token.text(input.text.prose), "-" | "−");
    let hyphen = input.glued() && input.behind(1).is_some_and(joins);
    if rest.glued()
        && rest.first().is_some_and(letters)
        && rest.peek(1).is_some_and(|token| token.is_number() && token.glued())
        && !time_or_power(rest)
    {
        return Ok((stretch_word(rest), input));
    }
    if input.glued() && before(1) && !unit_before(input) {
        return Ok((stretch_word(rest), Tokens { at: input.at - 1, ..input }));
    }
    let name = input.behind(2).is_some_and(|token| {
        token.flags.any(Flags::CAPITALS | Flags::MIXED) || token.span().len() == 1 && token.flags.any(Flags::CAPITAL)
    });
    if hyphen && before(2) && (name || power_or_address(input)) {
        return Ok((stretch_word(rest), Tokens { at: input.at - 2, ..input }));
    }
    // "J1149.5+6663": a catalogue's coordinates.
    let plus = input.glued() && input.behind(1).is_some_and(|token| token.key == literal("+") && token.glued());
    if plus && input.behind(2).is_some_and(Token::is_number) { Ok((rest, input)) } else { no() }
}

/// Whether a hyphen before the digits makes them a unit's power ("s-1") or the tail of an address ("how-to-1794029246").
fn power_or_address(input: Tokens<'_>) -> bool {
    let digits = input.first().map_or(0, |token| token.span().len());
    let unit = input.behind(2).is_some_and(|token| token.span().len() <= 2) && !input.behind_in(2, Class::SMALL);
    let slug = || input.behind(3).is_some_and(|token| token.key == HYPHEN && token.glued());
    digits == 1 && unit || digits > 5 && slug()
}

/// The "h" of "2h30", the "e" of "1e10", the "x" of "4x4".
fn time_or_power(input: Tokens<'_>) -> bool {
    matches!(input.str(), "h" | "e" | "E" | "m" | "ft" | "x" | "hr" | "hrs" | "min")
}

/// Whether the word that touches the digits is money or a hedge, and not part of a name.
fn unit_before(input: Tokens<'_>) -> bool {
    let Some(at) = input.at.checked_sub(1) else { return false };
    let word = Tokens { at, ..input };
    word.phrase(|meaning| matches!(meaning, Meaning::Sign(_)).then_some(())).is_ok()
}

/// The letters and digits that touch.
fn stretch_word(input: Tokens<'_>) -> Tokens<'_> {
    let mut rest = input;
    while rest.first().is_some_and(|token| {
        token.glued()
            && token.key != literal("'s")
            && (token.is_word() || token.is_number() && rest.behind(1).is_some_and(Token::is_word))
    }) {
        rest = rest.skip(1);
    }
    rest
}

/// "page 12", "Article 50", "Boeing 737", "S&P 500", "Flight 370", "Formula 1".
fn labelled(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, number) = token(|token| token.is_number()).parse(input)?;
    let point =
        input.behind(1).is_some_and(|token| token.key == literal(".")) && input.behind_in(2, Class::LABEL_SMALL);
    let label = if point { 2 } else { 1 };
    let Some(word) = input.behind(label) else { return no() };
    let capital = word.flags.any(Flags::CAPITAL);
    let known = input.behind_in(label, if capital { Class::LABEL } else { Class::LABEL_SMALL });
    // A number that opens a line ends no name of the line before.
    let same_line = !number.flags.any(Flags::BREAK);
    let named = same_line && (between_names(input, rest) && in_prose(input) || word.flags.any(Flags::MIXED))
        || word.key == literal("p") && input.behind(2).is_some_and(|token| token.key == literal("&"));
    let plain = !number.text(input.text.prose).contains(',') && !input.glued();
    // "S&P 500-listed"
    let index = word.key == literal("p") && rest.is_glued(HYPHEN);
    let amount = measured(rest) && !index;
    if plain && word.is_word() && (known || named) && !amount && !plural_follows(input, rest, label, named) {
        let (rest, last) = opt((glued_dash, token(|token: &Token| token.is_number()))).parse(rest)?;
        // "pages 29-14": no place in a book, but a range that runs backwards.
        let (first, last) = (number.text(input.text.prose), last.map_or("", |(_, last)| last.text(input.text.prose)));
        if word.key == literal("pages") && first.len() == last.len() && first > last {
            return no();
        }
        return Ok((stretch_word(rest), input));
    }
    no()
}

/// Whether the number stands between two words with capitals: "Grand 16 Cinema".
fn between_names<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let capital = |token: Option<&Token>| token.is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let before = input.entry_of(input.behind(1));
    let opens = input
        .behind(2)
        .is_none_or(|token| !token.is_word() && !matches!(token.text(input.text.prose), "/" | "&" | "-"))
        || input.behind(1).is_some_and(|token| token.flags.any(Flags::BREAK));
    let plain = before.month == 0 && before.weekday == 0 && before.count == 0 && before.classes & Class::SMALL.0 == 0;
    capital(input.behind(1))
        && capital(rest.first())
        && plain
        && !opens
        && rest.entry().month == 0
        && rest.entry().count == 0
}

/// Whether a unit, sign or scale stands behind, or a hyphen and a word.
pub(super) fn measured(rest: Tokens<'_>) -> bool {
    let unit = rest.phrase(|meaning| matches!(meaning, Meaning::Unit(_) | Meaning::Sign(_)).then_some(()));
    rest.entry().scale > 0
        || unit.is_ok() && !rest.is(literal("day")) && !rest.is(literal("night"))
        || rest.is_glued(literal("-")) && !rest.peek(1).is_some_and(|token| token.is_number())
}

/// Whether the number counts what follows: "in Game 12 players" does not happen, "No 12 people" hardly.
fn plural_follows<'t>(_input: Tokens<'t>, rest: Tokens<'t>, _label: usize, named: bool) -> bool {
    let text = rest.str();
    !named
        && text.ends_with('s')
        && !text.ends_with("ss")
        && !rest.ahead_in(0, Class::SMALL)
        && !matches!(text, "was" | "is" | "has" | "'s" | "’s")
        && text.chars().next().is_some_and(char::is_lowercase)
}

/// "Galaxy Note 8", "2-in-1", "1-on-1".
fn named(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, _) = token(|token| token.is_number()).parse(input)?;
    if ends_name(input, rest) {
        return Ok((rest, input));
    }
    let joint = token(|token| token.glued() && matches!(token.text(input.text.prose), "in" | "on"));
    let (rest, _) = (glued(HYPHEN), joint, glued(HYPHEN)).parse(rest)?;
    let (rest, _) = token(|token| token.is_number() && token.glued()).parse(rest)?;
    Ok((rest, input))
}

/// "#4", "24/7", "9/11", "50/50".
fn signed(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, first) = token(|token| token.is_number()).parse(input)?;
    if input.glued() && input.behind(1).is_some_and(|token| token.key == literal("#")) {
        return Ok((rest, input));
    }
    let (rest, _) = glued(SLASH).parse(rest)?;
    let (rest, second) = token(|token| token.is_number() && token.glued()).parse(rest)?;
    let pair = (first.text(input.text.prose), second.text(input.text.prose));
    if matches!(pair, ("24", "7") | ("9", "11") | ("50", "50") | ("7", "7")) && !rest.is_glued(SLASH) {
        Ok((rest, input))
    } else {
        no()
    }
}
