//! The frames that a sentence calls for, by its words and figures and, where a frame reaches, by those beside it.

use super::seen::{Seen, Words, blank};
use crate::frame::{Extent, Index, Sight};
use crate::sentence::{Sentence, Text};
use std::ops::Range;

/// What the words of a sentence call for.
#[derive(Debug, Default)]
pub struct Called {
    /// The number of the sentence, and how many tokens it has.
    own: (usize, u32),
    /// The wishes of targets that reach beyond a sentence, which the words of all that is in sight fulfil.
    near: Vec<u64>,
    /// The kinds of figure in the sentence itself.
    kinds: u64,
    /// Whether the text is short and has few figures.
    few: bool,
    kept: Kept,
    found: Vec<Found>,
    /// The frames that a word of the sentence calls, and the wishes that only words beside it fulfil.
    frames: Vec<u16>,
    beside: Vec<u64>,
    /// What to look at, in the order of the frames and of their forms.
    pub targets: Vec<Aim>,
}

/// A frame to look at.
#[derive(Debug, Clone, Copy)]
pub struct Aim {
    /// The frame.
    pub frame: u16,
    /// One of its forms; `None` for its trigger.
    pub form: Option<u16>,
    /// Where it can begin in what is in sight of it; of what looks at the whole text, in the sentence that calls it.
    pub starts: Places,
}

/// Places in a stretch of text: a bit for each of the first words.
pub type Places = u128;

/// Anywhere.
pub const EVERY: Places = Places::MAX;

/// With fewer words than this in a sentence some behind its end can be told apart as well.
const TOLD_APART: u32 = Places::BITS - 32;

/// A target, and where it can begin.
type Found = (u16, Places);

/// Where a sentence stands, and what figures it and its neighbourhood hold.
pub struct Place<'p> {
    /// Its number.
    pub sentence: usize,
    /// The sentences in sight, itself among them.
    pub near: Range<usize>,
    /// The figures in it.
    pub own_sight: &'p Sight,
    /// The figures in all of them.
    pub near_sight: &'p Sight,
}

impl Called {
    /// Forgets the sentences of another text: the room is kept.
    pub fn forget(&mut self) {
        self.kept.0.iter_mut().for_each(|(number, _)| *number = None);
    }

    /// Reads the words of a sentence and of those beside it. A frame is called by a word of the sentence itself; which of
    /// the forms of a frame that reaches are tried, the words beside have a say in.
    pub fn read(&mut self, index: &Index, text: &Text<'_>, place: &Place<'_>, extent: Extent) {
        let [_, reaching] = index.sizes();
        blank(&mut self.near, reaching);
        for sentence in place.near.clone() {
            let words = self.kept.words(index, text, sentence, extent);
            self.near.iter_mut().zip(&words.reaching).for_each(|(all, new)| *all |= new);
        }
        let tokens = text.sentences.get(place.sentence).map_or(0, |own| own.tokens.len() as u32);
        self.own = (place.sentence, tokens);
        self.kinds = place.own_sight.kinds;
        self.few = text.is_of_few_figures();
        self.find(index, text, place, extent);
    }

