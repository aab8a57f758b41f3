//! Whether a figure is fact, forecast, target or condition: by the words before it in its clause, or right behind it.

use super::{Figure, Modality};
use crate::lexicon::{WordInfo, look_up};
use crate::sentence::words::{Class, class};
use crate::token::{Flags, Token};

impl Figure<'_> {
    pub(super) fn modality(&self) -> Modality {
        let text = self.text;
        let clause = self.clause();
        let before = text.tokens_in(clause.start..self.start);
        // "40, more than expected" tells a fact.
        let compared = |token: Option<&Token>| {
            token.is_some_and(|token| matches!(token.text(text.prose()), "than" | "as" | "beat" | "topped" | "missed"))
        };
        let mut found = None;
        for (at, token) in before.iter().enumerate().rev() {
            let compared = compared(at.checked_sub(1).and_then(|at| before.get(at)));
            let next = text.tokens.get(clause.start as usize + at + 1).map(|next| next.text(text.prose()));
            // "plans" and "estimates" may be nouns, which say nothing unless "to", "that" or "of" follows.
            let noun = look_up(token.key).is_some_and(|info| info.any(WordInfo::PLURAL))
                && !matches!(next, Some("to" | "that" | "of" | "for"));
            found = found.or_else(|| modal(token).filter(|_| !compared && !noun));
        }
        let behind = text.tokens_in(self.end..self.end + 3);
        for (at, token) in behind.iter().enumerate() {
            if !token.is_word() {
                break;
            }
            let compared = compared(at.checked_sub(1).and_then(|at| behind.get(at)));
            let participle = look_up(token.key).is_some_and(|info| info.any(WordInfo::PARTICIPLE));
            found = found.or_else(|| modal(token).filter(|_| !compared && participle));
        }
        let quoted = text.quantities.get(self.index).is_some_and(|quantity| text.is_quoted(quantity.span));
        found.unwrap_or(if quoted { Modality::Quotation } else { Modality::Fact })
    }
}

/// What a word says of the figures behind it.
fn modal(token: &Token) -> Option<Modality> {
    let class = class(token.key);
    match () {
        () if class.any(Class::CONDITION) => Some(Modality::Condition),
        // "May" is a month, "Will" a man.
        () if token.flags.any(Flags::CAPITAL) => None,
        () if class.any(Class::TARGET) => Some(Modality::Target),
        () if class.any(Class::FORECAST) => Some(Modality::Forecast),
        () => None,
    }
}
