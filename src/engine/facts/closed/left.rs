//! What is left of a number of things, told apart from it: "a 120-seat council … won 52 … have 41 and 19 … the remaining 8",
//! "employs 640 … will let 150 go … The 490 who stay".
//!
//! Comes in: a short text. Goes out: the rest, where the numbers told since the whole, whichever of them are taken from it,
//! leave another, and a slip of the pen explains it. Not here: sums of money and measures (`parts`), shares (`rest`).

use super::adds::{self, before, behind, counted, says};
use super::{Report, Slip, Words, is_miswritten, span, start, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};

/// Sentences from the whole to its rest.
const REACH: usize = 4;
/// Numbers of which some are taken from the whole.
const MOST: usize = 5;

/// Adds every rest that is another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let all = text.facts().with_elliptic();
    let counts: Vec<&Told> = all.iter().filter(|told| is_count(text, told)).collect();
    for (at, rest) in counts.iter().enumerate().filter(|(_, told)| is_left(text, told)) {
        report.slips.extend(counts.get(..at).and_then(|before| judge(text, before, rest)));
    }
}

/// A number of things, also of those that make up one: "a 48-bed ward".
fn is_count(text: &Text<'_>, told: &Told) -> bool {
    told.sort.kind == Kind::Count
        && told.sort.unit.is_none()
        && told.sort.per.is_none()
        && told.value.is_whole()
        && !text.facts().is_headline(told)
        && adds::quantity(text, told).is_some_and(|quantity| !quantity.lexical && !text.is_quoted(quantity.span))
}

/// A number told for itself.
fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    adds::quantity(text, told).is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact))
}

fn judge(text: &Text<'_>, counts: &[&Told], rest: &Told) -> Option<Slip> {
    let near = |told: &&&Told| rest.sentence - told.sentence <= REACH && told.value >= Rational::whole(2);
    let near: Vec<&Told> = counts.iter().filter(near).copied().collect();
    let whole =
        *near.iter().filter(|told| told.noun.is_some() || is_of_them(text, told)).max_by_key(|told| told.value)?;
    let own = |told: &&&Told| {
        told.quantity != whole.quantity
            && told.value < whole.value
            && (told.noun.is_none() || told.noun == whole.noun || is_of_them(text, told) || is_seat(text, whole, told))
    };
    let parts: Vec<&Told> = near.iter().filter(own).copied().collect();
    let first = parts.first().map_or(whole.sentence, |part| part.sentence.min(whole.sentence));
    let bare = [whole, rest].into_iter().chain(parts.iter().copied()).all(|told| is_bare(text, told));
    let mixed = (first..=rest.sentence).any(|sentence| says(text, sentence, MIXED) || adds::steps(text, sentence));
    if parts.is_empty()
        || parts.len() > MOST
        || is_less_one(text, (whole, rest), &parts)
        || !bare
        || mixed
        || whole.value <= rest.value
        || is_told_anew(text, whole, rest)
    {
        return None;
    }
    let left = parts.iter().try_fold(whole.value, |left, part| left.sub(part.value))?;
    let some = (1_u32..1 << parts.len()).any(|chosen| {
        let taken = parts.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, part)| part.value);
        let sum = taken.fold(Rational::ZERO, |sum, value| sum.add(value).unwrap_or(sum));
        [whole.value.sub(sum), whole.value.add(sum)].contains(&Some(rest.value))
            || chosen.count_ones() > 1 && sum == rest.value
    });
    let off = left.sub(rest.value)?.abs();
    let slip = off <= Rational::whole(3) || is_round(off) || is_miswritten(left, rest.value);
    let sized = !left.is_negative()
        && left.mul(Rational::whole(3))? >= rest.value
        && left <= rest.value.mul(Rational::whole(3))?;
    (!some && slip && sized).then(|| found(text, whole, &parts, rest, left))
}

/// "Ten of the 16 were good, one outstanding. The remaining five": a single one, which reads as no number, is taken too.
fn is_less_one(text: &Text<'_>, (whole, rest): (&Told, &Told), parts: &[&Told]) -> bool {
    let singles = (start(text, whole)..start(text, rest)).filter(|at| {
        let opens = at.checked_sub(1).is_some_and(|back| matches!(text.word(back), "," | "and" | ";" | "." | "with"));
        opens && matches!(text.word(*at), "one" | "One" | "another")
    });
    let sum = parts.iter().try_fold(rest.value, |sum, part| sum.add(part.value));
    let short = sum.and_then(|sum| whole.value.sub(sum));
    short.is_some_and(|short| short > Rational::ZERO && short <= Rational::from(singles.count() as i64))
}

/// Words of sentences in which numbers are no parts of one whole.
const MIXED: &str = "including included includes another further additional extra more both compared than \
    average each every per percent joined added least nearly almost among round hours minutes days weeks \
    overtime half";

