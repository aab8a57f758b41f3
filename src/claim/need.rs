//! What figures must be in sight before a trigger or form is worth a try: how many, and of which kinds.
//!
//! Comes in: frames with the rules that judge them, and the quantities of a sentence. Goes out: whether a try can give
//! what is asked for. Not here: which figure takes which slot.

use super::frames::{Form, Frame};
use super::rules::Judging;
use crate::check::KindSet;
use crate::quantity::{Amount, Quantity};

/// What is to come of the frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every claim, and every trigger whose slots did not fill.
    Worksheet,
    /// Claims that are contradicted, and no others.
    Contradictions,
}

/// The figures in sight.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sight {
    /// Every kind that one of them may turn out to be.
    pub kinds: u32,
    /// How many there are at most.
    pub figures: usize,
}

impl Sight {
    /// What these quantities may be; "from 10 to 15" may be two.
    #[must_use]
    pub fn of(quantities: &[Quantity]) -> Self {
        quantities.iter().fold(Self::default(), |sight, quantity| Self {
            kinds: sight.kinds | widest(KindSet::bits_of(quantity.kind)),
            figures: sight.figures + if matches!(quantity.amount, Amount::Range(..)) { 2 } else { 1 },
        })
    }
}

/// Every kind that a figure of a kind may turn out to be in its scene.
const fn widest(kinds: u32) -> u32 {
    let more = if kinds & KindSet::COUNT != 0 {
        !(KindSet::ANY | KindSet::COUNT) | KindSet::NUMBER | KindSet::POINTS
    } else {
        0
    };
    let year = if kinds & KindSet::DATE != 0 { KindSet::YEAR } else { 0 };
    kinds | more | year | KindSet::TOTAL | KindSet::AVERAGE
}

/// Ways to fill a trigger's slots or a form's holes, each a figure of each of its kinds.
#[derive(Debug, Default)]
pub struct Need {
    ways: Vec<Vec<KindSet>>,
}

impl Need {
    /// What a trigger needs. A claim can be contradicted only where every slot that an equation names is filled; for the
    /// worksheet one slot is enough, and none where the figures may stand in the sentences beside.
    #[must_use]
    pub fn of_trigger(frame: &Frame, extent: Extent, rules: &[Judging]) -> Self {
        let kinds = |slot: u8| frame.slots.iter().find(|known| known.number == slot).map(|slot| slot.kinds);
        let ways = match extent {
            Extent::Worksheet if frame.reaches => vec![Vec::new()],
            Extent::Worksheet => frame.slots.iter().map(|slot| vec![slot.kinds]).collect(),
            Extent::Contradictions => {
                rules.iter().filter_map(|rule| rule.figures().map(kinds).collect::<Option<_>>()).collect()
            }
        };
        Self { ways }
    }

    /// What a form needs.
    #[must_use]
    pub fn of_form(form: &Form) -> Self {
        Self { ways: vec![form.holes.clone()] }
    }

    /// The number of figures without which no way can be gone.
    #[must_use]
    pub fn least(&self) -> usize {
        self.ways.iter().map(Vec::len).min().unwrap_or(usize::MAX)
    }

    /// Whether the figures in sight are enough.
    #[must_use]
    pub fn is_met(&self, sight: Sight) -> bool {
        let met = |way: &Vec<KindSet>| way.len() <= sight.figures && way.iter().all(|kinds| kinds.any(sight.kinds));
        self.ways.iter().any(met)
    }
}
