//! One amount at two scales: "a $3.4 billion rescue … the $3.4 million rescue". Comes in: a text. Goes out: a later
//! mention with "the", "its" or a possessive before it whose digits are those of an earlier amount a thousand or a
//! million times as large or small. Not here: amounts that are equal in nothing but their digits, which "a" introduces.

use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::document::BlockKind;
use crate::exact::Rational;
use crate::lexicon::{WordInfo, look_up, singular_key};
use crate::quantity::{Kind, Quantity};
use crate::sentence::Text;
use crate::token::{Key, Token, literal};
use std::collections::HashMap;

/// Holes of messages.
pub const HOLES: &[&str] = &["first", "second"];

/// Sentences within which digits of two places, with "the" before them, are the same amount.
const NEAR: usize = 2;
/// Sentences within which the same noun with the same digits is the same amount.
const FAR: usize = 40;
/// Sentences, the headline among them, in which its amount is told again.
const OPENING: usize = 4;

/// Nouns that stand for what was spoken of before.
#[rustfmt::skip]
const ANY: [&str; 65] = [
    "crossing", "line", "link", "route", "site", "plant", "building", "road", "stadium", "project", "scheme", "plan", "deal",
    "venture", "package", "programme", "program", "investment", "contract", "development", "facility", "undertaking",
    "sum", "bid", "offer", "provision", "portfolio", "fund", "budget", "reserve", "charge", "cost", "bill", "price",
    "purchase", "acquisition", "takeover", "rescue", "bailout", "loan", "debt", "order", "grant", "gift", "award",
    "pot", "figure", "total", "estimate", "settlement", "fine", "payout", "payment", "amount", "valuation", "sale",
    "merger", "transaction", "stake", "penalty", "claim", "bequest", "donation", "subsidy", "spend",
];

struct ScaleConflict;

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &[])?;
    Ok(Box::new(ScaleConflict))
}

/// An amount with its digits, noughts at either end left out.
struct Mention<'t> {
    quantity: &'t Quantity,
    value: Rational,
    sentence: usize,
    noun: Option<Key>,
    /// Whether it is the price or size of a thing named right behind it.
    named: bool,
    digits: usize,
}

impl Engine for ScaleConflict {
    fn run(&self, text: &Text<'_>, _: &Context, slips: &mut Vec<Slip>) {
        let mut known: HashMap<(Kind, Option<u16>, String), Vec<Mention<'_>>> = HashMap::new();
        for (index, quantity) in text.quantities.iter().enumerate() {
            let Some((digits, mention)) = mention(text, index, quantity) else { continue };
            let unit = quantity.units.first().map(|unit| unit.0);
            let before = known.entry((quantity.kind, unit, digits)).or_default();
            let told = before.iter().any(|first| first.value == mention.value);
            let first = before.iter().rev().find(|first| conflicts(text, first, &mention));
            slips.extend(first.filter(|_| !told).map(|first| slip(text, first.quantity, quantity)));
            before.push(mention);
        }
    }

    fn is_whole(&self) -> bool {
        true
    }
}

fn mention<'t>(text: &Text<'_>, index: usize, quantity: &'t Quantity) -> Option<(String, Mention<'t>)> {
    let number = quantity.number()?;
    let asked = matches!(quantity.kind, Kind::Money | Kind::Measure | Kind::Count) && quantity.per.is_none();
    if !asked || number.value <= Rational::ZERO || number.value < Rational::whole(1000) {
        return None;
    }
    let plain: String = quantity.core.of(text.prose()).chars().filter(char::is_ascii_digit).collect();
    let digits = plain.trim_matches('0').to_owned();
    let sentence = text.sentence_at(quantity.tokens.start);
    let head = text.heads.get(index).copied().flatten();
    let next = text.tokens.get(quantity.tokens.end as usize).filter(|next| is_noun(next));
    let noun = head.map(|head| head.noun).or_else(|| next.map(|next| singular_key(next.text(text.prose()))));
    let places = digits.len();
    let last = head.map(|head| text.word(head.end.saturating_sub(1)));
    let named = quantity.kind == Kind::Money && last.is_some_and(|last| !ANY.contains(&last));
    (places > 0).then_some((digits, Mention { quantity, value: number.value, sentence, noun, named, digits: places }))
}

fn is_noun(token: &Token) -> bool {
    token.is_word() && look_up(token.key).is_some_and(|info| info.any(WordInfo::NOUN | WordInfo::PLURAL))
}

