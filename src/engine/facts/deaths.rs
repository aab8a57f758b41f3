//! One toll told twice: "killed 14 people … 12 people were killed". Goes out: the later count, where both are bare counts of
//! people with one fate and nothing in the later sentence names another place, time or part of them.

use super::closed::is_one_of;
use super::size::meet;
use super::{Report, Words, alone, conflict};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Fate, Text, Told, Toll};

/// Sentences between two tellings.
const NEAR: usize = 20;

/// Words that tell the later count from the earlier, or a part from the whole.
const PARTED: [&str; 37] = [
    "another",
    "Another",
    "other",
    "others",
    "more",
    "also",
    "including",
    "among",
    "Among",
    "them",
    "least",
    "some",
    "Some",
    "further",
    "separate",
    "second",
    "third",
    "elsewhere",
    "nearby",
    "earlier",
    "previous",
    "year",
    "years",
    "since",
    "last",
    "each",
    "early",
    "initially",
    "first",
    "similar",
    "half",
    "both",
    "every",
    "per",
    "average",
    "month",
    "remaining",
];

/// Adds every pair.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let counts = facts.told.iter().filter(|told| {
        let whole = told.value.is_whole() && told.sort.per.is_none();
        // "Tests done on 60 of the bodies".
        let end = text.quantities.get(told.quantity).map_or(0, |quantity| quantity.tokens.end);
        let some = text.word(end) == "of" && is_one_of(text.word(end + 2), "bodies dead victims remains corpses");
        told.sort.kind == Kind::Count && told.sort.unit.is_none() && whole && !some
    });
    let mut tolls: Vec<Toll> = Vec::new();
    for told in counts {
        let dead = tolls.iter().any(|toll| toll.fate == Some(Fate::Dead));
        let toll = text.toll(told).filter(|toll| toll.fate.is_some()).or_else(|| by_noun(text, told, dead));
        tolls.extend(toll);
    }
    for (at, later) in tolls.iter().enumerate() {
        let same = |earlier: &&Toll| earlier.fate == later.fate && earlier.told.sentence != later.told.sentence;
        let before = || tolls.iter().take(at).filter(same);
        let all = |told: &Told| before().all(|earlier| earlier.told.value == told.value);
        let Some(first) = before().next().filter(|first| all(&first.told)) else { continue };
        let near = first.told.sentence + NEAR > later.told.sentence;
        // "Left 14 dead in Orme and four in Tull. In all 18 died."
        let added = |told: &Told| told.value.add(first.told.value) == Some(later.told.value);
        if facts.told_in(first.told.sentence).iter().any(added) || has_rest(text, first, later) {
            continue;
        }
        let rest = tolls.iter().skip(at + 1).filter(|toll| toll.fate == later.fate);
        if near
            && rest.clone().all(|toll| toll.told.value == first.told.value)
            && is_plain(text, &first.told)
            && is_plain(text, &later.told)
            && !meet(text, &first.told, &later.told)
            && is_of_one(text, first, later)
            && let Some((wrong, other)) = alone(text, &first.told, &later.told)
        {
            report.slips.push(conflict(text, wrong, other, None));
        }
    }
}

/// "Killed ten … Six bodies were found in the shaft and four in a tunnel": the later is a part, and the rest stands beside it.
fn has_rest(text: &Text<'_>, first: &Toll, later: &Toll) -> bool {
    let rest = first.told.value.sub(later.told.value);
    let Some(own) = text.sentences.get(later.told.sentence).map(|sentence| sentence.quantities.clone()) else {
        return false;
    };
    let bare = |at: usize| text.heads.get(at).is_some_and(Option::is_none) && at != later.told.quantity;
    (own.start as usize..own.end as usize).filter(|at| bare(*at)).any(|at| {
        let number = text.quantities.get(at).filter(|other| other.kind == Kind::Count).and_then(|other| other.number());
        number.is_some_and(|number| Some(number.value) == rest)
    })
}

/// "19 bodies"; where the dead are spoken of, "the 19 victims" too.
fn by_noun(text: &Text<'_>, told: &Told, dead: bool) -> Option<Toll> {
    let head = text.heads.get(told.quantity).copied().flatten()?;
    let start = text.quantities.get(told.quantity)?.tokens.start;
    let known = start.checked_sub(1).is_some_and(|at| matches!(text.word(at), "the" | "The" | "all"));
    let found = match text.word(head.end.checked_sub(1)?) {
        "bodies" | "fatalities" => true,
        "victims" | "dead" => dead && known,
        _ => false,
    };
    found.then_some(Toll { told: *told, fate: Some(Fate::Dead), whole: false })
}

fn is_plain(text: &Text<'_>, told: &Told) -> bool {
    text.quantities.get(told.quantity).is_some_and(|quantity| matches!(quantity.hedge, Hedge::None | Hedge::Exact))
        && told.value > crate::exact::Rational::whole(2)
}

