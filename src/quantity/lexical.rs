//! Words that count without being numerals: "a dozen", "trio", "dozens", "most of", "twice".
//!
//! Comes in: tokens. Goes out: [`Item`]. Not here: number words and fractions (`figure`).

use super::digits::Figure;
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word as the};
use super::measure::Item;
use super::model::{Amount, Kind};
use super::unit::name;
use super::words::{Class, Meaning};
use crate::exact::Rational;
use crate::token::{Flags, Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const A: Key = literal("a");
const AND: Key = literal("and");
const DOZEN: Key = literal("dozen");
const DOZENS: Key = literal("dozens");
const DOZ: Key = literal("doz");
const DOZS: Key = literal("dozs");
const DZ: Key = literal("dz");
const DZS: Key = literal("dzs");
const GROSS: Key = literal("gross");
const OF: Key = literal("of");
const SCORE: Key = literal("score");

/// Behind "double" it is a multiple: "double the price", not "double room".
const DETERMINERS: [&str; 11] = ["the", "that", "those", "its", "his", "her", "their", "our", "last", "what", "this"];

/// Behind "majority", which only describes them: "a majority stake".
const HELD_BY_MOST: [&str; 22] = [
    "control",
    "coalition",
    "decision",
    "government",
    "holder",
    "holders",
    "holding",
    "interest",
    "investor",
    "leader",
    "leaders",
    "opinion",
    "owner",
    "owners",
    "ownership",
    "party",
    "rule",
    "shareholder",
    "shareholders",
    "shareholding",
    "stake",
    "whip",
];

/// Any word that counts: "two dozen", "a trio", "several", "twice", "most of", "both".
pub(super) fn word(input: Tokens<'_>) -> Parsed<'_, Item> {
    alt((multiple, vague, share, collective)).parse(input)
}

/// "two dozen", "half a dozen", "a dozen", "3 score".
pub(super) fn dozens(input: Tokens<'_>, figure: Figure) -> Parsed<'_, Item> {
    // "half a dozen", "half-dozen"
    let (rest, _) = opt(glued(HYPHEN)).parse(input)?;
    let (rest, _) = opt(the(A)).parse(rest)?;
    let dozen = match rest.first().map(|token| token.key) {
        Some(DOZEN | DOZENS | DOZ | DOZS | DZ | DZS) => 12,
        Some(SCORE) if !rest.skip(1).is(OF) => 20,
        Some(GROSS) if rest.skip(1).is(OF) => 144,
        _ => return no(),
    };
    let value = if rest.is(DOZENS) { last_part(input) } else { None };
    let value = match value {
        // "Three hundred and two dozens": three hundred, and two dozens.
        Some(part) => figure.number.value.add(Rational::whole(i128::from(part) * (dozen - 1))),
        None => figure.number.value.mul(Rational::whole(dozen)),
    };
    let (rest, value) = match score_and(rest, dozen) {
        Some((after, ones)) => (after, value.and_then(|value| value.add(Rational::whole(ones)))),
        None => (rest, value),
    };
    let value = value.filter(|value| value.is_whole());
    let Some((value, _)) = value.map(Rational::parts) else { return no() };
    Ok((rest.skip(1), Item { lexical: false, ..Item::of(Figure::words(value, dozen)) }))
}

/// The "two" of "three hundred and two".
fn last_part(rest: Tokens<'_>) -> Option<u8> {
    let part = rest.entry_of(rest.behind(1)).cardinal?;
    let and = rest.behind(2).is_some_and(|token| token.key == AND);
    (and && rest.entry_of(rest.behind(3)).scale > 0).then_some(part)
}

/// The "and seven" of "four score and seven years".
fn score_and(rest: Tokens<'_>, dozen: i128) -> Option<(Tokens<'_>, i128)> {
    let ones = rest.entry_of(rest.peek(2)).cardinal.filter(|ones| *ones < 20)?;
    (dozen == 20 && rest.skip(1).is(AND)).then(|| (rest.skip(2), i128::from(ones)))
}

/// "dozens", "tens of thousands", "a few", "several", "a few hundred", "several million".
fn vague(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, ends) = input.phrase(|meaning| if let Meaning::Vague(ends) = meaning { Some(ends) } else { None })?;
    // "Few came" says that they were not many.
    let spell = || matches!(before(input), "past" | "last" | "next" | "first" | "previous") && name(rest).is_ok();
    let bare = rest.follows(literal("few")) && !input.is(A) && !input.behind_in(1, Class::ARTICLE) && !spell();
    if bare && (input.behind(1).is_some() || rest.first().is_some()) {
        return no();
    }
    let (mut rest, mut power) = (rest, 0);
    // "several hundred million"
    while rest.entry().scale > power && !rest.str().ends_with('s') {
        (rest, power) = (rest.skip(1), power + rest.entry().scale);
    }
    let Some(times) = Rational::power_of_ten(i32::from(power)) else { return no() };
    let times = if rest.is(DOZEN) { Rational::whole(12) } else { times };
    let rest = if rest.is(DOZEN) { rest.skip(1) } else { rest };
    // "a few billionths of a metre"
    let parts = i128::from(rest.entry().denominator);
    let split = parts > 2 && rest.str().ends_with('s') && rest.skip(1).is(OF);
    let (rest, times) =
        if split { (rest.skip(1), Rational::new(1, parts).unwrap_or(Rational::ONE)) } else { (rest, times) };
    let kind = if split { Kind::Fraction } else { Kind::Count };
    let [a, b, c, d] = ends.map(|end| Rational::whole(end).mul(times).unwrap_or(Rational::ZERO));
    Ok((rest, Item { lexical: true, kind, ..Item::valued(Amount::Vague { strict: (a, b), loose: (c, d) }) }))
}

/// The word before.
fn before<'t>(input: Tokens<'t>) -> &'t str {
    input.behind(1).map_or("", |token| token.text(input.text.prose))
}