    /// The triggers that look at the whole text and that the sentence read last calls for, given the figures of the text,
    /// with where in the sentence they can begin: behind its end may stand whatever they ask for.
    pub fn whole<'f>(&'f self, index: &'f Index, sight: &'f Sight, extent: Extent) -> impl Iterator<Item = Aim> + 'f {
        let (words, tokens) = (self.kept.of(self.own.0), self.own.1);
        let beyond = EVERY.checked_shl(tokens).unwrap_or(0);
        let few = self.few;
        let seen = Seen { index, extent, sight, few, wishes: &words.wishes, places: None::<fn(u16) -> Places> };
        let begins = move |target: u16| match tokens {
            0..TOLD_APART => seen.begins(target, &|wish| words.places(index, false, wish) | beyond) & !beyond,
            _ => EVERY,
        };
        let called = index.whole(&words.wishes, self.kinds, few);
        let called = called.filter(move |target| index.is_met(*target, extent, sight));
        let aims = called.map(move |target| (index.target(target), begins(target))).filter(|(_, starts)| *starts != 0);
        aims.filter_map(|(target, starts)| Some(Aim { frame: target?.frame, form: None, starts }))
    }

    /// Brings the targets in the order of their frames, without those that can begin nowhere.
    fn find(&mut self, index: &Index, text: &Text<'_>, place: &Place<'_>, extent: Extent) {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        let words = self.kept.of(self.own.0);
        let stretch = Stretch::of(text, place, &self.kept);
        let places = is_told_apart(&stretch.own).then_some(|wish| words.places(index, false, wish));
        let few = self.few;
        let own = Seen { index, extent, sight: place.own_sight, few, wishes: &words.wishes, places };
        own.answer(false, &words.wishes, |_| true, |target, starts| found.push((target, starts)));
        let places = is_told_apart(&stretch.all).then_some(|wish| stretch.places(index, wish));
        let near = Seen { index, extent, sight: place.near_sight, few, wishes: &self.near, places };
        let first = found.len();
        near.answer(true, &words.reaching, |_| true, |target, starts| found.push((target, starts)));
        for target in index.always(self.kinds, few) {
            let reaches = index.target(target).is_some_and(|target| target.reaches);
            let starts = if reaches { near.answers(target) } else { own.answers(target) };
            found.extend(starts.map(|starts| (target, starts)));
        }
        // Words beside call for other forms of the frames that a word of the sentence calls, and for no more.
        let frame = |target: u16| index.target(target).map(|target| target.frame);
        self.frames.clear();
        self.frames.extend(found.iter().skip(first).filter_map(|(target, _)| frame(*target)));
        if !self.frames.is_empty() {
            self.beside.clear();
            self.beside.extend(self.near.iter().zip(&words.reaching).map(|(all, own)| all & !own));
            let wanted = |target: u16| frame(target).is_some_and(|frame| self.frames.contains(&frame));
            near.answer(true, &self.beside, wanted, |target, starts| found.push((target, starts)));
        }
        found.sort_unstable();
        let aims = found.iter().filter(|(_, starts)| *starts != 0).filter_map(|(target, starts)| {
            let target = index.target(*target)?;
            Some(Aim { frame: target.frame, form: target.form, starts: *starts })
        });
        self.targets.clear();
        self.targets.extend(aims);
        self.found = found;
    }
}

/// The sentences in sight.
struct Stretch<'k> {
    /// The tokens of the sentence itself.
    own: Range<u32>,
    /// All tokens.
    all: Range<u32>,
    /// The words of each sentence, and the place of its first one.
    words: [Option<(&'k Words, u32)>; 3],
}

impl<'k> Stretch<'k> {
    fn of(text: &Text<'_>, place: &Place<'_>, kept: &'k Kept) -> Self {
        let sentences = text.sentences.get(place.near.clone()).unwrap_or_default();
        let start = sentences.first().map_or(0, |first| first.tokens.start);
        let mut words =
            place.near.clone().zip(sentences).map(|(number, it)| (kept.of(number), it.tokens.start - start));
        let tokens = |sentence: &Sentence| sentence.tokens.clone();
        Self {
            own: text.sentences.get(place.sentence).map(tokens).unwrap_or_default(),
            all: start..sentences.last().map_or(start, |last| last.tokens.end),
            words: std::array::from_fn(|_| words.next()),
        }
    }

    fn places(&self, index: &Index, wish: u16) -> Places {
        let own = |(words, shift): &(&Words, u32)| words.places(index, true, wish) << shift;
        self.words.iter().flatten().map(own).fold(0, |all, own| all | own)
    }
}

/// Whether there are bits enough for so many tokens.
fn is_told_apart(tokens: &Range<u32>) -> bool {
    tokens.len() <= Places::BITS as usize
}

/// The words of the sentences that were read last: each is in sight of the one before it and the one behind it.
#[derive(Debug, Default)]
struct Kept([(Option<usize>, Words); 3]);

impl Kept {
    fn words(&mut self, index: &Index, text: &Text<'_>, sentence: usize, extent: Extent) -> &Words {
        let [zero, one, two] = &mut self.0;
        let (number, words) = match sentence % 3 {
            0 => zero,
            1 => one,
            _ => two,
        };
        if *number != Some(sentence)
            && let Some(found) = text.sentences.get(sentence)
        {
            *number = Some(sentence);
            let quantities = text.quantities_in(found.quantities.clone());
            let level = index.level(Sight::of(quantities).figures, extent);
            words.read(index, (found.tokens.start, text.tokens_in(found.tokens.clone())), quantities, level);
        }
        words
    }

    /// The words of a sentence that was read.
    const fn of(&self, sentence: usize) -> &Words {
        let [zero, one, two] = &self.0;
        match sentence % 3 {
            0 => &zero.1,
            1 => &one.1,
            _ => &two.1,
        }
    }
}
