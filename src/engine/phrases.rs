//! Phrases: wordings that prove a slip, a line of data each. Comes in: the lines of a check file ("lines", with word
//! classes in "classes", sets of wrong and right words in "pairs"); `line` says how they are written. Goes out: the wrong stretch and what is right.

mod anchors;
mod element;
mod line;

use super::{Compiled, Engine, EngineError, Slip, run_alone, settings};
use crate::context::Context;
use crate::lexicon::{look_up, plural, singular};
use crate::sentence::{Sentence, Text};
use crate::span::Span;
use crate::token::{Flags, Key, Token, key};
use anchors::Anchors;
use element::{Atom, Element, Elements, Place};
use line::{Meaning, Pairs, Phrase, Set};

/// Holes of messages.
pub const HOLES: &[&str] = &["word", "right"];

struct Phrases {
    elements: Elements,
    phrases: Vec<Phrase>,
    meanings: Vec<Meaning>,
    anchors: Anchors,
}

/// Makes the engine ready.
pub fn compile(file: &toml::Table) -> Compiled {
    settings::only(file, &["classes", "lines", "pairs"])?;
    let mut elements = Elements::default();
    for (name, words) in settings::named(file, "classes")? {
        elements.classes.add(name, words);
    }
    let mut pairs = Pairs::new();
    for (name, set) in settings::named(file, "pairs")? {
        let at = |error: EngineError| settings::fault(format!("pairs.{name}"), error.message);
        pairs.insert(name.to_owned(), Set::read(set).map_err(at)?);
    }
    let mut engine = Phrases { elements, phrases: Vec::new(), meanings: Vec::new(), anchors: Anchors::default() };
    for (index, text) in settings::strings(file, "lines")?.into_iter().enumerate() {
        let at = |error: EngineError| settings::fault(format!("lines.{index}"), format!("{}: {text}", error.message));
        let meaning = line::read(text, index, (&mut engine.elements, &pairs), &mut engine.phrases).map_err(at)?;
        engine.meanings.push(meaning);
    }
    engine.anchor()?;
    Ok(Box::new(engine))
}

/// What only words as written fill: how common the commonest of them is, and the words.
type Plain = (u8, Vec<Key>);

fn plain(element: &Element) -> Option<Plain> {
    let keys = element.keys()?;
    let commonest = keys.iter().map(|key| look_up(*key).map_or(0, |info| info.frequency())).max();
    Some((commonest.unwrap_or(0), keys))
}

impl Phrases {
    /// Notes where each phrase is looked for: at the plain place with the rarest words, and the next rarest.
    fn anchor(&mut self) -> Result<(), EngineError> {
        let plain: Vec<Option<Plain>> = self.elements.all.iter().map(plain).collect();
        let mut places: Vec<(usize, &Plain)> = Vec::new();
        for (index, phrase) in self.phrases.iter().enumerate() {
            let fault = |message: &str| settings::fault(format!("lines.{}", phrase.line), message);
            if phrase.wrong.len() == phrase.elements.len() && phrase.wrong.len() < 2 {
                return Err(fault("a bare word proves nothing; name its neighbours"));
            }
            places.clear();
            places.extend(
                phrase
                    .elements
                    .iter()
                    .enumerate()
                    .filter_map(|(place, element)| Some((place, plain.get(*element as usize)?.as_ref()?))),
            );
            places.sort_by_key(|(place, (commonest, keys))| (*commonest, !phrase.wrong.contains(place), keys.len()));
            let mut places = places.iter().map(|(place, (_, keys))| (*place, keys.as_slice()));
            let anchor = places.next().ok_or_else(|| fault("one place at least must be a plain word"))?;
            self.anchors.add(index as u32, anchor, places.next());
        }
        self.anchors.finish();
        Ok(())
    }
}

impl Engine for Phrases {
    fn run(&self, text: &Text<'_>, context: &Context, slips: &mut Vec<Slip>) {
        run_alone(self, text, context, slips);
    }

    fn words(&self) -> Vec<Key> {
        self.anchors.alone().collect()
    }

    fn beside(&self) -> Vec<(Key, isize)> {
        self.anchors.beside().collect()
    }

    fn pairs(&self) -> Box<dyn Iterator<Item = Key> + '_> {
        Box::new(self.anchors.pairs())
    }

    fn run_called(&self, text: &Text<'_>, context: &Context, called: &[u32], slips: &mut Vec<Slip>) {
        let mut called = called;
        while let Some(first) = called.first() {
            let next = text.sentences.partition_point(|sentence| sentence.tokens.end <= *first);
            let Some(sentence) = text.sentences.get(next) else { break };
            let before = called.partition_point(|at| *at < sentence.tokens.start);
            let inside = called.partition_point(|at| *at < sentence.tokens.end);
            let places = called.get(before..inside).unwrap_or_default();
            called = called.get(inside..).unwrap_or_default();
            if !places.is_empty() {
                self.sentence(text, sentence, places, context, slips);
            }
        }
    }
}

impl Phrases {
    /// The slips of a sentence, whose anchors stand at `places`.
    fn sentence(&self, text: &Text<'_>, sentence: &Sentence, places: &[u32], context: &Context, slips: &mut Vec<Slip>) {
        let tokens = text.tokens_in(sentence.tokens.clone());
        let mut last = Span::default();
        let mut found = Vec::new();
        for at in places.iter().map(|at| (at - sentence.tokens.start) as usize) {
            self.anchors.find(tokens, at, &mut found);
            for (phrase, place) in found.drain(..) {
                let Some(phrase) = self.phrases.get(phrase as usize) else { continue };
                let first = at as isize - place as isize;
                let Some(slip) = self.slip(phrase, Place { tokens, prose: text.prose(), at: first }) else {
                    continue;
                };
                if !slip.span.overlaps(last) && !accepted(&slip, context) {
                    last = slip.span;
                    slips.push(slip);
                }
            }
        }
    }

