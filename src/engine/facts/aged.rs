//! One person with two ages, however they are told: "the 34-year-old … At 38, Talvik becomes", "He was 81 … his 84th
//! birthday", "a 58-year-old dentist … the 53-year-old dentist".
//!
//! Comes in: a text. Goes out: the later age, where the two are more than a year apart and both are of now. Not here: ages
//! behind a name on both sides (`ages`).

use super::{Report, Slip, Words};
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::{Kind, Quantity};
use crate::sentence::Text;
use crate::span::Span;
use crate::token::{Flags, Key, Token, literal};

/// Sentences back in which the one is named whom "he" or "the 34-year-old" stands for.
const CARRIED: usize = 3;
const BIRTHDAY: Key = literal("birthday");
/// Ages looked at in one text.
const MOST: usize = 80;

/// Whose age it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    /// The last word of a name.
    Name(Key),
    /// "dentist", told with "a" at first and with "the" then.
    Noun(Key),
}

struct Aged {
    who: Who,
    age: i64,
    span: Span,
    sentence: usize,
    /// "the 34-year-old", or a name.
    known: bool,
    /// A name with the age right behind it.
    apposed: bool,
}

/// Adds every age that does not fit one told before.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let mut told: Vec<Aged> = Vec::new();
    let feasts = text.tokens.iter().any(|token| token.key == BIRTHDAY);
    for (sentence, at) in text.sentences.iter().enumerate().filter(|(_, at)| !at.kind.is_heading()) {
        let figures =
            at.quantities.clone().filter_map(|index| Some((text.quantities.get(index as usize)?, index as usize)));
        let mut found: Vec<Aged> =
            figures.flat_map(|(quantity, index)| aged(text, quantity, index, sentence)).collect();
        found.extend(feasts.then(|| birthday(text, sentence, at.tokens.clone())).flatten());
        for aged in found {
            if let Some(first) = clash(&told, &aged) {
                report.slips.push(slip(text, first, &aged));
            }
            if told.len() < MOST {
                told.push(aged);
            }
        }
    }
}

/// The one age told before of whom an age is told that is another, if all told before are alike.
fn clash<'t>(told: &'t [Aged], aged: &Aged) -> Option<&'t Aged> {
    let mut same = told.iter().filter(|other| other.who == aged.who);
    let first = same.next().filter(|_| aged.known)?;
    let alone = same.all(|other| other.age == first.age);
    let apposed = first.apposed && aged.apposed;
    (alone && !apposed && first.age.abs_diff(aged.age) > 1 && first.sentence != aged.sentence).then_some(first)
}

/// "celebrated his 84th birthday".
fn birthday(text: &Text<'_>, sentence: usize, tokens: std::ops::Range<u32>) -> Option<Aged> {
    let words = text.tokens_in(tokens.clone()).iter().zip(tokens.clone());
    let mut birthdays = words.filter(|(token, _)| token.key == BIRTHDAY).map(|(_, at)| at);
    let at = birthdays.find(|at| text.word(*at) == "birthday" && *at > tokens.start + 3)?;
    let start = if text.tokens.get(at as usize - 1)?.is_number() { at - 1 } else { at - 2 };
    let digits: String = text.word(start).chars().take_while(char::is_ascii_digit).collect();
    let age: i64 = digits.parse().ok()?;
    let owner = matches!(text.word(start - 1), "his" | "her");
    let verb = matches!(text.word(start - 2), "celebrated" | "marked" | "celebrates" | "marks" | "celebrating");
    let who = carried(text, sentence, start).filter(|_| owner && verb && !is_of_another_time(text, sentence))?;
    let span = text.tokens.get(start as usize)?.span().join(text.tokens.get(at as usize)?.span());
    Some(Aged { who: Who::Name(who), age, span, sentence, known: true, apposed: false })
}

/// The sentence tells of another time, or of what may be.
fn is_of_another_time(text: &Text<'_>, sentence: usize) -> bool {
    let Some(sentence) = text.sentences.get(sentence) else { return true };
    let year = text
        .quantities_in(sentence.quantities.clone())
        .iter()
        .any(|quantity| matches!(quantity.amount, crate::quantity::Amount::Date(date, _) if date.year.is_some()));
    year || sentence.kind.is_heading()
        || text.tokens_in(sentence.tokens.clone()).iter().any(|token| {
            matches!(
                token.text(text.prose()),
                "then"
                    | "when"
                    | "When"
                    | "ago"
                    | "later"
                    | "until"
                    | "since"
                    | "will"
                    | "would"
                    | "if"
                    | "next"
                    | "time"
                    | "earlier"
                    | "before"
                    | "by"
                    | "under"
                    | "over"
                    | "first"
                    | "once"
                    | "never"
            )
        })
}

