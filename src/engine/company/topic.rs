//! Topic: a word far from what its sentence is about, where one that a slip could have made it of is near ("the farmer's
//! wheal harvest"). Goes out: the word meant and by how much it fits better: hundredths of log10 of its company, and
//! thousandths of nearness on top.
//!
//! `topics.bin`, made by `make_topics.py`: the number of words, a filter of those that may be slips (2^17 bits), their
//! fingerprints in order (32 bits), rows of 68 bytes: the mean nearness to a running text (1/500), its deviation
//! (1/1000), what the word tells of a topic (1/255), whether it may be meant, and 64 numbers whose products are the
//! nearness. Nearness is counted from the mean, in deviations, as common words are near to all others (Radovanović and
//! others, "Hubs in space", 2010).

use super::Slot;
use super::table::Meaning;
use crate::token::{Key, Token, TokenKind, go_on, key};

static TOPICS: &[u8] = include_bytes!("topics.bin");
const FILTER: usize = 1 << 17;
const FILTER_AT: usize = 4;
const PRINTS_AT: usize = FILTER_AT + FILTER / 8;
const ROW: usize = 68;
/// What the product of two rows is where the two are one, in thousandths.
const WHOLE: i32 = 78;
/// A sentence shorter than this is about nothing much, as is one with fewer words of a topic.
const SHORTEST: usize = 7;
const FEWEST: usize = 3;
/// What a sentence is about stands in these of its words.
const NEAREST: usize = 4;
/// The meant word must be so much likelier here, and nearer to the words of the sentence.
const LIKELIER: i32 = 40;
const NEARER: i32 = 50;

/// Whether a word may be a slip: one look at the filter, which lets some words pass that are none.
#[inline]
pub fn may_stray(written: Key) -> bool {
    let bit = written.0 as usize & (FILTER - 1);
    TOPICS.get(FILTER_AT + (bit >> 3)).is_some_and(|byte| byte >> (written.0 & 7) & 1 != 0)
}

/// What one word is about.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Row(&'static [u8; ROW]);

impl Row {
    fn of(word: Key) -> Option<Self> {
        let count = TOPICS.first_chunk().map(|bytes| u32::from_le_bytes(*bytes) as usize)?;
        let (prints, rows) = TOPICS.get(PRINTS_AT..)?.split_at_checked(count * 4)?;
        let wanted = ((word.0 ^ word.0 >> 32) as u32).max(1);
        let at = prints.as_chunks::<4>().0.binary_search_by_key(&wanted, |bytes| u32::from_le_bytes(*bytes)).ok()?;
        rows.get(at * ROW..)?.first_chunk().map(Row)
    }

    fn mean(self) -> i32 {
        i32::from(self.0[0] as i8) * 2
    }

    fn deviation(self) -> i32 {
        i32::from(self.0[1]).max(1)
    }

    fn weight(self) -> i32 {
        i32::from(self.0[2])
    }

    fn may_be_meant(self) -> bool {
        self.0[3] != 0
    }

    /// How near a word is to this one, beyond what it is to any: thousandths, 150 to a deviation.
    fn nearness(self, other: Self) -> i32 {
        let pairs = self.0.iter().zip(other.0).skip(4);
        let product: i32 = pairs.map(|(one, two)| i32::from(*one as i8) * i32::from(*two as i8)).sum();
        (product / WHOLE - self.mean()) * 150 / self.deviation()
    }
}

/// The word that is likeliest meant in a sentence of these tokens, with how much better it fits there than the written
/// one; `is_other` tells a word from the forms of the written one.
pub fn best(slot: &Slot, tokens: &[Token], is_other: impl Fn(&str) -> bool) -> Option<(Meaning, i32)> {
    let near = slot.near(slot.written);
    let at_home = slot.company(near) - near * 3 / 10;
    let likelier = super::meanings(slot.written).filter_map(|meaning| {
        let score = slot.score(meaning, slot.near(key(meaning.word))) - at_home;
        (score - near * 3 / 10 > LIKELIER && is_other(meaning.word)).then_some((meaning, score))
    });
    let mut about = None;
    let fitting = likelier.filter_map(|(meaning, score)| {
        let (one, more) = (key(meaning.word), go_on(key(meaning.word), b"s"));
        let meant = Row::of(one).filter(|meant| meant.may_be_meant())?;
        // A sentence that has the meant word as well plays with both.
        if tokens.iter().any(|token| token.key == one || token.key == more) {
            return None;
        }
        let about = about.get_or_insert_with(|| About::of(tokens, slot.written)).as_ref()?;
        Some((meaning, score + about.fits_better(meant)?))
    });
    fitting.max_by_key(|(_, score)| *score)
}

/// What a sentence is about: its words but for the written one, and how near that one is to each.
struct About {
    words: Vec<(Row, i32)>,
    nearest: i32,
}

impl About {
    fn of(tokens: &[Token], written: Key) -> Option<Self> {
        let own = Row::of(written)?;
        let is_plain = |token: &&Token| token.kind == TokenKind::Word && token.span().len() > 2;
        if tokens.iter().filter(is_plain).count() < SHORTEST {
            return None;
        }
        let mut rows: Vec<Row> = Vec::new();
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word && token.key != written) {
            let row = Row::of(token.key).filter(|row| row.weight() > 0 && !rows.contains(row));
            rows.extend(row);
        }
        let words: Vec<_> = rows.into_iter().map(|row| (row, own.nearness(row))).collect();
        let nearest = nearest(words.iter().map(|(_, near)| *near).collect());
        (words.len() >= FEWEST).then_some(Self { words, nearest })
    }

    /// By how much a word that may be meant is nearer to all the words, and to the nearest of them.
    fn fits_better(&self, meant: Row) -> Option<i32> {
        let near: Vec<i32> = self.words.iter().map(|(row, _)| meant.nearness(*row)).collect();
        let gained = near.iter().zip(&self.words).map(|(near, (row, own))| (near - own) * row.weight()).sum::<i32>();
        let gained = gained / self.words.iter().map(|(row, _)| row.weight()).sum::<i32>().max(1);
        (gained > NEARER).then(|| gained + (nearest(near) - self.nearest) * 3 / 10)
    }
}

/// The mean of the greatest few.
fn nearest(mut near: Vec<i32>) -> i32 {
    near.sort_unstable_by(|one, two| two.cmp(one));
    near.truncate(NEAREST);
    near.iter().sum::<i32>() / i32::try_from(near.len()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, two: &str) -> Option<i32> {
        Some(Row::of(key(one))?.nearness(Row::of(key(two))?))
    }

    #[test]
    fn words_of_one_topic_are_near() {
        assert!(near("wheat", "harvest") > Some(250) && near("wheat", "orchestra") < Some(100));
        assert_eq!(near("zzyzzx", "harvest"), None);
    }

    #[test]
    fn words_of_grammar_do_not_stray() {
        assert!(may_stray(key("moth")) && !may_stray(key("from")));
    }
}
