//! Scales behind a number: "million", "bn", "k".
//!
//! Comes in: tokens and the number before them. Goes out: [`Figure`]. Not here: scales inside number words (`cardinal`).

use super::digits::Figure;
use super::input::{HYPHEN, Parsed, Tokens, glued, no};
use super::words::{Class, Meaning};
use crate::token::{Flags, Token};
use nom::Parser;
use nom::combinator::opt;

/// Scales behind a number: "million", "m", "bn", "hundred thousand".
pub(super) fn scales(input: Tokens<'_>, figure: Figure) -> Parsed<'_, Figure> {
    let (mut rest, mut figure) = (input, figure);
    while let Ok((after, (scale, twice))) = scale(rest, figure.scales > 0) {
        let sane = !twice || figure.number.scale <= scale && figure.number.scale < 6 && scale <= 9;
        let next = if sane { figure.scaled(scale) } else { Some(Figure { scales: figure.scales + 1, ..figure }) };
        let Some(next) = next else { break };
        (rest, figure) = (after, next);
    }
    Ok((rest, figure))
}

/// One scale, "million", "bn": its power, and whether it stands behind another.
pub(super) fn scale(input: Tokens<'_>, twice: bool) -> Parsed<'_, (u8, bool)> {
    let (at, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    let word = at.entry().scale;
    if word > 0 && (hyphen.is_none() || at.glued()) {
        return Ok((at.skip(1), (word, twice)));
    }
    if hyphen.is_some() {
        return no();
    }
    let (rest, power) = input.phrase(|meaning| match meaning {
        Meaning::Scale(power) => Some(power),
        _ => None,
    })?;
    if sign_fits(input, rest) { Ok((rest, (power, twice))) } else { no() }
}

/// Whether an abbreviated scale is meant: money stands before or behind, a noun follows, or it means nothing else.
pub(super) fn sign_fits<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let sign = input.str();
    if sign == "grand" {
        return !rest.is_glued(HYPHEN) && !noun_may_follow(rest);
    }
    if !input.behind(1).is_some_and(|token| token.is_number()) || hyphened(rest) && sign.len() == 1 {
        return matches!(sign, "cr" | "Cr") || sign.len() > 1 && money_near(input, rest);
    }
    let glued = input.glued();
    let number = input.behind(1).map_or("", |token| token.text(input.text.prose));
    match sign {
        // "4K" is a sharpness of screens.
        "K" if glued && matches!(number, "2" | "4" | "8") => money_near(input, rest) || noun_follows(rest),
        "K" if glued && degrees_near(input) => false,
        "k" | "K" => glued || !rest.first().is_some_and(Token::is_word),
        "G" => giga(input, number) && !rest.first().is_some_and(Token::is_word),
        "M" if !glued && number.contains(',') => !noun_may_follow(rest) || money_near(input, rest),
        "bn" | "Bn" | "BN" | "bln" | "mln" | "Bln" | "Mln" | "BLN" | "MLN" | "tn" | "trn" | "trln" | "mn" | "mio" => {
            true
        }
        "cr" | "MM" | "mm" | "t" | "T" | "mil" | "Mn" => money_near(input, rest),
        "tln" => true,
        "M" | "B" => {
            glued
                && !input.behind(1).is_some_and(|token| token.span().len() == 1 && token.text(input.text.prose) == "3")
                || money_near(input, rest)
        }
        // "1500b" are bits rather.
        "b" => glued && (number.len() < 4 || number.contains('.')),
        _ => money_near(input, rest) || glued && noun_follows(rest),
    }
}

/// Whether a word stands there that can be a noun, and no small one.
fn noun_may_follow(rest: Tokens<'_>) -> bool {
    rest.first().is_some_and(Token::is_word) && !rest.ahead_in(0, Class::SMALL)
}

/// Whether "G" behind digits is giga: "1,200 G", ".5G"; not the network of "5G".
fn giga(input: Tokens<'_>, number: &str) -> bool {
    let touches = input.behind(1).is_some_and(Token::glued);
    let point = touches && input.behind(2).is_some_and(|token| token.text(input.text.prose) == ".");
    number.contains(',') || point || input.glued() && number.len() > 1 && !number.contains('.')
}

/// Whether temperatures are told just before, so that "K" is kelvin: "300 °C (573 K)".
fn degrees_near(input: Tokens<'_>) -> bool {
    (2..8).filter_map(|back| input.behind(back)).any(|token| {
        token.text(input.text.prose).starts_with(['°', 'º', '℃', '℉'])
            || matches!(token.text(input.text.prose), "Celsius" | "Fahrenheit")
    })
}

/// Whether a hyphen and a word follow, so that a letter is part of it: "5k-run", not "5k-20k" or "$5m-$6m".
fn hyphened(rest: Tokens<'_>) -> bool {
    let money = |meaning| matches!(meaning, Meaning::Sign(_)).then_some(());
    rest.is_glued(HYPHEN) && rest.peek(1).is_some_and(Token::is_word) && rest.skip(1).phrase(money).is_err()
}

pub(super) fn noun_follows(rest: Tokens<'_>) -> bool {
    let small = rest.ahead_in(0, Class::SMALL);
    rest.first().is_some_and(|token| token.is_word() && !token.glued() && !token.flags.any(Flags::CAPITAL))
        && !small
        // "the 110m hurdles"
        && !matches!(rest.str(), "hurdles" | "sprints" | "heats" | "races" | "runners" | "champions")
        && (rest.str().ends_with('s') || matches!(rest.str(), "people" | "men" | "women" | "children"))
}

/// Whether a sign or name of money touches the number that ends before `input`, or stands at `rest`.
pub(super) fn money_near<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let money = |meaning| matches!(meaning, Meaning::Sign(_)).then_some(());
    let before = (2..=3).any(|back| {
        let Some(at) = input.at.checked_sub(back) else { return false };
        Tokens { at, ..input }.phrase(money).is_ok_and(|(after, ())| after.at == input.at - 1)
    });
    before || rest.phrase(money).is_ok() || shared_sign(input)
}

/// Whether the number ends a range whose first end bears the sign: "$10-15m", "$10m-15m".
pub(super) fn shared_sign(input: Tokens<'_>) -> bool {
    let money = |meaning| matches!(meaning, Meaning::Sign(_)).then_some(());
    let opens = |back| {
        let first = Tokens { at: input.at.checked_sub(back)?, ..input };
        let number = first.peek(1).is_some_and(Token::is_number);
        let same = back == 4 || first.peek(2).map(|token| token.key) == input.first().map(|token| token.key);
        (number && same && first.phrase(money).is_ok()).then_some(())
    };
    opens(4).or_else(|| opens(5).filter(|()| input.behind(2).is_some_and(|mark| !mark.is_word()))).is_some()
}
