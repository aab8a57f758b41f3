//! Clauses: the stretches of a sentence across which no figure is taken.
//!
//! Comes in: a sentence. Goes out: ranges of tokens, in order, without gaps. A clause opens with its barrier word
//! ("but", "hurt by", "and" before a second verb), or behind one of the marks ; : — . Commas and relative clauses end
//! nothing. The words are data: `checks/vocabulary/barriers.toml`.

use super::words::{Class, class, parse, words};
use super::{Sentence, Text};
use crate::token::{Filter, Key, KeyMap, Token, TokenKind, key};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that lead a sentence in.
pub const LEADS: [&str; 20] = [
    "according",
    "after",
    "although",
    "as",
    "at",
    "because",
    "before",
    "by",
    "despite",
    "during",
    "following",
    "for",
    "from",
    "in",
    "on",
    "since",
    "under",
    "until",
    "with",
    "within",
];

impl Text<'_> {
    /// The clauses of a sentence, as ranges of tokens that together are the sentence.
    #[must_use]
    pub fn clauses(&self, sentence: &Sentence) -> Vec<Range<u32>> {
        let mut clauses = Vec::new();
        let mut first = sentence.tokens.start;
        let mut quantity = sentence.quantities.start as usize;
        let mut verb = false;
        let mut bracket = first;
        let barriers: &Barriers = &BARRIERS;
        for (at, token) in sentence.tokens.clone().zip(self.tokens_in(sentence.tokens.clone())) {
            // Nearly every token is neither a barrier nor a verb.
            if token.kind == TokenKind::Number || token.is_word() && !barriers.any.may_hold(token.key) {
                continue;
            }
            while self.quantities.get(quantity).is_some_and(|quantity| quantity.tokens.end <= at) {
                quantity += 1;
            }
            bracket = bracket.max(self.bracket_end(at, sentence));
            // What an amount is written with is no barrier ("3:30", "as many as 40"), nor is what stands in brackets.
            if at < bracket || self.quantities.get(quantity).is_some_and(|quantity| quantity.tokens.contains(&at)) {
                continue;
            }
            let Some(barrier) = self.barrier(at, sentence, quantity, verb) else {
                verb = verb || token.is_word() && barriers.verbs.contains_key(&token.key);
                continue;
            };
            let cut = at + u32::from(barrier == Barrier::Behind);
            let words = || self.tokens_in(first..cut).iter().any(|token| token.kind != TokenKind::Mark);
            if cut < sentence.tokens.end && words() {
                clauses.push(first..cut);
                first = cut;
                verb = false;
            }
        }
        if first < sentence.tokens.end {
            clauses.push(first..sentence.tokens.end);
        }
        clauses
    }

    /// Whether a clause ends before or behind the token at `at`; `verb`: a finite verb stands in it already.
    fn barrier(&self, at: u32, sentence: &Sentence, quantity: usize, verb: bool) -> Option<Barrier> {
        let token = self.tokens.get(at as usize)?;
        match token.kind {
            TokenKind::Number => None,
            TokenKind::Mark => self.is_barrier_mark(at as usize, token).then_some(Barrier::Behind),
            TokenKind::Word if token.key == BARRIERS.and => {
                let limit = self.quantities.get(quantity).map_or(u32::MAX, |next| next.tokens.start);
                (verb && self.verb_follows(at + 1..sentence.tokens.end.min(limit))).then_some(Barrier::Before)
            }
            TokenKind::Word => {
                let rules = BARRIERS.words.get(&token.key)?;
                rules.iter().any(|rule| self.holds(rule, at as usize)).then_some(Barrier::Before)
            }
        }
    }

    /// Behind the bracket that closes the one at `at`, if it is near.
    fn bracket_end(&self, at: u32, sentence: &Sentence) -> u32 {
        let is_mark = |token: &Token, mark: &str| token.kind == TokenKind::Mark && token.text(self.prose()) == mark;
        if !self.tokens.get(at as usize).is_some_and(|token| is_mark(token, "(")) {
            return at;
        }
        let inside = self.tokens_in(at..sentence.tokens.end.min(at + 40));
        inside.iter().position(|token| is_mark(token, ")")).map_or(at, |length| at + length as u32)
    }

    fn is_barrier_mark(&self, at: usize, token: &Token) -> bool {
        let spaced = |at: usize| self.tokens.get(at).is_some_and(|token| !token.glued());
        match token.text(self.prose()) {
            ";" | "—" | "―" => true,
            ":" => spaced(at + 1),
            "–" => spaced(at) && spaced(at + 1),
            // " - " and " -- ".
            "-" => {
                let double = self.tokens.get(at + 1).is_some_and(|next| next.glued() && next.text(self.prose()) == "-");
                let second = token.glued() && at.checked_sub(1).is_some_and(|before| self.is_dash(before));
                (spaced(at) && spaced(at + 1)) || second && !double
            }
            _ => false,
        }
    }

    fn is_dash(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text(self.prose()) == "-")
    }

    /// Whether a verb follows, at once or behind a short subject: no mark, preposition or figure stands between.
    fn verb_follows(&self, range: Range<u32>) -> bool {
        for (index, token) in self.tokens_in(range).iter().take(6).enumerate() {
            // "was trimmed by 6 and stood at 30": the same thing is told of, and where it came to.
            if index == 0 && BARRIERS.levels.contains(&token.key) {
                return false;
            }
            if BARRIERS.verbs.contains_key(&token.key) {
                return true;
            }
            if !token.is_word() || class(token.key).any(Class::PREPOSITION | Class::CONJUNCTION) {
                return false;
            }
        }
        false
    }

    fn holds(&self, rule: &Rule, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let is_in = |token: Option<&Token>, keys: &[Key]| token.is_some_and(|token| keys.contains(&token.key));
        // Half of a compound ("after-tax") is no word of its own.
        let compound = next.is_some_and(|next| next.glued() && next.text(self.prose()) == "-");
        (rule.then.is_empty() || is_in(next, &rule.then))
            && !is_in(next, &rule.unless_before)
            && !is_in(before, &rule.unless_after)
            && !compound
    }
}

