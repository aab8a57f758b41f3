//! Frames made ready to run, and the index that finds those which a sentence calls for by one of its words.

use super::steps::{Compiler, Step, anchors, firsts};
use crate::check::{self, Checks, KindSet, Pattern, Within};
use crate::token::{KeyMap, KeySet};

/// A frame, compiled.
#[derive(Debug)]
pub struct Frame {
    /// Index of its relation.
    pub relation: usize,
    /// The trigger; `None` for fixed forms.
    pub trigger: Option<Vec<Step>>,
    /// First words of the trigger.
    pub firsts: KeySet,
    /// Fixed forms.
    pub forms: Vec<Form>,
    /// Whether the clause ends it.
    pub clause: bool,
    /// Whether it reaches into the sentences beside the trigger's.
    pub reaches: bool,
    /// Slots that must be filled.
    pub need: Vec<u8>,
    /// Groups of slots of one unit.
    pub agree: Vec<Vec<u8>>,
    /// Words that make a claim unknown.
    pub unlike: Vec<Vec<Step>>,
    /// Guards before a match.
    pub not_before: Vec<Vec<Step>>,
    /// Guards behind a match.
    pub not_after: Vec<Vec<Step>>,
    /// Slots.
    pub slots: Vec<FrameSlot>,
}

/// A fixed form, compiled.
#[derive(Debug)]
pub struct Form {
    /// Its steps.
    pub steps: Vec<Step>,
    /// First words, unless it begins with a hole.
    pub firsts: Option<KeySet>,
    /// The kinds that each of its holes for a figure asks for, where the hole must be filled: how many figures a scene
    /// must hold, and of which kinds.
    pub holes: Vec<KindSet>,
    /// Whether it begins with a figure.
    pub figure_first: bool,
    /// The words by one of which it is called.
    pub anchors: KeySet,
}

impl Form {
    /// Whether the figures of a scene are enough to fill the form.
    #[must_use]
    pub fn may_fit(&self, kinds: u32, figures: usize) -> bool {
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
    pub before: Vec<Vec<Step>>,
    /// Cues behind the figure.
    pub after: Vec<Vec<Step>>,
    /// Weak cues behind the figure.
    pub weak: Vec<Vec<Step>>,
    /// Cues before a figure of the next sentence.
    pub later: Vec<Vec<Step>>,
    /// Beginnings of the trigger's sentence that point back to the one figure of the sentence before.
    pub anaphor: Vec<Vec<Step>>,
}

/// All frames, and which of them a word calls for.
#[derive(Debug, Default)]
pub struct Frames {
    /// The frames.
    pub frames: Vec<Frame>,
    /// From a word to the frames that may match where it stands.
    pub calls: KeyMap<Vec<u16>>,
    /// Frames that need no word, with the kinds of figure that they need.
    pub always: Vec<(u16, u32)>,
    /// Words that may stand between a cue and its figure: the class `transparent`.
    pub transparent: KeySet,
}

impl Frames {
    /// Compiles every frame of every relation.
    #[must_use]
    pub fn new(checks: &Checks) -> Self {
        let mut compiler = Compiler::new(checks.vocabulary());
        let transparent = compiler.class("transparent").words.keys().copied().collect();
        let mut frames = Self { transparent, ..Self::default() };
        for (index, relation) in checks.relations().iter().enumerate() {
            for frame in &relation.frames {
                let compiled = compile(index, frame, &relation.slots, &mut compiler);
                frames.add(compiled);
            }
        }
        frames
    }

    fn add(&mut self, frame: Frame) {
        let Ok(number) = u16::try_from(self.frames.len()) else { return };
        let mut keys = frame.firsts.clone();
        for form in &frame.forms {
            if form.anchors.is_empty() {
                let kinds = form.holes.iter().fold(0, |all, hole| all | hole.bits());
                self.always.push((number, if kinds == 0 { u32::MAX } else { kinds }));
            }
            keys.extend(form.anchors.iter().copied());
        }
        for key in keys {
            self.calls.entry(key).or_default().push(number);
        }
        self.frames.push(frame);
    }
}

fn compile(relation: usize, frame: &check::Frame, slots: &[String], compiler: &mut Compiler<'_>) -> Frame {
    let number = |name: &String| slots.iter().position(|slot| slot == name).and_then(|slot| u8::try_from(slot).ok());
    let mut all = |patterns: &[Pattern]| -> Vec<Vec<Step>> {
        patterns.iter().map(|pattern| compiler.steps(pattern, slots)).collect()
    };
    let frame_slots = frame.slots.iter().filter_map(|slot| {
        let (before, after, weak) = (all(&slot.before), all(&slot.after), all(&slot.weak));
        let (later, anaphor) = (all(&slot.later), all(&slot.anaphor));
        Some(FrameSlot { number: number(&slot.name)?, kinds: slot.kinds, before, after, weak, later, anaphor })
    });
    let frame_slots: Vec<FrameSlot> = frame_slots.collect();
    let (unlike, not_before, not_after) = (all(&frame.unlike), all(&frame.not_before), all(&frame.not_after));
    let forms = frame.forms.iter().map(|form| compile_form(form, slots, compiler)).collect();
    let trigger = frame.trigger.as_ref().map(|trigger| compiler.steps(trigger, slots));
    Frame {
        relation,
        firsts: trigger.as_deref().and_then(firsts).unwrap_or_default(),
        trigger,
        forms,
        clause: frame.within == Within::Clause,
        reaches: frame.within == Within::Paragraph
            || frame_slots.iter().any(|slot| !slot.later.is_empty() || !slot.anaphor.is_empty()),
        need: frame.need.iter().filter_map(number).collect(),
        agree: frame.agree.iter().map(|group| group.iter().filter_map(number).collect()).collect(),
        unlike,
        not_before,
        not_after,
        slots: frame_slots,
    }
}

fn compile_form(form: &Pattern, slots: &[String], compiler: &mut Compiler<'_>) -> Form {
    let steps = compiler.steps(form, slots);
    let figure = |kinds: &KindSet| kinds.is_quantity() || kinds.any(KindSet::LIST);
    let figure_first = matches!(steps.first(), Some(Step::Hole(_, kinds)) if figure(kinds));
    Form { firsts: firsts(&steps), holes: needed(&steps), anchors: anchors(&steps), figure_first, steps }
}

/// The kinds of the holes that every match fills with a figure.
fn needed(steps: &[Step]) -> Vec<KindSet> {
    let mut holes = Vec::new();
    for step in steps {
        match step {
            Step::Hole(_, kinds) if kinds.is_quantity() => holes.push(*kinds),
            Step::Hole(_, kinds) if kinds.any(KindSet::LIST) => holes.extend([KindSet::from_bits(KindSet::ANY); 2]),
            _ => {}
        }
    }
    holes
}
