//! A thing told again as known, in a short text, with another number: "awarded $6.4 million … the award of $4.6 million",
//! "to shut 18 shops … the 28 closures", "a 16-week course … the 12-week course", "sixteen dogs … all 19 dogs".
//!
//! Comes in: a short text, and classes of words that tell one deed. Goes out: the later mention. Where the two are the
//! same digits in another order, they need share no more than a word or a kind of which the text has no other. Not here:
//! longer texts (`repeat`), two things told apart by an owner, a year or a word of contrast.

use super::size::meet;
use super::{Report, Words, conflict, span, start};
use crate::exact::Rational;
use crate::lexicon::singular_key;
use crate::quantity::{Amount, Hedge, Kind};
use crate::sentence::size::SOME;
use crate::sentence::{Text, Told, stem};
use crate::token::{Flags, Key};
use std::ops::Range;

/// Adds every mention that does not fit.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    let told = &text.facts().told;
    if !text.is_short() || told.len() > SOME {
        return;
    }
    for (at, later) in told.iter().enumerate().filter(|(_, told)| is_plain(text, told)) {
        let Some(phrase) = renewed(text, later) else { continue };
        let before = told.get(..at).unwrap_or_default();
        let other = exchanged(text, before, later, &phrase)
            .or_else(|| miswritten(text, before, later, &phrase))
            .or_else(|| attributed(text, before, later, &phrase))
            .or_else(|| deed(text, words, before, later, &phrase))
            .or_else(|| whole(text, before, later));
        let last = text.heads.get(later.quantity).copied().flatten().map_or(0, |head| head.end).max(end(text, later));
        let elsewhere = super::closed::is_elsewhere(text, last);
        if let Some(other) = other.filter(|other| {
            !elsewhere && !super::closed::is_told_apart(text, other, last) && !super::is_counted_up(text, other, later)
        }) {
            report.slips.push(conflict(text, later, other, None));
        }
    }
}

fn is_plain(text: &Text<'_>, told: &Told) -> bool {
    let kind = matches!(
        told.sort.kind,
        Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration | Kind::Points
    );
    kind && text.quantities.get(told.quantity).is_some_and(|quantity| {
        matches!(quantity.hedge, Hedge::None | Hedge::Exact) && (!quantity.lexical || told.sort.kind == Kind::Count)
    })
}

/// The phrase in which a figure is told as known: "the 46 pairs", "Quist's bid of €4.70", "all 19 dogs"; "at 1.39 metres,
/// she" has none of its own.
fn renewed(text: &Text<'_>, told: &Told) -> Option<Range<u32>> {
    let first = start(text, told);
    let before = first.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let behind = end(text, told);
    let opens =
        before == "At" && text.word(behind) == "," && matches!(text.word(behind + 1), "she" | "he" | "it" | "they");
    if opens || matches!(before, "All" | "all") {
        return Some(first - 1..first);
    }
    text.renewed(told)
}

/// Two digits exchanged, and nothing else of the sort is written with them.
fn exchanged<'t>(text: &Text<'_>, before: &'t [Told], later: &Told, phrase: &Range<u32>) -> Option<&'t Told> {
    let facts = text.facts();
    let twins =
        before.iter().filter(|told| is_plain(text, told) && told.sort == later.sort && are_exchanged(told, later));
    let mut twins = twins.filter(|told| told.sentence != later.sentence && facts.mentions(told) == 1);
    let earlier = twins.next().filter(|_| twins.next().is_none() && facts.mentions(later) == 1)?;
    let counted = earlier.noun.is_none() || later.noun.is_none() || earlier.noun == later.noun;
    let of_one = counted || later.sort.kind != Kind::Count;
    // "Tolm 46 … The 46 wells of Tolm".
    let again = text.quantities.iter().filter(|quantity| {
        quantity.kind == later.sort.kind && quantity.number().is_some_and(|number| number.value == later.value)
    });
    let of_one = of_one && again.count() == 1;
    let of_one =
        of_one && super::repeat::is_said(text, earlier, later, phrase) && !super::repeat::is_found(text, later);
    (of_one && !are_told_apart(text, earlier, later, phrase)).then_some(earlier)
}

