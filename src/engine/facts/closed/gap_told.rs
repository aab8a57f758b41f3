//! A change told in figures against the pair of levels beside it, whatever stands first: "The club blames the nine-point drop",
//! "That is a rise of 16 per cent", "Visitors were down by a third".
//!
//! Comes in: pairs of neighbours. Goes out: the change, where the pair gives another. Only the one change of its kind near the
//! pair, tied to it by a word or by pointing back. Not here: words without figures (`turn`), multiples (`fold`).

use super::change::{gap, is_within, judged, priced};
use super::far::is_priced;
use super::nearby::{Near, pairs, quantities, two};
use super::others::is_borne_out;
use super::pair::Pair;
use super::step::{is_noun, step};
use super::thing::is_change_of_another;
use super::{Report, Slip, Words, is_one_noun};
use super::{far, fold};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};
use crate::token::{Key, literal};

/// So many figures of a text are all tried to bear a change out; of more, those of some sentences before and behind.
const MOST: usize = 400;
const BORNE: usize = 20;

const POINT: Key = literal("point");

/// A change told near a pair.
pub(super) struct Claim<'t> {
    /// Its figure.
    pub quantity: &'t Quantity,
    /// Where it stands.
    pub sentence: usize,
    /// Whether it is a rise.
    pub up: bool,
    /// Whether it names the time that it is counted from: no other pair bears it out.
    pub named: bool,
}

/// What a change is told in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    /// "12 percent", "a third".
    Percent,
    /// "Three points".
    Points,
    /// "14 beds".
    Amount,
}

/// Adds every change, multiples and changes in a lead among them, that the levels beside or below it contradict: pairs of
/// neighbours are looked for once.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    if text.corrects() {
        return;
    }
    let pairs = pairs(text, words);
    gaps(text, words, &pairs, report);
    fold::run(text, words, &pairs, report);
    far::run(text, words, &pairs, report);
}

fn gaps(text: &Text<'_>, words: &Words, pairs: &[Near<'_>], report: &mut Report) {
    for near in pairs {
        let all = [In::Percent, In::Points, In::Amount];
        report.slips.extend(all.into_iter().filter_map(|unit| one(text, words, near, (unit, pairs.len() == 1))));
    }
    let told = &text.facts().told;
    report.slips.extend(told.iter().filter_map(|told| back(text, words, told)));
}

/// "The seven-point drop": the only two levels of its sentence and the one before, of which nothing says which came first.
fn back(text: &Text<'_>, words: &Words, told: &Told) -> Option<Slip> {
    let quantity = text.quantities.get(told.quantity).filter(|quantity| is_back(text, quantity))?;
    let up = way(text, words, quantity)?;
    let claim = Claim { quantity, sentence: told.sentence, up, named: false };
    let from = told.sentence.checked_sub(1).filter(|from| !text.facts().headline.contains(from))?;
    [In::Points, In::Amount, In::Percent].into_iter().find_map(|unit| {
        let level = |other: &Told| other.quantity != told.quantity && is_of(text, told.quantity, quantity, other, unit);
        let own = || two(text, words, told.sentence..told.sentence + 1, &level);
        let pair = two(text, words, from..told.sentence, &level).or_else(own)?;
        let (old, new) =
            if (pair.new.value > pair.old.value) == up { (pair.old, pair.new) } else { (pair.new, pair.old) };
        let pair = Pair { old, new, ..pair };
        judge(text, &claim, pair, unit).filter(|_| unit != In::Percent)
    })
}

/// The only change of its kind near a pair.
fn one(text: &Text<'_>, words: &Words, near: &Near<'_>, (unit, lone): (In, bool)) -> Option<Slip> {
    let pair = near.pair;
    let claim = find(text, words, pair, (&near.around, &|_| true), unit)?;
    let (quantity, sentence) = (claim.quantity, claim.sentence);
    let few = |level: &Told| level.sort.kind == Kind::Count && level.value < Rational::from(10);
    let right = (pair.new.value > pair.old.value) == claim.up && !few(pair.old) && !few(pair.new);
    // "By a quarter in two years" is of what was two years ago.
    if near.long && !is_of_stretch(text, sentence, pair.old.sentence) {
        return None;
    }
    let above = lone && text.facts().headline.contains(&sentence);
    let other = || {
        unit == In::Percent && is_priced(text, quantity, pair)
            || !is_back(text, quantity) && is_change_of_another(text, words, quantity.span, (pair.old, pair.new))
    };
    (right && !other() && (above || is_tied(text, &claim, pair))).then(|| judge(text, &claim, pair, unit)).flatten()
}

