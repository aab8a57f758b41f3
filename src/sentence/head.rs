//! The noun that each quantity counts or measures.
//!
//! Comes in: tokens, quantities, sentences. Goes out: a [`Head`] for each quantity, or `None` where no noun is certain.
//! A count takes the phrase behind it ("340 new homes") or behind "of" ("48 of the 64 homes"); a percent, amount or
//! measure the phrase behind "of" or "in" ("$5 million in damages"), and one tied to its noun by an article or a hyphen
//! the phrase behind ("a 5 percent rise", "30-metre-deep shaft").

use super::part::is_plural_form;
use super::phrase::{Reader, Wanted};
use super::words::{Class, class};
use super::{Head, Sentence};
use crate::document::BlockKind;
use crate::exact::Rational;
use crate::lexicon::{WordInfo, look_up, singular_key};
use crate::quantity::{Amount, Kind, Quantity};
use crate::span::Span;
use crate::token::{Key, Token, key};
use std::ops::Range;

/// The heads of all quantities.
pub(super) fn heads(
    prose: &str,
    tokens: &[Token],
    quantities: &[Quantity],
    sentences: &[Sentence],
) -> Vec<Option<Head>> {
    let mut heads = vec![None; quantities.len()];
    for sentence in sentences {
        let title = matches!(sentence.kind, BlockKind::Headline | BlockKind::Heading);
        let range = sentence.quantities.start as usize..sentence.quantities.end as usize;
        let quantities = quantities.get(range).unwrap_or_default();
        let reader = Reader { prose, tokens, quantities, end: sentence.tokens.end, title };
        // From the end, since "two or three" and "48 of the 64" look at the next.
        for (index, quantity) in quantities.iter().enumerate().rev() {
            let slot = sentence.quantities.start as usize + index;
            let next = heads.get(slot + 1).copied().flatten();
            let head = Place { reader: &reader, quantity, follower: quantities.get(index + 1) }.head(next);
            if let Some(slot) = heads.get_mut(slot) {
                *slot = head;
            }
        }
    }
    heads
}

/// A quantity in its sentence.
struct Place<'t> {
    reader: &'t Reader<'t>,
    quantity: &'t Quantity,
    /// The next quantity of the sentence.
    follower: Option<&'t Quantity>,
}

