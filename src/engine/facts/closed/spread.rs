//! A total told before its parts: "rescued 23 people … Eleven were on roofs, nine in cars and five in tents", "a $48m plan …
//! $26m will go on the bypass, $17m on roads and $8m on lanes".
//!
//! Comes in: a short text. Goes out: the total, where one later sentence lists its parts up to "and", and they add up to
//! another. Parts that come to more need no word; those that come to less need one that says that they are all. Not here:
//! totals that point back at their parts (`total`).

use super::adds::{self, Sum, is_bare, is_one_of, is_slip, opens_share};
use super::total::{are_alike, is_total, slip};
use super::{Report, Words, is_miswritten, is_some_of, start};
use crate::exact::Rational;
use crate::sentence::{Text, Told, told_in};

/// Sentences between a total and its parts.
const REACH: usize = 3;
/// Parts of a list.
const MOST: usize = 6;
/// Words between two parts.
const GAP: u32 = 14;
/// Words from a total to "made up of".
const MADE: u32 = 9;
/// Words that say that there are others, or that parts are told for their own sake.
const OTHERS: &str = "another further other others remaining rest additional more also all each both extra joined half \
                      largest biggest main chief leading principal top";
/// Words of the dead, by which a toll and its parts are known.
const DEATH: &str = "death deaths toll killed kills kill dead die dies died victims deadly";

/// Adds every total that the list after it contradicts.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let all = text.facts().with_elliptic();
    for at in text.facts().headline.end..text.sentences.len() {
        let parts = listed(text, &all, at);
        let Some(total) = whole(text, &all, &parts) else { continue };
        let Some(sum) = Sum::of(text, &parts) else { continue };
        let known = all.iter().any(|told| told.sort == total.sort && sum.meets(text, told));
        if !known && is_slip(total, &parts, sum.value) && (sum.value > total.value || is_all(text, total, &parts, &sum))
        {
            report.slips.push(slip(text, total, &parts, sum.value));
        }
    }
}

/// The figures of a sentence that is a list of them: of one sort, with marks between them and "and" before the last.
fn listed<'t>(text: &Text<'_>, all: &'t [Told], sentence: usize) -> Vec<&'t Told> {
    let own = told_in(all, sentence);
    let Some(last) = own.last() else { return Vec::new() };
    let mut parts: Vec<&Told> = own.iter().filter(|told| told.sort == last.sort).collect();
    // "All 52 members voted, with 29 …", "96 people: 41 …": the total opens the sentence of its parts.
    let rest: Option<Rational> = parts.iter().skip(1).try_fold(Rational::ZERO, |sum, part| sum.add(part.value));
    let opens = parts.first().is_some_and(|first| parts.len() > 3 && opens_list(text, first, rest));
    if opens {
        parts.remove(0);
    }
    if !(3..=MOST).contains(&parts.len()) {
        return Vec::new();
    }
    let goes_on = text.sentences.get(sentence + 1).is_some_and(|next| {
        let other = next.tokens.clone().take(4).any(|at| is_one_of(text.word(at), OTHERS));
        // "Labour holds 25, … and the Liberals nine. Five are held by independents."
        let first = text.quantities_in(next.quantities.clone()).first();
        other || first.is_some_and(|part| part.tokens.start == next.tokens.start && part.kind == last.sort.kind)
    });
    let more = adds::says(text, sentence, OTHERS) && !opens || goes_on;
    let bare = parts.iter().all(|part| {
        is_bare(text, part) && is_total(text, part) && !is_some_of(text, part) && !is_difference(text, part)
    });
    let joined = parts.windows(2).enumerate().all(|(at, pair)| match pair {
        [one, other] => is_joined(text, one, other, at + 2 == parts.len()),
        _ => false,
    });
    let fits = bare && joined && !more && !opens_share(text, sentence);
    if fits { parts } else { Vec::new() }
}

/// "365 now, 47 fewer": how far two levels lie apart is no part.
fn is_difference(text: &Text<'_>, part: &Told) -> bool {
    matches!(text.word(super::end_of(text, part)), "fewer" | "less" | "higher" | "lower" | "down" | "up")
}