/// One digit differs, and the text has no other figure of the sort: "borrowed £640,000 … the £690,000 loan".
fn miswritten<'t>(text: &Text<'_>, before: &'t [Told], later: &Told, phrase: &Range<u32>) -> Option<&'t Told> {
    let quantity = text.quantities.get(later.quantity)?;
    let like = |told: &&Told| told.sort == later.sort && (told.sort.kind != Kind::Count || told.noun == later.noun);
    let mut all = text.facts().told.iter().filter(like);
    let lone = all.next().is_some() && all.next().is_some() && all.next().is_none();
    let earlier = before.iter().find(|told| like(told) && is_plain(text, told) && told.sentence != later.sentence)?;
    let digits = |told: &Told| told.digits.step(told.value).map(|_| told.value.to_decimal(2));
    let (one, other) = (digits(earlier)?, digits(later)?);
    let apart = one.len() == other.len() && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1;
    let head = text
        .heads
        .get(later.quantity)
        .copied()
        .flatten()
        .map_or(quantity.tokens.end, |head| head.end.max(quantity.tokens.end));
    let some = matches!(
        text.word(head),
        "of" | "in"
            | "at"
            | "from"
            | "who"
            | "that"
            | "which"
            | "with"
            | "on"
            | "to"
            | "for"
            | "aged"
            | "by"
            | "under"
            | ","
            | "or"
    );
    // "the £690,000 loan": the noun behind an amount is no part of it.
    let wide = phrase.start..phrase.end.max(quantity.tokens.end + 1);
    let kin = super::repeat::is_kin(text, earlier, later, &wide);
    let fine = later.digits.count() > 1 && (later.noun.is_some() || later.sort.kind != Kind::Count);
    (lone
        && apart
        && fine
        && kin
        && !some
        && !text.rivals(earlier, later, phrase)
        && !are_told_apart(text, earlier, later, phrase))
    .then_some(earlier)
}

/// The digits with their noughts, two of them in the other's place: 180 and 108, 4.6 and 6.4.
fn are_exchanged(one: &Told, other: &Told) -> bool {
    let step = |told: &Told| told.digits.step(told.value);
    let smallest = step(one).zip(step(other)).map(|(a, b)| a.min(b));
    let whole = |told: &Told| told.value.abs().div(smallest?).map(|digits| digits.parts().0);
    let Some((a, b)) = whole(one).zip(whole(other)) else { return false };
    let digits = |number: i128| number.to_string().into_bytes();
    let (a, b) = (digits(a), digits(b));
    let different: Vec<(&u8, &u8)> = a.iter().zip(&b).filter(|(one, other)| one != other).collect();
    a.len() == b.len() && matches!(different.as_slice(), [(p, q), (r, s)] if p == s && q == r)
}

/// Another owner, a name, a word of contrast, a year of its own.
pub fn are_told_apart(text: &Text<'_>, earlier: &Told, later: &Told, phrase: &Range<u32>) -> bool {
    let around = phrase.start..end(text, later).max(phrase.end) + 4;
    let stretch = |told: &Told| text.sentences.get(told.sentence).map(|sentence| sentence.quantities.clone());
    let years = |told: &Told| -> Vec<i32> {
        let all = stretch(told).map(|range| text.quantities_in(range)).unwrap_or_default();
        let year = |amount: &Amount| if let Amount::Date(date, _) = amount { date.year } else { None };
        all.iter().filter_map(|quantity| year(&quantity.amount)).collect()
    };
    let known = years(earlier);
    let dated = years(later).iter().any(|year| !known.contains(year));
    let word = |at: u32| text.word(at);
    let other = phrase.clone().any(|at| is_contrast(word(at)))
        || around.into_iter().any(|at| {
            let period = matches!(word(at + 1), "year" | "month" | "week" | "season" | "quarter" | "time" | "decade");
            matches!(word(at), "last" | "previous" | "next") && period
                || matches!(word(at), "earlier" | "before" | "ago")
        });
    dated || other || text.are_apart(earlier, later, phrase)
}

/// Words that tell another thing of the name.
fn is_contrast(word: &str) -> bool {
    matches!(
        word,
        "last"
            | "previous"
            | "earlier"
            | "former"
            | "other"
            | "another"
            | "second"
            | "first"
            | "next"
            | "rival"
            | "remaining"
            | "new"
            | "old"
            | "original"
            | "initial"
            | "more"
            | "extra"
            | "further"
    )
}

/// "a 16-week course … the 12-week course": the one thing of its name, told first as new.
fn attributed<'t>(text: &Text<'_>, before: &'t [Told], later: &Told, phrase: &Range<u32>) -> Option<&'t Told> {
    let attributive = |told: &Told| text.quantities.get(told.quantity).is_some_and(|quantity| quantity.attributive);
    let noun = later.noun.filter(|_| attributive(later) && later.sort.kind == Kind::Duration)?;
    let like = |told: &&Told| told.sort.kind == later.sort.kind && told.noun == Some(noun) && attributive(told);
    let mut same = before.iter().filter(like);
    let earlier = same.next().filter(|_| same.next().is_none())?;
    let article = start(text, earlier).checked_sub(1).map(|at| text.word(at).to_ascii_lowercase())?;
    let the = matches!(text.word(phrase.start), "the" | "The" | "that" | "its" | "this")
        && phrase.start + 1 == start(text, later);
    let single = the && matches!(article.as_str(), "a" | "an" | "its" | "his" | "her" | "their");
    let apart = earlier.sentence != later.sentence && !meet(text, earlier, later) && earlier.sort == later.sort;
    (single && apart && !are_told_apart(text, earlier, later, phrase)).then_some(earlier)
}

