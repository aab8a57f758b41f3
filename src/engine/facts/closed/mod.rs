//! Texts whose figures are few: one claim and the only figures that can bear it out, however far apart; a change and its
//! levels, a share and its part, what each gets, a headline and its figure.
//! "Marina to lose 17 berths … At the moment the marina has 146 berths … The plan leaves it with 119."
//!
//! Comes in: a text, and words that say "then" and "from now on". Goes out: the claim, where the pair gives another
//! figure whichever level came first. What makes a pair is that nothing else of its sort stands in the text and that the
//! two are told of different times. Not here: claims beside their levels, which relations bind.

mod adds;
mod all_of;
mod amount;
mod aside;
mod averaged;
mod bar;
mod bound;
mod change;
mod clock;
mod course;
mod dated;
mod each;
mod factor;
mod far;
mod fold;
mod founded;
mod fraction;
mod gap_told;
mod here;
mod house;
mod lead;
mod left;
mod lifetime;
mod likely;
mod linked;
mod local;
mod made_of;
mod nearby;
mod of_which;
mod old;
mod others;
mod outcome;
mod pair;
mod parts;
mod picked;
mod piece;
mod poll;
mod product;
mod profit;
mod race;
mod rate;
mod referred;
mod rest;
mod retold;
mod same;
mod score;
mod share;
mod spread;
mod step;
mod stretch;
mod telling;
mod term;
mod thing;
mod tied;
mod times;
mod total;
mod turn;
mod twice;
mod unlike;
mod usual;
mod way;
mod when;

pub(super) use adds::{is_one_of, stands};
pub use all_of::run as all_of;
pub(super) use aside::is_aside;
pub use averaged::run as averaged;
pub use bar::{CALL as BAR, run as bar};
pub use bound::run as bound;
pub use change::run as change;
pub use clock::{CALL as CLOCK, run as clock};
pub use dated::run as dated;
pub use each::run as each;
pub use founded::{CALL as FOUNDED, run as founded};
pub use gap_told::run as gap_told;
pub use here::run as here;
pub use house::{CALL as HOUSE, run as house};
pub use lead::run as lead;
pub use left::run as left;
pub use lifetime::run as lifetime;
pub use likely::{CALL as LIKELY, run as likely};
pub use local::run as local;
pub use made_of::run as made_of;
pub(super) use of_which::has_own_share;
pub use of_which::run as of_which;
pub use outcome::{SIDES, run as outcome};
pub use parts::run as parts;
pub(super) use picked::{is_elsewhere, is_picked, is_told_apart};
pub use piece::run as piece;
pub use poll::run as poll;
pub use product::run as product;
pub use profit::run as profit;
pub use race::{CALL as RACE, run as race};
pub use rate::run as rate;
pub use referred::run as referred;
pub use rest::run as rest;
pub use retold::{classes, run as retold};
pub use same::run as same;
pub use score::run as score;
pub use share::run as share;
pub use spread::run as spread;
pub use term::{CALL as TERM, run as term};
pub(super) use thing::is_long_past;
pub use times::run as times;
pub use total::run as total;
pub use turn::run as turn;
pub use twice::run as twice;
pub use usual::{CALL as USUAL, run as usual};

use super::{Report, Slip, Words, span, start, written};
use crate::exact::{Interval, Rational};
use crate::lexicon::singular_key;
use crate::quantity::{Hedge, Quantity, Role};
use crate::sentence::size::{BRIEF, FEW, SOME, SPARSE};
use crate::sentence::{Text, Told};
use crate::span::Span;
use crate::token::{Key, literal};

/// The figures told, if they are few.
fn few<'t>(text: &'t Text<'_>) -> Option<&'t [Told]> {
    let told = &text.facts().told;
    (told.len() > 1 && told.len() <= FEW && text.sentences.len() <= BRIEF).then_some(told)
}

/// The figures told, if there are not many more: enough for a claim that leaves little to chance.
fn some<'t>(text: &'t Text<'_>) -> Option<&'t [Told]> {
    let told = &text.facts().told;
    (told.len() > 1 && told.len() <= SOME && text.sentences.len() <= BRIEF).then_some(told)
}

/// A figure that stands for a level or an amount of its own.
fn is_plain(text: &Text<'_>, told: &Told) -> bool {
    text.quantities.get(told.quantity).is_some_and(|quantity| {
        !quantity.attributive
            && !quantity.lexical
            && quantity.number().is_some()
            && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About)
            && !is_batch(text, quantity)
    })
}

/// "The first 300 will be ready next year": some that a step takes, and no part by which a whole is divided.
fn is_batch(text: &Text<'_>, quantity: &Quantity) -> bool {
    let word = |by: u32| quantity.tokens.start.checked_sub(by).map(|at| text.word(at)).unwrap_or_default();
    matches!(word(1), "first" | "next" | "initial") && matches!(word(2), "The" | "the" | "its" | "their" | "an" | "Its")
}

