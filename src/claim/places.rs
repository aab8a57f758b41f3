//! Where words stand in a scene, by the classes of their keys: a form that begins with one of a few words is tried there,
//! and no other word is looked at.
//!
//! Comes in: tokens. Goes out: places at which a word of some classes stands. Not here: the words themselves.

use crate::token::Token;

/// Tokens that the table has room for.
const ROOM: usize = 256;
const PARTS: usize = ROOM / 64;

/// For each class of keys the tokens of that class, one bit each.
#[derive(Debug)]
pub struct Places {
    /// `None` where there are more tokens than there is room for.
    table: Option<Box<[[u64; PARTS]; 64]>>,
}

impl Places {
    /// The places of all tokens.
    #[must_use]
    pub fn of(tokens: &[Token]) -> Self {
        if tokens.len() > ROOM {
            return Self { table: None };
        }
        let mut table = Box::new([[0; PARTS]; 64]);
        for (at, token) in tokens.iter().enumerate() {
            let part = table.get_mut(token.key.class() as usize).and_then(|row| row.get_mut(at / 64));
            if let Some(part) = part {
                *part |= 1 << (at % 64);
            }
        }
        Self { table: Some(table) }
    }

    /// The numbers of the tokens of some classes, in order; `None` where all must be looked at.
    pub fn of_classes(&self, mut classes: u64) -> Option<impl Iterator<Item = u32> + use<>> {
        let table = self.table.as_deref()?;
        let mut found = [0u64; PARTS];
        while classes != 0 {
            let row = table.get(classes.trailing_zeros() as usize)?;
            found.iter_mut().zip(row).for_each(|(found, row)| *found |= row);
            classes &= classes - 1;
        }
        Some((0u32..).step_by(64).zip(found).flat_map(|(first, part)| Bits(part).map(move |bit| first + bit)))
    }
}

/// The numbers of the bits that are set.
struct Bits(u64);

impl Iterator for Bits {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let bit = (self.0 != 0).then(|| self.0.trailing_zeros())?;
        self.0 &= self.0 - 1;
        Some(bit)
    }
}
