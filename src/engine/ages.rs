//! Ages of one person that do not fit: "Ana Ruiz, 36" here and "Ruiz, 63" there. Comes in: ages behind a name in
//! apposition. Goes out: every later age of the same name that differs by more than one, and an opening "The
//! 63-year-old" where the one aged person of the text is 36. Ages at another time ("then 22") are no appositions.

use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::quantity::{Amount, Kind, Quantity};
use crate::sentence::Text;
use crate::token::{Flags, key};

/// Holes of messages.
pub const HOLES: &[&str] = &["name", "first", "second"];

/// Persons looked at in one document.
const MOST: usize = 60;

struct Ages;

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &[])?;
    Ok(Box::new(Ages))
}

/// A name with the age behind it.
struct Aged<'t> {
    name: &'t str,
    age: i64,
    quantity: &'t Quantity,
    /// Whether the sentence tells of another year.
    dated: bool,
}

impl Engine for Ages {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let aged: Vec<Aged<'_>> = text
            .quantities
            .iter()
            .filter_map(|quantity| apposition(text, quantity).or_else(|| epithet(text, quantity)))
            .take(MOST)
            .collect();
        for (index, second) in aged.iter().enumerate() {
            let earlier = aged.iter().take(index);
            let same = |first: &&Aged<'_>| same_person(text, first, second, &aged) && !first.dated && !second.dated;
            if let Some(first) = earlier.rev().find(same).filter(|first| first.age.abs_diff(second.age) > 1) {
                slips.push(slip(first, second.age, second.quantity));
            }
        }
        if let [only] = aged.as_slice() {
            slips.extend(text.quantities.iter().filter_map(|quantity| opening(text, quantity, only)));
        }
    }

    fn is_whole(&self) -> bool {
        true
    }
}

/// ", 36," behind a word with a capital, or behind "The castaway" at the start of a sentence.
fn apposition<'t>(text: &'t Text<'_>, quantity: &'t Quantity) -> Option<Aged<'t>> {
    let age = quantity.whole().filter(|_| quantity.kind == Kind::Age && !quantity.attributive)?;
    let comma = (quantity.tokens.start as usize).checked_sub(1)?;
    let last = comma.checked_sub(1)?;
    if text.tokens.get(comma)?.key != key(",") || !closes(text, quantity.tokens.end) {
        return None;
    }
    let capital =
        |at: usize| text.tokens.get(at).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let mut first = last;
    // "The castaway, 92,"
    let article = last.checked_sub(1).and_then(|at| text.tokens.get(at)).filter(|token| token.key == key("the"));
    if !capital(last) && article.is_some_and(|token| token.flags.any(Flags::CAPITAL)) {
        first = last - 1;
    }
    while first > 0 && first + 3 > last && capital(first - 1) {
        first -= 1;
    }
    let (from, to) = (text.tokens.get(first)?.span(), text.tokens.get(last)?.span());
    let sentence = text.sentences.iter().find(|sentence| sentence.tokens.contains(&quantity.tokens.start))?;
    let figures = text.quantities.get(sentence.quantities.start as usize..sentence.quantities.end as usize)?;
    let dated = figures.iter().any(|figure| matches!(figure.amount, Amount::Date(date, _) if date.year.is_some()));
    capital(first).then(|| Aged { name: from.join(to).of(text.prose()), age, quantity, dated })
}

/// ", 36," or ", 36."
fn closes(text: &Text<'_>, at: u32) -> bool {
    text.tokens.get(at as usize).is_some_and(|token| token.key == key(",") || token.key == key("."))
}

/// "The 38-year-old keeper, Tomas Weil,"
fn epithet<'t>(text: &'t Text<'_>, quantity: &'t Quantity) -> Option<Aged<'t>> {
    let age = quantity.whole().filter(|_| quantity.kind == Kind::Age && quantity.attributive)?;
    let before = text.tokens.get((quantity.tokens.start as usize).checked_sub(1)?)?;
    let index = text.quantities.partition_point(|other| other.span.start < quantity.span.start);
    let comma = text.heads.get(index).copied().flatten()?.end as usize;
    if before.key != key("the") || text.tokens.get(comma)?.key != key(",") {
        return None;
    }
    let capital =
        |at: usize| text.tokens.get(at).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL));
    let end = (comma + 1..comma + 4).take_while(|at| capital(*at)).last().filter(|end| *end > comma + 1)?;
    closes(text, end as u32 + 1).then_some(())?;
    let (from, to) = (text.tokens.get(comma + 1)?.span(), text.tokens.get(end)?.span());
    Some(Aged { name: from.join(to).of(text.prose()), age, quantity, dated: false })
}

/// Titles before a surname.
const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Cllr", "Councillor"];
/// What stands before a surname and is no first name.
const NO_NAMES: &str = "The But And When While As If Then That After Before Since For With Because Though Although Today Now \
    Mayor Sir Captain Sergeant Constable Inspector Judge Chef Coach Pastor Reverend President Minister Senator Governor";
/// Members of a family, who share a surname: men, women and either.
const MEN: &str = "husband widower brother brothers son sons father dad uncle nephew nephews grandfather grandad grandson \
    grandsons stepson stepfather groom fiance fiancé ex-husband father-in-law son-in-law brother-in-law";