/// Nouns that tell of the same: "adds 30 jobs" and "has 410 workers", "85 fewer inmates" and "room for 560 men".
const KIN: [&[Key]; 5] = [
    &[
        literal("job"),
        literal("post"),
        literal("worker"),
        literal("employee"),
        literal("staff"),
        literal("people"),
        literal("person"),
    ],
    &[
        literal("inmate"),
        literal("prisoner"),
        literal("man"),
        literal("detainee"),
        literal("people"),
        literal("person"),
    ],
    &[literal("pupil"), literal("child"), literal("student"), literal("people"), literal("person")],
    &[literal("resident"), literal("inhabitant"), literal("people"), literal("person")],
    &[literal("home"), literal("house"), literal("household"), literal("property")],
];

/// Counts of one noun, or of two that tell of the same.
fn is_one_noun(one: &Told, other: &Told) -> bool {
    let kin = |names: &&[Key]| [one, other].iter().all(|told| told.noun.is_some_and(|noun| names.contains(&noun)));
    one.noun == other.noun || KIN.iter().any(kin)
}

/// Levels of one thing lie within eight times each other.
pub(super) fn is_of_size(one: &Told, other: &Told) -> bool {
    let eight = Rational::whole(8);
    let within = |small: &Told, great: &Told| small.value.mul(eight).is_some_and(|most| great.value <= most);
    within(one, other) && within(other, one)
}

/// A part of a figure before or behind: "200 of those", "12 of them", "2,400 of 19,000 jobs".
fn is_some_of(text: &Text<'_>, told: &Told) -> bool {
    text.quantities.get(told.quantity).is_some_and(|quantity| {
        let end = quantity.tokens.end;
        // "The 1.2 million of the previous 12 months".
        let then =
            || is_one_of(text.word(end + 2), "previous last preceding prior past same year month week season quarter");
        text.word(end) == "of"
            && !then()
            && (matches!(text.word(end + 1), "them" | "these" | "those" | "whom" | "which" | "the" | "its" | "their")
                || text.quantities.iter().any(|whole| whole.tokens.start == end + 1))
    }) && (text.word(end_of(text, told) + 1) != "them" || text.facts().told.iter().any(|whole| is_whole(whole, told)))
}

/// "Sold 2,100 of them" is some of a number only where a greater one stands before.
fn is_whole(whole: &Told, told: &Told) -> bool {
    whole.quantity < told.quantity && whole.sort.kind == told.sort.kind && whole.value > told.value
}

fn end_of(text: &Text<'_>, told: &Told) -> u32 {
    text.quantities.get(told.quantity).map_or(0, |quantity| quantity.tokens.end)
}

/// Two numbers of which one is easily written for the other: one digit differs, or two stand exchanged.
pub(super) fn is_miswritten(claimed: Rational, given: Rational) -> bool {
    are_a_slip_apart(claimed.to_decimal(2).as_bytes(), given.to_decimal(2).as_bytes())
}

/// Digits of which one differs, or two stand exchanged.
fn are_a_slip_apart(one: &[u8], other: &[u8]) -> bool {
    let different: Vec<_> = one.iter().zip(other).filter(|(one, other)| one != other).collect();
    one.len() == other.len()
        && match different.as_slice() {
            [_] => true,
            [(a, b), (c, d)] => a == d && b == c,
            _ => false,
        }
}

/// The singular of the word at a place.
pub(super) fn noun(text: &Text<'_>, at: u32) -> Option<Key> {
    let token = text.tokens.get(at as usize).filter(|token| token.is_word())?;
    Some(singular_key(token.text(text.prose())))
}

/// What a figure can mean.
fn loose(text: &Text<'_>, told: &Told) -> Option<Interval> {
    text.quantities.get(told.quantity)?.loose(Role::Level)
}

/// Two figures one of which is taken for the other: within a factor of six.
fn is_near(claimed: Interval, given: Interval) -> bool {
    let ratio = claimed.middle().zip(given.middle()).and_then(|(one, other)| one.abs().div(other.abs()));
    ratio.zip(Rational::new(1, 6)).is_some_and(|(ratio, least)| ratio >= least && ratio <= Rational::whole(6))
}

/// The claim against two figures.
fn slip(text: &Text<'_>, claim: Span, (one, other): (&Told, &Told), gives: &str) -> Slip {
    Slip {
        span: claim,
        label: format!("{gives}, by the figures told"),
        values: vec![
            ("first", format!("{} and {}", written(text, one), written(text, other))),
            ("second", claim.of(text.prose()).to_owned()),
            ("expected", gives.to_owned()),
        ],
        evidence: vec![(span(text, one), "told here".to_owned()), (span(text, other), "and here".to_owned())],
        ..Slip::default()
    }
}
