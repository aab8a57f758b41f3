//! Two ends of a range that share scale and unit.
//!
//! Comes in: tokens. Goes out: [`Item`]. Not here: years and scores, which look like ranges (`dates`, `scores`).

use super::digits::Form;
use super::input::{HYPHEN, Parsed, Tokens, dash, glued, no, word};
use super::measure::{Item, item};
use super::model::{Amount, Hedge, Kind, Number};
use super::words::{Class, Meaning};
use super::years::two_years;
use crate::exact::Rational;
use crate::token::{Key, Token, literal};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

const AND: Key = literal("and");
const BETWEEN: Key = literal("between");
const FROM: Key = literal("from");
const IN: Key = literal("in");
const OR: Key = literal("or");
const THROUGH: Key = literal("through");
const TO: Key = literal("to");

/// What stands between the ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    SpacedDash,
    To,
    Or,
    And,
}

/// An amount or a range of two: "$10 to $15 billion", "between 5 and 10 km", "5-10W", "two or three days", "478".
pub(super) fn ranged(input: Tokens<'_>) -> Parsed<'_, Item> {
    alt((between, item_or_pair)).parse(input)
}

/// "between 500,000 and 1 million".
fn between(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, _) = word(BETWEEN).parse(input)?;
    if two_years(rest) {
        return no();
    }
    let (rest, low) = item(rest)?;
    let (rest, _) = alt((word(AND), word(TO))).parse(rest)?;
    let (rest, high) = hedged(rest)?;
    share(&low, &high, Joint::And).map_or_else(no, |item| Ok((rest, item)))
}

/// "10 to 15", "10-15 percent", "two or three".
fn item_or_pair(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, low) = item(input)?;
    Ok(pair(input, rest, &low).unwrap_or((rest, low)))
}

/// The " to 15", "-15 percent" behind a first end.
fn pair<'t>(input: Tokens<'t>, rest: Tokens<'t>, low: &Item) -> Parsed<'t, Item> {
    if low.figure.is_none() {
        return no();
    }
    let (rest, joint) = joint(rest)?;
    let (rest, high) = hedged(rest)?;
    if joint == Joint::To && leads_to_level(input, low, &high) || joint == Joint::Dash && is_chain(input, rest) {
        return no();
    }
    share(low, &high, joint).map_or_else(no, |item| Ok((rest, item)))
}

/// Whether the pair is a part of three or more that hyphens join: "seven-nil-four".
fn is_chain<'t>(input: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let counts = |token: Option<&Token>| {
        token.is_some_and(|token| token.is_number() || input.entry_of(Some(token)).cardinal.is_some())
    };
    input.glued() && input.follows(HYPHEN) && counts(input.behind(2)) || rest.is_glued(HYPHEN) && counts(rest.peek(1))
}

