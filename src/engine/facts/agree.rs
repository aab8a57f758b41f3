//! Mentions that agree, for the worksheet: one value twice, told of one thing. Nothing here is ever a conflict.
//!
//! The rarer the number, the less must be shared beside it: four digits want one word, a lone digit one noun, several
//! words and a name. Whose figure it is decides: where either sentence names somebody, they must name one together. What
//! is not settled so is weighed: the number's digits, how few figures of its sort the text has, how rare the words are
//! that stand around both ([`Telling`]). Items of a list are alike in all but their figures and settle nothing.

use super::repeat::is_kin;
use super::telling::{Telling, around, is_free};
use super::{Report, Tie, Words, span};
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::{Hedge, Kind, Quantity};
use crate::sentence::{Text, Told, stem};
use crate::token::{Flags, Key, KeySet, Token, literal};

/// Sentences back in which a name is looked for that a sentence without one carries on.
const CARRIED: usize = 3;
/// Words of a line that is an item of a list.
const ITEM: usize = 8;

/// Words of many names.
const FIRMS: [&str; 12] = [
    "group",
    "street",
    "company",
    "bank",
    "capital",
    "research",
    "securities",
    "partners",
    "fund",
    "index",
    "non",
    "stock",
];

/// Adds every later mention with the first that it agrees with.
pub fn run(text: &Text<'_>, _: &Words, report: &mut Report) {
    let facts = text.facts();
    let telling = Telling::of(text);
    for later in facts.told.iter().filter(|told| can_agree(text, told)) {
        let same = |earlier: &&Told| {
            earlier.value == later.value
                && earlier.sentence != later.sentence
                && can_agree(text, earlier)
                && alike_bound(text, earlier, later)
                && (is_verbatim(text, earlier.sentence, later.sentence)
                    || !are_items(text, earlier, later)
                        && (is_one(text, &telling, earlier, later) || is_again(text, &telling, earlier, later)))
        };
        if let Some(earlier) = facts.alike(later).find(same) {
            report.ties.push(Tie::agreed(span(text, later), span(text, earlier)));
        }
    }
}

/// No ratio, which tells nothing by itself; no class of things ("a 5-star analyst", "the one-year horizon"), and nothing
/// that is no claim.
fn can_agree(text: &Text<'_>, told: &Told) -> bool {
    let attributive = text.quantities.get(told.quantity).is_some_and(|quantity| quantity.attributive);
    let class = attributive && matches!(told.sort.kind, Kind::Count | Kind::Duration) && told.digits.count() < 3;
    !matches!(told.sort.kind, Kind::Multiple | Kind::Score | Kind::Fraction | Kind::OneIn)
        && !class
        && !text.is_term(told.quantity)
}

/// Whether two figures of one value tell one fact, by what their sentences share.
fn is_one(text: &Text<'_>, telling: &Telling, earlier: &Told, later: &Told) -> bool {
    let words = text.sentence_stems(later.sentence);
    let shared = text.sentence_stems(earlier.sentence).intersection(&words).count();
    if shared == 0 {
        return false;
    }
    let noun = earlier.noun.is_some() && earlier.noun == later.noun;
    let names = |told: &Told| carried(told.sentence, |at| names(text, at));
    let whose = whose(&names(earlier), &names(later));
    let kin = || text.renewed(later).is_some_and(|phrase| is_kin(text, earlier, later, &phrase));
    let counted = matches!(later.sort.kind, Kind::Count | Kind::Duration | Kind::Age) && later.sort.per.is_none();
    let close = || telling.close(text, earlier, later) > 2;
    match rarity(text, later) {
        // Sizes and capacities are mostly one of a few: "256 GB".
        0..4 if later.sort.kind == Kind::Measure => whose == Whose::One && noun && shared > 2,
        0 | 1 => whose == Whose::One && noun && shared > 3,
        2 if counted => whose == Whose::One && noun && shared > 2,
        2 => whose == Whose::One && (noun && shared > 2 || shared > 4 && close()),
        3 if counted && !noun => whose == Whose::One && shared > 2,
        3 => whose == Whose::One && (noun || shared > 1) || whose == Whose::Unknown && kin(),
        4 if !text.facts().is_headline(earlier) && are_rivals(text, earlier, later) => false,
        _ => whose != Whose::Others || shared > 2,
    }
}

