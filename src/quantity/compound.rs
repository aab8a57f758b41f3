//! Compounds of units: "6 ft 3 in", "2 hours and 30 minutes", "5 dollars 20".
//!
//! Comes in: tokens and the item before them. Goes out: [`Item`]. Not here: the units themselves (`unit`).

use super::digits::{Figure, Form};
use super::figure::plain_digits;
use super::input::{HYPHEN, Parsed, Tokens, glued, no, word};
use super::measure::Item;
use super::model::{Amount, Kind, Number, UnitSet};
use super::unit::{called, name, unit as unit_behind, word_ends};
use super::units::{Unit, Units};
use super::words::{Class, Meaning};
use crate::exact::Rational;
use crate::token::{Key, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

const AND: Key = literal("and");
const COMMA: Key = literal(",");
const OF: Key = literal("of");

/// Smaller units behind: "6 ft 3 in", "2 hours and 30 minutes", "5 dollars 20 cents", "6-foot-3", "6'2".
pub(super) fn compound<'t>(input: Tokens<'t>, item: Item) -> (Tokens<'t>, Item) {
    let (mut rest, mut item) = (input, item);
    if let Some(found) = and_half(input, &item) {
        (rest, item) = found;
    }
    while let Some((after, next)) = smaller(rest, &item) {
        (rest, item) = (after, next);
    }
    (rest, item)
}

/// The "and a half" of "two years and a half".
pub(super) fn and_half<'t>(input: Tokens<'t>, item: &Item) -> Option<(Tokens<'t>, Item)> {
    if !input.is(AND) || !item.behind || item.kind == Kind::Percent {
        return None;
    }
    let Amount::Number(number) = item.amount else { return None };
    if !number.value.is_whole() {
        return None;
    }
    let (rest, part) = super::fraction::fraction(input.skip(1)).ok()?;
    if part.number.value >= Rational::ONE
        || rest.is(OF)
        || name(rest).is_ok()
        || rest.first().is_some_and(|token| token.is_word()) && rest.entry().classes & Class::SMALL.0 == 0
    {
        return None;
    }
    let number = Number {
        value: number.value.add(part.number.value)?,
        grain: part.number.grain,
        zeros: 0,
        scale: 0,
        decimals: false,
    };
    Some((rest, Item { amount: Amount::Number(number), ..item.clone() }))
}

pub(super) fn smaller<'t>(input: Tokens<'t>, item: &Item) -> Option<(Tokens<'t>, Item)> {
    const BETWEEN: Key = literal("between");
    let units = input.text.units;
    let Amount::Number(number) = item.amount else { return None };
    let unit = units.get(item.units.first()?)?;
    if !(item.behind || item.kind == Kind::Money)
        || item.last.is_none() && (number.decimals || !number.value.is_whole())
        || item.kind == Kind::Percent
    {
        return None;
    }
    let (rest, _) = opt(alt((word(COMMA), glued(HYPHEN)))).parse(input).ok()?;
    let (rest, _) = opt(word(AND)).parse(rest).ok()?;
    let (rest, part) = alt((plain_digits, super::cardinal::cardinal)).parse(rest).ok()?;
    if let Some(found) = letter_minutes(input, rest, item, part) {
        return Some(found);
    }
    let found = unit_behind(rest, &Item::of(part)).or_else(|_| inch_word(rest, &unit.name));
    let spoken = part.form == Form::Words || input.is(AND) && rest.first().is_none();
    if found.is_err() && unit.name == "hour" && spoken {
        return bare_minutes(input, rest, item, part, number);
    }
    if found.is_err() && unit.name == "minute" {
        return bare_seconds(input, rest, item, part);
    }
    if found.is_err() && unit.is_currency() {
        return bare_cents(input, rest, item, part, number);
    }
    let (rest, set) = match found {
        Ok((rest, (set, _))) => (rest, set),
        Err(_) if bare_inches(input, rest, &unit.name, part) => (rest, called(input, small_of(&unit.name))?),
        Err(_) => return None,
    };
    // "5 pounds 20 pence": another meaning of the first name fits the second.
    let fits = |unit: &Unit| {
        set.iter().filter_map(|id| units.get(id)).find(|small| {
            small.dimension == unit.dimension
                || small.code.is_some() && small.factor < Rational::ONE && unit.is_currency()
        })
    };
    let unit = item.units.iter().filter_map(|id| units.get(id)).find(|unit| fits(unit).is_some())?;
    let small = fits(unit)?;
    let last = item.last.and_then(|last| units.get(last)).unwrap_or(unit);
    if !joins(input, units.dimension_name(unit.dimension), last, small) {
        return None;
    }
    if small.factor >= last.factor || number.scale > 2 || input.behind(2).is_some_and(|token| token.key == BETWEEN) {
        return None;
    }
    // Years and months are no fixed number of days.
    if matches!(last.name.as_str(), "year" | "month") && small.name != "month" {
        return None;
    }
    let item = with_part(item, part, (unit, small), set, units)?;
    Some((rest, in_months(units, item)))
}

