//! What a sentence says offhand, around its figures: who told it, on what day, what went on meanwhile.
//! "On the whole, catches fell to 40 tonnes, the guild said, while the boats lay idle."
//!
//! Comes in: a sentence. Goes out: stretches of its tokens, in order, without which it tells the same of its figures. None
//! has a figure of its own, days of the week apart, nor a word by which another time, thing or case is meant. Not here:
//! what is read in the sentence without them (`claim`).

use super::words::{Class, class};
use super::{Sentence, Text};
use crate::quantity::Kind;
use crate::token::{Flags, Token, TokenKind};
use std::ops::Range;

/// Tokens of an opening phrase, and of a phrase that closes a sentence.
const OPENING: u32 = 9;
const CLOSING: u32 = 5;
/// Tokens of a clause that tells who said it.
const TELLING: u32 = 8;
/// Phrases that are taken off the end of a sentence.
const MOST: usize = 3;

impl Text<'_> {
    /// The stretches of a sentence that can be left out.
    #[must_use]
    pub fn offhand(&self, sentence: &Sentence) -> Vec<Range<u32>> {
        let Range { start, end } = sentence.tokens.clone();
        let marks = self
            .tokens_in(start..end)
            .iter()
            .rev()
            .take_while(|token| !token.is_word() && token.kind == TokenKind::Mark);
        let mut end = end.saturating_sub(marks.count() as u32);
        let mut found: Vec<Range<u32>> = self.opening(start..end).into_iter().collect();
        let first = found.first().map_or(start, |opening| opening.end);
        let mut closing = Vec::new();
        while let Some(from) = self.closing(first..end).filter(|_| closing.len() < MOST) {
            closing.push(from..end);
            end = from;
        }
        found.extend(closing.into_iter().rev());
        found
    }

    /// "On Monday, ", "According to a report, ", "Even so, ".
    fn opening(&self, sentence: Range<u32>) -> Option<Range<u32>> {
        let first = class(self.tokens.get(sentence.start as usize)?.key);
        let comma = (sentence.start..sentence.end.min(sentence.start + OPENING)).find(|at| self.word(*at) == ",")?;
        let opens = first.any(Class::PREPOSITION | Class::ADVERB | Class::CONJUNCTION) && !first.any(Class::CONDITION);
        (opens && self.says_nothing(sentence.start..comma)).then_some(sentence.start..comma + 1)
    }

    /// Where a phrase begins that closes a stretch and can be left out.
    fn closing(&self, sentence: Range<u32>) -> Option<u32> {
        let comma = sentence.clone().rev().find(|at| self.word(*at) == ",");
        if let Some(comma) = comma.filter(|comma| comma + 1 < sentence.end) {
            let phrase = comma + 1..sentence.end;
            if self.is_telling(phrase.clone()) || self.is_aside(phrase.start) && self.says_nothing(phrase) {
                return Some(comma);
            }
        }
        let from = comma.unwrap_or(sentence.start).max(sentence.start) + 1;
        // A clause of its own: "while the work went on".
        let clause = (from..sentence.end).rev().find(|at| self.is_meanwhile(*at));
        if let Some(clause) = clause.filter(|clause| self.says_nothing(*clause..sentence.end)) {
            return Some(clause);
        }
        let near = sentence.end.saturating_sub(CLOSING).max(from)..sentence.end;
        let at =
            near.rev().find(|at| self.is_preposition(*at)).filter(|at| self.is_time_or_place(*at..sentence.end))?;
        // "62 percent in the north and 48 in the south": one of several.
        let another = |other: u32| self.word(other) == self.word(at);
        (!(sentence.start..at).any(another)).then_some(at)
    }

    /// ", it said", "officials said on Tuesday", "according to the guild".
    fn is_telling(&self, phrase: Range<u32>) -> bool {
        let words = self.tokens_in(phrase.clone());
        let told =
            words.iter().any(|token| class(token.key).any(Class::SAYING) || token.text(self.prose()) == "according");
        let plain = words.iter().all(Token::is_word);
        plain && told && phrase.len() <= TELLING as usize && self.is_bare(phrase)
    }

    /// Opens a clause or phrase that tells of something else.
    fn is_aside(&self, at: u32) -> bool {
        matches!(
            self.word(at),
            "although" | "though" | "despite" | "while" | "because" | "amid" | "after" | "with" | "as"
        )
    }

    fn is_meanwhile(&self, at: u32) -> bool {
        let clause = matches!(self.word(at), "although" | "though" | "while" | "because" | "despite" | "amid" | "as");
        // "as many as", "as well as".
        clause
            && (self.word(at) != "as"
                || self.tokens.get(at as usize + 1).is_some_and(|next| class(next.key).any(Class::DETERMINER)))
    }

    fn is_preposition(&self, at: u32) -> bool {
        matches!(self.word(at), "in" | "on" | "during" | "at" | "throughout" | "amid" | "near" | "across")
    }

    /// "on Monday", "in the third quarter", "during the summer", "on the register".
    fn is_time_or_place(&self, phrase: Range<u32>) -> bool {
        let words = self.tokens_in(phrase.start + 1..phrase.end);
        let day = matches!(words, [day] if class(day.key).any(Class::WEEKDAY));
        let led = words.first().is_some_and(|word| class(word.key).any(Class::DEFINITE));
        let small = words.iter().all(|token| token.is_word() && !token.flags.any(Flags::CAPITAL));
        day || led && small && words.len() > 1 && self.says_nothing(phrase)
    }

    /// Whether a stretch has no figure, and no word that means another time, thing or case.
    fn says_nothing(&self, stretch: Range<u32>) -> bool {
        let another = Class::OF_OTHERS | Class::TARGET | Class::CONDITION | Class::LIMITING;
        let words = self.tokens_in(stretch.clone());
        // "At its peak".
        let peak = stretch.clone().any(|at| matches!(self.word(at), "peak" | "height" | "worst" | "best"));
        !peak && !words.iter().any(|token| class(token.key).any(another)) && self.is_bare(stretch)
    }

    /// Whether a stretch has no figure but a day of the week, or which quarter it was.
    fn is_bare(&self, stretch: Range<u32>) -> bool {
        let from = self.figure_from(stretch.start);
        let rest = self.quantities.get(from..).unwrap_or_default();
        let mut inside = rest.iter().take_while(|quantity| quantity.tokens.start < stretch.end);
        inside.all(|quantity| {
            let words = self.tokens_in(quantity.tokens.clone());
            let day = || words.iter().all(|token| class(token.key).any(Class::WEEKDAY));
            let quarter = || self.word(quantity.tokens.end) == "quarter";
            match quantity.kind {
                Kind::Date => day() || words.iter().any(|token| token.text(self.prose()) == "quarter"),
                Kind::Ordinal => quarter(),
                _ => false,
            }
        })
    }
}
