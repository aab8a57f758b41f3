//! A number that announces things, and the list of them in the next sentence or behind a colon: "carries three tools … They are
//! a drill, a lamp and a scoop", a headline's "Six lines to close" above "The lines affected are …".
//!
//! Comes in: a text. Goes out: the number, where the list is one longer or shorter. A list counts only if its items are alike
//! and reach the end of the sentence, and if no word tells of others. Not here: lists beside their number, which relations
//! bind, and names told in passing (`roll`).

use super::closed::is_one_of;
use super::roll::{announces, slip};
use super::{Report, Words, start};
use crate::exact::Rational;
use crate::quantity::Kind;
use crate::sentence::{Text, Told};
use crate::span::Span;
use crate::token::{Flags, Key, literal};
use std::ops::Range;

/// What parts a subject from its list.
const VERBS: [Key; 11] = [
    literal("are"),
    literal("were"),
    literal(":"),
    literal("is"),
    literal("was"),
    literal("consists"),
    literal("consisted"),
    literal("consist"),
    literal("comprises"),
    literal("comprised"),
    literal("comprise"),
];
/// Words of an item.
const LONG: usize = 9;
/// Items of a list.
const MOST: usize = 12;

/// Adds the number, where the list has one more or one fewer.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    for at in 0..text.sentences.len() {
        let Some((subject, list)) = listing(text, at) else { continue };
        let Some(count) = announcer(text, at, &subject) else { continue };
        let Some(items) = items(text, list) else { continue };
        let length = Rational::from(items.len() as i64);
        let off = count.value.sub(length).is_some_and(|off| off.abs() == Rational::ONE);
        let whole = |at: usize| tells_of_others(text, at, usize::MAX);
        let more = whole(count.sentence) || whole(at) || tells_of_others(text, at + 1, 3);
        if off && !more && (!is_some(text, count) || is_theirs(text, count, at, &subject)) {
            report.slips.push(slip(text, count, &items));
        }
    }
}

/// The subject and the list of a sentence that lists: "They are …", "The lines affected are …", "Left out are …".
fn listing(text: &Text<'_>, at: usize) -> Option<(Range<u32>, Range<u32>)> {
    let sentence = text.sentences.get(at)?;
    let tokens = sentence.tokens.clone();
    let first = text.word(tokens.start);
    let opens = matches!(first, "They" | "These" | "Those" | "Theirs" | "The" | "It" | "Left" | "Out" | "Gone");
    let counted = || {
        let own = text.quantities_in(sentence.quantities.clone()).first();
        own.is_some_and(|quantity| quantity.tokens.start == tokens.start)
    };
    if !opens && !first.ends_with("ed") && !counted() {
        return None;
    }
    let list = |at: u32| made_of(text, at).or_else(|| matches!(text.word(at), "are" | "were" | ":").then_some(at + 1));
    let verbs = tokens.clone().zip(text.tokens_in(tokens.clone())).take(12);
    let mut verbs = verbs.filter(|(_, token)| VERBS.contains(&token.key)).map(|(at, _)| at);
    let (verb, from) = verbs.find_map(|at| Some((at, list(at)?)))?;
    let list = from + u32::from(text.word(from) == ":")..tokens.end;
    (verb > tokens.start).then_some((tokens.start..verb, list))
}

/// "Is made up of", "consists of", "comprises": where the list begins.
fn made_of(text: &Text<'_>, at: u32) -> Option<u32> {
    match (text.word(at), text.word(at + 1), text.word(at + 2), text.word(at + 3)) {
        ("is" | "was" | "are" | "were", "made", "up", "of") => Some(at + 4),
        ("consists" | "consisted" | "consist", "of", ..) => Some(at + 2),
        ("comprises" | "comprised" | "comprise", ..) => Some(at + 1),
        _ => None,
    }
}

