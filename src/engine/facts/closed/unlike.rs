//! Whether two levels of one sort are of two things: another name, another kind of the same noun, a loss and a profit. Comes
//! in: two figures of a text that has few. Not here: when each of them held (`when`).

use super::thing::are_of_two_sizes;
use super::when::part;
use super::{Told, Words, end_of, start};
use crate::sentence::Text;

/// Whether anything tells the things of two levels apart; what costs most is asked last.
pub fn are_unlike(text: &Text<'_>, first: &Told, second: &Told) -> bool {
    are_of_two_sizes(text, first, second)
        || is_of_those(text, first) != is_of_those(text, second)
        || is_turned(text, first, second)
        || is_told_apart(text, first, second)
        || is_of_others(text, first, second)
        || are_of_kinds(text, first, second)
}

/// "46 percent of those in the villages" is no level of the town.
fn is_of_those(text: &Text<'_>, told: &Told) -> bool {
    let end = end_of(text, told);
    matches!(text.word(end), "of" | "among")
        && text.word(end + 1) == "those"
        && matches!(text.word(end + 2), "in" | "at" | "on" | "living" | "without" | "with")
}

/// A loss is no level of a profit.
fn is_turned(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let says = |told: &Told, rival: &Told, words: [&str; 3]| {
        part(text, told, rival).into_iter().any(|at| words.contains(&text.word(at)))
    };
    let (loss, profit) = (["loss", "losses", "deficit"], ["profit", "profits", "surplus"]);
    says(one, other, loss) && says(other, one, profit) || says(one, other, profit) && says(other, one, loss)
}

/// Whether the two are said to be of different names.
fn is_of_others(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    let name = |told: &Told| text.subject(told.quantity).name().map(|mention| mention.span.of(text.prose()));
    name(one).is_some_and(|one| name(other).is_some_and(|other| one != other))
}

/// Whether the later level's sentence opens with a thing of the earlier's, of another kind: the night train, the day train.
fn is_told_apart(text: &Text<'_>, one: &Told, other: &Told) -> bool {
    if one.sentence == other.sentence || text.facts().is_headline(one) {
        return false;
    }
    let Some(thing) = text.subject(other.quantity).thing() else { return false };
    let at = text.tokens.partition_point(|token| token.start < thing.span.end) as u32;
    let Some((noun, kind)) = at.checked_sub(1).zip(at.checked_sub(2)) else { return false };
    let word = text.word(kind);
    let article = matches!(word, "the" | "a" | "an" | "its" | "their" | "this" | "that" | "his" | "her" | "all" | "of");
    let spoken = || {
        text.sentences
            .get(one.sentence)
            .is_some_and(|sentence| sentence.tokens.clone().any(|at| text.word(at).eq_ignore_ascii_case(word)))
    };
    let plain = word.chars().all(char::is_alphabetic) && word.starts_with(char::is_lowercase);
    plain && !article && !spoken() && text.sentence_stems(one.sentence).contains(&text.stem_at(noun))
}

/// Whether a word before a noun of both sentences tells two figures apart.
fn are_of_kinds(text: &Text<'_>, first: &Told, second: &Told) -> bool {
    let sentence = |told: &Told| text.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone());
    first.sentence != second.sentence
        && sentence(first).zip(sentence(second)).is_some_and(|(one, other)| text.tells_apart(one, other))
}

/// "Fell to 320 a ton, and lithium halved to 210": each is where a change of its own ended.
pub fn are_two_ends(text: &Text<'_>, words: &Words, first: &Told, second: &Told) -> bool {
    let (one, other) = (start(text, first), start(text, second));
    let to = |at: u32| at > 0 && text.word(at - 1) == "to";
    let parts = |at: u32| {
        let key = text.stem_at(at + 1);
        matches!(text.word(at), "and" | "while" | "but")
            && !matches!(text.word(at + 1), "to" | "then" | "again" | "later" | "further" | "now" | "it" | "they")
            && !words.up.contains(&key)
            && !words.down.contains(&key)
    };
    first.sentence == second.sentence
        && to(one)
        && to(other)
        && (one..other).any(parts)
        && !(one..other).any(|at| text.word(at) == "from")
}

/// "92 percent of boys and 88 percent of girls": told of one time.
pub fn are_in_one_breath(text: &Text<'_>, first: &Told, second: &Told) -> bool {
    let between = end_of(text, first)..start(text, second);
    first.sentence == second.sentence
        && between.len() < 9
        && between.clone().any(|at| matches!(text.word(at), "and" | "or"))
        && text.word(end_of(text, first)) == "of"
        && text.word(end_of(text, second)) == "of"
}
