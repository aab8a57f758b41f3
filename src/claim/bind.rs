//! Binding: which figures fill which slots of a frame.
//!
//! A trigger's frame is filled in any order: a figure takes the slot whose cue touches it, one slot only. Two equal
//! fillers for a slot, or a left-over figure of the same unit between bound ones, make the claim *unknown*. Fixed forms
//! are matched as they stand.

use super::called::{Aim, EVERY, Places};
use super::matcher::{Captures, Direction, Filler, Matcher};
use super::scene::{Scene, Spot};
use super::tail;
use super::triggers::Triggers;
use crate::check::Within;
use crate::frame::{Cues, Form, Frame, Meaning};
use crate::quantity::Kind;
use crate::sentence::size;
use crate::token::KeySet;
use std::collections::BTreeSet;
use std::ops::Range;

/// A frame with its slots filled, or the reason why they are not.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Slot number and filler.
    pub slots: Vec<(u8, Filler)>,
    /// What the trigger's class says.
    pub meaning: Meaning,
    /// Tokens of the trigger, or of the whole form.
    pub trigger: Range<u32>,
    /// Why the claim cannot be judged.
    pub unknown: Option<&'static str>,
    /// Whether a figure was taken that no cue points at.
    pub guessed: bool,
    /// Whether it is one of several that differ in the figure of a slot.
    pub rival: bool,
}

impl Binding {
    /// The filler of a slot.
    #[must_use]
    pub fn filler(&self, slot: u8) -> Option<&Filler> {
        self.slots.iter().find(|(number, _)| *number == slot).map(|(_, filler)| filler)
    }

    /// The figures of the scene that fill its slots.
    pub(super) fn figures(&self) -> impl Iterator<Item = usize> {
        let figures = self.slots.iter().flat_map(|(_, filler)| match filler {
            Filler::Figure(index) => std::slice::from_ref(index),
            Filler::List(indices) => indices.as_slice(),
            Filler::Phrase(_) | Filler::Items(_) => &[],
        });
        figures.copied()
    }
}

/// The bindings of a frame in a scene, and the stretches of its tokens in which no word of [`Frame::unlike`] may stand.
#[must_use]
pub fn bind(
    frame: &Frame,
    targets: &[Aim],
    scene: &Scene<'_>,
    sentence: &Range<u32>,
    transparent: &KeySet,
) -> (Vec<Binding>, Vec<Range<u32>>) {
    let crowd = (frame.open || frame.reaches) && scene.spots.len() > CROWD;
    if crowd
        || frame.few && !scene.text.is_of_few_figures()
        || frame.near && is_long(scene)
        || frame.must_guess() && is_crowded(frame, scene)
    {
        return (Vec::new(), Vec::new());
    }
    let mut matcher = Matcher::new(scene, transparent);
    let mut bindings = match &frame.trigger {
        Some(trigger) => {
            let starts = targets.first().map_or(EVERY, |aim| aim.starts);
            Triggers::find((frame, trigger, starts), scene, sentence, &mut matcher).bind(&mut matcher)
        }
        None => forms(frame, targets, scene, &mut matcher),
    };
    if bindings.is_empty() {
        return (bindings, Vec::new());
    }
    let stretches = stretches(frame, &bindings, scene, sentence);
    for slot in frame.slots.iter().filter(|slot| !slot.unlike.is_empty()) {
        let filled = bindings.iter().any(|binding| binding.filler(slot.number).is_some());
        if filled && stands_in(&slot.unlike, sentence, &mut matcher) {
            bindings.iter_mut().for_each(|binding| binding.slots.retain(|(number, _)| *number != slot.number));
        }
    }
    (bindings, stretches)
}

/// Whether a word that makes the claims of a frame unknown stands in a stretch.
#[must_use]
pub fn is_unlike(frame: &Frame, scene: &Scene<'_>, stretches: &[Range<u32>], transparent: &KeySet) -> bool {
    let mut matcher = Matcher::new(scene, transparent);
    stretches.iter().any(|stretch| stands_in(&frame.unlike, stretch, &mut matcher))
}

/// Figures in sight among which nothing is looked for that may stand anywhere: each trigger would look at all of them.
const CROWD: usize = 200;

/// A text in which a stretch of time and two ends of one are of other things more often than not.
fn is_long(scene: &Scene<'_>) -> bool {
    scene.text.quantities.len() > size::ONE_STORY || scene.text.sentences.len() > size::BRIEF
}

/// The sentences of all figures that a frame over several sentences has bound; over a whole text those between are of
/// other things.
fn stretches(frame: &Frame, bindings: &[Binding], scene: &Scene<'_>, sentence: &Range<u32>) -> Vec<Range<u32>> {
    if !frame.reaches && frame.within != Within::Text {
        return tail::without(scene, bindings, sentence);
    }
    let of = |index: &usize| {
        let at = scene.text.sentence_at(scene.spots.get(*index)?.tokens.start);
        scene.text.sentences.get(at).map(|sentence| sentence.tokens.clone())
    };
    let figures = bindings.iter().flat_map(|binding| &binding.slots).filter_map(|(_, filler)| match filler {
        Filler::Figure(index) => of(index),
        _ => None,
    });
    if frame.within == Within::Text {
        let mut found = vec![sentence.clone()];
        figures.for_each(|one| {
            if !found.contains(&one) {
                found.push(one)
            }
        });
        return found.iter().flat_map(|sentence| tail::without(scene, bindings, sentence)).collect();
    }
    let all = figures.fold(sentence.clone(), |all, one| all.start.min(one.start)..all.end.max(one.end));
    tail::without(scene, bindings, &all)
}

