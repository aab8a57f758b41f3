//! Sentences told in passing: between two that belong together stands one that has nothing of theirs.
//! "The helpline took 3,600 calls. Its head would not comment. Calls about debt came to 1,440, which is 30 percent."
//!
//! Comes in: a text. Goes out: the text without such sentences, and where they stood. Not here: what then stands side by
//! side (`run`). Such a sentence has no figure, or figures of other kinds, units and nouns than those on either side; it
//! names nothing that they count, no other time, and sets nothing right.

use crate::document::BlockKind;
use crate::lexicon::singular_key;
use crate::quantity::{Kind, Quantity};
use crate::sentence::size::SEVERAL;
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use crate::token::{Key, Token};
use std::ops::Range;

/// Sentences without figures that may stand between.
const MOST: usize = 2;

/// Whom a life is told with.
const KIN: [&str; 14] = [
    "brother", "sister", "son", "daughter", "father", "mother", "wife", "husband", "uncle", "aunt", "cousin", "nephew",
    "niece", "partner",
];
/// Words with which a sentence opens that tell whom it is about.
const OPENING: usize = 4;

/// A text without what is told in passing.
pub struct Thin<'d> {
    /// The text.
    pub text: Text<'d>,
    /// The stretches left out.
    gaps: Vec<Span>,
    /// Of each of its sentences, whether something was left out of it, and whether of it or beside it.
    near: Vec<(bool, bool)>,
}

impl<'d> Thin<'d> {
    /// The text without the sentences told in passing, and that without phrases told offhand as well.
    pub fn of(text: &Text<'d>) -> impl Iterator<Item = Self> {
        LeftOut::of(text).map(|left_out| Self::ways(text, left_out)).into_iter().flatten()
    }

    fn ways<'t>(text: &'t Text<'d>, sentences: LeftOut<'t, 'd>) -> impl Iterator<Item = Self> {
        let mut phrases = sentences.clone();
        phrases.phrases();
        let more = phrases.gaps.len() > sentences.gaps.len();
        [Some(sentences), more.then_some(phrases)]
            .into_iter()
            .flatten()
            .filter_map(|left_out| Self::new(text, left_out))
    }

    /// The text without the sentences told in passing; `None` where none is.
    #[must_use]
    pub fn without_sentences(text: &Text<'d>) -> Option<Self> {
        let mut left_out = LeftOut::of(text)?;
        if left_out.gaps.is_empty() {
            left_out.phrases();
        }
        let any = text.sentences.iter().any(|sentence| left_out.has_all(&sentence.tokens));
        any.then(|| Self::new(text, left_out)).flatten()
    }

    fn new(text: &Text<'d>, left_out: LeftOut<'_, 'd>) -> Option<Self> {
        let LeftOut { tokens, mut gaps, .. } = left_out;
        if gaps.is_empty() {
            return None;
        }
        gaps.sort_unstable();
        let (thin, numbers) = text.thinned(&tokens);
        let cut = |number: &usize| {
            let sentence = text.sentences.get(*number).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
            tokens.get(sentence.start as usize..sentence.end as usize).unwrap_or_default().contains(&true)
        };
        let cuts: Vec<bool> = numbers.iter().map(cut).collect();
        let own = |at: usize| cuts.get(at) == Some(&true);
        let next = |at: usize| numbers.get(at).zip(numbers.get(at + 1)).is_some_and(|(one, other)| other - one > 1);
        let before = |at: usize, is: &dyn Fn(usize) -> bool| at.checked_sub(1).is_some_and(is);
        let near = |at: usize| own(at) || own(at + 1) || next(at) || before(at, &own) || before(at, &next);
        let near = (0..numbers.len()).map(|at| (own(at), near(at))).collect();
        Some(Self { text: thin, gaps, near })
    }

    /// Whether something was left out of a sentence of it.
    pub fn cut(&self, sentence: usize) -> bool {
        self.near.get(sentence).is_some_and(|(own, _)| *own)
    }

    /// Whether something was left out of a sentence of it, or beside it.
    pub fn borders(&self, sentence: usize) -> bool {
        self.near.get(sentence).is_some_and(|(_, near)| *near)
    }

    /// Whether a stretch goes across a gap.
    pub fn crosses(&self, stretch: Span) -> bool {
        let at = self.gaps.partition_point(|gap| gap.start < stretch.start);
        self.gaps.get(at).is_some_and(|gap| gap.end <= stretch.end)
    }

    /// Whether a stretch goes across a gap, or begins or ends at one.
    pub fn touches(&self, stretch: Span) -> bool {
        self.crosses(Span::new(stretch.start.saturating_sub(BESIDE), stretch.end))
            || self.gaps.iter().any(|gap| gap.start >= stretch.start && gap.start <= stretch.end + BESIDE)
    }
}