/// Whether chance is too small that two figures of one value are of two things.
fn is_again(text: &Text<'_>, telling: &Telling, earlier: &Told, later: &Told) -> bool {
    let rarity = rarity(text, later);
    let noun = earlier.noun.is_some() && earlier.noun == later.noun;
    let nouns = earlier.noun.is_some() && later.noun.is_some() && !noun;
    let counted = matches!(later.sort.kind, Kind::Count | Kind::Duration | Kind::Age) && later.sort.per.is_none();
    let spec = later.sort.kind == Kind::Measure && rarity < 4;
    if rarity < 2 || spec || rarity < 3 && (counted && !noun || nouns || text.are_apart(earlier, later, &(0..0))) {
        return false;
    }
    let names = |told: &Told| carried(told.sentence, |at| own_names(text, telling, at));
    let (first, second) = (names(earlier), names(later));
    let apart = has_more(&first, &second) && has_more(&second, &first);
    let whose = match whose(&first, &second) {
        // "Outperform" and its like stand in many a sentence.
        Whose::One if apart => Whose::Unknown,
        whose => whose,
    };
    let shared = telling.shared(text, earlier, later);
    let told = 3 * rarity - 2 + shared + if noun { 2 } else { 0 };
    let asked = telling.crowd(later)
        + match whose {
            Whose::One => 5,
            Whose::Unknown => 6,
            Whose::Others if rarity > 2 => 9,
            Whose::Others => return false,
        };
    let above = text.facts().is_headline(earlier);
    let other_time = if text.rivals(earlier, later, &(0..0)) { 2 } else { 0 };
    let other_name = if rarity < 5 && !above && are_rivals(text, earlier, later) { 3 } else { 0 };
    (shared > 0 || rarity > 3) && told >= asked + other_time + other_name
}

/// "Echo Dot at $35 … Echo Input at $35": beside either stands a name that does not stand beside the other.
fn are_rivals(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let named = |told: &Told| -> KeySet {
        let tokens =
            around(text, told).filter(|at| is_free(text, told, *at)).filter_map(|at| text.tokens.get(at as usize));
        let capital = |token: &&Token| {
            token.is_word()
                && token.flags.any(Flags::CAPITAL | Flags::MIXED)
                && token.end - token.start > 1
                && look_up(token.key).is_none_or(|info| info.any(WordInfo::ANY_PART) && !info.any(WordInfo::ADVERB))
        };
        tokens.filter(capital).map(|token| token.key).collect::<Vec<Key>>().into()
    };
    let (one, other) = (named(one), named(other));
    has_more(&one, &other) && has_more(&other, &one)
}

/// "$80 from Walmart" above "$80 from Amazon", "500 calls at $20 for $4.50 … 700 calls at $20 for $5.20": items of lists,
/// and sentences of one build whose other figures are others.
fn are_items(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let headline = text.facts().is_headline(one);
    let item = |told: &Told| {
        text.sentences.get(told.sentence).is_some_and(|sentence| {
            let words = text.tokens_in(sentence.tokens.clone()).iter().filter(|token| token.is_word());
            !sentence.kind.is_heading() && words.count() < ITEM
        })
    };
    let beside = |told: &Told| -> Vec<&Quantity> {
        let sentence =
            text.sentences.get(told.sentence).map(|sentence| sentence.quantities.clone()).unwrap_or_default();
        let figures =
            sentence.filter(|at| *at as usize != told.quantity).filter_map(|at| text.quantities.get(at as usize));
        figures.filter(|figure| figure.is_numeral()).collect()
    };
    let (first, second) = (beside(one), beside(other));
    let met = first.iter().any(|figure| second.iter().any(|like| like.amount == figure.amount));
    let built = first.len() > 1 && second.len() > 1 && !met && rarity(text, other) < 4;
    !headline && (item(one) && item(other) || built)
}

