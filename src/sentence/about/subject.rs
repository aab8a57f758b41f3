//! Whose figure it is: the grammatical subject of its clause, with the name that it belongs to.
//!
//! A subject is looked for from the head of the clause to the figure. Behind a verb of saying a new one may begin
//! ("Lamplight said sales rose"). A clause without subject takes that of the clause before. Pronouns and "the company"
//! take the name of the last sentence that has one as its subject.

use super::{Figure, Mention, Subject};
use crate::document::BlockKind;
use crate::lexicon::{WordInfo, look_up};
use crate::sentence::Text;
use crate::sentence::clause::opens_clause;
use crate::sentence::head::noun_key;
use crate::sentence::phrase::{Reader, Wanted};
use crate::sentence::words::{Class, class};
use crate::span::Span;
use crate::token::{Flags, Token};
use std::ops::Range;

/// Sentences back in which the name behind a pronoun is looked for.
const MEMORY: usize = 4;

/// A subject as read, pronouns not resolved.
#[derive(Debug, Clone, Copy, Default)]
struct Reading {
    thing: Option<Mention>,
    name: Option<Mention>,
    /// "it", "its sales", "the company": the name stands further up.
    carried: bool,
    /// Behind the phrase.
    end: u32,
}

impl Figure<'_> {
    pub(super) fn subject(&self) -> Subject {
        // Headlines write every word with a capital, so names cannot be told.
        if self
            .whole_sentence()
            .is_none_or(|sentence| matches!(sentence.kind, BlockKind::Headline | BlockKind::Heading))
        {
            return Subject::Unknown;
        }
        let mut carry = None;
        for (index, clause) in self.clauses.iter().enumerate().rev() {
            let end = if index + 1 == self.clauses.len() { self.start } else { clause.end };
            if let Some(reading) = self.text.reading(clause.start..end) {
                carry = Some((reading, clause.start));
                break;
            }
        }
        let Some((reading, start)) = carry else {
            return Subject::Unknown;
        };
        let name = if reading.carried { reading.name.or_else(|| self.carried(start)) } else { reading.name };
        match (reading.thing, name) {
            (Some(thing), Some(name)) => Subject::ThingOf { thing, name },
            (Some(thing), None) => Subject::Thing(thing),
            (None, Some(name)) => Subject::Name(name),
            (None, None) => Subject::Unknown,
        }
    }

    /// The name that a pronoun before token `before` stands for: that of the clauses and sentences before.
    fn carried(&self, before: u32) -> Option<Mention> {
        let earlier = self.clauses.iter().rev().filter(|clause| clause.start < before);
        let name = |range: Range<u32>| self.text.reading(range).and_then(|reading| reading.name);
        if let Some(name) = earlier.clone().find_map(|clause| name(clause.clone())) {
            return Some(name);
        }
        let first = self.sentence.saturating_sub(MEMORY);
        let sentences = self.text.sentences.get(first..self.sentence).unwrap_or_default();
        sentences.iter().rev().find_map(|sentence| {
            let first = self.text.clauses(sentence).into_iter().next()?;
            name(first)
        })
    }
}

