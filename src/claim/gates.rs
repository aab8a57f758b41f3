//! Gates: what of a target can be turned down at a glance. Most are turned down, so this lies apart from the rest and close
//! together.
//!
//! Comes in: a target. Goes out: whether it is worth a closer look. Not here: the closer look (`need`).

use super::frames::Target;
use super::imprint::Imprint;
use super::need::Extent;

/// What must be in sight of any match of a target.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    /// Kinds of figures, one of which there must be: for a worksheet, for contradictions.
    kinds: [u64; 2],
    /// Words, one of which there must be.
    words: Option<Imprint>,
    /// Whether its figures may stand in the sentences beside.
    pub reaches: bool,
}

impl Gate {
    /// The gate of a target.
    #[must_use]
    pub fn new(target: &Target) -> Self {
        let kinds = [Extent::Worksheet, Extent::Contradictions].map(|extent| target.need(extent).kinds());
        let rarest = target.words.iter().min_by_key(|words| words.count());
        Self { kinds, words: rarest.copied(), reaches: target.reaches }
    }

    /// Whether the target is worth a closer look.
    #[inline]
    #[must_use]
    pub fn is_open(&self, extent: Extent, kinds: u64, words: &Imprint) -> bool {
        let [worksheet, contradictions] = self.kinds;
        let asked = if extent == Extent::Worksheet { worksheet } else { contradictions };
        (asked == u64::MAX || asked & kinds != 0) && self.words.as_ref().is_none_or(|own| own.meets(words))
    }
}