/// Nothing tells the later from the earlier, and it is no part of it.
fn is_of_one(text: &Text<'_>, first: &Toll, later: &Toll) -> bool {
    let (before, behind) =
        (super::agree::names(text, first.told.sentence), super::agree::names(text, later.told.sentence));
    let new = behind.iter().any(|name| !before.contains(&name)) && !points_back(text, later);
    let new = new || is_of_another(text, first, later);
    let Some(sentence) = text.sentences.get(later.told.sentence) else { return false };
    let parted = text.tokens_in(sentence.tokens.clone()).iter().any(|token| PARTED.contains(&token.text(text.prose())));
    let dated = text.quantities_in(sentence.quantities.clone()).iter().any(|quantity| quantity.kind == Kind::Date);
    let fate = matches!(first.fate, Some(Fate::Dead | Fate::Hurt | Fate::Rescued | Fate::Arrested));
    let clause = text.sentences.get(first.told.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let among = text
        .tokens_in(clause)
        .iter()
        .any(|token| matches!(token.text(text.prose()), "among" | "Among" | "another" | "Another" | "more" | "first"));
    fate && !new
        && !among
        && !parted
        && !dated
        && ![first, later].iter().any(|toll| is_counted_on(text, toll))
        && !sentence.kind.is_heading()
        && !text.is_quoted(sentence.span)
        && !text.rivals(&first.told, &later.told, &(0..0))
}

/// What tolls are of.
const EVENTS: &str = "attack blast crash shooting explosion fire blaze accident earthquake quake bombing collision storm \
                      tornado disaster tragedy massacre raid derailment collapse avalanche landslide";
/// Verbs of those who speak of it.
const SPOKEN: &str = "condemned condemns called calls described describes blamed denounced deplored mourned";
/// Words from what a toll is of to its figure.
const OF: u32 = 5;

/// "The president condemned the attack, which left 17 people dead": a name before what is known is that of who speaks of it.
fn points_back(text: &Text<'_>, toll: &Toll) -> bool {
    let start = text.quantities.get(toll.told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    let end = text.sentences.get(toll.told.sentence).map_or(start, |sentence| sentence.tokens.end);
    let event = (start.saturating_sub(OF)..start)
        .find(|at| *at > 0 && is_one_of(text.word(*at), EVENTS) && matches!(text.word(at - 1), "the" | "this"));
    let first = text.sentences.get(toll.told.sentence).map_or(start, |sentence| sentence.tokens.start);
    // "Who lost a brother in the blast that killed 14 at the mill": one that is told of for the first time.
    let spoken = |at: u32| at == first + 1 || (first..at).any(|at| is_one_of(text.word(at), SPOKEN));
    let placed = |at: &u32| matches!(text.word(*at), "at" | "in" | "near" | "on");
    let tied = |at: u32| {
        let which = at + 1 + u32::from(text.word(at + 1) == ",");
        matches!(text.word(which), "which" | "that")
    };
    let named = |at: u32| text.word(at).starts_with(char::is_uppercase);
    event.is_some_and(|at| tied(at) && spoken(at) && !(at..end).any(named) && !(start..end).any(|at| placed(&at)))
}

/// "Three were found, and then the fourth": the sentence counts on to another number.
fn is_counted_on(text: &Text<'_>, toll: &Toll) -> bool {
    let tokens = text.sentences.get(toll.told.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    tokens.into_iter().any(|at| {
        matches!(text.word(at), "fourth" | "fifth" | "sixth" | "seventh")
            && matches!(text.word(at + 1), "." | "," | "body" | "victim" | "person" | "one" | "was" | "died" | "of")
    })
}

/// "A gunman killed six": what kills is new here.
fn is_of_another(text: &Text<'_>, first: &Toll, later: &Toll) -> bool {
    let tokens = |toll: &Toll| text.sentences.get(toll.told.sentence).map(|sentence| sentence.tokens.clone());
    let Some((before, behind)) = tokens(first).zip(tokens(later)) else { return false };
    let start = text.quantities.get(later.told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    let active = matches!(
        start.checked_sub(1).map(|at| text.word(at)),
        Some("killed" | "kills" | "hurt" | "injured" | "injures" | "wounded" | "wounds")
    );
    let new = matches!(text.word(behind.start), "A" | "An");
    let named = text.stems(behind.start + 1..start.saturating_sub(1));
    // "All 19 people arrested over the three-day protest".
    let days = |at: u32| matches!(text.word(at), "day" | "days" | "weekend" | "week" | "weeks" | "night" | "nights");
    let spread = (start + 1..behind.end)
        .any(|at| matches!(text.word(at), "over" | "during") && (at + 2..(at + 6).min(behind.end)).any(days));
    spread || active && new && named.intersection(&text.stems(before)).next().is_none()
}
