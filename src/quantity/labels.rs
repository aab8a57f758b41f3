//! Numbers that are no amounts: names, codes, labels and addresses that hold digits.
//!
//! Comes in: tokens. Goes out: identifiers as [`Quantity`]s. Not here: dates, times and scores, and what a label names
//! (`labelled`).

use super::amount::written;
use super::dates::pointed;
use super::input::{HYPHEN, Parsed, Tokens, dash, glued, no, token, word};
use super::labelled::{labelled, measured};
use super::model::{Kind, Quantity};
use super::names::{ends_name, in_prose};
use super::phones::phone;
use super::times::zone;
use super::words::{Class, Meaning};
use crate::token::{Flags, Key, Token, literal};
use nom::Parser;
use nom::branch::alt;

const COLON: Key = literal(":");
const SLASH: Key = literal("/");

/// Names, codes and labels: "G7", "COVID-19", "page 12", "S&P 500", "555-1234", "v1.2.3", "5G", "No. 3", "#4".
pub(super) fn identifier(input: Tokens<'_>) -> Parsed<'_, Quantity> {
    let (rest, from) =
        alt((web, phone, version, inside_word, labelled, signed, added, named, address, era, counter)).parse(input)?;
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

/// "1.2.3", "1,2,3", "007".
fn version(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    let text = run.text(input.text.prose);
    if !text.starts_with('0') && !text.contains(['.', ',']) {
        // The number of an account; an amount of that size has commas or noughts.
        let long = text.len() > 11 && !text.ends_with("000") && !measured(rest);
        return if long { Ok((rest, input)) } else { no() };
    }
    // "The Weekly 01/20/2017"
    if pointed(text).is_some() || rest.is_glued(SLASH) && rest.skip(2).is_glued(SLASH) {
        return no();
    }
    // "The 08:20 ferry"
    if text.len() == 2 && rest.is_glued(COLON) && rest.peek(1).is_some_and(|token| token.is_number() && token.glued()) {
        return no();
    }
    let list = text.matches('.').count() > 1
        && text.split('.').skip(1).any(|group| group.split(',').next().map_or(0, str::len) != 3);
    let list = list || text.matches(',').count() > 1 && text.split(',').skip(1).all(|group| group.len() < 2);
    // "Super Kicker 09"
    let titled =
        || !input.glued() && input.behind(1).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let zeros = (text.len() > 2 || text.len() == 2 && titled()) && text.starts_with('0') && !text.contains(['.', ',']);
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
    }) || hyphen && ends_hyphened_name(input, rest);
    if hyphen && before(2) && (name || power_or_address(input)) {
        return Ok((stretch_word(rest), Tokens { at: input.at - 2, ..input }));
    }
    // "J1149.5+6663": a catalogue's coordinates.
    let plus = input.glued() && input.behind(1).is_some_and(|token| token.key == literal("+") && token.glued());
    if plus && input.behind(2).is_some_and(Token::is_number) { Ok((rest, input)) } else { no() }
}

/// The "2" of "the Zephyr-2 probe": a name with a capital inside a sentence, a hyphen and few digits.
fn ends_hyphened_name<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let number = input.first().map_or("", |token| token.text(input.text.prose));
    let name = input.behind(2).filter(|token| token.is_word() && token.flags.any(Flags::CAPITAL) && !token.glued());
    let entry = input.entry_of(name);
    let plain = entry.count == 0 && entry.month == 0 && entry.weekday == 0 && entry.cardinal.is_none();
    let few = number.len() < 5 && !number.contains([',', '.']);
    let inside = name.is_some_and(|token| !token.flags.any(Flags::BREAK))
        && input.behind(3).is_some_and(|token| token.is_word() || token.key == literal(","));
    few && plain
        && inside
        && !(rest.glued() && !rest.is(literal("'s")) && rest.first().is_some_and(Token::is_word))
        && !rest.is_glued(HYPHEN)
        && in_prose(input)
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
pub(super) fn stretch_word(input: Tokens<'_>) -> Tokens<'_> {
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

/// "Galaxy Note 8", "2-in-1", "1-on-1".
fn named(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, first) = token(|token| token.is_number()).parse(input)?;
    // "the 6 Plus": sizes of a model.
    if ends_name(input, rest)
        || matches!(rest.str(), "Plus" | "Pro" | "Max" | "MAX" | "Mini" | "Ultra" | "XL" | "Lite")
            && !rest.glued()
            && in_prose(input)
    {
        return Ok((rest, input));
    }
    // "7-Eleven"
    let number_word = |token: &Token| token.glued() && token.flags.any(Flags::CAPITAL);
    if rest.is_glued(HYPHEN) && rest.peek(1).is_some_and(number_word) && rest.entry_of(rest.peek(1)).cardinal.is_some()
    {
        return Ok((rest.skip(2), input));
    }
    if let Some(rest) = lettered(rest) {
        return Ok((rest, input));
    }
    let joint = token(|token| token.glued() && matches!(token.text(input.text.prose), "in" | "on"));
    let (rest, (_, joint, _)) = (glued(HYPHEN), joint, glued(HYPHEN)).parse(rest)?;
    let (rest, second) = token(|token| token.is_number() && token.glued()).parse(rest)?;
    // "a 1-in-3 chance" is a share.
    let share = joint.text(input.text.prose) == "in" && first.text(input.text.prose) == "1";
    if share && second.text(input.text.prose) != "1" { no() } else { Ok((rest, input)) }
}

/// The "-K" of "form 10-K", the "(k)" of "401(k)".
fn lettered(rest: Tokens<'_>) -> Option<Tokens<'_>> {
    let letter = |token: &Token| token.is_word() && token.glued() && token.span().len() == 1;
    let tied =
        rest.is_glued(HYPHEN) && rest.peek(1).is_some_and(|token| letter(token) && token.flags.any(Flags::CAPITAL));
    let bracketed =
        rest.is_glued(literal("(")) && rest.peek(1).is_some_and(letter) && rest.skip(2).is_glued(literal(")"));
    let ends = !rest.peek(2).is_some_and(|token| token.glued() && (token.is_word() || token.key == HYPHEN));
    if tied && ends { Some(rest.skip(2)) } else { bracketed.then(|| rest.skip(3)) }
}

/// The "7)" or "7." that counts a paragraph of a list.
fn counter(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, number) = token(|token| token.is_number() && token.span().len() < 3).parse(input)?;
    let opens = number.flags.any(Flags::BREAK) || input.behind(1).is_none();
    let closed = rest.is_glued(literal(")"))
        || rest.is_glued(literal("."))
            && rest.peek(1).is_some_and(|token| !token.glued() && token.flags.any(Flags::CAPITAL));
    if opens && closed && rest.peek(1).is_some() { Ok((rest, input)) } else { no() }
}

/// "198 AD", "10,000 BC", "770-476 BC", "AD 60": a year of an era.
fn era(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, _) = token(|token| token.is_number()).parse(input)?;
    let era = |text: &str| matches!(text, "AD" | "BC" | "BCE" | "CE" | "A.D." | "B.C." | "B.C.E.");
    let joint = alt((dash, word(literal("to")).map(|_| ())));
    let span = (joint, token(Token::is_number)).parse(rest).ok().map(|(after, _)| after);
    let rest = span.filter(|after| era(after.str())).unwrap_or(rest);
    if era(rest.str()) && !rest.skip(1).first().is_some_and(|token| token.is_number() && token.glued()) {
        return Ok((rest.skip(1), input));
    }
    let led = input.behind(1).is_some_and(|token| matches!(token.text(input.text.prose), "AD" | "A.D."));
    if led { Ok((rest, input)) } else { no() }
}

