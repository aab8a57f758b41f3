//! Mentions that agree, for the worksheet: one value twice, told of one thing. Nothing here is ever a conflict.
//!
//! The rarer the number, the less must be shared beside it: four digits want one word, a lone digit one noun, several
//! words and a name. Whose figure it is decides: where either sentence names somebody, they must name one together.

use super::repeat::is_kin;
use super::{Report, Tie, Words, span};
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::{Hedge, Kind};
use crate::sentence::{Text, Told};
use crate::token::{Flags, KeySet, Token, literal};

/// Sentences back in which a name is looked for that a sentence without one carries on.
const CARRIED: usize = 3;
/// Words of a title in the middle of running text: "7 Cheap Stocks to Buy Now".
const TITLE: usize = 4;

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
    for later in facts.told.iter().filter(|told| can_agree(text, told)) {
        let same = |earlier: &&Told| {
            earlier.value == later.value
                && earlier.sentence != later.sentence
                && can_agree(text, earlier)
                && is_one(text, earlier, later)
        };
        if let Some(earlier) = facts.alike(later).find(same) {
            report.ties.push(Tie::agreed(span(text, later), span(text, earlier)));
        }
    }
}

/// No ratio, which tells nothing by itself; no class of things ("a 5-star analyst", "the one-year horizon"); and no figure
/// of a title that stands in the middle of the page.
fn can_agree(text: &Text<'_>, told: &Told) -> bool {
    let attributive = text.quantities.get(told.quantity).is_some_and(|quantity| quantity.attributive);
    let class = attributive && matches!(told.sort.kind, Kind::Count | Kind::Duration) && told.digits.count() < 3;
    !matches!(told.sort.kind, Kind::Multiple | Kind::Score | Kind::Fraction | Kind::OneIn)
        && !class
        && !is_in_title(text, told)
}

/// Whether two figures of one value tell one fact.
fn is_one(text: &Text<'_>, earlier: &Told, later: &Told) -> bool {
    if !alike_bound(text, earlier, later) {
        return false;
    }
    let words = text.sentence_stems(later.sentence);
    let shared = text.sentence_stems(earlier.sentence).intersection(&words).count();
    if shared == 0 {
        return false;
    }
    if shared > 3 && is_verbatim(text, earlier.sentence, later.sentence) {
        return true;
    }
    let noun = earlier.noun.is_some() && earlier.noun == later.noun;
    let whose = whose(text, earlier, later);
    let kin = || text.renewed(later).is_some_and(|phrase| is_kin(text, earlier, later, &phrase));
    let counted = matches!(later.sort.kind, Kind::Count | Kind::Duration | Kind::Age) && later.sort.per.is_none();
    match rarity(text, later) {
        0 | 1 => whose == Whose::One && noun && shared > 3,
        2 if counted => whose == Whose::One && noun && shared > 2,
        2 => whose == Whose::One && (noun && shared > 2 || shared > 4),
        3 if counted && !noun => whose == Whose::One && shared > 2,
        3 => whose == Whose::One && (noun || shared > 1) || whose == Whose::Unknown && kin(),
        _ => whose != Whose::Others || shared > 2,
    }
}

/// One sentence printed twice.
fn is_verbatim(text: &Text<'_>, one: usize, other: usize) -> bool {
    let tokens =
        |at: usize| text.sentences.get(at).map(|sentence| text.tokens_in(sentence.tokens.clone())).unwrap_or_default();
    let (one, other) = (tokens(one), tokens(other));
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.key == other.key)
}

/// How little chance there is that a number stands twice: its digits, one more for a scale word or a price a share, one
/// less for a class of things.
fn rarity(text: &Text<'_>, told: &Told) -> u32 {
    let quantity = text.quantities.get(told.quantity);
    let scaled = quantity.and_then(|quantity| quantity.number()).is_some_and(|number| number.scale > 0);
    let attributive = quantity.is_some_and(|quantity| quantity.attributive) || told.sort.kind == Kind::Duration;
    let digits = told.digits.count() + u32::from(scaled);
    if attributive && digits < 4 { digits.saturating_sub(1) } else { digits }
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
    whose(text, one, other) == Whose::Others
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

fn whose(text: &Text<'_>, one: &Told, other: &Told) -> Whose {
    let (one, other) = (carried(text, one.sentence), carried(text, other.sentence));
    if one.is_empty() || other.is_empty() {
        Whose::Unknown
    } else if one.iter().any(|name| other.contains(&name)) {
        Whose::One
    } else {
        Whose::Others
    }
}

/// The names of a sentence, or of the nearest before it that has some.
fn carried(text: &Text<'_>, sentence: usize) -> KeySet {
    let before = (sentence.saturating_sub(CARRIED)..=sentence).rev();
    before.map(|at| names(text, at)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Words with a capital that are no common words.
pub fn names(text: &Text<'_>, sentence: usize) -> KeySet {
    let range = text.sentences.get(sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let named = text.tokens_in(range).iter().filter(|token| is_name(token));
    named.map(|token| token.key).collect()
}

fn is_name(token: &Token) -> bool {
    let capital = token.is_word() && token.flags.any(Flags::CAPITAL | Flags::MIXED) && token.end - token.start > 1;
    // "EPS", "NYSE", "CEO" stand beside everybody's figures.
    let initials = token.flags.any(Flags::CAPITALS) || token.flags.any(Flags::MIXED) && token.end - token.start < 5;
    capital
        && !initials
        && !FIRMS.iter().any(|word| literal(word) == token.key)
        && look_up(token.key).is_none_or(|info| info.any(WordInfo::NAME) || info.only(WordInfo::NOUN))
}

/// "7 Cheap Stocks to Buy Now" in the middle of a paragraph: the headline of another page.
fn is_in_title(text: &Text<'_>, told: &Told) -> bool {
    let in_heading = text.sentences.get(told.sentence).is_some_and(|sentence| sentence.kind.is_heading());
    let Some(quantity) = text.quantities.get(told.quantity).filter(|_| !in_heading) else { return false };
    let long = |token: &&Token| token.is_word() && token.end - token.start > 3;
    let behind = text.tokens_in(quantity.tokens.end..quantity.tokens.end + 8).iter().filter(long).take(TITLE);
    behind.clone().count() == TITLE && behind.clone().all(|token| token.flags.any(Flags::CAPITAL))
}
