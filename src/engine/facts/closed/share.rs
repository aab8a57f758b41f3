//! A share told once, and the one part of one whole: "One in four is far too many … followed 1,200 of them … 150 had been
//! injured".

use super::adds::is_one_of;
use super::aside::is_aside;
use super::thing::is_long_past;
use super::{Report, Slip, Words, few, is_near, is_plain, loose, noun, slip};
use crate::exact::{Interval, Rational};
use crate::quantity::{Hedge, Kind, Quantity, Role};
use crate::sentence::{Text, Told};

/// Sentences from the whole to its part.
const APART: usize = 3;

/// Adds the share, where part and whole give another.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let Some(told) = few(text) else { return };
    report.slips.extend(share(text, told));
}

fn share(text: &Text<'_>, told: &[Told]) -> Option<Slip> {
    // "A quarter of ferries late": a fraction of a headline.
    let headed = |quantity: &Quantity| {
        let told =
            text.sentences.get(text.sentences.partition_point(|sentence| sentence.span.end <= quantity.span.start));
        quantity.kind == Kind::Fraction && told.is_some_and(|sentence| sentence.kind.is_heading())
    };
    let kinds = |quantity: &&Quantity| matches!(quantity.kind, Kind::Percent | Kind::OneIn) || headed(quantity);
    let mut shares = text.quantities.iter().filter(kinds);
    let claim = shares.next().filter(|_| shares.next().is_none())?;
    // "A 51 percent stake" is of something else.
    let behind = text.word(claim.tokens.end);
    let bought = matches!(behind, "stake" | "interest" | "holding" | "share" | "coupon" | "rise" | "fall" | "discount");
    let sharp = matches!(claim.hedge, Hedge::None | Hedge::Exact | Hedge::About | Hedge::Nearly)
        && !claim.attributive
        && !is_of_itself(text, claim)
        && claim.number().is_some()
        && !bought;
    let (whole, part) = parted(text, told, claim).filter(|_| sharp)?;
    let claimed = claim.loose(Role::Level)?;
    let claimed = if claim.kind == Kind::Percent { claimed } else { claimed.scale(Rational::HUNDRED)? };
    let claimed = claimed.add(Interval::around(Rational::ZERO, Rational::ONE)?)?;
    let given = loose(text, part)?.div(loose(text, whole)?)?.scale(Rational::HUNDRED)?;
    let rest = Interval::point(Rational::HUNDRED).sub(given)?;
    let near = is_near(claimed, given) || is_near(claimed, rest);
    let apart =
        text.sentences.get(part.sentence).is_some_and(|sentence| !sentence.tokens.contains(&claim.tokens.start));
    let own = super::stretch::sentence(text, claim.span);
    let past = is_long_past(text, own, part) || is_aside(text, own, part);
    let off = !past && !is_of_own(text, claim) && !claimed.meets(given) && !claimed.meets(rest) && near && apart;
    let off = off && !told.iter().any(|other| is_borne_by(text, claimed, other, whole));
    let middle = given.middle().filter(|_| off)?.to_decimal(0);
    Some(slip(text, claim.span, (part, whole), &format!("{middle} percent")))
}

/// Words before a percent that is no share of what a text counts.
const ITSELF: &str = "turnout swing majority margin lead inflation unemployment yield growth interest return error chance \
                      confidence probability humidity discount tax tariff occupancy";

/// "Turnout was 44 per cent", "a margin of error of 3 percent": it is of what the text does not tell.
fn is_of_itself(text: &Text<'_>, claim: &Quantity) -> bool {
    let before = claim.tokens.start.saturating_sub(5)..claim.tokens.start;
    let open = |at: &u32| !matches!(text.word(*at), "." | "," | ";");
    before.rev().take_while(open).any(|at| is_one_of(&text.word(at).to_ascii_lowercase(), ITSELF))
}

/// Whether another count of the text is the share told: "In all 3,900 passed".
fn is_borne_by(text: &Text<'_>, claimed: Interval, other: &Told, whole: &Told) -> bool {
    let given = loose(text, other).zip(loose(text, whole)).and_then(|(part, whole)| part.div(whole));
    let given = given.and_then(|given| given.scale(Rational::HUNDRED));
    other.sort.kind == Kind::Count && given.is_some_and(|given| given.meets(claimed))
}

/// "Three-quarters of lodgers are young, and 69% live alone": the share before it in its sentence is of another whole.
fn is_of_own(text: &Text<'_>, claim: &Quantity) -> bool {
    let Some(sentence) = text.sentences.get(text.sentence_at(claim.tokens.start)) else { return false };
    let before = |share: &&Quantity| {
        matches!(share.kind, Kind::Fraction | Kind::OneIn) && share.tokens.end <= claim.tokens.start
    };
    let own = |share: &Quantity| {
        let end = share.tokens.end;
        text.word(end) == "of"
            && !matches!(text.word(end + 1), "them" | "these" | "those" | "whom" | "which" | "it" | "that")
    };
    text.quantities_in(sentence.quantities.clone()).iter().filter(before).any(own)
}