/// "most of", "a majority of", "none of", "unanimous".
fn share(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, [low, high]) =
        input.phrase(|meaning| if let Meaning::Share(ends) = meaning { Some(ends) } else { None })?;
    // "majority-owned", "a majority-Buddhist country", "a majority stake"
    if rest.is_glued(HYPHEN) || rest.follows(literal("majority")) && HELD_BY_MOST.contains(&rest.str()) {
        return no();
    }
    let part = |end| Rational::new(end, 100).unwrap_or(Rational::ZERO);
    let amount = if low == high {
        Amount::Number(Figure::words(part(low).parts().0, 1).number)
    } else {
        let (low, high) = (part(low), part(high));
        Amount::Vague { strict: (low, high), loose: (low, high) }
    };
    Ok((rest, Item { lexical: true, kind: Kind::Fraction, ..Item::valued(amount) }))
}

/// "trio", "a pair", "a dozen", "both", "hat-trick".
fn collective(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (input, article) = opt(the(A)).parse(input)?;
    // "to brace" is no pair, and "73 pairs" are 73.
    let counted = || input.behind(1).is_some_and(Token::is_number);
    if article.is_none() && (input.is(literal("brace")) || input.is(literal("pairs")) && counted()) {
        return no();
    }
    let (rest, value) =
        input.phrase(|meaning| if let Meaning::Collective(value) = meaning { Some(value) } else { None })?;
    // "Minnesota Twins": a name.
    let named = input.first().is_some_and(|token| token.flags.any(Flags::CAPITAL))
        && input.behind(1).is_some_and(Token::is_word);
    if named {
        return no();
    }
    let lexical = !rest.follows(DOZEN);
    Ok((rest, Item { lexical, ..Item::of(Figure::words(i128::from(value), 1)) }))
}

/// "twice", "threefold", "double the", of which the determiner is left.
fn multiple(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, value) =
        input.phrase(|meaning| if let Meaning::Multiple(value) = meaning { Some(value) } else { None })?;
    let adjective =
        ["double", "triple", "treble", "quadruple"].iter().any(|word| input.str().eq_ignore_ascii_case(word));
    if adjective && !DETERMINERS.contains(&rest.str()) {
        return no();
    }
    Ok((rest, Item { kind: Kind::Multiple, ..Item::of(Figure::words(i128::from(value), 1)) }))
}
