//! A total told apart from its parts: "$1.9m for lamps and $600,000 for drains. The $2.5m plan", "38 rifles … and 17 pistols.
//! The 55 guns", and a headline's "5,300 homes" above "2,800 homes", "1,900 homes" and "a further 600".
//!
//! Comes in: a short text. Goes out: the total, where the figures of its sort that stand before it, or below the headline,
//! add up to another and a slip of the pen explains it. What makes it a total is a word that points back at all of them
//! ("the", "all", "in all"); what makes them parts is one sort, one noun or a noun for all. Not here: totals beside their
//! parts, which relations bind, and what is left of one (`parts`).

use super::adds::{self, Sum, counted, is_bare, is_slip, opens_share};
use super::{Report, Slip, Words, is_some_of, span, written};
use crate::exact::Rational;
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};

/// Sentences over which parts may be told before their total.
const REACH: usize = 4;
/// Figures that a text tells as parts; more are chance.
const MOST: usize = 6;

/// Adds every total that its parts contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if !text.is_short() || text.facts().corrects {
        return;
    }
    let facts = text.facts();
    for total in facts.told.iter().filter(|told| is_total(text, told)) {
        let found = if facts.is_headline(total) { below(text, total) } else { before(text, total) };
        report.slips.extend(found);
    }
}

/// A bare amount of what can be added up.
pub(super) fn is_total(text: &Text<'_>, told: &Told) -> bool {
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure)
        && told.sort.per.is_none()
        && told.value > Rational::ONE
        && text.quantities.get(told.quantity).is_some_and(|quantity| {
            !quantity.lexical && matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !text.is_quoted(quantity.span)
        })
        && (!is_some_of(text, told) || adds::before(text, told, 1) == "all")
}

/// The total of what stands in the sentences before it.
fn before(text: &Text<'_>, total: &Told) -> Option<Slip> {
    let all = text.facts().with_elliptic();
    let at = all.iter().position(|told| told.quantity == total.quantity)?;
    let alone = all.iter().filter(|told| told.sentence == total.sentence && told.quantity < total.quantity);
    let block = |sentence: usize| text.sentences.get(sentence).map(|sentence| sentence.block);
    let within = alone.clone().any(|told| told.sort == total.sort);
    if !points_back(text, total) || within && !is_towards(text, total) {
        return None;
    }
    let mut parts: Vec<&Told> = Vec::new();
    let mut best: Option<Vec<&Told>> = None;
    for told in all.get(..at)?.iter().rev().filter(|told| told.sort == total.sort) {
        let near = total.sentence - told.sentence <= REACH && !text.facts().is_headline(told);
        if !near || parts.len() == MOST || !is_part(text, told, total) {
            break;
        }
        // "Workers at three sites: 410, 270 and 190".
        if parts.len() > 1 && told.value == Rational::whole(parts.len() as i128) {
            break;
        }
        parts.insert(0, told);
        let number = Rational::whole(parts.len() as i128);
        let begun = all.iter().any(|other| {
            let before = other.sentence == told.sentence && other.quantity < told.quantity;
            before && other.sort == told.sort && (parts.len() < 2 || other.value != number)
        });
        if begun || parts.len() < 2 {
            continue;
        }
        let sum = Sum::of(text, &parts)?;
        if sum.meets(text, total) {
            return None;
        }
        let one = parts.iter().all(|part| part.sentence == told.sentence);
        let joined = one
            || parts
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if opens_more(text, b) || block(a.sentence) == block(b.sentence)));
        if best.is_none() && joined && are_alike(text, &parts, total) && is_slip(total, &parts, sum.value) {
            best = Some(parts.clone());
        }
    }
    let parts = best?;
    let value = Sum::of(text, &parts)?.value;
    Some(slip(text, total, &parts, value))
}

