//! A number with its unit: money, percent, measures, durations, and compounds of them.
//!
//! Comes in: tokens. Goes out: [`Item`]. Not here: ranges, hedges, rates.

use super::compound::compound;
use super::digits::{Figure, Form};
use super::figure::{article, figure};
use super::fraction::{is_left, is_year_on_year};
use super::grammar::cond;
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::model::{Amount, Kind, Number, UnitSet};
use super::scale::scales;
use super::unit::{
    bracketed, called, kind, name, names_no_unit, part_of_unit, rate_point, scale_behind, scaled_code, scaled_sign,
    unit,
};
use super::words::{Class, Mark, Meaning, Opens};
use crate::exact::Rational;
use crate::token::{Flags, Key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

const A: Key = literal("a");
const AND: Key = literal("and");
const HALF: Key = literal("half");
const OF: Key = literal("of");
const ANGLE: Key = literal("<");
const CURLY: Key = literal("{");
const OPEN: Key = literal("(");
const SQUARE: Key = literal("[");
const CLOSE: Key = literal(")");

/// An amount as far as its unit.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub amount: Amount,
    /// The number, where it is one.
    pub figure: Option<Figure>,
    pub units: UnitSet,
    /// The unit stands behind the number, in writing.
    pub behind: bool,
    /// The smallest unit of a compound: the inches of "6 ft 3 in".
    pub last: Option<super::UnitId>,
    pub also: UnitSet,
    pub kind: Kind,
    pub attributive: bool,
    pub lexical: bool,
}

impl Item {
    pub fn of(figure: Figure) -> Self {
        let kind = if figure.form == Form::Fraction { Kind::Fraction } else { Kind::Count };
        Self { figure: Some(figure), kind, ..Self::valued(Amount::Number(figure.number)) }
    }

    pub fn valued(amount: Amount) -> Self {
        Self {
            amount,
            figure: None,
            units: UnitSet::default(),
            behind: false,
            last: None,
            also: UnitSet::default(),
            kind: Kind::Count,
            attributive: false,
            lexical: false,
        }
    }
}

/// A number with or without a unit: "$4.2 billion", "12 percent", "5 km", "half an hour", "a dozen miles", "478".
pub(super) fn item(input: Tokens<'_>) -> Parsed<'_, Item> {
    let Some(first) = input.first() else { return no() };
    let (rest, item) = if first.is_number() {
        numbered(input)?
    } else {
        let entry = input.entry();
        let part = entry.denominator > 2 && is_left(input);
        let number = part || entry.opens.any(Opens::NUMBER) || first.flags.any(Flags::NON_ASCII);
        let article = entry.mark == Mark::Article;
        alt((
            cond(entry.opens.any(Opens::MONEY), money_first),
            cond(number, numbered),
            cond(entry.unit, |at| alt((named_first, unit_and_half)).parse(at)),
            cond(entry.opens.any(Opens::LEXICAL), worded),
            cond(article, single_unit),
        ))
        .parse(input)?
    };
    Ok(compound(rest, item))
}

/// "$4.2 billion", "US$5", "EUR 3m", "-$2", "$(3.1) million", "$7 billion euros".
fn money_first(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, negative) = opt(alt((word(literal("-")), word(literal("−")), word(literal("minus"))))).parse(input)?;
    let (rest, (mut set, power)) = alt((sign.map(|set| (set, 0)), scaled_sign)).parse(rest)?;
    // A code and a sign together: "USD $5".
    let (rest, second) = opt(sign).parse(rest)?;
    set = second.filter(|second| !second.shares(set)).map_or(set, |_| set);
    let (rest, open) = opt(word(OPEN)).parse(rest)?;
    let close = |rest: Tokens<'_>| rest.at;
    let (mut rest, mut figure) = figure(rest)?;
    if open.is_some() {
        let _ = close(rest);
        let (after, _) = word(CLOSE).parse(rest)?;
        (rest, figure) = scales(after, figure)?;
    }
    if power > 0 {
        let Some(scaled) = figure.scaled(power).filter(|_| figure.scales == 0) else { return no() };
        figure = scaled;
    }
    if negative.is_some() || open.is_some() {
        let Some(below) = figure.negated() else { return no() };
        figure = below;
    }
    let mut item = Item { units: set, kind: Kind::Money, ..Item::of(figure) };
    let (after, also) = opt(money_behind).parse(rest)?;
    if let Some(also) = also {
        item.also = also;
        rest = after;
    }
    Ok((rest, item))
}

