//! Topic: a word far from what its sentence is about, where one that a slip could have made it of is near ("the farmer's
//! wheal harvest"). Goes out: the word meant and by how much it fits better: hundredths of log10 of its company, and
//! thousandths of nearness on top.
//!
//! `topics.bin`, made by `make_topics.py`: the numbers of words and of pairs that are left alone, a filter of words that
//! may be slips (2^20 bits), fingerprints of the pairs and of the words (32 bits each, in order), rows of 68 bytes: the mean
//! nearness to a running text (1/500), its deviation (1/1000), what the word tells of a topic (1/255), whether it may be
//! meant, and 64 numbers whose products are the nearness. Nearness is counted from the mean, in deviations, as common words
//! are near to all others (Radovanović and others, "Hubs in space", 2010).

use super::table::{Meaning, fingerprint, gain, number, run_key};
use super::{AT_HOME, Slot};
use crate::token::{Flags, Key, Token, TokenKind, go_on, key};

static TOPICS: &[u8] = include_bytes!("topics.bin");
const FILTER: usize = 1 << 20;
/// Which bits of a key choose the filter's.
const FILTER_SHIFT: u32 = 5;
const FILTER_AT: usize = 8;
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
const LIKELIER: i32 = 100;
const NEARER: i32 = 50;
/// What is seldom gained by looking two words far.
const FAR: i32 = 250;

/// Ends in which the forms of one word differ.
const FORMS: [&str; 17] =
    ["", "s", "d", "es", "ed", "r", "er", "rs", "ers", "ing", "n", "se", "ze", "sed", "zed", "sing", "zing"];

/// Whether a word may be a slip: one look at the filter, which lets some words pass that are none. Names are not asked.
#[inline]
pub fn may_stray(token: &Token) -> bool {
    let bit = (token.key.0 >> FILTER_SHIFT) as usize & (FILTER - 1);
    let may = TOPICS.get(FILTER_AT + (bit >> 3)).is_some_and(|byte| byte >> (bit & 7) & 1 != 0);
    may && !token.flags.any(Flags::CAPITAL)
}

/// Whether a word is known between its neighbours.
pub fn is_at_home(tokens: &[Token], at: usize) -> bool {
    let pair = |at: usize| match tokens.get(at..at + 2) {
        Some([one, other]) => gain(&[one.key, other.key]),
        _ => 0,
    };
    at.checked_sub(1).map_or(0, pair) + pair(at) >= AT_HOME
}

/// Fingerprints, in order.
type Prints = &'static [[u8; 4]];

/// The table's fingerprints of pairs, those of words, and rows.
fn parts() -> Option<(Prints, Prints, &'static [u8])> {
    let bytes = |at: usize| number(TOPICS, at).map(|count| count as usize * 4);
    let (pairs, rest) = TOPICS.get(PRINTS_AT..)?.split_at_checked(bytes(4)?)?;
    let (words, rows) = rest.split_at_checked(bytes(0)?)?;
    Some((pairs.as_chunks().0, words.as_chunks().0, rows))
}

fn place(prints: Prints, wanted: u32) -> Option<usize> {
    prints.binary_search_by_key(&wanted, |bytes| u32::from_le_bytes(*bytes)).ok()
}

/// Whether a pair is left alone.
fn is_left(written: Key, meant: Key) -> bool {
    parts().is_some_and(|(pairs, ..)| place(pairs, run_key(0, &[written, meant]) as u32).is_some())
}

/// What one word is about.
#[derive(Clone, Copy)]
struct Row(&'static [u8; ROW]);

impl Row {
    fn of(word: Key) -> Option<Self> {
        let (_, words, rows) = parts()?;
        let at = place(words, fingerprint(word))?;
        rows.get(at * ROW..)?.first_chunk().map(Row)
    }

    fn is(self, other: Self) -> bool {
        std::ptr::eq(self.0, other.0)
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
/// one.
pub fn best(slot: &Slot, word: &str, tokens: &[Token]) -> Option<(Meaning, i32)> {
    let near = slot.near(slot.written);
    let (mut at_home, mut about) = (None, None);
    let fitting = super::meanings(slot.written).filter_map(|meaning| {
        let one = key(meaning.word);
        let welcome = slot.near(one);
        // What stands two words off is looked up for those alone that it may help.
        if meaning.followed.max(meaning.last) + welcome - near < LIKELIER - FAR {
            return None;
        }
        let score = slot.score(meaning, welcome) - *at_home.get_or_insert_with(|| slot.company(near));
        if score <= LIKELIER || is_left(slot.written, one) || is_form(word, meaning.word) {
            return None;
        }
        // A sentence that has the meant word as well plays with both.
        let more = go_on(one, b"s");
        let meant = Row::of(one).filter(|meant| meant.may_be_meant())?;
        if tokens.iter().any(|token| token.key == one || token.key == more) {
            return None;
        }
        let about = about.get_or_insert_with(|| About::of(tokens, slot.written)).as_ref()?;
        Some((meaning, score + near * 3 / 10 + about.fits_better(meant)?))
    });
    fitting.max_by_key(|(_, score)| *score)
}

/// Whether two words are, by their look, forms of one.
fn is_form(word: &str, meant: &str) -> bool {
    let alike = word.bytes().zip(meant.bytes()).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count();
    let ends = [word.get(alike..), meant.get(alike..)];
    alike > 2 && ends.iter().flatten().all(|end| FORMS.contains(end))
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
            let row = Row::of(token.key).filter(|row| row.weight() > 0 && !rows.iter().any(|other| other.is(*row)));
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
    fn words_of_grammar_tell_no_topic() {
        assert!(Row::of(key("moth")).is_some_and(|row| row.weight() > 0 && row.may_be_meant()));
        assert!(Row::of(key("from")).is_some_and(|row| row.weight() == 0 && !row.may_be_meant()));
    }
}