    fn slip(&self, phrase: &Phrase, place: Place<'_>) -> Option<Slip> {
        let here = |offset: usize| Place { at: place.at + offset as isize, ..place };
        let fits = |(offset, element): (usize, &u32)| {
            self.elements.get(*element).is_some_and(|element| element.fits(here(offset)))
        };
        if !phrase.elements.iter().enumerate().all(fits) {
            return None;
        }
        let from = usize::try_from(place.at + phrase.wrong.start as isize).ok()?;
        let to = usize::try_from(place.at + phrase.wrong.end as isize).ok()?;
        let wrong = place.tokens.get(from..to)?;
        let meaning = self.meanings.get(phrase.line)?;
        if !self.is_free(phrase, place, from, to)
            || self.is_name(phrase, place, from)
            || !meaning.holds(near(place.tokens, from, to))
        {
            return None;
        }
        let span = wrong.first()?.span().join(wrong.last()?.span());
        let word = span.of(place.prose).to_owned();
        let own = meaning.rights.as_ref().and_then(|rights| rights.get(&wrong.first()?.key));
        let right = right(own.unwrap_or(&meaning.right), &word);
        if right.eq_ignore_ascii_case(&word) {
            return None;
        }
        Some(Slip {
            span,
            label: if right.is_empty() { "does not agree".to_owned() } else { format!("“{right}”?") },
            replacement: (!right.is_empty()).then(|| (right.clone(), false)),
            values: vec![("word", word), ("right", right)],
            ..Slip::default()
        })
    }

    /// What fills a place of a phrase.
    fn element(&self, phrase: &Phrase, place: usize) -> Option<&Element> {
        self.elements.get(*phrase.elements.get(place)?)
    }

    /// Whether no hyphen ties the stretch to a word outside it, unless the line says so.
    fn is_free(&self, phrase: &Phrase, place: Place<'_>, from: usize, to: usize) -> bool {
        let hyphen = |token: Option<&Token>| {
            token.is_some_and(|token| matches!(token.text(place.prose), "-" | "_" | "@" | "#" | "/"))
        };
        let first = place.tokens.get(from);
        let before = from.checked_sub(1).and_then(|before| place.tokens.get(before));
        let behind = place.tokens.get(to);
        let asked =
            |element: Option<&Element>| element.and_then(Element::keys).is_some_and(|keys| keys.contains(&key("-")));
        let tied_before = first.is_some_and(Token::glued) && hyphen(before);
        let tied_behind = behind.is_some_and(Token::glued) && hyphen(behind);
        let start = phrase.wrong.start;
        (!tied_before || asked(start.checked_sub(1).and_then(|before| self.element(phrase, before))))
            && (!tied_behind || asked(self.element(phrase, phrase.wrong.end)))
    }

    /// Whether the stretch begins with a capital that the line does not ask for, and no sentence or title does.
    fn is_name(&self, phrase: &Phrase, place: Place<'_>, from: usize) -> bool {
        let asked = self.element(phrase, phrase.wrong.start).is_some_and(|element| {
            let capital = |atom: &Atom| matches!(atom, Atom::Word { capital: true, .. } | Atom::Name);
            element.atoms.iter().any(capital)
        });
        let capital = place.tokens.get(from).is_some_and(|token| token.flags.any(Flags::CAPITAL));
        let opens = place.tokens.get(..from).unwrap_or_default().iter().all(|token| !token.is_word());
        capital && !asked && !opens
    }
}

/// The words around a stretch; a text without end marks is not searched from end to end for every match.
fn near(tokens: &[Token], from: usize, to: usize) -> &[Token] {
    tokens.get(from.saturating_sub(60)..(to + 60).min(tokens.len())).unwrap_or_default()
}

impl Meaning {
    fn holds(&self, tokens: &[Token]) -> bool {
        let has = |keys: &[Key]| tokens.iter().any(|token| keys.contains(&token.key));
        (self.with.is_empty() || has(&self.with)) && (self.without.is_empty() || !has(&self.without))
    }
}

fn accepted(slip: &Slip, context: &Context) -> bool {
    !context.accepted.is_empty()
        && slip.values.iter().any(|(hole, word)| {
            *hole == "word" && word.split_whitespace().any(|word| context.accepted.contains(&word.to_lowercase()))
        })
}

/// A stretch with another form of its last word.
fn last_as(written: &str, form: fn(&str) -> Option<String>) -> Option<String> {
    let (before, last) = written.rsplit_once(' ').map_or(("", written), |(before, last)| (before, last));
    form(last).map(|form| if before.is_empty() { form.clone() } else { format!("{before} {form}") })
}

/// What is right, with the capital of what is written.
fn right(right: &str, written: &str) -> String {
    let right = match right {
        "{singular}" => last_as(written, singular),
        "{plural}" => last_as(written, plural),
        _ => None,
    }
    .unwrap_or_else(|| if right.starts_with('{') { String::new() } else { right.to_owned() });
    let mut letters = right.chars();
    match (written.chars().next(), letters.next()) {
        (Some(old), Some(new)) if old.is_uppercase() => new.to_uppercase().chain(letters).collect(),
        _ => right,
    }
}
