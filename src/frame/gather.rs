//! Lays out the index of all frames, which the build does for the built-in ones.
//!
//! Comes in: checks, with the rules that judge them. Goes out: an [`Index`]. Not here: how it is asked.

use super::anchors::step_anchors;
use super::compile::compile;
use super::index::{ANYWHERE, BEHIND, Call, FIGURE, Index, NONE, Target};
use super::model::{Form, Frame};
use super::need::{Extent, Need};
use super::rows::Rows;
use super::rules::Judging;
use super::steps::{Classes, Compiler, Step};
use super::wishes::{Wishes, anew};
use crate::check::{Checks, Within};
use crate::token::{Filter, Key, KeySet, KeyTable};
use std::collections::{BTreeMap, HashMap};

impl Index {
    /// The index of every frame of every relation; `rules` judge the relations.
    #[must_use]
    pub fn of(checks: &Checks, rules: &[Vec<Judging>]) -> Self {
        let mut classes = Classes::default();
        let mut compiler = Compiler::new(checks.vocabulary(), &mut classes);
        let mut gathered = Gathered::default();
        let mut number = 0;
        for (relation, known) in checks.relations().iter().enumerate() {
            let rules = rules.get(relation).map(Vec::as_slice).unwrap_or_default();
            for frame in &known.frames {
                gathered.frame(number, &compile(relation, frame, &known.slots, &mut compiler), rules);
                number += 1;
            }
        }
        gathered.finish()
    }
}

/// An index as it is gathered.
#[derive(Default)]
struct Gathered {
    /// The wishes of targets that stay inside, and of those that reach.
    wishes: [Wishes; 2],
    targets: Vec<(Target, u16, [u16; 2])>,
    /// The wishes and figures of the targets.
    asked: Vec<u16>,
    /// The kinds of the figures.
    kinds: Vec<u64>,
    needs: Vec<Need>,
    always: Vec<(u16, u64)>,
    whole: Vec<(u16, u16, u64)>,
    /// Words that call forms, and those that call what looks at the whole text, where no figure need stand beside them.
    figureless: [Vec<Key>; 2],
}

/// What of a trigger or form the index is made of.
struct Asking<'f> {
    steps: &'f [Step],
    anchors: &'f [Key],
    kinds: u64,
    needs: [Need; 2],
    whole: bool,
}

impl Gathered {
    fn frame(&mut self, number: u16, frame: &Frame, rules: &[Judging]) {
        if let Some(trigger) = &frame.trigger {
            let (reaches, few) = (frame.reaches, frame.few);
            let target = Target { frame: number, form: None, reaches, few, lead: lead(trigger) };
            let kinds = frame.holes.iter().fold(0, |all, (_, hole)| all | hole.bits());
            let needs =
                [Extent::Worksheet, Extent::Contradictions].map(|extent| Need::of_trigger(frame, extent, rules));
            let whole = frame.within == Within::Text;
            if whole && frame.holes.is_empty() {
                let [_, words] = &mut self.figureless;
                words.extend_from_slice(&frame.anchors);
            }
            self.add(target, Asking { steps: trigger, anchors: &frame.anchors, kinds, needs, whole });
        }
        for (form_number, form) in (0u16..).zip(&frame.forms) {
            let lead = lead(&form.cue.steps);
            let (reaches, few) = (frame.reaches, frame.few);
            let target = Target { frame: number, form: Some(form_number), reaches, few, lead };
            self.form(target, form, rules);
        }
    }

    fn form(&mut self, target: Target, form: &Form, rules: &[Judging]) {
        let kinds = form.holes.iter().fold(0, |all, hole| all | hole.bits());
        if form.holes.is_empty() {
            let [words, _] = &mut self.figureless;
            words.extend_from_slice(&form.anchors);
        }
        let needs = [Extent::Worksheet, Extent::Contradictions].map(|extent| Need::of_form(form, extent, rules));
        let kinds = if kinds == 0 { u64::MAX } else { kinds };
        self.add(target, Asking { steps: &form.cue.steps, anchors: &form.anchors, kinds, needs, whole: false });
    }

    fn add(&mut self, target: Target, asking: Asking<'_>) {
        let number = self.targets.len() as u16;
        let [inside, reaching] = &mut self.wishes;
        let wishes = if target.reaches { reaching } else { inside };
        let [_, need] = &asking.needs;
        // What looks at the whole text is called whatever figures stand in the sentence.
        let least = if asking.whole { 0 } else { need.least() };
        let anchor = (!asking.anchors.is_empty()).then(|| wishes.number(asking.anchors, least));
        let mut asked: Vec<u16> = anchor.into_iter().collect();
        let mut single = false;
        for step in asking.steps {
            let keys = step_anchors(step);
            let behind = single && is_single(step);
            single = is_single(step);
            if !keys.is_empty() {
                let wish = wishes.number(&keys, least);
                self.asked.push(wish | if behind { BEHIND } else { 0 });
                asked.push(wish);
            }
            if let Step::Hole(_, kinds) = step
                && kinds.is_quantity()
                && !kinds.is_empty()
            {
                let figure = known(&mut self.kinds, kinds.bits());
                self.asked.push(figure | FIGURE);
            }
        }
        asked.sort_by_key(|wish| (wishes.common(*wish), *wish));
        asked.dedup();
        match anchor {
            _ if asking.whole => self.whole.push((number, anchor.unwrap_or(NONE), asking.kinds)),
            None => self.always.push((number, asking.kinds)),
            Some(anchor) => {
                // Which sentence a target that reaches is called by makes a difference.
                let caller = if target.reaches { anchor } else { asked.first().copied().unwrap_or(anchor) };
                let other = asked.iter().copied().find(|wish| *wish != caller).unwrap_or(NONE);
                for (need, calls) in asking.needs.iter().zip(&mut wishes.calls) {
                    let least = need.least().min(255) as u8;
                    calls.entry(caller).or_default().push(Call {
                        target: number,
                        least,
                        other,
                        few: target.few,
                        kinds: need.kinds(),
                    });
                }
            }
        }
        let needs = asking.needs.map(|need| known(&mut self.needs, need));
        self.targets.push((target, self.asked.len() as u16, needs));
    }