/// The house of "1 Harbour Lane", "10 Old Mill Street"; not the four of "4 Wall Street banks".
fn address(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, house) = token(|token| token.is_number() && token.span().len() < 5).parse(input)?;
    let name = |at: Tokens<'_>| {
        at.first().is_some_and(|token| token.is_word() && !token.glued() && token.flags.any(Flags::CAPITAL))
    };
    if !name(rest) || house.text(input.text.prose).contains(['.', ',']) {
        return no();
    }
    let street = (1..4).map(|ahead| rest.skip(ahead)).take_while(|at| name(*at)).find(|at| is_street(at.str()));
    let counted = |end: Tokens<'_>| end.first().is_some_and(Token::is_word) && !end.ahead_in(0, Class::SMALL);
    match street {
        Some(street) if !counted(street.skip(1)) => Ok((street.skip(1), input)),
        _ => no(),
    }
}

/// What streets and houses are called by.
fn is_street(word: &str) -> bool {
    matches!(
        word,
        "Street"
            | "St"
            | "Avenue"
            | "Ave"
            | "Road"
            | "Rd"
            | "Boulevard"
            | "Blvd"
            | "Lane"
            | "Drive"
            | "Way"
            | "Place"
            | "Square"
            | "Center"
            | "Centre"
            | "Plaza"
            | "Court"
            | "Terrace"
            | "Parkway"
            | "Highway"
            | "Row"
            | "Crescent"
    )
}

/// The "2+2" of "2+2 talks": a form of meeting.
fn added(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let few = |token: &Token| token.is_number() && token.span().len() < 3;
    let (rest, _) = (token(few), glued(literal("+"))).parse(input)?;
    let (rest, _) = token(|token| few(token) && token.glued()).parse(rest)?;
    let sum = matches!(rest.str(), "=" | "+" | "is" | "equals" | "makes") || measured(rest);
    if sum || rest.glued() && rest.first().is_some_and(Token::is_word) { no() } else { Ok((rest, input)) }
}

/// "#4", "24/7", "9/11", "50/50", "1/0".
fn signed(input: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (rest, first) = token(|token| token.is_number()).parse(input)?;
    if input.glued() && input.behind(1).is_some_and(|token| token.key == literal("#")) {
        return Ok((rest, input));
    }
    // "a 16:9 screen"
    let mut ratio = (glued(literal(":")), token(|token| token.is_number() && token.glued() && token.span().len() == 1));
    if let (Ok((after, _)), true) = (ratio.parse(rest), first.span().len() < 4)
        && !after.is_glued(literal(":"))
    {
        return Ok((after, input));
    }
    let (rest, _) = glued(SLASH).parse(rest)?;
    let (rest, second) = token(|token| token.is_number() && token.glued()).parse(rest)?;
    let pair = (first.text(input.text.prose), second.text(input.text.prose));
    if matches!(pair, ("24", "7") | ("9", "11") | ("50", "50") | ("7", "7") | (_, "0")) && !rest.is_glued(SLASH) {
        Ok((rest, input))
    } else {
        no()
    }
}
