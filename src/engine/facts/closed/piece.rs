//! A fraction, the whole that it is of and its part, whatever stands first: "It gave away £60,000. Half went to the hospice, which
//! got £24,000", "A third, 12 people, are women", "Half of our parcels" above 18,640 parcels and 7,456.
//!
//! Comes in: the fractions of a text. Goes out: the fraction, where the only whole and part near it give another and one slip
//! explains it: a digit of either, or another common fraction. Not here: percents (`share`), fractions of a change (`gap_told`).

use super::super::mentions::tokens;
use super::aside::is_aside;
use super::stretch::sentence;
use super::{Report, SPARSE, Slip, Words, is_miswritten, is_near, is_plain, noun, slip};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};
use crate::token::Key;

/// Words from a fraction to its part, or between a part and what ties it.
const NEAR: u32 = 9;
/// Denominators of common fractions.
const COMMON: i128 = 10;

/// Adds the fractions that their whole and part contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let fractions = || {
        text.quantities
            .iter()
            .filter(|quantity| matches!(quantity.kind, Kind::Fraction | Kind::OneIn) && is_sharp(quantity))
    };
    if fractions().next().is_none() || text.corrects() {
        return;
    }
    let all = text.facts().with_elliptic();
    report.slips.extend(fractions().filter_map(|claim| one(text, &all, claim)));
}

fn is_sharp(quantity: &Quantity) -> bool {
    quantity.number().is_some_and(|number| number.value < Rational::ONE)
        && !quantity.attributive
        && quantity.per.is_none()
        && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About)
}

fn one(text: &Text<'_>, all: &[Told], claim: &Quantity) -> Option<Slip> {
    let at = sentence(text, claim.span);
    let of = of(text, claim);
    if is_of_another(text, claim) || text.is_quoted(claim.span) {
        return None;
    }
    let block = |at: usize| text.sentences.get(at).map(|sentence| sentence.block);
    let near = |told: &&Told| {
        let beside = told.sentence.abs_diff(at) < 2 && block(told.sentence) == block(at);
        let amount = matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure);
        (beside || of.is_some() && text.is_short()) && amount && told.sort.per.is_none() && told.value > Rational::ONE
    };
    let near: Vec<&Told> = all.iter().filter(near).filter(|told| is_plain(text, told)).collect();
    let pairs = near.iter().enumerate().flat_map(|(first, whole)| {
        let rest = near.get(first + 1..).unwrap_or_default();
        rest.iter().map(move |part| (*whole, *part))
    });
    let mut found = pairs.filter(|(whole, part)| is_pair(text, (claim, at, of), whole, part, &near));
    let (whole, part) = found.next().filter(|_| found.next().is_none())?;
    let named = of.is_some() && whole.noun == of && part.noun == of;
    let value = claim.number()?.value;
    let claimed = claim.loose(Role::Level)?;
    let given = part.value.div(whole.value)?;
    let rest = Rational::ONE.sub(given)?;
    let slack = Rational::new(1, 50)?;
    let fits = |given: Rational| Interval::around(given, slack).is_some_and(|given| given.meets(claimed));
    let close = is_near(claimed, Interval::point(given));
    // Far from its part a claim is of it only by a slip of the pen.
    let headed = text.facts().headline.contains(&at);
    let far = !headed && part.sentence.abs_diff(at) > 2 && !is_digit(value, whole, part);
    let off =
        !far && !fits(given) && !fits(rest) && close && (is_slip(value, whole, part) || named && all.len() <= SPARSE);
    off.then(|| slip(text, claim.span, (part, whole), &told(given)))
}

/// "of our parcels", "prisoners" of one in three: what it is a fraction of.
fn of(text: &Text<'_>, claim: &Quantity) -> Option<Key> {
    let end = claim.tokens.end;
    let first = if text.word(end) == "of" {
        end + 1
    } else if claim.kind == Kind::OneIn {
        end
    } else {
        return None;
    };
    let skip = |at: &u32| {
        !matches!(text.word(*at), "the" | "its" | "their" | "our" | "all" | "his" | "her" | "these" | "those")
    };
    let at = (first..first + 3).find(skip)?;
    let pronoun = matches!(text.word(at), "them" | "it" | "that" | "this" | "us" | "which" | "whom");
    noun(text, at).filter(|_| !pronoun)
}

/// "A third more", "half an hour", "a quarter of a million", "two thirds of voters back": nothing that its text can bear out.
fn is_of_another(text: &Text<'_>, claim: &Quantity) -> bool {
    let (start, end) = (claim.tokens.start, claim.tokens.end);
    let before = start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let change = |at: u32| {
        matches!(
            text.word(at),
            "more"
                | "less"
                | "fewer"
                | "higher"
                | "lower"
                | "again"
                | "an"
                | "a"
                | "hour"
                | "hours"
                | "century"
                | "time"
                | "size"
                | "as"
                | "what"
                | "price"
                | "rise"
                | "fall"
                | "cut"
                | "up"
                | "down"
                | "increase"
                | "drop"
                | "years"
                | "million"
                | "off"
                | "point"
        )
    };
    matches!(
        before,
        "by" | "to" | "from" | "than" | "up" | "down" | "another" | "other" | "further" | "first" | "second"
    ) || change(end)
        || text.word(end) == "of" && (end + 1..end + 3).any(|at| matches!(text.word(at), "a" | "an" | "last" | "that"))
}

