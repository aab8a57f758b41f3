//! What is told for each unit or thing, and the only total and number of them: "The road is 25 miles long … $1.8m a mile …
//! The whole road will cost $54m"; "the average gift was $420".
//!
//! Comes in: a text of few figures, and words that make a rate one of something else ("extra", "first"). Goes out: the rate,
//! where the total over the number gives another. Not here: "each choir gets" (`each`), and rates beside their figures, which
//! relations bind.

use super::averaged::is_of_some;
use super::{Report, Slip, Words, few, is_miswritten, is_near, is_plain, slip, start};
use crate::exact::{Interval, Rational};
use crate::lexicon::singular_key;
use crate::quantity::{Grammar, Hedge, Kind, Quantity, Role, UnitId, Units};
use crate::sentence::{Stems, Text, Told, stem};
use crate::token::Key;
use std::sync::LazyLock;

/// Built when the first text that asks for a unit comes along.
pub(super) static UNITS: LazyLock<Units> = LazyLock::new(|| Grammar::builtin().units().clone());

/// Sentences between a rate and its figures.
const NEAR: usize = 5;
/// Words between a figure and what it is told for: "40 tonnes of wheat to the hectare".
const REACH: u32 = 4;
/// Figures of a text in which an average needs no noun to be known by.
const FEWEST: usize = 12;
/// What goods are sold in.
const PACKS: &str = "crate bag sack box boxe case pack packet bottle tin jar tub carton drum keg can tray bucket \
    basket punnet bale bundle";
/// An average over fewer is one of something else.
const MANY: Rational = Rational::whole(20);

/// What a rate is told for.
pub(super) struct Base<'t> {
    /// The noun: "shift".
    pub(super) word: &'t str,
    /// Its singular.
    pub(super) noun: Key,
    /// The unit of that name.
    pub(super) unit: Option<UnitId>,
}

/// Adds the rates that the only total and number contradict.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let Some(told) = few(text) else { return };
    for rate in told.iter().filter(|told| matches!(told.sort.kind, Kind::Money | Kind::Count | Kind::Measure)) {
        let Some(quantity) = text.quantities.get(rate.quantity).filter(|quantity| is_sharp(quantity)) else { continue };
        let base = base(text, quantity);
        let found = base.as_ref().and_then(|base| {
            let numbers = |told: &Told| told.value > Rational::ONE && is_number_of(text, told, base);
            let here = in_sentence(told, rate.sentence);
            number_and_total(text, here, rate, &numbers).or_else(|| number_and_total(text, told, rate, &numbers))
        });
        let found = found.or_else(|| average(text, told, rate));
        let found = found.filter(|(total, number)| {
            let far = [total.sentence, number.sentence].iter().any(|at| at.abs_diff(rate.sentence) > NEAR);
            !far && !has_other_rate(text, told, rate) && !is_packed(text, number, rate)
        });
        let found = found.filter(|(total, _)| {
            // Profit is just what is told for each share.
            let share = base.as_ref().is_some_and(|base| base.word == "share");
            let told_here = total.sentence == rate.sentence;
            let free = is_free(text, &words.far, rate.sentence) || told_here && is_of_last_year(text, words, rate);
            free && (share || is_free(text, &words.past, total.sentence))
        });
        report.slips.extend(found.and_then(|found| judge(text, rate, found)));
    }
}

/// "€45 million a year" is the total of "€15 a hectare", not of "€15 an hour".
fn is_timed(text: &Text<'_>, told: &Told) -> bool {
    let year = UNITS.find("year").and_then(|year| UNITS.dimension(year));
    let per = text.quantities.get(told.quantity).and_then(|quantity| quantity.per);
    per.and_then(|per| per.unit).is_some_and(|unit| UNITS.dimension(unit) == year)
}