/// Sentences, and which of their figures may be a change.
pub(super) type Among<'a> = (&'a [usize], &'a dyn Fn(&Quantity) -> bool);

/// The only change of a kind in some sentences.
pub(super) fn find<'t>(
    text: &'t Text<'_>,
    words: &Words,
    pair: Pair<'_>,
    (around, fits): Among<'_>,
    unit: In,
) -> Option<Claim<'t>> {
    let levels = [pair.old.quantity, pair.new.quantity];
    let all = around.iter().flat_map(|at| quantities(text, *at).map(|(index, quantity)| (*at, index, quantity)));
    let mut found = all.filter(|(_, index, quantity)| {
        !levels.contains(index) && fits(quantity) && is_of(text, *index, quantity, pair.old, unit)
    });
    let (sentence, _, quantity) = found.next()?;
    let value = |quantity: &Quantity| quantity.number().map(|number| number.value);
    if !found.all(|(_, _, other)| value(other) == value(quantity)) {
        return None;
    }
    Some(Claim { quantity, sentence, up: way(text, words, quantity)?, named: false })
}

/// Whether two sentences tell of one stretch of time.
pub(super) fn is_of_stretch(text: &Text<'_>, one: usize, other: usize) -> bool {
    let told = |at: usize| {
        quantities(text, at)
            .filter(|(_, quantity)| quantity.kind == Kind::Duration)
            .filter_map(|(_, quantity)| Some((quantity.number()?.value, quantity.units.first())))
    };
    told(one).any(|stretch| told(other).any(|other| other == stretch))
}

/// Whether a figure can be a change of a level.
fn is_of(text: &Text<'_>, index: usize, quantity: &Quantity, level: &Told, unit: In) -> bool {
    let share = level.sort.kind == Kind::Percent;
    let end = quantity.tokens.end;
    let point = || {
        let head = text.heads.get(index).copied().flatten();
        head.is_some_and(|head| head.noun == POINT)
            || (end..end + 2).any(|at| matches!(text.word(at), "point" | "points"))
    };
    match unit {
        In::Percent => {
            matches!(quantity.kind, Kind::Percent | Kind::Fraction) && !share && level.sort.kind != Kind::Duration
        }
        In::Points => share && (quantity.kind == Kind::Points || quantity.kind == Kind::Count && point()),
        In::Amount => {
            let sort = quantity.kind == level.sort.kind && quantity.units.first() == level.sort.unit;
            let noun = quantity.attributive && (end..end + 3).any(|at| is_noun(text.word(at)));
            // "Two more of its 10 engines".
            let many = level.sort.kind != Kind::Count || level.value >= Rational::from(10);
            sort && !share && many && (noun || !quantity.attributive)
        }
    }
}

/// The way of a change: the noun behind it ("the nine-point fall"), else the word before or behind.
fn way(text: &Text<'_>, words: &Words, quantity: &Quantity) -> Option<bool> {
    let end = quantity.tokens.end;
    let noun = (end..end + 3).find(|at| is_noun(text.word(*at)));
    let own = noun.filter(|_| quantity.attributive || quantity.kind == Kind::Points).and_then(|at| {
        let (rise, fall) = words.ways(text, at);
        (rise != fall).then_some(rise)
    });
    own.or_else(|| step(text, words, quantity.span))
}

fn is_sharp(quantity: &Quantity) -> bool {
    quantity.number().is_some()
        && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::JustOver)
}