/// The total of a headline, of figures below it the last of which is one more.
fn below(text: &Text<'_>, total: &Told) -> Option<Slip> {
    let facts = text.facts();
    let body = || facts.told.iter().filter(|told| !facts.is_headline(told) && told.sort == total.sort);
    let mut parts: Vec<&Told> = body().filter(|told| fits(text, told, total)).collect();
    while parts.last().is_some_and(|last| !opens_more(text, last)) {
        parts.pop();
    }
    let whole = body()
        .any(|told| told.value >= total.value || Sum::of(text, &[told]).is_some_and(|sum| sum.meets(text, total)));
    if whole || parts.len() < 2 || parts.len() > MOST || !parts.iter().all(|part| is_part(text, part, total)) {
        return None;
    }
    let sum = Sum::of(text, &parts)?;
    let off = !sum.meets(text, total) && is_slip(total, &parts, sum.value);
    let subset = parts.len() > 2
        && (0..parts.len()).any(|left| {
            let fewer: Vec<&Told> =
                parts.iter().enumerate().filter(|(at, _)| *at != left).map(|(_, part)| *part).collect();
            let near = |sum: &Sum| sum.value.sub(total.value).and_then(|off| off.abs().mul(Rational::whole(20)));
            Sum::of(text, &fewer)
                .is_some_and(|sum| sum.meets(text, total) && near(&sum).is_none_or(|off| off < total.value))
        });
    (off && !subset).then(|| slip(text, total, &parts, sum.value))
}

/// A figure that can be a part: smaller than the total, bare, in a sentence that compares nothing.
fn is_part(text: &Text<'_>, told: &Told, total: &Told) -> bool {
    told.value < total.value && is_bare(text, told) && !is_some_of(text, told) && !opens_share(text, told.sentence)
}

/// "The 55 guns", "all 575 of them", "That made 575", "worth 575 in all": what stood before, as one.
fn points_back(text: &Text<'_>, total: &Told) -> bool {
    let Some(quantity) = text.quantities.get(total.quantity) else { return false };
    let start = quantity.tokens.start;
    let word = |back: u32| start.checked_sub(back).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    let points = matches!(word(1).as_str(), "the" | "these" | "those" | "all" | "its" | "their" | "this");
    let ordinal = matches!(text.word(quantity.tokens.end), "-" | "percent" | "per" | "or" | "to");
    let opening = text.sentences.get(total.sentence).is_some_and(|sentence| {
        sentence.tokens.start + 1 == start || word(1) == "all" || total.sort.kind != Kind::Count
    });
    // "The combined crop of 5 million tonnes", "a total of £900,000": no more than the words before it.
    let combined = word(1) == "of"
        && (2..4).any(|back| matches!(word(back).as_str(), "combined" | "overall"))
        && matches!(word(4).as_str(), "the" | "a" | "." | "their") | matches!(word(3).as_str(), "the" | "a" | "their");
    (points && opening || combined) && !ordinal || makes(text, total)
}

/// "Paid A, B and C towards the £2.9m cost": the parts stand in its own sentence, and nothing remains.
fn is_towards(text: &Text<'_>, total: &Told) -> bool {
    !adds::says(text, total.sentence, "remaining remainder rest balance outstanding")
        && matches!(adds::before(text, total, 2).as_str(), "towards" | "toward" | "meet" | "cover")
}

/// "That makes 575", "in all", "altogether": what the sentence adds up.
fn makes(text: &Text<'_>, total: &Told) -> bool {
    let Some(sentence) = text.sentences.get(total.sentence) else { return false };
    let Some(quantity) = text.quantities.get(total.quantity) else { return false };
    let first = text.word(sentence.tokens.start);
    let that = matches!(first, "That" | "It" | "This" | "Together" | "Combined" | "Altogether" | "They")
        && matches!(
            text.word(quantity.tokens.start.saturating_sub(1)),
            "made"
                | "makes"
                | "make"
                | "to"
                | "is"
                | "was"
                | "were"
                | "gives"
                | "gave"
                | "are"
                | "totals"
                | "totalled"
                | "total"
                | "have"
                | "had"
                | "has"
        );
    let head = text.heads.get(total.quantity).copied().flatten();
    let end = head.map_or(quantity.tokens.end, |head| head.end.max(quantity.tokens.end));
    let whole = |at: u32| {
        text.word(at) == "in" && matches!(text.word(at + 1), "all" | "total")
            || matches!(text.word(at), "altogether" | "combined")
            || text.word(at) == "all" && text.word(at + 1) == "told"
    };
    let more = matches!(text.word(end), "more" | "fewer" | "less");
    !more && (whole(end) || that && first != "It" && first != "They" && sentence.tokens.len() < 24)
}