impl Place<'_> {
    /// The head; `next` is that of the quantity that follows.
    fn head(&self, next: Option<Head>) -> Option<Head> {
        let behind = self.quantity.tokens.end;
        match self.quantity.kind {
            Kind::Count if self.quantity.attributive => self.tied(),
            Kind::Count => {
                let shared = || self.shared(next);
                self.phrase(behind, self.number()).or_else(|| self.of(behind, Wanted::Many, next)).or_else(shared)
            }
            Kind::Ordinal if self.quantity.attributive => self.attributed(),
            Kind::Ordinal if !self.has_article() => None,
            Kind::Ordinal => self.phrase(behind, Wanted::Any).or_else(|| self.of(behind, Wanted::Any, next)),
            Kind::OneIn => self.phrase(behind, Wanted::Many).or_else(|| self.of(behind, Wanted::Many, next)),
            Kind::Fraction => {
                let at = self.behind_determiners(behind);
                let direct = at > behind || self.quantity.attributive || self.quantity.lexical;
                let phrase = || if direct { self.phrase(at, Wanted::Any) } else { None };
                self.of(behind, Wanted::Any, next).or_else(phrase)
            }
            Kind::Money => {
                self.of(behind, Wanted::Any, next).or_else(|| self.in_(behind)).or_else(|| self.attributed())
            }
            // "Three months of the year": a part of a time, which fills nothing.
            // "Within 6 km of the harbour" measures no harbour.
            Kind::Measure | Kind::Duration
                if self.quantity.tokens.start.checked_sub(1).map(|at| self.text(at)) == Some("within") =>
            {
                None
            }
            Kind::Duration if self.text(behind) == "of" && matches!(self.text(behind + 1), "the" | "this" | "last") => {
                None
            }
            Kind::Percent | Kind::Duration | Kind::Points | Kind::Measure => {
                self.of(behind, Wanted::Any, next).or_else(|| self.attributed())
            }
            // "12-year-olds"
            Kind::Age if self.text(behind.wrapping_sub(1)).ends_with('s') => None,
            Kind::Age => {
                // Of "her 3-year-old nephew's house" the nephew is so old.
                let owner = |head: Head| self.before_possessive(head);
                if self.quantity.attributive { self.attributed().and_then(owner) } else { None }
            }
            Kind::Multiple | Kind::Date | Kind::Time | Kind::Score | Kind::Identifier => None,
        }
    }

    /// Whether the figure counts one thing or several.
    fn number(&self) -> Wanted {
        match self.quantity.amount {
            Amount::Number(number) if number.value == Rational::whole(1) => Wanted::One,
            _ => Wanted::Many,
        }
    }

    /// The phrase that opens at `from`.
    fn phrase(&self, from: u32, wanted: Wanted) -> Option<Head> {
        self.made(self.reader.phrase(from, wanted)?)
    }

    /// "nine-member": the noun behind the hyphen.
    fn tied(&self) -> Option<Head> {
        let last = self.quantity.tokens.end.checked_sub(1)?;
        let hyphen = |at: u32| self.text(at) == "-";
        let inside = last > self.quantity.tokens.start && hyphen(last - 1);
        let at = if inside {
            last
        } else if hyphen(last + 1) {
            last + 2
        } else {
            return self.attributed();
        };
        let noun = self.reader.tokens.get(at as usize)?;
        let known = look_up(noun.key).is_none_or(|info| info.any(WordInfo::NOUN | WordInfo::PLURAL));
        (noun.is_word() && known).then(|| self.made(at..at + 1)).flatten()
    }

    /// "a $5 million contract", "30-metre-deep shaft": the noun directly behind, if a hyphen or article ties it.
    fn attributed(&self) -> Option<Head> {
        let mut at = self.quantity.tokens.end;
        let tied =
            |at: u32| self.reader.tokens.get(at as usize + 1).is_some_and(|token| token.glued() && token.is_word());
        while self.text(at) == "-" && tied(at) {
            at += 2;
        }
        if self.quantity.attributive || self.has_article() { self.phrase(at, Wanted::Any) } else { None }
    }

    /// The owner where a phrase tells what somebody owns; none where the owner is the quantity.
    fn before_possessive(&self, head: Head) -> Option<Head> {
        let from = self.quantity.tokens.end;
        let owned = (from..head.end).find(|at| matches!(self.text(*at), "'s" | "’s" | "'S" | "’S"));
        match owned {
            Some(at) => (from..at).next_back().and_then(|last| self.made(self.first_of(head)?..last + 1)),
            None => Some(head),
        }
    }

    /// The first token of a head.
    fn first_of(&self, head: Head) -> Option<u32> {
        (self.quantity.tokens.end..head.end)
            .find(|at| self.reader.tokens.get(*at as usize).is_some_and(|token| token.start == head.span.start))
    }

    /// "a", "its", "the mill's", "a new" before the quantity.
    fn has_article(&self) -> bool {
        // The "'s" of "it's" is a verb.
        let owner = |at: u32| matches!(self.text(at), "'s" | "’s") && at > 0 && !self.class(at - 1).any(Class::PRONOUN);
        let ties = |at: u32| self.class(at).any(Class::DETERMINER) || owner(at);
        match self.quantity.tokens.start {
            0 => false,
            1 => ties(0),
            start => ties(start - 1) || ties(start - 2) && self.is_adjective(start - 1),
        }
    }

    fn is_adjective(&self, at: u32) -> bool {
        let token = self.reader.tokens.get(at as usize);
        token.is_some_and(|token| {
            look_up(token.key).is_some_and(|info| info.any(WordInfo::ADJECTIVE) && !info.any(WordInfo::NOUN))
        })
    }

    /// "of the 5,000 members", "of revenue", "worth of goods".
    fn of(&self, from: u32, wanted: Wanted, next: Option<Head>) -> Option<Head> {
        let at = if self.text(from) == "worth" { from + 1 } else { from };
        if self.text(at) != "of" {
            return None;
        }
        let behind = self.behind_determiners(at + 1);
        if self.follower.is_some_and(|follower| follower.tokens.start == behind && follower.kind == Kind::Count) {
            return next;
        }
        let wanted = if behind > at + 1 && wanted == Wanted::Many { Wanted::Many } else { Wanted::Any };
        self.phrase(behind, wanted)
    }

    /// "in damages": a bare noun, no place and no time.
    fn in_(&self, from: u32) -> Option<Head> {
        let first = self.reader.tokens.get(from as usize + 1)?;
        let bare = self.text(from) == "in"
            && first.is_word()
            && !first.flags.any(crate::token::Flags::CAPITAL)
            && !class(first.key).any(Class::STOP | Class::IN_NONE | Class::MONTH);
        if bare { self.phrase(from + 1, Wanted::Any) } else { None }
    }

    /// "two or three homes": the noun of the next figure.
    fn shared(&self, next: Option<Head>) -> Option<Head> {
        let follower = self.follower?;
        let joined =
            self.text(self.quantity.tokens.end) == "or" && follower.tokens.start == self.quantity.tokens.end + 1;
        if joined && follower.kind == Kind::Count { next } else { None }
    }

    fn behind_determiners(&self, from: u32) -> u32 {
        let determiner =
            |at: &u32| self.class(*at).any(Class::DETERMINER) && !matches!(self.text(*at), "each" | "every");
        from + (from..self.reader.end.min(from + 3)).take_while(determiner).count() as u32
    }

    fn class(&self, at: u32) -> Class {
        self.reader.tokens.get(at as usize).map(|token| class(token.key)).unwrap_or_default()
    }

    /// The word or mark at `at`, inside the sentence.
    fn text(&self, at: u32) -> &str {
        let token = self.reader.tokens.get(at as usize).filter(|_| at < self.reader.end);
        token.map(|token| token.text(self.reader.prose)).unwrap_or_default()
    }

    fn made(&self, range: Range<u32>) -> Option<Head> {
        let first = self.reader.tokens.get(range.start as usize)?;
        let last = self.reader.tokens.get(range.end.checked_sub(1)? as usize)?;
        let noun = noun_key(last.text(self.reader.prose), last.key);
        Some(Head { span: Span::new(first.start, last.end), noun, end: range.end })
    }
}

/// The key of a noun's singular, also of a word that no list has.
pub(super) fn noun_key(text: &str, word: Key) -> Key {
    match text.strip_suffix('s') {
        // The singular noun "people" is as good as never counted.
        None if word == key("people") => key("person"),
        Some(one) if look_up(word).is_none() && is_plural_form(text) => key(one),
        _ => singular_key(text),
    }
}