/// The second end, with a hedge or not: "about 7 g".
fn hedged(input: Tokens<'_>) -> Parsed<'_, Item> {
    preceded(opt(about), item).parse(input)
}

/// The "about", "up to", "nearly" of a second end.
fn about(input: Tokens<'_>) -> Parsed<'_, ()> {
    let near = |meaning| matches!(meaning, Meaning::Before(Hedge::About | Hedge::UpTo | Hedge::Nearly)).then_some(());
    input.phrase(near)
}

/// "to", "through", "-to-", "or", "-", "–", "~".
fn joint(input: Tokens<'_>) -> Parsed<'_, Joint> {
    // Nearly every word behind a figure is none of these.
    let Some(first) = input.first() else { return no() };
    if first.is_number() || first.is_word() && !matches!(first.key, TO | THROUGH | OR) {
        return no();
    }
    let hyphened = |key| (glued(HYPHEN), glued(key), glued(HYPHEN)).map(|_| ());
    let open = |key| (glued(HYPHEN), word(key)).map(|_| ());
    let to = alt((word(TO).map(|_| ()), word(THROUGH).map(|_| ()), hyphened(TO), open(TO))).map(|()| Joint::To);
    let or = alt((word(OR).map(|_| ()), hyphened(OR), open(OR))).map(|()| Joint::Or);
    alt((to, or, dashed)).parse(input)
}

/// "-", "–", "~", with white space on both sides or on none.
fn dashed(input: Tokens<'_>) -> Parsed<'_, Joint> {
    let (rest, ()) = alt((dash, glued(literal("~")).map(|_| ()))).parse(input)?;
    match (input.glued(), rest.glued()) {
        (true, true) => Ok((rest, Joint::Dash)),
        (false, _) => Ok((rest, Joint::SpacedDash)),
        _ => no(),
    }
}

/// Whether "to" leads to the level that a change reached: "rose 3 percent to 12 percent", "from 10 to 15".
fn leads_to_level(input: Tokens<'_>, low: &Item, high: &Item) -> bool {
    let before = |back| input.behind_in(back, Class::CHANGE);
    let from = |back| input.behind(back).is_some_and(|token| token.key == FROM);
    if from(1) || from(2) && input.behind(1).is_some_and(|token| !token.is_word()) {
        let back = if from(1) { 2 } else { 3 };
        return !input.behind_in(back, Class::RANGING) && (back..back + 5).any(before);
    }
    let changed = before(1) || (2..=3).any(before) && low.behind;
    let both = low.behind && high.behind || !low.units.is_empty() && !high.units.is_empty();
    let bare = low.units.is_empty() && high.units.is_empty();
    // "by 230 million to 870 million euros": the scale word closes the first amount.
    let scaled = matches!(low.amount, Amount::Number(number) if number.scale > 0);
    changed && (both || bare || scaled || low.behind)
}

/// One range of two items, if they can be its ends.
fn share(low: &Item, high: &Item, joint: Joint) -> Option<Item> {
    let (Amount::Number(a), Amount::Number(b)) = (&low.amount, &high.amount) else { return None };
    let (mut a, b) = (*a, *b);
    let (bare_low, bare_high) = (low.units.is_empty(), high.units.is_empty());
    let units = if bare_high { low.units } else { high.units };
    if !bare_low && !bare_high && !low.units.shares(high.units) || !low.also.is_empty() {
        return None;
    }
    if bare_high && low.behind && (joint != Joint::Dash || low.kind == Kind::Percent)
        || joint == Joint::And && bare_high != bare_low && low.behind
    {
        return None;
    }
    if !compatible(low, high) {
        return None;
    }
    a = inherit(a, b, low)?;
    let rising = a.value < b.value;
    let fits = match joint {
        Joint::And => true,
        Joint::Or => rising && !low.behind && b.value <= a.value.mul(Rational::whole(3))? && b.value > a.value,
        // "3 - 5" may be a score.
        Joint::SpacedDash => rising && !low.behind && (!units.is_empty() || a.value >= Rational::HUNDRED),
        Joint::To => rising || low.behind && a.value.is_negative() && b.value.is_negative(),
        Joint::Dash => rising,
    };
    let kind = if bare_high { low.kind } else { high.kind };
    let figure = high.figure.map(|figure| super::digits::Figure {
        malformed: figure.malformed || low.figure.is_some_and(|figure| figure.malformed),
        ..figure
    });
    fits.then(|| Item {
        amount: Amount::Range(a, b),
        units,
        kind,
        figure,
        behind: low.behind || high.behind,
        ..high.clone()
    })
}

/// Whether both ends are plain amounts of a sort.
fn compatible(low: &Item, high: &Item) -> bool {
    let fraction = |item: &Item| item.figure.is_some_and(|figure| figure.form == Form::Fraction);
    let multiple = |item: &Item| item.kind == Kind::Multiple;
    fraction(low) == fraction(high) && multiple(low) == multiple(high)
}

/// The scale of the second end goes for the first: "10 to 15 billion", "four to five thousand", "13 to 14,000",
/// "two to three dozen".
fn inherit(a: Number, b: Number, low: &Item) -> Option<Number> {
    let thousands = a.value.mul(Rational::whole(1000))?;
    let near = thousands < b.value && thousands.mul(Rational::whole(2))? > b.value;
    if near && a.scale == 0 && b.scale == 0 && b.zeros >= 3 && !a.decimals && low.units.is_empty() && is_written(low) {
        let grain = a.grain.mul(Rational::whole(1000))?;
        return Some(Number { value: thousands, grain, zeros: a.zeros + 3, ..a });
    }
    // "two to three dozen"
    let dozens = a.value.mul(Rational::whole(12))?;
    if b.grain == Rational::whole(12) && a.grain == Rational::ONE && !low.behind && dozens < b.value {
        return Some(Number { value: dozens, grain: b.grain, ..a });
    }
    let times = Rational::power_of_ten(i32::from(b.scale))?;
    let mantissa = b.value.div(times)?;
    if a.scale > 0 || b.scale == 0 || low.behind || a.value >= mantissa {
        return Some(a);
    }
    Some(Number { value: a.value.mul(times)?, grain: a.grain.mul(times)?, scale: b.scale, ..a })
}

/// Whether an item is a number in digits.
fn is_written(item: &Item) -> bool {
    item.figure.is_some_and(|figure| figure.form == Form::Digits)
}

/// Words that stand right behind a fraction told with its noun, where a noun would make it a number of things in so many
/// others ("one win in nine games").
const BEHIND: [&str; 22] = [
    "is", "was", "has", "had", "have", "said", "says", "say", "will", "would", "could", "can", "did", "does", "do",
    "lives", "lived", "still", "now", "never", "who", "that",
];

/// "1 pupil in 5", "one patient in nine had": the fraction, where a verb stands right behind.
pub(super) fn one_of_them<'t>(rest: Tokens<'t>, first: &Item) -> Option<(Tokens<'t>, Item)> {
    if !rest.skip(1).is(IN) {
        return None;
    }
    let top = first.figure.filter(|_| first.kind == Kind::Count && first.units.is_empty() && !first.lexical)?;
    let one = top.number.value == Rational::ONE && top.scales == 0 && !top.malformed;
    let (noun, behind) = rest.first().filter(|noun| one && noun.is_word()).map(|_| (rest.str(), rest.skip(1)))?;
    let plain = noun.len() > 2 && noun.chars().all(|letter| letter.is_ascii_lowercase());
    let other =
        matches!(noun, "month" | "year" | "week" | "day" | "hour" | "the" | "and" | "who" | "was" | "had" | "more");
    let (behind, _) = word(IN).parse(behind).ok().filter(|_| plain && !other)?;
    let (behind, bottom) = item_or_pair(behind).ok()?;
    let Amount::Number(number) = bottom.amount else { return None };
    let whole = number.value.is_whole() && number.value > Rational::ONE && number.value <= Rational::HUNDRED;
    let bare = bottom.units.is_empty() && bottom.kind == Kind::Count && bottom.figure.is_some();
    let told = behind
        .first()
        .is_some_and(|next| next.is_word() && (BEHIND.contains(&behind.str()) || behind.str().ends_with("ed")));
    let part = Rational::ONE.div(number.value).filter(|_| whole && bare && told)?;
    let number = Number { value: part, grain: part, zeros: 0, scale: 0, decimals: false };
    Some((behind, Item { kind: Kind::OneIn, ..Item::valued(Amount::Number(number)) }))
}

/// "one in five", "3 out of 4", "one-in-ten": the fraction.
pub(super) fn one_in<'t>(rest: Tokens<'t>, first: &Item) -> Parsed<'t, Item> {
    const OUT: Key = literal("out");
    const OF: Key = literal("of");
    const EVERY: Key = literal("every");
    let (Some(top), Kind::Count, true) = (first.figure, first.kind, first.units.is_empty() && !first.lexical) else {
        return no();
    };
    if !matches!(first.amount, Amount::Number(_)) {
        return no();
    }
    let (rest, _) = opt(glued(HYPHEN)).parse(rest)?;
    let inside = word(IN).map(|_| false);
    let out = (word(OUT), word(OF)).map(|_| true);
    let every = preceded(opt(word(literal("of"))), word(EVERY)).map(|_| false);
    let (rest, out) = alt((inside, out, every)).parse(rest)?;
    let (rest, _) = opt(alt((word(EVERY), glued(HYPHEN)))).parse(rest)?;
    let (rest, bottom) = item_or_pair(rest)?;
    // "one in five to six": the ends change places.
    let (bottom_number, most) = match bottom.amount {
        Amount::Number(number) => (number, None),
        Amount::Range(low, high) => (low, Some(high.value)),
        _ => return no(),
    };
    let (n, of) = (top.number.value, bottom_number.value);
    let whole = n.is_whole() && of.is_whole() && !n.is_negative() && !n.is_zero() && n <= of && of > Rational::ONE;
    let year =
        !out && of >= Rational::whole(1900) && of < Rational::whole(2100) && bottom_number.grain == Rational::ONE;
    let plain = bottom.units.is_empty() && bottom.kind == Kind::Count && top.scales == 0 && !top.malformed;
    // "3,600 out of 6,000" counts a part and its whole.
    let base = [100, 1000, 10_000, 100_000].into_iter().any(|base| of == Rational::whole(base));
    let counted = n >= Rational::whole(100) && !base;
    let odds = out && !counted || n < Rational::whole(10) && of <= Rational::whole(100) || n == Rational::ONE;
    if !whole || year || !plain || !odds || n == of {
        return no();
    }
    let part = |of: Rational| {
        let (value, grain) = n.div(of).zip(Rational::ONE.div(of))?;
        Some(Number { value, grain, zeros: 0, scale: 0, decimals: false })
    };
    let amount = match most {
        Some(most) => part(most).zip(part(of)).map(|(low, high)| Amount::Range(low, high)),
        None => part(of).map(Amount::Number),
    };
    amount.map_or_else(no, |amount| Ok((rest, Item { kind: Kind::OneIn, ..Item::valued(amount) })))
}
