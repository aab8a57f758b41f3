//! A count told again as known, and greater or otherwise told: "three suspects … the four suspects", "shipped 8,400 tonnes …
//! the 8,900 tonnes that it shipped", "cut 430 posts" under "340 jobs to go".
//!
//! Comes in: a text. Goes out: the later mention. Not here: two digits exchanged in the body alone (`repeat`), sizes of one
//! thing (`size`).

use super::size::meet;
use super::{Report, Words, alone, conflict, is_counted_up};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Sort, Text, Told, stem};
use crate::token::{Key, KeyHasher};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// Sentences between two mentions.
const NEAR: usize = 14;

/// Counts by what they count, in the order of the text.
type Known<'t> = HashMap<(Option<Key>, Sort), Vec<&'t Told>, BuildHasherDefault<KeyHasher>>;

/// Adds every mention that does not fit.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let mut known = Known::default();
    let sized = sized(text);
    for later in facts.told.iter().filter(|told| is_bare(text, told) || is_compared(text, told)) {
        if !facts.is_headline(later) {
            let above = facts.shuffled(later).find(|above| is_headline_of(text, above, later));
            if let Some(above) = above.filter(|above| facts.mentions(above) == 1) {
                report.slips.push(conflict(text, above, later, Some("two digits have changed places")));
            }
        }
        if later.noun.is_none() && later.sort.kind != Kind::Measure {
            continue;
        }
        // "cut 1,900 jobs … the 1,600 people whose jobs will be cut".
        let own = before_jobs(text, &known, later);
        if let Some(earlier) = own.filter(|earlier| !meet(text, earlier, later) && is_near(earlier, later)) {
            report.slips.push(conflict(text, later, earlier, None));
        }
        let noun = later.noun.filter(|_| later.sort.kind != Kind::Measure);
        let before = known.entry((noun, later.sort)).or_default();
        if let Some(size) = sized
            .get(&later.noun)
            .filter(|size| is_own(text, later) && size.sentence != later.sentence && size.value != later.value)
            .filter(|size| is_of_size(size, later) && !is_counted_up(text, size, later))
        {
            report.slips.push(conflict(text, later, size, None));
        }
        if let [earlier] = before.as_slice()
            && earlier.sentence + NEAR > later.sentence
            && earlier.sentence != later.sentence
            && !meet(text, earlier, later)
            && is_again(text, earlier, later)
            && let Some((at, other)) = alone(text, earlier, later)
        {
            report.slips.push(conflict(text, at, other, None));
        }
        before.push(later);
    }
}

/// Within a fifth: what is further off is a part.
fn is_near(earlier: &Told, later: &Told) -> bool {
    let ratio = later.value.div(earlier.value);
    let bounds = crate::exact::Rational::new(4, 5).zip(crate::exact::Rational::new(5, 4));
    ratio.zip(bounds).is_some_and(|(ratio, (low, high))| ratio > low && ratio < high)
}

/// Within two and a half times: a party's seats are not those of the house.
fn is_of_size(earlier: &Told, later: &Told) -> bool {
    let ratio = later.value.div(earlier.value);
    let bounds = crate::exact::Rational::new(2, 5).zip(crate::exact::Rational::new(5, 2));
    ratio.zip(bounds).is_some_and(|(ratio, (low, high))| ratio > low && ratio < high)
}

/// The jobs that are cut, behind whose figure the people are counted again "whose jobs will be cut".
fn before_jobs<'t>(text: &Text<'_>, known: &Known<'t>, later: &Told) -> Option<&'t Told> {
    let behind = head_end(text, later);
    let start = text.quantities.get(later.quantity)?.tokens.start;
    let definite = start.checked_sub(1).is_some_and(|at| matches!(text.word(at), "the" | "The"));
    let jobs = text.word(behind) == "whose" && matches!(text.word(behind + 1), "jobs" | "posts" | "positions");
    if !definite || !jobs {
        return None;
    }
    let noun = crate::lexicon::singular_key(text.word(behind + 1));
    let told = known.get(&(Some(noun), later.sort))?;
    told.first().filter(|_| told.len() == 1).copied()
}

/// "The 14-storey Marlow House": the one size of its kind.
fn sized<'t>(text: &'t Text<'_>) -> HashMap<Option<Key>, &'t Told, BuildHasherDefault<KeyHasher>> {
    let mut sized: HashMap<_, Vec<&Told>, BuildHasherDefault<KeyHasher>> = HashMap::default();
    let attributive = |told: &&Told| text.quantities.get(told.quantity).is_some_and(|quantity| quantity.attributive);
    let counts = text.facts().told.iter().filter(|told| told.sort.kind == Kind::Count && told.noun.is_some());
    for told in counts.filter(attributive) {
        sized.entry(told.noun).or_default().push(told);
    }
    sized.into_iter().filter_map(|(noun, all)| Some((noun, *all.first().filter(|_| all.len() == 1)?))).collect()
}

/// "its 16 storeys".
fn is_own(text: &Text<'_>, told: &Told) -> bool {
    let start = text.quantities.get(told.quantity).map(|quantity| quantity.tokens.start).unwrap_or_default();
    start > 0 && matches!(text.word(start - 1), "its" | "Its") && head_end(text, told) == end(text, told) + 1
}

fn is_bare(text: &Text<'_>, told: &Told) -> bool {
    let quantity = text.quantities.get(told.quantity);
    matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure)
        && quantity.is_some_and(|quantity| {
            matches!(quantity.hedge, Hedge::None | Hedge::Exact) && !quantity.lexical && !quantity.attributive
        })
}