/// On which side of a token the clause ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Barrier {
    Before,
    Behind,
}

/// Whether a word opens clauses, and whether such a clause has a subject of its own: "while" has, "hurt by" has none.
pub(super) fn opens_clause(word: Key) -> Option<bool> {
    BARRIERS.words.get(&word).map(|rules| rules.iter().any(|rule| rule.then.is_empty()))
}

struct Rule {
    then: Vec<Key>,
    unless_before: Vec<Key>,
    unless_after: Vec<Key>,
}

struct Barriers {
    /// All barrier words and verbs, for a first look.
    any: Filter,
    and: Key,
    words: KeyMap<Vec<std::sync::Arc<Rule>>>,
    verbs: KeyMap<()>,
    levels: Vec<Key>,
}

static BARRIERS: LazyLock<Barriers> = LazyLock::new(|| {
    let file = parse(include_str!("../../checks/vocabulary/barriers.toml"));
    let keys = |list: Option<&toml::Value>| words(list).map(key).collect::<Vec<_>>();
    let levels = keys(file.get("and").and_then(|and| and.get("levels")));
    let (any, and) = (Filter::default(), key("and"));
    let mut barriers = Barriers { any, and, words: KeyMap::default(), verbs: KeyMap::default(), levels };
    for entry in file.get("barrier").and_then(toml::Value::as_array).into_iter().flatten() {
        let rule = std::sync::Arc::new(Rule {
            then: keys(entry.get("then")),
            unless_before: keys(entry.get("unless_before")),
            unless_after: keys(entry.get("unless_after")),
        });
        for word in keys(entry.get("words")) {
            barriers.words.entry(word).or_default().push(rule.clone());
        }
    }
    let verbs = file.get("and").and_then(|and| and.get("verbs"));
    barriers.verbs.extend(keys(verbs).into_iter().map(|verb| (verb, ())));
    let all: Vec<Key> = barriers.words.keys().chain(barriers.verbs.keys()).copied().chain([and]).collect();
    barriers.any = Filter::of(all.iter().copied(), all.len());
    barriers
});