/// 1 to 9, 10 to 90, 100 to 900 …
fn is_round(off: Rational) -> bool {
    let ten = Rational::whole(10);
    (0..12).fold(off, |off, _| off.div(ten).filter(|less| less.is_whole() && !off.is_zero()).unwrap_or(off)) < ten
}

/// "140 of her 200 paintings", "Nineteen have been delivered".
fn is_of_them(text: &Text<'_>, told: &Told) -> bool {
    behind(text, told, 0) == "of"
        && matches!(
            behind(text, told, 1).as_str(),
            "them" | "these" | "those" | "its" | "her" | "his" | "their" | "the" | "whom" | "which"
        )
}

/// Seats of a house of so many: "the 120-seat council … 52 seats".
fn is_seat(text: &Text<'_>, whole: &Told, told: &Told) -> bool {
    let noun = |told: &Told| counted(text, told).map(|(_, noun)| noun.to_ascii_lowercase());
    let seats = |noun: &str| {
        matches!(noun, "seats" | "members" | "mps" | "deputies" | "councillors" | "lawmakers" | "senators")
    };
    let house =
        behind(text, whole, 0) == "-" && matches!(behind(text, whole, 1).as_str(), "seat" | "member" | "strong");
    noun(told).is_some_and(|own| seats(&own) && (house || noun(whole).is_some_and(|whole| seats(&whole))))
}

/// Whether the rest counts something else than the whole.
fn is_told_anew(text: &Text<'_>, whole: &Told, rest: &Told) -> bool {
    let noun = rest.noun.is_some() && rest.noun != whole.noun;
    let house = behind(text, whole, 0) == "-";
    let counted_anew = || {
        // "Has lost three games and won the other seven", and goals before.
        let near = text.facts().told_in(rest.sentence).iter().rev();
        let before = near.filter(|told| told.quantity < rest.quantity).find_map(|told| told.noun);
        rest.noun.is_none() && whole.sentence != rest.sentence && before.is_some_and(|noun| Some(noun) != whole.noun)
    };
    noun && !house && !counted(text, rest).is_some_and(|(at, _)| text.is_person(at)) || counted_anew()
}

/// "The remaining 11", "the other 11", "leaving 11", "which would leave it with 11", "the 490 who stay", "The 60 that are left".
fn is_left(text: &Text<'_>, told: &Told) -> bool {
    let word = |back: u32| before(text, told, back);
    let article = |word: &str| matches!(word, "the" | "its" | "their" | "her" | "his");
    let rest = matches!(word(1).as_str(), "other" | "remaining")
        && article(&word(2))
        && !matches!(word(3).as_str(), "of" | "in" | "with" | "to" | "for");
    let comma = word(1) == "," && matches!(word(2).as_str(), "rest" | "remainder" | "others") && article(&word(3));
    let leaves = |word: &str| matches!(word, "leave" | "leaves" | "leaving" | "left");
    let with =
        word(1) == "with" && matches!(word(2).as_str(), "it" | "them" | "him" | "her" | "us") && leaves(&word(3));
    let leaving = matches!(word(1).as_str(), "leaving" | "leaves" | "leave") || word(1) == "just" && leaves(&word(2));
    let on = u32::from(told.noun.is_some());
    let stay = |word: String| {
        matches!(word.as_str(), "remain" | "remained" | "remains" | "stay" | "stayed" | "left" | "survive" | "survived")
    };
    let still = article(&word(1)) && behind(text, told, on) == "left" && word(2) != "of";
    let those = article(&word(1))
        && matches!(behind(text, told, on).as_str(), "who" | "that" | "which" | "still")
        && (stay(behind(text, told, on + 1))
            || matches!(behind(text, told, on + 1).as_str(), "are" | "were") && stay(behind(text, told, on + 2)));
    let remain = (word(1) == "." || word(1) == "only" || word(1) == "and")
        && matches!(behind(text, told, on).as_str(), "remain" | "remained");
    rest || still || comma || with || leaving || those || remain
}

fn found(text: &Text<'_>, whole: &Told, parts: &[&Told], rest: &Told, left: Rational) -> Slip {
    let expected = left.to_decimal(0);
    let each: Vec<String> = parts.iter().map(|part| span(text, part).of(text.prose()).to_owned()).collect();
    Slip {
        span: span(text, rest),
        label: format!("should be {expected}"),
        values: vec![
            ("first", format!("{} less {}", span(text, whole).of(text.prose()), each.join(" and "))),
            ("second", written(text, rest)),
            ("expected", expected),
        ],
        evidence: std::iter::once((span(text, whole), "of these".to_owned()))
            .chain(parts.iter().map(|part| (span(text, part), "taken".to_owned())))
            .collect(),
        ..Slip::default()
    }
}
