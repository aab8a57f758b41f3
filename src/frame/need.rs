//! What figures must be in sight before a trigger or form is worth a try: how many, and of which kinds.
//!
//! Comes in: frames with the rules that judge them, and the quantities of a sentence. Goes out: whether a try can give
//! what is asked for. Not here: which figure takes which slot.

use super::model::{Form, Frame};
use super::rules::Judging;
use crate::check::KindSet;
use crate::exact::Rational;
use crate::quantity::{Amount, Hedge, Kind, Number, Quantity};
use serde::{Deserialize, Serialize};

/// What is to come of the frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every claim, and every trigger whose slots did not fill.
    Worksheet,
    /// Claims that are contradicted, and no others.
    Contradictions,
    /// Whether a claim is contradicted, and nothing more of it.
    Verdicts,
}

/// So many figures are told apart; where there are more, each may be of any kind that is in sight.
const TOLD_APART: usize = 16;

/// The figures in sight.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sight {
    /// Every kind that one of them may turn out to be.
    pub kinds: u64,
    /// How many there are at most.
    pub figures: usize,
    /// What each of the first may turn out to be.
    each: [u64; TOLD_APART],
}

impl Sight {
    /// What these quantities may be; "from 10 to 15" may be two.
    #[must_use]
    pub fn of(quantities: &[Quantity]) -> Self {
        let mut sight = Self::default();
        for quantity in quantities {
            let kinds = kinds_of(quantity);
            sight.add(kinds);
            if matches!(quantity.amount, Amount::Range(..)) {
                sight.add(kinds);
            }
        }
        sight
    }

    fn add(&mut self, kinds: u64) {
        self.kinds |= kinds;
        if let Some(each) = self.each.get_mut(self.figures) {
            *each = kinds;
        }
        self.figures += 1;
    }

    /// Whether so many figures may be of one of these kinds.
    fn has(&self, count: usize, kinds: KindSet) -> bool {
        if !kinds.any(self.kinds) || count < 2 || self.figures > TOLD_APART {
            return kinds.any(self.kinds);
        }
        self.each.iter().take(self.figures).filter(|each| kinds.any(**each)).count() >= count
    }
}

/// Every kind that a figure may turn out to be in its scene.
#[must_use]
pub fn kinds_of(quantity: &Quantity) -> u64 {
    let told_for = match (quantity.per, quantity.kind) {
        (Some(_), Kind::Count | Kind::Measure | Kind::Money | Kind::Duration) => KindSet::RATE,
        (None, Kind::Money) => KindSet::SUM,
        _ => 0,
    };
    let more = match quantity.kind {
        Kind::Count => counts(quantity),
        // "half a point": a fraction of a point.
        Kind::Fraction => KindSet::POINTS,
        Kind::Date => KindSet::YEAR,
        _ => 0,
    };
    let opened = if quantity.span.start < quantity.core.start { KindSet::TOTAL | KindSet::AVERAGE } else { 0 };
    let ends = match quantity.amount {
        Amount::Range(..) | Amount::DateRange(..) | Amount::Score(_) => KindSet::ENDS,
        _ => 0,
    };
    KindSet::bits_of(quantity.kind) | KindSet::SIGNED | more | told_for | opened | ends
}

/// What a count may turn out to be: whether it has a noun, the text tells.
fn counts(quantity: &Quantity) -> u64 {
    if !quantity.units.is_empty() || quantity.attributive {
        return KindSet::POINTS | KindSet::NUMBER;
    }
    let small = match quantity.amount {
        // "About" may turn out to be "an average of".
        Amount::Number(number) => matches!(quantity.hedge, Hedge::None | Hedge::About) && is_small(number),
        _ => true,
    };
    let list = match (small, quantity.lexical) {
        (false, _) => 0,
        (true, true) => KindSet::GROUP,
        (true, false) => KindSet::ANNOUNCED | KindSet::SMALL,
    };
    KindSet::POINTS | KindSet::NUMBER | KindSet::THINGS | KindSet::BARE | list
}

