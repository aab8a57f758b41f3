//! Units behind a number: names, signs, and signs that are common letters as well.
//!
//! Comes in: tokens and the item before them. Goes out: [`UnitSet`]s. Not here: compounds (`compound`).

use super::digits::Form;
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::measure::Item;
use super::model::{Amount, Kind, UnitSet};
use super::sharp::is_sharpness;
use super::words::{Class, Meaning};
use crate::token::{Flags, Key, Token, key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const A: Key = literal("a");
const AN: Key = literal("an");
const HALF: Key = literal("half");
const OF: Key = literal("of");

/// The unit of a name: "year".
pub(super) fn called(input: Tokens<'_>, name: Key) -> Option<UnitSet> {
    let entry = input.text.words.get(name)?;
    input.text.words.phrases(entry).iter().find_map(|phrase| match phrase.meaning {
        Meaning::Unit(set) if phrase.rest.is_empty() => Some(set),
        _ => None,
    })
}

/// The scale of "30 MUSD".
pub(super) fn scaled_code(at: Tokens<'_>, item: Item) -> Item {
    let power = at.phrase(|meaning| if let Meaning::Scaled(_, power) = meaning { Some(power) } else { None });
    let scaled = power.ok().and_then(|(_, power)| item.figure?.scaled(power));
    match scaled {
        Some(figure) => Item { figure: Some(figure), amount: Amount::Number(figure.number), ..item },
        None => item,
    }
}

/// A code with its scale before a figure: the "MUSD" of "MUSD 30".
pub(super) fn scaled_sign(input: Tokens<'_>) -> Parsed<'_, (UnitSet, u8)> {
    input.phrase(|meaning| match meaning {
        Meaning::Scaled(unit, power) => Some((UnitSet::one(unit), power)),
        _ => None,
    })
}

/// Behind an article: "a ton of work", "a bit", "told as a percentage", "after a second term".
pub(super) fn names_no_unit(input: Tokens<'_>) -> bool {
    let next = input.peek(1);
    let noun = || {
        next.is_some_and(Token::is_word)
            && !input.ahead_in(1, Class::SMALL)
            && !input.ahead_in(1, Class::AGO)
            && !matches!(input.skip(1).str(), "ago" | "later" | "earlier")
    };
    match input.str() {
        "bit" | "turn" => true,
        "ton" => next.is_some_and(|token| token.key == OF),
        "percentage" => !matches!(input.skip(1).str(), "point" | "points"),
        "second" => noun(),
        _ => false,
    }
}

/// The scale of "75 USD million".
pub(super) fn scale_behind(rest: Tokens<'_>, item: Item) -> (Tokens<'_>, Item) {
    let Some(figure) = item.figure.filter(|figure| figure.scales == 0 && figure.form == Form::Digits) else {
        return (rest, item);
    };
    let scale = rest.entry().scale;
    if scale < 3 || rest.str().ends_with('s') || rest.glued() {
        return (rest, item);
    }
    match figure.scaled(scale) {
        Some(figure) => (rest.skip(1), Item { figure: Some(figure), amount: Amount::Number(figure.number), ..item }),
        None => (rest, item),
    }
}

/// A sign in brackets: the "(kg)" of "20 (kg)".
pub(super) fn bracketed(input: Tokens<'_>) -> Parsed<'_, (UnitSet, bool)> {
    let close = match input.str() {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => return no(),
    };
    let (rest, set) =
        input.skip(1).phrase(|meaning| if let Meaning::Unit(set) = meaning { Some(set) } else { None })?;
    if rest.str() == close { Ok((rest.skip(1), (set, false))) } else { no() }
}

/// "of a mile" behind a fraction, "an hour" behind half, "of miles" behind "dozens", "of dollars" behind "millions".
pub(super) fn part_of_unit<'t>(input: Tokens<'t>, item: &Item) -> Parsed<'t, (UnitSet, bool)> {
    let (rest, of) = opt(word(OF)).parse(input)?;
    let (rest, article) = opt(alt((word(A), word(AN)))).parse(rest)?;
    let fraction = item.kind == Kind::Fraction || item.figure.is_some_and(|figure| figure.form == Form::Mixed);
    let vague = matches!(item.amount, Amount::Vague { .. })
        || item.lexical
        || input
            .behind(1)
            .is_some_and(|token| input.entry_of(Some(token)).scale > 0 && token.text(input.text.prose).ends_with('s'));
    let fits = if fraction {
        article.is_some()
            || of.is_some() && !rest.str().ends_with('s')
            || of.is_some() && item.figure.is_some_and(|figure| figure.form == Form::Mixed)
    } else {
        article.is_none() && of.is_some() && vague
    };
    let fits = fits || fraction && of.is_none() && input.behind(1).is_some_and(|token| token.key == HALF);
    if fits { name(rest).map(|(rest, set)| (rest, (set, false))) } else { no() }
}

/// The "-point" of "a quarter-point cut", the "point" of "cut by a quarter point": of a percentage.
pub(super) fn rate_point<'t>(input: Tokens<'t>, item: &Item) -> Parsed<'t, (UnitSet, bool)> {
    if item.kind != Kind::Fraction {
        return no();
    }
    let (at, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    let (rest, _) = word(literal("point")).parse(at)?;
    let moved = (2..=4).any(|back| input.behind(back).is_some_and(|token| token.key == literal("by")));
    let moved =
        moved || rest.ahead_in(0, Class::CHANGE) || matches!(rest.str(), "hike" | "reduction" | "move" | "rate");
    match input.text.units.find("percentage point").filter(|_| moved) {
        Some(id) => Ok((rest, (UnitSet::one(id), hyphen.is_some()))),
        None => no(),
    }
}

