//! Company: a word that hardly ever stands beside its neighbours, where one that a slip could have made it of often does
//! ("a pubic school"). Comes in: "least", the hundredths of log10 by which the other word must be likelier; "by", whether
//! all neighbours are weighed, or "mates": a neighbour must be known as one that the written word never has, or "topic":
//! the words of the whole sentence count as well. Goes out: the written word and the meant one. Not here: what the tables
//! hold (`table`, `mates`, `topic`), and slips that grammar proves (`phrases`).
//!
//! The neighbours are two words on either side, for the written word and the meant one in turn; the measure is that of
//! Mays, Damerau and Mercer, "Context based spelling correction" (1991), with whole numbers.

mod line;
mod mates;
mod table;
mod topic;

use super::{Compiled, Engine, Slip, settings};
use crate::context::Context;
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use crate::token::{Key, Token, go_on, key};
use line::Line;
use std::ops::Range;
use table::{Meaning, gain, may_be_slip, meanings};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

/// A written word that keeps its neighbours company as well as this is not looked at further, unless for mates.
const AT_HOME: i32 = 175;
/// A meant word that its nearest neighbours welcome less than this is not looked at further, unless for mates.
const WELCOME: i32 = 125;

/// What a word is given where a figure or a mark stands on one side of it, of which the tables know nothing.
const ONE_SIDED: i32 = 75;

/// What is asked for the word that is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Neighbours,
    Mates,
    Topic,
}

struct Company {
    least: i32,
    by: By,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["least", "by"])?;
    let least = file.get("least").and_then(toml::Value::as_integer).and_then(|least| i32::try_from(least).ok());
    let by = match file.get("by").map(toml::Value::as_str) {
        None => By::Neighbours,
        Some(Some("mates")) => By::Mates,
        Some(Some("topic")) => By::Topic,
        Some(_) => return Err(settings::fault("by", "mates or topic is wanted")),
    };
    match least.filter(|least| *least > 0) {
        Some(least) => Ok(Box::new(Company { least, by })),
        None => Err(settings::fault("least", "a whole number above 0 is wanted: hundredths of log10")),
    }
}

impl Engine for Company {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        // One look tells of most words that they have no mates, or no topic.
        let tokens = || text.tokens.iter().enumerate();
        match self.by {
            By::Neighbours => self.run_on_sentences(text, context, slips),
            By::Mates => {
                let words =
                    tokens().filter(|(at, token)| mates::may_have(token.key) && mates::are_beside(&text.tokens, *at));
                self.run_on_words(text, context, slips, words);
            }
            By::Topic => {
                let words =
                    tokens().filter(|(at, token)| topic::may_stray(token) && !topic::is_at_home(&text.tokens, *at));
                self.run_on_words(text, context, slips, words);
            }
        }
    }
}

impl Company {
    fn run_on_words<'t>(
        &self,
        text: &Text<'_>,
        context: &Context,
        slips: &mut Vec<Slip>,
        words: impl Iterator<Item = (usize, &'t Token)>,
    ) {
        for (at, _) in words {
            let sentence = text.sentence_at(at as u32);
            let Some(sentence) = text.sentences.get(sentence) else { continue };
            let place = at.checked_sub(sentence.tokens.start as usize);
            slips.extend(place.and_then(|place| self.slip(text, sentence, place, context)));
        }
    }

    fn run_on_sentences(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        for sentence in &text.sentences {
            let line = line(text, sentence);
            for (at, token) in line.tokens.iter().enumerate() {
                if may_be_slip(token.key) || line.is_possessive(at + 1) {
                    slips.extend(self.slip(text, sentence, at, context));
                }
            }
        }
    }

    /// What a word of a sentence seems to be meant for.
    fn slip(&self, text: &Text<'_>, sentence: &Sentence, at: usize, context: &Context) -> Option<Slip> {
        let line = line(text, sentence);
        let (slot, behind) = line.slot(at)?;
        let span = line.span(at, behind);
        let word = span.of(line.prose);
        let (meaning, score) = match self.by {
            By::Neighbours => slot.best(),
            By::Mates => slot.best_beside_mates(),
            By::Topic => topic::best(&slot, word, line.tokens),
        }?;
        let is_slip = score >= self.least && !context.accepted.contains(word) && is_once(text, slot.written);
        is_slip.then(|| slip(span, word, meaning.word))
    }
}

fn line<'t>(text: &'t Text<'_>, sentence: &Sentence) -> Line<'t> {
    Line { tokens: text.tokens_in(sentence.tokens.clone()), prose: text.prose() }
}

