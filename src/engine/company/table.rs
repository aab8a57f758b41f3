//! The tables of the company that words keep, made by `make_company.py` and read where the program embeds them.
//!
//! `slips.bin`: the number of slots, a filter of 2^17 bits, the slots (a fingerprint of the written word, then where its
//! meanings lie; open addressing), the meanings. `runs.bin`: cells of 24 bits in three thirds; the three cells of a run
//! of words, joined by exclusive or, give its mark (19 bits) and its gain (5 bits). A run that is not in the table passes
//! for one about once in 500,000 times.

use crate::token::Key;

static SLIPS: &[u8] = include_bytes!("slips.bin");
static RUNS: &[u8] = include_bytes!("runs.bin");
const FILTER: usize = 1 << 17;
const FILTER_AT: usize = 4;
const SLOTS_AT: usize = FILTER_AT + FILTER / 8;
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Bytes of a cell of `RUNS`.
const CELL: usize = 3;
const STEP: i32 = 25;
const LOWEST: i32 = -100;
/// Set in the length of a word that may be meant beside mates alone.
const BESIDE_MATES: u8 = 0x80;

/// A word that may be meant, with what speaks for it before its neighbours are asked: hundredths of log10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// The word, in small letters.
    pub word: &'static str,
    /// Whether it may be meant anywhere, not beside its mates alone.
    pub anywhere: bool,
    /// Where no word follows.
    pub last: i32,
    /// Where one does.
    pub followed: i32,
}

/// The words that a written one may be meant for; none for most words.
#[inline]
pub fn meanings(written: Key) -> Meanings {
    let found = if may_be_slip(written) { find(written) } else { None };
    found.unwrap_or(Meanings { rest: &[], left: 0 })
}

/// Whether a word may be a slip: one look at the filter, which lets some words pass that are none.
#[inline]
pub fn may_be_slip(written: Key) -> bool {
    let bit = written.0 as usize & (FILTER - 1);
    SLIPS.get(FILTER_AT + (bit >> 3)).is_some_and(|byte| byte >> (written.0 & 7) & 1 != 0)
}

fn find(written: Key) -> Option<Meanings> {
    let slots = number(SLIPS, 0)? as usize;
    let behind = SLIPS.get(SLOTS_AT + slots * 8..)?;
    let fingerprint = fingerprint(written);
    let mut at = ((written.0.wrapping_mul(SPREAD) >> 32) as usize * slots) >> 32;
    for _ in 0..slots {
        let slot = SLOTS_AT + at * 8;
        match number(SLIPS, slot)? {
            0 => return None,
            print if print == fingerprint => {
                let (count, rest) = behind.get(number(SLIPS, slot + 4)? as usize..)?.split_first()?;
                return Some(Meanings { rest, left: *count });
            }
            _ => at = if at + 1 == slots { 0 } else { at + 1 },
        }
    }
    None
}

/// What the tables know a word by; never 0.
#[inline]
pub fn fingerprint(word: Key) -> u32 {
    ((word.0 ^ word.0 >> 32) as u32).max(1)
}

/// A number of 32 bits.
pub fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// The meanings of one word.
#[derive(Debug, Clone, Copy)]
pub struct Meanings {
    rest: &'static [u8],
    left: u8,
}

impl Iterator for Meanings {
    type Item = Meaning;

    fn next(&mut self) -> Option<Meaning> {
        self.left = self.left.checked_sub(1)?;
        let (&[low, high, behind_low, behind_high, length], rest) = self.rest.split_first_chunk::<5>()?;
        let (word, rest) = rest.split_at_checked((length & !BESIDE_MATES) as usize)?;
        self.rest = rest;
        Some(Meaning {
            word: std::str::from_utf8(word).ok()?,
            anywhere: length & BESIDE_MATES == 0,
            last: i16::from_le_bytes([low, high]).into(),
            followed: i16::from_le_bytes([behind_low, behind_high]).into(),
        })
    }
}

/// How much likelier the last word of a run is behind the others than without the first: hundredths of log10, 0 where
/// the run is not known.
#[inline]
pub fn gain(run: &[Key]) -> i32 {
    told(RUNS, run_key(0, run)).map_or(0, |level| LOWEST + STEP * level as i32)
}

/// The key of a run of words; tables with several kinds of runs begin each with a number of its own.
#[inline]
pub fn run_key(start: u64, run: &[Key]) -> u64 {
    let mixed = run.iter().fold(start, |mixed, key| (mixed.rotate_left(5) ^ key.0).wrapping_mul(SPREAD));
    mixed ^ mixed >> 32
}

/// The value of a run in a table of cells, where it is known.
#[inline]
pub fn told(cells: &[u8], run: u64) -> Option<u32> {
    let third = cells.len() as u64 / (3 * CELL as u64);
    let spread = run.wrapping_mul(SPREAD);
    let other = (spread ^ (run >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let cell = |part: u64, hash: u64| {
        let at = (part * third + ((hash * third) >> 32)) as usize * CELL;
        let bytes = cells.get(at..).and_then(|bytes| bytes.first_chunk::<CELL>());
        bytes.map_or(0, |[low, middle, high]| u32::from_le_bytes([*low, *middle, *high, 0]))
    };
    let value = cell(0, spread >> 32) ^ cell(1, other >> 32) ^ cell(2, other & 0xffff_ffff);
    (u64::from(value >> 5) == spread & 0x7_ffff).then_some(value & 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;

    fn gained(run: &str) -> i32 {
        gain(&run.split(' ').map(key).collect::<Vec<_>>())
    }

    #[test]
    fn knows_what_a_word_may_be_meant_for() {
        assert!(meanings(key("manger")).any(|meaning| meaning.word == "manager"));
        assert!(meanings(key("form")).any(|meaning| meaning.word == "from"));
        assert_eq!(meanings(key("hippopotamus")).count(), 0);
    }

    #[test]
    fn knows_the_company_of_words() {
        assert!(gained("public school") > 100 && gained("marital status") > 200);
        assert_eq!(gained("pubic school"), 0);
    }
}
