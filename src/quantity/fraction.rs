//! Fractions and mixed numbers: "3/4", "½", "two-thirds", "two and a half", "half a million".
//!
//! Comes in: tokens. Goes out: [`Figure`]. Not here: whether an ordinal is meant (`amount`), and denominators of several
//! words (`denominator`).

use super::cardinal::{below_hundred, cardinal};
use super::denominator::{leads_to_part, long_denominator, many_parts};
use super::digits::{Figure, Form};
use super::figure::{article, article_scale, glued_number, plain_digits};
use super::input::{HYPHEN, Parsed, Tokens, glued, no, token, word};
use super::scale::scales;
use super::unit::name;
use super::words::{Class, Meaning};
use crate::exact::Rational;
use crate::token::{Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

const AND: Key = literal("and");
const HALF: Key = literal("half");
const OF: Key = literal("of");
const OVER: Key = literal("over");
const QUARTER: Key = literal("quarter");
const SLASH: Key = literal("/");

/// "half a million", "half-a-million", "quarter of a million", "a half-million".
pub(super) fn half_a_scale(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, part) = alt((fraction_words, half)).parse(input)?;
    let (rest, _) = opt(glued(HYPHEN)).parse(rest)?;
    let (rest, _) = opt(word(OF)).parse(rest)?;
    let (rest, _) = opt((article, opt(glued(HYPHEN)))).parse(rest)?;
    if rest.entry().scale == 0 || rest.str().ends_with('s') {
        return no();
    }
    scales(rest, Figure { form: Form::Mixed, ..part })
}

/// "half", and "quarter" where it opens a text or stands before "million": not the "final quarter" of a year.
pub(super) fn half(input: Tokens<'_>) -> Parsed<'_, Figure> {
    if input.is(QUARTER) {
        let led = input.behind(1).is_some_and(|token| token.is_word() && token.key != AND);
        let scale = |ahead| input.entry_of(input.peek(ahead)).scale > 0;
        let scaled = scale(1) || input.skip(1).is(OF) && (scale(2) || scale(3));
        if led && !scaled {
            return no();
        }
        return Ok((input.skip(1), fraction_of(1, 4)));
    }
    let (rest, _) = word(HALF).parse(input)?;
    Ok((rest, fraction_of(1, 2)))
}

/// A fraction: "3/4", "½", "two-thirds", "a quarter", "half".
pub(super) fn fraction(input: Tokens<'_>) -> Parsed<'_, Figure> {
    alt((slash, glyph, over, fraction_words, half, bare_part, left_part)).parse(input)
}

/// The "tenth" of "about tenth of a gallon", "fourth of liter": one part, with no word that would make it a rank.
fn bare_part(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (parts, rest) = (i128::from(input.entry().denominator), input.skip(1));
    let (unit, _) = opt(article).parse(rest.skip(1))?;
    let free = input.behind(1).is_none() || input.behind_in(1, Class::SALE);
    if parts < 3 || !free || !rest.is(OF) || unit.str().ends_with('s') || name(unit).is_err() {
        return no();
    }
    Ok((rest, fraction_of(1, parts)))
}

/// Whether what follows is told to be the part that is left: "the remaining", "the other".
pub(super) fn is_left(input: Tokens<'_>) -> bool {
    let article = || input.behind(2).is_some_and(|token| matches!(token.text(input.text.prose), "the" | "The"));
    input.behind(1).is_some_and(|token| matches!(token.text(input.text.prose), "remaining" | "other")) && article()
}

/// The "year on year" of "down by a third year on year": what is compared, and no stretch of time.
pub(super) fn is_year_on_year(input: Tokens<'_>) -> bool {
    let stretch = |at: Tokens<'_>| matches!(at.str(), "year" | "month" | "quarter" | "week");
    let next = if input.skip(1).is(HYPHEN) { 2 } else { 1 };
    let joint = matches!(input.skip(next).str(), "on" | "over" | "-on-");
    stretch(input) && joint && input.skip(2 * next).str() == input.str()
}

/// "the remaining third", "the other quarter": a word that is an ordinal or a stretch of time elsewhere.
fn left_part(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let bottom = i128::from(input.entry().denominator);
    if bottom < 3 || input.str().ends_with('s') || !is_left(input) {
        return no();
    }
    Ok((input.skip(1), fraction_of(1, bottom)))
}

/// "one over twenty", "2500 over 7": a fraction read aloud, where nothing is counted.
pub(super) fn over(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, top) = alt((plain_digits, cardinal)).parse(input)?;
    let (rest, _) = word(OVER).parse(rest)?;
    let (rest, bottom) = alt((plain_digits, cardinal)).parse(rest)?;
    let ((top, whole), (bottom, denominator)) = (top.number.value.parts(), bottom.number.value.parts());
    let alone = !rest
        .first()
        .is_some_and(|token| token.is_word() || token.is_number() || matches!(token.text(input.text.prose), "%" | "-"));
    let led = input
        .behind(1)
        .is_some_and(|token| !matches!(token.text(input.text.prose), "is" | "negative" | "minus" | "equals" | "="));
    if led || !alone || denominator * whole != 1 || bottom < 2 { no() } else { Ok((rest, fraction_of(top, bottom))) }
}

/// "3/4", "1/8th".
pub(super) fn slash(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, top) = token(|token| token.is_number()).parse(input)?;
    let (rest, _) = alt((glued(SLASH), glued(literal_slash()))).parse(rest)?;
    let (rest, bottom) = glued_number(rest)?;
    let whole = |token: &Token| token.text(input.text.prose).parse::<i128>().ok();
    let (Some(top), Some(bottom)) = (whole(top), whole(bottom)) else { return no() };
    let dated = rest.is_glued(SLASH) || (top, bottom) == (9, 11) || (top, bottom) == (24, 7) || bottom > 1000;
    if bottom < 2 || dated || top > 99 && bottom > 99 {
        return no();
    }
    let (rest, _) =
        opt(token(|token| token.glued() && matches!(token.text(input.text.prose), "th" | "ths" | "rd" | "rds" | "nd")))
            .parse(rest)?;
    Ok((rest, fraction_of(top, bottom)))
}

