//! Insertions: what breaks into a sentence and changes none of its figures. ", the council said," and "is reportedly 40".
//!
//! Comes in: a [`Text`]. Goes out: the text as if nothing had been inserted, for whatever holds figures against each
//! other. Not here: what an aside says of a figure ("excluding fuel", "up from 40"), and checks of words and marks, which
//! need every token.

use super::words::{Class, class};
use super::{Sentence, Text};
use crate::lexicon::{WordInfo, look_up};
use crate::quantity::{Kind, Quantity};
use crate::token::{Flags, Key, Token, TokenKind, literal};
use std::ops::Range;
use std::sync::OnceLock;

const BRACKET: Key = literal("(");
const COMMA: Key = literal(",");

/// Tokens between two commas at most.
const LONGEST: u32 = 12;

/// Words that stand between two commas by themselves.
const CONNECTIVES: [&str; 12] = [
    "however",
    "moreover",
    "nevertheless",
    "nonetheless",
    "meanwhile",
    "of course",
    "for example",
    "for instance",
    "in fact",
    "incidentally",
    "by the way",
    "in other words",
];

/// Behind "said", without a figure: where, when or to whom.
const WHERE: [Key; 12] = [
    literal("in"),
    literal("on"),
    literal("at"),
    literal("to"),
    literal("after"),
    literal("during"),
    literal("yesterday"),
    literal("today"),
    literal("late"),
    literal("early"),
    literal("last"),
    literal("this"),
];

/// Prepositions that no comma parts from what stands before the insertion.
const TIED: [Key; 5] = [literal("of"), literal("than"), literal("to"), literal("from"), literal("by")];