/// The number that a subject goes back to: "they" to the only number of the sentence before, a noun to the number with that
/// noun there or in the headline.
fn announcer<'t>(text: &'t Text<'_>, at: usize, subject: &Range<u32>) -> Option<&'t Told> {
    let facts = text.facts();
    let block = |at: usize| text.sentences.get(at).map(|sentence| sentence.block);
    let first = text.word(subject.start);
    // "The three areas are …": a number in the subject itself.
    let within = |told: &&Told| subject.contains(&start(text, told)) && announces(text, told);
    if let Some(own) =
        facts.told_in(at).iter().find(within).filter(|own| first == "The" || start(text, own) == subject.start)
    {
        return made_of(text, subject.end).is_none().then_some(own);
    }
    let back = at.checked_sub(1)?;
    let sole = |sentence: Range<usize>, noun: Option<&[Key]>| {
        let mut told = facts.told_within(&sentence).iter().filter(|told| announces(text, told));
        let only = told.next().filter(|_| told.next().is_none())?;
        noun.is_none_or(|nouns| only.noun.is_some_and(|own| nouns.contains(&own))).then_some(only)
    };
    // "A shortlist of five … It is made up of …".
    if first == "It" && subject.len() == 1 && block(at) == block(back) {
        let own = facts.told_in(back).iter().chain(facts.elliptic.iter().filter(|told| told.sentence == back));
        let mut bodies = own.filter(|told| is_few(told) && is_body(text, told));
        return bodies.next().filter(|_| bodies.next().is_none());
    }
    let pronoun = matches!(first, "They" | "These" | "Those" | "Theirs");
    if pronoun {
        let beside = block(at) == block(back);
        return sole(back..at, None)
            .filter(|_| beside)
            .or_else(|| leaving(text, subject).then(|| sole(facts.headline.clone(), None))?);
    }
    let nouns: Vec<Key> = subject.clone().filter_map(|at| super::closed::noun(text, at)).collect();
    let out = leaving(text, subject)
        || text.tokens_in(subject.clone()).iter().skip(1).all(|token| !token.flags.any(Flags::CAPITAL));
    if first == "The" && out {
        let near = sole(back..at, Some(&nouns)).or_else(|| sole(facts.headline.clone(), Some(&nouns)));
        return near.or_else(|| named_before(text, at, &nouns));
    }
    let participle = (first.ends_with("ed") || matches!(first, "Left" | "Out" | "Gone")) && subject.len() < 4;
    participle.then(|| sole(back..at, None).or_else(|| sole(facts.headline.clone(), None)))?
}

/// "The winners of the four prizes are …": a number in the subject, of which there is one each.
fn is_theirs(text: &Text<'_>, count: &Told, at: usize, subject: &Range<u32>) -> bool {
    let place = start(text, count);
    let word = |back: u32| place.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let each = is_one_of(word(3), "winners recipients holders names authors finalists owners leaders makers");
    let alone = text.facts().told_in(at).iter().filter(|told| subject.contains(&start(text, told))).count() == 1;
    word(1) == "the" && word(2) == "of" && each && alone && count.sentence == at
}

/// The one number of a short text before a sentence that counts one of some nouns.
fn named_before<'t>(text: &'t Text<'_>, at: usize, nouns: &[Key]) -> Option<&'t Told> {
    let all = text.facts().told_within(&(0..at)).iter();
    let mut own = all.filter(|told| announces(text, told) && told.noun.is_some_and(|noun| nouns.contains(&noun)));
    own.next().filter(|_| text.is_short() && own.next().is_none())
}

/// A number of as many as a list can have.
fn is_few(told: &Told) -> bool {
    told.sort.kind == Kind::Count && told.value.is_whole() && told.value <= Rational::from(MOST as i64)
}

/// "A shortlist of five", "a team of six": a body of so many.
fn is_body(text: &Text<'_>, told: &Told) -> bool {
    let at = start(text, told);
    let word = |back: u32| at.checked_sub(back).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    word(1) == "of"
        && is_one_of(
            &word(2),
            "shortlist list longlist team panel group cast range set series crew jury board committee programme program trio \
             squad collection party delegation cycle menu selection",
        )
}

/// "Those leaving", "Those affected".
fn leaving(text: &Text<'_>, subject: &Range<u32>) -> bool {
    text.word(subject.start) == "Those" && subject.len() > 1
}

/// "Two of the four ministers": what follows may be all of either.
pub(super) fn is_some(text: &Text<'_>, told: &Told) -> bool {
    let at = start(text, told);
    let word = |back: u32| at.checked_sub(back).map(|at| text.word(at).to_ascii_lowercase()).unwrap_or_default();
    matches!(word(1).as_str(), "first" | "other" | "last" | "next" | "than" | "least" | "top" | "every" | "past")
        || word(1) == "of" && !is_body(text, told)
        || matches!(word(1).as_str(), "the" | "its" | "his" | "her" | "their") && word(2) == "of"
        || matches!(text.word(at + 1), "of" | "in" | "out" | "-")
}

