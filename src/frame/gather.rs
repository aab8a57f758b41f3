//! Lays out the index of all frames, which the build does for the built-in ones.
//!
//! Comes in: checks, with the rules that judge them. Goes out: an [`Index`]. Not here: how it is asked.

use super::anchors::{commonness, step_anchors};
use super::compile::compile;
use super::index::{ANYWHERE, BEHIND, Call, Calls, Index, NONE, Target};
use super::model::{Form, Frame};
use super::need::{Extent, Need};
use super::rules::Judging;
use super::steps::{Classes, Compiler, Step};
use crate::check::{Checks, Within};
use crate::lexicon::look_up;
use crate::token::{Filter, Key, KeyMap, KeySet, KeyTable};
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
    /// The words of each wish, by number, and how common they are together.
    wishes: Vec<(Vec<Key>, u64)>,
    numbers: HashMap<Vec<Key>, u16>,
    targets: Vec<(Target, u16, [u16; 2])>,
    /// The wishes of the targets.
    asked: Vec<u16>,
    /// By wish, the calls of targets that stay inside and of those that reach, each for both extents.
    calls: [[BTreeMap<u16, Vec<Call>>; 2]; 2],
    needs: Vec<Need>,
    always: Vec<(u16, u64)>,
    whole: Vec<(u16, u16, u64)>,
    figureless: Vec<Key>,
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
            let target = Target { frame: number, form: None, reaches: frame.reaches, lead: lead(trigger) };
            let kinds = frame.holes.iter().fold(0, |all, (_, hole)| all | hole.bits());
            let needs =
                [Extent::Worksheet, Extent::Contradictions].map(|extent| Need::of_trigger(frame, extent, rules));
            let whole = frame.within == Within::Text;
            if whole && frame.holes.is_empty() {
                self.figureless.extend_from_slice(&frame.anchors);
            }
            self.add(target, Asking { steps: trigger, anchors: &frame.anchors, kinds, needs, whole });
        }
        for (form_number, form) in (0u16..).zip(&frame.forms) {
            let lead = lead(&form.cue.steps);
            let target = Target { frame: number, form: Some(form_number), reaches: frame.reaches, lead };
            self.form(target, form);
        }
    }

    fn form(&mut self, target: Target, form: &Form) {
        let kinds = form.holes.iter().fold(0, |all, hole| all | hole.bits());
        if form.holes.is_empty() {
            self.figureless.extend_from_slice(&form.anchors);
        }
        let needs = [Need::of_form(form), Need::of_form(form)];
        let kinds = if kinds == 0 { u64::MAX } else { kinds };
        self.add(target, Asking { steps: &form.cue.steps, anchors: &form.anchors, kinds, needs, whole: false });
    }

    fn add(&mut self, target: Target, asking: Asking<'_>) {
        let number = self.targets.len() as u16;
        let anchor = (!asking.anchors.is_empty()).then(|| self.wish(asking.anchors));
        let mut asked: Vec<u16> = anchor.into_iter().collect();
        let mut single = false;
        for step in asking.steps {
            let keys = step_anchors(step);
            let behind = single && is_single(step);
            single = is_single(step);
            if !keys.is_empty() {
                let wish = self.wish(&keys);
                self.asked.push(wish | if behind { BEHIND } else { 0 });
                asked.push(wish);
            }
        }
        let common = |wish: &u16| self.wishes.get(usize::from(*wish)).map_or(0, |(_, common)| *common);
        asked.sort_by_key(|wish| (common(wish), *wish));
        asked.dedup();
        match anchor {
            _ if asking.whole => self.whole.push((number, anchor.unwrap_or(NONE), asking.kinds)),
            None => self.always.push((number, asking.kinds)),
            Some(anchor) => {
                // Which sentence a target that reaches is called by makes a difference.
                let caller = if target.reaches { anchor } else { asked.first().copied().unwrap_or(anchor) };
                let other = asked.iter().copied().find(|wish| *wish != caller).unwrap_or(NONE);
                for (need, calls) in asking.needs.iter().zip(&mut self.calls) {
                    let [inside, reaching] = calls;
                    let calls = if target.reaches { reaching } else { inside };
                    let least = need.least().min(255) as u8;
                    calls.entry(caller).or_default().push(Call { target: number, least, other, kinds: need.kinds() });
                }
            }
        }
        let needs = asking.needs.map(|need| self.need(need));
        self.targets.push((target, self.asked.len() as u16, needs));
    }

    fn wish(&mut self, keys: &[Key]) -> u16 {
        if let Some(known) = self.numbers.get(keys) {
            return *known;
        }
        let number = self.wishes.len() as u16;
        self.wishes.push((keys.to_vec(), how_common(keys)));
        self.numbers.insert(keys.to_vec(), number);
        number
    }

    fn need(&mut self, need: Need) -> u16 {
        let known = self.needs.iter().position(|known| *known == need);
        known.unwrap_or_else(|| {
            self.needs.push(need);
            self.needs.len() - 1
        }) as u16
    }

    fn finish(self) -> Index {
        let mut by_word: KeyMap<Vec<u16>> = KeyMap::default();
        for (number, (keys, _)) in (0u16..).zip(&self.wishes) {
            keys.iter().for_each(|key| by_word.entry(*key).or_default().push(number));
        }
        let mut by_word: Vec<(Key, Vec<u16>)> = by_word.into_iter().collect();
        by_word.sort_unstable_by_key(|(word, _)| *word);
        let (mut words, mut sets, mut members) = (Vec::new(), Vec::new(), Vec::new());
        let mut known: HashMap<Vec<u16>, u16> = HashMap::new();
        for (word, wishes) in by_word {
            let set = *known.entry(wishes).or_insert_with_key(|wishes| {
                members.extend_from_slice(wishes);
                sets.push(members.len() as u32);
                (sets.len() - 1) as u16
            });
            words.push((word, set));
        }
        let wishes = self.wishes.len();
        let [worksheet, contradictions] = self.calls.map(|calls| calls.map(|calls| laid(calls, wishes)));
        let ([inside_all, reaching_all], [inside, reaching]) = (worksheet, contradictions);
        Index {
            filter: Filter::of(words.iter().map(|(word, _)| *word), words.len()),
            words: KeyTable::of(&words),
            sets,
            members,
            wishes: wishes as u32,
            inside: [inside_all, inside],
            reaching: [reaching_all, reaching],
            targets: self.targets,
            asked: self.asked,
            needs: self.needs,
            always: self.always,
            whole: self.whole,
            figureless: KeySet::from(self.figureless),
        }
    }
}

fn laid(mut calls: BTreeMap<u16, Vec<Call>>, wishes: usize) -> Calls {
    Calls::new((0..wishes).map(|wish| calls.remove(&(wish as u16)).unwrap_or_default()).collect())
}

/// Whether every match of a step is one word.
fn is_single(step: &Step) -> bool {
    match step {
        Step::Words(_) => true,
        Step::Class(lexemes) => lexemes.phrases.is_empty(),
        Step::Either(choices) => choices.iter().all(|choice| matches!(choice.as_slice(), [only] if is_single(only))),
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

/// How often one of these words stands in prose, roughly: each step of the lexicon's scale is some four times the one
/// below, and marks and the commonest words stand above it.
fn how_common(keys: &[Key]) -> u64 {
    let scale = |key: &Key| look_up(*key).map_or(0, |info| info.frequency());
    let words: u64 = keys.iter().map(|key| 1 << (2 * scale(key))).sum();
    words + (commonness(keys) as u64 / 1000) * (1 << 18)
}