fn aged(text: &Text<'_>, quantity: &Quantity, index: usize, sentence: usize) -> Vec<Aged> {
    if !matches!(quantity.kind, Kind::Age | Kind::Count) {
        return Vec::new();
    }
    let Some(age) = quantity.whole().filter(|age| (1..120).contains(age)) else { return Vec::new() };
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let before = |back: u32| start.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let one = |who: Option<Who>, known: bool, apposed: bool| {
        who.map(|who| Aged { who, age, span: quantity.span, sentence, known, apposed }).into_iter().collect()
    };
    let becomes = quantity.kind == Kind::Count && before(1) == "At";
    let told: Vec<Aged> = match quantity.kind {
        Kind::Age if quantity.attributive => {
            let noun = text.heads.get(index).copied().flatten().map(|head| Who::Noun(head.noun));
            let definite = matches!(before(1), "the" | "The");
            let opens = text.sentences.get(sentence).is_some_and(|at| start <= at.tokens.start + 4);
            let known = definite && !is_named(text, index);
            let carried = || carried(text, sentence, start).map(Who::Name);
            let each =
                [noun.filter(|_| definite || matches!(before(1), "a" | "A")), (known && opens).then(carried).flatten()];
            each.into_iter()
                .flatten()
                .map(|who| Aged { who, age, span: quantity.span, sentence, known, apposed: false })
                .collect()
        }
        Kind::Age if before(1) == "," => {
            one(start.checked_sub(2).and_then(|at| capital(text, at)).map(Who::Name), true, true)
        }
        Kind::Count if becomes && text.word(end) == "," => {
            let named = capital(text, end + 1);
            let verb = (end + 2..end + 5).any(|at| matches!(text.word(at), "is" | "becomes" | "remains" | "has"));
            let who =
                named.or_else(|| carried(text, sentence, start).filter(|_| matches!(text.word(end + 1), "he" | "she")));
            one(who.filter(|_| verb).map(last_of(text, end + 1)).map(Who::Name), true, false)
        }
        Kind::Count | Kind::Age
            if matches!(before(2), "He" | "She") && matches!(before(1), "was" | "is") && text.word(end) == "." =>
        {
            let dead = before(1) == "is" || is_obituary(text, sentence);
            let who = || carried(text, sentence, start).map(Who::Name);
            one(dead.then(who).flatten(), true, false)
        }
        _ => Vec::new(),
    };
    if told.is_empty() || becomes || !is_of_another_time(text, sentence) { told } else { Vec::new() }
}

/// The key of the last word of a name of one or two words at `at`.
fn last_of<'t>(text: &'t Text<'_>, at: u32) -> impl Fn(Key) -> Key + 't {
    move |key| capital(text, at + 1).filter(|_| capital(text, at).is_some()).unwrap_or(key)
}

/// "The 52-year-old weaver, Oda Reske", "the 52-year-old Reske": the one is named.
fn is_named(text: &Text<'_>, index: usize) -> bool {
    let Some(head) = text.heads.get(index).copied().flatten() else { return false };
    let strange = |at: u32| capital(text, at).is_some_and(|name| look_up(name).is_none());
    (head.end..head.end + 3).any(|at| capital(text, at).is_some()) || strange(head.end - 1)
}

pub(super) fn capital(text: &Text<'_>, at: u32) -> Option<Key> {
    let token = text.tokens.get(at as usize)?;
    (token.is_word() && token.flags.any(Flags::CAPITAL | Flags::MIXED) && token.end - token.start > 2)
        .then_some(token.key)
}

/// The name that opens this sentence before `start`, or one of the sentences before it, if that is the only one there.
fn carried(text: &Text<'_>, sentence: usize, start: u32) -> Option<Key> {
    let opening = |at: usize| {
        let range = text.sentences.get(at)?.tokens.clone();
        let tokens = text.tokens_in(range.start..range.end.min(start));
        let named = |token: &Token| {
            let known = look_up(token.key).is_some_and(|info| !info.any(WordInfo::NAME));
            token.is_word() && token.flags.any(Flags::CAPITAL) && !known && !is_dated(text, token)
        };
        let first = tokens.iter().take(4).position(named)?;
        let run = tokens.iter().skip(first).take_while(|token| named(token)).last()?;
        Some(run.key)
    };
    (sentence.saturating_sub(CARRIED)..=sentence).rev().find_map(opening)
}

/// A weekday or month.
fn is_dated(text: &Text<'_>, token: &Token) -> bool {
    let at = text.quantities.partition_point(|quantity| quantity.span.end <= token.start);
    text.quantities.get(at).is_some_and(|quantity| quantity.span.start <= token.start)
}

/// "has died" in the sentence before.
fn is_obituary(text: &Text<'_>, sentence: usize) -> bool {
    let range = sentence.checked_sub(1).and_then(|at| text.sentences.get(at)).map(|at| at.tokens.clone());
    text.tokens_in(range.unwrap_or_default())
        .iter()
        .any(|token| matches!(token.text(text.prose()), "died" | "dead" | "dies"))
}

fn slip(text: &Text<'_>, first: &Aged, second: &Aged) -> Slip {
    let written = |aged: &Aged| aged.span.of(text.prose()).to_owned();
    Slip {
        span: second.span,
        label: format!("{} there", written(first)),
        values: vec![("first", written(first)), ("second", written(second))],
        evidence: vec![(first.span, "told here".to_owned())],
        ..Slip::default()
    }
}
