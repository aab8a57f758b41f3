//! A verb that multiplies against the one pair of levels: "Sheep thefts triple".
//!
//! Comes in: a text of few figures. Goes out: the verb, where the pair gives another factor. Not here: changes told in figures
//! (`change`).

use super::change::{is_own, judged, levels};
use super::pair::Pair;
use super::thing::is_told_of_another;
use super::tied::{is_no_verb, is_of_object};
use super::when::{When, when};
use super::{SPARSE, Slip, Words, loose, start};
use crate::exact::{Interval, Rational};
use crate::sentence::{Text, Told, stem};
use crate::token::Key;

/// Verbs that say what a level was multiplied by.
pub(super) const FACTORS: [(&str, i128, i128); 6] =
    [("double", 2, 1), ("treble", 3, 1), ("triple", 3, 1), ("quadruple", 4, 1), ("quintuple", 5, 1), ("halve", 1, 2)];

/// "Sell shares at 25 pence … which have doubled, closed at 28": what has been done led to no level that is still to come.
pub(super) fn is_done_before(text: &Text<'_>, words: &Words, verb: u32, pair: Pair<'_>) -> bool {
    let has = |at: u32| matches!(text.word(at), "has" | "have" | "had");
    (verb.saturating_sub(2)..verb).any(has) && when(text, words, pair.new, pair.old) == When::Coming
}

/// "Sheep thefts triple": 42, then 84.
pub(super) fn run(text: &Text<'_>, words: &Words, told: &[Told]) -> Option<Slip> {
    let headline = text.sentences.get(text.facts().headline.end).map_or(0, |first| first.tokens.start);
    let known: Vec<(Key, Rational)> =
        FACTORS.iter().filter_map(|(verb, top, bottom)| Some((stem(verb), Rational::new(*top, *bottom)?))).collect();
    let mut verbs = (0u32..).zip(&text.tokens).filter_map(|(at, token)| {
        let letter = |at: u32| text.prose().as_bytes().get(at as usize).map(u8::to_ascii_lowercase);
        // Few words begin like one of the verbs; only those are worth their stem.
        let past = || {
            at < headline
                || token.end.checked_sub(1).and_then(|last| text.prose().as_bytes().get(last as usize)) == Some(&b'd')
        };
        let likely = token.is_word() && matches!(letter(token.start), Some(b'd' | b't' | b'q' | b'h')) && past();
        let stem = likely.then(|| stem(token.text(text.prose())))?;
        known.iter().find(|(verb, _)| *verb == stem).map(|(_, times)| (at, *times))
    });
    let (at, times) = verbs.next().filter(|_| verbs.next().is_none())?;
    let before = |back: u32| at.checked_sub(back).map(|at| text.word(at)).unwrap_or_default();
    let foretold =
        matches!(before(1), "to" | "will" | "would" | "could" | "may" | "might" | "a" | "the") || is_no_verb(text, at);
    // "Doubled its funds to £63 million": what it led to is no older level.
    let led = |pair: &Pair<'_>| {
        let start = start(text, pair.old);
        start > at && start - at < 20 && text.word(start - 1) == "to"
    };
    let pair =
        levels(text, words, told).filter(|pair| !foretold && !led(pair) && !is_done_before(text, words, at, *pair))?;
    let (old, new) = (loose(text, pair.old)?, loose(text, pair.new)?);
    let given = new.div(old)?;
    // "186,000 last year, twice the 93,000 it had before": whichever was first, the factor holds.
    let turned = old.div(new)?;
    let least = times.mul(Rational::new(4, 5)?)?;
    let most = match before(1) {
        "than" => Rational::whole(1000),
        "nearly" | "almost" if told.len() > SPARSE => return None,
        "nearly" | "almost" => times,
        _ => times.mul(Rational::new(13, 10)?)?,
    };
    let verb = text.tokens.get(at as usize)?.span();
    let claimed = Interval::closed(least, most);
    judged(text, verb, claimed, given, pair, 1, " times").filter(|_| {
        !claimed.meets(turned)
            && is_own(text, words, verb, pair)
            && !is_told_of_another(text, at, pair.new)
            && !is_of_object(text, at, pair)
    })
}
