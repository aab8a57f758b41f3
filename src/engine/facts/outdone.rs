//! What is told as the greatest or least of its class, and another of the class beyond it: "At 6.2 km the Weir is the
//! longest road tunnel. The Sollen, the newest road tunnel, runs for 7.9 km".
//!
//! Comes in: a short text; superlatives, words of having a size, and kinds with what is of them, from the check's file. Goes
//! out: the other figure. Only where the class is named again in full, where a word of the other sentence is of that very
//! kind, or where the superlative is of a set ("the cheapest of the four towns"). Not here: who is second (`ranked`).

use super::closed::is_one_of;
use super::{Report, Slip, Words, apart, conflict, start};
use crate::exact::Rational;
use crate::lexicon::singular_key;
use crate::quantity::{Amount, Hedge, Kind};
use crate::sentence::{Text, Told, stem};
use crate::token::{Flags, Key, Token, key};
use std::ops::Range;

/// Words from a superlative to its figure.
const REACH: u32 = 16;
/// Sentences to the other.
const NEAR: usize = 4;

/// What is told of a year by its own name: "the wettest May", "the busiest Sunday".
#[rustfmt::skip]
const CALENDAR: [&str; 19] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
];

/// A superlative with its class.
struct Best {
    at: u32,
    high: bool,
    /// "road tunnel".
    class: Vec<Key>,
    /// "the cheapest of the four towns", "the fewest clubs of any county".
    of_set: bool,
    /// "the hottest May on record": of all years.
    ever: bool,
    /// "the coldest night of the winter": the last word.
    period: Option<Key>,
    /// Where its figure may stand at the earliest, if behind it.
    from: u32,
}

/// Adds every figure that outdoes one told as the greatest or least.
pub fn run(text: &Text<'_>, words: &Words, report: &mut Report) {
    if !text.is_short() {
        return;
    }
    for at in report.called.clone() {
        let Some(best) = best(text, words, at) else { continue };
        let sentence = text.sentence_at(at);
        let told = &text.facts().told;
        let Some(own) = own(text, words, told, sentence, (at, best.from)) else { continue };
        let later = told.iter().filter(|other| {
            other.quantity > own.quantity && other.sentence <= sentence + NEAR && start(text, other) > at
        });
        let beyond = |other: &&Told| if best.high { other.value > own.value } else { other.value < own.value };
        let other = later.filter(|other| is_like(text, own, other)).filter(beyond).find(|other| {
            let here = start(text, other);
            let told_apart = match (best.of_set, best.ever) {
                (true, _) => super::known::are_told_apart(text, own, other, &(here..here)),
                (_, true) => text.corrects() || !is_earlier(text, own, other),
                _ if is_of_same(text, &best, other) => text.corrects(),
                _ => text.rivals(own, other, &(0..0)),
            };
            apart(text, own, other)
                && !told_apart
                && !is_no_member(text, other)
                && is_of_class(text, words, &best, other)
        });
        if let Some(other) = other {
            let label = if best.high { "more than the greatest" } else { "less than the least" };
            report.slips.push(Slip { label: label.to_owned(), ..conflict(text, other, own, None) });
        }
    }
}

/// "The rest cover 120", "The three are 5 km long in all", "London's is 245 metres": the others together, or what is not of
/// the class.
fn is_no_member(text: &Text<'_>, other: &Told) -> bool {
    let Some(opens) = text.sentences.get(other.sentence).map(|sentence| sentence.tokens.start) else { return false };
    let article = u32::from(matches!(text.word(opens), "The" | "All" | "These" | "Those"));
    let counted =
        text.quantities.iter().any(|quantity| quantity.tokens.start == opens + article && quantity.kind == Kind::Count);
    let together = matches!(text.word(opens), "All" | "Together" | "Combined" | "Both")
        || is_one_of(text.word(opens + article), "rest others remaining remainder average mean") && article > 0
        || counted && start(text, other) > opens + article && article > 0;
    let owned = (opens..start(text, other)).any(|at| matches!(text.word(at), "'s" | "’s") && is_be(text.word(at + 1)));
    together || owned
}

/// Words of what is not of the class told of.
const ELSEWHERE: &str = "former planned proposed disused abroad outside elsewhere neighbouring neighboring previous \
    once until would if unlike only world";
/// Words that leave some of a class out.
const LIMITED: &str = "still living surviving alive remaining existing current serving sitting working active";