impl Text<'_> {
    /// The subject of a stretch of a clause: the last one behind verbs of saying.
    fn reading(&self, range: Range<u32>) -> Option<Reading> {
        let mut reading = self.subject_at(range.clone())?;
        for _ in 0..3 {
            let Some(from) = self.behind_saying(reading.end..range.end) else { break };
            // "said there was": a sentence of its own, whose subject is not known.
            let inner = self.subject_at(from..range.end)?;
            let name = inner.name.or(if inner.carried { reading.name } else { None });
            reading = Reading { name, carried: inner.carried || reading.carried && name.is_none(), ..inner };
        }
        Some(reading)
    }

    /// The noun phrase that opens a stretch, if a verb or an apposition follows.
    fn subject_at(&self, range: Range<u32>) -> Option<Reading> {
        let at = self.behind_openers(range.clone())?;
        let reading = self.noun_phrase(at..range.end)?;
        self.is_subject(&reading, &range).then_some(reading)
    }

    /// Behind conjunctions, adverbs, quotation marks, "In May, " and "Based on that, ".
    fn behind_openers(&self, range: Range<u32>) -> Option<u32> {
        let mut at = range.start;
        while let Some(token) = self.tokens.get(at as usize).filter(|_| at < range.end) {
            let opener = if at == range.start { opens_clause(token.key) } else { None };
            let kinds = class(token.key);
            let name = token.flags.any(Flags::CAPITAL) && at > range.start;
            at = match opener {
                Some(false) => return None,
                Some(true) => at + 1,
                None if !token.is_word() || self.text_at(at) == "that" => at + 1,
                None if name => return Some(at),
                None if kinds.any(Class::PREPOSITION) || self.is_participle(at) => self.comma(at..range.end)?,
                None if kinds.any(Class::CONJUNCTION | Class::ADVERB | Class::SAYING) || is_adverb(token) => at + 1,
                None => return Some(at),
            };
        }
        None
    }

    /// "Based on", "Considering that": a verb before a small word.
    fn is_participle(&self, at: u32) -> bool {
        let [first, next] = [at, at + 1].map(|at| self.tokens.get(at as usize));
        let verb = first
            .and_then(|token| look_up(token.key))
            .is_some_and(|info| info.any(WordInfo::VERB | WordInfo::VERB_FORM) && !info.any(WordInfo::PLURAL));
        let small =
            next.is_some_and(|token| class(token.key).any(Class::PREPOSITION | Class::DETERMINER | Class::PRONOUN));
        verb && small
    }

    /// A pronoun, a name, or a phrase with the name that it belongs to.
    fn noun_phrase(&self, range: Range<u32>) -> Option<Reading> {
        let token = self.tokens.get(range.start as usize).filter(|_| !range.is_empty())?;
        let kinds = class(token.key);
        let owned = matches!(self.text_at(range.start).to_ascii_lowercase().as_str(), "its" | "their" | "his" | "her");
        if kinds.any(Class::CARRYING) && !owned {
            return Some(Reading { carried: true, end: range.start + 1, ..Reading::default() });
        }
        if let Some((name, end)) = self.name_run(range.clone()) {
            // "Leeds-based Lamplight"
            if self.text_at(end) == "-" && self.tokens.get(end as usize + 1).is_some_and(Token::glued) {
                return self.noun_phrase(end + 2..range.end);
            }
            return Some(self.named(name, end, range.end));
        }
        let from = range.start + u32::from(kinds.any(Class::DETERMINER));
        let (thing, end) = self.thing(from, range.end)?;
        let role = kinds.any(Class::DEFINITE) && self.is_role(end - 1);
        if role {
            return Some(Reading { carried: true, end, ..Reading::default() });
        }
        let name = self.belonging(end, range.end);
        let end = name.map_or(end, |(_, end)| end);
        Some(Reading { thing: Some(thing), name: name.map(|(name, _)| name), carried: owned, end })
    }

    /// Behind a name: "Lamplight's sales", "Lamplight shares", or the name alone.
    fn named(&self, name: Mention, end: u32, limit: u32) -> Reading {
        let possessive = matches!(self.text_at(end), "'s" | "’s");
        let from = end + u32::from(possessive);
        let alone = Reading { name: Some(name), end, ..Reading::default() };
        let bare = !possessive && self.tokens.get(end as usize).is_none_or(|token| !self.is_noun(token));
        match self.thing(from, limit) {
            Some((thing, end)) if !bare => Reading { thing: Some(thing), name: Some(name), carried: false, end },
            _ => alone,
        }
    }

    /// The common noun phrase at `from`, and where it ends.
    fn thing(&self, from: u32, limit: u32) -> Option<(Mention, u32)> {
        let reader = Reader {
            prose: self.prose(),
            tokens: &self.tokens,
            quantities: &self.quantities,
            end: limit,
            title: false,
        };
        let range = reader.phrase(from, Wanted::Any)?;
        let (first, last) = (self.tokens.get(range.start as usize)?, self.tokens.get(range.end as usize - 1)?);
        let key = noun_key(last.text(self.prose()), last.key);
        Some((Mention { span: Span::new(first.start, last.end), key }, range.end))
    }

    /// "of Lamplight", "at the Brook mill" behind a thing.
    fn belonging(&self, at: u32, limit: u32) -> Option<(Mention, u32)> {
        let opens = matches!(self.text_at(at), "of" | "at" | "from" | "in" | "by");
        let from = at + 1 + u32::from(self.text_at(at + 1) == "the");
        opens.then(|| self.name_run(from..limit)).flatten()
    }

    /// Whether a phrase is a subject: a verb follows before the end of the stretch, or an apposition at once.
    fn is_subject(&self, reading: &Reading, range: &Range<u32>) -> bool {
        let behind = self.tokens_in(reading.end..range.end);
        let verb = |token: &Token| {
            let info = look_up(token.key);
            class(token.key).any(Class::AUXILIARY)
                || info.is_some_and(|info| info.any(WordInfo::VERB | WordInfo::VERB_FORM))
        };
        behind.is_empty() && reading.end == range.end
            || behind.iter().any(|token| token.is_word() && verb(token))
            || behind.first().is_some_and(|token| matches!(token.text(self.prose()), "," | "(" | ":"))
    }

    /// "said (on Monday) (that)": where the sentence that is told begins.
    fn behind_saying(&self, range: Range<u32>) -> Option<u32> {
        let told = |at: u32| {
            let kinds = |at: u32| self.tokens.get(at as usize).map(|token| class(token.key)).unwrap_or_default();
            // "are expected to" says nothing new.
            kinds(at).any(Class::SAYING | Class::FORECAST)
                && !kinds(at).any(Class::AUXILIARY)
                && !at.checked_sub(1).is_some_and(|before| kinds(before).any(Class::AUXILIARY))
        };
        let at = range.clone().find(|at| told(*at))?;
        // ", Ann Lee said": somebody else tells all that stands before.
        let other = self.tokens.get((at as usize).wrapping_sub(1)).is_some_and(|token| {
            at > range.start && (token.flags.any(Flags::CAPITAL) || class(token.key).any(Class::PRONOUN))
        });
        if other {
            return None;
        }
        let that = (at + 1..range.end.min(at + 6)).find(|at| self.text_at(*at) == "that");
        let day = |at: u32| self.tokens.get(at as usize).is_some_and(|token| class(token.key).any(Class::WEEKDAY));
        let from = that.unwrap_or(match self.text_at(at + 1) {
            "on" => at + 3,
            _ if day(at + 1) => at + 2,
            _ => at + 1,
        });
        (from < range.end).then_some(from)
    }

    fn is_role(&self, at: u32) -> bool {
        let token = self.tokens.get(at as usize);
        token.is_some_and(|token| class(token.key).any(Class::ROLE) || self.text_at(at) == "old")
    }

    fn is_noun(&self, token: &Token) -> bool {
        let info = look_up(token.key);
        token.is_word()
            && !token.flags.any(Flags::CAPITAL)
            && !class(token.key).any(Class::STOP | Class::SAYING)
            && info.is_some_and(|info| {
                info.any(WordInfo::NOUN | WordInfo::PLURAL) && !info.any(WordInfo::PAST | WordInfo::VERB_S)
            })
    }

    fn comma(&self, range: Range<u32>) -> Option<u32> {
        let mut bracket = false;
        range.clone().find_map(|at| {
            let mark = self.text_at(at);
            bracket = mark == "(" || bracket && mark != ")";
            (mark == "," && !bracket).then_some(at + 1)
        })
    }

    fn text_at(&self, at: u32) -> &str {
        self.tokens.get(at as usize).map(|token| token.text(self.prose())).unwrap_or_default()
    }
}

fn is_adverb(token: &Token) -> bool {
    look_up(token.key).is_some_and(|info| info.only(WordInfo::ADVERB))
}