/// "more than the 8,900 tonnes".
fn is_compared(text: &Text<'_>, told: &Told) -> bool {
    let Some(quantity) = text.quantities.get(told.quantity) else { return false };
    let core = text.tokens.partition_point(|token| token.start < quantity.core.start) as u32;
    core > quantity.tokens.start && text.word(core - 1) == "the" && !quantity.attributive && !quantity.lexical
}

/// Two digits exchanged between the headline and the body, of which the headline's stands nowhere else.
fn is_headline_of(text: &Text<'_>, above: &Told, below: &Told) -> bool {
    let facts = text.facts();
    let step = above.digits.step(above.value) == below.digits.step(below.value);
    let shared = || {
        let words = text.sentence_stems(above.sentence);
        words.intersection(&text.sentence_stems(below.sentence)).count()
    };
    let work = |told: &Told| {
        matches!(
            text.word(head_end(text, told).max(end(text, told) + 1) - 1),
            "jobs" | "posts" | "positions" | "workers" | "staff" | "employees" | "people"
        )
    };
    let noun = above.noun.is_some() && above.noun == below.noun || work(above) && work(below);
    facts.is_headline(above)
        && is_bare(text, above)
        && above.digits.count() > 1
        && above.digits.exchanged(below.digits)
        && step
        && (noun || shared() > 1)
}

/// Whether the later mention is told as known, and is no part of the earlier.
fn is_again(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    let Some(quantity) = text.quantities.get(later.quantity) else { return false };
    // "more than the 8,900 tonnes that it shipped": the hedge is the comparison's.
    let start = text.tokens.partition_point(|token| token.start < quantity.core.start) as u32;
    let before = start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let definite = matches!(before, "the" | "The" | "these" | "These" | "those" | "Those");
    let phrase = start.saturating_sub(1)..head_end(text, later);
    if definite
        && done(text, earlier, later)
        && !text.is_of_other_days(later)
        && !super::agree::are_others(text, earlier, later)
    {
        return true;
    }
    if !definite || text.rivals(earlier, later, &phrase) || is_added(text, earlier, later) {
        return false;
    }
    let plain = head_end(text, later) == quantity.tokens.end + 1 && head_end(text, earlier) <= end(text, earlier) + 2;
    let more = later.sort.kind == Kind::Count && later.value > earlier.value && plain && !is_of(text, later);
    let fewer = later.sort.kind == Kind::Count && before == "The" && plain && is_verb(text, head_end(text, later));
    (more || fewer) && is_small(earlier, later) && !super::closed::is_picked(text, phrase.end)
}

/// "The five schools were": all of them.
fn is_verb(text: &Text<'_>, at: u32) -> bool {
    matches!(text.word(at), "were" | "are" | "have" | "had" | "will" | "would" | "all")
}

/// A dozen or so at most: greater counts of one noun are of one kind of thing more often than of one group.
fn is_small(earlier: &Told, later: &Told) -> bool {
    let most = crate::exact::Rational::whole(12);
    earlier.value <= most && later.value <= most && earlier.value > crate::exact::Rational::ONE
}

/// "the 8,900 tonnes that it shipped" behind "shipped 8,400 tonnes": the verb of the clause stands before the figure that
/// was told first.
fn done(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    let behind = head_end(text, later);
    if !matches!(text.word(behind), "that" | "it" | "he" | "she" | "they" | "who" | "which" | "whose") {
        return false;
    }
    let Some(start) = text.quantities.get(earlier.quantity).map(|quantity| quantity.tokens.start) else { return false };
    let verb = stem(text.word(start.saturating_sub(1)));
    let end = end(text, earlier) + 4;
    (behind + 1..behind + 4).map(|at| text.word(at)).filter(|word| word.len() > 3 && !is_helper(word)).any(|word| {
        let same = stem(word);
        same == verb || (end.saturating_sub(4)..end).any(|at| text.word(at).len() > 3 && stem(text.word(at)) == same)
    })
}

/// Verbs that tell no deed.
fn is_helper(word: &str) -> bool {
    matches!(
        word,
        "were" | "have" | "been" | "will" | "would" | "could" | "should" | "must" | "might" | "being" | "does"
    )
}

/// "another suspect", "a fourth suspect" between the two.
fn is_added(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    let range = text.sentences.get(earlier.sentence..later.sentence + 1).unwrap_or_default();
    let tokens = range.first().zip(range.last()).map(|(first, last)| first.tokens.start..last.tokens.end);
    text.tokens_in(tokens.unwrap_or_default()).iter().any(|token| {
        matches!(
            token.text(text.prose()),
            "another"
                | "Another"
                | "more"
                | "other"
                | "added"
                | "extra"
                | "joined"
                | "additional"
                | "further"
                | "new"
                | "total"
                | "also"
                | "third"
                | "fourth"
                | "fifth"
                | "sixth"
                | "seventh"
                | "both"
                | "plus"
                | "last"
                | "all"
        )
    })
}

/// "the four suspects of".
fn is_of(text: &Text<'_>, told: &Told) -> bool {
    matches!(text.word(head_end(text, told)), "of" | "in" | "at" | "from" | "with" | "on" | "for" | "-")
}

fn head_end(text: &Text<'_>, told: &Told) -> u32 {
    text.heads.get(told.quantity).copied().flatten().map_or_else(|| end(text, told), |head| head.end)
}

fn end(text: &Text<'_>, told: &Told) -> u32 {
    text.quantities.get(told.quantity).map(|quantity| quantity.tokens.end).unwrap_or_default()
}