/// Whether the text has the word here alone: a slip is seldom made twice, and what is written twice is meant.
fn is_once(text: &Text<'_>, written: Key) -> bool {
    let first = |token: &&Token| go_on(token.key, b"'s") == written || token.key == written;
    text.tokens.iter().filter(first).take(2).count() < 2
}

fn slip(span: Span, word: &str, meant: &str) -> Slip {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let mut letters = meant.chars();
    let right = match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => meant.to_owned(),
    };
    Slip {
        span,
        label: format!("“{right}”?"),
        replacement: Some((right.clone(), false)),
        values: vec![("word", word.to_owned()), ("right", right)],
        ..Slip::default()
    }
}

/// How much better a written word keeps its neighbours company than the one that seems meant: "read aloud in court".
/// Stretches of several words are not known.
#[must_use]
pub(super) fn better_at_home(tokens: &[Token], prose: &str, written: Range<usize>, meant: &str) -> i32 {
    let line = Line { tokens, prose };
    let plain = written.len() == 1 && meant.bytes().all(|byte| byte.is_ascii_alphabetic());
    let Some(token) = tokens.get(written.start).filter(|_| plain) else { return 0 };
    let slot = line.around(token.key, written);
    let company = |word: Key| slot.near(word) + slot.far(word);
    company(slot.written) - company(key(meant))
}

/// A word that may be a slip, and its neighbours: two before it, two behind it, the nearer ones first.
struct Slot {
    written: Key,
    before: [Option<Key>; 2],
    behind: [Option<Key>; 2],
}

impl Slot {
    /// The word that is likeliest meant, with how much likelier it is than the written one.
    fn best(&self) -> Option<(Meaning, i32)> {
        let near = self.near(self.written);
        if near >= AT_HOME {
            return None;
        }
        let at_home = self.company(near);
        let scored = meanings(self.written).filter(|meaning| meaning.anywhere).filter_map(|meaning| {
            let near = self.near(key(meaning.word));
            (near >= WELCOME).then(|| (meaning, self.score(meaning, near) - at_home))
        });
        scored.max_by_key(|(_, score)| *score)
    }

    /// As [`Slot::best`], of the words that its neighbours are mates of.
    fn best_beside_mates(&self) -> Option<(Meaning, i32)> {
        let at_home = self.company(self.near(self.written));
        let places = mates::places(self.written, self.before, self.behind).into_iter().flatten();
        let meant = places.filter_map(|place| meanings(self.written).nth(place));
        let score = |meaning: Meaning| self.score(meaning, self.near(key(meaning.word))) - at_home;
        meant.map(|meaning| (meaning, score(meaning))).max_by_key(|(_, score)| *score)
    }

    /// How well the written word keeps its neighbours company, the nearest as well as `near`.
    fn company(&self, near: i32) -> i32 {
        let unknown = self.before[0].is_none() || self.behind[0].is_none();
        near + self.far(self.written) + if unknown { ONE_SIDED } else { 0 }
    }

    /// How well a word that may be meant does, and what speaks for it beforehand.
    fn score(&self, meaning: Meaning, near: i32) -> i32 {
        let given = if self.behind[0].is_some() { meaning.followed } else { meaning.last };
        given + near + self.far(key(meaning.word))
    }

    /// How well a word stands between its nearest neighbours.
    #[inline]
    fn near(&self, word: Key) -> i32 {
        self.before[0].map_or(0, |before| gain(&[before, word]))
            + self.behind[0].map_or(0, |behind| gain(&[word, behind]))
    }

    /// What is gained by looking two words far.
    fn far(&self, word: Key) -> i32 {
        let mut sum = 0;
        if let [Some(near), Some(far)] = self.before {
            sum += gain(&[far, near, word]);
        }
        if let (Some(before), Some(behind)) = (self.before[0], self.behind[0]) {
            sum += gain(&[before, word, behind]);
        }
        if let [Some(near), Some(far)] = self.behind {
            sum += gain(&[word, near, far]);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_for_a_number_and_a_way() {
        let read = |text: &str| text.parse::<toml::Table>().map(|file| compile(&file).is_ok()).ok();
        assert_eq!(read("least = 330\nby = 'mates'"), Some(true));
        assert_eq!(read("least = 330\nby = 'topic'"), Some(true));
        assert_eq!(read("least = 330\nby = 1"), Some(false));
        assert_eq!(read("by = 'mates'"), Some(false));
    }
}