/// Bytes between a figure and what is left out beside it.
const BESIDE: u32 = 3;

/// What is left out of a text.
#[derive(Clone)]
struct LeftOut<'t, 'd> {
    text: &'t Text<'d>,
    tokens: Vec<bool>,
    gaps: Vec<Span>,
}

impl<'t, 'd> LeftOut<'t, 'd> {
    /// The sentences told in passing, in a text of few figures.
    fn of(text: &'t Text<'d>) -> Option<Self> {
        let few = text.quantities.len() <= SEVERAL;
        let mut left_out = few.then(|| Self { text, tokens: vec![false; text.tokens.len()], gaps: Vec::new() })?;
        left_out.sentences();
        Some(left_out)
    }

    /// Whether all of a stretch is left out.
    fn has_all(&self, stretch: &Range<u32>) -> bool {
        let marks = self.tokens.get(stretch.start as usize..stretch.end as usize);
        marks.is_some_and(|marks| !marks.contains(&false))
    }

    fn sentences(&mut self) {
        let mut at = 0;
        while at < self.text.sentences.len() {
            let Some(between) = passing(self.text, at) else {
                at += 1;
                continue;
            };
            let sentences = self.text.sentences.get(between.clone()).unwrap_or_default();
            self.mark(sentences.iter().map(|it| it.tokens.clone()).reduce(|one, other| one.start..other.end));
            at = between.end;
        }
    }

    fn phrases(&mut self) {
        let told = |sentence: &&Sentence| sentence.kind == BlockKind::Paragraph && !sentence.quantities.is_empty();
        for sentence in self.text.sentences.iter().filter(told) {
            if self.tokens.get(sentence.tokens.start as usize) == Some(&false) {
                self.text.offhand(sentence).into_iter().for_each(|phrase| self.mark(Some(phrase)));
            }
        }
    }

    fn mark(&mut self, stretch: Option<Range<u32>>) {
        let Some(stretch) = stretch else { return };
        let tokens = self.text.tokens_in(stretch.clone());
        if let [first, .., last] | [first @ last] = tokens {
            self.gaps.push(Span::new(first.start, last.end));
        }
        let marks = self.tokens.get_mut(stretch.start as usize..stretch.end as usize);
        marks.into_iter().for_each(|marks| marks.fill(true));
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
    // A sentence of figures is passed over only by those that are of one sort.
    let figures = next == at + 1;
    let both = |one: u32, other: u32| are_alike(text, one, other) || are_alike(text, other, one);
    let tied = || before.quantities.clone().any(|one| behind.quantities.clone().any(|other| both(one, other)));
    let relative = |sentence: &Sentence| {
        text.quantities_in(sentence.quantities.clone()).iter().any(|figure| sort(figure) == Kind::Percent)
    };
    let tied = || relative(before) || relative(behind) || tied();
    let other = between.clone().any(|at| is_of_another(text, at, behind));
    (!other && (!figures || tied()) && between.clone().all(strange)).then_some(between)
}

/// "His brother, a doctor, was a friend. He died …": who stands between may be who is meant.
fn is_of_another(text: &Text<'_>, at: usize, behind: &Sentence) -> bool {
    let meant = matches!(text.word(behind.tokens.start), "He" | "She");
    let own = text.sentences.get(at).map(|sentence| sentence.tokens.clone()).filter(|_| meant).unwrap_or_default();
    let whose = matches!(text.word(own.start), "His" | "Her");
    whose && own.take(OPENING).any(|at| KIN.contains(&text.word(at)))
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
    let alike = |at: u32| other.quantities.clone().any(|known| are_alike(text, at, known));
    if one.quantities.clone().any(alike) {
        return false;
    }
    let counted: Vec<Key> = other.quantities.clone().filter_map(|at| noun(text, at)).collect();
    let names = |token: &Token| token.is_word() && counted.contains(&singular_key(token.text(text.prose())));
    counted.is_empty() || !text.tokens_in(one.tokens.clone()).iter().any(names)
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
