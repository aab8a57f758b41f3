//! Frames made ready to run, and the index that finds those which a sentence calls for by one of its words.

use super::anchors::step_anchors;
use super::compile::compile;
use super::cues::{Cue, Cues};
use super::feasible::Feasible;
use super::gates::Gate;
use super::imprint::Imprint;
use super::need::{Extent, Need};
use super::rules::Judging;
use super::steps::{Compiler, Step};
use super::targets::Targets;
use crate::check::{Checks, KindSet, Take, Within};
use crate::sentence::{Sentence, Text};
use crate::token::{Filter, Key, KeyMap, KeySet};
use std::collections::HashMap;

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
    /// Whether it begins with a figure.
    pub figure_first: bool,
    /// The words by one of which it is called.
    pub anchors: Vec<Key>,
}

impl Frame {
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

/// What a word can call for.
#[derive(Debug)]
pub struct Target {
    /// A frame.
    pub frame: u16,
    /// One of its forms; `None` for its trigger.
    pub form: Option<u16>,
    /// Whether its figures may stand in the sentences beside.
    pub reaches: bool,
    /// What a claim of the worksheet needs.
    claim: Need,
    /// What a contradiction needs.
    contradiction: Need,
    /// For each step of the form or trigger the words by one of which it must contain.
    pub words: Vec<Imprint>,
}

impl Target {
    /// What it needs to give what is asked for.
    #[must_use]
    pub const fn need(&self, extent: Extent) -> &Need {
        match extent {
            Extent::Worksheet => &self.claim,
            Extent::Contradictions => &self.contradiction,
        }
    }

    /// Whether the words in sight may be enough for it.
    #[must_use]
    pub fn may_read(&self, sight: &Imprint) -> bool {
        self.words.iter().all(|words| words.meets(sight))
    }
}

/// All frames, and which of their triggers and forms a word calls for.
#[derive(Debug, Default)]
pub struct Frames {
    /// The frames.
    pub frames: Vec<Frame>,
    /// What can be called, in the order of the frames.
    pub targets: Vec<Target>,
    /// The gate of each.
    pub gates: Vec<Gate>,
    /// From a word to the set of targets that may match where it stands.
    calls: KeyMap<u16>,
    /// The words of `calls`, for a first look.
    callers: Filter,
    /// The sets, each once: the words of a class mostly call the same targets.
    sets: Vec<Targets>,
    /// The targets that a number of figures is enough for: for a worksheet, for contradictions.
    feasible: [Feasible; 2],
    /// Targets that need no word, with the kinds of figure that they need.
    pub always: Vec<(usize, u64)>,
    /// Targets that look at the whole of a short text.
    pub whole: Vec<usize>,
    /// Words that call a form without a hole for a figure.
    pub figureless: KeySet,
    /// Words that may stand between a cue and its figure: the class `transparent`.
    pub transparent: KeySet,
}

impl Frames {
    /// Compiles every frame of every relation; `rules` judge the relations.
    #[must_use]
    pub fn new(checks: &Checks, rules: &[Vec<Judging>]) -> Self {
        let mut compiler = Compiler::new(checks.vocabulary());
        let transparent = compiler.class("transparent").words.keys().copied().collect();
        let mut frames = Self { transparent, ..Self::default() };
        for (index, relation) in checks.relations().iter().enumerate() {
            for frame in &relation.frames {
                frames.frames.push(compile(index, frame, &relation.slots, &mut compiler));
            }
        }
        frames.index(rules);
        frames
    }

    /// Which targets the figures in sight may be enough for.
    #[must_use]
    pub const fn feasible(&self, extent: Extent) -> &Feasible {
        let [worksheet, contradictions] = &self.feasible;
        match extent {
            Extent::Worksheet => worksheet,
            Extent::Contradictions => contradictions,
        }
    }

    /// The targets that a word calls for.
    #[inline]
    #[must_use]
    pub fn called_by(&self, word: Key) -> Option<&Targets> {
        let set = if self.callers.may_hold(word) { self.calls.get(&word) } else { None };
        set.and_then(|set| self.sets.get(usize::from(*set)))
    }

    /// Whether a sentence without figures holds a word that calls a form which needs none.
    #[must_use]
    pub fn call_without_figures(&self, text: &Text<'_>, sentence: &Sentence) -> bool {
        text.tokens_in(sentence.tokens.clone()).iter().any(|token| self.figureless.contains(&token.key))
    }

    /// Numbers the targets and notes which words call them.
    fn index(&mut self, rules: &[Vec<Judging>]) {
        let mut words: Vec<(&[Key], usize)> = Vec::new();
        let mut figureless = Vec::new();
        for (number, frame) in (0u16..).zip(&self.frames) {
            let rules = rules.get(frame.relation).map(Vec::as_slice).unwrap_or_default();
            if frame.trigger.is_some() {
                if frame.within == Within::Text {
                    self.whole.push(self.targets.len());
                }
                if frame.anchors.is_empty() {
                    let kinds = frame.holes.iter().fold(0, |all, (_, hole)| all | hole.bits());
                    self.always.push((self.targets.len(), kinds));
                }
                words.push((&frame.anchors, self.targets.len()));
                let need = |extent| Need::of_trigger(frame, extent, rules);
                let (claim, contradiction) = (need(Extent::Worksheet), need(Extent::Contradictions));
                let words = imprints(frame.trigger.as_deref().unwrap_or_default());
                let (form, reaches) = (None, frame.reaches);
                self.targets.push(Target { frame: number, form, reaches, claim, contradiction, words });
            }
            for (form_number, form) in (0u16..).zip(&frame.forms) {
                if form.anchors.is_empty() {
                    let kinds = form.holes.iter().fold(0, |all, hole| all | hole.bits());
                    self.always.push((self.targets.len(), if kinds == 0 { u64::MAX } else { kinds }));
                }
                if form.holes.is_empty() {
                    figureless.extend_from_slice(&form.anchors);
                }
                words.push((&form.anchors, self.targets.len()));
                let (claim, contradiction) = (Need::of_form(form), Need::of_form(form));
                let words = imprints(&form.cue.steps);
                let (form, reaches) = (Some(form_number), frame.reaches);
                self.targets.push(Target { frame: number, form, reaches, claim, contradiction, words });
            }
        }
        let mut calls: KeyMap<Vec<u16>> = KeyMap::default();
        for (keys, target) in words {
            for key in keys {
                calls.entry(*key).or_default().push(target as u16);
            }
        }
        self.figureless = KeySet::from(figureless);
        let mut known: HashMap<Box<[u16]>, u16> = HashMap::new();
        for (word, targets) in calls {
            let set = *known.entry(targets.into_boxed_slice()).or_insert_with_key(|targets| {
                self.sets.push(Targets::new(targets, self.targets.len()));
                (self.sets.len() - 1) as u16
            });
            self.calls.insert(word, set);
        }
        self.gates = self.targets.iter().map(Gate::new).collect();
        let feasible = |extent| Feasible::new(&self.targets, extent);
        self.feasible = [feasible(Extent::Worksheet), feasible(Extent::Contradictions)];
        self.callers = Filter::of(self.calls.keys().copied(), self.calls.len());
    }
}

/// For each step that must contain a word, the words that it may be.
fn imprints(steps: &[Step]) -> Vec<Imprint> {
    let words = steps.iter().map(step_anchors).filter(|keys| !keys.is_empty());
    words.map(|keys| keys.iter().copied().collect()).collect()
}
