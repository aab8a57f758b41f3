//! A share of the part and whole told right before: "nine of the 24 seats … They make up 52 percent of the committee",
//! "Women made up 1,326 of the 7,800 recruits … That is 27%"; and "gets £4.6m, which is 30 percent of the £12m budget".
//!
//! Comes in: a text of not many figures. Goes out: the share, where part and whole give another. Not here: shares told far
//! from their figures (`share`).

use super::super::mentions::tokens;
use super::{Report, Slip, Words, is_near, is_plain, loose, slip, some};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};

/// Words from the start of a sentence to a share that it opens with.
const OPENS: u32 = 7;
/// Words between a part and its whole, or a part and its share.
const NEAR: u32 = 6;

/// Adds the shares that part and whole contradict.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = some(text) else { return };
    let shares = text.quantities.iter().filter(|quantity| is_share(quantity));
    let found = |share: &Quantity| judge(text, share, before(text, told, share).or_else(|| around(text, told, share))?);
    report.slips.extend(shares.filter_map(found));
}

fn is_share(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Percent | Kind::Fraction | Kind::OneIn)
        && matches!(quantity.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly)
        && !quantity.attributive
        && quantity.number().is_some()
}

fn judge(text: &Text<'_>, share: &Quantity, (part, whole): (&Told, &Told)) -> Option<Slip> {
    let hundred = Rational::HUNDRED;
    let claimed = share.loose(Role::Level)?;
    let claimed = if share.kind == Kind::Percent { claimed } else { claimed.scale(hundred)? };
    let claimed = claimed.add(Interval::around(Rational::ZERO, Rational::ONE)?)?;
    let given = loose(text, part)?.div(loose(text, whole)?)?.scale(hundred)?;
    let middle = given.middle()?.to_decimal(0);
    (!claimed.meets(given) && is_near(claimed, given))
        .then(|| slip(text, share.span, (part, whole), &format!("{middle} percent")))
}

/// The only part of a whole in the sentence before: "That is 27%", "They make up 52 percent of the committee".
fn before<'t>(text: &Text<'_>, told: &'t [Told], share: &Quantity) -> Option<(&'t Told, &'t Told)> {
    let at = super::stretch::sentence(text, share.span);
    let first = text.sentences.get(at)?.tokens.start;
    let opens = matches!(text.word(first), "That" | "This" | "It" | "They" | "Their" | "These" | "Those" | "The");
    let lead = first + 1..share.tokens.start;
    let verb = |at: u32| is_verb(text.word(at));
    let other = |at: u32| is_of_others(text, at);
    let pronoun = !matches!(text.word(first), "The");
    let tied = opens && lead.len() as u32 <= OPENS && lead.clone().any(verb) && !lead.clone().any(other) && pronoun;
    let last = at.checked_sub(1).filter(|_| tied && is_of_it(text, share, at))?;
    let mut pairs = told
        .iter()
        .zip(told.iter().skip(1))
        .filter(|(part, whole)| part.sentence == last && whole.sentence == last && is_part(text, part, whole));
    let pair = pairs.next().filter(|_| pairs.next().is_none())?;
    // No other share told of the two.
    let shares = |quantity: &&Quantity| is_share(quantity) && quantity.span.start < share.span.start;
    let range = text.sentences.get(last)?.quantities.clone();
    (!text.quantities_in(range).iter().any(|quantity| shares(&quantity))).then_some(pair)
}

/// "Is", "amounts to", "make up".
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "amounts"
            | "amounted"
            | "works"
            | "comes"
            | "means"
            | "represents"
            | "equals"
            | "makes"
            | "make"
            | "made"
            | "account"
            | "accounts"
            | "accounted"
            | "form"
            | "constitute"
            | "represent"
            | "gives"
            | "gave"
            | "puts"
            | "equates"
            | "translates"
    )
}