/// "the longest road tunnel", "the cheapest of the four towns"; none for "the second-longest", "one of the longest".
fn best(text: &Text<'_>, words: &Words, at: u32) -> Option<Best> {
    let high = words.high.contains(&stem(text.word(at)));
    let before = at.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let lone = at < 3 || !matches!(text.word(at - 3), "one" | "One" | "among") && text.word(at - 2) != "of";
    let set = matches!(before, "the" | "The" | "most" | "least" | "'s" | "’s" | "its" | "their");
    if !set || !lone || matches!(text.word(at + 1), "since" | "in") && text.word(at + 2) != "the" {
        return None;
    }
    // "The oldest of the brothers still living": not of all.
    let open = |at: &u32| !matches!(text.word(*at), "." | ";" | ",");
    if (at + 1..at + 8).take_while(open).any(|at| is_one_of(text.word(at), LIMITED)) {
        return None;
    }
    let mut class = Vec::new();
    let mut end = at + 1;
    while let Some(token) = text.tokens.get(end as usize).filter(|token| token.is_word() && class.len() < 4) {
        let word = token.text(text.prose());
        if SMALL.contains(&word) || token.flags.any(Flags::CAPITAL) && !CALENDAR.contains(&word) {
            break;
        }
        class.push(singular_key(&word.to_lowercase()));
        end += 1;
    }
    let next = text.word(end + 1);
    let many = (end + 2..end + 4).any(|at| text.word(at).ends_with('s') && !matches!(text.word(at + 1), "'s" | "’s"));
    let set = matches!(next, "all" | "any") || many && matches!(next, "the" | "its" | "these" | "those" | "their");
    let of_set = text.word(end) == "of" && set;
    let counts = matches!(text.word(at), "most" | "fewest");
    let of_set = of_set && (class.is_empty() || counts);
    let from = if of_set { end + 4 } else { at };
    let says = |at: u32| is_be(text.word(at)) || matches!(text.word(at), "made" | "makes" | "making");
    let told = of_set || (at.saturating_sub(5)..at).any(says);
    let ever = matches!(text.word(end), "ever" | "yet")
        || text.word(end) == "on" && text.word(end + 1) == "record"
        || text.word(end) == "since" && text.word(end + 1) == "records"
        || text.word(end) == "in" && (end + 2..end + 5).any(|at| text.word(at) == "history");
    let period =
        (text.word(end) == "of" && matches!(text.word(end + 1), "the" | "this")).then(|| key(text.word(end + 2)));
    (told && (of_set || !class.is_empty() && !counts)).then_some(Best { at, high, class, of_set, ever, period, from })
}

/// "Earlier in the same winter", behind "the coldest night of the winter".
fn is_of_same(text: &Text<'_>, best: &Best, other: &Told) -> bool {
    let stretch = text.sentences.get(other.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    best.class.len() == 1
        && best.period.is_some_and(|period| {
            let same = |at: u32| text.word(at) == "same" && key(text.word(at + 1)) == period;
            stretch.into_iter().any(same)
        })
}

/// "May 2018 had averaged 18.3 C": the other year is over by the time of the first.
fn is_earlier(text: &Text<'_>, own: &Told, other: &Told) -> bool {
    let clause = clause(text, other);
    let dated = text.quantities.iter().any(|quantity| {
        let year = |amount: &Amount| matches!(amount, Amount::Date(date, _) if date.year.is_some());
        clause.contains(&quantity.tokens.start) && year(&quantity.amount)
    });
    dated && clause.into_iter().any(|at| text.word(at) == "had") && own.sentence <= other.sentence
}

/// "is the country's largest": the superlative says what something is, it does not only name it.
fn is_be(word: &str) -> bool {
    matches!(word, "is" | "was" | "are" | "were" | "became" | "becomes" | "remains" | "remained")
}

/// The figure of the superlative: the nearest of its sentence.
fn own<'t>(
    text: &Text<'_>,
    words: &Words,
    told: &'t [Told],
    sentence: usize,
    (at, behind): (u32, u32),
) -> Option<&'t Told> {
    let from = told.partition_point(|told| told.sentence < sentence);
    let all = told.get(from..)?.iter().take_while(|told| told.sentence == sentence);
    let tied = |told: &&Told| {
        let first = start(text, told);
        let before = first.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        let led = matches!(before, "At" | "With" | "The" | "'s" | "’s" | "with" | "of" | "," | "(" | "–" | "—" | ":");
        // "The busiest of the city's five stations".
        let set = first > at
            && text.word(at + 1) == "of"
            && !(at..first).any(|at| matches!(text.word(at), "," | "is" | "was" | "with" | "at"));
        if set && first < behind.max(at + 7) && before != "youngest" && before != "is" {
            return false;
        }
        // "The youngest five."
        first == at + 1 || (led || words.holds.contains(&stem(before))) && (first < at || first >= behind)
    };
    // "The youngest of the three sisters is 44": an age needs no noun.
    let aged = matches!(text.word(at), "youngest" | "oldest" | "eldest");
    let counted = |told: &&Told| {
        aged || told.sort.kind != Kind::Count || told.noun.is_some() || told.sort.unit.is_some() || is_frost(told)
    };
    let near = all.filter(|told| is_level(text, told) && start(text, told).abs_diff(at) <= REACH);
    let near = near.filter(tied).filter(|told| counted(told) || matches!(text.word(at), "most" | "fewest"));
    near.min_by_key(|told| {
        let ahead = start(text, told) > at;
        let stretch = if ahead { at..start(text, told) } else { start(text, told)..at };
        let parted = stretch.clone().any(|at| matches!(text.word(at), ";" | ":" | "but" | "while"));
        (parted, stretch.len())
    })
}

