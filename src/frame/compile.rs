//! Frames as read, made ready to run: patterns become steps, names of slots become numbers.
//!
//! Comes in: a frame of a relation with the names of its slots. Goes out: the compiled frame. Not here: which words call
//! for which frame (`frames`).

use super::anchors::rarest;
use super::cues::{Cue, Cues};
use super::model::{Form, Frame, FrameSlot};
use super::steps::{Compiler, Step, firsts, starts};
use crate::check::{self, KindSet, Pattern, Take, Within};
use crate::token::Key;

/// Compiles one frame.
pub fn compile(relation: usize, frame: &check::Frame, slots: &[String], compiler: &mut Compiler<'_>) -> Frame {
    let number = |name: &String| slots.iter().position(|slot| slot == name).and_then(|slot| u8::try_from(slot).ok());
    let mut all = |patterns: &[Pattern]| {
        Cues::new(patterns.iter().map(|pattern| Cue::new(compiler.steps(pattern, slots))).collect())
    };
    let frame_slots = frame.slots.iter().filter_map(|slot| {
        let (before, after, weak) = (all(&slot.before), all(&slot.after), all(&slot.weak));
        let (later, anaphor) = (all(&slot.later), all(&slot.anaphor));
        let (unlike, beside) = (all(&slot.unlike), slot.beside.as_ref().and_then(number));
        let (number, kinds, take) = (number(&slot.name)?, slot.kinds, slot.take);
        Some(FrameSlot { number, kinds, before, after, weak, later, anaphor, beside, unlike, take })
    });
    let frame_slots: Vec<FrameSlot> = frame_slots.collect();
    let (unlike, not_before, not_after) = (all(&frame.unlike), all(&frame.not_before), all(&frame.not_after));
    let forms = frame.forms.iter().map(|form| compile_form(form, slots, compiler)).collect();
    let trigger = frame.trigger.as_ref().map(|trigger| compiler.steps(trigger, slots));
    let firsts = trigger.as_deref().and_then(firsts);
    Frame {
        relation,
        anchors: call_words(trigger.as_deref()),
        starts: trigger.as_deref().filter(|_| firsts.is_none()).map(starts).unwrap_or_default(),
        firsts,
        open: frame_slots.iter().any(|slot| slot.take != Take::Cued)
            || frame.trigger.as_ref().is_some_and(|trigger| !trigger.holes().is_empty()),
        holes: trigger.iter().flatten().flat_map(named_holes).collect(),
        slip: frame.slip,
        alone: frame.alone.iter().filter_map(number).collect(),
        steady: frame.steady,
        few: frame.few,
        near: frame.near,
        trigger,
        forms,
        clause: frame.within == Within::Clause,
        within: frame.within,
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
    let named = steps.iter().flat_map(named_holes).map(|(slot, _)| slot).collect();
    Form { holes: needed(&steps), named, anchors: rarest(&steps), figure_first, cue: Cue::new(steps) }
}

/// The words that call a trigger: the rarest by one of which it must contain, or its first ones.
fn call_words(trigger: Option<&[Step]>) -> Vec<Key> {
    let rarest = trigger.map(rarest).filter(|words| !words.is_empty());
    rarest.or_else(|| Some(trigger.and_then(firsts)?.iter().collect())).unwrap_or_default()
}

/// The slots that the holes of a step fill.
fn named_holes(step: &Step) -> Vec<(u8, KindSet)> {
    match step {
        Step::Hole(Some(slot), kinds) => vec![(*slot, *kinds)],
        Step::Either(choices) => choices.iter().flat_map(|choice| choice.iter()).flat_map(named_holes).collect(),
        Step::Maybe(inner) => inner.iter().flat_map(named_holes).collect(),
        _ => Vec::new(),
    }
}

/// The kinds of the holes that every match fills with a figure.
fn needed(steps: &[Step]) -> Vec<KindSet> {
    let mut holes = Vec::new();
    for step in steps {
        match step {
            Step::Hole(_, kinds) if kinds.is_quantity() => holes.push(*kinds),
            Step::Hole(_, kinds) if kinds.any(KindSet::LIST) => holes.extend(kinds.needed()),
            _ => {}
        }
    }
    holes
}