/// Words that hold the share against another.
fn is_of_others(text: &Text<'_>, at: u32) -> bool {
    matches!(
        text.word(at),
        "than"
            | "rose"
            | "fell"
            | "above"
            | "below"
            | "more"
            | "less"
            | "higher"
            | "lower"
            | "by"
            | "from"
            | "target"
            | "goal"
            | "average"
            | "compared"
            | "against"
            | "down"
    ) || text.word(at) == "up" && !matches!(text.word(at - 1), "make" | "made" | "makes")
}

/// "22 of the 58", "nine of the board's 24 seats".
fn is_part(text: &Text<'_>, part: &Told, whole: &Told) -> bool {
    let (one, other) = (tokens(text, part), tokens(text, whole));
    let gap = one.end..other.start;
    let of = gap.len() as u32 <= NEAR && gap.clone().any(|at| text.word(at) == "of");
    let known =
        gap.clone().any(|at| matches!(text.word(at), "the" | "its" | "their" | "all" | "out" | "s" | "'s" | "’s"))
            || gap.len() == 1;
    let clean = !gap.into_iter().any(|at| matches!(text.word(at), "," | ";" | "and" | "or" | "than"));
    let sort = part.sort.kind == whole.sort.kind
        && part.sort.unit == whole.sort.unit
        && matches!(part.sort.kind, Kind::Count | Kind::Money | Kind::Measure);
    of && known
        && clean
        && sort
        && part.value < whole.value
        && is_plain(text, part)
        && is_plain(text, whole)
        && whole.value > Rational::from(9)
}

/// A share of nothing else: it ends the clause, or is "of the" what the sentence before names.
fn is_of_it(text: &Text<'_>, share: &Quantity, at: usize) -> bool {
    let end = share.tokens.end;
    match text.word(end) {
        "of" => {
            let known = matches!(text.word(end + 1), "the" | "its" | "their" | "them" | "those" | "all");
            let said = at.checked_sub(1).map(|last| text.sentence_stems(last)).unwrap_or_default();
            let next = text.stems(end + 2..end + 4);
            let total = matches!(text.word(end + 2), "total" | "lot" | "whole" | "sum");
            known
                && (total || next.intersection(&said).next().is_some())
                && !matches!(text.word(end + 3), "in" | "of" | "who" | "that")
        }
        "," | "." | ";" | ")" | "–" | "—" | "" => !matches!(text.word(end + 1), "up" | "down" | "more" | "less"),
        _ => false,
    }
}

/// "£4.6m, which is 30 percent of the fund's £12m budget".
fn around<'t>(text: &Text<'_>, told: &'t [Told], share: &Quantity) -> Option<(&'t Told, &'t Told)> {
    let (first, end) = (share.tokens.start, share.tokens.end);
    let is_sort = |told: &&Told| matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure);
    let whole = told.iter().find(|told| (end + 2..end + NEAR).contains(&tokens(text, told).start) && is_sort(told))?;
    let part = told.iter().rev().find(|told| tokens(text, told).end <= first && is_sort(told))?;
    let gap = tokens(text, part).end..first;
    let words: Vec<&str> = gap.map(|at| text.word(at)).collect();
    let tied = match words.as_slice() {
        [.., "which", "is" | "was"] | [.., "that", "is"] => words.len() < NEAR as usize,
        [.., "," | "(" | "–" | "—" | "or"] => words.len() < 3,
        [.., "representing" | "being"] | [.., "equal", "to"] | [.., "making", "up"] | [.., "accounting", "for"] => {
            words.len() < NEAR as usize
        }
        _ => false,
    };
    let of =
        text.word(end) == "of" && matches!(text.word(end + 1), "the" | "its" | "their" | "his" | "her" | "a" | "all");
    let between =
        (end + 1..tokens(text, whole).start).any(|at| matches!(text.word(at), "," | "in" | "for" | "and" | "more"));
    let sort = part.sort == whole.sort && part.sentence == whole.sentence && part.value < whole.value;
    let plain = is_plain(text, part) && is_plain(text, whole);
    // Of two counts, one noun: "30 tents, or half of the 60 tents".
    let nouns = part.sort.kind != Kind::Count || part.noun.is_none() || part.noun == whole.noun;
    (tied && of && !between && sort && plain && nouns).then_some((part, whole))
}