/// "Minus 11": below zero, a bare number is of a thermometer.
fn is_frost(told: &Told) -> bool {
    told.value < Rational::ZERO
}

fn is_level(text: &Text<'_>, told: &Told) -> bool {
    let plain = matches!(told.sort.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration);
    plain
        && text.quantities.get(told.quantity).is_some_and(|quantity| {
            !quantity.attributive
                && !quantity.lexical
                && matches!(quantity.hedge, Hedge::None | Hedge::Exact)
                && !text.is_quoted(quantity.span)
        })
}

/// A level of the same sort, and no difference ("3 metres taller", "by 3 metres").
fn is_like(text: &Text<'_>, own: &Told, other: &Told) -> bool {
    let Some(quantity) = text.quantities.get(other.quantity) else { return false };
    let noun = other.noun.is_none() || own.noun.is_none() || own.noun == other.noun;
    let behind = text.word(quantity.tokens.end);
    let before = quantity.tokens.start.checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
    let step =
        matches!(behind, "more" | "less" | "fewer" | "ahead" | "behind" | "above" | "below" | "away" | "from" | "of")
            || behind.len() > 4 && behind.ends_with("er")
            || matches!(before, "by" | "than" | "another" | "first" | "last")
            || before == "for" && own.sort.kind != Kind::Measure;
    // "£610 a month … £580".
    let unit = own.sort.kind == other.sort.kind && own.sort.unit == other.sort.unit;
    let each = own.sort.per == other.sort.per || other.sort.per.is_none();
    unit && each && is_level(text, other) && !step && (noun || own.sort.kind != Kind::Count)
}

/// Whether the other's clause tells of one of the class.
fn is_of_class(text: &Text<'_>, words: &Words, best: &Best, other: &Told) -> bool {
    let clause = clause(text, other);
    let token = |at: u32| text.tokens.get(at as usize);
    let inside: Vec<&Token> = clause.clone().filter_map(token).filter(|token| token.is_word()).collect();
    let other_place = inside.iter().any(|token| is_one_of(token.text(text.prose()), ELSEWHERE));
    if other_place {
        return false;
    }
    // "The tallest is 41 metres high", "the longest ship afloat": the best of something else.
    let superlative = |at: u32| {
        let (word, next) = (text.word(at), text.word(at + 1));
        // "The eldest was 94 and the youngest five".
        let figure = || text.quantities.binary_search_by_key(&(at + 1), |quantity| quantity.tokens.start).is_ok();
        let alone = || is_be(next) || words.holds.contains(&stem(next)) || figure();
        word.len() > 5 && word.ends_with("est") && (word == text.word(best.at) || alone())
    };
    if clause.clone().any(|at| at != best.at && superlative(at)) {
        return false;
    }
    let nouns: Vec<Key> = inside.iter().map(|token| singular_key(&token.text(text.prose()).to_lowercase())).collect();
    if best.of_set {
        let before = start(text, other).checked_sub(1).map(|at| text.word(at)).unwrap_or_default();
        return words.holds.contains(&stem(before));
    }
    if is_of_same(text, best, other) {
        return true;
    }
    if is_of_last_year(text, best, &inside) {
        return false;
    }
    let again = best.class.len() > 1 || best.class.iter().all(|noun| !words.kinds.iter().any(|(kind, _)| kind == noun));
    let all = best.class.iter().all(|noun| nouns.contains(noun));
    let kin = || {
        let [noun] = best.class.as_slice() else { return false };
        let of_kind = words.kinds.iter().filter(|(kind, _)| kind == noun).flat_map(|(_, kin)| kin);
        { of_kind }.any(|kin| nouns.contains(kin))
    };
    all && again || kin()
}

/// "The coldest night of the year so far": New Year's Eve was in another.
fn is_of_last_year(text: &Text<'_>, best: &Best, inside: &[&Token]) -> bool {
    let turn = |token: &&Token| matches!(token.text(text.prose()), "Eve" | "December" | "Christmas" | "last");
    best.period == Some(key("year")) && inside.iter().any(turn)
}

/// The clause of a figure: from the last semicolon or full stop to the next.
fn clause(text: &Text<'_>, told: &Told) -> Range<u32> {
    let Some(sentence) = text.sentences.get(told.sentence) else { return 0..0 };
    let at = start(text, told);
    let ends = |at: &u32| matches!(text.word(*at), ";" | "." | "but" | "while" | "although" | "though");
    let from = (sentence.tokens.start..at).rev().find(ends).unwrap_or(sentence.tokens.start);
    from..(at..sentence.tokens.end).find(ends).unwrap_or(sentence.tokens.end)
}

/// Words at which the noun phrase of a class ends.
#[rustfmt::skip]
const SMALL: [&str; 39] = [
    "of", "in", "on", "at", "to", "for", "with", "by", "and", "or", "but", "is", "was", "are", "were", "has", "had",
    "have", "that", "which", "who", "from", "since", "ever", "yet", "so", "among", "goes", "went", "covers", "runs",
    "holds", "this", "the", "will", "along", "after", "as", "where",
];
