//! A share of what was told just before, and the amount of it: "needs £2.4m for its roof, half of which has been promised …
//! must find the other £1.2m"; "Of the 90 trees, two thirds were ash. The 60 ash trees".
//!
//! Comes in: a text of not many figures. Goes out: the amount, where the share of the whole is another. What ties the amount
//! is its place right behind ("half of it, £3m"), "the other", or a word of the share's clause. Not here: shares beside part
//! and whole (`here`).

use super::rate::is_mistaken;
use super::{Report, Slip, Words, is_one_noun, is_plain, loose, slip, some, span, start};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Stems, Text, Told, stem};

/// Words from a share to the amount right behind it.
const BEHIND: u32 = 7;
/// Words beside an amount that may be of the share's clause.
const BESIDE: u32 = 4;
/// A whole of fewer is a handful of which much can be said.
const FEWEST: Rational = Rational::whole(10);

/// How an amount is tied to its share.
#[derive(Clone, Copy, PartialEq)]
enum Tie {
    /// "Half of it, £3m".
    Is,
    /// "The other £3m".
    Rest,
}

/// Adds the amounts that a share told before contradicts.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    if some(text).is_none() {
        return;
    }
    // "The other 650 were sold" goes without its noun.
    let told = text.facts().with_elliptic();
    let shares = text.quantities.iter().filter(|quantity| is_share(quantity));
    report.slips.extend(shares.filter_map(|share| amount(text, &told, share)));
}

fn is_share(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Percent | Kind::Fraction | Kind::OneIn)
        && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
        && !quantity.attributive
        && quantity.number().is_some()
}

fn amount(text: &Text<'_>, told: &[Told], share: &Quantity) -> Option<Slip> {
    let at = super::stretch::sentence(text, share.span);
    let whole = whole(text, told, share, at)?;
    let near = |part: &&Told| {
        part.quantity != whole.quantity
            && part.sentence.saturating_sub(at) < 2
            && start(text, part) > share.tokens.start
            && is_of_one_sort(text, whole, part)
            && is_plain(text, part)
    };
    let mut parts = told.iter().filter(near);
    let part = parts.next().filter(|part| parts.next().is_none() && !has_own_share(text, part))?;
    let tie = tie(text, share, part, at)?;
    let times = if share.kind == Kind::Percent { Rational::new(1, 100)? } else { Rational::ONE };
    let claimed = loose(text, part)?;
    let of = match share.kind {
        Kind::Percent => share.loose(Role::Level)?.scale(times)?,
        _ => Interval::around(share.number()?.value, share.number()?.value.div(Rational::whole(25))?)?,
    };
    let of = if tie == Tie::Rest { Interval::point(Rational::ONE).sub(of)? } else { of };
    let given = loose(text, whole)?.mul(of)?;
    // "A third of the 24 houses have been sold. The 16 still for sale": the rest of them.
    let rest = loose(text, whole)?.mul(Interval::point(Rational::ONE).sub(of)?)?;
    if tie != Tie::Rest && claimed.meets(rest) {
        return None;
    }
    let told_too = told.iter().any(|other| {
        other.sort == whole.sort
            && other.quantity != part.quantity
            && other.quantity != whole.quantity
            && loose(text, other).is_some_and(|other| other.meets(given))
    });
    let off = part.value != whole.value && !told_too;
    let exact = whole.value.mul(of.middle()?)?;
    (off && !claimed.meets(given) && is_mistaken(claimed, given))
        .then(|| slip(text, span(text, part), (whole, part), &exact.to_decimal(if exact.is_whole() { 0 } else { 2 })))
        .map(|slip| named(text, slip, share))
}

/// "Some 560, or 35 per cent, walk": the share of an amount stands beside it.
pub fn has_own_share(text: &Text<'_>, part: &Told) -> bool {
    let end = text.quantities.get(part.quantity).map_or(0, |quantity| quantity.tokens.end);
    let opens = (end..end + BESIDE).find(|at| matches!(text.word(*at), "," | "(" | "–" | "—"));
    opens.is_some_and(|at| {
        let behind = at + 1..at + 3;
        text.quantities.iter().any(|other| behind.contains(&other.tokens.start) && is_share(other))
    })
}

/// The share is told of, not the amount twice.
fn named(text: &Text<'_>, slip: Slip, share: &Quantity) -> Slip {
    let whole = slip.evidence.first().cloned();
    let written = whole.as_ref().map(|(span, _)| span.of(text.prose()).to_owned()).unwrap_or_default();
    let values = slip.values.into_iter().map(|(hole, value)| match hole {
        "first" => (hole, format!("{} of {written}", share.core.of(text.prose()))),
        _ => (hole, value),
    });
    let evidence = whole.into_iter().chain([(share.span, "and here".to_owned())]).collect();
    Slip { values: values.collect(), evidence, ..slip }
}