/// "to shut 18 shops … the 28 closures", "will hire 40 nurses … the 60 recruits".
fn deed<'t>(text: &Text<'_>, words: &Words, before: &'t [Told], later: &Told, phrase: &Range<u32>) -> Option<&'t Told> {
    let quantity = text.quantities.get(later.quantity).filter(|_| later.sort.kind == Kind::Count)?;
    let the = matches!(text.word(phrase.start), "the" | "The" | "These" | "these")
        && phrase.start + 1 == quantity.tokens.start;
    // "The 18 at present" tells no deed.
    let word = text.word(quantity.tokens.end);
    if word.len() < 4
        || matches!(word, "from" | "with" | "that" | "which" | "into" | "over" | "under" | "were" | "have")
    {
        return None;
    }
    let deed = stem(word);
    let classes = || words.alike.iter().filter(move |class| class.contains(&deed));
    let done = |told: &&Told| {
        let verb = start(text, told).checked_sub(1).map(|at| stem(text.word(at)));
        let passive = later.noun.is_some() && told.noun == later.noun;
        let done = passive.then(|| undergone(text, told)).flatten();
        told.sort == later.sort
            && [verb, done]
                .into_iter()
                .flatten()
                .any(|verb| verb == deed || classes().any(|class| class.contains(&verb)))
    };
    let mut told = before.iter().filter(|told| is_plain(text, told)).filter(done);
    let earlier = told.next().filter(|other| the && told.all(|more| more.value == other.value))?;
    let ends = text.word(quantity.tokens.end + 1);
    let some = matches!(ends, "of" | "in" | "at" | "on" | "so" | "announced");
    let apart = earlier.sentence != later.sentence && !meet(text, earlier, later) && !some;
    let lone = before.iter().all(|told| told.value != later.value);
    // "Seven before the match and another five … The 12 arrested": what came to it has been added.
    let added = |told: &Told| told.sort == later.sort && told.value.add(earlier.value) == Some(later.value);
    let lone = lone && !before.iter().any(added);
    let lone = lone && !is_of_list(text, earlier);
    (apart && lone && !are_told_apart(text, earlier, later, phrase)).then_some(earlier)
}

/// "Has hired 11 nurses, six midwives and four doctors": not the whole of it.
fn is_of_list(text: &Text<'_>, told: &Told) -> bool {
    let end = end(text, told);
    text.quantities.iter().any(|next| {
        let joined = || matches!(text.word(next.tokens.start - 1), "," | "and");
        (end + 1..end + 5).contains(&next.tokens.start) && next.kind == Kind::Count && joined()
    })
}

/// "Nine trains will be scrapped": what is done to them.
fn undergone(text: &Text<'_>, told: &Told) -> Option<Key> {
    let end = end(text, told);
    let verb = (end..end + 6).find(|at| text.word(*at) == "be")?;
    Some(stem(text.word(verb + 1)))
}

/// "Sixteen dogs saved" above "All 19 dogs": the only counts of the noun.
fn whole<'t>(text: &Text<'_>, before: &'t [Told], later: &Told) -> Option<&'t Told> {
    let first = start(text, later);
    let all = first > 0 && text.word(first - 1) == "All" && later.sort.kind == Kind::Count;
    let noun = later.noun.filter(|_| all)?;
    let facts = text.facts();
    let mut same = facts.told.iter().filter(|told| told.noun == Some(noun) && told.quantity != later.quantity);
    same.next().filter(|_| same.next().is_none())?;
    let headed = |told: &&Told| told.noun == Some(noun) && facts.is_headline(told) && facts.mentions(told) == 1;
    let earlier = before.iter().find(headed)?;
    let most = Rational::whole(2).mul(earlier.value.min(later.value))?;
    let near = earlier.value.max(later.value) <= most;
    let other = text.tokens.iter().any(|token| {
        let word = token.text(text.prose());
        matches!(word, "other" | "others" | "another" | "rest" | "also" | "died" | "killed")
            && !token.flags.any(Flags::CAPITALS)
    });
    let named = noun == singular_key(text.word(end(text, later)));
    (near && named && !other && !meet(text, earlier, later) && span(text, earlier) != span(text, later))
        .then_some(earlier)
}

fn end(text: &Text<'_>, told: &Told) -> u32 {
    text.quantities.get(told.quantity).map(|quantity| quantity.tokens.end).unwrap_or_default()
}