/// "Spent $5 million last year, or $50 a head": "last" is the only word that could bar.
fn is_of_last_year(text: &Text<'_>, words: &Words, rate: &Told) -> bool {
    let tokens = text.sentences.get(rate.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let bars = |at: u32| words.far.contains(&stem(&text.word(at).to_ascii_lowercase()));
    tokens.into_iter().filter(|at| bars(*at)).all(|at| text.word(at) == "last" && text.word(at + 1) == "year")
}

/// "15.88 dollars a share and 7.25 dollars a warrant": of several rates none is surely the total's.
fn has_other_rate(text: &Text<'_>, told: &[Told], rate: &Told) -> bool {
    told.iter().any(|other| {
        other.quantity != rate.quantity
            && other.sort.kind == rate.sort.kind
            && other.value != rate.value
            && (is_timed(text, rate) || !is_timed(text, other))
            && text.quantities.get(other.quantity).is_some_and(|quantity| quantity.per.is_some())
    })
}

pub(super) fn is_sharp(quantity: &Quantity) -> bool {
    !quantity.lexical
        && !quantity.attributive
        && quantity.number().is_some()
        && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::JustOver)
}

/// "a mile", "per hectare", "to the acre", "for every kilometre", "shared each square metre".
pub(super) fn base<'t>(text: &'t Text<'_>, quantity: &Quantity) -> Option<Base<'t>> {
    if let Some(per) = quantity.per {
        let word = text.word(quantity.tokens.end - 1);
        return (per.base == Rational::ONE).then(|| Base { word, noun: singular_key(word), unit: per.unit });
    }
    if let Some(base) = one_for(text, quantity) {
        return Some(base);
    }
    let end = quantity.tokens.end;
    let word = |at: u32| text.word(at);
    let at = (end..end + REACH).find_map(|at| match (word(at), word(at + 1)) {
        ("for" | "to" | "on", "each" | "every") if word(at + 2) == "of" => noun_of_each(text, at + 3),
        ("for" | "to" | "on" | "from" | "in" | "at", "each" | "every") | ("to", "the" | "a" | "an") => Some(at + 2),
        ("per" | "each" | "every", _) => Some(at + 1),
        ("a" | "an", _) if at == end => Some(at + 1),
        _ => None,
    })?;
    let stops = (end..at).any(|at| matches!(word(at), "," | ";" | "." | ":" | "and" | "or" | "but" | "–" | "—"));
    let square = matches!(word(at), "square" | "cubic");
    let last = if square { at + 1 } else { at };
    let name = word(last).to_ascii_lowercase().replace("metre", "meter").replace("litre", "liter");
    let name = if square { format!("{} {name}", word(at)) } else { name };
    let letters = !name.is_empty() && name.chars().all(|letter| letter.is_alphabetic() || letter == ' ');
    (letters && !stops).then(|| Base {
        word: text.word(last),
        noun: singular_key(text.word(last)),
        unit: UNITS.find(&name),
    })
}

/// "One bus for every 3,000 people": told for each bus.
fn one_for<'t>(text: &'t Text<'_>, quantity: &Quantity) -> Option<Base<'t>> {
    let back = |words: u32| quantity.tokens.start.checked_sub(words).map(|at| text.word(at)).unwrap_or_default();
    let each = matches!(back(1), "every" | "each") && matches!(back(2), "for" | "to");
    let one = matches!(back(4), "one" | "One" | "a" | "an" | "A" | "just");
    (each && one).then(|| Base { word: back(3), noun: singular_key(back(3)), unit: None })
}

/// "for each of the city's 300,000 residents": the word behind the number.
fn noun_of_each(text: &Text<'_>, from: u32) -> Option<u32> {
    let number = text.quantities.iter().find(|quantity| (from..from + REACH).contains(&quantity.tokens.start))?;
    Some(number.tokens.end)
}

