//! Whether a claim is tied to levels told elsewhere by what it is told of: a word that both have, or two words for one thing
//! ("the harvest is down", "boats landed 800 tonnes"; "fewer visitors", "people came through the doors").
//!
//! Comes in: a stretch and sentences. Goes out: whether they meet. Names and times, which all of an article shares, tie
//! nothing. Not here: what tells things apart (`thing`).

use super::pair::Pair;
use crate::exact::Rational;
use crate::quantity::Kind;
use crate::sentence::{Stems, Text, stem};
use crate::span::Span;
use crate::token::{Flags, Key};
use std::ops::Range;
use std::sync::LazyLock;

/// More than a share of stock is sold for.
const MOST: i128 = 1_000_000;
/// Words of what a verb is told of.
const OBJECT: u32 = 4;

/// What "The" points back with.
const KNOWN: &str = "same two pair latter former rise fall drop increase decrease decline cut jump slump gain loss growth \
                     reduction change difference gap";

/// Words for one thing.
static KIN: LazyLock<Vec<Vec<Key>>> = LazyLock::new(|| {
    let groups = [
        "harvest crop catch haul yield output land landed picked pressed",
        "visitor guest visit attendance footfall gate doors door turnstile admissions audience crowd",
        "queue wait waiting awaiting list backlog",
        "loan lend lent borrow borrowed",
        "passenger traffic ferry journey ridership carried rider",
        "enrolment enrollment pupil student roll",
        "theft stolen steal thieves burglary burglaries break-ins raid crime offence offense report case incident",
        "sale sold sell buyer bought",
        "installation install installed fit fitted fitter",
        "payment bonus pay receive wage salary",
        "turnout voted voter vote ballot poll",
        "staff worker job employ employee workforce post",
        "support backing poll",
        "vaccination immunisation immunization coverage uptake",
        "unemployment jobless rate",
        "vacancy vacant empty idle unlet unoccupied tenant",
    ];
    groups.iter().map(|group| group.split_whitespace().map(stem).collect()).collect()
});

/// Words of any article: they tie nothing.
static LOOSE: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let words = "year month week day season quarter spring summer autumn winter decade people person number figure total \
                 million billion percent per cent point report figures best worst time first last new old two three district \
                 county town city country region official council earlier before previous compared against same rise rose fall \
                 fell drop cut grow grew down increase decrease slip climb jump more less fewer half third quarter lost lose \
                 gain gained one after since raise raised put add added win won hire hired make made took shed trim";
    words.split_whitespace().map(stem).collect()
});

/// Whether a stretch has a word of a level's sentence, or one for the same thing.
pub fn is_tied(text: &Text<'_>, said: Range<u32>, pair: Pair<'_>) -> bool {
    let own = told_of(text, said);
    [pair.old, pair.new].iter().any(|level| {
        let far = text.sentences.get(level.sentence).map(|sentence| told_of(text, sentence.tokens.clone()));
        far.is_some_and(|far| meet(&own, &far))
    })
}

/// Whether a change is told of what its levels are, by a word in common, by a word that points back, or because nothing else
/// is named; a share of stock is priced for itself, whatever its firm earns.
pub fn is_told_of_them(text: &Text<'_>, claim: Span, pair: Pair<'_>) -> bool {
    let at = super::stretch::sentence(text, claim);
    let Some(own) = text.sentences.get(at).map(|sentence| sentence.tokens.clone()) else { return false };
    if is_of_stock(text, claim, pair) {
        return false;
    }
    let back = opens_back(text, own.start);
    let again = [pair.old, pair.new].iter().any(|level| points_back(text, level));
    back || again || told_of(text, own.clone()).is_empty() || is_tied(text, own, pair)
}

/// "Shares fell 4 percent", where the levels are no prices of a share.
pub fn is_of_stock(text: &Text<'_>, claim: Span, pair: Pair<'_>) -> bool {
    let at = super::stretch::sentence(text, claim);
    let first = text.sentences.get(at).map_or(0, |sentence| sentence.tokens.start);
    let start = text.tokens.partition_point(|token| token.start < claim.start) as u32;
    let stock = |stretch: Range<u32>| stretch.into_iter().any(|at| is_stock(text, at));
    let level = |told: &super::Told| {
        let price = told.sort.kind == Kind::Money && told.value < Rational::whole(MOST);
        price && text.sentences.get(told.sentence).is_some_and(|far| stock(far.tokens.clone()))
    };
    stock(first..start) && !(level(pair.old) && level(pair.new))
}