    fn finish(mut self) -> Index {
        let [inside, reaching] = self.wishes;
        let numbers = [inside.by_figures(), reaching.by_figures()];
        let mut start = 0;
        for (target, end, _) in &self.targets {
            let [inside, reaching] = &numbers;
            let numbers = if target.reaches { reaching } else { inside };
            for wish in self.asked.get_mut(start..usize::from(*end)).unwrap_or_default() {
                if *wish & FIGURE == 0 {
                    *wish = anew(numbers, *wish & !BEHIND) | (*wish & BEHIND);
                }
            }
            start = usize::from(*end);
        }
        let [inside_numbers, reaching_numbers] = &numbers;
        self.whole.iter_mut().for_each(|(_, wish, _)| *wish = anew(inside_numbers, *wish));
        let words = Words::of([(&inside, inside_numbers), (&reaching, reaching_numbers)]);
        Index {
            filter: Filter::of(words.rows.iter().map(|(word, _)| *word), words.rows.len()),
            words: KeyTable::of(&words.rows),
            fulfilled: [words.bits(0, inside.len()), words.bits(1, reaching.len())],
            wishes: [inside.len() as u32, reaching.len() as u32],
            levels: inside.levels(),
            inside: inside.laid(inside_numbers),
            reaching: reaching.laid(reaching_numbers),
            targets: self.targets,
            asked: self.asked,
            kinds: self.kinds,
            needs: self.needs,
            always: self.always,
            whole: self.whole,
            figureless: self.figureless.map(KeySet::from),
        }
    }
}

/// The number of a value among those that are known, to which it is added if it is new.
fn known<T: PartialEq>(all: &mut Vec<T>, value: T) -> u16 {
    let known = all.iter().position(|known| *known == value);
    known.unwrap_or_else(|| {
        all.push(value);
        all.len() - 1
    }) as u16
}

/// The wishes that words fulfil.
#[derive(Default)]
struct Words {
    /// From a word to its row.
    rows: Vec<(Key, u16)>,
    /// The rows, each once: both sorts of wishes.
    all: Vec<[Vec<u16>; 2]>,
}

impl Words {
    /// What all words fulfil, given both sorts of wishes with their numbers.
    fn of(wishes: [(&Wishes, &[u16]); 2]) -> Self {
        let mut by_word: BTreeMap<Key, [Vec<u16>; 2]> = BTreeMap::new();
        for (sort, (wishes, numbers)) in wishes.into_iter().enumerate() {
            for (keys, number) in wishes.words().zip(numbers) {
                for key in keys {
                    by_word.entry(*key).or_default().get_mut(sort).into_iter().for_each(|all| all.push(*number));
                }
            }
        }
        let (mut words, mut known) = (Self::default(), HashMap::<[Vec<u16>; 2], u16>::new());
        for (word, mut wishes) in by_word {
            wishes.iter_mut().for_each(|wishes| wishes.sort_unstable());
            let row = *known.entry(wishes).or_insert_with_key(|wishes| {
                words.all.push(wishes.clone());
                (words.all.len() - 1) as u16
            });
            words.rows.push((word, row));
        }
        words
    }

    /// The rows of one sort, which has so many wishes.
    fn bits(&self, sort: usize, size: usize) -> Rows {
        Rows::of(self.all.iter().filter_map(|wishes| wishes.get(sort)).map(Vec::as_slice), size)
    }
}

/// Whether every match of a step is one word.
fn is_single(step: &Step) -> bool {
    match step {
        Step::Words(_) => true,
        Step::Class(lexemes) => lexemes.phrases.is_empty(),
        Step::Either(choices) => choices.iter().all(|choice| matches!(&**choice, [only] if is_single(only))),
        Step::Maybe(_) | Step::Hole(..) => false,
    }
}

/// The longest that steps before the first wish can be.
fn lead(steps: &[Step]) -> u8 {
    let mut lead = 0;
    for step in steps {
        if !step_anchors(step).is_empty() {
            return if is_single(step) && lead < 16 { lead } else { ANYWHERE };
        }
        match longest(step) {
            Some(longest) => lead += longest,
            None => return ANYWHERE,
        }
    }
    ANYWHERE
}

/// The most words that a step can take; `None` where nothing is known of them.
fn longest(step: &Step) -> Option<u8> {
    let all = |steps: &[Step]| steps.iter().map(longest).try_fold(0_u8, |all, own| all.checked_add(own?));
    match step {
        Step::Words(_) => Some(1),
        Step::Class(lexemes) => {
            lexemes.phrases.iter().map(|(phrase, _)| all(phrase)).try_fold(1, |most, own| Some(own?.max(most)))
        }
        Step::Either(choices) => choices.iter().map(|choice| all(choice)).try_fold(0, |most, own| Some(own?.max(most))),
        Step::Maybe(inner) => all(inner),
        Step::Hole(..) => None,
    }
}