/// One sentence printed twice.
fn is_verbatim(text: &Text<'_>, one: usize, other: usize) -> bool {
    let tokens =
        |at: usize| text.sentences.get(at).map(|sentence| text.tokens_in(sentence.tokens.clone())).unwrap_or_default();
    let (one, other) = (tokens(one), tokens(other));
    one.len() > ITEM && one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.key == other.key)
}

/// How little chance there is that a number stands twice: its digits, one more for a scale word or a price a share, one
/// less for a class of things.
fn rarity(text: &Text<'_>, told: &Told) -> u32 {
    let quantity = text.quantities.get(told.quantity);
    let scaled = quantity.and_then(|quantity| quantity.number()).is_some_and(|number| number.scale > 0);
    let class = quantity.is_some_and(|quantity| quantity.attributive) || told.sort.kind == Kind::Duration;
    let digits = told.digits.count() + u32::from(scaled);
    if class && digits < 4 { digits.saturating_sub(1) } else { digits }
}

/// Both bare, or both under a bound of one kind: "up to 40" is no second mention of "more than 40".
fn alike_bound(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let hedge = |told: &Told| text.quantities.get(told.quantity).map(|quantity| quantity.hedge).unwrap_or_default();
    let side = |hedge: Hedge| match hedge {
        Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver => 1,
        Hedge::LessThan | Hedge::AtMost | Hedge::UpTo | Hedge::Nearly => 2,
        _ => 0,
    };
    let (one, other) = (side(hedge(one)), side(hedge(other)));
    one == other || one == 0 || other == 0
}

/// Whether the sentences of two figures name somebody, and nobody together.
pub fn are_others(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let carried = |told: &Told| carried(told.sentence, |at| names(text, at));
    whose(&carried(one), &carried(other)) == Whose::Others
}

/// Whose two figures are.
#[derive(PartialEq, Eq)]
enum Whose {
    /// A name stands in both sentences.
    One,
    /// Both have names, and none together.
    Others,
    /// One of them has none.
    Unknown,
}

fn whose(one: &KeySet, other: &KeySet) -> Whose {
    if one.is_empty() || other.is_empty() {
        Whose::Unknown
    } else if one.iter().any(|name| other.contains(&name)) {
        Whose::One
    } else {
        Whose::Others
    }
}

/// Whether one set has a name that the other has not.
fn has_more(one: &KeySet, other: &KeySet) -> bool {
    one.iter().any(|name| !other.contains(&name))
}

/// The names of a sentence, or of the nearest before it that has some.
fn carried(sentence: usize, names: impl Fn(usize) -> KeySet) -> KeySet {
    let before = (sentence.saturating_sub(CARRIED)..=sentence).rev();
    before.map(names).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Names of a sentence that do not stand all over the text.
fn own_names(text: &Text<'_>, telling: &Telling, sentence: usize) -> KeySet {
    let range = text.sentences.get(sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let named = text.tokens_in(range).iter().filter(|token| is_name(token)).map(|token| stem(token.text(text.prose())));
    let own = |name: &Key| {
        let (stands, all) = telling.stands(*name);
        stands * 5 < all
    };
    named.filter(own).collect::<Vec<Key>>().into()
}

/// Words with a capital that are no common words.
pub fn names(text: &Text<'_>, sentence: usize) -> KeySet {
    let range = text.sentences.get(sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let named = text.tokens_in(range).iter().filter(|token| is_name(token));
    named.map(|token| token.key).collect()
}

pub fn is_name(token: &Token) -> bool {
    let capital = token.is_word() && token.flags.any(Flags::CAPITAL | Flags::MIXED) && token.end - token.start > 1;
    // "EPS", "NYSE", "CEO" stand beside everybody's figures.
    let initials = token.flags.any(Flags::CAPITALS) || token.flags.any(Flags::MIXED) && token.end - token.start < 5;
    capital
        && !initials
        && !FIRMS.iter().any(|word| literal(word) == token.key)
        && look_up(token.key).is_none_or(|info| info.any(WordInfo::NAME) || info.only(WordInfo::NOUN))
}
