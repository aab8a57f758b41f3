//! What is known of words: whether they exist, how common they are, which parts of speech they can be.
//!
//! Comes in: a [`Key`], or for inflections a word. Goes out: a [`WordInfo`]. The tables are made by `make_table.py`
//! beside this file and are read where they lie; only a small filter is made of them. Not here: which words are wrong.

mod commonness;
mod singular;
mod table;

pub use commonness::{COMMONEST, commonness};
pub use singular::{plural, singular, singular_key};
pub use table::{look_up, look_up_guess};

/// What the table says of a word form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordInfo {
    bits: u16,
}

/// Part-of-speech and dialect bits of [`WordInfo`].
impl WordInfo {
    /// Can be a singular noun.
    pub const NOUN: u16 = 1;
    /// Can be a plural noun.
    pub const PLURAL: u16 = 2;
    /// Can be a verb's base form.
    pub const VERB: u16 = 4;
    /// Can be a verb's -s form, past, participle or -ing form.
    pub const VERB_FORM: u16 = 8;
    /// Can be an adjective.
    pub const ADJECTIVE: u16 = 16;
    /// Can be an adverb.
    pub const ADVERB: u16 = 32;
    /// Only known with a capital: a name.
    pub const NAME: u16 = 64;
    /// American spelling only.
    pub const AMERICAN: u16 = 128;
    /// British spelling only.
    pub const BRITISH: u16 = 256;
    /// Can be a verb's -s form.
    pub const VERB_S: u16 = 512;
    /// Can be a verb's past tense.
    pub const PAST: u16 = 1024;
    /// Can be a verb's past participle.
    pub const PARTICIPLE: u16 = 2048;
    /// Can be a verb's -ing form.
    pub const ING: u16 = 1 << 15;
    /// Every part of speech; words of grammar ("the", "of", "and") have none.
    pub const ANY_PART: u16 = Self::NOUN | Self::PLURAL | Self::VERB | Self::VERB_FORM | Self::ADJECTIVE | Self::ADVERB;

    /// Whether one of `bits` is set.
    #[must_use]
    pub const fn any(self, bits: u16) -> bool {
        self.bits & bits != 0
    }

    /// The forms of a verb that have a bit of their own.
    const FORMS: u16 = Self::VERB_S | Self::PAST | Self::PARTICIPLE | Self::ING;

    /// Whether the word has parts of speech, and all of them are among `bits`. A form of a verb is among them where that
    /// form is: "walked" is nothing but a participle, though it is a past tense too.
    #[must_use]
    pub const fn only(self, bits: u16) -> bool {
        let parts = self.bits & Self::ANY_PART;
        let form = if self.bits & bits & Self::FORMS != 0 { Self::VERB_FORM } else { 0 };
        parts != 0 && parts & !(bits | form) == 0
    }

    /// 0 rare to 7 among the commonest.
    #[must_use]
    pub const fn frequency(self) -> u8 {
        (self.bits >> 12) as u8 & 7
    }
}