/// Whether a number may be that of the items of a list.
fn is_small(number: Number) -> bool {
    let few = number.value >= Rational::whole(2) && number.value <= Rational::whole(20);
    few && number.value.is_whole() && !number.decimals && number.scale == 0
}

/// Figures that must be in sight together.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Way {
    figures: usize,
    /// At least so many of them of one of these kinds.
    of_kind: Vec<(usize, KindSet)>,
}

impl Way {
    /// A figure for each hole; where one hole asks for less than another, its figure may serve both.
    fn new(holes: &[KindSet]) -> Self {
        let mut of_kind: Vec<(usize, KindSet)> = Vec::new();
        for hole in holes {
            let within = |other: &&KindSet| other.bits() & !hole.bits() == 0;
            if of_kind.iter().all(|(_, kinds)| kinds != hole) {
                of_kind.push((holes.iter().filter(within).count(), *hole));
            }
        }
        Self { figures: holes.len(), of_kind }
    }

    fn is_met(&self, sight: &Sight) -> bool {
        self.figures <= sight.figures && self.of_kind.iter().all(|(count, kinds)| sight.has(*count, *kinds))
    }
}

/// Ways to fill a trigger's slots or a form's holes.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    ways: Vec<Way>,
}

impl Need {
    /// What a trigger needs. A claim can be contradicted only where every slot that an equation names is filled; for the
    /// worksheet one slot is enough, and none where the figures may stand in the sentences beside.
    #[must_use]
    pub fn of_trigger(frame: &Frame, extent: Extent, rules: &[Judging]) -> Self {
        // A trigger of several ways may have a hole of another kind in each: any of them will do.
        let kinds = |slot: u8| {
            let cued = frame.slots.iter().filter(|known| known.number == slot).map(|slot| slot.kinds);
            let holes = frame.holes.iter().filter(|known| known.0 == slot).map(|hole| hole.1);
            cued.chain(holes).reduce(KindSet::with)
        };
        let ways = match extent {
            Extent::Worksheet if frame.reaches => vec![Way::default()],
            Extent::Worksheet => {
                let cued = frame.slots.iter().map(|slot| slot.kinds);
                cued.chain(frame.holes.iter().map(|hole| hole.1)).map(|kinds| Way::new(&[kinds])).collect()
            }
            Extent::Contradictions | Extent::Verdicts => {
                let filled = rules.iter().filter_map(|rule| rule.figures().map(kinds).collect::<Option<Vec<_>>>());
                filled.map(|kinds| Way::new(&kinds)).collect()
            }
        };
        Self { ways }
    }

    /// What a form needs. Where only figures of two ends can be contradicted, one of those.
    #[must_use]
    pub fn of_form(form: &Form, extent: Extent, rules: &[Judging]) -> Self {
        let mut way = Way::new(&form.holes);
        let filled = |rule: &&Judging| rule.figures().all(|slot| form.named.contains(&slot));
        let mut applying = rules.iter().filter(filled).peekable();
        let judged = extent != Extent::Worksheet && applying.peek().is_some();
        if judged && applying.all(Judging::asks_for_ends) {
            way.of_kind.push((1, KindSet::from_bits(KindSet::ENDS)));
        }
        Self { ways: vec![way] }
    }

    /// The number of figures without which no way can be gone.
    #[must_use]
    pub fn least(&self) -> usize {
        self.ways.iter().map(|way| way.figures).min().unwrap_or(usize::MAX)
    }

    /// Kinds one of which must be in sight whatever the way; all kinds where the ways have none in common.
    #[must_use]
    pub fn kinds(&self) -> u64 {
        let narrowest =
            |way: &Way| way.of_kind.iter().map(|(_, kinds)| kinds.bits()).min_by_key(|bits| bits.count_ones());
        self.ways.iter().map(narrowest).try_fold(0, |all, kinds| Some(all | kinds?)).unwrap_or(u64::MAX)
    }

    /// Whether the figures in sight are enough.
    #[must_use]
    pub fn is_met(&self, sight: &Sight) -> bool {
        self.ways.iter().any(|way| way.is_met(sight))
    }
}