/// The name of a unit in words: "miles", "U.S. dollars", "percentage point".
pub(super) fn name(input: Tokens<'_>) -> Parsed<'_, UnitSet> {
    input.phrase(|meaning| if let Meaning::Unit(set) = meaning { Some(set) } else { None })
}

/// A unit behind a number, after a hyphen or not: "km", "-metre", "%", "(kg)", "MUSD".
pub(super) fn unit<'t>(input: Tokens<'t>, item: &Item) -> Parsed<'t, (UnitSet, bool)> {
    let (at, hyphen) = opt(glued(HYPHEN)).parse(input)?;
    if hyphen.is_some() && !at.glued() {
        return no();
    }
    let plain = at.phrase(|meaning| match meaning {
        Meaning::Unit(set) => Some(set),
        Meaning::Sign(set) => Some(set),
        _ => None,
    });
    let scaled =
        at.phrase(|meaning| if let Meaning::Scaled(unit, _) = meaning { Some(UnitSet::one(unit)) } else { None });
    if let (Ok((rest, set)), None) = (scaled, &hyphen) {
        return Ok((rest, (set, false)));
    }
    if let Ok((rest, set)) = plain {
        // "3 $5 notes", "3 USD50 cards": the sign belongs to what it touches.
        let takes_next = rest.first().is_some_and(|token| token.is_number() && token.glued());
        let sign = rest.behind(1).is_some_and(|token| !token.is_word()) || !at.glued();
        if !(takes_next && sign) && word_ends(at, rest) && !is_penny_stock(at, rest) {
            return Ok((before_stop(rest), (set, hyphen.is_some())));
        }
    }
    let shy = at.phrase(|meaning| if let Meaning::Shy(set) = meaning { Some(set) } else { None });
    match shy {
        Ok((rest, set)) if shy_fits(at, rest, item) && hyphen.is_none() => Ok((rest, (set, false))),
        _ => no(),
    }
}

/// "two penny stocks" are stocks.
fn is_penny_stock<'t>(at: Tokens<'t>, rest: Tokens<'t>) -> bool {
    at.is(literal("penny")) && matches!(rest.str(), "stock" | "stocks" | "Stock" | "Stocks" | "shares" | "auction")
}

/// Leaves a sentence's end alone: the point of "12 kg." where a line ends or a capital follows.
fn before_stop(rest: Tokens<'_>) -> Tokens<'_> {
    let ends = rest
        .first()
        .is_none_or(|next| next.flags.any(Flags::BREAK | Flags::CAPITAL) || !next.is_word() && !next.is_number());
    if ends && rest.follows(literal(".")) { Tokens { at: rest.at - 1, ..rest } } else { rest }
}

/// Whether the unit is a whole word where the writing touches on: not the "min" of "min-max".
pub(super) fn word_ends<'t>(_at: Tokens<'t>, rest: Tokens<'t>) -> bool {
    !(rest.glued() && rest.first().is_some_and(|token| token.is_word() && token.key != literal("'s")))
}

