//! The tables of word forms: open addressing, six bytes a slot (a fingerprint of 32 bits, then [`WordInfo`]'s 16), read
//! where the program embeds them. Nine words of a text in ten are in the table of common ones, which is small enough to
//! stay near the processor. A word that is in no table passes for one about twice in 2^32 times.

use super::WordInfo;
use crate::token::Key;
use std::sync::LazyLock;

static COMMON: &[u8] = include_bytes!("common.bin");
static KNOWN: &[u8] = include_bytes!("known.bin");
static RARE: &[u8] = include_bytes!("rare.bin");
const SLOT: usize = 6;

/// Looks a word form up by its key (lower case).
#[must_use]
#[inline]
pub fn look_up(key: Key) -> Option<WordInfo> {
    look_up_well_known(key).or_else(|| find(RARE, key))
}

/// Looks up a word of frequency 3 or more.
#[inline]
fn look_up_well_known(key: Key) -> Option<WordInfo> {
    find(COMMON, key).or_else(|| find(KNOWN, key))
}

#[inline]
fn find(table: &[u8], key: Key) -> Option<WordInfo> {
    let slots = table.len() / SLOT;
    let fingerprint = fingerprint(key);
    let mut at = first_slot(key, slots);
    // Some half of the slots are free, so one is near.
    for _ in 0..slots {
        let &[a, b, c, d, low, high] = table.get(at * SLOT..)?.first_chunk::<SLOT>()?;
        match u32::from_le_bytes([a, b, c, d]) {
            0 => return None,
            found if found == fingerprint => return Some(WordInfo { bits: u16::from_le_bytes([low, high]) }),
            _ => at = if at + 1 == slots { 0 } else { at + 1 },
        }
    }
    None
}

/// Looks up, among words of frequency 3 or more, one of very many keys few of which are words: most are turned down by a
/// filter that is small enough to stay near the processor.
#[must_use]
pub fn look_up_guess(key: Key) -> Option<WordInfo> {
    let (at, bit) = place(fingerprint(key));
    let may_be = GUESSES.get(at).is_some_and(|word| word & bit != 0);
    if may_be { look_up_well_known(key) } else { None }
}

/// A bit for each well-known word; one guess in six that is none passes. Made of the tables when first asked for.
static GUESSES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; GUESS_BITS / 64];
    for slot in [COMMON, KNOWN].into_iter().flat_map(|table| table.chunks_exact(SLOT)) {
        let fingerprint = slot.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
        let (at, bit) = place(fingerprint);
        if let Some(word) = bits.get_mut(at).filter(|_| fingerprint != 0) {
            *word |= bit;
        }
    }
    bits
});
const GUESS_BITS: usize = 1 << 19;

const fn place(fingerprint: u32) -> (usize, u64) {
    let bit = fingerprint.wrapping_mul(0x9e37_79b1) as usize >> (32 - GUESS_BITS.trailing_zeros());
    (bit / 64, 1 << (bit % 64))
}

/// What of a key stands in its slot; nought marks a free one.
#[inline]
const fn fingerprint(key: Key) -> u32 {
    match (key.0 ^ key.0 >> 32) as u32 {
        0 => 1,
        other => other,
    }
}

/// Spreads the key over the slots; `make_table.py` does the same.
#[inline]
const fn first_slot(key: Key, slots: usize) -> usize {
    let spread = key.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    ((spread * slots as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;

    fn info(word: &str) -> WordInfo {
        look_up(key(word)).unwrap_or_else(|| panic!("{word} is not known"))
    }

    #[test]
    fn knows_words_with_their_parts_of_speech() {
        assert!(info("shipment").any(WordInfo::NOUN));
        assert!(info("shipments").only(WordInfo::PLURAL));
        assert!(info("children").any(WordInfo::PLURAL));
        assert!(info("went").any(WordInfo::PAST) && !info("went").any(WordInfo::PARTICIPLE));
        assert!(info("labelling").any(WordInfo::ING));
        assert!(info("denied").only(WordInfo::PARTICIPLE) && !info("shot").only(WordInfo::PARTICIPLE));
        assert!(info("occurred").only(WordInfo::PAST) && !info("harbour").only(WordInfo::VERB_S));
        assert!(info("quickly").only(WordInfo::ADVERB));
        assert!(!info("of").any(WordInfo::ANY_PART));
        assert!(info("lisbon").any(WordInfo::NAME));
        assert!(info("don’t").frequency() == 7);
        assert!(info("colour").any(WordInfo::BRITISH) && info("color").any(WordInfo::AMERICAN));
        assert!(info("café").frequency() > 0);
        for word in ["shipment", "of", "harbour", "labeled"] {
            assert_eq!(look_up_guess(key(word)), look_up(key(word)), "{word}");
        }
    }

    #[test]
    fn does_not_know_slips() {
        for slip in ["llabeled", "goverment", "recieve", "teh", "qzx", ""] {
            assert_eq!(look_up(key(slip)), None, "{slip}");
            assert_eq!(look_up_guess(key(slip)), None, "{slip}");
        }
    }
}
