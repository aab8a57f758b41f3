//! Checks and relations, read and proved: what the floors above run.

use super::equation::Equation;
use super::fault::LoadError;
use super::file::{Take, Within};
use super::kinds::KindSet;
use super::load;
use super::pattern::Pattern;
use super::stored::Recipe;
use super::vocabulary::Vocabulary;
use crate::finding::Level;
use crate::kept::Kept;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A file of `checks/`, built in or a user's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckFile {
    /// Path below the folder of checks, with `/`: "change/percent-change.toml".
    pub path: String,
    /// The text of the file.
    #[serde(skip)]
    pub text: Cow<'static, str>,
}

/// One check: rule, test and manual page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Check {
    /// Name: the file's name without its ending.
    pub name: String,
    /// Group: the file's folder.
    pub group: String,
    /// Level of its findings, before they are raised or lowered.
    pub level: Level,
    /// Message with holes.
    pub message: String,
    /// The cure, with holes.
    pub help: Option<String>,
    /// Why the check speaks, for `explain`.
    pub why: Kept<String>,
    /// Texts that must stay silent.
    pub good: Kept<Vec<String>>,
    /// Texts in which the check must speak.
    pub bad: Kept<Vec<String>>,
    /// How it works.
    pub rule: Rule,
    /// Checks that this one speaks for where both speak on the same stretch of text.
    pub instead_of: Vec<String>,
    /// Off until asked for.
    pub opt_in: bool,
    /// What it finds may be how somebody speaks: silent in quotations, unless they are to be checked as well.
    pub speech: bool,
    /// It tells a change: silent where that is held against a level of another time or thing.
    pub of_change: bool,
    /// Lowered by a step where round readings of the operands would make it hold.
    pub unless_rounded: bool,
    /// The file, for messages about it.
    pub file: CheckFile,
    /// Whose it is.
    pub origin: Origin,
}

/// Whose a check is. What the project's tests prove of its own is not proved again at every start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The project's.
    Builtin,
    /// A user's.
    Own,
}

/// How a check works.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Rule {
    /// Over the bindings of a relation (its index in [`Checks::relations`]), this must hold.
    Equation {
        /// Index of the relation.
        relation: usize,
        /// What must hold, each where its slots are filled.
        equations: Vec<Equation>,
    },
    /// Code of its own.
    Engine(Recipe),
}

/// How the press words a relation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Relation {
    /// Name: the file's name, or the check's for frames of its own.
    pub name: String,
    /// Its frames.
    pub frames: Vec<Kept<Frame>>,
    /// Texts with the figures that must fill the slots.
    pub examples: Kept<Vec<Example>>,
    /// Names of all slots of all frames.
    pub slots: Vec<String>,
}

/// A text, and the text of the figure in each slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The text.
    pub text: String,
    /// Slot and written figure; several of a list are joined by " + ".
    pub slots: Vec<(String, String)>,
}

/// One wording, or one family of wordings in any order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Frame {
    /// The word that calls for the frame; `None` where it has fixed forms.
    pub trigger: Option<Pattern>,
    /// Fixed forms.
    pub forms: Vec<Pattern>,
    /// How far a trigger reaches.
    pub within: Within,
    /// Slots that must be filled.
    pub need: Vec<String>,
    /// Groups of slots of one unit and one head.
    pub agree: Vec<Vec<String>>,
    /// Where one of these stands in the sentence, the claim is unknown.
    pub unlike: Vec<Pattern>,
    /// Where one of these stands right before the match, there is none.
    pub not_before: Vec<Pattern>,
    /// Where one of these stands right behind the match, there is none.
    pub not_after: Vec<Pattern>,
    /// Slots of a trigger's frame.
    pub slots: Vec<Slot>,
    /// Bound on weaker signs: it speaks only where one small slip explains the contradiction.
    pub slip: bool,
    /// Slots whose figure must be the only one of its kinds in sight.
    pub alone: Vec<String>,
    /// What the sentences behind the first tell of must be told of before.
    pub steady: bool,
    /// Only in a short text of few figures.
    pub few: bool,
    /// The trigger stands in a heading or the lead, or in a sentence with another of its figures or beside one.
    pub near: bool,
}

