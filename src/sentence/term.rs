//! Numbers that belong to a name, a term or the page, and claim nothing: "Android 5.0", "the 10-year note", "a 52-week
//! high", "2) lower rents", "Read on: 7 Cheap Stocks to Buy Now". Comes in: a quantity of a [`Text`]. Goes out: whether it
//! is one of them, so that nobody is asked to check it. Not here: model numbers ([`Text::is_name_number`]).

use super::Text;
use super::words::{Class, class};
use crate::quantity::{Kind, Quantity};
use crate::token::{Flags, Token};

/// Words of a title in the middle of running text.
const TITLE: usize = 4;
/// Words before and behind a figure that are looked at for a title.
const REACH: u32 = 10;
/// Bytes of a paragraph that is more than a line of its own.
const PARAGRAPH: u32 = 200;

impl Text<'_> {
    /// Whether a figure is part of a name or term, or of the page.
    #[must_use]
    pub fn is_term(&self, quantity: usize) -> bool {
        let Some(figure) = self.quantities.get(quantity) else { return false };
        self.is_name_number(quantity)
            || self.is_enumerator(figure)
            || self.is_version(figure)
            || self.is_class(figure)
            || self.is_in_title(figure)
    }

    /// "7 Cheap Stocks to Buy Now" in the middle of a paragraph: the headline of another page.
    #[must_use]
    pub fn is_in_title(&self, figure: &Quantity) -> bool {
        let sentence = self.sentence_at(figure.tokens.start);
        let block = self.sentences.get(sentence).and_then(|sentence| self.document.blocks.get(sentence.block as usize));
        let alone = block.is_none_or(|block| block.span.end - block.span.start < PARAGRAPH);
        if alone || self.sentences.get(sentence).is_some_and(|sentence| sentence.kind.is_heading()) {
            return false;
        }
        let bare = figure.kind == Kind::Count && figure.units.is_empty();
        let before = (figure.tokens.start.saturating_sub(REACH)..figure.tokens.start).rev();
        bare && (self.are_capitals(figure.tokens.end..figure.tokens.end + REACH) || self.are_capitals(before))
    }

    /// Whether the words at some places are those of a title, up to a number or mark.
    fn are_capitals(&self, places: impl Iterator<Item = u32>) -> bool {
        let tokens = places.map_while(|at| self.tokens.get(at as usize)).take_while(|token| token.is_word());
        let long = tokens.filter(|token| token.end - token.start > 2 && !class(token.key).any(Class::STOP)).take(TITLE);
        let capitals: Vec<bool> = long.map(|token| token.flags.any(Flags::CAPITAL)).collect();
        capitals.len() == TITLE && capitals.iter().all(|capital| *capital)
    }

    /// "2) lower rents", "3. Read on" where a paragraph begins: the number counts the items.
    fn is_enumerator(&self, figure: &Quantity) -> bool {
        let (start, end) = (figure.tokens.start, figure.tokens.end);
        let bare =
            figure.kind == Kind::Count && end == start + 1 && figure.number().is_some_and(|number| !number.decimals);
        let digits =
            self.tokens.get(start as usize).is_some_and(|token| token.is_number() && token.end - token.start < 3);
        if !bare || !digits {
            return false;
        }
        let before = start.checked_sub(1).map(|at| self.word(at)).unwrap_or_default();
        match self.word(end) {
            ")" if before == "(" => {
                let name = start.checked_sub(2).and_then(|at| self.tokens.get(at as usize));
                name.is_none_or(|token| !token.is_word() && !token.is_number() || self.word(start - 2) == "and")
            }
            ")" => !(start.saturating_sub(REACH)..start).any(|at| self.word(at) == "("),
            "." => self.opens_block(start) && self.tokens.get(end as usize).is_some_and(Token::glued),
            _ => false,
        }
    }

    /// Whether a token is the first of its paragraph.
    fn opens_block(&self, at: u32) -> bool {
        let sentence = self.sentence_at(at);
        let Some(own) = self.sentences.get(sentence) else { return false };
        let first = sentence.checked_sub(1).and_then(|before| self.sentences.get(before));
        own.tokens.start == at && first.is_none_or(|before| before.block != own.block)
    }

    /// "USB 3.0", "an f/1.8 lens", "Demo-2", "an i7-10700K".
    fn is_version(&self, figure: &Quantity) -> bool {
        let start = figure.tokens.start;
        let before = start.checked_sub(1).map(|at| self.word(at)).unwrap_or_default();
        let glued = |at: u32| self.tokens.get(at as usize).is_some_and(Token::glued);
        let word = |back: u32| start.checked_sub(back).and_then(|at| self.tokens.get(at as usize));
        let capital = |token: Option<&Token>| {
            token.is_some_and(|token| {
                token.is_word() && token.flags.any(Flags::CAPITAL) && !class(token.key).any(Class::STOP | Class::MONTH)
            })
        };
        let bare = figure.kind == Kind::Count && figure.units.is_empty();
        match before {
            "/" => bare && glued(start) && start > 1 && self.word(start - 2) == "f",
            "-" | "‑" => {
                let kinds = matches!(figure.kind, Kind::Count | Kind::Measure);
                let code = || word(2).is_some_and(|token| token.flags.any(Flags::MIXED) || self.has_digit(token));
                kinds && glued(start) && glued(start - 1) && (capital(word(2)) || code())
            }
            _ => {
                bare && capital(word(1))
                    && figure.number().is_some_and(|number| number.decimals && number.value.is_whole())
            }
        }
    }

    /// "i7" and the like.
    fn has_digit(&self, token: &Token) -> bool {
        token.is_word() && token.text(self.prose()).bytes().any(|byte| byte.is_ascii_digit())
    }

    /// "10-year Treasuries", "52-week high", "a 5-star analyst": a class of things.
    fn is_class(&self, figure: &Quantity) -> bool {
        if !figure.attributive {
            return false;
        }
        let at = |offset: u32| self.tokens.get((figure.tokens.end + offset) as usize).map(|token| class(token.key));
        let near = |bits: u64, reach: u32| (0..reach).any(|offset| at(offset).is_some_and(|kinds| kinds.any(bits)));
        match figure.kind {
            Kind::Duration => {
                let year = figure.number().is_some_and(|number| number.value == crate::exact::Rational::whole(52));
                near(Class::TENOR, 2) || year && near(Class::EXTREME, 2)
            }
            Kind::Count => near(Class::GRADE, 2),
            _ => false,
        }
    }
}