/// Words that say that there are others, or that an item is more than one.
const OTHERS: &str = "another other others remaining rest also including among unnamed joined alongside besides too fourth fifth \
    sixth seventh third second eighth two three four five both several pair plus as each respectively such include one";

/// Whether a sentence has a word of others; of the next one only how it opens.
pub(super) fn tells_of_others(text: &Text<'_>, sentence: usize, most: usize) -> bool {
    let Some(own) = text.sentences.get(sentence) else { return false };
    let announced = |at: u32| {
        text.facts().told_in(sentence).iter().any(|told| {
            announces(text, told)
                && text.quantities.get(told.quantity).is_some_and(|quantity| quantity.tokens.contains(&at))
        })
    };
    let both = |at: u32| most < usize::MAX && text.word(at) == "Both";
    own.tokens.clone().take(most).any(|at| is_one_of(text.word(at), OTHERS) && !announced(at) && !both(at))
}

/// What a list names up to the end of its sentence, brackets apart; `None` where the items are not alike.
fn items(text: &Text<'_>, list: Range<u32>) -> Option<Vec<Span>> {
    let end = list.clone().rev().find(|at| !matches!(text.word(*at), "." | "!" | "\"" | "”"))? + 1;
    let (mut found, mut first, mut depth, mut closed): (Vec<Range<u32>>, _, _, _) = (Vec::new(), list.start, 0, false);
    for at in list.start..end {
        match text.word(at) {
            "(" => depth += 1,
            ")" => depth -= 1,
            ";" | ":" | "–" | "—" | "or" | "but" if depth == 0 => return None,
            "," if depth == 0 && closed => return None,
            "," if depth == 0 => {
                if at > first {
                    found.push(first..at);
                }
                first = at + 1;
            }
            "and" if depth == 0 && closed => return None,
            "and" if depth == 0 => {
                if at > first {
                    found.push(first..at);
                }
                (first, closed) = (at + 1, true);
            }
            _ => {}
        }
    }
    found.push(first..end);
    let fits =
        closed && (2..=MOST).contains(&found.len()) && found.iter().all(|item| item.len() <= LONG && !item.is_empty());
    if !fits || !are_alike(text, &found) {
        return None;
    }
    let span = |item: &Range<u32>| {
        let (first, last) =
            (text.tokens.get(item.start as usize)?, text.tokens.get(item.end.checked_sub(1)? as usize)?);
        Some(first.span().join(last.span()))
    };
    found.iter().map(span).collect()
}

/// All names, or all of one article, or all bare nouns.
fn are_alike(text: &Text<'_>, items: &[Range<u32>]) -> bool {
    let verb = |at: u32| {
        matches!(
            text.word(at),
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "will"
                | "who"
                | "which"
                | "that"
                | "said"
                | "says"
                | "while"
                | "as"
        )
    };
    let indefinite = |item: &Range<u32>| matches!(text.word(item.start), "a" | "an");
    let the = |item: &Range<u32>| text.word(item.start) == "the";
    let capital = |at: u32| text.tokens.get(at as usize).is_some_and(|token| token.flags.any(Flags::CAPITAL));
    let named = |item: &Range<u32>| {
        let own = item.start + u32::from(the(item));
        let stop = item.clone().find(|at| text.word(*at) == "(").unwrap_or(item.end);
        (own..stop).all(|at| {
            capital(at)
                || matches!(text.word(at), "'s" | "’s" | "-" | "of" | "the" | "de" | "van" | "." | "by" | "to" | "in")
                || at + 1 == item.end
        }) && capital(own)
    };
    let clean = items.iter().all(|item| !item.clone().any(verb));
    // Of two names one may be in apposition: "Ann Lowe, Duchess of Ash, and Bo Orr" has marks on both sides of "and".
    let last = items.last().map(|item| text.word(item.start.saturating_sub(2)) == ",").unwrap_or_default();
    let names = items.iter().all(named) && !(last && items.len() < 4);
    clean
        && (names
            || items.iter().all(indefinite) && items.len() > 2
            || items.iter().all(the) && items.len() > 2 && !items.iter().any(named))
}
