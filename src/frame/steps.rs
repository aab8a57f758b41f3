//! Patterns made ready to run: classes resolved to their words, holes to slot numbers, and the words at the ends of each.
//! Not here: the words that call a pattern (`anchors`), and its matches (`matcher`).

use super::anchors;
use super::sequence::{Sequence, Words, sieve};
use crate::check::{Class, KindSet, Node, Pattern, Vocabulary};
use crate::exact::Rational;
use crate::token::{Key, KeyMap, KeySet, literal};
use std::collections::HashMap;
use std::sync::Arc;

/// One step of a pattern.
#[derive(Debug, Clone)]
pub enum Step {
    /// One of these words.
    Words(Words),
    /// A word or phrase of a class.
    Class(Arc<Lexemes>),
    /// One of several sequences.
    Either(Arc<[Sequence]>),
    /// May be absent.
    Maybe(Sequence),
    /// A hole: the slot it fills, if it has a name, and what it takes.
    Hole(Option<u8>, KindSet),
}

/// The words and phrases of a class, each with what its leaf class says.
#[derive(Debug, Default)]
pub struct Lexemes {
    /// Single words.
    pub words: KeyMap<Meaning>,
    /// Phrases.
    pub phrases: Vec<(Sequence, Meaning)>,
    /// The sieves of what it can begin and end with.
    sieves: [u64; 2],
    /// The words with which it can begin; `None` where it can begin with a hole.
    firsts: Option<KeySet>,
    /// The words with which it can end; `None` where it can end with a hole.
    lasts: Option<KeySet>,
    /// The words by one of which it is called.
    pub anchors: Vec<Key>,
    /// How often those stand in English prose, roughly.
    pub commonness: usize,
}

impl Lexemes {
    fn new(words: KeyMap<Meaning>, phrases: Vec<(Sequence, Meaning)>) -> Self {
        let mut lexemes = Self { words, phrases, ..Self::default() };
        let own = sieve(lexemes.words.keys());
        let phrases = lexemes.phrases.iter().map(|(phrase, _)| phrase.sieves());
        lexemes.sieves = phrases.fold([own; 2], |[begins, ends], [begin, end]| [begins | begin, ends | end]);
        let edge = |outer: fn(&[Step], &mut Vec<Key>) -> Option<()>| {
            let mut keys: Vec<Key> = lexemes.words.keys().copied().collect();
            lexemes.phrases.iter().try_for_each(|(phrase, _)| outer(phrase, &mut keys))?;
            Some(KeySet::from(keys))
        };
        let (firsts, lasts) = (edge(add_firsts), edge(add_lasts));
        let mut anchors: Vec<Key> = lexemes.words.keys().copied().collect();
        lexemes.phrases.iter().for_each(|(phrase, _)| anchors.extend(anchors::rarest(phrase)));
        (lexemes.firsts, lexemes.lasts, lexemes.anchors) = (firsts, lasts, in_order(anchors));
        lexemes.commonness = anchors::commonness(&lexemes.anchors);
        lexemes
    }

    /// The sieve of what it can begin with.
    pub(super) const fn begins(&self) -> u64 {
        let [begins, _] = self.sieves;
        begins
    }

    /// The sieve of what it can end with.
    pub(super) const fn ends(&self) -> u64 {
        let [_, ends] = self.sieves;
        ends
    }

    /// Whether one of the phrases may begin with the word, or with `backward` end with it.
    #[must_use]
    pub fn may_have_phrase(&self, word: Option<Key>, backward: bool) -> bool {
        !self.phrases.is_empty() && is_at_end(if backward { &self.lasts } else { &self.firsts }, word)
    }
}

/// Whether a word may be among those that can stand at an end.
fn is_at_end(words: &Option<KeySet>, word: Option<Key>) -> bool {
    words.as_ref().is_none_or(|words| word.is_some_and(|word| words.may_contain(&word)))
}

/// Keys in order, each once.
pub fn in_order(mut keys: Vec<Key>) -> Vec<Key> {
    keys.sort();
    keys.dedup();
    keys
}

/// What a class says of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meaning {
    /// 1 up, -1 down, 0 neither.
    pub sign: i8,
    /// What it multiplies by.
    pub value: Option<Rational>,
}

/// What a comma parts a dash may part as well, and a word that goes on after a full stop: "12 tonnes – a rise of 2",
/// "12 tonnes. That is a rise of 2".
fn parting(keys: &[Key]) -> Step {
    let told = |keys: &[Key]| Step::Words(Words::of(keys));
    let goes_on = vec![told(&[literal(".")]), told(&[literal("that"), literal("this")]), told(&GOES_ON)];
    Step::Either([vec![told(&[keys, &DASHES].concat())].into(), goes_on.into()].into())
}

const GOES_ON: [Key; 9] = [
    literal("is"),
    literal("was"),
    literal("makes"),
    literal("made"),
    literal("means"),
    literal("meant"),
    literal("gives"),
    literal("gave"),
    literal("represents"),
];

const COMMA: Key = literal(",");
const DASHES: [Key; 2] = [literal("–"), literal("—")];

/// Classes that were compiled, by name.
pub type Classes = HashMap<String, Arc<Lexemes>>;

/// Compiles patterns against a vocabulary.
pub struct Compiler<'v> {
    vocabulary: &'v Vocabulary,
    classes: &'v mut Classes,
}

impl<'v> Compiler<'v> {
    /// A compiler over the classes of `vocabulary`, those among them that were compiled before.
    #[must_use]
    pub const fn new(vocabulary: &'v Vocabulary, classes: &'v mut Classes) -> Self {
        Self { vocabulary, classes }
    }