/// "Half of the 36 species": a whole of its own, and no other.
fn has_own_whole(text: &Text<'_>, claim: &Quantity, whole: &Told) -> bool {
    let end = claim.tokens.end;
    let article =
        u32::from(matches!(text.word(end + 1), "the" | "its" | "their" | "our" | "his" | "her" | "those" | "these"));
    let at = end + 1 + article;
    let own = text.figure_over(at).filter(|own| own.kind == Kind::Count && own.tokens.start == at);
    let value = own.and_then(|own| own.number()).map(|number| number.value);
    text.word(end) == "of" && value.is_some_and(|value| value != whole.value)
}

/// Whether two figures can be the whole and its part.
fn is_pair(
    text: &Text<'_>,
    (claim, at, of): (&Quantity, usize, Option<Key>),
    whole: &Told,
    part: &Told,
    near: &[&Told],
) -> bool {
    let sort = part.sort == whole.sort && part.value < whole.value && part.sentence - whole.sentence < 4;
    let named = of.is_none() || whole.noun == of || whole.noun.is_none() && whole.sentence.abs_diff(at) < 2;
    if !sort
        || !named
        || has_own_whole(text, claim, whole)
        || claim.tokens == tokens(text, whole)
        || claim.tokens == tokens(text, part)
    {
        return false;
    }
    // "Half work in Orme, 130 in Tolm and 95 in Ravel": the others are parts beside it.
    let listed = [whole, part].iter().all(|told| told.sentence == at && tokens(text, told).start >= claim.tokens.end);
    let behind_all = tokens(text, whole).start.min(tokens(text, part).start);
    if listed && (claim.tokens.end..behind_all).any(|at| text.word(at) == ",") && is_row(text, whole, part) {
        return false;
    }
    let third = near.iter().any(|other| {
        ![whole.quantity, part.quantity].contains(&other.quantity)
            && other.sort == whole.sort
            && (other.noun == whole.noun || other.noun.is_none() || other.sort.kind != Kind::Count)
            && other.sentence.abs_diff(at) < 3
    });
    let nouns = whole.noun.is_some() && whole.noun == part.noun && of == whole.noun;
    let behind = tokens(text, part).start;
    let told = part.sentence == at
        && behind >= claim.tokens.end
        && behind - claim.tokens.end < NEAR
        && is_open(text, claim.tokens.end..behind);
    // "Of the 240 trees in the park, 80 are diseased."
    let start = text.sentences.get(part.sentence).map_or(0, |sentence| sentence.tokens.start);
    let led = text.word(start) == "Of" && part.sentence == whole.sentence && tokens(text, whole).start - start < 6;
    let bound = is_part(text, part) && (of.is_some() || part.sentence == at) || led && part.sentence <= at;
    !third && (nouns || told || bound) && !is_aside(text, at, part)
}

/// "130 in Tolm and 95 in Ravel".
fn is_row(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let (one, other) = (tokens(text, one), tokens(text, other));
    let between = one.end.min(other.end)..one.start.max(other.start);
    between.into_iter().any(|at| text.word(at) == "and") && text.word(one.end) == text.word(other.end)
}

/// ", or 1,800 hectares", ", which got £24,000", ", 12 people,": nothing else is told between.
fn is_open(text: &Text<'_>, gap: std::ops::Range<u32>) -> bool {
    let marked = gap.clone().any(|at| matches!(text.word(at), "," | "(" | "–" | "—"));
    let other = gap.into_iter().any(|at| {
        matches!(
            text.word(at),
            ";" | "."
                | "more"
                | "less"
                | "than"
                | "another"
                | "while"
                | "but"
                | "up"
                | "over"
                | "under"
                | "from"
                | "aged"
        )
    });
    marked && !other
}

/// "of whom 180", "38 of them", "18 of the 90".
fn is_part(text: &Text<'_>, part: &Told) -> bool {
    let tokens = tokens(text, part);
    let before = |back: u32| tokens.start.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let whom = matches!(before(1), "whom" | "which" | "these" | "those" | "them") && matches!(before(2), "of" | "Of");
    let behind = text.word(tokens.end) == "of"
        && matches!(text.word(tokens.end + 1), "them" | "these" | "those" | "the" | "its");
    whom || behind
}

/// One digit is wrong, or the two make another common fraction.
fn is_slip(claimed: Rational, whole: &Told, part: &Told) -> bool {
    let common = (2..=COMMON).any(|bottom| {
        let scaled = part.value.div(whole.value).and_then(|given| given.mul(Rational::whole(bottom)));
        scaled.is_some_and(Rational::is_whole)
    });
    common || is_digit(claimed, whole, part)
}

/// One digit of the part or of the whole is wrong.
fn is_digit(claimed: Rational, whole: &Told, part: &Told) -> bool {
    let written = |meant: Option<Rational>, told: Rational| {
        meant.is_some_and(|meant| meant.is_whole() && told.is_whole() && is_miswritten(told, meant))
    };
    let rest = Rational::ONE.sub(claimed);
    written(whole.value.mul(claimed), part.value)
        || written(rest.and_then(|rest| whole.value.mul(rest)), part.value)
        || written(part.value.div(claimed), whole.value)
}

fn told(given: Rational) -> String {
    let percent = given.mul(Rational::HUNDRED).map(|percent| percent.to_decimal(0)).unwrap_or_default();
    format!("{percent} percent")
}