/// Figures in a sentence, in a stretch of sentences and in the whole text among which one that no cue points at can still
/// be told to be meant.
const UNCUED: [usize; 3] = [4, 5, size::FEW];

/// Among many figures "the only one of its kind" is chance.
pub(super) fn is_crowded(frame: &Frame, scene: &Scene<'_>) -> bool {
    let [sentence, stretch, text] = UNCUED;
    let kinds = || frame.slots.iter().fold(0, |all, slot| all | slot.kinds.bits());
    let amount = |spot: &Spot<'_>| !matches!(spot.quantity.kind, Kind::Date | Kind::Time | Kind::Ordinal);
    let spots = || {
        let kinds = kinds();
        scene.spots.iter().filter(|spot| amount(spot) && spot.kind & kinds != 0).count()
    };
    let many = || {
        if frame.reaches { scene.text.quantities.len() > text || spots() > stretch } else { spots() > sentence }
    };
    frame.is_uncued() && many()
}

fn stands_in(cues: &Cues, sentence: &Range<u32>, matcher: &mut Matcher<'_, '_>) -> bool {
    match cues.firsts() {
        Some(firsts) => {
            let mut places = matcher.scene.places(sentence.clone(), firsts);
            places.any(|at| matcher.is_guarded(cues, at, Direction::Forward))
        }
        None => sentence.clone().any(|at| matcher.is_guarded(cues, at, Direction::Forward)),
    }
}

fn forms(frame: &Frame, targets: &[Aim], scene: &Scene<'_>, matcher: &mut Matcher<'_, '_>) -> Vec<Binding> {
    let mut bindings: Vec<Binding> = Vec::new();
    let mut placed = Placed::default();
    let called = targets.iter().filter_map(|aim| Some((frame.forms.get(usize::from(aim.form?))?, aim.starts)));
    for (form, starts) in called.filter(|(form, _)| form.may_fit(scene.kinds, scene.spots.len())) {
        for at in beginnings(form, scene, starts) {
            let Some((end, captures)) = matcher.find(&form.cue.steps, at, Direction::Forward) else { continue };
            let guarded = matcher.is_guarded(&frame.not_after, end, Direction::Forward)
                || matcher.is_guarded(&frame.not_before, at, Direction::Backward);
            let binding = form_binding(captures, at..end);
            let rival = |other: usize| {
                let other = bindings.get(other);
                other.is_some_and(|other| other.slots == binding.slots || overlap(other, &binding))
            };
            if !guarded && !placed.touching(&binding.trigger).any(rival) {
                placed.add(&binding.trigger, bindings.len());
                bindings.push(binding);
            }
        }
    }
    bindings
}

/// The tokens at which a form can begin.
fn beginnings(form: &Form, scene: &Scene<'_>, starts: Places) -> impl Iterator<Item = u32> {
    let firsts = if form.figure_first { None } else { form.cue.firsts() };
    let (figures, words) = if form.figure_first { (scene.spots.as_slice(), 0) } else { (&[][..], starts) };
    let figures = figures.iter().map(|spot| spot.tokens.start).filter(move |at| is_among(scene, starts, *at));
    let may_begin =
        move |at: &u32| firsts.is_none_or(|words| scene.token(*at).is_some_and(|token| words.may_contain(&token.key)));
    figures.chain(among(scene.tokens.start, scene.tokens.clone(), words).filter(may_begin))
}

/// The tokens of the bits that are set, counted from a first; where every bit is, those of a stretch.
pub(super) fn among(first: u32, every: Range<u32>, starts: Places) -> impl Iterator<Item = u32> {
    let (every, mut left) = if starts == EVERY { (every, 0) } else { (0..0, starts) };
    let told_apart = std::iter::from_fn(move || {
        let bit = (left != 0).then(|| left.trailing_zeros())?;
        left &= left - 1;
        Some(first + bit)
    });
    every.chain(told_apart)
}

/// Whether the bit of a token is set, counted from the first of the scene.
fn is_among(scene: &Scene<'_>, bits: Places, at: u32) -> bool {
    bits == EVERY || at.checked_sub(scene.tokens.start).is_some_and(|bit| bit < Places::BITS && bits >> bit & 1 == 1)
}

/// Where the bindings of forms stand, so that a new one is held only against those that it touches.
#[derive(Default)]
struct Placed {
    /// Where each begins, with its number.
    starts: BTreeSet<(u32, usize)>,
    /// Tokens of the longest.
    longest: u32,
}

impl Placed {
    fn add(&mut self, tokens: &Range<u32>, number: usize) {
        self.starts.insert((tokens.start, number));
        self.longest = self.longest.max(tokens.end.saturating_sub(tokens.start));
    }

    fn touching(&self, tokens: &Range<u32>) -> impl Iterator<Item = usize> {
        let from = tokens.start.saturating_sub(self.longest);
        self.starts.range((from, 0)..(tokens.end.saturating_add(1), 0)).map(|(_, number)| *number)
    }
}

/// Whether another form took two of the figures already: the first form in the file wins.
fn overlap(other: &Binding, new: &Binding) -> bool {
    let items = |binding: &Binding| binding.slots.iter().any(|(_, filler)| matches!(filler, Filler::Items(_)));
    // The same names, one of them cut short.
    let cut_short = || items(other) && items(new) && other.trigger.end == new.trigger.end;
    let shared = || new.figures().filter(|index| other.figures().any(|figure| figure == *index)).count();
    new.figures().next().is_none() && cut_short() || shared() > 1
}

fn form_binding(captures: Captures, tokens: Range<u32>) -> Binding {
    let meaning = captures.meaning.map(|(meaning, _)| meaning).unwrap_or_default();
    Binding { slots: captures.slots, meaning, trigger: tokens, unknown: None, guessed: false, rival: false }
}
