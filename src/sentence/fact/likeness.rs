//! Whether two figures can be of one thing.
//!
//! A later mention is renewed if a word of its phrase says that it is known: "the 21,000 islanders", "its staff of 340",
//! "the tower's 43 storeys", "Thursday's 165-km stage". Two mentions are rivals if anything tells them apart: a period,
//! another modality, a word of contrast, a name or owner that the other does not have. In doubt they are rivals.

use super::{Stems, Told, stem};
use crate::quantity::{Amount, Date, Kind};
use crate::sentence::about::{Modality, Period};
use crate::sentence::words::{Class, class};
use crate::sentence::{Sentence, Text};
use crate::token::{Flags, Key, Token};
use std::ops::Range;

/// Words between "the" and its figure: "The autumn total of 4.6 million".
const REACH: u32 = 5;

impl Text<'_> {
    /// Whether a bare number is part of a name: "the XPS 13", "its 737 MAX".
    #[must_use]
    pub fn is_name_number(&self, quantity: usize) -> bool {
        let Some(figure) = self.quantities.get(quantity) else { return false };
        let bare = figure.kind == Kind::Count && figure.units.is_empty() && !figure.attributive;
        let digits = |token: &Token| token.is_number();
        let written = self.tokens_in(figure.tokens.clone());
        let capital = |at: Option<u32>, form: u8| {
            let token = at.and_then(|at| self.tokens.get(at as usize));
            token.is_some_and(|token| {
                token.is_word()
                    && token.flags.any(form)
                    && !class(token.key).any(Class::STOP | Class::MONTH | Class::FILLER)
            })
        };
        // "Lund 4,995": no name has its digits in groups.
        let grouped = figure.core.of(self.prose()).contains(',');
        let number = !grouped && figure.number().is_some_and(|number| number.scale == 0 && !number.decimals);
        if !bare || !number {
            return false;
        }
        let headline = self.is_in_heading(figure.tokens.start);
        // "200 MLN DLR BOND": a number whose scale or unit nobody knows.
        let unknown = || {
            self.tokens.get(figure.tokens.end as usize).is_some_and(|token| {
                token.is_word() && token.flags.any(Flags::CAPITALS) && crate::lexicon::look_up(token.key).is_none()
            })
        };
        if headline {
            return unknown();
        }
        written.iter().all(digits)
            && (capital(figure.tokens.start.checked_sub(1), Flags::CAPITAL)
                && self.heads.get(quantity).copied().flatten().is_none()
                || capital(Some(figure.tokens.end), Flags::CAPITALS))
    }

    /// Whether a number behind a name goes on from one before it: "has 41 seats and the Centre Party 19".
    pub(super) fn is_elliptic(&self, quantity: usize, sentence: &Sentence) -> bool {
        let Some(figure) = self.quantities.get(quantity) else { return false };
        let capital = |at: u32| {
            self.tokens.get(at as usize).is_some_and(|token| token.is_word() && token.flags.any(Flags::CAPITAL))
        };
        let mut at = figure.tokens.start;
        while at > sentence.tokens.start
            && (capital(at - 1) || matches!(self.word(at - 1), "of" | "-" | "'s" | "’s" | "St"))
        {
            at -= 1;
        }
        at -= u32::from(at > sentence.tokens.start && self.word(at - 1) == "the");
        let joined = at > sentence.tokens.start && matches!(self.word(at - 1), "and" | "," | ";" | "while");
        let first = self.quantities_in(sentence.quantities.clone()).iter().take_while(|one| one.span != figure.span);
        let mut counts = first.filter(|one| one.kind == Kind::Count && !one.attributive && !one.lexical);
        joined && counts.next().is_some()
    }

    /// Headlines write every word with a capital.
    fn is_in_heading(&self, at: u32) -> bool {
        let sentence = self.sentence_at(at);
        self.sentences.get(sentence).is_some_and(|sentence| sentence.kind.is_heading())
    }

    /// Whether a figure is told as known: the tokens from "the" to its noun.
    #[must_use]
    pub fn renewed(&self, told: &Told) -> Option<Range<u32>> {
        let quantity = self.quantities.get(told.quantity)?;
        let sentence = self.sentences.get(told.sentence)?;
        let head = self.heads.get(told.quantity).copied().flatten();
        let end = head.map_or(quantity.tokens.end, |head| head.end.max(quantity.tokens.end));
        let mut at = quantity.tokens.start;
        while at > sentence.tokens.start && quantity.tokens.start - at < REACH {
            at -= 1;
            let token = self.tokens.get(at as usize)?;
            let kinds = class(token.key);
            let text = token.text(self.prose());
            if kinds.any(Class::DEFINITE) && !text.eq_ignore_ascii_case("all") {
                return Some(at..end);
            }
            if matches!(text, "'s" | "’s") || text == "'" && at > 0 {
                return Some(self.owner(at, sentence)..end);
            }
            let inside = token.is_word() && (text == "of" || !kinds.any(Class::STOP | Class::SAYING)) || text == "-";
            if !inside || self.is_finite(token) {
                return None;
            }
        }
        None
    }

    /// Where the phrase of an owner begins, whose possessive stands at `at`.
    fn owner(&self, at: u32, sentence: &Sentence) -> u32 {
        let inside = |at: &u32| {
            let token = self.tokens.get(*at as usize);
            token.is_some_and(|token| {
                token.is_word() && !class(token.key).any(Class::STOP & !Class::DETERMINER & !Class::ADVERB)
            })
        };
        (sentence.tokens.start.max(at.saturating_sub(4))..at).rev().take_while(inside).last().unwrap_or(at)
    }

    /// A verb that can be nothing else in the phrase of a noun: "has", "said", "rose".
    fn is_finite(&self, token: &Token) -> bool {
        use crate::lexicon::{WordInfo, look_up};
        look_up(token.key).is_some_and(|info| {
            info.any(WordInfo::PAST) && !info.any(WordInfo::PARTICIPLE | WordInfo::NOUN | WordInfo::ADJECTIVE)
        })
    }

    /// Whether something tells two figures apart; `phrase` is the renewed phrase of the later one.
    #[must_use]
    pub fn rivals(&self, earlier: &Told, later: &Told, phrase: &Range<u32>) -> bool {
        self.are_apart(earlier, later, phrase)
            || self.corrects()
            || self.is_fact(earlier) != self.is_fact(later)
            || self.is_of_another_time(earlier, later)
    }

    /// "Correction: …": a text that tells what was wrong beside what is right.
    #[must_use]
    pub fn corrects(&self) -> bool {
        self.facts().corrects
    }

    /// Whether the things are told apart, whatever the time: a name, an owner, a word of contrast.
    #[must_use]
    pub fn are_apart(&self, earlier: &Told, later: &Told, phrase: &Range<u32>) -> bool {
        let known = self.known(earlier);
        let strange = self.tokens_in(phrase.clone()).iter().any(|token| {
            let named = token.flags.any(Flags::CAPITAL)
                && token.is_word()
                && phrase.start != self.index_of(token)
                && !class(token.key).any(Class::STOP | Class::WEEKDAY)
                && !known.contains(&stem(token.text(self.prose())));
            named || class(token.key).any(Class::CONTRAST) && !self.is_spoken(earlier, token.key)
        });
        strange
            || self.is_owned_by_another(phrase, &known)
            || self.is_of_another(phrase, &known)
            || self.is_left(earlier)
            || self.is_left(later)
    }

    /// "the 184 passengers of a second ferry", "the 460 seats of its neighbour": behind the phrase stands whose they are.
    fn is_of_another(&self, phrase: &Range<u32>, known: &Stems) -> bool {
        let owner = phrase.end + 1;
        let noun = || !self.stems(owner + 1..owner + 2).is_subset(known);
        self.word(phrase.end) == "of"
            && match self.word(owner) {
                "a" | "an" | "another" => true,
                "its" | "his" | "her" | "their" => noun(),
                _ => false,
            }
    }

    /// Whether a word stands in the sentence of a figure.
    fn is_spoken(&self, told: &Told, word: Key) -> bool {
        let range = self.sentences.get(told.sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        self.tokens_in(range).iter().any(|token| token.key == word)
    }

    /// What is spoken of where a figure is first told: its sentence, and the headline.
    fn known(&self, told: &Told) -> Stems {
        let facts = self.facts();
        let mut known = self.sentence_stems(told.sentence);
        for sentence in facts.headline.clone() {
            known.extend(self.sentence_stems(sentence));
        }
        known
    }

    fn index_of(&self, token: &Token) -> u32 {
        self.tokens.partition_point(|other| other.start < token.start) as u32
    }

    /// "from 340", "against 340", "not 340": the figure that something is held against.
    fn is_left(&self, told: &Told) -> bool {
        let Some(start) = self.quantities.get(told.quantity).map(|quantity| quantity.tokens.start) else { return true };
        let before = self.tokens_in(start.saturating_sub(2)..start);
        before.iter().any(|token| {
            matches!(
                token.text(self.prose()),
                "than"
                    | "against"
                    | "versus"
                    | "not"
                    | "instead"
                    | "another"
                    | "other"
                    | "additional"
                    | "extra"
                    | "further"
            )
        })
    }

    /// "the south tower's": an owner of whom nothing was said.
    fn is_owned_by_another(&self, phrase: &Range<u32>, known: &Stems) -> bool {
        let word = |at: u32| self.tokens.get(at as usize).map(|token| token.text(self.prose())).unwrap_or_default();
        let Some(mark) = phrase.clone().find(|at| matches!(word(*at), "'s" | "’s" | "'")) else { return false };
        let day = |at: u32| self.tokens.get(at as usize).is_some_and(|token| class(token.key).any(Class::WEEKDAY));
        !self.stems(phrase.start..mark).is_subset(known) && !(phrase.start..mark).any(day)
    }

    /// Told as it is: no forecast, target or condition.
    fn is_fact(&self, told: &Told) -> bool {
        !matches!(self.modality(told.quantity), Modality::Condition | Modality::Target | Modality::Forecast)
    }

    /// "last year", "a year earlier".
    #[must_use]
    pub fn is_of_other_days(&self, told: &Told) -> bool {
        matches!(self.period(told.quantity), Period::Last(_) | Period::Before(_) | Period::Next(_))
            || self.has_class(told.sentence, |kinds| kinds.any(Class::OTHER_TIME))
    }

    /// A year, quarter or month that only one of them has, or "last year", "a year earlier".
    fn is_of_another_time(&self, earlier: &Told, later: &Told) -> bool {
        if self.is_of_other_days(earlier) || self.is_of_other_days(later) {
            return true;
        }
        let (before, behind) = (self.dates(earlier.sentence), self.dates(later.sentence));
        let unknown =
            |dates: &[Date], others: &[Date]| dates.iter().any(|date| !others.iter().any(|other| meets(date, other)));
        if unknown(&behind, &before) {
            return true;
        }
        matches!(self.period(earlier.quantity), Period::Dated(_)) && unknown(&before, &behind)
    }

    fn has_class(&self, sentence: usize, wanted: impl Fn(Class) -> bool) -> bool {
        let range = self.sentences.get(sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        self.tokens_in(range).iter().any(|token| wanted(class(token.key)))
    }

    /// The years, quarters and months of a sentence; days are mostly those of telling.
    fn dates(&self, sentence: usize) -> Vec<Date> {
        let range = self.sentences.get(sentence).map(|sentence| sentence.quantities.clone()).unwrap_or_default();
        let quantities = self.quantities.get(range.start as usize..range.end as usize).unwrap_or_default();
        let dates = quantities.iter().filter(|quantity| quantity.kind == Kind::Date);
        let long =
            |date: &Date| date.day.is_none() && (date.year.is_some() || date.month.is_some() || date.quarter.is_some());
        dates
            .filter_map(|quantity| match quantity.amount {
                Amount::Date(date, _) => Some(date),
                _ => None,
            })
            .filter(long)
            .collect()
    }
}

/// Whether two dates can be one: no part that both have differs, and one part at least is shared.
fn meets(one: &Date, other: &Date) -> bool {
    let differ = one.year.zip(other.year).is_some_and(|(a, b)| a != b)
        || one.month.zip(other.month).is_some_and(|(a, b)| a != b)
        || one.quarter.zip(other.quarter).is_some_and(|(a, b)| a != b);
    let shared = one.year.is_some() && other.year.is_some()
        || one.month.is_some() && other.month.is_some()
        || one.quarter.is_some() && other.quarter.is_some();
    !differ && shared
}
