//! All frames of the checks, each compiled when a text first calls for it: most texts call for few of them.
//!
//! Comes in: checks. Goes out: the index of their frames, and the frames. Not here: what a frame finds (`claim`).

use super::compile::compile;
use super::index::Index;
use super::model::Frame;
use super::rules::Judging;
use super::steps::{Classes, Compiler};
use crate::check::Checks;
use crate::embedded;
use crate::token::KeySet;
use std::sync::{Mutex, OnceLock, PoisonError};

/// All frames, and which of their triggers and forms a word calls for.
#[derive(Debug)]
pub struct Frames {
    /// What calls for them.
    pub index: Index,
    frames: Vec<Place>,
    /// The classes that were compiled.
    classes: Mutex<Classes>,
    transparent: OnceLock<KeySet>,
}

/// Where a frame stands in the checks, and what was made of it.
#[derive(Debug)]
struct Place {
    relation: usize,
    frame: usize,
    made: OnceLock<Frame>,
}

impl Frames {
    /// The frames of all relations, which `rules` judge. The index of the built-in ones was made with the program.
    #[must_use]
    pub fn new(checks: &Checks, rules: &[Vec<Judging>]) -> Self {
        let kept = || postcard::from_bytes(embedded::FRAMES).ok();
        let index = if checks.is_builtin() { kept() } else { None };
        let places = checks.relations().iter().enumerate().flat_map(|(relation, known)| {
            (0..known.frames.len()).map(move |frame| Place { relation, frame, made: OnceLock::new() })
        });
        Self {
            index: index.unwrap_or_else(|| Index::of(checks, rules)),
            frames: places.collect(),
            classes: Mutex::default(),
            transparent: OnceLock::new(),
        }
    }

    /// The frame of a number.
    #[must_use]
    pub fn get(&self, number: u16, checks: &Checks) -> Option<&Frame> {
        let place = self.frames.get(usize::from(number))?;
        let relation = checks.relations().get(place.relation)?;
        let frame = relation.frames.get(place.frame)?;
        let make = || {
            let mut classes = self.classes.lock().unwrap_or_else(PoisonError::into_inner);
            let mut compiler = Compiler::new(checks.vocabulary(), &mut classes);
            compile(place.relation, frame, &relation.slots, &mut compiler)
        };
        Some(place.made.get_or_init(make))
    }

    /// Words that may stand between a cue and its figure: the class `transparent`.
    #[must_use]
    pub fn transparent(&self, checks: &Checks) -> &KeySet {
        self.transparent.get_or_init(|| {
            let mut classes = self.classes.lock().unwrap_or_else(PoisonError::into_inner);
            let class = Compiler::new(checks.vocabulary(), &mut classes).class("transparent");
            class.words.keys().copied().collect()
        })
    }
}