/// Nouns that stand for many others.
const GENERAL: &str = "people animals vehicles vessels boats ships guns weapons firearms trees birds fish books \
    works pictures drugs medals items objects buildings properties homes aircraft planes jets machines plants \
    instruments pieces tools crops jobs posts places schools sites stations shops stores plots dwellings units \
    cases cars trains engines victims casualties entries songs parcels cattle livestock children adults \
    survivors";

/// Whether a figure counts people, or the dead.
fn are_people(text: &Text<'_>, told: &Told) -> bool {
    counted(text, told).is_some_and(|(at, noun)| text.is_person(at) || matches!(noun, "bodies" | "corpses"))
}

/// Whether what a figure counts has a noun that stands for many others.
fn is_general(text: &Text<'_>, told: &Told) -> bool {
    counted(text, told).is_some_and(|(_, noun)| adds::is_one_of(noun, GENERAL))
}

/// Whether the parts are what the total counts: by one noun, by a noun for all, as people, or as money.
pub(super) fn are_alike(text: &Text<'_>, parts: &[&Told], total: &Told) -> bool {
    if total.sort.kind != Kind::Count {
        return true;
    }
    let same = parts.iter().all(|part| part.noun == total.noun || part.noun.is_none());
    let one =
        parts.iter().all(|part| part.noun.is_none() || parts.first().is_some_and(|first| first.noun == part.noun));
    let elliptic = one && parts.last().is_some_and(|last| last.noun.is_none()) && total.value >= Rational::HUNDRED;
    let persons = parts.iter().all(|part| part.noun.is_none() || are_people(text, part));
    let things = is_general(text, total) && !parts.iter().any(|part| are_people(text, part));
    if parts.iter().all(|part| part.noun.is_none()) {
        return total.noun.is_some() && is_named_before(text, parts, total);
    }
    same || one && total.noun.is_none()
        || elliptic
        || things
        || persons && (are_people(text, total) || total.noun.is_none())
}

/// Parts without a noun, where the sentence before them has the total's.
fn is_named_before(text: &Text<'_>, parts: &[&Told], total: &Told) -> bool {
    let Some(first) = parts.first() else { return false };
    let Some(sentence) = text.sentences.get(first.sentence) else { return false };
    sentence.tokens.clone().any(|at| super::noun(text, at) == total.noun)
}

/// A part of the headline's: of its noun, or of none, or one that says "more".
fn fits(text: &Text<'_>, told: &Told, total: &Told) -> bool {
    total.sort.kind != Kind::Count
        || told.noun.is_none() && text.quantities.get(told.quantity).is_some_and(|quantity| !quantity.attributive)
        || told.noun == total.noun
        || opens_more(text, told)
        || is_general(text, told)
            && is_general(text, total)
            && told.value.mul(Rational::whole(20)).is_some_and(|most| most > total.value)
        || are_people(text, told) && (total.noun.is_none() || are_people(text, total))
}

/// "A further 37,000", "another 16", "eight more", "also ordered 15".
fn opens_more(text: &Text<'_>, told: &Told) -> bool {
    let Some(quantity) = text.quantities.get(told.quantity) else { return false };
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let word = |back: u32| start.checked_sub(back).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    matches!(word(1).as_str(), "further" | "another" | "additional" | "extra" | "other")
        || matches!(text.word(end), "more" | "others" | "further" | "extra")
        || word(2) == "also"
        || word(1) == "also"
}

pub(super) fn slip(text: &Text<'_>, total: &Told, parts: &[&Told], sum: Rational) -> Slip {
    let each: Vec<String> = parts.iter().map(|part| span(text, part).of(text.prose()).to_owned()).collect();
    let expected = super::adds::told(sum);
    Slip {
        span: span(text, total),
        label: format!("the parts give {expected}"),
        values: vec![("first", written(text, total)), ("second", each.join(" + ")), ("expected", expected)],
        evidence: parts.iter().map(|part| (span(text, part), "part".to_owned())).collect(),
        ..Slip::default()
    }
}