/// Whether a figure with which a sentence opens is that of its list.
fn opens_list(text: &Text<'_>, first: &Told, rest: Option<Rational>) -> bool {
    let near = rest.and_then(|rest| rest.div(first.value)).is_some_and(|ratio| {
        Rational::new(3, 5).is_some_and(|low| ratio > low) && Rational::new(5, 3).is_some_and(|high| ratio < high)
    });
    let end = start(text, first);
    let colon = (end..end + 6).any(|at| text.word(at) == ":");
    near && (adds::before(text, first, 1) == "all" || colon || (end..end + MADE).any(|at| is_made(text, at)))
}

/// "Made up of", "comprising": what follows are all the parts.
fn is_made(text: &Text<'_>, at: u32) -> bool {
    is_one_of(text.word(at), "consists consisted comprises comprised comprising composed consisting")
        || text.word(at) == "made" && text.word(at + 1) == "up"
}

/// A mark or "and" between two parts, and "and" before the last.
fn is_joined(text: &Text<'_>, one: &Told, other: &Told, last: bool) -> bool {
    let (from, to) = (super::end_of(text, one), start(text, other));
    let and = (from..to).any(|at| text.word(at) == "and");
    let mark = (from..to).any(|at| matches!(text.word(at), "," | ";"));
    let span = to > from && to - from <= GAP;
    span && if last { and } else { mark && !and }
}

/// The one greater figure of their sort in the sentences before them, their own or the headline.
fn whole<'t>(text: &Text<'_>, all: &'t [Told], parts: &[&Told]) -> Option<&'t Told> {
    let (first, most) = (parts.first()?, parts.iter().map(|part| part.value).max()?);
    let greater = |told: &&Told| told.sort == first.sort && told.value > most;
    let mut before = all.iter().filter(greater);
    let total = before.next()?;
    let near = first.sentence - total.sentence.min(first.sentence) <= REACH || text.facts().is_headline(total);
    let sole = before.all(|other| other.value == total.value);
    let deadly = |sentence: usize| adds::says(text, sentence, DEATH);
    let dead = deadly(total.sentence) && deadly(first.sentence) && total.noun.is_none();
    let fits =
        total.quantity < first.quantity && near && sole && is_total(text, total) && !adds::steps(text, total.sentence);
    // "Eleven were on roofs, nine in cars": of the noun just told.
    let elliptic =
        first.sentence == total.sentence + 1 && parts.iter().all(|part| part.noun.is_none()) && is_placed(text, first);
    let made = total.sentence == first.sentence && (start(text, total)..start(text, first)).any(|at| is_made(text, at));
    let general = || made || is_voted(text, total, first) || elliptic || are_alike(text, parts, total);
    (fits && (dead || general())).then_some(total)
}

/// "Eleven were …", "Nine in cars": those of whom something is, and no more than one thing; no fleet that was there before.
fn is_placed(text: &Text<'_>, first: &Told) -> bool {
    let owned = is_one_of(&adds::before(text, first, 1), "has have had owns own operates already");
    !owned && is_one_of(&adds::behind(text, first, 0), "were was are died came in from at on for to went")
}

/// "All 52 members voted, with 29 in favour …": of a vote.
fn is_voted(text: &Text<'_>, total: &Told, first: &Told) -> bool {
    total.sentence == first.sentence
        && adds::before(text, total, 1) == "all"
        && adds::says(text, first.sentence, "voted voting vote votes part")
}

/// "Of the dead, …", "The haul is made up of …", "96 people: …", "Eleven were …": the parts are all there is; or one digit of
/// several explains it.
fn is_all(text: &Text<'_>, total: &Told, parts: &[&Told], sum: &Sum) -> bool {
    let Some(first) = parts.first() else { return false };
    let Some(opening) = text.sentences.get(first.sentence).map(|sentence| sentence.tokens.start) else { return false };
    let from = start(text, first);
    let made = (opening..from).any(|at| is_made(text, at));
    let of = text.word(opening) == "Of" && from < opening + 8;
    let opens = from == opening && first.sentence == total.sentence + 1 && first.noun.is_none();
    let own = first.sentence == total.sentence;
    let sharp = first.sentence == total.sentence + 1
        && total.sort.kind != crate::quantity::Kind::Count
        && total.digits.count() > 1
        && is_miswritten(total.value, sum.value);
    // "Nineteen were excellent, 12 good and four poor": not all may have been named, unless a digit says so.
    let digit = || is_miswritten(total.value, sum.value);
    made || of || opens && (digit() || text.word(from + 1) != "were") || own || sharp
}