impl Text<'_> {
    /// The text without its insertions; `None` where it has none. `read` finds the quantities among the tokens of the
    /// prose, where one stood beside a figure: "was, she added, 88" tells an age only if nothing stands between.
    #[must_use]
    pub fn without_insertions(&self, read: impl FnOnce(&str, &[Token]) -> Vec<Quantity>) -> Option<Self> {
        let cuts = self.insertions();
        if cuts.is_empty() {
            return None;
        }
        let beside = |cut: &Range<u32>| {
            let at = self.figure_from(cut.start);
            self.quantities.get(at).is_some_and(|figure| figure.tokens.start <= cut.end)
        };
        let mut bare = if cuts.iter().any(beside) {
            Self::of(self.document, left(&self.tokens, &cuts), read)
        } else {
            let mut left_out = vec![false; self.tokens.len()];
            for cut in &cuts {
                left_out.get_mut(cut.start as usize..cut.end as usize).into_iter().for_each(|cut| cut.fill(true));
            }
            self.thinned(&left_out).0
        };
        bare.lexicon = OnceLock::from(left(self.lexicon(), &cuts));
        Some(bare)
    }

    /// Tokens that were inserted, in order.
    fn insertions(&self) -> Vec<Range<u32>> {
        let mut found: Vec<Range<u32>> = Vec::new();
        for sentence in &self.sentences {
            let mut from = sentence.tokens.start + 1;
            let tokens = sentence.tokens.clone().zip(self.tokens_in(sentence.tokens.clone()));
            for (at, mark) in tokens.filter(|(_, token)| token.kind == TokenKind::Mark) {
                let inserted = match mark.key {
                    COMMA if at >= from => self.between_commas(at, sentence),
                    BRACKET => self.pointer(at),
                    _ => None,
                };
                if let Some((cut, close)) = inserted {
                    found.push(cut);
                    from = close;
                }
            }
            let figures = self.quantities_in(sentence.quantities.clone());
            found.extend(figures.iter().filter_map(|figure| self.adverb_before(figure.tokens.start, sentence)));
        }
        found.sort_by_key(|cut| (cut.start, cut.end));
        found.dedup_by(|next, kept| next.start < kept.end);
        found
    }

    /// What is inserted behind the comma at `comma`, with one comma of the two or both; and where it ends.
    fn between_commas(&self, comma: u32, sentence: &Sentence) -> Option<(Range<u32>, u32)> {
        let last = sentence.tokens.end.checked_sub(1)?;
        let close = (comma + 1..=last.min(comma + LONGEST)).find(|at| self.is_stop(*at))?;
        let words = comma + 1..close;
        let comes_back = self.key(close) == Some(COMMA);
        let describes = self.describes_some(&words);
        let ends = close == last && matches!(self.word(close), "." | "!" | "?")
            || describes && matches!(self.word(close), ")" | "–" | "—");
        if !(comes_back || ends) || !self.is_free_of_figures(&words) {
            return None;
        }
        let goes_on =
            || self.is(close + 1, Class::PREPOSITION) || self.key(close + 1).and_then(look_up).is_some_and(is_deed);
        if !(describes || self.tells(&words) || self.thinks(&words) || self.connects(&words)) {
            return None;
        }
        let tied = comes_back && (self.is_tied(comma.checked_sub(1)?, close + 1) || describes && goes_on());
        Some((comma..close + u32::from(tied), close))
    }

    /// What points to a picture or another place of the page, in brackets: "(see below)", "(pictured, left)".
    fn pointer(&self, bracket: u32) -> Option<(Range<u32>, u32)> {
        let close = (bracket + 1..bracket + 6).find(|at| self.word(*at) == ")")?;
        let points = |at: u32| self.is(at, Class::POINTING) || self.word(at) == ",";
        (close > bracket + 1 && (bracket + 1..close).all(points)).then_some((bracket..close + 1, close + 1))
    }

    /// A mark at which an insertion ends, or at which there is none; the points of abbreviations are no such marks.
    fn is_stop(&self, at: u32) -> bool {
        let Some(token) = self.tokens.get(at as usize) else { return true };
        if token.is_word() {
            return false;
        }
        let before = || at.checked_sub(1).and_then(|at| self.key(at)).map(class);
        let abbreviated = || before().is_some_and(|class| class.any(Class::ABBREVIATION | Class::BEFORE_NAME));
        match token.text(self.prose()) {
            "-" | "’" | "'" => false,
            "." => !abbreviated(),
            _ => true,
        }
    }

    /// Whether no figure stands in a stretch, but for a day of the week.
    fn is_free_of_figures(&self, words: &Range<u32>) -> bool {
        let from = self.figure_from(words.start);
        let inside = self.quantities.iter().skip(from).take_while(|figure| figure.tokens.start < words.end);
        inside.into_iter().all(|figure| figure.kind == Kind::Date && figure.tokens.len() == 1)
    }

    /// Whether the words only say who tells the sentence: "the council said", "said Mr Lee", "according to the fleet".
    fn tells(&self, words: &Range<u32>) -> bool {
        if self.key(words.start) == Some(literal("according")) {
            return self.key(words.start + 1) == Some(literal("to")) && words.len() > 2 && !self.is_joined(words);
        }
        let verb = words.clone().find(|at| self.is(*at, Class::TELLING)).filter(|_| !self.is_joined(words));
        let Some(verb) = verb else { return false };
        let said = matches!(self.word(verb), "said" | "says" | "told");
        let rest = verb + 1..words.end;
        if verb == words.start {
            return !rest.is_empty() && self.opens_subject(rest.start) && !self.has_deed(&rest);
        }
        let free =
            || self.key(rest.start).is_some_and(|word| WHERE.contains(&word)) || self.is(rest.start, Class::WEEKDAY);
        let told = self.word(verb) == "told";
        // "the figures show" tells, "a dog show" does not.
        let many = |at: u32| {
            self.word(at) == "data" || self.key(at).and_then(look_up).is_some_and(|info| info.any(WordInfo::PLURAL))
        };
        if self.word(verb) == "show" && !many(verb - 1) {
            return false;
        }
        self.opens_subject(words.start) && if rest.is_empty() { !told } else { said && (told || free()) }
    }

    /// "she believes", "it seems", "as it happens": a pronoun and its verb.
    fn thinks(&self, words: &Range<u32>) -> bool {
        let from = words.start + u32::from(self.word(words.start) == "as");
        let verb = self.key(from + 1).and_then(look_up);
        self.is(from, Class::CARRYING)
            && from + 2 == words.end
            && !self.is_joined(&(from..words.end))
            && verb.is_some_and(|info| info.any(WordInfo::VERB | WordInfo::VERB_FORM | WordInfo::PAST))
    }

    /// Whether a word joins a clause that tells something of its own, or has a verb: "which", "and", "will".
    fn is_joined(&self, words: &Range<u32>) -> bool {
        let apart = Class::CONJUNCTION | Class::AUXILIARY | Class::FORECAST | Class::TARGET | Class::CONDITION;
        words
            .clone()
            .any(|at| self.is(at, apart) || matches!(self.word(at), "who" | "which" | "that" | "whom" | "whose"))
    }

    /// "said they felt safe": a pronoun with more behind it, or a verb in the past, tells something of its own.
    fn has_deed(&self, words: &Range<u32>) -> bool {
        let small = |at: &u32| self.tokens.get(*at as usize).is_some_and(|token| !token.flags.any(Flags::CAPITAL));
        let past = |at: u32| self.key(at).and_then(look_up).is_some_and(|info| info.any(WordInfo::PAST));
        words.len() > 1 && self.is(words.start, Class::CARRYING) || words.clone().filter(small).any(past)
    }

    /// Whether a noun phrase may open with a word.
    fn opens_subject(&self, at: u32) -> bool {
        let other = Class::PREPOSITION | Class::ADVERB;
        self.tokens.get(at as usize).is_some_and(|token| token.is_word() && !class(token.key).any(other))
    }

    /// "many of them new": of what an unknown part is, no figure of the sentence tells.
    fn describes_some(&self, words: &Range<u32>) -> bool {
        words.len() > 3
            && self.word(words.start + 1) == "of"
            && matches!(self.word(words.start), "many" | "some" | "several" | "few" | "much")
            && matches!(self.word(words.start + 2), "them" | "whom" | "which" | "these" | "those" | "it")
    }

    fn connects(&self, words: &Range<u32>) -> bool {
        let span = self.tokens_in(words.clone()).first().zip(self.tokens_in(words.clone()).last());
        let told = span.and_then(|(first, last)| self.prose().get(first.start as usize..last.end as usize));
        words.len() < 4 && told.is_some_and(|told| CONNECTIVES.iter().any(|known| told.eq_ignore_ascii_case(known)))
    }

    /// Whether what stands before an insertion and what stands behind it are one phrase, so that both commas are its own.
    fn is_tied(&self, before: u32, behind: u32) -> bool {
        let verb = |at: u32| {
            let sure = |info: WordInfo| info.any(WordInfo::PAST) && !info.any(WordInfo::NOUN | WordInfo::PLURAL);
            let moved = matches!(self.word(at), "rose" | "fell");
            moved || self.key(at).and_then(look_up).is_some_and(sure)
        };
        self.is(before, Class::AUXILIARY | Class::PREPOSITION)
            || verb(before)
            || self.is(behind, Class::AUXILIARY)
            || self.key(behind).is_some_and(|word| TIED.contains(&word))
    }

    /// The adverb of "is reportedly 40" and "fell reportedly to 40", for the figure at `figure`.
    fn adverb_before(&self, figure: u32, sentence: &Sentence) -> Option<Range<u32>> {
        let led = figure.checked_sub(1).filter(|at| self.key(*at).is_some_and(|word| TIED.contains(&word)));
        let adverb = led.unwrap_or(figure).checked_sub(1)?;
        let verb = adverb.checked_sub(1).filter(|verb| *verb >= sentence.tokens.start)?;
        let moved = |info: WordInfo| info.any(WordInfo::PAST | WordInfo::PARTICIPLE);
        let moved = || self.key(verb).and_then(look_up).is_some_and(moved);
        let found = self.is(adverb, Class::TOLD_SO) && (self.is(verb, Class::AUXILIARY) || moved())
            || self.is(adverb, Class::MANNER) && !self.is(verb, Class::AUXILIARY) && moved();
        found.then_some(adverb..adverb + 1)
    }

    fn is(&self, at: u32, bits: u64) -> bool {
        self.tokens.get(at as usize).is_some_and(|token| class(token.key).any(bits))
    }

    fn key(&self, at: u32) -> Option<Key> {
        self.tokens.get(at as usize).map(|token| token.key)
    }
}

/// A form of a verb that is neither noun nor adjective.
fn is_deed(info: WordInfo) -> bool {
    let deed = info.any(WordInfo::VERB | WordInfo::VERB_FORM);
    deed && !info.any(WordInfo::NOUN | WordInfo::PLURAL | WordInfo::ADJECTIVE | WordInfo::ADVERB)
}

/// The items that stay without some ranges of them, which are in order.
fn left<T: Copy>(items: &[T], cuts: &[Range<u32>]) -> Vec<T> {
    let (mut left, mut from) = (Vec::with_capacity(items.len()), 0);
    for cut in cuts {
        left.extend_from_slice(items.get(from..cut.start as usize).unwrap_or_default());
        from = cut.end as usize;
    }
    left.extend_from_slice(items.get(from..).unwrap_or_default());
    left
}