    /// The steps of a pattern; `slots` gives the slots their numbers.
    pub fn steps(&mut self, pattern: &Pattern, slots: &[String]) -> Vec<Step> {
        pattern.nodes.iter().map(|node| self.step(node, slots)).collect()
    }

    fn step(&mut self, node: &Node, slots: &[String]) -> Step {
        match node {
            Node::Word(keys) if keys.contains(&COMMA) => parting(keys),
            Node::Word(keys) => Step::Words(Words::of(keys)),
            Node::Class(name) => Step::Class(self.class(name)),
            Node::Either(choices) => {
                Step::Either(choices.iter().map(|choice| self.steps(choice, slots).into()).collect())
            }
            Node::Maybe(inner) => Step::Maybe(self.steps(inner, slots).into()),
            Node::Hole(hole) => {
                let slot = slots.iter().position(|slot| *slot == hole.name).and_then(|slot| u8::try_from(slot).ok());
                Step::Hole(slot, KindSet::of(&hole.kinds).unwrap_or_default())
            }
        }
    }

    /// The words of a class and of every class inside.
    pub fn class(&mut self, name: &str) -> Arc<Lexemes> {
        if let Some(known) = self.classes.get(name) {
            return Arc::clone(known);
        }
        let (mut words, mut phrases) = (KeyMap::default(), Vec::new());
        for leaf in self.vocabulary.leaves(name) {
            let meaning = Meaning { sign: leaf.sign, value: leaf.value };
            words.extend(leaf.words.iter().map(|word| (*word, meaning)));
            phrases.extend(self.phrases(leaf).into_iter().map(|steps| (steps.into(), meaning)));
        }
        let lexemes = Arc::new(Lexemes::new(words, phrases));
        self.classes.insert(name.to_owned(), Arc::clone(&lexemes));
        lexemes
    }

    /// Phrases of a class; a class inside a phrase must not hold the phrase again, which `leaves` sees to by name.
    fn phrases(&mut self, leaf: &Class) -> Vec<Vec<Step>> {
        let plain = |pattern: &&Pattern| !pattern.classes().contains(&leaf.name.as_str());
        leaf.phrases.iter().filter(plain).map(|pattern| self.steps(pattern, &[])).collect()
    }
}

/// The words with which a match of `steps` can begin; `None` where it can begin with a hole.
#[must_use]
pub fn firsts(steps: &[Step]) -> Option<KeySet> {
    let mut keys = Vec::new();
    add_firsts(steps, &mut keys).map(|()| KeySet::from(keys))
}

/// The words with which a match of `steps` can begin, whether or not it can begin with a hole too.
#[must_use]
pub fn starts(steps: &[Step]) -> KeySet {
    let mut keys = Vec::new();
    add_starts(steps, &mut keys);
    KeySet::from(keys)
}

fn add_starts(steps: &[Step], keys: &mut Vec<Key>) {
    for step in steps {
        match step {
            Step::Hole(..) => return,
            Step::Either(choices) => choices.iter().for_each(|choice| add_starts(choice, keys)),
            Step::Maybe(inner) => add_starts(inner, keys),
            Step::Words(words) => keys.extend_from_slice(words),
            Step::Class(lexemes) => match &lexemes.firsts {
                Some(firsts) => keys.extend(firsts.iter()),
                None => {
                    keys.extend(lexemes.words.keys().copied());
                    lexemes.phrases.iter().for_each(|(phrase, _)| add_starts(phrase, keys));
                }
            },
        }
        if !matches!(step, Step::Maybe(_)) {
            return;
        }
    }
}

/// Whether a match of `steps` can begin with a word (`None`: with the end of what is in sight), found without a set.
#[must_use]
pub fn may_begin(steps: &[Step], word: Option<Key>) -> bool {
    for step in steps {
        let begins = match step {
            Step::Words(words) => word.is_some_and(|word| words.contains(word)),
            Step::Class(lexemes) => is_at_end(&lexemes.firsts, word),
            Step::Either(choices) => choices.iter().any(|choice| choice.may_begin(word) && may_begin(choice, word)),
            Step::Maybe(inner) => inner.may_begin(word) && may_begin(inner, word),
            Step::Hole(..) => true,
        };
        if begins || !matches!(step, Step::Maybe(_)) {
            return begins;
        }
    }
    true
}

/// Adds the words with which a match of `steps` can begin; `None` where it can begin with a hole.
pub fn add_firsts(steps: &[Step], keys: &mut Vec<Key>) -> Option<()> {
    add_outer(steps.iter(), keys, add_firsts, |lexemes| lexemes.firsts.as_ref())
}

/// Adds the words with which a match of `steps` can end; `None` where it can end with a hole.
pub fn add_lasts(steps: &[Step], keys: &mut Vec<Key>) -> Option<()> {
    add_outer(steps.iter().rev(), keys, add_lasts, |lexemes| lexemes.lasts.as_ref())
}

/// Adds the outer words of steps, from the outside to the first that cannot be absent. `None` where a hole or nothing can
/// stand there.
fn add_outer<'s>(
    steps: impl Iterator<Item = &'s Step>,
    keys: &mut Vec<Key>,
    inside: fn(&[Step], &mut Vec<Key>) -> Option<()>,
    of_class: fn(&Lexemes) -> Option<&KeySet>,
) -> Option<()> {
    for step in steps {
        match step {
            Step::Words(words) => keys.extend_from_slice(words),
            Step::Class(lexemes) => keys.extend(of_class(lexemes)?.iter()),
            Step::Either(choices) => choices.iter().try_for_each(|choice| inside(choice, keys))?,
            Step::Maybe(inner) => inside(inner, keys)?,
            Step::Hole(..) => return None,
        }
        if !matches!(step, Step::Maybe(_)) {
            return Some(());
        }
    }
    None
}