/// "24,000 shifts", "a 25-mile road": how many of what the rate is told for.
pub(super) fn is_number_of(text: &Text<'_>, told: &Told, base: &Base<'_>) -> bool {
    let Some(quantity) = text.quantities.get(told.quantity) else { return false };
    let sharp = (quantity.per.is_none() || is_timed(text, told)) && !quantity.lexical && quantity.hedge != Hedge::UpTo;
    sharp
        && match told.sort.kind {
            // The table does not know every plural: "42 overs".
            Kind::Count => {
                told.noun == Some(base.noun)
                    || text.word(quantity.tokens.end).strip_suffix('s') == Some(base.word)
                    || is_head(base.word) && is_people(text, told)
            }
            Kind::Measure | Kind::Duration => base.unit.is_some() && told.sort.unit == base.unit,
            _ => false,
        }
}

/// "€2.40 a kilo … a five-kilo crate €10": what is sold by the pack has a price of its own.
fn is_packed(text: &Text<'_>, number: &Told, rate: &Told) -> bool {
    let led = start(text, rate).checked_sub(1).is_some_and(|at| matches!(text.word(at), "or" | "is" | "(" | "making"));
    let Some(quantity) = text.quantities.get(number.quantity).filter(|quantity| quantity.attributive && !led) else {
        return false;
    };
    let pack = text.word(quantity.tokens.end);
    PACKS.split(' ').any(|name| name == pack.trim_end_matches('s'))
}

/// "$45 a head", "per inhabitant".
fn is_head(word: &str) -> bool {
    matches!(
        word,
        "head" | "person" | "inhabitant" | "resident" | "citizen" | "capita" | "islander" | "villager" | "taxpayer"
    )
}

/// "A population of 120,000", "its 60,000 residents".
fn is_people(text: &Text<'_>, told: &Told) -> bool {
    let Some(tokens) = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone()) else { return false };
    let people = |at: u32| {
        matches!(
            text.word(at),
            "people" | "inhabitants" | "residents" | "citizens" | "islanders" | "villagers" | "souls"
        )
    };
    let population = |at: u32| text.word(at) == "population";
    people(tokens.end) || people(tokens.end + 1) || (tokens.start.saturating_sub(REACH)..tokens.start).any(population)
}

/// "The average gift was $420" of a text that tells one sum and one number of people.
fn average<'t>(text: &Text<'_>, told: &'t [Told], rate: &'t Told) -> Option<(&'t Told, &'t Told)> {
    let start = text.quantities.get(rate.quantity)?.tokens.start;
    let led = (start.saturating_sub(REACH)..start).any(|at| matches!(text.word(at), "average" | "mean" | "averaged"));
    if !led || told.len() > FEWEST || rate.sort.kind == Kind::Count {
        return None;
    }
    let number = |told: &Told| {
        told.sort.kind == Kind::Count && told.noun.is_some() && told.value >= MANY && is_plain(text, told)
    };
    number_and_total(text, told, rate, &number).filter(|_| !is_of_some(text, rate))
}

/// The only number and the only total of the rate's sort.
fn number_and_total<'t>(
    text: &Text<'_>,
    told: &'t [Told],
    rate: &Told,
    is_number: &dyn Fn(&Told) -> bool,
) -> Option<(&'t Told, &'t Told)> {
    let number = only(told, &|told| told.quantity != rate.quantity && is_number(told))?;
    let total = only(told, &|told| {
        ![rate.quantity, number.quantity].contains(&told.quantity) && is_of_one_sort(text, rate, told)
    })?;
    let plain = text.quantities.get(total.quantity).is_some_and(is_sharp);
    (plain && number.value > Rational::ONE).then_some((total, number))
}

/// The figures of one sentence.
fn in_sentence(told: &[Told], at: usize) -> &[Told] {
    let (first, end) =
        (told.partition_point(|told| told.sentence < at), told.partition_point(|told| told.sentence <= at));
    told.get(first..end).unwrap_or_default()
}

