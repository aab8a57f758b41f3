//! Sets of targets: few of them by number, many as bits, so that the words of a sentence stay near the processor.
//!
//! Comes in: numbers of targets. Goes out: bits. Not here: what a target is (`frames`).

/// A set of targets.
#[derive(Debug)]
pub enum Targets {
    /// Their numbers.
    Few(Box<[u16]>),
    /// One bit each.
    Many(Box<[u64]>),
}

impl Targets {
    /// The set of these targets, of so many in all.
    #[must_use]
    pub fn new(targets: &[u16], all: usize) -> Self {
        let words = all.div_ceil(64);
        if targets.len() < words {
            return Self::Few(targets.into());
        }
        let mut bits = vec![0; words].into_boxed_slice();
        targets.iter().for_each(|target| set(&mut bits, usize::from(*target)));
        Self::Many(bits)
    }

    /// Sets their bits.
    #[inline]
    pub fn add_to(&self, bits: &mut [u64]) {
        match self {
            Self::Few(targets) => targets.iter().for_each(|target| set(bits, usize::from(*target))),
            Self::Many(many) => bits.iter_mut().zip(many).for_each(|(all, new)| *all |= new),
        }
    }
}

/// Sets a bit.
pub fn set(bits: &mut [u64], at: usize) {
    if let Some(word) = bits.get_mut(at / 64) {
        *word |= 1 << (at % 64);
    }
}