/// Whether two mentions with the same digits are of one thing and of two scales.
fn conflicts(text: &Text<'_>, first: &Mention<'_>, second: &Mention<'_>) -> bool {
    let scaled = |mention: &Mention<'_>| mention.quantity.number().is_some_and(|number| number.scale > 0);
    let (high, low) = if first.value > second.value { (first, second) } else { (second, first) };
    let ratio = high.value.div(low.value);
    let off = |power: i32| ratio.is_some() && ratio == Rational::power_of_ten(power);
    // "A £96,000 grant … the £96m": one of the two may be written out in noughts.
    let told = scaled(first) && scaled(second) || (scaled(first) || scaled(second)) && second.digits > 1;
    if !(told && (off(3) || off(6) || off(2) && is_indian(text, first, second))) {
        return false;
    }
    let head = |mention: &Mention<'_>| text.sentences.get(mention.sentence).map(|sentence| sentence.kind);
    if head(first) == Some(BlockKind::Headline) && second.sentence < OPENING {
        let other = second.named && !second.noun.is_some_and(|noun| is_told_of(text, first, noun));
        return second.digits > 1 && first.quantity.kind == Kind::Money && !other;
    }
    let apart = second.sentence - first.sentence;
    let same_noun = second.noun.is_some_and(|noun| apart <= FAR && is_told_of(text, first, noun));
    match before(text, second.quantity) {
        // "Spend $6bn on the site … the $6m plant", of which the text has spoken before.
        Before::Definite if is_spoken_of(text, second) && first.quantity.kind == Kind::Money => true,
        // "A £1.2bn barrage … the £1.2m visitor centre", "the £1.2m spent on lamps": the price of a thing of its own.
        Before::Definite => {
            same_noun || apart <= NEAR && second.digits > 1 && !second.named && !is_used(text, first, second)
        }
        Before::Possessed(owner) => {
            same_noun && is_told_of(text, first, owner) || apart <= NEAR && leads(text, first, owner)
        }
        // "A$410 billion of bonds" behind "A$410 million from bonds", "an £18bn bypass" behind "the £18m bypass".
        _ if text.is_short() && apart > 0 && second.digits > 1 && is_whole(first, second) && same_noun => true,
        // "Sales of $1.48 million" behind "sales rose to $1.48 billion".
        Before::Of(noun) => second.digits > 2 && apart <= FAR && apart > 0 && is_told_of(text, first, noun),
        Before::Other => false,
    }
}

/// "The $4m already spent on lamps": an amount that is told by its use, of which the first mention says nothing.
fn is_used(text: &Text<'_>, first: &Mention<'_>, second: &Mention<'_>) -> bool {
    let next = second.quantity.tokens.end;
    let told = |at: u32| text.tokens.get(at as usize).is_some_and(|token| is_told_of(text, first, token.key));
    match text.word(next) {
        "already" => true,
        "spent" | "earmarked" | "owed" | "lost" => !told(next),
        _ => false,
    }
}

/// Whether a short text has named what an attributive amount is told of before: "a factory … the $6m factory".
fn is_spoken_of(text: &Text<'_>, second: &Mention<'_>) -> bool {
    let Some(noun) = second.noun.filter(|_| text.is_short() && second.quantity.attributive) else { return false };
    let before = text.tokens.get(..second.quantity.tokens.start as usize).unwrap_or_default();
    before.iter().any(|token| is_noun(token) && singular_key(token.text(text.prose())) == noun)
}

/// The owner is what the earlier sentence is about: "The trawler was built for £3m … The trawler's £3bn price".
fn leads(text: &Text<'_>, first: &Mention<'_>, owner: Key) -> bool {
    let Some(sentence) = text.sentences.get(first.sentence).filter(|_| text.is_short()) else { return false };
    let noun = text.tokens_in(sentence.tokens.clone()).iter().find(|token| is_noun(token));
    noun.is_some_and(|noun| singular_key(noun.text(text.prose())) == owner)
}

/// Both of one noun, or both money.
fn is_whole(first: &Mention<'_>, second: &Mention<'_>) -> bool {
    first.quantity.kind == second.quantity.kind && second.quantity.kind == Kind::Money
}

/// Lakh and crore are a hundred apart.
fn is_indian(text: &Text<'_>, first: &Mention<'_>, second: &Mention<'_>) -> bool {
    [first, second].into_iter().all(|mention| {
        let core = mention.quantity.core.of(text.prose());
        core.contains("lakh") || core.contains("crore")
    })
}

/// Whether a noun, or a word of the same form, stands in the sentence of a mention.
fn is_told_of(text: &Text<'_>, first: &Mention<'_>, noun: Key) -> bool {
    let Some(sentence) = text.sentences.get(first.sentence) else { return false };
    let same = |token: &Token| token.key == noun || is_noun(token) && singular_key(token.text(text.prose())) == noun;
    first.noun == Some(noun) || text.tokens_in(sentence.tokens.clone()).iter().any(same)
}

/// What stands before an amount.
enum Before {
    Definite,
    /// "the dam's": the noun that owns it.
    Possessed(Key),
    /// "sales of": the noun.
    Of(Key),
    Other,
}

fn before(text: &Text<'_>, quantity: &Quantity) -> Before {
    let definite = ["the", "that", "this", "those", "these", "its", "their"].map(literal);
    let word = |back: u32| quantity.tokens.start.checked_sub(back).and_then(|at| text.tokens.get(at as usize));
    match (word(1), word(2)) {
        (Some(mark), Some(owner)) if mark.key == literal("'s") => {
            Before::Possessed(singular_key(owner.text(text.prose())))
        }
        (Some(of), Some(noun)) if of.key == literal("of") && is_noun(noun) => {
            Before::Of(singular_key(noun.text(text.prose())))
        }
        (Some(article), _) if definite.contains(&article.key) => Before::Definite,
        _ => Before::Other,
    }
}

fn slip(text: &Text<'_>, first: &Quantity, second: &Quantity) -> Slip {
    let written = |quantity: &Quantity| quantity.core.of(text.prose()).to_owned();
    Slip {
        span: second.core,
        label: format!("{} before", written(first)),
        help: Some(format!("one of the two has the wrong scale word: {} or {}", written(first), written(second))),
        values: vec![("first", written(first)), ("second", written(second))],
        evidence: vec![(first.core, "the same digits".to_owned())],
        ..Slip::default()
    }
}
