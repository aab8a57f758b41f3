//! Check, relation and vocabulary files as written: what serde reads, before anything is proved. Strings that can be
//! wrong inside keep their place in the file.

use super::vocabulary::ClassFile;
use crate::finding::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// `checks/<group>/<name>.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct CheckForm {
    pub relation: Option<Spanned<String>>,
    #[serde(default)]
    pub frame: Vec<FrameForm>,
    /// One equation or several; each that applies must hold.
    pub assert: Option<Spanned<toml::Value>>,
    pub engine: Option<Spanned<String>>,
    pub level: Level,
    pub message: Spanned<String>,
    pub help: Option<Spanned<String>>,
    pub why: String,
    #[serde(default)]
    pub good: Vec<Spanned<String>>,
    #[serde(default)]
    pub bad: Vec<Spanned<String>>,
    /// Checks that this one speaks for, where both speak on the same stretch of text.
    #[serde(default)]
    pub instead_of: Vec<String>,
    /// Off until asked for.
    #[serde(default)]
    pub opt_in: bool,
    /// What it finds may be how somebody speaks.
    #[serde(default)]
    pub speech: bool,
    /// It tells a change, which may be held against the level of another time or thing.
    #[serde(default)]
    pub of_change: bool,
    /// What a failing check is if it would hold with round readings; see semantics, "Rounding and truncation".
    #[serde(default)]
    pub unless_rounded: Option<bool>,
}

/// `checks/relations/<name>.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationForm {
    /// What the relation is, for readers of the file.
    #[allow(dead_code)]
    pub about: String,
    pub frame: Vec<FrameForm>,
    #[serde(default)]
    pub example: Vec<Spanned<BTreeMap<String, String>>>,
}

/// `[[frame]]`: either a trigger with slots, or fixed forms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameForm {
    pub trigger: Option<Spanned<String>>,
    #[serde(default)]
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub within: Within,
    #[serde(default)]
    pub need: Vec<Spanned<String>>,
    #[serde(default)]
    pub agree: Vec<Vec<Spanned<String>>>,
    #[serde(default)]
    pub unlike: Vec<Spanned<String>>,
    #[serde(default)]
    pub not_before: Vec<Spanned<String>>,
    #[serde(default)]
    pub not_after: Vec<Spanned<String>>,
    #[serde(default)]
    pub slot: BTreeMap<String, SlotForm>,
    /// Bound on weaker signs: it speaks only where one small slip explains the contradiction.
    #[serde(default)]
    pub slip: bool,
    /// Slots whose figure must be the only one of its kinds in sight.
    #[serde(default)]
    pub alone: Vec<Spanned<String>>,
    /// What the sentences behind the first tell of must be told of before.
    #[serde(default)]
    pub steady: bool,
    /// Only in a short text of few figures, which belong together more often than not.
    #[serde(default)]
    pub few: bool,
    /// The trigger stands in a heading or the lead, or in a sentence with another of its figures or beside one.
    #[serde(default)]
    pub near: bool,
}

/// How far a frame reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Within {
    /// The clause of the trigger.
    Clause,
    /// The sentence.
    #[default]
    Sentence,
    /// The paragraph.
    Paragraph,
    /// The whole text, where it is short.
    Text,
}

/// What fills a slot that has no cue of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Take {
    /// Nothing.
    #[default]
    Cued,
    /// The one figure of its kind that is left in the window; of several slots as many figures, in order.
    Sole,
    /// As `sole`, of those before the trigger.
    Left,
    /// As `sole`, of those behind the trigger.
    Right,
    /// Of those before the trigger, all of one sort, the last.
    Before,
    /// Of those behind the trigger, all of one sort, the first.
    Behind,
    /// As `sole`, of those whose noun stands in the trigger: "each choir" and "64 choirs".
    Named,
    /// The greatest figure of its kind that is left.
    Greatest,
    /// Every figure that is left and smaller than its partner of the same unit, as a list of two or more.
    Rest,
    /// Whichever of the few left makes the claim hold or, where none does, is but one slip away from it.
    Any,
}

/// `[frame.slot.NAME]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SlotForm {
    pub kind: Spanned<String>,
    #[serde(default)]
    pub before: Vec<Spanned<String>>,
    #[serde(default)]
    pub after: Vec<Spanned<String>>,
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
    #[serde(default)]
    pub later: Vec<Spanned<String>>,
    #[serde(default)]
    pub anaphor: Vec<Spanned<String>>,
    pub beside: Option<Spanned<String>>,
    #[serde(default)]
    pub unlike: Vec<Spanned<String>>,
    /// What fills it where no cue does.
    #[serde(default)]
    pub take: Take,
}

/// `checks/vocabulary/<name>.toml` with word classes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VocabularyForm {
    pub class: BTreeMap<String, Spanned<ClassFile>>,
}