/// Whether the change is of the pair: it points back, stands right beside a level, or is told of what a level is told of.
fn is_tied(text: &Text<'_>, claim: &Claim<'_>, pair: Pair<'_>) -> bool {
    let levels = [pair.old, pair.new];
    let end = |told: &Told| text.quantities.get(told.quantity).map_or(0, |quantity| quantity.tokens.end);
    let own = &claim.quantity.tokens;
    if is_back(text, claim.quantity) || levels.iter().any(|level| is_beside(text, own.end, super::start(text, level))) {
        return true;
    }
    // "Down 18 percent on 2019, when there were 14 branches".
    if levels
        .iter()
        .any(|level| claim.sentence == level.sentence && end(level) <= own.start && own.start - end(level) < 3)
    {
        return true;
    }
    let kin = text.facts().told_in(claim.sentence).iter().any(|told| {
        let own = text.quantities.get(told.quantity).is_some_and(|quantity| quantity.span == claim.quantity.span);
        own && told.sort.kind == Kind::Count
            && told.noun.is_some()
            && levels.iter().any(|level| level.noun.is_some() && is_one_noun(told, level))
    });
    if kin && !stray_in(text, claim, &levels) {
        return true;
    }
    let inside = levels.iter().filter(|level| level.sentence == claim.sentence).count();
    let stray = stray_in(text, claim, &levels);
    if inside == 2 || stray {
        return inside == 2 && !stray;
    }
    let opens = |at: usize| text.sentences.get(at).map_or(0, |sentence| sentence.tokens.start);
    let subject = text.stems(opens(claim.sentence)..own.start);
    levels
        .iter()
        .filter(|level| level.sentence != claim.sentence)
        .any(|level| text.sentence_stems(level.sentence).intersection(&subject).next().is_some())
}

/// Another figure of the levels' sort beside the change.
fn stray_in(text: &Text<'_>, claim: &Claim<'_>, levels: &[&Told]) -> bool {
    text.facts().told_in(claim.sentence).iter().any(|told| {
        levels.iter().all(|level| level.quantity != told.quantity && level.sort.kind == told.sort.kind)
            && text.quantities.get(told.quantity).is_some_and(|quantity| quantity.span != claim.quantity.span)
    })
}

/// "12 percent to 4,000": the change leads to the level.
fn is_beside(text: &Text<'_>, end: u32, start: u32) -> bool {
    let compared = (end..start).any(|at| text.word(at) == "compared");
    start > end
        && start - end < 4
        && !compared
        && (end..start).any(|at| matches!(text.word(at), "to" | "at" | "from" | "on"))
}

/// "the nine-point drop", "this 16 percent rise".
fn is_back(text: &Text<'_>, quantity: &Quantity) -> bool {
    let tokens = &quantity.tokens;
    let led = tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(text.word(at), "the" | "The" | "that" | "this" | "This" | "That"));
    led && (tokens.end..tokens.end + 3).any(|at| is_noun(text.word(at)))
}

pub(super) fn judge(text: &Text<'_>, claim: &Claim<'_>, pair: Pair<'_>, unit: In) -> Option<Slip> {
    let quantity = claim.quantity;
    let value = quantity.number().filter(|_| is_sharp(quantity))?.value;
    let loose = quantity.loose(Role::Level)?;
    let (first, last) = (pair.old.sentence.min(pair.new.sentence), pair.old.sentence.max(pair.new.sentence));
    let near = first.min(claim.sentence).saturating_sub(BORNE)..last.max(claim.sentence) + BORNE;
    let all = &text.facts().told;
    let told = if all.len() <= MOST { all.as_slice() } else { text.facts().told_within(&near) };
    if unit == In::Percent {
        let signed = |change: Interval| if claim.up { Some(change) } else { change.negate() };
        let hundred = |ratio: Interval| signed(ratio.sub(Interval::point(Rational::ONE))?.scale(Rational::HUNDRED)?);
        let given = hundred(priced(text, pair.new, pair.old)?.div(priced(text, pair.old, pair.new)?)?)?;
        let claimed = if quantity.kind == Kind::Percent { loose } else { loose.scale(Rational::HUNDRED)? };
        let wide = claimed.add(Interval::around(Rational::ZERO, Rational::ONE)?)?;
        let borne = || is_borne_out(text, told, quantity.span, |a, b| Some(claimed.meets(hundred(b.div(a)?)?)));
        return judged(text, quantity.span, wide, given, pair, 0, " percent").filter(|_| claim.named || !borne());
    }
    let given = gap(text, pair)?;
    let claimed = if value.is_whole() { loose } else { Interval::around(value, Rational::new(1, 20)?)? };
    let claimed = if unit == In::Points { claimed } else { loose };
    let less = unit == In::Points || value < pair.old.value.max(pair.new.value);
    let near = less && is_within(Some(claimed), Some(given));
    let name = if unit == In::Points { " points" } else { "" };
    let borne = || unit == In::Amount && is_borne_out(text, told, quantity.span, |a, b| Some(b.sub(a)?.meets(claimed)));
    judged(text, quantity.span, claimed, given, pair, 2, name).filter(|_| near && (claim.named || !borne()))
}