/// The one whole and its part: "heard 750 cases … threw out 480 of them", "tested 650 singers … 234 of the singers".
fn parted<'t>(text: &Text<'_>, told: &'t [Told], claim: &Quantity) -> Option<(&'t Told, &'t Told)> {
    let count = |told: &&Told| told.sort.kind == Kind::Count && told.sort.per.is_none() && is_plain(text, told);
    let counts: Vec<&Told> = told.iter().filter(count).collect();
    let mut found = counts.iter().enumerate().filter_map(|(at, part)| {
        let mut wholes = counts.get(..at)?.iter().filter(|whole| {
            whole.value > part.value
                && part.sentence - whole.sentence <= APART
                && (is_part_of(text, part, whole) || is_left_out(text, part) && is_group(text, whole, claim))
        });
        wholes.next().filter(|_| wholes.next().is_none()).map(|whole| (*whole, *part))
    });
    found.next().filter(|_| found.next().is_none()).or_else(|| {
        sole(text, &counts, claim).or_else(|| beside(text, told, claim)).filter(|_| claim.kind == Kind::Percent)
    })
}

/// Numbers below this are no people asked and no things counted.
const FEWEST: i64 = 20;

/// "The 22 percent who had been threatened": of the only two numbers told before, the greater is the whole.
fn sole<'t>(text: &Text<'_>, counts: &[&'t Told], claim: &Quantity) -> Option<(&'t Told, &'t Told)> {
    let definite = claim.tokens.start.checked_sub(1).is_some_and(|at| matches!(text.word(at), "The" | "the"));
    let those = matches!(text.word(claim.tokens.end), "who" | "that" | "which");
    let mut large = counts.iter().filter(|told| told.value >= Rational::from(FEWEST));
    let (first, second) = (large.next()?, large.next()?);
    let at = text.quantities.partition_point(|quantity| quantity.tokens.start < claim.tokens.start);
    let lone = large.next().is_none() && second.quantity < at && second.sentence - first.sentence <= APART;
    let (whole, part) = if first.value > second.value { (first, second) } else { (second, first) };
    let part_last = whole.quantity < part.quantity && whole.noun.is_some();
    (definite && those && lone && part_last && whole.value > part.value).then_some((*whole, *part))
}

/// "4,500 of its 90,000 customers … 85 percent of your customers".
fn beside<'t>(text: &Text<'_>, told: &'t [Told], claim: &Quantity) -> Option<(&'t Told, &'t Told)> {
    let mut found = told.iter().zip(told.iter().skip(1)).filter(|(part, whole)| {
        let tokens = |told: &Told| text.quantities.get(told.quantity).map(|quantity| quantity.tokens.clone());
        let near = tokens(part).zip(tokens(whole)).is_some_and(|(part, whole)| {
            text.word(part.end) == "of" && whole.start > part.end && whole.start - part.end < 4
        });
        let counts = part.sort.kind == Kind::Count && whole.sort == part.sort && part.value < whole.value;
        near && counts && is_plain(text, part) && is_plain(text, whole)
    });
    let (part, whole) = found.next().filter(|_| found.next().is_none())?;
    let end = claim.tokens.end;
    let named = text.word(end) == "of"
        && (end + 1..end + 4).any(|at| noun(text, at).is_some_and(|noun| Some(noun) == whole.noun));
    named.then_some((whole, part))
}

/// "480 of them", "234 of the singers", "Of these, 496".
fn is_part_of(text: &Text<'_>, part: &Told, whole: &Told) -> bool {
    let Some(tokens) = text.quantities.get(part.quantity).map(|quantity| quantity.tokens.clone()) else { return false };
    let pronoun = |at: u32| matches!(text.word(at), "them" | "these" | "those" | "whom" | "which");
    let noun = |at: u32| noun(text, at).is_some_and(|noun| Some(noun) == whole.noun);
    let behind = tokens.end;
    if text.word(behind) == "of" {
        let known = matches!(text.word(behind + 1), "the" | "those" | "these" | "its" | "their");
        return pronoun(behind + 1) && text.word(behind + 1) != "those"
            || known && (noun(behind + 2) || noun(behind + 3));
    }
    let Some(start) = text.sentences.get(part.sentence).map(|sentence| sentence.tokens.start) else { return false };
    text.word(start) == "Of" && (pronoun(start + 1) || noun(start + 2)) && tokens.start - start < 5
}

/// "They found 88 beyond repair": a count without its noun.
fn is_left_out(text: &Text<'_>, part: &Told) -> bool {
    part.noun.is_none() && text.heads.get(part.quantity).is_some_and(Option::is_none)
}

/// A whole that the share names ("60 percent of oyster beds … the bay's 220 beds"), or of which somebody was asked.
fn is_group(text: &Text<'_>, whole: &Told, claim: &Quantity) -> bool {
    let near = || claim.tokens.end + 1..claim.tokens.end + 5;
    let named = || near().any(|at| noun(text, at).is_some_and(|noun| Some(noun) == whole.noun));
    let start = text.quantities.get(whole.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    let asked = || {
        (start.saturating_sub(3)..start).any(|at| {
            matches!(
                text.word(at),
                "asked"
                    | "surveyed"
                    | "polled"
                    | "tested"
                    | "followed"
                    | "studied"
                    | "examined"
                    | "questioned"
                    | "interviewed"
                    | "checked"
                    | "inspected"
                    | "screened"
                    | "sampled"
            )
        })
    };
    text.word(claim.tokens.end) == "of" && whole.noun.is_some() && named() || asked()
}
