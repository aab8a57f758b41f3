//! Frames and forms made ready to run.
//!
//! Comes in and goes out: plain data, made by `compile`. Not here: which words call for them (`index`).

use super::cues::{Cue, Cues};
use super::steps::Step;
use crate::check::{KindSet, Take, Within};
use crate::token::{Key, KeySet};

/// A frame, compiled.
#[derive(Debug)]
pub struct Frame {
    /// Index of its relation.
    pub relation: usize,
    /// The trigger; `None` for fixed forms.
    pub trigger: Option<Vec<Step>>,
    /// First words of the trigger; `None` where it begins with a hole.
    pub firsts: Option<KeySet>,
    /// Words with which it can begin where it can also begin with a hole.
    pub starts: KeySet,
    /// The words by one of which the trigger is called.
    pub anchors: Vec<Key>,
    /// The slots that the trigger's own holes fill, with their kinds.
    pub holes: Vec<(u8, KindSet)>,
    /// Whether it speaks only where one small slip explains the contradiction.
    pub slip: bool,
    /// Slots whose figure must be the only one of its kinds in sight.
    pub alone: Vec<u8>,
    /// Whether the sentences behind the first must tell of what was told of before.
    pub steady: bool,
    /// Whether it is for short texts of few figures alone.
    pub few: bool,
    /// Whether the trigger must stand in a heading or the lead, or with or beside another of its figures.
    pub near: bool,
    /// Whether its window is all that is in sight, whatever other triggers stand in it.
    pub open: bool,
    /// Fixed forms.
    pub forms: Vec<Form>,
    /// Whether the clause ends it.
    pub clause: bool,
    /// How far it reaches.
    pub within: Within,
    /// Whether it reaches into the sentences beside the trigger's.
    pub reaches: bool,
    /// Slots that must be filled.
    pub need: Vec<u8>,
    /// Groups of slots of one unit.
    pub agree: Vec<Vec<u8>>,
    /// Words that make a claim unknown.
    pub unlike: Cues,
    /// Guards before a match.
    pub not_before: Cues,
    /// Guards behind a match.
    pub not_after: Cues,
    /// Slots.
    pub slots: Vec<FrameSlot>,
}

/// A fixed form, compiled.
#[derive(Debug)]
pub struct Form {
    /// Its steps.
    pub cue: Cue,
    /// The kinds that each of its holes for a figure asks for, where the hole must be filled: how many figures a scene
    /// must hold, and of which kinds.
    pub holes: Vec<KindSet>,
    /// The slots that its holes fill, those of holes that may be left out among them.
    pub named: Vec<u8>,
    /// Whether it begins with a figure.
    pub figure_first: bool,
    /// The words by one of which it is called.
    pub anchors: Vec<Key>,
}

impl Frame {
    /// Whether a figure that no cue points at may fill a slot.
    #[must_use]
    pub fn is_uncued(&self) -> bool {
        self.slots.iter().any(|slot| slot.take != Take::Cued)
    }

    /// Whether a slot that must be filled can only be filled by a figure that no cue points at.
    #[must_use]
    pub fn must_guess(&self) -> bool {
        let guess = |slot: &FrameSlot| slot.take != Take::Cued && slot.before.is_empty() && slot.after.is_empty();
        self.slots.iter().any(|slot| guess(slot) && self.need.contains(&slot.number))
    }

    /// Whether the figures of a scene are enough for one of the forms, or for a slot of the trigger.
    #[must_use]
    pub fn may_fit(&self, kinds: u64, figures: usize) -> bool {
        match self.trigger {
            Some(_) => self
                .slots
                .iter()
                .map(|slot| slot.kinds)
                .chain(self.holes.iter().map(|hole| hole.1))
                .any(|asked| asked.any(kinds)),
            None => self.forms.iter().any(|form| form.may_fit(kinds, figures)),
        }
    }
}

impl Form {
    /// Whether the figures of a scene are enough to fill the form.
    #[must_use]
    pub fn may_fit(&self, kinds: u64, figures: usize) -> bool {
        self.holes.len() <= figures && self.holes.iter().all(|hole| hole.any(kinds))
    }
}

/// A slot, compiled.
#[derive(Debug)]
pub struct FrameSlot {
    /// Its number in the relation.
    pub number: u8,
    /// What may fill it.
    pub kinds: KindSet,
    /// Cues before the figure.
    pub before: Cues,
    /// Cues behind the figure.
    pub after: Cues,
    /// Weak cues behind the figure.
    pub weak: Cues,
    /// Cues before a figure of the next sentence.
    pub later: Cues,
    /// Beginnings of the trigger's sentence that point back to the one figure of the sentence before.
    pub anaphor: Cues,
    /// The slot whose like the trigger's insertion hangs on.
    pub beside: Option<u8>,
    /// Words that leave the slot empty.
    pub unlike: Cues,
    /// What fills it where no cue does.
    pub take: Take,
}
