//! Where a figure holds: a name behind "in" or "at", right behind the figure or at the head of its sentence.

use super::{Figure, Mention, Place};
use crate::token::Token;

impl Figure<'_> {
    pub(super) fn place(&self) -> Place {
        let head = self.text.heads.get(self.index).copied().flatten();
        let from = head.map_or(self.end, |head| head.end.max(self.end));
        let opening = self.whole_sentence().map(|sentence| sentence.tokens.start);
        let behind = || self.named(from, self.clause().end);
        let found = behind().or_else(|| self.named(opening?, self.start));
        found.map_or(Place::Unknown, Place::Named)
    }

    /// "in Leeds", "at the Brook mill", "across northern England" at `at`.
    fn named(&self, at: u32, end: u32) -> Option<Mention> {
        let word = |at: u32| self.text.tokens.get(at as usize).filter(|_| at < end);
        let text = |token: &Token| token.text(self.text.prose()).to_ascii_lowercase();
        let opens = matches!(text(word(at)?).as_str(), "in" | "at" | "across" | "near" | "outside" | "throughout");
        if !opens {
            return None;
        }
        // An article or one small word ("northern") may stand before the name.
        (at + 1..at + 4).find_map(|at| self.text.name_at(at, end)).filter(|_| word(at + 1).is_some_and(Token::is_word))
    }
}