/// A slot of a trigger's frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Name.
    pub name: String,
    /// What may fill it.
    pub kinds: KindSet,
    /// Cues that end where the figure begins.
    pub before: Vec<Pattern>,
    /// Cues that begin where the figure ends; they outweigh those before it.
    pub after: Vec<Pattern>,
    /// Cues that begin where the figure ends and count only where no other does.
    pub weak: Vec<Pattern>,
    /// Cues before a figure of the next sentence: "it had been".
    pub later: Vec<Pattern>,
    /// Beginnings of the trigger's sentence that point back to the one figure of the sentence before: "that was".
    pub anaphor: Vec<Pattern>,
    /// Where no cue fills it and the trigger stands in an insertion: the figure before it that is like this slot's.
    pub beside: Option<String>,
    /// Where one of these stands in the sentence, the slot stays empty.
    pub unlike: Vec<Pattern>,
    /// What fills it where no cue does.
    pub take: Take,
}

/// All checks of a run, proved.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Checks {
    pub(super) checks: Vec<Check>,
    pub(super) relations: Vec<Relation>,
    pub(super) vocabulary: Vocabulary,
    /// Whether nothing but what the build made is in it.
    #[serde(skip)]
    pub(super) builtin: bool,
}

impl Checks {
    /// The built-in checks.
    ///
    /// # Errors
    /// Where a built-in file is broken, which the project's tests exclude.
    pub fn builtin() -> Result<Self, Vec<LoadError>> {
        Self::load(&[])
    }

    /// The built-in checks and those of `files`.
    ///
    /// # Errors
    /// Every fault of every file, at once; [`Checks::load_sound`] goes on with the files without fault.
    pub fn load(files: &[CheckFile]) -> Result<Self, Vec<LoadError>> {
        let (checks, errors) = Self::load_sound(files);
        if errors.is_empty() { Ok(checks) } else { Err(errors) }
    }

    /// The sound files of `files` with the built-in ones, and the faults of the others.
    #[must_use]
    pub fn load_sound(files: &[CheckFile]) -> (Self, Vec<LoadError>) {
        load::load(files)
    }

    /// The checks of `files` alone, which is how the build reads the built-in ones.
    ///
    /// # Errors
    /// Every fault of every file, at once.
    pub fn read(files: &[CheckFile]) -> Result<Self, Vec<LoadError>> {
        let (checks, errors) = load::read(files);
        if errors.is_empty() { Ok(checks) } else { Err(errors) }
    }

    /// Keeps what engines make of their tables, which is how the build makes the built-in ones ready.
    ///
    /// # Errors
    /// What `make` says, with the check.
    #[doc(hidden)]
    pub fn keep_ready<E>(&mut self, make: impl Fn(&Recipe) -> Result<Vec<u8>, E>) -> Result<(), (String, E)> {
        for check in &mut self.checks {
            let Rule::Engine(recipe) = &mut check.rule else { continue };
            recipe.ready = make(recipe).map_err(|error| (check.name.clone(), error))?.leak();
        }
        Ok(())
    }

    /// Whether these are the built-in checks and nothing else.
    #[must_use]
    pub const fn is_builtin(&self) -> bool {
        self.builtin
    }

    /// The built-in files.
    #[must_use]
    pub fn builtin_files() -> Vec<CheckFile> {
        load::builtin_files()
    }

    /// All checks, by group and name.
    #[must_use]
    pub fn all(&self) -> &[Check] {
        &self.checks
    }

    /// The check of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.name == name)
    }

    /// All relations.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// All word classes.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

impl Relation {
    /// The number of a slot.
    #[must_use]
    pub fn slot_number(&self, name: &str) -> Option<u8> {
        self.slots.iter().position(|slot| slot == name).and_then(|slot| u8::try_from(slot).ok())
    }
}
