//! Two things that a word before them tells apart: the night train and the day train, red wine and white wine.
//!
//! Comes in: two stretches of tokens. Goes out: whether the later has a noun of the earlier under another word. Not here:
//! things of other nouns, and what is said of either.

use super::model::Text;
use super::words::{Class, class};
use crate::lexicon::{WordInfo, singular_key};
use crate::token::Key;
use std::ops::Range;

/// Words that say no kind of thing; "north" does, though it can be an adverb.
const STOP: u64 = Class::DETERMINER
    | Class::PREPOSITION
    | Class::PRONOUN
    | Class::AUXILIARY
    | Class::CONJUNCTION
    | Class::FILLER
    | Class::OTHER_TIME;

impl Text<'_> {
    /// Whether a noun stands in both stretches, and each time behind another word that says which.
    #[must_use]
    pub fn tells_apart(&self, earlier: Range<u32>, later: Range<u32>) -> bool {
        let known: Vec<(Key, Key)> = self.named_kinds(earlier).collect();
        !known.is_empty()
            && self.named_kinds(later).any(|(kind, noun)| {
                let mut same = known.iter().filter(|(_, known)| *known == noun).peekable();
                same.peek().is_some() && same.all(|(other, _)| *other != kind)
            })
    }

    /// "the police", "the company": a body that tells of things as often as it is told of.
    #[must_use]
    pub fn is_body(&self, at: u32) -> bool {
        let role = self.tokens.get(at as usize).is_some_and(|token| class(token.key).any(Class::ROLE));
        role && at.checked_sub(1).is_some_and(|before| self.word(before).eq_ignore_ascii_case("the"))
    }

    /// Nouns with the word before them: "red wine", "night trains".
    fn named_kinds(&self, stretch: Range<u32>) -> impl Iterator<Item = (Key, Key)> {
        let stretch = stretch.start..stretch.end.min(self.tokens.len() as u32);
        let known = self.lexicon().get(stretch.start as usize..stretch.end as usize).unwrap_or_default();
        let tokens = self.tokens_in(stretch);
        let told = |info: &Option<WordInfo>, bits: u16| info.is_some_and(|info| info.any(bits));
        tokens.windows(2).zip(known.windows(2)).filter_map(move |(tokens, known)| {
            let ([kind, noun], [first, second]) = (tokens, known) else { return None };
            let both = told(second, WordInfo::NOUN | WordInfo::PLURAL)
                && told(first, WordInfo::NOUN | WordInfo::ADJECTIVE)
                && !told(first, WordInfo::PLURAL)
                && kind.is_word()
                && noun.is_word();
            let named = both && !class(kind.key).any(STOP) && !class(noun.key).any(Class::STRETCH | Class::STOP);
            named.then(|| (kind.key, singular_key(noun.text(self.prose()))))
        })
    }
}
