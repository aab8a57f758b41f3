//! What is known of words: whether they exist, how common they are, which parts of speech they can be.

use crate::token::Key;

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

    /// Whether one of `bits` is set.
    #[must_use]
    pub const fn any(self, bits: u16) -> bool {
        self.bits & bits != 0
    }

    /// 0 rare to 7 among the commonest.
    #[must_use]
    pub const fn frequency(self) -> u8 {
        (self.bits >> 12) as u8 & 7
    }
}

/// Looks a word form up by its key (lower case).
#[must_use]
pub fn look_up(_key: Key) -> Option<WordInfo> {
    None
}
