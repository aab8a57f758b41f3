//! Names: runs of words with capitals.
//!
//! Comes in: a place. Goes out: the name there, as a [`Mention`]. The first word of a sentence has a capital in any
//! case: it is a name if the table of words knows it as nothing else, or if another capital follows. Not here: who
//! bears the name (`about`).

use super::Text;
use super::about::Mention;
use super::words::{Class, class};
use crate::document::BlockKind;
use crate::lexicon::{WordInfo, look_up};
use crate::span::Span;
use crate::token::{Flags, Key, KeyMap, Token};
use std::ops::Range;

impl Text<'_> {
    /// The name that begins at a token, before `end`.
    pub(super) fn name_at(&self, at: u32, end: u32) -> Option<Mention> {
        self.name_run(at..end).map(|(name, _)| name)
    }

    /// The name at the head of a range, and the token behind it.
    pub(super) fn name_run(&self, range: Range<u32>) -> Option<(Mention, u32)> {
        let first = self.tokens.get(range.start as usize).filter(|_| !range.is_empty())?;
        if !self.is_name_word(first) || self.opens_sentence(range.start) && !self.is_sure(range.clone()) {
            return None;
        }
        let mut end = range.start + 1;
        let mut at = end;
        while let Some(token) = self.tokens.get(at as usize).filter(|_| at < range.end) {
            let joins = !token.is_word() && matches!(token.text(self.prose()), "." | "&" | "-" | "'")
                || matches!(token.text(self.prose()), "of" | "de" | "von" | "van" | "al" | "bin" | "the" | "and")
                    && self.text_before(at) != ",";
            if self.is_name_word(token) {
                end = at + 1;
            } else if !joins || at > end + 1 || matches!(token.text(self.prose()), "and" | "the") && !self.is_title(at)
            {
                break;
            }
            at += 1;
        }
        let last = (range.start..end).rev().find_map(|at| self.bearing(at))?;
        let until = self.tokens.get(end as usize - 1)?.end;
        Some((Mention { span: Span::new(first.start, until), key: last }, end))
    }

    /// A word of a name: a capital, and no calendar word or pronoun.
    fn is_name_word(&self, token: &Token) -> bool {
        let kinds = class(token.key);
        let grammar = Class::FILLER
            | Class::DETERMINER
            | Class::PRONOUN
            | Class::PREPOSITION
            | Class::CONJUNCTION
            | Class::AUXILIARY;
        token.is_word()
            && token.flags.any(Flags::CAPITAL | Flags::MIXED)
            && !kinds.any(Class::WEEKDAY | Class::MONTH)
            && (!kinds.any(grammar) || token.flags.any(Flags::CAPITALS))
    }

    /// "and" and "the" go on a name only between two "of" names ("Bank of the West").
    fn is_title(&self, at: u32) -> bool {
        self.text_before(at) == "of"
    }

    fn text_before(&self, at: u32) -> &str {
        let token = at.checked_sub(1).and_then(|at| self.tokens.get(at as usize));
        token.map(|token| token.text(self.prose())).unwrap_or_default()
    }

    /// Whether the capital is that of the sentence, or of what stands behind a colon or quotation mark.
    fn opens_sentence(&self, at: u32) -> bool {
        let sentence = self.sentence_at(at);
        let Some(first) = self.sentences.get(sentence).map(|sentence| sentence.tokens.start) else { return false };
        matches!(self.text_before(at), ":" | "“" | "\"" | "‘" | "—" | "?" | "!")
            || self.tokens_in(first..at).iter().all(|token| !token.is_word())
    }

    /// Whether the first word of a sentence is a name.
    fn is_sure(&self, range: Range<u32>) -> bool {
        let Some([first, next]) = self.tokens.get(range.start as usize..range.start as usize + 2) else { return false };
        let known = look_up(first.key).is_some_and(|info| !info.any(WordInfo::NAME) && info.any(WordInfo::ANY_PART));
        let runs_on = next.flags.any(Flags::CAPITAL) && self.is_name_word(next);
        let form = first.flags.any(Flags::CAPITALS | Flags::MIXED);
        let common = look_up(first.key).is_some_and(|info| info.any(WordInfo::PLURAL | WordInfo::ADVERB));
        let owner = matches!(next.text(self.prose()), "'s" | "’s") && !class(first.key).any(Class::ADVERB);
        !known || form || owner && !common || runs_on && !common || self.names().contains_key(&first.key)
    }

    /// Words that have a capital inside a sentence: names wherever they stand.
    fn names(&self) -> &KeyMap<()> {
        self.names.get_or_init(|| {
            let mut names = KeyMap::default();
            for sentence in &self.sentences {
                let title = matches!(sentence.kind, BlockKind::Headline | BlockKind::Heading);
                let inner = self.tokens_in(sentence.tokens.clone()).windows(3);
                let alone = inner.filter_map(|window| match window {
                    [before, token, behind] if !title && self.stands_alone(before, token, behind) => Some(token.key),
                    _ => None,
                });
                names.extend(alone.map(|key| (key, ())));
            }
            names
        })
    }

    /// A capital between words without one, so that it is no part of a longer name or title.
    fn stands_alone(&self, before: &Token, token: &Token, behind: &Token) -> bool {
        let small = |token: &Token| !token.flags.any(Flags::CAPITAL | Flags::MIXED);
        before.is_word() && small(before) && self.is_name_word(token) && small(behind)
    }

    /// The key of a word that bears a name: no "Inc", no mark.
    fn bearing(&self, at: u32) -> Option<Key> {
        let token = self.tokens.get(at as usize)?;
        let suffix = matches!(
            token.text(self.prose()),
            "Inc" | "Corp" | "Co" | "Ltd" | "Plc" | "PLC" | "LLC" | "Jr" | "Group" | "Holdings" | "AG" | "SA" | "NV"
        );
        (self.is_name_word(token) && !suffix).then_some(token.key)
    }
}