/// The one figure of a kind, told once or several times alike.
pub(super) fn only<'t>(told: &'t [Told], is_one: &dyn Fn(&Told) -> bool) -> Option<&'t Told> {
    let mut found = told.iter().filter(|told| is_one(told));
    let first = found.next()?;
    found.all(|other| other.value == first.value && other.sort == first.sort).then_some(first)
}

/// Whether a total is of what the rate is: one currency, one measure, one noun. A bare "5.4 million" may be money.
pub(super) fn is_of_one_sort(text: &Text<'_>, rate: &Told, total: &Told) -> bool {
    let scaled = text.quantities.get(rate.quantity).and_then(Quantity::number).is_some_and(|number| number.scale > 0);
    let dimension = |told: &Told| told.sort.unit.and_then(|unit| UNITS.dimension(unit));
    let bare = text.quantities.get(total.quantity).is_some_and(|quantity| quantity.per.is_none());
    let free = bare || is_timed(text, total) && !is_timed(text, rate);
    free && match (rate.sort.kind, total.sort.kind) {
        (Kind::Count, Kind::Money) => rate.noun.is_none() && scaled,
        (Kind::Count, Kind::Count) => rate.noun == total.noun || is_people(text, rate) && is_people(text, total),
        (one, other) => one == other && dimension(rate).is_some() && dimension(rate) == dimension(total),
    }
}

/// Whether a sentence of the body has none of these words: a rate is not for the "first" or one "more", a total no "profit".
fn is_free(text: &Text<'_>, words: &Stems, sentence: usize) -> bool {
    let Some(sentence) = text.sentences.get(sentence).filter(|sentence| !sentence.kind.is_heading()) else {
        return false;
    };
    !sentence.tokens.clone().any(|at| words.contains(&stem(&text.word(at).to_ascii_lowercase())))
}

pub(super) fn judge(text: &Text<'_>, rate: &Told, (total, number): (&Told, &Told)) -> Option<Slip> {
    let one = Rational::ONE;
    let bare = rate.sort.kind == Kind::Count && total.sort.kind == Kind::Money;
    let factor =
        |told: &Told| told.sort.unit.filter(|_| !bare).and_then(|unit| UNITS.get(unit)).map_or(one, |u| u.factor);
    let loose = |told: &Told, role: Role| text.quantities.get(told.quantity)?.loose(role);
    let claimed = loose(rate, Role::Result)?.scale(factor(rate))?;
    let given = loose(total, Role::Level)?.scale(factor(total))?.div(loose(number, Role::Level)?)?;
    let or = start(text, rate).checked_sub(1).is_some_and(|at| text.word(at) == "or");
    // In 60 days less may be dug than 14 metres a day make, unless a digit is wrong.
    let makes = rate.value.mul(number.value);
    if number.sort.kind == Kind::Duration && !makes.is_some_and(|makes| is_miswritten(total.value, makes)) {
        return None;
    }
    let mistaken = is_mistaken(claimed, given) || or && is_near(claimed, given);
    let off = !claimed.meets(given) && mistaken;
    let middle = given.middle().filter(|_| off)?.div(factor(rate))?.to_decimal(2);
    Some(slip(text, text.quantities.get(rate.quantity)?.span, (total, number), &middle))
}

/// Within a factor of two and a half, or off by just ten, a hundred or a thousand times.
pub(super) fn is_mistaken(claimed: Interval, given: Interval) -> bool {
    let near = |times: Rational| {
        let scaled = given.scale(times);
        scaled.is_some_and(|scaled| scaled.meets(claimed))
    };
    let ratio = claimed.middle().zip(given.middle()).and_then(|(one, other)| one.div(other));
    let half = Rational::new(2, 5).zip(Rational::new(5, 2));
    let close = ratio.zip(half).is_some_and(|(ratio, (least, most))| ratio >= least && ratio <= most);
    let tens = [10, 100, 1000].into_iter().map(Rational::whole);
    close || tens.into_iter().any(|ten| near(ten) || Rational::ONE.div(ten).is_some_and(near))
}