const WOMEN: &str = "wife widow sister sisters daughter daughters mother mum mom aunt niece nieces grandmother \
    granddaughter stepdaughter stepmother bride fiancee fiancée ex-wife mother-in-law daughter-in-law sister-in-law";
const EITHER: &str = "parents partner twin twins cousin cousins siblings family spouse";
/// Words between whose member of a family it is, or the surname, and the member.
const NEAR: usize = 3;

/// A name without the title before it.
fn untitled(name: &str) -> &str {
    name.split_once(' ').filter(|(title, _)| TITLES.contains(title)).map_or(name, |(_, rest)| rest)
}

/// One full name, or a surname that only one full name of the text ends with.
fn same_person(text: &Text<'_>, first: &Aged<'_>, second: &Aged<'_>, all: &[Aged<'_>]) -> bool {
    let surname = |name: &str| name.rsplit(' ').next().map(str::to_owned);
    let full = |name: &str| untitled(name).contains(' ');
    // "His passenger, also called Arkwright": another of the name.
    let words = second.name.split(' ').count() as u32;
    let back = |by: u32| second.quantity.tokens.start.checked_sub(words + by).map(|at| text.word(at));
    if matches!((back(3), back(2)), (Some("also"), Some("called" | "named")) | (_, Some("namesake"))) {
        return false;
    }
    if first.name == second.name {
        return first.name.contains(' ');
    }
    let shared = surname(first.name) == surname(second.name) && full(first.name) && !full(second.name);
    let mut bearers = all.iter().filter(|aged| full(aged.name) && surname(aged.name) == surname(first.name));
    shared
        && bearers.all(|aged| aged.name == first.name)
        && (untitled(second.name) == second.name || bears_alone(text, first.name, second.name))
}

/// Whether nobody else of the surname is told of, whom a title could mean: "Ana Ruiz, 36 … her husband … Mr Ruiz, 41", but
/// not where he is "her husband, Leo Bell", nor of "Ms Ruiz".
fn bears_alone(text: &Text<'_>, name: &str, titled: &str) -> bool {
    let mut parts = untitled(name).rsplit(' ');
    let (Some(last), Some(given)) = (parts.next(), parts.next()) else { return false };
    // Sentences told in passing count too, so the prose is read and not the tokens.
    let words: Vec<&str> = text.prose().split_whitespace().collect();
    let is_other = |at: usize| {
        let first = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let no_name = first == given || TITLES.contains(&first) || NO_NAMES.split(' ').any(|word| word == first);
        let name = first.starts_with(char::is_uppercase) && first.ends_with(char::is_alphanumeric) && !no_name;
        name && words.get(at).is_some_and(|word| bare(word) == last)
    };
    let title = titled.split(' ').next().unwrap_or_default();
    !(0..words.len()).any(|at| is_other(at) || is_relative(&words, at, last, title))
}

/// A word without the marks around it and an 's.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// A member of somebody's family whom the title fits, of no other surname.
fn is_relative(words: &[&str], at: usize, surname: &str, title: &str) -> bool {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let own = bare(word(at));
    let is_of = |list: &str| list.split(' ').any(|member| member.eq_ignore_ascii_case(own));
    let fits = match title {
        "Mr" => is_of(MEN),
        "Mrs" | "Ms" | "Miss" => is_of(WOMEN),
        _ => is_of(MEN) || is_of(WOMEN),
    };
    let is_owner = |word: &&str| {
        matches!(*word, "Her" | "her" | "His" | "his" | "Their" | "their" | "whose")
            || word.ends_with("'s")
            || word.ends_with("’s")
    };
    let owned = words.get(at.saturating_sub(NEAR)..at).is_some_and(|before| before.iter().any(is_owner));
    let beside = at.checked_sub(1).is_some_and(|at| bare(word(at)) == surname) || bare(word(at + 1)) == surname;
    let capital = |at: usize| word(at).starts_with(char::is_uppercase);
    let full = capital(at + 1) && word(at + 1).ends_with(char::is_alphanumeric) && capital(at + 2);
    let another = full && bare(word(at + 2)) != surname;
    let couple = own == "couple" && word(at + 1) != "of" || matches!(own, "married" | "wed");
    couple || (fits || is_of(EITHER)) && (owned || beside) && !another
}

/// "The 63-year-old" at the start of a sentence, with the digits of the one known age exchanged.
fn opening(text: &Text<'_>, quantity: &Quantity, only: &Aged<'_>) -> Option<Slip> {
    let age = quantity.whole().filter(|_| quantity.kind == Kind::Age && quantity.attributive)?;
    let before = text.tokens.get((quantity.tokens.start as usize).checked_sub(1)?)?;
    let opens = before.key == key("the") && before.flags.any(Flags::CAPITAL);
    let exchanged = age != only.age && age > 9 && age == only.age % 10 * 10 + only.age / 10;
    (opens && exchanged && quantity.tokens.start > only.quantity.tokens.start).then(|| slip(only, age, quantity))
}

fn slip(first: &Aged<'_>, second: i64, at: &Quantity) -> Slip {
    let values =
        vec![("name", first.name.to_owned()), ("first", first.age.to_string()), ("second", second.to_string())];
    let evidence = vec![(first.quantity.span, format!("{} here", first.age))];
    Slip { span: at.span, values, label: format!("{second} here"), evidence, ..Slip::default() }
}