/// Whether a sign that is a common letter or word is a unit here.
pub(super) fn shy_fits<'t>(at: Tokens<'t>, rest: Tokens<'t>, item: &Item) -> bool {
    const IN: Key = literal("in");
    let number = at.behind(1).is_some_and(|token| token.is_number() || token.text(at.text.prose) == "½");
    let digits = item.figure.is_some_and(|figure| !matches!(figure.form, Form::Words | Form::Article));
    match at.str() {
        "\"" | "”" | "″" | "'" | "’" | "′" if at.glued() => number && mark_fits(at, rest),
        "\"" | "″" | "'" | "′" => number && !rest.glued() && is_extent(rest.str()) && mark_fits(at, rest),
        _ if !digits => {
            at.is(IN)
                && !rest.first().is_some_and(|token| token.is_word() || token.is_number())
                && at.behind(1).is_some_and(|token| token.is_word())
                && rest.first().is_none()
        }
        // The form 13F of American exchanges.
        "F" if at.glued() && at.behind(1).is_some_and(|token| token.text(at.text.prose) == "13") => false,
        // "a 4K screen"
        "K" if at.glued() && at.behind(1).is_some_and(|token| matches!(token.text(at.text.prose), "4" | "8")) => false,
        // "1080p" is a sharpness of screens.
        "p" if at.glued() && is_sharpness(at, rest) => false,
        // "the Model 3s", "No. 1s"
        "s" if at.glued() && is_plural(at) => false,
        _ if at.glued() => word_ends(at, rest),
        _ if at.is(IN) => {
            !rest.first().is_some_and(|token| token.is_word() || token.is_number()) || is_extent(rest.str())
        }
        // "58 pc backed it": a lone "pc" behind digits is hardly anything else.
        "pc" => true,
        "l" | "L" if at.behind(1).is_some_and(|token| token.text(at.text.prose).contains('.')) => true,
        // "278,000 t valued at"
        "t" if at.behind(1).is_some_and(|token| token.text(at.text.prose).contains(',')) => true,
        // "30 C outside", "1 m x 1 m", "12 m 2 dm"
        "C" | "F" if rest.first().is_some_and(|token| token.is_word() && !token.flags.any(Flags::CAPITAL)) => true,
        // "1 h 15 min"
        "h" if rest.first().is_some_and(Token::is_number) && matches!(rest.skip(1).str(), "min" | "mins" | "m") => true,
        "m" | "st" if rest.first().is_some_and(Token::is_number) || rest.str() == "x" => true,
        _ => !rest
            .first()
            .is_some_and(|token| (token.is_word() || token.is_number()) && rest.entry().classes & Class::SMALL.0 == 0),
    }
}

/// "10 in tall": words behind a length.
fn is_extent(word: &str) -> bool {
    matches!(word, "thick" | "tall" | "wide" | "deep" | "high" | "across" | "long")
}

/// Whether the "s" makes whole digits a plural, as behind any word: "the Model 3s", "over-65s", "in the low 20s".
fn is_plural(at: Tokens<'_>) -> bool {
    let decimals = at.behind(1).is_some_and(|token| token.text(at.text.prose).contains('.'));
    let compound = || at.behind(3).is_some_and(Token::is_number);
    // "747s" fly.
    if at
        .behind(1)
        .is_some_and(|token| matches!(token.text(at.text.prose), "737" | "747" | "757" | "767" | "777" | "787"))
    {
        return true;
    }
    !decimals
        && at.behind(2).is_some_and(|token| token.is_word() || matches!(token.text(at.text.prose), "." | "-" | "–"))
        && !compound()
}

/// Whether a quotation mark stands for feet or inches: digits follow, or none was opened before.
pub(super) fn mark_fits<'t>(at: Tokens<'t>, rest: Tokens<'t>) -> bool {
    if rest.first().is_some_and(|token| token.is_number() && token.glued()) {
        return matches!(at.str(), "'" | "’" | "′");
    }
    if rest.is_glued(literal("'")) || matches!(at.str(), "″" | "′") {
        return true;
    }
    let mut opened = 0;
    for back in 1..60 {
        let Some(token) = at.behind(back) else { break };
        let text = token.text(at.text.prose);
        let feet = at.str() != "'" && matches!(text, "'" | "’") && back <= 3;
        if feet {
            return true;
        }
        opened += usize::from(matches!(text, "\"" | "“" | "‘" | "'" | "`"));
    }
    opened == 0 && matches!(at.str(), "\"" | "'")
}

/// What sort of amount a unit makes.
pub(super) fn kind(input: Tokens<'_>, set: UnitSet, item: &Item) -> Kind {
    let units = input.text.units;
    let Some(unit) = set.first().and_then(|unit| units.get(unit)) else { return item.kind };
    if unit.is_currency() {
        return Kind::Money;
    }
    let sterling = set.iter().any(|unit| units.get(unit).is_some_and(|unit| unit.is_currency()));
    let scaled = item.figure.is_some_and(|figure| figure.scales > 0) || matches!(item.amount, Amount::Vague { .. });
    match units.dimension_name(unit.dimension) {
        "share" => Kind::Percent,
        "points" => Kind::Points,
        "time" => Kind::Duration,
        _ if sterling && (scaled || *input.text.sterling.get_or_init(|| input.text.prose.contains('£'))) => {
            Kind::Money
        }
        _ => Kind::Measure,
    }
}

/// The key of a unit's singular name.
pub(super) fn unit_key(input: Tokens<'_>, set: UnitSet) -> Option<Key> {
    set.first().and_then(|unit| input.text.units.get(unit)).map(|unit| key(&unit.name))
}