/// "&".
pub(super) fn literal_ampersand(input: Tokens<'_>) -> Parsed<'_, &Token> {
    word(literal("&")).parse(input)
}

/// The fraction slash, U+2044.
pub(super) fn literal_slash() -> Key {
    literal("⁄")
}

pub(super) fn fraction_of(top: i128, bottom: i128) -> Figure {
    let value = Rational::new(top, bottom).unwrap_or(Rational::ZERO);
    Figure::fraction(value, Rational::new(1, bottom).unwrap_or(Rational::ONE), Form::Fraction)
}

/// "½".
pub(super) fn glyph(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (top, bottom) = match input.str() {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return no(),
    };
    Ok((input.skip(1), fraction_of(top, bottom)))
}

/// "two-thirds", "three quarters", "a third", "one half", "one-fifth", "two hundredths".
pub(super) fn fraction_words(input: Tokens<'_>) -> Parsed<'_, Figure> {
    if !leads_to_part(input) {
        return no();
    }
    if let Ok(found) = many_parts(input) {
        return Ok(found);
    }
    let (rest, top) = alt((article_before_ordinal, below_hundred, small_digits)).parse(input)?;
    let digits = rest.behind(1).is_some_and(Token::is_number);
    let (rest, _) = opt(word(HYPHEN)).parse(rest)?;
    if let Ok((rest, bottom)) = long_denominator(rest, top) {
        return Ok((rest, fraction_of(top, bottom)));
    }
    let bottom = i128::from(rest.entry().denominator);
    let plural = rest.str().ends_with('s') || rest.str().ends_with('S');
    let quarters = bottom == 4 && name_follows(rest.skip(1));
    // "3 quarters", "the past three quarters": of a year, where no whole follows.
    let spell = digits
        || top == 2
        || top > 4
        || matches!(
            input.behind(1).map_or("", |token| token.text(input.text.prose)),
            "last" | "past" | "next" | "previous" | "first" | "final"
        );
    let stretch = spell && rest.is(literal("quarters")) && (top == 2 || !rest.skip(1).is(OF)) && !quarters;
    // "a three-quarter-mile run"
    let tied = rest.glued() && rest.skip(1).is_glued(HYPHEN) && !rest.is(QUARTER) | name_follows(rest.skip(2));
    // "a fifteenth-century psalter"
    let century = rest.skip(1).is_glued(HYPHEN) && rest.skip(2).is(literal("century")) && !rest.is(QUARTER);
    if bottom < 2 || plural != (top != 1) && !quarters && !tied || stretch || century {
        return no();
    }
    Ok((rest.skip(1), fraction_of(top, bottom)))
}

/// The article of "a third".
pub(super) fn article_before_ordinal(input: Tokens<'_>) -> Parsed<'_, i128> {
    article(input).map(|(rest, ())| (rest, 1))
}

/// Whether a unit follows, after "of" or not.
pub(super) fn name_follows(input: Tokens<'_>) -> bool {
    let at = if input.is(OF) { input.skip(1) } else { input };
    at.phrase(|meaning| matches!(meaning, Meaning::Unit(_)).then_some(())).is_ok()
}

/// Whole digits below a thousand: "3", "250".
pub(super) fn small_digits(input: Tokens<'_>) -> Parsed<'_, i128> {
    let (rest, run) = token(|token| token.is_number()).parse(input)?;
    run.text(input.text.prose)
        .parse::<i128>()
        .ok()
        .filter(|value| *value < 1000)
        .map_or_else(no, |value| Ok((rest, value)))
}

/// The "and a half" of "3 million and a half", "one billion and a quarter million".
pub(super) fn million_and_half(input: Tokens<'_>, whole: Figure) -> Parsed<'_, Figure> {
    let (rest, part) = preceded(word(AND), alt((half_a_scale, fraction_words))).parse(input)?;
    let times = Rational::power_of_ten(i32::from(whole.number.scale));
    let scaled =
        if part.scales > 0 { Some(part.number.value) } else { times.and_then(|times| times.mul(part.number.value)) };
    let counted = rest.first().is_some_and(Token::is_word) && whole.number.scale < 3;
    match scaled.and_then(|part| whole.number.value.add(part)) {
        Some(value) if !counted => {
            let number = super::model::Number { value, decimals: true, ..whole.number };
            Ok((rest, Figure { number, form: Form::Mixed, ..whole }))
        }
        _ => no(),
    }
}

/// "2½", "2 1/2", "two and a half", "one and three-quarters", "3 and a half million".
pub(super) fn mixed(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let (rest, whole) = alt((plain_digits, cardinal, article_scale)).parse(input)?;
    if whole.malformed {
        return no();
    }
    let (rest, whole) = if whole.form == Form::Digits { scales(rest, whole)? } else { (rest, whole) };
    if whole.number.decimals {
        return no();
    }
    if whole.scales > 0 {
        return million_and_half(rest, whole);
    }
    let (rest, _) = opt(glued(HYPHEN)).parse(rest)?;
    let (rest, part) = alt((
        glyph,
        verify(slash, |part| part.number.value < Rational::ONE),
        preceded(word(AND), alt((slash, glyph, fraction_words))),
        preceded((word(AND), glued(HYPHEN)), fraction_words),
        preceded(word(AND), half),
        preceded(literal_ampersand, fraction_words),
    ))
    .parse(rest)?;
    let Some(value) = whole.number.value.add(part.number.value) else { return no() };
    if part.number.value >= Rational::ONE {
        return no();
    }
    scales(rest, Figure::fraction(value, part.number.grain, Form::Mixed))
}