/// The amount in `unit` with so much of the smaller unit added.
fn with_part(item: &Item, part: Figure, (unit, small): (&Unit, &Unit), set: UnitSet, units: &Units) -> Option<Item> {
    let Amount::Number(number) = item.amount else { return None };
    let ratio = small.factor.div(unit.factor)?;
    let added = part.number.value.mul(ratio)?;
    let most = if unit.name == "yard" { Rational::whole(4) } else { Rational::ONE };
    if added >= most || part.malformed {
        return None;
    }
    let last = set.iter().find(|id| units.get(*id).is_some_and(|found| found == small));
    let value = number.value.add(added)?;
    let grain = part.number.grain.mul(ratio)?;
    // An inch is what "5 ft 8 in" may be off by, not a foot.
    let decimals = !part.number.value.is_whole() || !unit.is_currency();
    let number = Number { value, grain, zeros: 0, scale: 0, decimals };
    let chosen = item.units.iter().find(|id| units.get(*id) == Some(unit)).map_or(item.units, UnitSet::one);
    let chosen = if Some(unit) == item.units.first().and_then(|id| units.get(id)) { item.units } else { chosen };
    let kind = if unit.is_currency() { Kind::Money } else { item.kind };
    Some(Item { amount: Amount::Number(number), units: chosen, kind, behind: true, last, ..item.clone() })
}

/// Whether two units are told as one amount with what stands between: a comma parts units of two systems, and units of
/// things that are told in one unit each, "2 TB, 5 GB".
fn joins(input: Tokens<'_>, dimension: &str, last: &Unit, small: &Unit) -> bool {
    let metric = |unit: &Unit| ["meter", "gram", "liter", "metric"].iter().any(|part| unit.name.contains(part));
    match dimension {
        "length" | "mass" | "volume" => !input.is(COMMA) || metric(last) == metric(small),
        "time" | "angle" => true,
        _ => last.is_currency() || !input.is(COMMA) && !input.is(AND),
    }
}

/// Years and months as months, which are whole: 27 for "2 years and 3 months".
pub(super) fn in_months(units: &super::Units, item: Item) -> Item {
    let name = |id: Option<super::UnitId>| id.and_then(|id| units.get(id)).map_or("", |unit| unit.name.as_str());
    let Amount::Number(number) = &item.amount else { return item };
    if (name(item.units.first()), name(item.last)) != ("year", "month") {
        return item;
    }
    let twelve = Rational::whole(12);
    match (number.value.mul(twelve), number.grain.mul(twelve), item.last) {
        (Some(value), Some(grain), Some(last)) => {
            let amount = Amount::Number(Number { value, grain, ..*number });
            Item { amount, units: UnitSet::one(last), last: None, ..item }
        }
        _ => item,
    }
}

/// The "in" of "6 ft 3 in tall", which needs no end behind it.
pub(super) fn inch_word<'t>(input: Tokens<'t>, unit: &str) -> Parsed<'t, (UnitSet, bool)> {
    if unit != "foot" || !input.is(literal("in")) || input.behind(1).is_none_or(|token| !token.is_number()) {
        return no();
    }
    let set = input.phrase(|meaning| if let Meaning::Shy(set) = meaning { Some(set) } else { None });
    set.map(|(rest, set)| (rest, (set, false)))
}

/// The "m" of "3h45m" for minutes, and of "4m12s", where seconds follow.
fn letter_minutes<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item, part: Figure) -> Option<(Tokens<'t>, Item)> {
    const M: Key = literal("m");
    let unit = input.text.units.get(item.units.first()?)?;
    let fits = part.form == Form::Digits && part.number.value < Rational::whole(60) && !input.is(AND);
    let minutes = called(input, literal("minute"))?;
    if unit.name == "hour" && fits && rest.is(M) && word_ends(rest, rest.skip(1)) {
        let read = Item { units: minutes, ..Item::of(part) };
        return added(item, &read, Rational::new(1, 60)?).map(|item| (rest.skip(1), item));
    }
    let seconds = matches!(rest.str(), "s" | "sec" | "secs") && word_ends(rest, rest.skip(1));
    if unit.name == "meter" && fits && input.follows(M) && seconds {
        let read = Item { units: called(input, literal("second"))?, ..Item::of(part) };
        let whole = Item { units: minutes, kind: Kind::Duration, ..item.clone() };
        return added(&whole, &read, Rational::new(1, 60)?).map(|item| (rest.skip(1), item));
    }
    None
}