/// What the share is of: told last before "of which", "of them", "of the sum"; named behind; or "Of the 90 trees".
fn whole<'t>(text: &Text<'_>, told: &'t [Told], share: &Quantity, at: usize) -> Option<&'t Told> {
    let end = share.tokens.end;
    let before = |told: &&Told| is_amount(told) && start(text, told) < share.tokens.start && at - told.sentence < 2;
    let last = told.iter().rev().find(before);
    let pronoun = matches!(text.word(end + 1), "which" | "whom" | "them" | "it" | "these" | "those");
    let sum = matches!(text.word(end + 1), "that" | "the" | "this")
        && matches!(
            text.word(end + 2),
            "sum" | "total" | "money" | "amount" | "cash" | "number" | "lot" | "cost" | "bill"
        );
    let found = if text.word(end) == "of" && (pronoun || sum) {
        last
    } else if text.word(end) == "of" {
        let named = |told: &&Told| (end + 1..end + 4).contains(&start(text, told)) && is_amount(told);
        told.iter().find(named)
    } else {
        // "Of the 90 trees felled, two thirds were ash."
        let first = text.sentences.get(at)?.tokens.start;
        let led =
            text.word(first) == "Of" && last.is_some_and(|told| told.sentence == at && start(text, told) < first + 4);
        last.filter(|_| led)
    };
    let whole = found.filter(|told| is_plain(text, told))?;
    // Of two amounts told before, "of which" may be of either.
    let one = |other: &&Told| before(other) && is_of_one_sort(text, whole, other) && other.quantity != whole.quantity;
    let lone = !told.iter().any(|other| one(&other) && other.sentence == whole.sentence);
    (lone && (whole.sort.kind != Kind::Count || whole.value > FEWEST && whole.noun.is_some())).then_some(whole)
}

fn is_amount(told: &Told) -> bool {
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure) && told.sort.per.is_none()
}

fn is_of_one_sort(text: &Text<'_>, whole: &Told, part: &Told) -> bool {
    // "The other £1.2bn" of "£2.4m"; "12 million tonnes … 6 million".
    let counts = whole.sort.kind == Kind::Count
        && (part.noun.is_none() || is_one_noun(whole, part) || is_kind(text, whole, part));
    whole.sort == part.sort && (whole.sort.kind != Kind::Count || counts)
}

/// "The 60 ash trees": the noun of the whole stands behind a word of kind; "the 20 younger members" of 80 singers.
fn is_kind(text: &Text<'_>, whole: &Told, part: &Told) -> bool {
    let end = text.quantities.get(part.quantity).map_or(0, |quantity| quantity.tokens.end);
    (end..end + 3).any(|at| super::noun(text, at).is_some_and(|noun| Some(noun) == whole.noun))
        || start(text, part).checked_sub(1).is_some_and(|at| matches!(text.word(at), "The" | "the"))
}

fn tie(text: &Text<'_>, share: &Quantity, part: &Told, at: usize) -> Option<Tie> {
    let first = start(text, part);
    let before = |back: u32| first.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let behind = text.quantities.get(part.quantity)?.tokens.end;
    if matches!(before(1), "other" | "remaining")
        && matches!(before(2), "the" | "The" | "its" | "Its" | "their" | "Their" | "his" | "His" | "her" | "Her")
        || matches!(before(1), "leaves" | "leaving") && !matches!(text.word(behind), "after" | "before")
    {
        return Some(Tie::Rest);
    }
    let end = text.quantities.get(part.quantity)?.tokens.end;
    let gap = share.tokens.end..first;
    let apposed = matches!(before(1), "," | "or" | "(" | "–" | "—")
        && matches!(text.word(end), "," | ")" | "." | "–" | "—" | "in" | "people" | "")
        && !matches!(text.word(end + 1), "percent" | "more" | "fewer" | "less");
    // "Forty percent of the 3,000 staff voted, 1,200 in all".
    let whole_told = part.sentence == at && first > share.tokens.start;
    let in_all = text.word(end) == "in" && matches!(text.word(end + 1), "all" | "total")
        || (end..end + 2).any(|at| text.word(at) == "in" && matches!(text.word(at + 1), "all" | "total"));
    let in_month = text.word(end) == "in" && !in_all;
    if whole_told && apposed && !in_month && (gap.len() as u32 <= BEHIND || in_all) {
        return Some(Tie::Is);
    }
    let said = clause(text, share, at);
    let definite = text
        .sentences
        .get(part.sentence)
        .is_some_and(|sentence| first - sentence.tokens.start < BESIDE + 2 && part.sentence > at);
    let own = first.saturating_sub(BESIDE)..first;
    let own = own.chain(end..end + BESIDE).take_while(|at| !matches!(text.word(*at), ","));
    let of_it = own.map(|at| text.word(at)).filter(|word| word.len() > 2).any(|word| said.contains(&stem(word)));
    (definite && of_it).then_some(Tie::Is)
}

/// The words behind the share in its sentence, up to a mark: "were ash", "for the delta".
fn clause(text: &Text<'_>, share: &Quantity, at: usize) -> Stems {
    let end = text.sentences.get(at).map_or(share.tokens.end, |sentence| sentence.tokens.end);
    let from = if text.word(share.tokens.end) == "of" { share.tokens.end + 2 } else { share.tokens.end };
    let words = (from..end).take_while(|at| !matches!(text.word(*at), "," | ";" | "." | "–" | "—"));
    let small =
        ["the", "and", "for", "were", "are", "was", "is", "have", "has", "had", "been", "who", "them", "from", "will"];
    words.map(|at| text.word(at)).filter(|word| word.len() > 2 && !small.contains(word)).map(stem).collect()
}
