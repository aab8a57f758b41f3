//! Sentences told in passing: between two that belong together stands one that has nothing of theirs.
//! "The helpline took 3,600 calls. Its head would not comment. Calls about debt came to 1,440, which is 30 percent."
//!
//! Comes in: a text. Goes out: the text without such sentences, and where they stood. Not here: what then stands side by
//! side (`run`). Such a sentence has no figure, or figures of other kinds, units and nouns than those on either side; it
//! names nothing that they count, no other time, and sets nothing right.

use crate::document::BlockKind;
use crate::lexicon::singular_key;
use crate::quantity::{Kind, Quantity};
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use crate::token::Key;
use std::ops::Range;

/// Sentences without figures that may stand between.
const MOST: usize = 2;

/// A text without what is told in passing.
pub(super) struct Thin<'d> {
    /// The text.
    pub text: Text<'d>,
    /// The stretches left out.
    gaps: Vec<Span>,
    /// The sentences of the text that lie at one.
    borders: Vec<usize>,
}

impl<'d> Thin<'d> {
    /// The text without what is told in passing; `None` where nothing is.
    pub fn of(text: &Text<'d>) -> Option<Self> {
        let (mut left_out, mut gaps, mut borders) = (vec![false; text.sentences.len()], Vec::new(), Vec::new());
        let (mut at, mut dropped) = (0, 0);
        while at < text.sentences.len() {
            let Some(between) = passing(text, at) else {
                at += 1;
                continue;
            };
            borders.extend([at - dropped, at - dropped + 1]);
            dropped += between.len();
            left_out.get_mut(between.clone()).into_iter().for_each(|marks| marks.fill(true));
            let spans = text.sentences.get(between.clone()).unwrap_or_default().iter().map(|sentence| sentence.span);
            gaps.extend(spans.reduce(Span::join));
            at = between.end;
        }
        borders.dedup();
        let keeps = |number: usize| left_out.get(number) == Some(&false);
        (!gaps.is_empty()).then(|| Self { text: text.of_sentences(keeps), gaps, borders })
    }

    /// Whether a sentence of it lies at a gap.
    pub fn borders(&self, sentence: usize) -> bool {
        self.borders.binary_search(&sentence).is_ok()
    }

    /// Whether a stretch goes across a gap.
    pub fn crosses(&self, stretch: Span) -> bool {
        let at = self.gaps.partition_point(|gap| gap.start < stretch.start);
        self.gaps.get(at).is_some_and(|gap| gap.end <= stretch.end)
    }
}

/// The sentences behind this one that stand between it and another of figures and have nothing of either.
fn passing(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let told = |at: usize| running(text, at).filter(|sentence| !sentence.quantities.is_empty());
    let before = told(at)?;
    let next = (at + 1..at + 2 + MOST).find(|next| told(*next).is_some())?;
    let between = if next == at + 1 { next..next + 1 } else { at + 1..next };
    let behind = told(between.end)?;
    let strange = |number: usize| {
        running(text, number).is_some_and(|sentence| {
            is_beside(text, sentence) && [before, behind].iter().all(|told| are_strange(text, sentence, told))
        })
    };
    between.clone().all(strange).then_some(between)
}

fn running<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t Sentence> {
    text.sentences.get(at).filter(|sentence| sentence.kind == BlockKind::Paragraph)
}

/// Whether a sentence says nothing of figures that stand elsewhere: no other time, no measure, nothing set right.
fn is_beside(text: &Text<'_>, sentence: &Sentence) -> bool {
    let tokens = text.tokens_in(sentence.tokens.clone());
    let marks = tokens.iter().filter(|token| !token.is_word() && is_quote(token.text(text.prose()))).count();
    marks % 2 == 0 && !text.tells_of_others(&sentence.tokens)
}

fn is_quote(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”")
}

/// Whether a sentence has no figure and no noun that those of another are of.
fn are_strange(text: &Text<'_>, one: &Sentence, other: &Sentence) -> bool {
    let counted: Vec<Key> = other.quantities.clone().filter_map(|at| noun(text, at)).collect();
    let names = text
        .tokens_in(one.tokens.clone())
        .iter()
        .any(|token| token.is_word() && counted.contains(&singular_key(token.text(text.prose()))));
    let alike = |at: u32| other.quantities.clone().any(|known| are_alike(text, at, known));
    !names && !one.quantities.clone().any(alike)
}

/// Whether two figures can be of one sort.
fn are_alike(text: &Text<'_>, one: u32, other: u32) -> bool {
    let figures = (text.quantities.get(one as usize), text.quantities.get(other as usize));
    let (Some(first), Some(second)) = figures else { return true };
    if sort(first) != sort(second) {
        return false;
    }
    match first.kind {
        Kind::Count => match (noun(text, one), noun(text, other)) {
            (Some(first), Some(second)) => first == second,
            (None, _) => true,
            (Some(_), None) => false,
        },
        Kind::Measure => first.units.is_empty() || second.units.is_empty() || first.units == second.units,
        _ => true,
    }
}

/// Kinds that can be told of each other are one.
fn sort(figure: &Quantity) -> Kind {
    match figure.kind {
        Kind::Percent | Kind::Fraction | Kind::Multiple | Kind::Points => Kind::Percent,
        kind => kind,
    }
}

fn noun(text: &Text<'_>, at: u32) -> Option<Key> {
    text.heads.get(at as usize).copied().flatten().map(|head| head.noun)
}