/// An amount with a smaller one of `ratio` times its unit.
fn added(item: &Item, part: &Item, ratio: Rational) -> Option<Item> {
    let (Amount::Number(number), Amount::Number(small)) = (&item.amount, &part.amount) else { return None };
    let value = number.value.add(small.value.mul(ratio)?)?;
    let number = Number { value, grain: small.grain.mul(ratio)?, zeros: 0, scale: 0, decimals: small.decimals };
    Some(Item { amount: Amount::Number(number), behind: true, last: part.units.first(), ..item.clone() })
}

/// Minutes without their name: "two hours ten".
pub(super) fn bare_minutes<'t>(
    input: Tokens<'t>,
    rest: Tokens<'t>,
    item: &Item,
    part: Figure,
    number: Number,
) -> Option<(Tokens<'t>, Item)> {
    let ends = !rest.first().is_some_and(|token| token.is_word() || token.is_number() || token.key == HYPHEN);
    let minutes = part.number.value > Rational::ONE && part.number.value < Rational::whole(60);
    if !ends || !minutes || input.is(COMMA) {
        return None;
    }
    let sixtieth = Rational::new(1, 60)?;
    let value = number.value.add(part.number.value.mul(sixtieth)?)?;
    let number = Number { value, grain: sixtieth, zeros: 0, scale: 0, decimals: false };
    Some((rest, Item { amount: Amount::Number(number), ..item.clone() }))
}

/// Seconds without their name, told to a tenth: "1 minute 23.9".
fn bare_seconds<'t>(input: Tokens<'t>, rest: Tokens<'t>, item: &Item, part: Figure) -> Option<(Tokens<'t>, Item)> {
    let fits = part.number.grain < Rational::ONE && part.number.value < Rational::whole(60);
    if !fits || input.is(COMMA) || input.is(AND) {
        return None;
    }
    let seconds = Item { units: called(input, literal("second"))?, ..Item::of(part) };
    added(item, &seconds, Rational::new(1, 60)?).map(|item| (rest, item))
}

/// Hundredths without their name: "15 dollars 50", "twenty ringgit and 43".
pub(super) fn bare_cents<'t>(
    input: Tokens<'t>,
    rest: Tokens<'t>,
    item: &Item,
    part: Figure,
    number: Number,
) -> Option<(Tokens<'t>, Item)> {
    let and = input.is(AND);
    let ends = !rest.first().is_some_and(|token| {
        token.is_word() || token.is_number() || matches!(token.text(input.text.prose), "%" | "-" | "$" | "/" | ":")
    });
    let cents =
        part.number.value < Rational::HUNDRED && part.number.grain == Rational::ONE && !part.number.value.is_zero();
    let two = rest.behind(1).is_some_and(|token| token.is_word() || token.span().len() == 2);
    let minor =
        item.units.first().and_then(|unit| input.text.units.get(unit)).is_some_and(|unit| unit.factor < Rational::ONE);
    if !ends
        || !cents
        || !two
        || input.is(COMMA)
        || input.is(HYPHEN)
        || minor
        || number.scale > 0
        || and && rest.first().is_some_and(|token| token.text(input.text.prose) == ",")
    {
        return None;
    }
    let hundredth = Rational::new(1, 100)?;
    let value = number.value.add(part.number.value.mul(hundredth)?)?;
    let number = Number { value, grain: hundredth, zeros: 0, scale: 0, decimals: true };
    Some((rest, Item { amount: Amount::Number(number), behind: true, ..item.clone() }))
}

/// "6-foot-3", "6'2": inches without their name.
pub(super) fn bare_inches<'t>(input: Tokens<'t>, rest: Tokens<'t>, unit: &str, part: Figure) -> bool {
    let touches = (input.is_glued(HYPHEN) || input.glued()) && !input.is(COMMA);
    // "5 feet 10, 160 pounds", "she is 5 feet 10 and", "12 stone 5."
    let said = part.number.grain == Rational::ONE
        && !input.is(COMMA)
        && !input.is(AND)
        && (rest.first().is_none() || matches!(rest.str(), "," | "." | ";" | ")" | "and" | "tall"));
    let most = match unit {
        "foot" => 12,
        "stone" => 14,
        // "1m80"
        "meter" => {
            return touches
                && input.follows(literal("m"))
                && rest.behind(1).is_some_and(|token| token.span().len() == 2);
        }
        _ => return false,
    };
    (touches || said) && part.number.value < Rational::whole(most) && !rest.is_glued(HYPHEN)
}

/// What is left out behind feet, stones and metres.
const fn small_of(unit: &str) -> Key {
    match unit.as_bytes() {
        b"stone" => literal("pound"),
        b"meter" => literal("centimeter"),
        _ => literal("inch"),
    }
}