/// "Profit slipped to £41m from £44m as wages went up by £6m": a clause behind the levels that names a thing of its own.
pub fn is_of_own_clause(text: &Text<'_>, claim: Span, pair: Pair<'_>) -> bool {
    let at = super::stretch::sentence(text, claim);
    let start = text.tokens.partition_point(|token| token.start < claim.start) as u32;
    let behind = [pair.old, pair.new].iter().all(|level| level.sentence == at && super::start(text, level) < start);
    let Some(first) = text.sentences.get(at).map(|sentence| sentence.tokens.start).filter(|_| behind) else {
        return false;
    };
    let last = super::end_of(text, pair.old).max(super::end_of(text, pair.new));
    let opener = (last..start).find(|at| {
        matches!(text.word(*at), "as" | "while" | "whereas" | "though" | "although" | "because" | "when" | "after")
    });
    opener.is_some_and(|opener| {
        let (own, far) = (told_of(text, opener + 1..start), told_of(text, first..opener));
        !own.is_empty() && !meet(&own, &far)
    })
}

/// "Their number", "That makes", "The 30 percent drop", "The same"; "The" alone opens what is new as well.
fn opens_back(text: &Text<'_>, at: u32) -> bool {
    match text.word(at) {
        "That" | "This" | "Those" | "These" | "Such" | "Both" | "It" | "They" | "He" | "She" | "Its" | "Their" => true,
        "The" => {
            super::is_one_of(text.word(at + 1), KNOWN) || text.quantities.iter().any(|told| told.tokens.start == at + 1)
        }
        _ => false,
    }
}

/// "2,100 of them", "1,150 such crimes".
fn points_back(text: &Text<'_>, level: &super::Told) -> bool {
    let end = super::end_of(text, level);
    (end.saturating_sub(4)..end + 3).any(|at| matches!(text.word(at), "them" | "such" | "these" | "those" | "they"))
}

/// "Shares", "the stock", not "4 dollars a share".
fn is_stock(text: &Text<'_>, at: u32) -> bool {
    matches!(text.word(at), "shares" | "Shares" | "stock" | "Stock" | "stocks" | "Stocks")
}

/// "Doubled down on bread", "doubled back"; "Doubled lines of wire" opens with no verb.
pub fn is_no_verb(text: &Text<'_>, at: u32) -> bool {
    let opens = text.sentences.get(text.sentence_at(at)).is_some_and(|sentence| sentence.tokens.start == at);
    opens || matches!(text.word(at + 1), "down" | "up" | "back" | "over" | "as")
}

/// "Has doubled its fees", where the levels are of members.
pub fn is_of_object(text: &Text<'_>, verb: u32, pair: Pair<'_>) -> bool {
    let led = matches!(text.word(verb + 1), "its" | "their" | "his" | "her" | "our" | "the" | "a" | "an");
    let number =
        matches!(text.word(verb + 2), "number" | "level" | "price" | "figure" | "rate" | "total" | "amount" | "size");
    led && !number && !is_tied(text, verb + 1..verb + 1 + OBJECT, pair)
}

/// Whether two stretches have a word in common, or two for one thing.
pub fn meet(one: &Stems, other: &Stems) -> bool {
    let has = |stems: &Stems, group: &[Key]| group.iter().any(|word| stems.contains(word));
    one.intersection(other).next().is_some() || KIN.iter().any(|group| has(one, group) && has(other, group))
}

/// What a stretch is told of: its words without names and times.
pub fn told_of(text: &Text<'_>, stretch: Range<u32>) -> Stems {
    let mut stems = text.stems(stretch.clone());
    let opens = |at: u32| text.sentences.get(text.sentence_at(at)).is_some_and(|sentence| sentence.tokens.start == at);
    for at in stretch {
        let name = text.tokens.get(at as usize).is_some_and(|token| token.flags.any(Flags::CAPITAL)) && !opens(at);
        if name {
            stems.remove(&text.stem_at(at));
        }
    }
    stems.retain(|word| !LOOSE.contains(word));
    stems
}