/// A currency's sign or code before a figure: "$", "US$", "EUR".
fn sign(input: Tokens<'_>) -> Parsed<'_, UnitSet> {
    input.phrase(|meaning| if let Meaning::Sign(set) = meaning { Some(set) } else { None })
}

/// A currency behind a figure that has its sign: "euros", "US", "Canadian".
fn money_behind(input: Tokens<'_>) -> Parsed<'_, UnitSet> {
    let (rest, set) = input.phrase(|meaning| match meaning {
        Meaning::Unit(set) | Meaning::Sign(set) => Some(set),
        _ => None,
    })?;
    let money = set.iter().any(|unit| input.text.units.get(unit).is_some_and(|unit| unit.is_currency()));
    // "$5 $10" is a list.
    let starts_another = rest.glued() && rest.first().is_some_and(|token| token.is_number())
        || rest.first().is_some_and(|token| token.is_number());
    if money && !starts_another { Ok((rest, set)) } else { no() }
}

/// A number and what is measured: "5 km", "12 percent", "half an hour", "30-metre", "478".
fn numbered(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, figure) = figure(input)?;
    let (rest, _) = opt(tolerance).parse(rest)?;
    let rest = restated(rest, figure);
    if figure.form == Form::Words && figure.number.value.is_zero() && input.follows(literal("absolute")) {
        let kelvin = called(input, literal("kelvin")).unwrap_or_default();
        return Ok((rest, Item { units: kelvin, behind: true, kind: Kind::Measure, ..Item::of(figure) }));
    }
    let (rest, item) = super::lexical::dozens(rest, figure).unwrap_or((rest, Item::of(figure)));
    let more = matches!(
        rest.str(),
        "more" | "additional" | "extra" | "fewer" | "less" | "further" | "full" | "consecutive" | "straight" | "long"
    );
    // "A fourth straight week" is the fourth.
    if more && item.kind != Kind::Fraction && name(rest.skip(1)).is_ok() {
        return with_unit(rest.skip(1), item);
    }
    with_unit(rest, item)
}

/// Passes by the "(45)" of "forty-five (45) days": the same number in the other writing.
fn restated(rest: Tokens<'_>, told: Figure) -> Tokens<'_> {
    if !rest.is(OPEN) || !matches!(told.form, Form::Digits | Form::Words) {
        return rest;
    }
    let again = (word(OPEN), figure, word(CLOSE)).parse(rest);
    match again {
        Ok((after, (_, again, _)))
            if again.number.value == told.number.value
                && again.form != told.form
                && matches!(again.form, Form::Digits | Form::Words) =>
        {
            after
        }
        _ => rest,
    }
}

/// "±0.01", "+/- 1e-5" behind a number.
fn tolerance(input: Tokens<'_>) -> Parsed<'_, Figure> {
    let slashed = (word(literal("+")), glued(literal("/")), glued(HYPHEN)).map(|_| ());
    preceded(alt((word(literal("±")).map(|_| ()), slashed)), figure).parse(input)
}

/// A currency's name before its figure: "ringgit 42", "dollar 22.5 million".
fn named_first(input: Tokens<'_>) -> Parsed<'_, Item> {
    // "Won 12 games" is a verb.
    if input.is(literal("won")) {
        return no();
    }
    let (rest, set) = name(input)?;
    // "Korea won 11 medals" is no money.
    let verb = input.is(literal("won"));
    let money = set.first().and_then(|unit| input.text.units.get(unit)).is_some_and(super::Unit::is_currency) && !verb;
    let touched = input.behind(1).is_some_and(|token| token.is_number() || !token.is_word() && input.glued());
    let (rest, figure) = figure(rest)?;
    let digits =
        figure.form == Form::Digits && rest.behind(1).is_some_and(|token| token.is_number()) | (figure.scales > 0);
    let alone =
        !rest.first().is_some_and(|token| token.is_word() || matches!(token.text(input.text.prose), "%" | "-" | ":"));
    let year = figure.number.value >= Rational::whole(1900) && figure.number.value < Rational::whole(2100);
    let grouped = rest.behind(1).is_some_and(|token| token.text(input.text.prose).contains(','));
    let alone = alone || grouped && rest.ahead_in(0, Class::SMALL);
    if !money || touched || !digits || !alone && figure.scales == 0 || year || input.behind_in(1, Class::CHANGE) {
        return no();
    }
    Ok((rest, Item { units: set, kind: Kind::Money, ..Item::of(figure) }))
}

/// The "year and a half" of "the past year and a half".
fn unit_and_half(input: Tokens<'_>) -> Parsed<'_, Item> {
    let led = matches!(
        input.behind(1).map_or("", |token| token.text(input.text.prose)),
        "past" | "last" | "next" | "previous" | "first" | "final" | "another"
    );
    if led { half_more(input) } else { no() }
}

/// "hour and a half", "mile and a half": one, and half of it.
fn half_more(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, set) = name(input)?;
    let (rest, _) = (word(AND), word(A), word(HALF)).parse(rest)?;
    let number = Number {
        value: Rational::new(3, 2).unwrap_or(Rational::ONE),
        grain: Rational::new(1, 2).unwrap_or(Rational::ONE),
        zeros: 0,
        scale: 0,
        decimals: false,
    };
    let one = Figure { form: Form::Article, ..Figure::words(1, 1) };
    let item = Item { units: set, behind: true, ..Item::of(one) };
    let kind = kind(rest, set, &item);
    Ok((rest, Item { amount: Amount::Number(number), kind, ..item }))
}

/// A word that counts: "dozens of miles", "a trio", "several", "twice".
fn worded(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, item) = super::lexical::word(input)?;
    with_unit(rest, item)
}

/// Gives an item the unit behind it, if there is one: " km", "-metre", " (kg)".
pub(super) fn with_unit(rest: Tokens<'_>, item: Item) -> Parsed<'_, Item> {
    let Some(next) = rest.first() else { return Ok((rest, item)) };
    // A capital that opens a line begins something new.
    let new_line = next.flags.any(Flags::BREAK) && next.flags.any(Flags::CAPITAL);
    // Nor does most that the grammar has no word for, but for what opens before a unit.
    let unknown = || rest.text.words.get(next.key).is_none();
    let joins = || matches!(next.key, HYPHEN | OPEN | SQUARE | CURLY | ANGLE);
    if next.is_word() && new_line || unknown() && (next.is_word() || !joins()) || is_year_on_year(rest) {
        return Ok((rest, item));
    }
    let unit_at = |at| unit(at, &item);
    let (after, found) =
        opt(alt((unit_at, bracketed, |at| part_of_unit(at, &item), |at| rate_point(at, &item)))).parse(rest)?;
    let Some((set, hyphen)) = found else { return Ok((rest, item)) };
    let (after, item) = scale_behind(after, scaled_code(rest, item));
    let kind = kind(after, set, &item);
    Ok((after, Item { units: set, behind: true, kind, attributive: hyphen, ..item }))
}

/// A unit alone, for one of it: "an hour", "a penny"; not "a year" of a rate.
fn single_unit(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, ()) = article(input)?;
    if let Ok(found) = half_more(rest) {
        return Ok(found);
    }
    if names_no_unit(rest) {
        return no();
    }
    let (rest, set) = name(rest)?;
    let one = Figure { form: Form::Article, ..Figure::words(1, 1) };
    let item = Item { units: set, behind: true, ..Item::of(one) };
    let kind = kind(rest, set, &item);
    if kind == Kind::Duration && rest.behind(1).is_some_and(|token| token.text(rest.text.prose).ends_with('s')) {
        return no();
    }
    let item = Item { kind, ..item };
    let of = rest.is(OF) && matches!(kind, Kind::Measure);
    let bound = input.behind_in(1, Class::SALE)
        || rest.ahead_in(0, Class::AGO) && (kind == Kind::Duration || rest.is(literal("long")))
        || input.behind(1).is_none()
        || of
        || matches!(kind, Kind::Money | Kind::Points);
    let hyphen = rest.is_glued(HYPHEN);
    // "an hour-long wait", "a foot-deep drift"
    if hyphen && matches!(rest.skip(1).str(), "long" | "deep" | "wide" | "high" | "thick" | "tall") {
        return Ok((rest, Item { attributive: true, ..item }));
    }
    if bound && !hyphen && rest.first().is_none_or(|token| token.key != literal("'s")) {
        Ok((rest, item))
    } else {
        no()
    }
}
